//! Cells as escape sequences, as few bytes of them as will do.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Writes cells at their places. The cursor is moved only where it does not stand already, and after a character
/// whose width terminals do not agree on: one of ambiguous width, or one made of several.
pub fn write_cells<'a>(out: &mut impl Write, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    let mut pen = Pen::default();
    let mut at: Option<(Option<u16>, u16)> = None;
    for (x, y, cell) in cells {
        match at {
            Some((column, row)) if row == y && column == Some(x) => {}
            Some((_, row)) if row == y => write!(out, "\x1b[{}G", x + 1)?,
            _ => write!(out, "\x1b[{};{}H", y + 1, x + 1)?,
        }
        pen.take(out, cell)?;
        out.write_all(cell.symbol().as_bytes())?;
        let width = cell.symbol().width();
        let agreed = width == cell.symbol().width_cjk() && cell.symbol().chars().nth(1).is_none();
        at = Some((agreed.then(|| x + u16::try_from(width).unwrap_or(1)), y));
    }
    pen.lift(out)
}

/// Writes a whole buffer as lines, each ending in the default colours.
pub fn write_lines(out: &mut impl Write, buffer: &Buffer) -> io::Result<()> {
    for y in 0..buffer.area.height {
        let mut pen = Pen::default();
        for (_, cell) in row(buffer, y) {
            pen.take(out, cell)?;
            out.write_all(cell.symbol().as_bytes())?;
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

/// What the terminal draws with now; at first its own colours.
#[derive(Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What can be seen of a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// Modifiers, the codes that set them, and the ones that end them.
const MODIFIERS: [(Modifier, u8, u8); 4] =
    [(Modifier::BOLD, 1, 22), (Modifier::DIM, 2, 22), (Modifier::UNDERLINED, 4, 24), (Modifier::REVERSED, 7, 27)];

impl Pen {
    /// Takes up the cell's style, by one sequence or none. A blank leaves as it is what cannot be seen of it.
    fn take(&mut self, out: &mut impl Write, cell: &Cell) -> io::Result<()> {
        let is_blank = cell.symbol() == " " && !(self.modifier | cell.modifier).intersects(SEEN_ON_BLANKS);
        let (fg, modifier) = if is_blank { (self.fg, self.modifier) } else { (cell.fg, cell.modifier) };
        let mut codes = String::new();
        self.modify(modifier, &mut codes);
        if self.fg != fg {
            code_of(fg, 30, &mut codes);
        }
        if self.bg != cell.bg {
            code_of(cell.bg, 40, &mut codes);
        }
        (self.fg, self.bg) = (fg, cell.bg);
        match codes.strip_prefix(';') {
            Some(codes) => write!(out, "\x1b[{codes}m"),
            None => Ok(()),
        }
    }

    fn modify(&mut self, wanted: Modifier, codes: &mut String) {
        let known = |modifier: Modifier| MODIFIERS.into_iter().filter(move |(one, ..)| modifier.contains(*one));
        let mut now = self.modifier;
        for (_, _, end) in known(self.modifier.difference(wanted)) {
            if known(now).any(|(_, _, other)| other == end) {
                push(codes, &end.to_string());
                now = known(now).filter(|(_, _, other)| *other != end).map(|(one, ..)| one).collect();
            }
        }
        for (_, begin, _) in known(wanted.difference(now)) {
            push(codes, &begin.to_string());
        }
        self.modifier = wanted;
    }

    /// Back to the terminal's own colours.
    fn lift(&mut self, out: &mut impl Write) -> io::Result<()> {
        let Self { fg, bg, modifier } = std::mem::take(self);
        if (fg, bg, modifier) != (Color::Reset, Color::Reset, Modifier::empty()) {
            out.write_all(b"\x1b[0m")?;
        }
        Ok(())
    }
}

fn push(codes: &mut String, code: &str) {
    codes.push(';');
    codes.push_str(code);
}

/// The code of a colour, `first` being the one of black: 30 for text, 40 for the ground.
fn code_of(color: Color, first: u8, codes: &mut String) {
    let place = match color {
        Color::Rgb(r, g, b) => {
            // Writing to a string cannot fail.
            let _ = write!(codes, ";{};2;{r};{g};{b}", first + 8);
            return;
        }
        Color::Indexed(index) => {
            let _ = write!(codes, ";{};5;{index}", first + 8);
            return;
        }
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::Reset => 9,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
    };
    push(codes, &(first + place).to_string());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn written(cells: &[(u16, u16, &str, Style)]) -> String {
        let cells: Vec<(u16, u16, Cell)> = cells
            .iter()
            .map(|(x, y, symbol, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        let mut out = Vec::new();
        write_cells(&mut out, cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn sequences_are_as_short_as_can_be() {
        let plain = Style::new();
        let red = plain.fg(Color::Red);
        for (cells, expected) in [
            (vec![(2, 1, "中", plain), (4, 1, "a", plain)], "^[2;3H中a"),
            (vec![(0, 0, "“", plain), (1, 0, "a", plain), (5, 0, "b", plain)], "^[1;1H“^[2Ga^[6Gb"),
            (vec![(0, 0, "👨\u{200D}👩", plain), (2, 0, "a", plain)], "^[1;1H👨\u{200D}👩^[3Ga"),
            (vec![(0, 0, "a", red), (1, 0, " ", plain), (2, 0, "b", red)], "^[1;1H^[31ma b^[0m"),
            (
                vec![(0, 0, "a", red.bold()), (1, 0, "b", red.dim().bg(Color::Indexed(7)))],
                "^[1;1H^[1;31ma^[22;2;48;5;7mb^[0m",
            ),
            (
                vec![(0, 0, "a", red.bold().dim()), (1, 0, "b", red.bold()), (2, 0, " ", plain.underlined())],
                "^[1;1H^[1;2;31ma^[22;1mb^[22;4;39m ^[0m",
            ),
            (vec![(0, 0, "a", plain.fg(Color::Rgb(1, 2, 3)).bg(Color::White))], "^[1;1H^[38;2;1;2;3;107ma^[0m"),
        ] {
            assert_eq!(written(&cells), expected);
        }
    }

    fn style() -> impl Strategy<Value = Style> {
        let color = prop::sample::select(vec![
            Color::Reset,
            Color::Red,
            Color::LightBlue,
            Color::Indexed(200),
            Color::Rgb(1, 2, 3),
        ]);
        let all = Modifier::BOLD | Modifier::DIM | Modifier::UNDERLINED | Modifier::REVERSED;
        // The terminal of the test is bold or dim, not both.
        let one = |modifier: &Modifier| !modifier.contains(Modifier::BOLD | Modifier::DIM);
        let modifier = any::<u16>().prop_map(move |bits| Modifier::from_bits_truncate(bits) & all).prop_filter("", one);
        (color.clone(), color, modifier)
            .prop_map(|(fg, bg, modifier)| Style::reset().fg(fg).bg(bg).add_modifier(modifier))
    }

    proptest! {
        /// A terminal that takes in what is written shows what is in the buffer.
        #[test]
        fn a_terminal_shows_the_buffer(cells in prop::collection::vec((0u16..12, 0u16..4, "[a-c 中“─]", style()), 0..30)) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 13, 4));
            for (x, y, symbol, style) in &cells {
                buffer.set_string(*x, *y, symbol, *style);
            }
            let some = |cells| std::num::NonZeroU16::new(cells).unwrap();
            let mut terminal = vt100::Parser::new(some(4), some(13), 0);
            let mut out = Vec::new();
            write_cells(&mut out, Buffer::empty(buffer.area).diff(&buffer).into_iter()).unwrap();
            terminal.process(&out);
            for y in 0..4 {
                for (x, cell) in row(&buffer, y) {
                    let shown = terminal.screen().cell(y, x).unwrap();
                    let text = if shown.contents().is_empty() { " " } else { shown.contents() };
                    prop_assert_eq!(text, cell.symbol());
                    prop_assert_eq!(shown.bgcolor(), color_of(cell.bg));
                    let modifier = cell.modifier;
                    if cell.symbol() != " " || modifier.intersects(SEEN_ON_BLANKS) {
                        prop_assert_eq!(shown.fgcolor(), color_of(cell.fg));
                        prop_assert_eq!(shown.bold(), modifier.contains(Modifier::BOLD));
                        prop_assert_eq!(shown.dim(), modifier.contains(Modifier::DIM));
                    }
                    prop_assert_eq!(shown.underline(), modifier.contains(Modifier::UNDERLINED));
                    prop_assert_eq!(shown.inverse(), modifier.contains(Modifier::REVERSED));
                }
            }
        }
    }

    fn color_of(color: Color) -> vt100::Color {
        match color {
            Color::Red => vt100::Color::Idx(1),
            Color::LightBlue => vt100::Color::Idx(12),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            _ => vt100::Color::Default,
        }
    }
}
