//! Lists of names as people write them.

/// Names parted by 、，,；; or a line end, outside brackets: `各县（市、区）科协` is one. Spaces around them do not count.
pub fn split(text: &str) -> Vec<String> {
    let mut depth = 0usize;
    let mut names = vec![String::new()];
    for c in text.chars() {
        match c {
            '（' | '(' | '〔' | '【' | '［' | '[' => depth += 1,
            '）' | ')' | '〕' | '】' | '］' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match names.last_mut() {
            Some(name) if depth > 0 || !matches!(c, '、' | '，' | ',' | '；' | ';' | '\n') => name.push(c),
            _ => names.push(String::new()),
        }
    }
    names.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_outside_brackets() {
        assert_eq!(
            split("甲科、乙科，各县（市、区）科协; Unit Two"),
            ["甲科", "乙科", "各县（市、区）科协", "Unit Two"]
        );
        assert_eq!(split(" 、 "), [""; 0]);
    }
}
