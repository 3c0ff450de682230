//! Names of people and units, parted by separators outside brackets: `各县（市、区）科协` is one.

use std::collections::HashSet;

use super::bracket::{Depth, is_close, pieces};

/// Signs between names.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／' | '。' | '\n' | '\t' | '|')
}

/// The words around 及 that are one with it.
const WHOLE: [&str; 6] = ["普及", "涉及", "波及", "危及", "及时", "及其"];

/// The names of a text, in its order, each once.
pub(super) fn names(text: &str) -> Vec<String> {
    let parts = pieces(text, is_separator).into_iter().flat_map(at_ands).flat_map(at_spaces);
    let shown = |name: &str| name.chars().filter(|c| !is_zero_width(*c)).collect::<String>();
    let names = parts.map(|name| trimmed(&shown(&name)).to_owned()).filter(|name| !is_none(name));
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}

/// Whether a cell or a name says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    matches!(text.trim(), "" | "/" | "／" | "\\" | "-" | "－" | "—" | "——" | "–" | "无" | "N/A" | "n/a")
}

/// Characters that nobody sees in a name, and by which two equal names would differ.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// A name without the signs around it and the 等 that leaves others unnamed: `市交通局等部门`.
fn trimmed(name: &str) -> &str {
    let name = name.trim().trim_end_matches(['.', '：', ':']).trim_start_matches(['：', ':']).trim();
    let others = ["等部门", "等单位", "等科室", "等有关部门", "等有关单位", "等相关部门", "等相关单位", "等"];
    let named = others.iter().find_map(|others| name.strip_suffix(others)).map(str::trim_end);
    named.filter(|named| named.ends_with(UNIT_ENDS)).unwrap_or(name)
}

/// What names of units end in where 等 follows.
const UNIT_ENDS: [char; 16] =
    ['局', '委', '办', '科', '处', '室', '院', '部', '会', '府', '中', '心', '司', '行', '镇', '区'];

/// Parts between 及 or `and`, outside brackets.
fn at_ands(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = Depth::default();
    for (at, c) in text.char_indices() {
        let inside = depth.pass(c);
        if inside || at < start {
            continue;
        }
        let word = match c {
            '及' if !is_whole(text, at) => "及",
            ' ' if text[at..].len() >= 5 && text.as_bytes()[at..at + 5].eq_ignore_ascii_case(b" and ") => " and ",
            _ => continue,
        };
        let end = if word == "及" && text[..at].ends_with('以') { at - '以'.len_utf8() } else { at };
        parts.push(&text[start..end.max(start)]);
        start = at + word.len();
    }
    parts.push(&text[start..]);
    parts
}

/// Whether the 及 at `at` belongs to a word; 及其他 does not.
fn is_whole(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let is_first = at == 0 || rest.len() == '及'.len_utf8();
    let others = rest.starts_with("及其他") || rest.starts_with("及其它");
    let begun =
        WHOLE.iter().filter(|word| word.ends_with('及')).any(|word| text[..at + '及'.len_utf8()].ends_with(word));
    let ended = !others && WHOLE.iter().filter(|word| word.starts_with('及')).any(|word| rest.starts_with(word));
    is_first || begun || ended
}

/// Parts between spaces where both neighbours are Chinese; single characters are one padded name, `某　甲`.
fn at_spaces(text: &str) -> Vec<String> {
    if !text.contains(char::is_whitespace) {
        return vec![text.to_owned()];
    }
    let mut words: Vec<String> = Vec::new();
    let mut depth = Depth::default();
    let mut gap = String::new();
    let mut word = String::new();
    for c in text.trim().chars() {
        let inside = depth.pass(c);
        if c.is_whitespace() && !inside {
            gap.push(c);
            continue;
        }
        if !gap.is_empty() {
            let before = word.chars().next_back();
            if before.is_some_and(|c| is_han(c) || is_close(c)) && is_han(c) {
                words.push(std::mem::take(&mut word));
            } else {
                word.push(' ');
            }
            gap.clear();
        }
        word.push(c);
    }
    words.push(word);
    padded(words)
}

/// Two single characters side by side are one name.
fn padded(words: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut held: Option<String> = None;
    for word in words {
        let is_single = word.chars().count() == 1 && word.chars().all(is_han);
        match held.take() {
            Some(first) if is_single => names.push(first + &word),
            Some(first) => names.extend([first, word]),
            None if is_single => held = Some(word),
            None => names.push(word),
        }
    }
    names.extend(held);
    names
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '×')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_as_offices_part_them() {
        for (text, expected) in [
            ("甲局、乙局，丙局；丁局", vec!["甲局", "乙局", "丙局", "丁局"]),
            ("甲局,乙局;丙局/丁局 戊局　己局", vec!["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]),
            ("各县（市、区）科协、学会", vec!["各县（市、区）科协", "学会"]),
            ("甲局及乙局", vec!["甲局", "乙局"]),
            ("甲局以及乙局", vec!["甲局", "乙局"]),
            ("科学普及部", vec!["科学普及部"]),
            ("甲局及其他单位", vec!["甲局", "其他单位"]),
            ("甲局及其下属单位", vec!["甲局及其下属单位"]),
            ("某　甲", vec!["某甲"]),
            ("王 伟、李小明", vec!["王伟", "李小明"]),
            ("王　伟　李小明", vec!["王伟", "李小明"]),
            ("Ann Lee, Bob Ray and Cy", vec!["Ann Lee", "Bob Ray", "Cy"]),
            ("Parks/Roads; IT", vec!["Parks", "Roads", "IT"]),
            ("IT 部门", vec!["IT 部门"]),
            ("甲局\n乙局", vec!["甲局", "乙局"]),
            ("甲局、甲局", vec!["甲局"]),
            ("市卫健委等", vec!["市卫健委"]),
            ("市商务局、市交通局等部门", vec!["市商务局", "市交通局"]),
            ("甲\u{200B}局、\u{FEFF}甲局", vec!["甲局"]),
            ("/", vec![]),
            ("无", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
