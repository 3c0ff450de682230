//! `yaodian backup` and `yaodian restore`; and the backups that are told with a file that cannot be used.

use std::time::Duration;

use clap::ArgMatches;

use super::board::Place;
use super::{Environment, Fault, output};
use crate::lang::{Lang, store as words};
use crate::store::{self, Backup, StoreError};
use crate::text::safe::safe;

/// How long `restore` waits for somebody else's save.
const PATIENCE: Duration = Duration::from_secs(5);

/// `yaodian backup`.
pub(super) fn backup(place: &Place, world: &Environment) -> Result<u8, Fault> {
    let lang = world.lang;
    let backups = place.backups(world).ok_or_else(|| Fault::Wish(words::no_data_dir(lang).to_owned()))?;
    let made = backups.make(&place.path, (world.clock)().stamp()).map_err(|error| match error {
        StoreError::Missing => Fault::Wish(words::nothing_to_back_up(lang, &place.path.display().to_string())),
        error => Fault::Board(error),
    })?;
    let told = match made {
        Some(copy) => words::backed_up(lang, &copy.path.display().to_string()),
        None => words::unchanged(lang).to_owned(),
    };
    eprintln!("{}", safe(&told));
    output::print(&list(&backups.list(), lang));
    Ok(0)
}

/// `yaodian restore`.
pub(super) fn restore(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let lang = world.lang;
    let backups = place.backups(world).ok_or_else(|| Fault::Wish(words::no_data_dir(lang).to_owned()))?;
    let number = options.get_one::<String>("number").map_or("", String::as_str);
    let list = backups.list();
    let chosen = number.parse::<usize>().ok().and_then(|number| list.get(number.checked_sub(1)?));
    let copy = chosen.ok_or_else(|| Fault::Wish(words::no_such_backup(lang, number, list.len())))?;
    let now = (world.clock)().stamp();
    let restored = store::restore(&place.path, copy, now, PATIENCE).map_err(Fault::Board)?;
    output::print(&format!("{}\n", safe(&words::restored(lang, &date(copy), restored.items))));
    if let Some(aside) = restored.aside {
        eprintln!("{}", safe(&words::set_aside(lang, &aside.display().to_string())));
    }
    Ok(0)
}

/// The same fault with the backups there are, where the file of the board in `place` cannot be used.
pub(super) fn with_backups(fault: Fault, place: &Place, world: &Environment) -> Fault {
    let is_at_fault = |error: &StoreError| error.is_of_the_file() && error.path().is_some_and(|at| place.is_at(at));
    match fault {
        Fault::Board(ref error) | Fault::NotSaved(ref error) if is_at_fault(error) => {
            Fault::Unusable { fault: Box::new(fault), backups: told(place, world) }
        }
        fault => fault,
    }
}

/// What to say of the backups where the board's own file is at fault.
fn told(place: &Place, world: &Environment) -> String {
    let list = place.backups(world).map(|backups| backups.list()).unwrap_or_default();
    if list.is_empty() {
        return words::no_backups(world.lang).to_owned();
    }
    format!("{}\n{}", words::backups(world.lang), self::list(&list, world.lang).trim_end())
}

fn list(copies: &[Backup], lang: Lang) -> String {
    let line = |(at, copy): (usize, &Backup)| words::backup(lang, at + 1, &date(copy), copy.items().ok());
    copies.iter().enumerate().map(|copy| format!("{}\n", line(copy))).collect()
}

fn date(copy: &Backup) -> String {
    copy.at.format("%Y-%m-%d %H:%M:%S").to_string()
}
