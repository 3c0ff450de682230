//! The loop, and what it plays on: the terminal, or a list of keys.

pub mod ansi;
pub mod keys;
pub mod screen;
pub mod svg;

use std::io;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::app::{App, Event, Flow};
use crate::clock::Now;
use crate::report;
use crate::store::Writer;

/// What comes in.
#[derive(Debug)]
pub enum Input {
    /// Something the app takes in.
    Event(Event),
    /// The system wants the program to end, by this signal.
    Signal(i32),
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
}

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

/// Runs a session until it ends. The file is made and written behind the frames, never before them.
pub fn run<S: Stage>(app: &mut App, writer: &mut Writer, stage: &mut S, founding: Founding) -> io::Result<Ended> {
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
            let event = match input {
                Input::Event(event) => event,
                Input::End => return Ok(Ended::Saved),
                Input::Signal(signal) => {
                    writer.finish(PATIENCE);
                    return Ok(Ended::Signalled(signal));
                }
            };
            let flow = app.update(event, stage.now());
            for step in app.session().take_unsent() {
                writer.send(step);
            }
            for export in app.take_exports() {
                let written = report::write_new(Path::new(""), &export.stem, export.extension, &export.text);
                app.say_written(written.map(|path| std::path::absolute(&path).unwrap_or(path)));
            }
            match flow {
                Flow::Continue => {}
                Flow::Redraw => stage.forget(),
                Flow::Abandon => return Ok(Ended::Abandoned),
                Flow::Quit if writer.finish(PATIENCE) => return Ok(Ended::Saved),
                Flow::Quit => app.ask_to_quit(),
            }
            next = stage.waiting();
        }
        stage.draw(app)?;
    }
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
