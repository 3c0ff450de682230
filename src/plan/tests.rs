//! Laws of the pure plan: any change undone is the plan before, a refused step changes nothing, and all of it survives
//! being written down.

use proptest::prelude::*;
use ulid::Ulid;

use super::change::*;
use super::fixture::*;
use super::id::RecordId;
use super::item::Item;
use super::record::Progress;
use super::step::{Kind, Step};
use super::theme::Theme;
use super::*;

/// Sequences of steps a property is tried on: 256, or as `YAODIAN_CAMPAIGN` asks (`full`: 10,000).
fn cases() -> ProptestConfig {
    let cases = match std::env::var("YAODIAN_CAMPAIGN").as_deref() {
        Ok("full") => 10_000,
        Ok(times) => 256 * times.parse::<u32>().unwrap_or(1),
        Err(_) => 256,
    };
    ProptestConfig { cases, ..ProptestConfig::default() }
}

fn plan() -> Plan {
    let stamp = chrono::DateTime::parse_from_rfc3339("2020-01-02T08:00:00+08:00").unwrap();
    crate::document::default_plan().founded(Now::new(stamp))
}

/// A wish in small numbers, from which a step on any plan is made.
#[derive(Debug, Clone)]
struct Wish {
    kind: u8,
    item: usize,
    other: usize,
    word: String,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0u8..14, 0usize..40, 0usize..40, "[一-龥a-z]{0,6}").prop_map(|(kind, item, other, word)| Wish {
        kind,
        item,
        other,
        word,
    })
}

fn step(serial: usize, changes: Vec<Change>) -> Step {
    let at = chrono::DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").unwrap();
    Step {
        id: RecordId(Ulid::from(1_000_000 + serial as u128)),
        at,
        by: "wang@pc1".to_owned(),
        kind: Kind::Edit,
        label: String::new(),
        meeting: None,
        undoes: None,
        changes,
        merged: Vec::new(),
        joins: false,
        tick: 0,
        rest: Map::new(),
    }
}

/// The changes a wish comes to on `plan`.
fn changes(plan: &Plan, wish: &Wish, serial: usize) -> Vec<Change> {
    let (Some(theme), Some(column)) = (
        plan.themes.get(wish.other % plan.themes.len().max(1)),
        plan.columns.get(wish.other % plan.columns.len().max(1)),
    ) else {
        return Vec::new();
    };
    let at = step(serial, Vec::new()).at;
    let Some(item) = plan.items.get(wish.item % plan.items.len().max(1)) else { return Vec::new() };
    let other = plan.items[wish.other % plan.items.len()].id;
    let id = RecordId(Ulid::from(serial as u128));
    let word = wish.word.clone();
    match wish.kind {
        0..=2 => plan.move_changes(item, column, at),
        3 => vec![Change::Item(item.id, ItemChange::Title(Swap { from: item.title.clone(), to: word }))],
        4 => vec![Change::Item(item.id, ItemChange::Leaders(Swap { from: item.leaders.clone(), to: vec![word] }))],
        5 => {
            let record = Progress {
                id,
                date: at.date_naive(),
                text: word,
                units: Vec::new(),
                by: "wang@pc1".to_owned(),
                meeting: None,
                internal: false,
                rest: Map::new(),
            };
            vec![Change::Item(item.id, ItemChange::Progress(RecordSwap { id, from: None, to: Some(Box::new(record)) }))]
        }
        6 => item
            .progress
            .first()
            .map(|record| {
                let swap = RecordSwap { id: record.id, from: Some(Box::new(record.clone())), to: None };
                Change::Item(item.id, ItemChange::Progress(swap))
            })
            .into_iter()
            .collect(),
        7 => plan.place_changes(item, item.theme, Some(other)),
        8 => plan.place_changes(item, theme.id, None),
        9 => plan.removal_changes(item),
        10 => {
            let new =
                Item { id: item_id(plan.next_item), no: plan.next_item, number: word, theme: theme.id, ..item.clone() };
            vec![Change::Item(new.id, ItemChange::Whole(Swap { from: None, to: Some(Box::new(new)) }))]
        }
        11 => {
            let new = Theme { id: theme_id(plan.next_theme), no: plan.next_theme, title: word, ..theme.clone() };
            vec![Change::Theme(new.id, ThemeChange::Whole(Swap { from: None, to: Some(Box::new(new)) }))]
        }
        12 => {
            let after = plan.themes.first().map(|first| first.id).filter(|first| *first != theme.id);
            let from = plan.themes.iter().take_while(|other| other.id != theme.id).last().map(|other| other.id);
            vec![Change::Theme(theme.id, ThemeChange::After(Swap { from, to: after }))]
        }
        _ => vec![
            Change::Plan(PlanChange::Title(Swap { from: plan.title.clone(), to: word })),
            Change::Column(column.id.clone(), ColumnChange::Limit(Swap { from: column.limit, to: Some(9) })),
        ],
    }
}

/// The plan without what only grows: ids once given, the log.
fn core(plan: &Plan) -> Plan {
    Plan { next_item: 0, next_theme: 0, log: Vec::new(), ..plan.clone() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_steps_undone_are_the_plan_before_and_all_of_it_can_be_written_down(
        wishes in prop::collection::vec(wish(), 1..12),
    ) {
        let mut plan = plan();
        let mut history = Vec::new();
        for (serial, wish) in wishes.iter().enumerate() {
            let step = step(serial, changes(&plan, wish, serial));
            let before = plan.clone();
            if plan.apply(step).is_err() {
                prop_assert_eq!(&plan, &before, "a refused step changes nothing");
            } else {
                prop_assert_eq!(plan.check(), Ok(()));
                history.push(before);
            }
        }
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Plan>(&text).unwrap(), &plan);
        for before in history.into_iter().rev() {
            let last = plan.log.iter().rev().find(|step| step.undoes.is_none()
                && plan.log.iter().all(|other| other.undoes != Some(step.id))).unwrap().clone();
            let undo = Step { undoes: Some(last.id), kind: Kind::Undo, ..step(plan.log.len() + 500, last.inverse()) };
            let undone = undo.clone();
            plan.apply(undo).unwrap();
            prop_assert_eq!(core(&plan), core(&before));
            // And forth and back once more: the inverse of the inverse is the change itself.
            let mut again = plan.clone();
            again.apply_all(&undone.inverse()).unwrap();
            again.apply_all(&undone.changes).unwrap();
            prop_assert_eq!(core(&again), core(&before));
        }
    }
}

#[test]
fn changes_are_written_as_the_design_says() {
    for (change, json) in [
        (
            Change::Item(item_id(7), ItemChange::Status(Swap { from: "doing".into(), to: "behind".into() })),
            r#"{"field":"status","from":"doing","item":"0000000000000001WRMF3KHVJ8","to":"behind"}"#,
        ),
        (
            Change::Theme(theme_id(3), ThemeChange::After(Swap { from: None, to: Some(theme_id(1)) })),
            r#"{"field":"after","from":null,"theme":"0000000000000000WRMF3KHVJ8","to":"0000000000000000CRMF3KHVJ8"}"#,
        ),
        (
            Change::Column("doing".into(), ColumnChange::Limit(Swap { from: None, to: Some(15) })),
            r#"{"column":"doing","field":"limit","from":null,"to":15}"#,
        ),
        (
            Change::Plan(PlanChange::Year(Swap { from: None, to: Some(2020) })),
            r#"{"field":"year","from":null,"plan":true,"to":2020}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&change).unwrap(), json);
        assert_eq!(serde_json::from_str::<Change>(json).unwrap(), change);
    }
    let whole = Change::Item(item_id(7), ItemChange::Whole(Swap { from: None, to: plan().items.pop().map(Box::new) }));
    let json = serde_json::to_string(&whole).unwrap();
    assert!(json.contains("\"field\":\"*\""), "{json}");
    assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), whole);
}

/// `plan`'s core as the log's first steps lead to it, or as the log taken back does.
fn replayed(founding: &Plan, log: &[Step]) -> Plan {
    let mut plan = founding.clone();
    for step in log {
        plan.apply(step.clone()).unwrap();
    }
    plan
}

proptest! {
    #![proptest_config(cases())]

    /// Between steps lie some days; now and then somebody's clock goes back.
    #[test]
    fn the_plan_of_any_day_is_the_log_replayed_up_to_it(
        wishes in prop::collection::vec((wish(), -2i64..9, prop::bool::weighted(0.2)), 1..14),
        day in -3i64..60,
    ) {
        let founding = plan();
        let mut plan = founding.clone();
        let mut at = founding.created.unwrap();
        for (serial, (wish, days, takes_back)) in wishes.iter().enumerate() {
            at += chrono::TimeDelta::days(*days);
            let last = plan.log.last().filter(|_| *takes_back).cloned();
            let made = match last {
                Some(last) => Step { undoes: Some(last.id), kind: Kind::Undo, ..step(serial, last.inverse()) },
                None => step(serial, changes(&plan, wish, serial)),
            };
            // What was brought along by a merge is not replayed.
            let merged = if serial % 3 == 0 { vec![step(serial + 900, changes(&plan, wish, serial + 900))] } else { Vec::new() };
            let _ = plan.apply(Step { at, merged, ..made });
        }
        let day = founding.created.unwrap().date_naive() + chrono::TimeDelta::days(day);
        let last = plan.log.iter().rposition(|step| step.at.date_naive() <= day);
        let kept = &plan.log[..last.map_or(0, |last| last + 1)];
        let then = plan.as_of(day).unwrap();
        prop_assert_eq!(&then.log, kept);
        prop_assert_eq!(core(&then), core(&replayed(&founding, kept)));
        prop_assert_eq!(then.check(), Ok(()));
    }
}

#[test]
fn a_day_before_the_board_was_made_shows_it_as_it_was_made_and_a_day_to_come_as_it_is() {
    let founding = plan();
    let mut plan = founding.clone();
    let moved = plan.move_changes(&plan.items[6], &plan.columns[1], step(0, Vec::new()).at);
    plan.apply(step(1, moved)).unwrap();
    let as_of = |day: &str| plan.as_of(day.parse().unwrap()).unwrap();
    assert_eq!(as_of("1999-12-31"), founding);
    assert_eq!(as_of("2020-07-14"), founding);
    assert_eq!(as_of("2020-07-15"), plan);
    assert_eq!(as_of("2099-01-01"), plan);
    // A file changed by hand, so that the log does not lead to it, is told as such.
    plan.items[6].status = "done".into();
    assert!(plan.as_of("2020-07-14".parse().unwrap()).is_err());
}
