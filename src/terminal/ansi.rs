//! Cells as escape sequences.

use std::io::{self, Write};

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::style::{Attribute, Color as Ink, Print, SetAttribute, SetBackgroundColor, SetForegroundColor};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Writes cells at their places. The cursor is moved only where it does not stand already, and after a character
/// whose width terminals do not agree on: one of ambiguous width, or one made of several.
pub fn write_cells<'a>(out: &mut impl Write, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    let mut pen = Pen::default();
    let mut at = None;
    for (x, y, cell) in cells {
        if at != Some((x, y)) {
            queue!(out, MoveTo(x, y))?;
        }
        pen.take(out, cell)?;
        queue!(out, Print(cell.symbol()))?;
        let width = cell.symbol().width();
        let agreed = width == cell.symbol().width_cjk() && cell.symbol().chars().nth(1).is_none();
        at = agreed.then(|| (x + u16::try_from(width).unwrap_or(1), y));
    }
    pen.lift(out)
}

/// Writes a whole buffer as lines, each ending in the default colours.
pub fn write_lines(out: &mut impl Write, buffer: &Buffer) -> io::Result<()> {
    for y in 0..buffer.area.height {
        let mut pen = Pen::default();
        for (_, cell) in row(buffer, y) {
            pen.take(out, cell)?;
            queue!(out, Print(cell.symbol()))?;
        }
        pen.lift(out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The cells of a row with their columns, without those hidden behind a wide character.
pub fn row(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut next = 0;
    (0..buffer.area.width).filter_map(move |x| {
        if x < next {
            return None;
        }
        let cell = &buffer[(x, y)];
        next = x + u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        Some((x, cell))
    })
}

/// What the terminal draws with now.
#[derive(Default)]
struct Pen {
    style: Option<(Color, Color, Modifier)>,
}

const ATTRIBUTES: [(Modifier, Attribute); 4] = [
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::REVERSED, Attribute::Reverse),
];

impl Pen {
    /// Takes up the cell's style, with as few codes as it can.
    fn take(&mut self, out: &mut impl Write, cell: &Cell) -> io::Result<()> {
        let wanted = (cell.fg, cell.bg, cell.modifier);
        let (fg, bg, modifier) = self.style.unwrap_or((Color::Reset, Color::Reset, Modifier::empty()));
        let (fg, bg) = if modifier == wanted.2 {
            (fg, bg)
        } else {
            queue!(out, SetAttribute(Attribute::Reset))?;
            for (_, attribute) in ATTRIBUTES.iter().filter(|(one, _)| wanted.2.contains(*one)) {
                queue!(out, SetAttribute(*attribute))?;
            }
            (Color::Reset, Color::Reset)
        };
        if fg != wanted.0 {
            queue!(out, SetForegroundColor(ink(wanted.0)))?;
        }
        if bg != wanted.1 {
            queue!(out, SetBackgroundColor(ink(wanted.1)))?;
        }
        self.style = Some(wanted);
        Ok(())
    }

    /// Back to the terminal's own colours.
    fn lift(&mut self, out: &mut impl Write) -> io::Result<()> {
        let plain = (Color::Reset, Color::Reset, Modifier::empty());
        if self.style.take().is_some_and(|style| style != plain) {
            queue!(out, SetAttribute(Attribute::Reset))?;
        }
        Ok(())
    }
}

fn ink(color: Color) -> Ink {
    match color {
        Color::Rgb(r, g, b) => Ink::Rgb { r, g, b },
        Color::Indexed(index) => Ink::AnsiValue(index),
        Color::Red => Ink::DarkRed,
        Color::Green => Ink::DarkGreen,
        Color::Yellow => Ink::DarkYellow,
        Color::Blue => Ink::DarkBlue,
        Color::Magenta => Ink::DarkMagenta,
        Color::Cyan => Ink::DarkCyan,
        Color::LightRed => Ink::Red,
        Color::LightGreen => Ink::Green,
        Color::LightYellow => Ink::Yellow,
        Color::LightBlue => Ink::Blue,
        Color::LightMagenta => Ink::Magenta,
        Color::LightCyan => Ink::Cyan,
        Color::Black | Color::Gray | Color::DarkGray | Color::White | Color::Reset => Ink::Reset,
    }
}
