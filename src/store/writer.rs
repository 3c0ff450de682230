//! The writer: a thread that saves the steps it is sent, and notices when somebody else has saved.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::presence::Presence;
use super::{Answer, Board, Fingerprint, Notice, StoreError, conflict_copies, place};
use crate::plan::step::Step;

/// How often what must not happen on every key happens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Between two looks at the file.
    pub(super) look: Duration,
    /// Between two tries to save what could not be saved.
    pub(super) retry: Duration,
}

const PACE: Pace = Pace { look: Duration::from_millis(500), retry: Duration::from_secs(5) };

/// The sender's end of the thread. Dropping it ends the thread once it has saved what it was sent; only
/// [`Writer::finish`] waits for that.
#[derive(Debug)]
pub struct Writer {
    jobs: Sender<Job>,
    /// Whether a meeting is run, as last told.
    runs_meeting: Cell<bool>,
}

#[derive(Debug)]
enum Job {
    Save(Box<Step>),
    Create,
    Retry,
    /// A meeting is run here from now on, or no more.
    RunMeeting(bool),
    /// Says so when everything sent before has been answered.
    Flush(Sender<()>),
    /// Tries once more what is not saved, and says whether everything is.
    Finish(Sender<bool>),
}

impl Writer {
    /// Starts a thread that owns `board` and gives every answer to `on_answer`. Steps that wait while a save goes on
    /// are saved together by the next. Steps that could not be saved are kept and tried again with the next step,
    /// every 5 seconds and by [`Writer::retry`]; an answer names all that are kept. Twice a second it looks whether
    /// somebody else has written the file: [`Answer::Rebased`] with nothing saved says what it holds now, and
    /// [`Answer::NotSaved`], once, that it cannot be used any more; [`Notice::Copies`] that a sync client has made
    /// copies beside it.
    pub fn spawn(board: Board, on_answer: impl Fn(Answer) + Send + 'static) -> Self {
        Self::spawn_at(PACE, board, on_answer)
    }

    pub(super) fn spawn_at(pace: Pace, board: Board, on_answer: impl Fn(Answer) + Send + 'static) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let tried = Instant::now();
        let mut desk = Desk {
            board,
            on_answer,
            unsaved: Vec::new(),
            create: false,
            trouble: None,
            tried,
            pace,
            folder: None,
            copies: Vec::new(),
            presence: None,
        };
        thread::spawn(move || desk.run_on(&inbox));
        Self { jobs, runs_meeting: Cell::new(false) }
    }

    /// Saves `step` as soon as can be. Never blocks.
    pub fn send(&self, step: Step) {
        self.give(Job::Save(Box::new(step)));
    }

    /// Makes the file if there is none, without a step. Never blocks.
    pub fn create(&self) {
        self.give(Job::Create);
    }

    /// Tries at once what could not be saved. Never blocks.
    pub fn retry(&self) {
        self.give(Job::Retry);
    }

    /// Tells other sessions of this board whether a meeting is run here. Never blocks.
    pub fn run_meeting(&self, runs: bool) {
        if self.runs_meeting.replace(runs) != runs {
            self.give(Job::RunMeeting(runs));
        }
    }

    /// Blocks until everything sent so far has been answered.
    pub fn flush(&self) {
        let (done, wait) = mpsc::channel();
        self.give(Job::Flush(done));
        // An error means that it panicked over it, which is an answer.
        let _ = wait.recv();
    }

    /// Saves everything sent so far and tries once more what could not be saved. True if all of it is on the disk;
    /// false if it is not, or not within `patience`. The writer goes on in any case.
    pub fn finish(&self, patience: Duration) -> bool {
        let (done, wait) = mpsc::channel();
        self.give(Job::Finish(done));
        wait.recv_timeout(patience).unwrap_or(false)
    }

    fn give(&self, job: Job) {
        self.jobs.send(job).expect("the thread outlives its jobs' sender");
    }
}

/// The thread's end: the board, and what is not in its file yet.
struct Desk<F> {
    board: Board,
    on_answer: F,
    /// Steps sent and neither saved nor refused, oldest first.
    unsaved: Vec<Step>,
    /// Whether the file is to be made even without a step.
    create: bool,
    /// Why the file cannot be read, as last answered.
    trouble: Option<StoreError>,
    /// When a save was last tried.
    tried: Instant,
    pace: Pace,
    /// The file's folder when it was last looked through.
    folder: Option<Fingerprint>,
    /// The sync client's copies of the file that were told.
    copies: Vec<PathBuf>,
    /// Held while a meeting is run here.
    presence: Option<Presence>,
}

/// Who waits for the end of a turn.
#[derive(Default)]
struct Waiting {
    flushes: Vec<Sender<()>>,
    finishes: Vec<Sender<bool>>,
}

impl<F: Fn(Answer)> Desk<F> {
    /// Runs until the sender is gone. A panic is answered like any other failure: the steps are still here, and the
    /// file is never half written.
    fn run_on(&mut self, inbox: &Receiver<Job>) {
        loop {
            let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.run(inbox))) else { return };
            let cause = StoreError::Panicked { text: words(panic.as_ref()) };
            // Should it be the answering that panics, there is nobody left to tell.
            let _ = catch_unwind(AssertUnwindSafe(|| self.not_saved(cause)));
        }
    }

    fn run(&mut self, inbox: &Receiver<Job>) {
        self.look_around();
        loop {
            match inbox.recv_timeout(self.pace.look) {
                Ok(first) => self.turn(first, inbox),
                Err(RecvTimeoutError::Timeout) => self.idle(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Takes every job that waits and does them in one save.
    fn turn(&mut self, first: Job, inbox: &Receiver<Job>) {
        let mut waiting = Waiting::default();
        let mut due = false;
        for job in [first].into_iter().chain(inbox.try_iter()) {
            match job {
                Job::Save(step) => self.unsaved.push(*step),
                Job::Create => self.create = true,
                Job::Retry => {}
                Job::RunMeeting(runs) => {
                    self.presence = if runs { Presence::claim(self.board.path()) } else { None };
                    continue;
                }
                Job::Flush(done) => {
                    waiting.flushes.push(done);
                    continue;
                }
                Job::Finish(done) => waiting.finishes.push(done),
            }
            due = true;
        }
        if due && self.unfinished() {
            self.save();
        }
        // Whoever asked may have stopped waiting.
        for done in waiting.flushes {
            let _ = done.send(());
        }
        for done in waiting.finishes {
            let _ = done.send(!self.unfinished());
        }
    }

    /// Tells notices that wait and, if the folder has changed, what a sync client has put there.
    fn look_around(&mut self) {
        let mut notices = self.board.take_notices();
        let path = place::resolve(self.board.path());
        let folder = path.and_then(|path| Fingerprint::of(place::folder(&path))).ok().flatten();
        if folder != self.folder {
            self.folder = folder;
            let found = conflict_copies(self.board.path());
            let news = found.iter().any(|copy| !self.copies.contains(copy));
            self.copies = found;
            notices.extend(news.then(|| Notice::Copies(self.copies.clone())));
        }
        notices.into_iter().map(Answer::Notice).for_each(&self.on_answer);
    }

    fn idle(&mut self) {
        self.look_around();
        match self.board.look() {
            Ok(moved) => self.readable(moved),
            Err(cause) if self.trouble.as_ref() == Some(&cause) => {}
            Err(cause) => {
                self.trouble = Some(cause.clone());
                self.not_saved(cause);
            }
        }
        if self.unfinished() && self.tried.elapsed() >= self.pace.retry {
            self.save();
        }
    }

    /// The file can be read: tells so if it could not be before, or holds another plan.
    fn readable(&mut self, moved: bool) {
        if self.trouble.take().is_none() && !moved {
            return;
        }
        (self.on_answer)(self.board.rebased());
        if self.unfinished() {
            self.save();
        }
    }

    fn unfinished(&self) -> bool {
        self.create || !self.unsaved.is_empty()
    }

    fn save(&mut self) {
        self.tried = Instant::now();
        let answers = self.board.save(&self.unsaved);
        if !answers.iter().any(|answer| matches!(answer, Answer::NotSaved { .. })) {
            // Each is saved or refused.
            self.unsaved.clear();
            self.create = false;
            self.trouble = None;
        }
        answers.into_iter().for_each(&self.on_answer);
    }

    fn not_saved(&self, cause: StoreError) {
        let ids = self.unsaved.iter().map(|step| step.id).collect();
        (self.on_answer)(Answer::NotSaved { ids, cause });
    }
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
