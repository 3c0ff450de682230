//! The help: every action with its keys, by section, on a grid.

use super::canvas::{Canvas, cells, width};
use super::style::Token;
use crate::app::App;
use crate::app::screen::help::{HelpAction, HelpLine, HelpSearch};
use crate::lang::board::help_screen;
use crate::lang::palette as words;

/// Paints the help from row `scroll` on.
pub(super) fn draw(app: &App, scroll: usize, find: &HelpSearch, canvas: &mut Canvas<'_>) {
    let lines = app.help_lines();
    let rows = app.help_rows();
    draw_head(app, canvas, find);
    if lines.len() > rows {
        let seen = format!("{}/{}", (scroll + rows).min(lines.len()), lines.len());
        canvas.put_right(canvas.cols() - 1, 0, &seen, canvas.styles.fg(Token::Text3));
    }
    for (at, line) in lines.iter().skip(scroll).take(rows).enumerate() {
        draw_line(app, canvas, 2 + cells(at), line);
    }
}

/// `帮助   当前：看板`, or what is searched for.
fn draw_head(app: &App, canvas: &mut Canvas<'_>, find: &HelpSearch) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let room = canvas.cols().saturating_sub(10);
    let x = 1 + canvas.put(1, 0, room, help_screen::TITLE.say(lang), styles.strong(Token::Text1)) + 3;
    let line = match find {
        HelpSearch::All => {
            let here = words::here(lang, app.helped().title().say(lang));
            canvas.put(x, 0, room.saturating_sub(x), &here, styles.fg(Token::Text2));
            return;
        }
        HelpSearch::Typing(line) | HelpSearch::Typed(line) => line,
    };
    let x = x + canvas.put(x, 0, room.saturating_sub(x), words::FIND.say(lang), styles.key()) + 2;
    let room = room.saturating_sub(x);
    let field = room.min(40);
    if *find == HelpSearch::Typed(line.clone()) {
        canvas.put(x, 0, field, &line.text(), styles.fg(Token::Text1));
        return;
    }
    canvas.clear(x.saturating_sub(1), 0, field + 2, 1, styles.on(Token::Text1, Token::Raised));
    if line.text().is_empty() {
        canvas.put(x, 0, field, words::FIND_PLACEHOLDER.say(lang), styles.fg(Token::Text3));
    } else {
        canvas.put(x, 0, field, &line.text(), styles.fg(Token::Text1));
    }
    canvas.set_caret(x + cells(line.caret_cell()).min(field), 0);
}

fn draw_line(app: &App, canvas: &mut Canvas<'_>, y: u16, line: &HelpLine) {
    let styles = canvas.styles;
    let room = canvas.cols().saturating_sub(2);
    match line {
        HelpLine::Blank | HelpLine::Gap => {}
        HelpLine::Screen(name) => {
            let used = canvas.put(1, y, room, name, styles.strong(Token::Text1));
            let rule = styles.fg(Token::Rule);
            canvas.line(1 + used + 1, y, room.saturating_sub(used + 1), canvas.glyphs().rule, rule);
        }
        HelpLine::Note(note) => drop(canvas.put(1, y, room, note, styles.fg(Token::Text3))),
        HelpLine::Actions(title, actions) => {
            let indent = cells(app.help_grid().indent);
            if let Some(title) = title {
                canvas.put(1, y, indent.saturating_sub(2), title, styles.strong(Token::Text2));
            }
            for (x, told) in actions {
                draw_action(canvas, indent + cells(*x), y, told);
            }
        }
    }
}

/// The keys and what they do; stepping back, and why, where it does not apply.
fn draw_action(canvas: &mut Canvas<'_>, x: u16, y: u16, told: &HelpAction) {
    let styles = canvas.styles;
    let room = canvas.cols().saturating_sub(x + 1);
    let (key, text) = match told.refusal {
        None => (styles.key(), styles.fg(Token::Text1)),
        Some(_) => (styles.fg(Token::Text3), styles.fg(Token::Text3)),
    };
    canvas.put(x, y, room, &told.keys, key);
    let text_x = x + cells(told.text_at());
    let used = canvas.put(text_x, y, room.saturating_sub(cells(told.text_at())), &told.text, text);
    if let Some(refusal) = &told.refusal {
        let at = cells(told.text_at()) + used;
        canvas.put(x + at, y, room.saturating_sub(at).min(width(refusal)), refusal, styles.fg(Token::Text3));
    }
}
