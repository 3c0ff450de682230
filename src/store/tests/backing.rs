//! Backups and restoring: what is copied when, what is kept, and what a restore puts where.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};

use super::{ids, mode};
use crate::clock::Stamp;
use crate::plan::Plan;
use crate::plan::step::Step;
use crate::store::fixture::{Folder, moved, plan, stamp, status, titled};
use crate::store::{Answer, Backups, Board, Notice, StoreError, read, restore};

/// A board called `plan` in the data directory, with backups.
fn board(folder: &Folder) -> Board {
    let path = folder.path("plan.json");
    let board = Board::open(&path).unwrap_or_else(|_| Board::absent(&path, plan()));
    board.with_backups(Some(backups(folder, &path)))
}

fn backups(folder: &Folder, path: &Path) -> Backups {
    Backups::of(&folder.path(""), path)
}

fn at(time: &str) -> Stamp {
    DateTime::parse_from_rfc3339(&format!("{time}+08:00")).unwrap()
}

/// Another title for item 1, set at this time.
fn step(plan: &Plan, at: Stamp) -> Step {
    Step { at, ..titled(plan, 1, &format!("题{at}")) }
}

fn save(board: &mut Board, at: Stamp) {
    let step = step(board.plan(), at);
    let rev = board.plan().rev + 1;
    assert_eq!(board.save(std::slice::from_ref(&step)), [Answer::Saved { rev, ids: vec![step.id] }]);
}

/// The names of the copies of the board `plan`, oldest first.
fn names(folder: &Folder) -> Vec<String> {
    let list = backups(folder, &folder.path("plan.json")).list();
    list.iter().rev().map(|copy| copy.path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn the_first_save_of_a_session_keeps_what_it_replaces_and_then_at_most_hourly() {
    let folder = Folder::new();
    let mut first = board(&folder);
    first.save(&[]);
    assert_eq!(names(&folder), [""; 0]);
    let before = fs::read(first.path()).unwrap();
    save(&mut first, at("2020-07-15T09:41:07"));
    assert_eq!(names(&folder), ["2020-07-15T094107.json"]);
    let copy = folder.path("backups/plan/2020-07-15T094107.json");
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert_eq!((mode(&copy), mode(&folder.path("backups")), mode(&folder.path("backups/plan"))), (0o600, 0o700, 0o700));

    save(&mut first, at("2020-07-15T10:41:06"));
    save(&mut board(&folder), at("2020-07-15T10:41:06"));
    save(&mut board(&folder), at("2020-07-15T08:50:00"));
    assert_eq!(names(&folder).len(), 1);
    save(&mut board(&folder), at("2020-07-15T10:41:07"));
    let mut long = board(&folder);
    save(&mut long, at("2020-07-15T11:00:00"));
    save(&mut long, at("2020-07-15T12:00:00"));
    assert_eq!(names(&folder), ["094107", "104107", "120000"].map(|time| format!("2020-07-15T{time}.json")));
    assert_eq!(backups(&folder, &folder.path("plan.json")).list()[0].items(), Ok(3));
}

#[test]
fn equal_copies_are_not_made_twice_and_names_are_never_taken_twice() {
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    let (backups, path) = (backups(&folder, board.path()), board.path().to_owned());
    let made = backups.make(&path, stamp()).unwrap().unwrap();
    assert_eq!(backups.make(&path, stamp() + TimeDelta::days(1)), Ok(None));
    save(&mut board, stamp());
    let second = backups.make(&path, stamp()).unwrap().unwrap();
    assert_eq!(names(&folder), ["2020-07-15T094107.json", "2020-07-15T094107_2.json"]);
    assert_eq!(backups.list(), [second, made]);
}

#[test]
fn the_oldest_copies_go_and_files_of_others_stay() {
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    fs::create_dir_all(folder.path("backups/plan")).unwrap();
    fs::write(folder.path("backups/plan/notes.json"), "mine").unwrap();
    for day in 0..12 {
        save(&mut board, stamp() + TimeDelta::days(day));
    }
    let kept: Vec<String> = (17..=26).map(|day| format!("2020-07-{day}T094107.json")).collect();
    assert_eq!(names(&folder), kept);
    assert_eq!(fs::read(folder.path("backups/plan/notes.json")).unwrap(), b"mine");
}

#[test]
fn nothing_is_copied_or_removed_while_the_file_is_broken() {
    let folder = Folder::new();
    let mut first = board(&folder);
    first.save(&[]);
    save(&mut first, stamp());
    let whole = fs::read(first.path()).unwrap();
    fs::write(first.path(), &whole[..200]).unwrap();
    let later = [step(first.plan(), stamp() + TimeDelta::days(400))];
    let [Answer::NotSaved { .. }] = first.save(&later)[..] else { panic!() };
    let backups = backups(&folder, first.path());
    let StoreError::Damaged { .. } = backups.make(first.path(), later[0].at).unwrap_err() else { panic!() };
    assert_eq!((names(&folder).len(), fs::read(first.path()).unwrap().len()), (1, 200));
}

#[test]
fn a_backup_that_cannot_be_made_stops_no_save_and_is_told_once() {
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    fs::write(folder.path("backups"), "a file").unwrap();
    let mut session = self::board(&folder);
    let first = step(session.plan(), stamp());
    let answers = session.save(std::slice::from_ref(&first));
    let [Answer::Notice(Notice::NoBackup(StoreError::Write { .. })), Answer::Saved { .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    save(&mut session, stamp() + TimeDelta::hours(2));
    fs::remove_file(folder.path("backups")).unwrap();
    save(&mut session, stamp() + TimeDelta::hours(4));
    assert_eq!(names(&folder), ["2020-07-15T134107.json"]);
}

#[test]
fn a_planted_link_leads_no_backup_away() {
    for planted in ["backups", "backups/plan"] {
        let folder = Folder::new();
        let mut board = board(&folder);
        board.save(&[]);
        fs::create_dir(folder.path("elsewhere")).unwrap();
        if let Some(parent) = folder.path(planted).parent() {
            fs::create_dir_all(parent).unwrap();
        }
        symlink(folder.path("elsewhere"), folder.path(planted)).unwrap();
        let step = step(board.plan(), stamp());
        let answers = board.save(&[step]);
        let [Answer::Notice(Notice::NoBackup(StoreError::Planted { path })), Answer::Saved { .. }] = &answers[..]
        else {
            panic!("{answers:?}")
        };
        assert_eq!(*path, folder.path(planted));
        let found: Vec<_> =
            fs::read_dir(folder.path("elsewhere")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(found.iter().all(|path| path.is_dir() && fs::read_dir(path).unwrap().count() == 0), "{found:?}");
    }
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    fs::create_dir_all(folder.path("backups/plan")).unwrap();
    fs::write(folder.path("victim"), "precious").unwrap();
    for name in [".copies.tmp", ".copies.lock", "2020-07-15T094107.json"] {
        symlink(folder.path("victim"), folder.path("backups/plan").join(name)).unwrap();
    }
    let step = step(board.plan(), stamp());
    let [.., Answer::Saved { .. }] = board.save(&[step])[..] else { panic!() };
    assert_eq!(fs::read(folder.path("victim")).unwrap(), b"precious");
}

#[test]
fn a_file_elsewhere_has_its_backups_under_its_path() {
    let (folder, other) = (Folder::new(), Folder::new());
    let path = other.path("plan.json");
    let kept = Backups::of(&folder.path(""), &path);
    let mut board = Board::absent(&path, plan()).with_backups(Some(kept.clone()));
    board.save(&[]);
    save(&mut board, stamp());
    let copy = kept.list().remove(0);
    let home = copy.path.parent().unwrap();
    assert_eq!(home.parent().unwrap(), folder.path("backups"));
    assert_eq!(home.file_name().unwrap().len(), 16);
    assert_eq!(fs::read_to_string(home.join("path.txt")).unwrap(), format!("{}\n", path.display()));
    symlink(&path, other.path("link.json")).unwrap();
    assert_eq!(Backups::of(&folder.path(""), &other.path("link.json")), kept);
    assert_ne!(Backups::of(&folder.path(""), &other.path("plan2.json")), kept);
    // The same name in two folders is two boards; in the data directory it has a name.
    assert_ne!(Backups::of(&folder.path(""), &folder.path("plan.json")), kept);
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn a_restore_sets_the_broken_file_aside_and_puts_the_copy_in_place() {
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    let step = moved(board.plan(), 1, "doing");
    board.save(std::slice::from_ref(&step));
    let kept = backups(&folder, board.path());
    let copy = kept.make(board.path(), stamp() + TimeDelta::hours(2)).unwrap().unwrap();
    let path = board.path().to_owned();
    let whole = fs::read(&path).unwrap();

    let names =
        ["plan.json.broken-2020-07-15T094107", "plan.json.broken-2020-07-15T094107_2"].map(|name| folder.path(name));
    for (turn, aside) in names.iter().enumerate() {
        let broken = whole[..100 + turn].to_vec();
        fs::write(&path, &broken).unwrap();
        let restored = restore(&path, &copy, stamp(), Duration::ZERO).unwrap();
        assert_eq!((restored.items, restored.aside.as_ref()), (3, Some(aside)));
        assert_eq!((fs::read(&path).unwrap(), fs::read(aside).unwrap()), (whole.clone(), broken));
    }
    let restored = restore(&path, &kept.list()[1], stamp(), Duration::ZERO).unwrap();
    assert_eq!(restored.aside, Some(folder.path("plan.json.before-2020-07-15T094107")));
    assert_eq!(status(&read(&path).unwrap().plan, 1), "todo");
    assert_eq!(fs::read(restored.aside.unwrap()).unwrap(), whole);
    // An open board sees it as somebody else's change, and goes on from there.
    let again = moved(&read(&path).unwrap().plan, 2, "done");
    let [Answer::Rebased { saved, .. }] = &board.save(std::slice::from_ref(&again))[..] else { panic!() };
    assert_eq!(*saved, [again.id]);
    assert_eq!(ids(&read(&path).unwrap().plan.log), [again.id]);

    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &copy, stamp(), Duration::ZERO).unwrap().aside, None);
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn a_restore_that_cannot_be_made_changes_nothing() {
    let folder = Folder::new();
    let mut board = board(&folder);
    board.save(&[]);
    let path = board.path().to_owned();
    let copy = backups(&folder, &path).make(&path, stamp()).unwrap().unwrap();
    save(&mut board, stamp());
    let before = fs::read(&path).unwrap();
    let whole = fs::read(&copy.path).unwrap();
    let unchanged = |error: &StoreError| {
        assert_eq!(fs::read(&path).unwrap(), before, "{error:?}");
        assert_eq!(folder.names(), ["backups", "plan.json"], "{error:?}");
    };

    fs::write(&copy.path, &whole[..300]).unwrap();
    let error = restore(&path, &copy, stamp(), Duration::ZERO).unwrap_err();
    assert!(matches!(&error, StoreError::Damaged { path, .. } if *path == copy.path));
    unchanged(&error);
    fs::write(&copy.path, &whole).unwrap();

    let held = crate::store::lock::Lock::take(&path, Duration::ZERO).unwrap();
    let error = restore(&path, &copy, stamp(), Duration::from_millis(5)).unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }));
    unchanged(&error);
    drop(held);

    // Where the temporary file must stand is a folder.
    fs::create_dir(folder.path(".plan.json.tmp")).unwrap();
    let error = restore(&path, &copy, stamp(), Duration::ZERO).unwrap_err();
    fs::remove_dir(folder.path(".plan.json.tmp")).unwrap();
    assert!(matches!(error, StoreError::Write { .. }), "{error:?}");
    unchanged(&error);

    let parent = folder.path("dir.json");
    fs::create_dir(&parent).unwrap();
    assert!(matches!(restore(&parent, &copy, stamp(), Duration::ZERO), Err(StoreError::Read { .. })));
}
