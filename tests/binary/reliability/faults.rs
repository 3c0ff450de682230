//! Every system call of a save failing, once and for ever.

use std::fs;

use super::trace::{calls, reset, traced};
use super::{beside, board, report, status, steps, times, whole};
use crate::home::Home;

/// What a call may fail with.
const ERRORS: [&str; 6] = ["EIO", "ENOSPC", "EDQUOT", "EINTR", "EROFS", "EACCES"];

/// A failing call that the system repeats for ever is no fault of a disk: std waits for its end, as it must.
fn is_endless(error: &str, when: &str) -> bool {
    error == "EINTR" && when.ends_with('+')
}

#[test]
fn any_call_of_a_save_may_fail_and_nothing_is_lost_or_falsely_told() {
    let home = Home::new();
    let path = board(&home);
    let Some(calls) = calls(&home, &path, &["move", "3", "done"]) else { return };
    let old = fs::read(&path).unwrap();
    let before = steps(&whole(&path));
    let mut cases = Vec::new();
    for call in &calls {
        for error in ERRORS {
            for when in [call.turn.to_string(), format!("{}+", call.turn)] {
                cases.push((call, error, when));
            }
        }
    }
    cases.retain(|(_, error, when)| !is_endless(error, when));
    let every = cases.len().div_ceil(times(60, cases.len())).max(1);
    let (mut told, mut made) = (0, 0);
    for (call, error, when) in cases.iter().step_by(every) {
        let case = format!("{}:error={error}:when={when}", call.name);
        reset(&home, &path, &old);
        let traced = traced(&home, &path, &["move", "3", "done"], Some(&case));
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
fn an_interrupted_call_is_no_failure() {
    let home = Home::new();
    let path = board(&home);
    let Some(calls) = calls(&home, &path, &["move", "3", "done"]) else { return };
    let old = fs::read(&path).unwrap();
    let every = calls.len().div_ceil(times(20, calls.len())).max(1);
    for call in calls.iter().step_by(every) {
        let case = format!("{}:error=EINTR:when={}", call.name, call.turn);
        reset(&home, &path, &old);
        let traced = traced(&home, &path, &["move", "3", "done"], Some(&case));
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
fn a_backup_may_fail_anyhow_and_the_change_is_saved() {
    let home = Home::new();
    let path = board(&home);
    fs::create_dir_all(home.path("data/yaodian")).unwrap();
    fs::write(home.path("data/yaodian/backups"), "no folder").unwrap();
    let answer = home.command().arg("-f").arg(&path).args(["move", "3", "done"]).output().unwrap();
    assert_eq!(answer.status.code(), Some(0));
    let told = String::from_utf8(answer.stderr).unwrap();
    assert!(told.contains("没能备份") && told.lines().count() == 1, "{told}");
    assert_eq!(status(&whole(&path), 3), "done");
}
