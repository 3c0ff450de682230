//! The board as it is looked at: filter, grouping, folds, cursor, marks, search. Only this room changes them.

use std::collections::{HashMap, HashSet};

use crate::app::board::arrangement::{Arranged, Arrangement};
use crate::app::board::context::{BoardContext, BoardSource};
use crate::app::board::cursor::{Cursor, Ground};
use crate::app::board::grid::{ColumnBox, Density};
use crate::app::board::layout::Layout;
use crate::app::board::list_columns::ListView;
use crate::app::board::popup::Area;
use crate::app::board::search::SearchHits;
use crate::app::board::selection::{Selection, between};
use crate::app::board::settings::BoardSettings;
use crate::app::board::spot::Spot;
use crate::app::board::view::{CardPlace, Finished, Grouping, LaneKey, Match, Overview, View, ViewSettings};
use crate::app::input::motion::Motion;
use crate::plan::id::ItemId;
use crate::plan::query::{Context, Query, Search};
use crate::plan::sort::Sort;

/// The board as it is looked at.
#[derive(Debug)]
pub struct BoardView {
    settings: ViewSettings,
    view: View,
    /// The lanes whose state differs from what the window's shape gives them, by grouping.
    toggled: HashMap<Grouping, Vec<LaneKey>>,
    density: Density,
    arrangement: Arrangement,
    cursor: Option<Cursor>,
    selection: Selection,
    search: Option<SearchHits>,
    /// The items discussed in the meeting this session runs.
    discussed: HashSet<ItemId>,
    /// Filters kept under a name: the name, and the query.
    saved_filters: Vec<(String, String)>,
}

impl BoardView {
    /// The whole plan by theme, the cursor on its first card.
    pub fn new(source: BoardSource<'_>) -> Self {
        let (settings, discussed) = (ViewSettings::default(), source.discussed());
        let view = View::of(&source.query_context(&discussed), &settings, source.lang);
        let cursor = Cursor::first(&view);
        Self {
            arrangement: Arrangement::new(source, &view),
            settings,
            view,
            toggled: HashMap::new(),
            density: Density::Automatic,
            cursor,
            selection: Selection::default(),
            search: None,
            discussed,
            saved_filters: Vec::new(),
        }
    }

    /// The plan, or what of it is shown, has changed: the view is made again, the cursor stays on its card.
    pub fn refresh(&mut self, source: BoardSource<'_>) {
        self.discussed = source.discussed();
        self.view = View::of(&source.query_context(&self.discussed), &self.settings, source.lang);
        self.arrangement.forget();
        let kept = self.cursor.as_ref().and_then(|cursor| cursor.kept(&self.view, source.plan));
        self.cursor = kept.or_else(|| Cursor::first(&self.view));
        self.selection.retain(|item| source.plan.item(*item).is_some());
        if let Some(search) = self.search.take() {
            self.search = Some(search.again(&source.query_context(&self.discussed), &self.view));
        }
    }

    /// What is shown has changed: view and column widths are made again.
    pub fn rebuild(&mut self, source: BoardSource<'_>) {
        self.arrangement.forget_widths();
        self.refresh(source);
    }

    /// Everything stands where it belongs, and the cursor is in view.
    pub fn lay_out(&mut self, source: BoardSource<'_>, overview: Option<Overview>) {
        let arranged = Arranged {
            view: &self.view,
            cursor: self.cursor.as_ref(),
            toggled: self.toggled.get(&self.settings.grouping).map_or(&[], Vec::as_slice),
            density: self.density,
            sort: self.settings.sort,
        };
        self.arrangement.arrange(source, arranged, overview);
    }
}

/// What is there.
impl BoardView {
    /// Filter, grouping, order.
    pub fn settings(&self) -> &ViewSettings {
        &self.settings
    }

    /// The lanes with their cards.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Layout {
        self.arrangement.layout()
    }

    /// The list's columns and its first row.
    pub fn list(&self) -> &ListView {
        self.arrangement.list()
    }

    /// The first row of the sheet that is in view.
    pub fn scroll(&self) -> usize {
        self.arrangement.scroll()
    }

    /// How many lines a title may take, as the user wants it.
    pub fn density(&self) -> Density {
        self.density
    }

    /// The selected card.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// The cursor's item.
    pub fn item(&self) -> Option<ItemId> {
        self.cursor.as_ref().map(|cursor| cursor.item)
    }

    /// Where the cursor's card stands.
    pub fn place(&self) -> Option<CardPlace> {
        self.cursor.as_ref().and_then(|cursor| cursor.place(&self.view))
    }

    /// The marked items.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What was searched for and found.
    pub fn search(&self) -> Option<&SearchHits> {
        self.search.as_ref()
    }

    /// Whether the item is shown only because it was changed a moment ago.
    pub fn keeps_visible(&self, item: ItemId) -> bool {
        self.settings.kept_visible == Some(item)
    }

    /// The filters kept under a name: the name, and the query.
    pub fn saved_filters(&self) -> &[(String, String)] {
        &self.saved_filters
    }

    /// What queries are asked of.
    pub fn query_context<'a>(&'a self, source: BoardSource<'a>) -> Context<'a> {
        source.query_context(&self.discussed)
    }

    /// The lanes of the present grouping whose state differs from what the window's shape gives them.
    pub fn toggled_lanes(&self) -> &[LaneKey] {
        self.toggled.get(&self.settings.grouping).map_or(&[], Vec::as_slice)
    }

    /// The items in the order in which an overview shows them.
    pub fn order(&self, overview: Overview) -> &[ItemId] {
        match overview {
            Overview::Board => self.view.order(),
            Overview::List => self.view.listed(),
        }
    }

    /// The item's place in that order.
    pub fn rank(&self, overview: Overview, item: ItemId) -> Option<usize> {
        match overview {
            Overview::Board => self.view.rank(item),
            Overview::List => self.view.row(item),
        }
    }

    /// The part of the screen a card takes; none if it is not in view.
    pub fn card_area(&self, context: BoardContext<'_>, place: CardPlace) -> Option<Area> {
        self.layout().card_area(context, place, self.scroll())
    }

    /// The part of the screen the cursor's row of the list takes.
    pub fn list_area(&self) -> Option<Area> {
        let row = self.view.row(self.item()?)?.checked_sub(self.list().scroll())?;
        let y = self.layout().body.top + u16::try_from(row).ok()?;
        Some(Area { x: 0, y, width: self.layout().size.cols, height: 1 })
    }

    /// What lies under a cell of the screen.
    pub fn spot(&self, context: BoardContext<'_>, x: u16, y: u16) -> Spot {
        Spot::at(self.layout(), context, self.scroll(), (x, y))
    }

    /// The column shown at `x`.
    pub fn column_at(&self, x: u16) -> Option<&ColumnBox> {
        self.layout().columns.iter().find(|shown| (shown.x..shown.x + shown.width).contains(&x))
    }
}

/// What the cursor does.
impl BoardView {
    /// The cursor goes to an item that is shown, and stays where it is if it is not.
    pub fn put_on(&mut self, item: ItemId) {
        let lane = self.cursor.as_ref().map(|cursor| cursor.lane.clone());
        self.cursor = Cursor::on(&self.view, item, lane.as_ref()).or(self.cursor.take());
    }

    /// The same; a lane folded by hand opens.
    pub fn go_to(&mut self, item: ItemId) {
        self.put_on(item);
        if let Some(cursor) = self.cursor.clone().filter(|_| !self.layout().opens_by_itself()) {
            self.toggled_mut().retain(|lane| *lane != cursor.lane);
        }
    }

    /// The cursor goes to the card at `place`.
    pub fn go_to_place(&mut self, place: CardPlace) {
        self.cursor = Some(Cursor::at(&self.view, place));
    }

    /// The cursor goes back where it was, if that is still shown.
    pub fn return_to(&mut self, cursor: Option<Cursor>) {
        self.cursor = cursor.filter(|cursor| cursor.place(&self.view).is_some()).or(self.cursor.take());
    }

    /// The cursor is this one; the next refresh puts it on a card that is shown.
    pub fn set_cursor(&mut self, cursor: Option<Cursor>) {
        self.cursor = cursor;
    }

    /// The cursor goes to the first card of the lane in the cursor's column, else in the nearest that has one.
    pub fn enter_lane(&mut self, lane: usize) {
        let here = self.place().map_or(0, |place| place.column);
        let columns = 0..self.view.lanes.get(lane).map_or(0, |lane| lane.columns.len());
        let with_cards = columns.filter(|column| !self.view.cell(lane, *column).is_empty());
        if let Some(column) = with_cards.min_by_key(|column| column.abs_diff(here)) {
            self.go_to_place(CardPlace { lane, column, row: 0 });
        }
    }

    /// The cursor goes along the cards; false if there is none.
    pub fn walk(&mut self, source: BoardSource<'_>, motion: Motion, times: usize) -> bool {
        let Some(mut place) = self.place() else { return false };
        let ground = Ground { context: source.context(&self.view), layout: self.layout() };
        for _ in 0..times {
            let Some(next) = ground.step(place, motion) else { break };
            place = next;
        }
        self.go_to_place(place);
        self.stretch(Overview::Board);
        true
    }

    /// The cursor goes along the rows of the list; false if there is none.
    pub fn walk_list(&mut self, motion: Motion, times: usize) -> bool {
        let rows = self.view.listed();
        let row = self.item().and_then(|item| self.view.row(item));
        let (Some(last), Some(row)) = (rows.len().checked_sub(1), row) else { return false };
        let page = usize::from(self.layout().body.rows).max(2);
        self.put_on(rows[motion.apply(row, times, page).min(last)]);
        self.stretch(Overview::List);
        true
    }
}

/// What is marked.
impl BoardView {
    /// Marks the cursor's item, or takes its mark away; false if there is none.
    pub fn mark(&mut self) -> bool {
        let item = self.item();
        item.into_iter().for_each(|item| self.selection.toggle(item));
        item.is_some()
    }

    /// Begins or ends a range of marks at the cursor; false if there is none.
    pub fn mark_range(&mut self) -> bool {
        let cursor = self.cursor.clone();
        let is_there = cursor.is_some();
        cursor.into_iter().for_each(|cursor| self.selection.draw(cursor));
        is_there
    }

    /// Marks all that is shown, or takes all those marks away.
    pub fn mark_all(&mut self, overview: Overview) {
        let shown = self.order(overview).to_vec();
        self.selection.toggle_all(&shown);
    }

    /// Takes all marks away.
    pub fn clear_selection(&mut self) {
        self.selection.clear();
    }

    /// A range being drawn reaches to the cursor now.
    fn stretch(&mut self, overview: Overview) {
        let (Some(anchor), Some(cursor)) = (self.selection.anchor(), self.cursor.as_ref()) else { return };
        let items = match overview {
            Overview::Board => match (anchor.place(&self.view), cursor.place(&self.view)) {
                (Some(from), Some(to)) => between(&self.view, from, to),
                _ => return,
            },
            Overview::List => match (self.view.row(anchor.item), self.view.row(cursor.item)) {
                (Some(from), Some(to)) => self.view.listed()[from.min(to)..=from.max(to)].to_vec(),
                _ => return,
            },
        };
        self.selection.stretch(items);
    }
}

/// What is shown, and how.
impl BoardView {
    /// Shows what the query holds for; nothing asked shows all.
    pub fn set_filter(&mut self, source: BoardSource<'_>, filter: Query) {
        self.settings.filter = filter;
        self.settings.matching = Match::Matching;
        self.settings.kept_visible = None;
        self.rebuild(source);
    }

    /// What the filter leaves out is shown instead.
    pub fn invert_filter(&mut self, source: BoardSource<'_>) {
        self.settings.matching = match self.settings.matching {
            Match::Matching => Match::Inverted,
            Match::Inverted => Match::Matching,
        };
        self.settings.kept_visible = None;
        self.rebuild(source);
    }

    /// Keeps the filter in force under `name`, in place of an earlier one of this name.
    pub fn save_filter(&mut self, name: String) {
        self.saved_filters.retain(|(other, _)| *other != name);
        self.saved_filters.push((name, self.settings.filter.to_string()));
    }

    /// The item is shown; a filter that hides it is lifted. True if it was.
    pub fn lift_filter_for(&mut self, source: BoardSource<'_>, item: ItemId) -> bool {
        if self.view.shows(item) || source.plan.item(item).is_none() {
            return false;
        }
        self.settings.filter = Query::default();
        self.settings.finished = Finished::Shown;
        self.rebuild(source);
        true
    }

    /// The cursor's item, changed just now, no longer matches: it stays until the cursor leaves it.
    pub fn keep_visible(&mut self, source: BoardSource<'_>, item: Option<ItemId>) {
        let context = source.query_context(&self.discussed);
        if let Some(item) = item.filter(|item| self.view.shows(*item) && !self.settings.shows(*item, &context)) {
            self.settings.kept_visible = Some(item);
        }
    }

    /// A card that was only kept visible goes once the cursor has left it; true if it has.
    pub fn release(&mut self) -> bool {
        let left = |item| self.item() != Some(item);
        let is_over = self.settings.kept_visible.is_some_and(left);
        if is_over {
            self.settings.kept_visible = None;
        }
        is_over
    }

    /// Groups into other lanes.
    pub fn group(&mut self, source: BoardSource<'_>, grouping: Grouping) {
        self.settings.grouping = grouping;
        self.rebuild(source);
    }

    /// Orders the cards of a lane otherwise.
    pub fn sort(&mut self, source: BoardSource<'_>, sort: Sort) {
        self.settings.sort = sort;
        self.rebuild(source);
    }

    /// Lanes in which everything is done are left out, or shown again.
    pub fn toggle_finished(&mut self, source: BoardSource<'_>) -> Finished {
        self.settings.finished = match self.settings.finished {
            Finished::Shown => Finished::Hidden,
            Finished::Hidden => Finished::Shown,
        };
        self.rebuild(source);
        self.settings.finished
    }

    /// Automatic, one line, two lines, automatic.
    pub fn next_density(&mut self) -> Density {
        self.density = match self.density {
            Density::Automatic => Density::OneLine,
            Density::OneLine => Density::TwoLines,
            Density::TwoLines => Density::Automatic,
        };
        self.arrangement.forget_widths();
        self.density
    }

    /// Folds, filter, search, grouping, order and marks as they were at first.
    pub fn reset(&mut self, source: BoardSource<'_>) {
        self.settings = ViewSettings::default();
        self.toggled.clear();
        self.search = None;
        self.selection.clear();
        self.density = Density::Automatic;
        self.rebuild(source);
    }

    /// Folds or opens the cursor's lane; whether it was toggled before, none if there is no lane.
    pub fn toggle_lane(&mut self) -> Option<bool> {
        let lane = self.cursor.as_ref()?.lane.clone();
        let was_toggled = self.toggled_lanes().contains(&lane);
        let toggled = self.toggled_mut();
        toggled.retain(|other| *other != lane);
        if !was_toggled {
            toggled.push(lane);
        }
        Some(was_toggled)
    }

    /// All lanes open, or fold.
    pub fn open_all(&mut self, is_open: bool) {
        let all: Vec<LaneKey> = self.view.lanes.iter().map(|lane| lane.key.clone()).collect();
        let is_toggled = is_open == self.layout().opens_by_itself();
        *self.toggled_mut() = if is_toggled { all } else { Vec::new() };
    }

    fn toggled_mut(&mut self) -> &mut Vec<LaneKey> {
        self.toggled.entry(self.settings.grouping).or_default()
    }

    /// How the board is looked at, to be kept.
    pub fn kept_settings(&self) -> BoardSettings {
        BoardSettings {
            view: self.settings.clone(),
            density: self.density,
            toggled: self.toggled.clone(),
            saved_filters: self.saved_filters.clone(),
            cursor: self.cursor.as_ref().map(|cursor| (cursor.item, Some(cursor.lane.clone()))),
        }
    }

    /// Takes up how the board was looked at, as far as the plan still has it.
    pub fn restore(&mut self, source: BoardSource<'_>, kept: BoardSettings) {
        let context = source.query_context(&self.discussed);
        let item = kept.cursor.as_ref().map(|(item, _)| *item);
        // The cursor may have stood on an item that the filter no longer shows.
        let kept_visible = item.filter(|item| source.plan.item(*item).is_some() && !kept.view.shows(*item, &context));
        self.settings = ViewSettings { kept_visible, ..kept.view };
        self.density = kept.density;
        self.toggled = kept.toggled;
        self.saved_filters = kept.saved_filters;
        self.rebuild(source);
        let cursor = kept.cursor.and_then(|(item, lane)| Cursor::on(&self.view, item, lane.as_ref()));
        self.cursor = cursor.or(self.cursor.take());
    }
}

/// What is searched for.
impl BoardView {
    /// Searches for `query`, in what the last one left where it is narrower.
    pub fn start_search(&mut self, source: BoardSource<'_>, query: Query) {
        let context = source.query_context(&self.discussed);
        self.search = Some(match self.search.take() {
            Some(search) => search.refined(query, &context),
            None => SearchHits::new(Search::new(query, &context)),
        });
    }

    /// Goes on with a search that has not come to its end; true if it did.
    pub fn continue_search(&mut self, source: BoardSource<'_>) -> bool {
        let context = source.query_context(&self.discussed);
        match self.search.as_mut().filter(|search| search.is_running()) {
            Some(search) => {
                search.step(&context, &self.view);
                true
            }
            None => false,
        }
    }

    /// Nothing is searched for any more.
    pub fn stop_search(&mut self) {
        self.search = None;
    }
}
