//! The meetings: their list, what one came to, taking up one that was left open, and their minutes.

use crate::app::action::Action;

/// Where Esc goes from what a meeting came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It has just ended: to the board.
    Review,
    /// To the list.
    List,
}

/// Where a motion goes from `at`; it may be past the end.
pub(in crate::app) fn moved(at: usize, motion: Action, times: usize, half: usize) -> usize {
    match motion {
        Action::Down => at.saturating_add(times),
        Action::Up => at.saturating_sub(times),
        Action::HalfDown => at + half,
        Action::HalfUp => at.saturating_sub(half),
        Action::PageDown => at + 2 * half,
        Action::PageUp => at.saturating_sub(2 * half),
        Action::First => 0,
        Action::Last => usize::MAX / 2,
        _ => at,
    }
}
