//! The lock on a board file: a side file that is locked while a save goes on, and never deleted.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::system::uname;

use super::{StoreError, place};

/// The first wait for somebody else's save, doubled each time up to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(2);
const LONGEST_WAIT: Duration = Duration::from_millis(64);

/// The right to save, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the lock on `target`, a resolved path in an existing folder; waits `patience` for whoever has it. None if
    /// the file system has no locks.
    pub(super) fn take(target: &Path, patience: Duration) -> Result<Option<Self>, StoreError> {
        let side = place::beside(target, ".lock");
        let file = open(&side).map_err(StoreError::writing(target))?;
        let start = Instant::now();
        let mut wait = FIRST_WAIT;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self::signed(file))),
                Err(TryLockError::Error(error)) if no_locks(&error) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(StoreError::writing(target)(error)),
                Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return Err(locked(target, &side)),
                Err(TryLockError::WouldBlock) => thread::sleep(wait.min(patience.saturating_sub(start.elapsed()))),
            }
            wait = LONGEST_WAIT.min(wait * 2);
        }
    }

    /// Leaves our process and machine in the file, for whoever waits. A courtesy: failing to changes nothing.
    fn signed(file: File) -> Self {
        let _ = file.set_len(0);
        let _ = writeln!(&file, "{} {}", std::process::id(), host());
        Self(file)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing unlocks; a name left behind would be the wrong one when the next holder cannot write his.
        let _ = self.0.set_len(0);
    }
}

/// Opens the side file. Where another user made it and only reading is allowed, that is enough to lock it.
fn open(side: &Path) -> io::Result<File> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(side);
    match file {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(side).map_err(|_| error),
        file => file,
    }
}

/// Some network file systems know no locks, or have nobody to keep them.
fn no_locks(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || Errno::from_io_error(error) == Some(Errno::NOLCK)
}

fn locked(target: &Path, side: &Path) -> StoreError {
    let mut text = String::new();
    // A holder who left no name is still a holder.
    let _ = File::open(side).and_then(|file| file.take(256).read_to_string(&mut text));
    let mut words = text.split_whitespace();
    let pid = words.next().and_then(|word| word.parse().ok());
    StoreError::Locked { path: target.to_owned(), pid, host: words.next().map(str::to_owned) }
}

fn host() -> String {
    uname().nodename().to_string_lossy().into_owned()
}
