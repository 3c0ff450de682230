//! Reads the clock, the locale, the environment and the paths, and hands them down.

use std::io::{ErrorKind, IsTerminal as _, stdin, stdout};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use chrono::{DateTime, Local};
use directories::ProjectDirs;
use signal_hook::consts::SIGXFSZ;
use yaodian::cli::{self, ConfigFile, Environment, Terminal};
use yaodian::clock::Now;
use yaodian::lang::{Lang, command};
use yaodian::terminal::clipboard::Multiplexer;
use yaodian::text::safe::safe;

fn main() -> ExitCode {
    let lang = lang();
    if let Err(value) = fixed_now() {
        eprintln!("{}", safe(&command::bad_variable(lang, "YAODIAN_NOW", value)));
        return ExitCode::from(2);
    }
    // A limit of the file's size is to be an error of the write, not the end of the process.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    let config = config();
    let world = Environment {
        clock: now,
        by: variable("YAODIAN_BY").or_else(|| config.preferences.name.clone()).unwrap_or_else(by),
        data_dir: ProjectDirs::from("", "", "yaodian").map(|dirs| dirs.data_dir().to_owned()),
        state_dir: ProjectDirs::from("", "", "yaodian")
            .map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned()),
        lang,
        config,
        terminal: terminal(),
        locale: locale(),
        path: std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default(),
        editor: variable("VISUAL").or_else(|| variable("EDITOR")),
    };
    ExitCode::from(cli::run(std::env::args_os().collect(), world))
}

/// A variable of the environment that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The user's `config.toml`.
fn config() -> ConfigFile {
    let dirs = ProjectDirs::from("", "", "yaodian");
    let path = dirs.map(|dirs| dirs.config_dir().join("config.toml"));
    let text = path.as_ref().map_or(Err(ErrorKind::NotFound.into()), std::fs::read_to_string);
    ConfigFile::of(path, text)
}

/// The locale, as it is set; empty if it is not.
fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default()
}

/// The language of the locale.
fn lang() -> Lang {
    Lang::of_locale(&locale())
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
        multiplexer: Multiplexer::of(variable("TMUX").is_some(), variable("STY").is_some(), &term),
        term,
        colorterm: variable("COLORTERM").unwrap_or_default(),
        no_color: variable("NO_COLOR").is_some(),
    }
}
