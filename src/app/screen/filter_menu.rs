//! The filter menu: one key chooses a side, then a list of its values is narrowed by typing. Counts are live.

use crate::app::input::text_field::TextField;
use crate::app::screen::facet::{Facet, FacetFlag, FacetValue};
use crate::plan::query::is_found;

/// What the filter menu shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterMenu {
    /// All sides.
    Sides(MenuSides),
    /// The values of one.
    Values(MenuValues),
    /// A filter being typed.
    ByHand {
        /// What is typed.
        field: TextField,
        /// Why it is no filter.
        wrong: Option<String>,
    },
}

/// All sides with their counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuSides {
    /// Each facet with its values.
    pub facets: Vec<(Facet, Vec<FacetValue>)>,
    /// Each flag that the board can have: its name, its count, and whether it is on.
    pub flags: Vec<(FacetFlag, String, usize, bool)>,
}

/// The values of a facet, narrowed by what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuValues {
    /// The facet.
    pub facet: Facet,
    /// What is typed.
    pub field: TextField,
    /// All of its values.
    pub choices: Vec<FacetValue>,
    /// Which of them are shown, by place.
    pub shown: Vec<usize>,
    /// Which of the shown has the pointer.
    pub at: usize,
}

impl MenuValues {
    /// What has the pointer.
    pub fn pointed(&self) -> Option<&FacetValue> {
        self.shown.get(self.at).map(|place| &self.choices[*place])
    }

    pub(in crate::app) fn narrow(&mut self) {
        let word = self.field.text();
        let word = word.trim();
        let fits = |choice: &FacetValue| {
            let behind_numeral = choice.label.split_once(' ').map_or("", |(_, rest)| rest);
            word.is_empty() || is_found(word, &choice.label) || is_found(word, behind_numeral)
        };
        self.shown = (0..self.choices.len()).filter(|place| fits(&self.choices[*place])).collect();
        self.at = self.at.min(self.shown.len().saturating_sub(1));
    }
}
