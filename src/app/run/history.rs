//! What the keys do in the history.

use crate::app::action::Action;
use crate::app::input::motion::Motion;
use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::app::notices::Message;
use crate::app::number::items_numbered;
use crate::app::refusal::Refusal;
use crate::app::screen::history::filter::HistoryFilter;
use crate::app::screen::history::listing::{HistoryEntry, HistoryLine, Listing};
use crate::app::screen::history::past::PastBoard;
use crate::app::screen::history::row::items;
use crate::app::screen::history::subject::{StepSubject, meeting_name};
use crate::app::screen::history::{FilterLine, History, HistoryBands};
use crate::app::{App, Flow, Question, Screen, tell};
use crate::lang::{board, find, history as words};
use crate::plan::id::ItemId;
use crate::plan::query::quoted_value;

impl App {
    /// `gh`: the history; from a board of the past back to it.
    pub(in crate::app) fn open_history(&mut self) {
        if self.past.is_some() {
            return self.leave_past();
        }
        self.screens.enter(Screen::History(Box::default()));
    }

    /// The listing is that of the plan and the filter, and the selected row is in view.
    pub(in crate::app) fn list_history(&mut self) {
        let rows = usize::from(HistoryBands::of(self.env.size()).table.rows).max(1);
        let (lang, meeting) = (self.env.lang(), self.session.meeting());
        let Some(history) = self.screens.history_mut() else { return };
        let plan = self.session.plan();
        history.list(rows, |filter| Listing::of(plan, filter, lang, meeting));
    }

    /// The state of the history, where it has the keys.
    fn history(&mut self) -> Option<&mut History> {
        self.screens.history_mut()
    }

    /// The selected row.
    pub fn selected_line(&self) -> Option<HistoryLine> {
        let history = self.screens.history()?;
        let entry = history.selected?;
        history.listing()?.lines.iter().find(|line| line.entry == entry).copied()
    }

    fn selected_entry(&self) -> Option<HistoryEntry> {
        self.selected_line().map(|line| line.entry)
    }

    /// The selection goes along the rows.
    pub(in crate::app) fn walk_history(&mut self, motion: Motion, times: usize) {
        let page = usize::from(HistoryBands::of(self.env.size()).table.rows).max(1);
        let Some((listing, entry)) = self.listing().zip(self.selected_entry()) else { return };
        let (at, last) = (listing.place(entry).unwrap_or(0), listing.lines.len().saturating_sub(1));
        let to = motion.apply(at, times, page);
        let selected = listing.lines.get(to.min(last)).map(|line| line.entry);
        if let Some(history) = self.history() {
            history.selected = selected;
        }
    }

    /// `u`: the selected step alone is taken back.
    pub(in crate::app) fn take_back_selected(&mut self) {
        if let Some(entry) = self.selected_entry() {
            self.make(self.desk().take_back_alone(entry));
        }
    }

    /// `Z`: asks whether to go back to the selected step.
    pub(in crate::app) fn ask_back_to(&mut self) {
        let Some(entry) = self.selected_entry() else { return };
        match self.desk().since(entry) {
            Ok(since) => self.ask(Question::BackTo(entry, since)),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Goes back to a step, if what that takes back is still what was asked about.
    pub(in crate::app) fn back_to(&mut self, entry: HistoryEntry, asked: &crate::app::screen::history::Since) {
        match self.desk().since(entry) {
            Ok(since) if since != *asked => {
                self.ask(Question::BackTo(entry, since));
                self.notices.say(Message::plain(words::asked_anew(self.env.lang())));
            }
            _ => {
                let edit = self.desk().back_to(entry);
                let label = edit.as_ref().map_or(String::new(), |edit| edit.label.clone());
                if self.make(edit) {
                    self.notices.say(Message::plain(label).with_key("u", board::undo(self.env.lang())));
                }
            }
        }
    }

    /// The items of the selected step.
    fn selected_items(&self) -> Vec<ItemId> {
        self.selected_line().and_then(|line| line.step(self.session.plan()).map(items)).unwrap_or_default()
    }

    /// Enter: to the board, the cursor on the item.
    pub(in crate::app) fn go_to_item(&mut self) {
        let items = self.selected_items();
        let there = items.iter().copied().find(|item| self.plan().item(*item).is_some());
        match (there, items.first()) {
            (Some(item), _) => {
                self.screens.leave_all(Screen::Board);
                let lifted = self.lift_filter_for(item);
                self.go_to(item);
                if lifted {
                    let number = tell::number(self.plan(), item);
                    self.notices.say(Message::plain(find::lifted(self.env.lang(), &number)));
                }
            }
            (None, Some(item)) => self.refuse(&Refusal::NoItem { number: tell::number(self.plan(), *item) }),
            (None, None) => self.refuse(&Refusal::ConcernsNoItem),
        }
    }

    /// `v`: the board as it stood after the selected step.
    pub(in crate::app) fn open_past(&mut self) {
        let Some(line) = self.selected_line() else { return };
        let plan = self.session.plan();
        let (count, at) = match line.entry {
            HistoryEntry::Founding => (0, plan.created),
            HistoryEntry::Merged { .. } => return self.refuse(&Refusal::WithItsMerge),
            HistoryEntry::Step(id) => {
                let place = plan.log.iter().rposition(|step| step.id == id);
                (place.map_or(0, |place| place + 1), line.step(plan).map(|step| step.at))
            }
        };
        let then = plan.with_steps(count);
        let Some(at) = at else { return };
        match then {
            Ok(then) => {
                let Screen::History(history) = self.screens.replace(Screen::Board) else { return };
                self.past = Some(Box::new(PastBoard { plan: then, at, history, cursor: self.board.cursor().cloned() }));
                self.board.stop_search();
                self.rebuild_view();
            }
            Err(conflict) => {
                let object = tell::object(self.plan(), &conflict.object, self.env.lang());
                self.refuse(&Refusal::Torn { object });
            }
        }
    }

    /// From a board of the past back to the history.
    pub(in crate::app) fn leave_past(&mut self) {
        let Some(past) = self.past.take() else { return };
        self.board.set_cursor(past.cursor);
        self.screens.show(Screen::History(past.history));
        self.screens.forget_listing();
        self.board.stop_search();
        self.rebuild_view();
    }

    /// Esc: the filter goes first, then back to where the history was opened.
    pub(in crate::app) fn leave_history(&mut self) {
        if self.screens.history().is_none_or(|history| history.filter.is_empty()) {
            self.screens.back();
        } else {
            self.filter_history("");
        }
    }

    fn filter_history(&mut self, text: &str) {
        let lang = self.env.lang();
        match HistoryFilter::parse(text) {
            Ok(filter) => {
                if let Some(history) = self.history() {
                    history.filter_by(filter);
                }
            }
            Err(error) => self.notices.say(Message::alarm(error.say(lang))),
        }
    }

    /// Sets a filter, or lifts it if it is set already.
    fn toggle_filter(&mut self, text: &str) {
        let is_set = self.history().is_some_and(|history| history.filter.text() == text);
        self.filter_history(if is_set { "" } else { text });
    }

    /// `F`: all steps are shown.
    pub(in crate::app) fn clear_history_filter(&mut self) {
        self.filter_history("");
    }

    /// `*`: only steps of the selected step's items.
    pub(in crate::app) fn only_item(&mut self) {
        let plan = self.session.plan();
        let name = |item: &ItemId| {
            let number = tell::number(plan, *item);
            if items_numbered(plan, &number).len() == 1 {
                quoted_value(&number)
            } else {
                tell::hash_number(plan, *item)
            }
        };
        let names: Vec<String> = self.selected_items().iter().map(name).collect();
        match names.as_slice() {
            [] => self.refuse(&Refusal::ConcernsNoItem),
            names => self.toggle_filter(&format!("item:{}", names.join(","))),
        }
    }

    /// `m`: only steps of the selected step's meeting.
    pub(in crate::app) fn only_meeting(&mut self) {
        let Some(line) = self.selected_line() else { return };
        let plan = self.session.plan();
        match meeting_name(StepSubject { plan, step: line.step(plan), lang: self.env.lang() }) {
            Some(name) => self.toggle_filter(&format!("meeting:{}", quoted_value(&name))),
            None => self.refuse(&Refusal::OutsideMeetings),
        }
    }

    /// `/`: the filter is typed.
    pub(in crate::app) fn type_history_filter(&mut self) {
        if let Some(history) = self.history() {
            let text = history.filter.text();
            let space = if text.is_empty() { "" } else { " " };
            let field = TextField::new(&format!("{text}{space}"), FieldLines::One);
            let (filter, selected) = (history.filter.clone(), history.selected);
            history.typing = Some(FilterLine { field, filter, selected });
        }
    }

    /// Whether a filter is being typed, so that keys are text.
    pub fn is_typing_filter(&self) -> bool {
        matches!(self.screens.bare(), Some(Screen::History(history)) if history.typing.is_some())
    }

    /// A key while the filter is typed: Enter keeps it, Esc brings back the one before.
    pub(in crate::app) fn press_in_filter(&mut self, key: Key) -> Flow {
        let interrupted = self.means(key, Action::Interrupt);
        let Some(history) = self.history() else { return Flow::Continue };
        let Some(typing) = &mut history.typing else { return Flow::Continue };
        if interrupted {
            return self.quit();
        }
        match key.to_string().as_str() {
            "Enter" => self.keep_filter(),
            "Esc" => self.drop_filter(),
            _ => {
                typing.field.press(key);
                let text = typing.field.text();
                self.filter_history(&text);
            }
        }
        Flow::Continue
    }

    /// What is typed stays the filter; what cannot be read stays open, to be mended.
    fn keep_filter(&mut self) {
        let Some(text) = self.history().and_then(|history| Some(history.typing.as_ref()?.field.text())) else { return };
        self.filter_history(&text);
        if let (Ok(_), Some(history)) = (HistoryFilter::parse(&text), self.history()) {
            history.typing = None;
        }
    }

    /// The filter and the selection of before come back.
    fn drop_filter(&mut self) {
        let Some(history) = self.history() else { return };
        if let Some(FilterLine { filter, selected, .. }) = history.typing.take() {
            history.filter_by(filter);
            history.selected = selected;
        }
    }

    /// Text was pasted while the filter is typed.
    pub(in crate::app) fn paste_in_filter(&mut self, pasted: &str) {
        let Some(typing) = self.history().and_then(|history| history.typing.as_mut()) else { return };
        typing.field.insert(pasted);
        let text = typing.field.text();
        self.filter_history(&text);
    }
}
