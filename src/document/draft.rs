//! The draft: what a document says, before it is a plan.

use serde_json::Map;

use super::clause::{self, Clause};
use super::outline::{Numbered, Outline};
use crate::plan::column::{Kind, default_columns};
use crate::plan::id::{ColumnId, ItemId, ThemeId};
use crate::plan::item::Item;
use crate::plan::target::{Target, targets};
use crate::plan::theme::Theme;
use crate::plan::title::short_title;
use crate::plan::{Format, Plan, SCHEMA, Thresholds};

/// What a document says.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The first line.
    pub title: String,
    /// The year the title names.
    pub year: Option<i32>,
    /// The paragraphs before the first theme.
    pub preamble: Vec<String>,
    /// The headings, in order.
    pub themes: Vec<DraftTheme>,
    /// The numbered sentences, in order.
    pub items: Vec<DraftItem>,
    /// Lines that fit nowhere.
    pub warnings: Vec<Warning>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftTheme {
    /// As printed, `一、`.
    pub marker: String,
    /// The words behind it.
    pub title: String,
}

/// A numbered sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftItem {
    /// Index into the themes.
    pub theme: usize,
    /// As printed, `7`.
    pub number: String,
    /// With its sign, `7.`
    pub marker: String,
    /// The lines it was made of, wrapped ones joined, the clause included.
    pub paragraphs: Vec<String>,
    /// The official sentence without marker and clause; paragraphs parted by `\n`.
    pub text: String,
    /// The responsibility clause as printed, with its brackets.
    pub clause: Option<String>,
    /// The people in charge.
    pub leaders: Vec<String>,
    /// The units that lead.
    pub lead_units: Vec<String>,
    /// The other units that answer for it.
    pub responsible_units: Vec<String>,
    /// The units that help.
    pub supporting_units: Vec<String>,
    /// The deadline's words.
    pub deadline_text: Option<String>,
    /// The numbers to reach.
    pub targets: Vec<Target>,
    /// The line of its number, counted from 1.
    pub line: usize,
}

/// A line that fits nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

impl Draft {
    /// The draft of an outline.
    pub(super) fn of(outline: Outline) -> Self {
        let title = outline.title;
        let mut themes: Vec<DraftTheme> =
            outline.themes.into_iter().map(|theme| DraftTheme { marker: theme.marker, title: theme.title }).collect();
        let homeless = outline.items.iter().any(|item| item.theme.is_none());
        if homeless {
            // Items before the first heading, or without any: one lane named after the plan.
            themes.insert(0, DraftTheme { marker: String::new(), title: title.clone() });
        }
        let place = |theme: Option<usize>| theme.map_or(0, |theme| theme + usize::from(homeless));
        let items = outline.items.into_iter().map(|item| DraftItem::of(place(item.theme), item)).collect();
        let warnings = outline.strays.into_iter().map(|(line, text)| Warning { line, text }).collect();
        Self { year: year(&title), title, preamble: outline.preamble, themes, items, warnings }
    }

    /// The plan of the draft: ids in document order, everything in the first column, nothing dated.
    pub fn into_plan(self) -> Plan {
        let columns = default_columns();
        let first = columns.iter().find(|column| column.kind == Kind::Todo);
        let status = first.map_or_else(|| ColumnId::from("todo"), |column| column.id.clone());
        let themes: Vec<Theme> = (1..)
            .zip(self.themes)
            .map(|(id, theme)| Theme { id: ThemeId(id), marker: theme.marker, title: theme.title, rest: Map::new() })
            .collect();
        let items: Vec<Item> =
            (1..).zip(self.items).map(|(id, item)| item.into_item(ItemId(id), status.clone(), &themes)).collect();
        Plan {
            format: Format::Yaodian,
            schema: SCHEMA,
            min_reader: SCHEMA,
            rev: 0,
            created: None,
            next_item: next_id(items.len()),
            next_theme: next_id(themes.len()),
            title: self.title,
            year: self.year,
            preamble: self.preamble,
            thresholds: Thresholds::default(),
            columns,
            themes,
            items,
            meetings: Vec::new(),
            log: Vec::new(),
            rest: Map::new(),
        }
    }
}

fn next_id(given: usize) -> u32 {
    u32::try_from(given).unwrap_or(u32::MAX - 1) + 1
}

/// The year a title names: four digits before 年.
fn year(title: &str) -> Option<i32> {
    let before = &title[..title.find('年')?];
    let digits = before.len().checked_sub(4)?;
    before.get(digits..)?.parse().ok().filter(|year| (1900..2200).contains(year))
}

impl DraftItem {
    fn of(theme: usize, item: Numbered) -> Self {
        let mut sentences: Vec<&str> = item.paragraphs.iter().map(String::as_str).collect();
        let mut group = None;
        if let Some(last) = sentences.last_mut() {
            (*last, group) = clause::split(last);
        }
        sentences.retain(|sentence| !sentence.is_empty());
        let text = sentences.join("\n");
        let group = group.map(str::to_owned);
        let clause = group.as_deref().map_or_else(Clause::default, clause::read);
        Self {
            theme,
            number: item.number,
            marker: item.marker,
            targets: targets(&text),
            text,
            clause: group,
            leaders: clause.leaders,
            lead_units: clause.lead_units,
            responsible_units: clause.responsible_units,
            supporting_units: clause.supporting_units,
            deadline_text: clause.deadline,
            paragraphs: item.paragraphs,
            line: item.line,
        }
    }

    fn into_item(self, id: ItemId, status: ColumnId, themes: &[Theme]) -> Item {
        Item {
            id,
            number: self.number,
            theme: themes[self.theme].id,
            subtheme: None,
            title: short_title(&self.text),
            text: self.text,
            clause: self.clause,
            leaders: self.leaders,
            lead_units: self.lead_units,
            responsible_units: self.responsible_units,
            supporting_units: self.supporting_units,
            status,
            since: None,
            back: None,
            deadline: None,
            deadline_text: self.deadline_text,
            targets: self.targets,
            inherited: false,
            vanished: false,
            progress: Vec::new(),
            problems: Vec::new(),
            next_steps: Vec::new(),
            decisions: Vec::new(),
            rest: Map::new(),
        }
    }
}
