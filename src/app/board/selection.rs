//! Marks: the items that changes act on together.

use std::collections::HashSet;

use indexmap::IndexSet;

use crate::app::board::cursor::Cursor;
use crate::app::board::view::{CardPlace, View};
use crate::plan::id::ItemId;

/// The marked items, and where a range of them was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Marked for good.
    items: IndexSet<ItemId>,
    /// The range being drawn: its anchor, and what it holds now.
    range: Option<(Cursor, IndexSet<ItemId>)>,
}

impl Selection {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.range.is_none()
    }

    /// Whether the item is marked.
    pub fn holds(&self, item: ItemId) -> bool {
        self.items.contains(&item) || self.range.as_ref().is_some_and(|(_, range)| range.contains(&item))
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        let range = self.range.iter().flat_map(|(_, range)| range);
        self.items.len() + range.filter(|item| !self.items.contains(*item)).count()
    }

    /// Every marked item once, in the order they were marked.
    pub fn all(&self) -> Vec<ItemId> {
        self.settled().into_iter().collect()
    }

    fn settled(&self) -> IndexSet<ItemId> {
        let mut all = self.items.clone();
        all.extend(self.range.iter().flat_map(|(_, range)| range));
        all
    }

    /// Marks an item, or takes its mark away.
    pub fn toggle(&mut self, item: ItemId) {
        self.settle();
        if !self.items.shift_remove(&item) {
            self.items.insert(item);
        }
    }

    /// Marks all of `items`; if they all are already, takes their marks away.
    pub fn toggle_all(&mut self, items: &[ItemId]) {
        self.settle();
        if items.iter().all(|item| self.items.contains(item)) {
            let away: HashSet<&ItemId> = items.iter().collect();
            self.items.retain(|item| !away.contains(item));
        } else {
            self.items.extend(items);
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
    pub fn retain(&mut self, is_there: impl Fn(&ItemId) -> bool) {
        self.items.retain(&is_there);
        if let Some((_, range)) = &mut self.range {
            range.retain(&is_there);
        }
    }
}

/// The columns between two places and, in them, the cards between in shown order; an item in two lanes comes twice.
pub fn between(view: &View, a: CardPlace, b: CardPlace) -> Vec<ItemId> {
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
