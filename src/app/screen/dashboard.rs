//! The dashboard: which page of it is shown, and the selected row.

use crate::lang::{Words, dashboard as words};
use crate::plan::group::Grouping;

/// A page of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DashboardPage {
    /// Counts by theme.
    Theme,
    /// Counts by leader.
    #[default]
    Leader,
    /// Counts by lead unit.
    LeadUnit,
    /// How the counts went, week by week.
    Weeks,
    /// The same, meeting by meeting.
    Meetings,
}

/// The state of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DashboardState {
    /// The page shown.
    pub page: DashboardPage,
    /// The selected row of the table of lanes.
    pub selected: usize,
    /// The first row shown of what is behind the table; it is kept in bounds when it is drawn.
    pub scroll: usize,
}

impl DashboardPage {
    /// All of them, from left to right.
    pub const ALL: [Self; 5] = [Self::Theme, Self::Leader, Self::LeadUnit, Self::Weeks, Self::Meetings];

    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            Self::Theme => words::THEME,
            Self::Leader => words::LEADER,
            Self::LeadUnit => words::LEAD_UNIT,
            Self::Weeks => words::WEEKS,
            Self::Meetings => words::MEETINGS,
        }
    }

    /// By what it counts; none on the pages of the trend.
    pub fn grouping(self) -> Option<Grouping> {
        match self {
            Self::Theme => Some(Grouping::Theme),
            Self::Leader => Some(Grouping::Leader),
            Self::LeadUnit => Some(Grouping::LeadUnit),
            Self::Weeks | Self::Meetings => None,
        }
    }

    /// The page `places` further to the right, the first behind the last.
    fn moved(self, places: usize) -> Self {
        let at = Self::ALL.iter().position(|page| *page == self).unwrap_or(0);
        Self::ALL[(at + places) % Self::ALL.len()]
    }
}

impl DashboardState {
    /// Turns to the next page.
    pub fn next_page(&mut self) {
        *self = Self { page: self.page.moved(1), ..Self::default() };
    }

    /// Turns to the page before.
    pub fn previous_page(&mut self) {
        *self = Self { page: self.page.moved(DashboardPage::ALL.len() - 1), ..Self::default() };
    }
}
