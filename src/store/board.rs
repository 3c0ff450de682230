//! A board: the owner of the plan as it stands in its file, and the protocol by which steps get into it.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ulid::Ulid;

use super::file::{read, to_bytes};
use super::lock::Lock;
use super::rebase::{Rebase, rebase};
use super::replace::{Outcome, Replacement, replace, sync_folder};
use super::{Answer, Fingerprint, Loaded, StoreError, place};
use crate::plan::Plan;
use crate::plan::step::Step;

/// How long a save waits for somebody else's.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a save begins again because a program that does not lock wrote the file meanwhile.
const ROUNDS: usize = 3;

/// A board file and the plan as it stood in it when last seen. Nothing is saved from memory: steps are put on top of
/// what the file holds.
#[derive(Debug)]
pub struct Board {
    path: PathBuf,
    plan: Plan,
    /// What `plan` was read from or written to; none while there is no such file.
    print: Option<Fingerprint>,
    patience: Duration,
}

/// What a save found and did.
struct Done {
    rebase: Rebase,
    print: Fingerprint,
}

impl Board {
    /// The board in the file at `path`. Reads only.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let Loaded { plan, print } = read(path)?;
        Ok(Self { path: path.to_owned(), plan, print: Some(print), patience: PATIENCE })
    }

    /// A board whose file does not exist yet; the first save makes it, and its folder. If somebody else has made it by
    /// then, `plan` is dropped and the steps are put on top of his.
    pub fn absent(path: &Path, plan: Plan) -> Self {
        Self { path: path.to_owned(), plan, print: None, patience: PATIENCE }
    }

    /// The same board, waiting so long for somebody else's save instead of 5 seconds.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The plan as it stood in the file when last seen.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Saves `steps` together, in their order; with none, makes the file if there is none. Every step is in exactly
    /// one list of the answers; a step whose id is in the file's log already counts as saved. Blocks: for the lock at
    /// most its patience, then for the disk.
    pub fn save(&mut self, steps: &[Step]) -> Vec<Answer> {
        self.save_by(steps, replace)
    }

    /// The same with another way to replace the file's content, so that a test can come in between.
    pub(super) fn save_by(
        &mut self,
        steps: &[Step],
        replace: impl FnMut(&Replacement) -> io::Result<Outcome>,
    ) -> Vec<Answer> {
        let mut moved = false;
        let done = self.write(steps, replace, &mut moved);
        match done {
            Ok(Done { rebase: Rebase { plan, saved, refused, .. }, print }) => {
                self.plan = plan;
                self.print = Some(print);
                if moved || !refused.is_empty() {
                    vec![Answer::Rebased { plan: Box::new(self.plan.clone()), saved, refused }]
                } else {
                    vec![Answer::Saved { rev: self.plan.rev, ids: saved }]
                }
            }
            Err(cause) => {
                let ids = steps.iter().map(|step| step.id).collect();
                let rebased = moved.then(|| self.rebased());
                rebased.into_iter().chain([Answer::NotSaved { ids, cause }]).collect()
            }
        }
    }

    /// The plan as it stands in the file, as an answer.
    pub(super) fn rebased(&self) -> Answer {
        Answer::Rebased { plan: Box::new(self.plan.clone()), saved: Vec::new(), refused: Vec::new() }
    }

    /// The protocol. `moved` becomes true when the file was found to hold another plan.
    fn write(
        &mut self,
        steps: &[Step],
        mut replace: impl FnMut(&Replacement) -> io::Result<Outcome>,
        moved: &mut bool,
    ) -> Result<Done, StoreError> {
        let target = place::resolve(&self.path).map_err(StoreError::writing(&self.path))?;
        let writing = StoreError::writing(&target);
        place::make_folder(&target).map_err(&writing)?;
        let lock = Lock::take(&target, self.patience)?;
        let temporary = temporary(&target, lock.is_some());
        for _ in 0..ROUNDS {
            *moved |= self.refresh(&target)?;
            let mut rebase = rebase(&self.plan, steps);
            if let (0, Some(print)) = (rebase.applied, self.print) {
                // It may have been us who wrote them, and never learned whether they reached the disk.
                sync_folder(&target).map_err(&writing)?;
                return Ok(Done { rebase, print });
            }
            rebase.plan.rev = rebase.plan.rev.saturating_add(1);
            let bytes = to_bytes(&rebase.plan, rebase.items, &target)?;
            let replacement = Replacement { target: &target, temporary: &temporary, bytes: &bytes, over: self.print };
            match replace(&replacement).map_err(&writing)? {
                Outcome::Done(print) => return Ok(Done { rebase, print }),
                Outcome::Overtaken => {}
            }
        }
        Err(StoreError::Contended { path: target.clone() })
    }

    /// Looks whether the file was written since, and reads it if so; true if it holds another plan now. A file that
    /// is gone holds no other plan: ours is written anew with the next save.
    pub(super) fn look(&mut self) -> Result<bool, StoreError> {
        let path = self.path.clone();
        self.refresh(&path)
    }

    fn refresh(&mut self, path: &Path) -> Result<bool, StoreError> {
        let print = Fingerprint::of(path).map_err(StoreError::reading(path))?;
        if print == self.print {
            return Ok(false);
        }
        match read(path) {
            Ok(Loaded { plan, print }) => {
                let moved = plan != self.plan;
                (self.plan, self.print) = (plan, Some(print));
                Ok(moved)
            }
            Err(StoreError::Missing) => {
                self.print = None;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

/// Where the new content is written first. Under the lock the name is ours alone, so that what a killed process left
/// there is found and removed; without locks it must differ from everybody else's.
fn temporary(target: &Path, locked: bool) -> PathBuf {
    if locked { place::beside(target, ".tmp") } else { place::beside(target, &format!(".{}.tmp", Ulid::new())) }
}
