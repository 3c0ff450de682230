//! The palette: every action and every item, found by name, pinyin or number.

use crate::app::action::Action;
use crate::app::board::popup::{AROUND, Area};
use crate::app::input::text_field::TextField;
use crate::plan::id::ItemId;

/// Something the palette offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaletteEntry {
    /// An action.
    Action(Action),
    /// The item goes to the column with this place, from 1.
    Status(u8),
    /// The cursor goes to an item.
    Item(ItemId),
    /// The board with this place among those offered is opened.
    Board(usize),
}

/// A board to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// What is told of it: its plan's title, its items and the share that is done.
    pub facts: String,
}

/// What a palette offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Actions and items.
    Everything,
    /// Boards.
    Boards,
}

/// The palette while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// What is typed.
    pub line: TextField,
    /// What it offers.
    pub about: About,
    /// The boards to choose from.
    pub boards: Vec<Offered>,
    /// The text that was searched for.
    pub searched: String,
    /// What answers that, best first.
    pub found: Vec<PaletteEntry>,
    /// The place of the one that is selected.
    pub at: usize,
}

/// The most entries shown at once, and the fewest for which it is made lower to stand clear of the selected card.
pub(in crate::app) const MOST: u16 = 14;
pub(in crate::app) const FEW: u16 = 4;
/// Rows of the palette without entries: its line, a gap, and what is around them.
pub(in crate::app) const LEAST: u16 = 2 + AROUND.1;
/// Cells of the palette.
pub(in crate::app) const WIDTH: u16 = 78;
/// Entries a page key passes.
pub(in crate::app) const PAGE: usize = 10;

impl PaletteEntry {
    pub(in crate::app) fn item(&self) -> Option<ItemId> {
        match self {
            Self::Item(item) => Some(*item),
            Self::Action(_) | Self::Status(_) | Self::Board(_) => None,
        }
    }
}

/// Whether what answers `typed` also answered `before`. Not where the last word had one letter only, since letters with
/// gaps are two at least, nor where it ended with a digit, since numbers are found whole.
pub(in crate::app) fn narrows(before: &str, typed: &str) -> bool {
    let last = before.split_whitespace().next_back();
    typed.starts_with(before) && last.is_some_and(|word| word.chars().count() > 1 && !word.ends_with(char::is_numeric))
}

impl Palette {
    /// The first entry in view where `rows` are.
    pub fn top(&self, rows: usize) -> usize {
        (self.at + 1).saturating_sub(rows)
    }

    pub(in crate::app) fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }
}

/// Where the palette's parts stand within its area.
#[derive(Debug, Clone, Copy)]
pub struct PaletteAreas {
    /// The row that is typed in.
    pub line: Area,
    /// The entries.
    pub entries: Area,
}

impl PaletteAreas {
    /// The parts of a palette at `area`: a column of ground, a frame, two cells; the line, a gap, the entries.
    pub fn of(area: Area) -> Self {
        let inner = area.inner();
        let gap = u16::from(inner.height > 4);
        let top = inner.y + (1 + gap).min(inner.height);
        let height = (inner.y + inner.height).saturating_sub(top);
        Self { line: Area { height: inner.height.min(1), ..inner }, entries: Area { y: top, height, ..inner } }
    }
}
