//! The mouse in a real terminal: captured while the board is open, given back when it ends.

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::home::{Home, PROGRAM};

/// How long a terminal may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads on until `done` holds of all that was written so far; gives that.
fn wait(pieces: &Receiver<Vec<u8>>, written: &mut Vec<u8>, what: &str, done: impl Fn(&[u8]) -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done(written) {
        let left = deadline.saturating_duration_since(Instant::now());
        let piece = pieces.recv_timeout(left);
        written.extend(piece.unwrap_or_else(|_| panic!("no {what} in {}", String::from_utf8_lossy(written))));
    }
}

fn holds(written: &[u8], part: &str) -> bool {
    written.windows(part.len()).any(|window| window == part.as_bytes())
}

/// The screen after all that was written.
fn screen(written: &[u8]) -> String {
    let size = |cells| NonZero::new(cells).expect("a size");
    let mut parser = vt100::Parser::new(size(40), size(120), 0);
    parser.process(written);
    parser.screen().contents()
}

#[test]
fn the_mouse_is_the_boards_while_it_is_open_and_the_terminals_again_after_it() {
    let home = Home::new();
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(PROGRAM);
    command.env_clear();
    home.environment().into_iter().for_each(|(name, value)| command.env(name, value));
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let (sender, pieces) = mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut written = Vec::new();
    wait(&pieces, &mut written, "capture", |written| holds(written, "\x1b[?1000h\x1b[?1002h\x1b[?1006h"));
    wait(&pieces, &mut written, "board", |written| screen(written).contains("❯ 1"));
    assert!(!holds(&written, "\x1b[?1003h"), "mere movement is not reported");
    let row = screen(&written).lines().position(|line| line.trim_start().starts_with("8 ")).expect("item 8") + 1;
    writer.write_all(format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m").as_bytes()).expect("a click");
    wait(&pieces, &mut written, "selection", |written| screen(written).contains("❯ 8"));
    writer.write_all(b":mouse").expect("keys");
    wait(&pieces, &mut written, "palette", |written| screen(written).contains("鼠标归看板"));
    writer.write_all(b"\r").expect("keys");
    wait(&pieces, &mut written, "release", |written| holds(written, "\x1b[?1006l\x1b[?1002l\x1b[?1000l"));
    writer.write_all(b":mouse").expect("keys");
    wait(&pieces, &mut written, "palette", |written| screen(written).contains("1/1"));
    let before = written.len();
    writer.write_all(b"\r").expect("keys");
    wait(&pieces, &mut written, "capture", |written| holds(&written[before..], "\x1b[?1006h"));
    writer.write_all(b"q").expect("keys");
    let ended = child.wait().expect("it ends");
    assert!(ended.success());
    wait(&pieces, &mut written, "end", |written| holds(&written[before..], "\x1b[?1049l"));
    assert!(holds(&written[before..], "\x1b[?1000l"), "the mouse is the terminal's again");
}
