//! Processes of this test binary that save to a board as fast as they can, through the library.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child as Process, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Local;
use yaodian::app::session::stamp;
use yaodian::clock::Now;
use yaodian::plan::Plan;
use yaodian::plan::id::{ItemId, RecordId};
use yaodian::plan::step::{Edit, Kind, Step};
use yaodian::store::{Answer, Board, StoreError};

/// What a process is to do, one word a line: the board, the item, how many moves, how many in one save, where each
/// step's id is written once it was answered as saved.
const JOB: &str = "YAODIAN_TEST_JOB";

/// Who makes the moves.
pub(super) const BY: &str = "child@pc";

/// Stands before the id of a step that was refused.
const REFUSED: &str = "refused ";

/// A process at such a job.
pub(super) struct Child {
    process: Process,
    acks: PathBuf,
}

impl Child {
    /// Moves `item` to and fro `count` times, `batch` moves in one save.
    pub(super) fn moves(board: &Path, item: u32, count: usize, batch: usize, acks: &Path) -> Self {
        let job = format!("{}\n{item}\n{count}\n{batch}\n{}", board.display(), acks.display());
        fs::write(acks, "").expect("a file for the answers");
        let mut command = Command::new(std::env::current_exe().expect("this binary"));
        command.args(["--exact", "reliability::child::moves_of_a_child", "--nocapture"]).env(JOB, job);
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("it starts");
        Self { process, acks: acks.to_owned() }
    }

    /// The ids answered so far, oldest first.
    pub(super) fn answered(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.acks).expect("the answers");
        // The last line is whole only if it ends.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole.lines().filter(|line| !line.starts_with(REFUSED)).map(str::to_owned).collect()
    }

    /// Waits until so many are answered.
    pub(super) fn wait_for(&self, count: usize) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while self.answered().len() < count {
            assert!(Instant::now() < deadline, "the child does nothing");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Kills it; gives the ids answered.
    pub(super) fn kill(mut self) -> Vec<String> {
        self.process.kill().expect("it runs");
        let code = self.process.wait().expect("it ends").code();
        assert_eq!(code, None, "it ended by itself");
        self.answered()
    }

    /// Waits for its end; gives the ids answered. Nothing may have been refused.
    pub(super) fn end(mut self) -> Vec<String> {
        assert!(self.process.wait().expect("it ends").success(), "a child failed");
        let text = fs::read_to_string(&self.acks).expect("the answers");
        assert!(!text.contains(REFUSED), "nobody else moves this item: {text}");
        self.answered()
    }
}

/// Not a test of its own: what a process started by [`Child::moves`] does.
#[test]
fn moves_of_a_child() {
    let Ok(job) = std::env::var(JOB) else { return };
    let words: Vec<&str> = job.lines().collect();
    let [board, item, count, batch, acks] = words[..] else { panic!("{job}") };
    // What counts here is what is lost, not who waits how long on a busy machine.
    let mut board = Board::open(Path::new(board)).expect("a board").with_patience(Duration::from_secs(120));
    let mut acks = OpenOptions::new().append(true).open(acks).expect("a file for the answers");
    let (item, count, batch) = (item.parse().unwrap(), count.parse::<usize>().unwrap(), batch.parse().unwrap());
    let mut made = 0;
    while made < count {
        let id = board.plan().numbered(item).expect("an item").id;
        let steps = moves(board.plan(), id, (count - made).min(batch));
        let (saved, refused) = save(&mut board, &steps);
        made += saved.len();
        let saved = saved.iter().map(|id| format!("{}\n", id.0));
        let lines: String = saved.chain(refused.iter().map(|id| format!("{REFUSED}{}\n", id.0))).collect();
        acks.write_all(lines.as_bytes()).expect("the answers are written");
    }
}

/// So many moves of an item, each on top of the one before.
pub(super) fn moves(plan: &Plan, item: ItemId, count: usize) -> Vec<Step> {
    let mut plan = plan.clone();
    let mut next = |_| {
        let now = Now::new(Local::now().fixed_offset());
        let found = plan.item(item).expect("the item");
        let column = plan.column(&if found.status.0 == "doing" { "done" } else { "doing" }.into()).expect("a column");
        let changes = plan.move_changes(found, column, now.stamp());
        let step = stamp(
            Edit { kind: Kind::Edit, label: "移动".to_owned(), undoes: None, merged: Vec::new(), changes },
            BY,
            now,
        );
        plan.apply(step.clone()).expect("it fits");
        step
    };
    (0..count).map(&mut next).collect()
}

/// The steps that were saved, and those that were refused.
fn save(board: &mut Board, steps: &[Step]) -> (Vec<RecordId>, Vec<RecordId>) {
    let mut told = (Vec::new(), Vec::new());
    for answer in board.save(steps) {
        match answer {
            Answer::Saved { ids, .. } => told.0.extend(ids),
            Answer::Rebased { saved, refused, .. } => {
                told.0.extend(saved);
                told.1.extend(refused.iter().map(|refused| refused.step.id));
            }
            // An editor was quicker three times; a board tries again as well.
            Answer::NotSaved { cause: StoreError::Contended { .. }, .. } => told = save(board, steps),
            answer => panic!("{answer:?}"),
        }
    }
    told
}

impl Drop for Child {
    fn drop(&mut self) {
        // A test that fails must not leave it running.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
