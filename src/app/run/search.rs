//! What keys do in the search line, and on the way from hit to hit.

use crate::app::action::{Action, Scope};
use crate::app::board::search::*;
use crate::app::cursor::Cursor;
use crate::app::decide::Way;
use crate::app::field::{Field, Lines};
use crate::app::form::Part;
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::message::Message;
use crate::app::refusal::Refusal;
use crate::app::{App, Flow, Overlay, SearchLine};
use crate::lang::find as words;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Marks, Query, Search};

impl App {
    /// `/`: opens the search line.
    pub(in crate::app) fn open_search(&mut self) {
        let earlier = self.input.earlier(Part::Search);
        let field = Box::new(Field::new("", Lines::One).recalling(earlier));
        self.finding = None;
        self.screens.open(Overlay::Search(SearchLine { field, wrong: None, origin: self.cursor.clone() }));
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
                (self.finding, self.cursor) = (None, origin);
                return;
            }
            Ok(query) => query,
            Err(error) => {
                *wrong = Some(error.say(self.env.lang()));
                return;
            }
        };
        let search = match self.finding.take() {
            Some(finding) => finding.search.refined(query, &self.context()),
            None => Search::new(query, &self.context()),
        };
        self.finding = Some(Finding::new(search));
        self.search_on();
    }

    /// Goes on with a search that has not come to its end; the cursor goes to the best hit so far.
    pub(in crate::app) fn search_on(&mut self) {
        let Some(mut finding) = self.finding.take() else { return };
        if finding.is_running() {
            finding.step(&self.context(), &self.view);
            if let Some(SearchLine { origin, .. }) = self.screens.search_line() {
                match finding.hits.first() {
                    Some(best) => self.go_to(best.item),
                    // What fewer letters had found is no hit any more.
                    None => {
                        let origin = origin.clone().filter(|origin| origin.place(&self.view).is_some());
                        self.cursor = origin.or(self.cursor.take());
                    }
                }
            }
        }
        self.finding = Some(finding);
    }

    /// The plan or what is shown has changed: hits are looked for again.
    pub(in crate::app) fn find_again(&mut self) {
        let Some(finding) = self.finding.take() else { return };
        let mut again = Finding::new(Search::new(finding.search.query().clone(), &self.context()));
        again.step(&self.context(), &self.view);
        self.finding = Some(again);
    }

    pub(in crate::app) fn accept_search(&mut self) {
        if matches!(self.screens.search_line(), Some(SearchLine { wrong: Some(_), .. })) {
            return;
        }
        let Some(Overlay::Search(SearchLine { field, .. })) = self.screens.close() else { return };
        let text = field.text();
        if text.trim().is_empty() {
            self.finding = None;
            return;
        }
        self.input.remember(Part::Search, text);
        match self.finding.as_ref().map(|finding| finding.hits.len()) {
            Some(0) | None => self.notices.say(Message::plain(words::nothing(self.env.lang()))),
            Some(count) => {
                let message = Message::plain(words::hits(self.env.lang(), count));
                self.notices.say(message.with_key("n N", words::NEXT.say(self.env.lang())));
            }
        }
    }

    pub(in crate::app) fn cancel_search(&mut self) {
        let Some(Overlay::Search(SearchLine { origin, .. })) = self.screens.close() else { return };
        self.finding = None;
        self.cursor = origin.filter(|origin| origin.place(&self.view).is_some()).or(self.cursor.take());
    }

    pub(in crate::app) fn search_becomes_filter(&mut self) {
        if matches!(self.screens.search_line(), Some(SearchLine { wrong: Some(_), .. })) {
            return;
        }
        let Some(Overlay::Search(SearchLine { field, .. })) = self.screens.close() else { return };
        self.finding = None;
        self.input.remember(Part::Search, field.text());
        match Query::parse(&field.text()) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.notices.say(Message::alarm(error.say(self.env.lang()))),
        }
    }

    /// `n`, `N`: the next hit in shown order, from the cursor on, in a circle. In the search line: in order of rank.
    pub(in crate::app) fn next_hit(&mut self, way: Way) {
        let Some(finding) = &self.finding else { return self.refuse(&Refusal::NothingSearched) };
        let here = self.cursor.as_ref().map(|cursor| cursor.item);
        let in_line = self.screens.search_line().is_some();
        let ring: Vec<ItemId> = if in_line {
            finding.hits.iter().map(|hit| hit.item).collect()
        } else {
            let is_stop = |item: &&ItemId| finding.held.contains(item) || Some(**item) == here;
            self.shown_order().iter().filter(is_stop).copied().collect()
        };
        let at = here.and_then(|here| ring.iter().position(|item| *item == here)).unwrap_or(0);
        let mut turned = (1..=ring.len()).map(|step| match way {
            Way::Down => ring[(at + step) % ring.len()],
            Way::Up => ring[(at + ring.len() - step) % ring.len()],
        });
        let Some(item) = turned.find(|item| finding.held.contains(item)) else { return self.refuse(&Refusal::NoHits) };
        let place = ring.iter().filter(|item| finding.held.contains(item)).position(|hit| *hit == item).unwrap_or(0);
        let count = finding.hits.len();
        self.go_to(item);
        if !in_line {
            self.notices.say(Message::plain(words::hit(self.env.lang(), place + 1, count)));
        }
    }

    /// The cursor goes to an item that is shown; a lane folded by hand opens.
    pub(in crate::app) fn go_to(&mut self, item: ItemId) {
        let lane = self.cursor.as_ref().map(|cursor| cursor.lane.clone());
        self.cursor = Cursor::on(&self.view, item, lane.as_ref()).or(self.cursor.take());
        if let Some(cursor) = self.cursor.clone().filter(|_| !self.layout.opens_by_itself()) {
            self.turned_mut().retain(|lane| *lane != cursor.lane);
        }
        if let Some(leaf) = self.screens.detail_mut() {
            *leaf = crate::app::leaf::Leaf { pane: leaf.pane, ..crate::app::leaf::Leaf::default() };
        }
    }

    /// What the search marks in `item`; nothing without a search.
    pub fn hit_marks(&self, item: &Item) -> Marks {
        self.finding.as_ref().map_or_else(Marks::default, |finding| finding.marks(item))
    }

    /// What was searched for and found.
    pub fn finding(&self) -> Option<&Finding> {
        self.finding.as_ref()
    }
}
