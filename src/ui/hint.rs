//! The last row: what a pending key waits for, the message of the moment, or the keys that are of use here.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, spans_width};
use super::heads::token;
use super::style::Token;
use crate::app::action::{Action, Row, Scope, TABLE};
use crate::app::key::Key;
use crate::app::message::{Message, Tone};
use crate::app::number::{Number, items_numbered};
use crate::app::session::Saved;
use crate::app::{App, Mode, Typed};
use crate::lang::meeting as words;
use crate::lang::{Words, board, error};
use crate::plan::id::RecordId;

/// Paints the last row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let y = app.layout().size.rows - 1;
    let room = canvas.cols().saturating_sub(2);
    canvas.clear(0, y, canvas.cols(), 1, canvas.styles.on(Token::Text1, Token::Ground));
    match notice(app, canvas) {
        Some(spans) => drop(canvas.row(1, y, room, &spans)),
        None => hints(app, canvas, y),
    }
}

/// What takes the place of the keys: a question, what is being typed, the message of the moment, NOT SAVED.
pub(super) fn notice(app: &App, canvas: &Canvas<'_>) -> Option<Vec<Span>> {
    Some(match (app.mode(), app.typed(), app.message(), app.saved()) {
        (Mode::AskQuit { .. }, ..) => question(app, canvas),
        (Mode::OfferMeeting(meeting), ..) => offer(app, canvas, *meeting),
        (_, Typed::Number(number), ..) => number_typed(app, canvas, number),
        (_, Typed::Prefix(key), ..) => prefix_typed(app, canvas, *key),
        (_, _, Some(message), _) => message_spans(canvas, message),
        (_, _, None, Saved::Failed(cause)) => {
            let text = format!("! {}: {}", board::NOT_SAVED.say(app.lang()), cause.say(app.lang()));
            vec![(text, canvas.styles.strong(Token::Problem))]
        }
        _ => return None,
    })
}

/// A meeting was left open: go on with it?
fn offer(app: &App, canvas: &Canvas<'_>, id: RecordId) -> Vec<Span> {
    let lang = app.lang();
    let Some(meeting) = app.plan().meeting(id) else { return Vec::new() };
    let (discussed, total) = app.plan().discussed_of(meeting);
    let asked = words::left_open(lang, &canvas.shown(&meeting.name), discussed, total);
    let mut spans =
        vec![(asked, canvas.styles.strong(Token::Text1)), ("   ".to_owned(), canvas.styles.fg(Token::Text2))];
    spans.extend(key(canvas, "y", words::GO_ON.say(lang)));
    spans.extend(key(canvas, "Esc", words::DECLINE.say(lang)));
    spans
}

pub(super) fn key(canvas: &Canvas<'_>, key: &str, word: &str) -> [Span; 2] {
    [(key.to_owned(), canvas.styles.key()), (format!(" {word}  "), canvas.styles.fg(Token::Text2))]
}

fn message_spans(canvas: &Canvas<'_>, message: &Message) -> Vec<Span> {
    message.parts.iter().map(|(part, text)| (text.clone(), tone(canvas, *part))).collect()
}

/// How a part of a message is drawn.
pub(super) fn tone(canvas: &Canvas<'_>, tone: Tone) -> Style {
    let styles = canvas.styles;
    match tone {
        Tone::Plain => styles.fg(Token::Text1),
        Tone::Quiet => styles.fg(Token::Text3),
        Tone::Strong => styles.strong(Token::Text1),
        Tone::Key => styles.key(),
        Tone::Status(kind) => styles.strong(token(kind)),
        Tone::Alarm => styles.strong(Token::Problem),
    }
}

fn question(app: &App, canvas: &Canvas<'_>) -> Vec<Span> {
    let lang = app.lang();
    let mut spans = vec![
        (format!("! {}", board::quit_unsaved(lang, app.unsaved())), canvas.styles.strong(Token::Problem)),
        ("   ".to_owned(), canvas.styles.fg(Token::Text2)),
    ];
    spans.extend(board::QUIT_ANSWERS.iter().flat_map(|(name, word)| key(canvas, name, word.say(lang))));
    if let Saved::Failed(cause) = app.saved() {
        spans.push((format!(" {}", cause.say(lang)), canvas.styles.fg(Token::Text3)));
    }
    spans
}

/// `13 组织实施一批科技扶贫项目`, as soon as the digits are typed.
fn number_typed(app: &App, canvas: &Canvas<'_>, number: &Number) -> Vec<Span> {
    let styles = canvas.styles;
    let mut spans = vec![(format!("{} ", number.digits()), styles.key())];
    let items = items_numbered(app.plan(), number.digits());
    match items.first().and_then(|item| app.plan().item(*item)) {
        Some(item) => {
            spans.push((format!("{}   ", item.title), styles.fg(Token::Text1)));
            spans.extend(key(canvas, "Enter", board::JUMP.say(app.lang())));
        }
        None => spans.push((error::no_item(app.lang(), number.digits()), styles.fg(Token::Text2))),
    }
    spans
}

/// The prefix as a pill, and the keys that may follow.
fn prefix_typed(app: &App, canvas: &Canvas<'_>, prefix: Key) -> Vec<Span> {
    let (styles, lang) = (canvas.styles, app.lang());
    let mut spans =
        vec![(format!(" {prefix} "), styles.pill(Token::Accent)), ("  ".to_owned(), styles.fg(Token::Text2))];
    for binding in app.keymap().following(app.scope(), prefix) {
        let name = binding.keys[1].to_string();
        let column = binding.keys[1].digit().filter(|_| binding.row.action == Action::SetStatus);
        match column.map(|place| app.plan().columns.get(usize::from(place).wrapping_sub(1))) {
            None => spans.extend(key(canvas, &name, binding.row.text.say(lang))),
            Some(Some(column)) => {
                spans.push((name, styles.key()));
                spans.push((format!(" {}  ", column.name(lang)), styles.fg(token(column.kind))));
            }
            Some(None) => {}
        }
    }
    spans.extend(key(canvas, "Esc", board::BACK.say(lang)));
    spans
}

/// A key as the hint line writes it, and its word.
pub(super) fn hint(row: &Row) -> Option<(String, Words)> {
    let name = match row.action {
        Action::SetStatus => "s".to_owned(),
        Action::Digit => "0-9".to_owned(),
        _ => row.keys[0].replace(' ', ""),
    };
    Some((name, row.hint?))
}

/// The keys of use here; they drop out from the right where there is no room, the ones at the right end stay.
fn hints(app: &App, canvas: &mut Canvas<'_>, y: u16) {
    let lang = app.lang();
    let scope = app.scope();
    let (first, last) = match scope {
        Scope::Board => (("hjkl".to_owned(), board::MOVE), vec![Action::Help]),
        Scope::Detail => (("jk".to_owned(), board::detail::LEAF), vec![Action::Help, Action::Leave]),
        Scope::Help => (("jk".to_owned(), board::help_screen::SCROLL), vec![Action::Leave]),
        Scope::Review | Scope::Presenting => (("jk".to_owned(), words::TURN), vec![Action::Help]),
        Scope::Agenda => (("Enter".to_owned(), words::AGENDAS[0]), vec![Action::Leave]),
        Scope::Meetings => (("jk".to_owned(), words::SELECT), vec![Action::Help, Action::Leave]),
        Scope::Meeting => (("jk".to_owned(), board::help_screen::SCROLL), vec![Action::Help, Action::Leave]),
    };
    let rows = || TABLE.iter().filter(|row| row.scopes.contains(&scope));
    let right: Vec<Span> = rows()
        .filter(|row| last.contains(&row.action))
        .filter_map(|row| if row.action == Action::Leave { Some(("Esc".to_owned(), board::BACK)) } else { hint(row) })
        .flat_map(|(name, word)| key(canvas, &name, word.say(lang)))
        .collect();
    let right = trimmed(right);
    let right_at = canvas.cols().saturating_sub(1 + spans_width(&right));
    let mut x = 1;
    let is_elsewhere = |row: &&Row| last.contains(&row.action) || (row.action == Action::Quit && scope != Scope::Board);
    let left = rows().filter(|row| !is_elsewhere(row)).filter_map(hint);
    for (name, word) in std::iter::once(first).chain(left) {
        let spans = key(canvas, &name, word.say(lang));
        if x + spans_width(&spans) > right_at {
            break;
        }
        x += canvas.row(x, y, right_at - x, &spans);
    }
    canvas.row(right_at.max(x), y, canvas.cols().saturating_sub(right_at.max(x)), &right);
}

/// Spans without the space behind the last word.
pub(super) fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some((text, _)) = spans.last_mut() {
        text.truncate(text.trim_end().len());
    }
    spans
}
