//! Themes: the numbered headings of the document; a lane of the board by default.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::ThemeId;

/// A numbered heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// The same on every desk.
    pub id: ThemeId,
    /// The whole number: given in document order at import, never again on one desk.
    #[serde(default)]
    pub no: u32,
    /// The marker as printed, `一、`.
    pub marker: String,
    /// The heading's words without the marker.
    pub title: String,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Theme {
    /// Whether both are the same but for the whole number, which a merge may have changed since.
    pub(super) fn is_same_but_for_its_number(&self, other: &Self) -> bool {
        *self == Self { no: self.no, ..other.clone() }
    }

    /// The numeral within the marker: `一` of `一、`, `二` of `（二）`.
    pub fn numeral(&self) -> &str {
        self.marker.trim_matches(|c: char| !c.is_alphanumeric())
    }
}
