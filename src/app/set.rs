//! What a command sets of an item: fields by name, told apart from what stands there now.

use super::decide::Desk;
use super::entry::FormError;
use super::form::FieldKind as Part;
use super::refusal::Refusal;
use super::tell;
use crate::plan::change::{Change, ItemChange, Swap};
use crate::plan::day::read_day;
use crate::plan::id::{ItemId, ThemeId};
use crate::plan::item::Item;
use crate::plan::names;
use crate::plan::step::Edit;
use crate::plan::target::{Target, targets};
use crate::plan::title::short_title;

/// A field and what it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// The short title; empty for the one of the rule.
    Title(String),
    /// The official sentence. Targets are read from it again; so is the title, if it is the rule's.
    Text(String),
    /// The number as printed.
    Number(String),
    /// The theme it stands under, as the last.
    Theme(ThemeId),
    /// The day it must be done; empty for none.
    Deadline(String),
    /// The people in charge.
    Leaders(String),
    /// The units that lead.
    LeadUnits(String),
    /// The other units that answer for it.
    ResponsibleUnits(String),
    /// The units that help.
    SupportingUnits(String),
    /// Where the target at this place stands; empty where nobody has said.
    Target(usize, String),
}

impl Desk<'_> {
    /// Sets fields of an item, in one step.
    pub fn set(&self, item: ItemId, settings: &[Setting]) -> Result<Edit, FormError> {
        let missing = || FormError::Gone(Refusal::NoItem { number: tell::hash_number(self.plan, item) });
        let item = self.plan.item(item).ok_or_else(missing)?;
        let mut to = item.clone();
        for setting in settings {
            self.put(&mut to, setting)?;
        }
        let mut changes: Vec<Change> =
            differences(item, &to).into_iter().map(|change| Change::Item(item.id, change)).collect();
        if to.theme != item.theme {
            let last = self.plan.items_of(to.theme).last().map(|last| last.id);
            changes.extend(self.plan.place_changes(item, to.theme, last));
        }
        if changes.is_empty() { Err(FormError::Unchanged) } else { Ok(self.edit(changes)) }
    }

    fn put(&self, item: &mut Item, setting: &Setting) -> Result<(), FormError> {
        match setting {
            Setting::Title(title) if title.trim().is_empty() => item.title = short_title(&item.text),
            Setting::Title(title) => item.title = title.trim().to_owned(),
            Setting::Text(text) if text.trim().is_empty() => return Err(FormError::Empty(Part::Sentence)),
            Setting::Text(text) => {
                let by_rule = item.title == short_title(&item.text);
                item.text = text.trim().to_owned();
                if by_rule {
                    item.title = short_title(&item.text);
                }
                let stood = std::mem::take(&mut item.targets);
                let current = |target: &Target| stood.iter().find(|other| other.metric == target.metric)?.current;
                let read = targets(&item.text);
                item.targets = read.into_iter().map(|target| Target { current: current(&target), ..target }).collect();
            }
            Setting::Number(number) => item.number = number.trim().to_owned(),
            Setting::Theme(theme) => item.theme = *theme,
            Setting::Deadline(day) if day.trim().is_empty() => item.deadline = None,
            Setting::Deadline(day) => {
                let wrong = || FormError::NoDay(Part::Deadline, day.clone());
                item.deadline = Some(read_day(day, self.now.date()).ok_or_else(wrong)?);
            }
            Setting::Leaders(text) => item.leaders = names::split(text),
            Setting::LeadUnits(text) => item.lead_units = names::split(text),
            Setting::ResponsibleUnits(text) => item.responsible_units = names::split(text),
            Setting::SupportingUnits(text) => item.supporting_units = names::split(text),
            Setting::Target(place, text) => {
                let wrong = || FormError::NoNumber(Part::Target(*place), text.clone());
                let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
                let current = if text.trim().is_empty() { None } else { Some(number(text).ok_or_else(wrong)?) };
                item.targets.get_mut(*place).ok_or_else(wrong)?.current = current;
            }
        }
        Ok(())
    }
}

fn differences(from: &Item, to: &Item) -> Vec<ItemChange> {
    fn differ<T: PartialEq + Clone>(from: &T, to: &T, change: fn(Swap<T>) -> ItemChange) -> Option<ItemChange> {
        (from != to).then(|| change(Swap { from: from.clone(), to: to.clone() }))
    }
    [
        differ(&from.number, &to.number, ItemChange::Number),
        differ(&from.text, &to.text, ItemChange::Text),
        differ(&from.title, &to.title, ItemChange::Title),
        differ(&from.leaders, &to.leaders, ItemChange::Leaders),
        differ(&from.lead_units, &to.lead_units, ItemChange::LeadUnits),
        differ(&from.responsible_units, &to.responsible_units, ItemChange::ResponsibleUnits),
        differ(&from.supporting_units, &to.supporting_units, ItemChange::SupportingUnits),
        differ(&from.deadline, &to.deadline, ItemChange::Deadline),
        differ(&from.targets, &to.targets, ItemChange::Targets),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Now;
    use crate::lang::Lang;
    use crate::plan::Plan;
    use crate::plan::fixture::*;

    fn desk(plan: &Plan) -> Desk<'_> {
        let now = Now::new(chrono::DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").unwrap());
        Desk { plan, by: "wang@pc1", lang: Lang::Zh, now, meeting: None }
    }

    #[test]
    fn each_field_is_set_as_it_is_written() {
        let plan = crate::document::default_plan();
        let text = |text: &str| text.to_owned();
        for (setting, expected) in [
            (Setting::Title(text(" 高企 ")), "title"),
            (Setting::Number(text("3-1")), "number"),
            (Setting::Deadline(text("9-30")), "deadline"),
            (Setting::Leaders(text("张某、李某")), "leaders"),
            (Setting::LeadUnits(String::new()), "lead_units"),
            (Setting::ResponsibleUnits(text("各县（市、区）科技局")), "responsible_units"),
            (Setting::SupportingUnits(text("市财政局")), "supporting_units"),
            (Setting::Target(0, text("12.5")), "targets"),
            // Title and targets are read from the sentence again.
            (Setting::Text(text("培育科技型企业150家以上。")), "text title targets"),
            (Setting::Theme(theme_id(2)), "after theme after"),
        ] {
            let edit = desk(&plan).set(item_id(3), std::slice::from_ref(&setting)).unwrap();
            let json = serde_json::to_value(&edit.changes).unwrap();
            let fields: Vec<&str> =
                json.as_array().unwrap().iter().filter_map(|change| change["field"].as_str()).collect();
            assert_eq!(fields.join(" "), expected, "{setting:?}");
        }
    }

    #[test]
    fn what_is_wrong_or_the_same_is_told() {
        let plan = crate::document::default_plan();
        let same = plan.numbered(3).unwrap().title.clone();
        for (setting, error) in [
            (Setting::Title(same), FormError::Unchanged),
            (Setting::Title(String::new()), FormError::Unchanged),
            (Setting::Text(" ".to_owned()), FormError::Empty(Part::Sentence)),
            (Setting::Deadline("soon".to_owned()), FormError::NoDay(Part::Deadline, "soon".to_owned())),
            (Setting::Target(0, "many".to_owned()), FormError::NoNumber(Part::Target(0), "many".to_owned())),
        ] {
            assert_eq!(desk(&plan).set(item_id(3), &[setting]), Err(error));
        }
    }
}
