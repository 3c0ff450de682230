//! Calls to the system that a signal or a network file system may have interrupted: made again, as std does for some.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Dir, RenameFlags, renameat_with};
use rustix::io::Errno;

/// After so many interruptions in a row it is no accident.
const TRIES: usize = 100;

/// What `call` gives, made again while it is interrupted.
pub(super) fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..TRIES {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
    call()
}

/// Of the file behind every link.
pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    again(|| fs::metadata(path))
}

/// Of the file or link itself.
pub(super) fn symlink_metadata(path: &Path) -> io::Result<Metadata> {
    again(|| fs::symlink_metadata(path))
}

pub(super) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    again(|| fs::canonicalize(path))
}

pub(super) fn read_link(path: &Path) -> io::Result<PathBuf> {
    again(|| fs::read_link(path))
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    again(|| fs::rename(from, to))
}

/// In one instant: changes places, or fails where there is something already.
pub(super) fn rename_with(from: &Path, to: &Path, flags: RenameFlags) -> io::Result<()> {
    again(|| renameat_with(CWD, from, CWD, to, flags).map_err(io::Error::from))
}

pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    again(|| fs::remove_file(path))
}

pub(super) fn hard_link(original: &Path, link: &Path) -> io::Result<()> {
    again(|| fs::hard_link(original, link))
}

/// The names of everything in a folder, in no order. Unlike std's way it does not panic where closing the folder fails.
pub(super) fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = Dir::new(File::open(folder)?)?;
    let names = entries.map(|entry| entry.map(|entry| OsString::from_vec(entry.file_name().to_bytes().to_vec())));
    let names: Result<Vec<_>, Errno> = names.collect();
    Ok(names?.into_iter().filter(|name| name != "." && name != "..").collect())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn an_interrupted_call_is_made_again_but_not_for_ever() {
        let calls = Cell::new(0);
        let failing = |until: usize, kind: io::ErrorKind| {
            calls.set(0);
            again(|| {
                calls.set(calls.get() + 1);
                if calls.get() < until { Err(kind.into()) } else { Ok(calls.get()) }
            })
            .map_err(|error| error.kind())
        };
        assert_eq!(failing(1, io::ErrorKind::Interrupted), Ok(1));
        assert_eq!(failing(50, io::ErrorKind::Interrupted), Ok(50));
        assert_eq!(failing(usize::MAX, io::ErrorKind::Interrupted), Err(io::ErrorKind::Interrupted));
        assert_eq!(calls.get(), TRIES);
        assert_eq!(failing(2, io::ErrorKind::StorageFull), Err(io::ErrorKind::StorageFull));
    }
}
