//! What moves: the cursor along what a screen shows, cards from column to column.

use crate::app::App;
use crate::app::action::Scope;
use crate::app::board::list_columns::SORTS;
use crate::app::decide::Towards;
use crate::app::input::last_change::LastChange;
use crate::app::input::motion::Motion;
use crate::app::notices::Message;
use crate::app::number::{self};
use crate::app::refusal::Refusal;
use crate::lang::{board, find, list};
use crate::plan::id::ItemId;
use crate::plan::sort::Sort;
use crate::plan::step::Kind;

impl App {
    /// Goes along what the screen shows.
    pub(in crate::app) fn travel(&mut self, motion: Motion, times: usize) {
        match self.scope() {
            Scope::Board if self.screens.is_list() => self.walk_list(motion, times),
            Scope::Board => {
                let (board, source) = self.board_mut();
                if !board.walk(source, motion, times) {
                    self.refuse(&Refusal::NoCards);
                }
            }
            Scope::Detail => self.walk_detail(motion, times),
            Scope::Help => self.scroll_help(motion, times),
            Scope::History => self.walk_history(motion, times),
            Scope::Review | Scope::Presenting => self.turn(motion, times),
            Scope::Meetings | Scope::Meeting => self.go_through_meetings(motion, times),
            Scope::Dashboard => self.walk_dashboard(motion, times),
            Scope::Preview => self.scroll_preview(motion, times),
            Scope::Form | Scope::Search | Scope::Filter => {}
        }
    }

    /// A motion in the list; left and right go to the order of the next column.
    fn walk_list(&mut self, motion: Motion, times: usize) {
        let order = |places: usize, sort: Sort| {
            let at = SORTS.iter().position(|other| *other == sort).unwrap_or(0);
            SORTS[(at + places) % SORTS.len()]
        };
        match motion {
            Motion::LaneNext | Motion::LanePrevious => self.refuse(&Refusal::BoardOnly),
            Motion::Left | Motion::Right if self.board.cursor().is_none() => self.refuse(&Refusal::NoCards),
            Motion::Left => self.sort(order(SORTS.len() - 1, self.board.settings().sort)),
            Motion::Right => self.sort(order(1, self.board.settings().sort)),
            _ if self.board.walk_list(motion, times) => {}
            _ => self.refuse(&Refusal::NoCards),
        }
    }

    /// Says that an action is about lanes, which the list has not.
    pub(in crate::app) fn say_board_only(&mut self) {
        let lang = self.env.lang();
        self.notices.say(Message::plain(list::board_only(lang)).with_key("gb", list::BOARD.say(lang)));
    }

    /// In the detail: the next and previous item, or the pane's rows.
    fn walk_detail(&mut self, motion: Motion, times: usize) {
        let page = usize::from(self.env.size().rows.saturating_sub(2)).max(1);
        let order = self.board.order(self.screens.home());
        let Some(item) = self.board.item() else { return };
        let at = order.iter().position(|other| *other == item).unwrap_or(0);
        let to = order.get(motion.apply(at, times, 1).min(order.len().saturating_sub(1))).copied();
        let Some(detail) = self.screens.detail_mut() else { return };
        match motion {
            Motion::HalfDown | Motion::HalfUp | Motion::PageDown | Motion::PageUp => {
                detail.scroll = motion.apply(detail.scroll, times, page);
            }
            Motion::Down | Motion::Up | Motion::First | Motion::Last => {
                detail.turn_page();
                to.into_iter().for_each(|to| self.board.put_on(to));
            }
            Motion::Left | Motion::Right | Motion::LaneNext | Motion::LanePrevious => {}
        }
    }

    fn scroll_help(&mut self, motion: Motion, times: usize) {
        let page = usize::from(self.env.size().rows.saturating_sub(2)).max(1);
        if let Some((scroll, _)) = self.screens.help_mut() {
            *scroll = motion.apply(*scroll, times, page);
        }
    }

    /// Goes to the item with this number; the next after the cursor if several have it. A filter that hides it is
    /// lifted. False if no item has it.
    pub(in crate::app) fn jump(&mut self, digits: &str) -> bool {
        if self.screens.review().is_some() {
            return self.jump_to_page(digits);
        }
        let numbered = number::items_numbered(self.plan(), digits);
        let Some(first) = numbered.first().copied() else {
            self.refuse(&Refusal::NoItem { number: digits.to_owned() });
            return false;
        };
        let lifted = !numbered.iter().any(|item| self.board.view().shows(*item)) && self.lift_filter_for(first);
        let order = self.board.order(self.screens.overview());
        let shown = order.iter().enumerate().filter(|(_, item)| numbered.contains(item));
        let found: Vec<(usize, ItemId)> = shown.map(|(at, item)| (at, *item)).collect();
        let here = self.board.item().and_then(|item| self.board.rank(self.screens.overview(), item));
        let next = found.iter().position(|(at, _)| here.is_none_or(|here| *at > here)).unwrap_or(0);
        let Some((_, item)) = found.get(next).copied() else { return false };
        self.go_to(item);
        if lifted {
            self.notices.say(Message::plain(find::lifted(self.env.lang(), digits)));
        } else if found.len() > 1 {
            self.notices.say(Message::plain(board::one_of(self.env.lang(), digits, next + 1, found.len())));
        }
        true
    }

    pub(in crate::app) fn shift(&mut self, towards: Towards<'static>) {
        let subjects = self.subjects();
        if subjects.is_empty() {
            return self.refuse(&self.no_subject());
        }
        let edit = self.desk().shift_all(&subjects, towards);
        if self.make(edit) {
            self.input.set_last_change(LastChange::Shift(towards));
        }
    }

    pub(in crate::app) fn take_back(&mut self, kind: Kind) {
        let edit = if kind == Kind::Redo { self.desk().redo() } else { self.desk().undo() };
        self.make(edit);
    }
}
