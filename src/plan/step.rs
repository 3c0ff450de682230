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
    /// Milliseconds after `at` at which it stands in order: more than 0 where a step it knew of is as late or later.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tick: u64,
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
    /// Whether it joined another copy: its changes repeat what the joined steps do, and count for nothing in a merge.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joins: bool,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

fn is_zero(tick: &u64) -> bool {
    *tick == 0
}

/// Where a step stands among those of all desks: by the clock, but always behind every step it knew of.
pub(super) type Order = (i64, RecordId);

impl Step {
    /// Where it stands among the steps of all desks.
    pub(super) fn order(&self) -> Order {
        (self.at.timestamp_millis().saturating_add_unsigned(self.tick), self.id)
    }

    /// Puts it behind a step it knows of.
    pub(super) fn put_behind(&mut self, (clock, _): Order) {
        let at = self.at.timestamp_millis();
        self.tick = clock.saturating_add(1).saturating_sub(at).max(0).unsigned_abs();
    }

    /// Whether it is what `undo` looks for: neither an undo or redo itself, nor a meeting's.
    pub fn ordinary(&self) -> bool {
        self.undoes.is_none() && self.kind != Kind::Meeting
    }

    /// The changes that take it back, in the order they must be made. Whole numbers that a merge gave stay.
    pub fn inverse(&self) -> Vec<Change> {
        self.changes.iter().rev().filter(|change| !change.is_renumbering()).map(Change::inverse).collect()
    }

    /// The changes before which the plan was exactly as it was.
    pub(super) fn exact_inverse(&self) -> Vec<Change> {
        self.changes.iter().rev().map(Change::inverse).collect()
    }

    /// Whether any change of `other` speaks of a field this step changes.
    pub fn touches(&self, other: &Self) -> bool {
        self.changes.iter().any(|ours| other.changes.iter().any(|theirs| ours.touches(theirs)))
    }
}
