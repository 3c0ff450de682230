//! Damaged files: refused with exit code 3 and left as they are, or of a damage that left a board; never a panic.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Dice, ITEMS, board, report, times};
use crate::home::Home;

/// What is done to a file, and whether any of it can leave a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    /// Cut at some byte before its end.
    Cut,
    /// One bit turned over.
    Bit,
    /// Some bytes made zero, as after a power cut.
    Zeros,
    /// A piece left out.
    Hole,
    /// A piece put in twice.
    Twice,
    /// A value of another type.
    Type,
    /// A key of an object given a second time.
    Key,
    /// The id of one item given to another.
    Id,
    /// A number made huge.
    Huge,
    /// Another program's file, or another encoding.
    Foreign,
}

const DAMAGES: [Damage; 10] = [
    Damage::Cut,
    Damage::Bit,
    Damage::Zeros,
    Damage::Hole,
    Damage::Twice,
    Damage::Type,
    Damage::Key,
    Damage::Id,
    Damage::Huge,
    Damage::Foreign,
];

impl Damage {
    /// Whether no file damaged so is a board.
    fn is_fatal(self) -> bool {
        matches!(self, Self::Cut | Self::Key | Self::Id | Self::Foreign)
    }

    fn of(self, whole: &[u8], dice: &mut Dice) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        let at = dice.roll(bytes.len() - 2);
        let length = (1 + dice.roll(200)).min(bytes.len() - 1 - at);
        match self {
            Self::Cut => bytes.truncate(at),
            Self::Bit => bytes[at] ^= 1 << dice.roll(8),
            Self::Zeros => bytes[at..at + length].fill(0),
            Self::Hole => drop(bytes.drain(at..at + length)),
            Self::Twice => drop(bytes.splice(at..at, whole[at..at + length].to_vec())),
            Self::Type | Self::Huge | Self::Id => {
                let mut json: Value = serde_json::from_slice(whole).unwrap();
                self.change(&mut json, dice);
                bytes = serde_json::to_vec_pretty(&json).unwrap();
            }
            Self::Key => bytes = key_twice(whole, dice),
            Self::Foreign => bytes = foreign(whole, dice),
        }
        bytes
    }

    fn change(self, json: &mut Value, dice: &mut Dice) {
        if self == Self::Id {
            let (from, to) = (dice.roll(ITEMS), dice.roll(ITEMS - 1));
            let to = if to >= from { to + 1 } else { to };
            json["items"][to]["id"] = json["items"][from]["id"].clone();
            return;
        }
        let mut places = Vec::new();
        pointers(json, String::new(), self == Self::Huge, &mut places);
        let place = &places[dice.roll(places.len())];
        let values = match self {
            Self::Huge => vec![
                json!(u32::MAX),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(1e300),
                json!("+262142-12-31"),
                json!("9999-12-31T23:59:59+23:59"),
                json!("-262143-01-01T00:00:00-23:59"),
            ],
            _ => vec![
                json!(null),
                json!(17),
                json!(-1),
                json!("词"),
                json!([]),
                json!({}),
                json!(true),
                json!([{"a": 1}]),
            ],
        };
        *json.pointer_mut(place).unwrap() = values[dice.roll(values.len())].clone();
    }
}

/// The places of all values; of numbers and dates only, if `huge`.
fn pointers(json: &Value, at: String, huge: bool, places: &mut Vec<String>) {
    let is_number = json.is_number() || json.as_str().is_some_and(|text| text.starts_with("2020-"));
    if !at.is_empty() && (!huge || is_number) {
        places.push(at.clone());
    }
    match json {
        Value::Object(map) => {
            for (key, value) in map {
                pointers(value, format!("{at}/{key}"), huge, places);
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                pointers(value, format!("{at}/{place}"), huge, places);
            }
        }
        _ => {}
    }
}

/// A line that is `"key": …` copied behind itself.
fn key_twice(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = std::str::from_utf8(whole).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let is_pair = |line: &&str| line.trim_start().starts_with('"') && line.contains("\": ") && line.ends_with(',');
    let pairs: Vec<usize> = (0..lines.len()).filter(|place| is_pair(&lines[*place])).collect();
    let chosen = pairs[dice.roll(pairs.len())];
    let twice = lines.iter().enumerate().flat_map(|(place, line)| [*line].repeat(if place == chosen { 2 } else { 1 }));
    twice.collect::<Vec<_>>().join("\n").into_bytes()
}

fn foreign(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = std::str::from_utf8(whole).unwrap();
    match dice.roll(9) {
        0 => Vec::new(),
        1 => vec![0; whole.len()],
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => [b"\xfe\xff".to_vec(), text.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat(),
        4 => encoding_rs::GB18030.encode(text).0.into_owned(),
        5 => format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(),
        6 => text.replacen("\"min_reader\": 2", "\"min_reader\": 7", 1).into_bytes(),
        7 => b"# 2020\xe5\xb9\xb4\n\n- not a board\n".to_vec(),
        _ => text.replacen("\"yaodian\"", "\"taskell\"", 1).into_bytes(),
    }
}

/// A board with records of every kind, fields of other versions, and a history with an undo.
fn rich(home: &Home) -> Vec<u8> {
    let path = board(home);
    let run = |arguments: &[&str]| {
        assert!(home.command().arg("-f").arg(&path).args(arguments).status().unwrap().success());
    };
    run(&["move", "2", "doing", "-m", "已印发方案"]);
    run(&["behind", "3", "-m", "资金未到位"]);
    run(&["undo"]);
    let mut json: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let record = json["items"][1]["progress"][0].clone();
    let with = |more: Value| {
        let mut record = record.clone();
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        record
    };
    json["items"][4]["problems"] = json!([with(json!({"closed": null, "later": [1, {"a": 2}]}))]);
    json["items"][5]["next_steps"] = json!([with(json!({"due": "2020-09-30", "done": null}))]);
    json["items"][6]["decisions"] = json!([with(json!({"due": "2020-12-31"}))]);
    json["items"][7]["deadline"] = json!("2020-10-31");
    json["strange"] = json!({"of": ["a", "later"], "time": 1.5});
    serde_json::to_vec_pretty(&json).unwrap()
}

/// Runs a command on the file; its exit code, having checked that it did not panic.
fn code(home: &Home, path: &Path, arguments: &[&str], case: &str) -> i32 {
    let output = home.command().arg("-f").arg(path).args(arguments).output().unwrap();
    let (code, err) = (output.status.code(), String::from_utf8_lossy(&output.stderr));
    assert!(!err.contains("panicked") && code.is_some_and(|code| code != 101), "{case}: {code:?} {err}");
    assert!(code == Some(0) || !err.trim().is_empty(), "{case}: {code:?} without a word");
    code.unwrap()
}

#[test]
fn damaged_files_are_refused_and_stay_as_they_are_or_are_boards() {
    let home = Home::new();
    let whole = rich(&home);
    let path = home.path("work/damaged.json");
    let mut dice = Dice::new(3);
    let files = times(150, 2_500);
    let (mut refused, mut boards) = (0, 0);
    for turn in 0..files {
        let damage = DAMAGES[turn % DAMAGES.len()];
        let bytes = damage.of(&whole, &mut dice);
        let case = format!("file {turn}, {damage:?}");
        fs::write(&path, &bytes).unwrap();
        let listed = code(&home, &path, &["list"], &case);
        assert!(fs::read(&path).unwrap() == bytes, "{case}: reading changed it");
        let moved = code(&home, &path, &["move", "#9", "done"], &case);
        match listed {
            3 => {
                assert_eq!(moved, 3, "{case}");
                assert!(fs::read(&path).unwrap() == bytes, "{case}: refused and changed");
                refused += 1;
            }
            0 => {
                assert!(!damage.is_fatal(), "{case}: taken for a board");
                assert!(matches!(moved, 0 | 1), "{case}: {moved}");
                let after = fs::read(&path).unwrap();
                assert!(moved == 0 || after == bytes, "{case}: not saved and changed");
                let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
                let count = |json: Value| json["items"].as_array().unwrap().len();
                assert_eq!(count(json(&after)), count(json(&bytes)), "{case}");
                assert_eq!(code(&home, &path, &["list"], &case), 0, "{case}: saved and unreadable");
                boards += 1;
            }
            other => panic!("{case}: exit code {other}"),
        }
        for command in [["show", "#1"], ["log", "--json"], ["--keys", "j"]] {
            // The dearer ones on a part of them.
            if turn % 10 == 3 || listed == 0 {
                code(&home, &path, &command, &case);
            }
        }
    }
    assert!(refused > boards && boards > 0, "{refused} refused, {boards} boards");
    report(&format!("{files} damaged files: {refused} refused and unchanged, {boards} still boards, 0 panics"));
}

#[test]
fn what_is_no_file_is_refused() {
    let home = Home::new();
    board(&home);
    fs::create_dir(home.path("work/folder.json")).unwrap();
    std::os::unix::fs::symlink("loop.json", home.path("work/loop.json")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(home.path("work/pipe.json")).status();
    assert!(pipe.is_ok_and(|status| status.success()));
    for name in ["folder.json", "loop.json", "pipe.json"] {
        let path = home.path("work").join(name);
        for command in [&["list"][..], &["move", "1", "done"]] {
            assert_eq!(code(&home, &path, command, name), 3, "{name}");
        }
    }
    assert!(home.path("work/loop.json").is_symlink());
}
