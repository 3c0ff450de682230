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
        if let Some(theme) = twice(self.themes.iter().map(|theme| theme.id)) {
            return Err(Flaw::ThemeTwice(theme.0));
        }
        if let Some(item) = twice(self.items.iter().map(|item| item.id)) {
            return Err(Flaw::ItemTwice(item.0));
        }
        if let Some(step) = twice(self.log.iter().map(|step| step.id)) {
            return Err(Flaw::StepTwice(step.0.to_string()));
        }
        self.check_names()?;
        self.check_kinds()
    }

    fn check_names(&self) -> Result<(), Flaw> {
        let themes: HashSet<_> = self.themes.iter().map(|theme| theme.id).collect();
        let columns: HashSet<_> = self.columns.iter().map(|column| &column.id).collect();
        for item in &self.items {
            if !themes.contains(&item.theme) {
                return Err(Flaw::NoTheme(item.id.0));
            }
            if twice(item.record_ids()).is_some() {
                return Err(Flaw::RecordTwice(item.id.0));
            }
            if !columns.contains(&item.status) {
                return Err(Flaw::NoColumn(item.id.0, item.status.0.clone()));
            }
        }
        let item = self.items.iter().any(|item| item.id.0 >= self.next_item);
        let theme = self.themes.iter().any(|theme| theme.id.0 >= self.next_theme);
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
