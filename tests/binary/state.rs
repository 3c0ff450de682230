//! How a board was looked at: kept in the state directory from one session to the next, and by sessions only.

use std::fs;
use std::io::{Read as _, Write as _};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};

use crate::home::{Home, PROGRAM};

/// Longer than anything may take on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session in a terminal of 120x40.
struct Session {
    keyboard: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    _pair: PtyPair,
}

impl Session {
    fn open(home: &Home) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        home.environment().into_iter().for_each(|(name, value)| command.env(name, value));
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its input");
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(many @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..many].to_vec()).is_err() {
                    return;
                }
            }
        });
        let cells = |count| std::num::NonZeroU16::new(count).expect("not nothing");
        Self { keyboard, child, output, parser: vt100::Parser::new(cells(40), cells(120), 0), _pair: pair }
    }

    fn wait_for(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.parser.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text} in\n{}", self.parser.screen().contents()));
            self.parser.process(&bytes);
        }
        self
    }

    fn send(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("it is read");
        self
    }

    fn end(mut self) {
        let end = Instant::now() + PATIENCE;
        while self.child.try_wait().expect("it can be asked").is_none() {
            assert!(Instant::now() < end, "it does not end");
            thread::yield_now();
            // What it writes is taken, so that it is never held up.
            let _ = self.output.recv_timeout(Duration::from_millis(10));
        }
    }
}

#[test]
fn the_view_comes_back_after_quitting_and_after_a_signal() {
    let home = Home::new();
    let mut session = Session::open(&home);
    session.wait_for("按主题").send(",l").wait_for("按分管领导").send("q");
    session.end();
    let kept = fs::read_dir(home.path("state/yaodian")).expect("a folder").count();
    assert_eq!(kept, 1);
    let mut session = Session::open(&home);
    session.wait_for("按分管领导").send(",u").wait_for("按牵头单位");
    let pid = session.child.process_id().and_then(|pid| i32::try_from(pid).ok()).expect("it runs");
    let pid = rustix::process::Pid::from_raw(pid).expect("a process");
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("it is ours");
    session.end();
    let mut session = Session::open(&home);
    session.wait_for("按牵头单位").send("q");
    session.end();
    assert!(home.run(["--keys", "", "--print"]).done().contains("按主题"), "--keys reads no state");
    fs::write(
        fs::read_dir(home.path("state/yaodian"))
            .expect("a folder")
            .next()
            .expect("a file")
            .expect("it is there")
            .path(),
        "{",
    )
    .expect("it is ours");
    let mut session = Session::open(&home);
    session.wait_for("按主题").send("q");
    session.end();
}

#[test]
fn keys_without_a_terminal_write_no_state() {
    let home = Home::new();
    assert!(home.run(["--keys", ",l", "--print"]).done().contains("按分管领导"));
    assert!(!home.path("state").exists());
}
