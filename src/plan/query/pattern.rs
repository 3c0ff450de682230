//! How a word is found in a text: as it stands, in pinyin, by initials, or mixed; in any case and width of letters.

use std::borrow::Cow;
use std::ops::Range;

use ib_matcher::pinyin::PinyinNotation;
use memchr::memmem::Finder;

use super::letters::{Letters, readings};

/// A word made ready for finding, once for each letter typed.
pub(super) struct Pattern {
    text: String,
    how: How,
    /// Finds what the text has before its first letter; all of it where letters stand for themselves.
    head: Finder<'static>,
}

enum How {
    /// No letters: characters match themselves.
    Plain,
    /// Letters other than ASCII, such as é: characters match themselves in either case.
    Cased,
    /// Letters and other characters: letters match themselves and the pinyin of characters.
    Mixed,
    /// Letters only: the same, but what they match may be a matter of chance.
    Letters,
}

/// How surely a match is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It stands there as typed, or is spelled out.
    Sure,
    /// It is only a character for each letter, or only one character: in a long sentence that happens by chance.
    Faint,
}

/// A match: its bytes in the text as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) certainty: Certainty,
}

impl Pattern {
    /// The pattern of a word.
    pub(super) fn new(word: &str) -> Self {
        let text = fold(word);
        let is_letter = |c: char| c.is_lowercase() || c.is_uppercase();
        let how = if text.chars().any(|c| !c.is_ascii() && is_letter(c)) {
            How::Cased
        } else if !text.chars().any(is_letter) {
            How::Plain
        } else if text.bytes().all(|byte| byte.is_ascii_graphic()) {
            How::Letters
        } else {
            How::Mixed
        };
        let head = match how {
            How::Plain | How::Cased => text.as_str(),
            How::Mixed | How::Letters => text.split(|c: char| c.is_ascii_lowercase()).next().unwrap_or(""),
        };
        Self { head: Finder::new(head).into_owned(), text, how }
    }

    /// The word in small letters.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether its matches may be a matter of chance.
    pub(super) fn is_letters(&self) -> bool {
        matches!(self.how, How::Letters)
    }

    /// Whether it is one letter: that matches only the beginning of a title or a name.
    pub(super) fn is_one_letter(&self) -> bool {
        self.is_letters() && self.text.len() == 1
    }

    /// Whether a printed number is this one; leading zeros do not count.
    pub(super) fn is_printed(&self, number: &str) -> bool {
        let number = folded_if_need_be(number);
        number.trim_start_matches('0') == self.text.trim_start_matches('0') && !number.is_empty()
    }

    /// Whether more letters could make it this printed number.
    pub(super) fn begins_printed(&self, number: &str) -> bool {
        folded_if_need_be(number).starts_with(&self.text)
    }

    /// The first match that `accept` takes. Matches are tried from the left, one for each place where one begins.
    pub(super) fn find(&self, text: &str, mut accept: impl FnMut(&str, &Span) -> bool) -> Option<Span> {
        let folded = match self.how {
            How::Cased => Folded::new(text, |_| true),
            _ if has_wide(text) => Folded::new(text, is_wide),
            _ => Folded { text: Cow::Borrowed(text), places: None },
        };
        let mut from = 0;
        loop {
            let (range, certainty) = self.next(&folded.text, from)?;
            from = range.start + folded.text[range.start..].chars().next().map_or(1, char::len_utf8);
            if !is_whole(&folded.text, &range) {
                continue;
            }
            let span = Span { range: folded.place(range.start)..folded.place(range.end), certainty };
            if accept(&text[span.range.clone()], &span) {
                return Some(span);
            }
        }
    }

    /// All matches that `accept` takes and that do not overlap, from the left.
    pub(super) fn spans(&self, text: &str, mut accept: impl FnMut(&str, &Span) -> bool) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        self.find(text, |matched, span| {
            let is_free = spans.last().is_none_or(|last| last.range.end <= span.range.start);
            if is_free && accept(matched, span) {
                spans.push(span.clone());
            }
            false
        });
        spans
    }

    /// The next match in folded text that begins at `from` or behind it.
    fn next(&self, text: &str, from: usize) -> Option<(Range<usize>, Certainty)> {
        if matches!(self.how, How::Plain | How::Cased) {
            let start = from + self.head.find(text.as_bytes().get(from..)?)?;
            return Some((start..start + self.text.len(), Certainty::Sure));
        }
        let mut from = from;
        loop {
            let start = from + self.beginning(text.get(from..)?)?;
            let rest = &text[start..];
            if let Some(length) = self.begins(rest) {
                let certainty = if self.is_letters() { self.certainty(&rest[..length]) } else { Certainty::Sure };
                return Some((start..start + length, certainty));
            }
            from = start + rest.chars().next()?.len_utf8();
        }
    }

    /// How many bytes at the beginning of `text` the pattern takes, if it stands there: each character as it is, by a
    /// reading or by a reading's first letter; the last reading need not be complete. The longest way counts (`cgzh` is
    /// 成果转化, not 成果转). All ways are tried at once, so that a character with many (`啊` is `a` by reading and by initial) does not double the work.
    fn begins(&self, text: &str) -> Option<usize> {
        let end = self.text.len();
        let (mut reached, mut next) = (vec![0], Vec::new());
        let mut ended = None;
        for (at, c) in text.char_indices() {
            for &place in &reached {
                self.go_on(place, c, |place| {
                    if !next.contains(&place) {
                        next.push(place);
                    }
                });
            }
            if next.contains(&end) {
                ended = Some(at + c.len_utf8());
                next.retain(|place| *place != end);
            }
            if next.is_empty() {
                break;
            }
            std::mem::swap(&mut reached, &mut next);
            next.clear();
        }
        ended
    }

    /// Every place of the pattern that `c` leads to from `place`.
    fn go_on(&self, place: usize, c: char, mut reach: impl FnMut(usize)) {
        let (left, own) = (&self.text[place..], folded(c));
        if left.starts_with(own) {
            reach(place + own.len_utf8());
        }
        if c.is_ascii() || !left.starts_with(|first: char| first.is_ascii_lowercase()) {
            return;
        }
        readings().get_pinyins_and_for_each(c, |reading| {
            let reading = reading.notation(PinyinNotation::Ascii).unwrap_or("");
            if left.as_bytes().first() == reading.as_bytes().first() {
                reach(place + 1);
            }
            if left.starts_with(reading) {
                reach(place + reading.len());
            } else if reading.starts_with(left) {
                reach(self.text.len());
            }
        });
    }

    /// Where in `text` the pattern may begin: what comes before its first letter stands there or, if that is nothing,
    /// its first two letters may be the beginnings of two characters or of one.
    fn beginning(&self, text: &str) -> Option<usize> {
        if !self.head.needle().is_empty() {
            return self.head.find(text.as_bytes());
        }
        let letters = self.text.as_bytes();
        let first = *letters.first()?;
        let second = letters.get(1).copied().filter(u8::is_ascii_lowercase);
        let mut chars = text.char_indices().map(|(at, c)| (at, Letters::of(c))).peekable();
        while let Some((at, own)) = chars.next() {
            let goes_on = |second| {
                let next_begins = chars.peek().is_some_and(|(_, next)| next.begin_with(second));
                own.go_on_with(second) || next_begins
            };
            if own.begin_with(first) && second.is_none_or(goes_on) {
                return Some(at);
            }
        }
        None
    }

    fn certainty(&self, matched: &str) -> Certainty {
        let count = matched.chars().count();
        let is_faint = !matched.is_ascii() && (count == 1 || count == self.text.len());
        if is_faint { Certainty::Faint } else { Certainty::Sure }
    }
}

/// Whether digits at either end of the match are not part of a longer number.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let point = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| matches!(byte, b'.' | b','));
    let (first, before, end) = (range.start, range.start.checked_sub(1), range.end);
    let cuts_front = digit(Some(first)) && (digit(before) || point(before) && digit(range.start.checked_sub(2)));
    let cuts_back = digit(end.checked_sub(1)) && (digit(Some(end)) || point(Some(end)) && digit(Some(end + 1)));
    !cuts_front && !cuts_back
}

/// `text` in small letters, with full-width letters and digits in their ASCII form.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(folded).collect()
}

/// The same as [`fold`]; digits, which most printed numbers are made of, are not copied.
fn folded_if_need_be(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// Whether the text has full-width letters or digits, which all begin with the byte EF.
fn has_wide(text: &str) -> bool {
    memchr::memchr_iter(0xEF, text.as_bytes()).any(|at| text[at..].chars().next().is_some_and(is_wide))
}

fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn folded(c: char) -> char {
    let c = if is_wide(c) { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c };
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

/// A text to be searched, with full-width letters and digits in their ASCII form. Case is folded only where the matcher
/// does not know of it.
struct Folded<'a> {
    text: Cow<'a, str>,
    /// For every byte of the folded text its place in the text as given; none where they are the same.
    places: Option<Vec<usize>>,
}

impl<'a> Folded<'a> {
    /// The text with those characters folded that `is_meant` takes.
    fn new(text: &'a str, is_meant: impl Fn(char) -> bool) -> Self {
        let (mut out, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in text.char_indices() {
            out.push(if is_meant(c) { folded(c) } else { c });
            places.resize(out.len(), at);
        }
        places.push(text.len());
        Self { text: Cow::Owned(out), places: Some(places) }
    }

    fn place(&self, at: usize) -> usize {
        self.places.as_ref().map_or(at, |places| places[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_pinyin_initials_and_mixtures() {
        for (text, words) in [
            ("杨小峰", "yxf yangxf yxfeng yangx yangxiaofe xf xiaofeng 杨xf y杨 YangXF"),
            ("高新技术", "gxjs gaoxjs gxjishu 高新js gao新js gaoxinj"),
            ("重庆银行行长", "cq zq chongqing zhongqing yhhz yhxz yinhanghangzhang 银hang行z"),
            ("绿色女会计参与", "lvse luse nv kuaiji huiji canyu ls"),
            ("西安AI大模型2026", "xian xa aidmx AI大 dmx2026 型2026"),
            ("刘其乐", "lql lqy liuqile liuqiyue 刘ql"),
            ("全角ＡＢ１２字", "ab12 ab12z qjab"),
        ] {
            for word in words.split(' ') {
                let found = Pattern::new(word).find(text, |_, _| true).is_some();
                assert_eq!(found, word != "y杨", "{word} in {text}");
            }
        }
        for (text, word) in
            [("高新技术", "gxs"), ("高新，区", "gxq"), ("绿色", "lse2"), ("西安", "xang"), ("2026年", "026")]
        {
            assert_eq!(Pattern::new(word).find(text, |_, _| true), None, "{word} in {text}");
        }
    }
}
