//! The screens and pop-ups: their state.

pub mod detail;
pub mod facet;
pub mod filter_menu;
pub mod help;
pub mod history;
pub mod import_preview;
pub mod meetings;
pub mod palette;
pub mod review;
pub mod stopwatch;
