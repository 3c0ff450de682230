//! Paints the state of the app: one screen or part per file. Nothing here decides or holds anything.

mod board;
mod canvas;
mod card;
mod detail;
mod heads;
mod help;
mod hint;
mod lane;
mod meetings;
mod names;
mod numeral;
mod page;
mod presenting;
mod review;
mod strip;
pub mod style;
mod title;

use ratatui::buffer::Buffer;

use crate::app::layout::{SMALLEST, Shape};
use crate::app::review::Face;
use crate::app::{App, Mode};
use crate::lang::board::too_small;
use canvas::Canvas;
use style::{Styles, Token};

/// Paints `app` over all of `buffer`.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) {
    let for_everybody = Styles::new(app.look());
    let styles = if app.presents() { &for_everybody } else { styles };
    let mut canvas = Canvas::new(buffer, styles, app.look());
    if app.layout().shape == Shape::TooSmall {
        let text = too_small(app.lang(), SMALLEST.cols, SMALLEST.rows);
        canvas.put(0, 0, canvas.cols(), &text, styles.fg(Token::Text1));
        return;
    }
    match screen(app.mode()) {
        Mode::Detail(pane) => detail::draw(app, *pane, &mut canvas),
        Mode::Help { scroll, .. } => help::draw(app, *scroll, &mut canvas),
        Mode::Review { page, face: Face::Desk | Face::DeskAfterRoom } => return review::draw(app, *page, &mut canvas),
        Mode::Review { page, face: Face::Room } => return presenting::draw(app, *page, &mut canvas),
        Mode::Review { face: Face::Blank, .. } => return,
        Mode::Meetings(selected) => meetings::draw_list(app, *selected, &mut canvas),
        Mode::Meeting { meeting, scroll, .. } => meetings::draw_meeting(app, *meeting, *scroll, &mut canvas),
        Mode::ChooseAgenda => {
            board::draw(app, &mut canvas);
            meetings::draw_choice(app, &mut canvas);
        }
        Mode::Board | Mode::AskQuit { .. } | Mode::OfferMeeting(_) => board::draw(app, &mut canvas),
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
