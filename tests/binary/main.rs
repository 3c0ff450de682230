//! The program as its users start it: commands, exit codes, files, terminals. Every test has a small world of its own.

mod commands;
mod home;
mod state;
