//! Commands that change the plan; each is one step through the same decisions as the board's keys.

use clap::ArgMatches;
use serde_json::Map;

use super::board::{Named, Place};
use super::{Environment, Fault, item, meeting, output};
use crate::app::decide::{Desk, Towards};
use crate::app::refusal::Refusal;
use crate::app::{session, tell};
use crate::lang::{board, command};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, Object, RecordSwap};
use crate::plan::id::{ItemId, RecordId};
use crate::plan::record::Progress;
use crate::plan::step::{Edit, Kind, Step};
use crate::store::{Answer, StoreError};
use crate::text::safe::safe;

/// Others may change the item between our reading and our saving; then it is decided anew, at most so often.
const TRIES: usize = 3;

/// `yaodian move`, `done` and `behind`.
pub(super) fn shift(place: &Place, world: &Environment, name: &str, options: &ArgMatches) -> Result<u8, Fault> {
    let ids: Vec<&String> = options.get_many("id").into_iter().flatten().collect();
    let status = if name == "move" { options.get_one::<String>("status").map_or("", String::as_str) } else { name };
    let note = options.get_one::<String>("note");
    make(place, world, options, |desk, meeting| {
        let column = item::column(desk.plan, status, world)?;
        let mut changes = Vec::new();
        for id in &ids {
            let item = item::find(desk.plan, id, world)?;
            match desk.shift(item.id, Towards::Column(&column.id)) {
                Ok(edit) => changes.extend(edit.changes),
                Err(refusal @ Refusal::Already { .. }) => {
                    output::tell(&refusal.say(world.lang, desk.now));
                }
                Err(refusal) => return Err(Fault::Refused(refusal, desk.now)),
            }
            changes.extend(note.map(|text| progress(item.id, text, &desk, meeting)));
        }
        Ok(Some(desk.edit(changes)).filter(|edit| !edit.changes.is_empty()))
    })
}

fn progress(item: ItemId, text: &str, desk: &Desk<'_>, meeting: Option<RecordId>) -> Change {
    let id = session::new_id(desk.now);
    let record = Progress {
        id,
        date: desk.now.date(),
        text: text.to_owned(),
        units: Vec::new(),
        by: desk.by.to_owned(),
        meeting,
        internal: false,
        rest: Map::new(),
    };
    Change::Item(item, ItemChange::Progress(RecordSwap { id, from: None, to: Some(Box::new(record)) }))
}

/// `yaodian undo`.
pub(super) fn undo(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    make(place, world, options, |desk, _| desk.undo().map(Some).map_err(|refusal| Fault::Refused(refusal, desk.now)))
}

/// `yaodian redo`.
pub(super) fn redo(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    make(place, world, options, |desk, _| desk.redo().map(Some).map_err(|refusal| Fault::Refused(refusal, desk.now)))
}

/// Decides on the plan as it stands in the file, saves the step as one of `--meeting`, and says what it did.
pub(super) fn make(
    place: &Place,
    world: &Environment,
    options: &ArgMatches,
    decide: impl Fn(Desk<'_>, Option<RecordId>) -> Result<Option<Edit>, Fault>,
) -> Result<u8, Fault> {
    make_told(place, world, meeting_named(options), |desk, meeting| {
        let told = |edit: Edit| {
            let told = tell(desk.plan, edit.kind, &edit.changes, world);
            (edit, told)
        };
        Ok(decide(desk, meeting)?.map(told))
    })
}

/// What `--meeting` says, where a command has it.
pub(super) fn meeting_named(options: &ArgMatches) -> Option<&str> {
    options.try_get_one::<String>("meeting").ok().flatten().map(String::as_str)
}

/// The same, with what is to be said once it is saved; `meeting` as `--meeting` names it.
pub(super) fn make_told(
    place: &Place,
    world: &Environment,
    meeting: Option<&str>,
    decide: impl Fn(Desk<'_>, Option<RecordId>) -> Result<Option<(Edit, String)>, Fault>,
) -> Result<u8, Fault> {
    let is_new = place.named == Named::File && !place.path.exists();
    let mut file = place.board(world)?;
    let mut tries = 1..=TRIES;
    loop {
        let now = (world.clock)();
        let found = meeting.map(|word| meeting::find(file.plan(), word, world)).transpose()?;
        let found = found.map(|meeting| meeting.id);
        let desk = Desk { plan: file.plan(), by: &world.by, lang: world.lang, now, meeting: found };
        let Some((edit, told)) = decide(desk, found)? else { return Ok(0) };
        let step = Step { meeting: found, ..session::stamp(edit, &world.by, now) };
        tries.next();
        match saved(file.save(&[step]), world) {
            Outcome::Saved => {
                if is_new {
                    output::tell(&command::new_file(world.lang, &place.path.display().to_string()));
                }
                output::print(&told);
                return Ok(0);
            }
            Outcome::NotSaved(cause) => return Err(Fault::NotSaved(cause)),
            Outcome::Refused(object) if tries.is_empty() => {
                let object = tell::object(file.plan(), &object, world.lang);
                return Err(Fault::Refused(Refusal::Changed { object }, now));
            }
            Outcome::Refused(_) => {}
        }
    }
}

/// What became of one step.
enum Outcome {
    Saved,
    NotSaved(StoreError),
    /// Somebody has changed this meanwhile.
    Refused(Object),
}

fn saved(answers: Vec<Answer>, world: &Environment) -> Outcome {
    let mut outcome = Outcome::Saved;
    for answer in answers {
        match answer {
            Answer::NotSaved { cause, .. } => return Outcome::NotSaved(cause),
            Answer::Rebased { refused, .. } => {
                let object = refused.first().and_then(|refused| refused.step.changes.first()).map(Change::object);
                outcome = object.map_or(outcome, Outcome::Refused);
            }
            Answer::Saved { .. } => {}
            Answer::Notice(notice) => eprintln!("{}", safe(&notice.say(world.lang))),
        }
    }
    outcome
}

/// So many changes are told one by one; a merge taken back can have thousands.
const TOLD: usize = 100;

/// What the step did, a line for each change; in one line if these are too many.
fn tell(plan: &Plan, kind: Kind, changes: &[Change], world: &Environment) -> String {
    let told = |line: String| match kind {
        Kind::Undo => board::undone(world.lang, &line, None),
        Kind::Redo => board::redone(world.lang, &line, None),
        _ => line,
    };
    let lines = tell::changes(plan, changes, world.lang);
    let lines = if lines.len() > TOLD { vec![tell::line(plan, changes, world.lang)] } else { lines };
    lines.into_iter().map(|line| format!("{}\n", safe(&told(line)))).collect()
}
