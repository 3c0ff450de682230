//! The review: one item after another in a meeting, alone at the desk or for everybody on the projector.

use crate::clock::Stamp;
use crate::plan::id::ItemId;

/// What the review shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What became of the last meeting's decisions and next steps, from this row on.
    Opening(usize),
    /// An item, from this row on.
    Item(ItemId, usize),
}

/// For whom it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// For who sits at the keys.
    Desk,
    /// The same; but F5 has just left the projector's face, and Esc goes back to it.
    DeskAfterRoom,
    /// For everybody, on the projector.
    Room,
    /// For everybody, and nothing is to be seen.
    Blank,
}

pub(in crate::app) fn millis(from: Stamp, to: Stamp) -> u64 {
    (to - from).num_milliseconds().max(0).unsigned_abs()
}
