//! Paints the state of the app: one screen or part per file. Nothing here decides or holds anything.

mod board;
mod canvas;
mod card;
mod detail;
mod filter;
mod form;
mod heads;
mod help;
mod hint;
mod lane;
mod list;
mod popup;
mod search;
mod strip;
pub mod style;
mod title;

use ratatui::buffer::Buffer;

use crate::app::layout::{SMALLEST, Shape};
use crate::app::{App, Mode};
use crate::lang::board::too_small;
use canvas::Canvas;
use style::{Styles, Token};

/// Paints `app` over all of `buffer`; gives the column and row of the terminal's own cursor, if it is to be seen.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let mut canvas = Canvas::new(buffer, styles, app.look());
    if app.layout().shape == Shape::TooSmall {
        let text = too_small(app.lang(), SMALLEST.cols, SMALLEST.rows);
        canvas.put(0, 0, canvas.cols(), &text, styles.fg(Token::Text1));
        return None;
    }
    match app.screen() {
        Mode::Detail(leaf) => detail::draw(app, *leaf, &mut canvas),
        Mode::Help { scroll, .. } => help::draw(app, *scroll, &mut canvas),
        Mode::List => list::draw(app, &mut canvas),
        _ => board::draw(app, &mut canvas),
    }
    match app.mode() {
        Mode::Form { form, .. } => form::draw(app, form, &mut canvas),
        Mode::Search { field, wrong, .. } => search::draw(app, field, wrong.as_deref(), &mut canvas),
        Mode::Filter { menu, .. } => filter::draw(app, menu, &mut canvas),
        _ => {}
    }
    hint::draw(app, &mut canvas);
    canvas.caret()
}
