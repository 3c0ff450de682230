//! The cells of a sheet, and which of them are merged.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::super::block::{Cell, Join, Row};
use super::super::error::DocumentError;
use super::super::xml::{attribute, reader};
use super::format::Formats;
use super::push;

/// All cells together may hold so many bytes.
const MOST_BYTES: usize = 50 << 20;
/// Columns further right hold nothing that belongs to a plan.
const MOST_COLUMNS: u32 = 256;
/// A sheet has so many rows at most.
const MOST_ROWS: u32 = 1 << 20;
/// So many cells may be one with the cell above them.
const MOST_MERGED: usize = 1_000_000;

/// Row and column, counted from 0.
type Place = (u32, u32);

/// A sheet being read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    cells: Vec<(Place, String)>,
    merges: Vec<(Place, Place)>,
    /// Bytes of all cells so far.
    bytes: usize,
    row: u32,
    column: u32,
    /// The open cell.
    kind: String,
    style: usize,
    value: String,
}

impl Sheet {
    pub(super) fn read(text: &str, strings: &[String], formats: &Formats) -> Result<Self, DocumentError> {
        let mut sheet = Self::default();
        let mut reader = reader(text);
        let (mut is_text, mut is_sound) = (false, false);
        loop {
            match reader.read_event() {
                Ok(Event::Empty(element)) => sheet.open(&element),
                Ok(Event::Start(element)) => match element.local_name().as_ref() {
                    "v" | "t" => is_text = true,
                    "rPh" => is_sound = true,
                    _ => sheet.open(&element),
                },
                Ok(Event::End(element)) => match element.local_name().as_ref() {
                    "v" | "t" => is_text = false,
                    "rPh" => is_sound = false,
                    "c" => sheet.close(strings, formats)?,
                    _ => {}
                },
                Ok(Event::Eof) => break,
                Ok(event) if is_text && !is_sound => push(&mut sheet.value, &event),
                Ok(_) => {}
                Err(_) => return Err(DocumentError::Damaged),
            }
        }
        sheet.cells.sort_by_key(|(place, _)| *place);
        sheet.cells.dedup_by_key(|(place, _)| *place);
        Ok(sheet)
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" => {
                let row = attribute(element, "r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
                self.row = row.unwrap_or(self.row + u32::from(self.column > 0)).min(MOST_ROWS);
                self.column = 0;
            }
            "c" => {
                if let Some((row, column)) = attribute(element, "r").as_deref().and_then(place) {
                    (self.row, self.column) = (row, column);
                }
                self.kind = attribute(element, "t").unwrap_or_default();
                self.style = attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
                self.value.clear();
            }
            "mergeCell" => {
                let range = attribute(element, "ref").unwrap_or_default();
                let ends = range.split_once(':').and_then(|(first, last)| Some((place(first)?, place(last)?)));
                self.merges.extend(ends);
            }
            _ => {}
        }
    }

    fn close(&mut self, strings: &[String], formats: &Formats) -> Result<(), DocumentError> {
        let value = std::mem::take(&mut self.value);
        let text = match self.kind.as_str() {
            "s" => {
                value.trim().parse().ok().and_then(|at: usize| strings.get(at)).map_or("", String::as_str).to_owned()
            }
            "e" => String::new(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => value.trim().trim_end_matches("T00:00:00").to_owned(),
            "str" | "inlineStr" => value,
            _ => formats.show(value.trim(), self.style),
        };
        let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if !text.is_empty() && self.column < MOST_COLUMNS && self.row < MOST_ROWS {
            self.bytes += text.len() + 64;
            if self.bytes > MOST_BYTES {
                return Err(DocumentError::Bomb);
            }
            self.cells.push(((self.row, self.column), text.to_owned()));
        }
        self.column = self.column.saturating_add(1);
        Ok(())
    }

    /// The rows that hold something; of merged cells the first has the text, those below it are one with it.
    pub(super) fn rows(self) -> Vec<Row> {
        let used: BTreeSet<u32> = self.cells.iter().map(|((row, _), _)| *row).collect();
        let mut spans: HashMap<Place, usize> = HashMap::new();
        let mut below: HashMap<u32, Vec<(u32, usize)>> = HashMap::new();
        let mut room = MOST_MERGED;
        for ((top, left), (bottom, right)) in self.merges {
            if left >= MOST_COLUMNS || bottom < top || right < left {
                continue;
            }
            let span = (right.min(MOST_COLUMNS) - left) as usize + 1;
            spans.insert((top, left), span);
            for row in used.range(top + 1..).take_while(|row| **row <= bottom).take(room) {
                below.entry(*row).or_default().push((left, span));
                room -= 1;
            }
        }
        let mut rows: Vec<Row> = Vec::new();
        for ((row, column), text) in self.cells {
            let line = row as usize + 1;
            if rows.last().is_none_or(|last| last.line != line) {
                let joined = below.remove(&row).unwrap_or_default().into_iter();
                let cell = |(column, span): (u32, usize)| Cell {
                    column: column as usize,
                    span,
                    text: String::new(),
                    join: Join::Above,
                };
                rows.push(Row { line, cells: joined.map(cell).collect() });
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
}

/// The place a reference names: `B7` is row 6, column 1.
fn place(reference: &str) -> Option<Place> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?
    });
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1).filter(|row| *row < MOST_ROWS)?, column?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_places() {
        for (reference, expected) in [
            ("A1", Some((0, 0))),
            ("B7", Some((6, 1))),
            ("AA10", Some((9, 26))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("A1048577", None),
            ("1", None),
            ("A", None),
            ("ZZZZZZZZZ1", None),
            ("甲1", None),
            ("A1B", None),
            ("", None),
        ] {
            assert_eq!(place(reference), expected, "{reference}");
        }
    }
}
