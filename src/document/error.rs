//! Why a document gives no plan: what the file is, and what to do with it.

use super::format::Foreign;
use crate::lang::{Lang, document as words};

/// A document may have so many bytes.
pub const MOST_BYTES: usize = 20 << 20;

/// A document may have so many lines and rows that are not blank.
pub const MOST_LINES: usize = 200_000;

/// Why a document gives no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// There is no text in it.
    Empty,
    /// There are no numbered items in it.
    NoItems,
    /// It has more bytes than [`MOST_BYTES`].
    TooLarge,
    /// It has more lines, or rows, than [`MOST_LINES`].
    TooLong,
    /// What is packed in it has more parts, or larger ones, than a document has.
    Bomb,
    /// It is locked with a password.
    Encrypted,
    /// It is a package whose parts cannot be read.
    Damaged,
    /// It is something else.
    Foreign(Foreign),
}

impl DocumentError {
    /// What is wrong, in a sentence.
    pub fn say(self, lang: Lang) -> String {
        match self {
            Self::Empty => words::empty(lang).to_owned(),
            Self::NoItems => words::no_items(lang).to_owned(),
            Self::TooLarge => words::too_large(lang, MOST_BYTES >> 20),
            Self::TooLong => words::too_long(lang, MOST_LINES / 10_000),
            Self::Bomb => words::bomb(lang).to_owned(),
            Self::Encrypted => words::encrypted(lang).to_owned(),
            Self::Damaged => words::damaged(lang).to_owned(),
            Self::Foreign(foreign) => words::foreign(lang, foreign.name().say(lang)),
        }
    }

    /// What to do.
    pub fn hint(self, lang: Lang) -> &'static str {
        match self {
            Self::Empty => words::hint_empty(lang),
            Self::NoItems => words::hint_no_items(lang),
            Self::TooLarge | Self::TooLong | Self::Bomb => words::hint_large(lang),
            Self::Encrypted => words::hint_encrypted(lang),
            Self::Damaged => words::hint_damaged(lang),
            Self::Foreign(foreign) if foreign.is_text_inside() => words::hint_save_as(lang),
            Self::Foreign(Foreign::Image | Foreign::Pdf) => words::hint_scan(lang),
            Self::Foreign(_) => words::hint_other(lang),
        }
    }
}
