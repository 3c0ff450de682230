//! The threads that listen to the terminal and to the system.

use std::io::{self, IsTerminal as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::decode::Decoder;
use super::{Input, gate, screen};
use crate::app::Event;

/// How long the rest of a key's sequence may take, over a slow line too, before Esc is a key by itself.
const PAUSE: Timespec = Timespec { tv_sec: 0, tv_nsec: 25_000_000 };
/// After so long the loop will not end by itself any more: it hangs in a write to a terminal that takes nothing.
const LAST_RESORT: Duration = Duration::from_secs(4);
/// Between two looks whether a terminal that was given back is ours again.
const REST: Duration = Duration::from_millis(50);
/// What one read takes at most, in bytes.
const READ: usize = 4096;

/// Whether the next stop signal is our own, sent to those around us.
pub(super) static OWN_STOP: AtomicBool = AtomicBool::new(false);

/// Sends what is typed.
pub(super) fn listen_for_keys(sender: Sender<Input>) {
    thread::spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(|| read_keys(&sender)));
        let last = match ended {
            Ok(Ok(())) => return,
            Ok(Err(_)) => Input::Signal(SIGHUP),
            Err(_) => Input::Deaf(io::Error::other("the thread that reads the keys has panicked")),
        };
        if sender.send(last).is_ok() {
            leave_in_the_end(SIGHUP);
        }
    });
}

/// Reads until nobody listens any more; an error means that the terminal is gone.
fn read_keys(sender: &Sender<Input>) -> io::Result<()> {
    let terminal = io::stdin();
    let mut decoder = Decoder::default();
    let mut bytes = [0; READ];
    loop {
        let pause = decoder.hesitates().then_some(&PAUSE);
        let ready = poll(&mut [PollFd::new(&terminal, PollFlags::IN)], pause);
        let sent = match ready {
            Ok(0) => decoder.settle(),
            // Given back: what is typed now is for somebody else.
            Ok(_) if !screen::is_taken() => {
                thread::sleep(REST);
                continue;
            }
            Ok(_) => match rustix::io::read(&terminal, &mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => decoder.read(&bytes[..count]),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(error) => return Err(error.into()),
            },
            Err(Errno::INTR | Errno::AGAIN) => continue,
            Err(error) => return Err(error.into()),
        };
        for event in gate::gather(sent) {
            if sender.send(Input::Event(event)).is_err() {
                return Ok(());
            }
        }
    }
}

/// Sends what the system wants.
pub(super) fn listen_for_signals(sender: Sender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let input = match signal {
                // Typed to the program that has the terminal; stopped with it, we go on with it.
                SIGINT | SIGQUIT if screen::is_lent() => continue,
                SIGTSTP if screen::is_lent() => {
                    // Raised, it stops every thread; it cannot fail.
                    let _ = signal_hook::low_level::raise(SIGSTOP);
                    continue;
                }
                SIGCONT if screen::is_lent() => continue,
                SIGTSTP if OWN_STOP.swap(false, Ordering::SeqCst) => continue,
                SIGTSTP => Input::Stop,
                SIGCONT => Input::GoOn,
                SIGWINCH => match screen::size() {
                    Ok(size) => Input::Event(Event::Resize(size)),
                    Err(_) => continue,
                },
                signal => Input::Signal(signal),
            };
            let ends = matches!(input, Input::Signal(_));
            if sender.send(input).is_err() {
                return;
            }
            if ends {
                leave_in_the_end(signal);
            }
        }
    });
    Ok(())
}

/// Ends the program if the loop does not. Returns never, unless there is no terminal that could be left behind raw.
fn leave_in_the_end(signal: i32) {
    thread::sleep(LAST_RESORT);
    if io::stdout().is_terminal() {
        screen::give_back_the_line();
    }
    std::process::exit(128 + signal);
}
