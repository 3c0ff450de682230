//! Where a board file really stands, and the files that stand beside it.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::system;

/// As many links as Linux follows.
const LINKS: usize = 40;

/// The path behind every link, so that a rename replaces the file and not the link to it. Neither the file nor its
/// folder need exist; a link that leads nowhere yet is followed to where it leads.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Some(found) = existing(&path)? {
            return Ok(found);
        }
        let link = match system::read_link(&path) {
            Ok(link) => link,
            // No link, or nothing at all.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::NotFound) => {
                return absent(&path);
            }
            Err(error) => return Err(error),
        };
        path = folder(&path).join(link);
    }
    Err(io::Error::other("too many links"))
}

/// Where a file that does not exist will stand.
fn absent(path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let folder = folder(path);
    let folder = match existing(folder)? {
        Some(found) => found,
        None => std::path::absolute(folder)?,
    };
    Ok(folder.join(name))
}

fn existing(path: &Path) -> io::Result<Option<PathBuf>> {
    match system::canonicalize(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The folder a file stands in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes the folder of `target`, and those above it, for this user alone; leaves existing ones as they are.
pub(super) fn make_folder(target: &Path) -> io::Result<()> {
    let folder = folder(target);
    // First, for the making of one that exists asks the same, but takes an interruption for a no.
    if system::metadata(folder).is_ok_and(|found| found.is_dir()) {
        return Ok(());
    }
    system::again(|| DirBuilder::new().recursive(true).mode(0o700).create(folder))
}

/// The hidden file beside `target` with its name and this ending: `.default.json.lock`.
pub(super) fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(ending);
    target.with_file_name(name)
}
