//! `yaodian`: opens the board in the terminal, or plays `--keys` to it.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;

use anyhow::Context as _;
use clap::ArgMatches;

use super::board::Place;
use super::sitting::{Memory, Sitting};
use super::{Environment, Fault, Terminal, output};
use crate::app::board::grid::Size;
use crate::app::config::{self, Background, Colors, Look, Scheme};
use crate::app::preferences::Preferences;
use crate::app::session::Saved;
use crate::lang::{board, command, terminal as words};
use crate::terminal::keys::{self, Playback};
use crate::terminal::screen::{self, Screen};
use crate::terminal::{self, Ended, ansi, svg};
use crate::text::glyph::GlyphSet;
use crate::ui::style::{Styles, Token};

/// The window of `--keys` without `--size`.
const SIZE: Size = Size { cols: 120, rows: 40 };

/// Opens the board.
pub(super) fn open(place: Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    match options.get_one::<String>("keys") {
        Some(list) => play(place, world, options, list),
        None if world.terminal.is_there => attend(place, world, options),
        None => Err(Fault::NoTerminal),
    }
}

fn word<'a>(options: &'a ArgMatches, name: &str) -> &'a str {
    options.get_one::<String>(name).map_or("", String::as_str)
}

/// How things are drawn: what the options say, else the environment, else the settings, else the terminal.
fn look(options: &ArgMatches, terminal: &Terminal, preferences: &Preferences) -> Look {
    let colors = match word(options, "colors") {
        "" if terminal.no_color => Colors::None,
        "" => preferences.colors.unwrap_or_else(|| colors_of(terminal)),
        word => config::named(&Colors::WORDS, word).unwrap_or_else(|| colors_of(terminal)),
    };
    Look {
        scheme: config::named(&Scheme::WORDS, word(options, "scheme")).or(preferences.scheme).unwrap_or(Scheme::Dark),
        colors,
        background: config::named(&Background::WORDS, word(options, "background"))
            .or(preferences.background)
            .unwrap_or(Background::Paint),
        glyphs: config::named(&config::GLYPH_WORDS, word(options, "glyphs"))
            .or(preferences.glyphs)
            .unwrap_or(GlyphSet::Unicode),
    }
}

fn colors_of(terminal: &Terminal) -> Colors {
    if terminal.no_color || terminal.term == "dumb" {
        Colors::None
    } else if matches!(terminal.colorterm.as_str(), "truecolor" | "24bit") {
        Colors::True
    } else if terminal.term.contains("256") {
        Colors::Indexed
    } else {
        Colors::Sixteen
    }
}

/// Runs the session in the terminal.
fn attend(place: Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let look = look(options, &world.terminal, &world.config.preferences);
    let size = screen::size().context(world.lang.pick("问不到窗口大小", "The window's size is not known"))?;
    let (sender, inputs) = mpsc::channel();
    let mut sitting = Sitting::open(place, world, look, size, Memory::Kept, sender.clone())?;
    let taken = Screen::take(&sender, inputs, Styles::new(look), world.clock, world.lang, world.terminal.multiplexer);
    let mut stage = taken.context(world.lang.pick("终端打不开", "The terminal cannot be taken over"))?;
    let ended = catch_unwind(AssertUnwindSafe(|| sitting.run(&mut stage)));
    drop(stage);
    let ended = ended.unwrap_or_else(|panic| {
        let saved = terminal::save_the_rest(&mut sitting.app, &sitting.writer);
        output::tell(if saved { words::all_saved(world.lang) } else { words::not_all_saved(world.lang) });
        resume_unwind(panic)
    });
    sitting.remember();
    match ended.context(world.lang.pick("终端写不进去", "The terminal cannot be written to"))? {
        Ended::Saved | Ended::Abandoned | Ended::Asked => Ok(0),
        Ended::Signalled(signal) => Ok(128u8.saturating_add(u8::try_from(signal).unwrap_or(0))),
    }
}

/// Plays a list of keys, and prints the frame after it.
fn play(place: Place, world: &Environment, options: &ArgMatches, list: &str) -> Result<u8, Fault> {
    let usage = |token: String| Fault::Usage(command::bad_keys(world.lang, &token));
    let tokens = keys::parse(list).map_err(usage)?;
    let size = match options.get_one::<String>("size") {
        Some(text) => keys::parse_size(text)
            .ok_or_else(|| Fault::Usage(command::bad_value(world.lang, "--size", text, "120x40")))?,
        None => SIZE,
    };
    let print = options.get_one::<String>("print").map(String::as_str);
    let terminal = Terminal { colorterm: "truecolor".to_owned(), ..world.terminal.clone() };
    let look = look(options, &terminal, &world.config.preferences);
    let (sender, answers) = mpsc::channel();
    let mut sitting = Sitting::open(place, world, look, size, Memory::None, sender)?;
    let mut stage = Playback::new(tokens, answers, (world.clock)(), Styles::new(look));
    sitting.run(&mut stage).context("--keys")?;
    let is_saved = sitting.writer.finish(std::time::Duration::from_secs(10));
    let frame = stage.frame();
    match print {
        Some("svg") => {
            let styles = Styles::new(look);
            let caret = stage.caret().map(|place| (place, styles.hex(Token::Accent)));
            output::print(&svg::picture(frame, caret, &styles.hex(Token::Text1), &styles.hex(Token::Ground)));
        }
        Some("ansi") => {
            let mut out = Vec::new();
            ansi::write_lines(&mut out, frame).context("--print")?;
            output::print(&String::from_utf8_lossy(&out));
        }
        Some(_) => output::print(&text_of(frame)),
        None => {}
    }
    if is_saved {
        return Ok(0);
    }
    if let Saved::Failed(cause) = sitting.app.saved() {
        output::tell(&format!("{}: {}", board::NOT_SAVED.say(world.lang), cause.say(world.lang)));
    }
    Ok(1)
}

/// The frame as lines of plain text, without the spaces at their ends.
fn text_of(frame: &ratatui::buffer::Buffer) -> String {
    let line = |y| {
        let line: String = ansi::row(frame, y).map(|(_, cell)| cell.symbol()).collect();
        format!("{}\n", line.trim_end())
    };
    (0..frame.area.height).map(line).collect()
}
