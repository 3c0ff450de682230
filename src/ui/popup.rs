//! Pop-ups: a light frame on `float`, a key and a title in it, rows of spans.

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::style::Token;
use crate::app::board::popup::{AROUND, Area};

/// What a pop-up shows.
#[derive(Debug, Default)]
pub(super) struct Popup {
    /// The key that opened it, a pill in the frame.
    pub(super) key: String,
    /// Its title, in the frame.
    pub(super) title: String,
    /// What stands at the right end of the frame.
    pub(super) right: Vec<Span>,
    /// Its rows.
    pub(super) rows: Vec<Vec<Span>>,
}

impl Popup {
    /// Cells and rows it takes with its frame, its padding and the ground at its sides.
    pub(super) fn size(&self) -> (u16, u16) {
        let head = width(&self.key) + 2 + 1 + width(&self.title) + 2 + spans_width(&self.right);
        let widest = self.rows.iter().map(|row| spans_width(row)).max().unwrap_or(0).max(head);
        (widest.saturating_add(AROUND.0), cells(self.rows.len()).saturating_add(AROUND.1))
    }

    /// Paints it at `area`; rows that do not fit are left out.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        frame(canvas, area);
        self.draw_head(canvas, area);
        let inner = area.inner();
        for (at, row) in self.rows.iter().enumerate().take(usize::from(inner.height)) {
            canvas.row(inner.x, inner.y + cells(at), inner.width, row);
        }
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, area: Area) {
        let styles = canvas.styles;
        let room = area.width.saturating_sub(6);
        let spans = [
            (" ".to_owned(), styles.fg(Token::Rule)),
            (format!(" {} ", self.key), styles.pill(Token::Accent)),
            (format!(" {} ", self.title), styles.strong(Token::Text1)),
        ];
        let used = canvas.row(area.x + 3, area.y, room, &spans);
        let right = spans_width(&self.right);
        if right > 0 && used + right + 4 < room {
            let x = area.x + area.width - 4 - right;
            canvas.put(x - 1, area.y, 1, " ", styles.fg(Token::Rule));
            canvas.row(x, area.y, right, &self.right);
            canvas.put(x + right, area.y, 1, " ", styles.fg(Token::Rule));
        }
    }
}

/// Paints the ground at the sides, the surface and the frame.
fn frame(canvas: &mut Canvas<'_>, area: Area) {
    let Area { x, y, width, height } = area;
    if width < 4 || height < 2 {
        return;
    }
    let styles = canvas.styles;
    canvas.clear(x, y, width, height, styles.on(Token::Text1, Token::Ground));
    canvas.fill(x + 1, y, width - 2, height, styles.on(Token::Text1, Token::Float));
    let ([left_top, right_top, left_low, right_low], glyphs) = (canvas.glyphs().corners, canvas.glyphs());
    let rule = styles.fg(Token::Rule);
    let (left, right, low) = (x + 1, x + width - 2, y + height - 1);
    for (row, from, to) in [(y, left_top, right_top), (low, left_low, right_low)] {
        canvas.line(left, row, width - 2, glyphs.rule, rule);
        canvas.put(left, row, 1, from, rule);
        canvas.put(right, row, 1, to, rule);
    }
    for row in y + 1..low {
        canvas.put(left, row, 1, glyphs.stem, rule);
        canvas.put(right, row, 1, glyphs.stem, rule);
    }
}
