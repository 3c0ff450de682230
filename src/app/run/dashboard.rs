//! What keys do on the dashboard, what is exported from any screen, and what is copied.

use std::borrow::Cow;

use crate::app::decide::Way;
use crate::app::input::motion::Motion;
use crate::app::notices::Message;
use crate::app::outbox::Export;
use crate::app::refusal::Refusal;
use crate::app::screen::dashboard::DashboardState;
use crate::app::screen::review::Audience;
use crate::app::{App, Overview, Screen};
use crate::lang::{dashboard as words, report};
use crate::plan::dashboard::Dashboard;
use crate::plan::group::{Grouping, LaneKey};
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::meeting::{Agenda, AgendaBy};
use crate::plan::query::{Key, Query};
use crate::report::slice::Slice;
use crate::report::{bulletin, csv, listing, page, workbook};

/// More bytes than these are more than some terminals take into their clipboard.
const LONG: usize = 75_000;

/// In which form the plan is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum ExportFormat {
    /// The ledger as a workbook.
    Xlsx,
    /// The ledger with commas between its columns.
    Csv,
    /// The board as a page.
    Html,
    /// The board as Markdown.
    Markdown,
    /// The bulletin.
    Bulletin,
}

impl App {
    /// `gd`: the dashboard.
    pub(in crate::app) fn show_dashboard(&mut self) {
        self.screens.show(Screen::Dashboard(DashboardState::default()));
    }

    /// What the dashboard counts on this page; none on the pages of the trend.
    pub fn dashboard(&self, state: DashboardState) -> Option<Dashboard<'_>> {
        let grouping = state.page.grouping()?;
        let all = !self.board.settings().is_filtered();
        Some(Dashboard::of(self.plan(), grouping, |item| all || self.board.view().shows(item), self.now()))
    }

    fn dashboard_state(&self) -> Option<DashboardState> {
        match self.screens.bare() {
            Some(Screen::Dashboard(state)) => Some(*state),
            _ => None,
        }
    }

    fn set_dashboard(&mut self, state: DashboardState) {
        if let Screen::Dashboard(now) = self.screens.screen_mut() {
            *now = state;
        }
    }

    /// `[` and `]`: another page.
    pub(in crate::app) fn turn_dashboard(&mut self, way: Way) {
        let Some(mut state) = self.dashboard_state() else { return };
        match way {
            Way::Down => state.next_page(),
            Way::Up => state.previous_page(),
        }
        self.set_dashboard(state);
    }

    /// The next lane; by pages what stands below the table.
    pub(in crate::app) fn walk_dashboard(&mut self, motion: Motion, times: usize) {
        let Some(mut state) = self.dashboard_state() else { return };
        let lanes = self.dashboard(state).map_or(0, |dashboard| dashboard.lanes.len());
        let page = usize::from(self.env.size().rows.saturating_sub(3)).max(1);
        match motion {
            Motion::HalfDown | Motion::HalfUp | Motion::PageDown | Motion::PageUp => {
                state.scroll = motion.apply(state.scroll, times, page);
            }
            Motion::Down | Motion::Up | Motion::First | Motion::Last => {
                state.scroll = 0;
                state.selected = motion.apply(state.selected, times, page).min(lanes.saturating_sub(1));
            }
            Motion::Left | Motion::Right | Motion::LaneNext | Motion::LanePrevious => {}
        }
        self.set_dashboard(state);
    }

    /// The selected lane: its key, its title, its items.
    fn selected_slice(&self) -> Option<(LaneKey, String, Vec<ItemId>)> {
        let dashboard = self.dashboard(self.dashboard_state()?)?;
        let lane = dashboard.lanes.into_iter().nth(self.dashboard_state()?.selected)?.lane;
        let title = lane.title(self.env.lang()).to_owned();
        Some((lane.key, title, lane.items))
    }

    /// Enter: only the items of the selected lane, as a board.
    pub(in crate::app) fn open_slice(&mut self) {
        let Some((key, title, items)) = self.selected_slice() else { return };
        let Some(grouping) = self.dashboard_state().and_then(|state| state.page.grouping()) else { return };
        let value = match &key {
            LaneKey::Theme(theme) => {
                let place = self.plan().themes.iter().position(|other| other.id == *theme).unwrap_or(0);
                Cow::Owned((place + 1).to_string())
            }
            LaneKey::Unnamed => Cow::Borrowed(crate::lang::query::NONE.say(self.env.lang())),
            _ => Cow::Borrowed(title.as_str()),
        };
        let asked = match grouping {
            Grouping::Theme => Key::Theme,
            Grouping::Leader => Key::Leader,
            _ => Key::Lead,
        };
        let query = self.board.settings().filter.free_of(asked).with(asked, &value);
        let query = query.unwrap_or_else(|_| Query::default());
        self.show_overview(Overview::Board);
        let (board, source) = self.board_mut();
        board.set_filter(source, query);
        if let Some(first) = items.first() {
            self.go_to(*first);
        }
        self.notices.say(Message::plain(words::slice_shown(self.env.lang(), &title, items.len())));
    }

    /// `r`: a review that begins with the selected lane, or goes on at its first item.
    pub(in crate::app) fn review_slice(&mut self) {
        let Some((_, _, items)) = self.selected_slice() else { return self.refuse(&Refusal::NoCards) };
        let Some(first) = items.first().copied() else { return self.refuse(&Refusal::NoCards) };
        let by = match self.dashboard_state().and_then(|state| state.page.grouping()) {
            Some(Grouping::Theme) => AgendaBy::Theme,
            Some(Grouping::LeadUnit) => AgendaBy::LeadUnit,
            _ => AgendaBy::Leader,
        };
        self.lift_filter_for(first);
        self.show_overview(Overview::Board);
        self.go_to(first);
        match self.meeting() {
            Some(_) => self.review(Audience::Desk),
            None => self.begin(Agenda { by, ..Agenda::default() }, None, Audience::Desk),
        }
    }

    /// What is exported: the filter's items, else the whole plan.
    fn slice(&self) -> Slice<'_> {
        let whole = Slice::whole(self.plan(), self.now(), self.env.lang());
        if !self.board.settings().is_filtered() {
            return whole;
        }
        let items: Vec<&Item> = self.plan().items.iter().filter(|item| self.board.view().shows(item.id)).collect();
        Slice { items, query: self.board.settings().filter.to_string(), ..whole }
    }

    /// `x`: what the board shows, for a file in the working folder.
    pub(in crate::app) fn export(&mut self, format: ExportFormat) {
        let (lang, slice) = (self.env.lang(), self.slice());
        let grouping = self.board.settings().grouping;
        let ledger = report::ledger_name(lang);
        let board = report::board_name(lang);
        let (word, extension, made) = match format {
            ExportFormat::Xlsx => (ledger, "xlsx", workbook::workbook(&slice).map_err(|error| error.to_string())),
            ExportFormat::Csv => (ledger, "csv", csv::csv(&slice).map_err(|error| error.to_string())),
            ExportFormat::Html => (board, "html", Ok(page::page(&slice, grouping).into_bytes())),
            ExportFormat::Markdown => (board, "md", Ok(listing::listing(&slice, grouping).into_bytes())),
            ExportFormat::Bulletin => (report::bulletin_name(lang), "md", Ok(bulletin::bulletin(&slice).into_bytes())),
        };
        let stem = slice.file_stem(word);
        match made {
            Ok(report) => self.outbox.export(Export { stem, extension, report }),
            Err(error) => self.notices.say(Message::alarm(error)),
        }
    }

    /// `y`: the item as text.
    pub(in crate::app) fn copy_item(&mut self) {
        let Some(item) = self.subject().and_then(|item| self.plan().item(item)) else {
            return self.refuse(&self.no_subject());
        };
        let what = words::item(self.env.lang(), &crate::app::tell::number(self.plan(), item.id));
        let text = listing::item(&self.slice(), item);
        self.copy(text, &what);
    }

    /// `Y`: what is marked, else what is shown, as a Markdown table.
    pub(in crate::app) fn copy_list(&mut self) {
        let marked = self.board.selection();
        let is_wanted = |item: &&Item| {
            if marked.is_empty() { self.board.view().shows(item.id) } else { marked.holds(item.id) }
        };
        let items: Vec<&Item> = self.plan().items.iter().filter(is_wanted).collect();
        let what = words::table(self.env.lang(), items.len());
        let text = listing::table(&self.slice(), items.into_iter());
        self.copy(text, &what);
    }

    /// `y` on the dashboard: the table of lanes.
    pub(in crate::app) fn copy_counts(&mut self) {
        let Some(state) = self.dashboard_state() else { return };
        let (slice, Some(dashboard)) = (self.slice(), self.dashboard(state)) else { return };
        let what = words::table(self.env.lang(), dashboard.whole.summary.total);
        let text = bulletin::lanes(&slice, &dashboard, state.page.words().say(self.env.lang()));
        self.copy(text, &what);
    }

    fn copy(&mut self, text: String, what: &str) {
        let lang = self.env.lang();
        self.notices.say(Message::plain(match text.len() {
            bytes if bytes > LONG => words::copied_long(lang, what, bytes),
            _ => words::copied(lang, what),
        }));
        self.outbox.copy(text);
    }

    /// What is to go to the clipboard; given once.
    pub fn take_copied(&mut self) -> Option<String> {
        self.outbox.take_copied()
    }
}
