//! That a session runs a meeting, told to other sessions of the same board by a lock on a side file.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::lock::open;
use super::place;

/// A meeting is run here, until this is dropped.
#[derive(Debug)]
pub(super) struct Presence {
    _file: File,
}

impl Presence {
    /// Tells others that a meeting of the board at `path` is run here. None if somebody else's is, or if the file system
    /// has no locks: then nobody is told, and a meeting may be offered that goes on elsewhere.
    pub(super) fn claim(path: &Path) -> Option<Self> {
        let target = place::resolve(path).ok()?;
        let (file, _) = open(&place::beside(&target, ".meeting")).ok()?;
        file.try_lock().ok().map(|()| Self { _file: file })
    }
}

/// Whether a living session runs a meeting of the board at `path`. Nothing is written.
pub fn runs_meeting(path: &Path) -> bool {
    let Ok(target) = place::resolve(path) else { return false };
    let Ok(file) = File::open(place::beside(&target, ".meeting")) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Folder;
    use super::*;

    #[test]
    fn a_meeting_is_run_as_long_as_its_session_lives() {
        let folder = Folder::new();
        let path = folder.path("board.json");
        assert!(!runs_meeting(&path) && folder.names().is_empty(), "nothing is written");
        let presence = Presence::claim(&path);
        assert!(presence.is_some() && runs_meeting(&path) && Presence::claim(&path).is_none());
        drop(presence);
        assert!(!runs_meeting(&path));
    }
}
