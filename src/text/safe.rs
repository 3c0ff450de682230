//! The one function that makes foreign text safe to show: nothing in it that a terminal would act on is left.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// What stands for a character that must not be shown. Of one width everywhere, unlike U+FFFD.
const REPLACEMENT: char = '?';
/// More marks than these on one character are cut.
const MOST_MARKS: usize = 8;
const JOINER: char = '\u{200D}';

/// `text` on one line, with everything replaced that would move, hide, reorder or act: C0, DEL and C1 controls, line and
/// paragraph separators, bidi controls, zero-width and tag characters, byte order marks, fillers that draw nothing,
/// noncharacters, marks without a character to stand on. A joiner stays between emoji, and a variation selector behind
/// one. More than eight marks on a character are cut. Tabs and line feeds become a space.
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_plain_text(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        match cluster {
            "\r\n" => out.push(' '),
            cluster => show(cluster, &mut out),
        }
    }
    Cow::Owned(out)
}

/// Whether `c`, standing alone, is safe as it is.
pub fn is_inert(c: char) -> bool {
    is_plain(c) || !is_dangerous(c) && !is_mark(c)
}

fn show(cluster: &str, out: &mut String) {
    let mut chars = cluster.chars().peekable();
    let mut marks = 0;
    let mut on_picture = false;
    let mut before = None;
    let mut first = true;
    while let Some(c) = chars.next() {
        if !first && !is_pictograph(c) {
            marks += 1;
            if marks > MOST_MARKS {
                return;
            }
        }
        let kept = match c {
            JOINER => on_picture && chars.peek().copied().is_some_and(is_pictograph),
            '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(is_pictograph),
            c => !is_dangerous(c) && !is_lost(c, before),
        };
        out.push(match c {
            '\t' | '\n' => ' ',
            c if kept => c,
            _ => REPLACEMENT,
        });
        on_picture = kept && (is_pictograph(c) || on_picture && (is_mark(c) || is_skin(c)));
        before = Some(c).filter(|_| kept);
        first = false;
    }
}

/// Whether a mark has nothing to stand on after `before`: the vowels and finals of Hangul stand on Hangul only, other
/// marks on whatever is shown there.
fn is_lost(c: char, before: Option<char>) -> bool {
    match c {
        '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}' => !before.is_some_and(
            |before| matches!(before, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '가'..='\u{D7FF}'),
        ),
        c => before.is_none() && is_mark(c),
    }
}

/// Whether `text` consists of plain characters only: safe as they are, each a grapheme cluster of its own.
pub(super) fn is_plain_text(text: &str) -> bool {
    text.chars().all(is_plain)
}

/// Characters of which text and our own signs usually consist, and of which none changes another.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF5E}' | '\u{3400}'..='\u{4DBF}'
        | '·' | '×' | '—' | '‘' | '’' | '“' | '”' | '…' | '①'..='⑳' | '─'..='╿' | '▀'..='▟'
        | '▴' | '▸' | '▾' | '◌' | '◔' | '✓' | '❯' | '➜')
}

/// Cells of a plain character.
pub(super) fn plain_width(c: char) -> usize {
    if matches!(c, '\u{3000}'..) { 2 } else { 1 }
}

/// Characters that stand on the one before them.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

/// Characters that emoji sequences are built on.
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2194}'..='\u{21AA}' | '\u{231A}'..='\u{23FF}' | 'Ⓜ'
        | '\u{25AA}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}' | '\u{2934}' | '\u{2935}' | '\u{2B05}'..='\u{2B55}'
        | '〰' | '〽' | '㊗' | '㊙' | '\u{1F000}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}')
}

/// Emoji that only tint the one before them.
fn is_skin(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Unicode 17: Default_Ignorable_Code_Point, Bidi_Control, the controls, the separators of lines and paragraphs, the
/// format characters that draw nothing (interlinear annotation, musical, shorthand, hieroglyphs), noncharacters.
fn is_dangerous(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{70F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
        || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_replaced() {
        for (text, expected) in [
            ("科技创新“十四五”", "科技创新“十四五”"),
            ("\u{1b}[31mred\u{1b}]0;x\u{7}", "?[31mred?]0;x?"),
            ("a\r\nb\tc\nd\re", "a b c d?e"),
            ("\u{9b}2J\u{7f}\u{85}", "?2J??"),
            ("abc\u{202E}cba\u{2066}\u{61C}", "abc?cba??"),
            ("a\u{200B}b\u{FEFF}\u{AD}\u{2060}", "a?b???"),
            ("tag\u{E0041}\u{E0100}", "tag??"),
            ("a\u{2028}b\u{2029}", "a?b?"),
            ("\u{3164}\u{FFA0}\u{115F}\u{180E}\u{FFFE}\u{FDD0}\u{13430}\u{1D173}", "????????"),
            ("葛\u{E0100}", "葛?"),
            ("x\u{200D}y\u{FE0F}", "x?y?"),
            ("e\u{301}", "e\u{301}"),
            ("\u{301}a", "?a"),
            ("a\u{200B}\u{301}\u{302}", "a???"),
            ("á \u{a0}\u{3000}\u{e000}한글ไทย", "á \u{a0}\u{3000}\u{e000}한글ไทย"),
        ] {
            assert_eq!(safe(text), expected, "{text:?}");
        }
    }

    #[test]
    fn emoji_stay_whole_and_carry_nothing_else() {
        for (text, expected) in [
            ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
            ("👩🏻\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿", "👩🏻\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿"),
            ("⭐\u{FE0F}", "⭐\u{FE0F}"),
            ("👨\u{200D}x", "👨?x"),
            ("👨\u{FE0F}\u{FE0F}", "👨\u{FE0F}?"),
            ("🏴\u{E0067}\u{E007F}", "🏴??"),
        ] {
            assert_eq!(safe(text), expected, "{text:?}");
        }
    }

    #[test]
    fn more_than_eight_marks_are_cut() {
        for base in ["a", "中", "👨", "?"] {
            for mark in ["\u{301}", "\u{20DD}", "\u{489}"] {
                let heap = format!("{base}{}", mark.repeat(40));
                assert_eq!(safe(&heap), format!("{base}{}", mark.repeat(MOST_MARKS)), "{heap:?}");
            }
        }
        let family = format!("👨{}", "\u{200D}👩".repeat(40));
        assert_eq!(safe(&family), format!("👨{}", "\u{200D}👩".repeat(MOST_MARKS)));
        assert_eq!(safe(&"🏻".repeat(40)), "🏻".repeat(1 + MOST_MARKS));
    }

    proptest! {
        #[test]
        fn safe_text_is_safe_and_stays_as_it_is(text in any::<String>()) {
            let once = safe(&text).into_owned();
            prop_assert!(!once.chars().any(|c| c.is_control()));
            prop_assert_eq!(safe(&once), once.as_str());
        }

        #[test]
        fn so_is_text_of_nothing_but_the_worst(
            text in prop::collection::vec(prop::sample::select(vec![
                '\u{1b}', '\r', '\n', '\u{301}', '\u{200D}', '\u{FE0F}', '👨', '🏻', '❤', 'a', '中', '\u{600}', '\u{1100}',
                '\u{1161}', '\u{E0041}', '\u{202E}', '🇨',
            ]), 0..40)
        ) {
            let once = safe(&text.iter().collect::<String>()).into_owned();
            let is_left = |c| is_dangerous(c) && c != JOINER && c != '\u{FE0F}';
            prop_assert!(!once.contains(is_left));
            prop_assert_eq!(safe(&once), once.as_str());
            prop_assert!(once.graphemes(true).all(|cluster| cluster.chars().filter(|c| is_mark(*c)).count() <= MOST_MARKS));
        }
    }
}
