//! Strings of the dashboard.

use super::{Lang, Words, words};

/// What the screen is called.
pub const TITLE: Words = words("统计", "Dashboard");
/// A page.
pub const THEME: Words = words("主题", "Theme");
/// A page.
pub const LEADER: Words = words("分管领导", "Leader");
/// A page.
pub const LEAD_UNIT: Words = words("牵头单位", "Lead unit");
/// A page.
pub const WEEKS: Words = words("趋势·周", "Trend, weeks");
/// A page.
pub const MEETINGS: Words = words("趋势·会议", "Trend, meetings");
/// Over the number of all items.
pub const TOTAL: Words = words("总项数", "Items");
/// Over a column of bars.
pub const SHARE: Words = words("进度", "Share");
/// A section.
pub const OLDEST: Words = words("停留最久", "Longest in their status");
/// A chart.
pub const FLOW: Words = words("各状态项数", "Items by status");
/// A chart.
pub const BURN_UP: Words = words("办结率", "Done, per cent");
/// A table.
pub const STAYS: Words = words("各状态停留天数", "Days in each status");
/// Over a column of that table.
pub const MEDIAN: Words = words("中位数", "Median");
/// Over a column of that table.
pub const MOST: Words = words("85% 不超过", "85% at most");
/// Over a column of that table.
pub const COUNT: Words = words("次数", "Stays");
/// Nothing has changed yet.
pub const NO_HISTORY: Words = words("还没有改动记录", "Nothing has changed yet");

/// The change of the rate since the last meeting, in points.
pub fn since_meeting(lang: Lang, change: &str) -> String {
    match lang {
        Lang::Zh => format!("较上次 {change}点"),
        Lang::En => format!("{change} since last meeting"),
    }
}

/// The filter it counts under.
pub fn filtered(lang: Lang, query: &str) -> String {
    match lang {
        Lang::Zh => format!("筛选 {query}"),
        Lang::En => format!("filter {query}"),
    }
}

/// A lane is shown on the board.
pub fn slice_shown(lang: Lang, title: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("只显示 {title}：{count} 项"),
        Lang::En => format!("Only {title}: {count} items"),
    }
}

/// Something went to the clipboard.
pub fn copied(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("已送往剪贴板：{what}（终端若不支持 OSC 52 则收不到）"),
        Lang::En => format!("Sent to the clipboard: {what} (a terminal without OSC 52 does not take it)"),
    }
}

/// What is copied is longer than some terminals take.
pub fn copied_long(lang: Lang, what: &str, bytes: usize) -> String {
    match lang {
        Lang::Zh => format!("已送往剪贴板：{what}，{} KB；有的终端只收 75 KB 以内，可改用 x 导出", bytes / 1000),
        Lang::En => {
            format!("Sent to the clipboard: {what}, {} KB; some terminals take 75 KB at most, x exports", bytes / 1000)
        }
    }
}

/// An item, as what was copied.
pub fn item(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Zh => format!("第{number}项"),
        Lang::En => format!("item {number}"),
    }
}

/// A table, as what was copied.
pub fn table(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("{rows} 项的表格"),
        Lang::En => format!("a table of {rows} items"),
    }
}
