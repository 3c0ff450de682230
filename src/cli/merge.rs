//! `yaodian merge FILE`: another copy of the board, as a sync service or a colleague left it, becomes one with it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use super::board::Place;
use super::{Fault, World, change, fault};
use crate::app::decide::Desk;
use crate::app::tell;
use crate::lang::merge as words;
use crate::plan::Plan;
use crate::plan::merge::{Merge, Side};
use crate::plan::step::{Edit, Kind};
use crate::store::{self, StoreError};

/// `yaodian merge`.
pub(super) fn merge(place: &Place, world: &World, options: &ArgMatches) -> Result<u8, Fault> {
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
        let Merge { changes, merged, clashes } = desk.plan.merge(&theirs.plan);
        if changes.is_empty() && merged.is_empty() {
            fault::print(&format!("{}\n", words::nothing_new(lang)));
            return Ok(None);
        }
        for clash in &clashes {
            fault::tell(&told(&desk, &clash.change, clash.later));
        }
        fault::print(&format!("{}\n", words::merged(lang, changes.len(), merged.len(), clashes.len())));
        let label = words::label(lang, &name, merged.len());
        Ok(Some(Edit { kind: Kind::Merge, label, undoes: None, changes, merged }))
    })?;
    Ok(code)
}

/// What both had changed, and whose change holds.
fn told(desk: &Desk<'_>, theirs: &crate::plan::change::Change, later: Side) -> String {
    let line = |plan: &Plan| tell::line(plan, std::slice::from_ref(theirs), desk.lang);
    match later {
        Side::Ours => words::ours_holds(desk.lang, &line(desk.plan)),
        Side::Theirs => words::theirs_holds(desk.lang, &line(desk.plan)),
    }
}
