//! What the app cannot do itself: its owner does it, and answers with an event or another board.

use std::path::PathBuf;

use crate::plan::Plan;
use crate::plan::id::ItemId;

/// Something the owner is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Read the document at this path; [`crate::app::Event::Document`] answers.
    Read(PathBuf),
    /// Put this plan in the place of the untouched default, and open it.
    Replace(Box<Plan>),
    /// Make a board of this plan, named after it, and open it.
    Create(Box<Plan>),
    /// List the boards; [`crate::app::Event::Boards`] answers.
    Boards,
    /// Open the board of this name.
    Open(String),
    /// Let the user change this item in an editor of theirs; [`crate::app::App::read_back`] takes the text.
    Edit(ItemId),
}

/// A report for a file of its own, to be written by who may write files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The file's name without its extension; it cannot leave its folder.
    pub stem: String,
    /// The extension.
    pub extension: &'static str,
    /// What is in it.
    pub report: Vec<u8>,
}

/// What waits for the owner.
#[derive(Debug, Default)]
pub struct Outbox {
    request: Option<Request>,
    exports: Vec<Export>,
    copied: Option<String>,
}

impl Outbox {
    /// Asks for something, in place of what was asked for before.
    pub fn ask(&mut self, request: Request) {
        self.request = Some(request);
    }

    /// Whether something is asked for.
    pub fn is_asking(&self) -> bool {
        self.request.is_some()
    }

    /// What is asked for; given once.
    pub fn take_request(&mut self) -> Option<Request> {
        self.request.take()
    }

    /// Hands a report over to be written to a file.
    pub fn export(&mut self, export: Export) {
        self.exports.push(export);
    }

    /// Hands a text over to the clipboard.
    pub fn copy(&mut self, text: String) {
        self.copied = Some(text);
    }

    /// What is to go to the clipboard; given once.
    pub fn take_copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    /// The reports to be written; each is given once.
    pub fn take_exports(&mut self) -> Vec<Export> {
        std::mem::take(&mut self.exports)
    }
}
