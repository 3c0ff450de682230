//! The board: title, column heads, lanes with their cards, the strip.

use super::canvas::{Canvas, cells};
use super::style::Token;
use super::{card, heads, lane, strip, title};
use crate::app::App;
use crate::app::board::grid::{Content, LaneBox};

/// Paints everything but the last row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    title::draw(app, canvas);
    heads::draw(app, canvas);
    for lane in 0..app.board().layout().lanes.len() {
        draw_lane(app, canvas, lane);
    }
    draw_head_in_view(app, canvas);
    strip::draw(app, canvas);
}

/// The screen's row on which a row of the sheet is seen.
fn screen_row(app: &App, row: usize) -> Option<u16> {
    let body = app.board().layout().body;
    let seen = row.checked_sub(app.board().scroll())?;
    (seen < usize::from(body.rows)).then(|| body.top + cells(seen))
}

fn draw_lane(app: &App, canvas: &mut Canvas<'_>, at: usize) {
    let layout = app.board().layout();
    let LaneBox { top, rows, open } = layout.lanes[at];
    let in_view = top + rows >= app.board().scroll() && top < app.board().scroll() + usize::from(layout.body.rows);
    if !in_view {
        return;
    }
    if let Some(y) = screen_row(app, top) {
        lane::draw(app, canvas, at, y);
    }
    if open {
        draw_cells(app, canvas, at);
    }
}

fn draw_cells(app: &App, canvas: &mut Canvas<'_>, at: usize) {
    let layout = app.board().layout();
    let lane = layout.lanes[at];
    let seen: Vec<u16> = (lane.top + 1..=lane.top + lane.rows).filter_map(|row| screen_row(app, row)).collect();
    let Some(first) = seen.first().copied() else { return };
    for column in &layout.columns {
        let panel = canvas.styles.panel();
        canvas.fill(column.x, first, column.width, cells(seen.len()), panel);
        if column.x > 0 && canvas.look().flat() {
            seen.iter().for_each(|y| heads::draw_stem(canvas, column.x - 1, *y));
        }
        match column.content {
            Content::Chips => card::draw_chips(app, canvas, at, column, |row| screen_row(app, row)),
            Content::Cards | Content::Ledger => card::draw_cell(app, canvas, at, column, |row| screen_row(app, row)),
        }
    }
}

/// The head of the lane whose cards fill the top of the body stays in view.
fn draw_head_in_view(app: &App, canvas: &mut Canvas<'_>) {
    let (layout, scroll) = (app.board().layout(), app.board().scroll());
    let under = |lane: &LaneBox| lane.open && lane.top < scroll && scroll < lane.top + lane.rows;
    if let Some(at) = layout.lanes.iter().position(under) {
        let y = layout.body.top;
        canvas.clear(0, y, canvas.cols(), 1, canvas.styles.on(Token::Text1, Token::Ground));
        lane::draw(app, canvas, at, y);
    }
}
