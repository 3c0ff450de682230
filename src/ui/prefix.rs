//! What may follow a pending prefix.

use super::canvas::{Canvas, Span, spans_width, width};
use super::heads::{sign, token};
use super::popup::Popup;
use super::style::Token;
use crate::app::action::{Action, Group};
use crate::app::key::Key;
use crate::app::keymap::Binding;
use crate::app::{App, PendingKeys};
use crate::plan::column::Column;

/// From this many rows on there is room for a pop-up; below, the hint line tells what may follow.
const ROOM: u16 = 12;

/// Whether what may follow pops up; else the hint line tells it.
pub(super) fn pops_up(app: &App) -> bool {
    app.board().layout().size.rows >= ROOM
}

/// Paints the pop-up of a pending prefix, if one is pending.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let PendingKeys::Prefix(prefix) = app.pending() else { return };
    if !pops_up(app) {
        return;
    }
    let popup = popup(app, canvas, *prefix);
    let (width, height) = popup.size();
    popup.draw(canvas, app.popup_area(width, height));
}

fn popup(app: &App, canvas: &Canvas<'_>, prefix: Key) -> Popup {
    let lang = app.lang();
    let bindings: Vec<&Binding> = app.keymap().following(app.scope(), prefix).collect();
    let group = bindings.first().map(|binding| binding.row.group);
    let title = bindings.iter().find_map(|binding| binding.row.prefix_title()).or(group.map(Group::title));
    let groups: Vec<Group> =
        Group::ALL.into_iter().filter(|group| bindings.iter().any(|b| b.row.group == *group)).collect();
    let most = usize::from(app.board().layout().size.rows.saturating_sub(8)).max(1);
    let columns = groups.iter().flat_map(|group| {
        let own = bindings.iter().filter(|binding| binding.row.group == *group);
        let rows: Vec<Vec<Span>> = own.filter_map(|binding| row(app, canvas, binding)).collect();
        let head =
            (groups.len() > 1).then(|| vec![(group.title().say(lang).to_owned(), canvas.styles.fg(Token::Text3))]);
        let chunks: Vec<Vec<Vec<Span>>> = rows.chunks(most).map(<[_]>::to_vec).collect();
        chunks.into_iter().enumerate().map(move |(at, chunk)| {
            let head = head.as_ref().map(|head| if at == 0 { head.clone() } else { Vec::new() });
            head.into_iter().chain(chunk).collect::<Vec<_>>()
        })
    });
    Popup {
        key: prefix.to_string(),
        title: title.map_or(String::new(), |title| title.say(lang).to_owned()),
        right: Vec::new(),
        rows: side_by_side(canvas, columns.collect()),
    }
}

/// Columns of rows as rows, the columns four cells apart.
fn side_by_side(canvas: &Canvas<'_>, columns: Vec<Vec<Vec<Span>>>) -> Vec<Vec<Span>> {
    let plain = canvas.styles.fg(Token::Text2);
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Vec::new(); height];
    let mut before = 0;
    for column in columns {
        let widest = column.iter().map(|row| spans_width(row)).max().unwrap_or(0);
        for (at, spans) in column.into_iter().enumerate() {
            let pad = before - spans_width(&rows[at]);
            rows[at].push((" ".repeat(usize::from(pad)), plain));
            rows[at].extend(spans);
        }
        before += widest + 4;
    }
    rows
}

/// A key and what it does; stepping back where it does not apply now.
fn row(app: &App, canvas: &Canvas<'_>, binding: &Binding) -> Option<Vec<Span>> {
    let styles = canvas.styles;
    let key = binding.keys.keys().last()?.to_string();
    let key = (format!("{key}{}", " ".repeat(usize::from(3u16.saturating_sub(width(&key)).max(1)))), styles.key());
    if binding.row.action == Action::SetStatus {
        let place = usize::from(binding.keys.digit()?).checked_sub(1)?;
        let column = app.plan().columns.get(place)?;
        return Some([key].into_iter().chain(status(app, canvas, place, column)).collect());
    }
    let applies = app.applies(app.scope(), binding.row.action).is_ok();
    let token = if applies { Token::Text1 } else { Token::Text3 };
    Some(vec![key, (binding.row.text.say(app.lang()).to_owned(), styles.fg(token))])
}

/// A status in its colour with its count; the one the card has is marked.
fn status(app: &App, canvas: &Canvas<'_>, place: usize, column: &Column) -> [Span; 3] {
    let styles = canvas.styles;
    let names =
        |column: &Column| width(&format!("{}{}", sign(canvas, column.kind), canvas.shown(column.name(app.lang()))));
    let widest = app.plan().columns.iter().map(names).max().unwrap_or(0);
    let name = format!("{}{}", sign(canvas, column.kind), canvas.shown(column.name(app.lang())));
    let pad = " ".repeat(usize::from(widest - width(&name)));
    let count = app.board_context().view.summary.columns[place];
    let is_here = app.item().is_some_and(|item| item.status == column.id);
    let mark = if is_here { format!("  {}", canvas.glyphs().current) } else { "   ".to_owned() };
    [
        (format!("{name}{pad}"), styles.strong(token(column.kind))),
        (format!("  {count:>3}"), styles.fg(Token::Text3)),
        (mark, styles.key()),
    ]
}
