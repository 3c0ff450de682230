//! Marks: the items that changes act on together.

use super::cursor::Cursor;
use super::view::{Place, View};
use crate::plan::id::ItemId;

/// The marked items, and where a range of them was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marked for good, in the order they were marked.
    items: Vec<ItemId>,
    /// The range being drawn: its anchor, and what it holds now.
    range: Option<(Cursor, Vec<ItemId>)>,
}

impl Marks {
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
        self.all().len()
    }

    /// Every marked item once, in the order they were marked.
    pub fn all(&self) -> Vec<ItemId> {
        let mut all = self.items.clone();
        let range = self.range.iter().flat_map(|(_, range)| range);
        for item in range {
            if !all.contains(item) {
                all.push(*item);
            }
        }
        all
    }

    /// Marks an item, or takes its mark away.
    pub fn toggle(&mut self, item: ItemId) {
        self.settle();
        if self.items.contains(&item) {
            self.items.retain(|other| *other != item);
        } else {
            self.items.push(item);
        }
    }

    /// Marks all of `items`; if they all are already, takes their marks away.
    pub fn toggle_all(&mut self, items: &[ItemId]) {
        self.settle();
        if items.iter().all(|item| self.items.contains(item)) {
            self.items.retain(|item| !items.contains(item));
        } else {
            let new: Vec<ItemId> = items.iter().filter(|item| !self.items.contains(item)).copied().collect();
            self.items.extend(new);
        }
    }

    /// Whether a range is being drawn.
    pub fn is_drawing(&self) -> bool {
        self.range.is_some()
    }

    /// Begins a range at the cursor; one that is being drawn is ended, its items stay marked.
    pub fn draw(&mut self, cursor: Cursor) {
        if self.range.is_some() {
            self.settle();
        } else {
            let item = cursor.item;
            self.range = Some((cursor, vec![item]));
        }
    }

    /// The range reaches to the cursor now.
    pub fn stretch(&mut self, cursor: &Cursor, view: &View) {
        let Some((anchor, range)) = &mut self.range else { return };
        if let (Some(from), Some(to)) = (anchor.place(view), cursor.place(view)) {
            *range = between(view, from, to);
        }
    }

    /// The range becomes marks like others.
    fn settle(&mut self) {
        self.items = self.all();
        self.range = None;
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes the marks of items that are gone away.
    pub fn retain(&mut self, is_there: impl Fn(ItemId) -> bool) {
        self.items.retain(|item| is_there(*item));
        if let Some((_, range)) = &mut self.range {
            range.retain(|item| is_there(*item));
        }
    }
}

/// The columns between two places and, in them, the cards between in shown order.
fn between(view: &View, a: Place, b: Place) -> Vec<ItemId> {
    let (columns, cards) = (a.column.min(b.column)..=a.column.max(b.column), [(a.lane, a.row), (b.lane, b.row)]);
    let (first, last) = (cards[0].min(cards[1]), cards[0].max(cards[1]));
    let mut items = Vec::new();
    for lane in first.0..=last.0 {
        for column in columns.clone() {
            for (row, item) in view.cell(lane, column).iter().enumerate() {
                if (first..=last).contains(&(lane, row)) && !items.contains(item) {
                    items.push(*item);
                }
            }
        }
    }
    items
}
