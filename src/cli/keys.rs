//! `yaodian keys`: the table of actions with the keys in force.

use clap::ArgMatches;
use serde::Serialize;

use super::json::pretty;
use super::{Environment, Fault, output};
use crate::app::action::{Row, Scope, TABLE};
use crate::app::keymap::Keymap;
use crate::lang::{Lang, settings as words};
use crate::text;

/// An action on one screen.
#[derive(Debug, Serialize)]
struct KeyOut {
    scope: &'static str,
    name: &'static str,
    keys: Vec<String>,
    text: &'static str,
}

/// An action, the screens on which it has these keys, and the keys.
struct Line {
    row: &'static Row,
    scopes: Vec<Scope>,
    keys: String,
}

/// `yaodian keys`.
pub(super) fn keys(world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let (keymap, lang) = (&world.config.preferences.keymap, world.lang);
    if options.get_flag("json") {
        output::print(&pretty(&objects(keymap, lang))?);
    } else if options.get_flag("md") {
        output::print(&markdown(keymap, lang));
    } else {
        output::print(&plain(keymap, lang));
    }
    Ok(0)
}

fn objects(keymap: &Keymap, lang: Lang) -> Vec<KeyOut> {
    let places = Scope::ALL.into_iter().flat_map(|scope| TABLE.iter().map(move |row| (scope, row)));
    places
        .filter(|(scope, row)| row.scopes.contains(scope))
        .map(|(scope, row)| KeyOut {
            scope: scope.name(),
            name: row.name,
            keys: keymap.keys(scope, row.action).map(|keys| spelt(keys.keys())).collect(),
            text: row.text.say(lang),
        })
        .collect()
}

/// As `config.toml` and `--keys` take it: `g g`.
fn spelt(keys: &[crate::app::key::Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The table's rows; one whose keys differ from screen to screen is there once for each set of keys.
fn lines(keymap: &Keymap) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (row, scope) in TABLE.iter().flat_map(|row| row.scopes.iter().map(move |scope| (row, *scope))) {
        let keys = keymap.told(scope, row);
        match lines.iter_mut().find(|line| line.row.action == row.action && line.keys == keys) {
            Some(line) => line.scopes.push(scope),
            None => lines.push(Line { row, scopes: vec![scope], keys }),
        }
    }
    lines
}

fn scopes(line: &Line) -> String {
    line.scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" ")
}

fn plain(keymap: &Keymap, lang: Lang) -> String {
    let rows: Vec<[String; 4]> = lines(keymap)
        .iter()
        .map(|line| [scopes(line), line.row.name.to_owned(), line.keys.clone(), line.row.text.say(lang).to_owned()])
        .collect();
    let heads = words::HEADS.map(|head| head.say(lang).to_owned());
    let widths = [0, 1, 2]
        .map(|at| rows.iter().chain([&heads]).map(|cells| text::width(&cells[at])).max().expect("the heads are there"));
    let line = |cells: &[String; 4]| {
        let padded: String = (0..3).map(|at| text::pad(&cells[at], widths[at] + 2)).collect();
        format!("{padded}{}\n", cells[3])
    };
    [&heads].into_iter().chain(&rows).map(line).collect()
}

fn markdown(keymap: &Keymap, lang: Lang) -> String {
    let [scope, name, keys, what] = words::HEADS.map(|head| head.say(lang));
    let mut table = format!("| {keys} | {what} | {scope} | {name} |\n|---|---|---|---|\n");
    for line in lines(keymap) {
        let keys =
            line.keys.split("  ").map(|keys| format!("`{}`", keys.replace('|', "\\|"))).collect::<Vec<_>>().join(" ");
        let what = line.row.text.say(lang);
        table.push_str(&format!("| {keys} | {what} | {} | `{}` |\n", scopes(&line), line.row.name));
    }
    table
}
