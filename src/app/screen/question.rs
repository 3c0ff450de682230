//! What is asked before it happens.

use crate::app::input::form::RecordKind;
use crate::app::screen::history::Since;
use crate::app::screen::history::listing::HistoryEntry;
use crate::plan::id::{ItemId, RecordId, ThemeId};

/// What is asked before it happens. A question answers to the keys it names, and to no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// This meeting was left open: go on with it?
    ResumeMeeting(RecordId),
    /// Not everything is saved: quit all the same?
    Quit,
    /// Delete this meeting?
    DeleteMeeting(RecordId),
    /// Delete these items?
    DeleteItems(Vec<ItemId>),
    /// Delete this theme?
    DeleteTheme(ThemeId),
    /// Delete this record?
    DeleteRecord {
        /// Its sort.
        kind: RecordKind,
        /// Whose it is.
        item: ItemId,
        /// Which it is.
        id: RecordId,
    },
    /// Go back to this step, taking back all made since?
    BackTo(HistoryEntry, Since),
    /// Is the pasted text progress of this item?
    PasteAsProgress {
        /// Which item.
        item: ItemId,
        /// The text.
        text: String,
    },
}
