//! The query language: words and `key:value`, all of which must hold. Pure: plan, present and meeting are handed in.
//!
//! What an item has to do with a word is decided in `search`, how a word is found in a text in `pattern`.

mod due;
mod error;
mod fuzzy;
mod key;
mod letters;
mod lex;
mod parse;
mod pattern;
mod print;
mod resolve;
mod search;
mod word;

use std::collections::HashSet;

pub use due::{Due, Period};
pub use error::QueryError;
pub use fuzzy::Wanted;
pub use key::{Is, Key, Numbers, Value};
pub use lex::{Lexeme, lex, quoted_value};
pub use search::{Found, Progress, Search};
pub use word::{Marked, Marks, Place, Rank, Role};

use super::Plan;
use super::id::ItemId;
use crate::clock::Now;

/// What a query is asked of.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The present: deadlines and waiting are measured against it.
    pub now: Now,
    /// The items discussed in the running meeting; empty without one.
    pub discussed: &'a HashSet<ItemId>,
}

/// Whether a term must hold or must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It must hold.
    Must,
    /// It must not (`-`).
    MustNot,
}

/// What a term asks of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A word in number, title, sentence, leaders or units; never empty.
    Word(String),
    /// One of these values of a key; never none.
    Key(Key, Vec<Value>),
}

/// One condition of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it must hold.
    pub sign: Sign,
    /// What it asks.
    pub test: Test,
}

/// Terms that must all hold; the empty query holds for every item. [`Query::parse`] reads one, and it prints as text
/// that reads back as the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<Term>,
}

impl Query {
    /// The terms, in the order typed.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether `key` may have `value`, as typed: a term that must hold names it.
    pub fn has(&self, key: Key, value: &str) -> bool {
        let Ok(value) = Value::parse(key, value) else { return false };
        self.terms.iter().any(|term| term.allows(key).is_some_and(|values| values.contains(&value)))
    }

    /// The same with `value` as one more alternative of `key`.
    pub fn with(&self, key: Key, value: &str) -> Result<Self, QueryError> {
        let value = Value::parse(key, value)?;
        let mut query = self.clone();
        match query.terms.iter_mut().find_map(|term| term.allows_mut(key)) {
            Some(values) if values.contains(&value) => {}
            Some(values) => values.push(value),
            None => query.terms.push(Term { sign: Sign::Must, test: Test::Key(key, vec![value]) }),
        }
        Ok(query)
    }

    /// The same without `value` among what `key` may have; a term left without values goes.
    #[must_use]
    pub fn without(&self, key: Key, value: &str) -> Self {
        let mut query = self.clone();
        let Ok(value) = Value::parse(key, value) else { return query };
        query.terms.retain_mut(|term| match term.allows_mut(key) {
            Some(values) => {
                values.retain(|other| *other != value);
                !values.is_empty()
            }
            None => true,
        });
        query
    }

    /// The same with `value` put in, or taken out if it was there.
    pub fn toggled(&self, key: Key, value: &str) -> Result<Self, QueryError> {
        if self.has(key, value) { Ok(self.without(key, value)) } else { self.with(key, value) }
    }

    /// Whether it forbids `key` to have `value`.
    pub fn forbids(&self, key: Key, value: &str) -> bool {
        let Ok(value) = Value::parse(key, value) else { return false };
        self.terms.iter().any(|term| term.is_ban(key, &value))
    }

    /// The same with `value` forbidden to `key`, or no longer forbidden if it was.
    pub fn ban_toggled(&self, key: Key, value: &str) -> Result<Self, QueryError> {
        let value = Value::parse(key, value)?;
        let mut query = self.clone();
        query.terms.retain(|term| !term.is_ban(key, &value));
        if query.terms.len() == self.terms.len() {
            query.terms.push(Term { sign: Sign::MustNot, test: Test::Key(key, vec![value]) });
        }
        Ok(query)
    }

    /// The same without any term that says which values `key` must have.
    #[must_use]
    pub fn free_of(&self, key: Key) -> Self {
        Self { terms: self.terms.iter().filter(|term| term.allows(key).is_none()).cloned().collect() }
    }

    /// The items it holds for, in the plan's order.
    pub fn items(&self, context: &Context<'_>) -> Vec<ItemId> {
        let mut found = Search::finished(self.clone(), context).found().to_vec();
        found.sort_by_key(|found| found.place);
        found.into_iter().map(|found| found.item).collect()
    }
}

/// Whether `word`, in Chinese, pinyin, initials or a mixture, is found in `text`; one letter only at its beginning.
pub fn is_found(word: &str, text: &str) -> bool {
    let pattern = pattern::Pattern::new(word);
    pattern.find(text, |_, span| !pattern.is_one_letter() || span.range.start == 0).is_some()
}

impl Term {
    /// Whether it forbids `key` this one value.
    fn is_ban(&self, key: Key, value: &Value) -> bool {
        self.sign == Sign::MustNot
            && matches!(&self.test, Test::Key(own, values) if *own == key && *values == [value.clone()])
    }

    /// The values of `key` it allows, if it is about that key and must hold.
    fn allows(&self, key: Key) -> Option<&Vec<Value>> {
        match &self.test {
            Test::Key(own, values) if *own == key && self.sign == Sign::Must => Some(values),
            _ => None,
        }
    }

    fn allows_mut(&mut self, key: Key) -> Option<&mut Vec<Value>> {
        match &mut self.test {
            Test::Key(own, values) if *own == key && self.sign == Sign::Must => Some(values),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
