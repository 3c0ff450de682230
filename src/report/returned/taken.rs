//! What comes of returned ledgers: cells taken, cells not taken, remarks.

use crate::clock::Now;
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::report::ledger::LedgerColumn;

/// A cell that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The item.
    pub item: ItemId,
    /// The column.
    pub column: LedgerColumn,
    /// What the board had.
    pub from: String,
    /// What was filled in.
    pub to: String,
}

/// A cell that is not taken, since somebody changed the same on the board meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellClash {
    /// The item.
    pub item: ItemId,
    /// The column.
    pub column: LedgerColumn,
    /// What the board has now.
    pub ours: String,
    /// What was filled in.
    pub theirs: String,
}

/// What else there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A row without an id was not taken.
    NoId {
        /// The row, from 1.
        line: usize,
    },
    /// Lines of progress were deleted; the records stay.
    Kept {
        /// The item.
        item: ItemId,
        /// How many.
        lines: usize,
    },
    /// A cell was changed that is only told: days, remarks.
    OnlyTold {
        /// The item.
        item: ItemId,
        /// The column.
        column: LedgerColumn,
    },
}

/// Who takes a ledger in, and when.
#[derive(Debug, Clone, Copy)]
pub struct TakenBy<'a> {
    /// Who, `user@host`.
    pub by: &'a str,
    /// When.
    pub now: Now,
}

/// What comes of returned ledgers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Returned {
    /// What changes on the board, in this order.
    pub changes: Vec<Change>,
    /// The cells taken.
    pub cells: Vec<CellChange>,
    /// The cells not taken.
    pub clashes: Vec<CellClash>,
    /// What else there is to say.
    pub remarks: Vec<Remark>,
}
