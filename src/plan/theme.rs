//! Themes: the numbered headings of the document; a lane of the board by default.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::ThemeId;

/// A numbered heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Given in document order at import.
    pub id: ThemeId,
    /// The marker as printed, `一、`.
    pub marker: String,
    /// The heading's words without the marker.
    pub title: String,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Theme {
    /// The numeral within the marker: `一` of `一、`, `二` of `（二）`.
    pub fn numeral(&self) -> &str {
        self.marker.trim_matches(|c: char| !c.is_alphanumeric())
    }
}
