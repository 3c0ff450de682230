//! The lock on a board file: a side file that is locked while a save goes on, and never deleted.

use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::system::uname;

use super::{StoreError, place, system};

/// The first wait for somebody else's save, doubled each time up to the longest. Where several save without a pause, who
/// looks seldom finds the lock taken again and again.
const FIRST_WAIT: Duration = Duration::from_millis(1);
const LONGEST_WAIT: Duration = Duration::from_millis(2);

/// More bytes than a holder's name has; a longer file is not a lock of ours.
const LONGEST_NAME: u64 = 256;

/// The right to save, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    right: Right,
}

/// What may be done to the side file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    Read,
    Write,
}

impl Lock {
    /// Takes the lock on `target`, a resolved path in an existing folder; waits `patience` for whoever has it. None if
    /// the file system has no locks.
    pub(super) fn take(target: &Path, patience: Duration) -> Result<Option<Self>, StoreError> {
        let side = place::beside(target, ".lock");
        let (file, right) = open(&side).map_err(|error| unopened(target, &side, error))?;
        let start = Instant::now();
        let mut wait = FIRST_WAIT;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self::signed(file, right))),
                Err(TryLockError::Error(error)) if no_locks(&error) => return Ok(None),
                Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Interrupted => {
                    return Err(StoreError::writing(target)(error));
                }
                Err(_) if start.elapsed() >= patience => return Err(locked(target, &side)),
                Err(_) => {
                    ask(&file, right);
                    thread::sleep(wait.min(patience.saturating_sub(start.elapsed())));
                }
            }
            wait = LONGEST_WAIT.min(wait * 2);
        }
    }

    /// Leaves our process and machine in the file, for whoever waits. A courtesy: failing to changes nothing.
    fn signed(file: File, right: Right) -> Self {
        if right == Right::Read || !is_ours(&file) {
            return Self { file, right: Right::Read };
        }
        let _ = file.set_len(0);
        let _ = (&file).write_all(format!("{} {}\n", std::process::id(), host()).as_bytes());
        Self { file, right }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.right == Right::Read {
            return;
        }
        let awaited = self.file.metadata().is_ok_and(|found| found.len() == LONGEST_NAME);
        // A name left behind would be the wrong one when the next holder cannot write his.
        let _ = self.file.set_len(0);
        // Closing would unlock as well.
        if self.file.unlock().is_ok() && awaited {
            // Else whoever saves again and again keeps everybody else out.
            thread::sleep(2 * LONGEST_WAIT);
        }
    }
}

/// Asks the holder to stand back for a moment once he is done: by the last byte of a file that is as long as it may be.
fn ask(file: &File, right: Right) {
    if right == Right::Write && is_ours(file) {
        // A courtesy as well.
        let _ = file.write_at(b"\n", LONGEST_NAME - 1);
    }
}

/// Opens the side file itself, never what a link there leads to. Where another user made it and only reading is
/// allowed, that is enough to lock it.
pub(super) fn open(side: &Path) -> io::Result<(File, Right)> {
    let open =
        |options: &mut OpenOptions| options.mode(0o600).custom_flags(OFlags::NOFOLLOW.bits().cast_signed()).open(side);
    match open(OpenOptions::new().read(true).write(true).create(true).truncate(false)) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let file = open(OpenOptions::new().read(true)).map_err(|_| error)?;
            Ok((file, Right::Read))
        }
        file => Ok((file?, Right::Write)),
    }
}

fn unopened(target: &Path, side: &Path, error: io::Error) -> StoreError {
    let planted = system::symlink_metadata(side).is_ok_and(|found| found.is_symlink() || found.is_dir());
    if planted { StoreError::Planted { path: side.to_owned() } } else { StoreError::writing(target)(error) }
}

/// Whether the side file can be nothing else: of one name, and no longer than what we write into it.
fn is_ours(file: &File) -> bool {
    let fits = |found: Metadata| found.is_file() && found.nlink() == 1 && found.len() <= LONGEST_NAME;
    system::again(|| file.metadata()).is_ok_and(fits)
}

/// Some network file systems know no locks, or have nobody to keep them.
fn no_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || Errno::from_io_error(error) == Some(Errno::NOLCK)
}

fn locked(target: &Path, side: &Path) -> StoreError {
    let mut text = String::new();
    // A holder who left no name is still a holder.
    let _ = open(side).and_then(|(file, _)| file.take(LONGEST_NAME).read_to_string(&mut text));
    let mut words = text.split_whitespace();
    let pid = words.next().and_then(|word| word.parse().ok());
    StoreError::Locked { path: target.to_owned(), pid, host: words.next().map(str::to_owned) }
}

fn host() -> String {
    uname().nodename().to_string_lossy().into_owned()
}
