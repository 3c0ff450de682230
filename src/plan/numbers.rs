//! The whole numbers people call items and themes by: those of the document as it has them, those added in the order
//! they were, the same on every desk.
//!
//! What was added gets the number it was given where it was added, unless what was added earlier has it; then the next
//! number nobody was ever given.

use std::collections::HashSet;
use std::hash::Hash;

use super::Plan;
use super::change::{Change, ItemChange, ThemeChange};
use super::id::{ItemId, ThemeId};
use super::index::IdMap;
use super::known::acting;
use super::step::Step;

/// The numbers of everything that was ever added, and the next free one.
pub(super) struct Numbers<Id> {
    pub(super) of: IdMap<Id, u32>,
    pub(super) next: u32,
}

/// `added` in the order of their steps, each with the number it was given; `taken` are those of the document.
fn numbers<Id: Copy + Eq + Hash>(added: Vec<(Id, u32)>, mut taken: HashSet<u32>) -> Numbers<Id> {
    let mut of: IdMap<Id, u32> = IdMap::default();
    let mut next = taken.iter().copied().max().unwrap_or(0).saturating_add(1);
    for (id, wanted) in added {
        let no = if taken.contains(&wanted) { next } else { wanted };
        taken.insert(no);
        next = next.max(no.saturating_add(1));
        of.insert(id, no);
    }
    Numbers { of, next }
}

/// The items that steps bring, in the order of the steps, each with the number it had then. What first went was there
/// before all of them.
fn added_items<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Vec<(ItemId, u32)> {
    let mut seen = HashSet::new();
    let mut added = Vec::new();
    for change in steps.into_iter().flat_map(|step| &step.changes) {
        if let Change::Item(id, ItemChange::Whole(swap)) = change
            && seen.insert(*id)
            && let Some(item) = &swap.to
        {
            added.push((*id, item.no));
        }
    }
    added
}

/// The same of themes.
fn added_themes<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Vec<(ThemeId, u32)> {
    let mut seen = HashSet::new();
    let mut added = Vec::new();
    for change in steps.into_iter().flat_map(|step| &step.changes) {
        if let Change::Theme(id, ThemeChange::Whole(swap)) = change
            && seen.insert(*id)
            && let Some(theme) = &swap.to
        {
            added.push((*id, theme.no));
        }
    }
    added
}

/// The numbers of all items that `steps`, in order, added; `known` are items and their numbers.
pub(super) fn item_numbers(known: &[(ItemId, u32)], steps: &[&Step]) -> Numbers<ItemId> {
    let added = added_items(steps.iter().copied());
    let ids: HashSet<ItemId> = added.iter().map(|(id, _)| *id).collect();
    let taken = known.iter().filter(|(id, _)| !ids.contains(id)).map(|(_, no)| *no).collect();
    numbers(added, taken)
}

/// The same of themes.
pub(super) fn theme_numbers(known: &[(ThemeId, u32)], steps: &[&Step]) -> Numbers<ThemeId> {
    let added = added_themes(steps.iter().copied());
    let ids: HashSet<ThemeId> = added.iter().map(|(id, _)| *id).collect();
    let taken = known.iter().filter(|(id, _)| !ids.contains(id)).map(|(_, no)| *no).collect();
    numbers(added, taken)
}

impl Plan {
    /// The number for an item that comes: the one it has, unless another item has that by now.
    pub(super) fn free_item_no(&self, wanted: u32) -> u32 {
        let is_free = wanted >= self.next_item || wanted > 0 && self.numbered(wanted).is_none();
        if is_free { wanted } else { self.next_item }
    }

    /// The same for a theme.
    pub(super) fn free_theme_no(&self, wanted: u32) -> u32 {
        let is_free = wanted > 0 && self.themes.iter().all(|theme| theme.no != wanted);
        if is_free { wanted } else { self.next_theme }
    }

    /// After a merge no number that another desk gave is given again, not even one of what is deleted.
    pub(super) fn keep_known_numbers(&mut self) {
        let steps = acting(self.known_steps());
        let items: Vec<_> = self.items.iter().map(|item| (item.id, item.no)).collect();
        let themes: Vec<_> = self.themes.iter().map(|theme| (theme.id, theme.no)).collect();
        let (items, themes) = (item_numbers(&items, &steps).next, theme_numbers(&themes, &steps).next);
        self.next_item = self.next_item.max(items);
        self.next_theme = self.next_theme.max(themes);
    }

    /// The number of an item, also of one that is deleted.
    pub fn item_no(&self, id: ItemId) -> Option<u32> {
        let here = self.item(id).map(|item| item.no);
        here.or_else(|| {
            self.log.iter().rev().flat_map(|step| step.changes.iter().rev()).find_map(|change| match change {
                Change::Item(item, ItemChange::Whole(swap)) if *item == id => {
                    swap.to.as_ref().or(swap.from.as_ref()).map(|item| item.no)
                }
                _ => None,
            })
        })
    }

    /// The number of a theme, also of one that is deleted.
    pub fn theme_no(&self, id: ThemeId) -> Option<u32> {
        let here = self.theme(id).map(|theme| theme.no);
        here.or_else(|| {
            self.log.iter().rev().flat_map(|step| step.changes.iter().rev()).find_map(|change| match change {
                Change::Theme(theme, ThemeChange::Whole(swap)) if *theme == id => {
                    swap.to.as_ref().or(swap.from.as_ref()).map(|theme| theme.no)
                }
                _ => None,
            })
        })
    }

    /// Where in `items` an item stood that was deleted since: the place of the one that followed it.
    pub fn place_of_gone(&self, id: ItemId) -> Option<usize> {
        let is_its_end = |change: &Change| change.item() == Some(id) && change.is_whole() && !change.is_arrival();
        let step = self.log.iter().rev().find(|step| step.changes.iter().any(is_its_end))?;
        step.changes.iter().find_map(|change| match change {
            Change::Item(item, ItemChange::After(swap)) if *item == id => {
                swap.from.and_then(|before| self.item_place(before)).map(|place| place + 1)
            }
            Change::Item(item, ItemChange::Whole(swap)) if *item == id => {
                let theme = swap.from.as_ref()?.theme;
                self.items.iter().position(|other| other.theme == theme)
            }
            _ => None,
        })
    }
}
