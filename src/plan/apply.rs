//! Applying: the only way a plan changes.

use super::Plan;
use super::change::{Change, ColumnChange, Conflict, ItemChange, MeetingChange, Swap, ThemeChange};
use super::id::{ColumnId, ItemId, RecordId, ThemeId};
use super::item::Item;
use super::meeting::Meeting;
use super::step::Step;
use super::theme::Theme;

impl Plan {
    /// Makes every change of `step` and notes it in the log; if one does not fit, makes none of them.
    pub fn apply(&mut self, step: Step) -> Result<(), Conflict> {
        self.apply_all(&step.changes)?;
        self.log.push(step);
        Ok(())
    }

    /// Makes all changes, or none.
    pub(super) fn apply_all(&mut self, changes: &[Change]) -> Result<(), Conflict> {
        for (done, change) in changes.iter().enumerate() {
            if !self.change(change) {
                for change in changes[..done].iter().rev() {
                    assert!(self.change(&change.inverse()), "what was just changed changes back");
                }
                return Err(Conflict { object: change.object() });
            }
        }
        Ok(())
    }

    /// Takes back, without a trace, the newest step of the log; the caller has just applied it.
    pub fn retract(&mut self) {
        let Some(step) = self.log.pop() else { return };
        for change in step.inverse() {
            assert!(self.change(&change), "what was just changed changes back");
        }
    }

    /// Makes one change; false if it does not fit, and nothing has changed.
    fn change(&mut self, change: &Change) -> bool {
        match change {
            Change::Item(id, change) => self.change_item(*id, change),
            Change::Theme(id, change) => self.change_theme(*id, change),
            Change::Column(id, change) => self.change_column(id, change),
            Change::Meeting(id, change) => self.change_meeting(*id, change),
            Change::Plan(change) => change.set(self).unwrap_or(false),
        }
    }

    fn change_item(&mut self, id: ItemId, change: &ItemChange) -> bool {
        let place = self.item_place(id);
        match (change, place) {
            (ItemChange::Whole(swap), place) => self.swap_item(id, place, swap),
            (_, None) => false,
            (ItemChange::Theme(swap), Some(place)) => {
                let fits = self.items[place].theme == swap.from && self.theme(swap.to).is_some();
                if fits {
                    let item = self.items.remove(place);
                    self.insert_last(Item { theme: swap.to, ..item });
                }
                fits
            }
            (ItemChange::After(swap), Some(place)) => {
                self.place_item(place, swap.to);
                true
            }
            (change, Some(place)) => change.set(&mut self.items[place]).unwrap_or(false),
        }
    }

    fn swap_item(&mut self, id: ItemId, place: Option<usize>, swap: &Swap<Option<Box<Item>>>) -> bool {
        match (place, &swap.from, &swap.to) {
            (None, None, Some(item)) if item.id == id && self.theme(item.theme).is_some() => {
                self.next_item = self.next_item.max(id.0.saturating_add(1));
                self.insert_last(Item::clone(item));
                true
            }
            (Some(place), Some(item), None) if self.items[place] == **item => {
                self.items.remove(place);
                true
            }
            _ => false,
        }
    }

    fn change_theme(&mut self, id: ThemeId, change: &ThemeChange) -> bool {
        let place = self.themes.iter().position(|theme| theme.id == id);
        match (change, place) {
            (ThemeChange::Whole(swap), place) => {
                let fits = swap_whole(&mut self.themes, place, swap, |theme: &Theme| theme.id == id);
                if fits && swap.to.is_some() {
                    self.next_theme = self.next_theme.max(id.0.saturating_add(1));
                }
                fits
            }
            (_, None) => false,
            (ThemeChange::After(swap), Some(place)) => {
                self.place_theme(place, swap.to);
                true
            }
            (change, Some(place)) => change.set(&mut self.themes[place]).unwrap_or(false),
        }
    }

    fn change_column(&mut self, id: &ColumnId, change: &ColumnChange) -> bool {
        let place = self.column_place(id);
        match (change, place) {
            (ColumnChange::Whole(swap), place) => swap_whole(&mut self.columns, place, swap, |column| column.id == *id),
            (_, None) => false,
            (ColumnChange::After(swap), Some(place)) => {
                self.place_column(place, swap.to.clone());
                true
            }
            (change, Some(place)) => change.set(&mut self.columns[place]).unwrap_or(false),
        }
    }

    fn change_meeting(&mut self, id: RecordId, change: &MeetingChange) -> bool {
        let place = self.meetings.iter().position(|meeting| meeting.id == id);
        match (change, place) {
            (MeetingChange::Whole(swap), place) => {
                swap_whole(&mut self.meetings, place, swap, |meeting: &Meeting| meeting.id == id)
            }
            (_, None) => false,
            (change, Some(place)) => change.set(&mut self.meetings[place]).unwrap_or(false),
        }
    }
}

/// Lets a whole object come, as the last, or go; false if it does not fit.
fn swap_whole<T: Clone + PartialEq>(
    things: &mut Vec<T>,
    place: Option<usize>,
    swap: &Swap<Option<Box<T>>>,
    is_it: impl Fn(&T) -> bool,
) -> bool {
    match (place, &swap.from, &swap.to) {
        (None, None, Some(thing)) if is_it(thing) => {
            things.push(T::clone(thing));
            true
        }
        (Some(place), Some(thing), None) if things[place] == **thing => {
            things.remove(place);
            true
        }
        _ => false,
    }
}
