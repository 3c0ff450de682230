//! A ledger that comes back filled in: which cells were changed, and what that changes on the board.

mod compare;
mod ledger;
mod lines;
mod row;
mod taken;

pub use ledger::{LedgerFault, ReturnedLedger, ReturnedRow};
pub use taken::{CellChange, CellClash, Remark, Returned, TakenBy};
