//! In which order the items of a lane or a list are shown. Equals stand in the plan's order.

use serde::{Deserialize, Serialize};

use super::Plan;
use super::id::ItemId;
use super::item::Item;

/// By what items are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// As in the document.
    #[default]
    Number,
    /// The nearest deadline first, none last.
    Deadline,
    /// The longest in its column first, by calendar days; what was never on a board last.
    Days,
    /// In the order of the columns.
    Status,
}

impl Sort {
    /// `items` in order; those the plan does not have last, as they were.
    pub fn sort(self, plan: &Plan, items: &mut [ItemId]) {
        items.sort_by_cached_key(|id| {
            let place = plan.item_place(*id);
            let key = place.map(|place| self.key(plan, &plan.items[place]));
            (key.is_none(), key, place)
        });
    }

    /// The least comes first.
    fn key(self, plan: &Plan, item: &Item) -> i64 {
        let day = |day: crate::clock::Date| i64::from(chrono::Datelike::num_days_from_ce(&day));
        let key = match self {
            Self::Number => Some(0),
            Self::Deadline => item.deadline.map(day),
            Self::Days => item.since.map(|since| day(since.date_naive())),
            Self::Status => plan.column_place(&item.status).and_then(|place| place.try_into().ok()),
        };
        key.unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Date, Stamp};
    use crate::document;
    use crate::plan::fixture::*;

    fn plan() -> Plan {
        let mut plan = document::default_plan();
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        let stamp = |text: &str| Some(Stamp::parse_from_rfc3339(text).unwrap());
        plan.items.truncate(5);
        let rows = [
            (None, "2020-07-01T09:00:00+08:00", "done"),
            (day("2020-09-30"), "2020-07-02T18:00:00+08:00", "todo"),
            (day("2020-08-31"), "2020-07-02T09:00:00+08:00", "behind"),
            (day("2020-09-30"), "2020-06-30T23:59:00+08:00", "doing"),
            (None, "2020-07-02T12:00:00+08:00", "elsewhere"),
        ];
        for (item, (deadline, since, status)) in plan.items.iter_mut().zip(rows) {
            (item.deadline, item.since, item.status) = (deadline, stamp(since), status.into());
        }
        plan.items[4].since = None;
        plan
    }

    #[test]
    fn each_order_keeps_the_plans_among_equals() {
        for (sort, expected) in [
            (Sort::Number, [1, 2, 3, 4, 5]),
            (Sort::Deadline, [3, 2, 4, 1, 5]),
            (Sort::Days, [4, 1, 2, 3, 5]),
            (Sort::Status, [2, 4, 3, 1, 5]),
        ] {
            for mut items in [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [3, 5, 1, 4, 2]].map(|ids| ids.map(item_id)) {
                sort.sort(&plan(), &mut items);
                assert_eq!(items.map(|item| item.place()), expected, "{sort:?}");
            }
        }
    }

    #[test]
    fn what_is_gone_comes_last() {
        let mut items = [item_id(77), item_id(2), item_id(1)];
        Sort::Deadline.sort(&plan(), &mut items);
        assert_eq!(items, [item_id(2), item_id(1), item_id(77)]);
    }
}
