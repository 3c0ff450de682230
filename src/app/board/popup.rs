//! Where pop-ups stand: beside the card they speak of, never on it while there is room.

use crate::app::view::Place;
use crate::app::{App, Mode};

/// A rectangle of the screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// Whether it has a cell in common with `other`.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// What a pop-up of this area has for its text: without the column of ground and the frame, and without two cells
    /// and one row of padding where there is room for them.
    pub fn inner(self) -> Self {
        let (across, down) = (if self.width > 12 { 4 } else { 2 }, if self.height > 4 { 2 } else { 1 });
        Self {
            x: self.x + across,
            y: self.y + down,
            width: self.width.saturating_sub(2 * across),
            height: self.height.saturating_sub(2 * down),
        }
    }
}

/// Cells and rows a pop-up takes beside its text: ground, frame and padding.
pub const AROUND: (u16, u16) = (8, 4);

impl App {
    /// The part of the screen the selected card takes; none if it is not in view.
    pub fn selected_area(&self) -> Option<Area> {
        if *self.screen() == Mode::List {
            return self.list_area();
        }
        let place = self.cursor.as_ref().and_then(|cursor| cursor.place(&self.view))?;
        self.card_area(place)
    }

    /// The part of the screen a card takes; none if it is not in view.
    pub(in crate::app) fn card_area(&self, place: Place) -> Option<Area> {
        let body = self.layout.body;
        let (top, rows) = self.layout.card(self.sheet(), place);
        let first = top.max(self.scroll);
        let end = (top + rows).min(self.scroll + usize::from(body.rows));
        let height = u16::try_from(end.checked_sub(first).filter(|rows| *rows > 0)?).ok()?;
        let y = body.top + u16::try_from(first - self.scroll).ok()?;
        let open = self.layout.lanes.get(place.lane).is_some_and(|lane| lane.open);
        match self.layout.column(place.column).filter(|_| open) {
            Some(column) => Some(Area { x: column.x, y, width: column.width, height }),
            None => Some(Area { x: 0, y, width: self.size.cols, height }),
        }
    }

    /// Where a pop-up of this size stands: at the lower right above the strip; at the lower left or above where it
    /// would cover the selected card; over the strip where nothing else is left or it is too high. One too large is cut.
    pub fn popup_area(&self, width: u16, height: u16) -> Area {
        let cols = self.size.cols;
        let hints = self.size.rows.saturating_sub(1);
        let on_board = matches!(self.screen(), Mode::Board | Mode::List);
        let top = if on_board { self.layout.body.top } else { 1 }.min(hints);
        let above_strip = if on_board { self.layout.strip.top } else { hints };
        let floor = if height <= above_strip.saturating_sub(top) { above_strip } else { hints };
        let width = width.min(cols);
        let height = height.min(floor);
        let (right, low, lowest) = (cols - width, floor - height, hints - height);
        let at = |x, y| Area { x, y, width, height };
        let card = self.selected_area().filter(|_| on_board);
        let free = |area: &Area| card.is_none_or(|card| !card.meets(*area));
        let high = top.min(low);
        [at(right, low), at(0, low), at(right, high), at(0, high), at(right, lowest), at(0, lowest)]
            .into_iter()
            .find(free)
            .unwrap_or(at(right, low))
    }
}
