//! The program under strace: which calls of a save there are, and what becomes of it when one of them fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use yaodian::store::Backups;

use crate::home::{Home, PROGRAM};

/// One system call of a save: the n-th of its name among those that touch the board's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) name: String,
    /// From 1.
    pub(super) turn: usize,
}

/// What became of a traced command.
#[derive(Debug)]
pub(super) struct Traced {
    /// None if it was killed.
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
    /// What strace wrote down.
    pub(super) log: String,
}

impl Traced {
    /// Whether the new content was put in place.
    pub(super) fn renamed(&self) -> bool {
        self.log.lines().any(|line| line.contains("rename") && line.contains(".plan.json.tmp") && line.ends_with("= 0"))
    }
}

/// The files of a save, and those of the backup that goes before it.
fn files(home: &Home, board: &Path) -> Vec<PathBuf> {
    let side = |ending: &str| {
        let name = board.file_name().expect("a name").to_string_lossy();
        board.with_file_name(format!(".{name}{ending}"))
    };
    let folder = board.parent().expect("a folder");
    let mut files = vec![board.to_owned(), side(".tmp"), side(".lock"), folder.to_owned()];
    let backups = Backups::of(&home.path("data/yaodian"), board).folder().to_owned();
    let names = [".copies.tmp", ".copies.lock", ".path.tmp", "path.txt", "2020-07-15T094107.json"];
    files.extend(["broken", "before"].map(|why| board.with_file_name(format!("plan.json.{why}-2020-07-15T094107"))));
    files.extend(names.map(|name| backups.join(name)));
    files.extend([backups.parent().expect("a folder").to_owned(), backups]);
    files
}

/// The board as `old` with nothing beside it, so that every run makes the same calls.
pub(super) fn reset(board: &Path, old: &[u8]) {
    let folder = board.parent().expect("a folder");
    for entry in fs::read_dir(folder).expect("a folder").flatten().filter(|entry| entry.path() != *board) {
        fs::remove_file(entry.path()).expect("it goes");
    }
    fs::write(board, old).expect("the board is written");
}

/// Runs `yaodian -f BOARD ARGUMENTS` under strace, with `inject` if any.
pub(super) fn traced(home: &Home, board: &Path, arguments: &[&str], inject: Option<&str>) -> Traced {
    let log = home.path("strace.log");
    let mut command = Command::new("strace");
    command.env_clear().envs(home.environment()).args(["-f", "-qq", "-o"]).arg(&log);
    for file in files(home, board) {
        command.arg("-P").arg(file);
    }
    if let Some(inject) = inject {
        command.args(["-e", &format!("inject={inject}")]);
    }
    command.arg(PROGRAM).arg("-f").arg(board).args(arguments);
    let Output { status, stdout, stderr } = command.output().expect("strace starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let log = fs::read(&log).map(text).unwrap_or_default();
    Traced { code: status.code(), out: text(stdout), err: text(stderr), log }
}

/// Every call of a command that touches the board's files; none where strace is not allowed, which is printed. The
/// world is as it should be for the command.
pub(super) fn calls(home: &Home, board: &Path, arguments: &[&str]) -> Option<Vec<Call>> {
    if Command::new("strace").arg("-V").output().is_err() {
        super::skip("there is no strace here");
        return None;
    }
    let traced = traced(home, board, arguments, None);
    if traced.code != Some(0) {
        super::skip(&format!("strace may not trace here: {}", traced.err.trim()));
        return None;
    }
    let mut calls: Vec<Call> = Vec::new();
    for line in traced.log.lines() {
        let Some(name) = line.split('(').next().and_then(|start| start.split_whitespace().last()) else { continue };
        let turn = calls.iter().filter(|call| call.name == name).count() + 1;
        calls.push(Call { name: name.to_owned(), turn });
    }
    assert!(calls.iter().any(|call| call.name.starts_with("rename")), "{calls:?}");
    assert!(calls.iter().filter(|call| call.name == "fsync").count() >= 2, "{calls:?}");
    Some(calls)
}
