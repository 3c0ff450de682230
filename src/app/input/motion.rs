//! Where the keys of motion go: along cards, rows, items or pages.

use crate::app::action::Action;

/// A way along what a screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table of actions says what each does")]
pub enum Motion {
    Left,
    Down,
    Up,
    Right,
    LanePrevious,
    LaneNext,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
}

impl Motion {
    /// The motion of an action, if it is one.
    pub fn of(action: Action) -> Option<Self> {
        Some(match action {
            Action::Left => Self::Left,
            Action::Down => Self::Down,
            Action::Up => Self::Up,
            Action::Right => Self::Right,
            Action::LanePrevious => Self::LanePrevious,
            Action::LaneNext => Self::LaneNext,
            Action::First => Self::First,
            Action::Last => Self::Last,
            Action::HalfDown => Self::HalfDown,
            Action::HalfUp => Self::HalfUp,
            Action::PageDown => Self::PageDown,
            Action::PageUp => Self::PageUp,
            _ => return None,
        })
    }

    /// Where `times` of it lead from row `at`, where a page has `page` rows; it may be past the end.
    pub fn apply(self, at: usize, times: usize, page: usize) -> usize {
        let rows = match self {
            Self::Down | Self::Up => 1,
            Self::HalfDown | Self::HalfUp => (page / 2).max(1),
            Self::PageDown | Self::PageUp => page.max(1),
            Self::First => return 0,
            Self::Last => return usize::MAX / 2,
            Self::Left | Self::Right | Self::LanePrevious | Self::LaneNext => return at,
        };
        let way = rows.saturating_mul(times);
        match self {
            Self::Down | Self::HalfDown | Self::PageDown => at.saturating_add(way).min(usize::MAX / 2),
            _ => at.saturating_sub(way),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn motions_go_by_rows_halves_and_pages() {
        for (motion, at, times, page, expected) in [
            (Motion::Down, 3, 2, 10, 5),
            (Motion::Up, 3, 5, 10, 0),
            (Motion::HalfDown, 0, 1, 9, 4),
            (Motion::HalfUp, 9, 2, 1, 7),
            (Motion::PageDown, 1, 2, 10, 21),
            (Motion::PageUp, 11, 1, 10, 1),
            (Motion::First, 7, 3, 10, 0),
            (Motion::Left, 7, 3, 10, 7),
        ] {
            assert_eq!(motion.apply(at, times, page), expected, "{motion:?} {times} from {at}");
        }
        assert!(Motion::Last.apply(0, 1, 10) > 1_000_000 && Motion::Down.apply(1, usize::MAX, 10) > 1_000_000);
    }
}
