//! What is shown: the plan's items by lane and column. Made again only when the plan or what is shown of it changes.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation as _;

use crate::plan::Plan;
use crate::plan::id::{ItemId, ThemeId};
use crate::plan::item::Item;
use crate::plan::summary::Summary;
use crate::text;

/// What a lane stands for; its name for as long as the plan lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaneKey {
    /// A theme of the document.
    Theme(ThemeId),
}

/// A horizontal group of cards.
#[derive(Debug)]
pub struct Lane {
    /// What it stands for.
    pub key: LaneKey,
    /// The numeral before its title.
    pub numeral: String,
    /// Its title.
    pub title: String,
    /// The cards in each column, in shown order.
    pub columns: Vec<Vec<ItemId>>,
    /// Its counts.
    pub summary: Summary,
}

/// Where a card stands: indices into lanes, columns and the cards of that cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
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
    pub lanes: Vec<Lane>,
    /// The counts over all shown items.
    pub summary: Summary,
    /// The widest printed number, in cells; at least two.
    pub number_cells: usize,
    /// The shortest beginning of each leader's name that no other leader's name has.
    badges: HashMap<String, String>,
    order: Vec<ItemId>,
}

impl View {
    /// The view of `plan`, by theme.
    pub fn of(plan: &Plan) -> Self {
        let mut lanes: Vec<Lane> = plan
            .themes
            .iter()
            .map(|theme| Lane {
                key: LaneKey::Theme(theme.id),
                numeral: theme.numeral().to_owned(),
                title: theme.title.clone(),
                columns: vec![Vec::new(); plan.columns.len()],
                summary: Summary::default(),
            })
            .collect();
        let places: HashMap<ThemeId, usize> =
            plan.themes.iter().enumerate().map(|(at, theme)| (theme.id, at)).collect();
        let mut items: Vec<Vec<&Item>> = vec![Vec::new(); lanes.len()];
        for item in &plan.items {
            let (Some(&lane), Some(column)) = (places.get(&item.theme), plan.column_place(&item.status)) else {
                continue;
            };
            lanes[lane].columns[column].push(item.id);
            items[lane].push(item);
        }
        let mut seen = HashSet::new();
        let order = items.iter().flatten().map(|item| item.id).filter(|item| seen.insert(*item)).collect();
        for (lane, items) in lanes.iter_mut().zip(items) {
            lane.summary = Summary::of(plan, items);
        }
        let number_cells = plan.items.iter().map(|item| text::width(&item.number)).max().unwrap_or(0).max(2);
        Self { lanes, summary: Summary::of(plan, &plan.items), number_cells, badges: badges(plan), order }
    }

    /// Where in lane `key` the item is shown.
    pub fn find(&self, item: ItemId, key: LaneKey) -> Option<Place> {
        let lane = self.lanes.iter().position(|lane| lane.key == key)?;
        self.lanes[lane].columns.iter().enumerate().find_map(|(column, cards)| {
            let row = cards.iter().position(|card| *card == item)?;
            Some(Place { lane, column, row })
        })
    }

    /// The lane in which the item is shown first.
    pub fn lane_of(&self, item: ItemId) -> Option<LaneKey> {
        let holds = |lane: &&Lane| lane.columns.iter().flatten().any(|card| *card == item);
        self.lanes.iter().find(holds).map(|lane| lane.key)
    }

    /// The card at `place`.
    pub fn card(&self, place: Place) -> ItemId {
        self.cell(place.lane, place.column)[place.row]
    }

    /// The cards of `lane` in `column`.
    pub fn cell(&self, lane: usize, column: usize) -> &[ItemId] {
        &self.lanes[lane].columns[column]
    }

    /// All shown items, each once: lane by lane, within a lane in the plan's order.
    pub fn order(&self) -> &[ItemId] {
        &self.order
    }

    /// The leaders' badges of `item`, one behind the other; empty if it names nobody.
    pub fn badge(&self, item: &Item) -> String {
        item.leaders.iter().filter_map(|leader| self.badges.get(leader)).map(String::as_str).collect()
    }
}

/// The shortest beginning, in grapheme clusters, that tells each leader from all others; else the whole name.
fn badges(plan: &Plan) -> HashMap<String, String> {
    let names: HashSet<&str> = plan.items.iter().flat_map(|item| &item.leaders).map(String::as_str).collect();
    let badge = |name: &str| {
        let ends = name.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
        let unique = |end: &usize| names.iter().filter(|other| other.starts_with(&name[..*end])).count() == 1;
        let end = ends.into_iter().find(unique).unwrap_or(name.len());
        name[..end].to_owned()
    };
    names.iter().map(|name| ((*name).to_owned(), badge(name))).collect()
}
