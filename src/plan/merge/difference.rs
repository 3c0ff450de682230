//! The changes that lead from our plan to another state of it, each of which fits when it is its turn.

use std::collections::{HashMap, HashSet};

use super::join::Joined;
use crate::plan::Plan;
use crate::plan::change::{Change, ColumnChange, ItemChange, MeetingChange, PlanChange, Swap, ThemeChange};
use crate::plan::column::Column;
use crate::plan::id::{ColumnId, ItemId, RecordId, ThemeId};
use crate::plan::index::IdMap;
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::plan::order::places;
use crate::plan::theme::Theme;

/// What makes `from` what it and another copy come to.
pub(super) fn difference(from: &Plan, joined: &Joined) -> Vec<Change> {
    let Joined { plan: to, gone } = joined;
    let mut work = Difference { plan: from.clone(), changes: Vec::new() };
    work.columns(to);
    work.themes(to, &gone.themes);
    // Before others come: what comes keeps its number only if nobody has it.
    work.item_departures(&gone.items);
    let fresh = work.items(to);
    work.theme_departures(&gone.themes);
    work.theme_order(to);
    work.item_order(to, &fresh);
    work.meetings(to, &gone.meetings);
    work.column_departures(&gone.columns);
    let fields = PlanChange::diff(&work.plan, to).into_iter().map(Change::Plan).collect();
    work.make(fields);
    work.changes
}

struct Difference {
    /// The plan with the changes so far.
    plan: Plan,
    changes: Vec<Change>,
}

impl Difference {
    /// Makes changes, those that fit; all do.
    fn make(&mut self, changes: Vec<Change>) {
        for change in changes {
            let made = self.plan.apply_all(std::slice::from_ref(&change));
            debug_assert!(made.is_ok(), "{change:?}");
            if made.is_ok() {
                self.changes.push(change);
            }
        }
    }

    fn columns(&mut self, to: &Plan) {
        let mut changes = Vec::new();
        for column in &to.columns {
            match self.plan.column(&column.id) {
                Some(ours) => {
                    let fields = ColumnChange::diff(ours, column).into_iter();
                    changes.extend(fields.map(|change| Change::Column(column.id.clone(), change)));
                }
                None => {
                    let whole = Swap { from: None, to: Some(Box::new(column.clone())) };
                    changes.push(Change::Column(column.id.clone(), ColumnChange::Whole(whole)));
                }
            }
        }
        self.make(changes);
        let list: Vec<ColumnId> = self.plan.columns.iter().map(|column| column.id.clone()).collect();
        let wanted: Vec<&ColumnId> = to.columns.iter().map(|column| &column.id).collect();
        let list: Vec<&ColumnId> = list.iter().collect();
        let places = places(&list, &wanted, &HashSet::new());
        let moves = places.into_iter().map(|place| {
            let swap = Swap { from: place.from.cloned(), to: place.to.cloned() };
            Change::Column(place.id.clone(), ColumnChange::After(swap))
        });
        let moves = moves.collect();
        self.make(moves);
    }

    fn column_departures(&mut self, gone: &[Column]) {
        for column in gone {
            let Some(ours) = self.plan.column(&column.id) else { continue };
            let fields = ColumnChange::diff(ours, column).into_iter();
            let fields = fields.map(|change| Change::Column(column.id.clone(), change)).collect();
            self.make(fields);
            let before = self.plan.columns.iter().take_while(|other| other.id != column.id).last();
            let before = before.map(|before| before.id.clone());
            let place = ColumnChange::After(Swap { from: before.clone(), to: before });
            let whole = ColumnChange::Whole(Swap { from: Some(Box::new(column.clone())), to: None });
            self.make(vec![Change::Column(column.id.clone(), place), Change::Column(column.id.clone(), whole)]);
        }
    }

    fn themes(&mut self, to: &Plan, gone: &[Theme]) {
        let mut changes = Vec::new();
        for theme in gone {
            if let Some(ours) = self.plan.theme(theme.id) {
                let fields = ThemeChange::diff(ours, theme).into_iter();
                changes.extend(fields.map(|change| Change::Theme(theme.id, change)));
            }
        }
        for theme in &to.themes {
            match self.plan.theme(theme.id) {
                Some(ours) => {
                    let fields = ThemeChange::diff(ours, theme).into_iter();
                    changes.extend(fields.map(|change| Change::Theme(theme.id, change)));
                }
                None => {
                    let whole = Swap { from: None, to: Some(Box::new(theme.clone())) };
                    changes.push(Change::Theme(theme.id, ThemeChange::Whole(whole)));
                }
            }
        }
        changes.sort_by_key(Change::is_whole);
        self.make(changes);
    }

    /// Fields, arrivals and the themes items stand under; gives the items that are new in their themes' lists.
    fn items(&mut self, to: &Plan) -> HashSet<ItemId> {
        let (mut numbers, mut fields, mut arrivals, mut moves) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut fresh = HashSet::new();
        for item in &to.items {
            match self.plan.item(item.id) {
                Some(ours) => {
                    for change in ItemChange::diff(ours, item) {
                        let is_number = matches!(change, ItemChange::No(_));
                        let list = if is_number { &mut numbers } else { &mut fields };
                        list.push(Change::Item(item.id, change));
                    }
                    if ours.theme != item.theme {
                        moves.push((item.id, item.theme));
                        fresh.insert(item.id);
                    }
                }
                None => {
                    let whole = Swap { from: None, to: Some(Box::new(item.clone())) };
                    arrivals.push(Change::Item(item.id, ItemChange::Whole(whole)));
                    fresh.insert(item.id);
                }
            }
        }
        self.make(numbers);
        self.make(fields);
        self.make(arrivals);
        moves.into_iter().for_each(|(id, theme)| self.move_to(id, theme));
        fresh
    }

    fn move_to(&mut self, id: ItemId, theme: ThemeId) {
        let Some(item) = self.plan.item(id) else { return };
        let before = self.plan.item_before(item);
        let (stays, moves) = (Swap { from: before, to: before }, Swap { from: item.theme, to: theme });
        self.make(vec![Change::Item(id, ItemChange::After(stays)), Change::Item(id, ItemChange::Theme(moves))]);
    }

    fn item_departures(&mut self, gone: &[Item]) {
        for item in gone {
            let Some(ours) = self.plan.item(item.id) else { continue };
            let is_elsewhere = ours.theme != item.theme;
            let fields = ItemChange::diff(ours, item).into_iter();
            let fields = fields.map(|change| Change::Item(item.id, change)).collect();
            self.make(fields);
            if is_elsewhere {
                self.move_to(item.id, item.theme);
            }
            let changes = self.plan.item(item.id).map(|item| self.plan.removal_changes(item));
            self.make(changes.unwrap_or_default());
        }
    }

    fn theme_departures(&mut self, gone: &[Theme]) {
        for theme in gone {
            let changes = self.plan.theme(theme.id).map(|theme| self.plan.theme_removal_changes(theme));
            self.make(changes.unwrap_or_default());
        }
    }

    fn theme_order(&mut self, to: &Plan) {
        let list: Vec<ThemeId> = self.plan.themes.iter().map(|theme| theme.id).collect();
        let wanted: Vec<ThemeId> = to.themes.iter().map(|theme| theme.id).collect();
        let places = places(&list, &wanted, &HashSet::new()).into_iter();
        let changes =
            places.map(|place| Change::Theme(place.id, ThemeChange::After(Swap { from: place.from, to: place.to })));
        let changes = changes.collect();
        self.make(changes);
    }

    fn item_order(&mut self, to: &Plan, fresh: &HashSet<ItemId>) {
        let lists = by_theme(&self.plan);
        let wanted = by_theme(to);
        let mut changes = Vec::new();
        for theme in &to.themes {
            let (Some(list), Some(wanted)) = (lists.get(&theme.id), wanted.get(&theme.id)) else { continue };
            if list != wanted {
                let places = places(list, wanted, fresh).into_iter();
                changes.extend(
                    places.map(|place| {
                        Change::Item(place.id, ItemChange::After(Swap { from: place.from, to: place.to }))
                    }),
                );
            }
        }
        self.make(changes);
    }

    fn meetings(&mut self, to: &Plan, gone: &[Meeting]) {
        let ours: HashMap<RecordId, &Meeting> =
            self.plan.meetings.iter().map(|meeting| (meeting.id, meeting)).collect();
        let mut changes = Vec::new();
        for meeting in to.meetings.iter().chain(gone) {
            match ours.get(&meeting.id) {
                Some(ours) => {
                    let fields = MeetingChange::diff(ours, meeting).into_iter();
                    changes.extend(fields.map(|change| Change::Meeting(meeting.id, change)));
                }
                None => {
                    let whole = Swap { from: None, to: Some(Box::new(meeting.clone())) };
                    changes.push(Change::Meeting(meeting.id, MeetingChange::Whole(whole)));
                }
            }
        }
        for meeting in gone {
            let whole = Swap { from: Some(Box::new(meeting.clone())), to: None };
            changes.push(Change::Meeting(meeting.id, MeetingChange::Whole(whole)));
        }
        self.make(changes);
    }
}

fn by_theme(plan: &Plan) -> IdMap<ThemeId, Vec<ItemId>> {
    let mut lists: IdMap<ThemeId, Vec<ItemId>> = IdMap::default();
    for item in &plan.items {
        lists.entry(item.theme).or_default().push(item.id);
    }
    lists
}
