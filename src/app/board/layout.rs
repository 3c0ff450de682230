//! Size and view → what stands where, by plain arithmetic: bands, columns, lanes, scroll. Motions and drawing share it.

use crate::app::widths;
use std::collections::HashMap;

use crate::app::board::column_widths::ColumnWidths;
use crate::app::board::context::BoardContext;
use crate::app::board::grid::{
    Band, ColumnBox, Content, Density, LaneBox, Shape, Size, TitleLines, WIDE, chips_per_row,
};
use crate::app::board::popup::Area;
use crate::app::board::view::{CardPlace, LaneKey};
use crate::plan::id::ItemId;

/// The board's grid.
#[derive(Debug)]
pub struct Layout {
    /// The window.
    pub size: Size,
    /// How much is shown at once.
    pub shape: Shape,
    /// Where the lanes are.
    pub body: Band,
    /// Where the selected item is told in full.
    pub strip: Band,
    /// The columns shown.
    pub columns: Vec<ColumnBox>,
    /// The lanes, as many as the view has.
    pub lanes: Vec<LaneBox>,
    /// How many lines a title may take.
    pub lines: TitleLines,
    /// Empty rows between the cards of a cell.
    pub card_gap: usize,
    /// Rows of the sheet.
    pub height: usize,
    /// In cells whose cards take one or two rows: the rows above each card in its cell, and at the end all rows.
    tops: HashMap<(usize, usize), Vec<usize>>,
}

/// How the user opened and folded lanes.
#[derive(Debug, Clone, Copy)]
pub struct Opened<'a> {
    /// The lane and column of the cursor.
    pub cursor: Option<(&'a LaneKey, usize)>,
    /// The lanes whose state differs from what the window's shape gives them.
    pub toggled: &'a [LaneKey],
    /// How many lines a title may take, as the user wants it.
    pub density: Density,
}

/// Rows of the strip.
fn strip_rows(size: Size) -> u16 {
    match size {
        Size { rows: 0..10, .. } => 0,
        Size { rows: 10..16, .. } => 2,
        Size { cols: WIDE.., rows: 16..50 } => 4,
        _ => 6,
    }
}

impl BoardContext<'_> {
    /// Rows the card of `item` takes in a column of `width` cells.
    pub fn card_rows(&self, item: ItemId, width: usize, lines: TitleLines) -> usize {
        let needs_two = || self.plan.item(item).is_some_and(|item| self.one_row(item) > width);
        if lines == TitleLines::Two && needs_two() { 2 } else { 1 }
    }

    /// Rows the cards of a cell take.
    fn cell_rows(&self, lane: usize, column: &ColumnBox, lines: TitleLines, gap: usize) -> usize {
        let cards = self.view.cell(lane, column.column);
        let gaps = gap * cards.len().saturating_sub(1);
        let width = usize::from(column.width);
        match (column.content, lines) {
            (Content::Chips, _) => cards.len().div_ceil(chips_per_row(width, self.view.number_cells)),
            (_, TitleLines::One) => cards.len() + gaps,
            (_, TitleLines::Two) => cards.iter().map(|card| self.card_rows(*card, width, lines)).sum::<usize>() + gaps,
        }
    }
}

/// A folded or numbers-only cell never makes a lane taller than this by itself.
const MOST_CHIP_ROWS: usize = 3;

impl Layout {
    /// Lays out the board; `kept` are the widths chosen before, taken over unless there is a reason to choose anew.
    pub fn of(size: Size, sheet: BoardContext<'_>, opened: Opened<'_>, kept: &mut Option<ColumnWidths>) -> Self {
        let shape = Shape::of(size);
        let strip = if shape == Shape::TooSmall { 0 } else { strip_rows(size) };
        let body = Band { top: 2, rows: size.rows.saturating_sub(3 + strip) };
        let mut layout = Self {
            size,
            shape,
            body,
            strip: Band { top: size.rows.saturating_sub(1 + strip), rows: strip },
            columns: Vec::new(),
            lanes: Vec::new(),
            lines: TitleLines::One,
            card_gap: 0,
            height: 0,
            tops: HashMap::new(),
        };
        match shape {
            Shape::TooSmall => return layout,
            Shape::Wide => layout.choose(sheet, opened.density, kept),
            Shape::Narrow => {
                let focus = opened.cursor.map_or(0, |(_, column)| column);
                layout.columns = widths::narrow(size.cols, sheet, focus);
                layout.lines = match opened.density {
                    Density::Automatic => layout.narrow_lines(sheet),
                    Density::OneLine => TitleLines::One,
                    Density::TwoLines => TitleLines::Two,
                };
            }
        }
        layout.place(sheet, opened);
        layout
    }

    fn choose(&mut self, sheet: BoardContext<'_>, density: Density, kept: &mut Option<ColumnWidths>) {
        let widths = kept.take().filter(|widths| widths.still_hold(self.size, sheet));
        let widths = widths.unwrap_or_else(|| ColumnWidths::choose(self.size, usize::from(self.body.rows), sheet));
        self.columns.clone_from(&widths.columns);
        self.lines = match density {
            Density::Automatic => widths.lines,
            Density::OneLine => TitleLines::One,
            Density::TwoLines => TitleLines::Two,
        };
        *kept = Some(widths);
    }

    /// Two lines a title if every lane fits when it is the open one.
    fn narrow_lines(&self, sheet: BoardContext<'_>) -> TitleLines {
        let lanes = sheet.view.lanes.len();
        if sheet.view.summary.total > usize::from(self.body.rows) * lanes.max(1) {
            return TitleLines::One;
        }
        let tallest = (0..lanes).map(|lane| self.lane_rows(sheet, lane, TitleLines::Two, 0)).max().unwrap_or(0);
        if lanes + tallest <= usize::from(self.body.rows) { TitleLines::Two } else { TitleLines::One }
    }

    /// Rows of cards in a lane: those of its tallest cell, one at least.
    fn lane_rows(&self, sheet: BoardContext<'_>, lane: usize, lines: TitleLines, gap: usize) -> usize {
        let rows = |column: &ColumnBox| {
            let rows = sheet.cell_rows(lane, column, lines, gap);
            if column.content == Content::Chips { rows.min(MOST_CHIP_ROWS) } else { rows }
        };
        self.columns.iter().map(rows).max().unwrap_or(0).max(1)
    }

    /// Gives every lane its place, spending spare rows in this order: above lane heads, under the column heads,
    /// between cards.
    fn place(&mut self, sheet: BoardContext<'_>, opened: Opened<'_>) {
        let open: Vec<bool> = sheet.view.lanes.iter().map(|lane| self.is_open(&lane.key, opened)).collect();
        let rows = |layout: &Self, gap| -> Vec<usize> {
            let of =
                |(lane, open): (usize, &bool)| if *open { layout.lane_rows(sheet, lane, layout.lines, gap) } else { 0 };
            open.iter().enumerate().map(of).collect()
        };
        let mut bodies = rows(self, 0);
        let airs = airs(&open);
        let room = usize::from(self.body.rows);
        let needed = |bodies: &[usize]| bodies.len() + bodies.iter().sum::<usize>();
        let airy = needed(&bodies) + airs.iter().filter(|air| **air).count() <= room;
        let mut spare = room.saturating_sub(needed(&bodies));
        if airy {
            spare -= airs.iter().filter(|air| **air).count();
        }
        let under_heads = usize::from(airy && spare > 0 && self.shape == Shape::Wide);
        spare -= under_heads;
        if airy && self.shape == Shape::Wide {
            let loose = rows(self, 1);
            if needed(&loose) - needed(&bodies) <= spare {
                bodies = loose;
                self.card_gap = 1;
            }
        }
        let mut top = under_heads;
        for (lane, rows) in bodies.into_iter().enumerate() {
            top += usize::from(airy && airs[lane]);
            self.lanes.push(LaneBox { top, rows, open: open[lane] });
            top += 1 + rows;
        }
        self.height = top;
        if self.lines == TitleLines::Two {
            self.tops = self.tops(sheet);
        }
    }

    fn tops(&self, sheet: BoardContext<'_>) -> HashMap<(usize, usize), Vec<usize>> {
        let mut tops = HashMap::new();
        let shown = self.columns.iter().filter(|column| column.content != Content::Chips);
        for column in shown {
            for lane in (0..self.lanes.len()).filter(|lane| self.lanes[*lane].open) {
                let rows = |card: &ItemId| sheet.card_rows(*card, usize::from(column.width), self.lines);
                let cards = sheet.view.cell(lane, column.column).iter().map(rows);
                let ends = cards.scan(0, |top, rows| {
                    *top += rows;
                    Some(*top)
                });
                tops.insert((lane, column.column), std::iter::once(0).chain(ends).collect());
            }
        }
        tops
    }

    /// Wide windows show every lane but those folded; narrow ones the cursor's and those opened.
    fn is_open(&self, lane: &LaneKey, opened: Opened<'_>) -> bool {
        let toggled = opened.toggled.contains(lane);
        match self.shape {
            Shape::Narrow => toggled || opened.cursor.is_some_and(|(cursor, _)| cursor == lane),
            Shape::Wide | Shape::TooSmall => !toggled,
        }
    }

    /// The part of the screen a card takes where row `scroll` of the sheet is the first in view; none if it is not in view.
    pub fn card_area(&self, context: BoardContext<'_>, place: CardPlace, scroll: usize) -> Option<Area> {
        let (top, rows) = self.card(context, place);
        let first = top.max(scroll);
        let end = (top + rows).min(scroll + usize::from(self.body.rows));
        let height = u16::try_from(end.checked_sub(first).filter(|rows| *rows > 0)?).ok()?;
        let y = self.body.top + u16::try_from(first - scroll).ok()?;
        let open = self.lanes.get(place.lane).is_some_and(|lane| lane.open);
        match self.column(place.column).filter(|_| open) {
            Some(column) => Some(Area { x: column.x, y, width: column.width, height }),
            None => Some(Area { x: 0, y, width: self.size.cols, height }),
        }
    }

    /// Whether a lane opens when the cursor comes to it.
    pub fn opens_by_itself(&self) -> bool {
        self.shape == Shape::Narrow
    }

    /// The box of a column, if it is shown.
    pub fn column(&self, column: usize) -> Option<&ColumnBox> {
        self.columns.iter().find(|shown| shown.column == column)
    }

    /// The sheet's rows a card takes: the first, and how many. A card in a folded lane has the lane's head; in a window
    /// too small for any lane all cards stand together.
    pub fn card(&self, sheet: BoardContext<'_>, place: CardPlace) -> (usize, usize) {
        let Some(lane) = self.lanes.get(place.lane) else { return (0, 1) };
        let Some(column) = self.column(place.column).filter(|_| lane.open) else { return (lane.top, 1) };
        let width = usize::from(column.width);
        let first = lane.top + 1;
        if column.content == Content::Chips {
            return (first + (place.row / chips_per_row(width, sheet.view.number_cells)).min(lane.rows - 1), 1);
        }
        let (above, rows) = match self.tops.get(&(place.lane, place.column)) {
            Some(tops) => (tops[place.row], tops[place.row + 1] - tops[place.row]),
            None => (place.row, 1),
        };
        (first + above + place.row * self.card_gap, rows)
    }

    /// The scroll, in rows of the sheet, nearest to `scroll` at which the card is in view below its lane's head.
    pub fn follow(&self, sheet: BoardContext<'_>, place: Option<CardPlace>, scroll: usize) -> usize {
        let room = usize::from(self.body.rows);
        let most = self.height.saturating_sub(room);
        let Some((place, lane)) = place.and_then(|place| Some((place, self.lanes.get(place.lane)?))) else {
            return scroll.min(most);
        };
        let head = lane.top;
        let (top, rows) = self.card(sheet, place);
        let lane_fits = top + rows - head <= room;
        let highest = if lane_fits && place.row == 0 { head } else { top.saturating_sub(1) };
        let lowest = (top + rows).saturating_sub(room);
        scroll.min(highest).max(lowest).min(most)
    }
}

/// Which lanes have an empty row above their head: all but the first; of folded ones only the first of a run.
fn airs(open: &[bool]) -> Vec<bool> {
    open.iter().enumerate().map(|(lane, is_open)| lane > 0 && (*is_open || open[lane - 1])).collect()
}
