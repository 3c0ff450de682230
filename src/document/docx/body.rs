//! The text of a Word document, read element by element.

use quick_xml::events::{BytesStart, Event};

use super::super::block::{Block, Cell, Join, Joint, Line, Role, Row};
use super::super::error::DocumentError;
use super::super::plain::is_page_mark;
use super::super::xml::{attribute, reader, referred, value};
use super::numbering::Numbering;
use super::styles::{Place, Styles};

/// A cell takes so many columns at most.
const MOST_COLUMNS: usize = 256;

/// A document being read.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    blocks: Vec<Block>,
    /// Counts paragraphs and rows.
    line: usize,
    /// Open paragraphs: one, and those of text boxes within it.
    paragraphs: Vec<Paragraph>,
    /// Open tables: one, and those nested in its cells.
    tables: Vec<Table>,
    /// How many elements deep the reader is in something left out.
    left_out: usize,
    /// Whether the characters now read are text.
    is_text: usize,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    place: Place,
    outline: Option<u8>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    cells: Vec<Cell>,
    column: usize,
    /// The paragraphs of the open cell.
    lines: Vec<String>,
    span: usize,
    join: Join,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            blocks: Vec::new(),
            line: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            left_out: 0,
            is_text: 0,
        }
    }

    /// Reads a part of the document.
    pub(super) fn read(&mut self, text: &str) -> Result<(), DocumentError> {
        let mut reader = reader(text);
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) if self.left_out > 0 || is_left_out(&element) => self.left_out += 1,
                Ok(Event::End(_)) if self.left_out > 0 => self.left_out -= 1,
                Ok(Event::Eof) => break,
                Ok(_) if self.left_out > 0 => {}
                Ok(Event::Start(element)) => self.open(&element),
                Ok(Event::Empty(element)) if !is_left_out(&element) => {
                    self.open(&element);
                    self.close(element.local_name().as_ref());
                }
                Ok(Event::End(element)) => self.close(element.local_name().as_ref()),
                Ok(Event::Text(text)) if self.is_text > 0 => self.push(&text.xml10_content()),
                Ok(Event::CData(text)) if self.is_text > 0 => self.push(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) if self.is_text > 0 => {
                    if let Some(c) = referred(&reference) {
                        self.push(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Ok(_) => {}
                // What was read so far is not the whole document.
                Err(_) => return Err(DocumentError::Damaged),
            }
        }
        Ok(())
    }

    /// The blocks read, also of elements that never ended.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.paragraphs.is_empty() {
            self.close("p");
        }
        while !self.tables.is_empty() {
            self.close("tc");
            self.close("tr");
            self.close("tbl");
        }
        self.blocks
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "t" => self.is_text += 1,
            "tab" if !self.paragraphs.is_empty() && attribute(element, "pos").is_none() => self.push("\t"),
            "br" | "cr" if attribute(element, "type").is_none_or(|kind| kind == "textWrapping") => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.symbol(element),
            "tbl" => self.tables.push(Table::default()),
            name => self.property(name, element),
        }
    }

    /// A character of a font of signs; Word writes its code.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let number = || value(element).and_then(|value| value.parse::<usize>().ok());
        if let Some(table) = self.tables.last_mut() {
            match name {
                "gridSpan" => table.span = number().unwrap_or(1).clamp(1, MOST_COLUMNS),
                "gridBefore" => table.column = number().unwrap_or(0).min(MOST_COLUMNS),
                "vMerge" if value(element).is_none_or(|value| value == "continue") => table.join = Join::Above,
                _ => {}
            }
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = value(element).unwrap_or_default(),
            "numId" => paragraph.place.list = value(element),
            "ilvl" => paragraph.place.level = number(),
            "outlineLvl" => paragraph.outline = number().and_then(|level| u8::try_from(level).ok()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_text = self.is_text.saturating_sub(1),
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                }
            }
            "tr" => {
                self.line += 1;
                let line = self.line;
                if let Some(table) = self.tables.last_mut() {
                    table.end_row(line);
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.end_table(table);
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self, paragraph: Paragraph) {
        let style_place = self.styles.place(&paragraph.style);
        let list = paragraph.place.list.or(style_place.list).filter(|list| list != "0");
        let level = paragraph.place.level.or(style_place.level).unwrap_or(0);
        if paragraph.text.trim().is_empty() {
            return;
        }
        let automatic = list.and_then(|list| self.numbering.next(&list, level));
        if let Some(table) = self.tables.last_mut() {
            let text = paragraph.text.trim();
            table.lines.push(format!("{}{text}", automatic.unwrap_or_default()));
            return;
        }
        let role = match (self.styles.role(&paragraph.style), paragraph.outline) {
            (Role::Body, Some(level)) if level < 9 => Role::Heading(level + 1),
            (role, _) => role,
        };
        let mut automatic = automatic;
        for text in paragraph.text.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
            self.line += 1;
            if !is_page_mark(text) {
                let automatic = automatic.take();
                let line = Line { automatic, role, joint: Joint::Closed, ..Line::new(self.line, text) };
                self.blocks.push(Block::Line(line));
            }
        }
    }

    /// A table in a cell of another becomes text of that cell.
    fn end_table(&mut self, table: Table) {
        let rows: Vec<Row> = table.rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
        match self.tables.last_mut() {
            Some(outer) => {
                let texts = rows.into_iter().flat_map(|row| row.cells).map(|cell| cell.text);
                outer.lines.extend(texts.filter(|text| !text.is_empty()));
            }
            None if !rows.is_empty() => self.blocks.push(Block::Table(rows)),
            None => {}
        }
    }
}

impl Table {
    fn end_cell(&mut self) {
        let text = std::mem::take(&mut self.lines).join("\n");
        let span = std::mem::take(&mut self.span).max(1);
        let join = std::mem::take(&mut self.join);
        if self.column < MOST_COLUMNS && (!text.is_empty() || join == Join::Above || span > 1) {
            self.cells.push(Cell { column: self.column, span, text, join });
        }
        self.column += span;
    }

    fn end_row(&mut self, line: usize) {
        self.column = 0;
        let cells = std::mem::take(&mut self.cells);
        self.rows.push(Row { line, cells });
    }
}

/// Deleted and moved-away text, the second writing of a text box, instructions of fields, phonetic guides.
fn is_left_out(element: &BytesStart<'_>) -> bool {
    const LEFT_OUT: [&str; 14] = [
        "del",
        "moveFrom",
        "Fallback",
        "instrText",
        "delText",
        "rt",
        "pPrChange",
        "rPrChange",
        "sectPr",
        "numberingChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "tabs",
    ];
    LEFT_OUT.contains(&element.local_name().as_ref())
}
