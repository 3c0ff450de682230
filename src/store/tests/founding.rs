//! Making a board: what a new one may replace, and what becomes of what it replaces.

use std::fs;
use std::time::Duration;

use super::mode;
use crate::plan::Plan;
use crate::store::fixture::{Folder, plan, stamp, titled};
use crate::store::{Answer, Backups, Founded, StoreError, found, read};

#[test]
fn a_board_is_made_or_replaces_one_that_may_go_and_is_backed_up_first() {
    let folder = Folder::new();
    let path = folder.path("boards/new.json");
    let backups = Backups::of(&folder.path("boards"), &path);
    let found =
        |plan: &Plan, may_go: bool| found(&path, plan, |_| may_go, Some(&backups), stamp(), Duration::from_secs(1));
    assert_eq!(found(&plan(), false), Ok(Founded::Done));
    assert_eq!(mode(&path), 0o600);
    let first = fs::read(&path).unwrap();
    let other = Plan { title: "别的".to_owned(), ..plan() };
    assert_eq!(found(&other, false), Ok(Founded::Taken));
    assert_eq!(fs::read(&path).unwrap(), first);
    assert_eq!(found(&other, true), Ok(Founded::Done));
    assert_eq!(read(&path).unwrap().plan.title, "别的");
    let copies = backups.list();
    assert_eq!(copies.len(), 1);
    assert_eq!(fs::read(&copies[0].path).unwrap(), first);
    // What cannot be read as a plan is never replaced.
    fs::write(&path, "{").unwrap();
    assert!(matches!(found(&plan(), true), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"{");
}

#[test]
fn an_open_board_sees_that_it_was_replaced() {
    let folder = Folder::new();
    let mut board = folder.board();
    let other = Plan { title: "别的".to_owned(), ..plan() };
    let made = found(board.path(), &other, |_| true, None, stamp(), Duration::from_secs(1));
    assert_eq!(made, Ok(Founded::Done));
    let step = titled(board.plan(), 1, "题");
    let answers = board.save(&[step]);
    assert!(matches!(answers.as_slice(), [Answer::Rebased { plan, .. }] if plan.title == "别的"), "{answers:?}");
}
