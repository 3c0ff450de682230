//! A change of one field of one object: it stores before and after, so its inverse is a swap.
//!
//! In the board file a change is `{"item":7,"field":"status","from":"doing","to":"behind"}`; a change of a
//! record also carries the record's `id`, with the whole record or null at either end.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::{ColumnId, ItemId, RecordId};
use super::item::Item;
use super::record::{Decision, NextStep, Problem, Progress, Record};
use crate::clock::{Date, Stamp};

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Swap<T> {
    /// What it must be for the change to apply.
    pub from: T,
    /// What it becomes.
    pub to: T,
}

/// A record before and after; null where there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordSwap<T> {
    /// The record's id.
    pub id: RecordId,
    /// What it must be for the change to apply.
    pub from: Option<T>,
    /// What it becomes.
    pub to: Option<T>,
}

/// A change of one object of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Map<String, Value>", try_from = "Map<String, Value>")]
pub enum Change {
    /// A field of an item.
    Item(ItemId, ItemChange),
}

/// A change of one field of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum ItemChange {
    /// The column it stands in.
    Status(Swap<ColumnId>),
    /// When it came there.
    Since(Swap<Option<Stamp>>),
    /// Where it came from into the exception column.
    Back(Swap<Option<ColumnId>>),
    /// The short title.
    Title(Swap<String>),
    /// The day it must be done.
    Deadline(Swap<Option<Date>>),
    /// A progress record.
    Progress(RecordSwap<Progress>),
    /// A problem.
    Problems(RecordSwap<Problem>),
    /// A next step.
    NextSteps(RecordSwap<NextStep>),
    /// A decision.
    Decisions(RecordSwap<Decision>),
}

/// Why a change does not apply: the item is gone, or is not what the change says it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The item the change speaks of.
    pub item: ItemId,
}

impl Change {
    /// The item it speaks of.
    pub fn item(&self) -> ItemId {
        match self {
            Self::Item(item, _) => *item,
        }
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        match self {
            Self::Item(item, change) => Self::Item(*item, change.inverse()),
        }
    }

    /// Whether both speak of the same field of the same object.
    pub fn touches(&self, other: &Self) -> bool {
        let (Self::Item(ours, change), Self::Item(theirs, other)) = (self, other);
        ours == theirs && change.field() == other.field()
    }
}

impl ItemChange {
    fn inverse(&self) -> Self {
        match self.clone() {
            Self::Status(swap) => Self::Status(swap.inverse()),
            Self::Since(swap) => Self::Since(swap.inverse()),
            Self::Back(swap) => Self::Back(swap.inverse()),
            Self::Title(swap) => Self::Title(swap.inverse()),
            Self::Deadline(swap) => Self::Deadline(swap.inverse()),
            Self::Progress(swap) => Self::Progress(swap.inverse()),
            Self::Problems(swap) => Self::Problems(swap.inverse()),
            Self::NextSteps(swap) => Self::NextSteps(swap.inverse()),
            Self::Decisions(swap) => Self::Decisions(swap.inverse()),
        }
    }

    /// The kind of field, and which record in it.
    fn field(&self) -> (std::mem::Discriminant<Self>, Option<RecordId>) {
        let record = match self {
            Self::Progress(swap) => Some(swap.id),
            Self::Problems(swap) => Some(swap.id),
            Self::NextSteps(swap) => Some(swap.id),
            Self::Decisions(swap) => Some(swap.id),
            _ => None,
        };
        (std::mem::discriminant(self), record)
    }

    /// Makes the change on `item`, or says that it does not fit and leaves the item as it was.
    pub(super) fn apply(&self, item: &mut Item) -> Result<(), Conflict> {
        let fits = match self {
            Self::Status(swap) => swap.apply(&mut item.status),
            Self::Since(swap) => swap.apply(&mut item.since),
            Self::Back(swap) => swap.apply(&mut item.back),
            Self::Title(swap) => swap.apply(&mut item.title),
            Self::Deadline(swap) => swap.apply(&mut item.deadline),
            Self::Progress(swap) => swap.apply(&mut item.progress),
            Self::Problems(swap) => swap.apply(&mut item.problems),
            Self::NextSteps(swap) => swap.apply(&mut item.next_steps),
            Self::Decisions(swap) => swap.apply(&mut item.decisions),
        };
        if fits { Ok(()) } else { Err(Conflict { item: item.id }) }
    }
}

impl<T: Clone + PartialEq> Swap<T> {
    fn inverse(self) -> Self {
        Self { from: self.to, to: self.from }
    }

    fn apply(&self, value: &mut T) -> bool {
        let fits = *value == self.from;
        if fits {
            value.clone_from(&self.to);
        }
        fits
    }
}

impl<T: Record> RecordSwap<T> {
    fn inverse(self) -> Self {
        Self { id: self.id, from: self.to, to: self.from }
    }

    fn apply(&self, records: &mut Vec<T>) -> bool {
        let place = records.binary_search_by_key(&self.id, Record::id);
        let fits = place.ok().map(|at| &records[at]) == self.from.as_ref();
        if fits {
            match (place, self.to.clone()) {
                (Ok(at), Some(record)) => records[at] = record,
                (Ok(at), None) => drop(records.remove(at)),
                (Err(at), Some(record)) => records.insert(at, record),
                (Err(_), None) => {}
            }
        }
        fits
    }
}

impl From<Change> for Map<String, Value> {
    fn from(change: Change) -> Self {
        let Change::Item(item, field) = change;
        let mut object = Self::from_iter([("item".to_owned(), Value::from(item.0))]);
        if let Ok(Value::Object(field)) = serde_json::to_value(field) {
            object.extend(field);
        }
        object
    }
}

impl TryFrom<Map<String, Value>> for Change {
    type Error = serde_json::Error;

    fn try_from(mut object: Map<String, Value>) -> Result<Self, Self::Error> {
        let item = take(object.remove("item").unwrap_or(Value::Null))?;
        Ok(Self::Item(item, take(Value::Object(object))?))
    }
}

fn take<T: DeserializeOwned>(value: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(value)
}
