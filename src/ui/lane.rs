//! A lane's head: numeral and title on the left, its counts and progress on the right.

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::card::block;
use super::heads::{sign, token};
use super::style::Token;
use crate::app::App;
use crate::app::board::grid::Shape;
use crate::app::board::view::LaneView;
use crate::lang::board;
use crate::plan::column::Kind;

/// Cells of a progress bar.
const BAR: u16 = 10;
/// From this many columns on a narrow window has room for words and counts.
const ROOMY: u16 = 60;

/// Paints the head of lane `at` on row `y`.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, at: usize, y: u16) {
    let lane = &app.board_context().view.lanes[at];
    let open = app.board().layout().lanes[at].open;
    let is_focused = app.board().cursor().is_some_and(|cursor| cursor.lane == lane.key);
    let selected = is_focused && !open;
    let styles = canvas.styles;
    let block = block(app, styles);
    if selected {
        canvas.fill(0, y, canvas.cols(), 1, block);
    }
    let style = |style| if selected { block } else { style };
    let mark = if selected {
        canvas.glyphs().pointer
    } else if open {
        " "
    } else {
        canvas.glyphs().folded
    };
    canvas.put(0, y, 1, mark, style(styles.fg(Token::Text3)));
    let numeral = if is_focused { styles.key() } else { styles.strong(Token::Text2) };
    let title = match (is_focused, open) {
        (true, _) => styles.strong(Token::Text1),
        (false, true) => styles.strong(Token::Text2),
        (false, false) => styles.fg(Token::Text2),
    };
    let used = canvas.put(1, y, 6, &lane.numeral, style(numeral));
    let title_at = cells(app.board_context().title_at()).max(1 + used + 1);
    let right = if open { totals(app, canvas, lane) } else { counts(app, canvas, lane) };
    let right_at = canvas.cols().saturating_sub(1 + spans_width(&right));
    canvas.put(title_at, y, right_at.saturating_sub(title_at + 1), &lane.title, style(title));
    let right: Vec<Span> = right.into_iter().map(|(text, own)| (text, style(own))).collect();
    canvas.row(right_at, y, spans_width(&right), &right);
    if open && app.board().layout().shape == Shape::Wide && lane.summary.total > 0 {
        let share = lane.summary.done as f64 / lane.summary.total as f64;
        canvas.bar(canvas.cols() - 1 - 4 - 2 - BAR, y, BAR, share, styles.fg(Token::Done));
    }
}

/// `6项  办结2`, in wide windows with room for a bar, and the share in per cent.
fn totals(app: &App, canvas: &Canvas<'_>, lane: &LaneView) -> Vec<Span> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let items = board::items(lang, lane.summary.total);
    let done = board::done(lang, lane.summary.done);
    if canvas.cols() < ROOMY {
        return vec![(format!("{}/{}", lane.summary.done, lane.summary.total), styles.fg(Token::Text3))];
    }
    let mut spans = vec![(format!("{items}  "), styles.fg(Token::Text2)), (done, styles.fg(Token::Text3))];
    if app.board().layout().shape == Shape::Wide {
        let most = app.board_context().view.lanes.iter().map(|lane| lane.summary.done).max();
        let pad = width(&board::done(lang, most.unwrap_or(0))) - width(&spans[1].0) + 2 + BAR + 2;
        spans.push((" ".repeat(usize::from(pad)), styles.fg(Token::Text3)));
        let percent = format!("{:>4}", format!("{}%", lane.summary.percent()));
        let token = if lane.summary.done == 0 { Token::Text3 } else { Token::Text1 };
        spans.push((percent, styles.fg(token)));
    }
    spans
}

/// The counts of a folded lane, per status; a zero is a dash.
fn counts(app: &App, canvas: &Canvas<'_>, lane: &LaneView) -> Vec<Span> {
    let styles = canvas.styles;
    if canvas.cols() < ROOMY {
        return vec![(format!("{}/{}", lane.summary.done, lane.summary.total), styles.fg(Token::Text3))];
    }
    let slot = |(column, count): (&crate::plan::column::Column, &usize)| {
        let sign = sign(canvas, column.kind);
        let name = column.name(app.lang());
        let label = if sign.is_empty() { board::status_letter(app.lang(), place(column.kind), name) } else { sign };
        let (text, style) = match count {
            0 if canvas.glyphs().todo.is_some() => ("-".to_owned(), styles.fg(Token::Rule)),
            0 => (format!("{label}-"), styles.fg(Token::Text3)),
            _ => (format!("{label}{count}"), styles.strong(token(column.kind))),
        };
        let pad = 6u16.saturating_sub(width(&text));
        (format!("{text}{}", " ".repeat(usize::from(pad))), style)
    };
    app.plan().columns.iter().zip(&lane.summary.columns).map(slot).collect()
}

fn place(kind: Kind) -> usize {
    match kind {
        Kind::Todo => 0,
        Kind::Doing => 1,
        Kind::Exception => 2,
        Kind::Done => 3,
    }
}
