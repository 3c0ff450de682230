//! The log is the undo stack: which steps are in force, which one undo and redo take next.

use std::collections::{HashMap, HashSet};

use super::Plan;
use super::change::{Change, MeetingChange};
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

/// The steps after `step` whose effect still holds, newest first.
fn later<'a>(log: &'a [Step], step: &Step) -> impl Iterator<Item = &'a Step> {
    let place = log.iter().rposition(|other| other.id == step.id).map_or(log.len(), |place| place + 1);
    let tail = &log[place..];
    let known: HashSet<RecordId> = tail.iter().map(|step| step.id).collect();
    in_force(tail).filter(move |step| step.undoes.is_none_or(|undone| !known.contains(&undone)))
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

    /// The newest step in force after `step` that changed one of the same fields. One that takes back a step of that
    /// time, or was taken back within it, has changed nothing.
    pub fn later_touch(&self, step: &Step) -> Option<&Step> {
        later(&self.log, step).find(|other| other.touches(step))
    }

    /// The newest step in force that was made in a meeting which `step` begins; without the meeting it would speak of
    /// nothing.
    pub fn made_in(&self, step: &Step) -> Option<&Step> {
        let begun = step.changes.iter().find_map(|change| match change {
            Change::Meeting(id, MeetingChange::Whole(swap)) if swap.to.is_some() => Some(*id),
            _ => None,
        })?;
        later(&self.log, step).find(|other| other.meeting == Some(begun))
    }

    /// The steps whose effect holds, newest first: neither taken back, nor the taking back of another.
    pub(super) fn effective(&self) -> impl Iterator<Item = &Step> {
        let known: HashSet<RecordId> = self.log.iter().map(|step| step.id).collect();
        in_force(&self.log).filter(move |step| step.undoes.is_none_or(|undone| !known.contains(&undone)))
    }

    /// For each step that is taken back, the step in force that did so.
    pub fn taken_back(&self) -> HashMap<RecordId, &Step> {
        in_force(&self.log).filter_map(|step| Some((step.undoes?, step))).collect()
    }
}
