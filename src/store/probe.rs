//! What a folder can do for a board file: tried on a small file that goes again.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::process;
use std::time::{Duration, Instant};

/// As large as a board file of a few months.
const BYTES: usize = 64 << 10;

/// What was found out about a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderProbe {
    /// Whether files can be locked.
    pub has_locks: bool,
    /// How long it takes until a file is on the disk.
    pub sync: Duration,
}

/// Tries a folder.
///
/// # Errors
///
/// What the system says where nothing can be written there. Nothing is left behind.
pub fn probe_folder(folder: &Path) -> io::Result<FolderProbe> {
    let path = folder.join(format!(".yaodian-probe.{}", process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
    let tried = tried(&mut file);
    // What went wrong with the file is what the caller must hear.
    let _ = fs::remove_file(&path);
    tried
}

fn tried(file: &mut File) -> io::Result<FolderProbe> {
    let has_locks = match file.try_lock() {
        Ok(()) | Err(TryLockError::WouldBlock) => true,
        Err(TryLockError::Error(_)) => false,
    };
    let begin = Instant::now();
    file.write_all(&vec![b'\n'; BYTES])?;
    file.sync_all()?;
    Ok(FolderProbe { has_locks, sync: begin.elapsed() })
}
