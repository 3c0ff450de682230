//! Where things stand once all steps are made in their order: everything that ever was keeps a place, so that what is
//! put behind something deleted elsewhere has one too.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::writes::{ObjectWrites, Writes};
use crate::plan::change::{Change, ColumnChange, ItemChange, ThemeChange};
use crate::plan::id::{ColumnId, ItemId, ThemeId};
use crate::plan::index::IdMap;
use crate::plan::item::Item;
use crate::plan::step::{Order, Step};

/// A list, and which of its elements are there.
#[derive(Debug)]
struct Shelf<Id> {
    list: Vec<Id>,
    there: HashSet<Id>,
}

impl<Id: Clone + Eq + Hash> Shelf<Id> {
    fn new(list: Vec<Id>) -> Self {
        let there = list.iter().cloned().collect();
        Self { list, there }
    }

    fn remove(&mut self, id: &Id) {
        if let Some(at) = self.list.iter().position(|other| other == id) {
            self.list.remove(at);
        }
        self.there.remove(id);
    }

    fn put_last(&mut self, id: &Id) {
        self.remove(id);
        self.list.push(id.clone());
        self.there.insert(id.clone());
    }

    /// Behind another that is there; none: first; one that is not: last.
    fn put_behind(&mut self, id: &Id, after: Option<&Id>) {
        let Some(from) = self.list.iter().position(|other| other == id) else { return };
        self.list.remove(from);
        let to = match after {
            None => Some(0),
            Some(after) if self.there.contains(after) => {
                self.list.iter().position(|other| other == after).map(|at| at + 1)
            }
            Some(_) => None,
        };
        self.list.insert(to.unwrap_or(self.list.len()), id.clone());
    }
}

/// The order of themes: those of the document as it has them, and what the steps made of that.
pub(super) fn themes(known: impl IntoIterator<Item = ThemeId>, writes: &Writes<'_>, steps: &[&Step]) -> Vec<ThemeId> {
    let is_first = |id: &ThemeId| writes.themes.get(id).is_none_or(|writes| !writes.was_added());
    let mut first: Vec<ThemeId> = known.into_iter().filter(is_first).collect();
    first.sort_unstable();
    first.dedup();
    let mut shelf = Shelf::new(first);
    for change in steps.iter().flat_map(|step| &step.changes) {
        match change {
            Change::Theme(id, ThemeChange::Whole(swap)) if swap.to.is_some() => shelf.put_last(id),
            Change::Theme(id, ThemeChange::Whole(_)) => drop(shelf.there.remove(id)),
            Change::Theme(id, ThemeChange::After(swap)) => shelf.put_behind(id, swap.to.as_ref()),
            _ => {}
        }
    }
    shelf.list
}

/// The order of columns; `first` are those of the board as it was made, in order.
pub(super) fn columns(first: Vec<ColumnId>, steps: &[&Step]) -> Vec<ColumnId> {
    let mut shelf = Shelf::new(first);
    for change in steps.iter().flat_map(|step| &step.changes) {
        match change {
            Change::Column(id, ColumnChange::Whole(swap)) if swap.to.is_some() => shelf.put_last(id),
            Change::Column(id, ColumnChange::Whole(_)) => drop(shelf.there.remove(id)),
            Change::Column(id, ColumnChange::After(swap)) => shelf.put_behind(id, swap.to.as_ref()),
            _ => {}
        }
    }
    shelf.list
}

/// The items of each theme in order, and the theme each stands under. `known` are items and themes they stand under.
pub(super) struct Shelves {
    pub(super) lists: HashMap<ThemeId, Vec<ItemId>>,
    pub(super) themes: IdMap<ItemId, ThemeId>,
}

struct ItemShelves<'a> {
    shelves: IdMap<ThemeId, Shelf<ItemId>>,
    themes: IdMap<ItemId, ThemeId>,
    /// Of items that were ever deleted, the changes so far: they tell whether it is there, deleted and kept or not.
    deleted: IdMap<ItemId, ObjectWrites<'a, Item, ItemChange>>,
}

impl<'a> ItemShelves<'a> {
    fn shelf(&mut self, theme: ThemeId) -> &mut Shelf<ItemId> {
        self.shelves.entry(theme).or_insert_with(|| Shelf::new(Vec::new()))
    }

    /// Puts an item last in a theme, out of the one it stood in; there or not, as before.
    fn move_to(&mut self, id: ItemId, theme: ThemeId) {
        let mut is_there = true;
        if let Some(old) = self.themes.insert(id, theme) {
            let old = self.shelf(old);
            is_there = old.there.contains(&id);
            old.remove(&id);
        }
        let shelf = self.shelf(theme);
        shelf.list.push(id);
        if is_there {
            shelf.there.insert(id);
        }
    }

    /// Makes the change of a step, and finds out whether the item is there with it.
    fn make(&mut self, id: ItemId, order: Order, change: &'a ItemChange) {
        self.change(id, change);
        let Some(writes) = self.deleted.get_mut(&id) else { return };
        writes.note(order, change);
        let stays = writes.stays();
        let Some(theme) = self.themes.get(&id).copied() else { return };
        let there = &mut self.shelf(theme).there;
        if stays {
            there.insert(id);
        } else {
            there.remove(&id);
        }
    }

    fn change(&mut self, id: ItemId, change: &ItemChange) {
        match change {
            ItemChange::Whole(swap) => match (&swap.to, self.themes.get(&id).copied()) {
                (Some(item), theme) => {
                    let theme = theme.unwrap_or(item.theme);
                    self.move_to(id, theme);
                    self.shelf(theme).there.insert(id);
                }
                (None, Some(theme)) => drop(self.shelf(theme).there.remove(&id)),
                (None, None) => {}
            },
            ItemChange::Theme(swap) => self.move_to(id, swap.to),
            ItemChange::After(swap) => {
                if let Some(theme) = self.themes.get(&id).copied() {
                    self.shelf(theme).put_behind(&id, swap.to.as_ref());
                }
            }
            _ => {}
        }
    }
}

/// Where the items stand after the steps; `known` are all items that are or were, and the themes they stand under.
pub(super) fn items<'a>(known: Vec<(ItemId, ThemeId)>, writes: &Writes<'a>, steps: &[&'a Step]) -> Shelves {
    let mut first_themes: IdMap<ItemId, ThemeId> = IdMap::default();
    for change in steps.iter().flat_map(|step| &step.changes) {
        if let Change::Item(id, ItemChange::Theme(swap)) = change {
            first_themes.entry(*id).or_insert(swap.from);
        }
    }
    let is_first = |id: &ItemId| writes.items.get(id).is_none_or(|writes| !writes.was_added());
    let mut first: Vec<(ItemId, ThemeId)> = known.into_iter().filter(|(id, _)| is_first(id)).collect();
    first.sort_unstable();
    first.dedup_by_key(|(id, _)| *id);
    let gone =
        writes.items.iter().filter(|(_, writes)| writes.has_gone()).map(|(id, _)| (*id, ObjectWrites::default()));
    let mut shelves = ItemShelves { shelves: IdMap::default(), themes: IdMap::default(), deleted: gone.collect() };
    for (id, theme) in first {
        let theme = first_themes.get(&id).copied().unwrap_or(theme);
        let shelf = shelves.shelf(theme);
        shelf.list.push(id);
        shelf.there.insert(id);
        shelves.themes.insert(id, theme);
    }
    for step in steps {
        for change in &step.changes {
            if let Change::Item(id, change) = change {
                shelves.make(*id, step.order(), change);
            }
        }
    }
    let lists = shelves.shelves.into_iter().map(|(theme, shelf)| (theme, shelf.list)).collect();
    Shelves { lists, themes: shelves.themes }
}
