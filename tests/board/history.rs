//! Walks in the history: reading it, filtering it, taking back one step or all since one, looking at past boards.

use serde_json::Map;
use ulid::Ulid;
use yaodian::app::board::grid::Size;
use yaodian::app::screen::history::HistoryBands;
use yaodian::app::screen::history::filter::HistoryFilter;
use yaodian::app::screen::history::listing::Listing;
use yaodian::app::{Overlay, Screen};
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::plan::change::{Change, ItemChange, MeetingChange, RecordSwap, Swap, ThemeChange};
use yaodian::plan::id::RecordId;
use yaodian::plan::meeting::{Agenda, Meeting};
use yaodian::plan::record::Progress;
use yaodian::plan::step::{Kind, Step};
use yaodian::plan::theme::Theme;

use crate::frames::check;
use crate::midyear;
use crate::midyear::{item_id, theme_id};
use crate::play::{BY, Played, Stage, at, play, rows, text};
use crate::walks::message;

/// Another user.
const LI: &str = "li@pc2";

/// Makes steps on a plan, each with an id of its own.
struct Scribe {
    plan: Plan,
    count: u128,
}

impl Scribe {
    fn new(plan: Plan) -> Self {
        Self { plan, count: 5_000 }
    }

    fn id(&mut self) -> RecordId {
        self.count += 1;
        RecordId(Ulid::from(self.count))
    }

    fn step(&mut self, when: &str, by: &str, changes: Vec<Change>) -> Step {
        Step {
            id: self.id(),
            at: at(&format!("{when}+08:00")).stamp(),
            by: by.to_owned(),
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

    fn apply(&mut self, step: Step) -> RecordId {
        let id = step.id;
        self.plan.apply(step).unwrap();
        id
    }

    /// Moves items to a column in one step.
    fn moved(&mut self, when: &str, by: &str, items: &[u32], column: &str) -> Step {
        let stamp = at(&format!("{when}+08:00")).stamp();
        let plan = &self.plan;
        let changes = items.iter().flat_map(|item| {
            let item = plan.numbered(*item).unwrap();
            plan.move_changes(item, plan.column(&column.into()).unwrap(), stamp)
        });
        let changes = changes.collect();
        self.step(when, by, changes)
    }

    fn shift(&mut self, when: &str, by: &str, items: &[u32], column: &str) -> RecordId {
        let step = self.moved(when, by, items, column);
        self.apply(step)
    }
}

/// The middle of the year with a bulk move, a meeting with changes in it, an undo, and a merge.
fn plan() -> Plan {
    let mut scribe = Scribe::new(midyear::plan());
    scribe.shift("2020-07-13T10:00:00", LI, &[5, 10, 14], "doing");
    let meeting = scribe.id();
    let begun = Meeting {
        id: meeting,
        name: "2020年第三季度调度会".to_owned(),
        date: "2020-07-15".parse().unwrap(),
        place: String::new(),
        chair: String::new(),
        present: Vec::new(),
        agenda: Agenda::default(),
        order: Vec::new(),
        discussed: Vec::new(),
        began: at("2020-07-15T09:12:00+08:00").stamp(),
        ended: Some(at("2020-07-15T09:40:00+08:00").stamp()),
        rest: Map::new(),
    };
    let whole = MeetingChange::Whole(Swap { from: None, to: Some(Box::new(begun)) });
    let begin = scribe.step("2020-07-15T09:12:00", BY, vec![Change::Meeting(meeting, whole)]);
    scribe.apply(Step { kind: Kind::Meeting, meeting: Some(meeting), ..begin });
    let mut noted = scribe.moved("2020-07-15T09:33:00", BY, &[6], "done");
    let id = scribe.id();
    let progress = Progress {
        id,
        date: "2020-07-15".parse().unwrap(),
        text: "两家银行已签约".to_owned(),
        units: Vec::new(),
        by: BY.to_owned(),
        meeting: Some(meeting),
        internal: false,
        rest: Map::new(),
    };
    let record = ItemChange::Progress(RecordSwap { id, from: None, to: Some(Box::new(progress)) });
    noted.changes.push(Change::Item(item_id(6), record));
    scribe.apply(Step { meeting: Some(meeting), ..noted });
    let wrong = scribe.moved("2020-07-15T09:35:00", BY, &[9], "behind");
    let wrong = Step { meeting: Some(meeting), ..wrong };
    scribe.apply(wrong.clone());
    let undo = scribe.step("2020-07-15T09:36:00", BY, wrong.inverse());
    scribe.apply(Step { kind: Kind::Undo, undoes: Some(wrong.id), ..undo });
    let theirs = scribe.moved("2020-07-14T16:20:00", "zhao@pc3", &[17], "doing");
    let merge = scribe.moved("2020-07-15T09:40:00", BY, &[17], "doing");
    scribe.apply(Step { kind: Kind::Merge, merged: vec![theirs], ..merge });
    scribe.plan
}

/// The rows of the table as they are shown, without the selection's pointer.
fn table(played: &Played) -> Vec<String> {
    let shown = rows(&played.frame);
    let Size { cols, rows } = Size { cols: played.frame.area.width, rows: played.frame.area.height };
    let band = HistoryBands::of(Size { cols, rows }).table;
    let rows = shown.iter().skip(usize::from(band.top)).take(usize::from(band.rows));
    rows.filter(|row| !row.trim().is_empty()).map(|row| row.trim_start_matches('❯').trim().to_owned()).collect()
}

fn selected(played: &Played) -> String {
    rows(&played.frame).into_iter().find(|row| row.starts_with('❯')).unwrap_or_default()
}

fn kept(name: &str, stage: Stage, keys: &str) {
    let played = play(plan(), stage, keys);
    check(&played.frame, stage.size);
    insta::assert_snapshot!(name, text(&played.frame));
}

#[test]
fn frames_of_the_history() {
    kept("history_160x45", Stage::of(160, 45), "g h 4j");
    kept("history_120x40", Stage::of(120, 40), "g h j j");
    kept("history_80x24_english", Stage::of(80, 24).english(), "g h j j j j");
    kept("history_filter_80x24", Stage::of(80, 24), "g h / 'kind:status by:wang'");
    kept("history_past_120x40", Stage::of(120, 40), "g h j j j j j v");
}

/// What the first rows say, from the item's number on.
fn first_rows(keys: &str, count: usize) -> Vec<String> {
    let played = play(plan(), Stage::of(120, 40), keys);
    let short = |row: &String| row[11..].split_whitespace().collect::<Vec<_>>().join(" ");
    table(&played).iter().take(count).map(short).collect()
}

#[test]
fn every_step_is_one_row_newest_first_and_the_board_s_making_the_last() {
    assert_eq!(
        first_rows("g h", 7),
        [
            "17 合并 未启动 ➜ 推进中（并入1步） wang@pc1",
            "17 状态 未启动 ➜ 推进中 并入 zhao@pc3",
            "9 撤销 滞后 ➜ 推进中 wang@pc1",
            "9 状态 推进中 ➜ 滞后 已撤销 wang@pc1",
            "6 状态 推进中 ➜ 已完成；新增进展：两家银行已签约 wang@pc1",
            "- 会议 开始会议：2020年第三季度调度会 wang@pc1",
            "3项 状态 5、10、14 未启动 ➜ 推进中（批量） li@pc2",
        ]
    );
    let last = play(plan(), Stage::of(120, 40), "g h G");
    let rows = table(&last);
    assert!(rows.last().unwrap().contains("建立         十堰市2020年科技创新工作要点 26项"), "{rows:?}");
    assert!(selected(&last).contains("01-02 09:00"), "{}", selected(&last));
    let deleted = play(plan(), Stage::of(120, 40), "3D y g h G");
    assert!(selected(&deleted).contains("26项"), "as many as there were: {}", selected(&deleted));
}

#[test]
fn motions_go_along_the_rows_and_keep_the_selection_in_view() {
    for (keys, row) in [
        ("", "17 合并"),
        ("j", "17 状态"),
        ("j k", "17 合并"),
        ("k", "17 合并"),
        ("j j j", "9 状态"),
        ("G", "- 建立"),
        ("G j", "- 建立"),
        ("G g g", "17 合并"),
        ("End Home", "17 合并"),
        ("PgDn PgUp", "17 合并"),
        ("Ctrl-d Ctrl-u", "17 合并"),
        ("PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn", "- 建立"),
    ] {
        let all = [Stage::of(120, 40), Stage::of(80, 24), Stage::of(60, 12), Stage::of(30, 8)];
        let stages = if keys.starts_with('G') || keys.starts_with("PgDn") { &all[..] } else { &all[..1] };
        for stage in stages {
            let played = play(plan(), *stage, &format!("g h {keys}"));
            check(&played.frame, stage.size);
            let shown = selected(&played).split_whitespace().collect::<Vec<_>>().join(" ");
            let expected: Vec<&str> = row.split(' ').collect();
            let wanted = if stage.size.cols < 50 { expected[0] } else { row };
            assert!(shown.contains(wanted), "{keys} at {:?}: {shown}", stage.size);
        }
    }
}

#[test]
fn filters_leave_what_they_name() {
    let listed = |filter: &str| {
        let plan = plan();
        let filter = HistoryFilter::parse(filter).unwrap_or_else(|error| panic!("{}", error.say(Lang::Zh)));
        Listing::of(&plan, &filter, Lang::Zh, None).lines.len()
    };
    for (filter, count) in [
        ("", 39),
        ("item:7", 5),
        ("项:7", 5),
        ("item:#7", 5),
        ("item:7,22", 7),
        ("no:5 by:li", 1),
        ("by:LI", 1),
        ("by:wang,zhao by:zhao", 1),
        ("-by:wang", 3),
        ("meeting:三季度", 3),
        ("会议：\"2020年第三季度调度会\"", 3),
        ("meeting:none kind:undo", 1),
        ("date:2020-07-15", 5),
        ("date:07-15", 5),
        ("date:2020-07-15 -kind:undo", 4),
        ("date:2020", 39),
        ("date:2019", 0),
        ("date:<2020-02", 2),
        ("date:>=2020-07-14 date:<2020-07-15", 1),
        ("date:>2020-07", 0),
        ("date:<=2020-01-02", 1),
        ("kind:progress", 6),
        ("kind:进展,问题", 9),
        ("kind:merge", 1),
        ("kind:undo", 1),
        ("kind:meeting", 1),
        ("kind:建立", 1),
        ("kind:column", 1),
        ("签约", 1),
        ("高新技术产业开发区", 5),
        ("\"43 人\"", 1),
        ("没有的词", 0),
    ] {
        assert_eq!(listed(filter), count, "{filter}");
    }
    for (wrong, said) in [
        ("colour:red", "没有筛选项 colour，有：item, by, meeting, date, kind"),
        ("kind:nonsense", "没有类别 nonsense，有：状态、进展"),
        ("date:soon", "日期 soon 不对"),
        ("date:2020-13", "不对"),
        ("by:", "by: 后面还缺值"),
    ] {
        let told = HistoryFilter::parse(wrong).unwrap_err().say(Lang::Zh);
        assert!(told.contains(said), "{wrong}: {told}");
    }
}

#[test]
fn a_filter_is_typed_kept_lifted_and_set_by_one_key() {
    let count = |keys: &str| {
        let played = play(plan(), Stage::of(120, 40), keys);
        rows(&played.frame)[0].split_whitespace().nth(1).unwrap().to_owned()
    };
    for (keys, shown) in [
        ("g h / 'item:7' Enter", "39条中5条"),
        ("g h f 'item:7' Enter", "39条中5条"),
        ("g h / 'item:7' Enter F", "39条"),
        ("g h / 'item:7' Enter Esc", "39条"),
        ("g h / 'item:7' Esc", "39条"),
        ("g h / 'item:7' Enter / 'kind:问题' Enter", "39条中1条"),
        ("g h / 'item:7' Enter / 'kind:问题' Esc", "39条中5条"),
        ("g h / paste:'item:7' Enter", "39条中5条"),
        ("g h / 'item:77' Backspace Enter", "39条中5条"),
        ("g h / 'nonsense:7' Enter", "39条中0条"),
        ("g h / 'nonsense:7' Enter Esc", "39条"),
        ("g h j j *", "39条中3条"),
        ("g h j j * *", "39条"),
        ("g h j j j j j j *", "39条中1条"),
        ("g h j j j m", "39条中3条"),
    ] {
        assert_eq!(count(keys), shown, "{keys}");
    }
    let wrong = play(plan(), Stage::of(120, 40), "g h / 'nonsense:7' Enter");
    assert!(wrong.app.is_typing_filter(), "what cannot be read stays, to be mended");
    let kept = play(plan(), Stage::of(120, 40), "g h j j / 'item:77' Esc");
    assert!(selected(&kept).contains("撤销"), "{}", selected(&kept));
    assert!(message(&wrong).contains("没有筛选项 nonsense，有：item"), "{}", message(&wrong));
    for (keys, said) in [("g h m", "不在会议中"), ("g h G *", "不涉及工作项"), ("g h G Enter", "不涉及工作项")]
    {
        let refused = play(plan(), Stage::of(120, 40), keys);
        assert!(message(&refused).contains(said), "{keys}: {}", message(&refused));
    }
}

#[test]
fn enter_goes_to_the_item_and_escape_back_where_it_came_from() {
    let played = play(plan(), Stage::of(120, 40), "1 Enter g h j j Enter");
    assert_eq!((played.app.screens().bare(), played.app.item().unwrap().number.as_str()), (Some(&Screen::Board), "9"));
    let from_detail = play(plan(), Stage::of(120, 40), "13 Enter Enter g h j Esc");
    assert!(matches!(from_detail.app.screens().bare(), Some(Screen::Detail(_))));
    assert_eq!(from_detail.app.item().unwrap().number, "13");
    let gone = play(plan(), Stage::of(120, 40), "9D y g h j j j Enter");
    assert!(message(&gone).contains("没有第#9项"), "{}", message(&gone));
    assert_eq!(play(plan(), Stage::of(120, 40), "g h q").app.screens().bare(), Some(&Screen::Board));
}

#[test]
fn any_step_is_taken_back_alone_unless_a_later_one_rests_on_it() {
    // Somebody else's bulk move: all three items are back, and the row says so.
    let played = play(plan(), Stage::of(120, 40), "g h / 'by:li' Enter u");
    let status = |played: &Played, item| played.app.plan().numbered(item).unwrap().status.0.clone();
    assert_eq!([5, 10, 14].map(|item| status(&played, item)), ["todo", "todo", "todo"]);
    assert!(selected(&played).contains("已撤销"), "{}", selected(&played));
    let last = played.app.plan().log.last().unwrap();
    assert_eq!((last.kind, last.by.as_str(), last.undoes.is_some()), (Kind::Undo, BY, true));
    // And once more, by taking the undo back, or by redo.
    for keys in ["g h / 'by:li' Enter u F g g u", "g h / 'by:li' Enter u Ctrl-r"] {
        let again = play(plan(), Stage::of(120, 40), keys);
        assert_eq!(status(&again, 5), "doing", "{keys}");
        assert_eq!(again.app.plan().log.last().unwrap().kind, Kind::Redo);
    }
    for (keys, said) in [
        ("g h / 'by:li' Enter u u", "这一步已撤销"),
        ("g h j u", "只随那次合并"),
        ("g h G u", "建立看板不是"),
        ("g h / 'item:6 date:2020-06' Enter u", "09:33 wang@pc1 已改 第6项 推进中 ➜ 已完成"),
        ("g h / 'kind:meeting' Enter u", "wang@pc1 已改"),
        ("5L g h / 'by:li' Enter u", "wang@pc1 已改 第5项 推进中 ➜ 已完成"),
    ] {
        let before = plan().log.len() + usize::from(keys.starts_with("5L")) + usize::from(keys.ends_with("u u"));
        let refused = play(plan(), Stage::of(120, 40), keys);
        assert!(message(&refused).contains(said), "{keys}: {}", message(&refused));
        assert_eq!(refused.app.plan().log.len(), before, "{keys}");
    }
    // What was undone in between is no reason to refuse.
    let free = play(plan(), Stage::of(120, 40), "5L u g h / 'by:li' Enter u");
    assert_eq!(status(&free, 5), "todo");
    let twice = play(plan(), Stage::of(120, 40), "25L L u u");
    assert_eq!(status(&twice, 25), "todo");
}

#[test]
fn a_theme_in_use_is_not_taken_away_by_taking_its_step_back() {
    let mut scribe = Scribe::new(midyear::plan());
    let theme =
        Theme { id: theme_id(8), no: 8, marker: "八、".to_owned(), title: "其他".to_owned(), rest: Map::new() };
    let whole = ThemeChange::Whole(Swap { from: None, to: Some(Box::new(theme)) });
    let added = scribe.step("2020-07-13T10:00:00", LI, vec![Change::Theme(theme_id(8), whole)]);
    scribe.apply(added);
    let item = scribe.plan.numbered(26).unwrap();
    let changes = scribe.plan.place_changes(item, theme_id(8), None);
    let moved = scribe.step("2020-07-13T10:01:00", LI, changes);
    scribe.apply(moved);
    let refused = play(scribe.plan.clone(), Stage::of(120, 40), "g h j u");
    assert!(message(&refused).contains("主题 八 还有工作项"), "{}", message(&refused));
    let both = play(scribe.plan, Stage::of(120, 40), "g h u j u");
    assert_eq!(both.app.plan().themes.len(), 7, "{}", message(&both));
}

#[test]
fn back_to_here_asks_and_is_one_step_that_undo_takes_back() {
    let then = plan();
    let place = then.log.iter().position(|step| step.by == LI).unwrap();
    let here = then.with_steps(place + 1).unwrap();
    let asked = play(plan(), Stage::of(120, 40), "g h / 'by:li' Enter Z");
    assert!(matches!(asked.app.screens().overlay(), Some(Overlay::Ask(_))));
    let question = rows(&asked.frame).last().unwrap().clone();
    assert!(question.contains("撤回此后的5步，回到 07-13 10:00？"), "{question}");
    for (keys, is_open) in [("Esc", false), ("n", true), ("Enter", true), ("1 6 Enter", true), ("n Esc", false)] {
        let kept = play(plan(), Stage::of(120, 40), &format!("g h / 'by:li' Enter Z {keys}"));
        assert_eq!(kept.app.plan().log.len(), then.log.len());
        assert!(matches!(kept.app.screen(), Screen::History(_)));
        assert_eq!(kept.app.screens().overlay().is_some(), is_open, "{keys}");
        assert_eq!(rows(&kept.frame).last().unwrap().contains("只认这些键"), is_open, "{keys}");
    }
    let back = play(plan(), Stage::of(120, 40), "g h / 'by:li' Enter Z y");
    assert_eq!(back.app.plan().items, here.items);
    assert_eq!(message(&back), "回到 07-13 10:00，撤回其后5步   u 撤销");
    let step = back.app.plan().log.last().unwrap();
    assert_eq!((step.kind, step.undoes, step.label.as_str()), (Kind::Edit, None, "回到 07-13 10:00，撤回其后5步"));
    assert_eq!(back.app.plan().meetings, then.meetings, "a meeting that was held stays held");
    // The board's own undo takes the whole way back in one step.
    let undone = play(plan(), Stage::of(120, 40), "g h / 'by:li' Enter Z y q u");
    assert_eq!(undone.app.plan().items, then.items);
    let founded = play(plan(), Stage::of(120, 40), "g h G Z y");
    assert_eq!(founded.app.plan().items, then.with_steps(0).unwrap().items);
    assert_eq!(founded.app.plan().check(), Ok(()));
    // A step in between rests under it now.
    let between = play(plan(), Stage::of(120, 40), "g h / 'by:li' Enter Z y F / '签约' Enter G u");
    assert!(message(&between).contains("不能撤销") || message(&between).contains("已撤销"), "{}", message(&between));
    for (keys, said) in [("g h Z", "此后没有可撤回的步骤"), ("g h j Z", "只随那次合并")] {
        let refused = play(plan(), Stage::of(120, 40), keys);
        assert!(message(&refused).contains(said), "{keys}: {}", message(&refused));
    }
}

#[test]
fn a_past_board_can_be_looked_at_and_not_changed() {
    let keys = "g h / 'by:li' Enter v";
    let played = play(plan(), Stage::of(120, 40), keys);
    let title = rows(&played.frame)[0].clone();
    assert!(title.contains("2020-07-13 10:00 的看板  只读"), "{title}");
    let then = plan().with_steps(plan().log.iter().position(|step| step.by == LI).unwrap() + 1).unwrap();
    assert_eq!(played.app.plan().items, then.items);
    let today = plan().log.len();
    for change in [
        "L", "H", "!", "s 4", "u", "Ctrl-r", "a", "i", "t", "o", "d", "T", "e", "A", "D", "J", ".", "Space", "V", "13L",
    ] {
        let refused = play(plan(), Stage::of(120, 40), &format!("{keys} {change}"));
        assert_eq!(message(&refused), "这是 2020-07-13 10:00 的看板，只读；Esc 返回历史", "{change}");
        assert_eq!(refused.app.screens().bare(), Some(&Screen::Board), "{change}");
    }
    let pasted = play(plan(), Stage::of(120, 40), &format!("{keys} paste:'进展'"));
    assert!(message(&pasted).contains("只读"));
    // Moving about, folding and the detail work; the card tells its days up to that moment.
    let item = play(plan(), Stage::of(120, 40), &format!("{keys} 6 Enter Enter"));
    let shown = text(&item.frame);
    assert!(shown.contains("18天") && !shown.contains("已签约"), "{shown}");
    // Back in the history the selection is where it was, and back on the board the cursor too.
    for leave in ["Esc", "q", "g h", "6 Enter Enter Esc Esc"] {
        let back = play(plan(), Stage::of(120, 40), &format!("13 Enter {keys} {leave}"));
        assert!(selected(&back).contains("li@pc2"), "{leave}: {}", text(&back.frame));
        assert_eq!(back.app.plan().log.len(), today);
        assert_eq!(back.app.item().unwrap().number, "13");
    }
    let torn = {
        let mut plan = plan();
        plan.items[16].status = "done".into();
        play(plan, Stage::of(120, 40), "g h G v")
    };
    assert!(message(&torn).contains("第17项 的记录与现状对不上"), "{}", message(&torn));
}

#[test]
fn deadlines_show_on_card_strip_and_detail() {
    let frame = |day: &str, more: &str| {
        text(&play(midyear::plan(), Stage::of(120, 40), &format!("13 Enter d '{day}' Enter Esc {more}")).frame)
    };
    let late = frame("2020-07-12", "");
    assert!(late.contains("超期3天 刘"), "{late}");
    assert!(late.contains("时限 07-12 超期3天"), "{late}");
    let soon = frame("2020-07-20", "");
    assert!(soon.contains("还有5天 刘") && soon.contains("时限 07-20 还有5天"), "{soon}");
    let later = frame("2020-12-31", "");
    assert!(later.contains("34天 刘") && later.contains("时限 12-31 还有169天"), "{later}");
    assert!(frame("2020-07-12", "Enter").contains("2020-07-12   超期3天"));
    let done = frame("2020-07-12", "s 4");
    assert!(!done.contains("超期"), "{done}");
}

#[test]
fn a_log_of_ten_thousand_steps_is_listed_once_and_only_what_is_seen_is_told() {
    let mut scribe = Scribe::new(midyear::plan());
    for at in 0..10_000u32 {
        let column = if at % 2 == 0 { "done" } else { "doing" };
        scribe.shift("2020-07-14T10:00:00", LI, &[1], column);
    }
    let stage = Stage::of(120, 40);
    let played = play(scribe.plan, stage, "g h PgDn j G k / '7' Esc");
    check(&played.frame, stage.size);
    assert_eq!(played.app.listing().unwrap().lines.len(), 10_032);
}
