//! Finding: a line that searches with every letter, the hits it leaves, and the way from one to the next.

use std::collections::HashSet;

use crate::app::view::View;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Context, Found, Marks, Progress, Search};

/// Items tested between two events; some milliseconds.
pub(in crate::app) const SLICE: usize = 400;

/// What was searched for, and what was found.
pub struct Finding {
    pub(in crate::app) search: Search,
    /// Whether the search has come to its end.
    progress: Progress,
    /// The hits that are shown, the best first.
    pub(in crate::app) hits: Vec<Found>,
    /// The same, to be looked up.
    pub(in crate::app) held: HashSet<ItemId>,
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

    /// Whether the item is a hit that is shown.
    pub fn holds(&self, item: ItemId) -> bool {
        self.held.contains(&item)
    }

    /// What to mark in `item`; nothing in one that is no hit.
    pub fn marks(&self, item: &Item) -> Marks {
        if self.held.contains(&item.id) { self.search.marks(item) } else { Marks::default() }
    }

    /// Goes on with the search; hits that are not shown are left out.
    pub(in crate::app) fn step(&mut self, context: &Context<'_>, view: &View) {
        self.progress = self.search.step(context, SLICE);
        self.hits = self.search.found().iter().filter(|hit| view.shows(hit.item)).copied().collect();
        self.held = self.hits.iter().map(|hit| hit.item).collect();
    }

    /// A search that has not begun.
    pub(in crate::app) fn new(search: Search) -> Self {
        Self { search, progress: Progress::Left(usize::MAX), hits: Vec::new(), held: HashSet::new() }
    }

    /// Whether items are still to be looked at.
    pub fn is_running(&self) -> bool {
        self.progress != Progress::Done
    }
}
