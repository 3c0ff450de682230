//! The board: what of the plan is shown, where it stands, and the cursor on it.

mod arrangement;
mod board;
pub mod card;
pub mod column_widths;
pub mod context;
pub mod cursor;
pub mod grid;
pub mod highlight;
pub mod layout;
pub mod list_columns;
pub mod popup;
pub mod search;
pub mod selection;
mod settings;
pub mod spot;
pub mod view;

pub use board::BoardView;
pub use settings::BoardSettings;
