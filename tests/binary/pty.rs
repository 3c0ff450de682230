//! A session of the program in a terminal of its own: keys in, screens out.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};

use crate::home::{Home, PROGRAM};

/// Longer than anything may take on the slowest machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Columns and rows.
pub(crate) type Size = (u16, u16);

/// A program in a terminal; killed when dropped.
pub(crate) struct Session {
    /// None once its window is closed.
    terminal: Option<Terminal>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    parser: vt100::Parser,
}

/// The end of the terminal that people sit at.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn std::io::Write + Send>,
    /// As it was before the program began.
    line: String,
}

/// How fast the terminal takes what the program writes.
#[derive(Clone, Copy)]
pub(crate) enum Pace {
    /// As it comes.
    Free,
    /// So many bytes a second.
    Slow(u32),
}

impl Session {
    /// Opens `yaodian` with `arguments` in a terminal of `size`.
    pub(crate) fn open(home: &Home, arguments: &[&str], size: Size) -> Self {
        Self::spawn(home, Path::new(PROGRAM), arguments, size, Pace::Free)
    }

    /// Opens any program in this home.
    pub(crate) fn spawn(home: &Home, program: &Path, arguments: &[&str], size: Size, pace: Pace) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home.path(""));
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        let PtyPair { master, slave } = native_pty_system().openpty(pty_size(size)).expect("a pty");
        let reader = master.try_clone_reader().expect("its output");
        let keyboard = master.take_writer().expect("its input");
        let line = line_of(&*master);
        let child = slave.spawn_command(command).expect("the program starts");
        Self {
            terminal: Some(Terminal { master, keyboard, line }),
            child,
            output: listen(reader, pace),
            raw: Vec::new(),
            parser: parser(size),
        }
    }

    /// Types keys by their names, parted by spaces: `13L Enter Ctrl-r`. A word that is no name is typed as it stands.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ') {
            self.send(sequence(word).as_bytes());
        }
        self
    }

    /// Sends bytes as the terminal would.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let keyboard = &mut self.terminal.as_mut().expect("the window is open").keyboard;
        keyboard.write_all(bytes).and_then(|()| keyboard.flush()).expect("it is read");
        self
    }

    /// Waits until the screen holds `text`.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |session| session.shows(text))
    }

    /// Waits until the screen does not hold `text` any more.
    pub(crate) fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("no {text}"), |session| !session.shows(text))
    }

    /// Waits until `done`, which is asked after everything the program writes.
    pub(crate) fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(self.take(left), "waited in vain for {what}; the screen is\n{}", self.screen().join("\n"));
        }
        self
    }

    /// Whether the screen holds `text`.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().iter().any(|line| line.contains(text))
    }

    /// The lines of the screen, without the spaces at their ends.
    pub(crate) fn screen(&self) -> Vec<String> {
        let (_, cols) = self.parser.screen().size();
        self.parser.screen().rows(0, cols.get()).map(|line| line.trim_end().to_owned()).collect()
    }

    /// What a terminal that has taken all of it looks like.
    pub(crate) fn state(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Everything the program has written.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// What the program writes until it has been quiet for `time`.
    pub(crate) fn quiet(&mut self, time: Duration) -> &[u8] {
        let from = self.raw.len();
        while self.take(time) {}
        &self.raw[from..]
    }

    /// Changes the window's size.
    pub(crate) fn resize(&mut self, size: Size) -> &mut Self {
        // What a terminal of no cells or of a million shows does not matter.
        let shown = parser(size).screen().size();
        self.parser.screen_mut().set_size(shown.0, shown.1);
        self.terminal().master.resize(pty_size(size)).expect("a terminal has any size");
        self
    }

    /// The program's process.
    pub(crate) fn pid(&self) -> rustix::process::Pid {
        let pid = self.child.process_id().and_then(|pid| i32::try_from(pid).ok());
        pid.and_then(rustix::process::Pid::from_raw).expect("it runs")
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&mut self, signal: rustix::process::Signal) -> &mut Self {
        rustix::process::kill_process(self.pid(), signal).expect("it runs");
        self
    }

    /// Waits for the program to end; gives its exit code, with 1000 added where a signal ended it.
    pub(crate) fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            self.take(Duration::from_millis(5));
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                while self.take(Duration::from_millis(50)) {}
                return status.exit_code() + if status.signal().is_some() { 1000 } else { 0 };
            }
        }
        panic!("the program does not end; the screen is\n{}", self.screen().join("\n"));
    }

    /// Whether the line of the terminal is as it was before the program began.
    pub(crate) fn line_is_as_before(&self) -> bool {
        line_of(&*self.terminal().master) == self.terminal().line
    }

    /// The terminal must be as it was before the program began.
    pub(crate) fn assert_given_back(&self) {
        assert!(self.line_is_as_before(), "the line: {}", line_of(&*self.terminal().master));
        let screen = self.state();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not marked");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.application_cursor() && !screen.application_keypad());
        assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
        let count = |bytes: &[u8]| self.raw.windows(bytes.len()).filter(|window| *window == bytes).count();
        assert_eq!(count(b"\x1b[?1049h"), count(b"\x1b[?1049l"), "the screen is given back once");
        assert_eq!(count(b"\x1b]"), 0, "the title is left alone");
    }

    /// Closes the terminal's window.
    pub(crate) fn close(&mut self) -> &mut Self {
        // Whoever reads holds the window open as well: it leaves with the next thing to be read.
        self.output = mpsc::channel().1;
        self.keys("Ctrl-l");
        self.terminal = None;
        self
    }

    fn terminal(&self) -> &Terminal {
        self.terminal.as_ref().expect("the window is open")
    }

    /// Takes what the program writes next; false if that is nothing within `patience`.
    fn take(&mut self, patience: Duration) -> bool {
        match self.output.recv_timeout(patience) {
            Ok(bytes) => {
                self.parser.process(&bytes);
                self.raw.extend_from_slice(&bytes);
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                thread::sleep(patience.min(Duration::from_millis(5)));
                false
            }
        }
    }
}

/// Sends on what the program writes, until nobody holds the terminal open.
fn listen(mut reader: Box<dyn std::io::Read + Send>, pace: Pace) -> Receiver<Vec<u8>> {
    let (sender, output) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = match pace {
            Pace::Free => vec![0; 65536],
            Pace::Slow(rate) => vec![0; usize::try_from(rate / 20).expect("it fits")],
        };
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() {
                return;
            }
            if let Pace::Slow(_) = pace {
                thread::sleep(Duration::from_millis(50));
            }
        }
    });
    output
}

fn line_of(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has a line"))
}

fn parser((cols, rows): Size) -> vt100::Parser {
    let some = |cells: u16, most| NonZeroU16::new(cells.min(most)).unwrap_or(NonZeroU16::MIN);
    vt100::Parser::new(some(rows, 100), some(cols, 300), 0)
}

fn pty_size((cols, rows): Size) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// What a terminal sends for a key.
fn sequence(name: &str) -> String {
    if let Some(letter) = name.strip_prefix("Ctrl-").and_then(|rest| rest.chars().next()) {
        return char::from(u8::try_from(letter).expect("a letter") & 0x1F).to_string();
    }
    let known = match name {
        "Enter" => "\r",
        // What follows a plain one at once would make it Alt.
        "Esc" => "\x1b[27u",
        "Space" => " ",
        "Tab" => "\t",
        "Backspace" => "\x7f",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Shift-Right" => "\x1b[1;2C",
        "Shift-Left" => "\x1b[1;2D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PgUp" => "\x1b[5~",
        "PgDn" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F5" => "\x1b[15~",
        name => name,
    };
    known.to_owned()
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
