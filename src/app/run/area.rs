//! Which parts of the screen cards and pop-ups take.

use crate::app::board::popup::*;
use crate::app::{App, Screen};

impl App {
    /// The part of the screen the selected card takes; none if it is not in view.
    pub fn selected_area(&self) -> Option<Area> {
        if self.screens.is_list() {
            return self.board.list_area();
        }
        let place = self.board.place()?;
        self.board.card_area(self.board_context(), place)
    }

    /// Where a pop-up of this size stands: at the lower right above the strip; at the lower left or above where it
    /// would cover the selected card; over the strip where nothing else is left or it is too high. One too large is cut.
    pub fn popup_area(&self, width: u16, height: u16) -> Area {
        let cols = self.env.size().cols;
        let hints = self.env.size().rows.saturating_sub(1);
        let on_board = matches!(self.screen(), Screen::Board | Screen::List) && self.screens.help().is_none();
        let top = if on_board { self.board.layout().body.top } else { 1 }.min(hints);
        let above_strip = if on_board { self.board.layout().strip.top } else { hints };
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
