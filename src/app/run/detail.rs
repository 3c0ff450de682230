//! What keys do in the detail.

use crate::app::App;
use crate::app::decide::Way;
use crate::app::input::form::RecordKind;
use crate::app::refusal::Refusal;
use crate::app::screen::detail::*;

impl App {
    /// `J` and `K` in the detail: the next or previous record is selected.
    pub(in crate::app) fn select_record(&mut self, way: Way) {
        let records = self.item().map(records).unwrap_or_default();
        let Some(leaf) = self.screens.detail_mut() else { return };
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
        if let Some(leaf) = self.screens.detail_mut() {
            leaf.pane = match leaf.pane {
                Pane::Owed => Pane::Happened,
                Pane::Happened => Pane::Owed,
            };
            leaf.scroll = 0;
            leaf.selected = None;
        }
    }
}
