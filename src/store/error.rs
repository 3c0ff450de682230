//! Why a board file could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use crate::plan::check::Flaw;

/// Why a board file could not be read or written. Whatever the reason, the file is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// There is no such file.
    Missing,
    /// The system would not let it be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: Cause,
    },
    /// It is not JSON, or a value is of another type than the plan's.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes; 0 before the first byte of a line.
        column: usize,
        /// What is wrong there, in serde's words.
        expected: String,
    },
    /// It holds nothing, or nothing but blanks or zero bytes, as after a power cut.
    Empty {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It is text in UTF-16, as some editors write it.
    Utf16 {
        /// The file.
        path: PathBuf,
    },
    /// It reads well but contradicts itself.
    Flawed {
        /// The file.
        path: PathBuf,
        /// The first contradiction found.
        flaw: Flaw,
    },
    /// It is JSON, but no board.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A newer program wrote it, and says that this one must not read it.
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema a reader must know; this one knows [`crate::plan::SCHEMA`].
        needs: u64,
    },
    /// It is, or would become, larger than [`crate::store::LIMIT`].
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// Somebody else was saving all the time one was willing to wait.
    Locked {
        /// The board file, not its lock.
        path: PathBuf,
        /// The process that holds the lock, if it left its number.
        pid: Option<u32>,
        /// The machine it runs on.
        host: Option<String>,
    },
    /// The system would not let it be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: Cause,
    },
    /// Where a file of ours must stand there is a link or a folder, which is neither followed nor removed.
    Planted {
        /// The link or folder.
        path: PathBuf,
    },
    /// Another program that does not lock kept writing it.
    Contended {
        /// The file.
        path: PathBuf,
    },
    /// A fault of ours, found before writing: items would have been lost or doubled.
    Counts {
        /// The file.
        path: PathBuf,
        /// Items before, and what the steps add, less what they delete.
        expected: usize,
        /// Items about to be written.
        found: usize,
    },
    /// A fault of ours, found before writing: what was about to be written could not be read again.
    Garbled {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, in serde's words.
        expected: String,
    },
    /// A fault of ours: saving panicked. The file is as it was, or holds the steps already.
    Panicked {
        /// What the panic said.
        text: String,
    },
    /// A board cannot have this name.
    BadName {
        /// The name.
        name: String,
    },
}

/// What the system said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The sort of error.
    pub kind: io::ErrorKind,
    /// The system's own words.
    pub text: String,
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self { kind: error.kind(), text: error.to_string() }
    }
}

impl StoreError {
    /// Makes a system's error one of reading `path`.
    pub(super) fn reading(path: &Path) -> impl Fn(io::Error) -> Self {
        |error| match error.kind() {
            // Where a file stands in a folder's way there is no board either.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            _ => Self::Read { path: path.to_owned(), cause: error.into() },
        }
    }

    /// The file that is at fault, if the reason names one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Missing | Self::Panicked { .. } | Self::BadName { .. } => None,
            Self::Read { path, .. }
            | Self::Damaged { path, .. }
            | Self::Empty { path, .. }
            | Self::Utf16 { path }
            | Self::Flawed { path, .. }
            | Self::Foreign { path }
            | Self::Newer { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Locked { path, .. }
            | Self::Write { path, .. }
            | Self::Planted { path }
            | Self::Contended { path }
            | Self::Counts { path, .. }
            | Self::Garbled { path, .. } => Some(path),
        }
    }

    /// Makes a system's error one of writing `path`.
    pub(super) fn writing(path: &Path) -> impl Fn(io::Error) -> Self {
        |error| Self::Write { path: path.to_owned(), cause: error.into() }
    }
}
