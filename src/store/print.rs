//! A file's fingerprint: what tells whether somebody wrote it since, without reading it.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::system;

/// What the system says of a file's content. Two that are equal are of the same content, but for writes of equal
/// length into the same inode within one tick of the system's clock (some milliseconds).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    device: u64,
    inode: u64,
    /// Bytes.
    size: u64,
    /// Seconds and nanoseconds since 1970: the content's last change.
    mtime: (i64, i64),
    /// The same: the inode's last change, which nobody can set back.
    ctime: (i64, i64),
}

impl Fingerprint {
    /// The fingerprint of the file at `path`, links followed; none if there is no file.
    pub(super) fn of(path: &Path) -> io::Result<Option<Self>> {
        match system::metadata(path) {
            Ok(metadata) => Ok(Some(Self::from(&metadata))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The file's size in bytes.
    pub fn size(self) -> u64 {
        self.size
    }

    /// Whether both are of the same content in the same inode, renamed or not in between.
    pub(super) fn same_content(self, other: Self) -> bool {
        Self { ctime: other.ctime, ..self } == other
    }
}

impl From<&Metadata> for Fingerprint {
    fn from(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            mtime: (metadata.mtime(), metadata.mtime_nsec()),
            ctime: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}
