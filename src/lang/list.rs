//! Strings of the list and of the filter menu.

use super::{Lang, Words, words};

/// Over the numbers.
pub const NUMBER: Words = words("序号", "No.");
/// Over the titles.
pub const TITLE: Words = words("工作任务", "Item");
/// Over the statuses.
pub const STATUS: Words = words("状态", "Status");
/// Over the days.
pub const DAYS: Words = words("停留", "Days");
/// Over the people in charge.
pub const LEADERS: Words = words("分管领导", "Leader");
/// Over the units that lead.
pub const LEAD_UNITS: Words = words("牵头单位", "Lead unit");
/// Over the deadlines.
pub const DEADLINE: Words = words("完成时限", "Deadline");
/// Over the latest progress.
pub const PROGRESS: Words = words("最近进展", "Latest progress");
/// The board.
pub const BOARD: Words = words("看板", "board");

/// The menu's title.
pub const FILTER: Words = words("筛选", "Filter");
/// By people in charge.
pub const BY_LEADER: Words = words("分管领导", "Leader");
/// By units that lead.
pub const BY_LEAD_UNIT: Words = words("牵头单位", "Lead unit");
/// By theme.
pub const BY_THEME: Words = words("主题", "Theme");
/// By status.
pub const BY_STATUS: Words = words("状态", "Status");
/// With an open problem.
pub const PROBLEM: Words = words("有问题", "problem");
/// Past the deadline.
pub const OVERDUE: Words = words("超期", "overdue");
/// Nothing done this month.
pub const QUIET: Words = words("本月无进展", "no progress this month");
/// Not discussed in this meeting.
pub const NOT_DISCUSSED: Words = words("本次会议未议", "not yet discussed");
/// The same lead unit.
pub const SAME_UNIT: Words = words("同牵头单位", "same lead unit");
/// The opposite.
pub const INVERT: Words = words("取反", "invert");
/// All is shown.
pub const CLEAR: Words = words("清除", "clear");
/// By hand.
pub const BY_HAND: Words = words("手写条件", "type a filter");
/// One level back.
pub const BACK: Words = words("返回", "back");
/// Of those that name nobody.
pub const NOBODY: Words = words("（未明确）", "(not named)");
/// Nothing is left of the list.
pub const NO_CHOICE: Words = words("没有匹配的", "nothing matches");
/// What to do in the menu.
pub const CHOOSE_ONE: Words = words(
    "按一键选一种；之后可输入汉字、拼音或首字母缩小范围",
    "one key chooses; then type words, pinyin or initials to narrow the list",
);
/// What to do among the values.
pub const NARROW: Words = words("输入汉字、拼音或首字母缩小范围", "type words, pinyin or initials to narrow the list");
/// Chooses one more.
pub const TOGGLE: Words = words("选/不选", "on, off");
/// Chooses and closes.
pub const TAKE: Words = words("选定并关闭", "choose and close");
/// What may be typed by hand.
pub const EXAMPLE: Words = words("领导:汪厚发 状态:推进中 -是:有问题", "leader:汪厚发 status:doing -is:problem");
/// A filter gets a name.
pub const SAVE_FILTER: Words = words("保存筛选", "Save the filter");
/// The name.
pub const FILTER_NAME: Words = words("名称", "Name");

/// What was asked for needs lanes.
pub fn board_only(lang: Lang) -> &'static str {
    lang.pick("列表里没有泳道", "The list has no lanes")
}

/// The filter has a name now.
pub fn filter_saved(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已保存筛选“{name}”，在 : 中取用"),
        Lang::En => format!("The filter “{name}” is saved; find it with :"),
    }
}

/// So many more choices below.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 个"),
        Lang::En => format!("{count} more"),
    }
}

/// Items that stand in more than one lane: `26项（27处，第7项两处）`.
pub fn shared(lang: Lang, items: usize, cards: usize, only: Option<(&str, usize)>, many: usize) -> String {
    match (lang, only) {
        (Lang::Zh, Some((number, 2))) => format!("{items}项（{cards}处，第{number}项两处）"),
        (Lang::Zh, Some((number, places))) => format!("{items}项（{cards}处，第{number}项{places}处）"),
        (Lang::Zh, None) => format!("{items}项（{cards}处，{many}项在多处）"),
        (Lang::En, Some((number, places))) => format!("{items} items ({cards} cards, no. {number} in {places})"),
        (Lang::En, None) => format!("{items} items ({cards} cards, {many} in several lanes)"),
    }
}
