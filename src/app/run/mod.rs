//! What keys, mouse and answers do.

mod dispatch;
mod history;
mod record;
mod view;
