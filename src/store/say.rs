//! What a store error tells the user: what is wrong, where, and what to do.

use std::path::Path;

use super::error::{Cause, StoreError};
use super::{LIMIT, Notice};
use crate::lang::{Lang, error, store};
use crate::plan::check::Flaw;

impl StoreError {
    /// What is wrong, and where.
    pub fn say(&self, lang: Lang) -> String {
        let name = |path: &Path| path.display().to_string();
        match self {
            Self::Missing => error::io_cause(lang, std::io::ErrorKind::NotFound).unwrap_or_default().to_owned(),
            Self::Read { path, cause } => error::cannot_read(lang, &name(path), &cause.say(lang)),
            Self::Write { path, cause } => error::cannot_write(lang, &name(path), &cause.say(lang)),
            Self::Damaged { path, line, column, expected } => {
                error::damaged(lang, &name(path), *line, *column, &store::expectation(lang, expected))
            }
            Self::Empty { path, bytes } => store::empty(lang, &name(path), *bytes),
            Self::Utf16 { path } => store::utf16(lang, &name(path)),
            Self::Planted { path } => store::planted(lang, &name(path)),
            Self::Flawed { path, flaw } => error::flawed(lang, &name(path), &flaw.say(lang)),
            Self::Foreign { path } => error::foreign(lang, &name(path)),
            Self::Newer { path, needs } => error::newer(lang, &name(path), *needs),
            Self::TooLarge { path, bytes } => error::too_large(lang, &name(path), bytes >> 20),
            Self::Locked { path, pid, host } => error::locked(lang, &name(path), *pid, host.as_deref()),
            Self::Contended { path } => error::contended(lang, &name(path)),
            Self::Counts { path, expected, found } => error::counts(lang, &name(path), *expected, *found),
            Self::Garbled { path, expected } => error::fault_of_ours(lang, &format!("{}: {expected}", name(path))),
            Self::Panicked { text } => error::fault_of_ours(lang, text),
            Self::BadName { name } => error::bad_name(lang, name),
        }
    }

    /// What to do about it, where that is not plain.
    pub fn hint(&self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Damaged { .. } | Self::Empty { .. } | Self::Flawed { .. } => Some(error::never_overwritten(lang)),
            Self::Newer { .. } => Some(error::update(lang)),
            Self::Foreign { .. } => Some(error::other_file(lang)),
            Self::Planted { .. } => Some(store::remove_it(lang)),
            Self::Locked { .. } => Some(error::try_later(lang)),
            _ => None,
        }
    }

    /// Whether it is the file's content or nature that is at fault, not the writing of it.
    pub fn is_of_the_file(&self) -> bool {
        matches!(
            self,
            Self::Read { .. }
                | Self::Damaged { .. }
                | Self::Empty { .. }
                | Self::Utf16 { .. }
                | Self::Flawed { .. }
                | Self::Foreign { .. }
                | Self::Newer { .. }
                | Self::TooLarge { .. }
        )
    }
}

impl Notice {
    /// What there is to know.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoBackup(error) => store::no_backup(lang, &error.say(lang)),
            Self::NoLocks => store::no_locks(lang).to_owned(),
            Self::NearLimit(bytes) => store::near_limit(lang, bytes >> 20, LIMIT >> 20),
            Self::Copies(copies) => {
                let names = copies.iter().map(|copy| copy.file_name().unwrap_or_default().to_string_lossy());
                store::conflict_copies(lang, &names.collect::<Vec<_>>().join(lang.pick("、", ", ")))
            }
        }
    }
}

impl Cause {
    fn say(&self, lang: Lang) -> String {
        error::io_cause(lang, self.kind).map_or_else(|| self.text.clone(), str::to_owned)
    }
}

impl Flaw {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::ItemTwice(id) => error::twice(lang, "item", &id.to_string()),
            Self::ThemeTwice(id) => error::twice(lang, "theme", &id.to_string()),
            Self::ColumnTwice(id) => error::twice(lang, "column", id),
            Self::StepTwice(id) => error::twice(lang, "step", id),
            Self::RecordTwice(item) => error::twice(lang, "record", &format!("#{item}")),
            Self::NoTheme(item) => error::no_theme(lang, *item),
            Self::NoColumn(item, column) => error::no_column(lang, *item, column),
            Self::Kinds => error::kinds(lang).to_owned(),
            Self::NextId => error::next_id(lang).to_owned(),
        }
    }
}
