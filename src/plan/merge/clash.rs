//! Fields that both copies changed since they went apart.

use std::collections::HashMap;

use crate::plan::change::{Change, ItemChange, Object};
use crate::plan::id::RecordId;
use crate::plan::step::{Order, Step};

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

/// The last change of each field.
type LastChanges<'a> = HashMap<(Object, (&'static str, Option<RecordId>)), (Order, &'a Change)>;

fn last_changes<'a>(steps: &[&'a Step]) -> LastChanges<'a> {
    let mut last = LastChanges::new();
    for step in steps {
        for change in step.changes.iter().filter(|change| is_chosen(change)) {
            last.insert((change.object(), change.field()), (step.order(), change));
        }
    }
    last
}

/// Whether a person chose what the change makes; the rest follows from that.
fn is_chosen(change: &Change) -> bool {
    let follows = matches!(change, Change::Item(_, ItemChange::Since(_) | ItemChange::Back(_)));
    !follows && !change.is_place() && !change.is_whole() && !change.is_renumbering()
}

/// The fields both sides' own steps, each in order, changed to something else; in the order of their later change.
pub(super) fn clashes(ours: &[&Step], theirs: &[&Step]) -> Vec<Clash> {
    let their_changes = last_changes(theirs);
    let mut clashes: Vec<(Order, Clash)> = last_changes(ours)
        .into_iter()
        .filter_map(|(field, (our_order, our_change))| {
            let (their_order, their_change) = *their_changes.get(&field)?;
            let change = our_change.onto(their_change)?;
            let later = if their_order > our_order { Side::Theirs } else { Side::Ours };
            Some((our_order.max(their_order), Clash { change, later }))
        })
        .collect();
    clashes.sort_by_key(|(order, clash)| (*order, clash.change.field().0));
    clashes.into_iter().map(|(_, clash)| clash).collect()
}
