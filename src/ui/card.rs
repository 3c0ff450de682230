//! Cards: pointer, number, title, badge, flag. The selected one is the one thing on the board that is lit.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, marked, spans_width, width};
use super::heads::token;
use super::style::{Styles, Token};
use crate::app::board::card::{CardText, Due, Wait, title_lines};
use crate::app::board::grid::{ColumnBox, Content, chips_per_row};
use crate::app::board::view::CardPlace;
use crate::app::{App, hit, tell};
use crate::lang::{Lang, board, history};
use crate::plan::column::Kind;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::{Marks, Role};

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
    hit: Style,
    is_selected: bool,
    is_marked: bool,
}

/// What ends a card's last line.
struct Tail {
    spans: Vec<Span>,
    /// Whether there was no room for the days.
    without_days: bool,
}

/// Paints the cards of a cell that are in view.
pub(super) fn draw_cell(
    app: &App,
    canvas: &mut Canvas<'_>,
    lane: usize,
    column: &ColumnBox,
    screen_row: impl Fn(usize) -> Option<u16>,
) {
    let (sheet, layout) = (app.board_context(), app.board().layout());
    let cards = sheet.view.cell(lane, column.column);
    let first = first_in_view(app, lane, column, cards.len());
    for (row, card) in cards.iter().enumerate().skip(first) {
        let (top, rows) = layout.card(sheet, CardPlace { lane, column: column.column, row });
        let seen: Vec<(usize, u16)> = (0..rows).filter_map(|line| Some((line, screen_row(top + line)?))).collect();
        if seen.is_empty() && top > app.board().scroll() {
            break;
        }
        if let Some(item) = sheet.plan.item(*card) {
            draw_card(app, canvas, item, lane, column, rows, &seen);
        }
    }
}

/// The first card worth looking at: cards of one row stand at known places, so none above the window is touched.
fn first_in_view(app: &App, lane: usize, column: &ColumnBox, many: usize) -> usize {
    let (sheet, layout) = (app.board_context(), app.board().layout());
    let below = |row| {
        let (top, rows) = layout.card(sheet, CardPlace { lane, column: column.column, row });
        top + rows > app.board().scroll()
    };
    let (mut first, mut end) = (0, many);
    while first < end {
        let middle = (first + end) / 2;
        (first, end) = if below(middle) { (first, middle) } else { (middle + 1, end) };
    }
    first
}

fn is_selected(app: &App, lane: usize, item: ItemId) -> bool {
    let view = app.board_context().view;
    app.board().cursor().is_some_and(|cursor| cursor.item == item && cursor.lane == view.lanes[lane].key)
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
    let sheet = app.board_context();
    let face = CardText::of(item, sheet, app.now());
    let kind = sheet.plan.columns[column.column].kind;
    let ink = ink(app, canvas, item, &face, kind, is_selected(app, lane, item.id));
    let hits = app.hit_marks(item);
    let title_at = cells(sheet.title_at());
    let room = column.width.saturating_sub(title_at + 1);
    let tail = tail(app, canvas, item, &face, column, (&ink, &hits));
    let ledger = column.content == Content::Ledger && app.moved(item.id).is_none();
    let taken = if ledger { room.saturating_sub(ledger_title_room(room)) } else { spans_width(&tail.spans) + 1 };
    let lines = title_lines(&face.title, usize::from(room), usize::from(taken), rows, canvas.glyphs().ellipsis);
    let title_hits = hit::shown(&item.title, &hits.title, canvas.look().glyphs);
    let title_hits = hit::in_lines(&face.title, &lines, &title_hits);
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
            canvas.put_right(
                column.x + title_at - 1,
                *y,
                &face.number,
                if hits.number.is_empty() { ink.number } else { ink.hit },
            );
        }
        if let Some(text) = lines.get(*line) {
            canvas.row(column.x + title_at, *y, room, &marked(text, &title_hits[*line], ink.title, ink.hit));
        }
        if line + 1 == rows {
            if ledger {
                draw_names(app, canvas, item, column, *y, (&ink, &hits), &face);
            } else {
                let cells = spans_width(&tail.spans).min(column.width.saturating_sub(1));
                canvas.row(column.x + column.width.saturating_sub(1 + cells), *y, cells, &tail.spans);
            }
            draw_flag(canvas, &face, column, *y, &ink, &tail);
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
fn age(face: &CardText, lang: Lang) -> Option<(String, Token)> {
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

fn ink(app: &App, canvas: &Canvas<'_>, item: &Item, face: &CardText, kind: Kind, is_selected: bool) -> Ink {
    let styles = canvas.styles;
    let (is_marked, lingers) = (app.board().selection().holds(item.id), app.board().keeps_visible(item.id));
    let wait = age(face, app.lang()).map_or(Token::Text3, |(_, token)| token);
    if is_selected {
        let all = block(app, canvas.styles);
        let quiet = if app.has_dialog() { all } else { styles.selected_quiet() };
        let text = if lingers { quiet } else { all };
        let hit = styles.hit_in(text);
        return Ink { number: text, title: text, quiet, wait: quiet, flag: text, hit, is_selected, is_marked };
    }
    let hit = styles.hit();
    if lingers {
        let quiet = styles.fg(Token::Text3);
        return Ink { number: quiet, title: quiet, quiet, wait: quiet, flag: quiet, hit, is_selected, is_marked };
    }
    let columns = &app.board_context().view.summary.columns;
    let alone = columns.iter().filter(|count| **count > 0).count() == 1;
    let steps_back = matches!(kind, Kind::Todo | Kind::Done) && !alone;
    Ink {
        number: styles.fg(token(kind)),
        title: styles.fg(if steps_back { Token::Text2 } else { Token::Text1 }),
        quiet: styles.fg(Token::Text3),
        wait: styles.fg(wait),
        flag: if item.open_problem().is_some() { styles.strong(Token::Problem) } else { styles.fg(wait) },
        hit,
        is_selected,
        is_marked,
    }
}

/// What ends a card's last line: the days and the badge, or for a moment the move just made.
fn tail(
    app: &App,
    canvas: &Canvas<'_>,
    item: &Item,
    face: &CardText,
    column: &ColumnBox,
    (ink, hits): (&Ink, &Marks),
) -> Tail {
    let lang = app.lang();
    let title_room = column.width.saturating_sub(cells(app.board_context().title_at()) + 1);
    if let Some(change) = app.moved(item.id) {
        let kind = app.plan().column(&change.to).map_or(Kind::Todo, |column| column.kind);
        let name = |id| canvas.shown(tell::column_name(app.plan(), id, lang));
        let style = if ink.is_selected { ink.title } else { canvas.styles.strong(token(kind)) };
        let arrow = canvas.glyphs().change;
        let from = (format!("{} {arrow} ", name(&change.from)), ink.quiet);
        let to = (name(&change.to), style);
        let long = spans_width(&[from.clone(), to.clone()]);
        let enough = width(&face.title).min(16) + 1 + long <= title_room;
        let spans = if enough { vec![from, to] } else { vec![(format!("{arrow} "), ink.quiet), to] };
        return Tail { spans, without_days: false };
    }
    let badge = badge(app, canvas, item, face, (ink, hits));
    let days = age(face, lang).map(|(words, _)| (format!("{words} "), ink.wait));
    let last = last_line_width(face, title_room, width(&face.badge) + 1);
    match days {
        Some(days) if last + 1 + width(&days.0) + width(&face.badge) <= title_room => {
            Tail { spans: std::iter::once(days).chain(badge).collect(), without_days: false }
        }
        days => Tail { spans: badge, without_days: days.is_some() },
    }
}

/// The badge; the part of a name that the search found is marked whole.
fn badge(app: &App, canvas: &Canvas<'_>, item: &Item, face: &CardText, (ink, hits): (&Ink, &Marks)) -> Vec<Span> {
    let plain = if ink.is_selected { ink.title } else { ink.quiet };
    let view = app.board_context().view;
    let role = view.badge_role();
    let is_hit = |place: usize| hits.names.iter().any(|name| (name.role, name.place) == (role, place));
    if !hits.names.iter().any(|name| name.role == role) {
        return vec![(face.badge.clone(), plain)];
    }
    let also = if view.shared.contains(&item.id) { "&" } else { "" };
    let badges = view.badges(item).enumerate();
    let badges = badges.map(|(place, badge)| (canvas.shown(badge), if is_hit(place) { ink.hit } else { plain }));
    std::iter::once((also.to_owned(), plain)).chain(badges).collect()
}

/// Cells of the title's last line when `tail` cells behind it are taken.
fn last_line_width(face: &CardText, room: u16, tail: u16) -> u16 {
    if width(&face.title) <= room.saturating_sub(tail) {
        return width(&face.title);
    }
    let lines = title_lines(&face.title, usize::from(room), usize::from(tail), 2, "");
    lines.last().map_or(0, |line| width(line))
}

/// `!` for an open problem, else `:` where the days had no room.
fn draw_flag(canvas: &mut Canvas<'_>, face: &CardText, column: &ColumnBox, y: u16, ink: &Ink, tail: &Tail) {
    let days_dropped = tail.without_days && column.content == Content::Cards;
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
fn draw_names(
    app: &App,
    canvas: &mut Canvas<'_>,
    item: &Item,
    column: &ColumnBox,
    y: u16,
    (ink, hits): (&Ink, &Marks),
    face: &CardText,
) {
    let lang = app.lang();
    let start = column.x + cells(app.board_context().title_at());
    let mut end = column.x + column.width - 1;
    if let Some((words, _)) = age(face, lang) {
        end = canvas.put_right(end, y, &words, ink.wait).saturating_sub(1);
    }
    let names_at =
        start + ledger_title_room(column.width.saturating_sub(cells(app.board_context().title_at()) + 1)) + 2;
    if app.board_context().view.shared.contains(&item.id) {
        canvas.put(names_at - 1, y, 1, "&", ink.quiet);
    }
    let text = if ink.is_selected { ink.quiet } else { canvas.styles.fg(Token::Text2) };
    let none = || vec![("--".to_owned(), ink.quiet)];
    let leaders = names(app, canvas, item, Role::Leader, hits, (text, ink.hit));
    canvas.row(names_at, y, NAMES - 2, &if leaders.is_empty() { none() } else { leaders });
    let units_at = names_at + NAMES;
    let room = end.saturating_sub(units_at);
    let units = names(app, canvas, item, Role::LeadUnit, hits, (text, ink.hit));
    if !units.is_empty() {
        canvas.row(units_at, y, room, &units);
    } else if let Some(unit) = item.responsible_units.first() {
        canvas.put(units_at, y, room, &format!("{} {unit}", board::RESPONSIBLE.say(lang)), ink.quiet);
    } else {
        canvas.row(units_at, y, room, &none());
    }
}

/// The names an item has in a role, with what the search found in them marked; none if it names nobody.
pub(super) fn names(
    app: &App,
    canvas: &Canvas<'_>,
    item: &Item,
    role: Role,
    hits: &Marks,
    (plain, hit_style): (Style, Style),
) -> Vec<Span> {
    let mut spans = Vec::new();
    for (place, name) in role.names(item).iter().enumerate() {
        if place > 0 {
            spans.push((board::comma(app.lang()).to_owned(), plain));
        }
        let own = hits.names.iter().filter(|hit| (hit.role, hit.place) == (role, place));
        let ranges: Vec<_> = own.map(|hit| hit.range.clone()).collect();
        let ranges = hit::shown(name, &ranges, canvas.look().glyphs);
        spans.extend(marked(&canvas.shown(name), &ranges, plain, hit_style));
    }
    spans
}

/// Paints a cell that shows numbers only.
pub(super) fn draw_chips(
    app: &App,
    canvas: &mut Canvas<'_>,
    lane: usize,
    column: &ColumnBox,
    screen_row: impl Fn(usize) -> Option<u16>,
) {
    let sheet = app.board_context();
    let cards = sheet.view.cell(lane, column.column);
    let lane_box = app.board().layout().lanes[lane];
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
            let is_hit = app.board().search().is_some_and(|finding| finding.holds(item.id));
            canvas.put_right(end, y, &item.number, if is_hit { styles.hit() } else { style });
            if item.open_problem().is_some() {
                canvas.put(end, y, 1, canvas.glyphs().problem, styles.strong(Token::Problem));
            }
        }
    }
}
