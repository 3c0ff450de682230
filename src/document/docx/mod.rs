//! Word documents to blocks: paragraphs with their automatic numbers and styles, tables with merged cells. Deleted
//! text is left out, inserted text kept; what stands in text boxes comes after its paragraph; footnotes come last.

mod body;
mod numbering;
mod styles;

use super::block::{Block, Line, Role};
use super::error::DocumentError;
use super::package::Package;
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// The part every Word document has.
pub(super) const MAIN: &str = "word/document.xml";

/// The blocks of a document.
pub(super) fn blocks(package: &mut Package<'_>) -> Result<Vec<Block>, DocumentError> {
    let styles = package.text("word/styles.xml")?.map_or_else(Styles::default, |text| Styles::read(&text));
    let numbering = package.text("word/numbering.xml")?.map_or_else(Numbering::default, |text| Numbering::read(&text));
    let main = package.text(MAIN)?.ok_or(DocumentError::Damaged)?;
    let mut body = Body::new(styles, numbering);
    body.read(&main)?;
    let mut blocks = body.finish();
    let mut line = blocks.len();
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        let Some(text) = package.text(name)? else { continue };
        let mut notes = Body::new(Styles::default(), Numbering::default());
        notes.read(&text)?;
        for block in notes.finish() {
            line += 1;
            if let Block::Line(note) = block {
                blocks.push(Block::Line(Line { line, role: Role::Aside, automatic: None, ..note }));
            }
        }
    }
    Ok(blocks)
}
