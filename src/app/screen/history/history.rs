//! The state of the history: which steps are listed, which of them is selected.

use super::filter::HistoryFilter;
use super::listing::{HistoryEntry, Listing};
use crate::app::board::grid::{Band, Size};
use crate::app::input::text_field::TextField;

/// The state of the history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// The selected row; none until there is one.
    pub selected: Option<HistoryEntry>,
    /// The first row shown.
    pub scroll: usize,
    /// What the steps are filtered by.
    pub filter: HistoryFilter,
    /// The filter being typed.
    pub typing: Option<FilterLine>,
    /// The rows; none until they are made again.
    listing: Option<Listing>,
}

/// A filter being typed, and what Esc brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLine {
    /// What is typed.
    pub field: TextField,
    /// The filter there was before.
    pub filter: HistoryFilter,
    /// The row that was selected then.
    pub selected: Option<HistoryEntry>,
}

/// Where the table and the selected step's detail stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryBands {
    /// The table's rows, below its head.
    pub table: Band,
    /// The selected step in full.
    pub detail: Band,
}

impl HistoryBands {
    /// The bands in a window of `size`: title and head above, the hints below.
    pub fn of(size: Size) -> Self {
        let detail = match size.rows {
            40.. => 10,
            30.. => 8,
            20.. => 6,
            12.. => 3,
            _ => 0,
        };
        let rows = size.rows.saturating_sub(3 + detail);
        Self { table: Band { top: 2, rows }, detail: Band { top: 2 + rows, rows: detail } }
    }
}

impl History {
    /// The rows, once they are made.
    pub fn listing(&self) -> Option<&Listing> {
        self.listing.as_ref()
    }

    /// The rows are made again before they are shown next.
    pub fn forget(&mut self) {
        self.listing = None;
    }

    /// From now on only the steps for which `filter` holds are shown.
    pub fn filter_by(&mut self, filter: HistoryFilter) {
        self.filter = filter;
        self.forget();
    }

    /// The rows are there, made by `make` where they must be, and the selected one is in view in `rows` rows.
    pub fn list(&mut self, rows: usize, make: impl FnOnce(&HistoryFilter) -> Listing) {
        let listing = self.listing.take().unwrap_or_else(|| make(&self.filter));
        self.follow(&listing, rows);
        self.listing = Some(listing);
    }

    /// The selected row is one that is listed, and in view in `rows` rows.
    fn follow(&mut self, listing: &Listing, rows: usize) {
        let at = self.selected.and_then(|entry| listing.place(entry)).unwrap_or(0);
        self.selected = listing.lines.get(at).map(|line| line.entry);
        let most = listing.lines.len().saturating_sub(rows);
        self.scroll = self.scroll.clamp((at + 1).saturating_sub(rows), at).min(most);
    }
}
