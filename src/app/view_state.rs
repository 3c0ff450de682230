//! How the board was looked at, as text: kept when a session ends, taken up when the next begins, lost without harm.
//! What cannot be read, or no longer fits the plan, is left out.

use crate::app::BoardSettings;
use serde_json::{Map, Value, json};

use super::view::{Finished, Grouping, LaneKey, Match, ViewSettings};
use super::{App, Density, Overview};
use crate::app::input::form::FieldKind;
use crate::plan::id::{ItemId, ThemeId};
use crate::plan::query::Query;
use crate::plan::sort::Sort;

const GROUPINGS: [(&str, Grouping); 5] = [
    ("theme", Grouping::Theme),
    ("leader", Grouping::Leader),
    ("lead_unit", Grouping::LeadUnit),
    ("responsible_unit", Grouping::ResponsibleUnit),
    ("none", Grouping::None),
];

const SORTS: [(&str, Sort); 4] =
    [("number", Sort::Number), ("deadline", Sort::Deadline), ("days", Sort::Days), ("status", Sort::Status)];

const DENSITIES: [(&str, Density); 3] =
    [("automatic", Density::Automatic), ("one_line", Density::OneLine), ("two_lines", Density::TwoLines)];

const OVERVIEWS: [(&str, Overview); 2] = [("board", Overview::Board), ("list", Overview::List)];

/// The fields of one line whose inputs are remembered.
const PARTS: [(&str, FieldKind); 11] = [
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

fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> Option<&'static str> {
    table.iter().find(|(_, other)| other == value).map(|(name, _)| *name)
}

fn named<T: Copy>(table: &[(&'static str, T)], state: &Value, key: &str) -> Option<T> {
    let name = state.get(key)?.as_str()?;
    table.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

impl LaneKey {
    fn to_state(&self) -> Value {
        match self {
            Self::Theme(theme) => json!({ "theme": theme.0 }),
            Self::Leader(name) => json!({ "leader": name }),
            Self::LeadUnit(name) => json!({ "lead_unit": name }),
            Self::ResponsibleUnit(name) => json!({ "responsible_unit": name }),
            Self::Unnamed => json!("unnamed"),
            Self::All => json!("all"),
        }
    }

    fn of_state(value: &Value) -> Option<Self> {
        match value.as_str() {
            Some("unnamed") => return Some(Self::Unnamed),
            Some("all") => return Some(Self::All),
            _ => {}
        }
        let (key, value) = value.as_object()?.iter().next()?;
        let name = || value.as_str().map(str::to_owned);
        match key.as_str() {
            "theme" => value.as_u64().and_then(|id| u32::try_from(id).ok()).map(|id| Self::Theme(ThemeId(id))),
            "leader" => name().map(Self::Leader),
            "lead_unit" => name().map(Self::LeadUnit),
            "responsible_unit" => name().map(Self::ResponsibleUnit),
            _ => None,
        }
    }
}

impl App {
    /// How the board is looked at now, for [`App::restore`].
    pub fn state(&self) -> String {
        let BoardSettings { view, density, toggled, saved_filters, cursor } = self.board.kept_settings();
        let folds: Map<String, Value> = GROUPINGS
            .iter()
            .filter_map(|(name, grouping)| {
                let lanes: Vec<Value> = toggled.get(grouping)?.iter().map(LaneKey::to_state).collect();
                (!lanes.is_empty()).then(|| ((*name).to_owned(), Value::from(lanes)))
            })
            .collect();
        let earlier = |part| Some(self.input.earlier(part)).filter(|earlier| !earlier.is_empty());
        let typed: Map<String, Value> =
            PARTS.iter().filter_map(|(name, part)| Some(((*name).to_owned(), json!(earlier(*part)?)))).collect();
        let saved: Vec<Value> =
            saved_filters.iter().map(|(name, query)| json!({ "name": name, "query": query })).collect();
        let state = json!({
            "overview": name_of(&OVERVIEWS, &self.screens.home()),
            "grouping": name_of(&GROUPINGS, &view.grouping),
            "sort": name_of(&SORTS, &view.sort),
            "density": name_of(&DENSITIES, &density),
            "filter": view.filter.to_string(),
            "inverted": view.matching == Match::Inverted,
            "finished_hidden": view.finished == Finished::Hidden,
            "folds": folds,
            "item": cursor.as_ref().map(|(item, _)| item.0),
            "lane": cursor.as_ref().and_then(|(_, lane)| lane.as_ref()).map(LaneKey::to_state),
            "typed": typed,
            "filters": saved,
        });
        format!("{state:#}\n")
    }

    /// Takes up how the board was looked at, as far as `text` tells and the plan still has it.
    pub fn restore(&mut self, text: &str) {
        let Ok(state) = serde_json::from_str::<Value>(text) else { return };
        let is_set = |key: &str| state.get(key).and_then(Value::as_bool) == Some(true);
        let filter = state.get("filter").and_then(Value::as_str).and_then(|text| Query::parse(text).ok());
        let view = ViewSettings {
            grouping: named(&GROUPINGS, &state, "grouping").unwrap_or_default(),
            sort: named(&SORTS, &state, "sort").unwrap_or_default(),
            filter: filter.unwrap_or_default(),
            matching: if is_set("inverted") { Match::Inverted } else { Match::Matching },
            finished: if is_set("finished_hidden") { Finished::Hidden } else { Finished::Shown },
            kept_visible: None,
        };
        let lanes_of = |name: &str| {
            let lanes = state.get("folds").and_then(|folds| folds.get(name)).and_then(Value::as_array);
            lanes.into_iter().flatten().filter_map(LaneKey::of_state).collect()
        };
        for (name, part) in PARTS {
            if let Some(earlier) = state.get("typed").and_then(|typed| typed.get(name)) {
                strings(earlier).for_each(|text| self.input.remember(part, text.to_owned()));
            }
        }
        let saved = state.get("filters").and_then(Value::as_array).into_iter().flatten();
        let text = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_owned);
        let item = state.get("item").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok()).map(ItemId);
        let kept = BoardSettings {
            view,
            density: named(&DENSITIES, &state, "density").unwrap_or_default(),
            toggled: GROUPINGS.into_iter().map(|(name, grouping)| (grouping, lanes_of(name))).collect(),
            saved_filters: saved.filter_map(|saved| Some((text(saved, "name")?, text(saved, "query")?))).collect(),
            cursor: item.map(|item| (item, state.get("lane").and_then(LaneKey::of_state))),
        };
        let (board, source) = self.board_mut();
        board.restore(source, kept);
        self.show_overview(named(&OVERVIEWS, &state, "overview").unwrap_or_default());
        self.lay_out();
    }
}
