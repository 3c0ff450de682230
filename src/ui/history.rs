//! The history: a table of steps, newest first, and below it the selected one in full.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::style::Token;
use crate::app::screen::history::listing::HistoryLine;
use crate::app::screen::history::row::{HistoryRow, items};
use crate::app::screen::history::subject::{StepSubject, meeting_name};
use crate::app::screen::history::{FilterLine, History, HistoryBands};
use crate::app::{App, tell};
use crate::clock::Stamp;
use crate::lang::{board, history as words};
use crate::plan::step::Step;
use crate::text::wrap::wrap;

/// From so many columns on each row also says who made the step.
const WITH_NAMES: u16 = 120;
/// From so many columns on each row also says what sort of thing it is.
const WITH_ACTIONS: u16 = 50;
/// Cells of a number, of an action, of a name.
const NUMBER: u16 = 6;
const ACTION: u16 = 12;
const NAME: u16 = 16;

/// Where the parts of a row stand: their first cells.
struct Places {
    time: u16,
    /// The numbers end before this cell.
    number_end: u16,
    action: u16,
    content: u16,
    /// Names, and the end of the content.
    name: u16,
    has_years: bool,
}

impl Places {
    fn of(app: &App, canvas: &Canvas<'_>) -> Self {
        use chrono::Datelike as _;
        let year = app.now().date().year();
        let has_years = app.plan().created.is_some_and(|created| created.year() != year);
        let time = 1;
        let number_end = time + if has_years { 16 } else { 11 } + 1 + NUMBER;
        let action = number_end + 2;
        let content = if canvas.cols() >= WITH_ACTIONS { action + ACTION + 1 } else { action };
        let name = canvas.cols().saturating_sub(if canvas.cols() >= WITH_NAMES { NAME + 2 } else { 1 });
        Self { time, number_end, action, content, name, has_years }
    }

    fn time(&self, at: Stamp) -> String {
        at.format(if self.has_years { "%Y-%m-%d %H:%M" } else { "%m-%d %H:%M" }).to_string()
    }
}

/// Paints everything but the last row.
pub(super) fn draw(app: &App, history: &History, canvas: &mut Canvas<'_>) {
    let places = Places::of(app, canvas);
    let bands = HistoryBands::of(app.board().layout().size);
    draw_title(app, history, canvas);
    draw_head(app, canvas, &places);
    let Some(listing) = app.listing() else { return };
    if listing.lines.is_empty() {
        canvas.put(
            places.time,
            bands.table.top,
            canvas.cols(),
            words::NONE.say(app.lang()),
            canvas.styles.fg(Token::Text3),
        );
    }
    let seen = listing.lines.iter().skip(history.scroll).take(usize::from(bands.table.rows));
    for (at, line) in seen.enumerate() {
        let is_selected = history.selected == Some(line.entry);
        draw_row(app, canvas, &places, line, bands.table.top + cells(at), is_selected);
    }
    let ground = canvas.styles.on(Token::Text1, Token::Raised);
    canvas.clear(0, bands.detail.top, canvas.cols(), bands.detail.rows, ground);
    if let Some(line) = app.selected_line().filter(|_| bands.detail.rows > 0) {
        draw_detail(app, canvas, &line, bands.detail.top, bands.detail.rows);
    }
    draw_typing(app, history, canvas);
}

/// What is shown of it, by which filter.
fn draw_title(app: &App, history: &History, canvas: &mut Canvas<'_>) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let quiet = styles.fg(Token::Text2);
    let mut spans = vec![(format!("{}   ", words::TITLE.say(lang)), styles.strong(Token::Text1))];
    if let Some(listing) = app.listing() {
        spans.push((words::count(lang, listing.lines.len(), listing.all), quiet));
        if listing.in_meeting > 0 {
            spans.push((format!("   {}", words::in_meeting(lang, listing.in_meeting)), quiet));
        }
    }
    if !history.filter.is_empty() {
        spans.push((format!("   {} ", words::FILTER.say(lang)), styles.fg(Token::Text3)));
        spans.push((history.filter.text().to_owned(), styles.key()));
    }
    let room = canvas.cols().saturating_sub(2);
    let used = canvas.row(1, 0, room, &spans);
    let left = room.saturating_sub(used + 3);
    if left >= 12 {
        let title = canvas.cut(&app.plan().title, left);
        canvas.put_right(canvas.cols() - 1, 0, &title, styles.fg(Token::Text3));
    }
}

fn draw_head(app: &App, canvas: &mut Canvas<'_>, places: &Places) {
    let lang = app.lang();
    let (cols, style) = (canvas.cols(), canvas.styles.strong(Token::Text2));
    canvas.clear(0, 1, cols, 1, canvas.styles.on(Token::Text2, Token::Raised));
    canvas.put(places.time, 1, cols, words::TIME.say(lang), style);
    canvas.put_right(places.number_end, 1, words::ITEM.say(lang), style);
    if places.content > places.action {
        canvas.put(places.action, 1, cols, words::ACTION.say(lang), style);
    }
    canvas.put(places.content, 1, places.name.saturating_sub(places.content), words::CONTENT.say(lang), style);
    if cols >= WITH_NAMES {
        canvas.put(places.name + 1, 1, cols, words::BY.say(lang), style);
    }
}

/// How a row's parts are coloured.
struct Ink {
    main: Style,
    side: Style,
    quiet: Style,
}

fn ink(app: &App, canvas: &Canvas<'_>, line: &HistoryLine, is_selected: bool) -> Ink {
    let styles = canvas.styles;
    match (is_selected, app.has_dialog()) {
        (true, true) => Ink { main: styles.echo(), side: styles.echo(), quiet: styles.echo() },
        (true, false) => Ink { main: styles.selected(), side: styles.selected(), quiet: styles.selected_quiet() },
        (false, _) if line.taken_back_by.is_some() => {
            let quiet = styles.fg(Token::Text3);
            Ink { main: quiet, side: quiet, quiet }
        }
        (false, _) => {
            Ink { main: styles.fg(Token::Text1), side: styles.fg(Token::Text2), quiet: styles.fg(Token::Text3) }
        }
    }
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, places: &Places, line: &HistoryLine, y: u16, is_selected: bool) {
    let HistoryRow { at, items, action, what, by } = line.row(app.plan(), app.lang());
    let ink = ink(app, canvas, line, is_selected);
    if is_selected {
        canvas.fill(0, y, canvas.cols(), 1, ink.main);
        canvas.put(0, y, 1, canvas.glyphs().pointer, ink.main);
    }
    if let Some(at) = at {
        canvas.put(places.time, y, canvas.cols(), &places.time(at), ink.quiet);
    }
    let number = canvas.cut(&items, NUMBER);
    canvas.put_right(places.number_end, y, &number, ink.side);
    if places.content > places.action {
        canvas.put(places.action, y, ACTION, &action, ink.side);
    }
    let tag = tag(app, line);
    let end = places.name.saturating_sub(if tag.is_empty() { 0 } else { width(tag) + 1 });
    canvas.put(places.content, y, end.saturating_sub(places.content), &what, ink.main);
    canvas.put_right(places.name, y, tag, ink.quiet);
    if canvas.cols() >= WITH_NAMES {
        canvas.put(places.name + 1, y, NAME, &by, ink.quiet);
    }
}

/// What a row is beside what it says.
fn tag(app: &App, line: &HistoryLine) -> &'static str {
    use crate::app::screen::history::listing::HistoryEntry;
    match line.entry {
        _ if line.taken_back_by.is_some() => words::TAKEN_BACK.say(app.lang()),
        HistoryEntry::Merged { .. } => words::MERGED.say(app.lang()),
        HistoryEntry::Step(_) | HistoryEntry::Founding => "",
    }
}

/// The selected step: when to the second, the item, who, the meeting, and every change.
fn draw_detail(app: &App, canvas: &mut Canvas<'_>, line: &HistoryLine, top: u16, rows: u16) {
    let plan = app.plan();
    let room = canvas.cols().saturating_sub(2);
    let step = line.step(plan);
    let mut y = top;
    for spans in [headline(app, canvas, line), origin(app, canvas, line, step)] {
        if y < top + rows && !spans.is_empty() {
            canvas.row(1, y, room, &spans);
            y += 1;
        }
    }
    let Some(step) = step else { return };
    let lines: Vec<String> =
        tell::changes(plan, &step.changes, app.lang()).iter().map(|text| canvas.shown(text)).collect();
    let left = usize::from((top + rows).saturating_sub(y));
    let text = canvas.styles.fg(Token::Text1);
    let wrapped: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .take(left + 1)
        .flat_map(|(at, line)| {
            wrap(line, usize::from(room.saturating_sub(2))).into_iter().map(move |range| (at, line[range].to_owned()))
        })
        .collect();
    let cut = wrapped.len() > left || lines.len() > left;
    let shown = if cut { left.saturating_sub(1) } else { left };
    for (_, line) in wrapped.iter().take(shown) {
        canvas.put(3, y, room.saturating_sub(2), line, text);
        y += 1;
    }
    if cut && left > 0 {
        let told = wrapped.get(shown.saturating_sub(1)).filter(|_| shown > 0).map_or(0, |(at, _)| at + 1);
        let more = words::more(app.lang(), lines.len().saturating_sub(told).max(1));
        canvas.put(3, y, room, &more, canvas.styles.fg(Token::Text3));
    }
}

/// `07-15 09:41:07  第7项 国家级高新技术产业开发区早日获批`.
fn headline(app: &App, canvas: &Canvas<'_>, line: &HistoryLine) -> Vec<Span> {
    let (lang, plan, styles) = (app.lang(), app.plan(), canvas.styles);
    let row = line.row(plan, lang);
    let mut spans = Vec::new();
    if let Some(at) = row.at {
        spans.push((format!("{}   ", at.format("%Y-%m-%d %H:%M:%S")), styles.key()));
    }
    match line.step(plan).map(items).unwrap_or_default().as_slice() {
        [only] => {
            spans.push((format!("{}  ", board::item(lang, &tell::number(plan, *only))), styles.strong(Token::Text1)));
            let title = plan.item(*only).map_or("", |item| item.title.as_str());
            spans.push((canvas.shown(title), styles.fg(Token::Text1)));
        }
        _ => spans.push((canvas.shown(&format!("{}  {}", row.action, row.what)), styles.fg(Token::Text1))),
    }
    spans
}

/// Who made it, in which meeting, and who took it back.
fn origin(app: &App, canvas: &Canvas<'_>, line: &HistoryLine, step: Option<&Step>) -> Vec<Span> {
    let (lang, plan, styles) = (app.lang(), app.plan(), canvas.styles);
    let Some(step) = step else { return Vec::new() };
    let (label, text) = (styles.fg(Token::Text3), styles.fg(Token::Text1));
    let mut spans: Vec<Span> = vec![(format!("{} ", words::BY.say(lang)), label), (canvas.shown(&step.by), text)];
    if let Some(name) = meeting_name(StepSubject { plan, step: Some(step), lang }) {
        spans.extend([(format!("   {} ", words::MEETING.say(lang)), label), (canvas.shown(&name), text)]);
    }
    if let Some(by) = line.taken_back_by.and_then(|id| plan.step(id)) {
        let when = tell::when(by.at, app.now());
        spans.push((
            format!("   {}", words::taken_back_by(lang, &canvas.shown(&by.by), &when)),
            styles.strong(Token::Warning),
        ));
    }
    let told = tell::line(plan, &step.changes, lang);
    if !step.label.is_empty() && step.label != told && spans_width(&spans) + 20 < canvas.cols() {
        spans.push((format!("   {}", canvas.shown(&step.label)), styles.fg(Token::Text2)));
    }
    spans
}

/// The filter being typed, over the table's head; the caret where the next letter goes.
fn draw_typing(app: &App, history: &History, canvas: &mut Canvas<'_>) {
    let Some(FilterLine { field, .. }) = &history.typing else { return };
    let (lang, cols, styles) = (app.lang(), canvas.cols(), canvas.styles);
    canvas.clear(0, 1, cols, 1, styles.on(Token::Text1, Token::Raised));
    let x = 1 + canvas.put(1, 1, cols, &format!("{}  ", words::FILTER.say(lang)), styles.key());
    let room = cols.saturating_sub(x + 1);
    // One row of any width; what is before its last cells is not shown.
    let shown = field.shown(usize::from(u16::MAX), app.look().glyphs);
    let (line, caret) = (shown.rows.first().map_or("", String::as_str), cells(shown.caret.1));
    let hidden = (caret + 1).saturating_sub(room);
    let from = line.char_indices().map(|(at, _)| at).find(|at| width(&line[..*at]) >= hidden).unwrap_or(line.len());
    canvas.put(x, 1, room, &line[from..], styles.fg(Token::Text1));
    if field.is_empty() {
        canvas.put(x + 1, 1, room, words::FILTER_EXAMPLE.say(lang), styles.fg(Token::Text3));
    }
    canvas.set_caret(x + caret.saturating_sub(width(&line[..from])), 1);
}
