//! What a merge comes to: one edit on our copy, which carries the other copy's steps.

use std::collections::HashSet;

use super::clash::{Clash, clashes};
use super::difference::difference;
use super::join::joined;
use super::writes::Writes;
use crate::plan::Plan;
use crate::plan::change::{Change, Object};
use crate::plan::id::{ItemId, RecordId};
use crate::plan::known::acting;
use crate::plan::step::Step;

/// An item that is called by another whole number from now on, here or on the other desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// What it was called.
    pub from: u32,
    /// What it is called now.
    pub to: u32,
}

/// What a merge comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merge {
    /// What changes in our copy.
    pub changes: Vec<Change>,
    /// Their steps that ours did not have, oldest first.
    pub merged: Vec<Step>,
    /// The fields both had changed.
    pub clashes: Vec<Clash>,
    /// What one copy deleted and the other changed; it is kept.
    pub kept: Vec<Object>,
    /// Items of either copy that get another whole number.
    pub renumbered: Vec<Renumbered>,
}

impl Merge {
    /// Whether the other copy has nothing that ours does not know.
    pub fn is_nothing_new(&self) -> bool {
        self.changes.is_empty() && self.merged.is_empty()
    }
}

impl Plan {
    /// Whether the other is a copy of this plan: made at the same moment, with a step in common, or of the same
    /// document.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        let ours: HashSet<RecordId> = self.known_steps().map(|step| step.id).collect();
        let shares_a_step = || other.known_steps().any(|step| ours.contains(&step.id));
        let is_of_one_document = || {
            let ids: HashSet<ItemId> = self.items.iter().map(|item| item.id).collect();
            other.items.iter().any(|item| ids.contains(&item.id))
        };
        self.created.is_some() && self.created == other.created || shares_a_step() || is_of_one_document()
    }

    /// The merge, in force or taken back, that brought in a step `other` has; the newest, and the step that took it
    /// back.
    pub fn merge_taken_back(&self, other: &Self) -> Option<(&Step, &Step)> {
        let theirs: HashSet<RecordId> = other.known_steps().map(|step| step.id).collect();
        let taken_back = self.taken_back();
        let merges = self.log.iter().rev().filter(|step| step.merged.iter().any(|step| theirs.contains(&step.id)));
        merges.into_iter().find_map(|merge| taken_back.get(&merge.id).map(|undo| (merge, *undo)))
    }

    /// What makes this copy one with `theirs`.
    pub fn merge(&self, theirs: &Self) -> Merge {
        let our_ids: HashSet<RecordId> = self.known_steps().map(|step| step.id).collect();
        let their_ids: HashSet<RecordId> = theirs.known_steps().map(|step| step.id).collect();
        let news: Vec<&Step> = theirs.known_steps().filter(|step| !our_ids.contains(&step.id)).collect();
        let is_same_board = self.created == theirs.created;
        if is_same_board && news.iter().all(|step| step.joins) {
            return Merge::default();
        }
        let steps = acting(self.known_steps().chain(news.iter().copied()));
        let writes = Writes::of(&steps);
        let joined = joined(self, theirs, &writes, &steps);
        let whole = &joined.plan;
        let ours_alone = acting(self.known_steps().filter(|step| !their_ids.contains(&step.id)));
        let theirs_alone = acting(news.iter().copied());
        let stripped = |step: &Step| Step { merged: Vec::new(), ..step.clone() };
        let merged: Vec<Step> =
            if theirs_alone.is_empty() { Vec::new() } else { news.iter().map(|step| stripped(step)).collect() };
        Merge {
            changes: difference(self, &joined),
            merged,
            clashes: clashes(&ours_alone, &theirs_alone),
            kept: kept(self, theirs, whole, &writes),
            renumbered: renumbered(self, theirs, whole),
        }
    }
}

/// What only one of the copies has, although it was deleted in the other, and stays.
fn kept(ours: &Plan, theirs: &Plan, whole: &Plan, writes: &Writes<'_>) -> Vec<Object> {
    let items = whole.items.iter().filter(|item| ours.item(item.id).is_none() || theirs.item(item.id).is_none());
    let themes = whole.themes.iter().filter(|theme| ours.theme(theme.id).is_none() || theirs.theme(theme.id).is_none());
    let items = items.map(|item| Object::Item(item.id));
    let themes = themes.map(|theme| Object::Theme(theme.id));
    items.chain(themes).filter(|object| writes.is_kept(object)).collect()
}

fn renumbered(ours: &Plan, theirs: &Plan, whole: &Plan) -> Vec<Renumbered> {
    let mut renumbered = Vec::new();
    for item in &whole.items {
        let others = [ours, theirs].into_iter().filter_map(|plan| plan.item(item.id));
        let other = others.map(|other| other.no).find(|no| *no != item.no);
        renumbered.extend(other.map(|from| Renumbered { item: item.id, title: item.title.clone(), from, to: item.no }));
    }
    renumbered
}
