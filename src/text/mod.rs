//! Text as a terminal shows it: widths in cells, whole grapheme clusters, lines by UAX #14, nothing it would act on.

pub mod glyph;
pub mod safe;
pub mod wrap;

use std::borrow::Cow;

use unicode_segmentation::{Graphemes, UnicodeSegmentation as _};
use unicode_width::UnicodeWidthStr as _;

/// Cells of `text`, cluster by cluster; characters of ambiguous width count one.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    clusters(text).map(|(_, cells)| cells).sum()
}

/// The grapheme clusters of `text` with the cells that each takes: two at most, whatever it is made of. Text of plain
/// characters only, which is nearly all of it, is not looked up in the tables of Unicode.
pub fn clusters(text: &str) -> Clusters<'_> {
    match safe::is_plain_text(text) {
        true => Clusters::Plain(text),
        false => Clusters::Any(text.graphemes(true)),
    }
}

/// Grapheme clusters and their widths, made by [`clusters`].
pub enum Clusters<'a> {
    /// Every character is a cluster, one or two cells wide.
    Plain(&'a str),
    /// Anything else.
    Any(Graphemes<'a>),
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Plain(text) => {
                let c = text.chars().next()?;
                let (cluster, rest) = text.split_at(c.len_utf8());
                *text = rest;
                Some((cluster, safe::plain_width(c)))
            }
            Self::Any(graphemes) => graphemes.next().map(|cluster| (cluster, cluster.width().min(2))),
        }
    }
}

/// The beginning of `text` that takes at most `cells` cells, in whole clusters.
fn head(text: &str, cells: usize) -> &str {
    let (mut used, mut end) = (0, 0);
    for (cluster, width) in clusters(text) {
        used += width;
        if used > cells {
            return &text[..end];
        }
        end += cluster.len();
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

    #[test]
    fn plain_characters_are_clusters_of_the_width_that_the_tables_give() {
        for c in (0..0x11_0000).filter_map(char::from_u32).filter(|c| safe::is_plain_text(c.encode_utf8(&mut [0; 4]))) {
            let doubled = format!("{c}{c}");
            assert_eq!(doubled.graphemes(true).count(), 2, "{c:?}");
            assert_eq!(width(&doubled), doubled.width(), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn a_cut_is_never_wider_than_asked(text in "\\PC{0,40}", cells in 0usize..30) {
            prop_assert!(width(&cut(&text, cells, "…")) <= cells);
        }
    }
}
