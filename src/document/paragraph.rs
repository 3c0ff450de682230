//! Lines to paragraphs: a line that does not end in 。！；） goes on in the next.

use super::block::{Joint, Line};
use super::bracket::{is_close, is_open};
use super::clause::own_line;
use super::names::is_separator;
use crate::text::width;

/// Signs that end a paragraph.
const ENDS: [char; 15] = ['。', '！', '？', '；', '）', '】', '〕', '］', ')', ']', '.', ';', '!', '?', '…'];
/// A bracket that is not closed after so many lines never is.
const MOST_LINES_OPEN: usize = 6;
/// A first line of at most so many cells may be a heading of its own.
const LONGEST_HEADING: usize = 48;

/// The paragraphs of an item.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = Open::default();
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if open.is_open() || goes_on(last, line) => {
                join(last, &line.text);
                open.lines += 1;
            }
            _ => {
                open = Open::default();
                paragraphs.push(line.text.clone());
            }
        }
        open.pass(&line.text);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The brackets a paragraph has open.
#[derive(Default)]
struct Open {
    depth: usize,
    lines: usize,
}

impl Open {
    fn pass(&mut self, text: &str) {
        for c in text.chars() {
            if is_open(c) {
                self.depth += 1;
            } else if is_close(c) {
                self.depth = self.depth.saturating_sub(1);
            }
        }
    }

    fn is_open(&self) -> bool {
        self.depth > 0 && self.lines < MOST_LINES_OPEN
    }
}

/// Whether a line is the rest of the paragraph before it.
fn goes_on(before: &str, line: &Line) -> bool {
    // A list of names goes on whatever its paragraphs are.
    let names_follow = before.ends_with(|c| is_separator(c) || matches!(c, '：' | ':')) && !before.ends_with(ENDS);
    let is_clause = |text: &str| text.len() < 400 && own_line(text).is_some();
    if names_follow && is_clause(before) {
        return !is_clause(&line.text);
    }
    if line.joint == Joint::Closed || ends(before) || is_clause(&line.text) || is_clause(before) {
        return false;
    }
    line.joint != Joint::Indented || !is_heading(before)
}

/// Whether a paragraph has ended: also with a quotation.
pub(super) fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '」', '"']).ends_with(ENDS)
}

/// Whether a line could be a heading: short and without a sign in it.
pub(super) fn is_heading(text: &str) -> bool {
    width(text) <= LONGEST_HEADING && !text.contains(['，', '。', '；', '：', '！', '、', ',', ';'])
}

/// Puts a line behind another; words of Latin letters stay apart.
pub(super) fn join(before: &mut String, text: &str) {
    let latin = before.chars().next_back().is_some_and(|c| c.is_ascii() && c != '-')
        && text.starts_with(|c: char| c.is_ascii() && !matches!(c, ')' | ']' | ',' | '.' | ';'));
    if latin {
        before.push(' ');
    }
    before.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> Vec<String> {
        paragraphs(&lines.iter().map(|text| Line::new(1, text)).collect::<Vec<_>>())
    }

    #[test]
    fn lines_go_on_until_a_sentence_ends() {
        for (lines, expected) in [
            (vec!["修建", "水渠。", "完工。"], vec!["修建水渠。", "完工。"]),
            (
                vec!["修建水渠", "牵头单位：甲科", "责任单位：乙科"],
                vec!["修建水渠", "牵头单位：甲科", "责任单位：乙科"],
            ),
            (vec!["完工。", "责任单位：甲科、", "乙科"], vec!["完工。", "责任单位：甲科、乙科"]),
            (vec!["完工。（牵头单位：甲科；", "责任单位：乙科）"], vec!["完工。（牵头单位：甲科；责任单位：乙科）"]),
            (vec!["Open two", "branches."], vec!["Open two branches."]),
            (vec!["他说“好。”", "完工。"], vec!["他说“好。”", "完工。"]),
        ] {
            assert_eq!(joined(&lines), expected);
        }
        let indented = Line { joint: Joint::Indented, ..Line::new(2, "深入学习，贯彻落实。") };
        assert_eq!(paragraphs(&[Line::new(1, "加强理论学习"), indented]).len(), 2);
    }
}
