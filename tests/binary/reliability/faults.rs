//! Every system call of a save and of a restore failing, once and for ever.

use std::fs;
use std::path::{Path, PathBuf};

use super::trace::{Call, calls, reset, traced};
use super::{beside, board, report, status, steps, times, whole};
use crate::home::Home;

/// What a call may fail with.
const ERRORS: [&str; 6] = ["EIO", "ENOSPC", "EDQUOT", "EINTR", "EROFS", "EACCES"];

/// What a save must be able to do, whatever is in its way.
const MOVE: [&str; 3] = ["move", "3", "done"];

/// Every call failing with every error once and for ever, or as many of them, spread evenly, as the campaign asks for.
/// A call that is interrupted for ever is no fault of a disk: std waits for its end, as it must.
fn cases(calls: &[Call], short: usize) -> Vec<(&Call, String)> {
    let mut cases = Vec::new();
    for call in calls {
        for error in ERRORS {
            cases.push((call, format!("{}:error={error}:when={}", call.name, call.turn)));
            if error != "EINTR" {
                cases.push((call, format!("{}:error={error}:when={}+", call.name, call.turn)));
            }
        }
    }
    let every = cases.len().div_ceil(times(short, cases.len())).max(1);
    cases.into_iter().step_by(every).collect()
}

/// A board and its bytes, before its first backup.
fn fresh(home: &Home) -> (PathBuf, Vec<u8>) {
    let path = board(home);
    let old = fs::read(&path).unwrap();
    begin(home, &path, &old);
    (path, old)
}

/// The world before the save: no backup yet, so that one is made.
fn begin(home: &Home, path: &Path, old: &[u8]) {
    reset(path, old);
    let _ = fs::remove_dir_all(home.path("data"));
}

#[test]
fn any_call_of_a_save_may_fail_and_nothing_is_lost_or_falsely_told() {
    let home = Home::new();
    let (path, old) = fresh(&home);
    let before = steps(&whole(&path));
    let Some(calls) = calls(&home, &path, &MOVE) else { return };
    let (mut told, mut made) = (0, 0);
    for (call, case) in cases(&calls, 60) {
        begin(&home, &path, &old);
        let traced = traced(&home, &path, &MOVE, Some(&case));
        let json = whole(&path);
        let saved = (status(&json, 3), steps(&json)) == ("done", before + 1);
        assert!(saved || fs::read(&path).unwrap() == old, "{case}: neither old nor new");
        assert!(!traced.err.contains("panicked"), "{case}: {}", traced.err);
        match traced.code {
            Some(0) => assert!(saved && traced.out.contains('➜'), "{case}: a false saved\n{}", traced.log),
            Some(1 | 3 | 4) => {
                assert!(!traced.out.contains('➜'), "{case}: {}", traced.out);
                assert!(!traced.err.is_empty(), "{case}");
                assert!(!saved || traced.renamed(), "{case}");
                told += 1;
            }
            other => panic!("{case}: ended with {other:?}: {}\n{}", traced.err, traced.log),
        }
        // What cannot be removed while removing fails is removed by the next save.
        let litter = call.name.starts_with("unlink");
        assert!(litter || beside(&path) == ["plan.json"], "{case}: {:?}", beside(&path));
        made += 1;
    }
    assert!(told > 0, "no fault was told: the injection does not bite");
    report(&format!("{made} faults at {} system calls of a save, {told} told, 0 lost, 0 falsely told", calls.len()));
}

#[test]
fn any_call_of_a_restore_may_fail_and_nothing_is_lost_or_falsely_told() {
    let home = Home::new();
    let (path, _) = fresh(&home);
    home.run(["-f".as_ref(), path.as_os_str(), "backup".as_ref()]);
    let (good, broken) = (fs::read(&path).unwrap(), b"{\"format\": \"yaodian\", \"items\": [".to_vec());
    reset(&path, &broken);
    let Some(calls) = calls(&home, &path, &["restore", "1"]) else { return };
    let (mut told, mut made) = (0, 0);
    for (_, case) in cases(&calls, 30) {
        reset(&path, &broken);
        let traced = traced(&home, &path, &["restore", "1"], Some(&case));
        let now = fs::read(&path).unwrap();
        let aside = fs::read(path.with_file_name("plan.json.broken-2020-07-15T094107"));
        let aside = aside.or_else(|_| fs::read(path.with_file_name("plan.json.before-2020-07-15T094107")));
        assert!(now == broken || (now == good && aside.is_ok_and(|aside| aside == broken)), "{case}\n{}", traced.log);
        assert!(!traced.err.contains("panicked"), "{case}: {}", traced.err);
        match traced.code {
            Some(0) => assert!(now == good && traced.out.contains("已换回"), "{case}: falsely told\n{}", traced.log),
            Some(1 | 3 | 4) => {
                assert!(traced.out.is_empty() && !traced.err.is_empty(), "{case}");
                told += 1;
            }
            other => panic!("{case}: ended with {other:?}: {}\n{}", traced.err, traced.log),
        }
        made += 1;
    }
    assert!(told > 0, "no fault was told: the injection does not bite");
    report(&format!("{made} faults at {} system calls of a restore, {told} told, 0 lost, 0 falsely told", calls.len()));
}

#[test]
fn an_interrupted_call_is_no_failure() {
    let home = Home::new();
    let (path, old) = fresh(&home);
    let Some(calls) = calls(&home, &path, &MOVE) else { return };
    let every = calls.len().div_ceil(times(20, calls.len())).max(1);
    for call in calls.iter().step_by(every) {
        let case = format!("{}:error=EINTR:when={}", call.name, call.turn);
        begin(&home, &path, &old);
        let traced = traced(&home, &path, &MOVE, Some(&case));
        assert_eq!(
            (traced.code, status(&whole(&path), 3)),
            (Some(0), "done"),
            "{case}: {}\n{}",
            traced.err,
            traced.log
        );
    }
}

#[test]
fn a_file_system_without_locks_is_told_once_and_saved_to() {
    let home = Home::new();
    let (path, old) = fresh(&home);
    if calls(&home, &path, &MOVE).is_none() {
        return;
    }
    for error in ["ENOLCK", "EOPNOTSUPP"] {
        begin(&home, &path, &old);
        let traced = traced(&home, &path, &MOVE, Some(&format!("flock:error={error}:when=1+")));
        assert_eq!((traced.code, status(&whole(&path), 3)), (Some(0), "done"), "{}", traced.err);
        assert_eq!(traced.err.matches("没有锁").count(), 1, "{}", traced.err);
        assert_eq!(beside(&path), ["plan.json"]);
    }
}

#[test]
fn a_backup_may_fail_anyhow_and_the_change_is_saved() {
    let home = Home::new();
    let path = board(&home);
    fs::create_dir_all(home.path("data/yaodian")).unwrap();
    fs::write(home.path("data/yaodian/backups"), "no folder").unwrap();
    let answer = home.command().arg("-f").arg(&path).args(MOVE).output().unwrap();
    assert_eq!(answer.status.code(), Some(0));
    let told = String::from_utf8(answer.stderr).unwrap();
    assert!(told.contains("没能备份") && told.lines().count() == 1, "{told}");
    assert_eq!(status(&whole(&path), 3), "done");
}
