//! Strings of the history, the board of a past day, and ageing.

use super::{Lang, Words, words};

/// What the screen is.
pub const TITLE: Words = words("历史", "History");
/// When a step was made.
pub const TIME: Words = words("时间", "Time");
/// What it concerns.
pub const ITEM: Words = words("项", "Item");
/// What sort of thing it is.
pub const ACTION: Words = words("动作", "Action");
/// What it says.
pub const CONTENT: Words = words("内容", "Content");
/// Who made it.
pub const BY: Words = words("操作人", "By");
/// The meeting it was made in.
pub const MEETING: Words = words("会议", "Meeting");
/// It was taken back.
pub const TAKEN_BACK: Words = words("已撤销", "undone");
/// It came with a merge.
pub const MERGED: Words = words("并入", "merged");
/// A step that takes one back.
pub const UNDO: Words = words("撤销", "undo");
/// A step that takes an undo back.
pub const REDO: Words = words("重做", "redo");
/// A step that brings another copy or edition in.
pub const MERGE: Words = words("合并", "merge");
/// The board was made.
pub const FOUNDED: Words = words("建立", "founded");
/// What filters the steps.
pub const FILTER: Words = words("筛选", "Filter");
/// What may be typed there.
pub const FILTER_EXAMPLE: Words = words(
    "词  item:7  by:li  meeting:季度  date:2020-07 <2020-08-01  kind:status,progress  -排除",
    "word  item:7  by:li  meeting:review  date:2020-07 <2020-08-01  kind:status,progress  -not",
);
/// From step to step.
pub const SELECT: Words = words("选择", "steps");
/// Nothing fits the filter.
pub const NONE: Words = words("没有符合筛选的记录", "no step fits the filter");
/// Keep the filter that is typed.
pub const KEEP: Words = words("确定", "keep");
/// Leave the filter as it was.
pub const AS_BEFORE: Words = words("照旧", "as before");
/// Go back.
pub const GO_BACK: Words = words("回到", "go back");
/// Leave everything as it is.
pub const STAY: Words = words("不回", "leave it");

/// A number of steps in English.
fn steps_en(count: usize) -> String {
    if count == 1 { "1 step".to_owned() } else { format!("{count} steps") }
}

/// How many steps there are, and how many of them are shown.
pub fn count(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Zh if shown == all => format!("{all}条"),
        Lang::Zh => format!("{all}条中{shown}条"),
        Lang::En if shown == all => steps_en(all),
        Lang::En => format!("{shown} of {}", steps_en(all)),
    }
}

/// How many steps the meeting of the moment has.
pub fn in_meeting(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("本次会议{count}条"),
        Lang::En => format!("this meeting {count}"),
    }
}

/// What the board was made from.
pub fn founded(lang: Lang, title: &str, items: usize) -> String {
    match lang {
        Lang::Zh => format!("{title} {items}项"),
        Lang::En => format!("{title}, {items} items"),
    }
}

/// Many items of one step, in their narrow column.
pub fn many(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}项"),
        Lang::En => format!("{count} it."),
    }
}

/// The same was done to several items.
pub fn together(lang: Lang, numbers: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{numbers} {what}（批量）"),
        Lang::En => format!("{numbers} {what} (together)"),
    }
}

/// A merge brought steps along.
pub fn brought(lang: Lang, what: &str, steps: usize) -> String {
    let space = if what.is_empty() { "" } else { " " };
    match lang {
        Lang::Zh => format!("{what}（并入{steps}步）"),
        Lang::En => format!("{what}{space}({} merged in)", steps_en(steps)),
    }
}

/// Who took a step back, and when.
pub fn taken_back_by(lang: Lang, by: &str, when: &str) -> String {
    match lang {
        Lang::Zh => format!("已由 {by} 于 {when} 撤销"),
        Lang::En => format!("undone by {by} at {when}"),
    }
}

/// Lines that had no room.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有{count}处"),
        Lang::En => format!("{count} more changes"),
    }
}

/// Go back to a step, taking back all newer ones?
pub fn ask_back(lang: Lang, when: &str, steps: usize, people: usize) -> String {
    match (lang, people) {
        (Lang::Zh, 1) => format!("撤回此后的{steps}步，回到 {when}？"),
        (Lang::Zh, _) => format!("撤回此后{people}人的{steps}步，回到 {when}？"),
        (Lang::En, 1) => format!("Take back {} made since, to {when}?", steps_en(steps)),
        (Lang::En, _) => format!("Take back {} {people} people made since, to {when}?", steps_en(steps)),
    }
}

/// What such a step is called, in the log and when it is made.
pub fn back_to(lang: Lang, when: &str, steps: usize) -> String {
    match lang {
        Lang::Zh => format!("回到 {when}，撤回其后{steps}步"),
        Lang::En => format!("Back to {when}: {} taken back", steps_en(steps)),
    }
}

/// More steps have been made while the question stood.
pub fn asked_anew(lang: Lang) -> &'static str {
    lang.pick("其间又有新的步骤，请再确认", "Steps have been made meanwhile; please answer again")
}

/// The step is not in force any more.
pub fn already_taken_back(lang: Lang) -> &'static str {
    lang.pick("这一步已撤销", "This step has been taken back already")
}

/// The creation of a board is no step.
pub fn no_step(lang: Lang) -> &'static str {
    lang.pick("建立看板不是可撤回的一步", "The making of the board cannot be taken back")
}

/// A step that came with a merge goes with it.
pub fn with_its_merge(lang: Lang) -> &'static str {
    lang.pick("并入的步骤只随那次合并一起撤回", "A merged step goes only with its merge")
}

/// What a step added is in use.
pub fn still_used(lang: Lang, object: &str) -> String {
    match lang {
        Lang::Zh => format!("不能撤销：{object} 还有工作项"),
        Lang::En => format!("Cannot undo: {object} still has items"),
    }
}

/// No step is newer.
pub fn nothing_newer(lang: Lang) -> &'static str {
    lang.pick("此后没有可撤回的步骤", "No later step is left to take back")
}

/// The step concerns no item.
pub fn no_item(lang: Lang) -> &'static str {
    lang.pick("这一步不涉及工作项", "This step concerns no item")
}

/// The step was made outside any meeting.
pub fn no_meeting(lang: Lang) -> &'static str {
    lang.pick("这一步不在会议中", "This step was not made in a meeting")
}

/// The log does not lead to the plan.
pub fn torn(lang: Lang, object: &str) -> String {
    match lang {
        Lang::Zh => format!("{object} 的记录与现状对不上（文件被人手工改过？），无法还原当时的看板"),
        Lang::En => format!("The log of {object} does not lead to what it is (was the file edited by hand?)"),
    }
}

/// A board of the past.
pub fn past_title(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Zh => format!("{when} 的看板"),
        Lang::En => format!("The board of {when}"),
    }
}

/// Nothing can be changed.
pub const READ_ONLY: Words = words("只读", "read-only");

/// Nothing can be changed on a board of the past.
pub fn past(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Zh => format!("这是 {when} 的看板，只读；Esc 返回历史"),
        Lang::En => format!("This is the board of {when}, read-only; Esc returns"),
    }
}

/// The board did not exist on the day asked for.
pub fn not_yet_made(lang: Lang, day: &str, created: &str) -> String {
    match lang {
        Lang::Zh => format!("看板建于 {created}，{day} 尚无记录；以下是建立时的样子"),
        Lang::En => format!("The board was made on {created}; nothing is known of {day}. This is how it began"),
    }
}

/// A filter's key is none of these.
pub fn unknown_key(lang: Lang, key: &str, keys: &str) -> String {
    match lang {
        Lang::Zh => format!("没有筛选项 {key}，有：{keys}"),
        Lang::En => format!("There is no key {key}; there are: {keys}"),
    }
}

/// A filter's kind is none of these.
pub fn unknown_kind(lang: Lang, kind: &str, kinds: &str) -> String {
    match lang {
        Lang::Zh => format!("没有类别 {kind}，有：{kinds}"),
        Lang::En => format!("There is no kind {kind}; there are: {kinds}"),
    }
}

/// A filter's date cannot be read.
pub fn bad_date(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("日期 {text} 不对，写作 2020、2020-07、2020-07-15、07-15 或加 < <= > >="),
        Lang::En => format!("{text} is no date; write 2020, 2020-07, 2020-07-15, 07-15, or < <= > >= before it"),
    }
}

/// A filter's key has no value.
pub fn no_value(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Zh => format!("{key}: 后面还缺值"),
        Lang::En => format!("{key}: has no value"),
    }
}

/// How a deadline lies, on a card.
pub fn overdue(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Zh => format!("超期{days}天"),
        Lang::En => format!("{days}d late"),
    }
}

/// How a deadline lies, on a card; none left means today.
pub fn left(lang: Lang, days: u32) -> String {
    match (lang, days) {
        (Lang::Zh, 0) => "今天到期".to_owned(),
        (Lang::Zh, _) => format!("还有{days}天"),
        (Lang::En, 0) => "due today".to_owned(),
        (Lang::En, _) => format!("{days}d left"),
    }
}

/// The deadline, short.
pub const DEADLINE: Words = words("时限", "Due");

/// `--at`.
pub const AT: Words = words("那一天结束时的样子，YYYY-MM-DD", "As it stood at the end of this day, YYYY-MM-DD");
/// `--until`.
pub const UNTIL: Words = words("只要到这一天为止的，YYYY-MM-DD", "Only up to this day, YYYY-MM-DD");
/// `log QUERY`.
pub const QUERY: Words = words(
    "筛选：词、item:7 by:li meeting:季度 date:2020-07 kind:status；- 在前为排除（须放在 -- 之后）",
    "Filter: words, item:7 by:li meeting:review date:2020-07 kind:status; - before one negates (behind --)",
);
