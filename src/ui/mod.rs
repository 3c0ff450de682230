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
mod history;
mod lane;
mod list;
mod meetings;
mod names;
mod numeral;
mod page;
mod palette;
mod popup;
mod prefix;
mod presenting;
mod preview;
mod review;
mod search;
mod strip;
pub mod style;
mod title;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::layout::{SMALLEST, Shape};
use crate::app::review::Face;
use crate::app::{App, Mode};
use crate::lang::board::too_small;
use canvas::Canvas;
use style::{Styles, Token};

/// Paints `app` over all of `buffer`; gives the place of the real cursor, where text is typed.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) -> Option<Position> {
    let for_everybody = Styles::new(app.look());
    let styles = if app.presents() { &for_everybody } else { styles };
    let mut canvas = Canvas::new(buffer, styles, app.look());
    if app.layout().shape == Shape::TooSmall {
        let text = too_small(app.lang(), SMALLEST.cols, SMALLEST.rows);
        canvas.put(0, 0, canvas.cols(), &text, styles.fg(Token::Text1));
        return None;
    }
    match app.screen() {
        Mode::Review { face: Face::Blank, .. } => return None,
        Mode::Review { page, face: Face::Room } => presenting::draw(app, *page, &mut canvas),
        Mode::Review { page, .. } => review::draw(app, *page, &mut canvas),
        Mode::Meetings(selected) => meetings::draw_list(app, *selected, &mut canvas),
        Mode::Meeting { meeting, scroll, .. } => meetings::draw_meeting(app, *meeting, *scroll, &mut canvas),
        Mode::Detail(leaf) => detail::draw(app, *leaf, &mut canvas),
        Mode::History(history) => history::draw(app, history, &mut canvas),
        Mode::Preview(preview) => preview::draw(app, preview, &mut canvas),
        Mode::Help { scroll, find, .. } => help::draw(app, *scroll, find, &mut canvas),
        Mode::List => list::draw(app, &mut canvas),
        _ => board::draw(app, &mut canvas),
    }
    if !matches!(app.screen(), Mode::Review { .. }) {
        hint::draw(app, &mut canvas);
    }
    prefix::draw(app, &mut canvas);
    match app.mode() {
        Mode::Palette(palette) => palette::draw(app, palette, &mut canvas),
        Mode::Form { form, .. } => form::draw(app, form, &mut canvas),
        Mode::Search { field, wrong, .. } => search::draw(app, field, wrong.as_deref(), &mut canvas),
        Mode::Filter { menu, .. } => filter::draw(app, menu, &mut canvas),
        _ => {}
    }
    canvas.caret()
}
