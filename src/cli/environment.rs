//! What the environment of the program says.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::app::preferences::Preferences;
use crate::clock::Now;
use crate::lang::Lang;
use crate::terminal::clipboard::Multiplexer;

/// What the world around the program says; read in `main` only.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The present.
    pub clock: fn() -> Now,
    /// Who makes the changes, `user@host`.
    pub by: String,
    /// Where boards are kept; none if the user has no data directory.
    pub data_dir: Option<PathBuf>,
    /// Where it is kept how boards were looked at; none if the user has no such directory.
    pub state_dir: Option<PathBuf>,
    /// The language the locale asks for.
    pub lang: Lang,
    /// The user's settings.
    pub config: ConfigFile,
    /// What the terminal says of itself.
    pub terminal: Terminal,
    /// The locale, as it is set.
    pub locale: String,
    /// The folders in which programs are looked for.
    pub path: Vec<PathBuf>,
    /// The user's editor, a command of the shell: `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
}

impl Environment {
    /// Where boards are kept; for a user without a data directory, a place in which nothing can be kept.
    pub(crate) fn boards_dir(&self) -> &Path {
        self.data_dir.as_deref().unwrap_or(Path::new("/dev/null/yaodian"))
    }
}

/// What the terminal says of itself.
#[derive(Debug, Clone, Default)]
pub struct Terminal {
    /// Whether standard input and output are one, and not a dumb one.
    pub is_there: bool,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// What stands between the program and the terminal.
    pub multiplexer: Multiplexer,
}

/// The user's `config.toml`, read.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// Where it is, or would be; none if the user has no folder for settings.
    pub path: Option<PathBuf>,
    /// Whether it is there.
    pub exists: bool,
    /// What it says.
    pub preferences: Preferences,
}

impl ConfigFile {
    /// The file at `path`, which holds this text. That it is not there is no mistake.
    pub fn of(path: Option<PathBuf>, text: io::Result<String>) -> Self {
        let exists = !matches!(&text, Err(error) if error.kind() == ErrorKind::NotFound);
        let preferences = match &text {
            Ok(text) => Preferences::read(Ok(text)),
            Err(error) if exists => Preferences::read(Err(error.kind())),
            Err(_) => Preferences::default(),
        };
        Self { path, exists, preferences }
    }
}
