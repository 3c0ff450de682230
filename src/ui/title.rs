//! The title line: the plan's name on the left, what it comes to on the right.

use super::canvas::{Canvas, Span, spans_width, width};
use super::style::Token;
use crate::app::session::Saved;
use crate::app::{App, tell};
use crate::lang::board;
use crate::lang::meeting as words;

/// A part of the line; the ones of higher rank stay longest.
struct Part {
    rank: u8,
    spans: Vec<Span>,
}

/// The rank of what is said in every window.
const NOT_SAVED: u8 = 9;
/// Fewer cells than these of the plan's name are not worth a part on the right.
const LEAST_NAME: u16 = 12;

/// Paints the first row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let gap = if canvas.cols() < 100 { 2 } else { 3 };
    let room = canvas.cols().saturating_sub(2);
    let name = canvas.shown(&app.plan().title);
    let grouping =
        Part { rank: 2, spans: vec![(board::BY_THEME.say(app.lang()).to_owned(), canvas.styles.fg(Token::Text2))] };
    let mut parts = vec![grouping];
    parts.extend(totals(app, canvas));
    let needed = |parts: &[Part]| parts.iter().map(|part| spans_width(&part.spans) + gap).sum::<u16>();
    let wanted = width(&name);
    while needed(&parts) + wanted > room && parts.len() > 1 {
        let least = parts.iter().map(|part| part.rank).min().unwrap_or(0);
        if least > 4 && needed(&parts) + LEAST_NAME <= room {
            break;
        }
        parts.retain(|part| part.rank != least);
    }
    if needed(&parts) + LEAST_NAME > room {
        parts.retain(|part| part.rank == NOT_SAVED);
    }
    let name_room = room.saturating_sub(needed(&parts));
    let strong = canvas.styles.strong(Token::Text1);
    let mut x = 1 + canvas.put(1, 0, name_room, &name, strong) + gap;
    let on_left = parts.first().is_some_and(|part| part.rank == 2);
    if on_left {
        let grouping = parts.remove(0);
        x += canvas.row(x, 0, room, &grouping.spans) + gap;
    }
    let right =
        parts.iter().map(|part| spans_width(&part.spans)).sum::<u16>() + gap * (parts.len() as u16).saturating_sub(1);
    x = x.max((1 + room).saturating_sub(right));
    for part in &parts {
        x += canvas.row(x, 0, (1 + room).saturating_sub(x), &part.spans) + gap;
    }
}

/// How many items, how many of them done, behind, with a problem; and whether all is saved.
fn totals(app: &App, canvas: &Canvas<'_>) -> Vec<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let summary = &app.sheet().view.summary;
    let label = |word: &str| (format!("{word} "), styles.fg(Token::Text3));
    let count = |number: usize, token| {
        let style = if number == 0 { styles.strong(Token::Text2) } else { styles.strong(token) };
        (number.to_string(), style)
    };
    let narrow = canvas.cols() < 100;
    let whole = if narrow { format!("/{}", summary.total) } else { String::new() };
    let done = vec![
        label(board::DONE.say(lang)),
        count(summary.done, Token::Done),
        (format!("{whole} {}%", summary.rate()), styles.fg(Token::Text2)),
    ];
    let mut parts: Vec<Part> = meeting(app, canvas).into_iter().collect();
    if !narrow {
        parts.push(Part { rank: 3, spans: vec![(board::items(lang, summary.total), styles.fg(Token::Text2))] });
    }
    parts.push(Part { rank: 6, spans: done });
    if let Some(column) = app.plan().exception_column() {
        let name = canvas.shown(column.name(lang));
        parts.push(Part { rank: 5, spans: vec![label(&name), count(summary.behind, Token::Behind)] });
    }
    let problems = vec![label(board::PROBLEMS.say(lang)), count(summary.problems, Token::Problem)];
    parts.push(Part { rank: 4, spans: problems });
    parts.extend(saved(app, canvas));
    parts
}

/// `会议中 12/26`, while this session runs a meeting.
fn meeting(app: &App, canvas: &Canvas<'_>) -> Option<Part> {
    let meeting = app.meeting()?;
    let (discussed, total) = app.plan().discussed_of(meeting);
    let label = format!("{} ", words::IN_MEETING.say(app.lang()));
    let count = format!("{discussed}/{total}");
    let styles = canvas.styles;
    Some(Part { rank: 7, spans: vec![(label, styles.fg(Token::Text3)), (count, styles.strong(Token::Text1))] })
}

fn saved(app: &App, canvas: &Canvas<'_>) -> Option<Part> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let quiet = styles.fg(Token::Text3);
    match app.saved() {
        Saved::Failed(_) => {
            let alarm = format!("! {}", board::NOT_SAVED.say(lang));
            Some(Part { rank: NOT_SAVED, spans: vec![(alarm, styles.strong(Token::Problem))] })
        }
        Saved::Saving => Some(Part { rank: 1, spans: vec![(board::SAVING.say(lang).to_owned(), quiet)] }),
        Saved::All(at) => {
            let when = tell::when(at?, app.now());
            Some(Part { rank: 1, spans: vec![(format!("{when} {}", board::SAVED.say(lang)), quiet)] })
        }
    }
}
