//! How well a text answers what was typed: Chinese, pinyin, initials, mixtures, and letters with gaps.

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

/// What was typed, its words parted by spaces.
pub struct Wanted {
    words: Vec<(String, IbMatcher<'static, str>)>,
}

/// Where a word was found; the earlier the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// At the beginning of the text.
    Beginning,
    /// At the beginning of one of its words, as every Chinese character is.
    Word,
    /// Within a word.
    Within,
    /// Letter by letter, with gaps.
    Gaps,
}

impl Wanted {
    /// What `typed` asks for.
    pub fn new(typed: &str) -> Self {
        let pinyin = || PinyinMatchConfig::notations(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter);
        let matcher = |word: &str| IbMatcher::builder(word).is_pattern_partial(true).pinyin(pinyin()).build();
        let lower = typed.to_lowercase();
        Self { words: lower.split_whitespace().map(|word| (word.to_owned(), matcher(word))).collect() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `text` answers: the smaller the better; none if a word is not in it.
    pub fn rank(&self, text: &str) -> Option<u32> {
        self.words.iter().map(|(word, matcher)| Some(found(word, matcher, text)? as u32)).sum()
    }
}

fn found(word: &str, matcher: &IbMatcher<'static, str>, text: &str) -> Option<Found> {
    let Some(hit) = matcher.find(text) else { return has_with_gaps(word, text).then_some(Found::Gaps) };
    let before = text[..hit.start()].chars().next_back();
    Some(match before {
        None => Found::Beginning,
        Some(c) if !c.is_ascii_alphanumeric() => Found::Word,
        Some(_) => Found::Within,
    })
}

/// Whether the letters of `word`, two at least, stand in `text` in their order, the first at the beginning of a word.
fn has_with_gaps(word: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    let Some(first) = word.chars().next().filter(|_| word.chars().count() > 1) else { return false };
    let begins = |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric());
    text.match_indices(first).filter(|(at, _)| begins(*at)).any(|(at, _)| {
        let mut rest = text[at..].chars();
        word.chars().all(|wanted| rest.any(|c| c == wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_as_they_are_typed() {
        let text = "国家级高新技术产业开发区早日获批";
        for (typed, found) in [
            ("高新", true),
            ("gxjs", true),
            ("gaoxin", true),
            ("高xjs", true),
            ("GXJS", true),
            ("gx hp", true),
            ("国批", true),
            ("guojia", true),
            ("乡村", false),
            ("xqz", false),
            ("批国", false),
        ] {
            assert_eq!(Wanted::new(typed).rank(text).is_some(), found, "{typed}");
        }
        assert_eq!(Wanted::new("fldx").rank("fold or open this lane"), None);
        assert!(Wanted::new("fdlane").rank("fold or open this lane").is_some());
    }

    #[test]
    fn what_stands_in_front_ranks_first() {
        let rank = |text| Wanted::new("un").rank(text);
        assert!(rank("undo the last step") < rank("the undo"));
        assert!(rank("the undo") < rank("sunken"));
        assert!(rank("sunken") < rank("up a line"));
        assert_eq!(rank("redo"), None);
    }
}
