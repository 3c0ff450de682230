//! What holds of any bytes and of any order of saves.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::edited;
use crate::plan::Plan;
use crate::plan::step::{Kind, Step};
use crate::store::file::{parse, to_bytes};
use crate::store::fixture::{Folder, moved, plan, step, titled};
use crate::store::{Answer, Board, read};

/// How many cases; `YAODIAN_CAMPAIGN` as in the tests of the binary.
fn cases(short: u32, full: u32) -> ProptestConfig {
    let cases = match std::env::var("YAODIAN_CAMPAIGN").as_deref() {
        Ok("full") => full,
        Ok(number) => short * number.parse::<u32>().expect("YAODIAN_CAMPAIGN is a number or `full`"),
        Err(_) => short,
    };
    // What failed once becomes a test of its own, not a file beside the sources.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A board file with a history.
fn bytes() -> Vec<u8> {
    let mut plan = plan();
    for column in ["doing", "behind", "done"] {
        plan.apply(moved(&plan, 1, column)).unwrap();
    }
    to_bytes(&plan, 3, Path::new("plan.json")).unwrap()
}

/// What one user does on one of two boards.
#[derive(Debug, Clone)]
enum Deed {
    Move(u32, &'static str),
    Title(u32, String),
    /// Both in one save.
    Both(u32, &'static str, String),
    Undo,
    /// The board is opened anew.
    Reopen,
    /// An editor writes the file.
    Edit(String),
}

fn deed() -> impl Strategy<Value = (usize, Deed)> {
    let column = || prop::sample::select(vec!["todo", "doing", "behind", "done"]);
    let deed = prop_oneof![
        4 => (1u32..4, column()).prop_map(|(item, column)| Deed::Move(item, column)),
        2 => (1u32..4, any::<String>()).prop_map(|(item, title)| Deed::Title(item, title)),
        2 => (1u32..4, column(), any::<String>()).prop_map(|(item, column, title)| Deed::Both(item, column, title)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Reopen),
        1 => any::<String>().prop_map(Deed::Edit),
    ];
    (0usize..2, deed)
}

/// The steps of a deed on what the board last saw, which need not be what the file holds.
fn steps(plan: &Plan, deed: &Deed) -> Vec<Step> {
    match deed {
        Deed::Move(item, column) => vec![moved(plan, *item, column)],
        Deed::Title(item, title) => vec![titled(plan, *item, title)],
        Deed::Both(item, column, title) => vec![moved(plan, *item, column), titled(plan, *item, title)],
        Deed::Undo => {
            let undone = plan.next_undo("wang@pc1");
            let undo = |undone: &Step| Step { kind: Kind::Undo, undoes: Some(undone.id), ..step(undone.inverse()) };
            undone.map(undo).into_iter().collect()
        }
        Deed::Reopen | Deed::Edit(_) => Vec::new(),
    }
}

/// The steps that were saved, and those that were refused.
fn told(answers: &[Answer]) -> (usize, usize) {
    let of = |answer: &Answer| match answer {
        Answer::Saved { ids, .. } => (ids.len(), 0),
        Answer::Rebased { saved, refused, .. } => (saved.len(), refused.len()),
        other => panic!("{other:?}"),
    };
    answers.iter().map(of).fold((0, 0), |sum, told| (sum.0 + told.0, sum.1 + told.1))
}

proptest! {
    #![proptest_config(cases(256, 10_000))]

    #[test]
    fn any_bytes_are_refused_or_are_a_board(bytes in vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes, Path::new("plan.json"));
    }

    #[test]
    fn damage_is_refused_or_leaves_a_board_that_is_written_as_it_was_read(
        splices in vec((any::<Index>(), 0usize..12, vec(any::<u8>(), 0..6)), 1..4),
        digits in any::<bool>(),
    ) {
        let mut bytes = bytes();
        for (place, gone, come) in splices {
            let at = place.index(bytes.len());
            let end = (at + gone).min(bytes.len());
            // Digits alone leave more boards.
            let come: Vec<u8> = if digits { come.iter().map(|byte| b'0' + byte % 10).collect() } else { come };
            bytes.splice(at..end, come);
        }
        if let Ok(plan) = parse(&bytes, Path::new("plan.json")) {
            let again = to_bytes(&plan, plan.items.len(), Path::new("plan.json")).unwrap();
            prop_assert_eq!(parse(&again, Path::new("plan.json")).unwrap(), plan);
        }
    }
}

proptest! {
    #![proptest_config(cases(16, 1_000))]

    #[test]
    fn whatever_two_boards_and_an_editor_save_the_file_is_its_history(deeds in vec(deed(), 1..12)) {
        let folder = Folder::new();
        let first = folder.board();
        let path = first.path().to_owned();
        let mut base = read(&path).unwrap().plan;
        let mut boards = [first, Board::open(&path).unwrap()];
        let mut saved = 0;
        for (board, deed) in deeds {
            let board = &mut boards[board];
            match &deed {
                Deed::Reopen => *board = Board::open(&path).unwrap(),
                Deed::Edit(title) => {
                    edited(&path, |json| json["title"] = title.as_str().into());
                    base.title.clone_from(title);
                }
                _ => {}
            }
            let steps = steps(board.plan(), &deed);
            let told = told(&board.save(&steps));
            prop_assert_eq!(told.0 + told.1, steps.len());
            saved += told.0;
            prop_assert_eq!(&read(&path).unwrap().plan, board.plan());
        }
        let found = read(&path).unwrap().plan;
        prop_assert_eq!(found.log.len(), saved);
        for step in &found.log {
            base.apply(step.clone()).unwrap();
        }
        base.rev = found.rev;
        prop_assert_eq!(found, base);
        prop_assert_eq!(fs::read_dir(folder.path("")).unwrap().count(), 2);
    }
}
