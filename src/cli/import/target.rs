//! Where an imported document goes: into a new board, in place of the untouched default, or into a board as a revised
//! edition.

use std::ffi::OsStr;
use std::io::{self, BufRead as _, Write as _};
use std::time::Duration;

use clap::ArgMatches;
use serde_json::json;

use super::super::board::{Named, Place};
use super::super::change::make_told;
use super::super::json::pretty;
use super::super::{Environment, Fault, backup, output};
use super::source::Source;
use crate::app::decide::Desk;
use crate::app::intake::{self, Intake};
use crate::document::Draft;
use crate::lang::{document, import as words};
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::store::{self, Founded, StoreError};
use crate::text::safe::safe;

/// How long a new board waits for somebody else's save.
const PATIENCE: Duration = Duration::from_secs(5);
/// Somebody may change the board while the document is read; then it is decided anew, at most so often.
const TRIES: usize = 3;

/// Whether a merge may go ahead without a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consent {
    /// Given by `--merge` or `-b`.
    Given,
    /// To be asked for.
    Asked,
}

/// What came of a document.
enum Came<'a> {
    Created(&'a Place),
    Replaced(&'a Place),
    Merged(&'a Place, [usize; 4]),
    Unchanged(&'a Place),
}

/// `yaodian import` without `--dry-run`: each document in turn.
pub(in crate::cli) fn take_in(
    sources: &[Source<'_>],
    matches: &ArgMatches,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let mut code = 0;
    for source in sources {
        code = code.max(one(source.document, source.draft(world)?, matches, world, options)?);
    }
    Ok(code)
}

fn one(
    document: &OsStr,
    draft: Draft,
    matches: &ArgMatches,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let facts = Facts::of(&draft, world, options.get_flag("json"));
    let plan = draft.into_plan();
    let place = match options.get_one::<String>("board") {
        Some(name) => {
            let path = data_path(world, name)?;
            let place = Place { path, named: Named::Board };
            if !place.path.exists() {
                return match create(&place, &plan, world)? {
                    Founded::Done => told(&Came::Created(&place), &facts, world),
                    Founded::Taken => Err(Fault::Wish(words::exists(world.lang, name))),
                };
            }
            place
        }
        None => Place::of(matches, world)?,
    };
    let is_named = options.get_one::<String>("board").is_some();
    let consent = if is_named || options.get_flag("merge") { Consent::Given } else { Consent::Asked };
    into_board(document, &place, &plan, consent, &facts, world)
        .map_err(|fault| backup::with_backups(fault, &place, world))
}

fn into_board(
    document: &OsStr,
    place: &Place,
    plan: &Plan,
    consent: Consent,
    facts: &Facts,
    world: &Environment,
) -> Result<u8, Fault> {
    for _ in 0..TRIES {
        let current = place.plan()?;
        let now = (world.clock)();
        let desk = Desk { plan: &current, by: &world.by, lang: world.lang, now, meeting: None };
        let is_named = place.named == Named::Board && consent == Consent::Given;
        match desk.intake(plan) {
            Intake::Replace if !is_named => match replace(place, plan, world)? {
                Founded::Done => return told(&Came::Replaced(place), facts, world),
                Founded::Taken => continue,
            },
            Intake::Edition(edition) if edition.changes.is_empty() => {
                if !place.path.exists() {
                    create(place, plan, world)?;
                    return told(&Came::Replaced(place), facts, world);
                }
                return told(&Came::Unchanged(place), facts, world);
            }
            Intake::Other if consent == Consent::Asked => return beside(plan, facts, world),
            Intake::Edition(edition)
                if consent == Consent::Asked && !may_merge(document, place, plan, &edition, facts, world)? =>
            {
                return Ok(1);
            }
            _ => {}
        }
        return merge(place, plan, facts, world);
    }
    Err(Fault::Wish(words::changed_meanwhile(world.lang).to_owned()))
}

/// The document gets a board of its own, named after it.
fn beside(plan: &Plan, facts: &Facts, world: &Environment) -> Result<u8, Fault> {
    for _ in 0..TRIES {
        let name = free_name(plan, world);
        let place = Place { path: data_path(world, &name)?, named: Named::Board };
        if create(&place, plan, world)? == Founded::Done {
            return told(&Came::Created(&place), facts, world);
        }
    }
    Err(Fault::Wish(words::changed_meanwhile(world.lang).to_owned()))
}

/// A name that no board has.
pub(in crate::cli) fn free_name(plan: &Plan, world: &Environment) -> String {
    let taken = store::board_names(world.boards_dir());
    intake::board_name(&plan.title, &taken)
}

/// The file of the board called `name`.
pub(in crate::cli) fn data_path(world: &Environment, name: &str) -> Result<std::path::PathBuf, Fault> {
    store::board_path(world.boards_dir(), name).map_err(Fault::Board)
}

/// Makes the board `plan` in a new file; a board that is there stays.
pub(in crate::cli) fn create(place: &Place, plan: &Plan, world: &Environment) -> Result<Founded, Fault> {
    let now = (world.clock)();
    let plan = plan.clone().founded(now);
    store::found(&place.path, &plan, |_| false, None, now.stamp(), PATIENCE).map_err(not_saved)
}

/// Puts `plan` in the place of the untouched default.
pub(in crate::cli) fn replace(place: &Place, plan: &Plan, world: &Environment) -> Result<Founded, Fault> {
    let now = (world.clock)();
    let plan = plan.clone().founded(now);
    let backups = place.backups(world);
    store::found(&place.path, &plan, intake::is_untouched_default, backups.as_ref(), now.stamp(), PATIENCE)
        .map_err(not_saved)
}

fn not_saved(error: StoreError) -> Fault {
    Fault::NotSaved(error)
}

fn merge(place: &Place, plan: &Plan, facts: &Facts, world: &Environment) -> Result<u8, Fault> {
    make_told(place, world, None, |desk, _| {
        let edition = desk.plan.edition(plan, desk.now.stamp());
        let counts = intake::counts(&edition);
        if edition.changes.is_empty() {
            return told(&Came::Unchanged(place), facts, world).map(|_| None);
        }
        if edition.deleted > 0 {
            output::tell(&words::stay_deleted(world.lang, edition.deleted));
        }
        let text = said(&Came::Merged(place, counts), facts, world)?;
        Ok(Some((desk.merged(&edition), text)))
    })
}

/// Asks whether the edition is to be merged; without a terminal names the two commands to choose from.
fn may_merge(
    document: &OsStr,
    place: &Place,
    plan: &Plan,
    edition: &Edition,
    facts: &Facts,
    world: &Environment,
) -> Result<bool, Fault> {
    let lang = world.lang;
    let counts = words::counts(lang, intake::counts(edition));
    if !world.terminal.is_there {
        let document = quoted(&document.to_string_lossy());
        let name = quoted(&free_name(plan, world));
        let board = match place.named {
            Named::File => format!("-f {} ", quoted(&place.path.to_string_lossy())),
            Named::Default | Named::Board => String::new(),
        };
        let (text, commands) = (words::choose(lang, &plan.title), words::choices(lang, &board, &document, &name));
        return Err(Fault::Choice { text, commands });
    }
    eprintln!("{}\n{}", safe(&facts.line), safe(&words::merged(lang, &counts)));
    let yes = asked(words::ask_merge(lang));
    if !yes {
        output::tell(words::not_done(lang));
    }
    Ok(yes)
}

/// A word as a shell takes it.
pub(in crate::cli) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_');
    if word.chars().all(is_plain) && !word.is_empty() {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Asks on standard error; whether the answer is yes.
pub(in crate::cli) fn asked(question: &str) -> bool {
    eprint!("{}", safe(question));
    // Nobody is left to ask if this fails, and no answer is no.
    let _ = io::stderr().flush();
    let mut answer = String::new();
    let _ = io::stdin().lock().read_line(&mut answer);
    matches!(answer.trim(), "y" | "Y" | "yes" | "是")
}

/// What is told of a document whatever becomes of it.
struct Facts {
    title: String,
    line: String,
    themes: usize,
    items: usize,
    flagged: usize,
    warnings: usize,
    is_json: bool,
}

impl Facts {
    fn of(draft: &Draft, world: &Environment, is_json: bool) -> Self {
        let flagged = draft.flags().iter().filter(|flags| !flags.is_empty()).count();
        let (themes, items, warnings) = (draft.themes.len(), draft.items.len(), draft.warnings.len());
        let line = document::counts(world.lang, themes, items, flagged, warnings);
        Self { title: draft.title.clone(), line, themes, items, flagged, warnings, is_json }
    }
}

fn told(came: &Came<'_>, facts: &Facts, world: &Environment) -> Result<u8, Fault> {
    output::print(&said(came, facts, world)?);
    Ok(0)
}

/// What was done, counts and flags, and where the board is.
fn said(came: &Came<'_>, facts: &Facts, world: &Environment) -> Result<String, Fault> {
    let lang = world.lang;
    let (place, did) = match came {
        Came::Created(place) => (place, "created"),
        Came::Replaced(place) => (place, "replaced"),
        Came::Merged(place, _) => (place, "merged"),
        Came::Unchanged(place) => (place, "unchanged"),
    };
    let path = std::path::absolute(&place.path).unwrap_or_else(|_| place.path.clone()).display().to_string();
    let [changed, added, vanished, returned] = if let Came::Merged(_, counts) = came { *counts } else { [0; 4] };
    if facts.is_json {
        return Ok(pretty(&json!({
            "did": did, "board": path, "title": facts.title, "themes": facts.themes, "items": facts.items,
            "flagged": facts.flagged, "warnings": facts.warnings, "changed": changed, "added": added,
            "vanished": vanished, "returned": returned,
        }))?);
    }
    let mut lines = vec![match came {
        Came::Created(_) => words::created(lang, &facts.title, &path),
        Came::Replaced(_) => words::replaced(lang, &facts.title, &path),
        Came::Merged(_, counts) => format!("{}\n{path}", words::merged(lang, &words::counts(lang, *counts))),
        Came::Unchanged(_) => words::unchanged(lang, &facts.title, &path),
    }];
    if !matches!(came, Came::Unchanged(_)) {
        lines.push(facts.line.clone());
    }
    if let (Came::Created(_), Named::Board, Some(name)) = (came, place.named, place.path.file_stem()) {
        lines.push(words::open_with(lang, &quoted(&name.to_string_lossy())));
    }
    Ok(lines.iter().flat_map(|lines| lines.lines()).map(|line| format!("{}\n", safe(line))).collect())
}
