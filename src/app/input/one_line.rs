//! One line of text while it is typed; the caret stands between grapheme clusters.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::app::key::Key;
use crate::text;

/// A line of text with a caret.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OneLine {
    before: String,
    after: String,
}

/// What a key did to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The text is another.
    Changed,
    /// The caret may have moved.
    Moved,
    /// The key is none of the line's.
    Nothing,
}

impl OneLine {
    /// The text.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Cells before the caret.
    pub fn cursor_cell(&self) -> usize {
        text::width(&self.before)
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Heard {
        let before = self.text();
        match key.to_string().as_str() {
            "Backspace" => drop(pop(&mut self.before)),
            "Delete" => drop(shift(&mut self.after)),
            "Left" => self.after.insert_str(0, &pop(&mut self.before)),
            "Right" => self.before.push_str(&shift(&mut self.after)),
            "Home" => self.after = std::mem::take(self).text(),
            "End" => self.before = std::mem::take(self).text(),
            "Ctrl-u" => self.before.clear(),
            "Ctrl-w" => {
                let kept = self.before.trim_end().unicode_word_indices().next_back().map_or(0, |(at, _)| at);
                self.before.truncate(kept);
            }
            _ => match key.text() {
                Some(c) => self.before.push(c),
                None => return Heard::Nothing,
            },
        }
        if self.text() == before { Heard::Moved } else { Heard::Changed }
    }

    /// Takes pasted text; only its first line.
    pub fn paste(&mut self, text: &str) {
        self.before.extend(text.lines().next().unwrap_or("").chars().filter(|c| !c.is_control()));
    }
}

/// Takes the last cluster away.
fn pop(text: &mut String) -> String {
    let at = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    text.split_off(at)
}

/// Takes the first cluster away.
fn shift(text: &mut String) -> String {
    let end = text.graphemes(true).next().map_or(0, str::len);
    let rest = text.split_off(end);
    std::mem::replace(text, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_edit_by_whole_clusters() {
        for (typed, keys, text, cell) in [
            ("高新", &["Backspace"][..], "高", 2),
            ("e\u{301}x", &["Left", "Backspace"], "x", 0),
            ("👨\u{200D}👩\u{200D}👧", &["Backspace"], "", 0),
            ("ab", &["Home", "Delete"], "b", 0),
            ("ab", &["Home", "x", "End", "y"], "xaby", 4),
            ("one two ", &["Ctrl-w"], "one ", 4),
            ("one", &["Left", "Ctrl-u"], "e", 0),
            ("", &["Backspace", "Left", "Right", "Delete"], "", 0),
        ] {
            let mut line = OneLine::default();
            line.paste(typed);
            for key in keys {
                line.key(Key::named(key).unwrap());
            }
            assert_eq!((line.text().as_str(), line.cursor_cell()), (text, cell), "{typed} {keys:?}");
        }
        assert_eq!(OneLine::default().key(Key::named("F2").unwrap()), Heard::Nothing);
        let mut line = OneLine::default();
        line.paste("甲\r\n乙");
        assert_eq!(line.text(), "甲");
    }
}
