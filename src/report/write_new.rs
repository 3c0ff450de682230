//! The one way a report gets into a file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use crate::text::safe::safe;

/// Names tried before giving up: the one asked for, then with ` (2)` behind it, …
const NAMES: u32 = 1000;
/// Bytes of a file's name without extension and count; file systems take 255 in all.
const STEM: usize = 200;

/// A stem that is one plain file name: no folder, nothing a shell or a file system would trip over.
fn file_stem(stem: &str) -> String {
    let plain = safe(stem).replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_");
    let plain = plain.trim().trim_start_matches(['.', '-']);
    let mut end = plain.len().min(STEM);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let kept = plain[..end].trim_end();
    if kept.is_empty() { "yaodian".to_owned() } else { kept.to_owned() }
}

/// Writes a report to a file of its own in `folder`: the first of `stem.extension`, `stem (2).extension`, … that is not
/// there. Nothing is ever overwritten. Gives the path; on an error, with the path that failed.
pub fn write_new(
    folder: &Path,
    stem: &str,
    extension: &str,
    report: impl AsRef<[u8]>,
) -> Result<PathBuf, (PathBuf, io::Error)> {
    let stem = file_stem(stem);
    let mut path = folder.join(format!("{stem}.{extension}"));
    for count in 2..=NAMES {
        match write(&path, report.as_ref(), Existing::Kept) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                path = folder.join(format!("{stem} ({count}).{extension}"));
            }
            Err(error) => return Err((path, error)),
            Ok(()) => return Ok(path),
        }
    }
    Err((path, io::ErrorKind::AlreadyExists.into()))
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// It is replaced.
    Overwritten,
}

/// Writes a report to `path`, whole or not at all: into a new file beside it that then takes its name. What is no plain
/// file, such as `/dev/stdout`, is written to as it is.
///
/// # Errors
///
/// What the system says; `AlreadyExists` where a file is to be kept. Then nothing new is left behind.
pub fn write(path: &Path, report: impl AsRef<[u8]>, existing: Existing) -> io::Result<()> {
    let report = report.as_ref();
    let there = fs::metadata(path);
    if existing == Existing::Kept && (there.is_ok() || fs::symlink_metadata(path).is_ok()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if there.is_ok_and(|there| !there.is_file()) {
        return OpenOptions::new().write(true).open(path)?.write_all(report);
    }
    // Behind a link, the file it leads to is the one to be replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let stem: String = name.to_string_lossy().chars().take(40).collect();
    let part = path.with_file_name(format!(".{stem}.{}.part", process::id()));
    let written = fill(&part, report).and_then(|()| put(&part, path, existing));
    if written.is_err() {
        // It may not exist; and what was wrong with the report is what the caller must hear.
        let _ = fs::remove_file(&part);
    }
    written
}

fn fill(part: &Path, report: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(part)?;
    file.write_all(report)?;
    file.sync_all()
}

/// Gives the finished file its name.
fn put(part: &Path, path: &Path, existing: Existing) -> io::Result<()> {
    if existing == Existing::Overwritten {
        return fs::rename(part, path);
    }
    // A link is refused where the name is taken, at whatever moment; file systems without links get a look beforehand.
    match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(part, path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for (stem, expected) in [
            ("十堰市2020年科技创新工作要点 会议纪要 2020-07-15", "十堰市2020年科技创新工作要点 会议纪要 2020-07-15"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("-rf", "rf"),
            ("a\u{202E}b\n", "a_b"),
            ("", "yaodian"),
            ("..", "yaodian"),
        ] {
            assert_eq!(file_stem(stem), expected, "{stem:?}");
        }
        assert!(file_stem(&"长".repeat(300)).len() <= STEM);
    }

    #[test]
    fn a_report_is_written_whole_and_never_over_another_one() {
        let folder = std::env::temp_dir().join(format!("yaodian-write-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let names = || {
            let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
            let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
            names.sort();
            names
        };
        let first = write_new(&folder, "台账", "csv", "一").unwrap();
        let second = write_new(&folder, "台账", "csv", "二").unwrap();
        assert_eq!(names(), ["台账 (2).csv", "台账.csv"]);
        let kept = write(&first, "三", Existing::Kept).unwrap_err();
        assert_eq!((kept.kind(), fs::read_to_string(&first).unwrap()), (io::ErrorKind::AlreadyExists, "一".to_owned()));
        write(&second, "四", Existing::Overwritten).unwrap();
        assert_eq!(fs::read_to_string(&second).unwrap(), "四");
        assert!(write(&folder.join("gone/a.csv"), "五", Existing::Kept).is_err());
        assert!(write(&folder, "六", Existing::Overwritten).is_err());
        assert_eq!(names(), ["台账 (2).csv", "台账.csv"]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
