//! The terminal itself: taken over for a session, and given back as it was, once, whatever ends the session.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use crossterm::event::{self, Event as Raw, KeyEventKind};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::{Input, Stage, ansi, receive};
use crate::app::key::Key;
use crate::app::layout::Size;
use crate::app::{App, Event};
use crate::clock::Now;
use crate::ui::{self, style::Styles};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Screen {
    inputs: Receiver<Input>,
    clock: fn() -> Now,
    styles: Styles,
    shown: Buffer,
    next: Buffer,
    whole: bool,
    /// Where the terminal's own cursor was last put.
    caret: Option<(u16, u16)>,
}

/// The window's size in cells.
pub fn size() -> io::Result<Size> {
    terminal::size().map(|(cols, rows)| Size { cols, rows })
}

impl Screen {
    /// Takes the terminal over. Keys and signals go into `sender`, which feeds `inputs`.
    pub fn take(
        sender: &Sender<Input>,
        inputs: Receiver<Input>,
        styles: Styles,
        clock: fn() -> Now,
    ) -> io::Result<Self> {
        give_back_on_panic();
        listen_for_signals(sender.clone())?;
        terminal::enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let screen =
            Self { inputs, clock, styles, shown: Buffer::default(), next: Buffer::default(), whole: true, caret: None };
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide, event::EnableBracketedPaste)?;
        listen_for_keys(sender.clone());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was; does nothing the second time.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // Whatever fails here, the next command is still worth trying, and nobody is left to tell.
        let _ = execute!(io::stdout(), event::DisableBracketedPaste, cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

/// A panic of the thread that draws gives the terminal back before it is reported. One of another thread is that
/// thread's to report: the board stays on the screen.
fn give_back_on_panic() {
    let drawing = thread::current().id();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == drawing {
            give_back();
            report(panic);
        }
    }));
}

fn listen_for_signals(sender: Sender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Input::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

fn listen_for_keys(sender: Sender<Input>) {
    thread::spawn(move || {
        loop {
            let input = match event::read() {
                Ok(raw) => input(raw),
                Err(_) => Some(Input::End),
            };
            let over = matches!(input, Some(Input::End));
            if input.is_some_and(|input| sender.send(input).is_err()) || over {
                return;
            }
        }
    });
}

fn input(raw: Raw) -> Option<Input> {
    Some(Input::Event(match raw {
        Raw::Key(key) if key.kind != KeyEventKind::Release => Event::Key(Key::from(key)),
        Raw::Paste(text) => Event::Paste(text),
        Raw::Resize(cols, rows) => Event::Resize(Size { cols, rows }),
        _ => return None,
    }))
}

impl Stage for Screen {
    const WAITS_FOR_SAVING: bool = false;

    fn now(&self) -> Now {
        (self.clock)()
    }

    fn next(&mut self, until: Option<Now>) -> Input {
        receive(&self.inputs, until.map(|until| self.now().until(until)))
    }

    fn waiting(&mut self) -> Option<Input> {
        self.inputs.try_recv().ok()
    }

    /// One frame is one write, between the marks of a synchronised update.
    fn draw(&mut self, app: &App) -> io::Result<()> {
        let Size { cols, rows } = app.layout().size;
        let area = Rect::new(0, 0, cols, rows);
        if area.is_empty() {
            return Ok(());
        }
        self.next.resize(area);
        let caret = ui::draw(app, &self.styles, &mut self.next);
        let mut out = Vec::new();
        queue!(out, terminal::BeginSynchronizedUpdate)?;
        let empty = out.len();
        if self.whole || self.shown.area != area {
            queue!(out, terminal::Clear(terminal::ClearType::All))?;
            self.shown = Buffer::empty(area);
        }
        ansi::write_cells(&mut out, self.shown.diff(&self.next).into_iter())?;
        if out.len() > empty || caret != self.caret {
            match caret {
                Some((x, y)) => queue!(out, cursor::MoveTo(x, y), cursor::Show)?,
                None => queue!(out, cursor::Hide)?,
            }
            self.caret = caret;
            queue!(out, terminal::EndSynchronizedUpdate)?;
            let mut terminal = io::stdout().lock();
            terminal.write_all(&out)?;
            terminal.flush()?;
        }
        self.whole = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    fn forget(&mut self) {
        self.whole = true;
    }
}
