//! A step: changes that stand or fall together, and who made them when. The log is a list of steps.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::change::Change;
use super::id::RecordId;
use crate::clock::Stamp;

/// What sort of thing a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A user changed the plan.
    Edit,
    /// It takes a step back.
    Undo,
    /// It takes an undo back.
    Redo,
    /// It concerns a meeting itself; undo passes it over.
    Meeting,
    /// Another copy or edition of the plan came in.
    Merge,
}

/// What is to be done, before it is known by whom and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What sort of thing it is.
    pub kind: Kind,
    /// One sentence for the file's reader, in the language of who makes it.
    pub label: String,
    /// The step it takes back.
    pub undoes: Option<RecordId>,
    /// What changes, in this order.
    pub changes: Vec<Change>,
    /// Of a merge: the other copy's steps that ours did not have.
    pub merged: Vec<Step>,
}

/// An [`Edit`] somebody made: a line of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Unique in every copy of the board.
    pub id: RecordId,
    /// When it was made.
    pub at: Stamp,
    /// Who made it, `user@host`.
    pub by: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// One sentence for the file's reader.
    pub label: String,
    /// The meeting it was made in.
    pub meeting: Option<RecordId>,
    /// The step it takes back.
    pub undoes: Option<RecordId>,
    /// What changes, in this order.
    pub changes: Vec<Change>,
    /// Of a merge: the other copy's steps that ours did not have; shown, but neither replayed nor undone one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Step>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Step {
    /// Whether it is what `undo` looks for: neither an undo or redo itself, nor a meeting's.
    pub fn ordinary(&self) -> bool {
        self.undoes.is_none() && self.kind != Kind::Meeting
    }

    /// The changes that take it back, in the order they must be made.
    pub fn inverse(&self) -> Vec<Change> {
        self.changes.iter().rev().map(Change::inverse).collect()
    }

    /// Whether any change of `other` speaks of a field this step changes.
    pub fn touches(&self, other: &Self) -> bool {
        self.changes.iter().any(|ours| other.changes.iter().any(|theirs| ours.touches(theirs)))
    }
}
