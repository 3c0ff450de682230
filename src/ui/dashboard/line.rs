//! A row of the dashboard: texts at their columns, and perhaps a bar, a rule, a ground.

use ratatui::style::Style;

use super::super::canvas::{Canvas, width};
use super::super::style::Token;

/// A row.
#[derive(Debug, Clone, Default)]
pub(super) struct DashboardLine {
    /// Column, room, text, style.
    pub(super) parts: Vec<(u16, u16, String, Style)>,
    /// Column, cells, share from 0 to 1, style of the full part.
    pub(super) bar: Option<(u16, u16, f64, Style)>,
    /// From this column on a rule to the edge.
    pub(super) rule: Option<u16>,
    /// The ground of the whole row.
    pub(super) ground: Option<Style>,
    /// Whether the pointer stands before it.
    pub(super) is_selected: bool,
}

impl DashboardLine {
    /// Puts a text at a column.
    pub(super) fn put(&mut self, x: u16, text: &str, style: Style) {
        self.put_in(x, u16::MAX, text, style);
    }

    /// Puts a text at a column, cut to its room.
    pub(super) fn put_in(&mut self, x: u16, room: u16, text: &str, style: Style) {
        self.parts.push((x, room, text.to_owned(), style));
    }

    /// Puts a text so that it ends before a column.
    pub(super) fn put_right(&mut self, end: u16, text: &str, style: Style) {
        self.put(end.saturating_sub(width(text)), text, style);
    }
}

/// Paints a row.
pub(super) fn paint(canvas: &mut Canvas<'_>, y: u16, line: &DashboardLine) {
    let edge = canvas.cols().saturating_sub(1);
    if let Some(ground) = line.ground {
        canvas.clear(0, y, canvas.cols(), 1, ground);
    }
    if line.is_selected {
        canvas.put(0, y, 1, canvas.glyphs().pointer, canvas.styles.selected());
    }
    for (x, room, text, style) in &line.parts {
        canvas.put(*x, y, (*room).min(edge.saturating_sub(*x)), text, *style);
    }
    if let Some((x, cells, share, style)) = line.bar {
        canvas.bar(x, y, cells.min(edge.saturating_sub(x)), share, style);
    }
    if let Some(x) = line.rule {
        let rule = canvas.styles.fg(Token::Rule);
        canvas.line(x, y, edge.saturating_sub(x), canvas.glyphs().rule, rule);
    }
}
