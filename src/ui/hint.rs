//! The last row: what a pending key waits for, the message of the moment, or the keys that are of use here.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, spans_width};
use super::heads::token;
use super::prefix::pops_up;
use super::style::Token;
use crate::app::action::{Action, Row, Scope, TABLE};
use crate::app::input::form::RecordKind;
use crate::app::key::Key;
use crate::app::keymap::written;
use crate::app::notices::{Message, Tone};
use crate::app::number::Number;
use crate::app::screen::filter_menu::FilterMenu;
use crate::app::screen::help::HelpSearch;
use crate::app::screen::history::row::moment;
use crate::app::screen::review::Page;
use crate::app::session::Saved;
use crate::app::{App, Overlay, PendingKeys, Question, Screen, tell};
use crate::lang::meeting as words;
use crate::lang::{Words, board, error, form, history, list, palette};
use crate::plan::Plan;
use crate::plan::id::{ItemId, RecordId};
use crate::text::width;

const ALL_WAYS: [Action; 4] = [Action::Left, Action::Down, Action::Up, Action::Right];
const UP_AND_DOWN: [Action; 2] = [Action::Down, Action::Up];

/// What comes first on the line of a board, in this order; the rest follows as in the table.
const OF_A_BOARD: [Action; 12] = [
    Action::Forward,
    Action::Backward,
    Action::Behind,
    Action::SetStatus,
    Action::Progress,
    Action::Problem,
    Action::NextStep,
    Action::Detail,
    Action::Review,
    Action::Search,
    Action::FilterMenu,
    Action::Undo,
];

/// The same where one item fills the screen.
const OF_AN_ITEM: [Action; 12] = [
    Action::Discussed,
    Action::Forward,
    Action::Backward,
    Action::Behind,
    Action::SetStatus,
    Action::Progress,
    Action::Problem,
    Action::NextStep,
    Action::Decision,
    Action::Deadline,
    Action::Fields,
    Action::Undo,
];

/// Paints the last row.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let y = app.board().layout().size.rows - 1;
    let room = canvas.cols().saturating_sub(2);
    canvas.clear(0, y, canvas.cols(), 1, canvas.styles.on(Token::Text1, Token::Ground));
    match notice(app, canvas) {
        Some(spans) => drop(canvas.row(1, y, room, &spans)),
        None => hints(app, canvas, y),
    }
}

/// What takes the place of the keys: a question, what is being typed, the message of the moment, NOT SAVED.
pub(super) fn notice(app: &App, canvas: &Canvas<'_>) -> Option<Vec<Span>> {
    Some(match (app.screens().overlay(), app.pending(), app.message(), app.saved()) {
        (Some(Overlay::Ask(question)), ..) => asked(app, canvas, question),
        (Some(Overlay::Palette(_)), _, None, _) => palette_keys(app, canvas),
        (Some(Overlay::Help { find: HelpSearch::Typing(_), .. }), _, None, _) => find_keys(app, canvas),
        (Some(Overlay::FilterMenu(menu)), _, None, _) => menu_keys(app, canvas, menu),
        (_, PendingKeys::Number(number), ..) => number_typed(app, canvas, number),
        (_, PendingKeys::Prefix(key), ..) => prefix_typed(app, canvas, *key),
        (_, _, Some(message), _) => fitted(canvas, message_spans(canvas, message)),
        _ if app.is_typing_filter() => {
            let keys = [("Enter", history::KEEP), ("Esc", history::AS_BEFORE)];
            keys.iter().flat_map(|(name, word)| key(canvas, name, word.say(app.lang()))).collect()
        }
        (_, _, None, Saved::Failed(cause)) => {
            let text = format!("! {}: {}", board::NOT_SAVED.say(app.lang()), cause.say(app.lang()));
            vec![(text, canvas.styles.strong(Token::Problem))]
        }
        _ => return None,
    })
}

pub(super) fn key(canvas: &Canvas<'_>, key: &str, word: &str) -> [Span; 2] {
    [(key.to_owned(), canvas.styles.key()), (format!(" {word}  "), canvas.styles.fg(Token::Text2))]
}

fn message_spans(canvas: &Canvas<'_>, message: &Message) -> Vec<Span> {
    message.parts.iter().map(|(part, text)| (text.clone(), tone(canvas, *part))).collect()
}

/// The spans as they fit into the row: the widest gives way, so that keys at the end stay in sight.
fn fitted(canvas: &Canvas<'_>, mut spans: Vec<Span>) -> Vec<Span> {
    let excess = spans_width(&spans).saturating_sub(canvas.cols().saturating_sub(2));
    let widest =
        spans.iter_mut().filter(|(_, style)| *style != canvas.styles.key()).max_by_key(|(text, _)| width(text));
    if let Some((text, _)) = widest.filter(|_| excess > 0) {
        let room = cells(width(text)).saturating_sub(excess);
        *text = canvas.cut(text, room);
    }
    spans
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

/// The question, and the keys that answer it.
fn asked(app: &App, canvas: &Canvas<'_>, question: &Question) -> Vec<Span> {
    let (lang, plan) = (app.lang(), app.plan());
    let number = |item| tell::number(plan, item);
    let text = match question {
        Question::ResumeMeeting(id) => plan.meeting(*id).map_or(String::new(), |meeting| {
            let (discussed, total) = plan.discussed_of(meeting);
            words::left_open(lang, &canvas.shown(&meeting.name), discussed, total)
        }),
        Question::DeleteMeeting(id) => {
            words::ask_delete(lang, &canvas.shown(plan.meeting(*id).map_or("", |meeting| meeting.name.as_str())))
        }
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
        Question::BackTo(_, since) => {
            let when = since.at.map_or(String::new(), |at| moment(at, app.now()));
            history::ask_back(lang, &when, since.steps, since.people)
        }
        Question::PasteAsProgress { item, text } => {
            form::is_it_progress(lang, &number(*item), text.trim().chars().count())
        }
    };
    let (yes, no) = match question {
        Question::ResumeMeeting(_) => (words::GO_ON, words::NOT_NOW),
        Question::Quit => (board::QUIT_ANYWAY, board::STAY),
        Question::BackTo(..) => (history::GO_BACK, history::STAY),
        _ => (board::YES, board::NO),
    };
    let mut answers: Vec<Span> = key(canvas, "y", yes.say(lang)).into();
    if let Question::ResumeMeeting(_) = question {
        answers.extend(key(canvas, "e", words::END_LEFT_OPEN.say(lang)));
    }
    answers.extend(key(canvas, "Esc", no.say(lang)));
    // What was said of the question while it is open: that it does not answer to a key, that it has changed.
    answers.extend(app.message().into_iter().flat_map(|message| message_spans(canvas, message)));
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
    let target = app.jump_target(number.digits());
    match target.and_then(|target| Some((target, app.plan().item(target.item)?))) {
        Some((target, item)) => {
            spans.push((format!("{}   ", item.title), styles.fg(Token::Text1)));
            if target.count > 1 {
                spans.push((format!("{}/{}   ", target.place, target.count), styles.fg(Token::Text2)));
            }
            spans.extend(key(canvas, "Enter", board::JUMP.say(app.lang())));
        }
        None => spans.push((error::no_item(app.lang(), number.digits()), styles.fg(Token::Text2))),
    }
    spans
}

/// What the palette's own keys do.
fn palette_keys(app: &App, canvas: &Canvas<'_>) -> Vec<Span> {
    let keys = [("Enter", palette::RUN), ("↑↓", palette::CHOOSE), ("Esc", board::BACK)];
    let shown =
        |name: &str| if canvas.glyphs().todo.is_none() { name.replace("↑↓", "Up/Down") } else { name.to_owned() };
    keys.iter().flat_map(|(name, word)| key(canvas, &shown(name), word.say(app.lang()))).collect()
}

/// What the keys of the help's search do.
fn find_keys(app: &App, canvas: &Canvas<'_>) -> Vec<Span> {
    let keys = [("Enter", board::help_screen::SCROLL), ("Esc", palette::ALL)];
    keys.iter().flat_map(|(name, word)| key(canvas, name, word.say(app.lang()))).collect()
}

/// The prefix as a pill, and the keys that may follow where they do not pop up.
fn prefix_typed(app: &App, canvas: &Canvas<'_>, prefix: Key) -> Vec<Span> {
    let (styles, lang) = (canvas.styles, app.lang());
    let mut spans =
        vec![(format!(" {prefix} "), styles.pill(Token::Accent)), ("  ".to_owned(), styles.fg(Token::Text2))];
    if pops_up(app) {
        spans.push((format!("{}   ", board::AWAITED.say(lang)), styles.fg(Token::Text2)));
        spans.extend(key(canvas, "Esc", board::BACK.say(lang)));
        return spans;
    }
    for binding in app.keymap().following(app.scope(), prefix) {
        let name = binding.keys.keys()[1].to_string();
        let column = binding.keys.digit().filter(|_| binding.row.action == Action::SetStatus);
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
fn menu_keys(app: &App, canvas: &Canvas<'_>, menu: &FilterMenu) -> Vec<Span> {
    let lang = app.lang();
    let text = |word: Words| (format!("{}  ", word.say(lang)), canvas.styles.fg(Token::Text2));
    let esc = || key(canvas, "Esc", list::BACK.say(lang));
    match menu {
        FilterMenu::Sides(_) => vec![text(list::CHOOSE_ONE)],
        FilterMenu::Values(_) => {
            let space = key(canvas, "Space", list::TOGGLE.say(lang));
            let enter = key(canvas, "Enter", list::TAKE.say(lang));
            space.into_iter().chain(enter).chain(esc()).chain([text(list::NARROW)]).collect()
        }
        FilterMenu::ByHand { .. } => key(canvas, "Enter", list::FILTER.say(lang)).into_iter().chain(esc()).collect(),
    }
}

/// An action's first key in force, as the hint line writes it, and its word; a prefix with a digit as the prefix alone.
pub(super) fn hint(app: &App, row: &Row) -> Option<(String, Words)> {
    let word = row.hint?;
    let keys = app.keymap().keys(app.scope(), row.action).next()?;
    let name = match row.action {
        Action::SetStatus => keys.keys()[0].to_string(),
        _ => written([keys]).concat(),
    };
    Some((name, word))
}

/// The keys of several motions in one: `hjkl`.
fn motions(app: &App, actions: &[Action]) -> String {
    actions.iter().filter_map(|action| Some(app.keymap().keys(app.scope(), *action).next()?.to_string())).collect()
}

/// The keys of use here; they drop out from the right where there is no room, the ones at the right end stay.
pub(super) fn hints(app: &App, canvas: &mut Canvas<'_>, y: u16) {
    let lang = app.lang();
    let scope = app.scope();
    let (first, last) = match scope {
        Scope::Board => ((motions(app, &ALL_WAYS), board::MOVE), vec![Action::Help]),
        Scope::Detail => ((motions(app, &UP_AND_DOWN), board::detail::LEAF), vec![Action::Help, Action::Leave]),
        Scope::Help => ((motions(app, &UP_AND_DOWN), board::help_screen::SCROLL), vec![Action::Leave]),
        Scope::Preview => ((motions(app, &UP_AND_DOWN), board::help_screen::SCROLL), vec![Action::Help, Action::Leave]),
        Scope::History => ((motions(app, &UP_AND_DOWN), history::SELECT), vec![Action::Help, Action::Leave]),
        Scope::Form | Scope::Search | Scope::Filter => ((String::new(), Words { zh: "", en: "" }), vec![Action::Leave]),
        Scope::Review | Scope::Presenting => {
            ((motions(app, &UP_AND_DOWN), words::TURN), vec![Action::Quit, Action::Help])
        }
        Scope::Dashboard => ((motions(app, &UP_AND_DOWN), words::SELECT_ROW), vec![Action::Help, Action::Leave]),
        Scope::Meetings => ((motions(app, &UP_AND_DOWN), words::SELECT), vec![Action::Help, Action::Leave]),
        Scope::Meeting => ((motions(app, &UP_AND_DOWN), board::help_screen::SCROLL), vec![Action::Help, Action::Leave]),
    };
    let is_past = app.past().is_some();
    let last = if is_past { vec![Action::Help, Action::Leave] } else { last };
    let rows = || TABLE.iter().filter(|row| row.scopes.contains(&scope) && !(is_past && row.action.changes()));
    let right: Vec<Span> = rows()
        .filter(|row| last.contains(&row.action))
        .filter_map(|row| match row.action {
            Action::Leave => Some((motions(app, &[Action::Leave]), board::BACK)),
            Action::Quit => Some((motions(app, &[Action::Quit]), words::END)),
            _ => hint(app, row),
        })
        .flat_map(|(name, word)| key(canvas, &name, word.say(lang)))
        .collect();
    let right = trimmed(right);
    let right_at = canvas.cols().saturating_sub(1 + spans_width(&right));
    let mut x = 1;
    let leaves = |action| action == Action::Quit && (scope != Scope::Board || is_past);
    let is_elsewhere = |row: &&Row| last.contains(&row.action) || leaves(row.action);
    let is_off = |row: &&Row| row.action.needs_lanes() && app.screens().is_list();
    let is_of_use = |row: &&Row| scope != Scope::Form || app.applies(scope, row.action).is_ok();
    let is_here = |row: &&Row| !is_elsewhere(row) && !is_off(row) && is_of_use(row);
    let mut left: Vec<&Row> = rows().filter(is_here).collect();
    let order = if scope == Scope::Board { OF_A_BOARD } else { OF_AN_ITEM };
    left.sort_by_key(|row| order.iter().position(|action| *action == row.action).unwrap_or(order.len()));
    let before = left.iter().filter(|row| row.action == Action::Discussed).count();
    let mut left: Vec<(String, Words)> = left.into_iter().filter_map(|row| hint(app, row)).collect();
    left.insert(before, first);
    if matches!(app.screens().bare(), Some(Screen::Review { page: Page::Opening(_), .. })) {
        left = vec![("Enter".to_owned(), words::TO_ITEM), ("Ctrl-d".to_owned(), words::SCROLL)];
    }
    for (name, word) in left.into_iter().filter(|(name, _)| !name.is_empty()) {
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
