//! What is written to standard output and standard error.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write as _};

use crate::lang::{Lang, terminal};
use crate::text::safe::safe;

/// Writes an answer to standard output; a reader that has gone away ends it quietly.
pub(super) fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// Writes an answer that need not be text on standard output.
pub(super) fn print_bytes(answer: &[u8]) {
    let mut out = io::stdout().lock();
    // The reader closed the pipe, or the disk is full: nobody is left to tell on this stream.
    let _ = out.write_all(answer).and_then(|()| out.flush());
}

/// Tells `text` in a line on standard error.
pub(super) fn tell(text: &str) {
    write_error(&safe(text));
}

/// Writes a line that is safe to show on standard error.
pub(super) fn write_error(line: &str) {
    // Nobody is left to tell that this cannot be told.
    let _ = writeln!(io::stderr(), "{line}");
}

/// From now on a panic is told like any other fault: what it quotes may be foreign text.
pub(super) fn tell_panics(lang: Lang) {
    std::panic::set_hook(Box::new(move |panic| {
        tell(&terminal::panicked(lang, &panic.to_string().replace('\n', " ")));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            trace.to_string().lines().for_each(tell);
        }
    }));
}
