//! The tokens of a line of conditions: words and `key:value`, parted by spaces; of queries and of the history's filter.
//! What a Chinese input method types (： ， 、 “ ” － and the wide space) counts like its ASCII sign.

use std::iter::Peekable;
use std::str::Chars;

/// Between a key and its values.
pub(super) const COLONS: [char; 2] = [':', '：'];
/// Between values.
pub(super) const COMMAS: [char; 3] = [',', '，', '、'];
/// Before a term that must not hold.
pub(super) const MINUSES: [char; 2] = ['-', '－'];
/// At either end of text that is kept as it is. Within quotes, `""` stands for `"`.
pub(super) const QUOTES: [char; 3] = ['"', '“', '”'];

/// A term as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// Whether a minus stands before it.
    pub is_negated: bool,
    /// The key before a colon; none of a word.
    pub key: Option<String>,
    /// The values, without quotes; of a word the word alone. None are empty, but there may be none.
    pub values: Vec<String>,
}

/// Cuts `text` into terms. A quote that does not end goes on to the end of the text, so that a line can be read while it
/// is typed. A word without characters, such as a lone `-`, is left out.
pub fn lex(text: &str) -> Vec<Lexeme> {
    let mut chars = text.chars().peekable();
    let mut lexemes = Vec::new();
    loop {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        if chars.peek().is_none() {
            return lexemes;
        }
        lexemes.extend(lexeme(&mut chars));
    }
}

fn lexeme(chars: &mut Peekable<Chars<'_>>) -> Option<Lexeme> {
    let is_negated = chars.next_if(|c| MINUSES.contains(c)).is_some();
    let is_quoted = chars.peek().is_some_and(|c| QUOTES.contains(c));
    let head = piece(chars, if is_quoted { &[] } else { &COLONS });
    let is_key = !is_quoted && !head.is_empty() && chars.next_if(|c| COLONS.contains(c)).is_some();
    if !is_key {
        // A colon at the beginning belongs to the word.
        let word = head + &piece(chars, &[]);
        return (!word.is_empty()).then(|| Lexeme { is_negated, key: None, values: vec![word] });
    }
    let mut values = vec![piece(chars, &COMMAS)];
    while chars.next_if(|c| COMMAS.contains(c)).is_some() {
        values.push(piece(chars, &COMMAS));
    }
    values.retain(|value| !value.trim().is_empty());
    Some(Lexeme { is_negated, key: Some(head), values })
}

/// Characters up to a space or one of `ends`, neither of which counts between quotes. Quotes open only at the beginning.
fn piece(chars: &mut Peekable<Chars<'_>>, ends: &[char]) -> String {
    let mut text = String::new();
    if let Some(opening) = chars.next_if(|c| QUOTES.contains(c)) {
        let closing = if opening == '"' { '"' } else { '”' };
        while let Some(c) = chars.next() {
            if c != closing {
                text.push(c);
            } else if closing == '"' && chars.next_if_eq(&'"').is_some() {
                text.push('"');
            } else {
                break;
            }
        }
    }
    while let Some(c) = chars.next_if(|c| !c.is_whitespace() && !ends.contains(c)) {
        text.push(c);
    }
    text
}

/// A value as it is typed: between quotes if it would otherwise be read as something else.
pub fn quoted_value(text: &str) -> String {
    quoted(text, &COMMAS)
}

/// `text`, between quotes if it would otherwise be read as something else or end at one of `ends`.
pub(super) fn quoted(text: &str, ends: &[char]) -> String {
    let opens = text.chars().next().is_none_or(|first| MINUSES.contains(&first) || QUOTES.contains(&first));
    if opens || text.chars().any(|c| c.is_whitespace() || ends.contains(&c)) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
