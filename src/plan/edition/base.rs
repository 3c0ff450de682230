//! What the document said last: the plan without what people changed by hand since.
//!
//! The log knows it. A value that somebody changed was, before the oldest such change after the last edition, what the
//! document says; steps that are taken back do not count.

use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, PlanChange, ThemeChange};
use crate::plan::id::{ItemId, ThemeId};
use crate::plan::item::Item;
use crate::plan::step::{Kind, Step};
use crate::plan::theme::Theme;

/// The plan as the document has it.
#[derive(Debug, Default)]
pub(super) struct Base {
    /// The items, those deleted by hand behind the others.
    pub(super) items: Vec<Item>,
    /// The themes, likewise.
    pub(super) themes: Vec<Theme>,
    /// The items somebody added; no edition has to have them.
    pub(super) hand_made: HashSet<ItemId>,
    /// The items somebody put elsewhere.
    pub(super) moved: HashSet<ItemId>,
    /// The themes somebody put elsewhere.
    pub(super) moved_themes: HashSet<ThemeId>,
    /// The document's own fields of the plan.
    pub(super) title: String,
    /// The year.
    pub(super) year: Option<i32>,
    /// The paragraphs before the first theme.
    pub(super) preamble: Vec<String>,
}

/// Fields whose older changes say nothing any more: an edition has set them since.
#[derive(Default)]
struct Settled {
    items: HashSet<(ItemId, Discriminant<ItemChange>)>,
    themes: HashSet<(ThemeId, Discriminant<ThemeChange>)>,
    plan: HashSet<Discriminant<PlanChange>>,
}

/// Where things stand in the lists of a [`Base`].
struct Places {
    items: HashMap<ItemId, usize>,
    themes: HashMap<ThemeId, usize>,
}

impl Base {
    /// The plan of the document that `plan` goes back to.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut base = Self {
            items: plan.items.clone(),
            themes: plan.themes.clone(),
            title: plan.title.clone(),
            year: plan.year,
            preamble: plan.preamble.clone(),
            ..Self::default()
        };
        let mut places = Places {
            items: (0..).zip(&plan.items).map(|(at, item)| (item.id, at)).collect(),
            themes: (0..).zip(&plan.themes).map(|(at, theme)| (theme.id, at)).collect(),
        };
        let mut settled = Settled::default();
        for step in plan.effective() {
            for change in step.changes.iter().rev() {
                if step.is_edition() {
                    settled.note(change);
                } else {
                    base.take_back(change, step, &settled, &mut places);
                }
            }
        }
        base
    }

    /// The title of a theme, also of one that was deleted.
    pub(super) fn theme_title(&self, id: ThemeId) -> Option<&str> {
        self.themes.iter().find(|theme| theme.id == id).map(|theme| theme.title.as_str())
    }

    fn take_back(&mut self, change: &Change, step: &Step, settled: &Settled, places: &mut Places) {
        match change {
            Change::Item(id, ItemChange::Whole(swap)) => {
                if let Some(item) = &swap.from {
                    places.items.insert(*id, self.items.len());
                    self.items.push(Item::clone(item));
                } else if step.adds_by_hand(*id) {
                    self.hand_made.insert(*id);
                }
            }
            Change::Item(id, ItemChange::After(swap)) if swap.from != swap.to => drop(self.moved.insert(*id)),
            Change::Item(id, change) if !settled.items.contains(&(*id, discriminant(change))) => {
                if let Some(place) = places.items.get(id) {
                    revert_item(&mut self.items[*place], change);
                }
                if matches!(change, ItemChange::Theme(_)) {
                    self.moved.insert(*id);
                }
            }
            Change::Theme(id, ThemeChange::Whole(swap)) => {
                if let Some(theme) = &swap.from {
                    places.themes.insert(*id, self.themes.len());
                    self.themes.push(Theme::clone(theme));
                }
            }
            Change::Theme(id, ThemeChange::After(swap)) if swap.from != swap.to => {
                self.moved_themes.insert(*id);
            }
            Change::Theme(id, change) if !settled.themes.contains(&(*id, discriminant(change))) => {
                let Some(place) = places.themes.get(id) else { return };
                match change {
                    ThemeChange::Marker(swap) => self.themes[*place].marker.clone_from(&swap.from),
                    ThemeChange::Title(swap) => self.themes[*place].title.clone_from(&swap.from),
                    ThemeChange::No(_) | ThemeChange::After(_) | ThemeChange::Whole(_) => {}
                }
            }
            Change::Plan(change) if !settled.plan.contains(&discriminant(change)) => match change {
                PlanChange::Title(swap) => self.title.clone_from(&swap.from),
                PlanChange::Year(swap) => self.year = swap.from,
                PlanChange::Preamble(swap) => self.preamble.clone_from(&swap.from),
                PlanChange::Thresholds(_) | PlanChange::Created(_) => {}
            },
            _ => {}
        }
    }
}

impl Settled {
    fn note(&mut self, change: &Change) {
        match change {
            Change::Item(id, change) => drop(self.items.insert((*id, discriminant(change)))),
            Change::Theme(id, change) => drop(self.themes.insert((*id, discriminant(change)))),
            Change::Plan(change) => drop(self.plan.insert(discriminant(change))),
            Change::Column(..) | Change::Meeting(..) => {}
        }
    }
}

impl Step {
    /// Whether it made the plan another edition of its document, rather than bring in somebody's copy of the board.
    pub(super) fn is_edition(&self) -> bool {
        self.kind == Kind::Merge && !self.joins
    }

    /// Whether the item it adds was written by a person, here or in the copy that came in.
    fn adds_by_hand(&self, item: ItemId) -> bool {
        let adds = |change: &Change| change.item() == Some(item) && change.is_arrival();
        self.kind != Kind::Merge || self.merged.iter().any(|step| !step.is_edition() && step.changes.iter().any(adds))
    }
}

/// Puts a field of the document's back to what it was before `change`.
fn revert_item(item: &mut Item, change: &ItemChange) {
    match change {
        ItemChange::Number(swap) => item.number.clone_from(&swap.from),
        ItemChange::Subtheme(swap) => item.subtheme.clone_from(&swap.from),
        ItemChange::Text(swap) => item.text.clone_from(&swap.from),
        ItemChange::Clause(swap) => item.clause.clone_from(&swap.from),
        ItemChange::Leaders(swap) => item.leaders.clone_from(&swap.from),
        ItemChange::LeadUnits(swap) => item.lead_units.clone_from(&swap.from),
        ItemChange::ResponsibleUnits(swap) => item.responsible_units.clone_from(&swap.from),
        ItemChange::SupportingUnits(swap) => item.supporting_units.clone_from(&swap.from),
        ItemChange::Deadline(swap) => item.deadline = swap.from,
        ItemChange::DeadlineText(swap) => item.deadline_text.clone_from(&swap.from),
        ItemChange::Inherited(swap) => item.inherited = swap.from,
        ItemChange::Theme(swap) => item.theme = swap.from,
        _ => {}
    }
}
