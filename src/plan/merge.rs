//! Two copies of one plan become one: per field the latest change wins, the other stays in the history.
//!
//! The copies share the beginning of their logs. What one of them changed since is told by the steps the other does not
//! know; a field both changed goes to the later of the two steps. The whole is one edit on our copy, which carries their
//! steps: shown and known to the next merge, but neither replayed nor undone one by one.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::Plan;
use super::change::{Change, ColumnChange, ItemChange, MeetingChange, Object, Swap, ThemeChange};
use super::id::{ItemId, RecordId, ThemeId};
use super::item::Item;
use super::step::Step;
use super::theme::Theme;
use crate::clock::Stamp;

/// Whose change holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Ours, the copy that is merged into.
    Ours,
    /// Theirs, the other copy.
    Theirs,
}

/// A field that both copies changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// What would make ours as theirs is.
    pub change: Change,
    /// Whose change was the later one.
    pub later: Side,
}

/// What a merge comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// What changes in our copy.
    pub changes: Vec<Change>,
    /// Their steps that ours did not have, oldest first.
    pub merged: Vec<Step>,
    /// The fields both had changed.
    pub clashes: Vec<Clash>,
}

/// A field of an object, by its name in the board file, and which record in it.
type Field = (Object, String, Option<RecordId>);

/// When a field was last changed, and by which step.
type Touched = HashMap<Field, (Stamp, RecordId)>;

/// The lists of records of an item, by their names in the board file.
const RECORDS: [&str; 4] = ["progress", "problems", "next_steps", "decisions"];

impl Plan {
    /// Every step this copy knows, those of merges included, in the log's order.
    fn known_steps(&self) -> Vec<Step> {
        let flat = |step: &Step| {
            let merged = step.merged.clone().into_iter();
            merged.chain([Step { merged: Vec::new(), ..step.clone() }]).collect::<Vec<_>>()
        };
        self.log.iter().flat_map(flat).collect()
    }

    /// Whether the other is a copy of this plan: made at the same moment, or with a step in common.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        let ours: HashSet<RecordId> = self.known_steps().iter().map(|step| step.id).collect();
        let shares = || other.known_steps().iter().any(|step| ours.contains(&step.id));
        self.created.is_some() && self.created == other.created || shares()
    }

    /// What makes this copy one with `theirs`.
    pub fn merge(&self, theirs: &Self) -> Merge {
        let ids = |steps: &[Step]| steps.iter().map(|step| step.id).collect::<HashSet<_>>();
        let (our_steps, their_steps) = (self.known_steps(), theirs.known_steps());
        let (our_ids, their_ids) = (ids(&our_steps), ids(&their_steps));
        let ours_alone: Vec<Step> = our_steps.into_iter().filter(|step| !their_ids.contains(&step.id)).collect();
        let mut news: Vec<Step> = their_steps.into_iter().filter(|step| !our_ids.contains(&step.id)).collect();
        let mut theirs = theirs.clone();
        renumber(self, &mut theirs, &ours_alone, &mut news);
        let mut merger = Merger {
            work: self.clone(),
            ours: touched(&ours_alone),
            theirs: touched(&news),
            changes: Vec::new(),
            clashes: Vec::new(),
        };
        merger.columns(&theirs);
        merger.themes(&theirs);
        merger.items(&theirs);
        merger.meetings(&theirs);
        merger.fields(&Object::Plan, &object(&merger.work.clone()), &object(&theirs));
        merger.departures(&theirs);
        Merge { changes: merger.changes, merged: news, clashes: merger.clashes }
    }
}

/// Items and themes that both copies added under the same id are different ones: theirs get the next free ids, in their
/// steps too.
fn renumber(ours: &Plan, theirs: &mut Plan, our_steps: &[Step], their_steps: &mut [Step]) {
    let added = |steps: &[Step]| {
        let changes = steps.iter().flat_map(|step| &step.changes);
        changes.filter(|change| change.is_arrival()).map(Change::object).collect::<HashSet<_>>()
    };
    let both: HashSet<Object> = added(our_steps).intersection(&added(their_steps)).cloned().collect();
    let mut next_item = ours.next_item.max(theirs.next_item);
    let mut next_theme = ours.next_theme.max(theirs.next_theme);
    let mut taken: Vec<&Object> = both.iter().collect();
    taken.sort_by_key(|object| format!("{object:?}"));
    for object in taken {
        match object {
            Object::Item(old) => {
                rename(theirs, their_steps, "item", old.0, next_item);
                next_item += 1;
            }
            Object::Theme(old) => {
                rename(theirs, their_steps, "theme", old.0, next_theme);
                next_theme += 1;
            }
            Object::Column(_) | Object::Meeting(_) | Object::Plan => {}
        }
    }
}

/// Gives an item or a theme of the other copy another id, wherever it is named.
fn rename(plan: &mut Plan, steps: &mut [Step], sort: &str, old: u32, new: u32) {
    for item in &mut plan.items {
        if sort == "item" && item.id.0 == old {
            item.id = ItemId(new);
        }
        if sort == "theme" && item.theme.0 == old {
            item.theme = ThemeId(new);
        }
    }
    for theme in plan.themes.iter_mut().filter(|theme| sort == "theme" && theme.id.0 == old) {
        theme.id = ThemeId(new);
    }
    for meeting in plan.meetings.iter_mut().filter(|_| sort == "item") {
        meeting.order.iter_mut().filter(|item| item.0 == old).for_each(|item| item.0 = new);
        meeting.discussed.iter_mut().filter(|done| done.item.0 == old).for_each(|done| done.item.0 = new);
    }
    for step in steps.iter_mut() {
        for change in &mut step.changes {
            renamed(change, sort, old, new);
        }
    }
}

fn renamed(change: &mut Change, sort: &str, old: u32, new: u32) {
    match change {
        Change::Item(id, change) => {
            if sort == "item" && id.0 == old {
                id.0 = new;
            }
            match change {
                ItemChange::After(swap) if sort == "item" => {
                    swap.from.iter_mut().chain(&mut swap.to).filter(|id| id.0 == old).for_each(|id| id.0 = new);
                }
                ItemChange::Theme(swap) if sort == "theme" => {
                    [&mut swap.from, &mut swap.to].into_iter().filter(|id| id.0 == old).for_each(|id| id.0 = new);
                }
                ItemChange::Whole(swap) => {
                    for item in swap.from.iter_mut().chain(&mut swap.to) {
                        if sort == "item" && item.id.0 == old {
                            item.id.0 = new;
                        }
                        if sort == "theme" && item.theme.0 == old {
                            item.theme.0 = new;
                        }
                    }
                }
                _ => {}
            }
        }
        Change::Theme(id, change) if sort == "theme" => {
            if id.0 == old {
                id.0 = new;
            }
            match change {
                ThemeChange::After(swap) => {
                    swap.from.iter_mut().chain(&mut swap.to).filter(|id| id.0 == old).for_each(|id| id.0 = new);
                }
                ThemeChange::Whole(swap) => {
                    let themes = swap.from.iter_mut().chain(&mut swap.to);
                    themes.filter(|theme| theme.id.0 == old).for_each(|theme| theme.id.0 = new);
                }
                ThemeChange::Marker(_) | ThemeChange::Title(_) => {}
            }
        }
        _ => {}
    }
}

/// When each field was last changed by these steps. What comes or goes whole is the field `*`.
fn touched(steps: &[Step]) -> Touched {
    let mut touched = Touched::new();
    for step in steps {
        for change in &step.changes {
            let map = Map::from(change.clone());
            let field = map.get("field").and_then(Value::as_str).unwrap_or("").to_owned();
            let record = map.get("id").and_then(|id| serde_json::from_value(id.clone()).ok());
            let latest = touched.entry((change.object(), field, record)).or_insert((step.at, step.id));
            *latest = (*latest).max((step.at, step.id));
        }
    }
    touched
}

/// An object's fields as the board file has them.
fn object<T: serde::Serialize>(thing: &T) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// The change of a field by its name in the board file; none for fields that no step changes.
fn change(of: &Object, field: &str, record: Option<RecordId>, from: &Value, to: &Value) -> Option<Change> {
    let (key, id) = match of {
        Object::Item(id) => ("item", Value::from(id.0)),
        Object::Theme(id) => ("theme", Value::from(id.0)),
        Object::Column(id) => ("column", Value::from(id.0.clone())),
        Object::Meeting(id) => ("meeting", Value::from(id.0.to_string())),
        Object::Plan => ("plan", Value::Bool(true)),
    };
    let mut map = Map::from_iter([
        (key.to_owned(), id),
        ("field".to_owned(), field.into()),
        ("from".to_owned(), from.clone()),
        ("to".to_owned(), to.clone()),
    ]);
    if let Some(record) = record {
        map.insert("id".to_owned(), Value::from(record.0.to_string()));
    }
    Change::try_from(map).ok()
}

struct Merger {
    /// Our plan with the changes so far.
    work: Plan,
    ours: Touched,
    theirs: Touched,
    changes: Vec<Change>,
    clashes: Vec<Clash>,
}

impl Merger {
    /// Makes a change, if it fits.
    fn make(&mut self, change: Change) {
        if self.work.apply_all(std::slice::from_ref(&change)).is_ok() {
            self.changes.push(change);
        }
    }

    /// Whose change of a field holds; none where theirs did not change it.
    fn later(&self, field: &Field) -> Option<(Side, bool)> {
        let theirs = self.theirs.get(field)?;
        Some(match self.ours.get(field) {
            None => (Side::Theirs, false),
            Some(ours) if theirs > ours => (Side::Theirs, true),
            Some(_) => (Side::Ours, true),
        })
    }

    /// When anything of an object was last changed in a copy, its coming and going aside.
    fn last(touched: &Touched, object: &Object) -> Option<(Stamp, RecordId)> {
        touched.iter().filter(|((of, field, _), _)| of == object && field != "*").map(|(_, at)| *at).max()
    }

    /// Takes over the fields that theirs changed last.
    fn fields(&mut self, of: &Object, ours: &Map<String, Value>, theirs: &Map<String, Value>) {
        for (field, to) in theirs {
            if RECORDS.contains(&field.as_str()) && matches!(of, Object::Item(_)) {
                self.records(of, field, ours.get(field), to);
                continue;
            }
            let from = ours.get(field).unwrap_or(&Value::Null);
            if from != to {
                self.field((of.clone(), field.clone(), None), from, to);
            }
        }
    }

    fn field(&mut self, field: Field, from: &Value, to: &Value) {
        let Some((later, both)) = self.later(&field) else { return };
        let Some(change) = change(&field.0, &field.1, field.2, from, to) else { return };
        if both {
            self.clashes.push(Clash { change: change.clone(), later });
        }
        if later == Side::Theirs {
            self.make(change);
        }
    }

    /// Records by their ids; one that theirs has and neither copy's steps speak of is taken over too.
    fn records(&mut self, of: &Object, field: &str, ours: Option<&Value>, theirs: &Value) {
        let by_id = |list: Option<&Value>| {
            let records = list.and_then(Value::as_array).into_iter().flatten();
            let with_id = |record: &Value| {
                let id = serde_json::from_value::<RecordId>(record.get("id")?.clone()).ok()?;
                Some((id, record.clone()))
            };
            records.filter_map(with_id).collect::<Vec<_>>()
        };
        let (ours, theirs) = (by_id(ours), by_id(Some(theirs)));
        let find = |list: &[(RecordId, Value)], id| {
            list.iter().find(|(other, _)| *other == id).map_or(Value::Null, |(_, record)| record.clone())
        };
        let mut ids: Vec<RecordId> = ours.iter().chain(&theirs).map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let (from, to) = (find(&ours, id), find(&theirs, id));
            let key = (of.clone(), field.to_owned(), Some(id));
            let unspoken = from.is_null() && !self.ours.contains_key(&key) && !self.theirs.contains_key(&key);
            if from == to {
                continue;
            }
            if unspoken {
                if let Some(change) = change(of, field, Some(id), &from, &to) {
                    self.make(change);
                }
            } else {
                self.field(key, &from, &to);
            }
        }
    }

    /// Whether an object that only theirs has is to come: it does unless ours took it away after all they did with it.
    fn comes(&self, of: &Object) -> bool {
        let Some(gone) = self.ours.get(&(of.clone(), "*".to_owned(), None)) else { return true };
        Self::last(&self.theirs, of).is_some_and(|theirs| theirs > *gone)
    }

    /// Whether an object that theirs took away is to go: it does unless ours did something with it later.
    fn goes(&self, of: &Object) -> bool {
        let Some(gone) = self.theirs.get(&(of.clone(), "*".to_owned(), None)) else { return false };
        Self::last(&self.ours, of).is_none_or(|ours| *gone > ours)
    }

    fn columns(&mut self, theirs: &Plan) {
        let mut before = None;
        for column in &theirs.columns {
            let of = Object::Column(column.id.clone());
            match self.work.column(&column.id).cloned() {
                Some(ours) => self.fields(&of, &object(&ours), &object(column)),
                None if self.comes(&of) => {
                    let whole = Swap { from: None, to: Some(Box::new(column.clone())) };
                    self.make(Change::Column(column.id.clone(), ColumnChange::Whole(whole)));
                    let last = self.work.columns.iter().rev().nth(1).map(|last| last.id.clone());
                    let place = Swap { from: last, to: before.clone() };
                    self.make(Change::Column(column.id.clone(), ColumnChange::After(place)));
                }
                None => {}
            }
            before = Some(column.id.clone());
        }
    }

    fn themes(&mut self, theirs: &Plan) {
        let mut before = None;
        for theme in &theirs.themes {
            let of = Object::Theme(theme.id);
            match self.work.theme(theme.id).cloned() {
                Some(ours) => {
                    self.fields(&of, &object(&ours), &object(theme));
                    if self.later(&(of, "after".to_owned(), None)).is_some_and(|(later, _)| later == Side::Theirs) {
                        self.place_theme(&ours, before);
                    }
                }
                None if self.comes(&of) => {
                    let whole = Swap { from: None, to: Some(Box::new(theme.clone())) };
                    self.make(Change::Theme(theme.id, ThemeChange::Whole(whole)));
                    self.place_theme(theme, before);
                }
                None => {}
            }
            before = Some(theme.id);
        }
    }

    fn place_theme(&mut self, theme: &Theme, after: Option<ThemeId>) {
        let from = self.work.themes.iter().take_while(|other| other.id != theme.id).last().map(|other| other.id);
        if from != after {
            self.make(Change::Theme(theme.id, ThemeChange::After(Swap { from, to: after })));
        }
    }

    fn items(&mut self, theirs: &Plan) {
        for item in &theirs.items {
            let of = Object::Item(item.id);
            let before = theirs.item_before(item);
            match self.work.item(item.id).cloned() {
                Some(ours) => {
                    self.fields(&of, &object(&ours), &without_place(item, &ours));
                    let moved = |field: &str| {
                        let later = self.later(&(of.clone(), field.to_owned(), None));
                        later.is_some_and(|(later, _)| later == Side::Theirs)
                    };
                    if moved("theme") || moved("after") {
                        self.place_item(item, before);
                    }
                }
                None if self.comes(&of) && self.work.theme(item.theme).is_some() => {
                    let whole = Swap { from: None, to: Some(Box::new(item.clone())) };
                    self.make(Change::Item(item.id, ItemChange::Whole(whole)));
                    self.place_item(item, before);
                }
                None => {}
            }
        }
    }

    fn place_item(&mut self, theirs: &Item, after: Option<ItemId>) {
        let Some(ours) = self.work.item(theirs.id).cloned() else { return };
        let theme = if self.work.theme(theirs.theme).is_some() { theirs.theme } else { ours.theme };
        if theme != ours.theme || self.work.item_before(&ours) != after {
            let changes = self.work.place_changes(&ours, theme, after);
            changes.into_iter().for_each(|change| self.make(change));
        }
    }

    fn meetings(&mut self, theirs: &Plan) {
        for meeting in &theirs.meetings {
            let of = Object::Meeting(meeting.id);
            match self.work.meetings.iter().find(|ours| ours.id == meeting.id).cloned() {
                Some(ours) => self.fields(&of, &object(&ours), &object(meeting)),
                None if self.comes(&of) => {
                    let whole = Swap { from: None, to: Some(Box::new(meeting.clone())) };
                    self.make(Change::Meeting(meeting.id, MeetingChange::Whole(whole)));
                }
                None => {}
            }
        }
    }

    /// What theirs took away goes, if nothing of ours stands against it.
    fn departures(&mut self, theirs: &Plan) {
        let gone = |item: &&Item| theirs.item(item.id).is_none() && self.goes(&Object::Item(item.id));
        let items: Vec<Item> = self.work.items.iter().filter(gone).cloned().collect();
        for item in items {
            let changes = self.work.removal_changes(&item);
            changes.into_iter().for_each(|change| self.make(change));
        }
        let gone = |theme: &&Theme| {
            let is_empty = self.work.items_of(theme.id).next().is_none();
            is_empty && theirs.theme(theme.id).is_none() && self.goes(&Object::Theme(theme.id))
        };
        let themes: Vec<Theme> = self.work.themes.iter().filter(gone).cloned().collect();
        for theme in themes {
            let changes = self.work.theme_removal_changes(&theme);
            changes.into_iter().for_each(|change| self.make(change));
        }
    }
}

/// Their item's fields with our theme: its place is seen to for itself.
fn without_place(theirs: &Item, ours: &Item) -> Map<String, Value> {
    object(&Item { theme: ours.theme, ..theirs.clone() })
}
