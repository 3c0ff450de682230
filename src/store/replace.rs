//! Replacing a file's content in one rename: after any fault it is as it was, and nothing is left beside it.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::Path;

use rustix::fs::RenameFlags;

use super::{Fingerprint, place, system};

/// What is to be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Replacement<'a> {
    /// The file: a resolved path in an existing folder.
    pub(super) target: &'a Path,
    /// Where its new content is written first: in the same folder. What stands there is removed.
    pub(super) temporary: &'a Path,
    /// The new content.
    pub(super) bytes: &'a [u8],
    /// The old content; none if there must be no file.
    pub(super) over: Option<Fingerprint>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The new content is on the disk.
    Done(Fingerprint),
    /// The old content was not what it should be; the file is untouched.
    Overtaken,
}

/// Replaces the file's content. Mode and owner stay as they were; a new file is this user's alone (0600). An error
/// after the rename (the folder could not be written to the disk) leaves the new content in place.
pub(super) fn replace(replacement: &Replacement) -> io::Result<Outcome> {
    let Replacement { target, temporary, .. } = *replacement;
    let outcome = write(replacement);
    if let Ok(Outcome::Done(_)) = outcome {
        sync_folder(target)?;
    } else {
        // It may not have come so far that there is one.
        let _ = system::remove_file(temporary);
    }
    outcome
}

fn write(Replacement { target, temporary, bytes, over }: &Replacement) -> io::Result<Outcome> {
    let mut file = create(temporary)?;
    if let Some(old) = existing(target)? {
        look_like(&file, &old)?;
    }
    file.write_all(bytes)?;
    file.sync_all()?;
    let written = Fingerprint::from(&system::again(|| file.metadata())?);
    if Fingerprint::of(target)? != *over {
        return Ok(Outcome::Overtaken);
    }
    if !put(temporary, target, *over)? {
        return Ok(Outcome::Overtaken);
    }
    // The rename sets ctime. Had somebody written into the file already, the fingerprint must not be his.
    let renamed = Fingerprint::from(&system::again(|| file.metadata())?);
    Ok(Outcome::Done(if renamed.same_content(written) { renamed } else { written }))
}

/// Puts the temporary file in the target's place. False if somebody without our lock came in between the last look and
/// this: then what he wrote is in its place again. Where the system cannot change places, that instant stays a risk.
pub(super) fn put(temporary: &Path, target: &Path, over: Option<Fingerprint>) -> io::Result<bool> {
    let way = if over.is_some() { RenameFlags::EXCHANGE } else { RenameFlags::NOREPLACE };
    match (system::rename_with(temporary, target, way), over) {
        (Ok(()), None) => Ok(true),
        (Ok(()), Some(over)) => came_out(temporary, target, over),
        (Err(error), None) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        (Err(error), Some(_)) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        // Not every file system knows these; what else may be wrong, the plain way will tell.
        (Err(_), _) => system::rename(temporary, target).map(|()| true),
    }
}

/// After they have changed places: whether what came out is what was to be replaced. It is removed; or else put back.
fn came_out(temporary: &Path, target: &Path, over: Fingerprint) -> io::Result<bool> {
    let out = Fingerprint::of(temporary);
    if matches!(out, Ok(Some(out)) if out.same_content(over)) {
        // What is left here is found by the next save.
        let _ = system::remove_file(temporary);
        return Ok(true);
    }
    system::rename_with(temporary, target, RenameFlags::EXCHANGE)?;
    out.map(|_| false)
}

/// A new file for this user alone, in place of one that a killed process may have left.
pub(super) fn create(temporary: &Path) -> io::Result<File> {
    let create = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(temporary);
    match create() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            system::remove_file(temporary)?;
            create()
        }
        file => file,
    }
}

fn existing(target: &Path) -> io::Result<Option<Metadata>> {
    match system::metadata(target) {
        Ok(old) => Ok(Some(old)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Gives `file` the owner and mode of `old`. Who may not give files away keeps it, in the old group if he is in it.
fn look_like(file: &File, old: &Metadata) -> io::Result<()> {
    if old.permissions().readonly() {
        // A rename would not ask; whoever took every write bit away meant it.
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let ours = system::again(|| file.metadata())?;
    if (ours.uid(), ours.gid()) != (old.uid(), old.gid()) {
        let whole = system::again(|| fchown(file, Some(old.uid()), Some(old.gid())));
        if_permitted(whole.or_else(|_| system::again(|| fchown(file, None, Some(old.gid())))))?;
    }
    file.set_permissions(Permissions::from_mode(old.mode() & 0o7777))
}

fn if_permitted(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        result => result,
    }
}

/// Writes the folder of `target` to the disk, so that the rename outlives a power cut. Some file systems cannot, and
/// a folder that may not be listed cannot be opened for it.
pub(super) fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = match File::open(place::folder(target)) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(()),
        folder => folder?,
    };
    match folder.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => Ok(()),
        result => result,
    }
}
