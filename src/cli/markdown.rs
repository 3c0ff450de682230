//! Items as a Markdown table.

use crate::app::tell;
use crate::lang::{Lang, board::comma, board::detail, query};
use crate::plan::Plan;
use crate::plan::item::Item;
use crate::text::safe::safe;

/// The items, a row each: number, title, leaders, lead and responsible units, deadline, status.
pub(super) fn table(plan: &Plan, items: &[&Item], lang: Lang) -> String {
    let heads = [
        query::NO_HEAD,
        query::TITLE_HEAD,
        detail::LEADERS,
        detail::LEAD_UNITS,
        detail::RESPONSIBLE_UNITS,
        detail::DEADLINE,
        query::STATUS_HEAD,
    ];
    let mut lines = row(&heads.map(|head| head.say(lang).to_owned()));
    lines.push_str(&row(&heads.map(|_| "---".to_owned())));
    for item in items {
        let names = |names: &[String]| cell(&names.join(comma(lang)));
        let deadline = item.deadline.map(|day| day.to_string()).or_else(|| item.deadline_text.clone());
        lines.push_str(&row(&[
            cell(&item.number),
            cell(&item.title),
            names(&item.leaders),
            names(&item.lead_units),
            names(&item.responsible_units),
            cell(&deadline.unwrap_or_default()),
            cell(tell::column_name(plan, &item.status, lang)),
        ]));
    }
    lines
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Text of the plan as a cell: nothing in it is taken for Markdown or HTML.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[test]
    fn the_table_has_a_row_for_each_item() {
        let plan = document::default_plan();
        let items: Vec<&Item> = plan.items.iter().filter(|item| [7, 26].contains(&item.no)).collect();
        let expected = "\
| 序号 | 工作任务 | 分管领导 | 牵头单位 | 责任单位 | 完成时限 | 状态 |
| --- | --- | --- | --- | --- | --- | --- |
| 7 | 国家级高新技术产业开发区早日获批 | 刘其乐、杨小峰 | 成果转化科 | 市生产力促进中心 |  | 未启动 |
| 26 | 开展文明创建活动 |  |  |  |  | 未启动 |
";
        assert_eq!(table(&plan, &items, Lang::Zh), expected);
    }

    #[test]
    fn what_would_be_markdown_is_text() {
        for (text, expected) in [
            ("甲|乙", r"甲\|乙"),
            ("a\nb", "a b"),
            (r"\|", r"\\\|"),
            ("<b>*x*</b> [a](b) `c` ~~d~~ &amp;", r"\<b\>\*x\*\</b\> \[a\](b) \`c\` \~\~d\~\~ \&amp;"),
            ("\u{1b}[31m", r"?\[31m"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
