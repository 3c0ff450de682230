//! What happens to the app, and what its owner does next.

use crate::app::board::grid::Size;
use crate::app::input::mouse::Pointer;
use crate::app::key::Key;
use crate::store::Answer;

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Pointer(Pointer),
    /// Text was pasted.
    Paste(String),
    /// The window has this size now.
    Resize(Size),
    /// The file's writer has something to say.
    Answer(Answer),
    /// The document of [`crate::app::outbox::Request::Read`] was read, or why it could not be.
    Document(Result<Box<crate::document::Draft>, String>),
    /// The boards there are.
    Boards(Vec<crate::app::screen::palette::Offered>),
    /// The moment of [`App::wake`] has come.
    Tick,
}

/// What the loop does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Draw and wait for the next event.
    Continue,
    /// Clear the screen, draw all of it, and wait.
    Redraw,
    /// Give the terminal back and stop, until the shell's `fg`.
    Suspend,
    /// Save what is not saved, and end; if it cannot be saved, call [`App::ask_to_quit`].
    Quit,
    /// End without saving.
    Abandon,
    /// Let the owner do what [`App::take_request`] gives.
    Request,
}
