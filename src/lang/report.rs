//! Strings of what leaves the board: ledger, bulletin, page.

use super::{Lang, Words, words};

/// Over the column of ids.
pub const ID: Words = words("编号", "Id");
/// Over the column of numbers.
pub const NUMBER: Words = words("序号", "No.");
/// Over the column of themes.
pub const THEME: Words = words("主题", "Theme");
/// Over the column of official sentences.
pub const TASK: Words = words("工作任务", "Task");
/// Over the column of people in charge.
pub const LEADERS: Words = words("分管领导", "Leaders");
/// Over the column of units that lead.
pub const LEAD_UNITS: Words = words("牵头单位", "Lead units");
/// Over the column of other units that answer for it.
pub const RESPONSIBLE_UNITS: Words = words("责任单位", "Responsible units");
/// Over the column of deadlines.
pub const DEADLINE: Words = words("完成时限", "Deadline");
/// Over the column of statuses.
pub const STATUS: Words = words("状态", "Status");
/// Over the column of what was done.
pub const PROGRESS: Words = words("进展情况", "Progress");
/// Over the column of figures reached.
pub const FIGURES: Words = words("完成情况", "Figures");
/// Over the column of open problems.
pub const PROBLEMS: Words = words("存在问题", "Problems");
/// Over the column of open next steps.
pub const NEXT_STEPS: Words = words("下一步", "Next steps");
/// Over the column of days in the column.
pub const DAYS: Words = words("停留天数", "Days in status");
/// Over the column of remarks.
pub const REMARKS: Words = words("备注", "Remarks");
/// What nobody has said.
pub const TO_FILL_IN: Words = words("〔待填〕", "[to be filled in]");
/// The numbers of pages, as Excel writes them.
pub const PAGES: Words = words("&C第 &P 页，共 &N 页", "&CPage &P of &N");
/// The name of the ledger's sheet.
pub const SHEET: Words = words("工作台账", "Ledger");
/// Over the message about a status that is none.
pub const NO_STATUS: Words = words("没有这个状态", "No such status");
/// What to do about it.
pub const CHOOSE: Words = words("请从列表中选择。", "Choose one of the list.");
/// A section of the bulletin.
pub const SITUATION: Words = words("总体情况", "Situation");
/// A section of the bulletin.
pub const BY_LEADER: Words = words("按分管领导", "By leader");
/// A section of the bulletin.
pub const BY_LEAD_UNIT: Words = words("按牵头单位", "By lead unit");
/// A section of the bulletin.
pub const BY_THEME: Words = words("按主题", "By theme");
/// A section of the bulletin.
pub const TROUBLED: Words = words("滞后与问题", "Behind, and problems");
/// A section of the bulletin.
pub const TARGETS: Words = words("量化目标", "Targets");
/// A section of the bulletin.
pub const QUIET: Words = words("本月无进展", "No progress this month");
/// Over a column of counts.
pub const HELD: Words = words("承担", "Items");
/// Over a column of rates.
pub const RATE: Words = words("办结率", "Done");
/// Over a column of items with problems.
pub const WITH_PROBLEM: Words = words("有问题", "Problems");
/// Under a table.
pub const TOTAL: Words = words("合计", "Total");
/// Over a column of current figures.
pub const CURRENT: Words = words("当前", "Current");
/// Over a column of goals.
pub const GOAL: Words = words("目标", "Goal");
/// A figure that is reached.
pub const REACHED: Words = words("达标", "reached");
/// What a name is that follows a number of items.
pub const METRIC: Words = words("指标", "Figure");

/// The ledger's title.
pub fn ledger_title(lang: Lang, plan: &str, day: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{plan}　工作台账（截至{day}，共{count}项）"),
        Lang::En => format!("{plan}: ledger ({day}, {count} items)"),
    }
}

/// The word in the ledger's file name.
pub fn ledger_name(lang: Lang) -> &'static str {
    lang.pick("工作台账", "ledger")
}

/// The word in the bulletin's file name.
pub fn bulletin_name(lang: Lang) -> &'static str {
    lang.pick("工作通报", "bulletin")
}

/// The word in the file name of a page or a data file.
pub fn board_name(lang: Lang) -> &'static str {
    lang.pick("看板", "board")
}

/// Units that help, as a remark.
pub fn support(lang: Lang, units: &str) -> String {
    match lang {
        Lang::Zh => format!("配合单位：{units}"),
        Lang::En => format!("Supporting units: {units}"),
    }
}

/// The bulletin's title.
pub fn bulletin_title(lang: Lang, plan: &str) -> String {
    match lang {
        Lang::Zh => format!("{plan}推进情况通报"),
        Lang::En => format!("Bulletin: {plan}"),
    }
}

/// The day up to which things are told.
pub fn until(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("截至 {day}"),
        Lang::En => format!("As of {day}"),
    }
}

/// The whole in a sentence; `columns` as of [`column_count`].
pub fn situation(lang: Lang, total: usize, columns: &[String], rate: &str) -> String {
    match lang {
        Lang::Zh => format!("共 {total} 项：{}。办结率 {rate}%", columns.join("，")),
        Lang::En => format!("{total} items: {}. Done: {rate}%", columns.join(", ")),
    }
}

/// A column, its items and their share.
pub fn column_count(lang: Lang, name: &str, count: usize, share: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} {count} 项（{share}%）"),
        Lang::En => format!("{name} {count} ({share}%)"),
    }
}

/// The rate when the last meeting ended, and the change since in points, with its sign.
pub fn since_meeting(lang: Lang, rate: &str, change: &str) -> String {
    match lang {
        Lang::Zh => format!("（上次会议时 {rate}%，{change} 个百分点）"),
        Lang::En => format!(" (at the last meeting {rate}%, {change} points)"),
    }
}

/// Items with problems and without progress.
pub fn troubles(lang: Lang, problems: usize, quiet: usize) -> String {
    match lang {
        Lang::Zh => format!("，有问题 {problems} 项，本月无进展 {quiet} 项。"),
        Lang::En => format!("; with a problem: {problems}; no progress this month: {quiet}."),
    }
}

/// How items of several people are counted.
pub fn counting_rule(lang: Lang, numbers: &str, total: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {numbers} 项涉及两个以上，各计一次；合计按项去重为 {total}。"),
        Lang::En => format!(
            "Items {numbers} name more than one and count once for each; the total counts each item once: {total}."
        ),
    }
}

/// The items on a page.
pub fn items(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}项"),
        Lang::En => format!("{count} items"),
    }
}

/// A part of the plan, by its query.
pub fn part(lang: Lang, query: &str) -> String {
    match lang {
        Lang::Zh => format!("筛选：{query}"),
        Lang::En => format!("Filter: {query}"),
    }
}

/// A section of the bulletin with its place, from 1.
pub fn section(lang: Lang, place: usize, head: &str) -> String {
    const NUMERALS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];
    match lang {
        Lang::Zh => format!("{}、{head}", NUMERALS.get(place - 1).unwrap_or(&"")),
        Lang::En => format!("{place}. {head}"),
    }
}

/// What stands in the way, behind an item.
pub fn because(lang: Lang, problem: &str) -> String {
    match lang {
        Lang::Zh => format!("：{problem}"),
        Lang::En => format!(": {problem}"),
    }
}

/// What is known about an item, in brackets.
pub fn in_brackets(lang: Lang, about: &[String]) -> String {
    match lang {
        Lang::Zh => format!("（{}）", about.join("，")),
        Lang::En => format!(" ({})", about.join("; ")),
    }
}

/// `export`.
pub const EXPORT: Words = words(
    "导出全部或查询到的工作项：xlsx、csv 台账，html 网页，md，json",
    "Export the plan, or the items of a query: ledger (xlsx, csv), page (html), md, json",
);
/// `--format`.
pub const FORMAT: Words =
    words("格式：xlsx csv html md json；不写则看 -o 的扩展名", "xlsx, csv, html, md or json; else by the ending of -o");
/// `--by`.
pub const LANES: Words = words(
    "html、md 的分组：theme leader lead-unit responsible-unit",
    "Lanes of html and md: theme, leader, lead-unit or responsible-unit",
);
/// `report bulletin`.
pub const BULLETIN: Words =
    words("工作通报（Markdown）", "the bulletin of the plan, or of the items of a query, as Markdown");

/// Nothing says in which format.
pub fn no_format(lang: Lang, formats: &str) -> String {
    match lang {
        Lang::Zh => format!("没有指明导出格式：用 --format 指定，或给 -o 写上扩展名（{formats}）"),
        Lang::En => format!("No format is given: name one with --format, or by the ending of -o ({formats})"),
    }
}

/// A label and what it says, on a line of its own.
pub fn labelled(lang: Lang, label: &str, text: &str) -> String {
    match lang {
        Lang::Zh => format!("{label}：{text}\n"),
        Lang::En => format!("{label}: {text}\n"),
    }
}
