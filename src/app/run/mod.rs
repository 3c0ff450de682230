//! What keys, mouse and answers do.

mod area;
mod detail;
mod dispatch;
mod filter_menu;
mod help;
mod history;
mod import;
mod meetings;
mod mouse;
mod palette;
mod record;
mod repeat;
mod review;
mod search;
mod view;
