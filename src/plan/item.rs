//! Items: the numbered sentences of the document; a card each.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::{ColumnId, ItemId, RecordId, ThemeId};
use super::record::{Decision, NextStep, Problem, Progress, by_id};
use super::target::Target;
use crate::clock::{Date, Stamp};

/// A numbered sentence and everything recorded about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The same on every desk.
    pub id: ItemId,
    /// The whole number people call it by (`#7`): given in document order at import, never again on one desk.
    #[serde(default)]
    pub no: u32,
    /// The number as printed.
    pub number: String,
    /// The theme it stands under.
    pub theme: ThemeId,
    /// The heading between theme and item, if the document has one.
    pub subtheme: Option<String>,
    /// The short title on the card.
    pub title: String,
    /// The official sentence, without marker and clause; paragraphs parted by `\n`.
    pub text: String,
    /// The responsibility clause as printed, with its brackets.
    pub clause: Option<String>,
    /// The people in charge, in document order.
    pub leaders: Vec<String>,
    /// The units that lead.
    pub lead_units: Vec<String>,
    /// The other units that answer for it.
    pub responsible_units: Vec<String>,
    /// The units that help.
    pub supporting_units: Vec<String>,
    /// The column it stands in.
    pub status: ColumnId,
    /// When it came into that column; none in a plan that is not yet a board.
    pub since: Option<Stamp>,
    /// Where it came from into the exception column.
    pub back: Option<ColumnId>,
    /// The day it must be done.
    pub deadline: Option<Date>,
    /// The deadline's words in the document.
    pub deadline_text: Option<String>,
    /// The numbers it must reach.
    pub targets: Vec<Target>,
    /// Whether its clause is its theme's.
    #[serde(default)]
    pub inherited: bool,
    /// Whether the latest edition of the document no longer has it.
    #[serde(default)]
    pub vanished: bool,
    /// What was done.
    #[serde(deserialize_with = "by_id")]
    pub progress: Vec<Progress>,
    /// What stands in the way.
    #[serde(deserialize_with = "by_id")]
    pub problems: Vec<Problem>,
    /// What comes next.
    #[serde(deserialize_with = "by_id")]
    pub next_steps: Vec<NextStep>,
    /// What meetings decided.
    #[serde(deserialize_with = "by_id")]
    pub decisions: Vec<Decision>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What the document leaves open about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// It names nobody at all; then no other flag is given.
    NoClause,
    /// It names no leader.
    NoLeader,
    /// It names no lead unit.
    NoLeadUnit,
    /// It has no printed number.
    NumberMissing,
    /// Its clause is its theme's.
    Inherited,
    /// The latest edition of the document no longer has it.
    Vanished,
}

impl Item {
    /// Whether both are the same but for the whole number, which a merge may have changed since.
    pub(super) fn is_same_but_for_its_number(&self, other: &Self) -> bool {
        if self.no == other.no { self == other } else { *self == Self { no: self.no, ..other.clone() } }
    }

    /// The latest problem that is still open.
    pub fn open_problem(&self) -> Option<&Problem> {
        self.problems.iter().filter(|p| p.closed.is_none()).max_by_key(|p| (p.date, p.id))
    }

    /// The next step that is due first; one without a day comes last.
    pub fn open_step(&self) -> Option<&NextStep> {
        let open = self.next_steps.iter().filter(|step| step.done.is_none());
        open.min_by_key(|step| (step.due.is_none(), step.due, step.id))
    }

    /// The ids of all its records.
    pub fn record_ids(&self) -> impl Iterator<Item = RecordId> {
        let progress = self.progress.iter().map(|record| record.id);
        let problems = self.problems.iter().map(|record| record.id);
        let next_steps = self.next_steps.iter().map(|record| record.id);
        progress.chain(problems).chain(next_steps).chain(self.decisions.iter().map(|record| record.id))
    }

    /// What the document leaves open.
    pub fn flags(&self) -> Vec<Flag> {
        let nobody = [&self.leaders, &self.lead_units, &self.responsible_units, &self.supporting_units]
            .iter()
            .all(|names| names.is_empty());
        if nobody {
            return vec![Flag::NoClause];
        }
        [
            (self.leaders.is_empty(), Flag::NoLeader),
            (self.lead_units.is_empty(), Flag::NoLeadUnit),
            (self.number.is_empty(), Flag::NumberMissing),
            (self.inherited, Flag::Inherited),
            (self.vanished, Flag::Vanished),
        ]
        .into_iter()
        .filter_map(|(holds, flag)| holds.then_some(flag))
        .collect()
    }
}
