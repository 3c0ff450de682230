//! A document as it was named on the command line, loaded.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::super::{Environment, Fault, output};
use crate::document::{self, Draft, MOST_BYTES};
use crate::lang::{Lang, document as words, error, import as words_of_import};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A document's bytes.
pub(in crate::cli) struct Source<'a> {
    /// As it was named on the command line.
    pub(in crate::cli) document: &'a OsStr,
    /// As it is named in sentences.
    pub(in crate::cli) name: String,
    pub(super) bytes: Vec<u8>,
}

impl<'a> Source<'a> {
    /// Loads a document, `-` from standard input.
    pub(in crate::cli) fn load(document: &'a OsStr, world: &Environment) -> Result<Self, Fault> {
        let is_input = document == STANDARD_INPUT;
        let path = document.to_string_lossy();
        let name = if is_input { words::standard_input(world.lang).to_owned() } else { path.into_owned() };
        let bytes = if is_input { bytes(io::stdin().lock()) } else { File::open(document).and_then(bytes) };
        let bytes = bytes.map_err(|cause| {
            let told = error::io_cause(world.lang, cause.kind()).map_or_else(|| cause.to_string(), str::to_owned);
            Fault::Wish(error::cannot_read(world.lang, &name, &told))
        })?;
        Ok(Self { document, name, bytes })
    }

    /// The plan it holds.
    pub(in crate::cli) fn draft(&self, world: &Environment) -> Result<Draft, Fault> {
        let told = told_if_long(&self.name, world.lang);
        let draft = document::read(&self.bytes, &self.document.to_string_lossy());
        drop(told);
        draft.map_err(|error| Fault::Document { name: self.name.clone(), error })
    }
}

/// Says on standard error that a document is being read, if that takes more than a second, somebody looks on, and what
/// is returned is still there.
fn told_if_long(name: &str, lang: Lang) -> Option<Sender<()>> {
    if !io::stderr().is_terminal() {
        return None;
    }
    let (reading, done) = mpsc::channel();
    let line = words_of_import::reading(lang, name);
    thread::spawn(move || {
        if done.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            output::tell(&line);
        }
    });
    Some(reading)
}

/// At most one byte more than a document may have.
fn bytes(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
