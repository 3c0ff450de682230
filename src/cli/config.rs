//! `yaodian config`: where the settings are, which are in force, and what is wrong with them.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::Context as _;
use clap::ArgMatches;

use super::{Environment, Fault, output};
use crate::app::config::{self, Background, Colors, Mouse, Scheme};
use crate::app::preferences::{self, Preferences};
use crate::lang::settings as words;
use crate::text::glyph::GlyphSet;
use crate::text::safe::safe;

/// `yaodian config` and `yaodian config init`.
pub(super) fn config(world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let path = world.config.path.as_deref().ok_or_else(|| Fault::Wish(words::no_folder(world.lang).to_owned()))?;
    if options.subcommand().is_some() { init(path, world) } else { show(path, world) }
}

fn show(path: &Path, world: &Environment) -> Result<u8, Fault> {
    let preferences = &world.config.preferences;
    let mut lines = safe(&path.display().to_string()).into_owned();
    if !world.config.exists {
        lines.push_str(&format!("  {}", words::ABSENT.say(world.lang)));
    }
    lines.push_str("\n\n");
    for (name, value) in in_force(world, preferences) {
        lines.push_str(&format!("{name:<10} = {}\n", safe(&value)));
    }
    output::print(&lines);
    for mistake in &preferences.mistakes {
        eprintln!("{}", safe(&mistake.say(world.lang)));
    }
    Ok(u8::from(!preferences.mistakes.is_empty()))
}

/// The settings in force without options, by their names in the file.
fn in_force(world: &Environment, preferences: &Preferences) -> [(&'static str, String); 9] {
    let word = |word: &str| format!("\"{word}\"");
    let colors = match preferences.colors {
        _ if world.terminal.no_color => format!("{}  # NO_COLOR", word("none")),
        Some(colors) => word(config::word_of(&Colors::WORDS, &colors)),
        None => word("auto"),
    };
    let scheme = preferences.scheme.unwrap_or(Scheme::Dark);
    let background = preferences.background.unwrap_or(Background::Paint);
    let glyphs = preferences.glyphs.unwrap_or(GlyphSet::Unicode);
    [
        ("language", word(world.lang.pick("zh", "en"))),
        ("scheme", word(config::word_of(&Scheme::WORDS, &scheme))),
        ("colors", colors),
        ("background", word(config::word_of(&Background::WORDS, &background))),
        ("glyphs", word(config::word_of(&config::GLYPH_WORDS, &glyphs))),
        ("mouse", (preferences.mouse != Some(Mouse::Terminal)).to_string()),
        ("board", word(preferences.board.as_deref().unwrap_or(super::board::DEFAULT))),
        ("name", word(&world.by)),
        ("keys", words::rebound(world.lang, preferences.rebound)),
    ]
}

/// Writes the commented file, and never over another.
fn init(path: &Path, world: &Environment) -> Result<u8, Fault> {
    let lang = world.lang;
    let told = path.display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(Fault::Wish(words::exists(lang, &told))),
        opened => opened.with_context(|| told.clone())?,
    };
    file.write_all(preferences::template(lang).as_bytes()).with_context(|| told.clone())?;
    output::print(&format!("{}\n", words::written(lang, &safe(&told))));
    Ok(0)
}
