//! A board file's bytes and the plan they are: reading without writing or locking, and the bytes to be written.

use std::fs::{File, Metadata};
use std::io::{self, Read as _, Seek as _};
use std::path::Path;

use serde::de::IgnoredAny;

use super::sound::Head;
use super::{Fingerprint, StoreError, system};
use crate::plan::{Plan, SCHEMA};

/// The largest board file that is read or written, in bytes: 128 MB.
pub const LIMIT: u64 = 128 << 20;

/// From this size on, in bytes, the user is told that the limit is near: 80 % of it.
pub const NEAR_LIMIT: u64 = LIMIT / 10 * 8;

/// What is wrong at a byte that is no text, as serde_json would say it.
const NOT_UTF8: &str = "invalid UTF-8";

/// The same of a file that ends in the midst of a character.
const CUT_OFF: &str = "EOF while parsing a string";

/// How often a file that changes while it is read is read again.
const ROUNDS: usize = 3;

/// A plan and the file it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// The file's fingerprint when these were its bytes.
    pub print: Fingerprint,
    /// Whether the file has an older form, which the next save raises.
    pub is_old: bool,
}

/// Reads the board file at `path`, links followed. Never writes and never locks. The plan has passed
/// [`Plan::check`].
pub fn read(path: &Path) -> Result<Loaded, StoreError> {
    let (bytes, print) = bytes(path)?;
    let (plan, is_old) = parse_any(&bytes, path)?;
    Ok(Loaded { plan, print, is_old })
}

/// The file's bytes, and its fingerprint when it held them.
pub(super) fn bytes(path: &Path) -> Result<(Vec<u8>, Fingerprint), StoreError> {
    let reading = StoreError::reading(path);
    // Before it is opened: opening a pipe would wait for somebody to write into it.
    regular(&system::metadata(path).map_err(&reading)?).map_err(&reading)?;
    let mut file = File::open(path).map_err(&reading)?;
    let mut bytes = Vec::new();
    let mut round = 1;
    loop {
        let before = Fingerprint::from(&system::again(|| file.metadata()).map_err(&reading)?);
        if before.size() > LIMIT {
            return Err(StoreError::TooLarge { path: path.to_owned(), bytes: before.size() });
        }
        bytes.clear();
        // One more than there should be, so that the end is found without asking for more room.
        bytes.reserve(usize::try_from(before.size()).map_or(0, |size| size + 1));
        system::again(|| file.rewind()).map_err(&reading)?;
        (&file).take(LIMIT).read_to_end(&mut bytes).map_err(&reading)?;
        let after = Fingerprint::from(&system::again(|| file.metadata()).map_err(&reading)?);
        // The older fingerprint is the safe one: if the file does not come to rest, the next look sees a change.
        if before == after || round == ROUNDS {
            return Ok((bytes, before));
        }
        round += 1;
    }
}

fn regular(metadata: &Metadata) -> io::Result<()> {
    match metadata {
        file if file.is_file() => Ok(()),
        folder if folder.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")),
    }
}

/// The plan that `bytes` are; `path` is for the error.
pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Plan, StoreError> {
    parse_any(bytes, path).map(|(plan, _)| plan)
}

/// The same, and whether they have an older form.
fn parse_any(bytes: &[u8], path: &Path) -> Result<(Plan, bool), StoreError> {
    let text = text(bytes, path)?;
    let damaged = |error| damaged(path, &error);
    if !text.trim_ascii_start().starts_with('{') {
        serde_json::from_str::<IgnoredAny>(text).map_err(damaged)?;
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let head: Head = serde_json::from_str(text).map_err(damaged)?;
    if head.format != "yaodian" {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let newer = |needs| StoreError::Newer { path: path.to_owned(), needs };
    if let Some(needs) = head.min_reader.as_u64().filter(|needs| *needs > SCHEMA.into()) {
        return Err(newer(needs));
    }
    let mut plan: Plan = serde_json::from_str(text).map_err(|error| {
        // What a newer program calls by words of its own is no damage.
        let later = head.schema.as_u64().filter(|schema| *schema > SCHEMA.into());
        later.map_or_else(|| damaged(error), newer)
    })?;
    // People and merge tools may have mixed them.
    let is_old = plan.raise();
    plan.sort_items();
    plan.check().map_err(|flaw| StoreError::Flawed { path: path.to_owned(), flaw })?;
    Ok((plan, is_old))
}

/// The text that `bytes` are, without a byte order mark.
fn text<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, StoreError> {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        return Err(StoreError::Empty { path: path.to_owned(), bytes: bytes.len() as u64 });
    }
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{', 0, ..] | [0, b'{', ..]) {
        return Err(StoreError::Utf16 { path: path.to_owned() });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = sound.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let expected = if error.error_len().is_none() { CUT_OFF } else { NOT_UTF8 }.to_owned();
        StoreError::Damaged { path: path.to_owned(), line, column, expected }
    })
}

fn damaged(path: &Path, error: &serde_json::Error) -> StoreError {
    let (line, column) = (error.line(), error.column());
    StoreError::Damaged { path: path.to_owned(), line, column, expected: words(error) }
}

/// What serde says, without the place.
fn words(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = error.to_string();
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// The bytes that `plan` is in a file: pretty JSON, one step of the log a line, a final newline. They have been read
/// again and hold `items` items, so that no save writes what a read would refuse.
pub(super) fn to_bytes(plan: &Plan, items: usize, path: &Path) -> Result<Vec<u8>, StoreError> {
    let garbled = |expected| StoreError::Garbled { path: path.to_owned(), expected };
    let mut bytes = serde_json::to_vec_pretty(plan).map_err(|error| garbled(words(&error)))?;
    bytes.push(b'\n');
    if bytes.len() as u64 > LIMIT {
        return Err(StoreError::TooLarge { path: path.to_owned(), bytes: bytes.len() as u64 });
    }
    let again = parse(&bytes, path).map_err(|error| match error {
        StoreError::Damaged { expected, .. } => garbled(expected),
        other => other,
    })?;
    match again.items.len() {
        found if found == items => Ok(bytes),
        found => Err(StoreError::Counts { path: path.to_owned(), expected: items, found }),
    }
}
