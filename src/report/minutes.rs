//! The minutes of one meeting as Markdown: only what was recorded; internal records and what was taken back are left out.

use super::markdown::escaped;
use crate::clock::Date;
use crate::lang::meeting::{self as words, minutes_text as text};
use crate::lang::{Lang, Words, board};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, Swap};
use crate::plan::id::ColumnId;
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::plan::outcome::Outcome;
use crate::plan::record::NextStep;
use crate::plan::step::Step;

/// The minutes of `meeting`: numbers, titles and names as they were at its end, whatever was changed or deleted since.
pub fn minutes(plan: &Plan, meeting: &Meeting, lang: Lang) -> String {
    let then = plan.at_end_of(meeting);
    written(then.as_ref().unwrap_or(plan), meeting, lang)
}

fn written(plan: &Plan, meeting: &Meeting, lang: Lang) -> String {
    let mut out = head(plan, meeting, lang);
    let outcomes = plan.outcomes(meeting);
    let steps = plan.steps_of(meeting.id);
    let told = outcomes.iter().map(|outcome| {
        let mut lines = lines(plan, outcome, lang);
        lines.extend(people(&steps, outcome.item, lang));
        (outcome, lines)
    });
    let (items, quiet): (Vec<_>, Vec<_>) = told.partition(|(_, lines)| !lines.is_empty());
    let heading = |item: &Item| text::heading(lang, &escaped(&number(item)), &escaped(&item.title));
    if !items.is_empty() {
        out.push_str(&format!("\n## {}\n", text::ITEMS.say(lang)));
    }
    for (outcome, lines) in &items {
        out.push_str(&format!("\n### {}\n\n", heading(outcome.item)));
        out.extend(lines.iter().map(|line| format!("- {line}\n")));
    }
    let mut discussed = quiet.iter().filter(|(outcome, _)| outcome.discussed).peekable();
    if discussed.peek().is_some() {
        out.push_str(&format!("\n## {}\n\n", text::ONLY_DISCUSSED.say(lang)));
    }
    out.extend(discussed.map(|(outcome, _)| format!("- {}\n", heading(outcome.item))));
    out.push_str(&deleted(&steps, lang));
    out.push_str(&ahead(plan, meeting, lang));
    out
}

/// Who is in charge and who answers for an item, where the meeting changed it.
fn people(steps: &[&Step], item: &Item, lang: Lang) -> Vec<String> {
    let changes = || steps.iter().flat_map(|step| &step.changes).filter(|change| change.item() == Some(item.id));
    let net = |label: Words, of: fn(&ItemChange) -> Option<&Swap<Vec<String>>>| {
        let mut swaps = changes().filter_map(|change| match change {
            Change::Item(_, change) => of(change),
            _ => None,
        });
        let first = swaps.next()?;
        let to = swaps.next_back().map_or(&first.to, |last| &last.to);
        let names = |names: &[String]| match names {
            [] => words::NONE.say(lang).to_owned(),
            names => escaped(&names.join(board::comma(lang))),
        };
        (first.from != *to).then(|| text::says(lang, label, &board::from_to(&names(&first.from), &names(to))))
    };
    let lists = [
        net(board::detail::LEADERS, |change| match change {
            ItemChange::Leaders(swap) => Some(swap),
            _ => None,
        }),
        net(board::detail::LEAD_UNITS, |change| match change {
            ItemChange::LeadUnits(swap) => Some(swap),
            _ => None,
        }),
        net(board::detail::RESPONSIBLE_UNITS, |change| match change {
            ItemChange::ResponsibleUnits(swap) => Some(swap),
            _ => None,
        }),
        net(board::detail::SUPPORTING_UNITS, |change| match change {
            ItemChange::SupportingUnits(swap) => Some(swap),
            _ => None,
        }),
    ];
    lists.into_iter().flatten().collect()
}

/// The items the meeting took off the plan.
fn deleted(steps: &[&Step], lang: Lang) -> String {
    let changes = steps.iter().flat_map(|step| &step.changes);
    let gone: Vec<String> = changes
        .filter_map(|change| match change {
            Change::Item(_, ItemChange::Whole(swap)) if swap.to.is_none() => swap.from.as_ref(),
            _ => None,
        })
        .map(|item| format!("- {}\n", text::heading(lang, &escaped(&number(item)), &escaped(&item.title))))
        .collect();
    if gone.is_empty() { String::new() } else { format!("\n## {}\n\n{}", text::DELETED.say(lang), gone.concat()) }
}

/// The number as printed; the id where there is none.
fn number(item: &Item) -> String {
    if item.number.is_empty() { format!("#{}", item.no) } else { item.number.clone() }
}

fn head(plan: &Plan, meeting: &Meeting, lang: Lang) -> String {
    let known = |value: &str| {
        if value.trim().is_empty() { words::TO_FILL_IN.say(lang).to_owned() } else { escaped(value) }
    };
    let fields: [(Words, String); 5] = [
        (text::NAME, known(&meeting.name)),
        (text::DATE, meeting.date.to_string()),
        (text::PLACE, known(&meeting.place)),
        (text::CHAIR, known(&meeting.chair)),
        (text::PRESENT, known(&meeting.present.join(board::comma(lang)))),
    ];
    let mut out = format!("# {}\n\n", text::title(lang, &escaped(&plan.title)));
    out.extend(fields.iter().map(|(label, value)| format!("- {}\n", text::says(lang, *label, value))));
    out
}

/// What the minutes say of an item; empty where nothing was recorded but what is internal.
fn lines(plan: &Plan, outcome: &Outcome<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |label: Words, what: String| lines.push(text::says(lang, label, &what));
    let name = |id: &ColumnId| escaped(plan.column(id).map_or(&id.0, |column| column.name(lang)));
    if let Some(swap) = &outcome.status {
        say(text::STATUS, board::from_to(&name(&swap.from), &name(&swap.to)));
    }
    if let Some(swap) = &outcome.deadline {
        say(text::DEADLINE, swap.to.map_or_else(|| words::NONE.say(lang).to_owned(), |day| day.to_string()));
    }
    for (target, _) in &outcome.targets {
        let figures = format!("{} {} / {}", target.metric, target.current_text(), target.raw);
        say(text::TARGET, escaped(&figures));
    }
    let record = |words: &str, units: &[String]| format!("{}{}", escaped(words), units_text(units, lang));
    for progress in outcome.progress.iter().filter(|record| !record.internal) {
        say(text::PROGRESS, record(&progress.text, &progress.units));
    }
    for problem in outcome.problems.iter().filter(|record| !record.internal) {
        say(text::PROBLEM, record(&problem.text, &problem.units));
    }
    for problem in outcome.closed.iter().filter(|record| !record.internal) {
        say(text::CLOSED, record(&problem.text, &problem.units));
    }
    for step in outcome.next_steps.iter().filter(|record| !record.internal) {
        say(text::NEXT_STEP, next_step(step, lang));
    }
    for step in outcome.done.iter().filter(|record| !record.internal) {
        say(text::STEP_DONE, record(&step.text, &step.units));
    }
    for decision in outcome.decisions.iter().filter(|record| !record.internal) {
        say(text::DECISION, format!("{}{}", due(decision.due, lang), record(&decision.text, &decision.units)));
    }
    if outcome.added {
        lines.insert(0, text::ADDED.say(lang).to_owned());
    }
    lines
}

fn units_text(units: &[String], lang: Lang) -> String {
    if units.is_empty() { String::new() } else { text::in_brackets(lang, &escaped(&units.join(board::comma(lang)))) }
}

/// `2020-07-31前 `.
fn due(due: Option<Date>, lang: Lang) -> String {
    due.map_or(String::new(), |day| format!("{} ", board::due(lang, &day.to_string())))
}

/// `2020-07-31前 补报材料（成果转化科）`.
fn next_step(step: &NextStep, lang: Lang) -> String {
    format!("{}{}{}", due(step.due, lang), escaped(&step.text), units_text(&step.units, lang))
}

/// The open next steps of the items on the agenda, the one due first before the others.
fn ahead(plan: &Plan, meeting: &Meeting, lang: Lang) -> String {
    let items = plan.order_of(meeting).into_iter().filter_map(|item| plan.item(item));
    let open = |step: &&NextStep| step.done.is_none() && !step.internal;
    let mut steps: Vec<(&Item, &NextStep)> =
        items.flat_map(|item| item.next_steps.iter().filter(open).map(move |step| (item, step))).collect();
    steps.sort_by_key(|(_, step)| (step.due.is_none(), step.due));
    if steps.is_empty() {
        return String::new();
    }
    let line = |(item, step): (&Item, &NextStep)| {
        let number = escaped(&board::item(lang, &number(item)));
        format!("- {number} {}\n", next_step(step, lang))
    };
    format!("\n## {}\n\n{}", text::AHEAD.say(lang), steps.into_iter().map(line).collect::<String>())
}
