//! What an event changes.

use crate::app::Overview;
use crate::app::input::pending::PendingKeys;
use crate::app::notices::Message;
use crate::app::screen::Overlay;
use crate::app::screen::help::HelpSearch;
use crate::app::tell::{self};
use crate::app::{App, Event, Flow};
use crate::clock::Now;
use crate::lang::board;
use crate::plan::change::Change;
use crate::store::Answer;

/// How long a card moved elsewhere shows it, in milliseconds.
const FOREIGN_SHOWN: u64 = 10_000;

impl App {
    /// Takes in what happened now.
    pub fn update(&mut self, event: Event, now: Now) -> Flow {
        self.env.set_now(now);
        self.expire();
        let flow = match event {
            Event::Key(key) => self.press(key),
            Event::Pointer(pointer) => self.point(pointer),
            Event::Paste(text) => {
                self.paste(text);
                Flow::Continue
            }
            Event::Resize(size) => {
                self.env.resize(size);
                Flow::Redraw
            }
            Event::Answer(answer) => {
                self.answer(answer);
                Flow::Continue
            }
            Event::Document(read) => {
                self.take_document(read);
                Flow::Continue
            }
            Event::Boards(boards) => {
                self.offer_boards(boards);
                Flow::Continue
            }
            Event::Tick => {
                self.search_on();
                Flow::Continue
            }
        };
        if self.board.release() {
            self.refresh();
        }
        self.lay_out();
        self.flow_of_request(flow)
    }

    /// Text came at once: to the topmost overlay that takes text, else it is offered as progress.
    fn paste(&mut self, text: String) {
        if self.is_typing_filter() {
            return self.paste_in_filter(&text);
        }
        match self.screens.overlay_mut() {
            Some(Overlay::Form(_)) => self.paste_in_form(&text),
            Some(Overlay::Search(_)) => self.paste_in_search(&text),
            Some(Overlay::Palette(_)) => self.paste_in_palette(&text),
            Some(Overlay::Help { find: HelpSearch::Typing(line), .. }) => line.insert(&text),
            Some(Overlay::FilterMenu(_)) => self.paste_in_menu(&text),
            _ if self.past.is_some() => self.refuse_in_past(),
            _ => {
                self.input.note_text(&text);
                self.paste_outside(text);
            }
        }
    }

    /// What ends by itself ends.
    pub(in crate::app) fn expire(&mut self) {
        let now = self.env.now();
        self.notices.expire(now);
        if let PendingKeys::Number(number) = self.input.pending()
            && number.due() <= now
        {
            let digits = number.digits().to_owned();
            self.input.take_pending();
            self.jump(&digits);
        }
    }

    pub(in crate::app) fn answer(&mut self, answer: Answer) {
        let rebased = matches!(answer, Answer::Rebased { .. });
        let news = self.session.answer(answer);
        if rebased {
            self.refresh();
        }
        for step in &news.foreign {
            let until = Some(self.env.now().after(FOREIGN_SHOWN));
            self.notices.show_moves(tell::moves(step), until);
        }
        if let Some(step) = news.foreign.last() {
            let what = self.tell_changes(&step.changes);
            self.notices.say(Message::plain(board::changed_elsewhere(self.env.lang(), &step.by, &what)));
        }
        for refused in &news.refused {
            self.keep_refused(&refused.step.changes);
        }
        if let Some(refused) = news.refused.first() {
            let plan = self.session.plan();
            let ours = tell::line(plan, &refused.step.changes, self.env.lang());
            let item = refused.step.changes.iter().find_map(Change::item);
            let theirs = item
                .and_then(|item| plan.item(item))
                .map(|item| tell::column_name(plan, &item.status, self.env.lang()));
            self.notices.say(Message::alarm(board::refused(self.env.lang(), &ours, theirs.unwrap_or("?"))));
        }
        if let Some(notice) = news.notice {
            self.notices.say(Message::plain(notice.say(self.env.lang())));
        }
    }

    /// The plan, or what of it is shown, has changed: the view is made again, the cursor stays on its card.
    pub(in crate::app) fn refresh(&mut self) {
        self.screens.forget_listing();
        let (board, source) = self.board_mut();
        board.refresh(source);
        self.follow_meeting();
    }

    /// Everything stands where it belongs, and the cursor is in view.
    pub(in crate::app) fn lay_out(&mut self) {
        let overview = self.screens.is_list().then_some(Overview::List);
        let (board, source) = self.board_mut();
        board.lay_out(source, overview);
        self.hold_help();
        self.list_history();
    }
}
