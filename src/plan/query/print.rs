//! From a query back to text.

use std::fmt;

use super::lex::{COLONS, COMMAS, quoted};
use super::{Query, Sign, Term, Test};
use crate::lang::Lang;

impl Query {
    /// The query with the keys and values of `lang`; reads back as the same query in either.
    pub fn print(&self, lang: Lang) -> String {
        self.terms.iter().map(|term| term.print(lang)).collect::<Vec<_>>().join(" ")
    }
}

/// The canonical text: the English keys, which can be typed without an input method.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::En))
    }
}

impl Term {
    /// The term as it is typed.
    pub fn print(&self, lang: Lang) -> String {
        let minus = match self.sign {
            Sign::Must => "",
            Sign::MustNot => "-",
        };
        match &self.test {
            Test::Word(word) => format!("{minus}{}", quoted(word, &COLONS)),
            Test::Key(key, values) => {
                let values: Vec<String> = values.iter().map(|value| quoted(&value.print(lang), &COMMAS)).collect();
                format!("{minus}{}:{}", key.words().say(lang), values.join(","))
            }
        }
    }
}
