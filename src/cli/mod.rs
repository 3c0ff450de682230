//! The command line: arguments to commands, commands to answers and exit codes.

mod arguments;
mod at;
mod backup;
mod board;
mod boards;
mod change;
mod config;
mod doctor;
mod editor;
mod environment;
mod fault;
mod import;
mod item;
mod json;
mod keys;
mod log;
mod markdown;
mod meeting;
mod merge;
mod open;
mod output;
mod report;
mod run;
mod show;
mod sitting;
mod write;

pub use environment::{ConfigFile, Environment, Terminal};
pub use fault::Fault;
pub use run::run;
