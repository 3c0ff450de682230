//! What the doctor looks at.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::super::Environment;
use super::super::board::Place;
use super::finding::{Finding, Health};
use crate::lang::doctor as words;
use crate::lang::error;
use crate::store::{self, StoreError};
use crate::terminal::clipboard::Multiplexer;
use crate::terminal::{probe, screen};

/// A sign whose width is ambiguous, as the board draws it in Chinese text.
const AMBIGUOUS: &str = "“";
/// The window in which every part has its place.
const COLS: u16 = 80;
const ROWS: u16 = 24;
/// Slower than this a save is felt.
const SLOW: Duration = Duration::from_millis(200);

/// The window's size.
pub(super) fn window(world: &Environment) -> Finding {
    let name = words::WINDOW.with(world.lang);
    match screen::size().ok().filter(|size| size.cols > 0 && size.rows > 0) {
        None => Finding::of(name, Health::Warning, words::no_terminal(world.lang), words::in_terminal(world.lang)),
        Some(size) if size.cols < COLS || size.rows < ROWS => {
            let text = format!("{}x{}", size.cols, size.rows);
            Finding::of(name, Health::Warning, text, words::small(world.lang, COLS, ROWS))
        }
        Some(size) => Finding::ok(name, format!("{}x{}", size.cols, size.rows)),
    }
}

/// How many colours there are.
pub(super) fn colours(world: &Environment) -> Finding {
    let name = words::COLOURS.with(world.lang);
    let terminal = &world.terminal;
    let shown = format!("TERM={} COLORTERM={}", terminal.term, terminal.colorterm);
    match () {
        () if terminal.no_color => Finding::ok(name, "NO_COLOR"),
        () if terminal.term.is_empty() || terminal.term == "dumb" => {
            Finding::of(name, Health::Warning, shown, words::set_term(world.lang))
        }
        () if matches!(terminal.colorterm.as_str(), "truecolor" | "24bit") || terminal.term.contains("256") => {
            Finding::ok(name, shown)
        }
        () => Finding::of(name, Health::Warning, shown, words::few_colours(world.lang)),
    }
}

/// How wide the terminal draws signs of ambiguous width; none if it was not asked.
pub(super) fn ambiguous(world: &Environment) -> (Finding, Option<u16>) {
    let name = words::AMBIGUOUS.with(world.lang);
    if !world.terminal.is_there {
        return (
            Finding::of(name, Health::Warning, words::not_asked(world.lang), words::in_terminal(world.lang)),
            None,
        );
    }
    let width = probe::width_of(AMBIGUOUS).ok().flatten();
    let is_safe = world.config.preferences.glyphs == Some(crate::text::glyph::GlyphSet::Safe);
    let finding = match width {
        Some(1) => Finding::ok(name, words::one_cell(world.lang)),
        Some(_) if is_safe => Finding::ok(name, words::two_cells_safe(world.lang)),
        Some(_) => Finding::of(name, Health::Warning, words::two_cells(world.lang), words::make_safe(world.lang)),
        None => Finding::of(name, Health::Warning, words::no_answer(world.lang), words::make_safe(world.lang)),
    };
    (finding, width)
}

/// Whether text is UTF-8.
pub(super) fn locale(world: &Environment) -> Finding {
    let name = words::LOCALE.with(world.lang);
    let locale = &world.locale;
    let is_utf8 = locale.to_lowercase().replace('-', "").contains("utf8");
    let shown = if locale.is_empty() { words::unset(world.lang).to_owned() } else { locale.clone() };
    if is_utf8 {
        Finding::ok(name, shown)
    } else {
        Finding::of(name, Health::Warning, shown, words::set_locale(world.lang))
    }
}

/// By which way copied text goes.
pub(super) fn clipboard(world: &Environment) -> Finding {
    let name = words::CLIPBOARD.with(world.lang);
    match world.terminal.multiplexer {
        Multiplexer::None => Finding::ok(name, words::osc_52(world.lang)),
        Multiplexer::Tmux => Finding::of(name, Health::Ok, "tmux, OSC 52", words::tmux(world.lang)),
        Multiplexer::Screen => Finding::ok(name, "GNU screen, DCS, OSC 52"),
    }
}

/// The folder of boards: whether it can be written, has locks, and how long a save takes.
pub(super) fn data_folder(world: &Environment) -> Vec<Finding> {
    let lang = world.lang;
    let Some(folder) = &world.data_dir else {
        let hint = words::no_data_hint(lang);
        return vec![Finding::of(words::DATA.with(lang), Health::Problem, words::no_folder(lang), hint)];
    };
    let shown = folder.display().to_string();
    if !folder.exists() {
        return vec![Finding::ok(words::DATA.with(lang), words::not_yet(lang, &shown))];
    }
    let probe = match store::probe_folder(folder) {
        Ok(probe) => probe,
        Err(cause) => {
            let told = error::io_cause(lang, cause.kind()).map_or_else(|| cause.to_string(), str::to_owned);
            let hint = words::not_writable(lang);
            return vec![Finding::of(words::DATA.with(lang), Health::Problem, format!("{shown}: {told}"), hint)];
        }
    };
    let lock = match probe.has_locks {
        true => Finding::ok(words::LOCK.with(lang), words::works(lang)),
        false => {
            Finding::of(words::LOCK.with(lang), Health::Warning, words::no_locks(lang), words::one_at_a_time(lang))
        }
    };
    let time = format!("{} ms", probe.sync.as_millis());
    let sync = match probe.sync > SLOW {
        true => Finding::of(words::SYNC.with(lang), Health::Warning, time, words::slow(lang)),
        false => Finding::ok(words::SYNC.with(lang), time),
    };
    vec![Finding::ok(words::DATA.with(lang), shown), lock, sync]
}

/// The settings.
pub(super) fn config(world: &Environment) -> Finding {
    let (lang, name) = (world.lang, words::CONFIG.with(world.lang));
    let Some(path) = &world.config.path else {
        return Finding::of(name, Health::Warning, words::no_folder(lang), words::no_data_hint(lang));
    };
    let shown = path.display().to_string();
    match world.config.preferences.mistakes.len() {
        _ if !world.config.exists => Finding::ok(name, words::not_yet(lang, &shown)),
        0 => Finding::ok(name, shown),
        count => Finding::of(name, Health::Warning, words::mistakes(lang, &shown, count), words::see_config(lang)),
    }
}

/// The board's file.
pub(super) fn board(place: &Place, world: &Environment) -> Finding {
    let (lang, name) = (world.lang, words::BOARD.with(world.lang));
    let shown = place.path.display().to_string();
    match store::read(&place.path) {
        Ok(loaded) => {
            let size = loaded.print.size();
            let text = words::board(lang, &shown, loaded.plan.items.len(), loaded.plan.log.len(), size / 1000);
            match loaded.plan.with_steps(0) {
                Ok(_) if size < store::NEAR_LIMIT => Finding::ok(name, text),
                Ok(_) => Finding::of(name, Health::Warning, text, words::large(lang)),
                Err(_) => Finding::of(name, Health::Warning, text, words::log_mismatch(lang)),
            }
        }
        Err(StoreError::Missing) => Finding::ok(name, words::not_yet(lang, &shown)),
        Err(fault) => Finding::of(name, Health::Problem, fault.say(lang), words::restore(lang)),
    }
}

/// The board's backups.
pub(super) fn backups(place: &Place, world: &Environment) -> Finding {
    let (lang, name) = (world.lang, words::BACKUPS.with(world.lang));
    let Some(backups) = place.backups(world) else {
        return Finding::of(name, Health::Warning, words::no_folder(lang), words::no_data_hint(lang));
    };
    match backups.list().first() {
        Some(newest) => Finding::ok(name, words::backups(lang, backups.list().len(), &newest.at.to_string())),
        None if !place.path.exists() => Finding::ok(name, words::none_yet(lang)),
        None => Finding::of(name, Health::Ok, words::none_yet(lang), words::make_backup(lang)),
    }
}

/// Programs that open documents which this one cannot.
pub(super) fn converters(world: &Environment) -> Vec<Finding> {
    let found = |programs: &[&str]| programs.iter().find_map(|program| on_path(&world.path, program));
    [
        (words::OFFICE, &["soffice", "libreoffice"][..], words::office(world.lang)),
        (words::PDF, &["pdftotext"][..], words::pdf(world.lang)),
    ]
    .into_iter()
    .map(|(name, programs, hint)| match found(programs) {
        Some(path) => Finding::ok(name.with(world.lang), path.display().to_string()),
        None => Finding::of(name.with(world.lang), Health::Warning, words::not_installed(world.lang), hint),
    })
    .collect()
}

fn on_path(folders: &[PathBuf], program: &str) -> Option<PathBuf> {
    folders.iter().map(|folder: &PathBuf| folder.join(program)).find(|path: &PathBuf| Path::is_file(path))
}
