//! A plan: the whole document and everything recorded about it; one board file. No I/O, no clock.

pub mod ageing;
pub mod agenda;
mod apply;
mod as_of;
pub mod change;
pub mod check;
pub mod column;
pub mod dashboard;
pub mod day;
pub mod edition;
pub mod followup;
pub mod group;
pub mod id;
pub mod index;
pub mod item;
mod known;
mod log;
pub mod meeting;
pub mod merge;
pub mod names;
mod numbers;
mod order;
pub mod outcome;
mod place;
pub mod query;
mod raise;
pub mod record;
pub mod sort;
pub mod status;
pub mod step;
pub mod summary;
pub mod target;
pub mod theme;
pub mod title;
pub mod trend;

use serde::ser::{Error as _, SerializeSeq as _};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::clock::{Now, Stamp};
use column::Column;
use id::{ColumnId, ItemId, ThemeId};
use index::Index;
use item::Item;
use meeting::Meeting;
use step::Step;
use theme::Theme;

/// The version of the board file this code writes.
pub const SCHEMA: u32 = 2;

/// The word a board file begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `yaodian`.
    Yaodian,
}

/// When a card waits long, and when a deadline is near, in days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// From here on a card shows its days.
    pub waiting: u32,
    /// From here on they are a warning.
    pub long: u32,
    /// A deadline within so many days is near.
    pub due_soon: u32,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { waiting: 14, long: 30, due_soon: 14, rest: Map::new() }
    }
}

/// The plan. Reading is free; [`Plan::apply`] is the only way to change one. The items stand in the order of their
/// themes, each theme's together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What sort of file this is.
    pub format: Format,
    /// The version of the file's shape.
    pub schema: u32,
    /// The oldest version that may read it.
    pub min_reader: u32,
    /// How often it was saved.
    pub rev: u64,
    /// When the board was made; none in a plan that is not yet a board.
    pub created: Option<Stamp>,
    /// The whole number the next new item gets.
    pub next_item: u32,
    /// The whole number the next new theme gets.
    pub next_theme: u32,
    /// The document's title.
    pub title: String,
    /// The year it is for.
    pub year: Option<i32>,
    /// The paragraphs before the first theme.
    pub preamble: Vec<String>,
    /// When a card waits long.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// The statuses, in the board's order.
    pub columns: Vec<Column>,
    /// The headings, in the document's order.
    pub themes: Vec<Theme>,
    /// The items, in the document's order.
    pub items: Vec<Item>,
    /// The reviews held.
    pub meetings: Vec<Meeting>,
    /// Every step ever made, oldest first.
    #[serde(serialize_with = "one_step_a_line")]
    pub log: Vec<Step>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
    /// Where items and themes stand, by id.
    #[serde(skip)]
    pub index: Index,
}

fn one_step_a_line<S: Serializer>(log: &[Step], serializer: S) -> Result<S::Ok, S::Error> {
    let mut lines = serializer.serialize_seq(Some(log.len()))?;
    for step in log {
        let line = serde_json::to_string(step).and_then(RawValue::from_string).map_err(S::Error::custom)?;
        lines.serialize_element(&line)?;
    }
    lines.end()
}

impl Plan {
    /// The item with this id.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.item_place(id).map(|place| &self.items[place])
    }

    /// Where in `items` the item stands.
    pub fn item_place(&self, id: ItemId) -> Option<usize> {
        self.index.item(id, &self.items, |item: &Item| item.id)
    }

    /// The item people call `#no`.
    pub fn numbered(&self, no: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.no == no)
    }

    /// The theme with this id.
    pub fn theme(&self, id: ThemeId) -> Option<&Theme> {
        self.theme_place(id).map(|place| &self.themes[place])
    }

    /// Where in `themes` the theme stands.
    pub fn theme_place(&self, id: ThemeId) -> Option<usize> {
        self.index.theme(id, &self.themes, |theme: &Theme| theme.id)
    }

    /// The column with this id.
    pub fn column(&self, id: &ColumnId) -> Option<&Column> {
        self.column_place(id).map(|place| &self.columns[place])
    }

    /// Where in `columns` the column stands.
    pub fn column_place(&self, id: &ColumnId) -> Option<usize> {
        self.columns.iter().position(|column| column.id == *id)
    }

    /// The same plan as a board made now: no item has moved yet, the log is empty.
    #[must_use]
    pub fn founded(mut self, now: Now) -> Self {
        self.created = Some(now.stamp());
        for item in &mut self.items {
            item.since = self.created;
        }
        self
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
