//! Lanes: a plan's items grouped by theme, by who is in charge, or not at all.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::Plan;
use super::id::{ItemId, ThemeId};
use super::item::Item;
use crate::lang::{Lang, query as words};

/// By what items are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By the document's themes.
    #[default]
    Theme,
    /// By the people in charge.
    Leader,
    /// By the units that lead.
    LeadUnit,
    /// By the other units that answer for it.
    ResponsibleUnit,
    /// All in one lane.
    None,
}

/// What a lane stands for; its name for as long as the plan lives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LaneKey {
    /// A theme of the document.
    Theme(ThemeId),
    /// A person in charge.
    Leader(String),
    /// A unit that leads.
    LeadUnit(String),
    /// A unit that answers for it.
    ResponsibleUnit(String),
    /// Nobody is named, or the theme is gone.
    Unnamed,
    /// Items are not grouped.
    All,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What it stands for.
    pub key: LaneKey,
    /// The numeral before its title; empty but for themes.
    pub numeral: String,
    /// The theme's title or the name, as the document has it; empty where [`Lane::title`] has words of its own.
    name: String,
    /// Its shown items, in the plan's order.
    pub items: Vec<ItemId>,
}

/// A plan's items, grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes in the order in which the whole plan first names them, the one of those who name nobody last. A lane
    /// is there also if none of its items is shown, so that filters do not change the order.
    pub lanes: Vec<Lane>,
    /// The shown items that stand in more than one lane; totals count them once.
    pub shared: HashSet<ItemId>,
}

impl Lane {
    fn new(key: LaneKey, numeral: &str, name: &str) -> Self {
        Self { key, numeral: numeral.to_owned(), name: name.to_owned(), items: Vec::new() }
    }

    /// Its title: the document's words, or ours for the lanes that the document does not name.
    pub fn title(&self, lang: Lang) -> &str {
        match self.key {
            LaneKey::Unnamed => words::UNNAMED_LANE.say(lang),
            LaneKey::All => words::ALL_LANE.say(lang),
            _ => &self.name,
        }
    }
}

impl Grouping {
    /// The lanes in which `item` stands, each once; at least one.
    fn keys(self, item: &Item, plan: &Plan) -> Vec<LaneKey> {
        let named = |names: &[String], key: fn(String) -> LaneKey| {
            let mut seen = HashSet::new();
            names.iter().filter(|name| seen.insert(name.as_str())).map(|name| key(name.clone())).collect()
        };
        let keys: Vec<LaneKey> = match self {
            Self::Theme => plan.theme(item.theme).map(|theme| LaneKey::Theme(theme.id)).into_iter().collect(),
            Self::Leader => named(&item.leaders, LaneKey::Leader),
            Self::LeadUnit => named(&item.lead_units, LaneKey::LeadUnit),
            Self::ResponsibleUnit => named(&item.responsible_units, LaneKey::ResponsibleUnit),
            Self::None => vec![LaneKey::All],
        };
        if keys.is_empty() { vec![LaneKey::Unnamed] } else { keys }
    }

    /// The lanes there are before any item is looked at.
    fn lanes(self, plan: &Plan) -> Vec<Lane> {
        match self {
            Self::Theme => {
                let lane =
                    |theme: &super::theme::Theme| Lane::new(LaneKey::Theme(theme.id), theme.numeral(), &theme.title);
                plan.themes.iter().map(lane).collect()
            }
            Self::None => vec![Lane::new(LaneKey::All, "", "")],
            Self::Leader | Self::LeadUnit | Self::ResponsibleUnit => Vec::new(),
        }
    }
}

impl Lanes {
    /// The items of `plan` for which `is_shown` holds, grouped. An item stands in the lane of everybody it names.
    pub fn of(plan: &Plan, grouping: Grouping, is_shown: impl Fn(ItemId) -> bool) -> Self {
        let mut lanes = grouping.lanes(plan);
        let mut places: HashMap<LaneKey, usize> =
            lanes.iter().enumerate().map(|(place, lane)| (lane.key.clone(), place)).collect();
        let mut unnamed = None;
        let mut shared = HashSet::new();
        for item in &plan.items {
            let keys = grouping.keys(item, plan);
            let is_shown = is_shown(item.id);
            if is_shown && keys.len() > 1 {
                shared.insert(item.id);
            }
            for key in keys {
                let lane = if key == LaneKey::Unnamed {
                    unnamed.get_or_insert_with(|| Lane::new(key, "", ""))
                } else {
                    let place = *places.entry(key).or_insert_with_key(|key| {
                        lanes.push(Lane::new(key.clone(), "", key.name()));
                        lanes.len() - 1
                    });
                    &mut lanes[place]
                };
                lane.items.extend(is_shown.then_some(item.id));
            }
        }
        lanes.extend(unnamed);
        Self { lanes, shared }
    }
}

impl LaneKey {
    /// The name it is made of; empty if it is none.
    fn name(&self) -> &str {
        match self {
            Self::Leader(name) | Self::LeadUnit(name) | Self::ResponsibleUnit(name) => name,
            Self::Theme(_) | Self::Unnamed | Self::All => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::plan::fixture::*;

    fn told(grouping: Grouping, is_shown: impl Fn(ItemId) -> bool) -> Vec<(String, Vec<u32>)> {
        let lanes = Lanes::of(&document::default_plan(), grouping, is_shown);
        let ids = |lane: &Lane| lane.items.iter().map(|item| item.place()).collect();
        lanes.lanes.iter().map(|lane| (format!("{}{}", lane.numeral, lane.title(Lang::Zh)), ids(lane))).collect()
    }

    fn expected(rows: &[(&str, &[u32])]) -> Vec<(String, Vec<u32>)> {
        rows.iter().map(|(title, items)| ((*title).to_owned(), items.to_vec())).collect()
    }

    #[test]
    fn an_item_of_two_leaders_stands_with_both() {
        let rows = expected(&[
            ("杨小峰", &[1, 2, 6, 7, 18, 20, 23]),
            ("汪厚发", &[3, 5, 11, 12, 15, 16, 17, 22, 24, 25]),
            ("刘其乐", &[4, 7, 8, 9, 10, 13]),
            ("柯春华", &[14]),
            ("丁再兴", &[19, 21]),
            ("（未明确）", &[26]),
        ]);
        assert_eq!(told(Grouping::Leader, |_| true), rows);
        let lanes = Lanes::of(&document::default_plan(), Grouping::Leader, |_| true);
        assert_eq!(lanes.shared, HashSet::from([item_id(7)]));
    }

    #[test]
    fn lead_units_come_as_the_document_first_names_them() {
        let rows = expected(&[
            ("规划财务科", &[1, 2, 6, 23]),
            ("高新技术科", &[3, 11, 12, 25]),
            ("对外合作科", &[5, 15, 17]),
            ("成果转化科", &[7, 8]),
            ("办公室", &[9, 10]),
            ("农村科技科", &[10, 13]),
            ("政策法规科", &[18, 20]),
            ("机关党委", &[24]),
            ("机关纪委", &[24]),
            ("（未明确）", &[4, 14, 16, 19, 21, 22, 26]),
        ]);
        assert_eq!(told(Grouping::LeadUnit, |_| true), rows);
    }

    #[test]
    fn what_is_hidden_leaves_its_lane_in_place() {
        let rows = expected(&[
            ("杨小峰", &[]),
            ("汪厚发", &[]),
            ("刘其乐", &[13]),
            ("柯春华", &[14]),
            ("丁再兴", &[]),
            ("（未明确）", &[]),
        ]);
        let is_shown = |item: ItemId| (13..=14).contains(&item.place());
        assert_eq!(told(Grouping::Leader, is_shown), rows);
        assert_eq!(told(Grouping::None, is_shown), expected(&[("全部工作项", &[13, 14])]));
    }

    #[test]
    fn themes_keep_their_numerals_and_lost_items_are_still_there() {
        let rows = told(Grouping::Theme, |_| true);
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[1], ("二聚焦十堰国家高新区创建，打造科技创新高地".to_owned(), vec![7, 8]));
        let mut plan = document::default_plan();
        plan.items[6].theme = theme_id(99);
        let lanes = Lanes::of(&plan, Grouping::Theme, |_| true).lanes;
        assert_eq!(
            lanes.last().map(|lane| (&lane.key, lane.items.as_slice())),
            Some((&LaneKey::Unnamed, &[item_id(7)][..]))
        );
    }

    #[test]
    fn a_name_given_twice_is_one_lane() {
        let mut plan = document::default_plan();
        plan.items[0].leaders = vec!["杨小峰".to_owned(), "杨小峰".to_owned()];
        let lanes = Lanes::of(&plan, Grouping::Leader, |_| true);
        assert_eq!(lanes.lanes[0].items[..2], [item_id(1), item_id(2)]);
        assert!(!lanes.shared.contains(&item_id(1)));
    }
}
