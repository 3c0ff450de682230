//! How many items stood where at earlier times, and how long they stayed: read from the log.

use std::collections::{BTreeMap, HashMap};

use chrono::TimeDelta;

use super::Plan;
use super::change::{Change, ItemChange};
use super::id::{ColumnId, ItemId};
use super::step::Step;
use super::summary::Summary;
use crate::clock::{Now, Stamp};

/// The counts at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPoint {
    /// When.
    pub at: Stamp,
    /// Which items stood where; problems are not counted.
    pub summary: Summary,
}

/// How long items stayed in a column, over all stays that ended, in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stays {
    /// Stays that ended.
    pub count: usize,
    /// Half of them were no longer.
    pub median: u32,
    /// 85 in a hundred were no longer.
    pub most: u32,
}

/// What a change does to the statuses, taken forward: an item comes into a column, out of one, or both.
fn moved(change: &Change) -> Option<(ItemId, Option<&ColumnId>, Option<&ColumnId>)> {
    match change {
        Change::Item(item, ItemChange::Status(swap)) => Some((*item, Some(&swap.from), Some(&swap.to))),
        Change::Item(item, ItemChange::Whole(swap)) => {
            Some((*item, swap.from.as_ref().map(|item| &item.status), swap.to.as_ref().map(|item| &item.status)))
        }
        _ => None,
    }
}

fn moves(step: &Step) -> impl DoubleEndedIterator<Item = (ItemId, Option<&ColumnId>, Option<&ColumnId>)> {
    step.changes.iter().filter_map(moved)
}

impl Plan {
    /// The column of each item there was when the log had `count` steps.
    pub fn statuses_at(&self, count: usize) -> BTreeMap<ItemId, ColumnId> {
        let mut statuses: BTreeMap<ItemId, ColumnId> =
            self.items.iter().map(|item| (item.id, item.status.clone())).collect();
        for step in self.log[count.min(self.log.len())..].iter().rev() {
            for (item, from, _) in moves(step).rev() {
                match from {
                    Some(from) => drop(statuses.insert(item, from.clone())),
                    None => drop(statuses.remove(&item)),
                }
            }
        }
        statuses
    }

    /// The counts at each of `moments`, which stand in the order of time: after the last step of that moment or before.
    pub fn trend(&self, moments: &[Stamp]) -> Vec<TrendPoint> {
        let mut statuses = self.statuses_at(0);
        let mut summary = Summary { columns: vec![0; self.columns.len()], ..Summary::default() };
        statuses.values().for_each(|status| summary.add(self, status));
        let mut steps = self.log.iter();
        let mut made = 0;
        let mut points = Vec::with_capacity(moments.len());
        for at in moments {
            let until = self.log.iter().rposition(|step| step.at <= *at).map_or(0, |last| last + 1);
            for step in steps.by_ref().take(until.saturating_sub(made)) {
                for (item, _, to) in moves(step) {
                    statuses.remove(&item).inspect(|status| summary.remove(self, status));
                    to.inspect(|status| summary.add(self, status));
                    statuses.extend(to.map(|status| (item, status.clone())));
                }
            }
            made = made.max(until);
            points.push(TrendPoint { at: *at, summary: summary.clone() });
        }
        points
    }

    /// The moments of a trend by week: from the day the board was made every seventh day, and now.
    pub fn weeks(&self, now: Now) -> Vec<Stamp> {
        let Some(first) = self.created else { return vec![now.stamp()] };
        let week = |count: i64| first.checked_add_signed(TimeDelta::try_weeks(count)?);
        let mut moments: Vec<Stamp> = (0..).map_while(week).take_while(|at| *at < now.stamp()).collect();
        moments.push(now.stamp());
        moments
    }

    /// The moments of a trend by meeting: when the board was made, at the end of each meeting, and now.
    pub fn meeting_ends(&self, now: Now) -> Vec<Stamp> {
        let ends = self.meetings.iter().filter_map(|meeting| meeting.ended);
        let mut moments: Vec<Stamp> = self.created.into_iter().chain(ends).filter(|at| *at < now.stamp()).collect();
        moments.sort();
        moments.dedup();
        moments.push(now.stamp());
        moments
    }

    /// How long items stayed in each column, by the columns' order; none where no stay has ended. Moves that were taken
    /// back count as moves.
    pub fn stays(&self) -> Vec<Option<Stays>> {
        let mut since: HashMap<ItemId, Stamp> = HashMap::new();
        let mut days: Vec<Vec<u32>> = vec![Vec::new(); self.columns.len()];
        for step in &self.log {
            for (item, from, to) in moves(step) {
                let came = since.remove(&item).or(self.created);
                let place = from.and_then(|from| self.column_place(from));
                if let (Some(came), Some(place)) = (came, place) {
                    days[place].push(Now::new(step.at).days_since(came));
                }
                since.extend(to.map(|_| (item, step.at)));
            }
        }
        days.into_iter().map(Stays::of).collect()
    }
}

impl Stays {
    fn of(mut days: Vec<u32>) -> Option<Self> {
        days.sort_unstable();
        let part = |percent: usize| days.get((days.len() * percent).div_ceil(100).saturating_sub(1)).copied();
        Some(Self { count: days.len(), median: part(50)?, most: part(85)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_are_told_by_their_middle_and_their_longer_end() {
        assert_eq!(Stays::of(vec![]), None);
        assert_eq!(Stays::of(vec![5]), Some(Stays { count: 1, median: 5, most: 5 }));
        assert_eq!(Stays::of((1..=20).rev().collect()), Some(Stays { count: 20, median: 10, most: 17 }));
    }
}
