//! `yaodian backup` and `yaodian restore`; and the backups that are told with a file that cannot be used.

use std::time::Duration;

use clap::ArgMatches;

use super::board::Place;
use super::{Fault, World, fault};
use crate::lang::{Lang, store as words};
use crate::store::{self, Backup, Backups, StoreError};
use crate::text::safe::safe;

/// How long `restore` waits for somebody else's save.
const PATIENCE: Duration = Duration::from_secs(5);

/// The backups of the board; none if there is no data directory.
pub(super) fn backups(place: &Place, world: &World) -> Option<Backups> {
    world.data_dir.as_deref().map(|data_dir| Backups::of(data_dir, &place.path))
}

/// `yaodian backup`.
pub(super) fn backup(place: &Place, world: &World) -> Result<u8, Fault> {
    let lang = world.lang;
    let backups = backups(place, world).ok_or_else(|| Fault::Wish(words::no_data_dir(lang).to_owned()))?;
    let made = backups.make(&place.path, (world.clock)().stamp()).map_err(|error| match error {
        StoreError::Missing => Fault::Wish(words::nothing_to_back_up(lang, &place.path.display().to_string())),
        error => Fault::Board(error),
    })?;
    let told = match made {
        Some(copy) => words::backed_up(lang, &copy.path.display().to_string()),
        None => words::unchanged(lang).to_owned(),
    };
    eprintln!("{}", safe(&told));
    fault::print(&list(&backups.list(), lang));
    Ok(0)
}

/// `yaodian restore`.
pub(super) fn restore(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
    let lang = world.lang;
    let backups = backups(place, world).ok_or_else(|| Fault::Wish(words::no_data_dir(lang).to_owned()))?;
    let number = options.get_one::<String>("number").map_or("", String::as_str);
    let list = backups.list();
    let chosen = number.parse::<usize>().ok().and_then(|number| list.get(number.checked_sub(1)?));
    let copy = chosen.ok_or_else(|| Fault::Wish(words::no_such_backup(lang, number, list.len())))?;
    let now = (world.clock)().stamp();
    let restored = store::restore(&place.path, copy, now, PATIENCE).map_err(Fault::Board)?;
    fault::print(&format!("{}\n", safe(&words::restored(lang, &date(copy), restored.items))));
    if let Some(aside) = restored.aside {
        eprintln!("{}", safe(&words::set_aside(lang, &aside.display().to_string())));
    }
    Ok(0)
}

/// What to say of the backups where the board's own file is at fault.
pub(super) fn told(place: &Place, world: &World) -> String {
    let list = backups(place, world).map(|backups| backups.list()).unwrap_or_default();
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
