//! The writer's thread: what it saves together, keeps, tries again and notices.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::plan::Plan;
use crate::plan::id::RecordId;
use crate::plan::step::Step;
use crate::store::fixture::{Folder, moved, plan, status, titled};
use crate::store::lock::Lock;
use crate::store::writer::{Pace, Writer};
use crate::store::{Answer, Board, Notice, StoreError, read};

const SOON: Duration = Duration::from_secs(20);
const QUICK: Pace = Pace { look: Duration::from_millis(5), retry: Duration::from_millis(20) };
const NEVER: Pace = Pace { look: Duration::from_secs(3600), retry: Duration::from_secs(3600) };

fn writer(pace: Pace, board: Board) -> (Writer, Receiver<Answer>) {
    let (tell, answers) = channel();
    (Writer::spawn_at(pace, board, move |answer| drop(tell.send(answer))), answers)
}

fn next(answers: &Receiver<Answer>) -> Answer {
    answers.recv_timeout(SOON).unwrap()
}

fn log(path: &Path) -> Vec<RecordId> {
    read(path).unwrap().plan.log.iter().map(|step| step.id).collect()
}

/// `count` steps, each on top of the one before.
fn steps(mut plan: Plan, count: usize) -> Vec<Step> {
    let mut next = |turn: usize| {
        let step = moved(&plan, 1, ["doing", "done"][turn % 2]);
        plan.apply(step.clone()).unwrap();
        step
    };
    (0..count).map(&mut next).collect()
}

#[test]
fn steps_that_wait_are_saved_together() {
    let folder = Folder::new();
    let board = folder.board();
    let path = board.path().to_owned();
    let steps = steps(board.plan().clone(), 20);
    let ids: Vec<_> = steps.iter().map(|step| step.id).collect();
    let held = Lock::take(&path, Duration::ZERO).unwrap();
    let (writer, answers) = writer(NEVER, board);
    steps.into_iter().for_each(|step| writer.send(step));
    drop(held);
    writer.flush();

    let told: Vec<_> = answers.try_iter().collect();
    let of = |answer: &Answer| match answer {
        Answer::Saved { ids, .. } => ids.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(told.iter().flat_map(of).collect::<Vec<_>>(), ids);
    // The first may have gone alone; the others waited for it behind the lock.
    assert!(told.len() <= 3, "{}", told.len());
    assert_eq!(log(&path), ids);
    assert!(writer.finish(SOON));
}

#[test]
fn the_first_session_makes_the_file() {
    let folder = Folder::new();
    let (writer, answers) = writer(NEVER, Board::absent(&folder.path("plan.json"), plan()));
    writer.flush();
    assert_eq!(folder.names(), [""; 0]);
    writer.create();
    assert_eq!(next(&answers), Answer::Saved { rev: 1, ids: vec![] });
    assert_eq!(folder.names(), ["plan.json"]);
}

#[test]
fn what_is_not_saved_is_kept_and_tried_with_the_next_step_on_retry_and_on_quitting() {
    let folder = Folder::new();
    let (parent, path) = (folder.path("parent"), folder.path("parent/plan.json"));
    fs::write(&parent, "a file").unwrap();
    let steps = steps(plan(), 3);
    let ids: Vec<_> = steps.iter().map(|step| step.id).collect();
    let (writer, answers) = writer(NEVER, Board::absent(&path, plan()));
    let kept = |count: usize| match next(&answers) {
        Answer::NotSaved { ids: kept, .. } => assert_eq!(kept, ids[..count]),
        other => panic!("{other:?}"),
    };
    writer.create();
    kept(0);
    writer.send(steps[0].clone());
    kept(1);
    writer.send(steps[1].clone());
    kept(2);
    writer.retry();
    kept(2);
    assert!(!writer.finish(SOON));
    kept(2);

    fs::remove_file(&parent).unwrap();
    writer.retry();
    assert_eq!(next(&answers), Answer::Saved { rev: 1, ids: ids[..2].to_vec() });
    fs::rename(&parent, folder.path("aside")).unwrap();
    fs::write(&parent, "a file").unwrap();
    writer.send(steps[2].clone());
    let Answer::NotSaved { .. } = next(&answers) else { panic!() };
    fs::remove_file(&parent).unwrap();
    assert!(writer.finish(SOON));
    assert_eq!(log(&path), ids);
}

#[test]
fn what_is_not_saved_is_tried_again_by_itself() {
    let folder = Folder::new();
    let parent = folder.path("parent");
    fs::write(&parent, "a file").unwrap();
    let step = moved(&plan(), 1, "doing");
    let (writer, answers) = writer(QUICK, Board::absent(&folder.path("parent/plan.json"), plan()));
    writer.send(step.clone());
    let Answer::NotSaved { .. } = next(&answers) else { panic!() };
    fs::remove_file(&parent).unwrap();
    let saved = |answer: &Answer| matches!(answer, Answer::Saved { ids, .. } if *ids == [step.id]);
    assert!((0..100).any(|_| saved(&next(&answers))));
}

#[test]
fn somebody_elses_save_is_noticed() {
    let folder = Folder::new();
    let mut theirs = folder.board();
    let (_writer, answers) = writer(QUICK, Board::open(theirs.path()).unwrap());
    theirs.save(&[moved(theirs.plan(), 2, "done")]);
    let Answer::Rebased { plan, saved, refused } = next(&answers) else { panic!() };
    assert_eq!((status(&plan, 2), saved.len(), refused.len()), ("done", 0, 0));
    assert_eq!(*plan, *theirs.plan());
}

#[test]
fn a_file_that_breaks_is_told_once_and_a_file_that_heals_too() {
    let folder = Folder::new();
    let board = folder.board();
    let path = board.path().to_owned();
    let step = titled(board.plan(), 1, "题");
    let whole = fs::read(&path).unwrap();
    let (writer, answers) = writer(Pace { retry: SOON, ..QUICK }, board);
    fs::write(folder.path("broken"), &whole[..100]).unwrap();
    fs::rename(folder.path("broken"), &path).unwrap();
    let broken = |answer: Answer| match answer {
        Answer::NotSaved { ids, cause: StoreError::Damaged { .. } } => ids,
        other => panic!("{other:?}"),
    };
    assert_eq!(broken(next(&answers)), []);
    writer.send(step.clone());
    assert_eq!(broken(next(&answers)), [step.id]);
    writer.flush();
    assert_eq!((answers.try_iter().count(), fs::read(&path).unwrap().len()), (0, 100));

    fs::write(folder.path("healed"), &whole).unwrap();
    fs::rename(folder.path("healed"), &path).unwrap();
    let Answer::Rebased { saved, .. } = next(&answers) else { panic!() };
    assert_eq!(saved, []);
    assert_eq!(next(&answers), Answer::Saved { rev: 2, ids: vec![step.id] });
}

#[test]
fn a_panic_is_answered_and_survived() {
    let folder = Folder::new();
    let board = folder.board();
    let (path, step) = (board.path().to_owned(), moved(board.plan(), 1, "doing"));
    let (tell, answers) = channel();
    let writer = Writer::spawn_at(NEVER, board, move |answer| {
        let first = matches!(answer, Answer::Saved { rev: 2, .. });
        tell.send(answer).unwrap();
        assert!(!first, "the first answer is too much");
    });
    writer.send(step.clone());
    assert_eq!(next(&answers), Answer::Saved { rev: 2, ids: vec![step.id] });
    let cause = StoreError::Panicked { text: "the first answer is too much".to_owned() };
    assert_eq!(next(&answers), Answer::NotSaved { ids: vec![], cause });
    writer.send(titled(&plan(), 2, "题"));
    assert!(writer.finish(SOON));
    assert_eq!(log(&path).len(), 2);
}

#[test]
fn copies_of_a_sync_client_are_told_at_the_start_and_when_others_come() {
    let folder = Folder::new();
    let board = folder.board();
    let names = ["plan (conflicted copy).json", "plan.sync-conflict-20200715-094107-ABCDEFG.json"];
    let copies = names.map(|name| folder.path(name));
    fs::copy(board.path(), &copies[1]).unwrap();
    let (_writer, answers) = writer(QUICK, board);
    assert_eq!(next(&answers), Answer::Notice(Notice::Copies(copies[1..].to_vec())));
    fs::write(folder.path("other.json"), "").unwrap();
    fs::copy(&copies[1], &copies[0]).unwrap();
    assert_eq!(next(&answers), Answer::Notice(Notice::Copies(copies.to_vec())));
}
