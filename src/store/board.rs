//! A board: the owner of the plan as it stands in its file, and the protocol by which steps get into it.

use std::io;
use std::mem::{self, Discriminant};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ulid::Ulid;

use super::backup::INTERVAL;
use super::file::{bytes, read, to_bytes};
use super::lock::Lock;
use super::rebase::{Rebase, rebase};
use super::replace::{Outcome, Replacement, replace, sync_folder};
use super::{Answer, Backups, Fingerprint, Loaded, NEAR_LIMIT, Notice, StoreError, place};
use crate::clock::Stamp;
use crate::plan::Plan;
use crate::plan::step::Step;

/// How long a save waits for somebody else's.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a save begins again because a program that does not lock wrote the file meanwhile.
pub(super) const ROUNDS: usize = 3;

/// A board file and the plan as it stood in it when last seen. Nothing is saved from memory: steps are put on top of
/// what the file holds.
#[derive(Debug)]
pub struct Board {
    path: PathBuf,
    plan: Plan,
    /// What `plan` was read from or written to; none while there is no such file.
    print: Option<Fingerprint>,
    /// Whether the file has an older form: a copy of it is kept before the first save, whenever the last was made.
    is_old: bool,
    patience: Duration,
    /// From so many bytes on the limit is near.
    near: u64,
    backups: Option<Backups>,
    /// Before this there is nothing to back up; none while nobody has looked.
    backed_up: Option<Stamp>,
    /// Notices that were not given yet.
    notices: Vec<Notice>,
    /// The kinds of those that were.
    noticed: Vec<Discriminant<Notice>>,
}

/// What a save found and did.
struct Done {
    rebase: Rebase,
    print: Fingerprint,
}

impl Board {
    /// The board in the file at `path`. Reads only.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let Loaded { plan, print, is_old } = read(path)?;
        let mut board = Self { print: Some(print), is_old, ..Self::absent(path, plan) };
        board.weigh();
        Ok(board)
    }

    /// A board whose file does not exist yet; the first save makes it, and its folder. If somebody else has made it by
    /// then, `plan` is dropped and the steps are put on top of his.
    pub fn absent(path: &Path, plan: Plan) -> Self {
        Self {
            path: path.to_owned(),
            plan,
            print: None,
            is_old: false,
            patience: PATIENCE,
            near: NEAR_LIMIT,
            backups: None,
            backed_up: None,
            notices: Vec::new(),
            noticed: Vec::new(),
        }
    }

    /// The same board, waiting so long for somebody else's save instead of 5 seconds.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same board, keeping in `backups` what its saves replace: with the first save, and at most hourly.
    #[must_use]
    pub fn with_backups(self, backups: Option<Backups>) -> Self {
        Self { backups, ..self }
    }

    /// The same board, whose limit is near from so many bytes on.
    #[cfg(test)]
    pub(super) fn with_near(self, near: u64) -> Self {
        Self { near, ..self }
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
        let notices = mem::take(&mut self.notices).into_iter().map(Answer::Notice);
        notices.chain(self.answers(steps, done, moved)).collect()
    }

    /// What is to be told of a save. `moved` if the file was found to hold another plan.
    fn answers(&mut self, steps: &[Step], done: Result<Done, StoreError>, moved: bool) -> Vec<Answer> {
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
        if lock.is_none() {
            self.notice(Notice::NoLocks);
        }
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
            self.back_up(&target, steps);
            let replacement = Replacement { target: &target, temporary: &temporary, bytes: &bytes, over: self.print };
            match replace(&replacement).map_err(&writing)? {
                Outcome::Done(print) => {
                    self.print = Some(print);
                    self.weigh();
                    return Ok(Done { rebase, print });
                }
                Outcome::Overtaken => {}
            }
        }
        Err(StoreError::Contended { path: target.clone() })
    }

    /// Keeps a copy of what the file holds, if it is time for one. Nothing that goes wrong here stops the save.
    fn back_up(&mut self, target: &Path, steps: &[Step]) {
        let (Some(backups), Some(print), Some(step)) = (&self.backups, self.print, steps.last()) else { return };
        let at = step.at;
        let is_old = mem::take(&mut self.is_old);
        if !is_old && self.backed_up.is_some_and(|last| (at - last).abs() < INTERVAL) {
            return;
        }
        self.backed_up = Some(at);
        if !is_old && !backups.due(at) {
            return;
        }
        let kept = bytes(target).and_then(|(bytes, now)| {
            // Bytes that have changed since they were read as a plan are seen before the rename, and read again.
            if now == print { backups.keep(&bytes, at, Duration::ZERO).map(drop) } else { Ok(()) }
        });
        match kept {
            // Another process is just making one.
            Ok(()) | Err(StoreError::Locked { .. }) => {}
            Err(error) => self.notice(Notice::NoBackup(error)),
        }
    }

    /// Notes that the file comes near its limit.
    fn weigh(&mut self) {
        let size = self.print.map_or(0, Fingerprint::size);
        if size >= self.near {
            self.notice(Notice::NearLimit(size));
        }
    }

    /// Notes what is to be told with the next answer, once of each kind.
    fn notice(&mut self, notice: Notice) {
        let kind = mem::discriminant(&notice);
        if !self.noticed.contains(&kind) {
            self.noticed.push(kind);
            self.notices.push(notice);
        }
    }

    /// The notices that were not told with an answer yet.
    pub(super) fn take_notices(&mut self) -> Vec<Notice> {
        mem::take(&mut self.notices)
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
            Ok(Loaded { plan, print, is_old }) => {
                let moved = plan != self.plan;
                self.is_old = is_old;
                (self.plan, self.print) = (plan, Some(print));
                self.weigh();
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
pub(super) fn temporary(target: &Path, locked: bool) -> PathBuf {
    if locked { place::beside(target, ".tmp") } else { place::beside(target, &format!(".{}.tmp", Ulid::new())) }
}
