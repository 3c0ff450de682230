//! The screens and pop-ups: their state.

pub mod dashboard;
pub mod detail;
pub mod facet;
pub mod filter_menu;
pub mod help;
pub mod history;
pub mod import_preview;
pub mod meetings;
pub mod palette;
pub mod question;
pub mod review;
mod screen;
pub mod stopwatch;

pub use screen::{Overlay, Screen, Screens, SearchLine};
