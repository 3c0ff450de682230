//! How the board was looked at, as text: kept when a session ends, taken up when the next begins, lost without harm.
//! What cannot be read, or no longer fits the plan, is left out.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::app::board::BoardSettings;
use crate::app::board::grid::Density;
use crate::app::board::view::{Finished, Grouping, LaneKey, Match, Overview, ViewSettings};
use crate::app::input::form::FieldKind;
use crate::plan::id::ItemId;
use crate::plan::query::Query;
use crate::plan::sort::Sort;

/// The fields of one line whose inputs are remembered.
pub const REMEMBERED: [(&str, FieldKind); 11] = [
    ("units", FieldKind::Units),
    ("due", FieldKind::Due),
    ("deadline", FieldKind::Deadline),
    ("title", FieldKind::Title),
    ("number", FieldKind::Number),
    ("leaders", FieldKind::Leaders),
    ("lead_units", FieldKind::LeadUnits),
    ("responsible_units", FieldKind::ResponsibleUnits),
    ("supporting_units", FieldKind::SupportingUnits),
    ("search", FieldKind::Search),
    ("name", FieldKind::Name),
];

/// How the board was looked at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewState {
    /// Where Esc leads from the detail.
    #[serde(deserialize_with = "lenient")]
    pub overview: Overview,
    #[serde(deserialize_with = "lenient")]
    grouping: Grouping,
    #[serde(deserialize_with = "lenient")]
    sort: Sort,
    #[serde(deserialize_with = "lenient")]
    density: Density,
    #[serde(deserialize_with = "lenient")]
    filter: String,
    #[serde(deserialize_with = "lenient")]
    inverted: bool,
    #[serde(deserialize_with = "lenient")]
    finished_hidden: bool,
    #[serde(deserialize_with = "lenient_lists")]
    folds: HashMap<Grouping, Vec<LaneKey>>,
    #[serde(deserialize_with = "lenient")]
    item: Option<ItemId>,
    #[serde(deserialize_with = "lenient")]
    lane: Option<LaneKey>,
    /// What was typed into fields, by the names in [`REMEMBERED`], oldest first.
    #[serde(deserialize_with = "lenient_lists")]
    pub typed: HashMap<String, Vec<String>>,
    #[serde(deserialize_with = "lenient_list")]
    filters: Vec<NamedFilter>,
}

/// A filter kept under a name.
#[derive(Debug, Serialize, Deserialize)]
struct NamedFilter {
    name: String,
    query: String,
}

/// A value of this kind, or the default where it is another.
fn lenient<'de, T: DeserializeOwned + Default, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).unwrap_or_default())
}

/// The elements of a list that are of this kind.
fn lenient_list<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(elements(Value::deserialize(from)?))
}

/// The lists whose key is of this kind, each with the elements that are.
fn lenient_lists<'de, K, T, D>(from: D) -> Result<HashMap<K, Vec<T>>, D::Error>
where
    K: DeserializeOwned + Eq + std::hash::Hash,
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let Value::Object(lists) = Value::deserialize(from)? else { return Ok(HashMap::new()) };
    let lists =
        lists.into_iter().filter_map(|(key, list)| Some((serde_json::from_value(key.into()).ok()?, elements(list))));
    Ok(lists.collect())
}

fn elements<T: DeserializeOwned>(list: Value) -> Vec<T> {
    let Value::Array(list) = list else { return Vec::new() };
    list.into_iter().filter_map(|element| serde_json::from_value(element).ok()).collect()
}

impl ViewState {
    /// The state of a board; `typed` are the inputs of each sort of field.
    pub fn of(kept: BoardSettings, overview: Overview, typed: HashMap<String, Vec<String>>) -> Self {
        let BoardSettings { view, density, toggled, saved_filters, cursor } = kept;
        Self {
            overview,
            grouping: view.grouping,
            sort: view.sort,
            density,
            filter: view.filter.to_string(),
            inverted: view.matching == Match::Inverted,
            finished_hidden: view.finished == Finished::Hidden,
            folds: toggled.into_iter().filter(|(_, lanes)| !lanes.is_empty()).collect(),
            item: cursor.as_ref().map(|(item, _)| *item),
            lane: cursor.and_then(|(_, lane)| lane),
            typed,
            filters: saved_filters.into_iter().map(|(name, query)| NamedFilter { name, query }).collect(),
        }
    }

    /// Reads a state; nothing if it is none.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The state as text, its keys in alphabetical order.
    pub fn to_text(&self) -> String {
        serde_json::to_value(self).map_or_else(|_| String::new(), |state| format!("{state:#}\n"))
    }

    /// What of it is the board's.
    pub fn board_settings(&self) -> BoardSettings {
        BoardSettings {
            view: ViewSettings {
                grouping: self.grouping,
                sort: self.sort,
                filter: Query::parse(&self.filter).unwrap_or_default(),
                matching: if self.inverted { Match::Inverted } else { Match::Matching },
                finished: if self.finished_hidden { Finished::Hidden } else { Finished::Shown },
                kept_visible: None,
            },
            density: self.density,
            toggled: self.folds.clone(),
            saved_filters: self.filters.iter().map(|saved| (saved.name.clone(), saved.query.clone())).collect(),
            cursor: self.item.map(|item| (item, self.lane.clone())),
        }
    }
}
