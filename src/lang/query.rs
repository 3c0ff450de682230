//! Strings of the query language: the names of keys and values, and what can be wrong with a query.

use super::{Lang, Words, words};

/// The key `leader`.
pub const LEADER: Words = words("领导", "leader");
/// The key `lead`.
pub const LEAD: Words = words("牵头", "lead");
/// The key `unit`.
pub const UNIT: Words = words("单位", "unit");
/// The key `status`.
pub const STATUS: Words = words("状态", "status");
/// The key `theme`.
pub const THEME: Words = words("主题", "theme");
/// The key `due`.
pub const DUE: Words = words("时限", "due");
/// The key `no`.
pub const NO: Words = words("序号", "no");
/// The key `is`.
pub const IS: Words = words("是", "is");

/// `is:problem`.
pub const PROBLEM: Words = words("有问题", "problem");
/// `is:overdue`.
pub const OVERDUE: Words = words("超期", "overdue");
/// `is:due`.
pub const DUE_SOON: Words = words("临期", "due");
/// `is:stale`.
pub const STALE: Words = words("停留久", "stale");
/// `is:quiet`.
pub const QUIET: Words = words("本月无进展", "quiet");
/// `is:open`.
pub const OPEN: Words = words("未办结", "open");
/// `is:done`.
pub const DONE: Words = words("已办结", "done");
/// `is:flagged`.
pub const FLAGGED: Words = words("未明确", "flagged");
/// `is:discussed`.
pub const DISCUSSED: Words = words("已议", "discussed");

/// The value that stands for nobody and no day.
pub const NONE: Words = words("无", "none");

/// The title of the lane of items that name nobody.
pub const UNNAMED_LANE: Words = words("（未明确）", "(not named)");
/// The only lane, where items are not grouped.
pub const ALL_LANE: Words = words("全部工作项", "All items");

/// Over the numbers of a table.
pub const NO_HEAD: Words = words("序号", "No.");
/// Over the titles of a table.
pub const TITLE_HEAD: Words = words("工作任务", "Item");
/// Over the statuses of a table.
pub const STATUS_HEAD: Words = words("状态", "Status");

/// What `QUERY` of `list` is.
pub const ARGUMENT: Words = words(
    "查询：词（汉字、拼音、首字母、序号）和 键:值，须同时满足；- 表示不含；键有 领导 牵头 单位 状态 主题 时限 序号 是",
    "A query: words (Chinese, pinyin, initials, a number) and key:value, all must hold; - negates; the keys are leader \
     lead unit status theme due no is",
);
/// `--md`.
pub const MARKDOWN: Words = words("输出 Markdown 表格", "Answer as a Markdown table");

/// Before the colon stands no key.
pub fn unknown_key(lang: Lang, key: &str, keys: &str) -> String {
    match lang {
        Lang::Zh => format!("没有“{key}”这个键；可用的键：{keys}；要查带冒号的文字，请加引号"),
        Lang::En => format!("There is no key “{key}”; the keys are {keys}; put text with a colon in quotes"),
    }
}

/// Behind the colon stands nothing.
pub fn no_value(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Zh => format!("“{key}:”后面还没有值"),
        Lang::En => format!("A value is missing after “{key}:”"),
    }
}

/// `is:` knows no such word.
pub fn unknown_is(lang: Lang, value: &str, values: &str) -> String {
    match lang {
        Lang::Zh => format!("“是:”没有“{value}”；可用：{values}"),
        Lang::En => format!("“is:” has no “{value}”; it has {values}"),
    }
}

/// `due:` cannot read the date.
pub fn bad_due(lang: Lang, value: &str) -> String {
    match lang {
        Lang::Zh => format!("读不懂时限“{value}”；请写 2020-09-30、2020-09、2020，前面可加 < > <= >=，或写 无"),
        Lang::En => format!(
            "“{value}” is no deadline; write 2020-09-30, 2020-09 or 2020, with < > <= >= before it if need be, or none"
        ),
    }
}

/// The numbers of `no:` cannot be read.
pub fn bad_number(lang: Lang, value: &str) -> String {
    match lang {
        Lang::Zh => format!("读不懂序号“{value}”；请写 7 或 3-5"),
        Lang::En => format!("“{value}” is no number; write 7 or 3-5"),
    }
}
