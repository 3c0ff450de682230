//! Marks: the items that changes act on together.

use std::collections::HashSet;

use crate::app::cursor::Cursor;
use crate::app::view::{Place, View};
use crate::plan::id::ItemId;

/// The marked items, and where a range of them was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marked for good.
    items: Ordered,
    /// The range being drawn: its anchor, and what it holds now.
    range: Option<(Cursor, Ordered)>,
}

/// Items, each once, in the order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Ordered {
    items: Vec<ItemId>,
    held: HashSet<ItemId>,
}

impl Ordered {
    fn push(&mut self, item: ItemId) {
        if self.held.insert(item) {
            self.items.push(item);
        }
    }

    fn retain(&mut self, keep: impl Fn(ItemId) -> bool) {
        self.items.retain(|item| keep(*item));
        self.held.retain(|item| keep(*item));
    }
}

impl FromIterator<ItemId> for Ordered {
    fn from_iter<I: IntoIterator<Item = ItemId>>(items: I) -> Self {
        let mut ordered = Self::default();
        items.into_iter().for_each(|item| ordered.push(item));
        ordered
    }
}

impl Marks {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.items.items.is_empty() && self.range.is_none()
    }

    /// Whether the item is marked.
    pub fn holds(&self, item: ItemId) -> bool {
        self.items.held.contains(&item) || self.range.as_ref().is_some_and(|(_, range)| range.held.contains(&item))
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        let range = self.range.iter().flat_map(|(_, range)| &range.items);
        self.items.items.len() + range.filter(|item| !self.items.held.contains(item)).count()
    }

    /// Every marked item once, in the order they were marked.
    pub fn all(&self) -> Vec<ItemId> {
        self.settled().items
    }

    fn settled(&self) -> Ordered {
        let mut all = self.items.clone();
        self.range.iter().flat_map(|(_, range)| &range.items).for_each(|item| all.push(*item));
        all
    }

    /// Marks an item, or takes its mark away.
    pub fn toggle(&mut self, item: ItemId) {
        self.settle();
        if self.items.held.contains(&item) {
            self.items.retain(|other| other != item);
        } else {
            self.items.push(item);
        }
    }

    /// Marks all of `items`; if they all are already, takes their marks away.
    pub fn toggle_all(&mut self, items: &[ItemId]) {
        self.settle();
        if items.iter().all(|item| self.items.held.contains(item)) {
            let away: HashSet<&ItemId> = items.iter().collect();
            self.items.retain(|item| !away.contains(&item));
        } else {
            items.iter().for_each(|item| self.items.push(*item));
        }
    }

    /// Begins a range at the cursor; one that is being drawn is ended, its items stay marked.
    pub fn draw(&mut self, cursor: Cursor) {
        if self.range.is_some() {
            self.settle();
        } else {
            let range = std::iter::once(cursor.item).collect();
            self.range = Some((cursor, range));
        }
    }

    /// Where the range being drawn was begun.
    pub fn anchor(&self) -> Option<&Cursor> {
        self.range.as_ref().map(|(anchor, _)| anchor)
    }

    /// The range being drawn holds these items now.
    pub fn stretch(&mut self, items: impl IntoIterator<Item = ItemId>) {
        if let Some((_, range)) = &mut self.range {
            *range = items.into_iter().collect();
        }
    }

    /// The range becomes marks like others.
    fn settle(&mut self) {
        self.items = self.settled();
        self.range = None;
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes the marks of items that are gone away.
    pub fn retain(&mut self, is_there: impl Fn(ItemId) -> bool) {
        self.items.retain(&is_there);
        if let Some((_, range)) = &mut self.range {
            range.retain(&is_there);
        }
    }
}

/// The columns between two places and, in them, the cards between in shown order; an item in two lanes comes twice.
pub fn between(view: &View, a: Place, b: Place) -> Vec<ItemId> {
    let (columns, cards) = (a.column.min(b.column)..=a.column.max(b.column), [(a.lane, a.row), (b.lane, b.row)]);
    let (first, last) = (cards[0].min(cards[1]), cards[0].max(cards[1]));
    let mut items = Vec::new();
    for lane in first.0..=last.0 {
        for column in columns.clone() {
            let rows = view.cell(lane, column).iter().enumerate();
            items.extend(rows.filter(|(row, _)| (first..=last).contains(&(lane, *row))).map(|(_, item)| *item));
        }
    }
    items
}
