//! Files of schema 1 named items and themes by their whole numbers alone. Read, they get the ids of schema 2: the same
//! ones in every copy, derived from the plan and the number, or from the step that added them.

use std::collections::HashMap;

use super::change::{Change, ItemChange, MeetingChange, PlanChange, ThemeChange};
use super::id::{ItemId, PlanKey, ThemeId};
use super::item::Item;
use super::meeting::Meeting;
use super::step::{Order, Step};
use super::theme::Theme;
use super::{Plan, SCHEMA};

/// What a whole number of schema 1 stands for.
struct Raise {
    key: PlanKey,
    items: HashMap<u32, ItemId>,
    themes: HashMap<u32, ThemeId>,
}

impl Plan {
    /// Gives a plan ids that hold on every desk; true if it did not have them.
    pub fn raise(&mut self) -> bool {
        let is_old = self.schema < SCHEMA
            || self.items.iter().any(|item| item.id.whole_number().is_some() || item.no == 0)
            || self.themes.iter().any(|theme| theme.id.whole_number().is_some() || theme.no == 0);
        if is_old {
            let mut raise = Raise { key: self.key(), items: HashMap::new(), themes: HashMap::new() };
            raise.learn(self);
            raise.plan(self);
        }
        self.schema = self.schema.max(SCHEMA);
        self.min_reader = self.min_reader.max(SCHEMA);
        is_old
    }

    /// What the ids of this plan's document are derived from: the title and the year it was made with.
    fn key(&self) -> PlanKey {
        let changes = || self.log.iter().flat_map(|step| &step.changes);
        let title = changes().find_map(|change| match change {
            Change::Plan(PlanChange::Title(swap)) => Some(swap.from.as_str()),
            _ => None,
        });
        let year = changes().find_map(|change| match change {
            Change::Plan(PlanChange::Year(swap)) => Some(swap.from),
            _ => None,
        });
        PlanKey::of(title.unwrap_or(&self.title), year.unwrap_or(self.year))
    }
}

impl Raise {
    /// Finds out what was added by which step; the rest is the document's.
    fn learn(&mut self, plan: &Plan) {
        let key = self.key;
        for step in plan.log.iter().flat_map(|step| step.merged.iter().chain([step])) {
            for (nth, change) in step.changes.iter().enumerate() {
                match change {
                    Change::Item(id, ItemChange::Whole(swap)) => {
                        let Some(number) = id.whole_number() else { continue };
                        let added = || ItemId::added(step.id, nth);
                        let id = if swap.to.is_some() { added() } else { ItemId::derived(key, number) };
                        self.items.entry(number).or_insert(id);
                    }
                    Change::Theme(id, ThemeChange::Whole(swap)) => {
                        let Some(number) = id.whole_number() else { continue };
                        let added = || ThemeId::added(step.id, nth);
                        let id = if swap.to.is_some() { added() } else { ThemeId::derived(key, number) };
                        self.themes.entry(number).or_insert(id);
                    }
                    _ => {}
                }
            }
        }
    }

    fn plan(&self, plan: &mut Plan) {
        plan.items.iter_mut().for_each(|item| self.whole_item(item));
        plan.themes.iter_mut().for_each(|theme| self.whole_theme(theme));
        plan.meetings.iter_mut().for_each(|meeting| self.meeting(meeting));
        let mut last = None;
        for step in &mut plan.log {
            let mut theirs = None;
            for merged in &mut step.merged {
                self.step(merged, &mut theirs);
            }
            self.step(step, &mut last);
        }
        plan.index.forget_items();
        plan.index.forget_themes();
    }

    /// A step behind `last`, the one before it; what it joined stands before it too.
    fn step(&self, step: &mut Step, last: &mut Option<Order>) {
        step.joins |= !step.merged.is_empty();
        step.changes.iter_mut().for_each(|change| self.change(change));
        let known = step.merged.iter().map(Step::order).chain(*last).max();
        if let Some(known) = known.filter(|known| known.0 >= step.order().0) {
            step.put_behind(known);
        }
        *last = Some(step.order());
    }

    fn item(&self, id: &mut ItemId) {
        if let Some(number) = id.whole_number() {
            *id = self.items.get(&number).copied().unwrap_or_else(|| ItemId::derived(self.key, number));
        }
    }

    fn theme(&self, id: &mut ThemeId) {
        if let Some(number) = id.whole_number() {
            *id = self.themes.get(&number).copied().unwrap_or_else(|| ThemeId::derived(self.key, number));
        }
    }

    fn whole_item(&self, item: &mut Item) {
        if let Some(number) = item.id.whole_number().filter(|_| item.no == 0) {
            item.no = number;
        }
        self.item(&mut item.id);
        self.theme(&mut item.theme);
    }

    fn whole_theme(&self, theme: &mut Theme) {
        if let Some(number) = theme.id.whole_number().filter(|_| theme.no == 0) {
            theme.no = number;
        }
        self.theme(&mut theme.id);
    }

    fn meeting(&self, meeting: &mut Meeting) {
        meeting.order.iter_mut().for_each(|item| self.item(item));
        meeting.discussed.iter_mut().for_each(|discussed| self.item(&mut discussed.item));
    }

    fn change(&self, change: &mut Change) {
        match change {
            Change::Item(id, change) => {
                self.item(id);
                match change {
                    ItemChange::After(swap) => swap.from.iter_mut().chain(&mut swap.to).for_each(|id| self.item(id)),
                    ItemChange::Theme(swap) => [&mut swap.from, &mut swap.to].into_iter().for_each(|id| self.theme(id)),
                    ItemChange::Whole(swap) => {
                        swap.from.iter_mut().chain(&mut swap.to).for_each(|item| self.whole_item(item));
                    }
                    _ => {}
                }
            }
            Change::Theme(id, change) => {
                self.theme(id);
                match change {
                    ThemeChange::After(swap) => swap.from.iter_mut().chain(&mut swap.to).for_each(|id| self.theme(id)),
                    ThemeChange::Whole(swap) => {
                        swap.from.iter_mut().chain(&mut swap.to).for_each(|theme| self.whole_theme(theme));
                    }
                    _ => {}
                }
            }
            Change::Meeting(_, MeetingChange::Order(swap)) => {
                swap.from.iter_mut().chain(&mut swap.to).for_each(|item| self.item(item));
            }
            Change::Meeting(_, MeetingChange::Discussed(swap)) => {
                let discussed = swap.from.iter_mut().chain(&mut swap.to);
                discussed.for_each(|discussed| self.item(&mut discussed.item));
            }
            Change::Meeting(_, MeetingChange::Whole(swap)) => {
                swap.from.iter_mut().chain(&mut swap.to).for_each(|meeting| self.meeting(meeting));
            }
            _ => {}
        }
    }
}
