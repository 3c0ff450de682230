//! Entries: what begins with a number, a heading or a row of a table, with the lines that follow it.

use super::block::{Joint, Line, Role};
use super::clause::{Clause, own_line};
use super::front::Piece;
use super::marker::{Marker, Style, automatic, marker, undecided, value};
use super::paragraph::{ends, is_heading};
use super::table;

/// A heading without a number in plain text has no more cells.
const LONGEST_HEADING: usize = 72;

/// What an entry begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Numbered(Style),
    /// A heading by its style, of this level.
    Heading(u8),
    /// A heading of a table's rows, of this depth.
    Group(u8),
    /// A line of plain text that looks like a heading; one only where the text has no others.
    Tentative,
    Row,
    /// Lines that belong to nothing above them.
    Loose,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The level its style gives it, number or not.
    pub(super) level: Option<u8>,
    pub(super) marker: String,
    pub(super) number: String,
    pub(super) value: Option<u32>,
    /// The first one without the marker.
    pub(super) lines: Vec<Line>,
    /// What the columns of its row say.
    pub(super) columns: Option<Clause>,
}

/// The entries, and what stands before the first and beside them.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) before: Vec<Line>,
    pub(super) entries: Vec<Entry>,
    pub(super) asides: Vec<(usize, String)>,
    /// The number last read of the annexes' list.
    annex: Option<u32>,
}

/// Reads the pieces of a document behind its title.
pub(super) fn entries(pieces: Vec<Piece>) -> Entries {
    let mut found = Entries::default();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Rows(rows) => rows.into_iter().for_each(|row| found.row(row)),
            Piece::Line(line) => {
                let next = match pieces.peek() {
                    Some(Piece::Line(next)) if is_item(next) => Next::Item,
                    _ => Next::Other,
                };
                found.line(line, next);
            }
        }
    }
    found.settle();
    found
}

/// What the line after a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Item,
    Other,
}

fn is_item(line: &Line) -> bool {
    let style = match &line.automatic {
        Some(printed) => automatic(printed).map(|(style, _)| style),
        None => marker(&line.text).map(|marker| marker.style),
    };
    style.is_some_and(|style| !style.is_heading()) && line.role == Role::Body
}

impl Entries {
    fn line(&mut self, line: Line, next: Next) {
        if line.role == Role::Aside {
            return self.asides.push((line.line, format!("{}{}", line.automatic.unwrap_or_default(), line.text)));
        }
        if self.is_annex(&line) {
            return self.asides.push((line.line, line.text));
        }
        let level = match line.role {
            Role::Heading(level) => Some(level),
            Role::Title => Some(1),
            Role::Body | Role::Aside => None,
        };
        if let Some(entry) = numbered(&line, level).or_else(|| self.in_order(&line, level)) {
            // `- Owner: Ann` under an item is a line of its clause.
            let is_clause = entry.kind == Kind::Numbered(Style::Bullet) && own_line(&line.text).is_some();
            match self.entries.last_mut().filter(|last| is_clause && takes_lines(last)) {
                Some(last) => last.lines.push(Line { joint: Joint::Closed, ..line }),
                None => self.entries.push(entry),
            }
            return;
        }
        if let Some(level) = level {
            return self.entries.push(Entry::plain(Kind::Heading(level), Some(level), line));
        }
        let after_end = line.joint == Joint::Closed || self.last_line().is_some_and(|last| ends(&last.text));
        if next == Next::Item && after_end && could_head(&line.text) && line.automatic.is_none() {
            return self.entries.push(Entry::plain(Kind::Tentative, None, line));
        }
        match self.entries.last_mut() {
            Some(last) if takes_lines(last) => last.lines.push(line),
            Some(_) => self.entries.push(Entry::plain(Kind::Loose, None, line)),
            None => self.before.push(line),
        }
    }

    /// The item of a line whose number is the next one in order, although a digit follows its dot.
    fn in_order(&self, line: &Line, level: Option<u8>) -> Option<Entry> {
        if line.automatic.is_some() || level.is_some() {
            return None;
        }
        let found = undecided(&line.text)?;
        let heads = |kind: Kind| match kind {
            Kind::Numbered(style) => style.is_heading(),
            Kind::Heading(_) | Kind::Group(_) | Kind::Tentative => true,
            _ => false,
        };
        let in_theme = self.entries.iter().rev().take_while(|entry| !heads(entry.kind));
        let last = in_theme.filter(|entry| entry.kind == Kind::Numbered(Style::Decimal)).find_map(|entry| entry.value);
        let last_of_all =
            || self.entries.iter().rev().filter(|e| e.kind == Kind::Numbered(Style::Decimal)).find_map(|e| e.value);
        let next = last.map_or(1, |last| last + 1);
        let goes_on = last.is_none() && last_of_all().is_some_and(|last| found.value == Some(last + 1));
        (found.value == Some(next) || goes_on).then(|| made(line, level, found))
    }

    /// Whether a line is one of the annexes' list: `附件：1.甲`, and those that count on.
    fn is_annex(&mut self, line: &Line) -> bool {
        let list = ["附件：", "附件:", "附：", "附:"].iter().find_map(|word| line.text.strip_prefix(word));
        let found = marker(list.unwrap_or(&line.text).trim_start()).filter(|marker| marker.style == Style::Decimal);
        let value = found.and_then(|marker| marker.value);
        let counts_on = list.is_some() || self.annex.is_some() && value == self.annex.map(|last| last + 1);
        self.annex = value.filter(|_| counts_on);
        counts_on && (list.is_none() || !self.entries.is_empty())
    }

    fn last_line(&self) -> Option<&Line> {
        self.entries.last().map_or(self.before.last(), |entry| entry.lines.last())
    }

    fn row(&mut self, row: table::Entry) {
        match row {
            table::Entry::Line { line, text } => {
                self.line(Line { joint: Joint::Closed, ..Line::new(line, &text) }, Next::Other)
            }
            table::Entry::Stray { line, text } => self.asides.push((line, text)),
            table::Entry::Heading { line, text, depth } => {
                let line = Line::new(line, &text);
                let marked = numbered(&line, None);
                let marked = marked.filter(|entry| matches!(entry.kind, Kind::Numbered(style) if style.is_heading()));
                self.entries.push(marked.unwrap_or_else(|| Entry::plain(Kind::Group(depth), None, line)));
            }
            table::Entry::Item(item) => {
                let line = |text: String| Line { joint: Joint::Closed, ..Line::new(item.line, &text) };
                let mut lines: Vec<Line> = item.paragraphs.into_iter().map(line).collect();
                if lines.is_empty() {
                    lines.push(line(String::new()));
                }
                self.entries.push(Entry {
                    kind: Kind::Row,
                    level: None,
                    value: value(&item.number),
                    number: item.number,
                    marker: item.marker,
                    lines,
                    columns: Some(item.clause),
                });
            }
        }
    }

    /// Where there are other headings, what only looks like one is a line of the entry before it.
    fn settle(&mut self) {
        let is_sure = |entry: &Entry| match entry.kind {
            Kind::Numbered(style) => style.is_heading(),
            Kind::Heading(_) | Kind::Group(_) => true,
            _ => false,
        };
        if !self.entries.iter().any(is_sure) {
            return;
        }
        let mut kept: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for entry in self.entries.drain(..) {
            match (entry.kind, kept.last_mut()) {
                (Kind::Tentative, Some(last)) if takes_lines(last) => last.lines.extend(entry.lines),
                (Kind::Tentative, None) => self.before.extend(entry.lines),
                _ => kept.push(entry),
            }
        }
        self.entries = kept;
    }
}

fn takes_lines(entry: &Entry) -> bool {
    !matches!(entry.kind, Kind::Row | Kind::Group(_))
}

/// Whether a line of plain text could head the items below it.
fn could_head(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '：']);
    let is_short = crate::text::width(text) <= LONGEST_HEADING;
    is_short && is_heading(bare) && !ends(text) && own_line(text).is_none()
}

/// The entry a line with a number begins.
fn numbered(line: &Line, level: Option<u8>) -> Option<Entry> {
    let (style, number, printed, rest) = match &line.automatic {
        Some(printed) => {
            let (style, number) = automatic(printed)?;
            (style, number, printed.trim().to_owned(), line.text.clone())
        }
        None => {
            let marker = marker(&line.text)?;
            (marker.style, marker.number, marker.printed.to_owned(), marker.rest.to_owned())
        }
    };
    let marker = Marker { style, value: value(&number), number, printed: &printed, rest: &rest };
    Some(made(line, level, marker))
}

/// The entry of a line that begins with this marker.
fn made(line: &Line, level: Option<u8>, marker: Marker) -> Entry {
    let first = Line { text: marker.rest.to_owned(), automatic: None, ..line.clone() };
    Entry {
        kind: Kind::Numbered(marker.style),
        level,
        marker: marker.printed.to_owned(),
        value: marker.value,
        number: marker.number,
        lines: vec![first],
        columns: None,
    }
}

impl Entry {
    fn plain(kind: Kind, level: Option<u8>, line: Line) -> Self {
        Self {
            kind,
            level,
            marker: String::new(),
            number: String::new(),
            value: None,
            lines: vec![line],
            columns: None,
        }
    }

    /// The line it begins at, counted from 1.
    pub(super) fn line(&self) -> usize {
        self.lines.first().map_or(0, |line| line.line)
    }
}
