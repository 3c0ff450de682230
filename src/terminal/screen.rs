//! The terminal itself: taken over for a session, and given back as it was, once, whatever ends the session.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::style::Print;
use crossterm::{cursor, event, execute, queue, terminal};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::{Action, QueueSelector, tcflow, tcflush, tcgetpgrp, tcgetwinsize};
use signal_hook::consts::SIGSTOP;

use super::clipboard::Multiplexer;
use super::{Input, LARGEST, Stage, Stopped, ansi, input, receive};
use crate::app::App;
use crate::app::board::grid::Size;
use crate::app::config::Mouse;
use crate::clock::Now;
use crate::lang::{Lang, terminal as words};
use crate::ui::{self, style::Styles};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether another program has the terminal, and we have only to wait for it.
static LENT: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Screen {
    inputs: Receiver<Input>,
    clock: fn() -> Now,
    lang: Lang,
    styles: Styles,
    shown: Buffer,
    next: Buffer,
    whole: bool,
    mouse: Mouse,
    multiplexer: Multiplexer,
    /// Where the terminal's own cursor was last put.
    caret: Option<Position>,
    /// An input that came while the program was about to stop again.
    held: Option<Input>,
}

/// How long a signal may be behind the waking that comes with it, in milliseconds.
const BEHIND_WAKING: u64 = 50;

/// Presses, releases and drags are reported, with coordinates of any size; mere movement is not.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The window's size in cells, [`LARGEST`] at most; 0x0 where the terminal does not know.
pub fn size() -> io::Result<Size> {
    let size = tcgetwinsize(io::stdout())?;
    Ok(Size { cols: size.ws_col.min(LARGEST.cols), rows: size.ws_row.min(LARGEST.rows) })
}

impl Screen {
    /// Takes the terminal over. Keys and signals go into `sender`, which feeds `inputs`. What is said on the shell
    /// meanwhile is said in `lang`.
    pub fn take(
        sender: &Sender<Input>,
        inputs: Receiver<Input>,
        styles: Styles,
        clock: fn() -> Now,
        lang: Lang,
        multiplexer: Multiplexer,
    ) -> io::Result<Self> {
        give_back_on_panic();
        input::listen_for_signals(sender.clone())?;
        let (shown, next) = (Buffer::default(), Buffer::default());
        let (mouse, caret) = (Mouse::Terminal, None);
        let screen =
            Self { inputs, clock, lang, styles, shown, next, whole: true, mouse, multiplexer, caret, held: None };
        take_over()?;
        input::listen_for_keys(sender.clone());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Whether the terminal is ours at the moment.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Whether another program has the terminal, and we have only to wait for it.
pub(super) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Makes the terminal ours. In the background this stops the program.
fn take_over() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide, event::EnableBracketedPaste)
}

/// Gives the terminal back as it was; does nothing the second time.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // Whatever fails here, the next command is still worth trying, and nobody is left to tell.
        let _ = execute!(
            io::stdout(),
            Print(MOUSE_OFF),
            event::DisableBracketedPaste,
            cursor::Show,
            terminal::LeaveAlternateScreen
        );
        let _ = terminal::disable_raw_mode();
    }
}

/// Gives back what can be given back of a terminal that takes no output: what waits for it is dropped, and its line
/// is as it was.
pub(super) fn give_back_the_line() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let terminal = io::stdin();
        // As above.
        let _ = tcflush(&terminal, QueueSelector::OFlush);
        let _ = terminal::disable_raw_mode();
        let _ = tcflow(&terminal, Action::OOn);
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

/// Stops the process group, as the terminal would: those who wait for this program stop with it. Returns when it goes
/// on.
fn stop_here() -> io::Result<()> {
    input::OWN_STOP.store(true, Ordering::SeqCst);
    // Those around us may be somebody else's, and then they are not ours to stop.
    let _ = kill_current_process_group(Signal::TSTP);
    // Raised, not killed: it stops this thread before the next line.
    signal_hook::low_level::raise(SIGSTOP)
}

/// Whether the terminal listens to our process group; an error if it is gone.
fn in_the_foreground() -> io::Result<bool> {
    Ok(tcgetpgrp(io::stdin())? == getpgrp())
}

impl Stage for Screen {
    const WAITS_FOR_SAVING: bool = false;

    fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), Print(self.multiplexer.copy(text)))
    }

    fn now(&self) -> Now {
        (self.clock)()
    }

    fn next(&mut self, until: Option<Now>) -> Input {
        if let Some(held) = self.held.take() {
            return held;
        }
        receive(&self.inputs, until.map(|until| self.now().until(until)))
    }

    fn waiting(&mut self) -> Option<Input> {
        self.held.take().or_else(|| self.inputs.try_recv().ok())
    }

    /// One frame is one write, between the marks of a synchronised update.
    fn draw(&mut self, app: &App) -> io::Result<()> {
        let Size { cols, rows } = app.board().layout().size;
        let area = Rect::new(0, 0, cols, rows);
        if area.is_empty() || !is_taken() {
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
        if app.mouse() != self.mouse || self.whole {
            queue!(out, Print(if app.mouse() == Mouse::Board { MOUSE_ON } else { MOUSE_OFF }))?;
            self.mouse = app.mouse();
        }
        match caret {
            Some(Position { x, y }) if out.len() > empty || caret != self.caret => {
                queue!(out, cursor::MoveTo(x, y), cursor::Show)?;
            }
            None if self.caret.is_some() || self.whole => queue!(out, cursor::Hide)?,
            _ => {}
        }
        self.caret = caret;
        if out.len() > empty {
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

    fn stop(&mut self) -> io::Result<Stopped> {
        // The session's first group has no shell above it: it is the terminal window's only program.
        if getsid(None).is_ok_and(|session| session == getpgrp()) {
            return Ok(Stopped::NoShell);
        }
        give_back();
        let mut shell = io::stdout().lock();
        writeln!(shell, "{}", words::back_with_fg(self.lang))?;
        shell.flush()?;
        drop(shell);
        stop_here()?;
        Ok(Stopped::Yes)
    }

    /// Keys and signals of the terminal are the other program's meanwhile.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        LENT.store(true, Ordering::SeqCst);
        give_back();
        let ended = run();
        take_over()?;
        LENT.store(false, Ordering::SeqCst);
        self.whole = true;
        Ok(ended)
    }

    /// Whoever stopped the program may have changed the terminal.
    fn go_on(&mut self) -> io::Result<Option<Size>> {
        if !in_the_foreground()? {
            // Whoever kills a stopped program also wakes it, and the system may wake it first.
            self.held = self.inputs.recv_timeout(Duration::from_millis(BEHIND_WAKING)).ok();
            if !matches!(self.held, Some(Input::Signal(_))) {
                stop_here()?;
            }
            return Ok(None);
        }
        if TAKEN.swap(false, Ordering::SeqCst) {
            terminal::disable_raw_mode()?;
        }
        take_over()?;
        self.whole = true;
        size().map(Some)
    }
}
