//! A zip file and its parts, unpacked within limits that are counted while unpacking.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::DocumentError;

/// A package may have so many parts.
const MOST_PARTS: usize = 2_000;
/// A part may unpack to so many bytes.
const MOST_BYTES: u64 = 50 << 20;
/// All that is unpacked of a package may have so many bytes.
const MOST_IN_ALL: u64 = 150 << 20;

/// An opened zip file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a zip file of at most 2,000 parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(DocumentError::Bomb);
        }
        Ok(Self { archive, unpacked: 0 })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; none if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(DocumentError::Encrypted),
            Err(_) => return Err(DocumentError::Damaged),
        };
        let room = MOST_BYTES.min(MOST_IN_ALL.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        part.take(room + 1).read_to_end(&mut bytes).map_err(|_| DocumentError::Damaged)?;
        let read = bytes.len() as u64;
        self.unpacked += read;
        if read > room { Err(DocumentError::Bomb) } else { Ok(Some(bytes)) }
    }

    /// The text of a part of XML; none if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, DocumentError> {
        let bytes = self.part(name)?;
        Ok(bytes.map(|bytes| match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => super::decode::decode(error.as_bytes()),
        }))
    }
}
