//! How a board was looked at last: one small file per board in the state directory, lost without harm. So nothing here
//! fails; what cannot be read is not there, what cannot be written is not kept.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::place;

/// A state file larger than this, in bytes, is not ours.
const LIMIT: u64 = 1 << 20;

/// The state file of the board at `board`, in `folder`: named by the path's hash, whatever links lead to the board.
pub fn state_path(folder: &Path, board: &Path) -> PathBuf {
    let board = place::resolve(board).unwrap_or_else(|_| board.to_owned());
    folder.join(format!("{:016x}.json", hash(board.as_os_str().as_bytes())))
}

/// FNV-1a, which is the same in every version of every library.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3))
}

/// The text of a state file; none if there is none that can be read.
pub fn read_state(path: &Path) -> Option<String> {
    let mut text = String::new();
    File::open(path).ok()?.take(LIMIT).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Puts `text` into a state file, in one rename and for this user alone.
pub fn write_state(path: &Path, text: &str) {
    let temporary = place::beside(path, &format!(".{}", std::process::id()));
    let written = place::make_folder(path)
        .and_then(|()| fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary))
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // It may not have come so far that there is one.
        let _ = fs::remove_file(&temporary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_is_left_beside_it() {
        let root = std::env::temp_dir().join(format!("yaodian-state-{}", std::process::id()));
        let path = state_path(&root.join("state"), &root.join("plan.json"));
        assert_eq!(read_state(&path), None);
        for text in ["{}", "{\"sort\":\"days\"}"] {
            write_state(&path, text);
            assert_eq!(read_state(&path).as_deref(), Some(text));
        }
        assert_eq!(fs::read_dir(root.join("state")).unwrap().count(), 1);
        fs::write(&path, [0xFF, 0xFE]).unwrap();
        assert_eq!(read_state(&path), None);
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn where_no_folder_can_be_nothing_happens() {
        let path = state_path(Path::new("/dev/null/state"), Path::new("plan.json"));
        write_state(&path, "{}");
        assert_eq!(read_state(&path), None);
    }

    #[test]
    fn every_board_has_its_own() {
        let path = |board: &str| state_path(Path::new("/s"), Path::new(board));
        assert_ne!(path("/a/plan.json"), path("/b/plan.json"));
        assert_eq!(path("/a/plan.json"), path("/a/plan.json"));
    }
}
