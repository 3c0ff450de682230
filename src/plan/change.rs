//! A change of one field of one object: it stores before and after, so its inverse is a swap.
//!
//! In the board file a change is `{"item":"01J…","field":"status","from":"doing","to":"behind"}`; likewise with `"theme"`,
//! `"column":"behind"`, `"meeting":"01J…"` and `"plan":true`. A change of a record also carries the record's `id`, with
//! the whole record or null at either end. An object that comes or goes is the field `*`, its place the field `after`.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::column::{Column, Kind, Name};
use super::id::{ColumnId, ItemId, RecordId, ThemeId};
use super::item::Item;
use super::meeting::{Agenda, Discussed, Meeting};
use super::record::{Decision, NextStep, Problem, Progress, Record};
use super::target::Target;
use super::theme::Theme;
use super::{Plan, Thresholds};
use crate::clock::{Date, Stamp};

/// A value before and after. A field beside them that a newer program wrote could not be kept, and is refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swap<T> {
    /// What it must be for the change to apply.
    pub from: T,
    /// What it becomes.
    pub to: T,
}

/// A record before and after; null where there is none. Other fields are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSwap<T> {
    /// The record's id.
    pub id: RecordId,
    /// What it must be for the change to apply.
    pub from: Option<Box<T>>,
    /// What it becomes.
    pub to: Option<Box<T>>,
}

/// An object of the plan that changes speak of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Object {
    /// An item.
    Item(ItemId),
    /// A theme.
    Theme(ThemeId),
    /// A column.
    Column(ColumnId),
    /// A meeting.
    Meeting(RecordId),
    /// The plan itself.
    Plan,
}

/// A change of one object of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Map<String, Value>", try_from = "Map<String, Value>")]
pub enum Change {
    /// A field of an item.
    Item(ItemId, ItemChange),
    /// A field of a theme.
    Theme(ThemeId, ThemeChange),
    /// A field of a column.
    Column(ColumnId, ColumnChange),
    /// A field of a meeting.
    Meeting(RecordId, MeetingChange),
    /// A field of the plan itself.
    Plan(PlanChange),
}

/// Why a change does not apply: the object is gone, or is not what the change says it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What the change speaks of.
    pub object: Object,
}

/// Declares the changes of an object: those of its own fields, and those the plan must see to.
macro_rules! changes {
    (
        $(#[$doc:meta])* $name:ident of $object:ident {
            $($(#[$own_doc:meta])* $own:ident($own_swap:ty) = $field:ident,)*
        } and {
            $($(#[$other_doc:meta])* $other:ident($other_swap:ty),)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "field", rename_all = "snake_case")]
        pub enum $name {
            $($(#[$own_doc])* $own($own_swap),)*
            $($(#[$other_doc])* $other($other_swap),)*
        }

        impl $name {
            fn inverse(&self) -> Self {
                match self.clone() {
                    $(Self::$own(swap) => Self::$own(swap.inverse()),)*
                    $(Self::$other(swap) => Self::$other(swap.inverse()),)*
                }
            }

            /// The field's name, and which record in it.
            pub(super) fn field(&self) -> (&'static str, Option<RecordId>) {
                match self {
                    $(Self::$own(swap) => (stringify!($own), swap.record()),)*
                    $(Self::$other(_) => (stringify!($other), None),)*
                }
            }

            /// Makes the object's own field what the change makes it, whatever it was.
            pub(super) fn follow(&self, object: &mut $object) {
                match self {
                    $(Self::$own(swap) => swap.follow(&mut object.$field),)*
                    #[allow(unreachable_patterns, reason = "the plan's own changes are all of fields")]
                    _ => { let _ = &object; }
                }
            }

            #[allow(dead_code, reason = "nobody asks it of the plan's own fields")]
            /// Whether the object's own field is what the change makes it; false for the changes the plan must see to.
            pub(super) fn holds(&self, object: &$object) -> bool {
                match self {
                    $(Self::$own(swap) => swap.holds(&object.$field),)*
                    #[allow(unreachable_patterns, reason = "the plan's own changes are all of fields")]
                    _ => { let _ = object; false }
                }
            }

            /// What makes the own fields of `ours` those of `theirs`.
            pub(super) fn diff(ours: &$object, theirs: &$object) -> Vec<Self> {
                let mut changes = Vec::new();
                $(changes.extend(<$own_swap>::diff(&ours.$field, &theirs.$field).into_iter().map(Self::$own));)*
                changes
            }

            /// What leads from what this change makes of a field to what `other` does; none if that is the same, or
            /// they change no field in common.
            pub(super) fn onto(&self, other: &Self) -> Option<Self> {
                match (self, other) {
                    $((Self::$own(ours), Self::$own(theirs)) => ours.onto(theirs).map(Self::$own),)*
                    #[allow(unreachable_patterns, reason = "the plan's own changes are all of fields")]
                    _ => None,
                }
            }

            /// Makes the change on the object's own field; false if it does not fit, and nothing has changed. None for
            /// the changes the plan must see to.
            pub(super) fn set(&self, object: &mut $object) -> Option<bool> {
                match self {
                    $(Self::$own(swap) => Some(swap.apply(&mut object.$field)),)*
                    #[allow(unreachable_patterns, reason = "the plan's own changes are all of fields")]
                    _ => { let _ = &object; None }
                }
            }
        }
    };
}

changes! {
    /// A change of one field of an item.
    ItemChange of Item {
        /// The column it stands in.
        Status(Swap<ColumnId>) = status,
        /// When it came there.
        Since(Swap<Option<Stamp>>) = since,
        /// Where it came from into the exception column.
        Back(Swap<Option<ColumnId>>) = back,
        /// The whole number people call it by; a merge alone changes it.
        No(Swap<u32>) = no,
        /// The number as printed.
        Number(Swap<String>) = number,
        /// The heading between theme and item.
        Subtheme(Swap<Option<String>>) = subtheme,
        /// The short title.
        Title(Swap<String>) = title,
        /// The official sentence.
        Text(Swap<String>) = text,
        /// The responsibility clause as printed.
        Clause(Swap<Option<String>>) = clause,
        /// The people in charge.
        Leaders(Swap<Vec<String>>) = leaders,
        /// The units that lead.
        LeadUnits(Swap<Vec<String>>) = lead_units,
        /// The other units that answer for it.
        ResponsibleUnits(Swap<Vec<String>>) = responsible_units,
        /// The units that help.
        SupportingUnits(Swap<Vec<String>>) = supporting_units,
        /// The day it must be done.
        Deadline(Swap<Option<Date>>) = deadline,
        /// The deadline's words in the document.
        DeadlineText(Swap<Option<String>>) = deadline_text,
        /// The numbers it must reach, with where they stand.
        Targets(Swap<Vec<Target>>) = targets,
        /// Whether its clause is its theme's.
        Inherited(Swap<bool>) = inherited,
        /// Whether the latest edition of the document no longer has it.
        Vanished(Swap<bool>) = vanished,
        /// A progress record.
        Progress(RecordSwap<Progress>) = progress,
        /// A problem.
        Problems(RecordSwap<Problem>) = problems,
        /// A next step.
        NextSteps(RecordSwap<NextStep>) = next_steps,
        /// A decision.
        Decisions(RecordSwap<Decision>) = decisions,
    } and {
        /// The theme it stands under; there it comes last.
        Theme(Swap<ThemeId>),
        /// The item it stands behind in its theme; none for the first. It never conflicts: behind an item that is not in
        /// the theme it comes last.
        After(Swap<Option<ItemId>>),
        /// The item comes, last in its theme, or goes.
        #[serde(rename = "*")]
        Whole(Swap<Option<Box<Item>>>),
    }
}

changes! {
    /// A change of one field of a theme.
    ThemeChange of Theme {
        /// The whole number; a merge alone changes it.
        No(Swap<u32>) = no,
        /// The marker as printed.
        Marker(Swap<String>) = marker,
        /// The heading's words.
        Title(Swap<String>) = title,
    } and {
        /// The theme it stands behind; none for the first. It never conflicts: behind a theme that is not there it comes
        /// last.
        After(Swap<Option<ThemeId>>),
        /// The theme comes, as the last, or goes.
        #[serde(rename = "*")]
        Whole(Swap<Option<Box<Theme>>>),
    }
}

changes! {
    /// A change of one field of a column.
    ColumnChange of Column {
        /// What people read.
        Name(Swap<Name>) = name,
        /// What it means.
        Kind(Swap<Kind>) = kind,
        /// The soft limit.
        Limit(Swap<Option<u32>>) = limit,
    } and {
        /// The column it stands behind; none for the first. It never conflicts.
        After(Swap<Option<ColumnId>>),
        /// The column comes, as the last, or goes.
        #[serde(rename = "*")]
        Whole(Swap<Option<Box<Column>>>),
    }
}

changes! {
    /// A change of one field of a meeting.
    MeetingChange of Meeting {
        /// What people call it.
        Name(Swap<String>) = name,
        /// Its day.
        Date(Swap<Date>) = date,
        /// Where it is held.
        Place(Swap<String>) = place,
        /// Who chairs it.
        Chair(Swap<String>) = chair,
        /// Who is there.
        Present(Swap<Vec<String>>) = present,
        /// What it goes through.
        Agenda(Swap<Agenda>) = agenda,
        /// The items, in its order.
        Order(Swap<Vec<ItemId>>) = order,
        /// The items discussed so far.
        Discussed(Swap<Vec<Discussed>>) = discussed,
        /// When it ended.
        Ended(Swap<Option<Stamp>>) = ended,
    } and {
        /// The meeting begins to be, or goes.
        #[serde(rename = "*")]
        Whole(Swap<Option<Box<Meeting>>>),
    }
}

changes! {
    /// A change of one field of the plan itself.
    PlanChange of Plan {
        /// When the board was made; the earlier one, where two imports of one document become one.
        Created(Swap<Option<Stamp>>) = created,
        /// The document's title.
        Title(Swap<String>) = title,
        /// The year it is for.
        Year(Swap<Option<i32>>) = year,
        /// The paragraphs before the first theme.
        Preamble(Swap<Vec<String>>) = preamble,
        /// When a card waits long, when a deadline is near.
        Thresholds(Swap<Thresholds>) = thresholds,
    } and {}
}

impl Change {
    /// Whether it is of a record that is, or was, internal.
    pub fn is_internal(&self) -> bool {
        let Self::Item(_, change) = self else { return false };
        let (from, to) = match change {
            ItemChange::Progress(swap) => {
                (swap.from.as_ref().map(|r| r.internal), swap.to.as_ref().map(|r| r.internal))
            }
            ItemChange::Problems(swap) => {
                (swap.from.as_ref().map(|r| r.internal), swap.to.as_ref().map(|r| r.internal))
            }
            ItemChange::NextSteps(swap) => {
                (swap.from.as_ref().map(|r| r.internal), swap.to.as_ref().map(|r| r.internal))
            }
            ItemChange::Decisions(swap) => {
                (swap.from.as_ref().map(|r| r.internal), swap.to.as_ref().map(|r| r.internal))
            }
            _ => return false,
        };
        from == Some(true) || to == Some(true)
    }

    /// What it speaks of.
    pub fn object(&self) -> Object {
        match self {
            Self::Item(id, _) => Object::Item(*id),
            Self::Theme(id, _) => Object::Theme(*id),
            Self::Column(id, _) => Object::Column(id.clone()),
            Self::Meeting(id, _) => Object::Meeting(*id),
            Self::Plan(_) => Object::Plan,
        }
    }

    /// The item it speaks of.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Self::Item(item, _) => Some(*item),
            _ => None,
        }
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        match self {
            Self::Item(id, change) => Self::Item(*id, change.inverse()),
            Self::Theme(id, change) => Self::Theme(*id, change.inverse()),
            Self::Column(id, change) => Self::Column(id.clone(), change.inverse()),
            Self::Meeting(id, change) => Self::Meeting(*id, change.inverse()),
            Self::Plan(change) => Self::Plan(change.inverse()),
        }
    }

    /// Whether it only says where an object stands; that never conflicts.
    pub fn is_place(&self) -> bool {
        matches!(
            self,
            Self::Item(_, ItemChange::After(_))
                | Self::Theme(_, ThemeChange::After(_))
                | Self::Column(_, ColumnChange::After(_))
        )
    }

    /// Items there are more afterwards; negative where there are fewer.
    pub fn items_added(&self) -> isize {
        let Self::Item(_, ItemChange::Whole(swap)) = self else { return 0 };
        isize::from(swap.to.is_some()) - isize::from(swap.from.is_some())
    }

    /// Whether the object comes or goes.
    pub fn is_whole(&self) -> bool {
        matches!(
            self,
            Self::Item(_, ItemChange::Whole(_))
                | Self::Theme(_, ThemeChange::Whole(_))
                | Self::Column(_, ColumnChange::Whole(_))
                | Self::Meeting(_, MeetingChange::Whole(_))
        )
    }

    /// Whether the object comes.
    pub fn is_arrival(&self) -> bool {
        match self {
            Self::Item(_, ItemChange::Whole(swap)) => swap.to.is_some(),
            Self::Theme(_, ThemeChange::Whole(swap)) => swap.to.is_some(),
            Self::Column(_, ColumnChange::Whole(swap)) => swap.to.is_some(),
            Self::Meeting(_, MeetingChange::Whole(swap)) => swap.to.is_some(),
            _ => false,
        }
    }

    /// Whether both speak of the same field of the same object, so that one cannot be taken back without the other.
    pub fn touches(&self, other: &Self) -> bool {
        if self.is_place() || other.is_place() || self.object() != other.object() {
            return false;
        }
        self.is_whole() || other.is_whole() || self.same_field(other)
    }

    /// Whether it is a whole number that a merge gave; numbers are never given back.
    pub fn is_renumbering(&self) -> bool {
        matches!(self, Self::Item(_, ItemChange::No(_)) | Self::Theme(_, ThemeChange::No(_)))
    }

    /// The field's name, and which record in it.
    pub(super) fn field(&self) -> (&'static str, Option<RecordId>) {
        match self {
            Self::Item(_, change) => change.field(),
            Self::Theme(_, change) => change.field(),
            Self::Column(_, change) => change.field(),
            Self::Meeting(_, change) => change.field(),
            Self::Plan(change) => change.field(),
        }
    }

    /// What leads from what this change makes of a field to what `other` does; none if that is the same.
    pub(super) fn onto(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Item(id, ours), Self::Item(_, theirs)) => ours.onto(theirs).map(|change| Self::Item(*id, change)),
            (Self::Theme(id, ours), Self::Theme(_, theirs)) => ours.onto(theirs).map(|change| Self::Theme(*id, change)),
            (Self::Column(id, ours), Self::Column(_, theirs)) => {
                ours.onto(theirs).map(|change| Self::Column(id.clone(), change))
            }
            (Self::Meeting(id, ours), Self::Meeting(_, theirs)) => {
                ours.onto(theirs).map(|change| Self::Meeting(*id, change))
            }
            (Self::Plan(ours), Self::Plan(theirs)) => ours.onto(theirs).map(Self::Plan),
            _ => None,
        }
    }

    fn same_field(&self, other: &Self) -> bool {
        self.object() == other.object() && self.field() == other.field()
    }
}

impl<T: Clone + PartialEq> Swap<T> {
    /// The swap that takes this one back.
    pub(super) fn inverse(self) -> Self {
        Self { from: self.to, to: self.from }
    }

    fn record(&self) -> Option<RecordId> {
        None
    }

    fn apply(&self, value: &mut T) -> bool {
        let fits = *value == self.from;
        if fits {
            value.clone_from(&self.to);
        }
        fits
    }

    fn follow(&self, value: &mut T) {
        value.clone_from(&self.to);
    }

    fn holds(&self, value: &T) -> bool {
        *value == self.to
    }

    fn diff(ours: &T, theirs: &T) -> Option<Self> {
        (ours != theirs).then(|| Self { from: ours.clone(), to: theirs.clone() })
    }

    fn onto(&self, other: &Self) -> Option<Self> {
        Self::diff(&self.to, &other.to)
    }
}

impl<T: Record> RecordSwap<T> {
    fn inverse(self) -> Self {
        Self { id: self.id, from: self.to, to: self.from }
    }

    fn record(&self) -> Option<RecordId> {
        Some(self.id)
    }

    fn apply(&self, records: &mut Vec<T>) -> bool {
        let place = records.binary_search_by_key(&self.id, Record::id);
        let fits = place.ok().map(|at| &records[at]) == self.from.as_deref();
        if fits {
            match (place, self.to.as_deref().cloned()) {
                (Ok(at), Some(record)) => records[at] = record,
                (Ok(at), None) => drop(records.remove(at)),
                (Err(at), Some(record)) => records.insert(at, record),
                (Err(_), None) => {}
            }
        }
        fits
    }

    fn follow(&self, records: &mut Vec<T>) {
        let from = find(records, self.id).cloned().map(Box::new);
        Self { from, ..self.clone() }.apply(records);
    }

    fn holds(&self, records: &[T]) -> bool {
        find(records, self.id) == self.to.as_deref()
    }

    /// Record by record, in the order of their ids.
    fn diff(ours: &[T], theirs: &[T]) -> Vec<Self> {
        if ours == theirs {
            return Vec::new();
        }
        let ids: BTreeSet<RecordId> = ours.iter().chain(theirs).map(Record::id).collect();
        let swap = |id| {
            let (from, to) = (find(ours, id), find(theirs, id));
            let boxed = |record: Option<&T>| record.cloned().map(Box::new);
            (from != to).then(|| Self { id, from: boxed(from), to: boxed(to) })
        };
        ids.into_iter().filter_map(swap).collect()
    }

    fn onto(&self, other: &Self) -> Option<Self> {
        let fits = self.id == other.id && self.to != other.to;
        fits.then(|| Self { id: self.id, from: self.to.clone(), to: other.to.clone() })
    }
}

/// The record with this id in a list that is in the order of ids.
fn find<T: Record>(records: &[T], id: RecordId) -> Option<&T> {
    records.binary_search_by_key(&id, Record::id).ok().map(|at| &records[at])
}

impl From<Change> for Map<String, Value> {
    fn from(change: Change) -> Self {
        let (key, id, field) = match change {
            Change::Item(id, field) => ("item", Value::from(id.0.to_string()), serde_json::to_value(field)),
            Change::Theme(id, field) => ("theme", Value::from(id.0.to_string()), serde_json::to_value(field)),
            Change::Column(id, field) => ("column", Value::from(id.0), serde_json::to_value(field)),
            Change::Meeting(id, field) => ("meeting", Value::from(id.0.to_string()), serde_json::to_value(field)),
            Change::Plan(field) => ("plan", Value::Bool(true), serde_json::to_value(field)),
        };
        let mut object = Self::from_iter([(key.to_owned(), id)]);
        if let Ok(Value::Object(field)) = field {
            object.extend(field);
        }
        object
    }
}

impl TryFrom<Map<String, Value>> for Change {
    type Error = serde_json::Error;

    fn try_from(mut object: Map<String, Value>) -> Result<Self, Self::Error> {
        if let Some(id) = object.remove("theme") {
            return Ok(Self::Theme(take(id)?, take(Value::Object(object))?));
        }
        if let Some(id) = object.remove("column") {
            return Ok(Self::Column(take(id)?, take(Value::Object(object))?));
        }
        if let Some(id) = object.remove("meeting") {
            return Ok(Self::Meeting(take(id)?, take(Value::Object(object))?));
        }
        if object.remove("plan") == Some(Value::Bool(true)) {
            return Ok(Self::Plan(take(Value::Object(object))?));
        }
        let item = take(object.remove("item").unwrap_or(Value::Null))?;
        Ok(Self::Item(item, take(Value::Object(object))?))
    }
}

fn take<T: DeserializeOwned>(value: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(value)
}
