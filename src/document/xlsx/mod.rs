//! Workbooks to a table: the cells of the first sheet that is shown, as Excel shows them, merged ones as one.

mod format;
mod sheet;

use quick_xml::events::Event;

use super::block::Block;
use super::error::DocumentError;
use super::package::Package;
use super::xml::{attribute, reader, referred};
use format::{Epoch, Formats};
use sheet::Sheet;

/// The part every workbook has.
pub(super) const MAIN: &str = "xl/workbook.xml";

/// The table of the first sheet that is shown.
pub(super) fn blocks(package: &mut Package<'_>) -> Result<Vec<Block>, DocumentError> {
    let book = Book::read(&package.text(MAIN)?.ok_or(DocumentError::Damaged)?);
    let relations = package.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let path = book.sheet.as_deref().and_then(|id| target(&relations, id)).ok_or(DocumentError::Damaged)?;
    let strings = package.text("xl/sharedStrings.xml")?.map_or_else(Vec::new, |text| strings(&text));
    let styles = package.text("xl/styles.xml")?;
    let formats = styles.map_or_else(Formats::default, |text| Formats::read(&text, book.epoch));
    let text = package.text(&path)?.ok_or(DocumentError::Damaged)?;
    let rows = Sheet::read(&text, &strings, &formats)?.rows();
    Ok(if rows.is_empty() { Vec::new() } else { vec![Block::Table(rows)] })
}

/// What the workbook says of itself.
#[derive(Debug, Default)]
struct Book {
    /// The relation of the first sheet that is shown; of the first one if none is.
    sheet: Option<String>,
    epoch: Epoch,
}

impl Book {
    fn read(text: &str) -> Self {
        let mut book = Self::default();
        let mut shown = None;
        let mut reader = reader(text);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(element) | Event::Empty(element)) = event else {
                if event == Event::Eof {
                    break;
                }
                continue;
            };
            match element.local_name().as_ref() {
                "workbookPr" if matches!(attribute(&element, "date1904").as_deref(), Some("1" | "true")) => {
                    book.epoch = Epoch::Of1904;
                }
                "sheet" => {
                    let is_hidden = attribute(&element, "state").is_some_and(|state| state != "visible");
                    let id = attribute(&element, "id");
                    shown = shown.or_else(|| id.clone().filter(|_| !is_hidden));
                    book.sheet = book.sheet.or(id);
                }
                _ => {}
            }
        }
        book.sheet = shown.or(book.sheet);
        book
    }
}

/// The part a relation leads to.
fn target(relations: &str, id: &str) -> Option<String> {
    let mut reader = reader(relations);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if attribute(&element, "Id").as_deref() == Some(id) => {
                let target = attribute(&element, "Target")?;
                return Some(match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                });
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// The texts that cells share.
fn strings(text: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut reader = reader(text);
    let (mut is_text, mut is_sound) = (false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "si" => strings.push(String::new()),
                "t" => is_text = true,
                "rPh" => is_sound = true,
                _ => {}
            },
            Ok(Event::Empty(element)) if element.local_name().as_ref() == "si" => strings.push(String::new()),
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => is_sound = false,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return strings,
            Ok(event) if is_text && !is_sound => {
                if let Some(string) = strings.last_mut() {
                    push(string, &event);
                }
            }
            Ok(_) => {}
        }
    }
}

/// Adds the text of an event.
fn push(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(more) => text.push_str(&more.xml10_content()),
        Event::CData(more) => text.push_str(&more.xml10_content()),
        Event::GeneralRef(reference) => text.extend(referred(reference)),
        _ => {}
    }
}
