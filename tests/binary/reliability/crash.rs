//! Killed at any instant: the file is whole, holds every item, and everything that was reported saved.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::child::{BY, Child};
use super::trace::{calls, reset, traced};
use super::{Dice, board, report, status, steps, times, whole};
use crate::home::Home;

#[test]
fn a_command_killed_at_any_time_leaves_the_old_or_the_new_board() {
    let home = Home::new();
    let path = board(&home);
    let mut dice = Dice::new(1);
    let kills = times(30, 1_000);
    // How long a command takes undisturbed, so that the kills fall into it.
    let start = Instant::now();
    home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "2".as_ref(), "doing".as_ref()]).done();
    let span = start.elapsed().max(Duration::from_millis(2));
    let (mut log, mut saved, mut killed) = (steps(&whole(&path)), 0, 0);
    while killed < kills {
        let before = status(&whole(&path), 2).to_owned();
        let to = if before == "doing" { "done" } else { "doing" };
        let mut command = home.command();
        command.arg("-f").arg(&path).args(["move", "2", to]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        thread::sleep(span.mul_f64(dice.roll(1_000) as f64 / 700.0));
        // It may have ended by itself.
        let _ = process.kill();
        let code = process.wait().unwrap().code();
        let json = whole(&path);
        let (now, count) = (status(&json, 2), steps(&json));
        let is_new = (now, count) == (to, log + 1);
        assert!(is_new || (now, count) == (&*before, log), "{before} to {to}: {now}, {count} steps after {log}");
        assert!(code != Some(0) || is_new, "reported saved, and is not");
        (log, saved, killed) = (count, saved + usize::from(code == Some(0)), killed + usize::from(code.is_none()));
    }
    let answer = home.command().arg("-f").arg(&path).arg("log").output().unwrap();
    assert_eq!(String::from_utf8(answer.stdout).unwrap().lines().count(), log + 1);
    report(&format!("{killed} kills -9 of commands, {saved} more ended before theirs, {log} steps in the log, 0 lost"));
}

#[test]
fn a_session_killed_at_any_time_has_every_step_that_was_answered() {
    let home = Home::new();
    let path = board(&home);
    let mut dice = Dice::new(2);
    let (mut log, mut answered) = (steps(&whole(&path)), 0);
    let kills = times(8, 200);
    for turn in 0..kills {
        let child = Child::moves(&path, 2, usize::MAX, 1, &home.path(format!("acks-{turn}")));
        child.wait_for(1 + dice.roll(5));
        thread::sleep(Duration::from_micros(dice.roll(8_000) as u64));
        let acks = child.kill();
        let json = whole(&path);
        let ids: Vec<&str> =
            json["log"].as_array().unwrap()[log..].iter().map(|step| step["id"].as_str().unwrap()).collect();
        assert!(ids.len() == acks.len() || ids.len() == acks.len() + 1, "{} steps, {} answers", ids.len(), acks.len());
        assert_eq!(&ids[..acks.len()], acks);
        (log, answered) = (steps(&json), answered + acks.len());
    }
    // What was made before the kills can be taken back after them.
    for _ in 0..answered.min(10) {
        let mut undo = home.command();
        let undone = undo.env("YAODIAN_BY", BY).arg("-f").arg(&path).arg("undo").status().unwrap();
        assert!(undone.success());
    }
    let json = whole(&path);
    assert_eq!(steps(&json), log + answered.min(10));
    let back = &json["log"][log - 1 - answered.min(10)]["changes"][0]["to"];
    assert_eq!(status(&json, 2), if log - 1 > answered.min(10) { back.as_str().unwrap() } else { "todo" });
    report(&format!("{kills} kills -9 of sessions, {answered} steps answered, {} in the log, 0 lost", log - 1));
}

#[test]
fn a_kill_at_every_system_call_of_a_save_leaves_the_old_or_the_new_board() {
    let home = Home::new();
    let path = board(&home);
    let old = fs::read(&path).unwrap();
    let before = steps(&whole(&path));
    // Without a backup yet, so that one is made with the save.
    let begin = || {
        reset(&path, &old);
        let _ = fs::remove_dir_all(home.path("data"));
    };
    begin();
    let Some(calls) = calls(&home, &path, &["move", "3", "done"]) else { return };
    let mut after = [0, 0];
    for call in &calls {
        let case = format!("{}:signal=KILL:when={}", call.name, call.turn);
        begin();
        let traced = traced(&home, &path, &["move", "3", "done"], Some(&case));
        assert_eq!(traced.code, None, "{case}: not killed\n{}", traced.log);
        let json = whole(&path);
        let is_new = (status(&json, 3), steps(&json)) == ("done", before + 1);
        assert!(is_new || fs::read(&path).unwrap() == old, "{case}: neither old nor new");
        after[usize::from(is_new)] += 1;
        // The next save clears away what was left, beside the board and among the backups.
        if call.name == "fsync" {
            home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "4".as_ref(), "done".as_ref()]).done();
            assert_eq!(super::beside(&path), ["plan.json"], "{case}");
        }
    }
    assert!(after[0] > 0 && after[1] > 0, "{after:?}");
    report(&format!(
        "a kill at each of {} system calls of a save: {} old, {} new, 0 lost",
        calls.len(),
        after[0],
        after[1]
    ));
}

#[test]
fn a_kill_at_every_system_call_of_a_restore_leaves_the_old_or_the_new_board() {
    let home = Home::new();
    let path = board(&home);
    home.run(["-f".as_ref(), path.as_os_str(), "backup".as_ref()]);
    let (good, broken) = (fs::read(&path).unwrap(), b"{\"format\": \"yaodian\"".to_vec());
    reset(&path, &broken);
    let Some(calls) = calls(&home, &path, &["restore", "1"]) else { return };
    let mut after = [0, 0];
    for call in &calls {
        let case = format!("{}:signal=KILL:when={}", call.name, call.turn);
        reset(&path, &broken);
        let traced = traced(&home, &path, &["restore", "1"], Some(&case));
        assert_eq!(traced.code, None, "{case}: not killed\n{}", traced.log);
        let now = fs::read(&path).unwrap();
        let aside = fs::read(path.with_file_name("plan.json.broken-2020-07-15T094107"));
        assert!(now == broken || (now == good && aside.is_ok_and(|aside| aside == broken)), "{case}");
        after[usize::from(now == good)] += 1;
    }
    assert!(after[0] > 0 && after[1] > 0, "{after:?}");
    let [old, new] = after;
    report(&format!("a kill at each of {} system calls of a restore: {old} old, {new} new, 0 lost", calls.len()));
}
