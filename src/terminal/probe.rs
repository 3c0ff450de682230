//! What the terminal itself answers when it is asked.

use std::io::{self, Write as _};

use crossterm::{cursor, terminal};

/// How many cells a sign takes on this terminal: it is written, and the terminal is asked where its cursor stands then. None
/// if it does not answer within two seconds. The line is as it was afterwards.
///
/// # Errors
///
/// What the system says; also where standard input or output is no terminal.
pub fn width_of(sign: &str) -> io::Result<Option<u16>> {
    terminal::enable_raw_mode()?;
    let answer = asked(sign);
    // The terminal is given back whatever was answered.
    let _ = write!(io::stdout(), "\r\x1b[K").and_then(|()| io::stdout().flush());
    let _ = terminal::disable_raw_mode();
    Ok(answer)
}

fn asked(sign: &str) -> Option<u16> {
    let mut out = io::stdout();
    write!(out, "\r").and_then(|()| out.flush()).ok()?;
    let (before, _) = cursor::position().ok()?;
    write!(out, "{sign}").and_then(|()| out.flush()).ok()?;
    let (after, _) = cursor::position().ok()?;
    after.checked_sub(before)
}
