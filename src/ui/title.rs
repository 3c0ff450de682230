//! The title line: the plan's name and how it is looked at on the left, what it comes to on the right.

use super::canvas::{Canvas, Span, spans_width, width};
use super::style::Token;
use crate::app::board::view::Match;
use crate::app::board::view::{grouping_words, sort_words};
use crate::app::session::Saved;
use crate::app::{App, Overview, tell};
use crate::lang::meeting as words;
use crate::lang::{board, find, history, list};
use crate::plan::sort::Sort;

/// A part of the line; the ones of higher rank stay longest.
struct Part {
    rank: u8,
    side: Side,
    spans: Vec<Span>,
}

/// Where a part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Behind the plan's name.
    Left,
    /// At the right end.
    Right,
}

/// The rank of what is said in every window.
const NOT_SAVED: u8 = 9;
/// The rank of the filter: always in sight.
const FILTER: u8 = 8;
/// Fewer cells than these of the plan's name are not worth a part of lower rank than the marks.
const LEAST_NAME: u16 = 12;
/// Fewer cells than these of the query tell nothing.
const LEAST_QUERY: u16 = 6;

/// Paints the first row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let gap = if canvas.cols() < 100 { 2 } else { 3 };
    let room = canvas.cols().saturating_sub(2);
    let name = match app.past() {
        Some(past) => {
            let title = history::past_title(app.lang(), &past.when());
            format!("{title}  {}", history::READ_ONLY.say(app.lang()))
        }
        None => canvas.shown(&app.plan().title),
    };
    let mut parts = how(app, canvas);
    parts.extend(totals(app, canvas));
    parts.extend(saved(app, canvas));
    let needed = |parts: &[Part]| parts.iter().map(|part| spans_width(&part.spans) + gap).sum::<u16>();
    let wanted = width(&name);
    while needed(&parts) + wanted > room && !parts.is_empty() {
        let least = parts.iter().map(|part| part.rank).min().unwrap_or(0);
        let is_dear = least > 4 && needed(&parts) + LEAST_NAME <= room;
        if is_dear || least >= FILTER {
            break;
        }
        parts.retain(|part| part.rank != least);
    }
    if needed(&parts) + LEAST_NAME > room {
        cut_filter(canvas, &mut parts, room.saturating_sub(LEAST_NAME), gap);
    }
    if needed(&parts) > room {
        parts.retain(|part| part.rank == NOT_SAVED);
    }
    let name_room = room.saturating_sub(needed(&parts));
    let strong = if app.past().is_some() { canvas.styles.key() } else { canvas.styles.strong(Token::Text1) };
    let mut x = 1 + canvas.put(1, 0, name_room, &name, strong) + gap;
    for part in parts.iter().filter(|part| part.side == Side::Left) {
        x += canvas.row(x, 0, room, &part.spans) + gap;
    }
    let on_right: Vec<&Part> = parts.iter().filter(|part| part.side == Side::Right).collect();
    let gaps = gap * (on_right.len() as u16).saturating_sub(1);
    let right = on_right.iter().map(|part| spans_width(&part.spans)).sum::<u16>() + gaps;
    x = x.max((1 + room).saturating_sub(right));
    for part in on_right {
        x += canvas.row(x, 0, (1 + room).saturating_sub(x), &part.spans) + gap;
    }
}

/// The query of the filter loses what the line has no room for; its count stays.
fn cut_filter(canvas: &Canvas<'_>, parts: &mut [Part], room: u16, gap: u16) {
    let others: u16 = parts.iter().filter(|part| part.rank != FILTER).map(|part| spans_width(&part.spans) + gap).sum();
    let Some(filter) = parts.iter_mut().find(|part| part.rank == FILTER) else { return };
    let taken: u16 = spans_width(&filter.spans) - width(&filter.spans[1].0);
    let left = room.saturating_sub(others + gap + taken);
    if left >= LEAST_QUERY {
        filter.spans[1].0 = canvas.cut(&filter.spans[1].0, left);
    } else {
        // Where not even that fits, the count alone tells that items are left out.
        filter.spans[1].0.clear();
        filter.spans[2].0 = filter.spans[2].0.replace(" · ", "");
    }
}

/// How the plan is looked at: lanes, order, filter.
fn how(app: &App, canvas: &Canvas<'_>) -> Vec<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let viewing = app.board().settings();
    let left = |rank, spans| Part { rank, side: Side::Left, spans };
    let mut parts = Vec::new();
    let grouping = match app.screens().overview() {
        Overview::Board => grouping_words(viewing.grouping),
        Overview::List => find::LIST,
    };
    parts.push(left(3, vec![(grouping.say(lang).to_owned(), styles.fg(Token::Text2))]));
    if viewing.sort != Sort::Number {
        let text = find::by(lang, sort_words(viewing.sort).say(lang));
        parts.push(left(3, vec![(text, styles.fg(Token::Text2))]));
    }
    if viewing.is_filtered() {
        let view = app.board_context().view;
        let label = match viewing.matching {
            Match::Matching => find::FILTER.say(lang).to_owned(),
            Match::Inverted => format!("{} {}", find::FILTER.say(lang), find::INVERTED.say(lang)),
        };
        let query = canvas.shown(&viewing.filter.print(lang));
        let count = find::of(lang, view.summary.total, &view.whole.total.to_string());
        parts.push(left(
            FILTER,
            vec![
                (format!("{label} "), styles.key()),
                (query, styles.strong(Token::Text1)),
                (format!(" · {count}"), styles.fg(Token::Text2)),
            ],
        ));
    }
    parts
}

/// How many items the whole plan has, how many of them done, behind, with a problem.
fn totals(app: &App, canvas: &Canvas<'_>) -> Vec<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let right = |rank, spans| Part { rank, side: Side::Right, spans };
    let summary = &app.board_context().view.whole;
    let label = |word: &str| (format!("{word} "), styles.fg(Token::Text3));
    let count = |number: usize, token| {
        let style = if number == 0 { styles.strong(Token::Text2) } else { styles.strong(token) };
        (number.to_string(), style)
    };
    let narrow = canvas.cols() < 100;
    let marked = app.board().selection().count();
    let whole = if narrow { format!("/{}", summary.total) } else { String::new() };
    let done = vec![
        label(board::DONE.say(lang)),
        count(summary.done, Token::Done),
        (format!("{whole} {}%", summary.rate()), styles.fg(Token::Text2)),
    ];
    let mut parts: Vec<Part> = meeting(app, canvas).into_iter().collect();
    if marked > 0 {
        parts.push(right(7, vec![(format!("* {}", board::marked(lang, marked)), styles.key())]));
    }
    if !narrow {
        parts.extend(items(app).map(|text| right(2, vec![(text, styles.fg(Token::Text2))])));
    }
    parts.push(right(6, done));
    if let Some(column) = app.plan().exception_column() {
        let name = canvas.shown(column.name(lang));
        parts.push(right(5, vec![label(&name), count(summary.behind, Token::Behind)]));
    }
    parts.push(right(4, vec![label(board::PROBLEMS.say(lang)), count(summary.problems, Token::Problem)]));
    parts
}

/// `26项`, or `26项（27处，第7项两处）` where items stand in several lanes; nothing beside a filter, which has its count.
fn items(app: &App) -> Option<String> {
    let (lang, view) = (app.lang(), app.board_context().view);
    if app.board().settings().is_filtered() {
        return None;
    }
    let (total, cards) = (view.summary.total, view.cards());
    if cards == total || app.screens().overview() == Overview::List {
        return Some(board::items(lang, total));
    }
    let only = view.shared.iter().next().filter(|_| view.shared.len() == 1);
    let number = only.map(|item| (tell::number(app.plan(), *item), view.places(*item).len()));
    let only = number.as_ref().map(|(number, places)| (number.as_str(), *places));
    Some(list::shared(lang, total, cards, only, view.shared.len()))
}

/// `会议中 12/26`, while this session runs a meeting.
fn meeting(app: &App, canvas: &Canvas<'_>) -> Option<Part> {
    let meeting = app.meeting()?;
    let (discussed, total) = app.plan().discussed_of(meeting);
    let label = format!("{} ", words::IN_MEETING.say(app.lang()));
    let count = format!("{discussed}/{total}");
    let styles = canvas.styles;
    let spans = vec![(label, styles.fg(Token::Text3)), (count, styles.strong(Token::Text1))];
    Some(Part { rank: 7, side: Side::Right, spans })
}

fn saved(app: &App, canvas: &Canvas<'_>) -> Option<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let right = |rank, span| Part { rank, side: Side::Right, spans: vec![span] };
    let quiet = styles.fg(Token::Text3);
    match app.saved() {
        Saved::Failed(_) => {
            let alarm = format!("! {}", board::NOT_SAVED.say(lang));
            Some(right(NOT_SAVED, (alarm, styles.strong(Token::Problem))))
        }
        Saved::Saving => Some(right(1, (board::SAVING.say(lang).to_owned(), quiet))),
        Saved::All(_) if app.past().is_some() => None,
        Saved::All(at) => {
            let when = tell::when(at?, app.now());
            Some(right(1, (format!("{when} {}", board::SAVED.say(lang)), quiet)))
        }
    }
}
