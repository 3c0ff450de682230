//! Open fields: a raised block over the strip, labels at the left, the caret where the terminal's own cursor stands.

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::style::Token;
use crate::app::App;
use crate::app::input::form::{Choice, Form, FormField};
use crate::app::input::text_field::FieldRows;
use crate::lang::{board, form as words};

/// Rows a field of several lines has at least, alone and beside others.
const ROWS: [usize; 2] = [3, 2];
/// The narrowest text still worth a label at its left.
const LEAST: u16 = 20;

/// A field as it will be painted.
struct Row<'a> {
    entry: &'a FormField,
    shown: FieldRows,
    /// Rows it takes, and the first of its own that is shown.
    rows: usize,
    first: usize,
}

/// Paints the form over the rows above the last.
pub(super) fn draw(app: &App, form: &Form, canvas: &mut Canvas<'_>) {
    let size = app.board().layout().size;
    let labels = form.entries.iter().map(|entry| width(&canvas.shown(&entry.label))).max().unwrap_or(0) + 2;
    let label_room = if size.cols > labels + LEAST + 2 { labels } else { 0 };
    let room = usize::from(size.cols.saturating_sub(label_room + 3)).max(2);
    let most = usize::from(size.rows.saturating_sub(2)).max(1);
    let rows = rows(form, room, most.saturating_sub(2).max(1), app);
    let wrong = usize::from(form.wrong.is_some());
    let needed = 1 + rows.iter().map(|row| row.rows).sum::<usize>() + wrong;
    let spare = usize::from(size.rows >= 16);
    let height = (needed + spare).max(usize::from(app.board().layout().strip.rows)).min(most);
    let top = size.rows.saturating_sub(1 + cells(height));
    canvas.clear(0, top, size.cols, cells(height), canvas.styles.on(Token::Text1, Token::Raised));
    draw_title(app, form, canvas, top);
    let mut y = top + 1;
    for (at, row) in rows.iter().enumerate() {
        y = draw_row(app, canvas, row, y, label_room, at == form.focus);
        if let Some((part, reason)) = form.wrong.as_ref().filter(|(part, _)| *part == row.entry.part) {
            debug_assert_eq!(*part, row.entry.part);
            canvas.put(1 + label_room, y, size.cols, &format!("! {reason}"), canvas.styles.strong(Token::Problem));
            y += 1;
        }
    }
}

/// How many rows each field takes: those of its text, as far as `most` for all of them goes; the one in focus first.
fn rows<'a>(form: &'a Form, room: usize, most: usize, app: &App) -> Vec<Row<'a>> {
    let mut left = most.saturating_sub(form.entries.len());
    let least = ROWS[usize::from(form.entries.len() > 1)];
    let mut rows: Vec<Row<'a>> = form
        .entries
        .iter()
        .map(|entry| Row { entry, shown: entry.field.shown(room, app.look().glyphs), rows: 1, first: 0 })
        .collect();
    let order = std::iter::once(form.focus).chain((0..rows.len()).filter(|at| *at != form.focus));
    for at in order.collect::<Vec<_>>() {
        let row = &mut rows[at];
        let wanted = if row.entry.field.is_long() { row.shown.rows.len().max(least) } else { row.shown.rows.len() };
        let more = (wanted - 1).min(left);
        left -= more;
        row.rows = 1 + more;
        row.first = (row.shown.caret.0 + 1).saturating_sub(row.rows);
    }
    rows
}

/// What the form is for, whom it concerns, and whether it is internal.
fn draw_title(app: &App, form: &Form, canvas: &mut Canvas<'_>, y: u16) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let mut spans: Vec<Span> = vec![(form.purpose.name().say(lang).to_owned(), styles.key())];
    let whom = match form.purpose.items().as_slice() {
        [] => String::new(),
        [only] => app
            .plan()
            .item(*only)
            .map_or(String::new(), |item| format!("{}  {}", board::item(lang, &item.number), item.title)),
        several => words::on_items(lang, several.len()),
    };
    spans.push((format!("   {}", canvas.shown(&whom)), styles.fg(Token::Text2)));
    if form.internal {
        spans.push(("   ".to_owned(), styles.fg(Token::Text2)));
        spans.push((format!(" {} ", words::INTERNAL.say(lang)), styles.pill(Token::Warning)));
    }
    let room = canvas.cols().saturating_sub(2);
    if spans_width(&spans) > room {
        spans[1].0 = canvas.cut(&spans[1].0, room.saturating_sub(spans_width(&spans) - width(&spans[1].0)));
    }
    canvas.row(1, y, room, &spans);
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, row: &Row<'_>, y: u16, label_room: u16, is_focused: bool) -> u16 {
    let styles = canvas.styles;
    let label = if is_focused { styles.key() } else { styles.fg(Token::Text3) };
    canvas.put(1, y, label_room.saturating_sub(1), &row.entry.label, label);
    let x = 1 + label_room;
    let room = canvas.cols().saturating_sub(x + 1);
    if let Some(choice) = &row.entry.choice {
        draw_choice(canvas, choice, x, y, room);
        return y + 1;
    }
    for (at, line) in row.shown.rows.iter().skip(row.first).take(row.rows).enumerate() {
        canvas.put(x, y + cells(at), room, line, styles.fg(Token::Text1));
    }
    if let Some(placeholder) = row.entry.part.placeholder().filter(|_| row.entry.field.is_empty()) {
        canvas.put(x + 1, y, room, placeholder.say(app.lang()), styles.fg(Token::Text3));
    }
    if is_focused {
        let (line, column) = row.shown.caret;
        canvas.set_caret(x + cells(column), y + cells(line - row.first));
    }
    y + cells(row.rows)
}

/// The options beside each other with their keys, the chosen one as a pill; from that one on where they do not all fit.
fn draw_choice(canvas: &mut Canvas<'_>, choice: &Choice, x: u16, y: u16, room: u16) {
    let styles = canvas.styles;
    let option = |(at, (key, name)): (usize, &(char, String))| -> Vec<Span> {
        if at == choice.at {
            return vec![(format!(" {key} {name} "), styles.pill(Token::Accent)), (" ".to_owned(), styles.key())];
        }
        vec![(format!(" {key}"), styles.key()), (format!(" {name}  "), styles.fg(Token::Text2))]
    };
    let options: Vec<Vec<Span>> = choice.options.iter().enumerate().map(option).collect();
    let whole: u16 = options.iter().map(|spans| spans_width(spans)).sum();
    let first = if whole > room { choice.at } else { 0 };
    let spans: Vec<Span> = options.into_iter().skip(first).flatten().collect();
    canvas.row(x, y, room, &spans);
}
