//! What is typed and pointed at.

pub mod form;
pub mod ime;
mod input;
pub mod last_change;
pub mod motion;
pub mod mouse;
pub mod pending;
pub mod text_field;

pub use input::InputState;
