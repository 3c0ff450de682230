//! Putting a backup in the place of a board file, which is set aside first, whatever state it is in.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::board::{ROUNDS, temporary};
use super::file::{bytes, parse};
use super::lock::Lock;
use super::replace::{Outcome, Replacement, create, replace, sync_folder};
use super::{Backup, Fingerprint, StoreError, place, system};
use crate::clock::Stamp;

/// A board file that holds what a backup held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many items it has.
    pub items: usize,
    /// Where what it held before stands now; none if there was no file.
    pub aside: Option<PathBuf>,
}

/// Puts `backup` in the place of the board file at `path`, by the same protocol as a save: an error leaves the file as
/// it was, and at no instant is there none. What it held is set aside first under a name of its own beside it:
/// `default.json.broken-2020-07-15T094107` if it cannot be read as a plan, else `….before-…`. A board that is open
/// on the file takes it for a change of somebody else's. Waits `patience` for somebody else's save.
pub fn restore(path: &Path, backup: &Backup, at: Stamp, patience: Duration) -> Result<Restored, StoreError> {
    let (content, _) = bytes(&backup.path)?;
    let items = parse(&content, &backup.path)?.items.len();
    let target = place::resolve(path).map_err(StoreError::reading(path))?;
    let writing = StoreError::writing(&target);
    place::make_folder(&target).map_err(&writing)?;
    let lock = Lock::take(&target, patience)?;
    let temporary = temporary(&target, lock.is_some());
    for _ in 0..ROUNDS {
        let (aside, over) = set_aside(&target, at)?.unzip();
        let replacement = Replacement { target: &target, temporary: &temporary, bytes: &content, over };
        let outcome = replace(&replacement).map_err(&writing);
        if let Ok(Outcome::Done(_)) = outcome {
            return Ok(Restored { items, aside });
        }
        // Once it is replaced, although not surely on the disk, what is set aside is the only one.
        let replaced = outcome.is_err() && Fingerprint::of(&target).ok().flatten() != over;
        if let Some(aside) = aside.filter(|_| !replaced) {
            let _ = system::remove_file(&aside);
        }
        outcome?;
    }
    Err(StoreError::Contended { path: target.clone() })
}

/// Gives what stands at `target` a second name, or copies it where the file system knows no second names. Tells that
/// name, and the file's fingerprint then; none if there is no file.
fn set_aside(target: &Path, at: Stamp) -> Result<Option<(PathBuf, Fingerprint)>, StoreError> {
    let reading = StoreError::reading(target);
    match system::metadata(target) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(reading(io::ErrorKind::IsADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(reading(error)),
    }
    let content = bytes(target);
    let sound = content.as_ref().is_ok_and(|(bytes, _)| parse(bytes, target).is_ok());
    for turn in 1u32.. {
        let aside = name(target, if sound { "before" } else { "broken" }, at, turn);
        match system::hard_link(target, &aside) {
            // Of the same inode, so that a file which somebody puts in its place now is told from it.
            Ok(()) => return Ok(Fingerprint::of(&aside).map_err(&reading)?.map(|print| (aside, print))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => {
                let (bytes, print) = content?;
                copy(&aside, &bytes).map_err(StoreError::writing(&aside))?;
                return Ok(Some((aside, print)));
            }
        }
    }
    unreachable!("no folder holds so many files")
}

fn name(target: &Path, why: &str, at: Stamp, turn: u32) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{why}-{}", at.format("%Y-%m-%dT%H%M%S")));
    if turn > 1 {
        name.push(format!("_{turn}"));
    }
    target.with_file_name(name)
}

/// A new file of these bytes; what stands there is never touched.
fn copy(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if system::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let written = create(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written.and_then(|()| sync_folder(path))
}
