//! Ageing: how long an item has stood in its column, and how its deadline lies. Days are calendar days.

use super::Plan;
use super::column::Kind;
use super::item::Item;
use crate::clock::Now;

/// How many days a card has stood in its column, once that is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// From the first threshold on.
    Days(u32),
    /// From the second threshold on: a warning.
    Long(u32),
}

/// How the deadline of an item that is not done lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many days ago.
    Overdue(u32),
    /// In so many days, within the plan's due-soon days; none of them: today.
    Soon(u32),
    /// In so many days, later than that.
    Later(u32),
}

impl Wait {
    /// The days.
    pub fn days(self) -> u32 {
        match self {
            Self::Days(days) | Self::Long(days) => days,
        }
    }

    /// How long `item` waits, by the plan's thresholds; not said where nobody has begun or all is done.
    pub fn of(item: &Item, plan: &Plan, now: Now) -> Option<Self> {
        let kind = plan.column(&item.status)?.kind;
        let days = days(item, now)?;
        match kind {
            Kind::Todo | Kind::Done => None,
            _ if days >= plan.thresholds.long => Some(Self::Long(days)),
            _ if days >= plan.thresholds.waiting => Some(Self::Days(days)),
            _ => None,
        }
    }
}

impl Due {
    /// How the deadline of `item` lies; none if it has none or is done.
    pub fn of(item: &Item, plan: &Plan, now: Now) -> Option<Self> {
        let deadline = item.deadline?;
        if plan.column(&item.status).is_some_and(|column| column.kind == Kind::Done) {
            return None;
        }
        let left = (deadline - now.date()).num_days();
        let days = u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX);
        Some(match left {
            ..0 => Self::Overdue(days),
            _ if days <= plan.thresholds.due_soon => Self::Soon(days),
            _ => Self::Later(days),
        })
    }

    /// Whether it is worth a place on the card.
    pub fn is_pressing(self) -> bool {
        matches!(self, Self::Overdue(_) | Self::Soon(_))
    }
}

/// Days since the last change of status, by the column it stands in; none in a plan that is not yet a board.
pub fn days(item: &Item, now: Now) -> Option<u32> {
    item.since.map(|since| now.days_since(since))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(text: &str) -> Now {
        Now::new(chrono::DateTime::parse_from_rfc3339(text).unwrap())
    }

    /// A plan whose first item stands in `status` since `since`, due on `deadline`.
    fn plan(status: &str, since: &str, deadline: Option<&str>) -> Plan {
        let mut plan = crate::document::default_plan().founded(now("2020-01-02T08:00:00+08:00"));
        let item = &mut plan.items[0];
        item.status = status.into();
        item.since = Some(now(since).stamp());
        item.deadline = deadline.map(|day| day.parse().unwrap());
        plan
    }

    #[test]
    fn days_in_the_column_count_from_the_last_change_of_status() {
        let late = "2020-07-01T23:59:00+08:00";
        for (status, today, days, wait) in [
            ("doing", "2020-07-01T23:59:30+08:00", 0, None),
            ("doing", "2020-07-02T00:01:00+08:00", 1, None),
            ("doing", "2020-07-14T12:00:00+08:00", 13, None),
            ("doing", "2020-07-15T00:00:00+08:00", 14, Some(Wait::Days(14))),
            ("doing", "2020-07-30T12:00:00+08:00", 29, Some(Wait::Days(29))),
            ("behind", "2020-07-31T12:00:00+08:00", 30, Some(Wait::Long(30))),
            ("todo", "2020-12-31T12:00:00+08:00", 183, None),
            ("done", "2020-12-31T12:00:00+08:00", 183, None),
            ("doing", "2020-01-01T12:00:00+08:00", 0, None),
        ] {
            let plan = plan(status, late, None);
            let now = now(today);
            assert_eq!((super::days(&plan.items[0], now), Wait::of(&plan.items[0], &plan, now)), (Some(days), wait));
        }
        let mut own = plan("doing", late, None);
        own.thresholds.waiting = 3;
        own.thresholds.long = 5;
        let wait = |day: &str| Wait::of(&own.items[0], &own, now(day));
        assert_eq!(wait("2020-07-04T12:00:00+08:00"), Some(Wait::Days(3)));
        assert_eq!(wait("2020-07-06T12:00:00+08:00"), Some(Wait::Long(5)));
        own.items[0].since = None;
        assert_eq!((super::days(&own.items[0], now(late)), Wait::of(&own.items[0], &own, now(late))), (None, None));
    }

    #[test]
    fn deadlines_are_overdue_soon_or_later() {
        for (status, deadline, due) in [
            ("doing", Some("2020-07-12"), Some(Due::Overdue(3))),
            ("todo", Some("2020-07-14"), Some(Due::Overdue(1))),
            ("behind", Some("2020-07-15"), Some(Due::Soon(0))),
            ("doing", Some("2020-07-29"), Some(Due::Soon(14))),
            ("doing", Some("2020-07-30"), Some(Due::Later(15))),
            ("doing", Some("2021-01-01"), Some(Due::Later(170))),
            ("done", Some("2020-07-12"), None),
            ("doing", None, None),
        ] {
            let plan = plan(status, "2020-07-01T09:00:00+08:00", deadline);
            let found = Due::of(&plan.items[0], &plan, now("2020-07-15T23:59:00+08:00"));
            assert_eq!(found, due, "{status} {deadline:?}");
        }
    }
}
