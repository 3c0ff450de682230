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
    pub fn apply(&mut self, mut step: Step) -> Result<(), Conflict> {
        self.apply_all(&step.changes)?;
        step.tick = 0;
        let known = self.log.last().into_iter().chain(&step.merged).map(Step::order).max();
        if let Some(known) = known.filter(|known| known.0 >= step.order().0) {
            step.put_behind(known);
        }
        step.joins |= !step.merged.is_empty();
        let joins = step.joins;
        self.log.push(step);
        if joins {
            self.keep_known_numbers();
        }
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
        for change in step.exact_inverse() {
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
                    self.index.forget_items();
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
                let no = self.free_item_no(item.no);
                self.next_item = self.next_item.max(no.saturating_add(1));
                self.insert_last(Item { no, ..Item::clone(item) });
                true
            }
            (Some(place), Some(item), None) if self.items[place].is_same_but_for_its_number(item) => {
                self.items.remove(place);
                self.index.forget_items();
                true
            }
            _ => false,
        }
    }

    fn change_theme(&mut self, id: ThemeId, change: &ThemeChange) -> bool {
        let place = self.theme_place(id);
        match (change, place) {
            (ThemeChange::Whole(swap), place) => self.swap_theme(id, place, swap),
            (_, None) => false,
            (ThemeChange::After(swap), Some(place)) => {
                self.place_theme(place, swap.to);
                true
            }
            (change, Some(place)) => change.set(&mut self.themes[place]).unwrap_or(false),
        }
    }

    fn swap_theme(&mut self, id: ThemeId, place: Option<usize>, swap: &Swap<Option<Box<Theme>>>) -> bool {
        match (place, &swap.from, &swap.to) {
            (None, None, Some(theme)) if theme.id == id => {
                let no = self.free_theme_no(theme.no);
                self.next_theme = self.next_theme.max(no.saturating_add(1));
                self.themes.push(Theme { no, ..Theme::clone(theme) });
            }
            (Some(place), Some(theme), None) if self.themes[place].is_same_but_for_its_number(theme) => {
                self.themes.remove(place);
            }
            _ => return false,
        }
        self.index.forget_themes();
        true
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
                let fits = swap_whole(&mut self.meetings, place, swap, |meeting: &Meeting| meeting.id == id);
                // The order of ids is that of beginnings, and the same on every desk.
                if fits && swap.to.is_some() {
                    self.meetings.sort_by_key(|meeting| meeting.id);
                }
                fits
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
