//! The last row: what a pending key waits for, the message of the moment, or the keys that are of use here.

use super::canvas::{Canvas, Span, spans_width};
use super::heads::token;
use super::style::Token;
use crate::app::action::{Action, Row, Scope, TABLE};
use crate::app::form::RecordKind;
use crate::app::key::Key;
use crate::app::menu::Menu;
use crate::app::message::{Message, Tone};
use crate::app::number::{Number, items_numbered};
use crate::app::session::Saved;
use crate::app::{App, Mode, Question, Typed, tell};
use crate::lang::{Words, board, error, form, list};
use crate::plan::Plan;
use crate::plan::id::{ItemId, RecordId};

/// Paints the last row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let y = app.layout().size.rows - 1;
    let room = canvas.cols().saturating_sub(2);
    canvas.clear(0, y, canvas.cols(), 1, canvas.styles.on(Token::Text1, Token::Ground));
    let spans = match (app.mode(), app.typed(), app.message(), app.saved()) {
        (Mode::Ask { question, .. }, ..) => asked(app, canvas, question),
        (Mode::Filter { menu, .. }, _, None, _) => menu_keys(app, canvas, menu),
        (_, Typed::Number(number), ..) => number_typed(app, canvas, number),
        (_, Typed::Prefix(key), ..) => prefix_typed(app, canvas, *key),
        (_, _, Some(message), _) => message_spans(canvas, message),
        (_, _, None, Saved::Failed(cause)) => {
            let text = format!("! {}: {}", board::NOT_SAVED.say(app.lang()), cause.say(app.lang()));
            vec![(text, canvas.styles.strong(Token::Problem))]
        }
        _ => return hints(app, canvas, y),
    };
    canvas.row(1, y, room, &spans);
}

fn key(canvas: &Canvas<'_>, key: &str, word: &str) -> [Span; 2] {
    [(key.to_owned(), canvas.styles.key()), (format!(" {word}  "), canvas.styles.fg(Token::Text2))]
}

fn message_spans(canvas: &Canvas<'_>, message: &Message) -> Vec<Span> {
    let styles = canvas.styles;
    let style = |tone| match tone {
        Tone::Plain => styles.fg(Token::Text1),
        Tone::Quiet => styles.fg(Token::Text3),
        Tone::Strong => styles.strong(Token::Text1),
        Tone::Key => styles.key(),
        Tone::Status(kind) => styles.strong(token(kind)),
        Tone::Alarm => styles.strong(Token::Problem),
    };
    message.parts.iter().map(|(tone, text)| (text.clone(), style(*tone))).collect()
}

/// The question, and the keys that answer it.
fn asked(app: &App, canvas: &Canvas<'_>, question: &Question) -> Vec<Span> {
    let (lang, plan) = (app.lang(), app.plan());
    let number = |item| tell::number(plan, item);
    let text = match question {
        Question::Quit if app.unsaved() == 0 => form::quit_drafts(lang, app.drafts()),
        Question::Quit => board::quit_unsaved(lang, app.unsaved()),
        Question::DeleteItems(items) => match items.as_slice() {
            [only] => form::delete_item(lang, &number(*only), plan.item(*only).map_or("", |item| item.title.as_str())),
            several => form::delete_items(lang, several.len()),
        },
        Question::DeleteTheme(theme) => {
            form::delete_theme(lang, plan.theme(*theme).map_or("", |theme| theme.title.as_str()))
        }
        Question::DeleteRecord { kind, item, id } => {
            form::delete_record(lang, kind.name(), &record_text(plan, *kind, *item, *id))
        }
        Question::PasteAsProgress { item, text } => {
            form::is_it_progress(lang, &number(*item), text.trim().chars().count())
        }
    };
    let (yes, no) = match question {
        Question::Quit => (board::QUIT_ANYWAY, board::STAY),
        _ => (board::YES, board::NO),
    };
    let answers: Vec<Span> =
        key(canvas, "y", yes.say(lang)).into_iter().chain(key(canvas, "Esc", no.say(lang))).collect();
    let room = canvas.cols().saturating_sub(2 + 2 + 3 + spans_width(&answers));
    let style = if *question == Question::Quit { Token::Problem } else { Token::Text1 };
    let mut spans = vec![
        ("! ".to_owned(), canvas.styles.strong(style)),
        (canvas.cut(&text, room), canvas.styles.strong(style)),
        ("   ".to_owned(), canvas.styles.fg(Token::Text2)),
    ];
    spans.extend(answers);
    if let (Question::Quit, Saved::Failed(cause)) = (question, app.saved()) {
        spans.push((format!(" {}", cause.say(lang)), canvas.styles.fg(Token::Text3)));
    }
    spans
}

fn record_text(plan: &Plan, kind: RecordKind, item: ItemId, id: RecordId) -> String {
    let text = plan.item(item).and_then(|item| match kind {
        RecordKind::Progress => item.progress.iter().find(|record| record.id == id).map(|record| &record.text),
        RecordKind::Problem => item.problems.iter().find(|record| record.id == id).map(|record| &record.text),
        RecordKind::NextStep => item.next_steps.iter().find(|record| record.id == id).map(|record| &record.text),
        RecordKind::Decision => item.decisions.iter().find(|record| record.id == id).map(|record| &record.text),
    });
    text.map_or(String::new(), |text| text.replace('\n', " "))
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

/// What can be done in the filter menu.
fn menu_keys(app: &App, canvas: &Canvas<'_>, menu: &Menu) -> Vec<Span> {
    let lang = app.lang();
    let text = |word: Words| (format!("{}  ", word.say(lang)), canvas.styles.fg(Token::Text2));
    let esc = || key(canvas, "Esc", list::BACK.say(lang));
    match menu {
        Menu::Sides(_) => vec![text(list::CHOOSE_ONE)],
        Menu::Values(_) => {
            let space = key(canvas, "Space", list::TOGGLE.say(lang));
            let enter = key(canvas, "Enter", list::TAKE.say(lang));
            space.into_iter().chain(enter).chain(esc()).chain([text(list::NARROW)]).collect()
        }
        Menu::ByHand { .. } => key(canvas, "Enter", list::FILTER.say(lang)).into_iter().chain(esc()).collect(),
    }
}

/// A key as the hint line writes it, and its word.
fn hint(row: &Row) -> Option<(String, Words)> {
    let name = match row.action {
        Action::SetStatus => "s".to_owned(),
        Action::Digit => "0-9".to_owned(),
        _ => row.keys.first()?.replace(' ', ""),
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
        Scope::Form | Scope::Search | Scope::Filter => ((String::new(), Words { zh: "", en: "" }), vec![Action::Leave]),
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
    let is_off = |row: &&Row| row.action.needs_lanes() && *app.screen() == Mode::List;
    let left = rows().filter(|row| !is_elsewhere(row) && !is_off(row)).filter_map(hint);
    for (name, word) in std::iter::once(first).filter(|(name, _)| !name.is_empty()).chain(left) {
        let spans = key(canvas, &name, word.say(lang));
        if x + spans_width(&spans) > right_at {
            break;
        }
        x += canvas.row(x, y, right_at - x, &spans);
    }
    canvas.row(right_at.max(x), y, canvas.cols().saturating_sub(right_at.max(x)), &right);
}

/// Spans without the space behind the last word.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some((text, _)) = spans.last_mut() {
        text.truncate(text.trim_end().len());
    }
    spans
}
