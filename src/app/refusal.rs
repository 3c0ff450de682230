//! Why something was not done, told to the user on the message line or on standard error.

use crate::clock::{Now, Stamp};
use crate::lang::{Lang, board, error, meeting};

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no column further that way.
    AtEnd {
        /// The column it stands in.
        column: String,
    },
    /// It stands there already.
    Already {
        /// The item's number.
        number: String,
        /// The column.
        column: String,
    },
    /// The board has no exception column.
    NoException,
    /// There is no column with this place.
    NoColumn {
        /// The place, counted from 1.
        place: u8,
        /// How many there are.
        columns: usize,
    },
    /// No item has this number.
    NoItem {
        /// The number asked for.
        number: String,
    },
    /// The plan has no items.
    NoCards,
    /// Nothing of this user's is left to undo.
    NothingToUndo,
    /// Nothing of this user's is left to redo.
    NothingToRedo,
    /// A later step changed the same field, so taking back would trample it.
    Overtaken {
        /// The later step, told in words.
        what: String,
        /// Who made it.
        by: String,
        /// When.
        at: Stamp,
    },
    /// A meeting goes on already.
    MeetingGoesOn,
    /// An agenda has no items.
    EmptyAgenda,
    /// The page of the review is of no item.
    NoItemHere,
    /// An object is not what it was when this was decided.
    Changed {
        /// What it is called.
        object: String,
    },
}

impl Refusal {
    /// The sentence for the user.
    pub fn say(&self, lang: Lang, now: Now) -> String {
        match self {
            Self::AtEnd { column } => board::at_end(lang, column),
            Self::Already { number, column } => board::already_there(lang, number, column),
            Self::NoException => board::no_exception(lang).to_owned(),
            Self::NoColumn { place, columns } => board::no_column(lang, *place, *columns),
            Self::NoItem { number } => error::no_item(lang, number),
            Self::NoCards => board::no_cards(lang).to_owned(),
            Self::NothingToUndo => board::nothing_to_undo(lang).to_owned(),
            Self::NothingToRedo => board::nothing_to_redo(lang).to_owned(),
            Self::Overtaken { what, by, at } => error::overtaken(lang, what, by, &super::tell::when(*at, now)),
            Self::MeetingGoesOn => meeting::goes_on(lang).to_owned(),
            Self::EmptyAgenda => meeting::empty_agenda(lang).to_owned(),
            Self::NoItemHere => meeting::no_item_here(lang).to_owned(),
            Self::Changed { object } => error::changed(lang, object),
        }
    }
}
