//! Several writers at once, with a reader beside: no move lost, no torn read, the history is what was answered.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use yaodian::store;

use super::child::Child;
use super::{ITEMS, board, report, status, steps, times, whole};
use crate::home::Home;

/// Reads the board all the time, until dropped.
struct Reader {
    over: Arc<AtomicBool>,
    reads: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    fn of(path: &Path) -> Self {
        let (over, reads) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (path, ours, count) = (path.to_owned(), over.clone(), reads.clone());
        let thread = thread::spawn(move || {
            let mut rev = 0;
            while !ours.load(Ordering::Relaxed) {
                let plan = store::read(&path).expect("never torn").plan;
                assert!(plan.items.len() == ITEMS && plan.rev >= rev, "revision {} after {rev}", plan.rev);
                rev = plan.rev;
                count.fetch_add(1, Ordering::Relaxed);
                // The machine may have two processors, and the writers are what is tested.
                thread::sleep(Duration::from_millis(2));
            }
        });
        Self { over, reads, thread: Some(thread) }
    }

    /// How often it was read, and never found torn.
    fn end(mut self) -> usize {
        self.over.store(true, Ordering::Relaxed);
        self.thread.take().expect("it runs").join().expect("no read was torn");
        self.reads.load(Ordering::Relaxed)
    }
}

/// So many processes make so many moves each, on boards of at most `most` moves each, so that a full run is not spent
/// on reading long logs. Gives how often the boards were read meanwhile.
fn race(processes: u32, moves: usize, batch: usize, most: usize) -> usize {
    let mut reads = 0;
    for round in 0..moves.div_ceil(most) {
        let home = Home::new();
        let path = board(&home);
        let count = most.min(moves - round * most);
        let reader = Reader::of(&path);
        let start = |item| Child::moves(&path, item, count, batch, &home.path(format!("acks-{item}")));
        let children: Vec<Child> = (2..2 + processes).map(start).collect();
        let answered: Vec<Vec<String>> = children.into_iter().map(Child::end).collect();
        reads += reader.end();
        let json = whole(&path);
        let log: Vec<&str> = json["log"].as_array().unwrap().iter().map(|step| step["id"].as_str().unwrap()).collect();
        assert_eq!(log.len(), processes as usize * count + 1);
        for (item, acks) in (2..).zip(&answered) {
            let own: HashSet<&str> = acks.iter().map(String::as_str).collect();
            let logged: Vec<&str> = log.iter().copied().filter(|id| own.contains(id)).collect();
            assert_eq!((acks.len(), &logged), (count, &acks.iter().map(String::as_str).collect()), "item {item}");
            assert_eq!(status(&json, item), if count % 2 == 1 { "doing" } else { "done" });
        }
    }
    reads
}

#[test]
fn two_boards_at_once_lose_no_move() {
    let moves = times(60, 10_000);
    let reads = race(2, moves, 1, 1_000);
    report(&format!("2 x {moves} moves, {reads} reads beside: 0 lost, 0 torn"));
}

#[test]
fn eight_boards_at_once_lose_no_move() {
    let moves = times(8, 1_000);
    let reads = race(8, moves, 1, 250);
    report(&format!("8 x {moves} moves, {reads} reads beside: 0 lost, 0 torn"));
}

#[test]
fn boards_that_save_many_steps_together_lose_none() {
    let moves = times(100, 4_000);
    let reads = race(3, moves, 40, 4_000);
    report(&format!("3 x {moves} moves, 40 in a save, {reads} reads beside: 0 lost, 0 torn"));
}

#[test]
fn commands_and_a_board_at_once_lose_no_move() {
    let home = Home::new();
    let path = board(&home);
    let moves = times(12, 400);
    let reader = Reader::of(&path);
    let child = Child::moves(&path, 2, moves, 1, &home.path("acks"));
    let mover = |item: &'static str| {
        let (mut commands, path) = (Vec::new(), path.clone());
        for turn in 0..moves {
            let mut command = home.command();
            command.arg("-f").arg(&path).args(["move", item, ["doing", "done"][turn % 2], "-m", "记一笔"]);
            commands.push(command);
        }
        thread::spawn(move || {
            for mut command in commands {
                let answer = command.output().unwrap();
                assert_eq!(answer.status.code(), Some(0), "{}", String::from_utf8_lossy(&answer.stderr));
            }
        })
    };
    for thread in [mover("3"), mover("4")] {
        thread.join().unwrap();
    }
    let acks = child.end();
    let reads = reader.end();
    let json = whole(&path);
    assert_eq!((acks.len(), steps(&json)), (moves, 3 * moves + 1));
    for item in [3, 4] {
        assert_eq!(json["items"][item - 1]["progress"].as_array().unwrap().len(), moves);
        assert_eq!(status(&json, item), ["done", "doing"][moves % 2]);
    }
    report(&format!("2 x {moves} commands beside a board of {moves} moves, {reads} reads: 0 lost, 0 torn"));
}

#[test]
fn an_editor_that_does_not_lock_keeps_its_edits_and_the_board_its_moves() {
    let home = Home::new();
    let path = board(&home);
    let child = Child::moves(&path, 2, usize::MAX, 1, &home.path("acks"));
    child.wait_for(1);
    let edits = times(20, 500);
    let mut made: Vec<String> = Vec::new();
    for turn in 0..edits {
        // As an editor does it: what it read, with its change, under another name, renamed over the board; and it looks
        // at the last moment whether somebody was quicker.
        let mark = format!("编辑{turn}");
        let kept = (0..10_000).any(|_| {
            let read = fs::read(&path).unwrap();
            let mut json: serde_json::Value = serde_json::from_slice(&read).unwrap();
            json["preamble"].as_array_mut().unwrap().push(mark.as_str().into());
            let own = path.with_file_name("editor.tmp");
            fs::write(&own, json.to_string()).unwrap();
            let unchanged = fs::read(&path).unwrap() == read;
            if unchanged {
                fs::rename(&own, &path).unwrap();
            }
            unchanged
        });
        assert!(kept, "the editor never got a turn");
        made.push(mark);
        child.wait_for(child.answered().len() + 1);
    }
    let acks = child.kill();
    let json = whole(&path);
    let preamble = json["preamble"].as_array().unwrap();
    let kept = made.iter().filter(|mark| preamble.iter().any(|line| line == mark.as_str())).count();
    let log: HashSet<&str> = json["log"].as_array().unwrap().iter().map(|step| step["id"].as_str().unwrap()).collect();
    let logged = acks.iter().filter(|id| log.contains(id.as_str())).count();
    report(&format!("{edits} edits without a lock beside {} moves: {kept} edits and {logged} moves kept", acks.len()));
    assert_eq!(kept, edits);
    // Between the editor's own last look and its rename it may overwrite what it has not seen, and nobody can help that.
    assert!(logged * 2 > acks.len(), "{logged} of {} moves kept", acks.len());
}

#[test]
fn a_held_lock_is_told_after_five_seconds_with_its_holder() {
    let home = Home::new();
    let path = board(&home);
    let lock = path.with_file_name(".plan.json.lock");
    fs::write(&lock, "4711 pc9\n").unwrap();
    let held = fs::File::open(&lock).unwrap();
    held.lock().unwrap();
    let before = fs::read(&path).unwrap();
    let answer = home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "2".as_ref(), "done".as_ref()]);
    assert_eq!((answer.code, answer.out.as_str()), (4, ""));
    assert!(answer.err.contains("4711") && answer.err.contains("pc9"), "{}", answer.err);
    assert_eq!(fs::read(&path).unwrap(), before);
    // Reading needs no lock.
    let listed = home.run(["-f".as_ref(), path.as_os_str(), "list".as_ref()]);
    assert_eq!(listed.code, 0);
    drop(held);
    home.run(["-f".as_ref(), path.as_os_str(), "move".as_ref(), "2".as_ref(), "done".as_ref()]).done();
}
