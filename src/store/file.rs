//! A board file's bytes and the plan they are: reading without writing or locking, and the bytes to be written.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Seek as _};
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::{Fingerprint, StoreError};
use crate::plan::{Plan, SCHEMA};

/// The largest board file that is read or written, in bytes: 128 MB.
pub const LIMIT: u64 = 128 << 20;

/// How often a file that changes while it is read is read again.
const ROUNDS: usize = 3;

/// A plan and the file it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// The file's fingerprint when these were its bytes.
    pub print: Fingerprint,
}

/// What tells a board from other files, and whether this program may read it.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    min_reader: Value,
}

/// Reads the board file at `path`, links followed. Never writes and never locks. The plan has passed
/// [`Plan::check`].
pub fn read(path: &Path) -> Result<Loaded, StoreError> {
    let (bytes, print) = bytes(path)?;
    Ok(Loaded { plan: parse(&bytes, path)?, print })
}

fn bytes(path: &Path) -> Result<(Vec<u8>, Fingerprint), StoreError> {
    let reading = StoreError::reading(path);
    // Before it is opened: opening a pipe would wait for somebody to write into it.
    regular(&fs::metadata(path).map_err(&reading)?).map_err(&reading)?;
    let mut file = File::open(path).map_err(&reading)?;
    let mut bytes = Vec::new();
    let mut round = 1;
    loop {
        let before = Fingerprint::from(&file.metadata().map_err(&reading)?);
        if before.size() > LIMIT {
            return Err(StoreError::TooLarge { path: path.to_owned(), bytes: before.size() });
        }
        bytes.clear();
        file.rewind().map_err(&reading)?;
        (&file).take(LIMIT).read_to_end(&mut bytes).map_err(&reading)?;
        let after = Fingerprint::from(&file.metadata().map_err(&reading)?);
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
fn parse(bytes: &[u8], path: &Path) -> Result<Plan, StoreError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let damaged = |error| damaged(path, &error);
    if !bytes.trim_ascii_start().starts_with(b"{") {
        serde_json::from_slice::<IgnoredAny>(bytes).map_err(damaged)?;
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let header: Header = serde_json::from_slice(bytes).map_err(damaged)?;
    if header.format != "yaodian" {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    if let Some(needs) = header.min_reader.as_u64().filter(|needs| *needs > SCHEMA.into()) {
        return Err(StoreError::Newer { path: path.to_owned(), needs });
    }
    let mut plan: Plan = serde_json::from_slice(bytes).map_err(damaged)?;
    // People and merge tools may have mixed them.
    plan.sort_items();
    plan.check().map_err(|flaw| StoreError::Flawed { path: path.to_owned(), flaw })?;
    Ok(plan)
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
