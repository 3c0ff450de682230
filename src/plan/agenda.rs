//! Agendas: in which order a meeting goes through the items, each once, and under whom each is discussed.

use std::collections::HashSet;

use super::Plan;
use super::column::Kind;
use super::id::ItemId;
use super::item::Item;
use super::meeting::{AgendaBy, Meeting};
use super::step::Step;
use crate::clock::Date;

/// Under what an item is discussed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Section {
    /// A leader, a lead unit or a theme, by name.
    Named(String),
    /// Nobody is named.
    Unnamed,
    /// The agenda has no sections.
    Whole,
}

/// An item's section, and where it stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Under what it is discussed.
    pub section: Section,
    /// Its place in the section, from 1.
    pub at: usize,
    /// How many items the section has.
    pub of: usize,
}

impl Item {
    /// Whether it is not done and had no progress in the calendar month of `today` (本月无进展).
    pub fn is_quiet(&self, plan: &Plan, today: Date) -> bool {
        use chrono::Datelike as _;
        let is_done = plan.column(&self.status).is_some_and(|column| column.kind == Kind::Done);
        let this_month = |date: Date| (date.year(), date.month()) == (today.year(), today.month());
        !is_done && !self.progress.iter().any(|progress| this_month(progress.date))
    }
}

impl Plan {
    /// The items in the order of an agenda drawn up today, each once. `shown` is what the current filter shows, in its
    /// order; only [`AgendaBy::Filter`] asks for it. An item of several leaders stands under the one named first.
    pub fn agenda(&self, by: AgendaBy, shown: &[ItemId], today: Date) -> Vec<ItemId> {
        let ids = |items: Vec<&Item>| items.into_iter().map(|item| item.id).collect();
        match by {
            AgendaBy::Leader | AgendaBy::LeadUnit => ids(self.by_section(by)),
            AgendaBy::Theme => ids(self.items.iter().collect()),
            AgendaBy::Behind => {
                let is_behind = |item: &&Item| self.column(&item.status).is_some_and(|c| c.kind == Kind::Exception);
                let (behind, others): (Vec<&Item>, Vec<&Item>) = self.items.iter().partition(is_behind);
                ids(behind.into_iter().chain(others).collect())
            }
            AgendaBy::Quiet => ids(self.items.iter().filter(|item| item.is_quiet(self, today)).collect()),
            AgendaBy::Filter => {
                let mut seen = HashSet::new();
                let there = |id: &&ItemId| self.item(**id).is_some() && seen.insert(**id);
                shown.iter().filter(there).copied().collect()
            }
        }
    }

    /// The items section by section, the sections in the order the plan first names them, the unnamed last.
    fn by_section(&self, by: AgendaBy) -> Vec<&Item> {
        let names = |item: &Item| if by == AgendaBy::Leader { item.leaders.clone() } else { item.lead_units.clone() };
        let mut sections: Vec<Section> = Vec::new();
        for name in self.items.iter().flat_map(names) {
            let section = Section::Named(name);
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        let rank = |item: &&Item| sections.iter().position(|section| *section == self.section(by, item));
        let mut items: Vec<&Item> = self.items.iter().collect();
        items.sort_by_cached_key(|item| rank(item).unwrap_or(usize::MAX));
        items
    }

    /// Under what an agenda discusses the item.
    pub fn section(&self, by: AgendaBy, item: &Item) -> Section {
        let name = match by {
            AgendaBy::Leader => item.leaders.first().cloned(),
            AgendaBy::LeadUnit => item.lead_units.first().cloned(),
            AgendaBy::Theme => self.theme(item.theme).map(|theme| theme.title.clone()),
            AgendaBy::Behind | AgendaBy::Quiet | AgendaBy::Filter => return Section::Whole,
        };
        name.map_or(Section::Unnamed, Section::Named)
    }

    /// The items of the meeting's order that are still in the plan.
    pub fn order_of(&self, meeting: &Meeting) -> Vec<ItemId> {
        meeting.order.iter().copied().filter(|item| self.item(*item).is_some()).collect()
    }

    /// How many items of the meeting's order are discussed, and how many there are.
    pub fn discussed_of(&self, meeting: &Meeting) -> (usize, usize) {
        let discussed: HashSet<ItemId> = meeting.discussed.iter().map(|discussed| discussed.item).collect();
        let order = self.order_of(meeting);
        (order.iter().filter(|item| discussed.contains(item)).count(), order.len())
    }

    /// Where in the meeting's agenda the item stands; none if it is not on it.
    pub fn position(&self, meeting: &Meeting, item: ItemId) -> Option<Position> {
        let section_of = |item: &ItemId| self.item(*item).map(|item| self.section(meeting.agenda.by, item));
        let section = section_of(&item).filter(|_| meeting.order.contains(&item))?;
        let together: Vec<ItemId> =
            self.order_of(meeting).into_iter().filter(|other| section_of(other).as_ref() == Some(&section)).collect();
        let at = together.iter().position(|other| *other == item)? + 1;
        Some(Position { section, at, of: together.len() })
    }

    /// The items added to the plan since the meeting began that are not on its agenda yet.
    pub fn added_since(&self, meeting: &Meeting) -> Vec<ItemId> {
        let recent = self.log.iter().rev().take_while(|step| step.at >= meeting.began);
        let mut added: Vec<ItemId> = recent.flat_map(Step::added_items).collect();
        added.retain(|item| self.item(*item).is_some() && !meeting.order.contains(item));
        added.sort();
        added.dedup();
        added
    }
}

impl Step {
    /// The items it added.
    fn added_items(&self) -> impl Iterator<Item = ItemId> {
        self.changes.iter().filter(|change| change.items_added() > 0).filter_map(super::change::Change::item)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;
    use crate::plan::fixture::item_id;
    use crate::plan::id::RecordId;
    use crate::plan::meeting::Agenda;

    fn today() -> Date {
        "2020-07-15".parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = crate::document::default_plan();
        for (item, status) in [(11, "behind"), (7, "behind"), (3, "done")] {
            let place = plan.item_place(item_id(item)).unwrap();
            plan.items[place].status = status.into();
        }
        plan
    }

    fn numbers(plan: &Plan, by: AgendaBy, shown: &[u32]) -> Vec<u32> {
        let shown: Vec<ItemId> = shown.iter().copied().map(item_id).collect();
        plan.agenda(by, &shown, today()).into_iter().map(ItemId::place).collect()
    }

    #[test]
    fn agendas_go_through_each_item_once() {
        let plan = plan();
        for (by, first) in [
            (AgendaBy::Leader, vec![1, 2, 6, 18, 20, 23, 3]),
            (AgendaBy::Theme, vec![1, 2, 3, 4, 5, 6, 7]),
            (AgendaBy::Behind, vec![7, 11, 1, 2, 3, 4, 5]),
            (AgendaBy::Quiet, vec![1, 2, 4, 5, 6, 7, 8]),
            (AgendaBy::Filter, vec![9, 7]),
        ] {
            let order = numbers(&plan, by, &[9, 7, 9, 99]);
            assert_eq!(order[..first.len()], first, "{by:?}");
            let all = match by {
                AgendaBy::Quiet => 25,
                AgendaBy::Filter => 2,
                _ => 26,
            };
            let distinct: HashSet<u32> = order.iter().copied().collect();
            assert_eq!((order.len(), distinct.len()), (all, all), "{by:?}");
        }
        let by_unit = numbers(&plan, AgendaBy::LeadUnit, &[]);
        assert_eq!((by_unit.len(), by_unit.last()), (26, Some(&26)), "who is not named comes last");
    }

    #[test]
    fn an_item_of_two_leaders_is_discussed_under_the_first() {
        let plan = plan();
        let meeting = meeting(&plan, AgendaBy::Leader);
        let position = |item| plan.position(&meeting, item_id(item)).unwrap();
        let named = |name: &str, at, of| Position { section: Section::Named(name.to_owned()), at, of };
        assert_eq!(position(7), named("刘其乐", 2, 6));
        assert_eq!(position(1), named("杨小峰", 1, 6));
        assert_eq!(position(26), Position { section: Section::Unnamed, at: 1, of: 1 });
        assert_eq!(plan.position(&Meeting { order: vec![item_id(1)], ..meeting }, item_id(7)), None);
    }

    fn meeting(plan: &Plan, by: AgendaBy) -> Meeting {
        Meeting {
            id: RecordId(ulid::Ulid::from(1u128)),
            name: "调度会".to_owned(),
            date: today(),
            place: String::new(),
            chair: String::new(),
            present: Vec::new(),
            agenda: Agenda { by, ..Agenda::default() },
            order: plan.agenda(by, &[], today()),
            discussed: Vec::new(),
            began: chrono::DateTime::parse_from_rfc3339("2020-07-15T09:00:00+08:00").unwrap(),
            ended: None,
            rest: Map::new(),
        }
    }
}
