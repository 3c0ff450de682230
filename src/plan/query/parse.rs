//! From text to a query. What a Chinese input method types (： ， 、 “ ” － and the wide space) counts like its ASCII sign.

use std::iter::Peekable;
use std::str::Chars;

use super::key::{Key, Value};
use super::{Query, QueryError, Sign, Term, Test};

/// Between a key and its values.
pub(super) const COLONS: [char; 2] = [':', '：'];
/// Between values.
pub(super) const COMMAS: [char; 3] = [',', '，', '、'];
/// Before a term that must not hold.
pub(super) const MINUSES: [char; 2] = ['-', '－'];
/// At either end of text that is kept as it is. Within quotes, `""` stands for `"`.
pub(super) const QUOTES: [char; 3] = ['"', '“', '”'];

impl Query {
    /// Reads words and `key:value`, parted by spaces. A quote that does not end goes on to the end of the text, so that
    /// a query can be read while it is typed. The empty text is the empty query.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut chars = text.chars().peekable();
        let mut terms = Vec::new();
        loop {
            while chars.next_if(|c| c.is_whitespace()).is_some() {}
            if chars.peek().is_none() {
                return Ok(Self { terms });
            }
            terms.extend(term(&mut chars)?);
        }
    }
}

/// The next term; none of a word without characters, such as a lone `-`.
fn term(chars: &mut Peekable<Chars<'_>>) -> Result<Option<Term>, QueryError> {
    let sign = match chars.next_if(|c| MINUSES.contains(c)) {
        Some(_) => Sign::MustNot,
        None => Sign::Must,
    };
    let is_quoted = chars.peek().is_some_and(|c| QUOTES.contains(c));
    let head = piece(chars, if is_quoted { &[] } else { &COLONS });
    let is_key = !is_quoted && !head.is_empty() && chars.next_if(|c| COLONS.contains(c)).is_some();
    if !is_key {
        // A colon at the beginning belongs to the word.
        let word = head + &piece(chars, &[]);
        return Ok((!word.is_empty()).then_some(Term { sign, test: Test::Word(word) }));
    }
    let key = Key::named(&head).ok_or(QueryError::UnknownKey(head))?;
    let mut texts = vec![piece(chars, &COMMAS)];
    while chars.next_if(|c| COMMAS.contains(c)).is_some() {
        texts.push(piece(chars, &COMMAS));
    }
    texts.retain(|text| !text.trim().is_empty());
    let mut values = texts.iter().map(|text| Value::parse(key, text)).collect::<Result<Vec<_>, _>>()?;
    let mut seen = Vec::new();
    values.retain(|value| {
        !seen.contains(value) && {
            seen.push(value.clone());
            true
        }
    });
    if values.is_empty() {
        return Err(QueryError::NoValue(key));
    }
    Ok(Some(Term { sign, test: Test::Key(key, values) }))
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
