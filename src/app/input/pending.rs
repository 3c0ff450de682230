//! Keys that wait for more.

use crate::app::key::Key;
use crate::app::number::Number;

/// Keys that wait for more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PendingKeys {
    /// None.
    #[default]
    Nothing,
    /// An item's number.
    Number(Number),
    /// The first key of a sequence; it waits without limit.
    Prefix(Key),
}
