//! The history: every step, newest first, filtered; from here steps are taken back and past boards looked at.

pub mod filter;
mod history;
pub mod listing;
pub mod past;
pub mod row;
pub mod subject;
mod take_back;
pub mod topic;

pub use history::{FilterLine, History, HistoryBands};
pub use take_back::Since;
