//! Documents in: bytes → lines and tables → entries → an outline → items with their clauses → a draft plan. Nothing is
//! guessed and nothing dropped: what is missing is empty, what fits nowhere is a warning with its line.
//!
//! Every format is brought to [`block::Block`]s first; from there on all are read alike.

mod block;
mod bracket;
mod cells;
mod clause;
mod deadline;
mod decode;
mod delimited;
mod docx;
mod draft;
mod entry;
mod error;
mod format;
mod front;
mod heads;
mod label;
mod markdown;
mod marker;
mod names;
mod natural;
mod outline;
mod package;
mod paragraph;
mod plain;
mod rank;
mod table;
mod xlsx;
mod xml;

use crate::plan::Plan;
use block::Block;
pub use cells::{TableRow, cells};
pub use draft::{Draft, DraftFlag, DraftItem, DraftSubtheme, DraftTheme, Warning};
pub use error::{DocumentError, MOST_BYTES, MOST_LINES};
pub use format::Foreign;
use format::Format;
use front::Piece;
use package::Package;

/// The plan a new board begins with: 《十堰市2020年科技创新工作要点》.
const DEFAULT: &[u8] = include_bytes!("../../seeds/shiyan-2020.txt");

/// Reads a document. Its content says what it is; where that leaves several answers, the ending of its `name` does.
/// The name is also the plan's title if the document has none.
pub fn read(bytes: &[u8], name: &str) -> Result<Draft, DocumentError> {
    if bytes.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let (blocks, broken) = match format::of(bytes) {
        Format::Package => (packed(bytes)?, Vec::new()),
        Format::Text => written(bytes, name)?,
        Format::Encrypted => return Err(DocumentError::Encrypted),
        Format::Foreign(foreign) => return Err(DocumentError::Foreign(foreign)),
    };
    if blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    let lengths = blocks.iter().map(|block| match block {
        Block::Line(_) => 1,
        Block::Table(rows) => rows.len(),
    });
    if lengths.sum::<usize>() > MOST_LINES {
        return Err(DocumentError::TooLong);
    }
    let front = front::take(pieces(blocks), name);
    let mut entries = entry::entries(front.rest);
    let before = front.before.into_iter().map(|line| block::Line { joint: block::Joint::Closed, ..line });
    entries.before.splice(0..0, before);
    let outline = outline::outline(entries);
    if outline.items.is_empty() {
        return Err(DocumentError::NoItems);
    }
    let mut draft = Draft::of(front.title, outline);
    draft.warnings.extend(broken);
    draft.warnings.sort_by_key(|warning| warning.line);
    draft.warnings.dedup();
    Ok(draft)
}

/// The blocks of a document of Word's or a workbook.
fn packed(bytes: &[u8]) -> Result<Vec<Block>, DocumentError> {
    let mut package = Package::open(bytes)?;
    if package.has(docx::MAIN) {
        return docx::blocks(&mut package);
    }
    if package.has(xlsx::MAIN) {
        return xlsx::blocks(&mut package);
    }
    Err(DocumentError::Foreign(match () {
        () if package.has("ppt/presentation.xml") => Foreign::Slides,
        () if package.has("content.xml") => Foreign::OpenDocument,
        () if package.has("OFD.xml") => Foreign::Ofd,
        () => Foreign::Archive,
    }))
}

/// The blocks of a text, and its lines with bytes that mean nothing.
fn written(bytes: &[u8], name: &str) -> Result<(Vec<Block>, Vec<Warning>), DocumentError> {
    let text = decode::decode(bytes);
    if format::is_binary(&text) {
        return Err(DocumentError::Foreign(Foreign::NotText));
    }
    if text.split('\n').filter(|line| !line.trim().is_empty()).take(MOST_LINES + 1).count() > MOST_LINES {
        return Err(DocumentError::TooLong);
    }
    let is_broken = |(_, line): &(usize, &str)| line.contains('\u{FFFD}');
    let broken = (1..).zip(text.split('\n')).filter(is_broken);
    let broken = broken.map(|(line, text)| Warning { line, text: text.trim().to_owned() }).collect();
    let lower = name.to_lowercase();
    let named = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let is_table = named(&[".csv", ".tsv"]);
    let is_markdown = !is_table && (named(&[".md", ".markdown"]) || markdown::is_markdown(&text));
    let columns = if is_markdown { None } else { delimited::blocks(&text, if is_table { b"\t,;" } else { b",;" }) };
    let blocks = match columns {
        Some(blocks) => blocks,
        None if is_markdown => markdown::blocks(&text),
        None => plain::blocks(&text),
    };
    Ok((blocks, broken))
}

/// Tables are read; lines above their headers are lines like others.
fn pieces(blocks: Vec<Block>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut columns = None;
    for block in blocks {
        match block {
            Block::Line(line) => pieces.push(Piece::Line(line)),
            Block::Table(rows) => {
                let mut entries = Vec::new();
                for entry in table::read(&rows, &mut columns) {
                    match entry {
                        table::Entry::Line { line, text } if entries.is_empty() => {
                            let line = block::Line { joint: block::Joint::Closed, ..block::Line::new(line, &text) };
                            pieces.push(Piece::Line(line));
                        }
                        entry => entries.push(entry),
                    }
                }
                if !entries.is_empty() {
                    pieces.push(Piece::Rows(entries));
                }
            }
        }
    }
    pieces
}

/// The embedded plan, not yet a board: nothing has a date.
pub fn default_plan() -> Plan {
    read(DEFAULT, "").expect("the embedded plan has items").into_plan()
}

#[cfg(test)]
mod tests;
