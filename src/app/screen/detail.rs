//! The detail: which of its panes is shown, how far it is scrolled, which record is selected.

use crate::app::decide::Way;
use crate::app::form::RecordKind;
use crate::app::refusal::Refusal;
use crate::app::{App, Mode};
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
pub struct Leaf {
    /// The pane that scrolls; where only one is shown, that one.
    pub pane: Pane,
    /// Its first row shown, if the selected record is in view then.
    pub scroll: usize,
    /// The selected record.
    pub selected: Option<(RecordKind, RecordId)>,
}

impl Default for Leaf {
    fn default() -> Self {
        Self { pane: Pane::Owed, scroll: 0, selected: None }
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

impl App {
    /// `J` and `K` in the detail: the next or previous record is selected.
    pub(in crate::app) fn select_record(&mut self, way: Way) {
        let records = self.item().map(records).unwrap_or_default();
        let Mode::Detail(leaf) = &mut self.mode else { return };
        let at = leaf.selected.and_then(|selected| records.iter().position(|record| *record == selected));
        let to = match (at, way) {
            (None, Way::Down) => 0,
            (None, Way::Up) => records.len().saturating_sub(1),
            (Some(at), Way::Down) => (at + 1).min(records.len() - 1),
            (Some(at), Way::Up) => at.saturating_sub(1),
        };
        let Some(record) = records.get(to).copied() else { return self.refuse(&Refusal::NoRecords) };
        leaf.selected = Some(record);
        leaf.pane = if record.0 == RecordKind::Progress { Pane::Happened } else { Pane::Owed };
    }

    /// `Tab` in the detail: the other pane.
    pub(in crate::app) fn other_pane(&mut self) {
        if let Mode::Detail(leaf) = &mut self.mode {
            leaf.pane = match leaf.pane {
                Pane::Owed => Pane::Happened,
                Pane::Happened => Pane::Owed,
            };
            leaf.scroll = 0;
            leaf.selected = None;
        }
    }
}
