//! Taking back one step, anybody's, or all since one. Nothing is changed here.

use super::listing::HistoryEntry;
use super::row::moment;
use crate::app::decide::Desk;
use crate::app::refusal::Refusal;
use crate::app::tell;
use crate::clock::Stamp;
use crate::lang::history as words;
use crate::plan::change::{Change, ColumnChange, Object, ThemeChange};
use crate::plan::step::{Edit, Kind, Step};

/// The steps made since one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// When that one was made.
    pub at: Option<Stamp>,
    /// How many there are.
    pub steps: usize,
    /// How many people made them.
    pub people: usize,
}

impl Desk<'_> {
    /// Takes back the step of `entry` alone, whoever made it; refused where a later step rests on it.
    pub fn take_back_alone(&self, entry: HistoryEntry) -> Result<Edit, Refusal> {
        let id = match entry {
            HistoryEntry::Step(id) => id,
            HistoryEntry::Merged { .. } => return Err(Refusal::WithItsMerge),
            HistoryEntry::Founding => return Err(Refusal::NoStep),
        };
        let step = self.plan.step(id).ok_or(Refusal::NothingToUndo)?;
        if self.plan.taken_back().contains_key(&id) {
            return Err(Refusal::AlreadyTakenBack);
        }
        if let Some(later) = self.plan.made_in(step) {
            return Err(self.overtaken(later));
        }
        let kind = if step.kind == Kind::Undo { Kind::Redo } else { Kind::Undo };
        let edit = self.take_back(step, kind)?;
        match self.still_used(&edit.changes) {
            Some(object) => Err(Refusal::StillUsed { object: tell::object(self.plan, &object, self.lang) }),
            None => Ok(edit),
        }
    }

    /// A theme or column that `changes` take away although items stand in it.
    fn still_used(&self, changes: &[Change]) -> Option<Object> {
        changes.iter().map(|change| (change, change.object())).find_map(|(change, object)| {
            let is_used = match change {
                Change::Theme(theme, ThemeChange::Whole(swap)) if swap.to.is_none() => {
                    self.plan.items_of(*theme).next().is_some()
                }
                Change::Column(column, ColumnChange::Whole(swap)) if swap.to.is_none() => {
                    self.plan.items.iter().any(|item| item.status == *column)
                }
                _ => false,
            };
            is_used.then_some(object)
        })
    }

    /// The steps newer than `entry`, oldest first, and when it was made.
    fn newer(&self, entry: HistoryEntry) -> Result<(&[Step], Option<Stamp>), Refusal> {
        let log = &self.plan.log;
        match entry {
            HistoryEntry::Founding => Ok((log, self.plan.created)),
            HistoryEntry::Merged { .. } => Err(Refusal::WithItsMerge),
            HistoryEntry::Step(id) => {
                let place = log.iter().rposition(|step| step.id == id).ok_or(Refusal::NothingNewer)?;
                Ok((&log[place + 1..], Some(log[place].at)))
            }
        }
    }

    /// What going back to `entry` would take back.
    pub fn since(&self, entry: HistoryEntry) -> Result<Since, Refusal> {
        let (newer, at) = self.newer(entry)?;
        if self.changes_back(newer).is_empty() {
            return Err(Refusal::NothingNewer);
        }
        let mut people: Vec<&str> = newer.iter().map(|step| step.by.as_str()).collect();
        people.sort_unstable();
        people.dedup();
        Ok(Since { at, steps: newer.len(), people: people.len() })
    }

    /// Leads back to the plan as it stood after `entry`, by one step that takes back all newer ones, whoever made them.
    ///
    /// It is an ordinary edit and no undo: an undo names the one step it takes back, and that is what puts a step out of
    /// force. So `u` takes the whole way back in one step, the steps in between stay in force, and taking one of them
    /// back alone is refused naming this one.
    ///
    /// Meetings that were held stay held: what changed of meetings themselves is left as it is, as undo leaves it.
    pub fn back_to(&self, entry: HistoryEntry) -> Result<Edit, Refusal> {
        let Since { at, steps, .. } = self.since(entry)?;
        let (newer, _) = self.newer(entry)?;
        let changes = self.changes_back(newer);
        let when = at.map_or(String::new(), |at| moment(at, self.now));
        let label = words::back_to(self.lang, &when, steps);
        Ok(Edit { kind: Kind::Edit, label, undoes: None, changes, merged: Vec::new() })
    }

    fn changes_back(&self, newer: &[Step]) -> Vec<Change> {
        let back = newer.iter().rev().flat_map(Step::inverse);
        back.filter(|change| !matches!(change, Change::Meeting(..))).collect()
    }
}
