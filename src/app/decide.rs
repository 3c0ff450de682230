//! From a wish to an edit, or to the reason why not. Nothing is changed here.

use super::refusal::Refusal;
use super::tell;
use crate::clock::Now;
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::change::{Change, Swap, ThemeChange};
use crate::plan::column::Column;
use crate::plan::id::{ColumnId, ItemId, RecordId, ThemeId};
use crate::plan::item::Item;
use crate::plan::step::{self, Edit, Step};

/// Where a card is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards<'a> {
    /// One column on.
    Forward,
    /// One column back.
    Backward,
    /// Into the exception column or, from there, back where it came from.
    Behind,
    /// The column with this place, counted from 1.
    Nth(u8),
    /// The column with this id.
    Column(&'a ColumnId),
}

/// Which of two ways along a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the end.
    Down,
    /// Towards the beginning.
    Up,
}

/// What a plan, its user and the moment decide.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The plan as it stands.
    pub plan: &'a Plan,
    /// Who decides.
    pub by: &'a str,
    /// In which language labels are written.
    pub lang: Lang,
    /// When.
    pub now: Now,
    /// In which meeting.
    pub meeting: Option<RecordId>,
}

impl<'a> Desk<'a> {
    /// Moves an item.
    pub fn shift(&self, item: ItemId, towards: Towards<'a>) -> Result<Edit, Refusal> {
        let item =
            self.plan.item(item).ok_or_else(|| Refusal::NoItem { number: tell::hash_number(self.plan, item) })?;
        let column = self.destination(item, towards)?;
        if column.id == item.status {
            let column = column.name(self.lang).to_owned();
            return Err(Refusal::Already { number: tell::number(self.plan, item.id), column });
        }
        Ok(self.edit(self.plan.move_changes(item, column, self.now.stamp())))
    }

    /// Moves items in one step; those that do not go that way stay, unless none does.
    pub fn shift_all(&self, items: &[ItemId], towards: Towards<'a>) -> Result<Edit, Refusal> {
        let mut changes = Vec::new();
        let mut refused = None;
        for item in items {
            match self.shift(*item, towards) {
                Ok(edit) => changes.extend(edit.changes),
                Err(refusal) => refused = refused.or(Some(refusal)),
            }
        }
        if changes.is_empty() { Err(refused.unwrap_or(Refusal::NoCards)) } else { Ok(self.edit(changes)) }
    }

    /// Puts an item one place down or up in its theme, at the end into the next theme.
    pub fn reorder(&self, item: ItemId, way: Way) -> Result<Edit, Refusal> {
        let item =
            self.plan.item(item).ok_or_else(|| Refusal::NoItem { number: tell::hash_number(self.plan, item) })?;
        let mates: Vec<ItemId> = self.plan.items_of(item.theme).map(|item| item.id).collect();
        let at = mates.iter().position(|mate| *mate == item.id).unwrap_or(0);
        let themes = &self.plan.themes;
        let theme = themes.iter().position(|theme| theme.id == item.theme).unwrap_or(0);
        let (theme, after) = match (way, at) {
            (Way::Down, at) if at + 1 < mates.len() => (item.theme, Some(mates[at + 1])),
            (Way::Up, 0) => {
                let above = theme.checked_sub(1).and_then(|above| themes.get(above)).ok_or(Refusal::ItemAtEnd)?;
                (above.id, self.plan.items_of(above.id).last().map(|item| item.id))
            }
            (Way::Up, at) => (item.theme, at.checked_sub(2).map(|above| mates[above])),
            (Way::Down, _) => (themes.get(theme + 1).ok_or(Refusal::ItemAtEnd)?.id, None),
        };
        Ok(self.edit(self.plan.place_changes(item, theme, after)))
    }

    /// Puts a theme one place down or up.
    pub fn reorder_theme(&self, theme: ThemeId, way: Way) -> Result<Edit, Refusal> {
        let order: Vec<ThemeId> = self.plan.themes.iter().map(|theme| theme.id).collect();
        let at = order.iter().position(|other| *other == theme).ok_or(Refusal::NoCards)?;
        let to = match (way, at) {
            (Way::Down, at) => Some(*order.get(at + 1).ok_or(Refusal::ThemeAtEnd)?),
            (Way::Up, 0) => return Err(Refusal::ThemeAtEnd),
            (Way::Up, at) => at.checked_sub(2).map(|above| order[above]),
        };
        let from = at.checked_sub(1).map(|before| order[before]);
        Ok(self.edit(vec![Change::Theme(theme, ThemeChange::After(Swap { from, to }))]))
    }

    fn destination(&self, item: &Item, towards: Towards<'a>) -> Result<&'a Column, Refusal> {
        let at_end = || Refusal::AtEnd { column: tell::column_name(self.plan, &item.status, self.lang).to_owned() };
        let plan = self.plan;
        match towards {
            Towards::Forward => plan.column_after(&item.status).ok_or_else(at_end),
            Towards::Backward => plan.column_before(&item.status).ok_or_else(at_end),
            Towards::Behind => {
                let exception = plan.exception_column().ok_or(Refusal::NoException)?;
                let back = if exception.id == item.status { plan.column_back(item) } else { Some(exception) };
                back.ok_or(Refusal::NoException)
            }
            Towards::Nth(place) => {
                let column = usize::from(place).checked_sub(1).and_then(|at| plan.columns.get(at));
                column.ok_or(Refusal::NoColumn { place, columns: plan.columns.len() })
            }
            Towards::Column(id) => {
                let missing = Refusal::NoColumn { place: 0, columns: plan.columns.len() };
                plan.column(id).ok_or(missing)
            }
        }
    }

    /// An ordinary edit, labelled by what it does.
    pub fn edit(&self, changes: Vec<Change>) -> Edit {
        let label = tell::line(self.plan, &changes, self.lang);
        Edit { kind: step::Kind::Edit, label, undoes: None, changes, merged: Vec::new() }
    }

    /// Takes the user's last step back.
    pub fn undo(&self) -> Result<Edit, Refusal> {
        let step = self.plan.next_undo(self.by).ok_or(Refusal::NothingToUndo)?;
        self.take_back(step, step::Kind::Undo)
    }

    /// Takes the user's last undo back.
    pub fn redo(&self) -> Result<Edit, Refusal> {
        let step = self.plan.next_redo(self.by).ok_or(Refusal::NothingToRedo)?;
        self.take_back(step, step::Kind::Redo)
    }

    /// Why a step cannot be taken back: `later` rests on it.
    pub(super) fn overtaken(&self, later: &Step) -> Refusal {
        let what = tell::line(self.plan, &later.changes, self.lang);
        Refusal::Overtaken { what, by: later.by.clone(), at: later.at }
    }

    pub(super) fn take_back(&self, step: &Step, kind: step::Kind) -> Result<Edit, Refusal> {
        if let Some(later) = self.plan.later_touch(step) {
            return Err(self.overtaken(later));
        }
        let changes = step.inverse();
        let what = tell::line(self.plan, &changes, self.lang);
        let label = match kind {
            step::Kind::Redo => board::redone(self.lang, &what, None),
            _ => board::undone(self.lang, &what, None),
        };
        Ok(Edit { kind, label, undoes: Some(step.id), changes, merged: Vec::new() })
    }
}
