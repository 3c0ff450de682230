//! The hits of a search among what is shown, and the way from one to the next.

use std::collections::HashSet;

use crate::app::board::view::View;
use crate::app::decide::Way;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Context, Found, Marks, Progress, Query, Search};

/// Items tested between two events; some milliseconds.
const SLICE: usize = 400;

/// What was searched for, and what was found.
pub struct SearchHits {
    search: Search,
    /// Whether the search has come to its end.
    progress: Progress,
    /// The hits that are shown, the best first.
    hits: Vec<Found>,
    /// The same, to be looked up.
    held: HashSet<ItemId>,
}

impl std::fmt::Debug for SearchHits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchHits").field("hits", &self.hits.len()).finish_non_exhaustive()
    }
}

impl SearchHits {
    /// A search that has not begun.
    pub(super) fn new(search: Search) -> Self {
        Self { search, progress: Progress::Left(usize::MAX), hits: Vec::new(), held: HashSet::new() }
    }

    /// A search for `query` that begins with what this one left, where it is narrower.
    pub(super) fn refined(self, query: Query, context: &Context<'_>) -> Self {
        Self::new(self.search.refined(query, context))
    }

    /// The same search from its beginning, over a plan or a view that has changed.
    pub(super) fn again(self, context: &Context<'_>, view: &View) -> Self {
        let mut again = Self::new(Search::new(self.search.query().clone(), context));
        again.step(context, view);
        again
    }

    /// Goes on with the search; hits that are not shown are left out.
    pub(super) fn step(&mut self, context: &Context<'_>, view: &View) {
        self.progress = self.search.step(context, SLICE);
        self.hits = self.search.found().iter().filter(|hit| view.shows(hit.item)).copied().collect();
        self.held = self.hits.iter().map(|hit| hit.item).collect();
    }

    /// The hits that are shown, the best first.
    pub fn hits(&self) -> &[Found] {
        &self.hits
    }

    /// Whether the item is a hit that is shown.
    pub fn holds(&self, item: ItemId) -> bool {
        self.held.contains(&item)
    }

    /// What to mark in `item`; nothing in one that is no hit.
    pub fn marks(&self, item: &Item) -> Marks {
        if self.held.contains(&item.id) { self.search.marks(item) } else { Marks::default() }
    }

    /// Whether items are still to be looked at.
    pub fn is_running(&self) -> bool {
        self.progress != Progress::Done
    }

    /// The next hit of `ring` from `here` on, in a circle, and its place among the hits of the ring.
    pub fn next(&self, ring: impl Iterator<Item = ItemId>, here: Option<ItemId>, way: Way) -> Option<(ItemId, usize)> {
        let ring: Vec<ItemId> = ring.filter(|item| self.holds(*item) || Some(*item) == here).collect();
        let at = here.and_then(|here| ring.iter().position(|item| *item == here)).unwrap_or(0);
        let mut turned = (1..=ring.len()).map(|step| match way {
            Way::Down => ring[(at + step) % ring.len()],
            Way::Up => ring[(at + ring.len() - step) % ring.len()],
        });
        let item = turned.find(|item| self.holds(*item))?;
        let place = ring.iter().filter(|item| self.holds(**item)).position(|hit| *hit == item)?;
        Some((item, place))
    }
}
