//! Where a part paints: text is made safe, cut to its room and never leaves half of a wide character.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::style::{Styles, Token};
use crate::app::config::Look;
use crate::text;
use crate::text::glyph::Glyphs;

/// A piece of text and how it is drawn.
pub(super) type Span = (String, Style);

/// The screen under the brush.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// How everything is coloured.
    pub(super) styles: &'a Styles,
    look: Look,
    caret: Option<Position>,
}

/// Cells as the screen counts them.
pub(super) fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Cells of text that is safe to show.
pub(super) fn width(text: &str) -> u16 {
    cells(text::width(text))
}

/// Cells of all spans.
pub(super) fn spans_width(spans: &[Span]) -> u16 {
    spans.iter().map(|(text, _)| width(text)).sum()
}

/// `text`, which is safe to show, with its `hits` in a style of their own.
pub(super) fn marked(text: &str, hits: &[Range<usize>], plain: Style, hit: Style) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for range in hits {
        spans.push((text[at..range.start].to_owned(), plain));
        spans.push((text[range.clone()].to_owned(), hit));
        at = range.end;
    }
    spans.push((text[at..].to_owned(), plain));
    spans.retain(|(text, _)| !text.is_empty());
    spans
}

/// The spans in at most `room` cells; the one that does not fit is cut, those behind it are left out.
pub(super) fn cut_spans(spans: Vec<Span>, room: u16, mark: &str) -> Vec<Span> {
    let mut left = room;
    let mut cut = Vec::new();
    let whole = spans_width(&spans) <= room;
    for (text, style) in spans {
        let taken = width(&text);
        if whole || taken + width(mark) <= left {
            left -= taken;
            cut.push((text, style));
            continue;
        }
        let text = text::cut(&format!("{text}{mark}{mark}"), usize::from(left), mark).into_owned();
        cut.push((text, style));
        break;
    }
    cut
}

impl<'a> Canvas<'a> {
    /// A canvas over all of `buffer`, blank on the ground.
    pub(super) fn new(buffer: &'a mut Buffer, styles: &'a Styles, look: Look) -> Self {
        let area = buffer.area;
        buffer.reset();
        buffer.set_style(area, styles.on(Token::Text1, Token::Ground));
        Self { buffer, styles, look, caret: None }
    }

    /// The terminal's own cursor stands at this column and row.
    pub(super) fn set_caret(&mut self, x: u16, y: u16) {
        self.caret = (x < self.buffer.area.width && y < self.buffer.area.height).then_some(Position { x, y });
    }

    /// Where the terminal's own cursor stands; none while it is hidden.
    pub(super) fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Columns of the screen.
    pub(super) fn cols(&self) -> u16 {
        self.buffer.area.width
    }

    /// The glyphs things are drawn with.
    pub(super) fn glyphs(&self) -> &'static Glyphs {
        self.look.glyphs.glyphs()
    }

    /// How things are drawn.
    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// The text as it will be drawn.
    pub(super) fn shown(&self, text: &str) -> String {
        self.look.glyphs.show(text).into_owned()
    }

    /// The text as it will be drawn in at most `room` cells.
    pub(super) fn cut(&self, text: &str, room: u16) -> String {
        text::cut(&self.look.glyphs.show(text), usize::from(room), self.glyphs().ellipsis).into_owned()
    }

    /// Colours a rectangle.
    pub(super) fn fill(&mut self, x: u16, y: u16, width: u16, height: u16, style: Style) {
        let area = Rect { x, y, width, height }.intersection(self.buffer.area);
        self.buffer.set_style(area, style);
    }

    /// Blanks a rectangle and gives it this style and no other; wide characters cut by its edge are blanked whole.
    pub(super) fn clear(&mut self, x: u16, y: u16, width: u16, height: u16, style: Style) {
        let area = self.buffer.area;
        for row in y..y.saturating_add(height).min(area.height) {
            if let Some(before) = x.checked_sub(1).filter(|before| *before < area.width) {
                let cell = &mut self.buffer[(before, row)];
                if text::width(cell.symbol()) > 1 {
                    cell.set_symbol(" ");
                }
            }
            for column in x..x.saturating_add(width).min(area.width) {
                self.buffer[(column, row)].reset();
            }
            self.put(x, row, width, &" ".repeat(usize::from(width)), style);
        }
    }

    /// Writes `text` at `x` in at most `room` cells, cut with an ellipsis if it is longer; gives the cells used.
    pub(super) fn put(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let room = room.min(area.width.saturating_sub(x));
        if y >= area.height || room == 0 {
            return 0;
        }
        let shown = self.look.glyphs.show(text);
        let shown = text::cut(&shown, usize::from(room), self.glyphs().ellipsis);
        let mut used = 0;
        for (cluster, width) in text::clusters(&shown) {
            let width = cells(width);
            if width == 0 {
                continue;
            }
            if used + width > room {
                break;
            }
            self.buffer[(x + used, y)].set_symbol(cluster).set_style(style);
            for hidden in used + 1..used + width {
                self.buffer[(x + hidden, y)].reset();
            }
            used += width;
        }
        used
    }

    /// Writes `text` so that it ends before `end`; gives its first cell.
    pub(super) fn put_right(&mut self, end: u16, y: u16, text: &str, style: Style) -> u16 {
        let shown = self.shown(text);
        let x = end.saturating_sub(width(&shown));
        self.put(x, y, end - x, &shown, style);
        x
    }

    /// Writes spans one after the other in at most `room` cells; gives the cells used.
    pub(super) fn row(&mut self, x: u16, y: u16, room: u16, spans: &[Span]) -> u16 {
        let mut used = 0;
        for (text, style) in spans {
            if used >= room {
                break;
            }
            used += self.put(x + used, y, room - used, text, *style);
        }
        used
    }

    /// A level line of `glyph` in `width` cells.
    pub(super) fn line(&mut self, x: u16, y: u16, width: u16, glyph: &str, style: Style) {
        self.put(x, y, width, &glyph.repeat(usize::from(width)), style);
    }

    /// A bar of `width` cells whose part `share`, 0 to 1, is done: a heavy line on a light one.
    pub(super) fn bar(&mut self, x: u16, y: u16, width: u16, share: f64, full: Style) {
        let glyphs = self.glyphs();
        let bar = self.look.glyphs.bar(share, usize::from(width));
        let rail = self.styles.fg(Token::Rail);
        let mut spans = vec![(glyphs.bar_full.repeat(bar.full), full)];
        if bar.half {
            spans.push((glyphs.bar_half.to_owned(), full));
        }
        spans.push((glyphs.bar_rail.repeat(bar.rail), rail));
        self.row(x, y, width, &spans);
    }
}
