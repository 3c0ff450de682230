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
use crate::app::tell;
use crate::lang::{board, find, list};
use crate::plan::id::ItemId;
use crate::plan::sort::Sort;
use crate::plan::step::Kind;

/// Where a typed number leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JumpTarget {
    /// The item.
    pub item: ItemId,
    /// Its place among those of this number, from 1.
    pub place: usize,
    /// How many have it.
    pub count: usize,
}

impl App {
    /// Goes along what the screen shows.
    pub(in crate::app) fn travel(&mut self, motion: Motion, times: usize) {
        match self.scope() {
            Scope::Board if self.screens.is_list() => self.walk_list(motion, times),
            Scope::Board => {
                let (board, source) = self.board_mut();
                if !board.walk(source, motion, times) {
                    self.refuse(&self.no_cards());
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
            Motion::Left | Motion::Right if self.board.cursor().is_none() => self.refuse(&self.no_cards()),
            Motion::Left => self.sort(order(SORTS.len() - 1, self.board.settings().sort)),
            Motion::Right => self.sort(order(1, self.board.settings().sort)),
            _ if self.board.walk_list(motion, times) => {}
            _ => self.refuse(&self.no_cards()),
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

    /// The item that a typed number goes to: the next after the cursor if several have it; in review the next of the
    /// agenda after the page.
    pub fn jump_target(&self, digits: &str) -> Option<JumpTarget> {
        let numbered = number::items_numbered(self.plan(), digits);
        let in_review = self.screens.review().is_some();
        let agenda = self.meeting().filter(|_| in_review).map(|meeting| self.plan().order_of(meeting));
        let order = agenda.as_deref().unwrap_or_else(|| self.board.order(self.screens.overview()));
        let place = |item: ItemId| order.iter().position(|other| *other == item);
        let mut found: Vec<(Option<usize>, ItemId)> = numbered.iter().map(|item| (place(*item), *item)).collect();
        found.sort_by_key(|(place, _)| (place.is_none(), *place));
        let here = self.subject().and_then(place);
        let is_next =
            |(place, _): &(Option<usize>, ItemId)| place.is_some_and(|place| here.is_none_or(|here| place > here));
        let at = found.iter().position(is_next).unwrap_or(0);
        let (_, item) = found.get(at).copied()?;
        Some(JumpTarget { item, place: at + 1, count: found.len() })
    }

    /// What an item is called on the message line: its number; where others have it too, title and theme as well.
    pub(in crate::app) fn item_name(&self, item: ItemId) -> String {
        let (plan, lang) = (self.plan(), self.env.lang());
        let number = tell::number(plan, item);
        let Some(found) = plan.item(item).filter(|_| number::items_numbered(plan, &number).len() > 1) else {
            return board::item(lang, &number);
        };
        let theme = plan.theme(found.theme).map_or("", |theme| match theme.numeral() {
            "" => theme.title.as_str(),
            numeral => numeral,
        });
        board::item_among_others(lang, &number, &found.title, theme)
    }

    /// Goes to the item with this number; the next after the cursor if several have it. A filter that hides it is
    /// lifted. False if no item has it.
    pub(in crate::app) fn jump(&mut self, digits: &str) -> bool {
        let Some(JumpTarget { item, place, count }) = self.jump_target(digits) else {
            self.refuse(&Refusal::NoItem { number: digits.to_owned() });
            return false;
        };
        let lang = self.env.lang();
        if let Some((_, face)) = self.screens.review() {
            self.show_page(item, face);
        } else if self.lift_filter_for(item) {
            self.go_to(item);
            self.notices.say(Message::plain(find::lifted(lang, digits)));
        } else {
            self.go_to(item);
        }
        if count > 1 {
            self.notices.say(Message::plain(board::one_of(lang, &self.item_name(item), place, count)));
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
