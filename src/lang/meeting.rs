//! Strings of the review, of meetings and of their minutes.

use super::{Lang, Words, words};

/// The review.
pub const REVIEW: Words = words("逐项审议", "Review");
/// A meeting goes on.
pub const IN_MEETING: Words = words("会议中", "In meeting");
/// Items discussed, as a count.
pub const DISCUSSED: Words = words("已议", "Discussed");
/// Items changed, as a count.
pub const CHANGED: Words = words("改动", "Changed");
/// Items not discussed, as a count.
pub const LEFT: Words = words("未议", "Left");
/// Problems that came up, as a count.
pub const NEW_PROBLEMS: Words = words("新增问题", "New problems");
/// How long this item is on the screen.
pub const THIS_ITEM: Words = words("本项", "Item");
/// How long the meeting goes on.
pub const THIS_MEETING: Words = words("会议", "Meeting");
/// A meeting with nobody named.
pub const UNNAMED: Words = words("未明确", "not named");
/// What the meeting decides on the item.
pub const DECIDED: Words = words("本次议定", "Decided");
/// What was done, short.
pub const PROGRESS_SHORT: Words = words("进展", "Progress");
/// What stands in the way, short.
pub const PROBLEMS_SHORT: Words = words("问题", "Problems");
/// What comes next, short.
pub const NEXT_SHORT: Words = words("下步", "Next");
/// What the meeting decides, short.
pub const DECIDED_SHORT: Words = words("议定", "Decided");
/// No decision on the item yet.
pub const NOT_DECIDED: Words = words("尚未议定", "nothing decided yet");
/// A record that is not for everybody.
pub const INTERNAL: Words = words("内部", "internal");
/// The statuses to choose from.
pub const STATUS: Words = words("状态", "Status");
/// How to choose one.
pub const CHOOSE_STATUS: Words = words("加数字直接选", "+ digit chooses");
/// The item before.
pub const PREVIOUS: Words = words("上一项", "Previous");
/// The item behind.
pub const NEXT: Words = words("下一项", "Next");
/// There is none.
pub const NONE: Words = words("无", "none");
/// To turn the page.
pub const TURN: Words = words("翻项", "turn");
/// To end the meeting.
pub const END: Words = words("结束，出纪要", "end, minutes");
/// To begin a meeting.
pub const BEGIN: Words = words("开始审议", "begin a review");
/// To go on with a meeting.
pub const GO_ON: Words = words("继续", "go on");
/// To let a meeting that was left open end.
pub const END_LEFT_OPEN: Words = words("结束它", "end it");
/// To leave it open.
pub const NOT_NOW: Words = words("以后再说", "not now");

/// What stands for an internal record where everybody looks on.
pub fn internal_record(lang: Lang) -> &'static str {
    lang.pick("一条内部记录", "an internal record")
}

/// A meeting ends of which nothing is kept.
pub fn nothing_kept(lang: Lang) -> &'static str {
    lang.pick(
        "没有讨论，也没有改动，这次会议不留记录",
        "Nothing was discussed or changed: no record of this meeting is kept",
    )
}

/// The agenda is at its end, but items were passed over.
pub fn passed_over(lang: Lang, left: usize) -> String {
    match lang {
        Lang::Zh => format!("还有{left}项未议，回到其中第一项"),
        Lang::En => format!("{left} not discussed yet; back to the first of them"),
    }
}

/// Delete this meeting?
pub fn ask_delete(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("删除会议“{name}”？其中的改动留着。"),
        Lang::En => format!("Delete the meeting “{name}”? What it changed stays."),
    }
}
/// To the first item.
pub const TO_ITEM: Words = words("到工作项", "to the item");
/// More rows below.
pub const MORE: Words = words("还有", "more");
/// Scrolling the page.
pub const SCROLL: Words = words("翻看", "scroll");
/// The page that says what became of the last meeting.
pub const OPENING: Words = words("上次会议落实情况", "What became of the last meeting");
/// A section of that page.
pub const DECISIONS: Words = words("议定事项", "Decisions");
/// A section of that page.
pub const NEXT_STEPS: Words = words("下一步", "Next steps");
/// It is done.
pub const DONE: Words = words("已完成", "done");
/// Its day has passed.
pub const OVERDUE: Words = words("超期", "overdue");
/// There is time.
pub const OPEN: Words = words("未完成", "open");
/// The list of meetings.
pub const MEETINGS: Words = words("会议", "Meetings");
/// What a meeting came to.
pub const SUMMARY: Words = words("会议小结", "Meeting");
/// It has not ended.
pub const GOES_ON: Words = words("进行中", "goes on");
/// What it changed.
pub const CHANGES: Words = words("改动情况", "What it changed");
/// Nothing.
pub const NO_CHANGES: Words = words("没有改动", "It changed nothing");
/// Heads of the list's columns.
pub const NAME: Words = words("名称", "Name");
/// Heads of the list's columns.
pub const DATE: Words = words("日期", "Date");
/// Heads of the list's columns.
pub const CHAIR: Words = words("主持", "Chair");
/// Where it is held.
pub const PLACE: Words = words("地点", "Place");
/// Who is there.
pub const PRESENT: Words = words("参会", "Present");
/// From row to row.
pub const SELECT_ROW: Words = words("选行", "rows");
/// From meeting to meeting.
pub const SELECT: Words = words("选会议", "meetings");
/// Choosing an agenda.
pub const CHOOSE_AGENDA: Words = words("审议次序", "Agenda");
/// What nobody has said.
pub const TO_FILL_IN: Words = words("〔待填〕", "[to be filled in]");

/// What an agenda goes by, in the order of the choice: leader, lead unit, theme, behind first, quiet, filter.
pub const AGENDAS: [Words; 6] = [
    words("按分管领导", "by leader"),
    words("按牵头单位", "by lead unit"),
    words("按主题", "by theme"),
    words("滞后优先", "behind first"),
    words("本月无进展", "no progress this month"),
    words("当前筛选", "the current filter"),
];

/// The name a meeting has until somebody gives it another.
pub fn default_name(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{day} 调度会"),
        Lang::En => format!("Review {day}"),
    }
}

/// Whole minutes.
pub fn minutes(lang: Lang, minutes: u64) -> String {
    match lang {
        Lang::Zh => format!("{minutes}分"),
        Lang::En => format!("{minutes} min"),
    }
}

/// An item that was not on the agenda is now.
pub fn put_on_agenda(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项不在议程中，已加到最后"),
        Lang::En => format!("Item {number} was not on the agenda; it now comes last"),
    }
}

/// There is no page before.
pub fn first_page(lang: Lang) -> &'static str {
    lang.pick("已是第一项", "This is the first item")
}

/// There is no page behind.
pub fn last_page(lang: Lang) -> &'static str {
    lang.pick("已是最后一项", "This is the last item")
}

/// The last item is discussed.
pub fn at_the_end(lang: Lang, left: usize) -> String {
    match (lang, left) {
        (Lang::Zh, 0) => "全部议毕".to_owned(),
        (Lang::Zh, _) => format!("已是最后一项，还有{left}项未议"),
        (Lang::En, 0) => "Everything is discussed".to_owned(),
        (Lang::En, _) => format!("This is the last item; {left} not discussed yet"),
    }
}

/// No meeting was ever held.
pub fn no_meetings(lang: Lang) -> &'static str {
    lang.pick("还没有开过会", "There has been no meeting yet")
}

/// A meeting goes on already.
pub fn goes_on(lang: Lang) -> &'static str {
    lang.pick("有会议正在进行：r 回到审议，q 结束它", "A meeting goes on: r returns to it, q there ends it")
}

/// The agenda has no items.
pub fn empty_agenda(lang: Lang) -> &'static str {
    lang.pick("这个议程里没有工作项", "There is nothing on that agenda")
}

/// The opening page is of no item.
pub fn no_item_here(lang: Lang) -> &'static str {
    lang.pick("这一页不是工作项，按 Enter 到工作项", "This page is of no item; Enter goes to the item")
}

/// A meeting was left open.
pub fn left_open(lang: Lang, name: &str, discussed: usize, total: usize) -> String {
    match lang {
        Lang::Zh => format!("“{name}”还没有结束（已议 {discussed}/{total}），继续开会？"),
        Lang::En => format!("“{name}” has not ended ({discussed} of {total} discussed). Go on with it?"),
    }
}

/// It ended then.
pub fn declined(lang: Lang, name: &str, when: &str) -> String {
    match lang {
        Lang::Zh => format!("“{name}”已于 {when} 结束；gm 可重新打开"),
        Lang::En => format!("“{name}” ended {when}; gm opens it again"),
    }
}

/// Where a text was written to.
pub fn written(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("已写入 {path}"),
        Lang::En => format!("Written to {path}"),
    }
}

/// A text could not be written.
pub fn not_written(lang: Lang, path: &str, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("没有写入 {path}：{cause}"),
        Lang::En => format!("Not written to {path}: {cause}"),
    }
}

/// A file of this name is there; what to do.
pub fn file_kept(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 已存在，没有覆盖。加 --force 覆盖它，或换一个文件名"),
        Lang::En => format!("{path} exists and was not overwritten. --force overwrites it; or give another name"),
    }
}

/// No meeting has this name or id.
pub fn no_meeting(lang: Lang, word: &str, names: &str) -> String {
    match (lang, names.is_empty()) {
        (Lang::Zh, true) => format!("没有会议“{word}”，还没有开过会"),
        (Lang::En, true) => format!("There is no meeting “{word}”; there has been none yet"),
        (Lang::Zh, false) => format!("没有会议“{word}”。有：{names}"),
        (Lang::En, false) => format!("There is no meeting “{word}”. There are: {names}"),
    }
}

/// The file name of minutes, without its extension.
pub fn minutes_name(lang: Lang, plan: &str, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{plan} 会议纪要 {day}"),
        Lang::En => format!("{plan} minutes {day}"),
    }
}

/// Headings and labels of the minutes.
pub mod minutes_text {
    use super::{Lang, Words, words};

    /// The title.
    pub fn title(lang: Lang, plan: &str) -> String {
        match lang {
            Lang::Zh => format!("{plan}会议纪要"),
            Lang::En => format!("Minutes: {plan}"),
        }
    }

    /// What people call the meeting.
    pub const NAME: Words = words("会议名称", "Meeting");
    /// Its day.
    pub const DATE: Words = words("会议时间", "Date");
    /// Where it is held.
    pub const PLACE: Words = words("会议地点", "Place");
    /// Who chairs it.
    pub const CHAIR: Words = words("主持人", "Chair");
    /// Who is there.
    pub const PRESENT: Words = words("参会人员", "Present");
    /// What was said, item by item.
    pub const ITEMS: Words = words("审议情况", "Items");
    /// A change of status.
    pub const STATUS: Words = words("状态", "Status");
    /// The day it must be done.
    pub const DEADLINE: Words = words("完成时限", "Deadline");
    /// A number to reach.
    pub const TARGET: Words = words("目标", "Target");
    /// What was done.
    pub const PROGRESS: Words = words("进展情况", "Progress");
    /// What stands in the way.
    pub const PROBLEM: Words = words("存在问题", "Problem");
    /// What no longer does.
    pub const CLOSED: Words = words("已解决问题", "Problem closed");
    /// What comes next.
    pub const NEXT_STEP: Words = words("下一步", "Next step");
    /// What was found done.
    pub const STEP_DONE: Words = words("已完成的下一步", "Next step done");
    /// What was decided.
    pub const DECISION: Words = words("议定事项", "Decision");
    /// An item that came.
    pub const ADDED: Words = words("新增工作项", "Added to the plan");
    /// Items the meeting took off the plan.
    pub const DELETED: Words = words("删除的工作项", "Deleted");
    /// Items that were discussed, and nothing more.
    pub const ONLY_DISCUSSED: Words = words("已审议，无新情况", "Discussed, nothing new");
    /// What must be done until the next meeting.
    pub const AHEAD: Words = words("下次会议前待办", "To do before the next meeting");

    /// An item's heading.
    pub fn heading(lang: Lang, number: &str, title: &str) -> String {
        match lang {
            Lang::Zh => format!("第{number}项　{title}"),
            Lang::En => format!("Item {number}: {title}"),
        }
    }

    /// A label and what it says.
    pub fn says(lang: Lang, label: Words, what: &str) -> String {
        match lang {
            Lang::Zh => format!("{}：{what}", label.zh),
            Lang::En => format!("{}: {what}", label.en),
        }
    }

    /// Names behind what they answer for.
    pub fn in_brackets(lang: Lang, names: &str) -> String {
        match lang {
            Lang::Zh => format!("（{names}）"),
            Lang::En => format!(" ({names})"),
        }
    }
}

/// Help of the commands about meetings.
pub mod help {
    use super::{Words, words};

    /// `--meeting`.
    pub const MEETING: Words =
        words("这次改动属于哪次会议（名称或编号）", "the meeting this change is made in, by name or id");
    /// `report`.
    pub const REPORT: Words = words("写出会议纪要等报告", "write reports: minutes");
    /// `report minutes`.
    pub const MINUTES: Words = words("会议纪要（Markdown）", "the minutes of a meeting, as Markdown");
    /// The meeting of `report minutes`.
    pub const WHICH: Words =
        words("会议名称或编号；不写为最近一次", "the meeting's name or id; the latest if left out");
    /// `-o`.
    pub const OUTPUT: Words = words("写入这个文件；不写为标准输出", "write to this file instead of standard output");
    /// `--force`.
    pub const FORCE: Words = words("覆盖已有的文件", "overwrite a file that exists");
}
