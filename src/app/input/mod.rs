//! What is typed and pointed at.

pub mod form;
pub mod last_change;
pub mod mouse;
pub mod one_line;
pub mod text_field;
