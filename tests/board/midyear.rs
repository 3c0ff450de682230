//! The default plan as it might stand in the middle of its year.

use std::sync::LazyLock;

use serde_json::Map;
use ulid::Ulid;
use yaodian::clock::Now;
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::change::{Change, ColumnChange, ItemChange, RecordSwap, Swap};
use yaodian::plan::id::{ItemId, PlanKey, RecordId, ThemeId};
use yaodian::plan::record::{NextStep, Problem, Progress};
use yaodian::plan::step::{Kind, Step};

use crate::play::{BY, at};

/// Item, status, and the day it came there.
const MOVES: [(u32, &str, &str); 21] = [
    (3, "done", "2020-06-30"),
    (4, "done", "2020-05-11"),
    (18, "done", "2020-07-02"),
    (21, "done", "2020-06-08"),
    (22, "done", "2020-07-10"),
    (7, "behind", "2020-07-03"),
    (11, "behind", "2020-06-15"),
    (1, "doing", "2020-04-18"),
    (2, "doing", "2020-06-11"),
    (6, "doing", "2020-06-25"),
    (8, "doing", "2020-07-06"),
    (9, "doing", "2020-07-04"),
    (12, "doing", "2020-06-04"),
    (13, "doing", "2020-06-11"),
    (15, "doing", "2020-06-28"),
    (16, "doing", "2020-07-05"),
    (19, "doing", "2020-07-07"),
    (20, "doing", "2020-07-08"),
    (23, "doing", "2020-07-09"),
    (24, "doing", "2020-06-10"),
    (26, "doing", "2020-07-11"),
];

const PROBLEMS: [(u32, &str, &str); 3] = [
    (7, "2020-07-03", "省厅评审排期推迟，两项材料需补"),
    (11, "2020-06-20", "企业揭榜意向不足"),
    (16, "2020-07-06", "省厅尚未启动本年遴选"),
];

const PROGRESS: [(u32, &str, &str); 5] = [
    (7, "2020-04-02", "市政府专题会研究创建方案，补充规划环评。"),
    (7, "2020-06-18", "申报材料已报省政府，省科技厅完成初审。"),
    (13, "2020-05-30", "派驻名单印发。"),
    (13, "2020-06-28", "第二批特派员 43 人到村。"),
    (22, "2020-07-10", "许可事项下放承接到位，上半年办件零超时。"),
];

/// Makes steps one after the other, each at nine in the morning of its day.
pub(crate) struct Scribe {
    pub(crate) plan: Plan,
    pub(crate) count: u128,
    pub(crate) meeting: Option<RecordId>,
}

impl Scribe {
    pub(crate) fn id(&mut self) -> RecordId {
        self.count += 1;
        RecordId(Ulid::from(self.count))
    }

    pub(crate) fn write(&mut self, now: Now, changes: Vec<Change>) -> RecordId {
        self.step(now, Kind::Edit, None, changes)
    }

    pub(crate) fn step(&mut self, now: Now, kind: Kind, undoes: Option<RecordId>, changes: Vec<Change>) -> RecordId {
        let id = self.id();
        let step = Step {
            id,
            at: now.stamp(),
            by: BY.to_owned(),
            kind,
            label: String::new(),
            meeting: self.meeting,
            undoes,
            changes,
            merged: Vec::new(),
            joins: false,
            tick: 0,
            rest: Map::new(),
        };
        self.plan.apply(step).unwrap();
        id
    }
}

/// The item of the embedded plan with this whole number.
pub(crate) fn item_id(no: u32) -> ItemId {
    ItemId::derived(key(), no)
}

/// The theme of the embedded plan with this whole number.
pub(crate) fn theme_id(no: u32) -> ThemeId {
    ThemeId::derived(key(), no)
}

fn key() -> PlanKey {
    static KEY: LazyLock<PlanKey> = LazyLock::new(|| {
        let plan = document::default_plan();
        PlanKey::of(&plan.title, plan.year)
    });
    *KEY
}

fn nine(day: &str) -> Now {
    at(&format!("{day}T09:00:00+08:00"))
}

/// The board in mid-July: 5, 14, 2 and 5 items, three open problems, a soft limit of 15.
pub(crate) fn plan() -> Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(written);
    PLAN.clone()
}

fn written() -> Plan {
    let plan = document::default_plan().founded(nine("2020-01-02"));
    let mut scribe = Scribe { plan, count: 0, meeting: None };
    let limit = ColumnChange::Limit(Swap { from: None, to: Some(15) });
    scribe.write(nine("2020-01-03"), vec![Change::Column("doing".into(), limit)]);
    for (item, status, day) in MOVES {
        let (plan, now) = (&scribe.plan, nine(day));
        let (item, column) = (plan.numbered(item).unwrap(), plan.column(&status.into()).unwrap());
        let changes = plan.move_changes(item, column, now.stamp());
        scribe.write(now, changes);
    }
    for (item, day, text) in PROGRESS {
        let (id, now) = (scribe.id(), nine(day));
        let record = Progress {
            id,
            date: now.date(),
            text: text.to_owned(),
            units: scribe.plan.numbered(item).unwrap().lead_units.clone(),
            by: BY.to_owned(),
            meeting: None,
            internal: false,
            rest: Map::new(),
        };
        let swap = RecordSwap { id, from: None, to: Some(Box::new(record)) };
        scribe.write(now, vec![Change::Item(item_id(item), ItemChange::Progress(swap))]);
    }
    for (item, day, text) in PROBLEMS {
        let (id, now) = (scribe.id(), nine(day));
        let record = Problem {
            id,
            date: now.date(),
            text: text.to_owned(),
            units: Vec::new(),
            by: BY.to_owned(),
            meeting: None,
            internal: false,
            closed: None,
            rest: Map::new(),
        };
        let swap = RecordSwap { id, from: None, to: Some(Box::new(record)) };
        scribe.write(now, vec![Change::Item(item_id(item), ItemChange::Problems(swap))]);
    }
    let (id, now) = (scribe.id(), nine("2020-07-10"));
    let step = NextStep {
        id,
        date: now.date(),
        text: "补报材料".to_owned(),
        units: vec!["成果转化科".to_owned()],
        by: BY.to_owned(),
        meeting: None,
        internal: false,
        due: Some(nine("2020-07-31").date()),
        done: None,
        rest: Map::new(),
    };
    let swap = RecordSwap { id, from: None, to: Some(Box::new(step)) };
    scribe.write(now, vec![Change::Item(item_id(7), ItemChange::NextSteps(swap))]);
    scribe.plan
}
