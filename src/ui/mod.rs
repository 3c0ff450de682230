//! Paints the state of the app: one screen or part per file. Nothing here decides or holds anything.

mod board;
mod canvas;
mod card;
mod detail;
mod heads;
mod help;
mod hint;
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

/// Paints `app` over all of `buffer`.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) {
    let mut canvas = Canvas::new(buffer, styles, app.look());
    if app.layout().shape == Shape::TooSmall {
        let text = too_small(app.lang(), SMALLEST.cols, SMALLEST.rows);
        canvas.put(0, 0, canvas.cols(), &text, styles.fg(Token::Text1));
        return;
    }
    match screen(app.mode()) {
        Mode::Detail(pane) => detail::draw(app, *pane, &mut canvas),
        Mode::Help { scroll, .. } => help::draw(app, *scroll, &mut canvas),
        Mode::Board | Mode::AskQuit { .. } => board::draw(app, &mut canvas),
    }
    hint::draw(app, &mut canvas);
}

/// The screen behind a question.
fn screen(mode: &Mode) -> &Mode {
    match mode {
        Mode::AskQuit { back } => screen(back),
        mode => mode,
    }
}
