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
        (word("\"min_reader\": 2", "\"min_reader\": 3"), StoreError::Newer { path: path.clone(), needs: 3 }),
        (
            word("{", "{\"strange\": {\"of\": \"a later time\"},").replace("\"min_reader\": 2", "\"min_reader\": 9"),
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
    fs::write(&path, word("\"schema\": 2", "\"schema\": 3")).unwrap();
    assert_eq!(read(&path).map(|loaded| loaded.plan.schema), Ok(3));
    File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
    assert_eq!(read(&path), Err(StoreError::TooLarge { path: path.clone(), bytes: LIMIT + 1 }));
}

#[test]
fn a_damaged_file_is_refused_and_never_overwritten() {
    let folder = Folder::new();
    let mut board = folder.board();
    let steps = [moved(board.plan(), 1, "doing")];
    let whole = fs::read(board.path()).unwrap();
    for length in (1..whole.len() - 2).step_by(50) {
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

#[test]
fn empty_blank_and_foreign_encodings_are_told_apart() {
    let folder = Folder::new();
    let mut board = folder.board();
    let path = board.path().to_owned();
    let whole = fs::read_to_string(&path).unwrap();
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> { whole.encode_utf16().flat_map(unit).collect() };
    let damaged = |line, column, expected: &str| StoreError::Damaged {
        path: path.clone(),
        line,
        column,
        expected: expected.to_owned(),
    };
    let blank = |bytes| StoreError::Empty { path: path.clone(), bytes };
    let wide = || StoreError::Utf16 { path: path.clone() };
    let title = whole.find("工作要点").unwrap();
    let (before, after) = whole.as_bytes().split_at(title);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    let cases = [
        (vec![], blank(0)),
        (b"\n \n".to_vec(), blank(3)),
        (vec![0; 4096], blank(4096)),
        ([b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat(), wide()),
        ([b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat(), wide()),
        (utf16(u16::to_le_bytes), wide()),
        (utf16(u16::to_be_bytes), wide()),
        ([before, b"\xb9\xa4", after].concat(), damaged(line, column, "invalid UTF-8")),
        ([before, b"\xe5\xb7"].concat(), damaged(line, column, "EOF while parsing a string")),
        (
            [before, b"\0", after].concat(),
            damaged(line, column, "control character (\\u0000-\\u001F) found while parsing a string"),
        ),
    ];
    for (bytes, expected) in cases {
        fs::write(&path, &bytes).unwrap();
        let found = read(&path).map_err(|error| match error {
            // serde_json counts a control character's column its own way.
            StoreError::Damaged { path, line, expected, .. } => StoreError::Damaged { path, line, column, expected },
            error => error,
        });
        assert_eq!(found, Err(expected.clone()), "{:?}", &bytes[..bytes.len().min(20)]);
        assert!(matches!(board.save(&[])[..], [Answer::NotSaved { .. }]), "{expected:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn what_would_be_lost_or_doubled_by_a_save_is_refused() {
    let folder = Folder::new();
    let board = folder.board();
    let path = board.path().to_owned();
    let whole = fs::read_to_string(&path).unwrap();
    for (from, to, expected) in [
        ("\"rev\": 1,", "\"rev\": 1, \"rev\": 1,", "duplicate field `rev`"),
        ("\"rev\": 1,", "\"rev\": 1, \"strange\": 1, \"strange\": 2,", "duplicate field `strange`"),
        ("\"rev\": 1,", "\"rev\": 1, \"strange\": {\"a\": [{\"b\": 1, \"b\": 2}]},", "duplicate field `b`"),
        (
            "\"rev\": 1,",
            "\"rev\": 18446744073709551616,",
            "invalid type: floating point `1.8446744073709552e+19`, expected u64",
        ),
        ("\"next_item\": 4", "\"next_item\": 4294967296", "invalid value: integer `4294967296`, expected u32"),
        ("\"rev\": 1,", "\"rev\": 1, \"strange\": 1e999,", "number out of range"),
    ] {
        assert!(whole.contains(from));
        fs::write(&path, whole.replacen(from, to, 1)).unwrap();
        let place = whole.lines().position(|line| line.contains(from)).unwrap() + 1;
        let StoreError::Damaged { line, expected: told, .. } = read(&path).unwrap_err() else { panic!("{to}") };
        assert_eq!((line, told.as_str()), (place, expected));
    }
    let deep = format!("\"rev\": 1, \"strange\": {}1{},", "[".repeat(127), "]".repeat(127));
    fs::write(&path, whole.replacen("\"rev\": 1,", &deep, 1)).unwrap();
    let StoreError::Damaged { line: 5, expected, .. } = read(&path).unwrap_err() else { panic!() };
    assert_eq!(expected, "recursion limit exceeded");
}

#[test]
fn what_a_change_cannot_keep_is_refused() {
    let folder = Folder::new();
    let mut board = folder.board();
    let path = board.path().to_owned();
    board.save(&[moved(board.plan(), 1, "doing")]);
    let whole = fs::read_to_string(&path).unwrap();
    let strange = whole.replacen("\"field\":\"status\",", "\"field\":\"status\",\"why\":\"later\",", 1);
    assert_ne!(strange, whole);
    fs::write(&path, &strange).unwrap();
    let StoreError::Damaged { expected, .. } = read(&path).unwrap_err() else { panic!() };
    assert_eq!(expected, "unknown field `why`, expected `from` or `to`");
    fs::write(&path, strange.replacen("\"schema\": 2", "\"schema\": 3", 1)).unwrap();
    assert_eq!(read(&path), Err(StoreError::Newer { path: path.clone(), needs: 3 }));
}

#[test]
fn what_a_newer_program_calls_by_words_of_its_own_is_no_damage() {
    let folder = Folder::new();
    let board = folder.board();
    let path = board.path().to_owned();
    let whole = fs::read_to_string(&path).unwrap();
    let strange = whole.replacen("\"kind\": \"doing\"", "\"kind\": \"paused\"", 1);
    fs::write(&path, &strange).unwrap();
    assert!(matches!(read(&path), Err(StoreError::Damaged { .. })));
    fs::write(&path, strange.replacen("\"schema\": 2", "\"schema\": 3", 1)).unwrap();
    assert_eq!(read(&path), Err(StoreError::Newer { path: path.clone(), needs: 3 }));
}

#[test]
fn a_loop_of_links_is_no_board() {
    let folder = Folder::new();
    for (link, to) in [("a.json", "b.json"), ("b.json", "a.json")] {
        std::os::unix::fs::symlink(to, folder.path(link)).unwrap();
    }
    let error = read(&folder.path("a.json")).unwrap_err();
    assert!(matches!(&error, StoreError::Read { .. }) && error.is_of_the_file(), "{error:?}");
}
