//! Making a board: a new file, or a new plan in the file of a board nobody has changed yet.

use std::path::Path;
use std::time::Duration;

use super::board::{ROUNDS, temporary};
use super::file::{bytes, parse, to_bytes};
use super::lock::Lock;
use super::replace::{Outcome, Replacement, replace};
use super::{Backups, StoreError, place};
use crate::clock::Stamp;
use crate::plan::Plan;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Founded {
    /// The file holds the plan now.
    Done,
    /// There is a board that may not be replaced; it is as it was.
    Taken,
}

/// Writes `plan`, a board as it begins, to the file at `path`, by the same protocol as a save. What stands there is
/// replaced if `may_go` says so of its plan, after a copy of it came into `backups`; without such a copy it stays.
/// Waits `patience` for somebody else's save.
pub fn found(
    path: &Path,
    plan: &Plan,
    may_go: impl Fn(&Plan) -> bool,
    backups: Option<&Backups>,
    at: Stamp,
    patience: Duration,
) -> Result<Founded, StoreError> {
    let target = place::resolve(path).map_err(StoreError::reading(path))?;
    let writing = StoreError::writing(&target);
    place::make_folder(&target).map_err(&writing)?;
    let lock = Lock::take(&target, patience)?;
    let temporary = temporary(&target, lock.is_some());
    let content = to_bytes(plan, plan.items.len(), &target)?;
    for _ in 0..ROUNDS {
        let over = match bytes(&target) {
            Err(StoreError::Missing) => None,
            Err(error) => return Err(error),
            Ok((old, print)) => {
                if !may_go(&parse(&old, &target)?) {
                    return Ok(Founded::Taken);
                }
                if let Some(backups) = backups {
                    backups.keep(&old, at, patience)?;
                }
                Some(print)
            }
        };
        let replacement = Replacement { target: &target, temporary: &temporary, bytes: &content, over };
        if let Outcome::Done(_) = replace(&replacement).map_err(&writing)? {
            return Ok(Founded::Done);
        }
    }
    Err(StoreError::Contended { path: target.clone() })
}
