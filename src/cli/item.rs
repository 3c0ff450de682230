//! From what the user typed to items and columns of the plan.

use super::{Environment, Fault};
use crate::app::number::items_numbered;
use crate::lang::command;
use crate::plan::Plan;
use crate::plan::column::Column;
use crate::plan::item::Item;

/// At most so many candidates are listed.
const CANDIDATES: usize = 40;

/// The item a number (`7`) or an id (`#7`) names.
pub(super) fn find<'a>(plan: &'a Plan, id: &str, world: &Environment) -> Result<&'a Item, Fault> {
    let found = match id.strip_prefix('#') {
        Some(no) => no.parse().ok().and_then(|no| plan.numbered(no)).map(|item| item.id).into_iter().collect(),
        None => items_numbered(plan, id),
    };
    let items: Vec<&Item> = found.into_iter().filter_map(|id| plan.item(id)).collect();
    let comma = world.lang.pick("、", ", ");
    match items.as_slice() {
        [only] => Ok(only),
        [] => {
            let numbers: Vec<&str> = plan.items.iter().take(CANDIDATES).map(|item| item.number.as_str()).collect();
            let more = if plan.items.len() > CANDIDATES { " …" } else { "" };
            let candidates = format!("{}{more}", numbers.join(comma));
            Err(Fault::Wish(command::no_item(world.lang, id, &candidates)))
        }
        several => {
            let candidates: Vec<String> = several.iter().map(|item| format!("#{} {}", item.no, item.title)).collect();
            Err(Fault::Wish(command::ambiguous_item(world.lang, id, &candidates.join(comma))))
        }
    }
}

/// The column an id or a name in either language names; ASCII letters in any case.
pub(super) fn column<'a>(plan: &'a Plan, word: &str, world: &Environment) -> Result<&'a Column, Fault> {
    let same = |name: &str| name.eq_ignore_ascii_case(word.trim());
    let is_meant = |column: &&Column| same(&column.id.0) || same(&column.name.zh) || same(&column.name.en);
    plan.columns.iter().find(is_meant).ok_or_else(|| {
        let names = plan.columns.iter().map(|column| format!("{} {}", column.id, column.name(world.lang)));
        let candidates: Vec<String> = names.collect();
        Fault::Wish(command::no_status(world.lang, word, &candidates.join(world.lang.pick("、", ", "))))
    })
}
