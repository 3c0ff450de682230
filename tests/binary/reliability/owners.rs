//! The file stays the user's: owner, mode and links; and what another user may and may not do.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Output;

use super::{beside, board, skip, status, whole};
use crate::home::Home;

/// A user who owns nothing.
const NOBODY: u32 = 65534;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_new_board_is_for_its_user_alone() {
    let home = Home::new();
    home.run(["move", "1", "doing"]).done();
    assert_eq!((mode(&home.board()), mode(home.board().parent().unwrap())), (0o600, 0o700));
    home.run(["move", "1", "done"]).done();
    let backups = home.path("data/yaodian/backups");
    assert_eq!((mode(&backups), mode(&backups.join("default"))), (0o700, 0o700));
    let copies: Vec<_> = fs::read_dir(backups.join("default")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let json = copies.iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).unwrap();
    assert_eq!(mode(json), 0o600);
}

#[test]
fn owner_mode_and_links_stay() {
    let home = Home::new();
    let path = board(&home);
    chmod(&path, 0o640);
    if chown(&path, Some(1234), Some(1235)).is_err() {
        skip("this user cannot give files away; only mode and links are looked at");
    }
    let before = fs::metadata(&path).unwrap();
    let link = home.path("link.json");
    symlink(&path, &link).unwrap();
    home.run(["-f", "link.json", "move", "3", "done"]).done();
    let after = fs::metadata(&path).unwrap();
    assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
    assert_ne!(after.ino(), before.ino());
    assert!(link.is_symlink());
    assert_eq!(status(&whole(&path), 3), "done");
}

/// A change by a user who owns nothing; none if this user cannot start one, which is printed.
fn by_nobody(home: &Home, path: &Path, arguments: &[&str]) -> Option<Output> {
    let output = home.command().uid(NOBODY).gid(NOBODY).arg("-f").arg(path).args(arguments).output();
    match output {
        Ok(output) => Some(output),
        Err(error) => {
            skip(&format!("the program cannot be started as another user: {error}"));
            None
        }
    }
}

#[test]
fn another_user_saves_where_he_may_and_is_told_where_he_may_not() {
    let home = Home::new();
    let path = board(&home);
    let (folder, lock) = (path.parent().unwrap().to_owned(), path.with_file_name(".plan.json.lock"));
    chmod(&folder, 0o777);
    chmod(&path, 0o644);
    chmod(&lock, 0o644);
    let Some(list) = by_nobody(&home, &path, &["list"]) else { return };
    if list.status.code() != Some(0) {
        return skip("another user cannot reach the board here");
    }
    // Somebody else's lock may be read, and that is enough.
    let told = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let saved = by_nobody(&home, &path, &["move", "3", "done"]).unwrap();
    assert_eq!((saved.status.code(), status(&whole(&path), 3)), (Some(0), "done"), "{}", told(&saved));
    assert_eq!((mode(&path), beside(&path)), (0o644, vec!["plan.json".to_owned()]));

    let before = fs::read(&path).unwrap();
    let refused = |what: &str| {
        let output = by_nobody(&home, &path, &["move", "4", "done"]).unwrap();
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true), "{what}: {}", told(&output));
        assert!(told(&output).contains("没有权限"), "{what}: {}", told(&output));
        assert!(fs::read(&path).unwrap() == before, "{what}");
    };
    chmod(&lock, 0o600);
    refused("a lock that may not be read");
    chmod(&lock, 0o644);
    chmod(&folder, 0o755);
    refused("a folder that may not be written");
    chmod(&folder, 0o777);
    chmod(&path, 0o400);
    chown(&path, Some(NOBODY), None).unwrap();
    refused("a file without write bits");
    chown(&path, Some(0), None).unwrap();
    let unread = by_nobody(&home, &path, &["list"]).unwrap();
    assert_eq!(unread.status.code(), Some(3), "{}", told(&unread));
}

#[test]
fn nothing_is_written_through_a_planted_link() {
    let home = Home::new();
    let path = board(&home);
    let victim = home.path("victim");
    fs::write(&victim, "precious").unwrap();
    let before = fs::read(&path).unwrap();
    let lock = path.with_file_name(".plan.json.lock");
    fs::remove_file(&lock).unwrap();
    symlink(&victim, &lock).unwrap();
    let answer = home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "3".as_ref(), "done".as_ref()]);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.contains(".plan.json.lock"), "{}", answer.err);
    assert!(fs::read(&path).unwrap() == before);
    fs::remove_file(&lock).unwrap();
    symlink(&victim, path.with_file_name(".plan.json.tmp")).unwrap();
    home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "3".as_ref(), "done".as_ref()]).done();
    assert_eq!((fs::read(&victim).unwrap(), status(&whole(&path), 3)), (b"precious".to_vec(), "done"));
    assert!(!path.is_symlink());
}
