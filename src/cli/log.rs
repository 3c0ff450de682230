//! `yaodian log`: the history, oldest first.

use clap::ArgMatches;

use super::board::Place;
use super::json::{StepOut, pretty};
use super::{Fault, World, fault};
use crate::app::tell;
use crate::clock::{Date, Stamp};
use crate::lang::{Lang, board, command};
use crate::plan::Plan;
use crate::plan::step::{Kind, Step};
use crate::text::safe::safe;

/// `yaodian log`.
pub(super) fn log(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let since = options.get_one::<String>("since").map(|text| date(text, world)).transpose()?;
    let plan = place.plan()?;
    let recent = |at: &Stamp| since.is_none_or(|since| at.date_naive() >= since);
    let steps = plan.log.iter().filter(|step| recent(&step.at));
    if options.get_flag("json") {
        let steps: Vec<StepOut<'_>> = steps.map(StepOut::from).collect();
        fault::print(&pretty(&steps)?);
        return Ok(0);
    }
    let mut lines = String::new();
    if let Some(created) = plan.created.filter(|created| recent(created)) {
        lines.push_str(&line(created, "-", &command::created(world.lang, &plan.title, plan.items.len())));
    }
    for step in steps {
        lines.push_str(&line(step.at, &step.by, &told(&plan, step, world.lang)));
    }
    fault::print(&lines);
    Ok(0)
}

fn date(text: &str, world: &World) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::Usage(command::bad_date(world.lang, text)))
}

fn line(at: Stamp, by: &str, what: &str) -> String {
    format!("{}  {}  {}\n", at.format("%Y-%m-%d %H:%M"), safe(by), safe(what))
}

fn told(plan: &Plan, step: &Step, lang: Lang) -> String {
    let what = tell::line(plan, &step.changes, lang);
    match step.kind {
        Kind::Undo => board::undone(lang, &what, None),
        Kind::Redo => board::redone(lang, &what, None),
        Kind::Edit | Kind::Meeting | Kind::Merge => what,
    }
}
