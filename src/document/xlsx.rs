//! Workbooks to a table: the cells of the first sheet as Excel shows them, merged ones as one.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::block::{Block, Cell, Join, Row};
use super::error::DocumentError;
use super::package::Package;

/// The part every workbook has.
pub(super) const MAIN: &str = "xl/workbook.xml";
/// All cells together may hold so many bytes.
const MOST_BYTES: usize = 50 << 20;
/// Columns further right hold nothing that belongs to a plan.
const MOST_COLUMNS: u32 = 256;
/// So many cells may be one with the cell above them.
const MOST_MERGED: usize = 1_000_000;

/// The table of the first sheet that is shown.
pub(super) fn blocks(bytes: &[u8], package: &mut Package<'_>) -> Result<Vec<Block>, DocumentError> {
    // The library unpacks without limits: everything it may read is counted first.
    for name in package.names().iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        package.part(name)?;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => DocumentError::Encrypted,
        _ => DocumentError::Damaged,
    })?;
    let sheets = book.sheets_metadata();
    let sheet = sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or_else(|| sheets.first());
    let name = sheet.map(|sheet| sheet.name.clone()).ok_or(DocumentError::Damaged)?;
    let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let cells = cells(&mut book, &name)?;
    let rows = rows(cells, &merges);
    Ok(if rows.is_empty() { Vec::new() } else { vec![Block::Table(rows)] })
}

type Cells = Vec<(u32, u32, String)>;

fn cells<R: std::io::Read + std::io::Seek>(book: &mut Xlsx<R>, name: &str) -> Result<Cells, DocumentError> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| DocumentError::Damaged)?;
    let mut cells = Vec::new();
    let mut bytes = 0;
    while let Some(cell) = reader.next_cell().map_err(|_| DocumentError::Damaged)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        let text = text.trim();
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        bytes += text.len() + 64;
        if bytes > MOST_BYTES {
            return Err(DocumentError::Bomb);
        }
        cells.push((row, column, text.to_owned()));
    }
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    cells.dedup_by_key(|(row, column, _)| (*row, *column));
    Ok(cells)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(time) => shown_time(time),
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::SharedString(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        other => Data::from(other.clone()).to_string().replace('\r', ""),
    }
}

/// A date as `2023-06-30`; what is no date, as the number it is.
fn shown_time(time: &ExcelDateTime) -> String {
    let days = time.as_f64();
    if !time.is_datetime() || !(1.0..2_958_466.0).contains(&days) {
        return days.to_string();
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The rows that hold something; of merged cells the first has the text, those below it are one with it.
fn rows(cells: Cells, merges: &[Dimensions]) -> Vec<Row> {
    let mut spans: HashMap<(u32, u32), usize> = HashMap::new();
    let mut below: HashMap<u32, Vec<(u32, usize)>> = HashMap::new();
    let used: std::collections::BTreeSet<u32> = cells.iter().map(|(row, ..)| *row).collect();
    let mut room = MOST_MERGED;
    for merge in merges {
        let ((top, left), (bottom, right)) = (merge.start, merge.end);
        if left >= MOST_COLUMNS || bottom < top || right < left {
            continue;
        }
        let span = (right.min(MOST_COLUMNS) - left) as usize + 1;
        spans.insert((top, left), span);
        for row in used.range(top.saturating_add(1)..).take_while(|row| **row <= bottom).take(room) {
            below.entry(*row).or_default().push((left, span));
            room -= 1;
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, text) in cells {
        let line = row as usize + 1;
        if rows.last().is_none_or(|last| last.line != line) {
            let joined = below.remove(&row).unwrap_or_default().into_iter();
            let cells = joined.map(|(column, span)| Cell {
                column: column as usize,
                span,
                text: String::new(),
                join: Join::Above,
            });
            rows.push(Row { line, cells: cells.collect() });
        }
        let span = spans.get(&(row, column)).copied().unwrap_or(1);
        if let Some(last) = rows.last_mut() {
            last.cells.push(Cell { column: column as usize, span, text, join: Join::Own });
        }
    }
    for row in &mut rows {
        row.cells.sort_by_key(|cell| (cell.column, cell.text.is_empty()));
        row.cells.dedup_by_key(|cell| cell.column);
    }
    rows
}
