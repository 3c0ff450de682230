//! The loop, and what it plays on: the terminal, or a list of keys.

pub mod ansi;
pub mod clipboard;
mod decode;
mod gate;
mod input;
pub mod keys;
pub mod probe;
pub mod screen;
pub mod svg;

use std::io;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use rustix::io::Errno;
use signal_hook::consts::SIGHUP;

use crate::app::board::grid::Size;
use crate::app::notices::Message;
use crate::app::{App, Event, Flow};
use crate::clock::Now;
use crate::lang::terminal;
use crate::report;
use crate::store::Writer;

/// What comes in.
#[derive(Debug)]
pub enum Input {
    /// Something the app takes in.
    Event(Event),
    /// The system wants the program to end, by this signal.
    Signal(i32),
    /// The system wants the program to stop until it is told to go on.
    Stop,
    /// The program goes on after it was stopped.
    GoOn,
    /// Nothing can come in any more, and why.
    Deaf(io::Error),
    /// Nothing more will come.
    End,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything is saved.
    Saved,
    /// The user gave up what could not be saved.
    Abandoned,
    /// Not: the owner is to do what the app asks for, and to go on.
    Asked,
    /// By a signal; saved as far as could be.
    Signalled(i32),
}

/// What the loop plays on.
pub trait Stage {
    /// Whether every change must be in the file before the next event is taken.
    const WAITS_FOR_SAVING: bool;

    /// The present.
    fn now(&self) -> Now;

    /// The next input, or a tick when `until` has come.
    fn next(&mut self, until: Option<Now>) -> Input;

    /// An input that is waiting already; those are all taken before the next frame is drawn.
    fn waiting(&mut self) -> Option<Input>;

    /// Draws a frame.
    fn draw(&mut self, app: &App) -> io::Result<()>;

    /// Forgets what is on the screen, so that the next frame draws all of it.
    fn forget(&mut self);

    /// Stops the program until the system says [`Input::GoOn`], if there is somebody who can say so.
    fn stop(&mut self) -> io::Result<Stopped>;

    /// Gives the terminal to another program while `run` lasts.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T>;

    /// Puts a text into the terminal's clipboard, if it takes it.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Goes on after the program was stopped, by whatever; gives the size the window has now, if it can go on.
    fn go_on(&mut self) -> io::Result<Option<Size>>;
}

/// What became of stopping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It was stopped.
    Yes,
    /// Nobody could have started it again.
    NoShell,
}

/// No frame is larger; of a larger window its upper left corner is used.
pub const LARGEST: Size = Size { cols: 1000, rows: 500 };

/// How long quitting waits for the file.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a board that has no file yet gets one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Founding {
    /// With the first frame.
    Now,
    /// With the first change.
    FirstChange,
}

/// Runs a session until it ends. The file is made and written behind the frames, never before them. Whatever fails,
/// what can be saved is saved first.
pub fn run<S: Stage>(app: &mut App, writer: &mut Writer, stage: &mut S, founding: Founding) -> io::Result<Ended> {
    let ended = attend(app, writer, stage, founding);
    if ended.is_err() {
        save_the_rest(app, writer);
    }
    match ended {
        // The terminal is gone, and its signal is on the way or was never sent.
        Err(error) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => Ok(Ended::Signalled(SIGHUP)),
        ended => ended,
    }
}

/// Saves what was committed and is not saved yet, for 2 seconds at most; whether all of it is.
pub fn save_the_rest(app: &mut App, writer: &Writer) -> bool {
    hand_over(app, writer);
    writer.finish(PATIENCE)
}

/// Gives what was committed to the one that saves.
pub fn hand_over(app: &mut App, writer: &Writer) {
    for step in app.session().take_unsent() {
        writer.send(step);
    }
    writer.run_meeting(app.session().meeting().is_some());
}

fn attend<S: Stage>(app: &mut App, writer: &mut Writer, stage: &mut S, founding: Founding) -> io::Result<Ended> {
    stage.draw(app)?;
    if founding == Founding::Now {
        writer.create();
    }
    loop {
        if S::WAITS_FOR_SAVING {
            writer.flush();
        }
        let mut next = match stage.waiting() {
            Some(input) => Some(input),
            None => Some(stage.next(app.wake())),
        };
        while let Some(input) = next {
            if let Some(ended) = take_in(input, app, writer, stage)? {
                return Ok(ended);
            }
            next = stage.waiting();
        }
        stage.draw(app)?;
    }
}

/// Takes in one input; says how the session ended, if it did.
fn take_in<S: Stage>(input: Input, app: &mut App, writer: &Writer, stage: &mut S) -> io::Result<Option<Ended>> {
    let flow = match input {
        Input::Event(event) => app.update(event, stage.now()),
        Input::Stop => Flow::Suspend,
        Input::GoOn => match stage.go_on()? {
            Some(size) => app.update(Event::Resize(size), stage.now()),
            None => Flow::Continue,
        },
        Input::End => return Ok(Some(Ended::Saved)),
        Input::Signal(signal) => {
            writer.finish(PATIENCE);
            return Ok(Some(Ended::Signalled(signal)));
        }
        Input::Deaf(error) => return Err(error),
    };
    hand_over(app, writer);
    for export in app.take_exports() {
        let written = report::write_new(Path::new(""), &export.stem, export.extension, &export.report);
        app.say_written(written.map(|path| std::path::absolute(&path).unwrap_or(path)));
    }
    if let Some(text) = app.take_copied() {
        stage.copy(&text)?;
    }
    match flow {
        Flow::Continue => {}
        Flow::Redraw => stage.forget(),
        Flow::Suspend if stage.stop()? == Stopped::NoShell => {
            app.say(Message::plain(terminal::no_shell(app.lang())));
        }
        Flow::Suspend => {}
        Flow::Request => return Ok(Some(Ended::Asked)),
        Flow::Abandon => return Ok(Some(Ended::Abandoned)),
        Flow::Quit if writer.finish(PATIENCE) => return Ok(Some(Ended::Saved)),
        Flow::Quit => app.ask_to_quit(),
    }
    Ok(None)
}

/// The next input of a channel, or a tick after `millis` milliseconds.
fn receive(inputs: &Receiver<Input>, millis: Option<u64>) -> Input {
    use std::sync::mpsc::RecvTimeoutError;
    let Some(millis) = millis else { return inputs.recv().unwrap_or(Input::End) };
    match inputs.recv_timeout(Duration::from_millis(millis)) {
        Ok(input) => input,
        Err(RecvTimeoutError::Timeout) => Input::Event(Event::Tick),
        Err(RecvTimeoutError::Disconnected) => Input::End,
    }
}
