//! How well a text answers what was typed: Chinese, pinyin, initials, mixtures, and letters with gaps.

use super::pattern::{Pattern, fold};

/// What was typed, its words parted by spaces.
pub struct Wanted {
    words: Vec<Pattern>,
}

/// Where a word was found; the earlier the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FoundAt {
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
        Self { words: typed.split_whitespace().map(Pattern::new).collect() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `text` answers: the smaller the better; none if a word is not in it.
    pub fn rank(&self, text: &str) -> Option<u32> {
        self.words.iter().map(|word| Some(found(word, text)? as u32)).sum()
    }
}

fn found(word: &Pattern, text: &str) -> Option<FoundAt> {
    let Some(hit) = word.find(text, |_, _| true) else { return has_with_gaps(word, text).then_some(FoundAt::Gaps) };
    let before = text[..hit.range.start].chars().next_back();
    Some(match before {
        None => FoundAt::Beginning,
        Some(c) if !c.is_ascii_alphanumeric() => FoundAt::Word,
        Some(_) => FoundAt::Within,
    })
}

/// Whether the letters of `word`, two at least, stand in `text` in their order, the first at the beginning of a word.
fn has_with_gaps(word: &Pattern, text: &str) -> bool {
    let (word, text) = (word.text(), fold(text));
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
