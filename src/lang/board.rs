//! Strings of the board and its screens.

use super::{Lang, Words, words};

/// A progress record.
pub const PROGRESS: Words = words("进展", "progress");
/// A problem.
pub const PROBLEM: Words = words("问题", "problem");
/// A next step.
pub const NEXT_STEP: Words = words("下一步", "next step");
/// A decision.
pub const DECISION: Words = words("议定事项", "decision");
/// People in charge, short.
pub const LEADER: Words = words("分管", "Leader");
/// Units that lead, short.
pub const LEAD_UNIT: Words = words("牵头", "Lead");
/// Other units that answer for it, short.
pub const RESPONSIBLE: Words = words("责任", "Resp.");
/// Units that help, short.
pub const SUPPORTING: Words = words("配合", "Support");
/// A number to reach.
pub const TARGET: Words = words("目标", "Target");
/// What is done, as a count.
pub const DONE: Words = words("办结", "Done");
/// Open problems, as a count.
pub const PROBLEMS: Words = words("问题", "Problems");
/// Everything is in the file.
pub const SAVED: Words = words("已保存", "saved");
/// Not yet.
pub const SAVING: Words = words("正在保存", "saving");
/// It could not be saved.
pub const NOT_SAVED: Words = words("未保存", "NOT SAVED");
/// The board is grouped by theme.
pub const BY_THEME: Words = words("按主题", "by theme");
/// What moves the cursor.
pub const MOVE: Words = words("选", "move");
/// The way to the whole sentence.
pub const FULL_TEXT: Words = words("全文", "full text");
/// A pending prefix waits.
pub const AWAITED: Words = words("等待下一键", "next key");
/// Back.
pub const BACK: Words = words("返回", "back");
/// The item's jump.
pub const JUMP: Words = words("跳到", "jump");

/// An item by its number.
pub fn item(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项"),
        Lang::En => format!("Item {number}"),
    }
}

/// A change of status.
pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} ➜ {to}")
}

/// A step was taken back; the day is told if it was not today.
pub fn undone(lang: Lang, what: &str, day: Option<&str>) -> String {
    told_with_day(lang.pick("已撤销", "Undone"), lang, what, day)
}

/// An undo was taken back.
pub fn redone(lang: Lang, what: &str, day: Option<&str>) -> String {
    told_with_day(lang.pick("已重做", "Redone"), lang, what, day)
}

fn told_with_day(verb: &str, lang: Lang, what: &str, day: Option<&str>) -> String {
    match (lang, day) {
        (Lang::Zh, None) => format!("{verb}：{what}"),
        (Lang::Zh, Some(day)) => format!("{verb}（{day} 的一步）：{what}"),
        (Lang::En, None) => format!("{verb}: {what}"),
        (Lang::En, Some(day)) => format!("{verb} (from {day}): {what}"),
    }
}

/// Several items were moved into one column.
pub fn moved_together(lang: Lang, count: usize, to: &str) -> String {
    match lang {
        Lang::Zh => format!("{count}项 ➜ {to}"),
        Lang::En => format!("{count} items ➜ {to}"),
    }
}

/// The card stands in the last column that way.
pub fn at_end(lang: Lang, column: &str) -> String {
    match lang {
        Lang::Zh => format!("{column}已是这一头的最后一列"),
        Lang::En => format!("{column} is the last column that way"),
    }
}

/// The card stands there already.
pub fn already_there(lang: Lang, number: &str, column: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项已在{column}"),
        Lang::En => format!("Item {number} is already in {column}"),
    }
}

/// The board has no exception column.
pub fn no_exception(lang: Lang) -> &'static str {
    lang.pick("本看板没有“滞后”一类的列", "This board has no exception column")
}

/// There is no such column.
pub fn no_column(lang: Lang, place: u8, columns: usize) -> String {
    match lang {
        Lang::Zh => format!("没有第{place}列，共{columns}列"),
        Lang::En => format!("There is no column {place}; the board has {columns}"),
    }
}

/// The plan has no items.
pub fn no_cards(lang: Lang) -> &'static str {
    lang.pick("看板上没有工作项", "There are no items on the board")
}

/// How many items are marked.
pub fn marked(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("已标记 {count}"),
        Lang::En => format!("{count} marked"),
    }
}

/// Nothing of this user's is left to undo.
pub fn nothing_to_undo(lang: Lang) -> &'static str {
    lang.pick("没有可撤销的操作", "Nothing to undo")
}

/// Nothing of this user's is left to redo.
pub fn nothing_to_redo(lang: Lang) -> &'static str {
    lang.pick("没有可重做的操作", "Nothing to redo")
}

/// The board changed under us.
pub fn changed_elsewhere(lang: Lang, by: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{by} 已改：{what}"),
        Lang::En => format!("{by} changed: {what}"),
    }
}

/// The file refused a step of ours.
pub fn refused(lang: Lang, ours: &str, theirs: &str) -> String {
    match lang {
        Lang::Zh => format!("未改：{ours}；该项已被他人改为 {theirs}"),
        Lang::En => format!("Not changed: {ours}; someone else has made it {theirs}"),
    }
}

/// A key that means nothing here.
pub fn unknown_key(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Zh => format!("{key} 在此没有作用"),
        Lang::En => format!("{key} does nothing here"),
    }
}

/// A Chinese input method is on, and its characters are no commands.
pub fn switch_input_method(lang: Lang) -> &'static str {
    lang.pick("切到英文输入 (Shift)", "Switch the input method to English (Shift)")
}

/// A paste where no text is asked for.
pub fn paste_has_no_place(lang: Lang) -> &'static str {
    lang.pick("粘贴的文字没有动看板", "The pasted text did nothing to the board")
}

/// Several items have the number typed; this is one of them.
pub fn one_of(lang: Lang, item: &str, place: usize, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{item}  {place}/{count}，再键入一次到下一个"),
        Lang::En => format!("{item}  {place}/{count}; type it again for the next"),
    }
}

/// An item whose number others have too: its title, and the theme it stands under.
pub fn item_among_others(lang: Lang, number: &str, title: &str, theme: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项 {title}（{theme}）"),
        Lang::En => format!("Item {number} {title} ({theme})"),
    }
}

/// The lane no longer stays open.
pub fn lane_closes(lang: Lang) -> &'static str {
    lang.pick("光标离开后本泳道收起", "The lane folds when the cursor leaves")
}

/// The lane stays open.
pub fn lane_stays_open(lang: Lang) -> &'static str {
    lang.pick("本泳道保持展开", "The lane stays open")
}

/// To undo.
pub fn undo(lang: Lang) -> &'static str {
    lang.pick("撤销", "undo")
}

/// To redo.
pub fn redo(lang: Lang) -> &'static str {
    lang.pick("重做", "redo")
}

/// To quit.
pub fn quit(lang: Lang) -> &'static str {
    lang.pick("退出", "quit")
}

/// Help.
pub fn help(lang: Lang) -> &'static str {
    lang.pick("帮助", "help")
}

/// A number of items.
pub fn items(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count}项"),
        (Lang::En, 1) => "1 item".to_owned(),
        (Lang::En, _) => format!("{count} items"),
    }
}

/// How many are done.
pub fn done(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("办结{count}"),
        Lang::En => format!("done {count}"),
    }
}

/// A number of days.
pub fn days(lang: Lang, count: u32) -> String {
    match lang {
        Lang::Zh => format!("{count}天"),
        Lang::En => format!("{count}d"),
    }
}

/// A day something is due.
pub fn due(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{day}前"),
        Lang::En => format!("by {day}"),
    }
}

/// Names, the last of which could not be shown.
pub fn and_more(lang: Lang, shown: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{shown}等{count}个"),
        Lang::En => format!("{shown} of {count}"),
    }
}

/// What parts names in a list.
pub fn comma(lang: Lang) -> &'static str {
    lang.pick("、", ", ")
}

/// The window is too small.
pub fn too_small(lang: Lang, cols: u16, rows: u16) -> String {
    match lang {
        Lang::Zh => format!("窗口至少要{cols}x{rows}"),
        Lang::En => format!("needs {cols}x{rows}"),
    }
}

/// Not everything is saved: quit all the same?
pub fn quit_unsaved(lang: Lang, steps: usize) -> String {
    match lang {
        Lang::Zh => format!("有{steps}步未保存，退出就丢失。仍要退出？"),
        Lang::En => format!("{steps} not saved and lost on quitting. Quit all the same?"),
    }
}

/// A key that a question does not name.
pub fn only_these_keys(lang: Lang) -> &'static str {
    lang.pick("只认这些键", "only these keys")
}

/// Yes.
pub const YES: Words = words("是", "yes");
/// No.
pub const NO: Words = words("否", "no");
/// Quit all the same.
pub const QUIT_ANYWAY: Words = words("退出", "quit");
/// Stay.
pub const STAY: Words = words("留下", "stay");

/// The one-letter name of a status where a word is too long.
pub fn status_letter(lang: Lang, todo_doing_exception_done: usize, name: &str) -> String {
    let zh = ["未", "推", "滞", "成"].get(todo_doing_exception_done).copied().unwrap_or("?");
    lang.pick(zh.to_owned(), name.chars().take(1).collect())
}

/// Headings and labels of the detail.
pub mod detail {
    use super::{Lang, Words, words};

    /// People in charge.
    pub const LEADERS: Words = words("分管领导", "Leader");
    /// Units that lead.
    pub const LEAD_UNITS: Words = words("牵头单位", "Lead unit");
    /// Other units that answer for it.
    pub const RESPONSIBLE_UNITS: Words = words("责任单位", "Responsible");
    /// Units that help.
    pub const SUPPORTING_UNITS: Words = words("配合单位", "Supporting");
    /// The day it must be done.
    pub const DEADLINE: Words = words("完成时限", "Deadline");
    /// Numbers to reach.
    pub const TARGETS: Words = words("目标", "Targets");
    /// What comes next.
    pub const NEXT_STEPS: Words = words("下一步", "Next steps");
    /// What stands in the way.
    pub const PROBLEMS: Words = words("存在问题", "Problems");
    /// What meetings decided.
    pub const DECISIONS: Words = words("议定事项", "Decisions");
    /// What was done.
    pub const PROGRESS: Words = words("进展情况", "Progress");
    /// What changed.
    pub const CHANGES: Words = words("变更记录", "Changes");
    /// The pane of what the document says.
    pub const OWED: Words = words("要求", "Plan");
    /// The pane of what happened.
    pub const HAPPENED: Words = words("进展与记录", "Records");
    /// Nothing there.
    pub const NONE: Words = words("无", "none");
    /// Not given.
    pub const OPEN: Words = words("未定", "not set");
    /// Not named in the document.
    pub const UNNAMED: Words = words("未明确", "not named");
    /// From item to item.
    pub const LEAF: Words = words("上下项", "items");
    /// The target is reached.
    pub const REACHED: Words = words("达标", "reached");
    /// The board was made.
    pub const CREATED: Words = words("建立看板", "board created");
    /// The meetings that discussed it.
    pub const MEETINGS: Words = words("会议", "Meetings");

    /// A meeting, and what it decided.
    pub fn meeting(lang: Lang, name: &str, decided: &[String]) -> String {
        if decided.is_empty() {
            return name.to_owned();
        }
        format!("{name}{}{}", lang.pick("：", ": "), decided.join(lang.pick("；", "; ")))
    }

    /// To write another one down.
    pub const ADD: Words = words("新增", "add");
    /// To change what is there.
    pub const EDIT: Words = words("改", "edit");
    /// To change the card's title.
    pub const RETITLE: Words = words("改标题", "title");
    /// To set what is not set.
    pub const SET: Words = words("设定", "set");
    /// To see those of the whole plan.
    pub const ALL: Words = words("全部", "all");
    /// The number of the target is not known yet.
    pub fn towards(current: &str, goal: &str) -> String {
        format!("{current} / {goal}")
    }

    /// A record that stays among ourselves.
    pub fn internal(lang: Lang, text: &str) -> String {
        match lang {
            Lang::Zh => format!("[内部] {text}"),
            Lang::En => format!("[internal] {text}"),
        }
    }

    /// The day a problem was closed.
    pub fn closed(lang: Lang, day: &str) -> String {
        match lang {
            Lang::Zh => format!("{day} 已解决"),
            Lang::En => format!("closed {day}"),
        }
    }
}

/// The help's title and notes.
pub mod help_screen {
    use super::{Words, words};

    /// What the screen is.
    pub const TITLE: Words = words("帮助", "Help");
    /// How to scroll it.
    pub const SCROLL: Words = words("翻页", "scroll");
    /// What to know beside the keys.
    pub const NOTES: [Words; 3] = [
        words("全角 ／？：！》《，【】 和数字与半角等效。", "Full-width signs and digits act as their ASCII keys."),
        words(
            "中文输入法下按键无反应时，按 Shift 切到英文。",
            "If an input method swallows keys, switch it to English.",
        ),
        words(
            "每一步都自动保存；任何一步都可撤销，重启之后也一样。",
            "Every step is saved at once and can be undone, also after a restart.",
        ),
    ];
}
