//! The rules of the house: each from the sources to the places where they break it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::circles::circles;
use super::house::House;
use super::source::{Mention, Named, Source};

/// The modules of each floor, from the ground.
const FLOORS: [&[&str]; 9] = [
    &["text", "lang", "clock"],
    &["plan"],
    &["store", "document", "report"],
    &["edit"],
    &["app"],
    &["ui"],
    &["terminal"],
    &["cli"],
    &["main"],
];
/// The rooms of `app`, from the ground. Its other files may stand anywhere as long as there is no circle.
const ROOMS: [&[&str]; 5] = [&["keys"], &["config", "input", "board"], &["screen"], &["app"], &["run"]];
/// The largest a file may be without its tests, in lines.
const FILE: usize = 500;
/// The largest a function may be, in lines.
const FUNCTION: usize = 80;
/// Files in one folder.
const FOLDER: usize = 24;

/// A rule broken at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Offence {
    /// The rule, one word.
    pub(crate) rule: &'static str,
    /// Where, and what it is about; the same text as long as the fault is the same.
    pub(crate) place: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.rule, self.place)
    }
}

/// Every rule broken in `house`.
pub(crate) fn offences(house: &House) -> BTreeSet<Offence> {
    let rules = [
        upward,
        rooms,
        circle,
        face,
        app_methods,
        app_borrowed,
        app_named,
        file_size,
        function_size,
        folder_size,
        type_names,
        words,
        documents,
        languages,
        libraries,
        purity,
    ];
    rules.iter().flat_map(|rule| rule(house)).collect()
}

fn offence(rule: &'static str, place: impl Into<String>) -> Offence {
    Offence { rule, place: place.into() }
}

fn floor(source: &Source) -> Option<usize> {
    let first = source.module.first()?;
    FLOORS.iter().position(|modules| modules.contains(&first.as_str()))
}

/// Imports point down, those of tests too; modules on one floor do not import each other.
pub(crate) fn upward(house: &House) -> Vec<Offence> {
    let is_up = |from: &Source, to: &Source| match (floor(from), floor(to)) {
        (Some(here), Some(there)) => there > here || (there == here && from.module[0] != to.module[0]),
        (None, _) if !from.module.is_empty() => true,
        _ => false,
    };
    arrows(house, "upward", is_up)
}

/// Inside `app`: keys below config, input and board, below screen, below app.rs, below run.
pub(crate) fn rooms(house: &House) -> Vec<Offence> {
    let room = |source: &Source| match source.module.as_slice() {
        [app, room, ..] if app == "app" => ROOMS.iter().position(|names| names.contains(&room.as_str())),
        _ => None,
    };
    arrows(house, "rooms", |from, to| matches!((room(from), room(to)), (Some(here), Some(there)) if there > here))
}

fn arrows(house: &House, rule: &'static str, is_wrong: impl Fn(&Source, &Source) -> bool) -> Vec<Offence> {
    let needs = house.needs().into_iter().map(|need| (&house.sources[need.from], &house.sources[need.to]));
    let wrong = needs.filter(|(from, to)| is_wrong(from, to));
    wrong.map(|(from, to)| offence(rule, format!("{} -> {}", from.path, to.path))).collect()
}

/// No file needs a file that needs it, by whatever way. What only tests need is left out.
pub(crate) fn circle(house: &House) -> Vec<Offence> {
    let mut arrows = vec![Vec::new(); house.sources.len()];
    for need in house.needs().into_iter().filter(|need| !need.is_test) {
        arrows[need.from].push(need.to);
    }
    let circles = circles(&arrows);
    let in_one = circles.iter().flatten();
    in_one.map(|file| offence("circle", &house.sources[*file].path)).collect()
}

/// A `mod.rs` holds modules and what it passes on, nothing else.
pub(crate) fn face(house: &House) -> Vec<Offence> {
    let faces = house.sources.iter().filter(|source| source.is_face() && source.facts.beyond_a_face > 0);
    faces.map(|source| offence("face", &source.path)).collect()
}

/// What `App` does stands in `app.rs` and `run`.
pub(crate) fn app_methods(house: &House) -> Vec<Offence> {
    let may = |path: &str| path == "app/app.rs" || path.starts_with("app/run/");
    says_app(house, "app-methods", may, |source| &source.facts.impls)
}

/// Only who runs an App may change it.
pub(crate) fn app_borrowed(house: &House) -> Vec<Offence> {
    let may = |path: &str| {
        let runs = path == "app/app.rs" || path == "cli/session.rs";
        runs || path.starts_with("app/run/") || path.starts_with("terminal/")
    };
    says_app(house, "app-borrowed", may, |source| &source.facts.mutable)
}

fn says_app(
    house: &House,
    rule: &'static str,
    may: fn(&str) -> bool,
    names: fn(&Source) -> &Vec<Named>,
) -> Vec<Offence> {
    let others = house.sources.iter().filter(|source| !source.is_test && !may(&source.path));
    let says = others.filter(|source| names(source).iter().any(|named| !named.is_test && named.name == "App"));
    says.map(|source| offence(rule, &source.path)).collect()
}

/// Board, screens and keys know no App.
pub(crate) fn app_named(house: &House) -> Vec<Offence> {
    let rooms = ["app/board/", "app/screen/", "app/keys/"];
    let inside = house.sources.iter().filter(|source| rooms.iter().any(|room| source.path.starts_with(room)));
    let names = inside.filter(|source| mentions(source).any(|mention| mention.path.iter().any(|name| name == "App")));
    names.map(|source| offence("app-named", &source.path)).collect()
}

/// The paths that are no test's.
fn mentions(source: &Source) -> impl Iterator<Item = &Mention> {
    source.facts.mentions.iter().filter(|mention| !mention.is_test && !source.is_test)
}

/// Files that one can hold in the head.
pub(crate) fn file_size(house: &House) -> Vec<Offence> {
    let large = house.sources.iter().filter(|source| !source.is_test && source.facts.lines > FILE);
    large.map(|source| offence("file-size", &source.path)).collect()
}

/// Functions that one can see at once, those of tests too.
pub(crate) fn function_size(house: &House) -> Vec<Offence> {
    let functions = house.sources.iter().flat_map(|source| source.facts.functions.iter().map(move |f| (source, f)));
    let large = functions.filter(|(_, function)| function.lines > FUNCTION);
    large.map(|(source, function)| offence("function-size", format!("{} {}", source.path, function.name))).collect()
}

/// Folders that one can read.
pub(crate) fn folder_size(house: &House) -> Vec<Offence> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    house.sources.iter().for_each(|source| *folders.entry(source.folder()).or_default() += 1);
    folders.into_iter().filter(|(_, files)| *files > FOLDER).map(|(folder, _)| offence("folder-size", folder)).collect()
}

/// A type has a name of its own; an `Error` may stand once in each folder.
pub(crate) fn type_names(house: &House) -> Vec<Offence> {
    let mut places: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in house.sources.iter().filter(|source| !source.is_test) {
        for named in source.facts.types.iter().filter(|named| !named.is_test) {
            places.entry(&named.name).or_default().push(source);
        }
    }
    let mut found = Vec::new();
    for (name, sources) in places {
        let folders: BTreeSet<&str> = sources.iter().map(|source| source.folder()).collect();
        if sources.len() > 1 && !(name == "Error" && folders.len() == sources.len()) {
            found.extend(sources.iter().map(|source| offence("type-name", format!("{name} {}", source.path))));
        }
    }
    found
}

/// Words of both languages stand in `lang` and the key table.
pub(crate) fn words(house: &House) -> Vec<Offence> {
    let may = |path: &str| path.starts_with("lang/") || path == "app/keys/table.rs";
    let others = house.sources.iter().filter(|source| !source.is_test && !may(&source.path));
    let is_word = |named: &Named| !named.is_test && matches!(named.name.as_str(), "pick" | "words");
    let with = others.filter(|source| source.facts.texts.iter().any(is_word));
    with.map(|source| offence("words", &source.path)).collect()
}

/// A page that a comment names is there: from the top, in `docs` or beside the source.
pub(crate) fn documents(house: &House) -> Vec<Offence> {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for source in &house.sources {
        let comments = source.text.lines().filter_map(|line| line.split_once("//").map(|(_, comment)| comment));
        for page in comments.flat_map(pages) {
            let folders = [top.to_owned(), top.join("docs"), top.join("src").join(source.folder())];
            if !folders.iter().any(|folder| folder.join(page).is_file()) {
                found.push(offence("document", format!("{} {page}", source.path)));
            }
        }
    }
    found
}

/// The names of Markdown files in `text`.
fn pages(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let words = text.split(move |c| !is_name(c)).map(|word| word.trim_end_matches('.'));
    words.filter(|word| word.strip_suffix(".md").is_some_and(|stem| !stem.is_empty()))
}

/// The languages need nothing of ours.
pub(crate) fn languages(house: &House) -> Vec<Offence> {
    let is_word = |source: &Source| source.module.first().is_some_and(|module| module == "lang");
    arrows(house, "languages", |from, to| is_word(from) && !is_word(to))
}

/// Only the upper floors know what a terminal is.
pub(crate) fn libraries(house: &House) -> Vec<Offence> {
    // The frame that `--keys` prints is a buffer of ratatui's.
    let may = |path: &str| {
        let folders = ["ui/", "terminal/"].iter().any(|folder| path.starts_with(folder));
        folders || matches!(path, "app/keys/key.rs" | "app/key.rs" | "cli/tui.rs" | "cli/open.rs")
    };
    let libraries = ["ratatui", "crossterm"];
    let others = house.sources.iter().filter(|source| !may(&source.path));
    let with = others.filter(|source| mentions(source).any(|path| libraries.contains(&path.path[0].as_str())));
    with.map(|source| offence("library", &source.path)).collect()
}

/// Floors that decide touch neither files nor clock nor environment.
pub(crate) fn purity(house: &House) -> Vec<Offence> {
    let pure = ["text", "lang", "clock", "plan", "document", "edit", "app", "ui"];
    let is_pure = |source: &&Source| source.module.first().is_some_and(|module| pure.contains(&module.as_str()));
    let is_impure = |mention: &Mention| {
        let [first, rest @ ..] = mention.path.as_slice() else { return false };
        let std = first == "std"
            && rest.first().is_some_and(|next| matches!(next.as_str(), "fs" | "env" | "net" | "process"));
        std || (!rest.is_empty() && mention.path.last().is_some_and(|last| last == "now"))
    };
    let with = house.sources.iter().filter(is_pure).filter(|source| mentions(source).any(is_impure));
    with.map(|source| offence("purity", &source.path)).collect()
}
