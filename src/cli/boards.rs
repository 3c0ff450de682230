//! `yaodian boards` and `yaodian new`: the boards of the data directory.

use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;

use super::board::{DEFAULT, Named, Place};
use super::import::{create, data_path};
use super::json::pretty;
use super::{Environment, Fault, output};
use crate::clock::Stamp;
use crate::document::{self, Draft};
use crate::lang::{Lang, import as words};
use crate::plan::summary::Summary;
use crate::store::{self, Founded, StoreError};
use crate::text::safe::safe;
use crate::text::{pad, width};

/// A board as it is listed.
#[derive(Serialize)]
pub(super) struct Listed {
    /// Its name.
    pub(super) name: String,
    path: String,
    /// Whether it opens if no other is named.
    is_default: bool,
    title: Option<String>,
    /// How many items it has.
    pub(super) items: Option<usize>,
    /// How many of them are done.
    pub(super) done: Option<usize>,
    /// When it was changed last.
    pub(super) changed: Option<Stamp>,
    /// Why it cannot be read.
    pub(super) error: Option<String>,
}

/// `yaodian boards`.
pub(super) fn boards(world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let listed = listed(world);
    output::print(&if options.get_flag("json") { pretty(&listed)? } else { table(&listed, world.lang) });
    Ok(0)
}

/// The boards of the data directory, and the default one, which is there before its file is.
pub(super) fn listed(world: &Environment) -> Vec<Listed> {
    let data_dir = world.boards_dir();
    let standard = world.config.preferences.board.clone().unwrap_or_else(|| DEFAULT.to_owned());
    let mut names = store::board_names(data_dir);
    if !names.contains(&standard) {
        names.insert(0, standard.clone());
    }
    names.into_iter().filter_map(|name| listing(name, &standard, data_dir, world.lang)).collect()
}

fn listing(name: String, standard: &str, data_dir: &Path, lang: Lang) -> Option<Listed> {
    let path = store::board_path(data_dir, &name).ok()?;
    let is_default = name == standard;
    let shown = path.display().to_string();
    let empty =
        Listed { name, path: shown, is_default, title: None, items: None, done: None, changed: None, error: None };
    let plan = match store::read(&path) {
        Ok(loaded) => loaded.plan,
        Err(StoreError::Missing) => document::default_plan(),
        Err(error) => return Some(Listed { error: Some(error.say(lang)), ..empty }),
    };
    let summary = Summary::of(&plan, &plan.items);
    Some(Listed {
        items: Some(summary.total),
        done: Some(summary.done),
        changed: plan.log.last().map(|step| step.at).or(plan.created),
        title: Some(plan.title),
        ..empty
    })
}

/// A row for each board: name, items, share done, last change, title; `*` before the default one.
fn table(boards: &[Listed], lang: Lang) -> String {
    let row = |board: &Listed| {
        let done = Summary { done: board.done.unwrap_or(0), total: board.items.unwrap_or(0), ..Summary::default() };
        let last = board.changed.map_or_else(|| "–".to_owned(), |at| at.format("%Y-%m-%d %H:%M").to_string());
        let facts = match &board.error {
            Some(error) => error.clone(),
            None => words::board_row(lang, done.total, &format!("{}%", done.rate()), &last),
        };
        let mark = if board.is_default { "* " } else { "  " };
        [
            format!("{mark}{}", safe(&board.name)),
            safe(&facts).into_owned(),
            safe(board.title.as_deref().unwrap_or("")).into_owned(),
        ]
    };
    let rows: Vec<[String; 3]> = boards.iter().map(row).collect();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1)];
    let line = |[name, facts, title]: &[String; 3]| {
        format!("{}\n", format!("{}  {}  {title}", pad(name, widths[0]), pad(facts, widths[1])).trim_end())
    };
    rows.iter().map(line).collect()
}

/// `yaodian new`: an empty plan; a board that is there stays.
pub(super) fn new(world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let name = options.get_one::<String>("name").map_or("", String::as_str);
    let place = Place { path: data_path(world, name)?, named: Named::Board };
    let plan = Draft::empty(name).into_plan();
    match create(&place, &plan, world)? {
        Founded::Taken => Err(Fault::Wish(words::exists(world.lang, name))),
        Founded::Done => {
            let path = std::path::absolute(&place.path).unwrap_or(place.path);
            let told =
                [words::created(world.lang, name, &path.display().to_string()), words::open_with(world.lang, name)];
            output::print(&told.iter().map(|line| format!("{}\n", safe(line))).collect::<String>());
            Ok(0)
        }
    }
}
