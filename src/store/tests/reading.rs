//! What a read gives and refuses; what is refused is never overwritten.

use std::fs::{self, File};
use std::io::ErrorKind;

use super::{cause, ids};
use crate::plan::check::Flaw;
use crate::store::fixture::{Folder, moved, plan};
use crate::store::{Answer, Board, Cause, LIMIT, StoreError, read};

#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = Folder::new();
    let board = folder.board();
    let bytes = [b"\xef\xbb\xbf", fs::read(board.path()).unwrap().as_slice()].concat();
    fs::write(board.path(), bytes).unwrap();
    assert_eq!(read(board.path()).unwrap().plan, *board.plan());
}

#[test]
fn a_wrong_type_is_told_with_its_place() {
    let folder = Folder::new();
    let board = folder.board();
    let text = fs::read_to_string(board.path()).unwrap();
    let place = text.lines().position(|line| line == "      \"title\": \"要点2\",").unwrap();
    fs::write(board.path(), text.replace("\"要点2\"", "17")).unwrap();
    let expected = "invalid type: integer `17`, expected a string".to_owned();
    let error = StoreError::Damaged { path: board.path().to_owned(), line: place + 1, column: 17, expected };
    assert_eq!(read(board.path()), Err(error));
}

#[test]
fn foreign_newer_and_flawed_files_are_told_apart() {
    let folder = Folder::new();
    let mut board = folder.board();
    let path = board.path().to_owned();
    let whole = fs::read_to_string(&path).unwrap();
    let foreign = || StoreError::Foreign { path: path.clone() };
    let word = |from: &str, to: &str| whole.replacen(from, to, 1);
    let cases = [
        ("{}".to_owned(), foreign()),
        ("[1, 2, 3]".to_owned(), foreign()),
        ("\"yaodian\"".to_owned(), foreign()),
        (word("\"yaodian\"", "\"taskell\""), foreign()),
        (word("\"min_reader\": 1", "\"min_reader\": 2"), StoreError::Newer { path: path.clone(), needs: 2 }),
        (
            word("{", "{\"strange\": {\"of\": \"a later time\"},").replace("\"min_reader\": 1", "\"min_reader\": 9"),
            StoreError::Newer { path: path.clone(), needs: 9 },
        ),
        (word("\"next_item\": 4", "\"next_item\": 3"), StoreError::Flawed { path: path.clone(), flaw: Flaw::NextId }),
    ];
    for (text, expected) in cases {
        fs::write(&path, &text).unwrap();
        assert_eq!(read(&path), Err(expected.clone()));
        assert_eq!(cause(board.save(&[]), &[]), expected);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    fs::write(&path, word("\"schema\": 1", "\"schema\": 2")).unwrap();
    assert_eq!(read(&path).map(|loaded| loaded.plan.schema), Ok(2));
    File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
    assert_eq!(read(&path), Err(StoreError::TooLarge { path: path.clone(), bytes: LIMIT + 1 }));
}

#[test]
fn a_damaged_file_is_refused_and_never_overwritten() {
    let folder = Folder::new();
    let mut board = folder.board();
    let steps = [moved(board.plan(), 1, "doing")];
    let whole = fs::read(board.path()).unwrap();
    for length in (0..whole.len() - 2).step_by(50) {
        fs::write(board.path(), &whole[..length]).unwrap();
        let lines = whole[..length].iter().filter(|byte| **byte == b'\n').count();
        let error = read(board.path()).unwrap_err();
        let StoreError::Damaged { path, line, expected, .. } = &error else { panic!("{length}: {error:?}") };
        assert_eq!((path.as_path(), *line), (board.path(), lines + 1), "{length}");
        assert!(expected.starts_with("EOF while parsing") && !expected.contains("line"), "{expected}");
        assert_eq!(cause(board.save(&steps), &steps), error);
        assert_eq!(fs::read(board.path()).unwrap(), &whole[..length]);
    }
    assert_eq!(folder.names(), ["plan.json"]);

    fs::write(board.path(), &whole).unwrap();
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 2, ids: ids(&steps) }]);
}

#[test]
fn a_folder_in_the_way_is_no_board() {
    let folder = Folder::new();
    fs::create_dir(folder.path("plan.json")).unwrap();
    let error = read(&folder.path("plan.json")).unwrap_err();
    let StoreError::Read { cause: Cause { kind: ErrorKind::IsADirectory, .. }, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(cause(Board::absent(&folder.path("plan.json"), plan()).save(&[]), &[]), error);
}
