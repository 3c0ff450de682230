//! What can go wrong with a command, its exit code, and how it is told.

use std::io;

use serde_json::json;

use super::json::escaped;
use super::output::{tell, write_error};
use crate::app::refusal::Refusal;
use crate::clock::Now;
use crate::document::DocumentError;
use crate::lang::{Lang, command, document, error};
use crate::store::StoreError;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Fault {
    /// The arguments name something that is not there, or cannot be read: exit 1.
    Wish(String),
    /// The arguments are wrong in themselves: exit 2.
    Usage(String),
    /// The user must choose between commands: exit 2.
    Choice {
        /// Between what.
        text: String,
        /// The commands, a line each.
        commands: String,
    },
    /// The board is to open, but there is no terminal: exit 2.
    NoTerminal,
    /// It was decided not to do it: exit 1.
    Refused(Refusal, Now),
    /// The board file cannot be read: exit 3; it is locked: exit 4.
    Board(StoreError),
    /// The change could not be saved: exit 1; the board is locked: exit 4; the file cannot be used: exit 3.
    NotSaved(StoreError),
    /// The board file itself is at fault, by `fault`; these are its backups.
    Unusable {
        /// What is wrong.
        fault: Box<Self>,
        /// Lines that list the backups.
        backups: String,
    },
    /// A document gives no plan: exit 1.
    Document {
        /// The file's name.
        name: String,
        /// Why it gives none.
        error: DocumentError,
    },
    /// Something of the system's: exit 1.
    System(anyhow::Error),
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self::System(error)
    }
}

impl Fault {
    fn code(&self) -> u8 {
        match self {
            Self::Unusable { fault, .. } => fault.code(),
            Self::Wish(_) | Self::Refused(..) | Self::Document { .. } | Self::System(_) => 1,
            Self::Usage(_) | Self::Choice { .. } | Self::NoTerminal => 2,
            Self::Board(error) | Self::NotSaved(error) => match error {
                StoreError::Locked { .. } => 4,
                error if error.is_of_the_file() => 3,
                _ => 1,
            },
        }
    }

    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unusable { fault, .. } => fault.say(lang),
            Self::Wish(text) | Self::Usage(text) | Self::Choice { text, .. } => text.clone(),
            Self::NoTerminal => command::no_terminal(lang).to_owned(),
            Self::Refused(refusal, now) => refusal.say(lang, *now),
            Self::Board(error) => error.say(lang),
            Self::NotSaved(error) => command::not_saved(lang, &error.say(lang)),
            Self::Document { name, error } => document::of_document(lang, name, &error.say(lang)),
            Self::System(error) => match error.root_cause().downcast_ref::<io::Error>() {
                Some(cause) => {
                    format!("{error}: {}", error::io_cause(lang, cause.kind()).unwrap_or(&cause.to_string()))
                }
                None => format!("{error:#}"),
            },
        }
    }

    fn hint(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Unusable { fault, backups } => {
                let hint = fault.hint(lang).map(|hint| hint + "\n").unwrap_or_default();
                Some(hint + backups)
            }
            Self::Usage(_) => Some(command::see_help(lang).to_owned()),
            Self::Choice { commands, .. } => Some(commands.clone()),
            Self::NoTerminal => Some(command::no_terminal_hint(lang).to_owned()),
            Self::Board(error) | Self::NotSaved(error) => error.hint(lang).map(str::to_owned),
            Self::Document { error, .. } => Some(error.hint(lang).to_owned()),
            _ => None,
        }
    }

    /// What is wrong and what to do, in one line for the board.
    pub(super) fn told(&self, lang: Lang) -> String {
        let hint = self.hint(lang).map(|hint| format!("   {}", hint.replace('\n', "   ")));
        format!("{}{}", self.say(lang), hint.unwrap_or_default())
    }

    /// Tells it on standard error, as an object if answers are JSON; gives the exit code.
    pub fn report(&self, lang: Lang, json: bool) -> u8 {
        let (error, hint) = (self.say(lang), self.hint(lang));
        if json {
            write_error(&escaped(&json!({ "error": error, "hint": hint }).to_string()));
        } else {
            tell(&error);
            for line in hint.iter().flat_map(|hint| hint.lines()) {
                tell(line);
            }
        }
        self.code()
    }
}
