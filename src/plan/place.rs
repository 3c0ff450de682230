//! Where things stand: items in the order of their themes, each theme's together; what puts one in another place.

use std::collections::HashMap;

use super::Plan;
use super::change::{Change, ItemChange, Swap, ThemeChange};
use super::column::Column;
use super::id::{ColumnId, ItemId, ThemeId};
use super::item::Item;
use super::theme::Theme;

impl Plan {
    /// The items of a theme, in order.
    pub fn items_of(&self, theme: ThemeId) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.theme == theme)
    }

    /// The item before `item` in its theme; none if it is the first.
    pub fn item_before(&self, item: &Item) -> Option<ItemId> {
        self.items_of(item.theme).take_while(|other| other.id != item.id).last().map(|other| other.id)
    }

    /// What puts `item` behind `after` in `theme`, in an order whose inverse puts it back where it was.
    pub fn place_changes(&self, item: &Item, theme: ThemeId, after: Option<ItemId>) -> Vec<Change> {
        let before = self.item_before(item);
        let place = |from, to| Change::Item(item.id, ItemChange::After(Swap { from, to }));
        if theme == item.theme {
            return vec![place(before, after)];
        }
        let theme = Change::Item(item.id, ItemChange::Theme(Swap { from: item.theme, to: theme }));
        vec![place(before, before), theme, place(None, after)]
    }

    /// What takes `item` away, in an order whose inverse puts it back where it was.
    pub fn removal_changes(&self, item: &Item) -> Vec<Change> {
        let before = self.item_before(item);
        vec![
            Change::Item(item.id, ItemChange::After(Swap { from: before, to: before })),
            Change::Item(item.id, ItemChange::Whole(Swap { from: Some(Box::new(item.clone())), to: None })),
        ]
    }

    /// What takes `theme` away, in an order whose inverse puts it back where it was; it must have no items.
    pub fn theme_removal_changes(&self, theme: &Theme) -> Vec<Change> {
        let before = self.themes.iter().take_while(|other| other.id != theme.id).last().map(|other| other.id);
        vec![
            Change::Theme(theme.id, ThemeChange::After(Swap { from: before, to: before })),
            Change::Theme(theme.id, ThemeChange::Whole(Swap { from: Some(Box::new(theme.clone())), to: None })),
        ]
    }

    /// Puts the items into the order of their themes, each theme's in their own order.
    pub(crate) fn sort_items(&mut self) {
        let ranks: HashMap<ThemeId, usize> = self.themes.iter().enumerate().map(|(at, theme)| (theme.id, at)).collect();
        let rank = |item: &Item| ranks.get(&item.theme).copied().unwrap_or(usize::MAX);
        if !self.items.is_sorted_by_key(rank) {
            self.items.sort_by_key(rank);
            self.index.forget_items();
        }
    }

    /// Puts a new item last in its theme.
    pub(super) fn insert_last(&mut self, item: Item) {
        let rank = |theme| self.theme_place(theme).unwrap_or(usize::MAX);
        let own = rank(item.theme);
        let place = self.items.partition_point(|other| rank(other.theme) <= own);
        if place == self.items.len() {
            self.index.append_item(item.id, place);
        } else {
            self.index.forget_items();
        }
        self.items.insert(place, item);
    }

    /// Puts an item behind another of its theme; none: first; one that is not there: last.
    pub(super) fn place_item(&mut self, place: usize, after: Option<ItemId>) {
        let item = self.items.remove(place);
        self.index.forget_items();
        let target = match after {
            None => self.items.iter().position(|other| other.theme == item.theme),
            Some(after) => {
                let behind = |other: &Item| other.id == after && other.theme == item.theme;
                self.items.iter().position(behind).map(|place| place + 1)
            }
        };
        match target {
            Some(target) => self.items.insert(target, item),
            None => self.insert_last(item),
        }
    }

    /// Puts a theme behind another; none: first; one that is not there: last. Its items follow it.
    pub(super) fn place_theme(&mut self, place: usize, after: Option<ThemeId>) {
        place_behind(&mut self.themes, place, after, |theme: &Theme| theme.id);
        self.index.forget_themes();
        self.sort_items();
    }

    /// Puts a column behind another; none: first; one that is not there: last.
    pub(super) fn place_column(&mut self, place: usize, after: Option<ColumnId>) {
        place_behind(&mut self.columns, place, after, |column: &Column| column.id.clone());
    }
}

fn place_behind<T, Id: PartialEq>(things: &mut Vec<T>, place: usize, after: Option<Id>, id: impl Fn(&T) -> Id) {
    let thing = things.remove(place);
    let target = match after {
        None => Some(0),
        Some(after) => things.iter().position(|other| id(other) == after).map(|place| place + 1),
    };
    things.insert(target.unwrap_or(things.len()), thing);
}
