//! The history: every step, newest first, filtered; from here steps are taken back and past boards looked at.

pub mod filter;
pub mod listing;
pub mod past;
pub mod row;
mod take_back;
pub mod topic;

use crate::app::Screen;
use crate::app::field::Field;
use crate::app::layout::{Band, Size};
use filter::Filter;
use listing::{Entry, Listing};
pub use take_back::Since;

/// The state of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The selected row; none until there is one.
    pub selected: Option<Entry>,
    /// The first row shown.
    pub scroll: usize,
    /// What the steps are filtered by.
    pub filter: Filter,
    /// The filter being typed.
    pub typing: Option<Typing>,
    /// Where Esc goes.
    pub back: Box<Screen>,
}

/// A filter being typed, and what Esc brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// What is typed.
    pub field: Field,
    /// The filter there was before.
    pub filter: Filter,
    /// The row that was selected then.
    pub selected: Option<Entry>,
}

/// Where the table and the selected step's detail stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// The table's rows, below its head.
    pub table: Band,
    /// The selected step in full.
    pub detail: Band,
}

impl Bands {
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
    /// The history from its newest step on; `back` is where Esc goes.
    pub fn new(back: Screen) -> Self {
        Self { selected: None, scroll: 0, filter: Filter::default(), typing: None, back: Box::new(back) }
    }

    /// The selected row is one that is listed, and in view in `rows` rows.
    pub(in crate::app) fn follow(&mut self, listing: &Listing, rows: usize) {
        let at = self.selected.and_then(|entry| listing.place(entry)).unwrap_or(0);
        self.selected = listing.lines.get(at).map(|line| line.entry);
        let most = listing.lines.len().saturating_sub(rows);
        self.scroll = self.scroll.clamp((at + 1).saturating_sub(rows), at).min(most);
    }
}
