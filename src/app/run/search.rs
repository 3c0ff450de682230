//! What keys do in the search line, and on the way from hit to hit.

use crate::app::action::{Action, Scope};
use crate::app::board::search::*;
use crate::app::decide::Way;
use crate::app::input::form::FieldKind;
use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::notices::Message;
use crate::app::refusal::Refusal;
use crate::app::{App, Flow, Overlay, SearchLine};
use crate::lang::find as words;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Marks, Query};

impl App {
    /// `/`: opens the search line.
    pub(in crate::app) fn open_search(&mut self) {
        let earlier = self.input.earlier(FieldKind::Search);
        let field = Box::new(TextField::new("", FieldLines::One).recalling(earlier));
        self.board.stop_search();
        self.screens.open(Overlay::Search(SearchLine { field, wrong: None, origin: self.board.cursor().cloned() }));
    }

    /// A key while the search line is open.
    pub(in crate::app) fn press_in_search(&mut self, key: Key) -> Flow {
        match self.env.keymap().lookup(Scope::Search, &[key]) {
            Lookup::Action(Action::AcceptSearch) => self.accept_search(),
            Lookup::Action(Action::Leave) => self.cancel_search(),
            Lookup::Action(Action::SearchToFilter) => self.search_becomes_filter(),
            Lookup::Action(Action::HitNext) => self.next_hit(Way::Down),
            Lookup::Action(Action::HitPrevious) => self.next_hit(Way::Up),
            Lookup::Action(Action::Interrupt) => {
                self.cancel_search();
                return self.quit();
            }
            _ => {
                let Some(SearchLine { field, .. }) = self.screens.search_line_mut() else { return Flow::Continue };
                let before = field.text();
                if field.press(key) && field.text() != before {
                    self.search_anew();
                }
            }
        }
        Flow::Continue
    }

    /// Text came into the search line at once.
    pub(in crate::app) fn paste_in_search(&mut self, text: &str) {
        if let Some(SearchLine { field, .. }) = self.screens.search_line_mut() {
            field.insert(text);
            self.search_anew();
        }
    }

    /// What is typed has changed: what the last letter left is looked through again.
    pub(in crate::app) fn search_anew(&mut self) {
        let Some(SearchLine { field, origin, wrong }) = self.screens.search_line_mut() else { return };
        *wrong = None;
        let (text, origin) = (field.text(), origin.clone());
        let query = match Query::parse(&text) {
            Ok(query) if query.is_empty() => {
                self.board.stop_search();
                self.board.set_cursor(origin);
                return;
            }
            Ok(query) => query,
            Err(error) => {
                *wrong = Some(error.say(self.env.lang()));
                return;
            }
        };
        let (board, source) = self.board_mut();
        board.start_search(source, query);
        self.search_on();
    }

    /// Goes on with a search that has not come to its end; the cursor goes to the best hit so far.
    pub(in crate::app) fn search_on(&mut self) {
        let (board, source) = self.board_mut();
        if !board.continue_search(source) {
            return;
        }
        let Some(SearchLine { origin, .. }) = self.screens.search_line() else { return };
        match self.board.search().and_then(|search| search.hits().first()).map(|best| best.item) {
            Some(best) => self.go_to(best),
            // What fewer letters had found is no hit any more.
            None => self.board.return_to(origin.clone()),
        }
    }

    pub(in crate::app) fn accept_search(&mut self) {
        if matches!(self.screens.search_line(), Some(SearchLine { wrong: Some(_), .. })) {
            return;
        }
        let Some(Overlay::Search(SearchLine { field, .. })) = self.screens.close() else { return };
        let text = field.text();
        if text.trim().is_empty() {
            self.board.stop_search();
            return;
        }
        self.input.remember(FieldKind::Search, text);
        match self.board.search().map(|finding| finding.hits().len()) {
            Some(0) | None => self.notices.say(Message::plain(words::nothing(self.env.lang()))),
            Some(count) => {
                let message = Message::plain(words::hits(self.env.lang(), count));
                self.notices.say(message.with_key("n N", words::NEXT.say(self.env.lang())));
            }
        }
    }

    pub(in crate::app) fn cancel_search(&mut self) {
        let Some(Overlay::Search(SearchLine { origin, .. })) = self.screens.close() else { return };
        self.board.stop_search();
        self.board.return_to(origin);
    }

    pub(in crate::app) fn search_becomes_filter(&mut self) {
        if matches!(self.screens.search_line(), Some(SearchLine { wrong: Some(_), .. })) {
            return;
        }
        let Some(Overlay::Search(SearchLine { field, .. })) = self.screens.close() else { return };
        self.board.stop_search();
        self.input.remember(FieldKind::Search, field.text());
        match Query::parse(&field.text()) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.notices.say(Message::alarm(error.say(self.env.lang()))),
        }
    }

    /// `n`, `N`: the next hit in shown order, from the cursor on, in a circle. In the search line: in order of rank.
    pub(in crate::app) fn next_hit(&mut self, way: Way) {
        let Some(search) = self.board.search() else { return self.refuse(&Refusal::NothingSearched) };
        let here = self.board.item();
        let in_line = self.screens.search_line().is_some();
        let found = if in_line {
            search.next(search.hits().iter().map(|hit| hit.item), here, way)
        } else {
            search.next(self.board.order(self.screens.overview()).iter().copied(), here, way)
        };
        let count = search.hits().len();
        let Some((item, place)) = found else { return self.refuse(&Refusal::NoHits) };
        self.go_to(item);
        if !in_line {
            self.notices.say(Message::plain(words::hit(self.env.lang(), place + 1, count)));
        }
    }

    /// The cursor goes to an item that is shown; a lane folded by hand opens.
    pub(in crate::app) fn go_to(&mut self, item: ItemId) {
        self.board.go_to(item);
        if let Some(detail) = self.screens.detail_mut() {
            detail.turn_page();
        }
    }

    /// What the search marks in `item`; nothing without a search.
    pub fn hit_marks(&self, item: &Item) -> Marks {
        self.board.search().map_or_else(Marks::default, |finding| finding.marks(item))
    }

    /// What was searched for and found.
    pub fn search(&self) -> Option<&SearchHits> {
        self.board.search()
    }
}
