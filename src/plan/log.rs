//! The log is the undo stack: which steps are in force, which one undo and redo take next.

use std::collections::HashSet;

use super::Plan;
use super::id::RecordId;
use super::step::{Kind, Step};

/// The steps of a log's tail that are in force, newest first: those no step in force takes back.
pub(super) fn in_force(tail: &[Step]) -> impl Iterator<Item = &Step> {
    let mut taken_back = HashSet::new();
    tail.iter().rev().filter(move |step| {
        let holds = !taken_back.contains(&step.id);
        if holds {
            taken_back.extend(step.undoes);
        }
        holds
    })
}

impl Plan {
    /// The step with this id.
    pub fn step(&self, id: RecordId) -> Option<&Step> {
        self.log.iter().rev().find(|step| step.id == id)
    }

    /// The step `undo` takes back: the newest ordinary one in force by `by`, whichever process made it.
    pub fn next_undo(&self, by: &str) -> Option<&Step> {
        in_force(&self.log).find(|step| step.by == by && step.ordinary())
    }

    /// The step `redo` takes back: the newest undo in force by `by` that is newer than every ordinary step by `by`.
    pub fn next_redo(&self, by: &str) -> Option<&Step> {
        let ordinary = self.log.iter().rposition(|step| step.by == by && step.ordinary());
        let tail = &self.log[ordinary.map_or(0, |last| last + 1)..];
        in_force(tail).find(|step| step.by == by && step.kind == Kind::Undo)
    }

    /// The newest step in force after `step` that changed one of the same fields.
    pub fn later_touch(&self, step: &Step) -> Option<&Step> {
        let place = self.log.iter().rposition(|other| other.id == step.id)?;
        in_force(&self.log[place + 1..]).find(|other| other.touches(step))
    }
}
