//! Strings for what a change did.

use super::{Lang, Words, words};

/// An item that comes or goes.
pub const ITEM: Words = words("工作项", "item");
/// A theme.
pub const THEME: Words = words("主题", "theme");
/// A column.
pub const COLUMN: Words = words("状态列", "column");
/// A meeting.
pub const MEETING: Words = words("会议", "meeting");
/// The plan itself.
pub const PLAN: Words = words("工作要点", "plan");
/// The column an item stands in.
pub const STATUS: Words = words("状态", "status");
/// A number as printed.
pub const NUMBER: Words = words("序号", "number");
/// Its whole number.
pub const NO: Words = words("编号", "id number");
/// A marker as printed.
pub const MARKER: Words = words("标号", "marker");
/// The heading between theme and item.
pub const SUBTHEME: Words = words("子主题", "sub-theme");
/// A title.
pub const TITLE: Words = words("标题", "title");
/// The official sentence.
pub const TEXT: Words = words("原文", "text");
/// The responsibility clause.
pub const CLAUSE: Words = words("责任分工", "clause");
/// What the latest edition says.
pub const EDITION: Words = words("新版文件", "latest edition");
/// A name.
pub const NAME: Words = words("名称", "name");
/// What a column means.
pub const KIND: Words = words("类别", "kind");
/// The soft limit.
pub const LIMIT: Words = words("在办上限", "limit");
/// A day.
pub const DATE: Words = words("日期", "date");
/// Where a meeting is held.
pub const PLACE: Words = words("地点", "place");
/// Who chairs a meeting.
pub const CHAIR: Words = words("主持", "chair");
/// Who is in a meeting.
pub const PRESENT: Words = words("参会", "present");
/// Items a meeting was done with.
pub const DISCUSSED: Words = words("议毕", "discussed");
/// A meeting began.
pub const BEGUN: Words = words("开始会议", "meeting begun");
/// A meeting ended.
pub const ENDED: Words = words("会议结束", "meeting ended");
/// The year a plan is for.
pub const YEAR: Words = words("年份", "year");
/// The paragraphs before the first theme.
pub const PREAMBLE: Words = words("前言", "preamble");
/// When a card waits long.
pub const THRESHOLDS: Words = words("停留与临期天数", "thresholds");
/// A place among others.
pub const ORDER: Words = words("顺序", "order");
/// A problem was closed.
pub const PROBLEM_CLOSED: Words = words("问题已解决", "problem closed");
/// A next step was done.
pub const STEP_DONE: Words = words("下一步已完成", "next step done");

/// A thing by its sort and name: `主题 二`.
pub fn named(lang: Lang, sort: Words, name: &str) -> String {
    format!("{} {name}", sort.say(lang))
}

/// What happened to an object.
pub fn object_change(object: &str, what: &str) -> String {
    format!("{object} {what}")
}

/// Something is something else now.
pub fn is_now(lang: Lang, field: Words, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{}：{what}", field.zh),
        Lang::En => format!("{}: {what}", field.en),
    }
}

/// Something was not there before.
pub fn added(lang: Lang, field: Words, what: &str) -> String {
    match lang {
        Lang::Zh => format!("新增{}：{what}", field.zh),
        Lang::En => format!("{} added: {what}", field.en),
    }
}

/// Something reads otherwise.
pub fn edited(lang: Lang, field: Words, what: &str) -> String {
    match (lang, what.is_empty()) {
        (Lang::Zh, true) => format!("调整{}", field.zh),
        (Lang::En, true) => format!("{} changed", field.en),
        (Lang::Zh, false) => format!("修改{}：{what}", field.zh),
        (Lang::En, false) => format!("{} changed: {what}", field.en),
    }
}

/// Something is there no more.
pub fn removed(lang: Lang, field: Words, what: &str) -> String {
    match (lang, what.is_empty()) {
        (Lang::Zh, true) => format!("清除{}", field.zh),
        (Lang::En, true) => format!("{} cleared", field.en),
        (Lang::Zh, false) => format!("删除{}：{what}", field.zh),
        (Lang::En, false) => format!("{} removed: {what}", field.en),
    }
}

/// Whether the latest edition still has an item.
pub fn vanished(lang: Lang, is_gone: bool) -> &'static str {
    if is_gone { lang.pick("已无此项", "no longer has it") } else { lang.pick("仍有此项", "has it again") }
}

/// Names behind what they answer for.
pub fn in_brackets(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Zh => format!("（{names}）"),
        Lang::En => format!(" ({names})"),
    }
}

/// The first changes of many.
pub fn and_more(lang: Lang, shown: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{shown} 等{count}处"),
        Lang::En => format!("{shown} … {count} changes"),
    }
}
