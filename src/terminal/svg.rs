//! A frame as an SVG picture. Lines, blocks and bars are drawn as shapes, so that they join whatever the font.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use super::ansi::row;

/// A cell's width and height in pixels.
const CELL: (u16, u16) = (10, 22);
/// Fonts with Chinese whose Latin letters are half as wide.
const FONTS: &str = "'Noto Sans Mono CJK SC','Sarasa Mono SC','Source Han Mono SC',monospace";

/// The picture of `buffer`, the caret as a block in its colour; `text` and `ground` stand for the terminal's own colours, `#RRGGBB`.
pub fn picture(buffer: &Buffer, caret: Option<(Position, String)>, text: &str, ground: &str) -> String {
    let (width, height) = (buffer.area.width * CELL.0, buffer.area.height * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"18\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n"
    );
    for y in 0..buffer.area.height {
        for (x, cell) in row(buffer, y) {
            draw_cell(&mut svg, x, y, cell, (text, ground));
        }
    }
    if let Some((Position { x, y }, color)) = caret {
        let (left, top, (width, height)) = (x * CELL.0, y * CELL.1, CELL);
        // Writing to a string cannot fail.
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\" opacity=\"0.7\"/>"
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_cell(svg: &mut String, x: u16, y: u16, cell: &Cell, own: (&str, &str)) {
    let symbol = cell.symbol();
    let cells = u16::try_from(symbol.width()).unwrap_or(1).max(1);
    let (left, top, width) = (x * CELL.0, y * CELL.1, cells * CELL.0);
    let (mut front, mut back) = (hex(cell.fg, own.0), hex(cell.bg, own.1));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut front, &mut back);
    }
    let height = CELL.1;
    if back != own.1 {
        // Writing to a string cannot fail.
        let _ = writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{back}\"/>");
    }
    let middle = top + height / 2;
    let bar = |from: u16, wide: u16, thick: u16| {
        let y = middle - thick / 2;
        format!("<rect x=\"{from}\" y=\"{y}\" width=\"{wide}\" height=\"{thick}\" fill=\"{front}\"/>\n")
    };
    match symbol {
        "" | " " => {}
        "━" => svg.push_str(&bar(left, width, 4)),
        "╸" => svg.push_str(&bar(left, width / 2, 4)),
        "─" => svg.push_str(&bar(left, width, 1)),
        "┌" | "┐" | "└" | "┘" => svg.push_str(&corner(symbol, left, top, &front)),
        "│" => {
            let x = left + width / 2;
            let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{top}\" width=\"1\" height=\"{height}\" fill=\"{front}\"/>");
        }
        symbol => {
            let bold = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
            let dim = if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.6\"" } else { "" };
            let line = if cell.modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
            let (baseline, text) = (top + 17, escaped(symbol));
            let _ =
                writeln!(svg, "<text x=\"{left}\" y=\"{baseline}\" fill=\"{front}\"{bold}{dim}{line}>{text}</text>");
        }
    }
}

/// Two lines from the middle of the cell to two of its edges.
fn corner(symbol: &str, left: u16, top: u16, color: &str) -> String {
    let (middle, across) = (top + CELL.1 / 2, left + CELL.0 / 2);
    let x = if matches!(symbol, "┌" | "└") { across } else { left };
    let (y, height) = if matches!(symbol, "┌" | "┐") { (middle, CELL.1 / 2) } else { (top, CELL.1 / 2 + 1) };
    format!(
        "<rect x=\"{x}\" y=\"{middle}\" width=\"{}\" height=\"1\" fill=\"{color}\"/>\n\
         <rect x=\"{across}\" y=\"{y}\" width=\"1\" height=\"{height}\" fill=\"{color}\"/>\n",
        CELL.0 / 2 + 1
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A colour as `#RRGGBB`; the palette's by their usual values.
fn hex(color: Color, own: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02X}{g:02X}{b:02X}"),
        Color::Indexed(index) => indexed(index),
        Color::Blue => indexed(4),
        Color::Red => indexed(1),
        Color::Green => indexed(2),
        Color::Magenta => indexed(5),
        Color::LightRed => indexed(9),
        Color::LightGreen => indexed(10),
        Color::LightYellow => indexed(11),
        Color::LightBlue => indexed(12),
        _ => own.to_owned(),
    }
}

/// A colour of the 256: sixteen of the terminal's, a cube of 6 × 6 × 6, 24 greys.
fn indexed(index: u8) -> String {
    const SIXTEEN: [&str; 16] = [
        "#000000", "#CD0000", "#00CD00", "#CDCD00", "#0000EE", "#CD00CD", "#00CDCD", "#E5E5E5", "#7F7F7F", "#FF0000",
        "#00FF00", "#FFFF00", "#5C5CFF", "#FF00FF", "#00FFFF", "#FFFFFF",
    ];
    match index {
        0..16 => SIXTEEN[usize::from(index)].to_owned(),
        16..232 => {
            let step = |of: u8| if of == 0 { 0 } else { 55 + of * 40 };
            let place = index - 16;
            format!("#{:02X}{:02X}{:02X}", step(place / 36), step(place / 6 % 6), step(place % 6))
        }
        232.. => {
            let grey = 8 + (index - 232) * 10;
            format!("#{grey:02X}{grey:02X}{grey:02X}")
        }
    }
}
