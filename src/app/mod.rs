//! What the user sees and does: state and decisions, no terminal. An event comes in, the state changes, the next frame
//! is drawn from it.

pub mod action;
mod app;
pub mod board;
pub mod config;
pub mod convene;
pub mod decide;
pub mod entry;
mod env;
mod event;
pub mod input;
pub mod intake;
pub mod key;
pub mod keymap;
pub mod markdown;
pub mod mistake;
pub mod notices;
pub mod number;
pub mod outbox;
pub mod preferences;
pub mod refusal;
mod run;
pub mod screen;
pub mod session;
pub mod set;
pub mod tell;
pub mod view_state;

pub use app::*;
pub use board::grid::Density;
pub use board::view::Overview;
pub use board::{BoardSettings, BoardView};
pub use board::{
    card, column_widths as widths, context, cursor, grid, highlight as hit, layout, list_columns as list, popup,
    search, selection, spot, view,
};
pub use env::{Env, Settings};
pub use event::{Event, Flow};
pub use input::InputState;
pub use input::{form, ime, last_change as repeat, motion, mouse as pointer, pending, text_field as field};
pub use notices as message;
pub use pending::PendingKeys;
pub use screen::question::Question;
pub use screen::{Overlay, Screen, Screens, SearchLine};
pub use screen::{
    detail as leaf, facet, filter_menu as menu, help, history, import_preview as preview, meetings, palette, question,
    review, stopwatch as watch,
};
