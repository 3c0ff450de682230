//! Documents in: bytes → text → a numbered outline → items with their clauses → a draft plan. Nothing is guessed and
//! nothing dropped: what is missing is empty, what fits nowhere is a warning with its line.

mod clause;
mod decode;
mod draft;
mod outline;

use crate::plan::Plan;
pub use draft::{Draft, DraftItem, DraftTheme, Warning};

/// The plan a new board begins with: 《十堰市2020年科技创新工作要点》.
const DEFAULT: &[u8] = include_bytes!("../../seeds/shiyan-2020.txt");

/// Why a document gives no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// There is no text in it.
    Empty,
    /// There are no numbered items in it.
    NoItems,
}

/// Reads a document of plain text.
pub fn read(bytes: &[u8]) -> Result<Draft, DocumentError> {
    let text = decode::decode(bytes);
    let outline = outline::read(&text);
    if text.trim().is_empty() {
        return Err(DocumentError::Empty);
    }
    if outline.items.is_empty() {
        return Err(DocumentError::NoItems);
    }
    Ok(Draft::of(outline))
}

/// The embedded plan, not yet a board: nothing has a date.
pub fn default_plan() -> Plan {
    read(DEFAULT).expect("the embedded plan has items").into_plan()
}

#[cfg(test)]
mod tests;
