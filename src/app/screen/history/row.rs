//! A step as a row of the history, and as the lines below it.

use super::subject::StepSubject;
use crate::app::tell::{self, Fate, Told};
use crate::clock::{Now, Stamp};
use crate::lang::{Lang, board, change as words, history};
use crate::plan::Plan;
use crate::plan::change::{Change, Object};
use crate::plan::id::ItemId;
use crate::plan::step::{Kind, Step};

/// A step in one row; the texts are foreign ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// When it was made.
    pub at: Option<Stamp>,
    /// The item's number; of several how many; `-` if it concerns none.
    pub items: String,
    /// What sort of thing it is.
    pub action: String,
    /// What it says.
    pub what: String,
    /// Who made it; empty for the making of the board.
    pub by: String,
}

/// The items a step concerns, each once, in its order.
pub fn items(step: &Step) -> Vec<ItemId> {
    let mut items = Vec::new();
    for item in step.changes.iter().filter_map(Change::item) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// A moment as people write it: `07-15 09:41`, with the year if it is not this one.
pub fn moment(at: Stamp, now: Now) -> String {
    use chrono::Datelike as _;
    let is_this_year = at.year() == now.date().year();
    at.format(if is_this_year { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
}

impl HistoryRow {
    /// The row of `subject`.
    pub fn of(subject: StepSubject<'_>) -> Self {
        let StepSubject { plan, step, lang } = subject;
        let Some(step) = step else {
            return Self {
                at: plan.created,
                items: "-".to_owned(),
                action: history::FOUNDED.say(lang).to_owned(),
                what: history::founded(lang, &plan.title, founding_items(plan)),
                by: String::new(),
            };
        };
        let told = by_object(plan, step, lang);
        let items = items(step);
        Self {
            at: Some(step.at),
            items: match items.as_slice() {
                [] => "-".to_owned(),
                [only] => tell::number(plan, *only),
                several => history::many(lang, several.len()),
            },
            action: action(step, &told, lang),
            what: what(plan, step, &told, &items, lang),
            by: step.by.clone(),
        }
    }
}

/// How many items the board was made with.
pub fn founding_items(plan: &Plan) -> usize {
    let added: isize = plan.log.iter().flat_map(|step| &step.changes).map(Change::items_added).sum();
    plan.items.len().saturating_add_signed(added.saturating_neg())
}

/// What a step did to each object, in the order it first speaks of them.
fn by_object(plan: &Plan, step: &Step, lang: Lang) -> Vec<(Object, Vec<Told>)> {
    let mut all: Vec<(Object, Vec<Told>)> = Vec::new();
    for change in &step.changes {
        let Some(told) = tell::told(plan, change, lang) else { continue };
        let object = change.object();
        // The changes of one object mostly stand together.
        match all.iter_mut().rev().find(|(other, _)| *other == object) {
            Some((_, lines)) => lines.push(told),
            None => all.push((object, vec![told])),
        }
    }
    all
}

fn action(step: &Step, told: &[(Object, Vec<Told>)], lang: Lang) -> String {
    let first = || told.iter().flat_map(|(_, lines)| lines).next().map(|told| told.action);
    let word = match step.kind {
        Kind::Undo => history::UNDO,
        Kind::Redo => history::REDO,
        Kind::Merge => history::MERGE,
        Kind::Meeting => history::MEETING,
        Kind::Edit => first().unwrap_or(words::ORDER),
    };
    word.say(lang).to_owned()
}

fn what(plan: &Plan, step: &Step, told: &[(Object, Vec<Told>)], items: &[ItemId], lang: Lang) -> String {
    let line = |lines: &[Told]| said(lines, step.kind, lang);
    let comma = board::comma(lang);
    let what = match told {
        [] => step.label.clone(),
        [(Object::Item(_), lines)] => line(lines),
        [(Object::Meeting(_), lines)] if lines.iter().any(|told| told.action == words::BEGUN) => line(lines),
        several => {
            let all: Vec<String> = several.iter().map(|(_, lines)| line(lines)).collect();
            let is_same = all.len() > 1 && items.len() == all.len() && all.iter().all(|other| *other == all[0]);
            if is_same {
                let numbers: Vec<String> = items.iter().map(|item| tell::number(plan, *item)).collect();
                history::together(lang, &numbers.join(comma), &all[0])
            } else {
                let name = |object: &Object| match object {
                    Object::Item(item) => tell::number(plan, *item),
                    other => tell::object(plan, other, lang),
                };
                let each = several.iter().zip(&all).map(|((object, _), line)| format!("{} {line}", name(object)));
                each.collect::<Vec<_>>().join(lang.pick("；", "; "))
            }
        }
    };
    if step.merged.is_empty() { what } else { history::brought(lang, &what, step.merged.len()) }
}

/// What was done to one object; the first in short, since the action stands before it.
fn said(lines: &[Told], kind: Kind, lang: Lang) -> String {
    let short = |at: usize, told: &Told| {
        let named = kind == Kind::Edit && at == 0 && matches!(told.fate, Fate::Set | Fate::Added);
        if named && !told.what.is_empty() { told.what.replace('\n', " ") } else { told.say(lang) }
    };
    lines.iter().enumerate().map(|(at, told)| short(at, told)).collect::<Vec<_>>().join(lang.pick("；", "; "))
}
