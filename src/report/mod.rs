//! Reports: from a plan, or a part of it, to text or bytes; and the one way these get into a file.

pub mod bulletin;
pub mod csv;
pub mod ledger;
pub mod listing;
pub mod markdown;
pub mod minutes;
pub mod page;
pub mod returned;
pub mod slice;
pub mod workbook;
mod write_new;

pub use write_new::{Existing, write, write_new};
