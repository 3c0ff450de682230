//! yaodian (要点): a terminal kanban for an office's annual work plan.
//!
//! ```text
//!  6  main  cli/                     arguments, commands, exit codes
//!  5  terminal/                      the loop, keys in, frames out
//!  4  ui/                            App → cells
//!  3  app/                           key table, board view, screens, decisions, what keys do
//!  2  store/  document/  report/     the board file; documents in; what leaves the board, and comes back
//!  1  plan/                          plan, item, record, meeting, step, change, merge, edition, query: no I/O, no clock
//!  0  text/  lang/  clock            cells and safe text; both languages of every string; time as a value
//! ```
//!
//! A floor imports from the floors below it and never from one above or beside it, and no file needs one that needs it;
//! `tests/floors` reads the sources and holds that up. `docs/architecture.md` walks through the house with a key and with a
//! document, `CONTRIBUTING.md` says where to add things. What else is true everywhere:
//!
//! - [`plan::Plan::apply`] is the only way to change a plan, and takes a [`plan::step::Step`]. Keys, commands and undo
//!   all hand their step to [`app::session::Session::commit`] or [`store::Board::save`].
//! - A change stores before and after: the log line is the serialised step, undo appends the inverse, and a change
//!   whose *before* does not fit is refused.
//! - The loop's plan is the file's plan and the steps not yet answered. Only the writer reads and writes the file.
//! - [`app::action::TABLE`] declares every action. Keys are data: `config.toml` rebinds them, and dispatch, pop-ups, help,
//!   hints, palette, `yaodian keys` and the README show the keys in force.
//! - The cursor is an item's id and the lane it is seen in, never an index.
//! - Widths are display cells; foreign text reaches a screen or a stream through [`text::safe`] only.
//! - Nothing below `main` asks for the time, the locale or the environment.

pub mod app;
pub mod cli;
pub mod clock;
pub mod document;
pub mod lang;
pub mod plan;
pub mod report;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
