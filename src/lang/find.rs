//! Strings of searching, filtering, grouping and ordering.

use super::{Lang, Words, words};

/// The label of the search line.
pub const SEARCH: Words = words("查找", "Find");
/// What may be typed.
pub const EXAMPLE: Words = words("汉字、拼音、首字母、序号", "words, pinyin, initials, numbers");
/// The filter that is on.
pub const FILTER: Words = words("筛选", "Filter");
/// The filter shows what does not match.
pub const INVERTED: Words = words("取反", "not");
/// The next hit.
pub const NEXT: Words = words("下/上一个", "next, previous");
/// The filter is cleared.
pub const CLEAR: Words = words("清除", "clear");
/// Items are shown as rows.
pub const LIST: Words = words("列表", "list");
/// In the document's order.
pub const BY_NUMBER: Words = words("序号", "number");
/// By deadline.
pub const BY_DEADLINE: Words = words("时限", "deadline");
/// By the days in the column.
pub const BY_DAYS: Words = words("停留天数", "days in column");
/// By status.
pub const BY_STATUS: Words = words("状态", "status");
/// Lanes are themes.
pub const GROUPED_BY_THEME: Words = words("按主题", "by theme");
/// Lanes are people in charge.
pub const GROUPED_BY_LEADER: Words = words("按分管领导", "by leader");
/// Lanes are units that lead.
pub const GROUPED_BY_LEAD_UNIT: Words = words("按牵头单位", "by lead unit");
/// Lanes are units that answer for it.
pub const GROUPED_BY_RESPONSIBLE_UNIT: Words = words("按责任单位", "by responsible unit");
/// One lane.
pub const NOT_GROUPED: Words = words("不分组", "not grouped");
/// As many lines as fit.
pub const AUTOMATIC: Words = words("自动", "automatic");
/// One line a card.
pub const ONE_LINE: Words = words("一行", "one line");
/// Two lines a card.
pub const TWO_LINES: Words = words("两行", "two lines");

/// How many were found.
pub fn hits(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("命中 {count}"),
        (Lang::En, 1) => "1 hit".to_owned(),
        (Lang::En, _) => format!("{count} hits"),
    }
}

/// One of the hits.
pub fn hit(lang: Lang, place: usize, count: usize) -> String {
    match lang {
        Lang::Zh => format!("命中 {place}/{count}"),
        Lang::En => format!("hit {place} of {count}"),
    }
}

/// Nothing was found.
pub fn nothing(lang: Lang) -> &'static str {
    lang.pick("没有找到", "Nothing found")
}

/// Nothing was searched for.
pub fn nothing_searched(lang: Lang) -> &'static str {
    lang.pick("还没有查找，先按 /", "Nothing was searched for; press / first")
}

/// Some of all: `26中5`.
pub fn of(lang: Lang, some: usize, all: &str) -> String {
    match lang {
        Lang::Zh => format!("{all}中{some}"),
        Lang::En => format!("{some} of {all}"),
    }
}

/// How many items a filter shows.
pub fn shown(lang: Lang, some: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("显示 {all}中{some}"),
        Lang::En => format!("{some} of {all} shown"),
    }
}

/// Everything is shown again.
pub fn all_shown(lang: Lang, all: usize) -> String {
    match lang {
        Lang::Zh => format!("已清除筛选，显示全部{all}项"),
        Lang::En => format!("The filter is cleared; all {all} items are shown"),
    }
}

/// The filter was lifted for an item it hid.
pub fn lifted(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项被筛选隐藏，已取消筛选"),
        Lang::En => format!("Item {number} was hidden; the filter is lifted"),
    }
}

/// No filter is on.
pub fn no_filter(lang: Lang) -> &'static str {
    lang.pick("没有筛选", "No filter is on")
}

/// The item names no unit.
pub fn no_unit(lang: Lang) -> &'static str {
    lang.pick("这一项没有写明单位", "This item names no unit")
}

/// The order, where it is not the document's.
pub fn by(lang: Lang, order: &str) -> String {
    match lang {
        Lang::Zh => format!("按{order}排序"),
        Lang::En => format!("ordered by {order}"),
    }
}

/// The order that now holds.
pub fn sorted(lang: Lang, by: &str) -> String {
    match lang {
        Lang::Zh => format!("排序：{by}"),
        Lang::En => format!("Ordered by {by}"),
    }
}

/// The density that now holds.
pub fn density(lang: Lang, density: &str) -> String {
    match lang {
        Lang::Zh => format!("疏密：{density}"),
        Lang::En => format!("Density: {density}"),
    }
}

/// Everything is as at first.
pub fn reset(lang: Lang) -> &'static str {
    lang.pick("折叠、筛选、查找、分组、排序、标记已复位", "Folds, filter, search, grouping, order and marks are reset")
}

/// Finished lanes are left out.
pub fn finished_hidden(lang: Lang) -> &'static str {
    lang.pick("已隐藏全部办结的泳道", "Lanes in which everything is done are hidden")
}

/// Finished lanes are shown.
pub fn finished_shown(lang: Lang) -> &'static str {
    lang.pick("已显示全部泳道", "All lanes are shown")
}

/// Some of the items acted on are not in view.
pub fn hidden_too(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("其中{count}项未显示"),
        Lang::En => format!("{count} of them not shown"),
    }
}

/// The filter leaves nothing.
pub fn shows_nothing(lang: Lang) -> &'static str {
    lang.pick("没有显示的工作项：F 取消筛选，R 恢复显示", "Nothing is shown: F lifts the filter, R resets the view")
}
