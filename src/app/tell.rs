//! What happened, in words: one wording for messages, the detail's changes and the log.

use crate::clock::{Now, Stamp};
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, RecordSwap};
use crate::plan::id::{ColumnId, ItemId};
use crate::plan::step::Step;

/// A change of status, by the columns' names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The item.
    pub item: ItemId,
    /// The column it left.
    pub from: ColumnId,
    /// The column it came to.
    pub to: ColumnId,
}

/// The moves a step made, in its order.
pub fn moves(step: &Step) -> impl Iterator<Item = Move> {
    step.changes.iter().filter_map(|Change::Item(item, change)| match change {
        ItemChange::Status(swap) => Some(Move { item: *item, from: swap.from.clone(), to: swap.to.clone() }),
        _ => None,
    })
}

/// A column's name; its id if the column is gone.
pub fn column_name<'a>(plan: &'a Plan, column: &'a ColumnId, lang: Lang) -> &'a str {
    plan.column(column).map_or(&column.0, |column| column.name(lang))
}

/// An item's number as printed; its id, `#7`, if it has none or is gone.
pub fn number(plan: &Plan, item: ItemId) -> String {
    let number = plan.item(item).map(|item| item.number.clone()).filter(|number| !number.is_empty());
    number.unwrap_or_else(|| format!("#{item}"))
}

/// What changed, without the item: `推进中 ➜ 滞后`. None for fields that only accompany another.
pub fn change(plan: &Plan, change: &ItemChange, lang: Lang) -> Option<String> {
    let name = |column| column_name(plan, column, lang);
    Some(match change {
        ItemChange::Status(swap) => board::from_to(name(&swap.from), name(&swap.to)),
        ItemChange::Since(_) | ItemChange::Back(_) => return None,
        ItemChange::Title(swap) => board::title_change(lang, &swap.to),
        ItemChange::Deadline(swap) => board::deadline_change(lang, swap.to.map(|day| day.to_string()).as_deref()),
        ItemChange::Progress(swap) => record(lang, board::PROGRESS, swap),
        ItemChange::Problems(swap) => record(lang, board::PROBLEM, swap),
        ItemChange::NextSteps(swap) => record(lang, board::NEXT_STEP, swap),
        ItemChange::Decisions(swap) => record(lang, board::DECISION, swap),
    })
}

fn record<T>(lang: Lang, kind: crate::lang::Words, swap: &RecordSwap<T>) -> String {
    match (&swap.from, &swap.to) {
        (None, _) => board::record_added(lang, kind.say(lang)),
        (Some(_), Some(_)) => board::record_changed(lang, kind.say(lang)),
        (Some(_), None) => board::record_removed(lang, kind.say(lang)),
    }
}

/// What a step did, item by item: `第7项 推进中 ➜ 滞后`.
pub fn changes(plan: &Plan, changes: &[Change], lang: Lang) -> Vec<String> {
    changes
        .iter()
        .filter_map(|Change::Item(item, field)| Some((*item, change(plan, field, lang)?)))
        .map(|(item, what)| board::item_change(lang, &number(plan, item), &what))
        .collect()
}

/// What a step did, in one line.
pub fn line(plan: &Plan, all: &[Change], lang: Lang) -> String {
    changes(plan, all, lang).join(lang.pick("；", "; "))
}

/// When something was: the time if it was today, else the day, with the year if it was another.
pub fn when(at: Stamp, now: Now) -> String {
    use chrono::Datelike as _;
    let (day, today) = (at.date_naive(), now.date());
    if day == today {
        at.format("%H:%M").to_string()
    } else if day.year() == today.year() {
        at.format("%m-%d").to_string()
    } else {
        at.format("%Y-%m-%d").to_string()
    }
}
