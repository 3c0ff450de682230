//! What a save leaves in the file and around it, and what it does when it cannot.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use serde_json::{Value, json};

use super::{cause, edited, ids, mode, rebased};
use crate::plan::Plan;
use crate::plan::check::Flaw;
use crate::plan::step::Step;
use crate::store::file::to_bytes;
use crate::store::fixture::{Folder, item_id, moved, plan, status, titled, unordered};
use crate::store::{Answer, Board, Cause, LIMIT, Notice, StoreError, read};

#[test]
fn what_is_saved_is_read_again() {
    let folder = Folder::new();
    let path = folder.path("new/folder/plan.json");
    let mut board = Board::absent(&path, plan());
    assert_eq!(read(&path), Err(StoreError::Missing));
    assert_eq!(board.save(&[]), [Answer::Saved { rev: 1, ids: vec![] }]);

    let steps = [moved(board.plan(), 1, "doing"), titled(board.plan(), 2, "新题")];
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 2, ids: ids(&steps) }]);

    let loaded = read(&path).unwrap();
    assert_eq!(loaded.plan, *board.plan());
    assert_eq!(unordered(&loaded.plan.log), steps);
    assert_eq!(loaded.print.size(), fs::metadata(&path).unwrap().len());
    assert_eq!((status(board.plan(), 1), board.plan().items[1].title.as_str()), ("doing", "新题"));
    assert_eq!((mode(&path), mode(&folder.path("new")), mode(&folder.path("new/folder"))), (0o600, 0o700, 0o700));
    assert_eq!(mode(&folder.path("new/folder/.plan.json.lock")), 0o600);
    assert_eq!(Board::open(&path).unwrap().plan(), board.plan());
}

#[test]
fn the_log_has_one_step_a_line_and_the_file_a_final_newline() {
    let folder = Folder::new();
    let mut board = folder.board();
    let steps = [moved(board.plan(), 1, "doing"), moved(board.plan(), 2, "done")];
    board.save(&steps);
    let text = fs::read_to_string(board.path()).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"yaodian\",\n  \"schema\": 2,\n"));
    assert!(text.ends_with("}\n"));
    let lines = text.lines().filter(|line| line.contains("\"changes\""));
    let log: Vec<Step> = lines.map(|line| serde_json::from_str(line.trim().trim_end_matches(',')).unwrap()).collect();
    // Both were made in the same second; the second knew of the first.
    assert_eq!(log.iter().map(|step| step.tick).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(unordered(&log), steps);
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let folder = Folder::new();
    let mut board = folder.board();
    let first = titled(board.plan(), 1, "一");
    board.save(std::slice::from_ref(&first));
    let record = json!({"id": first.id, "date": "2020-07-01", "text": "完成", "units": [], "by": "li@pc2",
        "meeting": null, "internal": false, "later": 1, "closed": null});
    edited(board.path(), |json| {
        json["items"][0]["problems"] = json!([record]);
        for list in ["progress", "next_steps", "decisions"] {
            json["items"][0][list] = json!([{"id": first.id, "date": "2020-07-01", "text": "完成", "units": [], "by": "",
                "meeting": null, "internal": true, "due": null, "done": null, "later": [list]}]);
        }
        for (place, list) in ["progress", "next_steps", "decisions"].iter().enumerate() {
            // One id is one record.
            json["items"][0][list][0]["id"] = json!(format!("01ARZ3NDEKTSV4RRFFQ69G5FA{place}"));
        }
        json["items"][0]["targets"] = json!([{"metric": "企业", "comparator": ">=", "value": 100, "unit": "家",
            "raw": "100家以上", "current": null, "later": {"a": 1}}]);
        let mut change = json!({"item": item_id(1), "field": "problems", "id": first.id, "from": null, "to": record});
        change["to"]["later"] = json!({"c": {"d": []}});
        json["log"][0]["changes"].as_array_mut().unwrap().push(change);
        json["schema"] = json!(3);
        json["meetings"] = json!([{"id": first.id, "name": "例会", "date": "2020-07-15", "place": "", "chair": "", "present": [],
            "agenda": {"by": "theme", "filter": "", "later": 3}, "order": [item_id(1)], "discussed": [],
            "began": "2020-07-15T09:00:00+08:00", "ended": null, "later": [1]}]);
        for pointer in ["", "/thresholds", "/columns/0", "/columns/0/name", "/themes/0", "/items/0", "/log/0"] {
            json.pointer_mut(pointer).unwrap()["later"] = json!({"b": [1, null], "a": "留"});
        }
    });
    let before: Value = serde_json::from_slice(&fs::read(board.path()).unwrap()).unwrap();
    let mut board = Board::open(board.path()).unwrap();
    board.save(&[titled(board.plan(), 2, "二")]);
    let mut after: Value = serde_json::from_slice(&fs::read(board.path()).unwrap()).unwrap();
    after["log"].as_array_mut().unwrap().pop();
    after["rev"] = before["rev"].clone();
    after["items"][1]["title"] = before["items"][1]["title"].clone();
    assert_eq!(after, before);
}

#[test]
fn links_and_modes_are_kept() {
    let folder = Folder::new();
    let mut board = folder.board();
    let real = board.path().to_owned();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path("link.json");
    symlink("plan.json", &link).unwrap();

    let mut linked = Board::open(&link).unwrap();
    let step = moved(linked.plan(), 1, "doing");
    assert_eq!(linked.save(std::slice::from_ref(&step)), [Answer::Saved { rev: 2, ids: vec![step.id] }]);
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("plan.json"));
    assert_eq!(mode(&real), 0o640);
    assert_eq!(unordered(&rebased(&board.save(&[])).0.log), [step]);
    assert_eq!(folder.names(), ["link.json", "plan.json"]);
}

#[test]
fn a_link_to_nothing_is_followed_to_where_it_leads() {
    let folder = Folder::new();
    symlink("to/plan.json", folder.path("link.json")).unwrap();
    symlink("loop.json", folder.path("loop.json")).unwrap();
    let mut board = Board::absent(&folder.path("link.json"), plan());
    assert_eq!(board.save(&[]), [Answer::Saved { rev: 1, ids: vec![] }]);
    assert!(folder.path("link.json").is_symlink());
    assert_eq!(read(&folder.path("to/plan.json")).unwrap().plan, *board.plan());
    assert!(matches!(cause(Board::absent(&folder.path("loop.json"), plan()).save(&[]), &[]), StoreError::Write { .. }));
}

#[test]
fn a_file_without_write_bits_is_not_replaced() {
    let folder = Folder::new();
    let mut board = folder.board();
    fs::set_permissions(board.path(), fs::Permissions::from_mode(0o400)).unwrap();
    let steps = [moved(board.plan(), 1, "doing")];
    let StoreError::Write { cause: Cause { kind, .. }, .. } = cause(board.save(&steps), &steps) else { panic!() };
    assert_eq!((kind, folder.names()), (ErrorKind::PermissionDenied, vec!["plan.json".to_owned()]));
    assert_eq!(read(board.path()).unwrap().plan.log, []);
}

#[test]
fn a_parent_that_is_a_file_is_an_obstacle_until_it_is_gone() {
    let folder = Folder::new();
    let (parent, path) = (folder.path("parent"), folder.path("parent/plan.json"));
    fs::write(&parent, "a file").unwrap();
    let mut board = Board::absent(&path, plan());
    let steps = [moved(board.plan(), 1, "doing")];
    let StoreError::Write { path: told, cause: why } = cause(board.save(&steps), &steps) else { panic!() };
    assert_eq!((told, why.kind), (path.clone(), ErrorKind::NotADirectory));
    assert!(!why.text.is_empty());
    assert_eq!((folder.names(), fs::read(&parent).unwrap()), (vec!["parent".to_owned()], b"a file".to_vec()));
    assert_eq!(board.plan().log, []);

    fs::remove_file(&parent).unwrap();
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 1, ids: ids(&steps) }]);
    assert_eq!(unordered(&read(&path).unwrap().plan.log), steps);
}

#[test]
fn what_a_killed_save_left_is_removed_by_the_next() {
    let folder = Folder::new();
    let mut board = folder.board();
    fs::write(folder.path(".plan.json.tmp"), "half a pl").unwrap();
    let steps = [moved(board.plan(), 1, "doing")];
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 2, ids: ids(&steps) }]);
    assert_eq!(folder.names(), ["plan.json"]);
}

#[test]
fn what_a_read_would_refuse_is_not_written() {
    let folder = Folder::new();
    let path = folder.path("plan.json");
    let mut broken = plan();
    broken.next_item = 1;
    let error = cause(Board::absent(&path, broken).save(&[]), &[]);
    assert_eq!(error, StoreError::Flawed { path: path.clone(), flaw: Flaw::NextId });
    let counts = StoreError::Counts { path: path.clone(), expected: 4, found: 3 };
    assert_eq!(to_bytes(&plan(), 4, &path), Err(counts));
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_revision_at_its_end_stays_there() {
    let folder = Folder::new();
    let last = Plan { rev: u64::MAX, ..plan() };
    assert_eq!(
        Board::absent(&folder.path("plan.json"), last).save(&[]),
        [Answer::Saved { rev: u64::MAX, ids: vec![] }]
    );
}

#[test]
fn nothing_is_written_through_a_planted_link() {
    let folder = Folder::new();
    let mut board = folder.board();
    let victim = folder.path("victim");
    fs::write(&victim, "precious").unwrap();
    fs::remove_file(folder.path(".plan.json.lock")).unwrap();
    symlink(&victim, folder.path(".plan.json.tmp")).unwrap();
    let steps = [moved(board.plan(), 1, "doing")];
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 2, ids: ids(&steps) }]);
    assert!(!board.path().is_symlink());

    // A lock that leads elsewhere is not taken, not even where nothing is yet.
    let before = fs::read(board.path()).unwrap();
    for target in [victim.clone(), folder.path("nothing")] {
        fs::remove_file(folder.path(".plan.json.lock")).unwrap();
        symlink(&target, folder.path(".plan.json.lock")).unwrap();
        let steps = [moved(board.plan(), 1, "done")];
        let planted = StoreError::Planted { path: folder.path(".plan.json.lock") };
        assert_eq!(cause(board.save(&steps), &steps), planted);
    }
    assert_eq!(fs::read(board.path()).unwrap(), before);
    assert_eq!(fs::read(&victim).unwrap(), b"precious");

    // Another name of a file is locked, but nothing is written into it.
    fs::remove_file(folder.path(".plan.json.lock")).unwrap();
    fs::hard_link(&victim, folder.path(".plan.json.lock")).unwrap();
    let steps = [moved(board.plan(), 1, "done")];
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 3, ids: ids(&steps) }]);
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
    assert_eq!(folder.names(), ["plan.json", "victim"]);
}

#[test]
fn a_file_near_its_limit_is_told_once() {
    let folder = Folder::new();
    let size = fs::metadata(folder.board().path()).unwrap().len();
    let mut board = Board::open(&folder.path("plan.json")).unwrap().with_near(size + 10);
    assert!(matches!(board.save(&[])[..], [Answer::Saved { .. }]));
    let longer = titled(board.plan(), 1, "一个长一些的标题");
    let answers = board.save(&[longer]);
    let [Answer::Notice(Notice::NearLimit(told)), Answer::Saved { .. }] = answers[..] else { panic!("{answers:?}") };
    assert_eq!(told, fs::metadata(board.path()).unwrap().len());
    let longest = titled(board.plan(), 2, "一个更长一些的标题");
    assert!(matches!(board.save(&[longest])[..], [Answer::Saved { .. }]));
}

#[test]
fn more_than_the_limit_is_not_written() {
    let folder = Folder::new();
    let mut large = plan();
    large.preamble = vec!["a".repeat(LIMIT as usize)];
    let error = cause(Board::absent(&folder.path("plan.json"), large).save(&[]), &[]);
    assert!(matches!(error, StoreError::TooLarge { bytes, .. } if bytes > LIMIT));
    assert_eq!(folder.names(), [""; 0]);
}
