//! The column heads.

use super::canvas::{Canvas, Span, spans_width};
use super::style::{Focus, Styles, Token};
use crate::app::App;
use crate::app::board::grid::{ColumnBox, Content};
use crate::plan::column::{Column, Kind};

/// The colour of a status.
pub(super) fn token(kind: Kind) -> Token {
    match kind {
        Kind::Todo => Token::Todo,
        Kind::Doing => Token::Doing,
        Kind::Exception => Token::Behind,
        Kind::Done => Token::Done,
    }
}

/// The ground of a status's head.
fn ground(kind: Kind) -> Token {
    match kind {
        Kind::Todo => Token::TodoBg,
        Kind::Doing => Token::DoingBg,
        Kind::Exception => Token::BehindBg,
        Kind::Done => Token::DoneBg,
    }
}

/// The sign of a status and a space; nothing where the glyphs have no sign.
pub(super) fn sign(canvas: &Canvas<'_>, kind: Kind) -> String {
    let glyphs = canvas.glyphs();
    let sign = match kind {
        Kind::Todo => glyphs.todo,
        Kind::Doing => glyphs.doing,
        Kind::Exception => glyphs.exception,
        Kind::Done => glyphs.done,
    };
    sign.map_or(String::new(), |sign| format!("{sign} "))
}

/// A light upright line between columns.
pub(super) fn draw_stem(canvas: &mut Canvas<'_>, x: u16, y: u16) {
    let (stem, style) = (canvas.glyphs().stem, canvas.styles.fg(Token::Rule));
    canvas.put(x, y, 1, stem, style);
}

/// Paints the second row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let columns = &app.board().layout().columns;
    if columns.len() < app.plan().columns.len() {
        return draw_all_in_one(app, canvas);
    }
    for shown in columns {
        if shown.x > 0 && canvas.styles.bare() {
            draw_stem(canvas, shown.x - 1, 1);
        }
        draw_head(app, canvas, shown);
    }
}

fn focused(app: &App) -> Option<usize> {
    app.item().and_then(|item| app.plan().column_place(&item.status))
}

fn draw_head(app: &App, canvas: &mut Canvas<'_>, shown: &ColumnBox) {
    let column = &app.plan().columns[shown.column];
    let styles = canvas.styles;
    let back = styles.head(token(column.kind), ground(column.kind));
    canvas.fill(shown.x, 1, shown.width, 1, back);
    let is_focused = focused(app) == Some(shown.column);
    let sign = if shown.content == Content::Chips { String::new() } else { sign(canvas, column.kind) };
    let name = name(canvas, app, column, is_focused);
    let count = count(app, styles, shown.column, is_focused);
    let mut spans = vec![(sign, styles.sign(token(column.kind), Focus::on(is_focused))), name];
    let room = shown.width.saturating_sub(1);
    let gap = if spans_width(&spans) + 2 + spans_width(std::slice::from_ref(&count)) < room { "  " } else { " " };
    let name_room = room.saturating_sub(spans_width(&spans[..1]) + 1 + spans_width(std::slice::from_ref(&count)));
    spans[1].0 = canvas.cut(&spans[1].0, name_room);
    spans.push((gap.to_owned(), styles.fg(token(column.kind))));
    spans.push(count);
    canvas.row(shown.x + 1, 1, room, &spans);
}

/// The name, bold in its colour; in brackets where colours do not tell which column has the focus.
fn name(canvas: &Canvas<'_>, app: &App, column: &Column, is_focused: bool) -> Span {
    let name = canvas.shown(column.name(app.lang()));
    let text = match (canvas.styles.bare(), is_focused) {
        (true, true) => format!("[{name}]"),
        (true, false) => format!(" {name} "),
        (false, _) => name,
    };
    (text, canvas.styles.name(token(column.kind), Focus::on(is_focused)))
}

/// The column's count; over its soft limit in the colour of problems.
fn count(app: &App, styles: &Styles, column: usize, is_focused: bool) -> Span {
    let sheet = app.board_context();
    let whole = sheet.view.whole.columns[column];
    let style = match sheet.plan.columns[column].limit {
        Some(limit) if whole > limit as usize => styles.strong(Token::Problem),
        _ if is_focused => styles.strong(Token::Text1),
        _ => styles.fg(token(sheet.plan.columns[column].kind)),
    };
    (sheet.count(column), style)
}

/// Where only one column is shown: its head, and the signs and counts of all others beside it.
fn draw_all_in_one(app: &App, canvas: &mut Canvas<'_>) {
    let styles = canvas.styles;
    let focus = app.board().layout().columns.first().map(|shown| shown.column);
    let mut x = 0;
    for (at, column) in app.plan().columns.iter().enumerate() {
        let is_focused = focus == Some(at);
        let mut label = sign(canvas, column.kind);
        if is_focused || label.is_empty() {
            let name = canvas.shown(column.name(app.lang()));
            label = if is_focused { format!("{label}{name} ") } else { name.chars().take(1).collect() };
        }
        let spans = [
            (" ".to_owned(), styles.fg(token(column.kind))),
            (label, styles.name(token(column.kind), Focus::on(is_focused))),
            count(app, styles, at, is_focused),
            (" ".to_owned(), styles.fg(token(column.kind))),
        ];
        let width = spans_width(&spans);
        canvas.fill(x, 1, width, 1, styles.head(token(column.kind), ground(column.kind)));
        canvas.row(x, 1, canvas.cols().saturating_sub(x), &spans);
        x += width;
    }
}
