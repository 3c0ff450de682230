//! A document before it is imported: what it holds, and what would become of it.

use super::canvas::{Canvas, Span, cells};
use super::style::Token;
use crate::app::App;
use crate::app::screen::import_preview::{AROUND, ImportPreview, Weight};
use crate::lang::import as words;

/// Paints everything but the last row.
pub(super) fn draw(app: &App, preview: &ImportPreview, canvas: &mut Canvas<'_>) {
    let styles = canvas.styles;
    let rows = usize::from(app.board().layout().size.rows.saturating_sub(AROUND));
    let room = canvas.cols().saturating_sub(2);
    canvas.put(1, 0, room, words::IMPORT.say(app.lang()), styles.strong(Token::Text1));
    let seen = (preview.scroll + rows).min(preview.rows.len());
    canvas.put_right(canvas.cols() - 1, 0, &format!("{seen}/{}", preview.rows.len()), styles.fg(Token::Text3));
    for (at, row) in preview.rows.iter().skip(preview.scroll).take(rows).enumerate() {
        let spans: Vec<Span> = row
            .iter()
            .map(|(weight, text)| {
                let style = match weight {
                    Weight::Heading => styles.strong(Token::Text1),
                    Weight::Fate => styles.key(),
                    Weight::Plain => styles.fg(Token::Text1),
                    Weight::Quiet => styles.fg(Token::Text3),
                    Weight::Open => styles.fg(Token::Warning),
                };
                (canvas.shown(text), style)
            })
            .collect();
        canvas.row(1, 1 + cells(at), room, &spans);
    }
}
