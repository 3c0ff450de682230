//! One item in full: left what the document says and what is owed, right what happened; one of both when narrow.

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::card::{due_words, wait_token};
use super::heads::{sign, token};
use super::hint;
use super::style::Token;
use crate::app::action::{Action, Scope};
use crate::app::board::card::{Due, Wait};
use crate::app::input::form::RecordKind;
use crate::app::keymap::written;
use crate::app::screen::detail::{DetailState, Pane};
use crate::app::{App, tell};
use crate::clock::Date;
use crate::lang::Words;
use crate::lang::board::{self, detail};
use crate::plan::id::RecordId;
use crate::plan::item::Item;
use crate::plan::meeting::Meeting;
use crate::plan::target::Target;
use crate::text::wrap::wrap;

/// From this many columns on both panes are shown.
const BOTH: u16 = 100;
/// Cells of the left pane's indent.
const INDENT: u16 = 6;
/// Cells of a label before its text.
const LABEL: u16 = 12;
/// A line of prose is at most so wide.
const PROSE: u16 = 100;
/// Cells of a target's bar.
const BAR: u16 = 20;

/// A row of a pane: spans from the left and, at the right end, others.
#[derive(Default)]
struct Line {
    left: Vec<Span>,
    right: Vec<Span>,
    /// A light line fills what is between.
    ruled: bool,
    /// A bar at this cell, with its share.
    bar: Option<(u16, f64)>,
    /// The record it is of.
    record: Option<(RecordKind, RecordId)>,
}

impl Line {
    fn of(left: Vec<Span>) -> Self {
        Self { left, ..Self::default() }
    }
}

/// A rectangle of the screen.
#[derive(Clone, Copy)]
struct Area {
    x: u16,
    y: u16,
    width: u16,
    rows: u16,
}

/// Paints everything but the last row.
pub(super) fn draw(app: &App, leaf: DetailState, canvas: &mut Canvas<'_>) {
    let Some(item) = app.item() else { return };
    let rows = app.board().layout().size.rows.saturating_sub(2);
    let cols = canvas.cols();
    if cols >= BOTH {
        let left = cols * 3 / 5;
        let (owed_scroll, happened_scroll) = match leaf.pane {
            Pane::Owed => (leaf.scroll, 0),
            Pane::Happened => (0, leaf.scroll),
        };
        if !canvas.look().flat() {
            let panel = canvas.styles.panel();
            canvas.fill(left, 0, cols - left, rows + 1, panel);
        }
        let area = Area { x: 2, y: 1, width: left - 5, rows };
        let lines = owed(app, canvas, item, area.width);
        draw_lines(canvas, area, &lines, owed_scroll, leaf.selected);
        let area = Area { x: left + 3, y: 1, width: cols - left - 5, rows };
        let lines = happened(app, canvas, item, area.width);
        draw_lines(canvas, area, &lines, happened_scroll, leaf.selected);
    } else {
        draw_tabs(app, canvas, leaf.pane);
        let area = Area { x: 1, y: 2, width: cols.saturating_sub(2), rows: rows.saturating_sub(1) };
        let lines = match leaf.pane {
            Pane::Owed => owed(app, canvas, item, area.width),
            Pane::Happened => happened(app, canvas, item, area.width),
        };
        draw_lines(canvas, area, &lines, leaf.scroll, leaf.selected);
    }
}

fn draw_tabs(app: &App, canvas: &mut Canvas<'_>, pane: Pane) {
    let styles = canvas.styles;
    let active = |is_active| if is_active { styles.pill(Token::Accent) } else { styles.fg(Token::Text2) };
    let owed = pane == Pane::Owed;
    let tabs = [
        (format!(" {} ", detail::OWED.say(app.lang())), active(owed)),
        ("  ".to_owned(), styles.fg(Token::Text2)),
        (format!(" {} ", detail::HAPPENED.say(app.lang())), active(!owed)),
    ];
    canvas.row(1, 0, canvas.cols().saturating_sub(2), &tabs);
}

/// The scroll nearest to `scroll` at which the selected record is in view.
fn follow(lines: &[Line], rows: usize, scroll: usize, selected: Option<(RecordKind, RecordId)>) -> usize {
    let most = lines.len().saturating_sub(rows);
    let is_it = |line: &Line| selected.is_some() && line.record == selected;
    let (Some(first), Some(last)) = (lines.iter().position(is_it), lines.iter().rposition(is_it)) else {
        return scroll.min(most);
    };
    scroll.min(first.saturating_sub(1)).max((last + 1).saturating_sub(rows)).min(most)
}

fn draw_lines(
    canvas: &mut Canvas<'_>,
    area: Area,
    lines: &[Line],
    scroll: usize,
    selected: Option<(RecordKind, RecordId)>,
) {
    let scroll = follow(lines, usize::from(area.rows), scroll, selected);
    for (at, line) in lines.iter().skip(scroll).take(usize::from(area.rows)).enumerate() {
        let y = area.y + cells(at);
        if selected.is_some() && line.record == selected {
            draw_selected(canvas, area, line, y);
            continue;
        }
        let right = spans_width(&line.right);
        let room = if right > 0 { area.width.saturating_sub(right + 1) } else { area.width };
        let used = canvas.row(area.x, y, room, &line.left);
        let right_at = (area.x + area.width).saturating_sub(right).max(area.x);
        if line.ruled {
            let from = area.x + used + 1;
            let end = if right > 0 { right_at - 1 } else { right_at };
            let (glyph, style) = (canvas.glyphs().rule, canvas.styles.fg(Token::Rule));
            canvas.line(from, y, end.saturating_sub(from), glyph, style);
        }
        if let Some((at, share)) = line.bar {
            canvas.bar(area.x + at, y, BAR, share, canvas.styles.fg(Token::Done));
        }
        canvas.row(right_at, y, right, &line.right);
    }
}

/// A row of the selected record: a solid block, as a selected card is.
fn draw_selected(canvas: &mut Canvas<'_>, area: Area, line: &Line, y: u16) {
    let style = canvas.styles.selected();
    canvas.fill(area.x.saturating_sub(1), y, area.width + 1, 1, style);
    let spans = |spans: &[Span]| spans.iter().map(|(text, _)| (text.clone(), style)).collect::<Vec<Span>>();
    let (left, right) = (spans(&line.left), spans(&line.right));
    let taken = spans_width(&right);
    canvas.row(area.x, y, area.width.saturating_sub(taken), &left);
    canvas.row((area.x + area.width).saturating_sub(taken), y, taken, &right);
    canvas.put(area.x.saturating_sub(1), y, 1, canvas.glyphs().pointer, style);
}

/// The left pane.
fn owed(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let indent = if room < 60 { 3 } else { INDENT - 2 };
    let inner = room.saturating_sub(indent);
    let mut lines = head(app, canvas, item, indent);
    lines.push(Line::default());
    let text = canvas.styles.fg(Token::Text1);
    lines.extend(paragraphs(canvas, &item.text, inner).map(|line| Line::of(vec![(line, text)])));
    lines.push(Line::default());
    lines.extend(people(app, canvas, item, inner));
    lines.extend(targets(app, canvas, item, inner));
    lines.extend(steps(app, canvas, item, inner));
    lines.extend(problems(app, canvas, item, inner));
    lines.extend(decisions(app, canvas, item, inner));
    for line in lines.iter_mut().skip(2) {
        if !line.left.is_empty() {
            line.left.insert(0, (" ".repeat(usize::from(indent)), text));
            line.bar = line.bar.map(|(at, share)| (at + indent, share));
        }
    }
    lines
}

/// Number and title with the status at the right, and the theme below.
fn head(app: &App, canvas: &Canvas<'_>, item: &Item, indent: u16) -> Vec<Line> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let column = app.plan().column(&item.status);
    let kind = column.map(|column| token(column.kind)).unwrap_or(Token::Todo);
    let pad = usize::from(indent);
    let title = vec![
        (format!("{:<pad$}", format!("{} ", item.number)), styles.strong(kind)),
        (canvas.shown(&item.title), styles.strong(Token::Text1)),
    ];
    let mut right = Vec::new();
    let days = item.since.map_or(0, |since| app.now().days_since(since));
    if days > 0 {
        right.push((
            format!("{} ", board::days(lang, days)),
            styles.fg(wait_token(Wait::of(item, app.plan(), app.now()))),
        ));
    }
    if let Some(column) = column {
        let name = canvas.shown(column.name(lang));
        right.push((format!(" {}{name} ", sign(canvas, column.kind)), styles.pill(kind)));
    }
    let theme = app.plan().theme(item.theme);
    let heading = theme.map(|theme| format!("{}{} {}", " ".repeat(pad), theme.numeral(), theme.title));
    let mut theme = Line::of(vec![(canvas.shown(&heading.unwrap_or_default()), styles.fg(Token::Text3))]);
    theme.right = offer(app, canvas, Action::CardTitle, detail::RETITLE);
    vec![Line { left: title, right, ..Line::default() }, theme]
}

/// The lines of a text, wrapped by UAX #14.
fn paragraphs<'a>(canvas: &Canvas<'_>, text: &'a str, room: u16) -> impl Iterator<Item = String> + use<'a> {
    let shown: Vec<String> = text.split('\n').map(|line| canvas.shown(line)).collect();
    let room = usize::from(room.min(PROSE));
    shown
        .into_iter()
        .flat_map(move |line| wrap(&line, room).into_iter().map(|range| line[range].to_owned()).collect::<Vec<_>>())
}

/// Who answers for it, and until when.
fn people(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let lang = app.lang();
    let styles = canvas.styles;
    let groups: [(Words, &[String]); 4] = [
        (detail::LEADERS, &item.leaders),
        (detail::LEAD_UNITS, &item.lead_units),
        (detail::RESPONSIBLE_UNITS, &item.responsible_units),
        (detail::SUPPORTING_UNITS, &item.supporting_units),
    ];
    let mut lines = Vec::new();
    for (label, names) in groups {
        if names.is_empty() && label == detail::SUPPORTING_UNITS {
            continue;
        }
        let text = if names.is_empty() { detail::UNNAMED.say(lang).to_owned() } else { names.join(board::comma(lang)) };
        let token = if names.is_empty() { Token::Text3 } else { Token::Text1 };
        for (at, line) in paragraphs(canvas, &text, room.saturating_sub(LABEL)).enumerate() {
            let label = if at == 0 { label.say(lang) } else { "" };
            lines.push(Line::of(vec![labelled(canvas, label), (line, styles.fg(token))]));
        }
    }
    let deadline = item.deadline.map(|day| day.to_string()).or_else(|| item.deadline_text.clone());
    let token = if deadline.is_some() { Token::Text1 } else { Token::Text3 };
    let deadline = canvas.shown(&deadline.unwrap_or_else(|| detail::OPEN.say(lang).to_owned()));
    let mut spans = vec![labelled(canvas, detail::DEADLINE.say(lang)), (deadline, styles.fg(token))];
    if let Some(due) = Due::of(item, app.plan(), app.now()) {
        let (words, token) = due_words(due, lang);
        spans.push((format!("   {words}"), styles.fg(token)));
    }
    if token == Token::Text3 {
        spans.push(("   ".to_owned(), styles.fg(Token::Text3)));
        spans.extend(offer(app, canvas, Action::Deadline, detail::SET));
    }
    lines.push(Line::of(spans));
    lines
}

/// A label, filled up to the text's indent.
fn labelled(canvas: &Canvas<'_>, label: &str) -> Span {
    let pad = LABEL.saturating_sub(width(label)).max(1);
    (format!("{label}{}", " ".repeat(usize::from(pad))), canvas.styles.fg(Token::Text3))
}

/// A section's head: an empty row, then title and count, and a light line to the edge.
fn section(canvas: &Canvas<'_>, title: &str, count: &str) -> [Line; 2] {
    let styles = canvas.styles;
    let mut left = vec![(title.to_owned(), styles.strong(Token::Text2))];
    if !count.is_empty() {
        left.push((format!(" {count}"), styles.fg(Token::Text3)));
    }
    [Line::default(), Line { left, ruled: true, ..Line::default() }]
}

/// The first key of an action and what it is for; nothing where the action has no key or does not apply.
fn offer(app: &App, canvas: &Canvas<'_>, action: Action, word: Words) -> Vec<Span> {
    let key = app.keymap().keys(Scope::Detail, action).next();
    let Some(keys) = key.filter(|_| app.applies(Scope::Detail, action).is_ok()) else { return Vec::new() };
    hint::trimmed(hint::key(canvas, &written([keys]).concat(), word.say(app.lang())).into())
}

/// A section with `lines`, or the word for none; its head offers a key.
fn full_section(
    app: &App,
    canvas: &Canvas<'_>,
    (title, count): (Words, &str),
    lines: Vec<Line>,
    (action, word): (Action, Words),
) -> Vec<Line> {
    let mut all: Vec<Line> = section(canvas, title.say(app.lang()), count).into();
    all[1].right = offer(app, canvas, action, word);
    if lines.is_empty() {
        all.push(Line::of(vec![(detail::NONE.say(app.lang()).to_owned(), canvas.styles.fg(Token::Text3))]));
    }
    all.extend(lines);
    all
}

fn targets(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    if item.targets.is_empty() {
        return Vec::new();
    }
    let lines = item.targets.iter().map(|target| target_line(app, canvas, target, room)).collect();
    full_section(app, canvas, (detail::TARGETS, &item.targets.len().to_string()), lines, (Action::Fields, detail::EDIT))
}

fn target_line(app: &App, canvas: &Canvas<'_>, target: &Target, room: u16) -> Line {
    let styles = canvas.styles;
    let figures = detail::towards(&target.current_text(), &target.raw);
    let mut right = vec![(canvas.shown(&figures), styles.fg(Token::Text1))];
    if target.reached() {
        right.push((format!("  {}", detail::REACHED.say(app.lang())), styles.strong(Token::Done)));
    }
    let bar_at = room.saturating_sub(spans_width(&right) + 2 + BAR);
    let left = vec![(canvas.cut(&target.metric, bar_at.saturating_sub(2)), styles.fg(Token::Text1))];
    Line { left, right, bar: (bar_at > 8).then(|| (bar_at, target.share())), ..Line::default() }
}

/// A day within the year, `07-15`.
fn day(date: Date) -> String {
    date.format("%m-%d").to_string()
}

/// A dated record: the day, then its text wrapped; the units at the right end of the first line.
fn record(app: &App, canvas: &Canvas<'_>, date: Span, text: &str, units: &[String], room: u16) -> Vec<Line> {
    let styles = canvas.styles;
    let at = LABEL.max(width(&date.0) + 2);
    let units = canvas.shown(&units.join(board::comma(app.lang())));
    let text_room = room.saturating_sub(at + if units.is_empty() { 0 } else { width(&units) + 2 }).max(10);
    let pad = " ".repeat(usize::from(at - width(&date.0)));
    let mut date = Some((format!("{}{pad}", date.0), date.1));
    let mut units = Some(units).filter(|units| !units.is_empty());
    paragraphs(canvas, text, text_room)
        .map(|line| {
            let first = date.take().unwrap_or_else(|| (" ".repeat(usize::from(at)), styles.fg(Token::Text3)));
            let right = units.take().map(|units| (units, styles.fg(Token::Text3))).into_iter().collect();
            Line { left: vec![first, (line, styles.fg(Token::Text1))], right, ..Line::default() }
        })
        .collect()
}

/// The same lines, known as those of a record.
fn of_record(kind: RecordKind, id: RecordId, mut lines: Vec<Line>) -> Vec<Line> {
    for line in &mut lines {
        line.record = Some((kind, id));
    }
    lines
}

/// A record's words; an internal one says so.
fn noted(app: &App, text: &str, is_internal: bool) -> String {
    if is_internal { detail::internal(app.lang(), text) } else { text.to_owned() }
}

fn steps(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let (lang, styles, glyphs) = (app.lang(), canvas.styles, canvas.glyphs());
    let done = item.next_steps.iter().filter(|step| step.done.is_some()).count();
    let count = if item.next_steps.is_empty() { String::new() } else { format!("{done}/{}", item.next_steps.len()) };
    let line = |step: &crate::plan::record::NextStep| {
        let mark = if step.done.is_some() { glyphs.done_step } else { glyphs.open_step };
        let due = step.due.map(|due| board::due(lang, &day(due))).unwrap_or_default();
        let date = (format!("{mark} {due}"), styles.fg(Token::Text3));
        of_record(
            RecordKind::NextStep,
            step.id,
            record(app, canvas, date, &noted(app, &step.text, step.internal), &step.units, room),
        )
    };
    let lines = item.next_steps.iter().flat_map(line).collect();
    full_section(app, canvas, (detail::NEXT_STEPS, &count), lines, (Action::NextStep, detail::ADD))
}

fn problems(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let (lang, styles, glyphs) = (app.lang(), canvas.styles, canvas.glyphs());
    let line = |problem: &crate::plan::record::Problem| {
        let (date, style) = match problem.closed {
            None => (format!("{} {}", glyphs.problem, day(problem.date)), styles.strong(Token::Problem)),
            Some(closed) => (detail::closed(lang, &day(closed)), styles.fg(Token::Text3)),
        };
        let text = noted(app, &problem.text, problem.internal);
        of_record(RecordKind::Problem, problem.id, record(app, canvas, (date, style), &text, &problem.units, room))
    };
    let lines = item.problems.iter().rev().flat_map(line).collect();
    full_section(app, canvas, (detail::PROBLEMS, ""), lines, (Action::Problem, detail::ADD))
}

fn decisions(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let quiet = canvas.styles.fg(Token::Text3);
    let line = |decision: &crate::plan::record::Decision| {
        let due = decision.due.map_or(String::new(), |due| format!("  {}", board::due(app.lang(), &day(due))));
        let text = format!("{}{due}", noted(app, &decision.text, decision.internal));
        let meeting = decision.meeting.and_then(|meeting| app.plan().meeting(meeting));
        let meeting: Vec<String> = meeting.map(|meeting| meeting.name.clone()).into_iter().collect();
        let right = if decision.units.is_empty() { &meeting } else { &decision.units };
        let lines = record(app, canvas, (day(decision.date), quiet), &text, right, room);
        of_record(RecordKind::Decision, decision.id, lines)
    };
    let lines = item.decisions.iter().rev().flat_map(line).collect();
    full_section(app, canvas, (detail::DECISIONS, ""), lines, (Action::Decision, detail::ADD))
}

/// The right pane: progress, and every change of the item, newest first.
fn happened(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> Vec<Line> {
    let quiet = canvas.styles.fg(Token::Text3);
    let progress: Vec<Line> = item
        .progress
        .iter()
        .rev()
        .flat_map(|progress| {
            let text = noted(app, &progress.text, progress.internal);
            let lines = record(app, canvas, (day(progress.date), quiet), &text, &progress.units, room);
            of_record(RecordKind::Progress, progress.id, lines)
        })
        .collect();
    let count = if item.progress.is_empty() { String::new() } else { item.progress.len().to_string() };
    let mut lines = full_section(app, canvas, (detail::PROGRESS, &count), progress, (Action::Progress, detail::ADD));
    let (changes, many) = changes(app, canvas, item, room);
    lines.extend(full_section(
        app,
        canvas,
        (detail::CHANGES, &many.to_string()),
        changes,
        (Action::History, detail::ALL),
    ));
    let (meetings, many) = meetings(app, canvas, item, room);
    if many > 0 {
        let title = (detail::MEETINGS, many.to_string());
        lines.extend(full_section(app, canvas, (title.0, &title.1), meetings, (Action::Meetings, detail::ALL)));
    }
    lines.remove(0);
    lines
}

/// The meetings that discussed the item, newest first, and what they decided on it; and how many they are.
fn meetings(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> (Vec<Line>, usize) {
    let (lang, plan) = (app.lang(), app.plan());
    let spoke = |meeting: &&Meeting| {
        meeting.discussed.iter().any(|discussed| discussed.item == item.id)
            || item.decisions.iter().any(|decision| decision.meeting == Some(meeting.id))
    };
    let mut spoken: Vec<&Meeting> = plan.meetings.iter().filter(spoke).collect();
    spoken.sort_by_key(|meeting| std::cmp::Reverse((meeting.date, meeting.began)));
    let lines = spoken.iter().flat_map(|meeting| {
        let decided = item.decisions.iter().filter(|decision| decision.meeting == Some(meeting.id));
        let decided: Vec<String> = decided.map(|decision| noted(app, &decision.text, decision.internal)).collect();
        let text = detail::meeting(lang, &meeting.name, &decided);
        record(app, canvas, (meeting.date.to_string(), canvas.styles.fg(Token::Text3)), &text, &[], room)
    });
    (lines.collect(), spoken.len())
}

/// What steps did to the item, newest first, in the end the board's creation; and how many they are.
fn changes(app: &App, canvas: &Canvas<'_>, item: &Item, room: u16) -> (Vec<Line>, usize) {
    let (lang, styles, plan) = (app.lang(), canvas.styles, app.plan());
    let line = |at: crate::clock::Stamp, what: &str| {
        let when = at.format("%m-%d %H:%M").to_string();
        record(app, canvas, (when, styles.fg(Token::Text3)), what, &[], room)
    };
    let (mut lines, mut count) = (Vec::new(), 0);
    for step in plan.log.iter().rev() {
        for change in step.changes.iter().filter(|change| change.item() == Some(item.id)) {
            let told = tell::change(plan, change, lang);
            count += usize::from(told.is_some());
            lines.extend(told.into_iter().flat_map(|what| line(step.at, &what)));
        }
    }
    if let Some(created) = plan.created {
        lines.extend(line(created, detail::CREATED.say(lang)));
        count += 1;
    }
    (lines, count)
}
