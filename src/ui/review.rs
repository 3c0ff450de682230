//! The review at the desk: title line, meeting progress, the item or the opening page, statuses, neighbours, message, keys.

use super::canvas::{Canvas, Span, spans_width, width};
use super::heads::{sign, token};
use super::page::{Air, Margins, Page as Item, Row, draw_rows, pill};
use super::style::Token;
use super::{hint, meetings};
use crate::app::App;
use crate::app::screen::review::Page;
use crate::app::session::Saved;
use crate::lang::{board, meeting as words};
use crate::plan::agenda::Section;
use crate::plan::column::{Column, Kind};
use crate::plan::id::ItemId;
use crate::plan::meeting::Meeting;

/// Where the parts of the screen are, by the rows there are.
struct Bands {
    /// The first row of the page, and how many.
    page: (u16, u16),
    /// The row of the statuses; on a tall screen with an empty one above and below.
    status: Option<u16>,
    /// The row of the neighbours.
    neighbours: Option<u16>,
    /// The row of messages; none where they take the place of the keys.
    message: Option<u16>,
    is_tall: bool,
}

impl Bands {
    fn of(rows: u16) -> Self {
        let page = |top: u16, below: u16| (top, rows.saturating_sub(top + below));
        let at = |from_below: u16| Some(rows.saturating_sub(from_below));
        match rows {
            30.. => Self { page: page(2, 9), status: at(8), neighbours: at(5), message: at(2), is_tall: true },
            16.. => Self { page: page(2, 4), status: at(4), neighbours: at(3), message: at(2), is_tall: false },
            10.. => Self { page: page(1, 2), status: at(2), neighbours: None, message: None, is_tall: false },
            _ => Self { page: page(1, 1), status: None, neighbours: None, message: None, is_tall: false },
        }
    }
}

/// Paints all of the screen.
pub(super) fn draw(app: &App, page: Page, canvas: &mut Canvas<'_>) {
    let Some(meeting) = app.meeting() else { return };
    let rows = app.board().layout().size.rows;
    let bands = Bands::of(rows);
    draw_title(app, canvas, meeting, page);
    if bands.page.0 > 1 {
        draw_progress(app, canvas, meeting, 1);
    }
    let margins = Margins::of(canvas.cols(), app);
    let (lines, scroll) = match page {
        Page::Opening(scroll) => (meetings::opening_rows(app, canvas, meeting, margins), scroll),
        Page::Item(_, scroll) => (item_rows(app, canvas, bands.page.1, margins), scroll),
    };
    draw_page(app, canvas, &lines, scroll, bands.page, margins);
    if let Page::Item(item, _) = page {
        if let Some(y) = bands.status {
            draw_statuses(app, canvas, y, bands.is_tall, margins);
        }
        if let Some(y) = bands.neighbours {
            draw_neighbours(app, canvas, meeting, item, y, margins);
        }
    }
    draw_feet(app, canvas, bands.message, rows.saturating_sub(1));
}

/// With as much air as there is room for.
fn item_rows(app: &App, canvas: &Canvas<'_>, room: u16, margins: Margins) -> Vec<Row> {
    let Some(item) = app.item() else { return Vec::new() };
    let page = Item { app, canvas, item, margins };
    let airs = if margins.narrow { &[Air::Even, Air::Tight][..] } else { &[Air::Wide, Air::Even, Air::Tight] };
    let fitting = airs.iter().map(|air| page.rows(*air)).find(|rows| rows.len() <= usize::from(room));
    fitting.unwrap_or_else(|| page.rows(Air::Tight))
}

fn draw_page(app: &App, canvas: &mut Canvas<'_>, rows: &[Row], scroll: usize, band: (u16, u16), margins: Margins) {
    let (top, room) = band;
    let most = rows.len().saturating_sub(usize::from(room));
    let scroll = scroll.min(most);
    let end = rows.len().min(scroll + usize::from(room));
    draw_rows(canvas, &rows[scroll..end], top, margins);
    if end < rows.len() && room > 1 {
        let y = top + room - 1;
        let spans = hint::key(canvas, "Ctrl-d", words::MORE.say(app.lang()));
        let spans = hint::trimmed(spans.into());
        let x = canvas.cols().saturating_sub(1 + spans_width(&spans));
        canvas.clear(x.saturating_sub(1), y, spans_width(&spans) + 2, 1, canvas.styles.on(Token::Text1, Token::Ground));
        canvas.row(x, y, spans_width(&spans), &spans);
    }
}

/// A part of the title line; those of least rank leave first.
struct Part {
    rank: u8,
    spans: Vec<Span>,
}

/// The least cells of the meeting's name that are worth a part.
const LEAST_NAME: u16 = 12;

fn draw_title(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, page: Page) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let gap = if canvas.cols() < 100 { 2 } else { 3 };
    let agenda = words::AGENDAS[meeting.agenda.by as usize].say(lang);
    let name = canvas.shown(&meeting.name);
    let mut left = vec![
        Part { rank: 9, spans: vec![(words::REVIEW.say(lang).to_owned(), styles.key())] },
        Part { rank: 4, spans: vec![(name.clone(), styles.fg(Token::Text1))] },
        Part { rank: 3, spans: vec![(agenda.to_owned(), styles.fg(Token::Text2))] },
    ];
    let mut right = counts(app, canvas, meeting, page);
    let room = canvas.cols().saturating_sub(2);
    let needed = |parts: &[Part]| parts.iter().map(|part| spans_width(&part.spans) + gap).sum::<u16>();
    loop {
        let over = (needed(&left) + needed(&right)).saturating_sub(room + gap);
        let cut = width(&name).saturating_sub(over);
        if over == 0 {
            break;
        }
        let ranks = || left.iter().chain(&right).map(|part| part.rank);
        let least = ranks().min().unwrap_or(0);
        if least == 4 && cut >= LEAST_NAME {
            left[1].spans[0].0 = canvas.cut(&name, cut);
            break;
        }
        if ranks().count() == 1 {
            break;
        }
        left.retain(|part| part.rank != least);
        right.retain(|part| part.rank != least);
    }
    let mut x = 1;
    for part in &left {
        x += canvas.row(x, 0, room, &part.spans) + gap;
    }
    x = x.max((1 + room + gap).saturating_sub(needed(&right)));
    for part in &right {
        x += canvas.row(x, 0, (1 + room).saturating_sub(x), &part.spans) + gap;
    }
}

/// Whose turn it is, what is discussed and changed, and the times in minutes.
fn counts(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, page: Page) -> Vec<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let label = |word: &str| (format!("{word} "), styles.fg(Token::Text3));
    let tally = app.plan().tally(meeting);
    let mut parts = Vec::new();
    if let Page::Item(item, _) = page {
        parts.extend(position(app, canvas, meeting, item).map(|spans| Part { rank: 8, spans }));
    }
    let discussed = vec![
        label(words::DISCUSSED.say(lang)),
        (tally.discussed.to_string(), styles.strong(Token::Text1)),
        (format!("/{}", tally.total), styles.fg(Token::Text2)),
    ];
    parts.push(Part { rank: 7, spans: discussed });
    let changed = vec![label(words::CHANGED.say(lang)), (tally.changed.to_string(), styles.strong(Token::Text1))];
    parts.push(Part { rank: 6, spans: changed });
    if let Page::Item(item, _) = page {
        let minutes = words::minutes(lang, app.watch().item(item, app.now()) / 60_000);
        let spans = vec![label(words::THIS_ITEM.say(lang)), (minutes, styles.fg(Token::Text2))];
        parts.push(Part { rank: 2, spans });
    }
    let minutes = app.watch().meeting(app.now()) / 60_000;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let spans = vec![label(words::THIS_MEETING.say(lang)), (time, styles.fg(Token::Text2))];
    parts.push(Part { rank: 5, spans });
    parts
}

/// `刘其乐 4/6`.
pub(super) fn position(app: &App, canvas: &Canvas<'_>, meeting: &Meeting, item: ItemId) -> Option<Vec<Span>> {
    let position = app.plan().position(meeting, item)?;
    let name = match position.section {
        Section::Named(name) => canvas.shown(&name),
        Section::Unnamed => words::UNNAMED.say(app.lang()).to_owned(),
        Section::Whole => String::new(),
    };
    let place = if name.is_empty() { "" } else { " " };
    Some(vec![
        (canvas.cut(&name, 24), canvas.styles.strong(Token::Text1)),
        (format!("{place}{}/{}", position.at, position.of), canvas.styles.fg(Token::Text2)),
    ])
}

/// The line of meeting progress: what is discussed is heavy and in the accent.
pub(super) fn draw_progress(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, y: u16) {
    let (discussed, total) = app.plan().discussed_of(meeting);
    let share = if total == 0 { 0.0 } else { discussed as f64 / total as f64 };
    let accent = canvas.styles.fg(Token::Accent);
    canvas.bar(0, y, canvas.cols(), share, accent);
}

/// The statuses in their order, the current one as a pill; the exception apart.
fn draw_statuses(app: &App, canvas: &mut Canvas<'_>, y: u16, is_tall: bool, margins: Margins) {
    let (lang, styles) = (app.lang(), canvas.styles);
    if is_tall {
        canvas.fill(0, y - 1, canvas.cols(), 3, styles.panel());
    }
    let start = if margins.narrow { margins.label } else { margins.text };
    if !margins.narrow {
        canvas.put(margins.label, y, margins.text, words::STATUS.say(lang), styles.fg(Token::Text3));
    }
    let room = margins.end.saturating_sub(start);
    let forms = [Form::Ruled, Form::Plain, Form::Short];
    let forms = forms.map(|form| status_spans(app, canvas, form, margins));
    let [.., shortest] = &forms;
    let spans = forms.iter().find(|spans| spans_width(spans) <= room).unwrap_or(shortest).clone();
    let used = canvas.row(start, y, room, &spans);
    let how = [("s ".to_owned(), styles.key()), (words::CHOOSE_STATUS.say(lang).to_owned(), styles.fg(Token::Text3))];
    if start + used + 3 + spans_width(&how) <= margins.end {
        canvas.row(margins.end - spans_width(&how), y, spans_width(&how), &how);
    }
}

/// How much is said of the statuses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Names, joined by light lines.
    Ruled,
    /// Names.
    Plain,
    /// Only the current one's name.
    Short,
}

fn status_spans(app: &App, canvas: &Canvas<'_>, form: Form, margins: Margins) -> Vec<Span> {
    let styles = canvas.styles;
    let current = app.item().map(|item| &item.status);
    let columns: Vec<(usize, &Column)> = app.plan().columns.iter().enumerate().collect();
    let (exception, others): (Vec<_>, Vec<_>) = columns.iter().partition(|(_, column)| column.kind == Kind::Exception);
    let rule = canvas.glyphs().rule.repeat(if margins.narrow { 2 } else { 6 });
    let between = if form == Form::Ruled { format!(" {rule} ") } else { "  ".to_owned() };
    let mut spans: Vec<Span> = Vec::new();
    for (at, column) in others {
        if !spans.is_empty() {
            spans.push((between.clone(), styles.fg(Token::Rule)));
        }
        spans.extend(status(app, canvas, at, column, current == Some(&column.id), form));
    }
    for (at, column) in exception {
        spans.push((if form == Form::Ruled { "    ! " } else { "  ! " }.to_owned(), styles.key()));
        spans.extend(status(app, canvas, at, column, current == Some(&column.id), form));
    }
    spans
}

/// `2 ◔ 推进中`, as a pill if the item stands there.
fn status(app: &App, canvas: &Canvas<'_>, at: usize, column: &Column, is_current: bool, form: Form) -> Vec<Span> {
    let name = canvas.shown(column.name(app.lang()));
    let (sign, token) = (sign(canvas, column.kind), token(column.kind));
    let number = (at + 1).to_string();
    if is_current {
        return vec![match sign.as_str() {
            "" => pill(canvas, &format!("{number} {name}"), token, ""),
            sign => pill(canvas, &name, token, &format!("{number} {sign}")),
        }];
    }
    let name = match (form, sign.is_empty()) {
        (Form::Short, false) => String::new(),
        (Form::Short, true) => name.chars().take(1).collect(),
        (Form::Ruled | Form::Plain, _) => name,
    };
    let styles = canvas.styles;
    let word = format!("{sign}{name}");
    vec![(format!("{number} "), styles.fg(Token::Text2)), (word.trim_end().to_owned(), styles.fg(token))]
}

fn draw_neighbours(app: &App, canvas: &mut Canvas<'_>, meeting: &Meeting, item: ItemId, y: u16, margins: Margins) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let order = app.plan().order_of(meeting);
    let at = order.iter().position(|other| *other == item);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| order.get(at));
    let behind = at.and_then(|at| order.get(at + 1));
    let half = margins.end.saturating_sub(margins.label) / 2;
    let told = |canvas: &Canvas<'_>, label: &str, item: Option<&ItemId>| -> Vec<Span> {
        let Some(item) = item.and_then(|item| app.plan().item(*item)) else { return Vec::new() };
        let text = format!("{} {}", item.number, item.title);
        let text = canvas.cut(&text, half.saturating_sub(width(label) + 4));
        vec![(format!("{label}  "), styles.fg(Token::Text3)), (text, styles.fg(Token::Text2))]
    };
    let before = told(canvas, words::PREVIOUS.say(lang), before);
    let behind = told(canvas, words::NEXT.say(lang), behind);
    canvas.row(margins.label, y, half, &before);
    canvas.row(margins.end.saturating_sub(spans_width(&behind)), y, half, &behind);
}

/// The message on its own row, whether all is saved at its end; and the keys.
fn draw_feet(app: &App, canvas: &mut Canvas<'_>, message: Option<u16>, last: u16) {
    let room = canvas.cols().saturating_sub(2);
    let notice = hint::notice(app, canvas);
    match (message, notice) {
        (None, Some(spans)) => {
            canvas.row(1, last, room, &spans);
            return;
        }
        (Some(y), notice) => {
            let saved = saved(app, canvas);
            let saved_at = canvas.cols().saturating_sub(1 + spans_width(&saved));
            let used = notice.map_or(0, |spans| canvas.row(1, y, room, &spans));
            if 1 + used + 2 <= saved_at {
                canvas.row(saved_at, y, spans_width(&saved), &saved);
            }
        }
        (None, None) => {}
    }
    hint::hints(app, canvas, last);
}

fn saved(app: &App, canvas: &Canvas<'_>) -> Vec<Span> {
    let (lang, quiet) = (app.lang(), canvas.styles.fg(Token::Text3));
    match app.saved() {
        Saved::All(Some(at)) => vec![(format!("{} {}", at.format("%H:%M"), board::SAVED.say(lang)), quiet)],
        Saved::Saving => vec![(board::SAVING.say(lang).to_owned(), quiet)],
        Saved::All(None) | Saved::Failed(_) => Vec::new(),
    }
}
