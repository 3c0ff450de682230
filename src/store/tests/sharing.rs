//! Several writers on one file: nobody's step is lost, and none is forced.

use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::json;

use super::{cause, edited, ids, rebased};
use crate::plan::change::{Change, Conflict, ItemChange, Object, Swap};
use crate::plan::check::Flaw;
use crate::plan::step::Step;
use crate::store::fixture::item_id;
use crate::store::fixture::{Folder, moved, plan, status, step, titled, unordered};
use crate::store::lock::Lock;
use crate::store::replace::{Outcome, put, replace};
use crate::store::{Answer, Board, Fingerprint, Reason, StoreError, read};

#[test]
fn two_boards_on_one_file_lose_nothing() {
    let folder = Folder::new();
    let mut ours = folder.board();
    let mut theirs = Board::open(ours.path()).unwrap();
    let (a, b, c) = (moved(ours.plan(), 1, "doing"), moved(theirs.plan(), 2, "doing"), titled(ours.plan(), 1, "题"));

    assert_eq!(ours.save(std::slice::from_ref(&a)), [Answer::Saved { rev: 2, ids: vec![a.id] }]);
    let answers = theirs.save(std::slice::from_ref(&b));
    let (plan, saved, refused) = rebased(&answers);
    assert_eq!((plan.rev, saved, refused), (3, [b.id].as_slice(), [].as_slice()));
    assert_eq!(plan, theirs.plan());
    assert_eq!((status(plan, 1), status(plan, 2)), ("doing", "doing"));
    assert_eq!(unordered(&rebased(&ours.save(std::slice::from_ref(&c))).0.log), [a, b, c]);
}

#[test]
fn a_step_that_does_not_fit_is_refused_and_the_others_are_saved() {
    let folder = Folder::new();
    let mut ours = folder.board();
    let mut theirs = Board::open(ours.path()).unwrap();
    let taken = moved(theirs.plan(), 1, "done");
    theirs.save(std::slice::from_ref(&taken));

    let conflict = moved(ours.plan(), 1, "doing");
    let undo = Step { undoes: Some(conflict.id), ..step(vec![]) };
    let fits = titled(ours.plan(), 1, "新题");
    let lost = Swap { from: "todo".into(), to: "nowhere".into() };
    let flawed = step(vec![Change::Item(item_id(2), ItemChange::Status(lost))]);
    let steps = [conflict, undo, flawed, fits.clone()];
    let answers = ours.save(&steps);

    let (plan, saved, refused) = rebased(&answers);
    assert_eq!(saved, [fits.id]);
    let reasons: Vec<_> =
        refused.iter().map(|refused| (refused.step.id, refused.reason.clone(), refused.later)).collect();
    let expected = [
        (steps[0].id, Reason::Conflict(Conflict { object: Object::Item(item_id(1)) }), Some(taken.id)),
        (steps[1].id, Reason::NothingToTakeBack, None),
        (steps[2].id, Reason::Flaw(Flaw::NoColumn(2, "nowhere".to_owned())), None),
    ];
    assert_eq!(reasons, expected);
    assert_eq!((status(plan, 1), status(plan, 2), plan.items[0].title.as_str()), ("done", "todo", "新题"));
    assert_eq!(unordered(&plan.log), [taken, fits]);
    assert_eq!(read(ours.path()).unwrap().plan, *plan);
}

#[test]
fn a_step_that_is_in_the_file_already_is_saved_once() {
    let folder = Folder::new();
    let mut ours = folder.board();
    let mut copy = Board::open(ours.path()).unwrap();
    let a = moved(ours.plan(), 1, "doing");
    ours.save(std::slice::from_ref(&a));
    let b = titled(ours.plan(), 1, "题");

    let answers = copy.save(std::slice::from_ref(&a));
    assert_eq!((rebased(&answers).0.rev, rebased(&answers).1), (2, [a.id].as_slice()));
    let both = [a, b];
    assert_eq!(copy.save(&both), [Answer::Saved { rev: 3, ids: ids(&both) }]);
    assert_eq!(unordered(&copy.plan().log), both);
}

#[test]
fn a_held_lock_is_told_with_its_holder() {
    let folder = Folder::new();
    let mut board = folder.board().with_patience(Duration::from_millis(20));
    let steps = [moved(board.plan(), 1, "doing")];
    let before = fs::read(board.path()).unwrap();
    let held = Lock::take(board.path(), Duration::ZERO).unwrap();
    let StoreError::Locked { path, pid, host } = cause(board.save(&steps), &steps) else { panic!() };
    assert_eq!((path.as_path(), pid), (board.path(), Some(std::process::id())));
    assert!(host.is_some_and(|host| !host.is_empty()));
    assert_eq!(fs::read(board.path()).unwrap(), before);

    drop(held);
    assert_eq!(board.save(&steps), [Answer::Saved { rev: 2, ids: ids(&steps) }]);
    assert_eq!(fs::read(folder.path(".plan.json.lock")).unwrap(), b"");
}

#[test]
fn a_file_that_was_deleted_is_written_anew() {
    let folder = Folder::new();
    let mut board = folder.board();
    let first = moved(board.plan(), 1, "doing");
    board.save(std::slice::from_ref(&first));
    fs::remove_file(board.path()).unwrap();
    let second = moved(board.plan(), 2, "doing");
    assert_eq!(board.save(std::slice::from_ref(&second)), [Answer::Saved { rev: 3, ids: vec![second.id] }]);
    assert_eq!(unordered(&read(board.path()).unwrap().plan.log), [first, second]);
}

#[test]
fn a_file_that_somebody_made_first_is_kept() {
    let folder = Folder::new();
    let mut late = Board::absent(&folder.path("plan.json"), plan());
    let mut first = folder.board();
    let a = moved(first.plan(), 1, "doing");
    first.save(std::slice::from_ref(&a));
    let b = moved(late.plan(), 2, "doing");
    assert_eq!(unordered(&rebased(&late.save(std::slice::from_ref(&b))).0.log), [a, b]);
}

#[test]
fn a_write_without_our_lock_is_taken_in_at_the_last_moment() {
    let folder = Folder::new();
    let mut board = folder.board();
    let path = board.path().to_owned();
    let ours = moved(board.plan(), 1, "doing");
    let mut rounds = 0;
    let answers = board.save_by(std::slice::from_ref(&ours), |replacement| {
        rounds += 1;
        if rounds <= 2 {
            edited(&path, |json| json["title"] = json!("改".repeat(rounds)));
        }
        replace(replacement)
    });
    let (plan, saved, _) = rebased(&answers);
    assert_eq!((rounds, plan.title.as_str(), saved), (3, "改改", [ours.id].as_slice()));
    assert_eq!(read(&path).unwrap().plan, *plan);
}

#[test]
fn a_program_that_keeps_writing_is_named_and_not_trampled() {
    let folder = Folder::new();
    let mut board = folder.board();
    let path = board.path().to_owned();
    let ours = [moved(board.plan(), 1, "doing")];
    let mut rounds = 0;
    let answers = board.save_by(&ours, |replacement| {
        rounds += 1;
        edited(&path, |json| json["title"] = json!("改".repeat(rounds)));
        let outcome = replace(replacement);
        assert_eq!(outcome.as_ref().ok(), Some(&Outcome::Overtaken));
        outcome
    });
    let [Answer::Rebased { plan, saved, refused }, not_saved] = answers.as_slice() else { panic!("{answers:?}") };
    assert_eq!((plan.title.as_str(), plan.log.len(), saved.len(), refused.len()), ("改改", 0, 0, 0));
    assert_eq!(cause(vec![not_saved.clone()], &ours), StoreError::Contended { path: path.clone() });
    assert_eq!((rounds, read(&path).unwrap().plan.title.as_str()), (3, "改改改"));
    assert_eq!(folder.names(), ["plan.json"]);
    assert_eq!(rebased(&board.save(&ours)).1, ids(&ours));
}

#[test]
fn two_threads_lose_nothing() {
    const MOVES: usize = 100;
    let folder = Folder::new();
    let path = folder.board().path().to_owned();
    let mover = |item: u32| {
        let path = path.clone();
        move || {
            // What counts is what is lost, not who waits how long on a busy machine.
            let mut board = Board::open(&path).unwrap().with_patience(Duration::from_secs(120));
            (0..MOVES)
                .map(|count| {
                    let step = moved(board.plan(), item, ["doing", "done"][count % 2]);
                    let (saved, id) = (board.save(std::slice::from_ref(&step)), step.id);
                    assert!(!matches!(saved.as_slice(), [.., Answer::NotSaved { .. }]), "{saved:?}");
                    id
                })
                .collect::<Vec<_>>()
        }
    };
    let threads = [1, 2].map(|item| thread::spawn(mover(item)));
    let moves = threads.map(|thread| thread.join().unwrap());
    let plan = read(&path).unwrap().plan;
    let mut logged: Vec<_> = ids(&plan.log);
    let mut made = moves.concat();
    logged.sort();
    made.sort();
    assert_eq!(logged, made);
    assert_eq!((plan.rev, status(&plan, 1), status(&plan, 2)), (2 * MOVES as u64 + 1, "done", "done"));
    assert_eq!(folder.names(), ["plan.json"]);
}

#[test]
fn a_write_between_the_last_look_and_the_rename_is_put_back() {
    let folder = Folder::new();
    let (target, temporary) = (folder.path("plan.json"), folder.path(".plan.json.tmp"));
    let write = |path: &std::path::Path, text: &str| fs::write(path, text).unwrap();
    let text = |path: &std::path::Path| fs::read_to_string(path).unwrap();
    write(&target, "old");
    let over = Fingerprint::of(&target).unwrap();

    // Another file in its place, or another content in the same file.
    write(&folder.path("editor.tmp"), "theirs");
    fs::rename(folder.path("editor.tmp"), &target).unwrap();
    write(&temporary, "ours");
    assert!(!put(&temporary, &target, over).unwrap());
    assert_eq!((text(&target), text(&temporary)), ("theirs".to_owned(), "ours".to_owned()));
    let over = Fingerprint::of(&target).unwrap();
    write(&target, "theirs, longer");
    assert!(!put(&temporary, &target, over).unwrap());
    assert_eq!((text(&target), text(&temporary)), ("theirs, longer".to_owned(), "ours".to_owned()));

    let over = Fingerprint::of(&target).unwrap();
    assert!(put(&temporary, &target, over).unwrap());
    assert_eq!((text(&target), folder.names()), ("ours".to_owned(), vec!["plan.json".to_owned()]));

    // A file that is gone, and one that somebody has made meanwhile.
    write(&temporary, "new");
    fs::remove_file(&target).unwrap();
    assert!(!put(&temporary, &target, over).unwrap());
    assert!(put(&temporary, &target, None).unwrap());
    write(&temporary, "newer");
    assert!(!put(&temporary, &target, None).unwrap());
    assert_eq!(text(&target), "new");
}

#[test]
fn who_saves_without_a_pause_lets_others_in() {
    let folder = Folder::new();
    let path = folder.board().path().to_owned();
    let over = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(std::sync::atomic::Ordering::Relaxed) {
                drop(Lock::take(&path, Duration::from_secs(120)).unwrap());
            }
        });
        for _ in 0..20 {
            drop(Lock::take(&path, Duration::from_secs(120)).unwrap());
        }
        over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!(fs::read(folder.path(".plan.json.lock")).unwrap(), b"");
}
