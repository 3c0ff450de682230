//! The board as it stood after a step, to be looked at only.

use super::History;
use crate::app::board::cursor::Cursor;
use crate::clock::{Now, Stamp};
use crate::plan::Plan;

/// A board of the past, and what to come back to.
#[derive(Debug)]
pub struct PastBoard {
    /// The plan as it stood.
    pub plan: Plan,
    /// When its newest step was made.
    pub at: Stamp,
    /// The history it was opened from.
    pub history: Box<History>,
    /// The cursor on the board of today.
    pub cursor: Option<Cursor>,
}

impl PastBoard {
    /// The moment it shows; days are counted up to it.
    pub fn now(&self) -> Now {
        Now::new(self.at)
    }

    /// When that was, as people write it: `2020-06-30 09:00`.
    pub fn when(&self) -> String {
        self.at.format("%Y-%m-%d %H:%M").to_string()
    }
}
