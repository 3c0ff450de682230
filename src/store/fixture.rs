//! What the tests of saving share: a small plan, steps on it, a folder that goes when the test ends.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;
use serde_json::Map;
use ulid::Ulid;

use crate::clock::{Now, Stamp};
use crate::plan::change::{Change, ItemChange, Swap};
use crate::plan::column::default_columns;
use crate::plan::id::{ItemId, PlanKey, RecordId, ThemeId};
use crate::plan::item::Item;
use crate::plan::step::{Kind, Step};
use crate::plan::theme::Theme;
use crate::plan::{Format, Plan, SCHEMA, Thresholds};
use crate::store::Board;

/// A new folder; removed with everything in it when dropped.
pub(super) struct Folder(PathBuf);

fn next() -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    COUNT.fetch_add(1, Ordering::Relaxed)
}

impl Folder {
    pub(super) fn new() -> Self {
        let path = std::env::temp_dir().join(format!("yaodian-store-{}-{}", std::process::id(), next()));
        fs::create_dir(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names of everything in the folder but lock files, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| !name.ends_with(".lock")).collect();
        names.sort();
        names
    }

    /// A board saved as `plan.json`.
    pub(super) fn board(&self) -> Board {
        let mut board = Board::absent(&self.path("plan.json"), plan());
        board.save(&[]);
        board
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn stamp() -> Stamp {
    DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").unwrap()
}

/// Three items that nobody has begun, in two themes.
pub(super) fn plan() -> Plan {
    let theme = |id, marker: &str| Theme {
        id: ThemeId::derived(key(), id),
        no: id,
        marker: marker.to_owned(),
        title: format!("主题{id}"),
        rest: Map::new(),
    };
    let plan = Plan {
        format: Format::Yaodian,
        schema: SCHEMA,
        min_reader: SCHEMA,
        rev: 0,
        created: None,
        next_item: 4,
        next_theme: 3,
        title: "2020年工作要点".to_owned(),
        year: Some(2020),
        preamble: vec!["总体要求。".to_owned()],
        thresholds: Thresholds::default(),
        columns: default_columns(),
        themes: vec![theme(1, "一、"), theme(2, "二、")],
        items: vec![item(1, 1), item(2, 1), item(3, 2)],
        meetings: Vec::new(),
        log: Vec::new(),
        index: Default::default(),
        rest: Map::new(),
    };
    plan.founded(Now::new(stamp()))
}

fn key() -> PlanKey {
    PlanKey::of("2020年工作要点", Some(2020))
}

pub(super) fn item_id(no: u32) -> ItemId {
    ItemId::derived(key(), no)
}

fn item(id: u32, theme: u32) -> Item {
    Item {
        id: ItemId::derived(key(), id),
        no: id,
        number: id.to_string(),
        theme: ThemeId::derived(key(), theme),
        subtheme: None,
        title: format!("要点{id}"),
        text: format!("落实第{id}项工作。"),
        clause: None,
        leaders: vec!["张三".to_owned()],
        lead_units: vec!["区发改局".to_owned()],
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

pub(super) fn step(changes: Vec<Change>) -> Step {
    Step {
        id: RecordId(Ulid::from(u128::from(next()))),
        at: stamp(),
        by: "wang@pc1".to_owned(),
        kind: Kind::Edit,
        label: "改动\n一步".to_owned(),
        meeting: None,
        undoes: None,
        changes,
        merged: Vec::new(),
        joins: false,
        tick: 0,
        rest: Map::new(),
    }
}

/// The step that moves `item` of `plan` into `column`.
pub(super) fn moved(plan: &Plan, item: u32, column: &str) -> Step {
    let (item, column) = (plan.numbered(item).unwrap(), plan.column(&column.into()).unwrap());
    step(plan.move_changes(item, column, stamp()))
}

/// The step that gives `item` of `plan` another title.
pub(super) fn titled(plan: &Plan, item: u32, title: &str) -> Step {
    let item = plan.numbered(item).unwrap();
    let swap = Swap { from: item.title.clone(), to: title.to_owned() };
    step(vec![Change::Item(item.id, ItemChange::Title(swap))])
}

/// The column `item` of `plan` stands in.
pub(super) fn status(plan: &Plan, item: u32) -> &str {
    &plan.numbered(item).unwrap().status.0
}

/// A log as its steps were made, without where each stands in order.
pub(super) fn unordered(log: &[Step]) -> Vec<Step> {
    log.iter().map(|step| Step { tick: 0, ..step.clone() }).collect()
}
