//! Why something was not done, told to the user on the message line or on standard error.

use super::action::Scope;
use crate::clock::{Now, Stamp};
use crate::lang::{Lang, board, error, find, form, history, list, meeting, palette};

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
    /// The plan has items, but none is shown.
    NothingShown,
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
    /// Nothing was searched for.
    NothingSearched,
    /// Nothing was found.
    NoHits,
    /// No filter is on.
    NoFilter,
    /// It needs lanes, and rows are shown.
    BoardOnly,
    /// The item names no unit.
    NoUnit,
    /// The record is not there, or none is selected.
    NoRecord,
    /// The item has no records.
    NoRecords,
    /// The open fields have no use for it.
    NotInThisForm,
    /// Records of this sort are neither open nor done.
    NothingToTick,
    /// There is no change to repeat.
    NothingToRepeat,
    /// The theme has items.
    ThemeNotEmpty {
        /// How many.
        items: usize,
    },
    /// The theme stands at that end.
    ThemeAtEnd,
    /// The item stands at that end, and no theme lies beyond.
    ItemAtEnd,
    /// The action means something on other screens only.
    Elsewhere {
        /// Those.
        screens: Vec<Scope>,
    },
    /// The step is not in force any more.
    AlreadyTakenBack,
    /// The making of the board is no step.
    NoStep,
    /// The step came with a merge, and goes only with it.
    WithItsMerge,
    /// Items still stand in what the step added.
    StillUsed {
        /// What it is called.
        object: String,
    },
    /// No later step is left to take back.
    NothingNewer,
    /// The step concerns no item.
    ConcernsNoItem,
    /// The step was made outside any meeting.
    OutsideMeetings,
    /// The log does not lead to the plan.
    Torn {
        /// What it goes wrong at.
        object: String,
    },
    /// It is a board of the past.
    Past {
        /// Of when.
        when: String,
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
            Self::NothingShown => find::shows_nothing(lang).to_owned(),
            Self::NothingToUndo => board::nothing_to_undo(lang).to_owned(),
            Self::NothingToRedo => board::nothing_to_redo(lang).to_owned(),
            Self::Overtaken { what, by, at } => error::overtaken(lang, what, by, &super::tell::when(*at, now)),
            Self::NothingSearched => find::nothing_searched(lang).to_owned(),
            Self::NoHits => find::nothing(lang).to_owned(),
            Self::BoardOnly => list::board_only(lang).to_owned(),
            Self::NoFilter => find::no_filter(lang).to_owned(),
            Self::NoUnit => find::no_unit(lang).to_owned(),
            Self::NotInThisForm => form::not_in_this_form(lang).to_owned(),
            Self::NoRecords => form::no_records(lang).to_owned(),
            Self::NoRecord => form::no_record(lang).to_owned(),
            Self::NothingToTick => form::nothing_to_tick(lang).to_owned(),
            Self::NothingToRepeat => form::nothing_to_repeat(lang).to_owned(),
            Self::ThemeNotEmpty { items } => form::theme_not_empty(lang, *items),
            Self::ThemeAtEnd => form::theme_at_end(lang).to_owned(),
            Self::ItemAtEnd => form::item_at_end(lang).to_owned(),
            Self::Elsewhere { screens } => {
                let names: Vec<&str> = screens.iter().map(|screen| screen.title().say(lang)).collect();
                palette::only_on(lang, &names.join(board::comma(lang)))
            }
            Self::AlreadyTakenBack => history::already_taken_back(lang).to_owned(),
            Self::NoStep => history::no_step(lang).to_owned(),
            Self::WithItsMerge => history::with_its_merge(lang).to_owned(),
            Self::StillUsed { object } => history::still_used(lang, object),
            Self::NothingNewer => history::nothing_newer(lang).to_owned(),
            Self::ConcernsNoItem => history::no_item(lang).to_owned(),
            Self::OutsideMeetings => history::no_meeting(lang).to_owned(),
            Self::Torn { object } => history::torn(lang, object),
            Self::Past { when } => history::past(lang, when),
            Self::MeetingGoesOn => meeting::goes_on(lang).to_owned(),
            Self::EmptyAgenda => meeting::empty_agenda(lang).to_owned(),
            Self::NoItemHere => meeting::no_item_here(lang).to_owned(),
            Self::Changed { object } => error::changed(lang, object),
        }
    }
}
