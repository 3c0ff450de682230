//! Keys with their values against a plan: names are looked up once, so that an item is only compared.

use std::collections::HashSet;

use chrono::Datelike as _;

use super::key::{Is, Key, Value};
use super::pattern::{Pattern, fold};
use super::{Context, Due, Numbers};
use crate::plan::Plan;
use crate::plan::column::Kind;
use crate::plan::id::{ColumnId, ThemeId};
use crate::plan::item::Item;

/// What a `key:value` asks, with the names of the plan it means.
pub(super) enum Resolved {
    /// Leaders of these names, or nobody.
    Leader(Names),
    /// Lead units.
    Lead(Names),
    /// Units in any role.
    Unit(Names),
    Status(HashSet<ColumnId>),
    Theme(HashSet<ThemeId>),
    Due(Vec<Due>),
    Number(Vec<Numbers>),
    Is(Vec<Is>),
}

/// Names that are meant; with [`Value::Nobody`] also the lack of any.
pub(super) struct Names {
    names: HashSet<String>,
    nobody: Option<Value>,
}

impl Resolved {
    /// What `values` of `key` mean in `plan`. A value that is the whole name of somebody means that name alone; else
    /// it means every name it is found in.
    pub(super) fn new(key: Key, values: &[Value], plan: &Plan) -> Self {
        let items = || plan.items.iter();
        match key {
            Key::Leader => Self::Leader(Names::new(values, items().flat_map(|item| &item.leaders))),
            Key::Lead => Self::Lead(Names::new(values, items().flat_map(|item| &item.lead_units))),
            Key::Unit => Self::Unit(Names::new(values, items().flat_map(units))),
            Key::Status => Self::Status(texts(values).flat_map(|text| columns(text, plan)).collect()),
            Key::Theme => Self::Theme(texts(values).flat_map(|text| themes(text, plan)).collect()),
            Key::Due => Self::Due(values.iter().filter_map(due).collect()),
            Key::Number => Self::Number(values.iter().filter_map(numbers).collect()),
            Key::Is => Self::Is(values.iter().filter_map(is).collect()),
        }
    }

    /// Whether it holds for `item`.
    pub(super) fn holds(&self, item: &Item, context: &Context<'_>) -> bool {
        match self {
            Self::Leader(names) => names.hold(item.leaders.iter()),
            Self::Lead(names) => names.hold(item.lead_units.iter()),
            Self::Unit(names) => names.hold(units(item)),
            Self::Status(columns) => columns.contains(&item.status),
            Self::Theme(themes) => themes.contains(&item.theme),
            Self::Due(dues) => dues.iter().any(|due| due.holds(item.deadline)),
            Self::Number(numbers) => numbers.iter().any(|numbers| numbers.holds(&item.number)),
            Self::Is(states) => states.iter().any(|state| state.holds(item, context)),
        }
    }
}

fn units(item: &Item) -> impl Iterator<Item = &String> {
    item.lead_units.iter().chain(&item.responsible_units).chain(&item.supporting_units)
}

fn texts(values: &[Value]) -> impl Iterator<Item = &str> {
    values.iter().filter_map(|value| match value {
        Value::Name(text) => Some(text.as_str()),
        _ => None,
    })
}

fn due(value: &Value) -> Option<Due> {
    match value {
        Value::Due(due) => Some(*due),
        _ => None,
    }
}

fn numbers(value: &Value) -> Option<Numbers> {
    match value {
        Value::Number(numbers) => Some(numbers.clone()),
        _ => None,
    }
}

fn is(value: &Value) -> Option<Is> {
    match value {
        Value::Is(is) => Some(*is),
        _ => None,
    }
}

impl Names {
    fn new<'a>(values: &[Value], names: impl Iterator<Item = &'a String>) -> Self {
        let all: HashSet<&str> = names.map(String::as_str).collect();
        let meant = texts(values).flat_map(|text| {
            let whole: Vec<&str> = all.iter().copied().filter(|name| fold(name) == fold(text)).collect();
            if whole.is_empty() { found_in(text, all.iter().copied()) } else { whole }
        });
        let nobody = values.iter().find(|value| **value == Value::Nobody).cloned();
        Self { names: meant.map(str::to_owned).collect(), nobody }
    }

    fn hold<'a>(&self, names: impl Iterator<Item = &'a String>) -> bool {
        let mut names = names.peekable();
        if names.peek().is_none() {
            return self.nobody.is_some();
        }
        names.any(|name| self.names.contains(name))
    }
}

/// The names in which `text` is found; one letter counts at the beginning only.
fn found_in<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let pattern = Pattern::new(text);
    names.filter(|name| is_found(&pattern, name)).collect()
}

fn is_found(pattern: &Pattern, name: &str) -> bool {
    pattern.find(name, |_, span| !pattern.is_one_letter() || span.range.start == 0).is_some()
}

/// The columns `text` means: by id or whole name in either language, else by what is found in their names.
fn columns(text: &str, plan: &Plan) -> Vec<ColumnId> {
    let wanted = fold(text);
    let names =
        |column: &crate::plan::column::Column| [column.id.0.clone(), column.name.zh.clone(), column.name.en.clone()];
    let whole = plan.columns.iter().filter(|column| names(column).iter().any(|name| fold(name) == wanted));
    let whole: Vec<ColumnId> = whole.map(|column| column.id.clone()).collect();
    if !whole.is_empty() {
        return whole;
    }
    let pattern = Pattern::new(text);
    let found = plan.columns.iter().filter(|column| names(column).iter().any(|name| is_found(&pattern, name)));
    found.map(|column| column.id.clone()).collect()
}

/// The themes `text` means: by number from 1 or by numeral, else by what is found in their titles.
fn themes(text: &str, plan: &Plan) -> Vec<ThemeId> {
    let wanted = fold(text);
    let place = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    if let Some(theme) = place.and_then(|place| plan.themes.get(place)) {
        return vec![theme.id];
    }
    let whole = plan.themes.iter().filter(|theme| fold(theme.numeral()) == wanted || fold(&theme.title) == wanted);
    let whole: Vec<ThemeId> = whole.map(|theme| theme.id).collect();
    if !whole.is_empty() {
        return whole;
    }
    let pattern = Pattern::new(text);
    plan.themes.iter().filter(|theme| is_found(&pattern, &theme.title)).map(|theme| theme.id).collect()
}

impl Is {
    fn holds(self, item: &Item, context: &Context<'_>) -> bool {
        let Context { plan, now, discussed } = context;
        let kind = plan.column(&item.status).map(|column| column.kind);
        let is_done = kind == Some(Kind::Done);
        let today = now.date();
        // How many days are left until the deadline; none without one.
        let left = item.deadline.map(|deadline| (deadline - today).num_days());
        match self {
            Self::Problem => item.open_problem().is_some(),
            Self::Overdue => !is_done && left.is_some_and(|left| left < 0),
            Self::Due => !is_done && left.is_some_and(|left| (0..=i64::from(plan.thresholds.due_soon)).contains(&left)),
            Self::Stale => {
                let is_under_way = matches!(kind, Some(Kind::Doing | Kind::Exception));
                is_under_way && item.since.is_some_and(|since| now.days_since(since) >= plan.thresholds.waiting)
            }
            Self::Quiet => {
                let is_this_month =
                    |day: crate::clock::Date| (day.year(), day.month()) == (today.year(), today.month());
                !is_done && !item.progress.iter().any(|progress| is_this_month(progress.date))
            }
            Self::Open => !is_done,
            Self::Done => is_done,
            Self::Flagged => !item.flags().is_empty(),
            Self::Discussed => discussed.contains(&item.id),
        }
    }
}
