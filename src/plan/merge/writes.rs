//! What steps in their order come to: the last change of each field, and whether an object that was deleted stays.
//!
//! The last change of a field holds. A deletion takes an object away unless somebody changed it without the deleter
//! having seen that: then the change is kept, and the object with it.

use std::collections::HashMap;

use crate::plan::change::{Change, ColumnChange, ItemChange, MeetingChange, Object, ThemeChange};
use crate::plan::column::Column;
use crate::plan::id::{ColumnId, ItemId, RecordId, ThemeId};
use crate::plan::index::IdMap;
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::plan::step::{Order, Step};
use crate::plan::theme::Theme;

/// A change, and where its step stands.
pub(super) type Write<'a, C> = (Order, &'a C);

/// The changes of one object, in the order of their steps.
#[derive(Debug)]
pub(super) struct ObjectWrites<'a, T, C> {
    /// The last change of each of its own fields.
    pub(super) fields: HashMap<(&'static str, Option<RecordId>), Write<'a, C>>,
    /// When it came and went, oldest first; none for the object when it went.
    wholes: Vec<(Order, Whole<'a, T>)>,
}

/// An object comes, or goes as it was.
#[derive(Debug, Clone, Copy)]
enum Whole<'a, T> {
    Comes(&'a T),
    Goes(&'a T),
}

impl<T, C> Default for ObjectWrites<'_, T, C> {
    fn default() -> Self {
        Self { fields: HashMap::new(), wholes: Vec::new() }
    }
}

/// An object whose fields change one by one.
pub(super) trait Fields<T> {
    /// The field's name, and which record in it.
    fn name(&self) -> (&'static str, Option<RecordId>);
    /// Makes the field what the change makes it.
    fn follow(&self, object: &mut T);
    /// Whether the field is what the change makes it.
    fn holds(&self, object: &T) -> bool;
    /// Whether it only says where the object stands, or what a merge made of its number.
    fn is_aside(&self) -> bool;
}

macro_rules! fields {
    ($change:ident of $object:ident $(, $pattern:pat => $aside:expr)?) => {
        impl Fields<$object> for $change {
            fn name(&self) -> (&'static str, Option<RecordId>) {
                self.field()
            }

            fn follow(&self, object: &mut $object) {
                $change::follow(self, object);
            }

            fn holds(&self, object: &$object) -> bool {
                $change::holds(self, object)
            }

            fn is_aside(&self) -> bool {
                match self {
                    $($pattern => $aside,)?
                    _ => false,
                }
            }
        }
    };
}

fields!(ThemeChange of Theme, Self::After(_) | Self::No(_) => true);
fields!(ColumnChange of Column, Self::After(_) => true);
fields!(MeetingChange of Meeting);

impl Fields<Item> for ItemChange {
    fn name(&self) -> (&'static str, Option<RecordId>) {
        self.field()
    }

    fn follow(&self, item: &mut Item) {
        match self {
            Self::Theme(swap) => item.theme = swap.to,
            change => change.follow(item),
        }
    }

    fn holds(&self, item: &Item) -> bool {
        match self {
            Self::Theme(swap) => item.theme == swap.to,
            change => change.holds(item),
        }
    }

    fn is_aside(&self) -> bool {
        matches!(self, Self::After(_) | Self::No(_))
    }
}

impl<'a, T, C: Fields<T>> ObjectWrites<'a, T, C> {
    fn field(&mut self, order: Order, change: &'a C) {
        if !change.is_aside() {
            self.fields.insert(change.name(), (order, change));
        }
    }

    fn whole(&mut self, order: Order, from: Option<&'a T>, to: Option<&'a T>) {
        let whole = to.map(Whole::Comes).or(from.map(Whole::Goes));
        self.wholes.extend(whole.map(|whole| (order, whole)));
    }

    /// Whether it was ever deleted.
    pub(super) fn has_gone(&self) -> bool {
        self.wholes.iter().any(|(_, whole)| matches!(whole, Whole::Goes(_)))
    }

    /// Whether it was not there before the first of the steps.
    pub(super) fn was_added(&self) -> bool {
        matches!(self.wholes.first(), Some((_, Whole::Comes(_))))
    }

    /// How it was when it last came or went.
    pub(super) fn snapshot(&self) -> Option<&'a T> {
        self.wholes.last().map(|(_, Whole::Comes(object) | Whole::Goes(object))| *object)
    }

    /// Whether it was deleted, by the last step that speaks of it as a whole.
    pub(super) fn was_deleted(&self) -> bool {
        matches!(self.wholes.last(), Some((_, Whole::Goes(_))))
    }

    /// Whether it stays: it was not deleted, or was changed by somebody whose change no deleter had seen.
    pub(super) fn stays(&self) -> bool {
        let seen = |(order, change): &Write<'a, C>| {
            self.wholes.iter().any(|(deleted, whole)| match whole {
                Whole::Goes(object) => deleted > order && change.holds(object),
                Whole::Comes(_) => false,
            })
        };
        !self.was_deleted() || !self.fields.values().all(seen)
    }

    /// Makes its fields what the steps make them.
    pub(super) fn settle(&self, object: &mut T) {
        self.fields.values().for_each(|(_, change)| change.follow(object));
    }
}

impl<'a> ObjectWrites<'a, Item, ItemChange> {
    /// Takes in one more change of the item.
    pub(super) fn note(&mut self, order: Order, change: &'a ItemChange) {
        match change {
            ItemChange::Whole(swap) => self.whole(order, swap.from.as_deref(), swap.to.as_deref()),
            change => self.field(order, change),
        }
    }
}

/// What steps come to.
#[derive(Debug, Default)]
pub(super) struct Writes<'a> {
    pub(super) items: IdMap<ItemId, ObjectWrites<'a, Item, ItemChange>>,
    pub(super) themes: IdMap<ThemeId, ObjectWrites<'a, Theme, ThemeChange>>,
    pub(super) columns: HashMap<&'a ColumnId, ObjectWrites<'a, Column, ColumnChange>>,
    pub(super) meetings: IdMap<RecordId, ObjectWrites<'a, Meeting, MeetingChange>>,
    pub(super) plan: HashMap<&'static str, &'a crate::plan::change::PlanChange>,
}

impl<'a> Writes<'a> {
    /// What `steps`, in their order, come to.
    pub(super) fn of(steps: &[&'a Step]) -> Self {
        let mut writes = Self::default();
        for step in steps {
            step.changes.iter().for_each(|change| writes.note(step.order(), change));
        }
        writes
    }

    fn note(&mut self, order: Order, change: &'a Change) {
        match change {
            Change::Item(id, change) => self.items.entry(*id).or_default().note(order, change),
            Change::Theme(id, ThemeChange::Whole(swap)) => {
                self.themes.entry(*id).or_default().whole(order, swap.from.as_deref(), swap.to.as_deref());
            }
            Change::Theme(id, change) => self.themes.entry(*id).or_default().field(order, change),
            Change::Column(id, ColumnChange::Whole(swap)) => {
                self.columns.entry(id).or_default().whole(order, swap.from.as_deref(), swap.to.as_deref());
            }
            Change::Column(id, change) => self.columns.entry(id).or_default().field(order, change),
            Change::Meeting(id, MeetingChange::Whole(swap)) => {
                self.meetings.entry(*id).or_default().whole(order, swap.from.as_deref(), swap.to.as_deref());
            }
            Change::Meeting(id, change) => self.meetings.entry(*id).or_default().field(order, change),
            Change::Plan(change) => drop(self.plan.insert(change.field().0, change)),
        }
    }

    /// Whether an object was deleted by somebody and changed by somebody else, and is kept.
    pub(super) fn is_kept(&self, object: &Object) -> bool {
        fn kept<T, C: Fields<T>>(writes: Option<&ObjectWrites<'_, T, C>>) -> bool {
            writes.is_some_and(|writes| writes.was_deleted() && writes.stays())
        }
        match object {
            Object::Item(id) => kept(self.items.get(id)),
            Object::Theme(id) => kept(self.themes.get(id)),
            Object::Column(id) => kept(self.columns.get(id)),
            Object::Meeting(id) => kept(self.meetings.get(id)),
            Object::Plan => false,
        }
    }
}
