//! `--at DATE`: the plan as it stood at the end of a day.

use clap::ArgMatches;

use super::board::Place;
use super::{Environment, Fault};
use crate::app::refusal::Refusal;
use crate::app::tell;
use crate::clock::{Date, Now};
use crate::lang::{command, history};
use crate::plan::Plan;
use crate::text::safe::safe;

/// The day a text names.
pub(super) fn date(text: &str, world: &Environment) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::Usage(command::bad_date(world.lang, text)))
}

/// The plan `--at` asks for, or today's, and the moment up to which its days are counted. A day before the board was
/// made is told on standard error.
pub(super) fn plan(place: &Place, world: &Environment, options: &ArgMatches) -> Result<(Plan, Now), Fault> {
    let day = options.get_one::<String>("at").map(|text| date(text, world)).transpose()?;
    let (plan, now) = (place.plan()?, (world.clock)());
    let Some(day) = day.filter(|day| *day < now.date()) else { return Ok((plan, now)) };
    if let Some(created) = plan.created.filter(|created| created.date_naive() > day) {
        let told = history::not_yet_made(world.lang, &day.to_string(), &created.date_naive().to_string());
        eprintln!("{}", safe(&told));
    }
    let then = plan.as_of(day).map_err(|conflict| {
        let object = tell::object(&plan, &conflict.object, world.lang);
        Fault::Refused(Refusal::Torn { object }, now)
    })?;
    Ok((then, now.on(day)))
}
