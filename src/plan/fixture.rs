//! Plans, items and steps for tests, of this floor and of those above.

use std::sync::LazyLock;

use serde_json::Map;
use ulid::Ulid;

use super::change::Change;
use super::column::default_columns;
use super::id::{ItemId, PlanKey, RecordId, ThemeId};
use super::index::Index;
use super::item::Item;
use super::step::{Kind, Step};
use super::theme::Theme;
use super::{Format, Plan, SCHEMA, Thresholds};
use crate::clock::{Now, Stamp};

/// What the ids of the embedded plan are derived from.
fn embedded() -> PlanKey {
    static KEY: LazyLock<PlanKey> = LazyLock::new(|| {
        let plan = crate::document::default_plan();
        PlanKey::of(&plan.title, plan.year)
    });
    *KEY
}

/// The item of the embedded plan with this whole number.
pub(crate) fn item_id(no: u32) -> ItemId {
    ItemId::derived(embedded(), no)
}

/// The theme of the embedded plan with this whole number.
pub(crate) fn theme_id(no: u32) -> ThemeId {
    ThemeId::derived(embedded(), no)
}

pub(super) fn stamp(minutes: i64) -> Stamp {
    Stamp::parse_from_rfc3339("2020-01-02T08:00:00+08:00").unwrap() + chrono::TimeDelta::minutes(minutes)
}

/// A board of `count` items in three themes.
pub(super) fn board(count: u32) -> Plan {
    let (title, year) = ("2020年工作要点", Some(2020));
    let key = PlanKey::of(title, year);
    let themes = (1..=3).map(|no| theme(key, no, &format!("{no}、"))).collect();
    let items = (1..=count).map(|no| item(key, no, (no - 1) * 3 / count.max(1) + 1)).collect();
    plan(title, year, themes, items).founded(Now::new(stamp(0)))
}

/// A theme by its whole number, its id derived from `key`.
pub(crate) fn theme(key: PlanKey, no: u32, marker: &str) -> Theme {
    Theme {
        id: ThemeId::derived(key, no), no, marker: marker.to_owned(), title: format!("主题{no}"), rest: Map::new()
    }
}

/// An item that nobody has begun, its ids derived from `key`; `theme` is a whole number.
pub(crate) fn item(key: PlanKey, no: u32, theme: u32) -> Item {
    Item {
        id: ItemId::derived(key, no),
        no,
        number: no.to_string(),
        theme: ThemeId::derived(key, theme),
        subtheme: None,
        title: format!("要点{no}"),
        text: format!("落实第{no}项工作。"),
        clause: None,
        leaders: vec!["张三".to_owned()],
        lead_units: Vec::new(),
        responsible_units: Vec::new(),
        supporting_units: Vec::new(),
        status: "todo".into(),
        since: None,
        back: None,
        deadline: None,
        deadline_text: None,
        targets: Vec::new(),
        inherited: false,
        vanished: false,
        progress: Vec::new(),
        problems: Vec::new(),
        next_steps: Vec::new(),
        decisions: Vec::new(),
        rest: Map::new(),
    }
}

/// A plan of these themes and items, numbered from 1 without a gap, that has not been founded yet.
pub(crate) fn plan(title: &str, year: Option<i32>, themes: Vec<Theme>, items: Vec<Item>) -> Plan {
    let next = |count: usize| u32::try_from(count).unwrap() + 1;
    Plan {
        format: Format::Yaodian,
        schema: SCHEMA,
        min_reader: SCHEMA,
        rev: 0,
        created: None,
        next_item: next(items.len()),
        next_theme: next(themes.len()),
        title: title.to_owned(),
        year,
        preamble: Vec::new(),
        thresholds: Thresholds::default(),
        columns: default_columns(),
        themes,
        items,
        meetings: Vec::new(),
        log: Vec::new(),
        rest: Map::new(),
        index: Index::default(),
    }
}

/// The step number `serial` of the desk `by`.
pub(super) fn step_of(by: u64, serial: usize, at: Stamp, changes: Vec<Change>) -> Step {
    step(unique(by, serial), at, &format!("desk{by}"), changes)
}

/// An ordinary step without a label.
pub(crate) fn step(id: Ulid, at: Stamp, by: &str, changes: Vec<Change>) -> Step {
    Step {
        id: RecordId(id),
        at,
        tick: 0,
        by: by.to_owned(),
        kind: Kind::Edit,
        label: String::new(),
        meeting: None,
        undoes: None,
        changes,
        merged: Vec::new(),
        joins: false,
        rest: Map::new(),
    }
}

/// An id no other desk gives.
pub(super) fn unique(by: u64, serial: usize) -> Ulid {
    Ulid(1 << 100 | u128::from(by) << 64 | serial as u128)
}
