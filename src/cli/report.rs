//! `yaodian report`: a meeting's minutes, the bulletin; on standard output or in a file.

pub(super) mod export;

use std::ffi::OsString;
use std::io;
use std::path::Path;

use anyhow::Context as _;
use clap::ArgMatches;

use super::board::Place;
use super::{Fault, World, at, fault, meeting};
use crate::lang::{meeting as words, report as report_words};
use crate::report::slice::Slice;
use crate::report::{self, Existing, bulletin, minutes};
use crate::text::safe::safe;

/// `yaodian report minutes`.
pub(super) fn report(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    match options.subcommand() {
        Some(("minutes", options)) => minutes(place, world, options),
        Some(("bulletin", options)) => bulletin(place, world, options),
        _ => unreachable!("the arguments name a report"),
    }
}

fn minutes(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let plan = place.plan()?;
    let meeting = match options.get_one::<String>("meeting") {
        Some(word) => meeting::find(&plan, word, world)?,
        None => plan.latest_meeting().ok_or_else(|| Fault::Wish(words::no_meetings(world.lang).to_owned()))?,
    };
    let stem = words::minutes_name(world.lang, &plan.title, &meeting.date.to_string());
    deliver(&minutes::minutes(&plan, meeting, world.lang), &stem, "md", world, options)
}

/// `yaodian report bulletin`.
fn bulletin(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let (plan, now) = at::plan(place, world, options)?;
    let query = export::query(options);
    let items = export::chosen(&plan, &query, now, world)?;
    let slice = Slice { plan: &plan, items, query, now, lang: world.lang };
    let stem = slice.file_stem(report_words::bulletin_name(world.lang));
    deliver(&bulletin::bulletin(&slice), &stem, "md", world, options)
}

/// Hands a text over: to the file of `-o`, which is overwritten only by `--force`, or to standard output.
pub(super) fn deliver(
    text: &str,
    stem: &str,
    extension: &str,
    world: &World,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    if to_standard_output(options) {
        fault::print(text);
        return Ok(0);
    }
    deliver_bytes(text.as_bytes(), stem, extension, world, options)
}

fn to_standard_output(options: &ArgMatches) -> bool {
    options.get_one::<OsString>("output").is_none_or(|path| path == "-")
}

/// Hands a report over as [`deliver`] does. In a folder that `-o` names it gets the name `stem.extension`.
pub(super) fn deliver_bytes(
    report: &[u8],
    stem: &str,
    extension: &str,
    world: &World,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let Some(path) = options.get_one::<OsString>("output").filter(|_| !to_standard_output(options)).map(Path::new)
    else {
        fault::print_bytes(report);
        return Ok(0);
    };
    if path.is_dir() {
        let path = report::write_new(path, stem, extension, report)
            .map_err(|(path, error)| Fault::System(anyhow::Error::new(error).context(path.display().to_string())))?;
        fault::print(&format!("{}\n", safe(&path.display().to_string())));
        return Ok(0);
    }
    let shown = path.display().to_string();
    let existing = if options.get_flag("force") { Existing::Overwritten } else { Existing::Kept };
    match report::write(path, report, existing) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Fault::Wish(words::file_kept(world.lang, &shown)))
        }
        written => {
            written.context(shown)?;
            Ok(0)
        }
    }
}
