//! The items a report is about.

use std::collections::HashSet;

use clap::ArgMatches;

use super::super::{Environment, Fault};
use crate::clock::Now;
use crate::plan::Plan;
use crate::plan::item::Item;
use crate::plan::query::{Context, Query};

/// The query of the arguments, as one text.
pub(super) fn query(options: &ArgMatches) -> String {
    let words: Vec<&str> = options.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect();
    words.join(" ")
}

/// The items for which `query` holds, in the plan's order.
pub(super) fn chosen<'a>(plan: &'a Plan, query: &str, now: Now, world: &Environment) -> Result<Vec<&'a Item>, Fault> {
    let query = Query::parse(query).map_err(|error| Fault::Usage(error.say(world.lang)))?;
    let context = Context { plan, now, discussed: &HashSet::new() };
    Ok(query.items(&context).into_iter().filter_map(|id| plan.item(id)).collect())
}
