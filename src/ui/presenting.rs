//! The review on the projector: few words, large, every second row empty; nothing internal, no keys.

use super::canvas::{Canvas, Span, cells, width};
use super::heads::{sign, token};
use super::meetings;
use super::numeral::numeral;
use super::page::{Margins, Row, day, draw_rows, spaced};
use super::review::{draw_progress, position};
use super::style::Token;
use crate::app::App;
use crate::app::Overlay;
use crate::app::notices::Tone;
use crate::app::screen::review::Page;
use crate::app::{PendingKeys, session::Saved};
use crate::lang::board::{self, detail};
use crate::lang::{Words, meeting as words};
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::text::glyph::GlyphSet;
use crate::text::wrap::wrap;

/// A line of prose is at most so wide.
const PROSE: u16 = 100;

/// Something said below the sentence: its label, its words, what stands behind them; and how soon it is left out.
struct Said {
    rank: u8,
    label: Span,
    text: String,
    aside: String,
}

/// Paints all of the screen.
pub(super) fn draw(app: &App, page: Page, canvas: &mut Canvas<'_>) {
    let Some(meeting) = app.meeting() else { return };
    let rows = app.board().layout().size.rows;
    let margin = if canvas.cols() >= 60 { 4 } else { 1 };
    let end = canvas.cols().saturating_sub(margin);
    match page {
        Page::Opening(scroll) => {
            let margins = Margins { label: margin, text: margin, end, narrow: true };
            let lines = meetings::opening_rows_for_everybody(app, canvas, meeting, margins);
            let room = usize::from(rows.saturating_sub(4));
            let scroll = scroll.min(lines.len().saturating_sub(room));
            draw_rows(canvas, &lines[scroll..lines.len().min(scroll + room)], 2, margins);
        }
        Page::Item(..) => {
            if let Some(item) = app.item() {
                draw_item(app, canvas, meeting, item, margin, end, rows);
            }
        }
    }
    if rows >= 10 {
        draw_progress(app, canvas, meeting, rows - 2);
    }
    draw_feet(app, canvas, meeting, page, margin, end, rows.saturating_sub(1));
}

fn draw_item(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, item: &Item, margin: u16, end: u16, rows: u16) {
    let top = if rows >= 16 { 2 } else { 0 };
    let step = if rows >= 16 { 2 } else { 1 };
    let text = margin + draw_number(canvas, item, margin, top, rows);
    let pill_at = draw_pill(app, canvas, item, end, top, rows);
    let room = pill_at.saturating_sub(text + 2);
    let title = spaced(&canvas.shown(&item.title), room);
    canvas.put(text, top, room, &title, canvas.styles.strong(Token::Text1));
    let theme = app.plan().theme(item.theme);
    let theme = theme.map_or(String::new(), |theme| format!("{} {}", theme.numeral(), theme.title));
    canvas.put(text, top + step, room, &theme, canvas.styles.fg(Token::Text3));
    let first = top + step * 2 + if rows >= 20 { 2 } else { 0 };
    let last = rows.saturating_sub(match rows {
        20.. => 4,
        10.. => 3,
        _ => 2,
    });
    draw_text(app, canvas, meeting, item, (text, end), (first, last));
}

/// The number, three rows high where there is room; gives the cells to the text.
fn draw_number(canvas: &mut Canvas<'_>, item: &Item, x: u16, y: u16, rows: u16) -> u16 {
    let style = canvas.styles.key();
    let large = numeral(&item.number).filter(|_| canvas.look().glyphs == GlyphSet::Unicode && rows >= 16);
    match large {
        Some(lines) => {
            for (at, line) in lines.iter().enumerate() {
                canvas.put(x, y + cells(at), canvas.cols(), line, canvas.styles.fg(Token::Accent));
            }
            width(&lines[0]).max(3) + 3
        }
        None => {
            let number = canvas.shown(&item.number);
            canvas.put(x, y, canvas.cols(), &number, style);
            width(&number).max(if rows >= 16 { 3 } else { 1 }) + if rows >= 16 { 3 } else { 1 }
        }
    }
}

/// The status as a block three rows high; gives its first cell.
fn draw_pill(app: &App, canvas: &mut Canvas<'_>, item: &Item, end: u16, y: u16, rows: u16) -> u16 {
    let Some(column) = app.plan().column(&item.status) else { return end };
    let style = canvas.styles.pill(token(column.kind));
    let name = canvas.shown(column.name(app.lang()));
    let (high, name) = if rows >= 16 { (3, wide_word(&name)) } else { (1, name) };
    let text = format!("{}{name}", sign(canvas, column.kind));
    let bracketed = canvas.look().glyphs == GlyphSet::Safe;
    let text = if bracketed { format!("[{text}]") } else { text };
    let margin = if rows >= 16 { 2 } else { 1 };
    let text = canvas.cut(&text, end / 2);
    let x = end.saturating_sub(width(&text) + 2 * margin);
    canvas.clear(x, y, end - x, high, style);
    canvas.put(x + margin, y + high / 2, end - x, &text, style);
    x
}

/// A short name with two cells between its characters: `滞  后`.
fn wide_word(name: &str) -> String {
    let is_short = name.chars().count() <= 2 && !name.is_ascii();
    if is_short { name.chars().map(String::from).collect::<Vec<_>>().join("  ") } else { name.to_owned() }
}

/// The sentence and what else fits, every second row; where not even the sentence fits so, every row.
fn draw_text(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, item: &Item, at: (u16, u16), rows: (u16, u16)) {
    let ((x, end), (first, last)) = (at, rows);
    let room = end.saturating_sub(x).clamp(4, PROSE);
    let sentence = canvas.shown(&item.text.replace('\n', " "));
    let lines: Vec<String> =
        wrap(&sentence, usize::from(room)).into_iter().map(|line| sentence[line].to_owned()).collect();
    let rows = last.saturating_sub(first) + 1;
    let mut said = said(app, canvas, meeting, item);
    let needed = |count: usize, step: u16| (cells(lines.len()) + cells(count)) * step;
    let most = said.iter().filter(|said| said.rank >= 4).count().min(2);
    let step = if needed(most, 2) < rows + 2 { 2 } else { 1 };
    let gap = if needed(said.len().min(4), step) + step < rows + 2 { step.min(1) } else { 0 };
    while !said.is_empty() && needed(said.len(), step) + gap > rows + step - 1 {
        let least = said.iter().map(|said| said.rank).min().unwrap_or(0);
        let place = said.iter().rposition(|said| said.rank == least).unwrap_or(0);
        said.remove(place);
    }
    let style = canvas.styles.fg(Token::Text1);
    let mut y = first;
    let shown = usize::from(rows.div_ceil(step));
    for (at, line) in lines.iter().take(shown).enumerate() {
        let is_cut = at + 1 == shown && lines.len() > shown;
        let mark = if is_cut { canvas.glyphs().ellipsis } else { "" };
        let room = room.saturating_sub(width(mark));
        let used = canvas.put(x, y, room, line, style);
        canvas.put(x + used, y, width(mark), mark, style);
        y += step;
    }
    y += gap;
    let labels = said.iter().map(|said| width(&said.label.0)).max().unwrap_or(0) + 4;
    for said in said {
        draw_said(canvas, &said, x, y, labels, end);
        y += step;
    }
}

fn draw_said(canvas: &mut Canvas<'_>, said: &Said, x: u16, y: u16, labels: u16, end: u16) {
    canvas.put(x, y, labels, &said.label.0, said.label.1);
    let aside = width(&said.aside);
    let room = end.saturating_sub(x + labels + if aside == 0 { 0 } else { aside + 3 });
    let used = canvas.put(x + labels, y, room, &said.text.replace('\n', " "), canvas.styles.fg(Token::Text1));
    canvas.put(x + labels + used + 3, y, aside, &said.aside, canvas.styles.fg(Token::Text2));
}

/// Who answers for it, targets, progress, problem, next step and decision: what is not internal.
fn said(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, item: &Item) -> Vec<Said> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let quiet = |label: Words| (label.say(lang).to_owned(), styles.fg(Token::Text3));
    let say = |rank, label, text: &str, aside: String| Said { rank, label, text: canvas.shown(text), aside };
    let names = |rank, label, names: &[String]| {
        (!names.is_empty()).then(|| say(rank, quiet(label), &names.join(board::comma(lang)), String::new()))
    };
    let mut said: Vec<Said> = [
        names(6, board::LEADER, &item.leaders),
        names(5, board::LEAD_UNIT, &item.lead_units),
        names(if item.lead_units.is_empty() { 5 } else { 1 }, board::RESPONSIBLE, &item.responsible_units),
    ]
    .into_iter()
    .flatten()
    .collect();
    for target in &item.targets {
        let figures = detail::towards(&target.current_text(), &target.raw);
        said.push(say(3, quiet(board::TARGET), &target.metric, canvas.shown(&figures)));
    }
    if let Some(record) = item.progress.iter().rev().find(|record| !record.internal) {
        said.push(say(2, quiet(words::PROGRESS_SHORT), &record.text, day(record.date)));
    }
    let open = item.problems.iter().filter(|problem| problem.closed.is_none() && !problem.internal);
    if let Some(problem) = open.max_by_key(|problem| (problem.date, problem.id)) {
        let label = format!("{} {}", words::PROBLEMS_SHORT.say(lang), canvas.glyphs().problem);
        said.push(say(8, (label, styles.strong(Token::Problem)), &problem.text, String::new()));
    }
    let steps = item.next_steps.iter().filter(|step| step.done.is_none() && !step.internal);
    if let Some(step) = steps.min_by_key(|step| (step.due.is_none(), step.due, step.id)) {
        let due = step.due.map_or(String::new(), |due| board::due(lang, &day(due)));
        said.push(say(7, quiet(detail::NEXT_STEPS), &step.text, due));
    }
    for decision in item.decisions.iter().filter(|record| record.meeting == Some(meeting.id) && !record.internal) {
        let label = (words::DECIDED_SHORT.say(lang).to_owned(), styles.key());
        said.push(say(9, label, &decision.text, String::new()));
    }
    said
}

/// Whose turn it is and how far the meeting is; or, until the next key, what was typed or said.
fn draw_feet(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, page: Page, margin: u16, end: u16, y: u16) {
    let (discussed, total) = app.plan().discussed_of(meeting);
    let count = format!("{discussed}/{total}");
    let count_at = canvas.put_right(end, y, &count, canvas.styles.fg(Token::Text2));
    let here = match page {
        Page::Item(item, _) => position(app, canvas, meeting, item).unwrap_or_default(),
        Page::Opening(_) => Vec::new(),
    };
    let spans = notice(app, canvas).unwrap_or(here);
    canvas.row(margin, y, count_at.saturating_sub(margin + 1), &spans);
}

/// What is asked, or was typed or said, without the keys a message offers.
fn notice(app: &App, canvas: &Canvas<'_>) -> Option<Vec<Span>> {
    let styles = canvas.styles;
    if matches!(app.screens().overlay(), Some(Overlay::Ask(_))) {
        return super::hint::notice(app, canvas);
    }
    match (app.pending(), app.message(), app.saved()) {
        (PendingKeys::Nothing, None, Saved::Failed(_)) => {
            let alarm = format!("! {}", board::NOT_SAVED.say(app.lang()));
            Some(vec![(alarm, styles.strong(Token::Problem))])
        }
        (PendingKeys::Nothing, None, _) => None,
        (PendingKeys::Nothing, Some(message), _) => {
            let before_keys = message.parts.iter().take_while(|(tone, _)| *tone != Tone::Key);
            let spans = before_keys.map(|(tone, text)| (text.clone(), super::hint::tone(canvas, *tone)));
            Some(spans.collect())
        }
        (PendingKeys::Number(_) | PendingKeys::Prefix(_), ..) => super::hint::notice(app, canvas),
    }
}

/// The rows of prose on the projector: each followed by an empty one.
pub(super) fn every_second(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().flat_map(|row| [row, Row::default()]).collect()
}
