//! The plan as Markdown: a table for each lane.

use super::ledger::LedgerColumn;
use super::markdown::escaped;
use super::slice::{Slice, inert};
use crate::lang::{board, report as words};
use crate::plan::group::{Grouping, Lanes};
use crate::plan::item::Item;

/// The items of `slice`, in a table for each lane of `grouping`.
pub fn listing(slice: &Slice<'_>, grouping: Grouping) -> String {
    let lang = slice.lang;
    let mut out = format!("# {}\n\n{}\n", escaped(&slice.plan.title), escaped(&slice.about()));
    for lane in Lanes::of(slice.plan, grouping, |item| slice.has(item)).lanes {
        if lane.items.is_empty() {
            continue;
        }
        let title = format!("{} {}", escaped(&lane.numeral), escaped(lane.title(lang)));
        out.push_str(&format!("\n## {}\n\n", title.trim()));
        out.push_str(&table(slice, lane.items.iter().filter_map(|item| slice.plan.item(*item))));
    }
    out
}

/// The items as one Markdown table: number, title, who, until when, status, the latest progress, problem and next step.
pub fn table<'a>(slice: &Slice<'_>, items: impl Iterator<Item = &'a Item>) -> String {
    let lang = slice.lang;
    let heads = [
        words::NUMBER,
        words::TASK,
        words::LEADERS,
        words::LEAD_UNITS,
        words::RESPONSIBLE_UNITS,
        words::DEADLINE,
        words::STATUS,
        words::PROGRESS,
        words::PROBLEMS,
        words::NEXT_STEPS,
    ];
    let mut out = row(&heads.map(|head| head.say(lang).to_owned()));
    out.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
    for item in items {
        let names = |names: &[String]| escaped(&names.join(board::comma(lang)));
        let deadline = item.deadline.map(|day| day.to_string()).or_else(|| item.deadline_text.clone());
        let progress = item.progress.iter().filter(|record| !record.internal).max_by_key(|r| (r.date, r.id));
        let problem = super::ledger::open_problems(item).max_by_key(|record| (record.date, record.id));
        let step = super::ledger::open_steps(item).min_by_key(|step| (step.due.is_none(), step.due, step.id));
        out.push_str(&row(&[
            escaped(&item.number),
            escaped(&item.title),
            names(&item.leaders),
            names(&item.lead_units),
            names(&item.responsible_units),
            escaped(&deadline.unwrap_or_default()),
            escaped(slice.plan.column(&item.status).map_or(&*item.status.0, |column| column.name(lang))),
            progress.map_or(String::new(), |record| escaped(&format!("{} {}", record.date, record.text))),
            problem.map_or(String::new(), |record| escaped(&record.text)),
            step.map_or(String::new(), |step| escaped(&super::ledger::step_line(step, lang))),
        ]));
    }
    out
}

/// One item as plain text, a line for each thing there is to say.
pub fn item(slice: &Slice<'_>, item: &Item) -> String {
    let mut out = format!("{} {}\n", item.number, inert(&item.title));
    for column in LedgerColumn::ALL {
        let text = column.cell(slice.plan, item, slice.lang, slice.now);
        let is_said = matches!(column, LedgerColumn::Id | LedgerColumn::Number | LedgerColumn::Days);
        if !is_said && !text.is_empty() && text != words::TO_FILL_IN.say(slice.lang) {
            out.push_str(&words::labelled(slice.lang, column.words().say(slice.lang), &text));
        }
    }
    out
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
