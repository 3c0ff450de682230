//! How wide the board's columns are, and whether titles take two lines.

use crate::app::board::context::BoardContext;
use crate::app::board::grid::{ColumnBox, Content, Size, TitleLines};

/// A column without cards.
const EMPTY: u16 = 12;
/// A column with cards has at least this.
const LEAST: u16 = 24;
/// The fullest column: every title of 32 cells stands on one line.
const FULL: u16 = 40;
/// A column wider than this writes names and units out.
const LEDGER: u16 = 60;
/// The fullest column stays the fullest until another leads it by so many cards.
const LEAD: usize = 3;
/// More ways to share the rest than these are not tried.
const MOST_TRIES: usize = 20_000;

/// Widths once chosen: they change when the window does, when a column becomes empty or not, or when another column
/// overtakes the fullest clearly; never on a mere cursor move.
#[derive(Debug)]
pub struct ColumnWidths {
    /// The columns with their widths.
    pub columns: Vec<ColumnBox>,
    /// How many lines a title may take.
    pub lines: TitleLines,
    size: Size,
    empty: Vec<bool>,
    fullest: usize,
}

/// Items in each column.
fn counts<'a>(sheet: BoardContext<'a>) -> &'a [usize] {
    &sheet.view.summary.columns
}

/// Cells as the screen counts them.
fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl ColumnWidths {
    /// Whether nothing has happened that would call for other widths.
    pub fn still_hold(&self, size: Size, sheet: BoardContext<'_>) -> bool {
        let counts = counts(sheet);
        let empty = counts.iter().map(|count| *count == 0);
        let most = counts.iter().max().copied().unwrap_or(0);
        self.size == size
            && empty.eq(self.empty.iter().copied())
            && most < counts.get(self.fullest).copied().unwrap_or(0) + LEAD
    }

    /// The widths for a board whose lanes have `room` rows.
    pub fn choose(size: Size, room: usize, sheet: BoardContext<'_>) -> Self {
        let counts = counts(sheet);
        let most = counts.iter().max().copied().unwrap_or(0);
        let fullest = counts.iter().position(|count| *count == most).unwrap_or(0);
        let share = Share::of(size, sheet, fullest);
        let dense = sheet.view.lanes.len() + most > room;
        let (widths, rows) = if dense { (share.evenly(), usize::MAX) } else { share.fewest_rows(sheet) };
        Self {
            columns: boxes(&widths),
            lines: if rows <= room { TitleLines::Two } else { TitleLines::One },
            size,
            empty: counts.iter().map(|count| *count == 0).collect(),
            fullest,
        }
    }
}

fn boxes(widths: &[u16]) -> Vec<ColumnBox> {
    let mut x = 0;
    let place = |(column, width): (usize, &u16)| {
        let content = if *width > LEDGER { Content::Ledger } else { Content::Cards };
        let shown = ColumnBox { column, x, width: *width, content };
        x += width + 1;
        shown
    };
    widths.iter().enumerate().map(place).collect()
}

/// What is given, and what is left to share among the other columns that have cards.
struct Share {
    widths: Vec<u16>,
    fullest: usize,
    others: Vec<usize>,
    rest: u16,
}

impl Share {
    fn of(size: Size, sheet: BoardContext<'_>, fullest: usize) -> Self {
        let counts = counts(sheet);
        let gaps = cells(counts.len().saturating_sub(1));
        let mut left = size.cols.saturating_sub(gaps);
        let mut widths = vec![0; counts.len()];
        for column in (0..counts.len()).filter(|column| counts[*column] == 0 && *column != fullest) {
            widths[column] = EMPTY.max(cells(sheet.head_cells(column))).min(left / 4);
            left -= widths[column];
        }
        let others: Vec<usize> = (0..counts.len()).filter(|column| counts[*column] > 0 && *column != fullest).collect();
        let many = cells(others.len());
        widths[fullest] = match many {
            0 => left,
            _ => left.saturating_sub(many * LEAST).min(FULL).max(left.div_ceil(many + 1)),
        };
        let rest = left - widths[fullest];
        Self { widths, fullest, others, rest }
    }

    /// The rest in equal parts, the last ones a cell wider if it does not come out even.
    fn evenly(mut self) -> Vec<u16> {
        let mut left = self.rest;
        for (place, column) in self.others.iter().enumerate() {
            let many = cells(self.others.len() - place);
            self.widths[*column] = left / many;
            left -= left / many;
        }
        self.widths
    }

    /// The parts of the rest with which the board takes the fewest rows, and these rows.
    fn fewest_rows(self, sheet: BoardContext<'_>) -> (Vec<u16>, usize) {
        let wanted: Vec<Vec<u16>> = self.others.iter().map(|column| self.wanted(sheet, *column)).collect();
        let tries: usize = wanted.iter().map(Vec::len).product();
        let base = self.lane_rows(sheet, self.fullest, self.widths[self.fullest]);
        if tries > MOST_TRIES {
            let widths = self.evenly();
            return (widths, usize::MAX);
        }
        let mut best: Option<(usize, Vec<u16>)> = None;
        for choice in 0..tries {
            let mut digits = choice;
            let parts: Vec<u16> = wanted
                .iter()
                .map(|widths| {
                    let width = widths[digits % widths.len()];
                    digits /= widths.len();
                    width
                })
                .collect();
            if parts.iter().sum::<u16>() > self.rest {
                continue;
            }
            let rows = self.board_rows(sheet, &base, &parts);
            if best.as_ref().is_none_or(|(fewest, _)| rows < *fewest) {
                best = Some((rows, parts));
            }
        }
        let Some((rows, parts)) = best else {
            let widths = self.evenly();
            return (widths, usize::MAX);
        };
        (self.with(sheet, &parts), rows)
    }

    /// The widths worth trying for a column: the least, and each from which on one more card needs one row only.
    fn wanted(&self, sheet: BoardContext<'_>, column: usize) -> Vec<u16> {
        let least = LEAST.min(self.rest / cells(self.others.len()).max(1));
        let cards = sheet.view.lanes.iter().flat_map(|lane| &lane.columns[column]);
        let needs = cards.filter_map(|card| sheet.plan.item(*card)).map(|item| cells(sheet.one_row(item)));
        let most = self.widths[self.fullest].min(self.rest);
        let mut widths: Vec<u16> = needs.filter(|need| (least..=most).contains(need)).chain([least]).collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    }

    fn lane_rows(&self, sheet: BoardContext<'_>, column: usize, width: u16) -> Vec<usize> {
        let rows = |card| sheet.card_rows(card, usize::from(width), TitleLines::Two);
        sheet.view.lanes.iter().map(|lane| lane.columns[column].iter().map(|card| rows(*card)).sum()).collect()
    }

    /// Rows of all lanes with their heads.
    fn board_rows(&self, sheet: BoardContext<'_>, base: &[usize], parts: &[u16]) -> usize {
        let mut tallest: Vec<usize> = base.iter().map(|rows| (*rows).max(1)).collect();
        for (column, width) in self.others.iter().zip(parts) {
            for (most, rows) in tallest.iter_mut().zip(self.lane_rows(sheet, *column, *width)) {
                *most = rows.max(*most);
            }
        }
        tallest.len() + tallest.iter().sum::<usize>()
    }

    /// All widths; what `parts` leave goes to the fullest of the others, a cell at a time, but makes none wider than
    /// the fullest of all.
    fn with(mut self, sheet: BoardContext<'_>, parts: &[u16]) -> Vec<u16> {
        for (column, width) in self.others.iter().zip(parts) {
            self.widths[*column] = *width;
        }
        let mut left = self.rest - parts.iter().sum::<u16>();
        let mut order = self.others.clone();
        order.sort_by_key(|column| (std::cmp::Reverse(counts(sheet)[*column]), std::cmp::Reverse(*column)));
        while left > 0 {
            let most = self.widths[self.fullest];
            let next = order.iter().copied().filter(|column| self.widths[*column] < most);
            let Some(column) = next.min_by_key(|column| self.widths[*column]) else {
                self.widths[self.fullest] += left;
                break;
            };
            self.widths[column] += 1;
            left -= 1;
        }
        self.widths
    }
}

/// A column of numbers has at least this.
const CHIPS: u16 = 10;
/// With less than this left for the cards, no numbers stand beside them.
const LEAST_FOCUS: u16 = 30;
/// The widest a column of numbers becomes for its head.
const MOST_CHIPS: u16 = 16;

/// Below [`crate::app::board::grid::Shape::Wide`]: `focus` takes the width, the others show numbers only, if there is room for both.
pub fn narrow(cols: u16, sheet: BoardContext<'_>, focus: usize) -> Vec<ColumnBox> {
    let columns = sheet.plan.columns.len();
    let chips = |column: usize| (cells(sheet.head_cells(column)) - 1).clamp(CHIPS, MOST_CHIPS);
    let taken: u16 = (0..columns).filter(|column| *column != focus).map(|column| chips(column) + 1).sum();
    if cols < taken + LEAST_FOCUS {
        return vec![ColumnBox { column: focus, x: 0, width: cols, content: Content::Cards }];
    }
    let mut x = 0;
    let place = |column: usize| {
        let (width, content) =
            if column == focus { (cols - taken, Content::Cards) } else { (chips(column), Content::Chips) };
        let shown = ColumnBox { column, x, width, content };
        x += width + 1;
        shown
    };
    (0..columns).map(place).collect()
}
