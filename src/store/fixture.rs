//! What the tests of saving share: a small plan, steps on it, a folder that goes when the test ends.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;
use ulid::Ulid;

use crate::clock::{Now, Stamp};
use crate::plan::change::{Change, ItemChange, Swap};
use crate::plan::id::{ItemId, PlanKey};
use crate::plan::item::Item;
use crate::plan::step::Step;
use crate::plan::{Plan, fixture};
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
    let themes = vec![fixture::theme(key(), 1, "一、"), fixture::theme(key(), 2, "二、")];
    let items = vec![item(1, 1), item(2, 1), item(3, 2)];
    let plan = fixture::plan(TITLE, YEAR, themes, items);
    Plan { preamble: vec!["总体要求。".to_owned()], ..plan }.founded(Now::new(stamp()))
}

const TITLE: &str = "2020年工作要点";
const YEAR: Option<i32> = Some(2020);

fn key() -> PlanKey {
    PlanKey::of(TITLE, YEAR)
}

pub(super) fn item_id(no: u32) -> ItemId {
    ItemId::derived(key(), no)
}

fn item(no: u32, theme: u32) -> Item {
    Item { lead_units: vec!["区发改局".to_owned()], ..fixture::item(key(), no, theme) }
}

pub(super) fn step(changes: Vec<Change>) -> Step {
    let step = fixture::step(Ulid::from(u128::from(next())), stamp(), "wang@pc1", changes);
    Step { label: "改动\n一步".to_owned(), ..step }
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
