//! Paints the state of the app: one screen or part per file. Nothing here decides or holds anything.

mod board;
mod canvas;
mod card;
mod dashboard;
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

use crate::app::board::grid::{SMALLEST, Shape};
use crate::app::screen::review::Audience;
use crate::app::{App, Overlay, Screen, SearchLine};
use crate::lang::board::too_small;
use canvas::Canvas;
use style::{Styles, Token};

/// Paints `app` over all of `buffer`; gives the place of the real cursor, where text is typed.
pub fn draw(app: &App, styles: &Styles, buffer: &mut Buffer) -> Option<Position> {
    let for_everybody = Styles::new(app.look());
    let styles = if app.presents() { &for_everybody } else { styles };
    let mut canvas = Canvas::new(buffer, styles, app.look());
    if app.board().layout().shape == Shape::TooSmall {
        let text = too_small(app.lang(), SMALLEST.cols, SMALLEST.rows);
        canvas.put(0, 0, canvas.cols(), &text, styles.fg(Token::Text1));
        return None;
    }
    match (app.screens().help(), app.screen()) {
        (Some((scroll, find)), _) => help::draw(app, scroll, find, &mut canvas),
        (None, Screen::Review { face: Audience::Blank, .. }) => return None,
        (None, Screen::Review { page, face: Audience::Room }) => presenting::draw(app, *page, &mut canvas),
        (None, Screen::Review { page, .. }) => review::draw(app, *page, &mut canvas),
        (None, Screen::Dashboard(state)) => dashboard::draw(app, *state, &mut canvas),
        (None, Screen::Meetings(selected)) => meetings::draw_list(app, *selected, &mut canvas),
        (None, Screen::Meeting { meeting, scroll, .. }) => meetings::draw_meeting(app, *meeting, *scroll, &mut canvas),
        (None, Screen::Detail(leaf)) => detail::draw(app, *leaf, &mut canvas),
        (None, Screen::History(history)) => history::draw(app, history, &mut canvas),
        (None, Screen::Preview(preview)) => preview::draw(app, preview, &mut canvas),
        (None, Screen::List) => list::draw(app, &mut canvas),
        (None, Screen::Board) => board::draw(app, &mut canvas),
    }
    if app.screens().help().is_some() || !matches!(app.screen(), Screen::Review { .. }) {
        hint::draw(app, &mut canvas);
    }
    prefix::draw(app, &mut canvas);
    match app.screens().overlay() {
        Some(Overlay::Palette(palette)) => palette::draw(app, palette, &mut canvas),
        Some(Overlay::Form(form)) => form::draw(app, form, &mut canvas),
        Some(Overlay::Search(SearchLine { field, wrong, .. })) => {
            search::draw(app, field, wrong.as_deref(), &mut canvas);
        }
        Some(Overlay::FilterMenu(menu)) => filter::draw(app, menu, &mut canvas),
        None | Some(Overlay::Help { .. } | Overlay::Ask(_)) => {}
    }
    canvas.caret()
}
