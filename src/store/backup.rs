//! Backups: dated copies of what a board file held, each of bytes that were read as a plan.

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Datelike as _, NaiveDateTime, SubsecRound as _, TimeDelta};

use super::file::{bytes, parse, read};
use super::lock::Lock;
use super::replace::{create, sync_folder};
use super::{StoreError, names, place, system};
use crate::clock::Stamp;

/// So many of the newest are kept.
const NEWEST: usize = 10;

/// And the last one of each of so many months.
const MONTHS: usize = 12;

/// Saving makes one at most so often.
pub(super) const INTERVAL: TimeDelta = TimeDelta::hours(1);

/// How the name of a copy tells when it was made, by the clock on the user's wall.
const FORMAT: &str = "%Y-%m-%dT%H%M%S";

/// What the folder of a board outside the data directory says of it: its path.
const ORIGIN: &str = "path.txt";

/// How long one waits for another process that is just making one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the backups of one board are: `backups/<board>/` in the data directory or, for a file elsewhere, under the
/// hash of its path, with the path in `path.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    folder: PathBuf,
    /// The path of a board outside the data directory.
    origin: Option<PathBuf>,
}

/// A copy of a board file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// When it was made, by the clock on the user's wall.
    pub at: NaiveDateTime,
    /// Which of those made in that second.
    turn: u32,
    /// Its file.
    pub path: PathBuf,
}

impl Backup {
    /// The copy that stands in the file at `path`, if its name is one of a copy.
    fn of(path: PathBuf) -> Option<Self> {
        let stem = path.file_name()?.to_str()?.strip_suffix(".json")?;
        let (time, turn) = stem.split_once('_').map_or((stem, Some(1)), |(time, turn)| (time, turn.parse().ok()));
        let at = NaiveDateTime::parse_from_str(time, FORMAT).ok()?;
        Some(Self { at, turn: turn?, path })
    }

    /// How many items it holds; an error if it has been damaged since it was made.
    pub fn items(&self) -> Result<usize, StoreError> {
        read(&self.path).map(|loaded| loaded.plan.items.len())
    }
}

impl Backups {
    /// The backups of the board file at `path`.
    pub fn of(data_dir: &Path, path: &Path) -> Self {
        let folder = data_dir.join("backups");
        if let Some(name) = named(data_dir, path) {
            return Self { folder: folder.join(name), origin: None };
        }
        let resolved = place::resolve(path).or_else(|_| std::path::absolute(path));
        let origin = resolved.unwrap_or_else(|_| path.to_owned());
        Self { folder: folder.join(format!("{:016x}", hash(origin.as_os_str().as_bytes()))), origin: Some(origin) }
    }

    /// The folder they are in, whether it is there or not.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All copies, newest first; none if the folder cannot be read.
    pub fn list(&self) -> Vec<Backup> {
        let names = system::names(&self.folder).unwrap_or_default();
        let mut copies: Vec<Backup> = names.iter().filter_map(|name| Backup::of(self.folder.join(name))).collect();
        copies.retain(|copy| system::symlink_metadata(&copy.path).is_ok_and(|found| found.is_file()));
        copies.sort_by(|a, b| b.cmp(a));
        copies
    }

    /// Makes a copy of the board file at `path` now, whenever the last one was made. None if the newest copy holds the
    /// same bytes. What cannot be read as a plan is not copied.
    pub fn make(&self, path: &Path, at: Stamp) -> Result<Option<Backup>, StoreError> {
        let (bytes, _) = bytes(path)?;
        parse(&bytes, path)?;
        self.keep(&bytes, at, PATIENCE)
    }

    /// Whether a save at this time is to keep a copy: not if there is one of the same hour before or after, for a clock
    /// may have been set back.
    pub(super) fn due(&self, at: Stamp) -> bool {
        let at = at.naive_local();
        self.list().iter().all(|copy| (copy.at - at).abs() >= INTERVAL)
    }

    /// Keeps `bytes`, which were read as a plan, as the copy made `at`, and removes those that are too many. None if
    /// the newest copy holds the same bytes.
    pub(super) fn keep(&self, bytes: &[u8], at: Stamp, patience: Duration) -> Result<Option<Backup>, StoreError> {
        let target = self.folder.join("copies");
        self.make_folder()?;
        let lock = Lock::take(&target, patience)?;
        let copies = self.list();
        if copies.first().is_some_and(|newest| holds(newest, bytes)) {
            return Ok(None);
        }
        let copy = self.free(at);
        write(&place::beside(&target, ".tmp"), &copy.path, bytes).map_err(StoreError::writing(&copy.path))?;
        for old in too_many(self.list()) {
            // One too many does no harm.
            let _ = system::remove_file(&old.path);
        }
        drop(lock);
        Ok(Some(copy))
    }

    /// The name of a copy made at this time that no file has.
    fn free(&self, at: Stamp) -> Backup {
        let at = at.naive_local().trunc_subsecs(0);
        let time = at.format(FORMAT);
        let name = |turn: u32| match turn {
            1 => format!("{time}.json"),
            turn => format!("{time}_{turn}.json"),
        };
        let copies = (1..).map(|turn| Backup { at, turn, path: self.folder.join(name(turn)) });
        let mut free = copies.filter(|copy| system::symlink_metadata(&copy.path).is_err());
        free.next().expect("no folder holds so many files")
    }

    /// Makes the folder for this user alone, and says in it whose copies these are. Links in its place are not
    /// followed: nobody but the user is to say where his copies go.
    fn make_folder(&self) -> Result<(), StoreError> {
        let writing = StoreError::writing(&self.folder);
        place::make_folder(&self.folder.join(ORIGIN)).map_err(&writing)?;
        for folder in [Some(self.folder.as_path()), self.folder.parent()].into_iter().flatten() {
            if !system::symlink_metadata(folder).map_err(&writing)?.is_dir() {
                return Err(StoreError::Planted { path: folder.to_owned() });
            }
        }
        let (Some(origin), note) = (&self.origin, self.folder.join(ORIGIN)) else { return Ok(()) };
        if system::symlink_metadata(&note).is_ok() {
            return Ok(());
        }
        let text = [origin.as_os_str().as_bytes(), b"\n"].concat();
        write(&self.folder.join(".path.tmp"), &note, &text).map_err(&writing)
    }
}

/// The name of the board at `path`, if it is one of the data directory.
fn named(data_dir: &Path, path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.strip_suffix(".json").filter(|name| names::fit(name))?;
    let same = system::canonicalize(place::folder(path)).ok()? == system::canonicalize(data_dir).ok()?;
    same.then(|| name.to_owned())
}

/// FNV-1a, which is the same on every machine and in every version.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether the copy is of these bytes.
fn holds(copy: &Backup, expected: &[u8]) -> bool {
    let size = system::metadata(&copy.path).map(|metadata| metadata.len());
    size.is_ok_and(|size| size == expected.len() as u64) && bytes(&copy.path).is_ok_and(|(bytes, _)| bytes == expected)
}

/// Writes a new file whole, by way of another name in its folder.
fn write(temporary: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = create(temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        system::rename(temporary, path)
    });
    if written.is_err() {
        // It may not have come so far that there is one.
        let _ = system::remove_file(temporary);
    }
    written.and_then(|()| sync_folder(path))
}

/// Of all copies, newest first, those that need not be kept: neither of the newest, nor the last of a month.
fn too_many(copies: Vec<Backup>) -> Vec<Backup> {
    let mut months = HashSet::new();
    let mut keep = |place: usize, copy: &Backup| {
        let last_of_month = months.len() < MONTHS && months.insert((copy.at.year(), copy.at.month()));
        place < NEWEST || last_of_month
    };
    copies.into_iter().enumerate().filter(|(place, copy)| !keep(*place, copy)).map(|(_, copy)| copy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_are_kept_and_the_last_of_twelve_months() {
        let first = NaiveDateTime::parse_from_str("2020-01-01T080000", FORMAT).unwrap();
        let daily = |days: i64| -> Vec<Backup> {
            let copy = |day| Backup { at: first + TimeDelta::days(day), turn: 1, path: PathBuf::new() };
            (0..days).rev().map(copy).collect()
        };
        let kept = |days: i64| -> Vec<String> {
            let gone = too_many(daily(days));
            let kept = daily(days).into_iter().filter(|copy| !gone.contains(copy));
            kept.map(|copy| copy.at.format("%m-%d").to_string()).collect()
        };
        assert_eq!(kept(10).len(), 10);
        assert_eq!(kept(31), (22..=31).rev().map(|day| format!("01-{day}")).collect::<Vec<_>>());
        assert_eq!(kept(35)[8..], ["01-27", "01-26"]);
        // The 10th of March 2021 is day 434 from 0.
        let newest = (1..=10).rev().map(|day| format!("03-{day:02}"));
        let months =
            ["02-28", "01-31", "12-31", "11-30", "10-31", "09-30", "08-31", "07-31", "06-30", "05-31", "04-30"];
        assert_eq!(kept(435), newest.chain(months.map(str::to_owned)).collect::<Vec<_>>());
    }

    #[test]
    fn names_tell_when_a_copy_was_made() {
        let copy = |name: &str| Backup::of(PathBuf::from(name)).map(|copy| (copy.at.to_string(), copy.turn));
        let time = "2020-07-15 09:41:07".to_owned();
        assert_eq!(copy("/b/2020-07-15T094107.json"), Some((time.clone(), 1)));
        assert_eq!(copy("/b/2020-07-15T094107_12.json"), Some((time, 12)));
        for other in [
            "/b/notes.json",
            "/b/2020-07-15T094107.json.tmp",
            "/b/2020-07-15T094107_x.json",
            "/b/2020-13-15T094107.json",
        ] {
            assert_eq!(copy(other), None, "{other}");
        }
    }
}
