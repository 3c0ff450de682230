//! The board file: reading it, and saving to it so that nothing anybody wrote is lost.
//!
//! [`read`] gives the plan a file holds; it never writes and never locks. A [`Board`] owns the plan as it stands in
//! its file and saves batches of steps to it; the command line calls it directly, the board's loop through a
//! [`Writer`], which is a thread around it. Whoever saves is told what came of it in [`Answer`]s.

mod answer;
mod board;
mod error;
mod file;
mod lock;
mod names;
mod place;
mod print;
mod rebase;
mod replace;
mod say;
mod state;
mod writer;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Reason, Refused};
pub use board::Board;
pub use error::{Cause, StoreError};
pub use file::{LIMIT, Loaded, read};
pub use names::{board_names, board_path};
pub use print::Fingerprint;
pub use state::{read_state, state_path, write_state};
pub use writer::Writer;
