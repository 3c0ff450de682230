//! The plan that the steps of two copies come to.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::order::{self, Shelves};
use super::writes::{Fields, ObjectWrites, Writes};
use crate::plan::Plan;
use crate::plan::column::{Column, Kind};
use crate::plan::id::{ColumnId, ItemId, RecordId, ThemeId};
use crate::plan::index::{IdMap, Index};
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::plan::numbers::{item_numbers, theme_numbers};
use crate::plan::step::Step;
use crate::plan::theme::Theme;

/// What two copies come to.
pub(super) struct Joined {
    /// The plan; its log is ours.
    pub(super) plan: Plan,
    /// What ours has and the plan does not, as the steps made it before it was deleted. Taking the merge back puts ours
    /// back from there, by changes that are known to be made.
    pub(super) gone: Gone,
}

/// Objects that go.
pub(super) struct Gone {
    pub(super) items: Vec<Item>,
    pub(super) themes: Vec<Theme>,
    pub(super) columns: Vec<Column>,
    pub(super) meetings: Vec<Meeting>,
}

/// What `steps`, those of both copies in order, come to.
pub(super) fn joined<'a>(ours: &Plan, theirs: &Plan, writes: &Writes<'a>, steps: &[&'a Step]) -> Joined {
    let mut whole = ours.clone();
    whole.index = Index::default();
    fields(&mut whole, theirs, writes);
    let shelves = shelves(ours, theirs, writes, steps);
    let mut items = items(ours, theirs, writes, &shelves);
    whole.themes = themes(ours, theirs, writes, steps, &items);
    whole.columns = columns(ours, theirs, writes, steps, &items);
    let columns: HashSet<&ColumnId> = whole.columns.iter().map(|column| &column.id).collect();
    let todo = whole.columns.iter().find(|column| column.kind == Kind::Todo).map(|column| column.id.clone());
    let lost = items.values_mut().filter(|item| !columns.contains(&item.status));
    lost.for_each(|item| item.status = todo.clone().unwrap_or_else(|| item.status.clone()));
    whole.items = in_order(&whole.themes, items, &shelves);
    whole.meetings = meetings(ours, theirs, writes);
    let theme_numbers = number(&mut whole, ours, theirs, steps);
    let gone = gone(ours, &whole, writes, &shelves, &theme_numbers);
    Joined { plan: whole, gone }
}

fn gone(
    ours: &Plan,
    whole: &Plan,
    writes: &Writes<'_>,
    shelves: &Shelves,
    theme_numbers: &IdMap<ThemeId, u32>,
) -> Gone {
    let item = |item: &Item| {
        let mut gone = settled(Some(item), None, writes.items.get(&item.id))?;
        let theme = shelves.themes.get(&item.id).copied().unwrap_or(item.theme);
        gone.theme = if whole.theme(theme).or(ours.theme(theme)).is_some() { theme } else { item.theme };
        Some(gone)
    };
    let theme = |theme: &Theme| {
        let mut gone = settled(Some(theme), None, writes.themes.get(&theme.id))?;
        gone.no = theme_numbers.get(&theme.id).copied().unwrap_or(theme.no);
        Some(gone)
    };
    let column = |column: &Column| settled(Some(column), None, writes.columns.get(&column.id));
    let meeting = |meeting: &Meeting| settled(Some(meeting), None, writes.meetings.get(&meeting.id));
    let meetings: HashSet<RecordId> = whole.meetings.iter().map(|meeting| meeting.id).collect();
    Gone {
        items: ours.items.iter().filter(|item| whole.item(item.id).is_none()).filter_map(item).collect(),
        themes: ours.themes.iter().filter(|theme| whole.theme(theme.id).is_none()).filter_map(theme).collect(),
        columns: ours.columns.iter().filter(|column| whole.column(&column.id).is_none()).filter_map(column).collect(),
        meetings: ours.meetings.iter().filter(|meeting| !meetings.contains(&meeting.id)).filter_map(meeting).collect(),
    }
}

/// The plan's own fields.
fn fields(whole: &mut Plan, theirs: &Plan, writes: &Writes<'_>) {
    whole.created = match (whole.created, theirs.created) {
        (Some(ours), Some(theirs)) => Some(ours.min(theirs)),
        (ours, theirs) => ours.or(theirs),
    };
    whole.title = least(&whole.title, &theirs.title);
    whole.year = least(&whole.year, &theirs.year);
    whole.preamble = least(&whole.preamble, &theirs.preamble);
    whole.thresholds = least(&whole.thresholds, &theirs.thresholds);
    writes.plan.values().for_each(|change| change.follow(whole));
}

/// Of two values that no step speaks of the one that is written the lesser: the same whoever merges.
fn least<T: Clone + PartialEq + Serialize>(ours: &T, theirs: &T) -> T {
    let text = |value: &T| serde_json::to_string(value).unwrap_or_default();
    let is_ours = ours == theirs || text(ours) <= text(theirs);
    if is_ours { ours.clone() } else { theirs.clone() }
}

/// Two states of an object that differ in fields no step speaks of, as one: field by field the lesser, of lists of
/// records all.
fn reconciled<T: Clone + Serialize + DeserializeOwned>(ours: &T, theirs: &T) -> T {
    let (Ok(Value::Object(mut one)), Ok(Value::Object(other))) =
        (serde_json::to_value(ours), serde_json::to_value(theirs))
    else {
        return ours.clone();
    };
    for (key, value) in other {
        let mine = one.remove(&key);
        one.insert(key, mine.map_or(value.clone(), |mine| reconciled_value(mine, value)));
    }
    serde_json::from_value(Value::Object(one)).unwrap_or_else(|_| ours.clone())
}

fn reconciled_value(ours: Value, theirs: Value) -> Value {
    let is_record = |value: &Value| value.get("id").is_some();
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) if ours.iter().chain(&theirs).all(is_record) => {
            let mut records: Vec<Value> = Vec::new();
            for record in ours.into_iter().chain(theirs) {
                match records.iter_mut().find(|other| other["id"] == record["id"]) {
                    Some(other) => *other = least(other, &record),
                    None => records.push(record),
                }
            }
            Value::Array(records)
        }
        (ours, theirs) => least(&ours, &theirs),
    }
}

/// An object as the steps make it; none if no copy knows it.
fn settled<T, C>(ours: Option<&T>, theirs: Option<&T>, writes: Option<&ObjectWrites<'_, T, C>>) -> Option<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned,
    C: Fields<T>,
{
    let settle = |object: &T| {
        let mut object = object.clone();
        if let Some(writes) = writes {
            writes.settle(&mut object);
        }
        object
    };
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours == theirs => Some(settle(ours)),
        (Some(ours), Some(theirs)) => {
            let (ours, theirs) = (settle(ours), settle(theirs));
            Some(if ours == theirs { ours } else { reconciled(&ours, &theirs) })
        }
        (Some(object), None) | (None, Some(object)) => Some(settle(object)),
        (None, None) => writes.and_then(ObjectWrites::snapshot).map(settle),
    }
}

fn shelves<'a>(ours: &Plan, theirs: &Plan, writes: &Writes<'a>, steps: &[&'a Step]) -> Shelves {
    let here = ours.items.iter().chain(&theirs.items).map(|item| (item.id, item.theme));
    let gone = writes.items.iter().filter_map(|(id, writes)| Some((*id, writes.snapshot()?.theme)));
    order::items(here.chain(gone).collect(), writes, steps)
}

/// All items that stay, each under its theme.
fn items(ours: &Plan, theirs: &Plan, writes: &Writes<'_>, shelves: &Shelves) -> IdMap<ItemId, Item> {
    let mut items = IdMap::default();
    let ids = ours.items.iter().chain(&theirs.items).map(|item| item.id).chain(writes.items.keys().copied());
    for id in ids {
        let writes = writes.items.get(&id);
        if items.contains_key(&id) || writes.is_some_and(|writes| !writes.stays()) {
            continue;
        }
        if let Some(mut item) = settled(ours.item(id), theirs.item(id), writes) {
            item.theme = shelves.themes.get(&id).copied().unwrap_or(item.theme);
            items.insert(id, item);
        }
    }
    items
}

/// The themes that stay, and those that an item needs.
fn themes(ours: &Plan, theirs: &Plan, writes: &Writes<'_>, steps: &[&Step], items: &IdMap<ItemId, Item>) -> Vec<Theme> {
    let needed: HashSet<ThemeId> = items.values().map(|item| item.theme).collect();
    let known = ours.themes.iter().chain(&theirs.themes).map(|theme| theme.id);
    let known: Vec<ThemeId> = known.chain(writes.themes.keys().copied()).collect();
    let order = order::themes(known, writes, steps);
    let theme = |id: ThemeId| {
        let writes = writes.themes.get(&id);
        let stays = needed.contains(&id) || writes.is_none_or(ObjectWrites::stays);
        if stays { settled(ours.theme(id), theirs.theme(id), writes) } else { None }
    };
    order.into_iter().filter_map(theme).collect()
}

/// The columns that stay, and those that an item needs; of kinds that a board can have.
fn columns(
    ours: &Plan,
    theirs: &Plan,
    writes: &Writes<'_>,
    steps: &[&Step],
    items: &IdMap<ItemId, Item>,
) -> Vec<Column> {
    let needed: HashSet<&ColumnId> = items.values().map(|item| &item.status).collect();
    let first = |plan: &Plan| -> Vec<ColumnId> {
        let is_first = |column: &&Column| writes.columns.get(&column.id).is_none_or(|writes| !writes.was_added());
        plan.columns.iter().filter(is_first).map(|column| column.id.clone()).collect()
    };
    let (mut base, mut other) = (first(ours), first(theirs));
    // One of the copies may have deleted some.
    if (other.len(), &base) > (base.len(), &other) {
        std::mem::swap(&mut base, &mut other);
    }
    for (at, id) in other.iter().enumerate().filter(|(_, id)| !base.contains(id)).collect::<Vec<_>>() {
        let before = at.checked_sub(1).and_then(|at| base.iter().position(|base| *base == other[at]));
        base.insert(before.map_or(0, |before| before + 1), id.clone());
    }
    let column = |id: ColumnId| {
        let writes = writes.columns.get(&id);
        let stays = needed.contains(&id) || writes.is_none_or(ObjectWrites::stays);
        if stays { settled(ours.column(&id), theirs.column(&id), writes) } else { None }
    };
    let mut columns: Vec<Column> = order::columns(base, steps).into_iter().filter_map(column).collect();
    let exceptions = columns.iter_mut().filter(|column| column.kind == Kind::Exception);
    exceptions.skip(1).for_each(|column| column.kind = Kind::Doing);
    let has = |columns: &[Column], kind| columns.iter().any(|column| column.kind == kind);
    if !has(&columns, Kind::Todo) {
        columns.iter_mut().take(1).for_each(|column| column.kind = Kind::Todo);
    }
    if !has(&columns, Kind::Done) {
        columns.iter_mut().rev().take(1).for_each(|column| column.kind = Kind::Done);
    }
    columns
}

fn in_order(themes: &[Theme], mut items: IdMap<ItemId, Item>, shelves: &Shelves) -> Vec<Item> {
    let mut ordered = Vec::with_capacity(items.len());
    for theme in themes {
        for id in shelves.lists.get(&theme.id).into_iter().flatten() {
            if items.get(id).is_some_and(|item| item.theme == theme.id) {
                ordered.extend(items.remove(id));
            }
        }
    }
    ordered
}

fn meetings(ours: &Plan, theirs: &Plan, writes: &Writes<'_>) -> Vec<Meeting> {
    let by_id = |plan: &'_ Plan| -> HashMap<RecordId, usize> {
        plan.meetings.iter().enumerate().map(|(at, meeting)| (meeting.id, at)).collect()
    };
    let (our_places, their_places) = (by_id(ours), by_id(theirs));
    let mut ids: Vec<RecordId> = our_places.keys().chain(their_places.keys()).copied().collect();
    ids.extend(writes.meetings.keys());
    ids.sort_unstable();
    ids.dedup();
    let meeting = |id: RecordId| {
        let writes = writes.meetings.get(&id);
        if writes.is_some_and(|writes| !writes.stays()) {
            return None;
        }
        let ours = our_places.get(&id).map(|at| &ours.meetings[*at]);
        let theirs = their_places.get(&id).map(|at| &theirs.meetings[*at]);
        settled(ours, theirs, writes)
    };
    ids.into_iter().filter_map(meeting).collect()
}

/// Gives items and themes their whole numbers; gives those of the themes that were added.
fn number(whole: &mut Plan, ours: &Plan, theirs: &Plan, steps: &[&Step]) -> IdMap<ThemeId, u32> {
    let mut known: Vec<(ItemId, u32)> = ours.items.iter().chain(&theirs.items).map(|item| (item.id, item.no)).collect();
    known.sort_unstable();
    known.dedup_by_key(|(id, _)| *id);
    let numbers = item_numbers(&known, steps);
    let known: IdMap<ItemId, u32> = known.into_iter().collect();
    for item in &mut whole.items {
        let no = numbers.of.get(&item.id).or(known.get(&item.id));
        item.no = no.copied().unwrap_or(item.no);
    }
    let mut known: Vec<(ThemeId, u32)> =
        ours.themes.iter().chain(&theirs.themes).map(|theme| (theme.id, theme.no)).collect();
    known.sort_unstable();
    known.dedup_by_key(|(id, _)| *id);
    let themes = theme_numbers(&known, steps);
    let known: IdMap<ThemeId, u32> = known.into_iter().collect();
    for theme in &mut whole.themes {
        let no = themes.of.get(&theme.id).or(known.get(&theme.id));
        theme.no = no.copied().unwrap_or(theme.no);
    }
    whole.next_item = whole.next_item.max(theirs.next_item).max(numbers.next);
    whole.next_theme = whole.next_theme.max(theirs.next_theme).max(themes.next);
    themes.of
}
