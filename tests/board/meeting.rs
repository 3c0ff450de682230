//! Meetings: walks through whole ones, what they come to, and how they look.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yaodian::app::board::grid::Size;
use yaodian::app::key::Key;
use yaodian::app::screen::review::{Audience, Page};
use yaodian::app::session;
use yaodian::app::{Event, Overlay, Screen};
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::plan::change::{Change, ItemChange, MeetingChange, Swap};
use yaodian::plan::followup::Fate;
use yaodian::plan::item::Item;
use yaodian::plan::meeting::Meeting;
use yaodian::plan::outcome::Tally;
use yaodian::plan::step::{Edit, Kind};
use yaodian::report::minutes;
use yaodian::store::Answer;
use yaodian::ui;
use yaodian::ui::style::Styles;

use crate::frames::{check, kept};
use crate::midyear::item_id;
use crate::play::{Played, Stage, play, rows, text};
use crate::walks::message;
use crate::{held, midyear};

/// Plays `keys` on the mid-year board.
fn mid(keys: &str) -> Played {
    play(midyear::plan(), Stage::of(120, 40), keys)
}

/// The meeting that goes on.
fn running(played: &Played) -> &Meeting {
    played.app.meeting().expect("a meeting goes on")
}

/// The only meeting.
fn only(plan: &Plan) -> &Meeting {
    assert_eq!(plan.meetings.len(), 1);
    &plan.meetings[0]
}

fn status(played: &Played, item: u32) -> String {
    played.app.plan().numbered(item).unwrap().status.to_string()
}

/// The page the review shows: the item's number, or nothing.
fn page(played: &Played) -> Option<u32> {
    match played.app.screens().bare() {
        Some(Screen::Review { page: Page::Item(item, _), .. }) => Some(item.place()),
        _ => None,
    }
}

fn face(played: &Played) -> Option<Audience> {
    match played.app.screens().bare() {
        Some(Screen::Review { face, .. }) => Some(*face),
        _ => None,
    }
}

#[test]
fn a_whole_meeting() {
    let through = "Enter Enter Enter ".repeat(26 / 3);
    let keys = format!("1 Enter r 7 L wait:0.9s 13L 10L 14s2 2! 2! 5L 17L 25> 15! 1 Enter {through} Enter Enter q");
    let played = mid(&keys);
    let plan = played.app.plan();
    let meeting = only(plan);
    assert_eq!((meeting.name.as_str(), meeting.date.to_string().as_str()), ("2020-07-15 调度会", "2020-07-15"));
    assert_eq!(meeting.order[..7], [1, 2, 6, 18, 20, 23, 3].map(item_id), "by leader");
    assert_eq!((meeting.order.len(), meeting.discussed.len()), (26, 26));
    assert!(meeting.ended.is_some() && played.app.meeting().is_none());
    let tally = plan.tally(meeting);
    assert_eq!(tally, Tally { total: 26, discussed: 26, changed: 8, new_problems: 0, left: 0 });
    let own = |kind| plan.log.iter().filter(|step| step.meeting == Some(meeting.id) && step.kind == kind).count();
    assert_eq!((own(Kind::Edit), own(Kind::Meeting)), (10, 28), "begun, 26 discussed, ended");
    let shown = text(&played.frame);
    for said in ["已议 26", "改动 8", "新增问题 0", "未议 0", "第14项 未启动 ➜ 推进中"] {
        assert!(shown.contains(said), "{said} in\n{shown}");
    }
    insta::assert_snapshot!("minutes_of_a_walk", minutes::minutes(plan, meeting, Lang::Zh));
}

#[test]
fn the_detail_names_the_meetings_that_discussed_the_item() {
    let decided = "g r Enter 13 Enter o 申 报 Enter Enter q q 13 Enter Enter";
    let shown = text(&mid(decided).frame);
    for said in ["会议 1 ──", "2020-07-15 调度会：申报", "07-15       申报"] {
        assert!(shown.contains(said), "{said} in\n{shown}");
    }
    assert!(!text(&mid("13 Enter Enter").frame).contains("会议 "), "none has discussed it");
}

#[test]
fn keys_on_the_page() {
    for (keys, shown) in [
        ("7 Enter r", 7),
        ("7 Enter r j", 8),
        ("7 Enter r k", 4),
        ("7 Enter r PgDn PgUp", 7),
        ("7 Enter r 2j", 9),
        ("7 Enter r Enter", 8),
        ("7 Enter r G", 26),
        ("7 Enter r g g", 1),
        ("1 Enter r k", 1),
        ("7 Enter r 13 wait:1s", 13),
        ("7 Enter r 13 Enter", 13),
        ("7 Enter r 13!", 13),
        ("7 Enter r 99 Enter", 7),
        ("7 Enter r L Enter u", 8),
        ("7 Enter r P j", 8),
        ("7 Enter r P 13 Enter", 13),
        ("7 Enter r ? Esc", 7),
        ("7 Enter r Esc r", 7),
        ("7 Enter r Esc 9 Enter r", 9),
        ("7 Enter Enter r", 7),
    ] {
        assert_eq!(page(&mid(keys)), Some(shown), "{keys}");
    }
}

#[test]
fn undo_in_review_says_the_item_and_stays_on_the_page() {
    let played = mid("7 Enter r L Enter u");
    assert_eq!((page(&played), status(&played, 7).as_str()), (Some(8), "behind"));
    assert!(message(&played).starts_with("已撤销：第7项 滞后 ➜ 已完成"), "{}", message(&played));
    let meeting = only(played.app.plan());
    assert_eq!(meeting.discussed.len(), 1, "what is discussed stays discussed");
    assert_eq!(played.app.plan().tally(meeting).changed, 0);
}

#[test]
fn the_meeting_goes_on_while_the_board_is_shown() {
    let played = mid("7 Enter r Enter Esc 13 L");
    assert!(rows(&played.frame)[0].contains("会议中 1/26"), "{}", rows(&played.frame)[0]);
    let meeting = only(played.app.plan());
    assert_eq!(played.app.plan().log.last().unwrap().meeting, Some(meeting.id), "the session runs it");
    assert_eq!(played.app.screens().bare(), Some(&Screen::Board));
    let ended = mid("7 Enter r Enter q q 13 L");
    assert_eq!(ended.app.plan().log.last().unwrap().meeting, None);
    assert!(!rows(&ended.frame)[0].contains("会议中"));
}

#[test]
fn agendas_are_chosen_by_one_key() {
    for (keys, first, count) in [
        ("g r b Enter", 7, 26),
        ("g r l Enter", 1, 26),
        ("g r Enter", 1, 26),
        ("g r t Enter", 1, 26),
        ("g r q Enter", 1, 21),
        ("g r f Enter", 1, 26),
    ] {
        let played = mid(keys);
        let meeting = running(&played);
        assert_eq!((meeting.order[0], meeting.order.len()), (item_id(first), count), "{keys}");
    }
    let cancelled = mid("g r Esc");
    assert!(cancelled.app.plan().meetings.is_empty() && cancelled.app.screens().bare() == Some(&Screen::Board));
    assert!(message(&mid("r Esc g r")).contains("有会议正在进行"));
}

#[test]
fn an_item_off_the_agenda_comes_last_on_it() {
    let played = mid("g r q Enter 22 Enter");
    let meeting = running(&played);
    assert_eq!((page(&played), meeting.order.last(), meeting.order.len()), (Some(22), Some(&item_id(22)), 22));
    assert!(message(&played).contains("第22项不在议程中"));
}

#[test]
fn remotes_drive_the_projector() {
    for (keys, expected) in [
        ("r P", Some(Audience::Room)),
        ("r F5", Some(Audience::Room)),
        ("P", Some(Audience::Room)),
        ("r P P", Some(Audience::Desk)),
        ("r F5 F5", Some(Audience::DeskAfterRoom)),
        ("r F5 Esc", Some(Audience::Desk)),
        ("r F5 Esc F5 Esc", Some(Audience::Desk)),
        ("r P F5 Esc", Some(Audience::Room)),
        ("r P F5 Esc Esc", Some(Audience::Desk)),
        ("r P F5 Esc Esc Esc", None),
        ("r P F5 j Esc", Some(Audience::Room)),
        ("r P Esc Esc", None),
        ("r P .", Some(Audience::Blank)),
        ("r P . .", Some(Audience::Room)),
        ("r P b b", Some(Audience::Room)),
        ("r P b Esc", Some(Audience::Room)),
        ("r P q", Some(Audience::Room)),
        ("r P x", Some(Audience::Room)),
    ] {
        assert_eq!(face(&mid(keys)), expected, "{keys}");
    }
    let dark = mid("7 Enter r P b");
    assert_eq!(text(&dark.frame).trim(), "");
    assert_eq!(status(&mid("7 Enter r P b L"), 7), "behind", "a key in the dark only brings the light back");
    assert_eq!(status(&mid("7 Enter r P L"), 7), "done");
    assert!(text(&mid("7 Enter r P H").frame).contains("第7项  滞后 ➜ 推进中"));
}

#[test]
fn the_projector_shows_nothing_internal() {
    let keys = "7 Enter r Enter P";
    let desk = text(&play(held::plan(), Stage::of(160, 45), "7 Enter r Enter").frame);
    let room = text(&play(held::plan(), Stage::of(160, 45), keys).frame);
    assert!(desk.contains("[内部] 省厅口头同意8月评审"), "{desk}");
    assert!(!room.contains("口头同意") && room.contains("申报材料已报省政府"), "{room}");
}

#[test]
fn times_are_in_minutes_and_redraw_once_a_minute() {
    let title = |keys: &str| rows(&mid(keys).frame)[0].clone();
    assert!(title("r wait:59s").contains("本项 0分   会议 00:00"));
    assert!(title("r wait:60s").contains("本项 1分   会议 00:01"));
    assert!(title("r wait:2s Enter wait:3700s").contains("本项 61分   会议 01:01"));
    assert!(title("r wait:130s j wait:60s k wait:60s").contains("本项 3分   会议 00:04"));
    let idle = mid("r wait:30s");
    let due = idle.app.wake().map(|due| idle.app.now().until(due));
    assert_eq!(due, Some(30_000));
    assert_eq!(mid("r wait:30s P").app.wake(), None, "no times are shown in the room");
    let seconds = only(mid("r wait:95s Enter").app.plan()).discussed[0].seconds;
    assert_eq!(seconds, 95);
}

#[test]
fn a_meeting_left_open_is_offered() {
    let offered = play(held::going_on(), Stage::of(120, 40), "L");
    assert!(text(&offered.frame).contains("“七月调度会”还没有结束（已议 7/26），继续开会？"));
    assert_eq!(offered.app.plan().log.len(), held::going_on().log.len(), "nothing happens before the answer");
    let taken = play(held::going_on(), Stage::of(120, 40), "y L");
    assert_eq!(page(&taken), Some(6), "the first that is not discussed");
    assert_eq!(taken.app.plan().log.last().unwrap().meeting, Some(held::meeting_id()));
    assert!(rows(&taken.frame)[0].contains("会议 00:26"), "{}", rows(&taken.frame)[0]);
    for keys in ["1 6 Enter", "n", "L", "Enter", "q"] {
        let asked = play(held::going_on(), Stage::of(120, 40), keys);
        assert!(rows(&asked.frame)[39].contains("只认这些键") && asked.app.screens().overlay().is_some(), "{keys}");
    }
    let later = play(held::going_on(), Stage::of(120, 40), "Esc 7 Enter");
    assert_eq!(later.app.plan().log, held::going_on().log, "not now");
    let ended = play(held::going_on(), Stage::of(120, 40), "e L");
    let end = ended.app.plan().meeting(held::meeting_id()).unwrap().ended.unwrap();
    assert_eq!(end.to_rfc3339(), "2020-07-12T09:26:00+08:00", "when its last step was made");
    assert_eq!(ended.app.plan().log.last().unwrap().meeting, None);
    for (stage, keys) in [
        (Stage::of(80, 24), ["y 继续", "e 结束它", "Esc 以后再说"]),
        (Stage::of(80, 24).english(), ["y go on", "e end it", "Esc not now"]),
    ] {
        let frame = play(held::going_on(), stage, "").frame;
        let question = rows(&frame)[23].clone();
        assert!(keys.iter().all(|key| question.contains(key)), "{question}");
    }
    let mut elsewhere = play(held::going_on(), Stage::of(120, 40), "").app;
    elsewhere.withdraw_offer();
    assert_eq!(elsewhere.screens().bare(), Some(&Screen::Board), "a living session runs it");
    let mut others = held::going_on();
    others.log.iter_mut().for_each(|step| step.by = "li@pc2".to_owned());
    assert_eq!(play(others, Stage::of(120, 40), "").app.screens().bare(), Some(&Screen::Board), "not another user's");
}

#[test]
fn a_meeting_without_content_leaves_no_trace() {
    for keys in ["r q", "P P q", "F5 F5 q", "7 Enter r j j k q", "g r b Enter q", "g r q Enter 22 Enter q"] {
        let played = mid(keys);
        let before = midyear::plan();
        assert_eq!(played.app.plan().log.len(), before.log.len(), "{keys}");
        assert!(played.app.plan().meetings.is_empty(), "{keys}");
        assert!(
            message(&played).contains("不留记录") && played.app.meeting().is_none(),
            "{keys}: {}",
            message(&played)
        );
        assert_eq!(played.app.screens().bare(), Some(&Screen::Board), "{keys}");
    }
    for keys in ["r Enter q", "r L q", "r a 'x' Enter q", "r Esc 9 L r q"] {
        let played = mid(keys);
        assert!(only(played.app.plan()).ended.is_some(), "{keys}");
    }
}

#[test]
fn the_last_meeting_is_the_last_with_content() {
    let mut plan = held::plan();
    let held_last = plan.latest_meeting().unwrap().id;
    let empty = Meeting {
        id: session::new_id(played_now()),
        began: played_now().stamp(),
        ended: Some(played_now().stamp()),
        discussed: Vec::new(),
        ..plan.latest_meeting().unwrap().clone()
    };
    plan.meetings.push(empty);
    assert_eq!(plan.latest_meeting().unwrap().id, held_last);
    let opened = play(plan, Stage::of(120, 40), "r");
    assert!(text(&opened.frame).contains("上次会议落实情况"), "its decisions stand at the opening");
}

fn played_now() -> yaodian::clock::Now {
    mid("").app.now()
}

#[test]
fn a_meeting_is_deleted_from_the_list() {
    let asked = play(held::plan(), Stage::of(120, 40), "g m D");
    assert!(rows(&asked.frame)[39].contains("删除会议“七月调度会”？其中的改动留着。"), "{}", rows(&asked.frame)[39]);
    let before = held::plan();
    assert_eq!(play(held::plan(), Stage::of(120, 40), "g m D Esc").app.plan().log, before.log);
    let deleted = play(held::plan(), Stage::of(120, 40), "g m D y");
    assert!(deleted.app.plan().meetings.is_empty() && deleted.app.plan().items == before.items);
    let back = play(held::plan(), Stage::of(120, 40), "g m D y u");
    assert_eq!(back.app.plan().meetings, before.meetings);
    assert!(message(&mid("r Enter g m D")).contains("有会议正在进行"));
}

#[test]
fn a_chosen_agenda_begins_at_its_head_and_comes_back_to_what_was_passed_over() {
    assert_eq!(page(&mid("13 Enter g r b Enter")), Some(7), "not at the cursor's card");
    let played = mid("13 Enter g r b Enter j j G Enter");
    assert_eq!(page(&played), Some(7));
    assert!(message(&played).contains("还有25项未议"), "{}", message(&played));
    let all = mid(&format!("1 Enter r {}", "Enter ".repeat(26)));
    assert!(message(&all).contains("q 结束"), "{}", message(&all));
}

#[test]
fn a_meeting_is_opened_again_from_the_list() {
    let listed = play(held::plan(), Stage::of(120, 40), "g m");
    let shown = text(&listed.frame);
    assert!(shown.contains("七月调度会") && shown.contains("7/26"), "{shown}");
    let played = play(held::plan(), Stage::of(120, 40), "g m r L");
    let meeting = played.app.plan().meeting(held::meeting_id()).unwrap();
    assert_eq!((meeting.ended, page(&played)), (None, Some(6)));
    assert_eq!(played.app.plan().log.last().unwrap().meeting, Some(held::meeting_id()));
    assert_eq!(play(held::plan(), Stage::of(120, 40), "g m Enter Esc Esc").app.screens().bare(), Some(&Screen::Board));
    assert!(message(&mid("g m")).contains("还没有开过会"));
}

#[test]
fn a_meeting_comes_to_what_was_not_taken_back() {
    let plan = held::plan();
    let meeting = plan.meeting(held::meeting_id()).unwrap();
    assert_eq!(plan.tally(meeting), Tally { total: 26, discussed: 7, changed: 4, new_problems: 1, left: 19 });
    let items: Vec<u32> = plan.outcomes(meeting).iter().map(|outcome| outcome.item.no).collect();
    assert_eq!(items, [1, 2, 11, 16, 7, 9, 13], "in the agenda's order");
}

#[test]
fn the_next_meeting_hears_what_became_of_the_last() {
    let plan = held::plan();
    let meeting = plan.meeting(held::meeting_id()).unwrap();
    let today = "2020-07-15".parse().unwrap();
    let followups = plan.followups(meeting, today);
    let told: Vec<_> = followups
        .iter()
        .map(|followup| (followup.item.no, followup.promise.text(), followup.fate, followup.then.to_string()))
        .collect();
    let done = Fate::Done(Some("2020-07-14".parse().unwrap()));
    let expected = [
        (11, "与两家企业签约", Fate::Done(None), "doing"),
        (7, "7月底前补齐两项材料", Fate::Open, "behind"),
        (7, "赴省厅对接评审时间", Fate::Overdue, "behind"),
        (13, "组织星创天地申报材料预审", done, "doing"),
    ];
    assert_eq!(told, expected.map(|(item, text, fate, then)| (item, text, fate, then.to_owned())));
    assert_eq!(page(&play(plan.clone(), Stage::of(120, 40), "7 Enter r")), None, "it opens with that");
    for (keys, shown) in
        [("7 Enter r Enter", 7), ("7 Enter r j", 7), ("7 Enter r 9 Enter", 9), ("1 Enter r Enter k j", 1)]
    {
        assert_eq!(page(&play(plan.clone(), Stage::of(120, 40), keys)), Some(shown), "{keys}");
    }
    let refused = play(plan, Stage::of(120, 40), "7 Enter r L");
    assert!(message(&refused).contains("这一页不是工作项"), "{}", message(&refused));
}

const MINUTES: &str = "\
# 十堰市2020年科技创新工作要点会议纪要

- 会议名称：七月调度会
- 会议时间：2020-07-12
- 会议地点：三楼会议室
- 主持人：杨小峰
- 参会人员：〔待填〕

## 审议情况

### 第11项　国家和省重大科技专项落户十堰

- 状态：滞后 ➜ 推进中
- 进展情况：\\*两家\\*企业报名 \\<b\\>揭榜\\</b\\>（高新技术科）
- 议定事项：与两家企业签约

### 第16项　推进中国工程院与十堰战略合作

- 存在问题：院士时间未定

### 第7项　国家级高新技术产业开发区早日获批

- 下一步：2020-07-14前 赴省厅对接评审时间（刘其乐、成果转化科）
- 议定事项：2020-07-31前 7月底前补齐两项材料（成果转化科）

### 第13项　组织实施一批科技扶贫项目

- 下一步：组织星创天地申报材料预审（农村科技科）

## 已审议，无新情况

- 第1项　科技创新水平持续居于全省第一方阵
- 第2项　对接服务一主四大四新现代产业体系
- 第9项　支持郧西县推进创新型县市建设

## 下次会议前待办

- 第7项 2020-07-14前 赴省厅对接评审时间（刘其乐、成果转化科）
- 第7项 2020-07-31前 补报材料（成果转化科）
- 第13项 组织星创天地申报材料预审（农村科技科）
";

#[test]
fn minutes_say_what_was_recorded_and_nothing_else() {
    assert_eq!(held::minutes(&held::plan(), Lang::Zh), MINUTES);
    let english = held::minutes(&held::plan(), Lang::En);
    for said in ["# Minutes: 十堰市", "- Present: [to be filled in]", "### Item 11: ", "- Status: Behind ➜ In progress"]
    {
        assert!(english.contains(said), "{said} in\n{english}");
    }
    let mut nothing = held::plan();
    nothing.items.iter_mut().for_each(|item| item.next_steps.clear());
    let untouched = Meeting {
        discussed: Vec::new(),
        id: yaodian::app::session::new_id(crate::play::now()),
        ..held::meeting(&nothing)
    };
    let empty = minutes::minutes(&nothing, &untouched, Lang::Zh);
    assert!(!empty.contains("##"), "empty sections are left out: {empty}");
}

/// What the writer says when somebody else has made `changes`.
fn elsewhere(played: &mut Played, changes: Vec<Change>) {
    let mut plan = played.app.plan().clone();
    let now = played.app.now().after(1_000);
    let edit = Edit { kind: Kind::Edit, label: String::new(), undoes: None, changes, merged: Vec::new() };
    plan.apply(session::stamp(edit, "li@pc2", now)).unwrap();
    let answer = Answer::Rebased { plan: Box::new(plan), saved: Vec::new(), refused: Vec::new() };
    played.app.update(Event::Answer(answer), now);
}

#[test]
fn an_item_added_in_the_meeting_comes_last() {
    let mut played = mid("7 Enter r");
    let item = Item { id: item_id(27), no: 27, number: "27".to_owned(), ..played.app.item().unwrap().clone() };
    let added = ItemChange::Whole(Swap { from: None, to: Some(Box::new(item)) });
    elsewhere(&mut played, vec![Change::Item(item_id(27), added)]);
    let meeting = running(&played);
    assert_eq!((meeting.order.len(), meeting.order.last()), (27, Some(&item_id(27))));
}

#[test]
fn the_page_of_an_item_deleted_elsewhere_gives_way_to_the_next() {
    for (keys, next) in [("7 Enter r", 8), ("26 Enter r", 21)] {
        let mut played = mid(keys);
        let plan = played.app.plan();
        let changes = plan.removal_changes(played.app.item().unwrap());
        elsewhere(&mut played, changes);
        assert_eq!(page(&played), Some(next), "{keys}");
        assert_eq!(played.app.plan().tally(running(&played)).total, 25);
    }
}

#[test]
fn a_meeting_that_ended_elsewhere_is_over_here() {
    for keys in ["7 Enter r Enter", "7 Enter r Enter P", "7 Enter r Enter ?", "7 Enter r Enter Esc"] {
        let mut played = mid(keys);
        let meeting = running(&played);
        let ended = MeetingChange::Ended(Swap { from: None, to: Some(meeting.began) });
        let changes = vec![Change::Meeting(meeting.id, ended)];
        elsewhere(&mut played, changes);
        assert!(played.app.meeting().is_none(), "{keys}");
        let now = played.app.now();
        if matches!(played.app.screens().overlay(), Some(Overlay::Help { .. })) {
            played.app.update(Event::Key(Key::named("Esc").unwrap()), now);
        }
        assert_eq!(played.app.screens().bare(), Some(&Screen::Board), "{keys}");
    }
}

kept!(review, midyear::plan(), Stage::of(120, 40), "7 Enter r Enter k H");
kept!(review_80x24, midyear::plan(), Stage::of(80, 24), "7 Enter r Enter k H");
kept!(review_160x45_english, midyear::plan(), Stage::of(160, 45).english(), "2 Enter r");
kept!(review_80x24_plain, midyear::plan(), Stage::of(80, 24).plain(), "7 Enter r Enter k H");
kept!(presenting_80x24, midyear::plan(), Stage::of(80, 24), "7 Enter r Enter k P");
kept!(presenting_120x40_english, midyear::plan(), Stage::of(120, 40).english(), "13 Enter r P");
kept!(opening, held::plan(), Stage::of(120, 40), "7 Enter r");
kept!(meetings, held::plan(), Stage::of(80, 24), "g m");
kept!(meeting_held, held::plan(), Stage::of(120, 40), "g m Enter");
kept!(choice_of_agenda, midyear::plan(), Stage::of(80, 24), "7 Enter g r");

/// Draws what was played in windows of many sizes, and checks each frame.
fn check_sizes(mut played: Played, stage: Stage) {
    let sizes = [(200, 60), (160, 45), (120, 40), (99, 30), (80, 24), (60, 16), (40, 12), (30, 9), (20, 6), (1, 1)];
    for (cols, rows) in sizes {
        let size = Size { cols, rows };
        let now = played.app.now();
        played.app.update(Event::Resize(size), now);
        let mut frame = Buffer::empty(Rect::new(0, 0, cols, rows));
        ui::draw(&played.app, &Styles::new(stage.look), &mut frame);
        check(&frame, size);
    }
}

#[test]
fn frames_of_meetings_are_whole_at_every_size() {
    let stage = Stage::of(120, 40);
    for stage in [stage, stage.english(), stage.plain()] {
        for keys in ["7 Enter r", "2 Enter r Enter L", "24 Enter r P", "g r", "r q", "r Ctrl-d Ctrl-d", "r 13", "r s"] {
            check_sizes(play(midyear::plan(), stage, keys), stage);
        }
        for keys in ["r", "r P", "g m", "g m Enter", "r Enter Enter P L", "g m x"] {
            check_sizes(play(held::plan(), stage, keys), stage);
        }
        check_sizes(play(held::going_on(), stage, ""), stage);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is pressed, the frame is whole, and one meeting at most goes on.
    #[test]
    fn any_keys_in_a_meeting(keys in prop::collection::vec(prop::sample::select(KEYS), 1..40)) {
        let stage = Stage::of(80, 24);
        let played = play(held::plan(), stage, &format!("r {}", keys.join(" ")));
        check(&played.frame, played.app.board().layout().size);
        let open = played.app.plan().meetings.iter().filter(|meeting| meeting.ended.is_none()).count();
        prop_assert!(open <= 1);
        // One in which nothing has happened yet is not in the plan.
        prop_assert!(open == 0 || played.app.meeting().is_some());
        prop_assert_eq!(played.app.plan().check(), Ok(()));
    }
}

/// Keys that mean something in a meeting; none writes a file of its own.
const KEYS: &[&str] = &[
    "Enter",
    "Esc",
    "q",
    "r",
    "P",
    "F5",
    "b",
    ".",
    "j",
    "k",
    "L",
    "H",
    "!",
    "s",
    "4",
    "13",
    "u",
    "Ctrl-r",
    "g",
    "m",
    "l",
    "?",
    "PgDn",
    "PgUp",
    "Ctrl-d",
    "wait:90s",
    "size:30x9",
    "size:120x40",
    "size:80x24",
];

#[test]
fn minutes_stay_what_they_were() {
    let ended = mid("7 Enter r e Tab '、新来的' Enter Enter L Enter q");
    let meeting = only(ended.app.plan()).clone();
    let before = minutes::minutes(ended.app.plan(), &meeting, Lang::Zh);
    assert!(before.contains("分管领导：刘其乐、杨小峰 ➜ 刘其乐、杨小峰、新来的"), "{before}");
    let later =
        play(ended.app.plan().clone(), Stage::of(120, 40), "7 Enter T Ctrl-u '另一个标题' Enter 8 Enter D y 9 Enter !");
    assert_ne!(later.app.plan().items, ended.app.plan().items);
    assert_eq!(minutes::minutes(later.app.plan(), &meeting, Lang::Zh), before);
    let deleted = mid("7 Enter r Enter D y q");
    let told = minutes::minutes(deleted.app.plan(), only(deleted.app.plan()), Lang::Zh);
    assert!(told.contains("## 删除的工作项") && told.contains("落实支持高新区科创中心建设的措施"), "{told}");
}

#[test]
fn nothing_internal_is_shown_while_presenting() {
    let secret = "只给自己看";
    for keys in ["a '只给自己看' Ctrl-n Enter", "a '只给自己看' Ctrl-n Enter u"] {
        let presented = mid(&format!("7 Enter r P {keys}"));
        assert!(!text(&presented.frame).contains(secret), "{keys}\n{}", text(&presented.frame));
        assert!(message(&presented).contains("一条内部记录"), "{keys}: {}", message(&presented));
        let at_the_desk = mid(&format!("7 Enter r {keys}"));
        assert!(message(&at_the_desk).contains(secret), "{keys}: {}", message(&at_the_desk));
    }
}
