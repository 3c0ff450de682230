//! The filter menu: all sides with their counts, the values of one side, or a filter being typed.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::heads::{sign, token};
use super::popup::Popup;
use super::style::Token;
use crate::app::App;
use crate::app::action::{Action, TABLE};
use crate::app::board::popup::AROUND;
use crate::app::input::text_field::TextField;
use crate::app::screen::facet::{Facet, FacetFlag, FacetValue};
use crate::app::screen::filter_menu::{FilterMenu, MenuSides, MenuValues};
use crate::lang::{Words, find, list as words};
use crate::text::wrap::wrap;

/// The text's widest row, in cells.
const WIDE: u16 = 60;
/// Values shown at once.
const MOST_VALUES: u16 = 10;
/// From this many rows on there is room for empty rows between groups.
const AIRY: u16 = 20;

/// Paints the menu.
pub(super) fn draw(app: &App, menu: &FilterMenu, canvas: &mut Canvas<'_>) {
    let room = canvas.cols().saturating_sub(AROUND.0).min(WIDE);
    let view = app.board_context().view;
    let count = find::shown(app.lang(), view.summary.total, view.whole.total);
    let mut popup = Popup {
        key: key_of(Action::FilterMenu),
        title: words::FILTER.say(app.lang()).to_owned(),
        right: vec![(count, canvas.styles.fg(Token::Text2))],
        rows: Vec::new(),
    };
    match menu {
        FilterMenu::Sides(sides) => {
            popup.rows = sides_rows(app, canvas, sides, room);
            show(app, canvas, &popup);
        }
        FilterMenu::Values(values) => {
            popup.key = format!("{} {}", popup.key, values.facet.letter());
            popup.title = values.facet.name().say(app.lang()).to_owned();
            draw_values(app, canvas, values, popup, room);
        }
        FilterMenu::ByHand { field, wrong } => {
            popup.key = format!("{} {}", popup.key, key_of(Action::Search));
            draw_by_hand(app, canvas, (field, wrong.as_deref()), popup, room);
        }
    }
}

/// Paints the pop-up where it stands best; gives the first cell and row of its text.
fn show(app: &App, canvas: &mut Canvas<'_>, popup: &Popup) -> (u16, u16, u16) {
    let (width, height) = popup.size();
    let area = app.popup_area(width, height);
    popup.draw(canvas, area);
    let inner = area.inner();
    (inner.x, inner.y, inner.width)
}

/// The first key of an action.
fn key_of(action: Action) -> String {
    let key = TABLE.iter().find(|row| row.action == action).and_then(|row| row.keys.first());
    key.map_or(String::new(), |key| (*key).to_owned())
}

fn airy(app: &App) -> bool {
    app.board().layout().size.rows >= AIRY
}

fn sides_rows(app: &App, canvas: &Canvas<'_>, sides: &MenuSides, room: u16) -> Vec<Vec<Span>> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let names = Facet::ALL.map(|facet| width(facet.name().say(lang)));
    let label = names.into_iter().max().unwrap_or(0);
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for (facet, choices) in &sides.facets {
        let name = facet.name().say(lang);
        let pad = " ".repeat(usize::from(label - width(name)) + 2);
        let mut spans =
            vec![(format!("{}  ", facet.letter()), styles.key()), (format!("{name}{pad}"), styles.fg(Token::Text1))];
        let left = room.saturating_sub(spans_width(&spans));
        spans.extend(some_choices(canvas, *facet, choices, left));
        rows.push(spans);
    }
    let others: [(String, Words); 5] = [
        (key_of(Action::SameUnit), words::SAME_UNIT),
        (key_of(Action::InvertFilter), words::INVERT),
        (key_of(Action::ClearFilter), words::CLEAR),
        (key_of(Action::Search), words::BY_HAND),
        ("Esc".to_owned(), words::BACK),
    ];
    let others =
        others.map(|(key, word)| vec![(key, styles.key()), (format!(" {}", word.say(lang)), styles.fg(Token::Text2))]);
    let flags: Vec<Vec<Span>> = sides.flags.iter().map(|flag| flag_piece(canvas, flag, airy(app))).collect();
    if airy(app) {
        rows.push(Vec::new());
        rows.extend(in_columns(canvas, &flags, room));
        rows.push(Vec::new());
        rows.extend(flowing(canvas, others.into(), 3, room));
    } else {
        rows.extend(flowing(canvas, flags.into_iter().chain(others).collect(), 2, room));
    }
    rows
}

/// Pieces one behind the other, as many in a row as fit.
fn flowing(canvas: &Canvas<'_>, pieces: Vec<Vec<Span>>, gap: usize, room: u16) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = vec![Vec::new()];
    for piece in pieces {
        let row = rows.last_mut().expect("there is always a row");
        if row.is_empty() {
            row.extend(piece);
        } else if spans_width(row) + cells(gap) + spans_width(&piece) <= room {
            row.push((" ".repeat(gap), canvas.styles.fg(Token::Text2)));
            row.extend(piece);
        } else {
            rows.push(piece);
        }
    }
    rows
}

/// As many values as fit, `…` where there are more.
fn some_choices(canvas: &Canvas<'_>, facet: Facet, choices: &[FacetValue], room: u16) -> Vec<Span> {
    let styles = canvas.styles;
    let mut spans = Vec::new();
    let more = canvas.glyphs().ellipsis;
    for (at, choice) in choices.iter().enumerate() {
        let name = if facet == Facet::Theme { &choice.value } else { &choice.label };
        let mark = if choice.is_on { canvas.glyphs().current } else { "" };
        let sign = choice.kind.map_or(String::new(), |kind| sign(canvas, kind));
        let name_style = if choice.is_on { styles.key() } else { styles.fg(Token::Text2) };
        let piece: Vec<Span> = vec![
            (mark.to_owned(), styles.key()),
            (sign, choice.kind.map_or(name_style, |kind| styles.fg(token(kind)))),
            (canvas.shown(name), name_style),
            (format!(" {}  ", choice.count), styles.fg(Token::Text3)),
        ];
        let is_last = at + 1 == choices.len();
        let reserve = if is_last { 0 } else { width(more) + 2 };
        if spans_width(&spans) + spans_width(&piece) + reserve > room + 2 {
            spans.push((more.to_owned(), styles.fg(Token::Text3)));
            break;
        }
        spans.extend(piece);
    }
    spans
}

/// A flag with its key and count.
fn flag_piece(canvas: &Canvas<'_>, side: &(FacetFlag, String, usize, bool), is_airy: bool) -> Vec<Span> {
    let styles = canvas.styles;
    let (flag, name, count, is_on) = side;
    let name_style = match (is_on, count) {
        (true, _) => styles.key(),
        (false, 0) => styles.fg(Token::Text3),
        (false, _) => styles.fg(Token::Text1),
    };
    let mark = if *is_on { canvas.glyphs().current } else { "" };
    vec![
        (format!("{}{}", flag.letter(), if is_airy { "  " } else { " " }), styles.key()),
        (format!("{mark}{}", canvas.shown(name)), name_style),
        (format!(" {count}"), styles.fg(Token::Text3)),
    ]
}

/// Pieces in columns of equal width.
fn in_columns(canvas: &Canvas<'_>, pieces: &[Vec<Span>], room: u16) -> Vec<Vec<Span>> {
    let widest = pieces.iter().map(|piece| spans_width(piece)).max().unwrap_or(0);
    let many = usize::from((room + 3) / (widest + 3)).clamp(1, 3);
    let padded = |piece: &Vec<Span>| {
        let pad = " ".repeat(usize::from(widest - spans_width(piece)));
        piece.iter().cloned().chain([(pad, canvas.styles.fg(Token::Text2))]).collect()
    };
    let pieces: Vec<Vec<Span>> = pieces.iter().map(padded).collect();
    pieces.chunks(many).flat_map(|chunk| flowing(canvas, chunk.to_vec(), 3, u16::MAX)).collect()
}

/// A line to type in, and the values that what is typed leaves.
fn draw_values(app: &App, canvas: &mut Canvas<'_>, values: &MenuValues, mut popup: Popup, room: u16) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let height = app.board().layout().size.rows.saturating_sub(AROUND.1 + 2 + u16::from(airy(app)));
    let many = cells(values.choices.len()).min(MOST_VALUES).min(height.max(1));
    let shown = values.field.shown(usize::from(room).max(2), app.look().glyphs);
    let typed = shown.rows[shown.caret.0].clone();
    let line = match values.field.is_empty() {
        true => vec![(format!(" {}", words::NARROW.say(lang)), styles.fg(Token::Text3))],
        false => vec![(typed, styles.fg(Token::Text1))],
    };
    let labels = values.choices.iter().map(|choice| label_width(canvas, choice)).max().unwrap_or(0);
    let labels = labels.min(room.saturating_sub(11)).max(1);
    let head = width(&popup.key) + width(&popup.title) + spans_width(&popup.right) + 9;
    popup.rows.push(filled(canvas, line, (labels + 11).max(head).min(room)));
    popup.rows.extend(airy(app).then(Vec::new));
    let first = cells(popup.rows.len());
    let skip = (values.at + 1).saturating_sub(usize::from(many));
    let mut pointed = None;
    for (row, place) in values.shown.iter().skip(skip).take(usize::from(many)).enumerate() {
        let is_pointed = row + skip == values.at;
        if is_pointed {
            pointed = Some(first + cells(row));
        }
        popup.rows.push(value_row(canvas, &values.choices[*place], labels, is_pointed));
    }
    if values.shown.is_empty() {
        popup.rows.push(vec![(words::NO_CHOICE.say(lang).to_owned(), styles.fg(Token::Text3))]);
    }
    let least = usize::from(first + many);
    if popup.rows.len() < least {
        popup.rows.resize(least, Vec::new());
    }
    let (x, y, inner) = show(app, canvas, &popup);
    if let Some(row) = pointed {
        canvas.fill(x, y + row, inner.min(labels + 11), 1, canvas.styles.selected());
    }
    canvas.set_caret(x + cells(shown.caret.1), y);
}

/// Spans filled up with spaces, so that a pop-up keeps its width while text is typed.
fn filled(canvas: &Canvas<'_>, mut spans: Vec<Span>, room: u16) -> Vec<Span> {
    let pad = " ".repeat(usize::from(room.saturating_sub(spans_width(&spans))));
    spans.push((pad, canvas.styles.fg(Token::Text2)));
    spans
}

fn label_width(canvas: &Canvas<'_>, choice: &FacetValue) -> u16 {
    width(&canvas.shown(&choice.label)) + choice.kind.map_or(0, |kind| width(&sign(canvas, kind)))
}

/// Pointer, whether it is on, name, count.
fn value_row(canvas: &Canvas<'_>, choice: &FacetValue, labels: u16, is_pointed: bool) -> Vec<Span> {
    let styles = canvas.styles;
    let own = |style: Style| if is_pointed { styles.selected() } else { style };
    let pointer = if is_pointed { canvas.glyphs().pointer } else { " " };
    let mark = if choice.is_on { canvas.glyphs().current } else { " " };
    let sign = choice.kind.map_or(String::new(), |kind| sign(canvas, kind));
    let name = canvas.cut(&choice.label, labels.saturating_sub(width(&sign)));
    let pad = " ".repeat(usize::from(labels.saturating_sub(width(&sign) + width(&name))));
    let name_style = if choice.count == 0 { styles.fg(Token::Text3) } else { styles.fg(Token::Text1) };
    vec![
        (format!("{pointer} "), own(styles.key())),
        (format!("{mark} "), own(styles.key())),
        (sign, own(choice.kind.map_or(name_style, |kind| styles.fg(token(kind))))),
        (format!("{name}{pad}"), own(name_style)),
        (format!("  {:>4} ", choice.count), own(styles.fg(Token::Text3))),
    ]
}

/// A line to type in, and below it an example or what is wrong.
fn draw_by_hand(
    app: &App,
    canvas: &mut Canvas<'_>,
    (field, wrong): (&TextField, Option<&str>),
    mut popup: Popup,
    room: u16,
) {
    let styles = canvas.styles;
    let shown = field.shown(usize::from(room).max(2), app.look().glyphs);
    let line = vec![(shown.rows[shown.caret.0].clone(), styles.fg(Token::Text1))];
    let below = match wrong {
        Some(reason) => format!("! {reason}"),
        None => words::EXAMPLE.say(app.lang()).to_owned(),
    };
    let style = if wrong.is_some() { styles.strong(Token::Problem) } else { styles.fg(Token::Text3) };
    let below: Vec<Vec<Span>> = wrap(&below, usize::from(room).max(2))
        .into_iter()
        .map(|range| vec![(below[range].to_owned(), style)])
        .collect();
    popup.rows.push(filled(canvas, line, room));
    popup.rows.extend(airy(app).then(Vec::new));
    popup.rows.extend(below);
    let (x, y, _) = show(app, canvas, &popup);
    canvas.set_caret(x + cells(shown.caret.1), y);
}
