//! The list: the shown items as rows of a table. Only the rows in view are looked at.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, cut_spans, marked, spans_width};
use super::card::{names, wait_token};
use super::heads::{sign, token};
use super::style::Token;
use super::{strip, title};
use crate::app::board::card::Wait;
use crate::app::board::list_columns::{ListColumn, ListHeading};
use crate::app::{App, hit, tell};
use crate::plan::column::Kind;
use crate::plan::item::Item;
use crate::plan::query::{Marks, Role};

/// Paints everything but the last row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    title::draw(app, canvas);
    draw_head(app, canvas);
    let body = app.board().layout().body;
    let items = app.board_context().view.listed().iter().skip(app.board().list().scroll()).take(usize::from(body.rows));
    for (row, item) in items.enumerate() {
        if let Some(item) = app.plan().item(*item) {
            draw_row(app, canvas, item, body.top + cells(row));
        }
    }
    strip::draw(app, canvas);
}

/// The names of the columns; the one the rows are ordered by has a sign behind it.
fn draw_head(app: &App, canvas: &mut Canvas<'_>) {
    let y = app.board().layout().body.top.saturating_sub(1);
    let styles = canvas.styles;
    canvas.clear(0, y, canvas.cols(), 1, styles.on(Token::Text2, Token::Raised));
    for column in app.board().list().columns() {
        let is_order = column.heading.sort() == Some(app.board().settings().sort);
        let name = column.heading.words().say(app.lang());
        let style = if is_order { styles.key() } else { styles.strong(Token::Text2) };
        let text = if is_order { format!("{name}{}", canvas.glyphs().sorted) } else { name.to_owned() };
        match column.heading {
            ListHeading::Number | ListHeading::Days => {
                canvas.put_right(column.x + column.width, y, &text, style);
            }
            _ => {
                canvas.put(column.x, y, column.width, &text, style);
            }
        }
    }
}

/// How a row's parts are coloured.
struct Ink {
    block: Option<Style>,
    title: Style,
    text: Style,
    quiet: Style,
    hit: Style,
}

fn ink(app: &App, canvas: &Canvas<'_>, item: &Item, kind: Option<Kind>) -> Ink {
    let styles = canvas.styles;
    let lingers = app.board().keeps_visible(item.id);
    if app.board().cursor().is_some_and(|cursor| cursor.item == item.id) {
        let all = if app.has_dialog() { styles.echo() } else { styles.selected() };
        let quiet = if app.has_dialog() { all } else { styles.selected_quiet() };
        let title = if lingers { quiet } else { all };
        return Ink { block: Some(all), title, text: quiet, quiet, hit: styles.hit_in(title) };
    }
    let steps_back = matches!(kind, Some(Kind::Todo | Kind::Done));
    let title = match (lingers, steps_back) {
        (true, _) => Token::Text3,
        (false, true) => Token::Text2,
        (false, false) => Token::Text1,
    };
    let (text, quiet) = (styles.fg(if lingers { Token::Text3 } else { Token::Text2 }), styles.fg(Token::Text3));
    Ink { block: None, title: styles.fg(title), text, quiet, hit: styles.hit() }
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, item: &Item, y: u16) {
    let kind = app.plan().column(&item.status).map(|column| column.kind);
    let ink = ink(app, canvas, item, kind);
    let is_marked = app.board().selection().holds(item.id);
    match ink.block {
        Some(block) => canvas.fill(0, y, canvas.cols(), 1, block),
        None if is_marked => canvas.fill(0, y, canvas.cols(), 1, canvas.styles.marked()),
        None => {}
    }
    let glyph = match (is_marked, ink.block) {
        (true, _) => canvas.glyphs().marked,
        (false, Some(_)) => canvas.glyphs().pointer,
        (false, None) => " ",
    };
    canvas.put(0, y, 1, glyph, ink.title);
    let hits = app.hit_marks(item);
    for column in app.board().list().columns() {
        draw_cell(app, canvas, item, y, column, (&ink, &hits, kind));
    }
    if item.open_problem().is_some() {
        let style = ink.block.unwrap_or(canvas.styles.strong(Token::Problem));
        canvas.put(canvas.cols() - 1, y, 1, canvas.glyphs().problem, style);
    }
}

fn draw_cell(
    app: &App,
    canvas: &mut Canvas<'_>,
    item: &Item,
    y: u16,
    column: &ListColumn,
    (ink, hits, kind): (&Ink, &Marks, Option<Kind>),
) {
    let text = column.heading.text(item, app.source());
    let own = |style: Style| if ink.block.is_some() { ink.title } else { style };
    let status = kind.map_or(Token::Text2, token);
    let spans: Vec<Span> = match column.heading {
        ListHeading::Number => {
            let style = if hits.number.is_empty() { own(canvas.styles.fg(status)) } else { ink.hit };
            canvas.put_right(column.x + column.width, y, &text, style);
            return;
        }
        ListHeading::Days => {
            let wait = wait_token(Wait::of(item, app.plan(), app.now()));
            let style = if ink.block.is_some() { ink.quiet } else { canvas.styles.fg(wait) };
            canvas.put_right(column.x + column.width, y, &text, style);
            return;
        }
        ListHeading::Title => {
            let ranges = hit::shown(&item.title, &hits.title, canvas.look().glyphs);
            marked(&text, &ranges, ink.title, ink.hit)
        }
        ListHeading::Status => status_spans(app, canvas, item, &text, own(canvas.styles.fg(status)), kind),
        ListHeading::Leaders => names(app, canvas, item, Role::Leader, hits, (ink.text, ink.hit)),
        ListHeading::LeadUnits => names(app, canvas, item, Role::LeadUnit, hits, (ink.text, ink.hit)),
        ListHeading::Deadline | ListHeading::Progress => vec![(text, ink.text)],
    };
    let spans = if spans_width(&spans) == 0 { vec![("--".to_owned(), ink.quiet)] } else { spans };
    let mark = canvas.glyphs().ellipsis;
    canvas.row(column.x, y, column.width, &cut_spans(spans, column.width, mark));
}

/// Sign and name, or for a moment the move just made.
fn status_spans(
    app: &App,
    canvas: &Canvas<'_>,
    item: &Item,
    name: &str,
    style: Style,
    kind: Option<Kind>,
) -> Vec<Span> {
    let Some(change) = app.moved(item.id) else {
        let sign = kind.map_or(String::new(), |kind| sign(canvas, kind));
        return vec![(format!("{sign}{name}"), style)];
    };
    let to = canvas.shown(tell::column_name(app.plan(), &change.to, app.lang()));
    vec![(format!("{} {to}", canvas.glyphs().change), style)]
}
