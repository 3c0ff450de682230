//! The help: every action of the table with its keys in force, first those of the screen it was opened on.

use crate::app::action::{Row, Scope};
use crate::app::input::text_field::TextField;
use crate::plan::query::Wanted;
use crate::text;

/// What the help is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HelpSearch {
    /// Nothing: all of it is shown.
    #[default]
    All,
    /// This is being typed.
    Typing(TextField),
    /// This was typed, and the keys scroll again.
    Typed(TextField),
}

/// An action as the help tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpAction {
    /// Its keys in force, two cells apart.
    pub keys: String,
    /// What it does.
    pub text: String,
    /// Why it does not apply now.
    pub refusal: Option<String>,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// Nothing, left out where all rows do not fit without it.
    Gap,
    /// The name of another screen.
    Screen(String),
    /// Actions side by side, each at a cell of the grid; the first row of a section has its title.
    Actions(Option<&'static str>, Vec<(usize, HelpAction)>),
    /// Something to know.
    Note(&'static str),
}

/// Cells of a section's title with the gap behind it, and of the keys in a cell of the grid.
pub(in crate::app) const KEYS: usize = 10;

/// The grid actions stand on.
#[derive(Debug, Clone, Copy)]
pub struct HelpGrid {
    /// The cell at which actions begin.
    pub indent: usize,
    /// Cells of one column of the grid.
    pub unit: usize,
    /// How many columns it has.
    pub columns: usize,
}

impl HelpGrid {
    pub(in crate::app) fn of(cols: u16, indent: usize) -> Self {
        let room = usize::from(cols).saturating_sub(indent + 1);
        let columns = (room / 35).max(1);
        Self { indent, unit: (room / columns).max(1), columns }
    }

    /// An action as it fits: why it does not apply goes to a row of its own where it has no room behind.
    pub(in crate::app) fn fitted(self, told: HelpAction) -> Vec<HelpAction> {
        if told.cells() <= self.unit * self.columns {
            return vec![told];
        }
        let HelpAction { keys, text, refusal } = told;
        let action = HelpAction { keys, text, refusal: refusal.as_ref().map(|_| String::new()) };
        let reason =
            refusal.map(|refusal| HelpAction { keys: String::new(), text: String::new(), refusal: Some(refusal) });
        std::iter::once(action).chain(reason).collect()
    }

    /// Columns of the grid an action needs.
    pub(in crate::app) fn span(self, told: &HelpAction) -> usize {
        (told.cells() + 2).div_ceil(self.unit).min(self.columns)
    }
}

impl HelpAction {
    /// The cell at which what it does begins.
    pub fn text_at(&self) -> usize {
        text::width(&self.keys).max(KEYS) + 2
    }

    pub(in crate::app) fn cells(&self) -> usize {
        let refusal = self.refusal.as_ref().map_or(0, |refusal| text::width(refusal));
        self.text_at() + text::width(&self.text) + refusal
    }
}

pub(in crate::app) fn is_before(one: Scope, other: Scope) -> bool {
    let place = |scope| Scope::ALL.iter().position(|known| *known == scope);
    place(one) < place(other)
}

/// Whether an action is what is searched for: by one of its keys, by what it does, or by its name.
pub(in crate::app) fn answers((wanted, typed): (&Wanted, &str), row: &Row, told: &HelpAction) -> bool {
    let typed = typed.trim();
    wanted.is_empty()
        || told.keys.split("  ").any(|keys| keys == typed || typed.chars().count() > 2 && keys.contains(typed))
        || typed.chars().count() > 1 && (wanted.rank(&told.text).is_some() || wanted.rank(row.name).is_some())
        || !typed.is_ascii() && wanted.rank(&told.text).is_some()
}
