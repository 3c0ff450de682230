//! The meetings: their list, what one came to, taking up one that was left open, and their minutes.

/// Where Esc goes from what a meeting came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It has just ended: to the board.
    Review,
    /// It has just ended on the projector, and everybody still looks on: to the board.
    Room,
    /// To the list.
    List,
}
