//! `yaodian log`: the history, oldest first.

use clap::ArgMatches;

use super::board::Place;
use super::json::{Numbers, StepOut, pretty};
use super::{Environment, Fault, at, output};
use crate::app::screen::history::filter::HistoryFilter;
use crate::app::screen::history::row::founding_items;
use crate::app::screen::history::subject::StepSubject;
use crate::app::tell;
use crate::clock::Stamp;
use crate::lang::{Lang, board, command};
use crate::plan::Plan;
use crate::plan::step::{Kind, Step};
use crate::text::safe::safe;

/// `yaodian log`.
pub(super) fn log(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let day = |name| options.get_one::<String>(name).map(|text| at::date(text, world)).transpose();
    let (since, until) = (day("since")?, day("until")?);
    let words: Vec<&str> = options.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect();
    let filter = HistoryFilter::parse(&words.join(" ")).map_err(|error| Fault::Usage(error.say(world.lang)))?;
    let plan = place.plan()?;
    let is_wanted = |at: &Stamp, step| {
        let day = at.date_naive();
        let within = since.is_none_or(|since| day >= since) && until.is_none_or(|until| day <= until);
        within && filter.holds(StepSubject { plan: &plan, step, lang: world.lang })
    };
    let steps = plan.log.iter().filter(|step| is_wanted(&step.at, Some(*step)));
    if options.get_flag("json") {
        let numbers = Numbers::of(&plan);
        let steps: Vec<StepOut<'_>> = steps.map(|step| StepOut::of(step, &numbers)).collect();
        output::print(&pretty(&steps)?);
        return Ok(0);
    }
    let mut lines = String::new();
    if let Some(created) = plan.created.filter(|created| is_wanted(created, None)) {
        lines.push_str(&line(created, "-", &command::created(world.lang, &plan.title, founding_items(&plan))));
    }
    for step in steps {
        lines.push_str(&line(step.at, &step.by, &told(&plan, step, world.lang)));
    }
    output::print(&lines);
    Ok(0)
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
