//! A ledger that comes back filled in: which cells were changed, and what that changes on the board.

mod compare;
mod ledger;
mod lines;

pub use compare::{CellChange, CellClash, Remark, Returned};
pub use ledger::{LedgerFault, ReturnedLedger, ReturnedRow};
