//! The list: the shown items as rows of a table, its columns as wide as what they hold, as many as the window has room
//! for.

use crate::app::board::context::BoardSource;
use crate::app::board::grid::Size;
use crate::app::board::view::View;
use crate::lang::{Words, list as words};
use crate::plan::item::Item;
use crate::plan::sort::Sort;
use crate::text;

/// What a column of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListHeading {
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
pub struct ListColumn {
    /// What it shows.
    pub heading: ListHeading,
    /// Its first cell.
    pub x: u16,
    /// Its cells.
    pub width: u16,
}

/// Where the list stands.
#[derive(Debug, Default)]
pub struct ListView {
    /// The first row shown.
    scroll: usize,
    /// The columns, and the size they were chosen for; chosen anew when plan, view or window change.
    columns: Option<(Size, Vec<ListColumn>)>,
}

/// Widths are measured over so many rows at most.
const MEASURED: usize = 500;
/// Cells a title gets before other columns do, if its content needs them.
const TITLE: u16 = 32;
/// Where the window is narrow, a title leaves room for the status.
const LEAST_TITLE: u16 = 18;
/// Names are cut beyond this.
const MOST_NAMES: u16 = 20;
/// Progress takes what is left, if that is this much.
const LEAST_PROGRESS: u16 = 16;
/// Cells between columns.
const GAP: u16 = 2;

impl ListView {
    /// The columns, from the left.
    pub fn columns(&self) -> &[ListColumn] {
        self.columns.as_ref().map_or(&[], |(_, columns)| columns)
    }

    /// The first row shown.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// The columns are there, and row `row` is in view in `room` rows.
    pub(super) fn lay_out(&mut self, source: BoardSource<'_>, view: &View, sort: Sort, (row, room): (usize, usize)) {
        if self.columns.as_ref().is_none_or(|(size, _)| *size != source.size) {
            self.columns = Some((source.size, Chooser { source, view, sort }.columns()));
        }
        let most = view.listed().len().saturating_sub(room);
        self.scroll = self.scroll.min(row).max((row + 1).saturating_sub(room)).min(most);
    }

    /// The columns are chosen anew before they are shown next.
    pub(super) fn forget(&mut self) {
        self.columns = None;
    }
}

impl ListHeading {
    /// The order in which columns are given room; number and title always have it.
    const BY_WORTH: [Self; 6] =
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

    /// What the column says of an item, safe to show; nothing where nothing is known.
    pub fn text(self, item: &Item, source: BoardSource<'_>) -> String {
        let lang = source.lang;
        let show = |text: &str| source.glyphs.show(text).into_owned();
        let names = |names: &[String]| show(&names.join(crate::lang::board::comma(lang)));
        match self {
            Self::Number => show(&item.number),
            Self::Title => show(&item.title),
            Self::Status => show(crate::app::tell::column_name(source.plan, &item.status, lang)),
            Self::Days => match item.since.map_or(0, |since| source.now.days_since(since)) {
                0 => String::new(),
                days => crate::lang::board::days(lang, days),
            },
            Self::Leaders => names(&item.leaders),
            Self::LeadUnits => names(&item.lead_units),
            Self::Deadline => match item.deadline {
                Some(day) => day.to_string(),
                None => item.deadline_text.as_deref().map(show).unwrap_or_default(),
            },
            Self::Progress => {
                item.progress.iter().max_by_key(|record| (record.date, record.id)).map_or(String::new(), |record| {
                    format!("{} {}", record.date.format("%m-%d"), show(&record.text.replace('\n', " ")))
                })
            }
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
pub const SORTS: [Sort; 4] = [Sort::Number, Sort::Status, Sort::Days, Sort::Deadline];

/// Chooses the columns for what is shown.
struct Chooser<'a> {
    source: BoardSource<'a>,
    view: &'a View,
    sort: Sort,
}

impl Chooser<'_> {
    fn columns(&self) -> Vec<ListColumn> {
        let number = self.needed(ListHeading::Number);
        let title_at = 1 + number + GAP;
        let title = self.needed(ListHeading::Title).min(TITLE);
        let least = title.min(LEAST_TITLE);
        let mut left = self.source.size.cols.saturating_sub(title_at + 1);
        let mut chosen = Vec::new();
        left = left.saturating_sub(least);
        let mut widened = false;
        for heading in ListHeading::BY_WORTH.into_iter().filter(|heading| self.says_something(*heading)) {
            // The status may take from the title, nothing else may.
            if heading != ListHeading::Status && !widened {
                left = left.saturating_sub(title - least);
                widened = true;
            }
            let least = if heading == ListHeading::Progress { LEAST_PROGRESS } else { self.needed(heading) };
            if GAP + least <= left {
                let width = if heading == ListHeading::Progress { left - GAP } else { least };
                chosen.push((heading, width));
                left -= GAP + width;
            }
        }
        let taken: u16 = chosen.iter().map(|(_, width)| GAP + width).sum();
        let title = self.source.size.cols.saturating_sub(title_at + 1 + taken);
        let mut columns = vec![
            ListColumn { heading: ListHeading::Number, x: 1, width: number },
            ListColumn {
                heading: ListHeading::Title,
                x: title_at,
                width: title.min(self.needed(ListHeading::Title).max(TITLE)),
            },
        ];
        let mut x = title_at + columns[1].width;
        for (heading, width) in chosen {
            columns.push(ListColumn { heading, x: x + GAP, width });
            x += GAP + width;
        }
        columns
    }

    /// Whether a column has anything to say; one that the rows are ordered by is always there.
    fn says_something(&self, heading: ListHeading) -> bool {
        let items = || self.view.listed().iter().take(MEASURED).filter_map(|item| self.source.plan.item(*item));
        heading.sort() == Some(self.sort) || items().any(|item| !heading.text(item, self.source).is_empty())
    }

    /// Cells a column needs for its head and for what it holds.
    fn needed(&self, heading: ListHeading) -> u16 {
        let lang = self.source.lang;
        let sign = if heading == ListHeading::Status { 2 } else { 0 };
        let arrow = usize::from(heading.sort().is_some());
        let head = text::width(heading.words().say(lang)) + arrow;
        let items = self.view.listed().iter().take(MEASURED).filter_map(|item| self.source.plan.item(*item));
        let most = items.map(|item| sign + text::width(&heading.text(item, self.source))).max().unwrap_or(0);
        let most = u16::try_from(most.max(head)).unwrap_or(u16::MAX);
        if matches!(heading, ListHeading::Leaders | ListHeading::LeadUnits | ListHeading::Deadline) {
            return most.min(MOST_NAMES);
        }
        most
    }
}
