//! `yaodian merge FILE`: another copy of the board, as a sync service or a colleague left it, becomes one with it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use super::board::Place;
use super::{Environment, Fault, change, output};
use crate::app::decide::Desk;
use crate::app::tell;
use crate::lang::merge as words;
use crate::plan::Plan;
use crate::plan::change::Object;
use crate::plan::merge::{Merge, Side};
use crate::plan::step::{Edit, Kind};
use crate::store::{self, StoreError};

/// `yaodian merge`.
pub(super) fn merge(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let lang = world.lang;
    let file = options.get_one::<OsString>("copy").map(PathBuf::from).unwrap_or_default();
    let name = file.display().to_string();
    let theirs = store::read(&file).map_err(|error| match error {
        StoreError::Missing => Fault::Wish(words::missing(lang, &name)),
        error => Fault::Board(error),
    })?;
    let code = change::make(place, world, options, |desk, _| {
        if !desk.plan.is_copy_of(&theirs.plan) {
            return Err(Fault::Wish(words::no_copy(lang, &name)));
        }
        let merge = desk.plan.merge(&theirs.plan);
        if merge.is_nothing_new() {
            return Ok(nothing_new(&desk, &theirs.plan, options.get_flag("again")));
        }
        let Merge { changes, merged, clashes, kept, renumbered } = merge;
        for clash in &clashes {
            output::tell(&told(&desk, &clash.change, clash.later));
        }
        for object in &kept {
            let plan = if holds(desk.plan, object) { desk.plan } else { &theirs.plan };
            output::tell(&words::kept(lang, &tell::object(plan, object, lang)));
        }
        for item in &renumbered {
            output::tell(&words::renumbered(lang, &item.title, item.from, item.to));
        }
        output::print(&format!("{}\n", words::merged(lang, changes.len(), merged.len(), clashes.len())));
        let label = words::label(lang, &name, merged.len());
        Ok(Some(Edit { kind: Kind::Merge, label, undoes: None, changes, merged }))
    })?;
    Ok(code)
}

fn holds(plan: &Plan, object: &Object) -> bool {
    match object {
        Object::Item(id) => plan.item(*id).is_some(),
        Object::Theme(id) => plan.theme(*id).is_some(),
        Object::Column(id) => plan.column(id).is_some(),
        Object::Meeting(id) => plan.meeting(*id).is_some(),
        Object::Plan => true,
    }
}

/// The other copy has nothing new: what it had may have been taken back here, and comes in again only when asked.
fn nothing_new(desk: &Desk<'_>, theirs: &Plan, again: bool) -> Option<Edit> {
    let lang = desk.lang;
    let Some((merge, undo)) = desk.plan.merge_taken_back(theirs) else {
        output::print(&format!("{}\n", words::nothing_new(lang)));
        return None;
    };
    if !again {
        output::print(&format!("{}\n", words::taken_back(lang, &merge.at.format("%m-%d %H:%M").to_string())));
        return None;
    }
    output::print(&format!("{}\n", words::merged(lang, undo.changes.len(), merge.merged.len(), 0)));
    let (changes, merged) = (undo.inverse(), Vec::new());
    Some(Edit { kind: Kind::Redo, label: merge.label.clone(), undoes: Some(undo.id), changes, merged })
}

/// What both had changed, and whose change holds.
fn told(desk: &Desk<'_>, theirs: &crate::plan::change::Change, later: Side) -> String {
    let line = |plan: &Plan| tell::line(plan, std::slice::from_ref(theirs), desk.lang);
    match later {
        Side::Ours => words::ours_holds(desk.lang, &line(desk.plan)),
        Side::Theirs => words::theirs_holds(desk.lang, &line(desk.plan)),
    }
}
