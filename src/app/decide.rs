//! From a wish to an edit, or to the reason why not. Nothing is changed here.

use super::refusal::Refusal;
use super::tell;
use crate::clock::Now;
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::column::Column;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::step::{self, Edit, Step};

/// Where a card is to go.
#[derive(Debug, Clone, Copy)]
pub enum Towards<'a> {
    /// One column on.
    Forward,
    /// One column back.
    Backward,
    /// Into the exception column or, from there, back where it came from.
    Behind,
    /// The column with this place, counted from 1.
    Nth(u8),
    /// This column.
    Column(&'a Column),
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
}

impl<'a> Desk<'a> {
    /// Moves an item.
    pub fn shift(&self, item: ItemId, towards: Towards<'a>) -> Result<Edit, Refusal> {
        let item = self.plan.item(item).ok_or_else(|| Refusal::NoItem { number: format!("#{item}") })?;
        let column = self.destination(item, towards)?;
        if column.id == item.status {
            let column = column.name(self.lang).to_owned();
            return Err(Refusal::Already { number: tell::number(self.plan, item.id), column });
        }
        Ok(self.edit(self.plan.move_changes(item, column, self.now.stamp())))
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
            Towards::Column(column) => Ok(column),
        }
    }

    /// An ordinary edit, labelled by what it does.
    pub fn edit(&self, changes: Vec<crate::plan::change::Change>) -> Edit {
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

    fn take_back(&self, step: &Step, kind: step::Kind) -> Result<Edit, Refusal> {
        if let Some(later) = self.plan.later_touch(step) {
            let what = tell::line(self.plan, &later.changes, self.lang);
            return Err(Refusal::Overtaken { what, by: later.by.clone(), at: later.at });
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
