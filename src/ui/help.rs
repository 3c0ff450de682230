//! The help: every action of the table with its keys, by section.

use super::canvas::{Canvas, cells, width};
use super::style::Token;
use crate::app::App;
use crate::app::action::{Action, Group, Row, TABLE};
use crate::lang::board::help_screen;

/// A row of the help.
enum Line {
    Blank,
    Section(&'static str),
    Keys(String, &'static str),
    Note(&'static str),
}

/// The keys as a person reads them: `h Left`, `gg Home`.
fn keys(row: &Row) -> String {
    match row.action {
        Action::Digit => "0-9".to_owned(),
        Action::SetStatus => "s1-s9".to_owned(),
        _ => row.keys.iter().map(|keys| keys.replace(' ', "")).collect::<Vec<_>>().join("  "),
    }
}

fn lines(app: &App) -> Vec<Line> {
    let lang = app.lang();
    let mut lines = Vec::new();
    for group in Group::ALL {
        lines.push(Line::Section(group.title().say(lang)));
        let rows = TABLE.iter().filter(|row| row.group == group);
        lines.extend(rows.map(|row| Line::Keys(keys(row), row.text.say(lang))));
        lines.push(Line::Blank);
    }
    lines.extend(help_screen::NOTES.iter().map(|note| Line::Note(note.say(lang))));
    lines
}

/// Cells of the keys before what they do.
const KEYS: u16 = 20;

/// Paints the help from row `scroll` on; in two columns where there is room.
pub(super) fn draw(app: &App, scroll: usize, canvas: &mut Canvas<'_>) {
    let rows = usize::from(app.layout().size.rows.saturating_sub(3));
    let lines = lines(app);
    let two = canvas.cols() >= 120 && lines.len() > rows;
    let per_screen = if two { rows * 2 } else { rows };
    let most = lines.len().saturating_sub(per_screen);
    let scroll = scroll.min(most);
    let title = help_screen::TITLE.say(app.lang());
    canvas.put(1, 0, canvas.cols(), title, canvas.styles.key());
    let seen = format!("{}/{}", (scroll + per_screen).min(lines.len()), lines.len());
    canvas.put_right(canvas.cols() - 1, 0, &seen, canvas.styles.fg(Token::Text3));
    let half = if two { canvas.cols() / 2 } else { canvas.cols() };
    for (at, line) in lines.iter().skip(scroll).take(per_screen).enumerate() {
        let x = 1 + half * cells(at / rows.max(1));
        draw_line(canvas, x, 2 + cells(at % rows.max(1)), half.saturating_sub(2), line);
    }
}

fn draw_line(canvas: &mut Canvas<'_>, x: u16, y: u16, room: u16, line: &Line) {
    let styles = canvas.styles;
    match line {
        Line::Blank => {}
        Line::Section(title) => drop(canvas.put(x, y, room, title, styles.strong(Token::Text1))),
        Line::Note(note) => drop(canvas.put(x, y, room, note, styles.fg(Token::Text3))),
        Line::Keys(keys, text) => {
            let used = width(keys).max(KEYS.min(room / 2));
            canvas.put(x, y, room, keys, styles.key());
            canvas.put(x + used + 2, y, room.saturating_sub(used + 2), text, styles.fg(Token::Text2));
        }
    }
}
