//! The program as its users start it: commands, exit codes, files, terminals. Every test has a small world of its own.

mod commands;
mod doctor;
mod editor;
mod export;
mod history;
mod home;
mod hostile;
mod import;
mod meeting;
mod merge;
mod mouse;
mod pty;
mod reliability;
mod settings;
mod state;
mod terminal;
mod whole_meeting;
