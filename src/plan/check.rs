//! What a board file must hold beyond its types: ids once each, and everything that is named.

use std::collections::HashSet;

use super::Plan;
use super::column::Kind;

/// Why a plan cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Two items have this id.
    ItemTwice(u32),
    /// Two themes have this id.
    ThemeTwice(u32),
    /// Two columns have this id.
    ColumnTwice(String),
    /// The item names a theme that is not there.
    NoTheme(u32),
    /// The item stands in a column that is not there.
    NoColumn(u32, String),
    /// A column of kind todo and one of kind done are needed, and at most one of kind exception.
    Kinds,
    /// `next_item` or `next_theme` would give an id again.
    NextId,
    /// Two records of this item have the same id.
    RecordTwice(u32),
    /// Two steps of the log have this id.
    StepTwice(String),
}

impl Plan {
    /// Finds the first flaw, if there is one.
    pub fn check(&self) -> Result<(), Flaw> {
        if let Some(column) = twice(self.columns.iter().map(|column| &column.id)) {
            return Err(Flaw::ColumnTwice(column.0.clone()));
        }
        if let Some(theme) = self.theme_twice() {
            return Err(Flaw::ThemeTwice(theme));
        }
        if let Some(item) = self.item_twice() {
            return Err(Flaw::ItemTwice(item));
        }
        if let Some(step) = twice(self.log.iter().map(|step| step.id)) {
            return Err(Flaw::StepTwice(step.0.to_string()));
        }
        self.check_names()?;
        self.check_kinds()
    }

    /// The whole number of an item whose id or number another has.
    fn item_twice(&self) -> Option<u32> {
        let id = twice(self.items.iter().map(|item| item.id)).and_then(|id| self.item(id)).map(|item| item.no);
        id.or_else(|| twice(self.items.iter().map(|item| item.no)))
    }

    /// The whole number of a theme whose id or number another has.
    fn theme_twice(&self) -> Option<u32> {
        let id = twice(self.themes.iter().map(|theme| theme.id)).and_then(|id| self.theme(id)).map(|theme| theme.no);
        id.or_else(|| twice(self.themes.iter().map(|theme| theme.no)))
    }

    fn check_names(&self) -> Result<(), Flaw> {
        let themes: HashSet<_> = self.themes.iter().map(|theme| theme.id).collect();
        let columns: HashSet<_> = self.columns.iter().map(|column| &column.id).collect();
        for item in &self.items {
            if !themes.contains(&item.theme) {
                return Err(Flaw::NoTheme(item.no));
            }
            if twice(item.record_ids()).is_some() {
                return Err(Flaw::RecordTwice(item.no));
            }
            if !columns.contains(&item.status) {
                return Err(Flaw::NoColumn(item.no, item.status.0.clone()));
            }
        }
        let item = self.items.iter().any(|item| item.no >= self.next_item);
        let theme = self.themes.iter().any(|theme| theme.no >= self.next_theme);
        if item || theme { Err(Flaw::NextId) } else { Ok(()) }
    }

    fn check_kinds(&self) -> Result<(), Flaw> {
        let count = |kind| self.columns.iter().filter(|column| column.kind == kind).count();
        let fits = count(Kind::Todo) >= 1 && count(Kind::Done) >= 1 && count(Kind::Exception) <= 1;
        if fits { Ok(()) } else { Err(Flaw::Kinds) }
    }
}

/// The first value that comes a second time.
fn twice<T: Eq + std::hash::Hash + Copy>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut seen = HashSet::new();
    values.into_iter().find(|value| !seen.insert(*value))
}
