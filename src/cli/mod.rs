//! The command line: arguments to commands, commands to answers and exit codes.

mod arguments;
mod at;
mod backup;
mod board;
mod boards;
mod change;
mod config;
mod doctor;
mod editor;
mod fault;
mod import;
mod intake;
mod item;
mod json;
mod keys;
mod log;
mod markdown;
mod meeting;
mod merge;
mod open;
mod report;
mod show;
mod sitting;
mod write;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::clock::Now;
use crate::lang::Lang;
use crate::terminal::clipboard::Multiplexer;
pub use config::ConfigFile;
pub use fault::Fault;

/// What the world around the program says; read in `main` only.
#[derive(Debug, Clone)]
pub struct World {
    /// The present.
    pub clock: fn() -> Now,
    /// Who makes the changes, `user@host`.
    pub by: String,
    /// Where boards are kept; none if the user has no data directory.
    pub data_dir: Option<PathBuf>,
    /// Where it is kept how boards were looked at; none if the user has no such directory.
    pub state_dir: Option<PathBuf>,
    /// The language the locale asks for.
    pub lang: Lang,
    /// The user's settings.
    pub config: ConfigFile,
    /// What the terminal says of itself.
    pub terminal: Terminal,
    /// The locale, as it is set.
    pub locale: String,
    /// The folders in which programs are looked for.
    pub path: Vec<PathBuf>,
    /// The user's editor, a command of the shell: `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
}

impl World {
    /// Where boards are kept; for a user without a data directory, a place in which nothing can be kept.
    pub(crate) fn boards_dir(&self) -> &Path {
        self.data_dir.as_deref().unwrap_or(Path::new("/dev/null/yaodian"))
    }
}

/// What the terminal says of itself.
#[derive(Debug, Clone, Default)]
pub struct Terminal {
    /// Whether standard input and output are one, and not a dumb one.
    pub is_there: bool,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// What stands between the program and the terminal.
    pub multiplexer: Multiplexer,
}

/// Runs the command line `arguments`, the program's name first; gives the exit code.
pub fn run(arguments: Vec<OsString>, world: World) -> u8 {
    let lang = arguments::lang(&arguments).or(world.config.preferences.lang).unwrap_or(world.lang);
    let world = World { lang, ..world };
    fault::tell_panics(lang);
    let command = arguments::command(lang);
    let arguments = arguments::with_negations(&arguments, &command);
    let matches = match command.try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return arguments::report(&error, lang),
    };
    let json = matches.subcommand().is_some_and(|(_, sub)| matches!(sub.try_get_one::<bool>("json"), Ok(Some(true))));
    match dispatch(&matches, &world) {
        Ok(code) => code,
        Err(fault) => fault.report(lang, json),
    }
}

fn dispatch(matches: &clap::ArgMatches, world: &World) -> Result<u8, Fault> {
    match matches.subcommand() {
        Some(("import", options)) => return import::import(matches, world, options),
        Some(("boards", options)) => return boards::boards(world, options),
        Some(("new", options)) => return boards::new(world, options),
        Some(("keys", options)) => return keys::keys(world, options),
        Some(("config", options)) => return config::config(world, options),
        _ => {}
    }
    let place = board::Place::of(matches, world)?;
    answer(&place, matches, world).map_err(|fault| fault.with_backups(&place, world))
}

fn answer(place: &board::Place, matches: &clap::ArgMatches, world: &World) -> Result<u8, Fault> {
    match matches.subcommand() {
        Some(("list", options)) => show::list(place, world, options),
        Some(("show", options)) => show::show(place, world, options),
        Some(("log", options)) => log::log(place, world, options),
        Some(("backup", _)) => backup::backup(place, world),
        Some(("restore", options)) => backup::restore(place, world, options),
        Some(("merge", options)) => merge::merge(place, world, options),
        Some(("path", _)) => board::path(place),
        Some(("doctor", options)) => doctor::doctor(place, world, options),
        Some(("export", options)) => report::export::export(place, world, options),
        Some(("report", options)) => report::report(place, world, options),
        Some(("add", options)) => write::add(place, world, options),
        Some(("rm", options)) => write::remove(place, world, options),
        Some(("set", options)) => write::set(place, world, options),
        Some(("note", options)) => write::note(place, world, options),
        Some(("theme", options)) => write::themes(place, world, options),
        Some(("undo", options)) => change::undo(place, world, options),
        Some(("redo", options)) => change::redo(place, world, options),
        Some((name, options)) => change::shift(place, world, name, options),
        None => open::open(place.clone(), world, matches),
    }
}
