//! The bulletin (通报) as Markdown: the situation, tables by leader and lead unit, what is behind, the targets. Nothing is
//! invented: sections without anything are left out, and internal records too.

use super::markdown::escaped;
use super::slice::Slice;
use crate::lang::{Lang, report as words};
use crate::plan::dashboard::{Dashboard, LaneCount};
use crate::plan::group::Grouping;
use crate::plan::item::Item;
use crate::plan::summary::Summary;
use crate::plan::target::Target;

/// The bulletin of `slice`.
pub fn bulletin(slice: &Slice<'_>) -> String {
    let lang = slice.lang;
    let by = |grouping| Dashboard::of(slice.plan, grouping, |item| slice.has(item), slice.now);
    let (leaders, units) = (by(Grouping::Leader), by(Grouping::LeadUnit));
    let title = words::bulletin_title(lang, &escaped(&slice.plan.title));
    let mut out = format!(
        "# {title}\n\n{}\n\n## {}\n\n",
        escaped(&slice.about()),
        words::section(lang, 1, words::SITUATION.say(lang))
    );
    out.push_str(&situation(slice, &leaders));
    let sections = [
        (words::BY_LEADER, lanes(slice, &leaders, words::LEADERS.say(lang))),
        (words::BY_LEAD_UNIT, lanes(slice, &units, words::LEAD_UNITS.say(lang))),
        (words::TROUBLED, troubled(slice, &leaders)),
        (words::TARGETS, targets(&leaders, lang)),
    ];
    let filled = sections.iter().filter(|(_, text)| !text.is_empty());
    for ((head, text), place) in filled.zip(2..) {
        out.push_str(&format!("\n## {}\n\n{text}", words::section(lang, place, head.say(lang))));
    }
    out
}

fn situation(slice: &Slice<'_>, dashboard: &Dashboard<'_>) -> String {
    let (lang, summary) = (slice.lang, &dashboard.whole.summary);
    let columns = slice.plan.columns.iter().zip(&summary.columns).map(|(column, count)| {
        words::column_count(lang, &escaped(column.name(lang)), *count, &summary.share_of(*count))
    });
    let columns: Vec<String> = columns.collect();
    let mut out = words::situation(lang, summary.total, &columns, &summary.rate());
    if let Some(before) = &dashboard.before {
        out.push_str(&words::since_meeting(lang, &before.rate(), &summary.change_since(before)));
    }
    format!("{out}{}\n", words::troubles(lang, summary.problems, dashboard.whole.quiet))
}

/// The counts of lanes as a Markdown table, a row a lane; empty where nobody is named at all.
pub fn lanes(slice: &Slice<'_>, dashboard: &Dashboard<'_>, head: &str) -> String {
    let lang = slice.lang;
    if dashboard.lanes.iter().all(LaneCount::is_unnamed) {
        return String::new();
    }
    let names = slice.plan.columns.iter().map(|column| escaped(column.name(lang)));
    let ends = [words::RATE, words::WITH_PROBLEM, words::QUIET].map(|head| head.say(lang).to_owned());
    let heads: Vec<String> =
        [head.to_owned(), words::HELD.say(lang).to_owned()].into_iter().chain(names).chain(ends).collect();
    let mut out = row(&heads);
    out.push_str(&format!("|---|{}\n", "---:|".repeat(heads.len() - 1)));
    for lane in &dashboard.lanes {
        out.push_str(&row(&figures(escaped(lane.lane.title(lang)), &lane.summary, lane.quiet)));
    }
    out.push_str(&row(&figures(words::TOTAL.say(lang).to_owned(), &dashboard.whole.summary, dashboard.whole.quiet)));
    if !dashboard.shared.is_empty() {
        let numbers: Vec<String> = dashboard.shared.iter().map(|item| escaped(&number(item))).collect();
        let rule =
            words::counting_rule(lang, &numbers.join(crate::lang::board::comma(lang)), dashboard.whole.summary.total);
        out.push_str(&format!("\n{rule}\n"));
    }
    out
}

fn figures(name: String, summary: &Summary, quiet: usize) -> Vec<String> {
    let counts = summary.columns.iter().map(usize::to_string);
    let ends = [format!("{}%", summary.rate()), summary.problems.to_string(), quiet.to_string()];
    [name, summary.total.to_string()].into_iter().chain(counts).chain(ends).collect()
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The number as printed; the id where there is none.
fn number(item: &Item) -> String {
    if item.number.is_empty() { format!("#{}", item.no) } else { item.number.clone() }
}

/// `- 7 国家级高新区获批（滞后，刘其乐、杨小峰，成果转化科）：省厅评审排期推迟`.
fn troubled(slice: &Slice<'_>, dashboard: &Dashboard<'_>) -> String {
    let line = |item: &&Item| {
        let problem = item.problems.iter().filter(|problem| problem.closed.is_none() && !problem.internal);
        let problem = problem.max_by_key(|problem| (problem.date, problem.id));
        // An item whose only problems are internal is listed for its status or not at all.
        let is_behind = slice.plan.exception_column().is_some_and(|column| column.id == item.status);
        (is_behind || problem.is_some()).then(|| {
            let words = problem.map_or(String::new(), |problem| words::because(slice.lang, &escaped(&problem.text)));
            format!("- {}{words}\n", named(slice, item))
        })
    };
    dashboard.troubled.iter().filter_map(line).collect()
}

/// `7 国家级高新区获批（滞后，刘其乐、杨小峰，成果转化科）`.
fn named(slice: &Slice<'_>, item: &Item) -> String {
    let lang = slice.lang;
    let comma = crate::lang::board::comma(lang);
    let who = [item.leaders.join(comma), item.lead_units.join(comma)];
    let who = who.iter().filter(|names| !names.is_empty()).map(|names| escaped(names));
    let status = slice.plan.column(&item.status).map_or(&*item.status.0, |column| column.name(lang));
    let about: Vec<String> = std::iter::once(escaped(status)).chain(who).collect();
    format!("{} {}{}", escaped(&number(item)), escaped(&item.title), words::in_brackets(lang, &about))
}

fn targets(dashboard: &Dashboard<'_>, lang: Lang) -> String {
    if dashboard.targets.is_empty() {
        return String::new();
    }
    let heads = [words::NUMBER, words::METRIC, words::CURRENT, words::GOAL, words::REMARKS];
    let mut out = row(&heads.map(|head| head.say(lang).to_owned()));
    out.push_str("|---|---|---:|---:|---|\n");
    for (item, target) in &dashboard.targets {
        out.push_str(&row(&[
            escaped(&number(item)),
            escaped(&target.metric),
            current(target, lang),
            escaped(&target.raw),
            if target.reached() { words::REACHED.say(lang).to_owned() } else { String::new() },
        ]));
    }
    out
}

fn current(target: &Target, lang: Lang) -> String {
    target.current.map_or_else(|| words::TO_FILL_IN.say(lang).to_owned(), |_| target.current_text())
}
