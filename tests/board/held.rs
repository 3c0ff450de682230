//! The mid-year board after a meeting on 12 July, with what became of it since.

use serde_json::Map;
use yaodian::clock::Now;
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::plan::change::{Change, ItemChange, MeetingChange, RecordSwap, Swap};
use yaodian::plan::id::RecordId;
use yaodian::plan::meeting::{Agenda, AgendaBy, Discussed, Meeting};
use yaodian::plan::record::{Decision, NextStep, Problem, Progress};
use yaodian::plan::step::Kind;

use crate::midyear::item_id;
use crate::midyear::{self, Scribe};
use crate::play::{BY, at};

/// The meeting's id.
pub(crate) fn meeting_id() -> RecordId {
    RecordId(ulid::Ulid::from(5_000u128))
}

/// A minute of the meeting's morning.
fn minute(minute: u32) -> Now {
    at(&format!("2020-07-12T09:{minute:02}:00+08:00"))
}

fn shift(scribe: &mut Scribe, now: Now, item: u32, status: &str) -> RecordId {
    let plan = &scribe.plan;
    let (item, column) = (plan.numbered(item).unwrap(), plan.column(&status.into()).unwrap());
    let changes = plan.move_changes(item, column, now.stamp());
    scribe.write(now, changes)
}

fn take_back(scribe: &mut Scribe, now: Now, step: RecordId) {
    let changes = scribe.plan.step(step).unwrap().inverse();
    scribe.step(now, Kind::Undo, Some(step), changes);
}

macro_rules! record {
    ($scribe:expr, $now:expr, $item:expr, $variant:ident, $record:ident { $text:expr, $units:expr, $internal:expr $(, $field:ident: $value:expr)* }) => {{
        let (id, now) = ($scribe.id(), $now);
        let record = $record {
            id,
            date: now.date(),
            text: $text.to_owned(),
            units: $units.into_iter().map(str::to_owned).collect::<Vec<_>>(),
            by: BY.to_owned(),
            meeting: $scribe.meeting,
            internal: $internal,
            $($field: $value,)*
            rest: Map::new(),
        };
        let swap = RecordSwap { id, from: None, to: Some(Box::new(record)) };
        $scribe.write(now, vec![Change::Item(item_id($item), ItemChange::$variant(swap))])
    }};
}

const NOBODY: [&str; 0] = [];

/// The meeting as it begins, by leader.
pub(crate) fn meeting(plan: &Plan) -> Meeting {
    let now = minute(0);
    Meeting {
        id: meeting_id(),
        name: "七月调度会".to_owned(),
        date: now.date(),
        place: "三楼会议室".to_owned(),
        chair: "杨小峰".to_owned(),
        present: Vec::new(),
        agenda: Agenda::default(),
        order: plan.agenda(AgendaBy::Leader, &[], now.date()),
        discussed: Vec::new(),
        began: now.stamp(),
        ended: None,
        rest: Map::new(),
    }
}

/// The board after the meeting, which has not ended.
pub(crate) fn going_on() -> Plan {
    written().plan
}

fn written() -> Scribe {
    let plan = midyear::plan();
    let meeting = meeting(&plan);
    let mut scribe = Scribe { plan, count: 1_000, meeting: Some(meeting_id()) };
    let own = |change| vec![Change::Meeting(meeting_id(), change)];
    let begun = own(MeetingChange::Whole(Swap { from: None, to: Some(Box::new(meeting)) }));
    scribe.step(minute(0), Kind::Meeting, None, begun);
    let due = |day: &str| Some(day.parse().unwrap());
    record!(scribe, minute(1), 7, Decisions, Decision { "7月底前补齐两项材料", ["成果转化科"], false, due: due("2020-07-31") });
    record!(scribe, minute(2), 7, NextSteps, NextStep { "赴省厅对接评审时间", ["刘其乐", "成果转化科"], false, due: due("2020-07-14"), done: None });
    record!(scribe, minute(3), 7, Progress, Progress { "省厅口头同意8月评审", NOBODY, true });
    shift(&mut scribe, minute(4), 11, "doing");
    record!(scribe, minute(5), 11, Progress, Progress { "*两家*企业报名\n<b>揭榜</b>", ["高新技术科"], false });
    record!(scribe, minute(6), 11, Decisions, Decision { "与两家企业签约", NOBODY, false, due: None });
    let slip = shift(&mut scribe, minute(7), 2, "done");
    take_back(&mut scribe, minute(8), slip);
    let slip = record!(scribe, minute(9), 16, Problems, Problem { "写错了", NOBODY, false, closed: None });
    take_back(&mut scribe, minute(10), slip);
    record!(scribe, minute(11), 16, Problems, Problem { "院士时间未定", NOBODY, false, closed: None });
    shift(&mut scribe, minute(12), 9, "done");
    shift(&mut scribe, minute(13), 9, "doing");
    record!(scribe, minute(14), 13, NextSteps, NextStep { "组织星创天地申报材料预审", ["农村科技科"], false, due: None, done: None });
    for (at, item) in [1, 2, 7, 9, 11, 13, 16].into_iter().enumerate() {
        let from = scribe.plan.meeting(meeting_id()).unwrap().discussed.clone();
        let mut to = from.clone();
        let stamp = minute(20 + at as u32).stamp();
        to.push(Discussed { item: item_id(item), at: stamp, seconds: 60 });
        scribe.step(
            minute(20 + at as u32),
            Kind::Meeting,
            None,
            vec![Change::Meeting(meeting_id(), MeetingChange::Discussed(Swap { from, to }))],
        );
    }
    scribe
}

/// The board after the meeting and two days of work.
pub(crate) fn plan() -> Plan {
    let mut scribe = written();
    let ended = MeetingChange::Ended(Swap { from: None, to: Some(minute(40).stamp()) });
    scribe.step(minute(40), Kind::Meeting, None, vec![Change::Meeting(meeting_id(), ended)]);
    scribe.meeting = None;
    let later = at("2020-07-14T10:00:00+08:00");
    shift(&mut scribe, later, 11, "done");
    let step = scribe.plan.numbered(13).unwrap().next_steps[0].clone();
    let done = NextStep { done: Some(later.date()), ..step.clone() };
    let swap = RecordSwap { id: step.id, from: Some(Box::new(step)), to: Some(Box::new(done)) };
    scribe.write(later, vec![Change::Item(item_id(13), ItemChange::NextSteps(swap))]);
    scribe.plan
}

/// Its minutes.
pub(crate) fn minutes(plan: &Plan, lang: Lang) -> String {
    yaodian::report::minutes::minutes(plan, plan.meeting(meeting_id()).unwrap(), lang)
}
