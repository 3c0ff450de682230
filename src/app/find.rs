//! Finding: a line that searches with every letter, the hits it leaves, and the way from one to the next.

use super::action::{Action, Scope};
use super::cursor::Cursor;
use super::decide::Way;
use super::field::{Field, Lines};
use super::form::Part;
use super::key::Key;
use super::keymap::Lookup;
use super::message::Message;
use super::refusal::Refusal;
use super::{App, Flow, Mode};
use crate::lang::find as words;
use crate::plan::id::ItemId;
use crate::plan::query::{Found, Progress, Query, Search};

/// Items tested between two events; some milliseconds.
const SLICE: usize = 400;

/// What was searched for, and what was found.
pub struct Finding {
    search: Search,
    /// Whether the search has come to its end.
    progress: Progress,
    /// The hits that are shown, the best first.
    hits: Vec<Found>,
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finding").field("hits", &self.hits.len()).finish_non_exhaustive()
    }
}

impl Finding {
    /// The hits that are shown, the best first.
    pub fn hits(&self) -> &[Found] {
        &self.hits
    }

    /// The search, for what to mark.
    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Whether items are still to be looked at.
    pub fn is_running(&self) -> bool {
        self.progress != Progress::Done
    }
}

impl App {
    /// `/`: opens the search line.
    pub(super) fn open_search(&mut self) {
        let earlier = self.typed_before.get(&Part::Search).map_or(&[][..], Vec::as_slice);
        let field = Field::new("", Lines::One).recalling(earlier);
        let back = Box::new(std::mem::replace(&mut self.mode, Mode::Board));
        self.finding = None;
        self.mode = Mode::Search { field, origin: self.cursor.clone(), back };
    }

    /// A key while the search line is open.
    pub(super) fn press_in_search(&mut self, key: Key) -> Flow {
        match self.keymap.lookup(Scope::Search, &[key]) {
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
                let Mode::Search { field, .. } = &mut self.mode else { return Flow::Continue };
                let before = field.text();
                if field.press(key) && field.text() != before {
                    self.search_anew();
                }
            }
        }
        Flow::Continue
    }

    /// Text came into the search line at once.
    pub(super) fn paste_in_search(&mut self, text: &str) {
        if let Mode::Search { field, .. } = &mut self.mode {
            field.insert(text);
            self.search_anew();
        }
    }

    /// What is typed has changed: what the last letter left is looked through again.
    fn search_anew(&mut self) {
        let Mode::Search { field, origin, .. } = &self.mode else { return };
        let (text, origin) = (field.text(), origin.clone());
        let query = match Query::parse(&text) {
            Ok(query) if query.is_empty() => {
                (self.finding, self.cursor) = (None, origin);
                return;
            }
            Ok(query) => query,
            Err(error) => {
                self.message = Some(Message::alarm(error.say(self.settings.lang)));
                return;
            }
        };
        self.message = None;
        let search = match self.finding.take() {
            Some(finding) => finding.search.refined(query, &self.context()),
            None => Search::new(query, &self.context()),
        };
        self.finding = Some(Finding { search, progress: Progress::Left(usize::MAX), hits: Vec::new() });
        self.search_on();
    }

    /// Goes on with a search that has not come to its end; the cursor goes to the best hit so far.
    pub(super) fn search_on(&mut self) {
        let Some(mut finding) = self.finding.take() else { return };
        if finding.is_running() {
            finding.progress = finding.search.step(&self.context(), SLICE);
            finding.hits = finding.search.found().iter().filter(|hit| self.view.shows(hit.item)).copied().collect();
            if let (Mode::Search { .. }, Some(best)) = (&self.mode, finding.hits.first()) {
                self.go_to(best.item);
            }
        }
        self.finding = Some(finding);
    }

    /// The plan or what is shown has changed: hits are looked for again.
    pub(super) fn find_again(&mut self) {
        let Some(finding) = self.finding.take() else { return };
        let search = Search::new(finding.search.query().clone(), &self.context());
        self.finding = Some(Finding { search, progress: Progress::Left(usize::MAX), hits: finding.hits });
        let Some(finding) = &mut self.finding else { return };
        let plan = self.past.as_ref().map_or(self.session.plan(), |past| &past.plan);
        let context = crate::plan::query::Context { plan, now: self.now, discussed: &self.discussed };
        finding.progress = finding.search.step(&context, SLICE);
        finding.hits = finding.search.found().iter().filter(|hit| self.view.shows(hit.item)).copied().collect();
    }

    fn accept_search(&mut self) {
        let Mode::Search { field, back, .. } = std::mem::replace(&mut self.mode, Mode::Board) else { return };
        self.mode = *back;
        let text = field.text();
        if text.trim().is_empty() {
            self.finding = None;
            return;
        }
        self.remember_typed(Part::Search, text);
        match self.finding.as_ref().map(|finding| finding.hits.len()) {
            Some(0) | None => self.message = Some(Message::plain(words::nothing(self.settings.lang))),
            Some(count) => {
                let message = Message::plain(words::hits(self.settings.lang, count));
                self.message = Some(message.with_key("n N", words::NEXT.say(self.settings.lang)));
            }
        }
    }

    fn cancel_search(&mut self) {
        let Mode::Search { origin, back, .. } = std::mem::replace(&mut self.mode, Mode::Board) else { return };
        self.mode = *back;
        self.finding = None;
        self.cursor = origin.filter(|origin| origin.place(&self.view).is_some()).or(self.cursor.take());
    }

    fn search_becomes_filter(&mut self) {
        let Mode::Search { field, back, .. } = std::mem::replace(&mut self.mode, Mode::Board) else { return };
        self.mode = *back;
        self.finding = None;
        self.remember_typed(Part::Search, field.text());
        match Query::parse(&field.text()) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.message = Some(Message::alarm(error.say(self.settings.lang))),
        }
    }

    /// `n`, `N`: the next hit in shown order, from the cursor on, in a circle. In the search line: in order of rank.
    pub(super) fn next_hit(&mut self, way: Way) {
        let Some(finding) = &self.finding else { return self.refuse(&Refusal::NothingSearched) };
        let here = self.cursor.as_ref().map(|cursor| cursor.item);
        let hits: Vec<ItemId> = finding.hits.iter().map(|hit| hit.item).collect();
        let ring: Vec<ItemId> = match self.mode {
            Mode::Search { .. } => hits,
            _ => self.view.order().iter().filter(|item| hits.contains(item) || Some(**item) == here).copied().collect(),
        };
        let is_hit = |item: &ItemId| finding.hits.iter().any(|hit| hit.item == *item);
        let at = ring.iter().position(|item| Some(*item) == here).unwrap_or(0);
        let turned = (1..=ring.len()).map(|step| match way {
            Way::Down => ring[(at + step) % ring.len()],
            Way::Up => ring[(at + ring.len() - step) % ring.len()],
        });
        match turned.into_iter().find(is_hit) {
            Some(item) => {
                self.go_to(item);
                let place = self.finding.as_ref().and_then(|finding| {
                    let mut shown: Vec<ItemId> = finding.hits.iter().map(|hit| hit.item).collect();
                    shown.sort_by_key(|hit| self.view.order().iter().position(|item| item == hit));
                    Some((shown.iter().position(|hit| *hit == item)? + 1, shown.len()))
                });
                if let (Some((place, count)), false) = (place, matches!(self.mode, Mode::Search { .. })) {
                    self.message = Some(Message::plain(words::hit(self.settings.lang, place, count)));
                }
            }
            None => self.refuse(&Refusal::NoHits),
        }
    }

    /// The cursor goes to an item that is shown; a lane folded by hand opens.
    pub(super) fn go_to(&mut self, item: ItemId) {
        let lane = self.cursor.as_ref().map(|cursor| cursor.lane.clone());
        self.cursor = Cursor::on(&self.view, item, lane.as_ref()).or(self.cursor.take());
        if let Some(cursor) = self.cursor.clone().filter(|_| !self.layout.opens_by_itself()) {
            self.turned_mut().retain(|lane| *lane != cursor.lane);
        }
        if let Mode::Detail(leaf) = &mut self.mode {
            *leaf = super::leaf::Leaf { pane: leaf.pane, ..super::leaf::Leaf::default() };
        }
    }

    /// What was searched for and found.
    pub fn finding(&self) -> Option<&Finding> {
        self.finding.as_ref()
    }
}
