//! Time as a value: who needs to know what time it is is handed a [`Now`].

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, TimeDelta};

/// An instant as the board file writes it: RFC 3339 with offset, whole seconds.
pub type Stamp = DateTime<FixedOffset>;

/// A calendar day, `YYYY-MM-DD`.
pub type Date = NaiveDate;

/// The present, to the millisecond. Only `main` asks the system for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now(Stamp);

impl Now {
    /// The present that `instant` is, cut to milliseconds.
    pub fn new(instant: Stamp) -> Self {
        Self(instant.trunc_subsecs(3))
    }

    /// The present as a stamp, cut to whole seconds.
    pub fn stamp(self) -> Stamp {
        self.0.trunc_subsecs(0)
    }

    /// Milliseconds since 1970, for ids that sort by time; zero before that.
    pub fn millis(self) -> u64 {
        self.0.timestamp_millis().try_into().unwrap_or(0)
    }

    /// Today where the user is.
    pub fn date(self) -> Date {
        self.0.date_naive()
    }

    /// The present `millis` milliseconds from now; the end of time if there is none.
    pub fn after(self, millis: u64) -> Self {
        let step = i64::try_from(millis).unwrap_or(i64::MAX);
        let later = TimeDelta::try_milliseconds(step).and_then(|d| self.0.checked_add_signed(d));
        later.map_or(self, Self)
    }

    /// The last moment of `day` in the same offset.
    #[must_use]
    pub fn on(self, day: Date) -> Self {
        let end = day.and_hms_opt(23, 59, 59).and_then(|end| end.and_local_timezone(*self.0.offset()).single());
        end.map_or(self, Self)
    }

    /// Whole calendar days since `stamp`, each taken in its own offset; never negative.
    pub fn days_since(self, stamp: Stamp) -> u32 {
        let days = (self.date() - stamp.date_naive()).num_days();
        days.max(0).try_into().unwrap_or(u32::MAX)
    }

    /// Milliseconds from now until `then`; zero when it has passed.
    pub fn until(self, then: Self) -> u64 {
        (then.0 - self.0).num_milliseconds().max(0).unsigned_abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Now {
        Now::new(DateTime::parse_from_rfc3339(text).unwrap())
    }

    #[test]
    fn days_are_calendar_days() {
        let since = at("2020-07-03T23:50:00+08:00").stamp();
        assert_eq!(at("2020-07-03T23:59:00+08:00").days_since(since), 0);
        assert_eq!(at("2020-07-04T00:01:00+08:00").days_since(since), 1);
        assert_eq!(at("2020-07-15T09:00:00+08:00").days_since(since), 12);
        assert_eq!(at("2020-01-01T00:00:00+08:00").days_since(since), 0);
        let end = at("2020-07-15T09:00:00+08:00").on("2020-07-05".parse().unwrap());
        assert_eq!((end.days_since(since), end.stamp().to_rfc3339().as_str()), (2, "2020-07-05T23:59:59+08:00"));
    }

    #[test]
    fn waiting_moves_the_clock() {
        let now = at("2020-07-15T09:41:07.250+08:00");
        assert_eq!(now.until(now.after(800)), 800);
        assert_eq!(now.after(800).until(now), 0);
        assert_eq!(now.stamp().to_rfc3339(), "2020-07-15T09:41:07+08:00");
    }
}
