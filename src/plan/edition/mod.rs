//! A revised edition of the document: what makes the plan it, and leaves what people did with the plan.
//!
//! Each value has three sides: what the document said last, what it says now, what the plan has. The plan follows the
//! document where the document has changed, so that importing the same edition again changes nothing.

mod base;
mod pair;

use std::collections::{HashMap, HashSet};

use super::Plan;
use super::change::{Change, ItemChange, PlanChange, Swap, ThemeChange};
use super::column::Kind;
use super::id::{ItemId, ThemeId};
use super::item::Item;
use super::order;
use super::target::Target;
use super::theme::Theme;
use super::title::short_title;
use crate::clock::Stamp;
use base::Base;
use pair::{Pairs, pairs};

/// What a revised edition comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edition {
    /// What changes, in this order; none if the plan is that edition already.
    pub changes: Vec<Change>,
    /// Items that are in both.
    pub matched: usize,
    /// Items that are new.
    pub added: Vec<ItemId>,
    /// Items that read otherwise.
    pub changed: Vec<ItemId>,
    /// Items the edition has no more.
    pub vanished: Vec<ItemId>,
    /// Items that had vanished and are there again.
    pub returned: Vec<ItemId>,
    /// Items of the edition that somebody deleted here; they stay deleted.
    pub deleted: usize,
}

/// Of an edition in the making.
struct Work<'a> {
    plan: &'a Plan,
    base: Base,
    new: &'a Plan,
    pairs: Pairs,
    /// For each theme of the edition the plan's, once it is known.
    themes: HashMap<ThemeId, ThemeId>,
    /// Themes that come.
    fresh_themes: HashSet<ThemeId>,
    edition: Edition,
}

/// Where the document changed and the plan differs, a change.
fn follow<T: PartialEq + Clone, C>(said: &T, says: &T, ours: &T, change: fn(Swap<T>) -> C) -> Option<C> {
    (says != said && says != ours).then(|| change(Swap { from: ours.clone(), to: says.clone() }))
}

impl Plan {
    /// What makes this plan the edition `new`, a plan as a document gives it; at the moment `at`. Statuses, records and
    /// titles by hand stay; items the edition no longer has are marked, not deleted.
    pub fn edition(&self, new: &Self, at: Stamp) -> Edition {
        let base = Base::of(self);
        let pairs = pairs(self, &base, new);
        let work = Work {
            plan: self,
            base,
            new,
            pairs,
            themes: HashMap::new(),
            fresh_themes: HashSet::new(),
            edition: Edition::default(),
        };
        work.done(at)
    }
}

impl Edition {
    /// Whether it is one of the plan at all, rather than another plan: at least half of its items are in both.
    pub fn is_of_the_plan(&self) -> bool {
        let (both, all) = (self.matched + self.deleted, self.matched + self.deleted + self.added.len());
        both > 0 && both * 2 >= all
    }
}

impl Work<'_> {
    fn done(mut self, at: Stamp) -> Edition {
        self.plan_fields();
        self.theme_changes();
        self.theme_order();
        let mut fresh = HashSet::new();
        let mut wanted: HashMap<ThemeId, Vec<ItemId>> = HashMap::new();
        let mut lists: HashMap<ThemeId, Vec<ItemId>> = HashMap::new();
        for item in &self.plan.items {
            lists.entry(item.theme).or_default().push(item.id);
        }
        let new = self.new;
        for (place, item) in new.items.iter().enumerate() {
            let id = match self.pairs.items[place] {
                Some(old) => match self.plan.item(self.base.items[old].id) {
                    Some(ours) => {
                        self.matched(ours, old, item, &mut lists, &mut fresh);
                        ours.id
                    }
                    None => {
                        self.edition.deleted += 1;
                        continue;
                    }
                },
                None => self.added(item, at, &mut lists, &mut fresh),
            };
            let theme = self.themes.get(&item.theme).copied();
            if let Some(theme) = theme.filter(|theme| lists.get(theme).is_some_and(|list| list.contains(&id))) {
                wanted.entry(theme).or_default().push(id);
            }
        }
        self.vanish();
        self.item_order(&lists, &wanted, &fresh);
        self.edition
    }

    fn plan_fields(&mut self) {
        let (base, new, ours) = (&self.base, self.new, self.plan);
        let changes = [
            follow(&base.title, &new.title, &ours.title, PlanChange::Title),
            follow(&base.year, &new.year, &ours.year, PlanChange::Year),
            follow(&base.preamble, &new.preamble, &ours.preamble, PlanChange::Preamble),
        ];
        self.edition.changes.extend(changes.into_iter().flatten().map(Change::Plan));
    }

    /// Themes that are in both follow the document; others come, unless somebody deleted them here and nothing new
    /// stands under them.
    fn theme_changes(&mut self) {
        let mut next = self.plan.next_theme;
        for (place, theme) in self.new.themes.iter().enumerate() {
            let said = self.pairs.themes[place].map(|old| &self.base.themes[old]);
            if let (Some(said), Some(ours)) = (said, said.and_then(|said| self.plan.theme(said.id))) {
                let changes = [
                    follow(&said.marker, &theme.marker, &ours.marker, ThemeChange::Marker),
                    follow(&said.title, &theme.title, &ours.title, ThemeChange::Title),
                ];
                self.edition.changes.extend(changes.into_iter().flatten().map(|change| Change::Theme(ours.id, change)));
                self.themes.insert(theme.id, ours.id);
                continue;
            }
            let is_needed = self.new.items.iter().zip(&self.pairs.items).any(|(item, old)| {
                item.theme == theme.id && old.is_none_or(|old| self.moves_into(theme, &self.base.items[old]))
            });
            if said.is_none() || is_needed {
                let words = [theme.marker.as_str(), &theme.title];
                let is_taken = |id: &ThemeId| self.plan.theme(*id).is_some() || self.fresh_themes.contains(id);
                let Some(id) = (0..).map(|nth| ThemeId::of_edition(&words, nth)).find(|id| !is_taken(id)) else {
                    continue;
                };
                let no = next;
                next = next.saturating_add(1);
                let whole = Swap { from: None, to: Some(Box::new(Theme { id, no, ..theme.clone() })) };
                self.edition.changes.push(Change::Theme(id, ThemeChange::Whole(whole)));
                self.themes.insert(theme.id, id);
                self.fresh_themes.insert(id);
            }
        }
    }

    /// Whether the document puts an item that stood elsewhere under `theme` now.
    fn moves_into(&self, theme: &Theme, said: &Item) -> bool {
        self.plan.item(said.id).is_some() && self.base.theme_title(said.theme) != Some(&theme.title)
    }

    fn theme_order(&mut self) {
        let ours = self.plan.themes.iter().map(|theme| theme.id);
        let fresh = self.new.themes.iter().filter_map(|theme| self.themes.get(&theme.id).copied());
        let list: Vec<ThemeId> = ours.chain(fresh.clone().filter(|id| self.fresh_themes.contains(id))).collect();
        let wanted: Vec<ThemeId> = fresh.filter(|id| !self.base.moved_themes.contains(id)).collect();
        let places = order::places(&list, &wanted, &self.fresh_themes);
        let change = |place: order::Put<ThemeId>| {
            Change::Theme(place.id, ThemeChange::After(Swap { from: place.from, to: place.to }))
        };
        self.edition.changes.extend(places.into_iter().map(change));
    }

    /// An item that is in both.
    fn matched(
        &mut self,
        ours: &Item,
        old: usize,
        new: &Item,
        lists: &mut HashMap<ThemeId, Vec<ItemId>>,
        fresh: &mut HashSet<ItemId>,
    ) {
        let said = &self.base.items[old];
        let mut changes = fields(said, new, ours);
        let to = self.themes.get(&new.theme).copied();
        let is_same = to == Some(said.theme)
            || self.new.theme(new.theme).is_some_and(|theme| self.base.theme_title(said.theme) == Some(&theme.title));
        let differs = !changes.is_empty();
        if let Some(to) = to.filter(|to| !is_same && *to != ours.theme) {
            let list = lists.entry(ours.theme).or_default();
            let at = list.iter().position(|id| *id == ours.id).unwrap_or(0);
            let before = at.checked_sub(1).map(|before| list[before]);
            list.remove(at);
            lists.entry(to).or_default().push(ours.id);
            fresh.insert(ours.id);
            changes.push(ItemChange::After(Swap { from: before, to: before }));
            changes.push(ItemChange::Theme(Swap { from: ours.theme, to }));
        }
        if ours.vanished {
            changes.push(ItemChange::Vanished(Swap { from: true, to: false }));
            self.edition.returned.push(ours.id);
        }
        if differs {
            self.edition.changed.push(ours.id);
        }
        self.edition.matched += 1;
        self.edition.changes.extend(changes.into_iter().map(|change| Change::Item(ours.id, change)));
    }

    /// An item that is new: in the first column, from now on.
    fn added(
        &mut self,
        new: &Item,
        at: Stamp,
        lists: &mut HashMap<ThemeId, Vec<ItemId>>,
        fresh: &mut HashSet<ItemId>,
    ) -> ItemId {
        let count = u32::try_from(self.edition.added.len()).unwrap_or(u32::MAX);
        let no = self.plan.next_item.saturating_add(count);
        let is_taken = |id: &ItemId| self.plan.item(*id).is_some() || fresh.contains(id);
        let words = [new.number.as_str(), &new.text];
        let id = (0..).map(|nth| ItemId::of_edition(&words, nth)).find(|id| !is_taken(id)).unwrap_or(new.id);
        let theme = self.themes.get(&new.theme).copied().unwrap_or(new.theme);
        let todo = self.plan.columns.iter().find(|column| column.kind == Kind::Todo);
        let status = todo.map_or_else(|| new.status.clone(), |column| column.id.clone());
        let item = Item { id, no, theme, status, since: Some(at), ..new.clone() };
        let whole = Swap { from: None, to: Some(Box::new(item)) };
        self.edition.changes.push(Change::Item(id, ItemChange::Whole(whole)));
        self.edition.added.push(id);
        lists.entry(theme).or_default().push(id);
        fresh.insert(id);
        id
    }

    /// Items of the document that the edition does not have are marked.
    fn vanish(&mut self) {
        let kept: HashSet<ItemId> = self.pairs.items.iter().flatten().map(|old| self.base.items[*old].id).collect();
        for item in &self.plan.items {
            let is_gone = !kept.contains(&item.id) && !self.base.hand_made.contains(&item.id);
            if is_gone && !item.vanished {
                let change = ItemChange::Vanished(Swap { from: false, to: true });
                self.edition.changes.push(Change::Item(item.id, change));
                self.edition.vanished.push(item.id);
            }
        }
    }

    fn item_order(
        &mut self,
        lists: &HashMap<ThemeId, Vec<ItemId>>,
        wanted: &HashMap<ThemeId, Vec<ItemId>>,
        fresh: &HashSet<ItemId>,
    ) {
        let mut themes: Vec<&ThemeId> = wanted.keys().collect();
        themes.sort();
        for theme in themes {
            let is_free = |id: &&ItemId| fresh.contains(*id) || !self.base.moved.contains(*id);
            let wanted: Vec<ItemId> = wanted[theme].iter().filter(is_free).copied().collect();
            let change = |place: order::Put<ItemId>| {
                Change::Item(place.id, ItemChange::After(Swap { from: place.from, to: place.to }))
            };
            self.edition.changes.extend(order::places(&lists[theme], &wanted, fresh).into_iter().map(change));
        }
    }
}

/// The fields of an item that follow the document.
fn fields(said: &Item, new: &Item, ours: &Item) -> Vec<ItemChange> {
    let mut changes: Vec<ItemChange> = [
        follow(&said.number, &new.number, &ours.number, ItemChange::Number),
        follow(&said.subtheme, &new.subtheme, &ours.subtheme, ItemChange::Subtheme),
        follow(&said.text, &new.text, &ours.text, ItemChange::Text),
        follow(&said.clause, &new.clause, &ours.clause, ItemChange::Clause),
        follow(&said.leaders, &new.leaders, &ours.leaders, ItemChange::Leaders),
        follow(&said.lead_units, &new.lead_units, &ours.lead_units, ItemChange::LeadUnits),
        follow(&said.responsible_units, &new.responsible_units, &ours.responsible_units, ItemChange::ResponsibleUnits),
        follow(&said.supporting_units, &new.supporting_units, &ours.supporting_units, ItemChange::SupportingUnits),
        follow(&said.deadline, &new.deadline, &ours.deadline, ItemChange::Deadline),
        follow(&said.deadline_text, &new.deadline_text, &ours.deadline_text, ItemChange::DeadlineText),
        follow(&said.inherited, &new.inherited, &ours.inherited, ItemChange::Inherited),
    ]
    .into_iter()
    .flatten()
    .collect();
    if new.text != said.text && new.text != ours.text {
        let by_rule = [&said.text, &ours.text].iter().any(|text| ours.title == short_title(text));
        if by_rule && ours.title != new.title {
            changes.push(ItemChange::Title(Swap { from: ours.title.clone(), to: new.title.clone() }));
        }
        let targets = with_current(&new.targets, &ours.targets);
        if targets != ours.targets {
            changes.push(ItemChange::Targets(Swap { from: ours.targets.clone(), to: targets }));
        }
    }
    changes
}

/// The new targets, standing where those of the same words stand.
fn with_current(new: &[Target], ours: &[Target]) -> Vec<Target> {
    let current = |target: &Target| ours.iter().find(|other| other.metric == target.metric)?.current;
    new.iter().map(|target| Target { current: current(target), ..target.clone() }).collect()
}

#[cfg(test)]
mod tests;
