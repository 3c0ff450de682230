//! Cards: pointer, number, title, badge, flag. The selected one is the one thing on the board that is lit.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::heads::token;
use super::style::{Styles, Token};
use crate::app::card::{Due, Face, Wait, title_lines};
use crate::app::layout::{ColumnBox, Content, chips_per_row};
use crate::app::view::Place;
use crate::app::{App, tell};
use crate::lang::{Lang, board, history};
use crate::plan::column::Kind;
use crate::plan::id::ItemId;
use crate::plan::item::Item;

/// Cells of the names in a column that writes them out, and of the gap behind them.
const NAMES: u16 = 17;
/// A title of the rule fits in so many cells.
const TITLE: u16 = 32;

/// How one card's parts are coloured.
struct Ink {
    number: Style,
    title: Style,
    quiet: Style,
    wait: Style,
    flag: Style,
    is_selected: bool,
    is_marked: bool,
}

/// Paints the cards of a cell that are in view.
pub(super) fn draw_cell(
    app: &App,
    canvas: &mut Canvas<'_>,
    lane: usize,
    column: &ColumnBox,
    screen_row: impl Fn(usize) -> Option<u16>,
) {
    let (sheet, layout) = (app.sheet(), app.layout());
    let cards = sheet.view.cell(lane, column.column);
    let first = first_in_view(app, lane, column, cards.len());
    for (row, card) in cards.iter().enumerate().skip(first) {
        let (top, rows) = layout.card(sheet, Place { lane, column: column.column, row });
        let seen: Vec<(usize, u16)> = (0..rows).filter_map(|line| Some((line, screen_row(top + line)?))).collect();
        if seen.is_empty() && top > app.scroll() {
            break;
        }
        if let Some(item) = sheet.plan.item(*card) {
            draw_card(app, canvas, item, lane, column, rows, &seen);
        }
    }
}

/// The first card worth looking at: cards of one row stand at known places, so none above the window is touched.
fn first_in_view(app: &App, lane: usize, column: &ColumnBox, many: usize) -> usize {
    let (sheet, layout) = (app.sheet(), app.layout());
    let below = |row| {
        let (top, rows) = layout.card(sheet, Place { lane, column: column.column, row });
        top + rows > app.scroll()
    };
    let rows: Vec<usize> = (0..many).collect();
    rows.partition_point(|row| !below(*row))
}

fn is_selected(app: &App, lane: usize, item: ItemId) -> bool {
    let view = app.sheet().view;
    app.cursor().is_some_and(|cursor| cursor.item == item && cursor.lane == view.lanes[lane].key)
}

fn draw_card(
    app: &App,
    canvas: &mut Canvas<'_>,
    item: &Item,
    lane: usize,
    column: &ColumnBox,
    rows: usize,
    seen: &[(usize, u16)],
) {
    let sheet = app.sheet();
    let face = Face::of(item, sheet, app.now());
    let kind = sheet.plan.columns[column.column].kind;
    let ink = ink(app, canvas, &face, kind, (is_selected(app, lane, item.id), app.marks().holds(item.id)));
    let title_at = cells(sheet.title_at());
    let room = column.width.saturating_sub(title_at + 1);
    let tail = tail(app, canvas, item, &face, column, &ink);
    let ledger = column.content == Content::Ledger && app.moved(item.id).is_none();
    let taken = if ledger { room.saturating_sub(ledger_title_room(room)) } else { spans_width(&tail) + 1 };
    let lines = title_lines(&face.title, usize::from(room), usize::from(taken), rows, canvas.glyphs().ellipsis);
    for (line, y) in seen {
        if ink.is_selected {
            canvas.fill(column.x, *y, column.width, 1, block(app, canvas.styles));
        } else if ink.is_marked {
            canvas.fill(column.x, *y, column.width, 1, canvas.styles.marked());
        }
        if *line == 0 {
            match (ink.is_marked, ink.is_selected) {
                (true, _) => drop(canvas.put(column.x, *y, 1, canvas.glyphs().marked, ink.title)),
                (false, true) => drop(canvas.put(column.x, *y, 1, canvas.glyphs().pointer, ink.title)),
                (false, false) => {}
            }
            canvas.put_right(column.x + title_at - 1, *y, &face.number, ink.number);
        }
        if let Some(text) = lines.get(*line) {
            canvas.put(column.x + title_at, *y, room, text, ink.title);
        }
        if line + 1 == rows {
            if ledger {
                draw_names(app, canvas, item, column, *y, &ink, &face);
            } else {
                let wide = spans_width(&tail).min(column.width.saturating_sub(1));
                canvas.row(column.x + column.width.saturating_sub(1 + wide), *y, wide, &tail);
            }
            draw_flag(canvas, &face, column, *y, &ink, tail.len());
        }
    }
}

/// The selected card's block: lit, or its echo while a dialog has the keys.
pub(super) fn block(app: &App, styles: &Styles) -> Style {
    if app.has_dialog() { styles.echo() } else { styles.selected() }
}

/// The colour of days: a warning from the second threshold on.
pub(super) fn wait_token(wait: Option<Wait>) -> Token {
    match wait {
        Some(Wait::Long(_)) => Token::Warning,
        _ => Token::Text3,
    }
}

/// What presses most on a card, and its colour: a deadline missed, one that is near, else the days in the column.
fn age(face: &Face, lang: Lang) -> Option<(String, Token)> {
    let wait = || face.wait.map(|wait| (board::days(lang, wait.days()), wait_token(face.wait)));
    face.due.map(|due| due_words(due, lang)).or_else(wait)
}

/// How a deadline lies, in words, and the colour of it.
pub(super) fn due_words(due: Due, lang: Lang) -> (String, Token) {
    match due {
        Due::Overdue(days) => (history::overdue(lang, days), Token::Warning),
        Due::Soon(days) | Due::Later(days) => (history::left(lang, days), Token::Text2),
    }
}

fn ink(app: &App, canvas: &Canvas<'_>, face: &Face, kind: Kind, (is_selected, is_marked): (bool, bool)) -> Ink {
    let styles = canvas.styles;
    let wait = age(face, app.lang()).map_or(Token::Text3, |(_, token)| token);
    if is_selected {
        let all = block(app, canvas.styles);
        let quiet = if app.has_dialog() { all } else { styles.selected_quiet() };
        return Ink { number: all, title: all, quiet, wait: quiet, flag: all, is_selected, is_marked };
    }
    let columns = &app.sheet().view.summary.columns;
    let alone = columns.iter().filter(|count| **count > 0).count() == 1;
    let steps_back = matches!(kind, Kind::Todo | Kind::Done) && !alone;
    Ink {
        number: styles.fg(token(kind)),
        title: styles.fg(if steps_back { Token::Text2 } else { Token::Text1 }),
        quiet: styles.fg(Token::Text3),
        wait: styles.fg(wait),
        flag: if face.problem { styles.strong(Token::Problem) } else { styles.fg(wait) },
        is_selected,
        is_marked,
    }
}

/// What ends a card's last line: the days and the badge, or for a moment the move just made.
fn tail(app: &App, canvas: &Canvas<'_>, item: &Item, face: &Face, column: &ColumnBox, ink: &Ink) -> Vec<Span> {
    let lang = app.lang();
    let title_room = column.width.saturating_sub(cells(app.sheet().title_at()) + 1);
    if let Some(change) = app.moved(item.id) {
        let kind = app.plan().column(&change.to).map_or(Kind::Todo, |column| column.kind);
        let name = |id| canvas.shown(tell::column_name(app.plan(), id, lang));
        let style = if ink.is_selected { ink.title } else { canvas.styles.strong(token(kind)) };
        let arrow = canvas.glyphs().change;
        let from = (format!("{} {arrow} ", name(&change.from)), ink.quiet);
        let to = (name(&change.to), style);
        let long = spans_width(&[from.clone(), to.clone()]);
        let enough = width(&face.title).min(16) + 1 + long <= title_room;
        return if enough { vec![from, to] } else { vec![(format!("{arrow} "), ink.quiet), to] };
    }
    let badge = (face.badge.clone(), if ink.is_selected { ink.title } else { ink.quiet });
    let days = age(face, lang).map(|(words, _)| (format!("{words} "), ink.wait));
    let last = last_line_width(face, title_room, width(&face.badge) + 1);
    match days {
        Some(days) if last + 1 + width(&days.0) + width(&badge.0) <= title_room => vec![days, badge],
        _ => vec![badge],
    }
}

/// Cells of the title's last line when `tail` cells behind it are taken.
fn last_line_width(face: &Face, room: u16, tail: u16) -> u16 {
    if width(&face.title) <= room.saturating_sub(tail) {
        return width(&face.title);
    }
    let lines = title_lines(&face.title, usize::from(room), usize::from(tail), 2, "");
    lines.last().map_or(0, |line| width(line))
}

/// `!` for an open problem, else `:` where the days had no room.
fn draw_flag(canvas: &mut Canvas<'_>, face: &Face, column: &ColumnBox, y: u16, ink: &Ink, tail: usize) {
    let days_dropped = (face.wait.is_some() || face.due.is_some()) && column.content == Content::Cards && tail < 2;
    let flag = match (face.problem, days_dropped) {
        (true, _) => canvas.glyphs().problem,
        (false, true) => canvas.glyphs().waiting,
        (false, false) => return,
    };
    canvas.put(column.x + column.width - 1, y, 1, flag, ink.flag);
}

/// Cells of the title where names are written out behind it.
fn ledger_title_room(room: u16) -> u16 {
    let spare = room.saturating_sub(TITLE + 2 + NAMES + 4);
    (TITLE + 2 + spare / 5).min(room)
}

/// The leaders and the lead units, or else the first responsible unit, written out; the days at the end.
fn draw_names(app: &App, canvas: &mut Canvas<'_>, item: &Item, column: &ColumnBox, y: u16, ink: &Ink, face: &Face) {
    let lang = app.lang();
    let start = column.x + cells(app.sheet().title_at());
    let mut end = column.x + column.width - 1;
    if let Some((words, _)) = age(face, lang) {
        end = canvas.put_right(end, y, &words, ink.wait).saturating_sub(1);
    }
    let names_at = start + ledger_title_room(column.width.saturating_sub(cells(app.sheet().title_at()) + 1)) + 2;
    let text = if ink.is_selected { ink.quiet } else { canvas.styles.fg(Token::Text2) };
    let none = || "--".to_owned();
    let leaders = if item.leaders.is_empty() { none() } else { item.leaders.join(board::comma(lang)) };
    let style = if item.leaders.is_empty() { ink.quiet } else { text };
    canvas.put(names_at, y, NAMES - 2, &leaders, style);
    let units_at = names_at + NAMES;
    let room = end.saturating_sub(units_at);
    if !item.lead_units.is_empty() {
        canvas.put(units_at, y, room, &item.lead_units.join(board::comma(lang)), text);
    } else if let Some(unit) = item.responsible_units.first() {
        canvas.put(units_at, y, room, &format!("{} {unit}", board::RESPONSIBLE.say(lang)), ink.quiet);
    } else {
        canvas.put(units_at, y, room, &none(), ink.quiet);
    }
}

/// Paints a cell that shows numbers only.
pub(super) fn draw_chips(
    app: &App,
    canvas: &mut Canvas<'_>,
    lane: usize,
    column: &ColumnBox,
    screen_row: impl Fn(usize) -> Option<u16>,
) {
    let sheet = app.sheet();
    let cards = sheet.view.cell(lane, column.column);
    let lane_box = app.layout().lanes[lane];
    let number_cells = sheet.view.number_cells;
    let per_row = chips_per_row(usize::from(column.width), number_cells);
    let room = per_row * lane_box.rows;
    let hidden = if cards.len() > room { cards.len() - (room - 1) } else { 0 };
    let styles = canvas.styles;
    let style = styles.fg(token(sheet.plan.columns[column.column].kind));
    for (at, card) in cards.iter().enumerate().take(room) {
        let Some(y) = screen_row(lane_box.top + 1 + at / per_row) else { continue };
        let x = column.x + 1 + cells((at % per_row) * (number_cells + 2));
        if hidden > 0 && at + 1 == room {
            canvas.put(x, y, cells(number_cells + 2), &format!("+{hidden}"), styles.fg(Token::Text3));
        } else if let Some(item) = sheet.plan.item(*card) {
            let end = x + cells(number_cells);
            canvas.put_right(end, y, &item.number, style);
            if item.open_problem().is_some() {
                canvas.put(end, y, 1, canvas.glyphs().problem, styles.strong(Token::Problem));
            }
        }
    }
}
