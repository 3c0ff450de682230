//! The list: the shown items as rows of a table, its columns as wide as what they hold, as many as the window has room
//! for.

use crate::app::layout::Size;
use crate::lang::{Words, list as words};
use crate::plan::sort::Sort;

/// What a column of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The printed number.
    Number,
    /// The short title.
    Title,
    /// The status.
    Status,
    /// How long the item has stood in it.
    Days,
    /// The people in charge.
    Leaders,
    /// The units that lead.
    LeadUnits,
    /// The day it must be done.
    Deadline,
    /// The latest progress.
    Progress,
}

/// A column of the list on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What it shows.
    pub heading: Heading,
    /// Its first cell.
    pub x: u16,
    /// Its cells.
    pub width: u16,
}

/// Where the list stands.
#[derive(Debug, Default)]
pub struct List {
    /// The first row shown.
    pub(in crate::app) scroll: usize,
    /// The columns, and the size they were chosen for; chosen anew when plan, view or window change.
    pub(in crate::app) columns: Option<(Size, Vec<Column>)>,
}

/// Widths are measured over so many rows at most.
pub(in crate::app) const MEASURED: usize = 500;
/// Cells a title gets before other columns do, if its content needs them.
pub(in crate::app) const TITLE: u16 = 32;
/// Where the window is narrow, a title leaves room for the status.
pub(in crate::app) const LEAST_TITLE: u16 = 18;
/// Names are cut beyond this.
pub(in crate::app) const MOST_NAMES: u16 = 20;
/// Progress takes what is left, if that is this much.
pub(in crate::app) const LEAST_PROGRESS: u16 = 16;
/// Cells between columns.
pub(in crate::app) const GAP: u16 = 2;

impl List {
    /// The columns are chosen anew before they are shown next.
    pub(in crate::app) fn forget(&mut self) {
        self.columns = None;
    }
}

impl Heading {
    /// The order in which columns are given room; number and title always have it.
    pub(in crate::app) const BY_WORTH: [Self; 6] =
        [Self::Status, Self::Days, Self::Leaders, Self::LeadUnits, Self::Deadline, Self::Progress];

    /// What stands over the column.
    pub fn words(self) -> Words {
        match self {
            Self::Number => words::NUMBER,
            Self::Title => words::TITLE,
            Self::Status => words::STATUS,
            Self::Days => words::DAYS,
            Self::Leaders => words::LEADERS,
            Self::LeadUnits => words::LEAD_UNITS,
            Self::Deadline => words::DEADLINE,
            Self::Progress => words::PROGRESS,
        }
    }

    /// The order its column stands for.
    pub fn sort(self) -> Option<Sort> {
        match self {
            Self::Number => Some(Sort::Number),
            Self::Status => Some(Sort::Status),
            Self::Days => Some(Sort::Days),
            Self::Deadline => Some(Sort::Deadline),
            Self::Title | Self::Leaders | Self::LeadUnits | Self::Progress => None,
        }
    }
}

/// The orders from left to right, as their columns stand.
pub(in crate::app) const SORTS: [Sort; 4] = [Sort::Number, Sort::Status, Sort::Days, Sort::Deadline];
