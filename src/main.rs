//! Reads the clock, the locale, the environment and the paths, and hands them down.

use std::io::{IsTerminal as _, stdin, stdout};
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::Instant;

use chrono::{DateTime, Local};
use directories::ProjectDirs;
use yaodian::cli::{self, Terminal, World};
use yaodian::clock::Now;
use yaodian::lang::{Lang, command};

fn main() -> ExitCode {
    let lang = lang();
    if let Err(value) = fixed_now() {
        eprintln!("{}", command::bad_variable(lang, "YAODIAN_NOW", value));
        return ExitCode::from(2);
    }
    let world = World {
        clock: now,
        by: variable("YAODIAN_BY").unwrap_or_else(by),
        data_dir: ProjectDirs::from("", "", "yaodian").map(|dirs| dirs.data_dir().to_owned()),
        state_dir: ProjectDirs::from("", "", "yaodian")
            .map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned()),
        lang,
        terminal: terminal(),
    };
    ExitCode::from(cli::run(std::env::args_os().collect(), world))
}

/// A variable of the environment that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language of the locale.
fn lang() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    Lang::of_locale(locale.as_deref().unwrap_or(""))
}

/// The time `YAODIAN_NOW` sets, and when the program began.
fn fixed_now() -> &'static Result<Option<(Now, Instant)>, String> {
    static FIXED: OnceLock<Result<Option<(Now, Instant)>, String>> = OnceLock::new();
    FIXED.get_or_init(|| {
        let Some(text) = variable("YAODIAN_NOW") else { return Ok(None) };
        let instant = DateTime::parse_from_rfc3339(&text).map_err(|_| text)?;
        Ok(Some((Now::new(instant), Instant::now())))
    })
}

/// The present: the system's, or the one `YAODIAN_NOW` sets and the time gone since.
fn now() -> Now {
    match fixed_now() {
        Ok(Some((now, began))) => now.after(u64::try_from(began.elapsed().as_millis()).unwrap_or(0)),
        _ => Now::new(Local::now().fixed_offset()),
    }
}

/// `user@host`.
fn by() -> String {
    let user = ["USER", "LOGNAME"].into_iter().find_map(variable);
    let user = user.unwrap_or_else(|| rustix::process::getuid().as_raw().to_string());
    let names = rustix::system::uname();
    format!("{user}@{}", names.nodename().to_string_lossy())
}

fn terminal() -> Terminal {
    let term = variable("TERM").unwrap_or_default();
    Terminal {
        is_there: stdin().is_terminal() && stdout().is_terminal() && term != "dumb",
        term,
        colorterm: variable("COLORTERM").unwrap_or_default(),
        no_color: variable("NO_COLOR").is_some(),
    }
}
