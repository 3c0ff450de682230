//! Which parts of the screen cards and pop-ups take.

use crate::app::board::popup::*;
use crate::app::view::Place;
use crate::app::{App, Screen};

impl App {
    /// The part of the screen the selected card takes; none if it is not in view.
    pub fn selected_area(&self) -> Option<Area> {
        if self.screens.is_list() {
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
            None => Some(Area { x: 0, y, width: self.env.size().cols, height }),
        }
    }

    /// Where a pop-up of this size stands: at the lower right above the strip; at the lower left or above where it
    /// would cover the selected card; over the strip where nothing else is left or it is too high. One too large is cut.
    pub fn popup_area(&self, width: u16, height: u16) -> Area {
        let cols = self.env.size().cols;
        let hints = self.env.size().rows.saturating_sub(1);
        let on_board = matches!(self.screen(), Screen::Board | Screen::List) && self.screens.help().is_none();
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
