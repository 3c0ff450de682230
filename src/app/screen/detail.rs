//! The detail: which of its panes is shown, how far it is scrolled, which record is selected.

use crate::app::input::form::RecordKind;
use crate::plan::id::RecordId;
use crate::plan::item::Item;

/// One of the detail's panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// What the document says and what is owed.
    Owed,
    /// What happened.
    Happened,
}

/// The state of the detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DetailState {
    /// The pane that scrolls; where only one is shown, that one.
    pub pane: Pane,
    /// Its first row shown, if the selected record is in view then.
    pub scroll: usize,
    /// The selected record.
    pub selected: Option<(RecordKind, RecordId)>,
}

impl Default for DetailState {
    fn default() -> Self {
        Self { pane: Pane::Owed, scroll: 0, selected: None }
    }
}

impl DetailState {
    /// Another item is shown: from its first row, no record selected.
    pub fn turn_page(&mut self) {
        *self = Self { pane: self.pane, ..Self::default() };
    }
}

/// Every record of an item in the order the detail shows them: what is owed, then what happened, newest first.
pub fn records(item: &Item) -> Vec<(RecordKind, RecordId)> {
    let next_steps = item.next_steps.iter().map(|record| (RecordKind::NextStep, record.id));
    let problems = item.problems.iter().rev().map(|record| (RecordKind::Problem, record.id));
    let decisions = item.decisions.iter().rev().map(|record| (RecordKind::Decision, record.id));
    let progress = item.progress.iter().rev().map(|record| (RecordKind::Progress, record.id));
    next_steps.chain(problems).chain(decisions).chain(progress).collect()
}
