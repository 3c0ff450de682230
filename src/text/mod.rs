//! Text as a terminal shows it: widths in cells, whole grapheme clusters, lines by UAX #14, nothing it would act on.

pub mod glyph;
pub mod safe;
pub mod wrap;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Cells of `text`, cluster by cluster; characters of ambiguous width count one.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// Cells of one grapheme cluster: two at most, whatever it is made of.
fn cluster_width(cluster: &str) -> usize {
    cluster.width().min(2)
}

/// The beginning of `text` that takes at most `cells` cells, in whole clusters.
fn head(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// `text` in at most `cells` cells: whole if it fits, else cut between clusters with `mark` at its end. Where not even
/// the mark fits, as much of the text as does.
pub fn cut<'a>(text: &'a str, cells: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    match cells.checked_sub(width(mark)) {
        Some(room) => Cow::Owned(format!("{}{mark}", head(text, room).trim_end())),
        None => Cow::Borrowed(head(text, cells)),
    }
}

/// `text` filled up with spaces to `cells` cells; longer text stays as it is.
pub fn pad(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn widths_are_cells() {
        for (text, cells) in
            [("", 0), ("abc", 3), ("十堰市2020年", 12), ("“星创天地”", 10), ("👨‍👩‍👧", 2), ("e\u{301}", 1), ("，。", 4)]
        {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn cuts_keep_clusters_whole() {
        for (text, cells, expected) in [
            ("科技创新", 8, "科技创新"),
            ("科技创新", 7, "科技创…"),
            ("科技创新", 6, "科技…"),
            ("科技创新", 1, "…"),
            ("科技创新", 0, ""),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("one two", 5, "one…"),
        ] {
            assert_eq!(cut(text, cells, "…"), expected, "{text} in {cells}");
        }
        assert_eq!(cut("科技创新", 3, ".."), "..");
        assert_eq!(cut("科技创新", 1, ".."), "");
    }

    proptest! {
        #[test]
        fn a_cut_is_never_wider_than_asked(text in "\\PC{0,40}", cells in 0usize..30) {
            prop_assert!(width(&cut(&text, cells, "…")) <= cells);
        }
    }
}
