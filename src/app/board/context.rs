//! What board and cards are made from: the plan, what of it is shown, and how it is written.

use std::collections::HashSet;

use crate::app::board::grid::Size;
use crate::app::board::view::View;
use crate::clock::Now;
use crate::lang::{Lang, find};
use crate::plan::Plan;
use crate::plan::column::Column;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::item::Item;
use crate::plan::query::Context;
use crate::text;
use crate::text::glyph::GlyphSet;

/// What a board is made from.
#[derive(Debug, Clone, Copy)]
pub struct BoardSource<'a> {
    /// The plan; on a board of the past, as it stood then.
    pub plan: &'a Plan,
    /// The present; on a board of the past, that moment.
    pub now: Now,
    /// The language of the column names.
    pub lang: Lang,
    /// How characters are drawn.
    pub glyphs: GlyphSet,
    /// The window's size.
    pub size: Size,
    /// The meeting this session runs.
    pub meeting: Option<RecordId>,
}

impl<'a> BoardSource<'a> {
    /// The same with what is shown.
    pub fn context(self, view: &'a View) -> BoardContext<'a> {
        BoardContext { plan: self.plan, view, lang: self.lang, glyphs: self.glyphs }
    }

    /// What queries are asked of, where these items were discussed.
    pub fn query_context(self, discussed: &'a HashSet<ItemId>) -> Context<'a> {
        Context { plan: self.plan, now: self.now, discussed }
    }

    /// The items discussed in the meeting.
    pub(super) fn discussed(self) -> HashSet<ItemId> {
        let meeting = self.plan.meetings.iter().find(|other| Some(other.id) == self.meeting);
        meeting.map(|meeting| meeting.discussed.iter().map(|discussed| discussed.item).collect()).unwrap_or_default()
    }
}

/// The plan, what of it is shown, and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct BoardContext<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What of it is shown.
    pub view: &'a View,
    /// The language of the column names.
    pub lang: Lang,
    /// How characters are drawn.
    pub glyphs: GlyphSet,
}

impl<'a> BoardContext<'a> {
    /// A column's name, safe to show.
    pub fn column_name(&self, column: &'a Column) -> String {
        self.glyphs.show(column.name(self.lang)).into_owned()
    }

    /// The badges of those `item` names, behind a `&` if it stands in other lanes too; `--` if it names nobody.
    pub fn badge(&self, item: &Item) -> String {
        let badges: String = self.view.badges(item).collect();
        let badges = if badges.is_empty() { "--".into() } else { self.glyphs.show(&badges) };
        let also = if self.view.shared.contains(&item.id) { "&" } else { "" };
        format!("{also}{badges}")
    }

    /// The cell, counted from the column's first, at which titles begin: behind pointer, number and a space.
    pub fn title_at(&self) -> usize {
        self.view.number_cells + 2
    }

    /// The column width, in cells, from which on the card of `item` needs one row only: its title, and before the
    /// flag in the last cell a space and the badge.
    pub fn one_row(&self, item: &Item) -> usize {
        let title = text::width(&self.glyphs.show(&item.title));
        self.title_at() + title + 1 + text::width(&self.badge(item)) + 1
    }

    /// How many cards the column has: `14`, with a soft limit `14/15`; where a filter leaves some out `14中5`.
    pub fn count(&self, column: usize) -> String {
        let (shown, whole) = (self.view.summary.columns[column], self.view.whole.columns[column]);
        let all = match self.plan.columns[column].limit {
            Some(limit) => format!("{whole}/{limit}"),
            None => whole.to_string(),
        };
        if self.view.is_filtered { find::of(self.lang, shown, &all) } else { all }
    }

    /// Cells a column's head needs at least: a margin, sign and name, and the count.
    pub fn head_cells(&self, column: usize) -> usize {
        let name = text::width(&self.column_name(&self.plan.columns[column]));
        1 + 2 + name + 1 + text::width(&self.count(column))
    }
}
