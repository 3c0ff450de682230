//! `yaodian report`: a meeting's minutes, on standard output or in a file.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use anyhow::Context as _;
use clap::ArgMatches;

use super::board::Place;
use super::{Fault, World, fault, meeting};
use crate::lang::meeting as words;
use crate::report::{self, Existing, minutes};

/// `yaodian report minutes`.
pub(super) fn report(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    match options.subcommand() {
        Some(("minutes", options)) => minutes(place, world, options),
        _ => unreachable!("the arguments name a report"),
    }
}

fn minutes(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let plan = place.plan()?;
    let meeting = match options.get_one::<String>("meeting") {
        Some(word) => meeting::find(&plan, word, world)?,
        None => plan.latest_meeting().ok_or_else(|| Fault::Wish(words::no_meetings(world.lang).to_owned()))?,
    };
    deliver(&minutes::minutes(&plan, meeting, world.lang), world, options)
}

/// Hands a report over: to the file of `-o`, which is overwritten only by `--force`, or to standard output.
pub(super) fn deliver(text: &str, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let Some(path) = options.get_one::<OsString>("output").filter(|path| *path != "-") else {
        fault::print(text);
        return Ok(0);
    };
    let shown = Path::new(path).display().to_string();
    let existing = if options.get_flag("force") { Existing::Overwritten } else { Existing::Kept };
    match report::write(Path::new(path), text, existing) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let (what, hint) = (words::file_exists(world.lang, &shown), words::force_hint(world.lang));
            Err(Fault::Wish(format!("{what}{}{hint}", world.lang.pick("。", ". "))))
        }
        written => {
            written.context(shown)?;
            Ok(0)
        }
    }
}
