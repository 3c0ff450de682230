//! Foreign text inside Markdown: shown letter by letter, never acted on.

use crate::text::safe::safe;

/// Signs that Markdown acts on within a line.
const SIGNS: &str = "\\`*_[]<>|~&#$";

/// `text` on one line, safe, with every sign escaped that Markdown would act on; also at the beginning of a line.
pub fn escaped(text: &str) -> String {
    let text = safe(text);
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let begins_block = at == 0 && matches!(c, '-' | '+' | '=');
        let ends_number = matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if SIGNS.contains(c) || begins_block || ends_number {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_acted_on() {
        for (text, expected) in [
            ("申报材料已报省政府。", "申报材料已报省政府。"),
            ("*重点* _项_ `码`", "\\*重点\\* \\_项\\_ \\`码\\`"),
            ("<script>&amp;", "\\<script\\>\\&amp;"),
            ("[a](http://b) ![c](d)", "\\[a\\](http://b) !\\[c\\](d)"),
            ("# 标题\n- 二", "\\# 标题 - 二"),
            ("- 一", "\\- 一"),
            ("1. 一", "1\\. 一"),
            ("3.5%", "3\\.5%"),
            ("a|b~c\\d", "a\\|b\\~c\\\\d"),
            ("\u{1b}[31m\u{202E}", "?\\[31m?"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }
}
