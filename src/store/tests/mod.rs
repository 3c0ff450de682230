//! The board file as others see it: what is read, what is saved, what several writers leave.

mod backing;
mod laws;
mod reading;
mod saving;
mod sharing;
mod writing;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde_json::Value;

use super::{Answer, Refused, StoreError};
use crate::plan::Plan;
use crate::plan::id::RecordId;
use crate::plan::step::Step;

fn ids(steps: &[Step]) -> Vec<RecordId> {
    steps.iter().map(|step| step.id).collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

/// Writes the board's file with `edit` made to its JSON.
fn edited(path: &Path, edit: impl FnOnce(&mut Value)) {
    let mut json: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    edit(&mut json);
    fs::write(path, json.to_string()).unwrap();
}

/// The cause of a save that did nothing, having checked that it names every step.
fn cause(answers: Vec<Answer>, steps: &[Step]) -> StoreError {
    match answers.as_slice() {
        [Answer::NotSaved { ids: kept, cause }] if *kept == ids(steps) => cause.clone(),
        other => panic!("expected NotSaved, got {other:?}"),
    }
}

fn rebased(answers: &[Answer]) -> (&Plan, &[RecordId], &[Refused]) {
    match answers {
        [Answer::Rebased { plan, saved, refused }] => (plan, saved, refused),
        other => panic!("expected Rebased, got {other:?}"),
    }
}
