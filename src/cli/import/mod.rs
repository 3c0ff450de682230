//! `yaodian import`: documents and filled-in ledgers, shown before anything is written.

mod ledger;
mod preview;
mod source;
mod target;

pub(super) use preview::{import, read_document};
pub(super) use target::{asked, create, data_path, free_name, replace};
