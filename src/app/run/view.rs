//! What is shown, and how: filters, grouping, order, folds, density.

use crate::app::board::BoardView;
use crate::app::board::context::BoardSource;
use crate::app::board::view::{Finished, Grouping, sort_words};
use crate::app::entry::FormError;
use crate::app::input::form::{FieldKind, Form, Purpose};
use crate::app::notices::Message;
use crate::app::refusal::Refusal;
use crate::app::view_state::{REMEMBERED, ViewState};
use crate::app::{App, Density, Overview, Screen};
use crate::lang::{board, find as words, list};
use crate::plan::id::ItemId;
use crate::plan::query::{Context, Key, Query};
use crate::plan::sort::Sort;

impl App {
    /// What the board is made from.
    pub fn source(&self) -> BoardSource<'_> {
        BoardSource {
            plan: self.plan(),
            now: self.now(),
            lang: self.env.lang(),
            glyphs: self.env.look().glyphs,
            size: self.env.size(),
            meeting: self.session.meeting(),
        }
    }

    /// The board, to be changed, and what it is made from.
    pub(in crate::app) fn board_mut(&mut self) -> (&mut BoardView, BoardSource<'_>) {
        let source = BoardSource {
            plan: self.past.as_ref().map_or(self.session.plan(), |past| &past.plan),
            now: self.past.as_ref().map_or(self.env.now(), |past| past.now()),
            lang: self.env.lang(),
            glyphs: self.env.look().glyphs,
            size: self.env.size(),
            meeting: self.session.meeting(),
        };
        (&mut self.board, source)
    }

    /// What queries are asked of.
    pub(in crate::app) fn query_context(&self) -> Context<'_> {
        self.board.query_context(self.source())
    }

    /// Shows what the query holds for; nothing asked shows all.
    pub(in crate::app) fn set_filter(&mut self, filter: Query) {
        let (board, source) = self.board_mut();
        board.set_filter(source, filter);
        self.say_filter();
    }

    fn say_filter(&mut self) {
        let lang = self.env.lang();
        let (shown, all) = (self.board.view().summary.total, self.board.view().whole.total);
        self.notices.say(match self.board.settings().is_filtered() {
            true => Message::plain(words::shown(lang, shown, all)).with_key("F", words::CLEAR.say(lang)),
            false => Message::plain(words::all_shown(lang, all)),
        });
    }

    /// Opens the form in which the filter in force gets a name.
    pub(in crate::app) fn name_filter(&mut self) {
        if !self.board.settings().is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        self.open_form(Purpose::SaveFilter);
    }

    /// Keeps the filter in force under the form's name, in place of an earlier one of this name.
    pub(in crate::app) fn save_filter(&mut self, form: &Form) {
        let name = form.text(FieldKind::Name);
        if name.is_empty() {
            return self.blame(&FormError::Empty(FieldKind::Name));
        }
        self.screens.close();
        self.notices.say(Message::plain(list::filter_saved(self.env.lang(), &name)));
        self.board.save_filter(name);
    }

    /// The filters kept under a name: the name, and the query.
    pub fn saved_filters(&self) -> &[(String, String)] {
        self.board.saved_filters()
    }

    /// Shows what the saved filter at this place holds for.
    pub fn apply_saved_filter(&mut self, at: usize) {
        let Some((_, query)) = self.board.saved_filters().get(at) else { return };
        match Query::parse(query) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.notices.say(Message::alarm(error.say(self.env.lang()))),
        }
    }

    /// `F`: everything is shown.
    pub(in crate::app) fn clear_filter(&mut self) {
        if !self.board.settings().is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        self.set_filter(Query::default());
    }

    /// `*`: what has the same lead unit as the cursor's item; without one, the same responsible unit.
    pub(in crate::app) fn same_lead_unit(&mut self) {
        let Some(item) = self.item() else { return self.refuse(&self.no_cards()) };
        let lead = item.lead_units.first().map(|unit| (Key::Lead, unit.clone()));
        let unit = lead.or_else(|| item.responsible_units.first().map(|unit| (Key::Unit, unit.clone())));
        let Some((key, unit)) = unit else { return self.refuse(&Refusal::NoUnit) };
        match Query::default().with(key, &unit) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.notices.say(Message::alarm(error.say(self.env.lang()))),
        }
    }

    /// `\`: what the filter leaves out is shown instead.
    pub(in crate::app) fn invert_filter(&mut self) {
        if !self.board.settings().is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        let (board, source) = self.board_mut();
        board.invert_filter(source);
        self.say_filter();
    }

    /// Groups into other lanes.
    pub(in crate::app) fn group(&mut self, grouping: Grouping) {
        let (board, source) = self.board_mut();
        board.group(source, grouping);
    }

    /// Orders the cards of a lane otherwise.
    pub(in crate::app) fn sort(&mut self, sort: Sort) {
        let (board, source) = self.board_mut();
        board.sort(source, sort);
        let lang = self.env.lang();
        self.notices.say(Message::plain(words::sorted(lang, sort_words(sort).say(lang))));
    }

    /// `zh`: lanes in which everything is done are left out, or shown again.
    pub(in crate::app) fn toggle_finished(&mut self) {
        let lang = self.env.lang();
        let (board, source) = self.board_mut();
        let text = match board.toggle_finished(source) {
            Finished::Hidden => words::finished_hidden(lang),
            Finished::Shown => words::finished_shown(lang),
        };
        self.notices.say(Message::plain(text));
    }

    /// `c`: automatic, one line, two lines.
    pub(in crate::app) fn next_density(&mut self) {
        let lang = self.env.lang();
        let density = density_words(self.board.next_density()).say(lang);
        self.notices.say(Message::plain(words::density(lang, density)));
    }

    /// `R`: folds, filter, search, grouping, order and marks as they were at first.
    pub(in crate::app) fn reset_view(&mut self) {
        let (board, source) = self.board_mut();
        board.reset(source);
        self.notices.say(Message::plain(words::reset(self.env.lang())));
    }

    /// `za`: the cursor's lane folds or opens.
    pub(in crate::app) fn toggle_lane(&mut self) {
        let lang = self.env.lang();
        let Some(was_toggled) = self.board.toggle_lane() else { return self.refuse(&self.no_cards()) };
        if self.board.layout().opens_by_itself() {
            let text = if was_toggled { board::lane_closes(lang) } else { board::lane_stays_open(lang) };
            self.notices.say(Message::plain(text));
        }
    }

    /// `gb`, `gl`: shows all items as cards or as rows.
    pub(in crate::app) fn show_overview(&mut self, overview: Overview) {
        self.screens.show_overview(overview);
    }

    /// `Tab`: board, list and dashboard in turn.
    pub(in crate::app) fn next_overview(&mut self) {
        match self.screen() {
            Screen::Board => self.show_overview(Overview::List),
            Screen::List => self.show_dashboard(),
            _ => self.show_overview(Overview::Board),
        }
    }

    /// The item is shown; a filter that hides it is lifted. True if it was.
    pub(in crate::app) fn lift_filter_for(&mut self, item: ItemId) -> bool {
        let (board, source) = self.board_mut();
        board.lift_filter_for(source, item)
    }

    /// How the board is looked at now, for [`App::restore`].
    pub fn state(&self) -> String {
        let earlier = |(name, kind): (&str, _)| (name.to_owned(), self.input.earlier(kind).to_vec());
        let typed = REMEMBERED.into_iter().map(earlier).filter(|(_, earlier)| !earlier.is_empty()).collect();
        ViewState::of(self.board.kept_settings(), self.screens.home(), typed).to_text()
    }

    /// Takes up how the board was looked at, as far as `text` tells and the plan still has it.
    pub fn restore(&mut self, text: &str) {
        let Some(mut state) = ViewState::read(text) else { return };
        for (name, kind) in REMEMBERED {
            let earlier = state.typed.remove(name).unwrap_or_default();
            earlier.into_iter().for_each(|text| self.input.remember(kind, text));
        }
        let (board, source) = self.board_mut();
        board.restore(source, state.board_settings());
        self.show_overview(state.overview);
        self.lay_out();
    }

    /// What of the plan is shown has changed.
    pub(in crate::app) fn rebuild_view(&mut self) {
        let (board, source) = self.board_mut();
        board.rebuild(source);
    }
}

fn density_words(density: Density) -> crate::lang::Words {
    match density {
        Density::Automatic => words::AUTOMATIC,
        Density::OneLine => words::ONE_LINE,
        Density::TwoLines => words::TWO_LINES,
    }
}
