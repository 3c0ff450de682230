//! Moves between columns: which column comes next, and what a move changes.

use super::Plan;
use super::change::{Change, ItemChange, Swap};
use super::column::{Column, Kind};
use super::id::ColumnId;
use super::item::Item;
use crate::clock::Stamp;

impl Plan {
    /// The next column on the right that is not an exception column.
    pub fn column_after(&self, status: &ColumnId) -> Option<&Column> {
        let place = self.column_place(status)?;
        self.columns[place + 1..].iter().find(|column| column.kind != Kind::Exception)
    }

    /// The next column on the left that is not an exception column.
    pub fn column_before(&self, status: &ColumnId) -> Option<&Column> {
        let place = self.column_place(status)?;
        self.columns[..place].iter().rev().find(|column| column.kind != Kind::Exception)
    }

    /// The exception column, if the board has one.
    pub fn exception_column(&self) -> Option<&Column> {
        self.columns.iter().find(|column| column.kind == Kind::Exception)
    }

    /// Where an item goes when its exception ends: back where it came from, else the first column of kind doing.
    pub fn column_back(&self, item: &Item) -> Option<&Column> {
        let back = item.back.as_ref().and_then(|back| self.column(back));
        back.or_else(|| self.columns.iter().find(|column| column.kind == Kind::Doing))
    }

    /// What moving `item` into `column` changes: status, since, and the way back from the exception column.
    pub fn move_changes(&self, item: &Item, column: &Column, at: Stamp) -> Vec<Change> {
        let back = (column.kind == Kind::Exception).then(|| item.status.clone());
        vec![
            Change::Item(item.id, ItemChange::Status(Swap { from: item.status.clone(), to: column.id.clone() })),
            Change::Item(item.id, ItemChange::Since(Swap { from: item.since, to: Some(at) })),
            Change::Item(item.id, ItemChange::Back(Swap { from: item.back.clone(), to: back })),
        ]
    }
}
