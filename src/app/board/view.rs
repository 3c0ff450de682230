//! What is shown: the plan's items by lane and column. Made again only when the plan or what is shown of it changes.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::lang::{Lang, Words, find as words};
use crate::plan::Plan;
use crate::plan::group::{self, Lanes};
pub use crate::plan::group::{Grouping, LaneKey};
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Context, Query, Role};
use crate::plan::sort::Sort;
use crate::plan::summary::Summary;
use crate::text;

/// The two ways to see all items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overview {
    /// Cards in lanes and columns.
    #[default]
    Board,
    /// Rows.
    List,
}

/// Which items a filter lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Match {
    /// Those the query holds for.
    #[default]
    Matching,
    /// All others.
    Inverted,
}

/// What of the plan is shown, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewSettings {
    /// What the lanes are.
    pub grouping: Grouping,
    /// The order within a lane's column.
    pub sort: Sort,
    /// What is asked of an item; nothing, if all are shown.
    pub filter: Query,
    /// Which items the filter lets through.
    pub matching: Match,
    /// Whether lanes in which everything is done are left out.
    pub finished: Finished,
    /// An item that no longer matches because of a change made here; shown until the cursor leaves it.
    pub kept_visible: Option<ItemId>,
}

/// What becomes of lanes in which everything is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Finished {
    /// They are shown like others.
    #[default]
    Shown,
    /// They are left out.
    Hidden,
}

/// A horizontal group of cards.
#[derive(Debug)]
pub struct LaneView {
    /// What it stands for.
    pub key: LaneKey,
    /// The numeral before its title; empty but for themes.
    pub numeral: String,
    /// Its title.
    pub title: String,
    /// The cards in each column, in shown order.
    pub columns: Vec<Vec<ItemId>>,
    /// Its counts over what is shown.
    pub summary: Summary,
}

/// Where a card stands: indices into lanes, columns and the cards of that cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardPlace {
    /// Index into [`View::lanes`].
    pub lane: usize,
    /// Index into the plan's columns.
    pub column: usize,
    /// Index into the cell's cards.
    pub row: usize,
}

/// The lanes with their cards, and what is said of all of them.
#[derive(Debug)]
pub struct View {
    /// The lanes, in the document's order.
    pub lanes: Vec<LaneView>,
    /// The counts over all shown items, each counted once.
    pub summary: Summary,
    /// The counts over the whole plan.
    pub whole: Summary,
    /// Whether a filter is on, or items are left out otherwise.
    pub is_filtered: bool,
    /// The widest printed number, in cells; at least two.
    pub number_cells: usize,
    /// The shown items that stand in more than one lane.
    pub shared: HashSet<ItemId>,
    /// Whose names the badges are made of.
    badge_of: BadgeOf,
    /// The shortest beginning of each name that no other has.
    badges: HashMap<String, String>,
    order: Vec<ItemId>,
    /// Each shown item's place in `order`.
    ranks: HashMap<ItemId, usize>,
    /// The shown items in the sort's order, whatever lane they stand in.
    listed: Vec<ItemId>,
    /// Each shown item's place in `listed`.
    rows: HashMap<ItemId, usize>,
    /// Where each shown item stands: one place for each of its lanes.
    places: HashMap<ItemId, Vec<CardPlace>>,
    /// Each lane's place in `lanes`.
    lane_places: HashMap<LaneKey, usize>,
}

/// Whose names a badge is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BadgeOf {
    Leaders,
    LeadUnits,
}

impl ViewSettings {
    /// Whether a filter is on.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// The items shown; none for all of them.
    fn shown(&self, context: &Context<'_>) -> Option<HashSet<ItemId>> {
        if !self.is_filtered() {
            return None;
        }
        let matching: HashSet<ItemId> = self.filter.items(context).into_iter().collect();
        let mut shown = match self.matching {
            Match::Matching => matching,
            Match::Inverted => {
                context.plan.items.iter().map(|item| item.id).filter(|item| !matching.contains(item)).collect()
            }
        };
        shown.extend(self.kept_visible);
        Some(shown)
    }

    /// Whether the item is shown.
    pub fn shows(&self, item: ItemId, context: &Context<'_>) -> bool {
        let without = Self { kept_visible: None, ..self.clone() };
        without.shown(context).is_none_or(|shown| shown.contains(&item))
    }
}

impl View {
    /// What `settings` shows of the context's plan; lanes without words of the document are titled in `lang`.
    pub fn of(context: &Context<'_>, settings: &ViewSettings, lang: Lang) -> Self {
        let plan = context.plan;
        let shown = settings.shown(context);
        let is_shown = |item: ItemId| shown.as_ref().is_none_or(|shown| shown.contains(&item));
        let Lanes { lanes, shared } = Lanes::of(plan, settings.grouping, is_shown);
        let mut seen = HashSet::new();
        let mut order = Vec::new();
        let lane = |mut lane: group::Lane| {
            settings.sort.sort(plan, &mut lane.items);
            order.extend(lane.items.iter().filter(|item| seen.insert(**item)));
            LaneView::of(plan, &lane, lang)
        };
        let mut lanes: Vec<LaneView> = lanes.into_iter().map(lane).collect();
        lanes.retain(|lane| {
            let is_empty = lane.summary.total == 0;
            let is_finished = !is_empty && lane.summary.done == lane.summary.total;
            !(is_empty && settings.is_filtered() || is_finished && settings.finished == Finished::Hidden)
        });
        if settings.finished == Finished::Hidden {
            let kept: HashSet<ItemId> = lanes.iter().flat_map(|lane| lane.columns.iter().flatten()).copied().collect();
            order.retain(|item| kept.contains(item));
        }
        let mut listed = order.clone();
        settings.sort.sort(plan, &mut listed);
        let badge_of = if settings.grouping == Grouping::Leader { BadgeOf::LeadUnits } else { BadgeOf::Leaders };
        let number_cells = plan.items.iter().map(|item| text::width(&item.number)).max().unwrap_or(0).max(2);
        Self {
            places: places(&lanes),
            lane_places: lanes.iter().enumerate().map(|(at, lane)| (lane.key.clone(), at)).collect(),
            ranks: order.iter().enumerate().map(|(at, item)| (*item, at)).collect(),
            rows: listed.iter().enumerate().map(|(at, item)| (*item, at)).collect(),
            listed,
            lanes,
            summary: Summary::of(plan, order.iter().filter_map(|item| plan.item(*item))),
            whole: Summary::of(plan, &plan.items),
            is_filtered: settings.is_filtered() || order.len() < plan.items.len(),
            number_cells,
            shared,
            badge_of,
            badges: badges(plan, badge_of),
            order,
        }
    }

    /// Where in lane `key` the item is shown.
    pub fn find(&self, item: ItemId, key: &LaneKey) -> Option<CardPlace> {
        let lane = *self.lane_places.get(key)?;
        self.places(item).iter().find(|place| place.lane == lane).copied()
    }

    /// Where the item is shown, from the first lane on; nowhere if it is not.
    pub fn places(&self, item: ItemId) -> &[CardPlace] {
        self.places.get(&item).map_or(&[], Vec::as_slice)
    }

    /// The lane in which the item is shown first.
    pub fn lane_of(&self, item: ItemId) -> Option<&LaneKey> {
        self.places(item).first().map(|place| &self.lanes[place.lane].key)
    }

    /// Whether the item is shown.
    pub fn shows(&self, item: ItemId) -> bool {
        self.ranks.contains_key(&item)
    }

    /// The item's place in [`View::order`].
    pub fn rank(&self, item: ItemId) -> Option<usize> {
        self.ranks.get(&item).copied()
    }

    /// All shown items, each once, in the sort's order: the rows of the list.
    pub fn listed(&self) -> &[ItemId] {
        &self.listed
    }

    /// The item's place in [`View::listed`].
    pub fn row(&self, item: ItemId) -> Option<usize> {
        self.rows.get(&item).copied()
    }

    /// How many cards are shown: an item has one in each of its lanes.
    pub fn cards(&self) -> usize {
        self.summary.total + self.shared.iter().map(|item| self.places(*item).len() - 1).sum::<usize>()
    }

    /// The card at `place`.
    pub fn card(&self, place: CardPlace) -> ItemId {
        self.cell(place.lane, place.column)[place.row]
    }

    /// The cards of `lane` in `column`.
    pub fn cell(&self, lane: usize, column: usize) -> &[ItemId] {
        &self.lanes[lane].columns[column]
    }

    /// All shown items, each once: lane by lane, within a lane in its order.
    pub fn order(&self) -> &[ItemId] {
        &self.order
    }

    /// The badge of each that `item` names, in the item's order; none if it names nobody.
    pub fn badges<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a str> {
        self.badge_of.names(item).iter().filter_map(|name| self.badges.get(name)).map(String::as_str)
    }

    /// Whose names the badges are made of.
    pub fn badge_role(&self) -> Role {
        match self.badge_of {
            BadgeOf::Leaders => Role::Leader,
            BadgeOf::LeadUnits => Role::LeadUnit,
        }
    }
}

impl LaneView {
    fn of(plan: &Plan, lane: &group::Lane, lang: Lang) -> Self {
        let mut columns = vec![Vec::new(); plan.columns.len()];
        let items: Vec<&Item> = lane.items.iter().filter_map(|item| plan.item(*item)).collect();
        for item in &items {
            if let Some(column) = plan.column_place(&item.status) {
                columns[column].push(item.id);
            }
        }
        Self {
            key: lane.key.clone(),
            numeral: lane.numeral.clone(),
            title: lane.title(lang).to_owned(),
            columns,
            summary: Summary::of(plan, items),
        }
    }
}

impl BadgeOf {
    fn names(self, item: &Item) -> &[String] {
        match self {
            Self::Leaders => &item.leaders,
            Self::LeadUnits => &item.lead_units,
        }
    }

    /// Grapheme clusters a badge has at least: units are told by two.
    fn least(self) -> usize {
        match self {
            Self::Leaders => 1,
            Self::LeadUnits => 2,
        }
    }
}

/// Where each item stands, lane by lane.
fn places(lanes: &[LaneView]) -> HashMap<ItemId, Vec<CardPlace>> {
    let mut places: HashMap<ItemId, Vec<CardPlace>> = HashMap::new();
    for (lane, shown) in lanes.iter().enumerate() {
        for (column, cards) in shown.columns.iter().enumerate() {
            for (row, item) in cards.iter().enumerate() {
                places.entry(*item).or_default().push(CardPlace { lane, column, row });
            }
        }
    }
    places
}

/// The shortest beginning, in grapheme clusters, that tells each name from all others; else the whole name.
fn badges(plan: &Plan, badge_of: BadgeOf) -> HashMap<String, String> {
    let names: HashSet<&str> = plan.items.iter().flat_map(|item| badge_of.names(item)).map(String::as_str).collect();
    let mut sorted: Vec<&str> = names.iter().copied().collect();
    sorted.sort_unstable();
    // In the order of the alphabet only the neighbours can share a beginning.
    let badge = |(at, name): (usize, &&str)| {
        let neighbours = [at.checked_sub(1), Some(at + 1)];
        let others: Vec<&str> = neighbours.into_iter().flatten().filter_map(|at| sorted.get(at)).copied().collect();
        let ends = name.grapheme_indices(true).map(|(at, cluster)| at + cluster.len()).skip(badge_of.least() - 1);
        let unique = |end: &usize| others.iter().all(|other| !other.starts_with(&name[..*end]));
        let end = ends.into_iter().find(unique).unwrap_or(name.len());
        ((*name).to_owned(), name[..end].to_owned())
    };
    sorted.iter().enumerate().map(badge).collect()
}

/// What an order is called.
pub fn sort_words(sort: Sort) -> Words {
    match sort {
        Sort::Number => words::BY_NUMBER,
        Sort::Deadline => words::BY_DEADLINE,
        Sort::Days => words::BY_DAYS,
        Sort::Status => words::BY_STATUS,
    }
}

/// What a grouping is called.
pub fn grouping_words(grouping: Grouping) -> Words {
    match grouping {
        Grouping::Theme => words::GROUPED_BY_THEME,
        Grouping::Leader => words::GROUPED_BY_LEADER,
        Grouping::LeadUnit => words::GROUPED_BY_LEAD_UNIT,
        Grouping::ResponsibleUnit => words::GROUPED_BY_RESPONSIBLE_UNIT,
        Grouping::None => words::NOT_GROUPED,
    }
}
