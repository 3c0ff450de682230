//! Meetings: their list, what one came to, what became of the last one, and the choice of an agenda.

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::heads::token;
use super::page::{Margins, Row, day, draw_rows};
use super::presenting::every_second;
use super::style::Token;
use crate::app::screen::meetings::Origin;
use crate::app::{App, Screen, tell};
use crate::lang::{Words, board, meeting as words};
use crate::plan::column::Kind;
use crate::plan::followup::{Fate, Followup, Promise};
use crate::plan::id::{ColumnId, RecordId};
use crate::plan::meeting::Meeting;
use crate::plan::step::Step;
use crate::text::wrap::wrap;

/// Cells of the list's columns behind the name: date, chair, discussed, changed.
const COLUMNS: [u16; 4] = [12, 14, 18, 9];

/// A title of the rule fits in so many cells.
const TITLE: u16 = 32;
/// From this column of the list on there are figures, which end under their heads.
const FIGURES: usize = 2;

/// Paints the list of meetings but for the last row.
pub(super) fn draw_list(app: &App, selected: RecordId, canvas: &mut Canvas<'_>) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let meetings = app.meetings();
    canvas.put(1, 0, canvas.cols(), words::MEETINGS.say(lang), styles.key());
    canvas.put_right(canvas.cols() - 1, 0, &meetings.len().to_string(), styles.fg(Token::Text3));
    let ground = styles.on(Token::Text2, Token::Raised);
    canvas.fill(0, 2, canvas.cols(), 1, ground);
    let heads = [words::NAME, words::DATE, words::CHAIR, words::DISCUSSED, words::CHANGED];
    let heads: Vec<Span> = heads.iter().map(|head| (head.say(lang).to_owned(), styles.strong(Token::Text2))).collect();
    draw_cells(canvas, 2, &heads);
    let room = usize::from(app.board().layout().size.rows.saturating_sub(4)).max(1);
    let at = meetings.iter().position(|meeting| meeting.id == selected).unwrap_or(0);
    let first = (at + 1).saturating_sub(room);
    for (place, meeting) in meetings.iter().enumerate().skip(first).take(room) {
        let y = 3 + cells(place - first);
        let is_selected = place == at;
        let (strong, quiet) = match is_selected {
            true => (styles.selected(), styles.selected_quiet()),
            false => (styles.fg(Token::Text1), styles.fg(Token::Text2)),
        };
        if is_selected {
            canvas.clear(0, y, canvas.cols(), 1, strong);
            canvas.put(0, y, 1, canvas.glyphs().pointer, strong);
        }
        let tally = app.plan().tally(meeting);
        let spans = [
            (canvas.shown(&meeting.name), strong),
            (meeting.date.to_string(), quiet),
            (canvas.shown(&meeting.chair), quiet),
            (discussed(app, meeting, tally.discussed, tally.total), quiet),
            (
                tally.changed.to_string(),
                if tally.changed == 0 && !is_selected { styles.fg(Token::Text3) } else { quiet },
            ),
        ];
        draw_cells(canvas, y, &spans);
    }
}

/// `12/26`; with a word if the meeting goes on.
fn discussed(app: &App, meeting: &Meeting, discussed: usize, total: usize) -> String {
    let goes_on = if meeting.ended.is_none() { words::GOES_ON.say(app.lang()) } else { "" };
    format!("{discussed}/{total} {goes_on}").trim_end().to_owned()
}

/// The name takes what the columns leave; where that is little, the last columns go.
fn draw_cells(canvas: &mut Canvas<'_>, y: u16, spans: &[Span]) {
    let room = canvas.cols().saturating_sub(3);
    let fits = |count: &usize| COLUMNS[..*count].iter().sum::<u16>() + 20 <= room;
    let count = (0..=COLUMNS.len()).rev().find(fits).unwrap_or(0);
    let name = room.saturating_sub(COLUMNS[..count].iter().sum::<u16>());
    canvas.put(2, y, name.saturating_sub(1), &spans[0].0, spans[0].1);
    let mut x = 2 + name;
    for (at, ((text, style), wide)) in spans[1..].iter().zip(&COLUMNS[..count]).enumerate() {
        let pad = if at >= FIGURES { wide.saturating_sub(1 + width(text)) } else { 0 };
        canvas.put(x + pad, y, wide.saturating_sub(1 + pad), text, *style);
        x += wide;
    }
}

/// Paints what a meeting came to, but for the last row: its figures, its particulars, its steps.
pub(super) fn draw_meeting(app: &App, id: RecordId, scroll: usize, canvas: &mut Canvas<'_>) {
    let Some(meeting) = app.plan().meeting(id) else { return };
    let (lang, styles) = (app.lang(), canvas.styles);
    let name = canvas.shown(&meeting.name);
    let title = [
        (format!("{}  ", words::SUMMARY.say(lang)), styles.key()),
        (name, styles.strong(Token::Text1)),
        (
            if meeting.ended.is_none() { format!("  {}", words::GOES_ON.say(lang)) } else { String::new() },
            styles.fg(Token::Text2),
        ),
    ];
    canvas.row(1, 0, canvas.cols().saturating_sub(2), &title);
    let margins = margins(canvas);
    let rows = meeting_rows(app, canvas, meeting, margins);
    let room = usize::from(app.board().layout().size.rows.saturating_sub(2));
    let scroll = scroll.min(rows.len().saturating_sub(room));
    draw_rows(canvas, &rows[scroll..rows.len().min(scroll + room)], 1, margins);
}

fn margins(canvas: &Canvas<'_>) -> Margins {
    let wide = canvas.cols() >= 100;
    let label = if wide { 6 } else { 2 };
    Margins { label, text: label, end: canvas.cols().saturating_sub(label), narrow: !wide }
}

fn meeting_rows(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, margins: Margins) -> Vec<Row> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let tally = app.plan().tally(meeting);
    let figures = [
        (words::DISCUSSED, tally.discussed),
        (words::CHANGED, tally.changed),
        (words::NEW_PROBLEMS, tally.new_problems),
        (words::LEFT, tally.left),
    ];
    let mut x = margins.label;
    let mut numbers = Row::default();
    for (label, count) in figures {
        let label = format!("{} ", label.say(lang));
        let token =
            if label.starts_with(words::NEW_PROBLEMS.say(lang)) && count > 0 { Token::Problem } else { Token::Text1 };
        numbers.parts.push((x, (label.clone(), styles.fg(Token::Text3))));
        x += width(&label);
        numbers.parts.push((x, (count.to_string(), styles.strong(token))));
        x += width(&count.to_string()) + 4;
    }
    let mut rows = vec![Row::default(), numbers, Row::default()];
    rows.extend(particulars(app, canvas, meeting, margins));
    rows.push(Row::default());
    rows.push(line(margins.label, vec![(words::CHANGES.say(lang).to_owned(), styles.strong(Token::Text2))]));
    let steps = app.plan().steps_of(meeting.id);
    if steps.is_empty() {
        rows.push(line(margins.label, vec![(words::NO_CHANGES.say(lang).to_owned(), styles.fg(Token::Text3))]));
    }
    for step in steps {
        rows.extend(step_rows(app, canvas, step, margins));
    }
    rows
}

/// A step's time, and what it did; at the right end the title of the item, where there is room.
fn step_rows(app: &App, canvas: &Canvas<'_>, step: &Step, margins: Margins) -> Vec<Row> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let mut time = Some((step.at.format("%H:%M").to_string(), styles.fg(Token::Text3)));
    let at = margins.label + 8;
    let mut rows = Vec::new();
    let for_everybody = matches!(app.screen(), Screen::Meeting { from: Origin::Room, .. });
    for change in step.changes.iter().filter(|change| !(for_everybody && change.is_internal())) {
        let item = change.item().and_then(|item| app.plan().item(item)).filter(|_| !margins.narrow);
        let title = item.map_or(String::new(), |item| canvas.cut(&item.title, TITLE));
        let room = margins.end.saturating_sub(at + if title.is_empty() { 0 } else { TITLE + 3 });
        for told in tell::changes(app.plan(), std::slice::from_ref(change), lang) {
            for (line, part) in lines(canvas, &told, room).into_iter().enumerate() {
                let mut row = Row { parts: vec![(at, (part, styles.fg(Token::Text1)))], ..Row::default() };
                if line == 0 {
                    row.parts.extend(time.take().map(|time| (margins.label, time)));
                    row.right = vec![(title.clone(), styles.fg(Token::Text3))];
                }
                rows.push(row);
            }
        }
    }
    rows
}

/// Date, place, chair and who is there; what nobody has said is to be filled in.
fn particulars(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, margins: Margins) -> Vec<Row> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let fields: [(Words, String); 4] = [
        (words::DATE, meeting.date.to_string()),
        (words::PLACE, meeting.place.clone()),
        (words::CHAIR, meeting.chair.clone()),
        (words::PRESENT, meeting.present.join(board::comma(lang))),
    ];
    let mut rows = Vec::new();
    for (label, text) in fields {
        let is_known = !text.trim().is_empty();
        let text = if is_known { text } else { words::TO_FILL_IN.say(lang).to_owned() };
        let token = if is_known { Token::Text1 } else { Token::Text3 };
        for (at, part) in lines(canvas, &text, margins.end.saturating_sub(margins.label + 10)).into_iter().enumerate() {
            let mut row = line(margins.label + 10, vec![(part, styles.fg(token))]);
            if at == 0 {
                row.parts.push((margins.label, (label.say(lang).to_owned(), styles.fg(Token::Text3))));
            }
            rows.push(row);
        }
    }
    rows
}

/// A row of spans from `x` on.
fn line(x: u16, spans: Vec<Span>) -> Row {
    let mut row = Row::default();
    let mut x = x;
    for span in spans {
        let wide = width(&span.0);
        row.parts.push((x, span));
        x += wide;
    }
    row
}

fn lines(canvas: &Canvas<'_>, text: &str, room: u16) -> Vec<String> {
    let shown = canvas.shown(text);
    wrap(&shown, usize::from(room.max(4))).into_iter().map(|range| shown[range].to_owned()).collect()
}

/// What became of the last meeting's decisions and next steps.
pub(super) fn opening_rows(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, margins: Margins) -> Vec<Row> {
    opening(app, canvas, meeting, margins, |_| true)
}

/// The same for everybody: nothing internal, every second row empty.
pub(super) fn opening_rows_for_everybody(
    app: &App,
    canvas: &Canvas<'_>,
    meeting: &Meeting,
    margins: Margins,
) -> Vec<Row> {
    every_second(opening(app, canvas, meeting, margins, |followup| !followup.promise.is_internal()))
}

fn opening(
    app: &App,
    canvas: &Canvas<'_>,
    meeting: &Meeting,
    margins: Margins,
    is_shown: impl Fn(&Followup<'_>) -> bool,
) -> Vec<Row> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let Some(last) = app.plan().meeting_before(meeting) else { return Vec::new() };
    let title = vec![
        (format!("{}  ", words::OPENING.say(lang)), styles.strong(Token::Text1)),
        (format!("{}  {}", last.date, canvas.shown(&last.name)), styles.fg(Token::Text2)),
    ];
    let mut rows = vec![Row::default(), line(margins.label, title)];
    let mut followups = app.plan().followups(last, app.now().date());
    followups.retain(is_shown);
    let is_decision = |followup: &&Followup<'_>| matches!(followup.promise, Promise::Decision(_));
    let (decisions, steps): (Vec<_>, Vec<_>) = followups.iter().partition(is_decision);
    for (head, followups) in [(words::DECISIONS, decisions), (words::NEXT_STEPS, steps)] {
        if followups.is_empty() {
            continue;
        }
        let count = format!(" {}", followups.len());
        let head = vec![(head.say(lang).to_owned(), styles.strong(Token::Text2)), (count, styles.fg(Token::Text3))];
        rows.extend([Row::default(), line(margins.label, head)]);
        rows.extend(followups.into_iter().flat_map(|followup| followed_up(app, canvas, followup, margins)));
    }
    rows
}

/// `7  补报材料  成果转化科  07-31前        推进中 ➜ 滞后  超期`.
fn followed_up(app: &App, canvas: &Canvas<'_>, followup: &Followup<'_>, margins: Margins) -> Vec<Row> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let (fate, token) = match followup.fate {
        Fate::Done(Some(on)) => (format!("{} {}", words::DONE.say(lang), day(on)), Token::Done),
        Fate::Done(None) => (words::DONE.say(lang).to_owned(), Token::Done),
        Fate::Overdue => (format!("! {}", words::OVERDUE.say(lang)), Token::Problem),
        Fate::Open => (words::OPEN.say(lang).to_owned(), Token::Text2),
    };
    let mut right = statuses(app, canvas, &followup.then, &followup.item.status);
    right.push((format!("  {fate}"), styles.strong(token)));
    let due = followup.promise.due().map(|due| board::due(lang, &day(due)));
    let units = followup.promise.units().join(board::comma(lang));
    let aside: Vec<String> = [Some(units).filter(|units| !units.is_empty()), due].into_iter().flatten().collect();
    let aside = aside.join(" ");
    let aside = if aside.is_empty() { aside } else { format!("（{aside}）") };
    let number_cells = cells(app.board_context().view.number_cells) + 2;
    let room = margins.end.saturating_sub(margins.label + number_cells + spans_width(&right) + 3);
    let mut rows = Vec::new();
    for (at, part) in lines(canvas, &format!("{}{aside}", followup.promise.text()), room).into_iter().enumerate() {
        let mut row = line(margins.label + number_cells, vec![(part, styles.fg(Token::Text1))]);
        if at == 0 {
            row.parts.push((margins.label, (canvas.shown(&followup.item.number), styles.key())));
            row.right = std::mem::take(&mut right);
        }
        rows.push(row);
    }
    rows
}

/// The status then and now; only one if it is the same.
fn statuses(app: &App, canvas: &Canvas<'_>, then: &ColumnId, now: &ColumnId) -> Vec<Span> {
    let styles = canvas.styles;
    let named = |id: &ColumnId| {
        let kind = app.plan().column(id).map_or(Kind::Todo, |column| column.kind);
        (canvas.shown(tell::column_name(app.plan(), id, app.lang())), styles.fg(token(kind)))
    };
    if then == now {
        return vec![named(now)];
    }
    vec![named(then), (format!(" {} ", canvas.glyphs().change), styles.fg(Token::Text2)), named(now)]
}
