//! `yaodian list` and `yaodian show`.

use std::collections::HashSet;

use clap::ArgMatches;

use super::board::Place;
use super::json::{ItemOut, pretty};
use super::{Environment, Fault, at, item, markdown, output};
use crate::app::tell;
use crate::clock::Now;
use crate::lang::{Lang, Words, board, board::detail, history};
use crate::plan::Plan;
use crate::plan::ageing::{self, Due};
use crate::plan::item::Item;
use crate::plan::query::{Context, Query};
use crate::text::safe::safe;
use crate::text::{self};

/// `yaodian list`: the items the query holds for, in the plan's order; by theme, a line each.
pub(super) fn list(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let words: Vec<&str> = options.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect();
    let query = Query::parse(&words.join(" ")).map_err(|error| Fault::Usage(error.say(world.lang)))?;
    let (plan, now) = at::plan(place, world, options)?;
    let context = Context { plan: &plan, now, discussed: &HashSet::new() };
    let items: Vec<&Item> = query.items(&context).into_iter().filter_map(|id| plan.item(id)).collect();
    let answer = if options.get_flag("json") {
        pretty(&items.iter().map(|item| ItemOut::of(&plan, item)).collect::<Vec<_>>())?
    } else if options.get_flag("md") {
        markdown::table(&plan, &items, world.lang)
    } else {
        table(&plan, &items, world.lang)
    };
    output::print(&answer);
    Ok(0)
}

fn table(plan: &Plan, items: &[&Item], lang: Lang) -> String {
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| text::width(&safe(text))).max().unwrap_or(0);
    let number = widest(&mut items.iter().map(|item| item.number.as_str()));
    let status = widest(&mut plan.columns.iter().map(|column| column.name(lang)));
    let title = widest(&mut items.iter().map(|item| item.title.as_str()));
    let mut lines = String::new();
    for theme in &plan.themes {
        let mut own = items.iter().filter(|item| item.theme == theme.id).peekable();
        if own.peek().is_some() || items.len() == plan.items.len() {
            lines.push_str(&format!("{} {}\n", safe(theme.numeral()), safe(&theme.title)));
        }
        for item in own {
            let names = |names: &[String]| safe(&names.join(board::comma(lang))).into_owned();
            let row = format!(
                "  {:>pad$}{}  {}  {}  {}  {}",
                "",
                safe(&item.number),
                text::pad(&safe(tell::column_name(plan, &item.status, lang)), status),
                text::pad(&safe(&item.title), title),
                names(&item.leaders),
                names(&item.lead_units),
                pad = number.saturating_sub(text::width(&item.number)),
            );
            lines.push_str(row.trim_end());
            lines.push('\n');
        }
    }
    lines
}

/// `yaodian show`.
pub(super) fn show(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let (plan, now) = at::plan(place, world, options)?;
    let id = options.get_one::<String>("id").map_or("", String::as_str);
    let item = item::find(&plan, id, world)?;
    let answer =
        if options.get_flag("json") { pretty(&ItemOut::of(&plan, item))? } else { sheet(&plan, item, world.lang, now) };
    output::print(&answer);
    Ok(0)
}

/// The item with its records, as text.
fn sheet(plan: &Plan, item: &Item, lang: Lang, now: Now) -> String {
    let mut out = format!("{}  {}\n", safe(&board::item(lang, &item.number)), safe(&item.title));
    if let Some(theme) = plan.theme(item.theme) {
        out.push_str(&format!("{} {}\n", safe(theme.numeral()), safe(&theme.title)));
    }
    let days = ageing::days(item, now).unwrap_or(0);
    let waits = if days > 0 { format!("  {}", board::days(lang, days)) } else { String::new() };
    out.push_str(&format!("{}{waits}\n\n", safe(tell::column_name(plan, &item.status, lang))));
    out.extend(item.text.lines().map(|line| format!("{}\n", safe(line))));
    out.push('\n');
    let mut row = |label: Words, text: &str| {
        if !text.is_empty() {
            out.push_str(&format!("{}  {}\n", text::pad(label.say(lang), 12), safe(text)));
        }
    };
    let names = |names: &[String]| names.join(board::comma(lang));
    row(detail::LEADERS, &names(&item.leaders));
    row(detail::LEAD_UNITS, &names(&item.lead_units));
    row(detail::RESPONSIBLE_UNITS, &names(&item.responsible_units));
    row(detail::SUPPORTING_UNITS, &names(&item.supporting_units));
    let deadline = item.deadline.map(|day| day.to_string()).or_else(|| item.deadline_text.clone());
    let due = Due::of(item, plan, now).map_or(String::new(), |due| match due {
        Due::Overdue(days) => format!("  {}", history::overdue(lang, days)),
        Due::Soon(days) | Due::Later(days) => format!("  {}", history::left(lang, days)),
    });
    row(detail::DEADLINE, &format!("{}{due}", deadline.unwrap_or_default()));
    for target in &item.targets {
        row(detail::TARGETS, &format!("{} {} / {}", target.metric, target.current_text(), target.raw));
    }
    for record in &item.progress {
        row(detail::PROGRESS, &format!("{} {}", record.date, record.text));
    }
    for record in &item.problems {
        let closed =
            record.closed.map_or(String::new(), |day| format!("（{}）", detail::closed(lang, &day.to_string())));
        row(detail::PROBLEMS, &format!("{} {}{closed}", record.date, record.text));
    }
    for record in &item.next_steps {
        let due = record.due.map_or(String::new(), |day| board::due(lang, &day.to_string()));
        row(detail::NEXT_STEPS, &format!("{due} {}", record.text));
    }
    for record in &item.decisions {
        row(detail::DECISIONS, &format!("{} {}", record.date, record.text));
    }
    out
}
