//! The JSON that scripts rely on: `list --json`, `show --json`, `log --json`.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use crate::clock::{Date, Stamp};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, ThemeChange};
use crate::plan::id::{ColumnId, RecordId};
use crate::plan::item::{Flag, Item};
use crate::plan::record::{Decision, NextStep, Problem, Progress};
use crate::plan::step::{Kind, Step};
use crate::plan::target::Target;
use crate::text::safe::is_inert;

/// An item's theme: its place among the themes from 1, and its title.
#[derive(Serialize)]
struct ThemeOut<'a> {
    number: usize,
    title: &'a str,
}

/// An item as scripts see it.
#[derive(Serialize)]
pub(super) struct ItemOut<'a> {
    id: u32,
    number: &'a str,
    theme: Option<ThemeOut<'a>>,
    subtheme: Option<&'a str>,
    title: &'a str,
    text: &'a str,
    clause: Option<&'a str>,
    leaders: &'a [String],
    lead_units: &'a [String],
    responsible_units: &'a [String],
    supporting_units: &'a [String],
    status: &'a ColumnId,
    since: Option<Stamp>,
    deadline: Option<Date>,
    deadline_text: Option<&'a str>,
    targets: &'a [Target],
    problems: &'a [Problem],
    progress: &'a [Progress],
    next_steps: &'a [NextStep],
    decisions: &'a [Decision],
    flags: Vec<Flag>,
}

impl<'a> ItemOut<'a> {
    /// `item` of `plan`.
    pub(super) fn of(plan: &'a Plan, item: &'a Item) -> Self {
        let theme = plan.themes.iter().enumerate().find(|(_, theme)| theme.id == item.theme);
        Self {
            id: item.no,
            number: &item.number,
            theme: theme.map(|(at, theme)| ThemeOut { number: at + 1, title: &theme.title }),
            subtheme: item.subtheme.as_deref(),
            title: &item.title,
            text: &item.text,
            clause: item.clause.as_deref(),
            leaders: &item.leaders,
            lead_units: &item.lead_units,
            responsible_units: &item.responsible_units,
            supporting_units: &item.supporting_units,
            status: &item.status,
            since: item.since,
            deadline: item.deadline,
            deadline_text: item.deadline_text.as_deref(),
            targets: &item.targets,
            problems: &item.problems,
            progress: &item.progress,
            next_steps: &item.next_steps,
            decisions: &item.decisions,
            flags: item.flags(),
        }
    }
}

/// A step as scripts see it.
#[derive(Serialize)]
pub(super) struct StepOut<'a> {
    id: RecordId,
    at: Stamp,
    by: &'a str,
    kind: Kind,
    label: &'a str,
    meeting: Option<RecordId>,
    undoes: Option<RecordId>,
    changes: Vec<Value>,
}

/// The whole numbers of items and themes, also of those that are deleted, by their ids in the board file.
pub(super) struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// Those of `plan`.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut numbers = HashMap::new();
        for change in plan.log.iter().flat_map(|step| &step.changes) {
            match change {
                Change::Item(id, ItemChange::Whole(swap)) => {
                    let item = swap.from.as_ref().or(swap.to.as_ref());
                    numbers.extend(item.map(|item| (id.0.to_string(), item.no)));
                }
                Change::Theme(id, ThemeChange::Whole(swap)) => {
                    let theme = swap.from.as_ref().or(swap.to.as_ref());
                    numbers.extend(theme.map(|theme| (id.0.to_string(), theme.no)));
                }
                _ => {}
            }
        }
        numbers.extend(plan.items.iter().map(|item| (item.id.0.to_string(), item.no)));
        numbers.extend(plan.themes.iter().map(|theme| (theme.id.0.to_string(), theme.no)));
        Self(numbers)
    }

    /// A change as the board file has it, but with whole numbers for items and themes.
    fn change(&self, change: &Change) -> Value {
        let mut value = serde_json::to_value(change).unwrap_or_default();
        self.replace(&mut value);
        value
    }

    fn replace(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(no) = self.0.get(text.as_str()) {
                    *value = Value::from(*no);
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.replace(value)),
            Value::Object(fields) => {
                // An item or a theme as a whole: its id is its number.
                if fields.get("id").and_then(Value::as_str).is_some_and(|id| self.0.contains_key(id)) {
                    fields.remove("no");
                }
                fields.values_mut().for_each(|value| self.replace(value));
            }
            _ => {}
        }
    }
}

impl<'a> StepOut<'a> {
    /// `step` of a plan with these numbers.
    pub(super) fn of(step: &'a Step, numbers: &Numbers) -> Self {
        Self {
            id: step.id,
            at: step.at,
            by: &step.by,
            kind: step.kind,
            label: &step.label,
            meeting: step.meeting,
            undoes: step.undoes,
            changes: step.changes.iter().map(|change| numbers.change(change)).collect(),
        }
    }
}

/// A value as indented JSON in which characters that a terminal or a log would act on are escaped.
pub(super) fn pretty(value: &impl Serialize) -> anyhow::Result<String> {
    Ok(format!("{}\n", escaped(&serde_json::to_string_pretty(value)?)))
}

/// JSON with the characters that a terminal or a log would act on escaped.
pub(super) fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        let is_plain = matches!(c, '\n' | ' '..='~' | '\u{4E00}'..='\u{9FFF}');
        if is_plain || is_inert(c) {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    escaped
}
