//! Reports: from a plan, and perhaps a meeting, to text; and the one way a text gets into a file.

pub mod markdown;
pub mod minutes;

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

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

/// Writes `text` to a file of its own in `folder`: the first of `stem.extension`, `stem (2).extension`, … that is not
/// there. Nothing is ever overwritten. Gives the path; on an error, with the path that failed.
pub fn write_new(folder: &Path, stem: &str, extension: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    let stem = file_stem(stem);
    let mut path = folder.join(format!("{stem}.{extension}"));
    for count in 2..=NAMES {
        match write(&path, text, Existing::Kept) {
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
    /// It is written over.
    Overwritten,
}

/// Writes `text` to `path`.
pub fn write(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    match existing {
        Existing::Kept => options.create_new(true),
        Existing::Overwritten => options.create(true).truncate(true),
    };
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.flush()
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
}
