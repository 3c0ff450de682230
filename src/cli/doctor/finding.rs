//! One line of the doctor's.

use serde::Serialize;

/// How it stands with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Health {
    /// As it should be.
    Ok,
    /// It works, but not as well as it could.
    Warning,
    /// Something will not work.
    Problem,
}

/// A thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    /// Its name for scripts.
    pub(super) name: &'static str,
    /// What it is called.
    #[serde(skip)]
    pub(super) label: &'static str,
    /// How it stands with it.
    pub(super) health: Health,
    /// What was found.
    pub(super) text: String,
    /// What to do; nothing where it is as it should be.
    pub(super) hint: Option<String>,
}

impl Finding {
    /// A thing that is as it should be.
    pub(super) fn ok((name, label): (&'static str, &'static str), text: impl Into<String>) -> Self {
        Self { name, label, health: Health::Ok, text: text.into(), hint: None }
    }

    /// A thing that is not.
    pub(super) fn of(
        (name, label): (&'static str, &'static str),
        health: Health,
        text: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { name, label, health, text: text.into(), hint: Some(hint.into()) }
    }
}
