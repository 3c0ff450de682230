//! Lines by UAX #14 with the tailorings Chinese print needs.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthChar as _;

use super::clusters;

/// The byte offsets at which a line of `text` may end, the end of the text included.
///
/// UAX #14, and beyond it: beside “ and ” a line may break where the other neighbour is wide (LB19a of Unicode 16);
/// never inside —— and ……; never inside a number, whose full-width digits UAX #14 takes for ideographs (`１００％`); never
/// between a number and its unit (`100家`, `5000㎡`); never so that a line begins with a closing or ends with an opening
/// sign.
pub fn breaks(text: &str) -> Vec<usize> {
    let mut allowed = linebreaks(text).map(|(at, _)| at).peekable();
    let mut ends = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let opportunity = allowed.next_if_eq(&at).is_some();
        if let Some(before) = before
            && (opportunity || beside_quote(before, c))
            && !held_together(before, c)
        {
            ends.push(at);
        }
        before = Some(c);
    }
    if !text.is_empty() {
        ends.push(text.len());
    }
    ends
}

/// LB19a: an opening quote after, or a closing one before, a wide character.
fn beside_quote(before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2);
    (matches!(after, '“' | '‘') && wide(before)) || (matches!(before, '”' | '’') && wide(after))
}

fn held_together(before: char, after: char) -> bool {
    const OPENING: &str = "“‘（《〈「『【〔［(";
    const CLOSING: &str = "，。；：、？！”’）》〉」』】〕］…％%)";
    let dash = matches!((before, after), ('—', '—') | ('…', '…'));
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number = (digit(before) || before == '．') && (digit(after) || matches!(after, '．' | '％' | '‰'));
    let unit = (digit(before) || matches!(before, '%' | '‰')) && (is_han(after) || is_square_unit(after));
    dash || number || unit || OPENING.contains(before) || CLOSING.contains(after)
}

/// Units of measure in one character: ㎡, ㎏, ㎜ and their like.
fn is_square_unit(c: char) -> bool {
    matches!(c, '\u{3380}'..='\u{33DF}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The lines of `text` in at most `cells` cells, as byte ranges without the spaces at their ends; `\n` ends a line. A
/// run that cannot be broken is broken between clusters; a cluster wider than `cells` has a line of its own.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, cells, start, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(text: &str, cells: usize, offset: usize, lines: &mut Vec<Range<usize>>) {
    let mut push = |from: usize, to: usize| {
        let end = from + text[from..to].trim_end().len();
        lines.push(offset + from..offset + end);
    };
    let ends = breaks(text);
    let mut ends = ends.iter().copied().peekable();
    let (mut start, mut last_end, mut used, mut next) = (0, 0, 0, 0);
    for (cluster, width) in clusters(text) {
        let at = next;
        next += cluster.len();
        while let Some(end) = ends.next_if(|end| *end <= at) {
            last_end = end;
        }
        let is_space = cluster.trim().is_empty();
        while used + width > cells && !is_space && at > start {
            let end = if last_end > start { last_end } else { at };
            push(start, end);
            start = end;
            used = super::width(&text[start..at]);
        }
        used += width;
    }
    push(start, text.len());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::width;
    use super::*;

    fn lines(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn lines_break_as_in_print() {
        for (text, cells, expected) in [
            ("", 10, vec![""]),
            ("培育引进科技领军人才和团队", 20, vec!["培育引进科技领军人才", "和团队"]),
            ("科技型企业走出去，引进来", 17, vec!["科技型企业走出", "去，引进来"]),
            ("建设“星创天地”4家", 10, vec!["建设“星创", "天地”4家"]),
            ("新增企业100家以上", 11, vec!["新增企业", "100家以上"]),
            ("达到１００％", 8, vec!["达到", "１００％"]),
            ("增长８．５％", 10, vec!["增长", "８．５％"]),
            ("面积5000㎡", 9, vec!["面积", "5000㎡"]),
            ("厚２０㎜的管", 6, vec!["厚", "２０㎜", "的管"]),
            ("打造地……高", 7, vec!["打造", "地……高"]),
            ("一\n二", 10, vec!["一", "二"]),
            ("one two three", 7, vec!["one two", "three"]),
            ("科技", 1, vec!["科", "技"]),
            ("abcdef", 4, vec!["abcd", "ef"]),
        ] {
            assert_eq!(lines(text, cells), expected, "{text} in {cells}");
        }
    }

    fn plan_text() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select("科技创新，。；：、？！“”（）《》—…%0123abc 家年".chars().collect::<Vec<_>>()),
            0..60,
        )
        .prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_too_wide(text in plan_text(), cells in 2usize..40) {
            let ranges = wrap(&text, cells);
            let kept: String = ranges.iter().map(|line| &text[line.clone()]).collect();
            prop_assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
            for line in ranges {
                prop_assert!(width(&text[line]) <= cells);
            }
        }

        #[test]
        fn any_text_at_any_width(text in any::<String>(), cells in 0usize..20) {
            let kept: usize = wrap(&text, cells).into_iter().map(|line| text[line].chars().filter(|c| !c.is_whitespace()).count()).sum();
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }

    #[test]
    fn no_line_of_the_default_plan_begins_or_ends_wrongly() {
        let plan = include_str!("../../seeds/shiyan-2020.txt");
        for cells in 12..=120 {
            for paragraph in plan.lines() {
                let lines = lines(paragraph, cells);
                for line in &lines {
                    assert!(width(line) <= cells);
                    assert!(!line.ends_with(['“', '（', '《']), "{line} at {cells}");
                }
                for line in &lines[1..] {
                    let wrong = ['，', '。', '；', '：', '、', '？', '！', '”', '）', '》'];
                    assert!(!line.starts_with(wrong), "{line} at {cells}");
                }
            }
        }
    }
}
