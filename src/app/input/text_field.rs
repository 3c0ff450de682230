//! A text field: the library's lines, undo and paste; graphemes, words and wrapping by our rules before it sees a key.

use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::app::key::Key;
use crate::text::glyph::GlyphSet;
use crate::text::{self, wrap};

/// A field holds at most so many characters, several times what a shell can hand over as one argument; what is pasted beyond
/// is cut.
const MOST: usize = 200_000;

/// How many lines a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldLines {
    /// One: Up and Down bring back what was typed before.
    One,
    /// As many as are typed.
    Many,
}

/// Text being typed.
#[derive(Debug, Clone)]
pub struct TextField {
    area: Box<TextArea<'static>>,
    lines: FieldLines,
    /// Earlier inputs of this sort, oldest first, and which of them is shown.
    earlier: Vec<String>,
    recalled: Option<usize>,
}

/// A field as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRows {
    /// Its rows; one at least.
    pub rows: Vec<String>,
    /// The caret's row and cell.
    pub caret: (usize, usize),
}

/// Fields are equal when their text is.
impl PartialEq for TextField {
    fn eq(&self, other: &Self) -> bool {
        self.area.lines() == other.area.lines() && self.lines == other.lines
    }
}

impl Eq for TextField {}

impl TextField {
    /// A field that holds `text`, the caret behind it.
    pub fn new(text: &str, lines: FieldLines) -> Self {
        let mut area = TextArea::new(tidy(text, lines).split('\n').map(str::to_owned).collect());
        area.set_undo_coalescing(true);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area: Box::new(area), lines, earlier: Vec::new(), recalled: None }
    }

    /// The same field that brings back `earlier` inputs, oldest first.
    #[must_use]
    pub fn recalling(self, earlier: &[String]) -> Self {
        Self { earlier: earlier.to_vec(), ..self }
    }

    /// What it holds; lines parted by `\n`.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it has room for several lines.
    pub fn is_long(&self) -> bool {
        self.lines == FieldLines::Many
    }

    /// Whether nothing but space is in it.
    pub fn is_empty(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// Takes a key in; false if it means nothing in a field.
    pub fn press(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match key.to_string().as_str() {
            "Alt-Enter" | "Ctrl-j" if self.lines == FieldLines::Many => self.insert("\n"),
            "Left" | "Ctrl-b" => self.go(self.before()),
            "Right" | "Ctrl-f" => self.go(self.behind()),
            "Ctrl-Left" | "Alt-b" => self.go(self.word_before()),
            "Ctrl-Right" | "Alt-f" => self.go(self.word_behind()),
            "Home" | "Ctrl-a" => self.area.move_cursor(CursorMove::Head),
            "End" | "Ctrl-e" => self.area.move_cursor(CursorMove::End),
            "Up" => self.up(),
            "Down" => self.down(),
            "Backspace" | "Ctrl-h" => self.delete(self.before()),
            "Delete" | "Ctrl-d" => self.delete(self.behind()),
            "Ctrl-w" | "Alt-Backspace" => self.delete(self.word_before()),
            "Ctrl-k" => drop(self.area.delete_line_by_end()),
            "Ctrl-u" => self.delete((self.caret().0, 0)),
            "Ctrl-z" => drop(self.area.undo()),
            "Ctrl-r" | "Ctrl-y" => drop(self.area.redo()),
            _ => return false,
        }
        true
    }

    /// Takes a key in; true if the text is another now.
    pub fn edit(&mut self, key: Key) -> bool {
        let before = self.text();
        self.press(key) && self.text() != before
    }

    /// Cells before the caret, in its line.
    pub fn caret_cell(&self) -> usize {
        let (row, at) = self.caret();
        text::width(&self.line(row)[..at])
    }

    /// Puts text in at the caret; what a field has no room for is cut, controls but line feeds are left out.
    pub fn insert(&mut self, text: &str) {
        let held: usize = self.area.lines().iter().map(|line| line.chars().count() + 1).sum();
        let text: String = tidy(text, self.lines).chars().take(MOST.saturating_sub(held)).collect();
        if !text.is_empty() {
            self.area.insert_str(text);
        }
        self.recalled = None;
    }

    /// Puts other text in place of all there is; one step of the field's undo.
    pub fn replace(&mut self, text: &str) {
        self.area.clear();
        self.insert(text);
    }

    fn up(&mut self) {
        match self.lines {
            FieldLines::Many => self.area.move_cursor(CursorMove::Up),
            FieldLines::One => self.recall(self.recalled.unwrap_or(self.earlier.len()).checked_sub(1)),
        }
    }

    fn down(&mut self) {
        match self.lines {
            FieldLines::Many => self.area.move_cursor(CursorMove::Down),
            FieldLines::One => self.recall(self.recalled.map(|at| at + 1)),
        }
    }

    fn recall(&mut self, at: Option<usize>) {
        let Some(text) = at.and_then(|at| self.earlier.get(at)).cloned() else { return };
        self.replace(&text);
        self.recalled = at;
    }

    /// Line and byte of the caret.
    fn caret(&self) -> (usize, usize) {
        let (row, column) = self.area.cursor();
        let line = &self.area.lines()[row];
        (row, line.char_indices().nth(column).map_or(line.len(), |(at, _)| at))
    }

    fn line(&self, row: usize) -> &str {
        &self.area.lines()[row]
    }

    /// The place one grapheme before the caret.
    fn before(&self) -> (usize, usize) {
        let (row, at) = self.caret();
        match self.line(row)[..at].grapheme_indices(true).next_back() {
            Some((start, _)) => (row, start),
            None if row > 0 => (row - 1, self.line(row - 1).len()),
            None => (0, 0),
        }
    }

    /// The place one grapheme behind the caret.
    fn behind(&self) -> (usize, usize) {
        let (row, at) = self.caret();
        match self.line(row)[at..].graphemes(true).next() {
            Some(cluster) => (row, at + cluster.len()),
            None if row + 1 < self.area.lines().len() => (row + 1, 0),
            None => (row, at),
        }
    }

    /// The beginning of the word before the caret (UAX #29).
    fn word_before(&self) -> (usize, usize) {
        let (row, at) = self.caret();
        if at == 0 {
            return self.before();
        }
        let words = self.line(row)[..at].split_word_bound_indices().rev();
        let start = words.into_iter().find(|(_, word)| !word.trim().is_empty()).map_or(0, |(start, _)| start);
        (row, start)
    }

    /// The end of the word behind the caret (UAX #29).
    fn word_behind(&self) -> (usize, usize) {
        let (row, at) = self.caret();
        let rest = &self.line(row)[at..];
        if rest.is_empty() {
            return self.behind();
        }
        let mut words = rest.split_word_bound_indices();
        let end =
            words.find(|(_, word)| !word.trim().is_empty()).map_or(rest.len(), |(start, word)| start + word.len());
        (row, at + end)
    }

    fn go(&mut self, (row, at): (usize, usize)) {
        let column = self.line(row)[..at].chars().count();
        let cell = |count| u16::try_from(count).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(cell(row), cell(column)));
    }

    /// Deletes what is between the caret and `place`.
    fn delete(&mut self, place: (usize, usize)) {
        let caret = self.caret();
        let (from, to) = if place < caret { (place, caret) } else { (caret, place) };
        let many = if from.0 == to.0 { self.line(from.0)[from.1..to.1].chars().count() } else { 1 };
        if many > 0 && from != to {
            self.go(from);
            self.area.delete_str(many);
        }
    }

    /// The rows in `cells` cells, wrapped as everywhere, and where the caret stands.
    pub fn shown(&self, cells: usize, glyphs: GlyphSet) -> FieldRows {
        let (caret_row, caret_at) = self.caret();
        let mut shown = FieldRows { rows: Vec::new(), caret: (0, 0) };
        for (row, line) in self.area.lines().iter().enumerate() {
            let text = glyphs.show(line);
            let before = glyphs.show(&line[..if row == caret_row { caret_at } else { 0 }]).len().min(text.len());
            let lines = wrap::wrap(&text, cells);
            let ends = lines.iter().skip(1).map(|next| next.start).chain([text.len() + 1]).collect::<Vec<_>>();
            for (range, end) in lines.iter().zip(ends) {
                if row == caret_row && (range.start..end).contains(&before) {
                    let column = text::width(&text[range.start..before]);
                    shown.caret = (shown.rows.len(), column);
                }
                shown.rows.push(text[range.clone()].to_owned());
            }
        }
        if shown.caret.1 >= cells {
            shown.caret = (shown.caret.0 + 1, 0);
            if shown.caret.0 == shown.rows.len() {
                shown.rows.push(String::new());
            }
        }
        shown
    }
}

/// Text as a field takes it: line ends as `\n`, or as spaces in a field of one line; no other controls.
fn tidy(text: &str, lines: FieldLines) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    match lines {
        FieldLines::Many => text,
        FieldLines::One => text.trim_matches('\n').replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, keys: &[&str]) -> TextField {
        let mut field = TextField::new(text, FieldLines::Many);
        for key in keys {
            assert!(field.press(Key::named(key).unwrap()), "{key}");
        }
        field
    }

    #[test]
    fn keys_go_by_graphemes_and_words() {
        for (text, keys, expected) in [
            ("科技", &["Backspace"][..], "科"),
            ("科技", &["Left", "Backspace"], "技"),
            ("e\u{301}x", &["Left", "Backspace"], "x"),
            ("👨‍👩‍👧a", &["Left", "Backspace"], "a"),
            ("👨‍👩‍👧a", &["Home", "Delete"], "a"),
            ("one two", &["Ctrl-w"], "one "),
            ("one two ", &["Ctrl-w"], "one "),
            ("科技创新", &["Ctrl-w"], "科技创"),
            ("one two", &["Home", "Ctrl-Right", "x"], "onex two"),
            ("one two", &["Ctrl-Left", "x"], "one xtwo"),
            ("甲", &["Alt-Enter", "乙"], "甲\n乙"),
            ("甲\n乙", &["Home", "Backspace"], "甲乙"),
            ("甲\n乙", &["Up", "End", "Delete"], "甲乙"),
            ("甲乙", &["Home", "Ctrl-k"], ""),
            ("甲乙", &["Backspace", "Ctrl-z"], "甲乙"),
            ("甲乙丙", &["Left", "Ctrl-u"], "丙"),
            ("甲\n乙", &["Ctrl-u"], "甲\n"),
            ("甲乙", &["Backspace", "Ctrl-z", "Ctrl-r"], "甲"),
            ("", &["Backspace", "Delete", "Left", "Right", "Ctrl-w"], ""),
            ("：", &["！"], "：！"),
        ] {
            assert_eq!(typed(text, keys).text(), expected, "{text:?} {keys:?}");
        }
    }

    #[test]
    fn a_line_brings_back_what_was_typed_before() {
        let earlier = ["甲".to_owned(), "乙".to_owned()];
        let mut field = TextField::new("", FieldLines::One).recalling(&earlier);
        let mut press = |key: &str| {
            field.press(Key::named(key).unwrap());
            field.text()
        };
        assert_eq!([press("Up"), press("Up"), press("Up"), press("Down")], ["乙", "甲", "甲", "乙"]);
        assert!(!TextField::new("", FieldLines::One).press(Key::named("Alt-Enter").unwrap()));
    }

    #[test]
    fn the_caret_stands_where_the_next_character_goes() {
        let shown = |text: &str, cells| TextField::new(text, FieldLines::Many).shown(cells, GlyphSet::Unicode);
        assert_eq!(shown("", 10), FieldRows { rows: vec![String::new()], caret: (0, 0) });
        assert_eq!(shown("科技", 10).caret, (0, 4));
        assert_eq!(
            shown("科技创新发", 10),
            FieldRows { rows: vec!["科技创新发".into(), String::new()], caret: (1, 0) }
        );
        assert_eq!(shown("科技创新发展", 10).caret, (1, 2));
        assert_eq!(shown("甲\n", 10).caret, (1, 0));
        assert_eq!(typed("甲\n乙", &["Up", "Home"]).shown(10, GlyphSet::Unicode).caret, (0, 0));
        assert_eq!(TextField::new("“甲”", FieldLines::One).shown(10, GlyphSet::Safe).caret, (0, 6));
    }

    #[test]
    fn pasted_text_is_tidied() {
        let mut field = TextField::new("", FieldLines::Many);
        field.insert("甲\r\n乙\r丙\u{1b}[0m\t丁");
        assert_eq!(field.text(), "甲\n乙\n丙[0m 丁");
        let mut line = TextField::new("", FieldLines::One);
        line.insert("甲\n乙\n");
        assert_eq!(line.text(), "甲 乙");
        let mut full = TextField::new("", FieldLines::Many);
        full.insert(&"字".repeat(45_000));
        assert_eq!(full.text().chars().count(), 45_000);
        full.insert(&"字".repeat(MOST));
        assert!(full.text().chars().count() <= MOST);
    }

    proptest! {
        #[test]
        fn any_keys_leave_a_caret_within_the_rows(
            text in "\\PC{0,20}",
            keys in prop::collection::vec(prop::sample::select(vec![
                "Left", "Right", "Backspace", "Delete", "Ctrl-w", "Ctrl-Left", "Ctrl-Right", "Home", "End", "Up", "Down",
                "Alt-Enter", "Ctrl-u", "Ctrl-r", "Ctrl-k", "字", "a", "“", "👧", "\u{301}",
            ]), 0..40),
            cells in 1usize..30,
        ) {
            let mut field = TextField::new(&text, FieldLines::Many);
            for key in keys {
                match Key::named(key) {
                    Some(key) => drop(field.press(key)),
                    None => field.insert(key),
                }
                for glyphs in [GlyphSet::Unicode, GlyphSet::Safe] {
                    let FieldRows { rows, caret } = field.shown(cells, glyphs);
                    prop_assert!(caret.0 < rows.len() && caret.1 < cells.max(2), "{caret:?} in {rows:?}");
                }
            }
        }
    }
}
