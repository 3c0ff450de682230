//! What a click, a drag or the wheel does.

use crate::app::board::spot::Spot;
use crate::app::config::Mouse;
use crate::app::decide::Towards;
use crate::app::input::motion::Motion;
use crate::app::input::mouse::*;
use crate::app::notices::{Message, Tone};
use crate::app::screen::palette::PaletteAreas;
use crate::app::{App, Flow, Overlay, Screen};
use crate::lang::palette as words;

impl App {
    /// The mouse did something.
    pub(in crate::app) fn point(&mut self, pointer: Pointer) -> Flow {
        let Pointer { deed, x, y } = pointer;
        if matches!(self.screens.overlay(), Some(Overlay::Ask(_) | Overlay::Form(_) | Overlay::Search(_)))
            || self.input.mouse() == Mouse::Terminal
        {
            return Flow::Continue;
        }
        if deed == MouseAction::Release {
            self.let_go(x, y);
            return Flow::Continue;
        }
        self.input.take_pending();
        self.notices.clear();
        self.notices.forget_moves();
        match deed {
            MouseAction::Press => return self.click(x, y),
            MouseAction::Drag => self.drag(x, y),
            MouseAction::WheelDown => self.wheel(Motion::Down),
            MouseAction::WheelUp => self.wheel(Motion::Up),
            MouseAction::Release => {}
        }
        Flow::Continue
    }

    pub(in crate::app) fn wheel(&mut self, motion: Motion) {
        let down = motion == Motion::Down;
        if let Some(palette) = self.screens.palette_mut() {
            let last = palette.found.len().saturating_sub(1);
            palette.at = if down { (palette.at + WHEEL).min(last) } else { palette.at.saturating_sub(WHEEL) };
            return;
        }
        let is_bare = self.screens.overlay().is_none();
        match self.screens.detail_mut().filter(|_| is_bare) {
            Some(crate::app::screen::detail::DetailState { scroll, .. }) => {
                *scroll = if down { *scroll + WHEEL } else { scroll.saturating_sub(WHEEL) };
            }
            None => self.travel(motion, WHEEL),
        }
    }

    pub(in crate::app) fn click(&mut self, x: u16, y: u16) -> Flow {
        let is_double = self.input.pressed().take().is_some_and(|last| {
            (last.x, last.y, last.stage) == (x, y, PressStage::Up) && last.at.until(self.env.now()) <= DOUBLE
        });
        let mut pressed = Pressed { x, y, at: self.env.now(), card: None, stage: PressStage::Down };
        if self.screens.palette().is_some() {
            return self.click_entry(pressed, is_double);
        }
        match self.screens.bare() {
            Some(Screen::Board) if is_double => self.open_under(x, y),
            Some(Screen::Board) => match self.spot(x, y) {
                Spot::Card(place) => {
                    self.board.go_to_place(place);
                    pressed.card = Some(self.board.view().card(place));
                }
                Spot::Lane(lane) => self.board.enter_lane(lane),
                Spot::Nothing => {}
            },
            _ => {}
        }
        if !is_double {
            *self.input.pressed() = Some(pressed);
        }
        Flow::Continue
    }

    /// A click selects an entry of the palette, a second one runs it.
    pub(in crate::app) fn click_entry(&mut self, pressed: Pressed, is_double: bool) -> Flow {
        let area = self.palette_area();
        let entries = PaletteAreas::of(area).entries;
        if !area.holds(pressed.x, pressed.y) {
            self.screens.close();
            return Flow::Continue;
        }
        let Some(palette) = self.screens.palette_mut() else { return Flow::Continue };
        let at = palette.top(usize::from(entries.height)) + usize::from(pressed.y.saturating_sub(entries.y));
        if !entries.holds(pressed.x, pressed.y) || at >= palette.found.len() {
            return Flow::Continue;
        }
        if is_double {
            return self.run_entry();
        }
        palette.at = at;
        *self.input.pressed() = Some(pressed);
        Flow::Continue
    }

    /// A double click opens the card, which the first click selected; a lane it folds or opens.
    pub(in crate::app) fn open_under(&mut self, x: u16, y: u16) {
        match self.spot(x, y) {
            Spot::Card(_) => self.open_detail(),
            Spot::Lane(_) => self.toggle_lane(),
            Spot::Nothing => {}
        }
    }

    /// A card that is dragged says where it would go.
    pub(in crate::app) fn drag(&mut self, x: u16, y: u16) {
        let Some(pressed) = self.input.pressed() else { return };
        if pressed.stage == PressStage::Down && (pressed.x, pressed.y) == (x, y) {
            return;
        }
        pressed.stage = PressStage::Dragged;
        let Some((item, column)) = pressed.card.zip(self.board.column_at(x).map(|shown| shown.column)) else { return };
        let (Some(item), lang) = (self.plan().item(item), self.env.lang()) else { return };
        let column = &self.plan().columns[column];
        let mut message = Message::default().with(Tone::Strong, crate::lang::board::item(lang, &item.number));
        if column.id != item.status {
            message = message
                .with(Tone::Plain, "  ➜ ")
                .with(Tone::Status(column.kind), column.name(lang))
                .with(Tone::Quiet, format!("   {}", words::let_go(lang)));
        }
        self.notices.say(message);
    }

    /// A card that was dragged goes to the column under it.
    pub(in crate::app) fn let_go(&mut self, x: u16, y: u16) {
        let Some(pressed) = self.input.pressed() else { return };
        let was = std::mem::replace(&mut pressed.stage, PressStage::Up);
        if was != PressStage::Dragged {
            return;
        }
        let card = pressed.card;
        *self.input.pressed() = None;
        self.notices.clear();
        let body = self.board.layout().body.top.saturating_sub(1)
            ..self.board.layout().body.top + self.board.layout().body.rows;
        let Some((item, column)) =
            card.zip(self.board.column_at(x).map(|shown| shown.column)).filter(|_| body.contains(&y))
        else {
            return;
        };
        let is_other = self.plan().item(item).is_some_and(|item| item.status != self.plan().columns[column].id);
        if is_other && self.board.item() == Some(item) {
            let place = u8::try_from(column + 1).unwrap_or(u8::MAX);
            self.shift(Towards::Nth(place));
        }
    }

    /// What lies under a cell.
    fn spot(&self, x: u16, y: u16) -> Spot {
        self.board.spot(self.board_context(), x, y)
    }

    /// The mouse goes from the board to the terminal, or back.
    pub(in crate::app) fn hand_mouse_over(&mut self) {
        let lang = self.env.lang();
        let (mouse, text) = match self.input.mouse() {
            Mouse::Board => (Mouse::Terminal, words::mouse_selects(lang)),
            Mouse::Terminal => (Mouse::Board, words::mouse_is_ours(lang)),
        };
        self.input.give_mouse(mouse);
        self.notices.say(Message::plain(text));
    }

    /// From now on the mouse is this one's.
    pub fn give_mouse(&mut self, mouse: Mouse) {
        self.input.give_mouse(mouse);
    }

    /// Who the mouse belongs to.
    pub fn mouse(&self) -> Mouse {
        self.input.mouse()
    }
}
