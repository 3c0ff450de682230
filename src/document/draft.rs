//! The draft: what a document says, before it is a plan.

use std::collections::{HashMap, HashSet};

use serde_json::Map;

use super::clause::Clause;
use super::deadline;
use super::outline::{Heading, Numbered, Outline};
use crate::clock::Date;
use crate::plan::column::{Kind, default_columns};
use crate::plan::id::{ColumnId, ItemId, PlanKey, ThemeId};
use crate::plan::index::Index;
use crate::plan::item::Item;
use crate::plan::target::{Target, targets};
use crate::plan::theme::Theme;
use crate::plan::title::short_title;
use crate::plan::{Format, Plan, SCHEMA, Thresholds};

/// What a document says.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The first line, or what the notice before the plan calls it.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTheme {
    /// As printed, `一、`.
    pub marker: String,
    /// The words behind it, without a clause.
    pub title: String,
    /// The responsibility clause on it, as printed.
    pub clause: Option<String>,
    /// The people in charge of it.
    pub leaders: Vec<String>,
    /// The headings between it and its items.
    pub subthemes: Vec<DraftSubtheme>,
}

/// A heading between a theme and its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSubtheme {
    /// As printed, `（一）`.
    pub marker: String,
    /// The words behind it, without a clause.
    pub title: String,
    /// The responsibility clause on it, as printed.
    pub clause: Option<String>,
}

/// A numbered sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftItem {
    /// Index into the themes.
    pub theme: usize,
    /// Index into the theme's sub-themes.
    pub subtheme: Option<usize>,
    /// As printed, `7`.
    pub number: String,
    /// With its sign, `7.`
    pub marker: String,
    /// The lines it was made of, wrapped ones joined, the clause included.
    pub paragraphs: Vec<String>,
    /// The official sentence without marker and clause; paragraphs parted by `\n`.
    pub text: String,
    /// The responsibility clause as printed, with its brackets; lines parted by `\n`.
    pub clause: Option<String>,
    /// The people in charge.
    pub leaders: Vec<String>,
    /// The units that lead.
    pub lead_units: Vec<String>,
    /// The other units that answer for it.
    pub responsible_units: Vec<String>,
    /// The units that help.
    pub supporting_units: Vec<String>,
    /// The day the deadline's words name, in the plan's year.
    pub deadline: Option<Date>,
    /// The deadline's words.
    pub deadline_text: Option<String>,
    /// The numbers to reach.
    pub targets: Vec<Target>,
    /// Whether anything of its clause was copied from the heading above it.
    pub inherited: bool,
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

/// What a document leaves open about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftFlag {
    /// It names nobody at all; then no other flag is given.
    NoClause,
    /// It names no leader.
    NoLeader,
    /// It names no lead unit.
    NoLeadUnit,
    /// It has no printed number.
    NumberMissing,
    /// Its number is printed again under the same heading.
    NumberRepeated,
    /// Something of its clause stands on the heading above it.
    Inherited,
}

impl DraftFlag {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoClause => "no_clause",
            Self::NoLeader => "no_leader",
            Self::NoLeadUnit => "no_lead_unit",
            Self::NumberMissing => "number_missing",
            Self::NumberRepeated => "number_repeated",
            Self::Inherited => "inherited",
        }
    }
}

impl Draft {
    /// A plan of which nothing but the title is known.
    pub fn empty(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            year: year(title),
            preamble: Vec::new(),
            themes: Vec::new(),
            items: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The draft of an outline under a title.
    pub(super) fn of(title: String, mut outline: Outline) -> Self {
        let homeless = outline.items.iter().any(|item| item.theme.is_none()) || !outline.homeless.is_empty();
        if homeless {
            // Items before the first heading, or without any: one lane named after the plan.
            let subthemes = std::mem::take(&mut outline.homeless);
            outline.themes.insert(0, Heading { title: title.clone(), subthemes, ..Heading::default() });
        }
        let year = year(&title);
        let place = |theme: Option<usize>| theme.map_or(0, |theme| theme + usize::from(homeless));
        let headings = &outline.themes;
        let item = |item: Numbered| DraftItem::of(place(item.theme), item, headings, year);
        let items = std::mem::take(&mut outline.items).into_iter().map(item).collect();
        let themes = outline.themes.into_iter().map(DraftTheme::of).collect();
        let warnings = outline.strays.into_iter().map(|(line, text)| Warning { line, text }).collect();
        Self { title, year, preamble: outline.preamble, themes, items, warnings }
    }

    /// What the document leaves open, item by item.
    pub fn flags(&self) -> Vec<Vec<DraftFlag>> {
        let place = |item: &DraftItem| (item.theme, item.subtheme);
        let mut seen: HashMap<_, HashSet<&str>> = HashMap::new();
        let mut repeated = HashSet::new();
        for item in self.items.iter().filter(|item| !item.number.is_empty()) {
            if !seen.entry(place(item)).or_default().insert(&item.number) {
                repeated.insert((place(item), item.number.as_str()));
            }
        }
        let is_repeated = |item: &DraftItem| repeated.contains(&(place(item), item.number.as_str()));
        self.items.iter().map(|item| item.flags(is_repeated(item))).collect()
    }

    /// The plan of the draft: ids in document order, everything in the first column, nothing dated.
    pub fn into_plan(self) -> Plan {
        let columns = default_columns();
        let first = columns.iter().find(|column| column.kind == Kind::Todo);
        let status = first.map_or_else(|| ColumnId::from("todo"), |column| column.id.clone());
        let (ids, headings) = (1.., self.themes);
        let key = PlanKey::of(&self.title, self.year);
        let items: Vec<Item> =
            (1..).zip(self.items).map(|(no, item)| item.into_item(key, no, status.clone(), &headings)).collect();
        let theme = |(no, theme): (u32, DraftTheme)| Theme {
            id: ThemeId::derived(key, no),
            no,
            marker: theme.marker,
            title: theme.title,
            rest: Map::new(),
        };
        let themes: Vec<Theme> = ids.zip(headings).map(theme).collect();
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
            index: Index::default(),
            rest: Map::new(),
        }
    }
}

fn next_id(given: usize) -> u32 {
    u32::try_from(given).unwrap_or(u32::MAX - 1) + 1
}

/// The year a title names: four digits before 年, of either width or in Chinese, else four ASCII digits alone. Of
/// several, the one that a word for a plan follows before the next; none if that leaves it open.
fn year(title: &str) -> Option<i32> {
    let signs: Vec<char> = title.chars().collect();
    let is_digit = |place: Option<usize>| place.and_then(|place| signs.get(place)).is_some_and(char::is_ascii_digit);
    let mut years: Vec<(i32, usize)> = Vec::new();
    for at in 0..signs.len().saturating_sub(3) {
        let four = &signs[at..at + 4];
        let is_alone = four.iter().all(char::is_ascii_digit) && !is_digit(at.checked_sub(1)) && !is_digit(Some(at + 4));
        let is_named = is_alone || signs.get(at + 4) == Some(&'年');
        years.extend(value(four).filter(|year| is_named && (1900..2200).contains(year)).map(|year| (year, at)));
    }
    let plans = |place: usize| {
        let (_, at) = years[place];
        let end = years.get(place + 1).map_or(signs.len(), |(_, at)| *at);
        let text: String = signs[at..end].iter().collect();
        ["要点", "计划", "安排", "重点", "任务", "方案"].iter().any(|word| text.contains(word)) && text.contains('年')
    };
    let planned: Vec<i32> = (0..years.len()).filter(|place| plans(*place)).map(|place| years[place].0).collect();
    match (years.as_slice(), planned.as_slice()) {
        ([(year, _)], _) => Some(*year),
        ([first, rest @ ..], _) if rest.iter().all(|year| year.0 == first.0) => Some(first.0),
        (_, [year]) if !title.contains(['—', '-', '–', '～', '~', '至']) => Some(*year),
        _ => None,
    }
}

/// What four digits count.
fn value(digits: &[char]) -> Option<i32> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' => Some(0),
        c if c.is_ascii_digit() => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => "一二三四五六七八九".chars().position(|sign| sign == c).and_then(|place| u32::try_from(place + 1).ok()),
    };
    let sum = digits.iter().try_fold(0, |sum, c| Some(sum * 10 + digit(*c)?))?;
    i32::try_from(sum).ok()
}

impl DraftTheme {
    fn of(heading: Heading) -> Self {
        let subtheme =
            |heading: Heading| DraftSubtheme { marker: heading.marker, title: heading.title, clause: heading.printed };
        Self {
            marker: heading.marker,
            title: heading.title,
            clause: heading.printed,
            leaders: heading.clause.leaders,
            subthemes: heading.subthemes.into_iter().map(subtheme).collect(),
        }
    }
}

impl DraftItem {
    fn of(theme: usize, item: Numbered, headings: &[Heading], year: Option<i32>) -> Self {
        let mut clause = item.split.clause;
        let mut printed = item.split.printed;
        let mut inherited = false;
        let heading = &headings[theme];
        let subtheme = item.subtheme.and_then(|place| heading.subthemes.get(place));
        for above in subtheme.into_iter().chain([heading]) {
            if clause.inherit(&above.clause) {
                inherited = true;
                printed = printed.or_else(|| above.printed.clone());
            }
        }
        let Clause { leaders, lead_units, responsible_units, supporting_units, deadline } = clause;
        Self {
            theme,
            subtheme: item.subtheme,
            number: item.number,
            marker: item.marker,
            paragraphs: item.paragraphs,
            targets: targets(&item.split.text),
            text: item.split.text,
            clause: printed,
            leaders,
            lead_units,
            responsible_units,
            supporting_units,
            deadline: deadline.as_deref().and_then(|text| deadline::date(text, year)),
            deadline_text: deadline,
            inherited,
            line: item.line,
        }
    }

    /// The title of the heading between theme and item.
    pub fn subtheme_title<'a>(&self, themes: &'a [DraftTheme]) -> Option<&'a str> {
        let subthemes = &themes.get(self.theme)?.subthemes;
        self.subtheme.and_then(|place| subthemes.get(place)).map(|subtheme| subtheme.title.as_str())
    }

    fn flags(&self, is_repeated: bool) -> Vec<DraftFlag> {
        let nobody = [&self.leaders, &self.lead_units, &self.responsible_units, &self.supporting_units]
            .iter()
            .all(|names| names.is_empty());
        if nobody {
            return vec![DraftFlag::NoClause];
        }
        [
            (self.leaders.is_empty(), DraftFlag::NoLeader),
            (self.lead_units.is_empty(), DraftFlag::NoLeadUnit),
            (self.number.is_empty(), DraftFlag::NumberMissing),
            (is_repeated, DraftFlag::NumberRepeated),
            (self.inherited, DraftFlag::Inherited),
        ]
        .into_iter()
        .filter_map(|(holds, flag)| holds.then_some(flag))
        .collect()
    }

    fn into_item(self, key: PlanKey, no: u32, status: ColumnId, themes: &[DraftTheme]) -> Item {
        let theme = ThemeId::derived(key, u32::try_from(self.theme).unwrap_or(u32::MAX - 1) + 1);
        let subtheme = self.subtheme_title(themes).map(str::to_owned);
        Item {
            id: ItemId::derived(key, no),
            no,
            number: self.number,
            theme,
            subtheme,
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
            deadline: self.deadline,
            deadline_text: self.deadline_text,
            targets: self.targets,
            inherited: self.inherited,
            vanished: false,
            progress: Vec::new(),
            problems: Vec::new(),
            next_steps: Vec::new(),
            decisions: Vec::new(),
            rest: Map::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_a_year() {
        for (title, expected) in [
            ("十堰市2020年科技创新工作要点", Some(2020)),
            ("某局２０２３年工作要点", Some(2023)),
            ("某局二〇二四年工作要点", Some(2024)),
            ("Work Plan 2024", Some(2024)),
            ("2022年工作总结和2023年工作要点", Some(2023)),
            ("2023年工作要点（2023年版）", Some(2023)),
            ("2023—2024学年度工作计划", None),
            ("2021—2025年规划", None),
            ("工作要点", None),
            ("第20231号", None),
        ] {
            assert_eq!(year(title), expected, "{title}");
        }
    }
}
