//! What is shown, and how: filters, grouping, order, folds, density.

use std::collections::HashSet;

use crate::app::entry::FormError;
use crate::app::form::{Form, Part, Purpose};
use crate::app::message::Message;
use crate::app::refusal::Refusal;
use crate::app::view::{Finished, Grouping, LaneKey, Through, View, sort_words};
use crate::app::{App, Density};
use crate::lang::{find as words, list};
use crate::plan::id::ItemId;
use crate::plan::query::{Context, Key, Query};
use crate::plan::sort::Sort;

impl App {
    /// What queries are asked of.
    pub(in crate::app) fn context(&self) -> Context<'_> {
        Context { plan: self.plan(), now: self.now(), discussed: &self.discussed }
    }

    /// Shows what the query holds for; nothing asked shows all.
    pub(in crate::app) fn set_filter(&mut self, filter: Query) {
        self.viewing.filter = filter;
        self.viewing.through = Through::Matching;
        self.viewing.lingering = None;
        self.look_anew();
        self.say_filter();
    }

    fn say_filter(&mut self) {
        let lang = self.env.lang();
        let (shown, all) = (self.view.summary.total, self.view.whole.total);
        self.notices.say(match self.viewing.is_filtered() {
            true => Message::plain(words::shown(lang, shown, all)).with_key("F", words::CLEAR.say(lang)),
            false => Message::plain(words::all_shown(lang, all)),
        });
    }

    /// Opens the form in which the filter in force gets a name.
    pub(in crate::app) fn name_filter(&mut self) {
        if !self.viewing.is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        self.open_form(Purpose::SaveFilter);
    }

    /// Keeps the filter in force under the form's name, in place of an earlier one of this name.
    pub(in crate::app) fn save_filter(&mut self, form: &Form) {
        let name = form.text(Part::Name);
        if name.is_empty() {
            let Some(form) = self.screens.form_mut() else { return };
            return form.blame(Part::Name, FormError::Empty(Part::Name).say(self.env.lang(), self.env.now()));
        }
        self.screens.close();
        self.saved_filters.retain(|(other, _)| *other != name);
        self.notices.say(Message::plain(list::filter_saved(self.env.lang(), &name)));
        self.saved_filters.push((name, self.viewing.filter.to_string()));
    }

    /// The filters kept under a name: the name, and the query.
    pub fn saved_filters(&self) -> &[(String, String)] {
        &self.saved_filters
    }

    /// Shows what the saved filter at this place holds for.
    pub fn apply_saved_filter(&mut self, at: usize) {
        let Some((_, query)) = self.saved_filters.get(at) else { return };
        match Query::parse(query) {
            Ok(query) => self.set_filter(query),
            Err(error) => self.notices.say(Message::alarm(error.say(self.env.lang()))),
        }
    }

    /// `F`: everything is shown.
    pub(in crate::app) fn clear_filter(&mut self) {
        if !self.viewing.is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        self.set_filter(Query::default());
    }

    /// `*`: what has the same lead unit as the cursor's item; without one, the same responsible unit.
    pub(in crate::app) fn same_lead_unit(&mut self) {
        let Some(item) = self.item() else { return self.refuse(&Refusal::NoCards) };
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
        if !self.viewing.is_filtered() {
            return self.refuse(&Refusal::NoFilter);
        }
        self.viewing.through = match self.viewing.through {
            Through::Matching => Through::Others,
            Through::Others => Through::Matching,
        };
        self.viewing.lingering = None;
        self.look_anew();
        self.say_filter();
    }

    /// Groups into other lanes.
    pub(in crate::app) fn group(&mut self, grouping: Grouping) {
        self.viewing.grouping = grouping;
        self.look_anew();
    }

    /// Orders the cards of a lane otherwise.
    pub(in crate::app) fn sort(&mut self, sort: Sort) {
        self.viewing.sort = sort;
        self.look_anew();
        self.notices.say(Message::plain(words::sorted(self.env.lang(), sort_words(sort).say(self.env.lang()))));
    }

    /// `zh`: lanes in which everything is done are left out, or shown again.
    pub(in crate::app) fn turn_finished(&mut self) {
        let lang = self.env.lang();
        let text;
        (self.viewing.finished, text) = match self.viewing.finished {
            Finished::Shown => (Finished::Hidden, words::finished_hidden(lang)),
            Finished::Hidden => (Finished::Shown, words::finished_shown(lang)),
        };
        self.look_anew();
        self.notices.say(Message::plain(text));
    }

    /// `c`: automatic, one line, two lines.
    pub(in crate::app) fn turn_density(&mut self) {
        self.density = match self.density {
            Density::Automatic => Density::OneLine,
            Density::OneLine => Density::TwoLines,
            Density::TwoLines => Density::Automatic,
        };
        self.widths = None;
        let lang = self.env.lang();
        self.notices.say(Message::plain(words::density(lang, density_words(self.density).say(lang))));
    }

    /// `R`: folds, filter, search, grouping, order and marks as they were at first.
    pub(in crate::app) fn reset_view(&mut self) {
        self.viewing = crate::app::view::Viewing::default();
        self.folds.clear();
        self.finding = None;
        self.marks.clear();
        self.density = Density::Automatic;
        self.look_anew();
        self.notices.say(Message::plain(words::reset(self.env.lang())));
    }

    /// `-`, `=`: all lanes fold or open.
    pub(in crate::app) fn fold_all(&mut self, fold: crate::app::Fold) {
        let all: Vec<LaneKey> = self.view.lanes.iter().map(|lane| lane.key.clone()).collect();
        let opens = self.layout.opens_by_itself();
        let turned = self.turned_mut();
        *turned = match (fold, opens) {
            (crate::app::Fold::Close, false) | (crate::app::Fold::Open, true) => all,
            (crate::app::Fold::Close, true) | (crate::app::Fold::Open, false) => Vec::new(),
        };
    }

    /// The lanes of the present grouping whose state differs from what the window's shape gives them.
    pub(in crate::app) fn turned(&self) -> &[LaneKey] {
        self.folds.get(&self.viewing.grouping).map_or(&[], Vec::as_slice)
    }

    pub(in crate::app) fn turned_mut(&mut self) -> &mut Vec<LaneKey> {
        self.folds.entry(self.viewing.grouping).or_default()
    }

    /// What is shown has changed: view and widths are made anew.
    pub(in crate::app) fn look_anew(&mut self) {
        self.widths = None;
        self.refresh();
    }

    /// The item is shown; a filter that hides it is lifted. True if it was.
    pub(in crate::app) fn lift_filter_for(&mut self, item: ItemId) -> bool {
        if self.view.shows(item) || self.plan().item(item).is_none() {
            return false;
        }
        self.viewing.filter = Query::default();
        self.viewing.finished = Finished::Shown;
        self.look_anew();
        true
    }

    /// The cursor's item, changed just now, no longer matches: it stays until the cursor leaves it.
    pub(in crate::app) fn let_linger(&mut self, item: Option<ItemId>) {
        if let Some(item) = item.filter(|item| self.view.shows(*item) && !self.viewing.shows(*item, &self.context())) {
            self.viewing.lingering = Some(item);
        }
    }

    /// A card that lingers goes once the cursor has left it.
    pub(in crate::app) fn end_lingering(&mut self) {
        let left = |item| self.cursor.as_ref().is_none_or(|cursor| cursor.item != item);
        if self.viewing.lingering.is_some_and(left) {
            self.viewing.lingering = None;
            self.refresh();
        }
    }

    /// Whether the item is only still shown.
    pub fn lingers(&self, item: ItemId) -> bool {
        self.viewing.lingering == Some(item)
    }

    /// What of the plan is shown, and how.
    pub fn viewing(&self) -> &crate::app::view::Viewing {
        &self.viewing
    }

    /// How many lines a title may take, as the user wants it.
    pub fn density(&self) -> Density {
        self.density
    }

    /// The view of the plan as it is now.
    pub(in crate::app) fn viewed(&self) -> View {
        View::of(&self.context(), &self.viewing, self.env.lang())
    }

    /// The items discussed in the meeting this session runs.
    pub(in crate::app) fn discussed_now(&self) -> HashSet<ItemId> {
        let meeting = self.session.meeting();
        let meeting = self.plan().meetings.iter().find(|other| Some(other.id) == meeting);
        meeting.map(|meeting| meeting.discussed.iter().map(|discussed| discussed.item).collect()).unwrap_or_default()
    }
}

fn density_words(density: Density) -> crate::lang::Words {
    match density {
        Density::Automatic => words::AUTOMATIC,
        Density::OneLine => words::ONE_LINE,
        Density::TwoLines => words::TWO_LINES,
    }
}
