//! Meetings: named reviews of the plan.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::{ItemId, RecordId};
use crate::clock::{Date, Stamp};

/// What a meeting goes through its items by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgendaBy {
    /// The leaders, in document order.
    #[default]
    Leader,
    /// The lead units.
    LeadUnit,
    /// The themes.
    Theme,
    /// What is behind first.
    Behind,
    /// Only what had no progress this month.
    Quiet,
    /// Only what the filter shows.
    Filter,
}

/// What a meeting goes through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// In which order.
    pub by: AgendaBy,
    /// The filter it was drawn up under, as text; empty for all items.
    #[serde(default)]
    pub filter: String,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// An item that was discussed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussed {
    /// The item.
    pub item: ItemId,
    /// When it was done with.
    pub at: Stamp,
    /// How long it was on the screen, in seconds.
    pub seconds: u32,
}

/// A named review; every change made in it carries its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Unique in every copy of the board.
    pub id: RecordId,
    /// What people call it.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// Where it is held; empty while nobody has said.
    #[serde(default)]
    pub place: String,
    /// Who chairs it; empty while nobody has said.
    #[serde(default)]
    pub chair: String,
    /// Who is there.
    #[serde(default)]
    pub present: Vec<String>,
    /// What it goes through.
    #[serde(default)]
    pub agenda: Agenda,
    /// The items, in its order; fixed at the beginning, an added item comes last.
    #[serde(default)]
    pub order: Vec<ItemId>,
    /// The items discussed so far, in the order they were.
    #[serde(default)]
    pub discussed: Vec<Discussed>,
    /// When it began.
    pub began: Stamp,
    /// When it ended; none while it goes on.
    pub ended: Option<Stamp>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Meeting {
    /// Whether the item has been discussed.
    pub fn has_discussed(&self, item: ItemId) -> bool {
        self.discussed.iter().any(|discussed| discussed.item == item)
    }
}
