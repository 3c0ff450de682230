//! Brackets of every kind: what stands in them, and what does not.

use std::ops::Range;

const PAIRS: [(char, char); 7] =
    [('（', '）'), ('(', ')'), ('〔', '〕'), ('【', '】'), ('［', '］'), ('[', ']'), ('｛', '｝')];

pub(super) fn is_open(c: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == c)
}

pub(super) fn is_close(c: char) -> bool {
    PAIRS.iter().any(|(_, close)| *close == c)
}

/// How deep in brackets a place is, counted from the beginning of a text; stray closing ones count nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Depth(usize);

impl Depth {
    /// Goes past a character; the closing one is still inside.
    pub(super) fn pass(&mut self, c: char) -> bool {
        let was_inside = self.0 > 0;
        if is_open(c) {
            self.0 += 1;
        } else if is_close(c) {
            self.0 = self.0.saturating_sub(1);
        }
        was_inside || self.0 > 0
    }

    pub(super) fn is_inside(self) -> bool {
        self.0 > 0
    }
}

/// The outermost bracket groups of a text, in its order, brackets included. Brackets may be of different widths at the
/// two ends, and may nest; an opening one that nothing closes begins no group.
pub(super) fn groups(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if is_open(c) {
            open.push(at);
        } else if is_close(c)
            && let Some(start) = open.pop()
        {
            // A group swallows those within it.
            while groups.last().is_some_and(|last| last.start > start) {
                groups.pop();
            }
            groups.push(start..at + c.len_utf8());
        }
    }
    groups
}

/// What stands between the outermost brackets of a group.
pub(super) fn inside(group: &str) -> &str {
    let mut chars = group.chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}

/// The pieces of a text between separators outside brackets, as they stand.
pub(super) fn pieces(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start) = (Depth::default(), 0);
    for (at, c) in text.char_indices() {
        if !depth.pass(c) && is_separator(c) {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_the_outermost_ones() {
        let texts = |text: &'static str| groups(text).into_iter().map(|group| &text[group]).collect::<Vec<_>>();
        assert_eq!(texts("甲（乙（丙）丁）戊[己]"), ["（乙（丙）丁）", "[己]"]);
        assert_eq!(texts("甲（乙)丙"), ["（乙)"]);
        assert_eq!(texts("（甲（乙）"), ["（乙）"]);
        assert_eq!(texts("）甲（"), Vec::<&str>::new());
        assert_eq!(inside("（乙（丙）丁）"), "乙（丙）丁");
        assert_eq!(pieces("甲（乙、丙）、丁", |c| c == '、'), ["甲（乙、丙）", "丁"]);
    }
}
