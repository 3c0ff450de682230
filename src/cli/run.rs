//! From arguments to the command they name, and to an exit code.

use std::ffi::OsString;

use super::{
    Environment, Fault, arguments, backup, board, boards, change, config, doctor, import, keys, log, merge, open,
    output, report, show, write,
};

/// Runs the command line `arguments`, the program's name first; gives the exit code.
pub fn run(arguments: Vec<OsString>, world: Environment) -> u8 {
    let lang = arguments::lang(&arguments).or(world.config.preferences.lang).unwrap_or(world.lang);
    let world = Environment { lang, ..world };
    output::tell_panics(lang);
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

fn dispatch(matches: &clap::ArgMatches, world: &Environment) -> Result<u8, Fault> {
    match matches.subcommand() {
        Some(("import", options)) => return import::import(matches, world, options),
        Some(("boards", options)) => return boards::boards(world, options),
        Some(("new", options)) => return boards::new(world, options),
        Some(("keys", options)) => return keys::keys(world, options),
        Some(("config", options)) => return config::config(world, options),
        _ => {}
    }
    let place = board::Place::of(matches, world)?;
    answer(&place, matches, world).map_err(|fault| backup::with_backups(fault, &place, world))
}

fn answer(place: &board::Place, matches: &clap::ArgMatches, world: &Environment) -> Result<u8, Fault> {
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
