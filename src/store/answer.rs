//! What a save came to, told to whoever sent the steps.

use std::path::PathBuf;

use super::StoreError;
use crate::plan::Plan;
use crate::plan::change::Conflict;
use crate::plan::check::Flaw;
use crate::plan::id::RecordId;
use crate::plan::step::Step;

/// What a save came to. One save may give several: notices first; and where it found another plan in the file and then could not write, the
/// first is `Rebased` with nothing saved, the second `NotSaved`.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The steps are in the file, on top of the plan they were made on.
    Saved {
        /// The file's revision now.
        rev: u64,
        /// The steps.
        ids: Vec<RecordId>,
    },
    /// The file is as it was. The writer keeps the steps and tries again; a [`super::Board`] forgets them.
    NotSaved {
        /// The steps.
        ids: Vec<RecordId>,
        /// Why.
        cause: StoreError,
    },
    /// The file holds another plan than the sender's: somebody else has saved, or a step did not fit.
    Rebased {
        /// The plan as it stands in the file, with `saved` in it.
        plan: Box<Plan>,
        /// The steps that are in it.
        saved: Vec<RecordId>,
        /// The steps that are not and never will be.
        refused: Vec<Refused>,
    },
    /// Something to know that stops nothing. Each kind comes once in a session, `Copies` whenever there are others.
    Notice(Notice),
}

/// Something to know that stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Saving went on without a backup of what the file held before.
    NoBackup(StoreError),
    /// The file system has no locks: two that save in the same instant are told apart by a last look only.
    NoLocks,
    /// The file has so many bytes, over [`super::NEAR_LIMIT`]; at [`super::LIMIT`] nothing more can be saved.
    NearLimit(u64),
    /// Copies of the board that a sync client made where two machines had written it, beside the file.
    Copies(Vec<PathBuf>),
}

/// A step that is in no log.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The step.
    pub step: Step,
    /// What stood against it.
    pub reason: Reason,
    /// The newest step of others in the file that changed one of the same fields.
    pub later: Option<RecordId>,
}

/// What stood against a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An item is not what the step says it was.
    Conflict(Conflict),
    /// The plan would contradict itself with it, as when a column has gone meanwhile.
    Flaw(Flaw),
    /// The step it takes back is not in the file.
    NothingToTakeBack,
}
