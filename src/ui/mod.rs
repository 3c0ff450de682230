//! Paints the state of the app: one screen or part per file. Nothing here decides or holds anything.

mod board;
mod canvas;
mod card;
mod detail;
mod form;
mod heads;
mod help;
mod hint;
mod history;
mod lane;
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
    match screen(app.mode()) {
        Mode::Detail(leaf) => detail::draw(app, *leaf, &mut canvas),
        Mode::History(history) => history::draw(app, history, &mut canvas),
        Mode::Help { scroll, .. } => help::draw(app, *scroll, &mut canvas),
        Mode::Board | Mode::Ask { .. } | Mode::Form { .. } | Mode::Search { .. } => board::draw(app, &mut canvas),
    }
    if let Mode::Form { form, .. } = app.mode() {
        form::draw(app, form, &mut canvas);
    }
    hint::draw(app, &mut canvas);
    canvas.caret()
}

/// The screen behind a question or open fields.
fn screen(mode: &Mode) -> &Mode {
    match mode {
        Mode::Ask { back, .. } | Mode::Form { back, .. } | Mode::Search { back, .. } => screen(back),
        mode => mode,
    }
}
