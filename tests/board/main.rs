//! The board without a terminal: keys played on the real loop, frames held against what they should be.

mod dashboard;
mod frames;
mod held;
mod history;
mod import;
mod keys;
mod meeting;
mod midyear;
mod play;
mod records;
mod view;
mod walks;
