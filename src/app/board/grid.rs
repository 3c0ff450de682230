//! The parts the board is laid out of: window, bands, columns, lanes.

use serde::{Deserialize, Serialize};

/// A window's size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub cols: u16,
    /// Rows.
    pub rows: u16,
}

/// The smallest window in which anything is drawn.
pub const SMALLEST: Size = Size { cols: 20, rows: 6 };

/// From this many columns on the board shows all columns with cards.
pub(super) const WIDE: u16 = 100;

/// How much of the plan the window shows at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Smaller than [`SMALLEST`].
    TooSmall,
    /// One column with cards, the others as numbers, lanes as an accordion.
    Narrow,
    /// Every column with cards.
    Wide,
}

/// Rows of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The first row.
    pub top: u16,
    /// How many.
    pub rows: u16,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Cards.
    Cards,
    /// Cards, with the leaders' names and the lead unit written out.
    Ledger,
    /// Numbers only.
    Chips,
}

/// A column of the board on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnBox {
    /// Index into the plan's columns.
    pub column: usize,
    /// Its first cell.
    pub x: u16,
    /// Its cells.
    pub width: u16,
    /// What it shows.
    pub content: Content,
}

/// How many lines a title may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleLines {
    /// One.
    One,
    /// Two.
    Two,
}

/// A lane on the endless sheet that scrolls under the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneBox {
    /// The sheet's row of its head.
    pub top: usize,
    /// Rows of cards below the head; none if it is folded.
    pub rows: usize,
    /// Whether its cards are shown.
    pub open: bool,
}

/// How many lines a title may take, as the user wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// Two where the whole board then fits.
    #[default]
    Automatic,
    /// One.
    OneLine,
    /// Two.
    TwoLines,
}

impl Shape {
    /// The shape of a window.
    pub fn of(size: Size) -> Self {
        match size {
            Size { cols, rows } if cols < SMALLEST.cols || rows < SMALLEST.rows => Self::TooSmall,
            Size { cols: WIDE.., .. } => Self::Wide,
            _ => Self::Narrow,
        }
    }
}

/// Number chips that fit side by side: number, flag, a space.
pub fn chips_per_row(width: usize, number_cells: usize) -> usize {
    (width.saturating_sub(1) / (number_cells + 2)).max(1)
}
