//! What is wrong with `config.toml`, and on which line.

use crate::lang::{Lang, settings as words};

/// Something that is wrong with `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1; none if it concerns the whole file.
    pub line: Option<usize>,
    /// What it is.
    pub wrong: Wrong,
}

/// What can be wrong with `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file cannot be read.
    Unreadable(std::io::ErrorKind),
    /// It is not TOML.
    Syntax(String),
    /// There is no such setting.
    Setting(String),
    /// A setting does not take this value.
    Value {
        /// The setting.
        setting: String,
        /// The value as it is written.
        value: String,
        /// What it may be.
        possible: String,
    },
    /// There is no screen of that name.
    Scope(String),
    /// No action has this name.
    Action(String),
    /// The action does nothing on that screen.
    NotHere {
        /// The action.
        action: String,
        /// The screen.
        scope: &'static str,
        /// Where it means something.
        scopes: String,
    },
    /// No key, or not one or two, has this name.
    Key(String),
    /// The keys of the action are digits and stay what they are.
    Digits(&'static str),
    /// The action must keep a key.
    NoKey(&'static str),
    /// Two actions are in each other's way.
    Clash {
        /// Where.
        scope: &'static str,
        /// An action and its keys.
        first: (&'static str, String),
        /// The other.
        second: (&'static str, String),
    },
}

impl Mistake {
    /// The sentence for the user, the line before it.
    pub fn say(&self, lang: Lang) -> String {
        let what = self.wrong.say(lang);
        self.line.map_or(what.clone(), |line| words::on_line(lang, line, &what))
    }
}

impl Wrong {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(kind) => {
                words::unreadable(lang, crate::lang::error::io_cause(lang, *kind).unwrap_or(&kind.to_string()))
            }
            Self::Syntax(message) => words::syntax(lang, message),
            Self::Setting(name) => words::no_setting(lang, name),
            Self::Value { setting, value, possible } => words::bad_value(lang, setting, value, possible),
            Self::Scope(name) => words::no_scope(lang, name, &super::preferences::scope_names(lang)),
            Self::Action(name) => words::no_action(lang, name),
            Self::NotHere { action, scope, scopes } => words::not_here(lang, action, scope, scopes),
            Self::Key(name) => words::no_key(lang, name),
            Self::Digits(action) => words::digits(lang, action),
            Self::NoKey(action) => words::must_keep_a_key(lang, action),
            Self::Clash { scope, first, second } => {
                words::clash(lang, scope, (first.0, &first.1), (second.0, &second.1))
            }
        }
    }
}
