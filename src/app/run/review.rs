//! What keys do in the review.

use crate::app::convene::{AGENDA_KEYS, Particulars};
use crate::app::entry::FormError;
use crate::app::input::form::{FieldKind, Form, Purpose};
use crate::app::input::motion::Motion;
use crate::app::key::Key;
use crate::app::notices::Message;
use crate::app::refusal::Refusal;
use crate::app::screen::review::*;
use crate::app::screen::stopwatch::Stopwatch;
use crate::app::session;
use crate::app::{App, Screen};
use crate::clock::Now;
use crate::lang::meeting as words;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::meeting::{Agenda, AgendaBy, Meeting};

impl App {
    /// The meeting this session runs.
    pub fn meeting(&self) -> Option<&Meeting> {
        self.session.begun().or_else(|| self.session.meeting().and_then(|id| self.plan().meeting(id)))
    }

    /// How long item and meeting were on the screen.
    pub fn watch(&self) -> &Stopwatch {
        &self.stopwatch
    }

    /// What the review shows, while it is on the screen or under the help.
    pub(in crate::app) fn page(&self) -> Option<Page> {
        self.screens.review().map(|(page, _)| page)
    }

    /// The item that keys act on: the page's in review, else the cursor's.
    pub(in crate::app) fn subject(&self) -> Option<ItemId> {
        match self.page() {
            Some(Page::Item(item, _)) => Some(item),
            Some(Page::Opening(_)) => None,
            None => self.board.item(),
        }
    }

    /// Why there is no item that keys could act on.
    pub(in crate::app) fn no_subject(&self) -> Refusal {
        if self.page().is_some() { Refusal::NoItemHere } else { self.no_cards() }
    }

    /// Whether the screen is for everybody.
    pub fn presents(&self) -> bool {
        matches!(self.screens.review(), Some((_, Audience::Room | Audience::Blank)))
    }

    /// When the review must be drawn again though nothing happened.
    pub(in crate::app) fn next_minute(&self) -> Option<Now> {
        let is_shown = matches!(self.screens.review(), Some((_, Audience::Desk | Audience::DeskAfterRoom)));
        is_shown.then(|| self.stopwatch.next_minute(self.env.now())).flatten()
    }

    /// `r`: goes on with the meeting at the cursor's card, or begins one, asking nothing.
    pub(in crate::app) fn review(&mut self, face: Audience) {
        if self.meeting().is_none() {
            return self.begin(Agenda::default(), None, face);
        }
        match self.board.item() {
            Some(item) => self.show_page(item, face),
            None => self.refuse(&self.no_cards()),
        }
    }

    /// `gr`: asks for the agenda.
    pub(in crate::app) fn choose_agenda(&mut self) {
        if self.board.cursor().is_none() {
            return self.refuse(&self.no_cards());
        }
        if self.meeting().is_some() {
            return self.refuse(&Refusal::MeetingGoesOn);
        }
        self.open_form(Purpose::NewMeeting);
    }

    /// Begins the meeting that the form describes.
    pub(in crate::app) fn begin_by_form(&mut self, form: &Form) -> Result<(), FormError> {
        let particulars = self.desk().particulars(form)?;
        let (_, by) = AGENDA_KEYS[form.chosen(FieldKind::Agenda).min(AGENDA_KEYS.len() - 1)];
        let filter = if by == AgendaBy::Filter { self.board.settings().filter.to_string() } else { String::new() };
        self.begin(Agenda { by, filter, ..Agenda::default() }, Some(particulars), Audience::Desk);
        Ok(())
    }

    /// Begins a meeting, by default under its day's name; at the cursor's card if the agenda has it, else, and
    /// where the agenda was chosen, at the agenda's first. It opens with what became of the last one.
    pub(in crate::app) fn begin(&mut self, agenda: Agenda, particulars: Option<Particulars>, face: Audience) {
        self.screens.show(Screen::Board);
        let Some(here) = self.board.item() else { return self.refuse(&self.no_cards()) };
        let is_chosen = particulars.is_some();
        let particulars = particulars.unwrap_or_else(|| self.desk().default_particulars());
        let id = session::new_id(self.env.now());
        let meeting = self.desk().new_meeting(id, agenda, particulars, self.board.view().order());
        let Some(first) = meeting.order.first().copied() else { return self.refuse(&Refusal::EmptyAgenda) };
        let item = if !is_chosen && meeting.order.contains(&here) { here } else { first };
        self.session.begin(meeting);
        self.refresh();
        self.stopwatch = Stopwatch::start(self.env.now(), 0);
        self.show_page(item, face);
        if self.has_opening() {
            self.screens.replace(Screen::Review { page: Page::Opening(0), face });
            self.stopwatch.turn(None, self.env.now());
        }
    }

    /// Whether there is anything to say of the last meeting.
    pub(in crate::app) fn has_opening(&self) -> bool {
        let last = self.meeting().and_then(|meeting| self.plan().meeting_before(meeting));
        last.is_some_and(|last| !self.plan().followups(last, self.env.now().date()).is_empty())
    }

    /// Goes on with a meeting that this session did not run until now.
    pub(in crate::app) fn resume(&mut self, id: RecordId) {
        let Some(meeting) = self.plan().meeting(id) else { return };
        let before = millis(meeting.began, self.plan().last_stamp_of(meeting));
        let order = self.plan().order_of(meeting);
        let next = order.iter().find(|item| !meeting.has_discussed(**item)).or(order.first()).copied();
        let reopening = meeting.ended.is_some().then(|| self.desk().end(meeting, None));
        let Some(item) = next.or(self.board.item()) else {
            return self.refuse(&self.no_cards());
        };
        self.session.set_meeting(Some(id));
        if reopening.is_some_and(|edit| !self.convene(edit)) {
            return self.session.set_meeting(None);
        }
        self.stopwatch = Stopwatch::start(self.env.now(), before);
        self.show_page(item, Audience::Desk);
    }

    /// Shows an item; one that is not on the agenda comes last on it.
    pub(in crate::app) fn show_page(&mut self, item: ItemId, face: Audience) {
        let Some(meeting) = self.meeting() else { return };
        if !meeting.order.contains(&item) {
            if !self.put_on_agenda(&[item]) {
                return;
            }
            let number = crate::app::tell::number(self.plan(), item);
            self.notices.say(Message::plain(words::put_on_agenda(self.env.lang(), &number)));
        }
        self.screens.replace(Screen::Review { page: Page::Item(item, 0), face });
        self.stopwatch.turn(Some(item), self.env.now());
        self.board.put_on(item);
    }

    /// Puts items last on the agenda of the meeting that goes on; false if that was refused.
    fn put_on_agenda(&mut self, items: &[ItemId]) -> bool {
        if self.session.add_to_begun(items) {
            return true;
        }
        let Some(meeting) = self.meeting() else { return false };
        let edit = self.desk().put_on_agenda(meeting, items);
        self.convene(edit)
    }

    /// Pages of the review, or rows of one.
    pub(in crate::app) fn turn(&mut self, motion: Motion, times: usize) {
        let Screen::Review { page, face } = self.screens.screen_mut() else { return };
        let half = usize::from(self.board.layout().size.rows / 2).max(1);
        let (Page::Opening(scroll) | Page::Item(_, scroll)) = page;
        if matches!(motion, Motion::HalfDown | Motion::HalfUp) {
            return *scroll = motion.apply(*scroll, times, 2 * half);
        }
        let (page, face) = (*page, *face);
        let Some(order) = self.meeting().map(|meeting| self.plan().order_of(meeting)) else { return };
        let at = match page {
            Page::Opening(_) => None,
            Page::Item(item, _) => order.iter().position(|other| *other == item),
        };
        let last = order.len().saturating_sub(1);
        let to = match (motion, at) {
            (Motion::Down | Motion::PageDown | Motion::Up | Motion::PageUp, None) => self.opening_item(&order),
            (Motion::Down | Motion::PageDown, Some(at)) => at.saturating_add(times).min(last),
            (Motion::Up | Motion::PageUp, Some(at)) => match at.checked_sub(times) {
                None if at == 0 && self.has_opening() => return self.show_opening(face),
                to => to.unwrap_or(0),
            },
            (Motion::First, _) => 0,
            (Motion::Last, _) => last,
            _ => return,
        };
        if Some(to) == at {
            let said = if to == 0 { words::first_page(self.env.lang()) } else { words::last_page(self.env.lang()) };
            self.notices.say(Message::plain(said));
        }
        if let Some(item) = order.get(to) {
            self.show_page(*item, face);
        }
    }

    pub(in crate::app) fn show_opening(&mut self, face: Audience) {
        self.screens.replace(Screen::Review { page: Page::Opening(0), face });
        self.stopwatch.turn(None, self.env.now());
    }

    /// Where the agenda goes on from the opening: at the cursor's card.
    pub(in crate::app) fn opening_item(&self, order: &[ItemId]) -> usize {
        self.board.item().and_then(|here| order.iter().position(|item| *item == here)).unwrap_or(0)
    }

    /// Enter: the item is discussed, the next one comes.
    pub(in crate::app) fn discussed(&mut self) {
        let Some((page, face)) = self.screens.review() else { return };
        let Page::Item(item, _) = page else { return self.turn(Motion::Down, 1) };
        let Some(meeting) = self.meeting() else { return };
        let seconds = u32::try_from(self.stopwatch.item(item, self.env.now()) / 1000).unwrap_or(u32::MAX);
        let edit = self.desk().discussed(meeting, item, seconds);
        if edit.is_some_and(|edit| !self.convene(edit)) {
            return;
        }
        let Some(meeting) = self.meeting() else { return };
        let order = self.plan().order_of(meeting);
        let left: Vec<ItemId> = order.iter().copied().filter(|item| !meeting.has_discussed(*item)).collect();
        match (order.iter().skip_while(|other| **other != item).nth(1), left.first()) {
            (Some(next), _) => self.show_page(*next, face),
            (None, Some(passed_over)) => {
                self.show_page(*passed_over, face);
                self.notices.say(Message::plain(words::passed_over(self.env.lang(), left.len())));
            }
            (None, None) => {
                let (lang, said) = (self.env.lang(), words::at_the_end(self.env.lang(), 0));
                self.notices.say(Message::plain(said).with_key("q", words::END.say(lang)));
            }
        }
    }

    /// `P` and F5: to the projector's face and back.
    pub(in crate::app) fn present(&mut self, key: Key) {
        let Some((page, face)) = self.screens.review() else { return self.review(Audience::Room) };
        let is_remote = Key::named("F5") == Some(key);
        let face = match face {
            Audience::Room | Audience::Blank if is_remote => Audience::DeskAfterRoom,
            Audience::Room | Audience::Blank => Audience::Desk,
            Audience::Desk | Audience::DeskAfterRoom => Audience::Room,
        };
        self.screens.replace(Screen::Review { page, face });
    }

    /// `.` and `b`: the projector's screen goes dark, or comes back.
    pub(in crate::app) fn blank(&mut self) {
        if let Screen::Review { face, .. } = self.screens.screen_mut() {
            *face = if *face == Audience::Blank { Audience::Room } else { Audience::Blank };
        }
    }

    /// Esc: out of the projector's face, or back to it; else to the board, where the meeting goes on.
    pub(in crate::app) fn leave_page(&mut self, page: Page, face: Audience) {
        let screen = match face {
            Audience::Blank | Audience::DeskAfterRoom => Screen::Review { page, face: Audience::Room },
            Audience::Room => Screen::Review { page, face: Audience::Desk },
            Audience::Desk => {
                self.stopwatch.turn(None, self.env.now());
                Screen::Board
            }
        };
        self.screens.show(screen);
    }

    /// After the plan has changed: the meeting may have ended elsewhere, items may have come or gone.
    pub(in crate::app) fn follow_meeting(&mut self) {
        let Some(id) = self.session.meeting() else { return };
        let running = self.meeting().filter(|meeting| meeting.id == id && meeting.ended.is_none());
        let Some(meeting) = running else {
            self.session.set_meeting(None);
            self.stopwatch.turn(None, self.env.now());
            return self.screens.leave_review();
        };
        let added = self.plan().added_since(meeting);
        if !added.is_empty() {
            self.put_on_agenda(&added);
        }
        let Some(Page::Item(item, _)) = self.page().filter(|page| self.is_gone(*page)) else { return };
        let order = self.meeting().map(|meeting| meeting.order.clone()).unwrap_or_default();
        let behind = order.iter().skip_while(|other| **other != item);
        let next = behind.chain(order.iter().rev()).find(|other| self.plan().item(**other).is_some());
        match next.copied().zip(self.screens.review()) {
            Some((next, (_, face))) => self.show_page(next, face),
            None => drop(self.screens.replace(Screen::Board)),
        }
    }

    pub(in crate::app) fn is_gone(&self, page: Page) -> bool {
        matches!(page, Page::Item(item, _) if self.plan().item(item).is_none())
    }
}
