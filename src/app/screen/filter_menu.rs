//! The filter menu: one key chooses a side, then a list of its values is narrowed by typing. Counts are live.

use crate::app::facet::{Choice, Facet, Flag};
use crate::app::field::Field;
use crate::plan::query::is_found;

/// What the filter menu shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Menu {
    /// All sides.
    Sides(Sides),
    /// The values of one.
    Values(Values),
    /// A filter being typed.
    ByHand {
        /// What is typed.
        field: Field,
        /// Why it is no filter.
        wrong: Option<String>,
    },
}

/// All sides with their counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// Each facet with its values.
    pub facets: Vec<(Facet, Vec<Choice>)>,
    /// Each flag that the board can have: its name, its count, and whether it is on.
    pub flags: Vec<(Flag, String, usize, bool)>,
}

/// The values of a facet, narrowed by what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// The facet.
    pub facet: Facet,
    /// What is typed.
    pub field: Field,
    /// All of its values.
    pub choices: Vec<Choice>,
    /// Which of them are shown, by place.
    pub shown: Vec<usize>,
    /// Which of the shown has the pointer.
    pub at: usize,
}

impl Values {
    /// What has the pointer.
    pub fn pointed(&self) -> Option<&Choice> {
        self.shown.get(self.at).map(|place| &self.choices[*place])
    }

    pub(in crate::app) fn narrow(&mut self) {
        let word = self.field.text();
        let word = word.trim();
        let fits = |choice: &Choice| {
            let behind_numeral = choice.label.split_once(' ').map_or("", |(_, rest)| rest);
            word.is_empty() || is_found(word, &choice.label) || is_found(word, behind_numeral)
        };
        self.shown = (0..self.choices.len()).filter(|place| fits(&self.choices[*place])).collect();
        self.at = self.at.min(self.shown.len().saturating_sub(1));
    }
}
