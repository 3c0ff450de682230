//! From text to a query.

use super::key::{Key, Value};
use super::lex::{Lexeme, lex};
use super::{Query, QueryError, Sign, Term, Test};

impl Query {
    /// Reads words and `key:value`, parted by spaces. The empty text is the empty query.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Ok(Self { terms: lex(text).into_iter().map(term).collect::<Result<_, _>>()? })
    }
}

fn term(lexeme: Lexeme) -> Result<Term, QueryError> {
    let sign = if lexeme.is_negated { Sign::MustNot } else { Sign::Must };
    let Some(key) = lexeme.key else { return Ok(Term { sign, test: Test::Word(lexeme.values.concat()) }) };
    let key = Key::named(&key).ok_or(QueryError::UnknownKey(key))?;
    let mut values: Vec<Value> = Vec::new();
    for text in &lexeme.values {
        let value = Value::parse(key, text)?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if values.is_empty() {
        return Err(QueryError::NoValue(key));
    }
    Ok(Term { sign, test: Test::Key(key, values) })
}
