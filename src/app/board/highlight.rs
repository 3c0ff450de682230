//! From what a search marks in a plan's text to what is marked of it on the screen.

use std::ops::Range;

use crate::text::glyph::GlyphSet;

/// The ranges of `text` as ranges of the same text made safe to show.
pub fn shown(text: &str, ranges: &[Range<usize>], glyphs: GlyphSet) -> Vec<Range<usize>> {
    if ranges.is_empty() {
        return Vec::new();
    }
    let whole = glyphs.show(text);
    let place = |at: usize| {
        let before = text.get(..at).map_or(0, |before| glyphs.show(before).len()).min(whole.len());
        (0..=before).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0)
    };
    let placed = ranges.iter().map(|range| place(range.start)..place(range.end));
    placed.filter(|range| range.start < range.end).collect()
}

/// For each of the lines into which `text` was broken, the parts of `ranges` that stand in it. Lines begin where the
/// one before ended, but for spaces, and may end otherwise than the text where it was cut.
pub fn in_lines(text: &str, lines: &[String], ranges: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    let mut at = 0;
    let place = |line: &String| {
        let rest = &text[at..];
        let start = text.len() - rest.trim_start().len();
        let same = text[start..].chars().zip(line.chars()).take_while(|(own, other)| own == other);
        let length: usize = same.map(|(own, _)| own.len_utf8()).sum();
        at = start + length;
        within(ranges, &(start..at))
    };
    lines.iter().map(place).collect()
}

/// The parts of `ranges` inside `window`, counted from its start.
pub fn within(ranges: &[Range<usize>], window: &Range<usize>) -> Vec<Range<usize>> {
    let parts = ranges.iter().map(|range| range.start.max(window.start)..range.end.min(window.end));
    let inside = parts.filter(|range| range.start < range.end);
    inside.map(|range| range.start - window.start..range.end - window.start).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_found_again_on_the_screen() {
        let text = "落实“高新区”措施";
        let start = text.find('高').unwrap();
        let hit = start..start + "高新区”".len();
        for (glyphs, expected) in [(GlyphSet::Unicode, "高新区”"), (GlyphSet::Safe, "高新区」")] {
            let ranges = shown(text, std::slice::from_ref(&hit), glyphs);
            assert_eq!(&glyphs.show(text)[ranges[0].clone()], expected);
        }
        assert_eq!(shown("a\u{1b}b", std::slice::from_ref(&(2..3)), GlyphSet::Unicode).len(), 1);
    }

    #[test]
    fn a_hit_may_go_over_the_end_of_a_line() {
        let lines = ["科技型企业".to_owned(), "走出..".to_owned()];
        let text = "科技型企业 走出去，引进来";
        let end = text.find('去').unwrap();
        let start = text.find('企').unwrap();
        let parts = in_lines(text, &lines, std::slice::from_ref(&(start..end + 3)));
        assert_eq!(&lines[0][parts[0][0].clone()], "企业");
        assert_eq!(&lines[1][parts[1][0].clone()], "走出");
    }
}
