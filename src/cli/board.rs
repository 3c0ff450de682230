//! Which board a command is about, and what it holds.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Environment, Fault, output};
use crate::document;
use crate::lang::command;
use crate::plan::Plan;
use crate::store::{self, StoreError};
use crate::store::{Backups, Board};
use crate::text::safe::safe;

/// The board of this name is opened if no other is named.
pub(super) const DEFAULT: &str = "default";

/// How a board came to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Not at all: the default board.
    Default,
    /// By `-b`.
    Board,
    /// By `-f`.
    File,
}

/// Where a board is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) named: Named,
}

impl Place {
    /// The board the options name.
    pub(super) fn of(matches: &ArgMatches, world: &Environment) -> Result<Self, Fault> {
        if let Some(file) = matches.get_one::<OsString>("file") {
            return Ok(Self { path: PathBuf::from(file), named: Named::File });
        }
        let name = matches.get_one::<String>("board").or(world.config.preferences.board.as_ref());
        let data_dir = world.boards_dir();
        let path = store::board_path(data_dir, name.map_or(DEFAULT, String::as_str)).map_err(Fault::Board)?;
        // A board that is gone can still be put back.
        let must_exist = matches.subcommand_name() != Some("restore");
        if let Some(name) = name.filter(|_| must_exist && !path.exists()) {
            let names = store::board_names(data_dir).join(world.lang.pick("、", ", "));
            return Err(Fault::Wish(command::no_board(world.lang, name, &names)));
        }
        Ok(Self { path, named: if name.is_some() { Named::Board } else { Named::Default } })
    }

    /// The board's backups; none if there is no data directory.
    pub(super) fn backups(&self, world: &Environment) -> Option<Backups> {
        world.data_dir.as_deref().map(|data_dir| Backups::of(data_dir, &self.path))
    }

    /// Whether `path` is this board's file, by whatever links.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        path == self.path || path.canonicalize().is_ok_and(|path| self.path.canonicalize().is_ok_and(|own| own == path))
    }

    /// The plan: what the file holds or, if there is none, the embedded plan.
    pub(super) fn plan(&self) -> Result<Plan, Fault> {
        match store::read(&self.path) {
            Ok(loaded) => Ok(loaded.plan),
            Err(StoreError::Missing) => Ok(document::default_plan()),
            Err(error) => Err(Fault::Board(error)),
        }
    }

    /// The board with its file, to be changed; if there is no file, the embedded plan, founded now.
    pub(super) fn board(&self, world: &Environment) -> Result<Board, Fault> {
        let board = match Board::open(&self.path) {
            Err(StoreError::Missing) => {
                let plan = document::default_plan().founded((world.clock)());
                Ok(Board::absent(&self.path, plan))
            }
            board => board,
        };
        board.map(|board| board.with_backups(self.backups(world))).map_err(Fault::Board)
    }
}

/// `yaodian path`.
pub(super) fn path(place: &Place) -> Result<u8, Fault> {
    let path = std::path::absolute(&place.path).unwrap_or_else(|_| place.path.clone());
    output::print(&format!("{}\n", safe(&path.display().to_string())));
    Ok(0)
}
