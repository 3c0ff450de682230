//! Where a report goes: into a file, into a folder under its own name, or to standard output.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use anyhow::Context as _;
use clap::ArgMatches;

use super::super::{Environment, Fault, output};
use crate::lang::meeting as words;
use crate::report::{self, Existing};
use crate::text::safe::safe;

/// Hands a text over: to the file of `-o`, which is overwritten only by `--force`, or to standard output.
pub(in crate::cli) fn deliver(
    text: &str,
    stem: &str,
    extension: &str,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    if to_standard_output(options) {
        output::print(text);
        return Ok(0);
    }
    deliver_bytes(text.as_bytes(), stem, extension, world, options)
}

fn to_standard_output(options: &ArgMatches) -> bool {
    options.get_one::<OsString>("output").is_none_or(|path| path == "-")
}

/// Hands a report over as [`deliver`] does. In a folder that `-o` names it gets the name `stem.extension`.
pub(in crate::cli) fn deliver_bytes(
    report: &[u8],
    stem: &str,
    extension: &str,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let Some(path) = options.get_one::<OsString>("output").filter(|_| !to_standard_output(options)).map(Path::new)
    else {
        output::print_bytes(report);
        return Ok(0);
    };
    if path.is_dir() {
        let path = report::write_new(path, stem, extension, report)
            .map_err(|(path, error)| Fault::System(anyhow::Error::new(error).context(path.display().to_string())))?;
        output::print(&format!("{}\n", safe(&path.display().to_string())));
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
