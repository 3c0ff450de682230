//! The strip: the selected item in full, whatever room its card has.

use super::canvas::{Canvas, Span, cells, cut_spans, marked, width};
use super::card::{due_words, wait_token};
use super::heads::{sign, token};
use super::style::Token;
use crate::app::board::card::{Due, Wait};
use crate::app::{App, hit, tell};
use crate::lang::{Words, board, history};
use crate::plan::item::Item;
use crate::plan::target::Target;
use crate::text::wrap::wrap;

/// Cells of a target's bar.
const BAR: u16 = 12;

/// Paints the rows between lanes and hints.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let band = app.board().layout().strip;
    let cols = canvas.cols();
    let ground = canvas.styles.on(Token::Text1, Token::Raised);
    canvas.clear(0, band.top, cols, band.rows, ground);
    let Some(item) = app.item().filter(|_| band.rows > 0) else { return };
    draw_first_row(app, canvas, item, band.top);
    let room = band.rows - 1;
    let extras = extras(app, canvas, item);
    let kept = cells(extras.len().min(1)).min(room.saturating_sub(1));
    let used = draw_sentence(app, canvas, item, band.top + 1, room - kept);
    for (at, extra) in extras.iter().enumerate().take(usize::from(room - used)) {
        let y = band.top + band.rows - (room - used) + cells(at);
        draw_extra(canvas, extra, y);
    }
}

/// What may stand below the sentence.
enum Extra<'a> {
    Line(Vec<Span>),
    Target(&'a Target, String),
}

/// Number, status, days, leaders, units; the position at the right end.
fn draw_first_row(app: &App, canvas: &mut Canvas<'_>, item: &Item, y: u16) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let end = canvas.cols().saturating_sub(1);
    let position =
        app.position().map_or(String::new(), |at| format!("{at}/{}", app.board_context().view.summary.total));
    let position_at = end.saturating_sub(width(&position));
    let mut spans = vec![(format!("{}   ", board::item(lang, &item.number)), styles.key())];
    if let Some(column) = app.plan().column(&item.status) {
        let name = canvas.shown(column.name(lang));
        spans.push((format!("{}{name}", sign(canvas, column.kind)), styles.strong(token(column.kind))));
    }
    let days = item.since.map_or(0, |since| app.now().days_since(since));
    if days > 0 {
        let token = match wait_token(Wait::of(item, app.plan(), app.now())) {
            Token::Warning => Token::Warning,
            _ => Token::Text2,
        };
        spans.push((format!(" {}", board::days(lang, days)), styles.fg(token)));
    }
    if let (Some(day), Some(due)) = (item.deadline, Due::of(item, app.plan(), app.now())) {
        let (words, token) = due_words(due, lang);
        spans.push((format!("   {} ", history::DEADLINE.say(lang)), styles.fg(Token::Text3)));
        spans.push((format!("{} ", tell::day(day, app.now())), styles.fg(Token::Text1)));
        spans.push((words, styles.fg(token)));
    }
    let mut x = 1 + canvas.row(1, y, position_at.saturating_sub(2), &spans);
    let groups: [(Words, &[String]); 3] = [
        (board::LEADER, &item.leaders),
        (board::LEAD_UNIT, &item.lead_units),
        (board::RESPONSIBLE, &item.responsible_units),
    ];
    for (label, names) in groups.into_iter().filter(|(_, names)| !names.is_empty()) {
        let label = format!("   {} ", label.say(lang));
        let room = position_at.saturating_sub(x + width(&label) + 1);
        let Some(names) = names_in(app, canvas, names, room) else { continue };
        x += canvas.put(x, y, room + width(&label), &label, styles.fg(Token::Text3));
        x += canvas.put(x, y, room, &names, styles.fg(Token::Text1));
    }
    if canvas.styles.bare() && x + 2 < position_at {
        let rule = styles.fg(Token::Rule);
        let glyph = canvas.glyphs().rule;
        canvas.line(x + 2, y, position_at.saturating_sub(x + 3), glyph, rule);
    }
    canvas.put(position_at, y, width(&position), &position, styles.fg(Token::Text3));
}

/// As many of the names as fit, `甲、乙等7个`; none if not even one does.
fn names_in(app: &App, canvas: &Canvas<'_>, names: &[String], room: u16) -> Option<String> {
    let lang = app.lang();
    let whole = canvas.shown(&names.join(board::comma(lang)));
    let limit = room.min(34.max(room / 2));
    if width(&whole) <= limit {
        return Some(whole);
    }
    let some = |many: &usize| {
        let shown = canvas.shown(&names[..*many].join(board::comma(lang)));
        let text = if names.len() == 1 { canvas.cut(&shown, room) } else { board::and_more(lang, &shown, names.len()) };
        (width(&text) <= limit).then_some(text)
    };
    (1..=names.len().saturating_sub(1).max(1)).rev().find_map(|many| some(&many)).filter(|_| room > 8)
}

/// The sentence as far as `rows` go, the way to its rest behind it; gives the rows used.
fn draw_sentence(app: &App, canvas: &mut Canvas<'_>, item: &Item, y: u16, rows: u16) -> u16 {
    let room = canvas.cols().saturating_sub(2);
    let sentence = canvas.shown(&item.text.replace('\n', " "));
    let style = canvas.styles.fg(Token::Text1);
    let lines = wrap(&sentence, usize::from(room));
    let fits = lines.len() <= usize::from(rows);
    let hits = hit::shown(&item.text, &app.hit_marks(item).sentence, canvas.look().glyphs);
    let spans_of = |range: std::ops::Range<usize>| {
        marked(&sentence[range.clone()], &hit::within(&hits, &range), style, canvas.styles.hit())
    };
    for (at, line) in lines.iter().enumerate().take(usize::from(rows)) {
        let row = y + cells(at);
        if fits || at + 1 < usize::from(rows) {
            let spans = spans_of(line.clone());
            canvas.row(1, row, room, &spans);
        } else {
            let more = format!(" {}", board::FULL_TEXT.say(app.lang()));
            let left = room.saturating_sub(width("Enter") + width(&more) + 1);
            let spans = cut_spans(spans_of(line.start..sentence.len()), left, canvas.glyphs().ellipsis);
            let used = canvas.row(1, row, left, &spans);
            let spans = [(" Enter".to_owned(), canvas.styles.key()), (more, canvas.styles.fg(Token::Text2))];
            canvas.row(1 + used, row, room - used, &spans);
        }
    }
    cells(lines.len()).min(rows)
}

/// The latest open problem, the next step that is due first, the targets.
fn extras<'a>(app: &App, canvas: &Canvas<'_>, item: &'a Item) -> Vec<Extra<'a>> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let mut extras = Vec::new();
    if let Some(problem) = item.open_problem() {
        let label = format!("{} {}", canvas.glyphs().problem, board::PROBLEM.say(lang));
        extras.push(Extra::Line(vec![
            (label, styles.strong(Token::Problem)),
            (format!("   {}   ", problem.date.format("%m-%d")), styles.fg(Token::Text3)),
            (canvas.shown(&problem.text), styles.fg(Token::Text1)),
        ]));
    }
    if let Some(step) = item.open_step() {
        let due = step.due.map(|due| board::due(lang, &due.format("%m-%d").to_string())).unwrap_or_default();
        extras.push(Extra::Line(vec![
            (format!("  {} ", board::NEXT_STEP.say(lang)), styles.fg(Token::Text3)),
            (format!("{due} "), styles.fg(Token::Text2)),
            (canvas.shown(&step.text), styles.fg(Token::Text1)),
            (format!("  {}", canvas.shown(&step.units.join(board::comma(lang)))), styles.fg(Token::Text3)),
        ]));
    }
    let target = |target| Extra::Target(target, board::TARGET.say(lang).to_owned());
    extras.extend(item.targets.iter().map(target));
    extras
}

fn draw_extra(canvas: &mut Canvas<'_>, extra: &Extra<'_>, y: u16) {
    let room = canvas.cols().saturating_sub(2);
    match extra {
        Extra::Line(spans) => drop(canvas.row(1, y, room, spans)),
        Extra::Target(target, label) => draw_target(canvas, target, label, y),
    }
}

/// `目标 新增高新技术企业  ━━━───  11 / 20家`.
fn draw_target(canvas: &mut Canvas<'_>, target: &Target, label: &str, y: u16) {
    let styles = canvas.styles;
    let figures = format!("{} / {}", target.current_text(), target.raw);
    let taken = width(label) + 1 + 2 + BAR + 2 + width(&figures);
    let room = canvas.cols().saturating_sub(2);
    let mut x = 1 + canvas.put(1, y, room, &format!("{label} "), styles.fg(Token::Text3));
    x += canvas.put(x, y, room.saturating_sub(taken), &target.metric, styles.fg(Token::Text2)) + 2;
    canvas.bar(x, y, BAR, target.share(), styles.fg(Token::Done));
    canvas.put(x + BAR + 2, y, room, &figures, styles.fg(Token::Text2));
}
