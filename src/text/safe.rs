//! The one function that makes foreign text safe to show: nothing in it that a terminal would act on is left.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

/// What stands for a character that must not be shown. Of one width everywhere, unlike U+FFFD.
const REPLACEMENT: char = '?';
/// More marks than these on one character are cut.
const MOST_MARKS: usize = 8;

/// `text` on one line, with everything replaced that would move, hide, reorder or act: C0, DEL and C1 controls, line and
/// paragraph separators, bidi controls, zero-width and tag characters, byte order marks, fillers that draw nothing,
/// noncharacters. A joiner stays between emoji, and a variation selector behind one. More than eight marks on a
/// character are cut. Tabs and line feeds become a space.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.chars().any(is_suspect) && !has_long_cluster(text)
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\r\n" {
            out.push(' ');
            continue;
        }
        let emoji = cluster.chars().next().is_some_and(is_pictograph);
        let kept = cluster.chars().take(1 + MOST_MARKS.max(if emoji { 16 } else { 0 }));
        out.extend(kept.map(|c| match c {
            '\t' | '\n' => ' ',
            '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' if emoji => c,
            c if is_dangerous(c) => REPLACEMENT,
            c => c,
        }));
    }
    Cow::Owned(out)
}

fn has_long_cluster(text: &str) -> bool {
    text.graphemes(true).any(|cluster| cluster.len() > MOST_MARKS && cluster.chars().count() > 1 + MOST_MARKS)
}

/// Whether the slow way must look at it.
fn is_suspect(c: char) -> bool {
    is_dangerous(c) || matches!(c, '\t' | '\n')
}

/// Characters that emoji sequences are built on.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_dangerous(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
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
            ("a\r\nb\tc", "a b c"),
            ("\u{9b}2J", "?2J"),
            ("abc\u{202E}cba", "abc?cba"),
            ("a\u{200B}b\u{FEFF}", "a?b?"),
            ("tag\u{E0041}", "tag?"),
            ("a\u{2028}b", "a?b"),
            ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
            ("x\u{200D}y", "x?y"),
            ("e\u{301}", "e\u{301}"),
        ] {
            assert_eq!(safe(text), expected, "{text:?}");
        }
        let zalgo = format!("a{}", "\u{301}".repeat(40));
        assert_eq!(safe(&zalgo).chars().count(), 1 + MOST_MARKS);
    }

    proptest! {
        #[test]
        fn safe_text_is_safe_and_stays_as_it_is(text in any::<String>()) {
            let once = safe(&text).into_owned();
            prop_assert!(!once.chars().any(|c| c.is_control()));
            prop_assert_eq!(safe(&once), once.as_str());
        }
    }
}
