//! The part of a plan that a report is about.

use crate::clock::Now;
use crate::lang::{Lang, report as words};
use crate::plan::Plan;
use crate::plan::column::Column;
use crate::plan::id::{ColumnId, ItemId};
use crate::plan::item::Item;
use crate::text::safe::safe;

/// Items of a plan at a moment, told in a language.
#[derive(Debug, Clone)]
pub struct Slice<'a> {
    /// The plan they are of.
    pub plan: &'a Plan,
    /// The items, in the plan's order.
    pub items: Vec<&'a Item>,
    /// The query they were chosen by; empty where it is the whole plan.
    pub query: String,
    /// The moment.
    pub now: Now,
    /// The language.
    pub lang: Lang,
}

impl<'a> Slice<'a> {
    /// All of `plan`.
    pub fn whole(plan: &'a Plan, now: Now, lang: Lang) -> Self {
        Self { plan, items: plan.items.iter().collect(), query: String::new(), now, lang }
    }

    /// Whether an item belongs to it.
    pub fn has(&self, item: ItemId) -> bool {
        self.items.iter().any(|other| other.id == item)
    }

    /// The name of a column; its id where it is gone.
    pub fn column_name(&self, id: &'a ColumnId) -> &'a str {
        self.plan.column(id).map_or(&id.0, |column: &Column| column.name(self.lang))
    }

    /// The name of a file for it: the plan's title, the report's word, the day.
    pub fn file_stem(&self, report: &str) -> String {
        format!("{} {report} {}", self.plan.title.trim(), self.now.date())
    }

    /// `截至 2020-07-15`, and the query if there is one.
    pub fn about(&self) -> String {
        let day = words::until(self.lang, &self.now.date().to_string());
        if self.query.is_empty() { day } else { format!("{day}　{}", words::part(self.lang, &self.query)) }
    }
}

/// Foreign text line by line, with nothing in it that a program would act on.
pub(super) fn inert(text: &str) -> String {
    text.lines().map(|line| safe(line).into_owned()).collect::<Vec<_>>().join("\n")
}
