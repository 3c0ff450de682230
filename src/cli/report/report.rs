//! `yaodian report`: a meeting's minutes, the bulletin; on standard output or in a file.

use super::deliver::deliver;
use super::select;
use clap::ArgMatches;

use super::super::board::Place;
use super::super::{Environment, Fault, at, meeting};
use crate::lang::{meeting as words, report as report_words};
use crate::report::slice::Slice;
use crate::report::{bulletin, minutes};

/// `yaodian report minutes`.
pub(in crate::cli) fn report(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    match options.subcommand() {
        Some(("minutes", options)) => minutes(place, world, options),
        Some(("bulletin", options)) => bulletin(place, world, options),
        _ => unreachable!("the arguments name a report"),
    }
}

fn minutes(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let plan = place.plan()?;
    let meeting = match options.get_one::<String>("meeting") {
        Some(word) => meeting::find(&plan, word, world)?,
        None => plan.latest_meeting().ok_or_else(|| Fault::Wish(words::no_meetings(world.lang).to_owned()))?,
    };
    let stem = words::minutes_name(world.lang, &plan.title, &meeting.date.to_string());
    deliver(&minutes::minutes(&plan, meeting, world.lang), &stem, "md", world, options)
}

/// `yaodian report bulletin`.
fn bulletin(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let (plan, now) = at::plan(place, world, options)?;
    let query = select::query(options);
    let items = select::chosen(&plan, &query, now, world)?;
    let slice = Slice { plan: &plan, items, query, now, lang: world.lang };
    let stem = slice.file_stem(report_words::bulletin_name(world.lang));
    deliver(&bulletin::bulletin(&slice), &stem, "md", world, options)
}
