//! Meetings: named reviews of the plan.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::RecordId;

/// A named review; every change made in it carries its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Unique in every copy of the board.
    pub id: RecordId,
    /// What people call it.
    pub name: String,
    /// Its other fields, kept as they stand.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}
