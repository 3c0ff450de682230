//! The cells of a table as they stand, without any thought of what they mean.

use super::block::Block;
use super::error::{DocumentError, MOST_BYTES};
use super::format::{self, Format};
use super::package::Package;
use super::{decode, xlsx};

/// A row of a table: its line or, in a workbook, its row, from 1; and its cells, from the first column on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Counted from 1.
    pub line: usize,
    /// Columns without a cell are empty.
    pub cells: Vec<String>,
}

/// The rows of the first sheet of a workbook, or of a text with commas, semicolons or tabs between its columns, hidden
/// ones too. None if it is neither.
///
/// # Errors
///
/// What makes a workbook unreadable.
pub fn cells(bytes: &[u8]) -> Result<Option<Vec<TableRow>>, DocumentError> {
    if bytes.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    match format::of(bytes) {
        Format::Package => workbook(bytes),
        Format::Text => Ok(text(&decode::decode(bytes))),
        Format::Encrypted | Format::Foreign(_) => Ok(None),
    }
}

fn workbook(bytes: &[u8]) -> Result<Option<Vec<TableRow>>, DocumentError> {
    let mut package = Package::open(bytes)?;
    if !package.has(xlsx::MAIN) {
        return Ok(None);
    }
    let tables = xlsx::blocks(&mut package)?.into_iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        Block::Line(_) => None,
    });
    let rows = tables.flatten().map(|row| {
        let width = row.cells.last().map_or(0, |cell| cell.column + 1);
        let mut cells = vec![String::new(); width];
        for cell in row.cells {
            cells[cell.column] = cell.text;
        }
        TableRow { line: row.line, cells }
    });
    Ok(Some(rows.collect()))
}

/// The delimiter is the sign that stands most often in the first line that has any.
fn text(text: &str) -> Option<Vec<TableRow>> {
    let count = |line: &str, sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    let signs = *b",;\t";
    let head = text.lines().find(|line| signs.iter().any(|sign| count(line, *sign) > 0))?;
    let delimiter = signs.into_iter().max_by_key(|sign| count(head, *sign))?;
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let rows = reader.records().map_while(Result::ok).map(|record| TableRow {
        line: record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or(usize::MAX)),
        cells: record.iter().map(|cell| cell.replace("\r\n", "\n").trim().to_owned()).collect(),
    });
    Some(rows.collect())
}
