//! Facets: the sides from which the filter menu looks at the items, and the values each has, with their counts.

use std::collections::HashMap;

use crate::lang::{Lang, Words, list as words, query};
use crate::plan::column::Kind;
use crate::plan::item::Item;
use crate::plan::query::{Context, Is, Key, Query};

/// A side with a list of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Who is in charge.
    Leader,
    /// Which unit leads.
    LeadUnit,
    /// Under which theme.
    Theme,
    /// In which status.
    Status,
}

/// A side that holds or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetFlag {
    /// A problem is open.
    Problem,
    /// It stands in the exception column.
    Behind,
    /// Its deadline is over.
    Overdue,
    /// Nothing was done this month.
    Quiet,
    /// It was not discussed in the running meeting.
    NotDiscussed,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value as the query language has it.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// The kind of the status, where it is one.
    pub kind: Option<Kind>,
    /// How many items have it, of those that the rest of the filter lets through.
    pub count: usize,
    /// Whether the filter asks for it.
    pub is_on: bool,
}

impl Facet {
    /// All of them, in the menu's order.
    pub const ALL: [Self; 4] = [Self::Leader, Self::LeadUnit, Self::Theme, Self::Status];

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            Self::Leader => 'l',
            Self::LeadUnit => 'u',
            Self::Theme => 't',
            Self::Status => 's',
        }
    }

    /// What it is called.
    pub fn name(self) -> Words {
        match self {
            Self::Leader => words::BY_LEADER,
            Self::LeadUnit => words::BY_LEAD_UNIT,
            Self::Theme => words::BY_THEME,
            Self::Status => words::BY_STATUS,
        }
    }

    /// Its key in the query language.
    pub fn key(self) -> Key {
        match self {
            Self::Leader => Key::Leader,
            Self::LeadUnit => Key::Lead,
            Self::Theme => Key::Theme,
            Self::Status => Key::Status,
        }
    }

    /// Its values as the plan first names them, with the counts that hold under the rest of `filter`.
    pub fn choices(self, filter: &Query, context: &Context<'_>, lang: Lang) -> Vec<FacetValue> {
        let mut choices = self.values(context, lang);
        let places: HashMap<String, usize> =
            choices.iter().enumerate().map(|(at, choice)| (choice.value.clone(), at)).collect();
        let rest = filter.free_of(self.key());
        let nobody = query::NONE.say(lang);
        for item in rest.items(context).into_iter().filter_map(|item| context.plan.item(item)) {
            let mut values = self.of(item, context, lang);
            if values.is_empty() {
                values.push(nobody.to_owned());
            }
            values.sort_unstable();
            values.dedup();
            for at in values.iter().filter_map(|value| places.get(value)) {
                choices[*at].count += 1;
            }
        }
        for choice in &mut choices {
            choice.is_on = filter.has(self.key(), &choice.value);
        }
        choices.retain(|choice| choice.value != nobody || choice.count > 0 || choice.is_on);
        choices
    }

    /// The values `item` has.
    fn of(self, item: &Item, context: &Context<'_>, lang: Lang) -> Vec<String> {
        let plan = context.plan;
        match self {
            Self::Leader => item.leaders.clone(),
            Self::LeadUnit => item.lead_units.clone(),
            Self::Theme => {
                let place = plan.themes.iter().position(|theme| theme.id == item.theme);
                place.map(|place| theme_value(context, place)).into_iter().collect()
            }
            Self::Status => plan.column(&item.status).map(|column| column.name(lang).to_owned()).into_iter().collect(),
        }
    }

    /// All values there are, without counts.
    fn values(self, context: &Context<'_>, lang: Lang) -> Vec<FacetValue> {
        let plan = context.plan;
        let choice = |value: String, label: String, kind| FacetValue { value, label, kind, count: 0, is_on: false };
        match self {
            Self::Leader | Self::LeadUnit => {
                let mut seen = std::collections::HashSet::new();
                let names = plan
                    .items
                    .iter()
                    .flat_map(|item| if self == Self::Leader { &item.leaders } else { &item.lead_units });
                let mut choices: Vec<FacetValue> = names
                    .filter(|name| seen.insert(name.as_str()))
                    .map(|name| choice(name.clone(), name.clone(), None))
                    .collect();
                choices.push(choice(query::NONE.say(lang).to_owned(), words::NOBODY.say(lang).to_owned(), None));
                choices
            }
            Self::Theme => plan
                .themes
                .iter()
                .enumerate()
                .map(|(place, theme)| {
                    choice(
                        theme_value(context, place),
                        format!("{} {}", theme.numeral(), theme.title).trim().to_owned(),
                        None,
                    )
                })
                .collect(),
            Self::Status => plan
                .columns
                .iter()
                .map(|column| choice(column.name(lang).to_owned(), column.name(lang).to_owned(), Some(column.kind)))
                .collect(),
        }
    }
}

/// The theme as a filter names it: by its numeral, if no other has the same and it is no number; else by its place.
fn theme_value(context: &Context<'_>, place: usize) -> String {
    let themes = &context.plan.themes;
    let numeral = themes[place].numeral();
    let is_unique = themes.iter().filter(|theme| theme.numeral() == numeral).count() == 1;
    if is_unique && !numeral.is_empty() && numeral.parse::<usize>().is_err() {
        numeral.to_owned()
    } else {
        (place + 1).to_string()
    }
}

impl FacetFlag {
    /// All of them, in the menu's order.
    pub const ALL: [Self; 5] = [Self::Problem, Self::Behind, Self::Overdue, Self::Quiet, Self::NotDiscussed];

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            Self::Problem => '!',
            Self::Behind => 'w',
            Self::Overdue => 'o',
            Self::Quiet => 'n',
            Self::NotDiscussed => 'c',
        }
    }

    /// What it is called; the exception column by its own name.
    pub fn name(self, context: &Context<'_>, lang: Lang) -> String {
        let words = match self {
            Self::Problem => words::PROBLEM,
            Self::Behind => return exception(context, lang).unwrap_or_default(),
            Self::Overdue => words::OVERDUE,
            Self::Quiet => words::QUIET,
            Self::NotDiscussed => words::NOT_DISCUSSED,
        };
        words.say(lang).to_owned()
    }

    /// Whether the board can have it: one without an exception column has nothing that is behind.
    pub fn is_there(self, context: &Context<'_>) -> bool {
        self != Self::Behind || context.plan.exception_column().is_some()
    }

    fn key_and_value(self, context: &Context<'_>, lang: Lang) -> (Key, String) {
        let is = |is: Is| (Key::Is, is.words().say(lang).to_owned());
        match self {
            Self::Problem => is(Is::Problem),
            Self::Behind => (Key::Status, exception(context, lang).unwrap_or_default()),
            Self::Overdue => is(Is::Overdue),
            Self::Quiet => is(Is::Quiet),
            Self::NotDiscussed => is(Is::Discussed),
        }
    }

    /// Whether `filter` asks for it.
    pub fn is_on(self, filter: &Query, context: &Context<'_>, lang: Lang) -> bool {
        let (key, value) = self.key_and_value(context, lang);
        if self == Self::NotDiscussed { filter.forbids(key, &value) } else { filter.has(key, &value) }
    }

    /// `filter` with it, or without it if it asked for it.
    pub fn toggled(self, filter: &Query, context: &Context<'_>, lang: Lang) -> Query {
        let (key, value) = self.key_and_value(context, lang);
        let query = match self {
            Self::NotDiscussed => filter.ban_toggled(key, &value),
            _ => filter.toggled(key, &value),
        };
        query.unwrap_or_else(|_| filter.clone())
    }

    /// How many items have it, of those that the rest of `filter` lets through.
    pub fn count(self, filter: &Query, context: &Context<'_>, lang: Lang) -> usize {
        let (key, _) = self.key_and_value(context, lang);
        let rest = match self {
            Self::NotDiscussed if self.is_on(filter, context, lang) => filter.clone(),
            Self::NotDiscussed => self.toggled(filter, context, lang),
            _ => self.toggled(&filter.free_of(key), context, lang),
        };
        rest.items(context).len()
    }
}

fn exception(context: &Context<'_>, lang: Lang) -> Option<String> {
    context.plan.exception_column().map(|column| column.name(lang).to_owned())
}
