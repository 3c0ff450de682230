//! `yaodian report` and `yaodian export`: what leaves the board by a command.

mod deliver;
pub(super) mod export;
mod report;
mod select;

pub(super) use report::report;
