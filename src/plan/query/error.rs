//! What can be wrong with a query.

use super::key::{Is, Key};
use crate::lang::{Lang, Words, query as words};

/// Why a text is no query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryError {
    /// There is no such key.
    UnknownKey(String),
    /// Nothing stands behind the key.
    NoValue(Key),
    /// `is:` knows no such word.
    UnknownIs(String),
    /// The date cannot be read.
    BadDue(String),
    /// The numbers cannot be read.
    BadNumber(String),
}

impl QueryError {
    /// What is wrong and what could stand there.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::UnknownKey(key) => words::unknown_key(lang, key, &listed(Key::ALL.map(Key::words), lang)),
            Self::NoValue(key) => words::no_value(lang, key.words().say(lang)),
            Self::UnknownIs(value) => words::unknown_is(lang, value, &listed(Is::ALL.map(Is::words), lang)),
            Self::BadDue(value) => words::bad_due(lang, value),
            Self::BadNumber(value) => words::bad_number(lang, value),
        }
    }
}

/// The names, in Chinese with the English ones that can be typed without an input method.
fn listed<const N: usize>(names: [Words; N], lang: Lang) -> String {
    match lang {
        Lang::Zh => names.map(|name| format!("{} {}", name.zh, name.en)).join("、"),
        Lang::En => names.map(|name| name.en).join(", "),
    }
}
