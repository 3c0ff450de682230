//! What keys, mouse and answers do.

mod actions;
mod applies;
mod area;
mod commit;
mod dashboard;
mod detail;
mod dispatch;
mod filter_menu;
mod help;
mod history;
mod import;
mod meetings;
mod mouse;
mod moves;
mod palette;
mod record;
mod repeat;
mod review;
mod search;
mod update;
mod view;
