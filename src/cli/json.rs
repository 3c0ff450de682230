//! The JSON that scripts rely on: `list --json`, `show --json`, `log --json`.

use serde::Serialize;

use crate::clock::{Date, Stamp};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::id::{ColumnId, ItemId, RecordId};
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
    id: ItemId,
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
            id: item.id,
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
    changes: &'a [Change],
}

impl<'a> From<&'a Step> for StepOut<'a> {
    fn from(step: &'a Step) -> Self {
        Self {
            id: step.id,
            at: step.at,
            by: &step.by,
            kind: step.kind,
            label: &step.label,
            meeting: step.meeting,
            undoes: step.undoes,
            changes: &step.changes,
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
