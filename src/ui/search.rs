//! The search line: over the row of heads, with the best hits in a list below it.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, cut_spans, marked, spans_width, width};
use super::card::names;
use super::heads::{sign, token};
use super::style::Token;
use crate::app::board::search::SearchHits;
use crate::app::input::text_field::TextField;
use crate::app::{App, hit};
use crate::lang::find as words;
use crate::plan::item::Item;
use crate::plan::query::{Found, Marks, Role};
use crate::text;

/// Hits shown at once.
const MOST_HITS: u16 = 8;
/// Rows of the board that stay in view below them.
const LEAST_BOARD: u16 = 2;
/// A title of the rule fits in so many cells.
const TITLE: u16 = 32;
/// Less of a sentence than this tells nothing.
const LEAST_EXCERPT: u16 = 16;
/// Cells of a sentence before the hit.
const BEFORE: usize = 12;

/// Paints the line, and below it what was found or why nothing can be.
pub(super) fn draw(app: &App, field: &TextField, wrong: Option<&str>, canvas: &mut Canvas<'_>) {
    let y = app.board().layout().body.top.saturating_sub(1);
    draw_line(app, field, app.board().search().filter(|_| wrong.is_none()), canvas, y);
    let top = y + 1;
    let room = app.board().layout().body.rows.saturating_sub(LEAST_BOARD).clamp(1, MOST_HITS);
    if let Some(reason) = wrong {
        return draw_reason(reason, canvas, (top, room));
    }
    let Some(finding) = app.board().search() else { return };
    let hits = finding.hits();
    let here = app.board().cursor().and_then(|cursor| hits.iter().position(|hit| hit.item == cursor.item));
    let first = here.map_or(0, |here| (here + 1).saturating_sub(usize::from(room)));
    let shown = hits.iter().enumerate().skip(first).take(usize::from(room));
    let rows = cells(hits.len() - first).min(room);
    ground(canvas, top, rows);
    for (row, (at, found)) in shown.enumerate() {
        if let Some(item) = app.plan().item(found.item) {
            draw_hit(app, canvas, (item, found), top + cells(row), here == Some(at));
        }
    }
}

/// The surface the hits stand on; where surfaces are the terminal's own a line ends it.
fn ground(canvas: &mut Canvas<'_>, top: u16, rows: u16) {
    let cols = canvas.cols();
    canvas.clear(0, top, cols, rows, canvas.styles.on(Token::Text1, Token::Float));
    if canvas.look().flat() && rows > 0 {
        canvas.clear(0, top + rows, cols, 1, canvas.styles.on(Token::Rule, Token::Ground));
        let (rule, style) = (canvas.glyphs().rule, canvas.styles.fg(Token::Rule));
        canvas.line(0, top + rows, cols, rule, style);
    }
}

fn draw_line(app: &App, field: &TextField, finding: Option<&SearchHits>, canvas: &mut Canvas<'_>, y: u16) {
    let (lang, styles, cols) = (app.lang(), canvas.styles, canvas.cols());
    canvas.clear(0, y, cols, 1, styles.on(Token::Text1, Token::Raised));
    let count = finding.map_or(String::new(), |finding| {
        let running = if finding.is_running() { "+" } else { "" };
        format!("{}{running}", words::hits(lang, finding.hits().len()))
    });
    let x = 1 + canvas.put(1, y, cols / 3, words::SEARCH.say(lang), styles.key()) + 2;
    let end = cols.saturating_sub(1 + width(&count));
    canvas.put(end, y, width(&count), &count, styles.strong(Token::Text1));
    let room = end.saturating_sub(x + 2).max(2);
    let shown = field.shown(usize::from(room), app.look().glyphs);
    canvas.put(x, y, room, &shown.rows[shown.caret.0], styles.fg(Token::Text1));
    if field.is_empty() {
        canvas.put(x + 1, y, room.saturating_sub(1), words::EXAMPLE.say(lang), styles.fg(Token::Text3));
    }
    canvas.set_caret(x + cells(shown.caret.1), y);
}

fn draw_reason(reason: &str, canvas: &mut Canvas<'_>, (top, room): (u16, u16)) {
    let text = format!("! {reason}");
    let wide = usize::from(canvas.cols().saturating_sub(2)).max(2);
    let lines = text::wrap::wrap(&text, wide);
    let rows = cells(lines.len()).min(room);
    ground(canvas, top, rows);
    for (at, line) in lines.into_iter().take(usize::from(rows)).enumerate() {
        let style = canvas.styles.strong(Token::Problem);
        canvas.put(1, top + cells(at), canvas.cols(), &text[line], style);
    }
}

/// Styles of a hit's row.
struct Ink {
    number: Style,
    title: Style,
    quiet: Style,
    status: Style,
    hit: Style,
}

fn draw_hit(app: &App, canvas: &mut Canvas<'_>, (item, found): (&Item, &Found), y: u16, is_selected: bool) {
    let styles = canvas.styles;
    let column = app.plan().column(&item.status);
    let kind = column.map(|column| token(column.kind)).unwrap_or(Token::Text2);
    let ink = if is_selected {
        let (all, quiet) = (styles.selected(), styles.selected_quiet());
        canvas.fill(0, y, canvas.cols(), 1, all);
        canvas.put(0, y, 1, canvas.glyphs().pointer, all);
        Ink { number: all, title: all, quiet, status: all, hit: styles.hit_in(all) }
    } else {
        let fg = |token| styles.fg(token);
        Ink { number: fg(kind), title: fg(Token::Text1), quiet: fg(Token::Text2), status: fg(kind), hit: styles.hit() }
    };
    let marks = app.board().search().map_or_else(Marks::default, |finding| finding.marks(item));
    let title_at = cells(app.board_context().title_at());
    let number = if marks.number.is_empty() { ink.number } else { ink.hit };
    canvas.put_right(title_at - 1, y, &canvas.shown(&item.number), number);
    let right = status_and_badge(app, canvas, item, &ink);
    let right_at = canvas.cols().saturating_sub(1 + spans_width(&right));
    canvas.row(right_at, y, spans_width(&right), &right);
    let room = right_at.saturating_sub(title_at + 2);
    let title = title(canvas, item, &marks, &ink);
    let excerpt = excerpt(app, canvas, (item, found), &marks, &ink);
    let beside = room.saturating_sub(TITLE + 2);
    let mark = canvas.glyphs().ellipsis;
    if beside >= LEAST_EXCERPT {
        canvas.row(title_at, y, TITLE, &cut_spans(title, TITLE, mark));
        canvas.row(title_at + TITLE + 2, y, beside, &cut_spans(excerpt, beside, mark));
    } else {
        let told = if marks.title.is_empty() && marks.number.is_empty() { excerpt } else { title };
        canvas.row(title_at, y, room, &cut_spans(told, room, mark));
    }
}

fn title(canvas: &Canvas<'_>, item: &Item, marks: &Marks, ink: &Ink) -> Vec<Span> {
    let hits = hit::shown(&item.title, &marks.title, canvas.look().glyphs);
    marked(&canvas.shown(&item.title), &hits, ink.title, ink.hit)
}

/// Where the hit stands if not in the title: the name, or the sentence around it; else the sentence from its beginning.
fn excerpt(app: &App, canvas: &Canvas<'_>, (item, _): (&Item, &Found), marks: &Marks, ink: &Ink) -> Vec<Span> {
    let named = Role::ALL.into_iter().find(|role| marks.names.iter().any(|name| name.role == *role));
    if let Some(role) = named.filter(|_| marks.sentence.is_empty()) {
        let mut spans = vec![(format!("{} ", label(role).say(app.lang())), ink.quiet)];
        spans.extend(names(app, canvas, item, role, marks, (ink.quiet, ink.hit)));
        return spans;
    }
    let sentence = canvas.shown(&item.text.replace('\n', " "));
    let hits = hit::shown(&item.text, &marks.sentence, canvas.look().glyphs);
    let start = hits.first().map_or(0, |first| start_of(&sentence, first.start));
    let window = start..sentence.len();
    let mut spans = marked(&sentence[window.clone()], &hit::within(&hits, &window), ink.quiet, ink.hit);
    if start > 0 {
        spans.insert(0, (canvas.glyphs().ellipsis.to_owned(), ink.quiet));
    }
    spans
}

/// Where an excerpt begins so that the hit at `at` is seen with a little before it: behind a comma if one is near.
fn start_of(sentence: &str, at: usize) -> usize {
    let before = &sentence[..at];
    let comma =
        before.char_indices().rev().find(|(_, c)| "，。；,;".contains(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    if text::width(&sentence[comma..at]) <= BEFORE {
        return comma;
    }
    let far = |(start, _): &(usize, char)| text::width(&sentence[*start..at]) <= BEFORE;
    before.char_indices().find(far).map_or(at, |(start, _)| start)
}

fn label(role: Role) -> crate::lang::Words {
    use crate::lang::board;
    match role {
        Role::Leader => board::LEADER,
        Role::LeadUnit => board::LEAD_UNIT,
        Role::ResponsibleUnit => board::RESPONSIBLE,
        Role::SupportingUnit => board::SUPPORTING,
    }
}

/// The status in a column of its own, and the badge at the end.
fn status_and_badge(app: &App, canvas: &Canvas<'_>, item: &Item, ink: &Ink) -> Vec<Span> {
    let told = |column: &crate::plan::column::Column| {
        format!("{}{}", sign(canvas, column.kind), canvas.shown(column.name(app.lang())))
    };
    let widest = app.plan().columns.iter().map(|column| width(&told(column))).max().unwrap_or(0);
    let status = app.plan().column(&item.status).map_or(String::new(), told);
    if canvas.cols() < 60 {
        return vec![(canvas.cut(&status, 8), ink.status)];
    }
    let badge = canvas.cut(&app.board_context().badge(item), 6);
    let pads = [widest.saturating_sub(width(&status)) + 2, 6u16.saturating_sub(width(&badge))];
    let [behind, before] = pads.map(|pad| " ".repeat(usize::from(pad)));
    vec![(status, ink.status), (format!("{behind}{before}"), ink.quiet), (badge, ink.quiet)]
}
