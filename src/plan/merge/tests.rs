//! The law of merging: one plan whoever merges whom, in whatever order and however often; nothing anybody did is lost.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use serde_json::Map;

use super::join::joined;
use super::writes::Writes;
use super::*;
use crate::plan::Plan;
use crate::plan::change::*;
use crate::plan::column::{Column, Kind as ColumnKind, Name};
use crate::plan::fixture::{board, stamp, step_of, unique};
use crate::plan::id::{ItemId, RecordId, ThemeId};
use crate::plan::item::Item;
use crate::plan::known::acting;
use crate::plan::meeting::{Agenda, Discussed, Meeting};
use crate::plan::record::{Decision, NextStep, Problem, Progress};
use crate::plan::step::{Kind, Step};
use crate::plan::theme::Theme;

/// Sequences the law is tried on: 150, or as `YAODIAN_CAMPAIGN` asks (`full`: 10,000).
fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(match std::env::var("YAODIAN_CAMPAIGN").as_deref() {
        Ok("full") => 10_000,
        Ok(times) => 150 * times.parse::<u32>().unwrap_or(1),
        Err(_) => 150,
    })
}

/// A wish in small numbers, from which a step on any plan is made.
#[derive(Debug, Clone)]
struct Wish {
    kind: u8,
    item: usize,
    other: usize,
    /// Minutes since the step before; clocks go wrong.
    minutes: i64,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0u8..34, 0usize..12, 0usize..12, -50i64..100).prop_map(|(kind, item, other, minutes)| Wish {
        kind,
        item,
        other,
        minutes,
    })
}

/// A copy of the plan on a desk with a clock of its own.
#[derive(Debug, Clone)]
struct Desk {
    by: u64,
    plan: Plan,
    clock: i64,
    serial: usize,
}

impl Desk {
    fn new(by: u64, plan: &Plan) -> Self {
        Self { by, plan: plan.clone(), clock: 10, serial: 0 }
    }

    fn make(&mut self, step: Step) -> bool {
        let before = self.plan.clone();
        let made = self.plan.apply(step).is_ok();
        let is_sound = self.plan.check().is_ok();
        if made && !is_sound {
            self.plan = before;
        }
        made && is_sound
    }

    fn step(&mut self, changes: Vec<Change>) -> Step {
        self.serial += 1;
        step_of(self.by, self.serial, stamp(self.clock), changes)
    }

    fn wish(&mut self, wish: &Wish) {
        self.clock += wish.minutes;
        let by = format!("desk{}", self.by);
        let taken_back = match wish.kind {
            30 | 31 => self.plan.next_undo(&by).cloned().map(|step| (Kind::Undo, step)),
            32 => self.plan.next_redo(&by).cloned().map(|step| (Kind::Redo, step)),
            _ => None,
        };
        let step = match taken_back {
            Some((kind, step)) => Step { kind, undoes: Some(step.id), ..self.step(step.inverse()) },
            None => {
                let changes = changes(&self.plan, wish, self.by, self.serial + 1);
                if changes.is_empty() {
                    return;
                }
                self.step(changes)
            }
        };
        self.make(step);
    }

    /// Takes in another copy; false if there was nothing new.
    fn merge(&mut self, theirs: &Plan) -> bool {
        let merge = self.plan.merge(theirs);
        if merge.is_nothing_new() {
            return false;
        }
        let Merge { changes, merged, .. } = merge;
        self.clock += 1;
        let step = Step { kind: Kind::Merge, merged, ..self.step(changes) };
        self.plan.apply(step).expect("a merge fits");
        assert_eq!(self.plan.check(), Ok(()));
        true
    }
}

fn record(plan: &Plan, item: &Item, wish: &Wish, id: RecordId) -> Option<Change> {
    let (date, text) = (stamp(0).date_naive(), format!("记{}", wish.other));
    let (by, units, meeting, internal, rest) = (String::new(), Vec::new(), None, false, Map::new());
    let _ = plan;
    macro_rules! change {
        ($variant:ident, $list:ident, $new:expr) => {{
            let old = item.$list.get(wish.other % 3);
            let swap = match (wish.kind % 3, old) {
                (0, Some(old)) => RecordSwap { id: old.id, from: Some(Box::new(old.clone())), to: None },
                (1, Some(old)) => {
                    let to = Some(Box::new({
                        let mut new = old.clone();
                        new.text.push('改');
                        new
                    }));
                    RecordSwap { id: old.id, from: Some(Box::new(old.clone())), to }
                }
                _ => RecordSwap { id, from: None, to: Some(Box::new($new)) },
            };
            Some(Change::Item(item.id, ItemChange::$variant(swap)))
        }};
    }
    match wish.other % 4 {
        0 => change!(Progress, progress, Progress { id, date, text, units, by, meeting, internal, rest }),
        1 => change!(Problems, problems, Problem { id, date, text, units, by, meeting, internal, closed: None, rest }),
        2 => change!(
            NextSteps,
            next_steps,
            NextStep { id, date, text, units, by, meeting, internal, due: None, done: None, rest }
        ),
        _ => change!(Decisions, decisions, Decision { id, date, text, units, by, meeting, internal, due: None, rest }),
    }
}

fn field(item: &Item, wish: &Wish) -> Option<Change> {
    let word = format!("词{}", wish.other);
    let list = vec![word.clone()];
    macro_rules! swap {
        ($variant:ident, $field:ident, $to:expr) => {
            ItemChange::$variant(Swap { from: item.$field.clone(), to: $to })
        };
    }
    let change = match wish.other % 11 {
        0 => swap!(Title, title, word),
        1 => swap!(Text, text, word),
        2 => swap!(Number, number, word),
        3 => swap!(Subtheme, subtheme, Some(word)),
        4 => swap!(Clause, clause, Some(word)),
        5 => swap!(Leaders, leaders, list),
        6 => swap!(LeadUnits, lead_units, list),
        7 => swap!(ResponsibleUnits, responsible_units, list),
        8 => swap!(SupportingUnits, supporting_units, list),
        9 => swap!(Deadline, deadline, Some(stamp(wish.minutes * 1440).date_naive())),
        _ => swap!(Vanished, vanished, !item.vanished),
    };
    Some(Change::Item(item.id, change))
}

fn meeting(plan: &Plan, wish: &Wish, id: RecordId) -> Option<Change> {
    let old = plan.meetings.get(wish.item % 3);
    match (wish.kind, old) {
        (26, Some(old)) => {
            let to = plan.items.get(wish.other).map(|item| item.id).into_iter().collect();
            Some(Change::Meeting(old.id, MeetingChange::Order(Swap { from: old.order.clone(), to })))
        }
        (27, Some(old)) => {
            let item = plan.items.get(wish.other)?.id;
            let mut to = old.discussed.clone();
            to.push(Discussed { item, at: stamp(wish.minutes), seconds: 60 });
            Some(Change::Meeting(old.id, MeetingChange::Discussed(Swap { from: old.discussed.clone(), to })))
        }
        (28, Some(old)) => {
            Some(Change::Meeting(old.id, MeetingChange::Whole(Swap { from: Some(Box::new(old.clone())), to: None })))
        }
        _ => {
            let whole = Meeting {
                id,
                name: format!("会{}", wish.other),
                date: stamp(0).date_naive(),
                place: String::new(),
                chair: String::new(),
                present: Vec::new(),
                agenda: Agenda::default(),
                order: plan.items.iter().map(|item| item.id).collect(),
                discussed: Vec::new(),
                began: stamp(wish.minutes),
                ended: None,
                rest: Map::new(),
            };
            Some(Change::Meeting(id, MeetingChange::Whole(Swap { from: None, to: Some(Box::new(whole)) })))
        }
    }
}

fn column(plan: &Plan, wish: &Wish) -> Option<Vec<Change>> {
    let column = plan.columns.get(wish.item % plan.columns.len())?;
    let id = column.id.clone();
    let change = match wish.other % 4 {
        0 => ColumnChange::Limit(Swap { from: column.limit, to: Some(wish.other as u32) }),
        1 => {
            let to = Name { zh: format!("列{}", wish.minutes), ..column.name.clone() };
            ColumnChange::Name(Swap { from: column.name.clone(), to })
        }
        2 => {
            let kind = ColumnKind::Doing;
            let new = Column { id: format!("c{}", wish.item).as_str().into(), kind, limit: None, ..column.clone() };
            let id = new.id.clone();
            return Some(vec![Change::Column(id, ColumnChange::Whole(Swap { from: None, to: Some(Box::new(new)) }))]);
        }
        _ => {
            let is_free = plan.items.iter().all(|item| item.status != column.id);
            if !is_free || column.kind != ColumnKind::Doing {
                return None;
            }
            let at = plan.column_place(&column.id)?;
            let before = at.checked_sub(1).map(|at| plan.columns[at].id.clone());
            let place = ColumnChange::After(Swap { from: before.clone(), to: before });
            let whole = ColumnChange::Whole(Swap { from: Some(Box::new(column.clone())), to: None });
            return Some(vec![Change::Column(id.clone(), place), Change::Column(id, whole)]);
        }
    };
    Some(vec![Change::Column(id, change)])
}

/// The changes a wish comes to on `plan`.
fn changes(plan: &Plan, wish: &Wish, by: u64, serial: usize) -> Vec<Change> {
    let id = RecordId(unique(by, 1_000_000 + serial));
    let theme = plan.themes[wish.other % plan.themes.len()].clone();
    match wish.kind {
        20 => {
            let whole = Theme { id: ThemeId(id.0), no: plan.next_theme, title: format!("新{}", wish.other), ..theme };
            return vec![Change::Theme(whole.id, ThemeChange::Whole(Swap { from: None, to: Some(Box::new(whole)) }))];
        }
        21 if plan.items_of(theme.id).next().is_none() && plan.themes.len() > 1 => {
            return plan.theme_removal_changes(&theme);
        }
        21 | 22 => {
            let swap = Swap { from: theme.title.clone(), to: format!("题{}", wish.minutes) };
            return vec![Change::Theme(theme.id, ThemeChange::Title(swap))];
        }
        23 => {
            let at = plan.theme_place(theme.id).unwrap();
            let from = at.checked_sub(1).map(|at| plan.themes[at].id);
            let to = plan.themes.get(wish.item).map(|theme| theme.id).filter(|to| *to != theme.id);
            return vec![Change::Theme(theme.id, ThemeChange::After(Swap { from, to }))];
        }
        24 => return column(plan, wish).unwrap_or_default(),
        25..=28 => return meeting(plan, wish, id).into_iter().collect(),
        29 => {
            let title = Swap { from: plan.title.clone(), to: format!("计划{}", wish.other) };
            let year = Swap { from: plan.year, to: Some(2000 + wish.other as i32) };
            let change = if wish.item.is_multiple_of(2) { PlanChange::Title(title) } else { PlanChange::Year(year) };
            return vec![Change::Plan(change)];
        }
        _ => {}
    }
    let Some(item) = plan.items.get(wish.item % plan.items.len().max(1)) else { return Vec::new() };
    match wish.kind {
        0..=3 => {
            let column = &plan.columns[wish.other % plan.columns.len()];
            if column.id == item.status { Vec::new() } else { plan.move_changes(item, column, stamp(wish.minutes)) }
        }
        4..=7 => field(item, wish).into_iter().collect(),
        8..=11 => record(plan, item, wish, id).into_iter().collect(),
        12 | 13 => plan.place_changes(item, item.theme, plan.items.get(wish.other).map(|item| item.id)),
        14 => plan.place_changes(item, theme.id, None),
        15 => plan.removal_changes(item),
        _ => {
            let new = Item {
                id: ItemId(id.0),
                no: plan.next_item,
                theme: theme.id,
                title: format!("新{by}-{serial}"),
                ..item.clone()
            };
            vec![Change::Item(new.id, ItemChange::Whole(Swap { from: None, to: Some(Box::new(new)) }))]
        }
    }
}

/// The plan without its log and how often it was saved.
fn core(plan: &Plan) -> Plan {
    Plan { log: Vec::new(), rev: 0, ..plan.clone() }
}

/// The same without what only grows or is never given back.
fn bare(plan: &Plan) -> Plan {
    let mut plan = Plan { next_item: 0, next_theme: 0, ..core(plan) };
    plan.items.iter_mut().for_each(|item| item.no = 0);
    plan.themes.iter_mut().for_each(|theme| theme.no = 0);
    plan
}

/// Steps that did something, which every copy has to know in the end.
fn acts(plan: &Plan) -> BTreeSet<RecordId> {
    plan.known_steps().filter(|step| !step.joins).map(|step| step.id).collect()
}

/// The plan that its own steps come to.
fn evaluated(plan: &Plan) -> Plan {
    let steps = acting(plan.known_steps());
    joined(plan, plan, &Writes::of(&steps), &steps).plan
}

fn desks(count: usize, before: &[Wish], wishes: &[Vec<Wish>]) -> Vec<Desk> {
    let mut first = Desk::new(0, &board(7));
    before.iter().for_each(|wish| first.wish(wish));
    let mut desks: Vec<Desk> =
        (1..=count as u64).map(|by| Desk { clock: first.clock, ..Desk::new(by, &first.plan) }).collect();
    for (desk, wishes) in desks.iter_mut().zip(wishes) {
        wishes.iter().for_each(|wish| desk.wish(wish));
    }
    desks
}

fn sequences(count: usize) -> impl Strategy<Value = (Vec<Wish>, Vec<Vec<Wish>>)> {
    let steps = prop::collection::vec(wish(), 0..8);
    (prop::collection::vec(wish(), 0..6), prop::collection::vec(steps, count))
}

/// Merges pairs in a given order, then all with all until nobody learns anything.
fn until_quiet(desks: &mut [Desk], pairs: &[(usize, usize)], more: &[Wish]) {
    let count = desks.len();
    for (at, (to, from)) in pairs.iter().enumerate() {
        let theirs = desks[from % count].plan.clone();
        desks[to % count].merge(&theirs);
        if let Some(wish) = more.get(at) {
            desks[to % count].wish(wish);
        }
    }
    for round in 0.. {
        assert!(round < 6, "it comes to rest");
        let mut is_quiet = true;
        for to in 0..count {
            for from in (0..count).filter(|from| *from != to) {
                let theirs = desks[from].plan.clone();
                is_quiet &= !desks[to].merge(&theirs);
            }
        }
        if is_quiet {
            return;
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_a_plan_is_follows_from_its_steps((before, wishes) in sequences(1)) {
        let desk = &desks(1, &before, &wishes)[0];
        prop_assert_eq!(core(&evaluated(&desk.plan)), core(&desk.plan));
    }

    #[test]
    fn two_copies_become_one_and_an_undo_makes_them_two((before, wishes) in sequences(2)) {
        let desks = desks(2, &before, &wishes);
        let [mut a, mut b] = [desks[0].clone(), desks[1].clone()];
        let (old_a, old_b) = (a.plan.clone(), b.plan.clone());
        let is_new = a.merge(&old_b);
        b.merge(&old_a);
        prop_assert_eq!(core(&a.plan), core(&b.plan));
        prop_assert_eq!(core(&evaluated(&a.plan)), core(&a.plan));
        prop_assert!(acts(&a.plan).is_superset(&acts(&old_b)) && acts(&a.plan).is_superset(&acts(&old_a)));
        prop_assert!(!a.merge(&old_b) && !a.merge(&b.plan.clone()), "again changes nothing");
        // What ours did not touch is theirs.
        let known = acts(&old_b);
        let ours: HashSet<Object> = old_a.log.iter().filter(|step| !known.contains(&step.id))
            .flat_map(|step| step.changes.iter().map(Change::object)).collect();
        for item in old_b.items.iter().filter(|item| !ours.contains(&Object::Item(item.id))) {
            let joined = a.plan.item(item.id).unwrap();
            prop_assert_eq!(&Item { no: item.no, ..joined.clone() }, item);
        }
        for (no, title) in a.plan.items.iter().map(|item| (item.no, &item.title)) {
            let others = a.plan.items.iter().filter(|item| item.no == no).count();
            prop_assert_eq!(others, 1, "{}", title);
        }
        if is_new {
            let merge = a.plan.log.last().unwrap().clone();
            let undo = Step { kind: Kind::Undo, undoes: Some(merge.id), ..a.step(merge.inverse()) };
            prop_assert_eq!(a.plan.next_undo("desk1").map(|step| step.id), Some(merge.id));
            a.plan.apply(undo).unwrap();
            prop_assert_eq!(bare(&a.plan), bare(&old_a));
            prop_assert!(!a.merge(&old_b), "what was taken back comes again only when asked");
            prop_assert!(a.plan.merge_taken_back(&old_b).is_some());
            // The other desk learns of it, and both are one again.
            let mut b = desks[1].clone();
            b.merge(&a.plan);
            a.merge(&b.plan);
            prop_assert_eq!(core(&a.plan), core(&b.plan));
        }
    }

    #[test]
    fn three_copies_become_one_in_any_order((before, wishes) in sequences(3)) {
        let desks = desks(3, &before, &wishes);
        let mut plans: Vec<Plan> = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut first = desks[order[0]].clone();
            first.merge(&desks[order[1]].plan);
            first.merge(&desks[order[2]].plan);
            plans.push(core(&first.plan));
            let mut last = desks[order[2]].clone();
            let mut pair = desks[order[0]].clone();
            pair.merge(&desks[order[1]].plan);
            last.merge(&pair.plan);
            plans.push(core(&last.plan));
        }
        for plan in &plans {
            prop_assert_eq!(plan, &plans[0]);
        }
    }

    #[test]
    fn five_copies_that_go_on_become_one(
        (before, wishes) in sequences(5),
        pairs in prop::collection::vec((0usize..5, 0usize..5), 0..12),
        more in prop::collection::vec(wish(), 0..8),
    ) {
        let mut desks = desks(5, &before, &wishes);
        until_quiet(&mut desks, &pairs, &more);
        let all: BTreeSet<RecordId> = desks.iter().flat_map(|desk| acts(&desk.plan)).collect();
        for desk in &desks {
            prop_assert_eq!(core(&desk.plan), core(&desks[0].plan));
            prop_assert_eq!(&acts(&desk.plan), &all);
            let text = serde_json::to_string(&desk.plan).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Plan>(&text).unwrap(), &desk.plan);
            prop_assert_eq!(desk.plan.with_steps(0).map(|plan| plan.items.len()), Ok(7));
        }
    }
}

/// Deleted here, changed there: the change is kept, whichever clock was ahead, and both desks are told.
#[test]
fn a_deletion_against_a_change_keeps_the_change() {
    for minutes in [-30, 30] {
        let desks = desks(2, &[], &[vec![], vec![]]);
        let [mut a, mut b] = [desks[0].clone(), desks[1].clone()];
        a.wish(&Wish { kind: 15, item: 2, other: 0, minutes: 0 });
        b.wish(&Wish { kind: 4, item: 2, other: 0, minutes });
        let item = b.plan.items[2].clone();
        for (ours, theirs) in [(&a, &b), (&b, &a)] {
            let merge = ours.plan.merge(&theirs.plan);
            assert_eq!(merge.kept, [Object::Item(item.id)]);
            let mut ours = ours.clone();
            ours.merge(&theirs.plan);
            assert_eq!(ours.plan.item(item.id), Some(&item));
        }
        // Who saw the change and deletes it all the same is not contradicted.
        a.merge(&b.plan);
        a.wish(&Wish { kind: 15, item: 2, other: 0, minutes: -100 });
        b.merge(&a.plan);
        assert_eq!((a.plan.item(item.id), b.plan.item(item.id)), (None, None));
    }
}

/// Two desks add an item each: both stand once, under the same numbers, in whatever order copies are merged.
#[test]
fn what_two_desks_add_stands_once_under_one_number() {
    let add = |by: &str| Wish { kind: 16, item: 0, other: 0, minutes: by.len() as i64 };
    let desks = desks(3, &[], &[vec![add("")], vec![add("b"), add("b"), Wish { kind: 30, ..add("") }], vec![add("c")]]);
    let [a, b, c] = [0, 1, 2].map(|at| desks[at].clone());
    let joined = |first: &Desk, others: &[&Desk]| {
        let mut first = first.clone();
        for other in others {
            first.merge(&other.plan);
        }
        first
    };
    let ab = joined(&a, &[&b]);
    let ba = joined(&b, &[&a]);
    let plans = [joined(&a, &[&b, &c]), joined(&a, &[&c, &b]), joined(&ab, &[&ba, &c]), joined(&c, &[&ba, &ab])];
    for desk in &plans {
        assert_eq!(core(&desk.plan), core(&plans[0].plan));
        let added: Vec<(u32, &str)> =
            desk.plan.items.iter().filter(|item| item.no > 7).map(|item| (item.no, item.title.as_str())).collect();
        assert_eq!(added, [(8, "新1-1"), (9, "新2-1"), (10, "新3-1")]);
    }
}

/// A revised edition merged on two desks by themselves is one edition.
#[test]
fn a_revised_edition_merged_on_two_desks_is_one() {
    let mut new = board(7);
    new.items[3].text.push_str("并抓好落实。");
    new.items.remove(1);
    let added = Item { text: "新办一所科技馆。".to_owned(), number: "8".to_owned(), ..new.items[0].clone() };
    new.items.insert(2, Item { id: ItemId(unique(9, 9)), no: 8, ..added });
    let desks = desks(2, &[], &[vec![], vec![]]);
    let [mut a, mut b] = [desks[0].clone(), desks[1].clone()];
    for desk in [&mut a, &mut b] {
        desk.clock += 5;
        let changes = desk.plan.edition(&new, stamp(20)).changes;
        let step = Step { kind: Kind::Merge, ..desk.step(changes) };
        assert!(desk.make(step));
    }
    a.merge(&b.plan.clone());
    b.merge(&a.plan.clone());
    assert_eq!(core(&a.plan), core(&b.plan));
    assert_eq!(a.plan.items.len(), 8);
    assert_eq!(a.plan.edition(&new, stamp(30)).changes, []);
}

/// Copies of ten thousand items, each changed and added to, on the way to a second of release build.
#[test]
fn ten_thousand_items_are_merged() {
    let base = board(10_000);
    let mut desks = [Desk::new(1, &base), Desk::new(2, &base)];
    for (at, desk) in desks.iter_mut().enumerate() {
        for item in (at..10_000).step_by(50) {
            let item = &desk.plan.items[item];
            let swap = Swap { from: item.title.clone(), to: format!("改{at}") };
            let changes = vec![Change::Item(item.id, ItemChange::Title(swap))];
            let step = desk.step(changes);
            desk.plan.apply(step).unwrap();
        }
    }
    let [mut a, b] = desks;
    assert!(a.merge(&b.plan));
    assert_eq!(a.plan.items.iter().filter(|item| item.title.starts_with('改')).count(), 400);
}
