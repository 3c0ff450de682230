//! The board file: reading it, and saving to it so that nothing anybody wrote is lost.
//!
//! [`read`] gives the plan a file holds; it never writes and never locks. A [`Board`] owns the plan as it stands in
//! its file and saves batches of steps to it; the command line calls it directly, the board's loop through a
//! [`Writer`], which is a thread around it. Whoever saves is told what came of it in [`Answer`]s. A board that knows
//! its [`Backups`] keeps a copy of what a save replaces; [`restore`] puts one back.

mod answer;
mod backup;
mod board;
mod copies;
mod error;
mod file;
mod found;
mod lock;
mod names;
mod place;
mod presence;
mod print;
mod probe;
mod rebase;
mod replace;
mod restore;
mod say;
mod sound;
mod state;
mod system;
mod writer;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Notice, Reason, Refused};
pub use backup::{Backup, Backups};
pub use board::Board;
pub use copies::conflict_copies;
pub use error::{Cause, StoreError};
pub use file::{LIMIT, Loaded, NEAR_LIMIT, read};
pub use found::{Founded, found};
pub use names::{board_names, board_path};
pub use presence::runs_meeting;
pub use print::Fingerprint;
pub use probe::{FolderProbe, probe_folder};
pub use restore::{Restored, restore};
pub use state::{read_state, state_path, write_state};
pub use writer::Writer;
