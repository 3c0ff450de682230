//! The palette: a line to type in, and what answers it.

use super::canvas::{Canvas, Span, cells, spans_width};
use super::heads::token;
use super::popup::Popup;
use super::style::Token;
use crate::app::App;
use crate::app::action::Action;
use crate::app::board::popup::Area;
use crate::app::screen::palette::{About, Palette, PaletteAreas, PaletteEntry};
use crate::lang::{import, palette as words};

/// Paints the palette over the screen.
pub(super) fn draw(app: &App, palette: &Palette, canvas: &mut Canvas<'_>) {
    let area = app.palette_area();
    let styles = canvas.styles;
    let at = if palette.found.is_empty() { 0 } else { palette.at + 1 };
    let right = vec![(words::counted(at, palette.found.len()), styles.fg(Token::Text3))];
    let opened_by = app.keymap().keys(app.scope(), Action::Palette).next().map_or(String::new(), ToString::to_string);
    let title = match palette.about {
        About::Everything => words::TITLE,
        About::Boards => import::CHOOSE,
    };
    let title = title.say(app.lang()).to_owned();
    Popup { key: opened_by, title, right, rows: Vec::new() }.draw(canvas, area);
    let PaletteAreas { line, entries } = PaletteAreas::of(area);
    draw_line(app, canvas, palette, line);
    let rows = usize::from(entries.height);
    let top = palette.top(rows);
    for (row, (at, entry)) in palette.found.iter().enumerate().skip(top).take(rows).enumerate() {
        let area = Area { y: entries.y + cells(row), height: 1, ..entries };
        draw_entry(app, canvas, entry, area, at == palette.at);
    }
    if palette.found.is_empty() {
        canvas.put(entries.x, entries.y, entries.width, words::NOTHING.say(app.lang()), styles.fg(Token::Text2));
    }
}

/// What is typed, on a raised block.
fn draw_line(app: &App, canvas: &mut Canvas<'_>, palette: &Palette, area: Area) {
    let styles = canvas.styles;
    if area.height == 0 || area.width < 6 {
        return;
    }
    canvas.clear(area.x - 1, area.y, area.width + 2, 1, styles.on(Token::Text1, Token::Raised));
    let text = palette.line.text();
    if text.is_empty() {
        canvas.put(area.x, area.y, area.width, words::PLACEHOLDER.say(app.lang()), styles.fg(Token::Text3));
    } else {
        canvas.put(area.x, area.y, area.width, &text, styles.fg(Token::Text1));
    }
    let cell = cells(palette.line.caret_cell()).min(area.width);
    canvas.set_caret(area.x + cell, area.y);
}

/// An entry: what it does and, stepping back, why it does not apply; its keys at the right end.
fn draw_entry(app: &App, canvas: &mut Canvas<'_>, entry: &PaletteEntry, area: Area, is_selected: bool) {
    let styles = canvas.styles;
    let refusal = app.entry_applies(entry).err();
    let text = if refusal.is_some() { Token::Text3 } else { Token::Text1 };
    let mut spans: Vec<Span> = Vec::new();
    let mut right: Vec<Span> = Vec::new();
    match entry {
        PaletteEntry::Item(item) => {
            let item = app.plan().item(*item);
            let column = item.and_then(|item| app.plan().column(&item.status));
            let token = column.map_or(Token::Todo, |column| token(column.kind));
            let number = item.map_or("", |item| item.number.as_str());
            spans.push((format!("{number:>2} "), styles.fg(token)));
            right.extend(column.map(|column| (canvas.shown(column.name(app.lang())), styles.fg(token))));
        }
        PaletteEntry::Action(_) | PaletteEntry::Status(_) => right.push((app.entry_keys(entry), styles.key())),
        PaletteEntry::Board(_) => right.push((canvas.shown(&app.entry_keys(entry)), styles.fg(Token::Text2))),
    }
    spans.push((app.entry_text(entry), styles.fg(text)));
    spans.extend(
        refusal
            .map(|refusal| (words::reason(app.lang(), &refusal.say(app.lang(), app.now())), styles.fg(Token::Text3))),
    );
    if is_selected {
        canvas.clear(area.x - 1, area.y, area.width + 2, 1, styles.selected());
        canvas.put(area.x - 1, area.y, 1, canvas.glyphs().pointer, styles.selected());
        spans.iter_mut().chain(&mut right).for_each(|span| span.1 = styles.selected());
        if let (PaletteEntry::Action(_) | PaletteEntry::Status(_), [_, reason]) = (entry, spans.as_mut_slice()) {
            reason.1 = styles.selected_quiet();
        }
    }
    let end = area.x + area.width;
    let x = end.saturating_sub(spans_width(&right));
    canvas.row(area.x + 1, area.y, x.saturating_sub(area.x + 2), &spans);
    canvas.row(x, area.y, spans_width(&right), &right);
}
