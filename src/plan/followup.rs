//! What became of a meeting's decisions and next steps: the next meeting opens with it.

use super::Plan;
use super::change::{Change, ItemChange};
use super::column::Kind;
use super::id::ColumnId;
use super::item::Item;
use super::meeting::Meeting;
use super::record::{Decision, NextStep};
use crate::clock::Date;

/// What was promised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Promise<'a> {
    /// A decision on the item.
    Decision(&'a Decision),
    /// A next step.
    NextStep(&'a NextStep),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is done, since this day if anybody wrote it down.
    Done(Option<Date>),
    /// Its day has passed.
    Overdue,
    /// There is time.
    Open,
}

/// A promise of a meeting, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Followup<'a> {
    /// The item.
    pub item: &'a Item,
    /// What was promised.
    pub promise: Promise<'a>,
    /// What became of it.
    pub fate: Fate,
    /// The item's status when the meeting ended.
    pub then: ColumnId,
}

impl<'a> Promise<'a> {
    /// The words.
    pub fn text(self) -> &'a str {
        match self {
            Self::Decision(decision) => &decision.text,
            Self::NextStep(step) => &step.text,
        }
    }

    /// Who is to see to it.
    pub fn units(self) -> &'a [String] {
        match self {
            Self::Decision(decision) => &decision.units,
            Self::NextStep(step) => &step.units,
        }
    }

    /// The day it is due.
    pub fn due(self) -> Option<Date> {
        match self {
            Self::Decision(decision) => decision.due,
            Self::NextStep(step) => step.due,
        }
    }

    /// Whether it is not for everybody's eyes.
    pub fn is_internal(self) -> bool {
        match self {
            Self::Decision(decision) => decision.internal,
            Self::NextStep(step) => step.internal,
        }
    }
}

impl Plan {
    /// What became of the decisions and next steps of `meeting` by today, in its agenda's order. A decision counts as
    /// done when its item is.
    pub fn followups<'a>(&'a self, meeting: &Meeting, today: Date) -> Vec<Followup<'a>> {
        let mut followups = Vec::new();
        for outcome in self.outcomes(meeting) {
            let decisions = outcome.decisions.iter().map(|decision| Promise::Decision(decision));
            let steps = outcome.next_steps.iter().map(|step| Promise::NextStep(step));
            followups.extend(decisions.chain(steps).map(|promise| Followup {
                item: outcome.item,
                promise,
                fate: self.fate(outcome.item, promise, today),
                then: self.status_after(meeting, outcome.item),
            }));
        }
        followups
    }

    fn fate(&self, item: &Item, promise: Promise<'_>, today: Date) -> Fate {
        let item_is_done = self.column(&item.status).is_some_and(|column| column.kind == Kind::Done);
        match promise {
            Promise::NextStep(NextStep { done: Some(day), .. }) => Fate::Done(Some(*day)),
            Promise::Decision(_) if item_is_done => Fate::Done(None),
            promise if promise.due().is_some_and(|due| due < today) => Fate::Overdue,
            _ => Fate::Open,
        }
    }

    /// The item's status when the meeting ended: what the first later change of it says it was.
    fn status_after(&self, meeting: &Meeting, item: &Item) -> ColumnId {
        let end = meeting.ended.unwrap_or(meeting.began);
        let later = self.log.iter().rev().take_while(|step| step.at > end && step.meeting != Some(meeting.id));
        let moves = later.flat_map(|step| step.changes.iter().rev()).filter_map(|change| match change {
            Change::Item(id, ItemChange::Status(swap)) if *id == item.id => Some(&swap.from),
            _ => None,
        });
        moves.last().unwrap_or(&item.status).clone()
    }
}
