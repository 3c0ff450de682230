//! Deadlines as a query asks for them: a day, a month or a year, and what lies before or behind it.

use std::fmt;

use chrono::{Datelike as _, Months};

use super::pattern::fold;
use crate::clock::Date;
use crate::lang::{Lang, query as words};

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// `2020-09-30`.
    Day(Date),
    /// `2020-09`; holds its first day.
    Month(Date),
    /// `2020`; holds its first day.
    Year(Date),
}

/// What `due:` asks of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// There is none.
    None,
    /// It lies within.
    In(Period),
    /// It lies before the first day (`<`).
    Before(Period),
    /// It lies behind the last day (`>`).
    After(Period),
    /// It lies on the last day or before (`<=`).
    Until(Period),
    /// It lies on the first day or behind (`>=`).
    From(Period),
}

impl Period {
    /// `2020-09-30`, `2020-9`, `2020`; years have four digits.
    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
        let number = |part: &str, most: usize| {
            let digits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        };
        let year = number(parts[0], 4).filter(|_| parts[0].len() == 4)?.try_into().ok()?;
        match parts.as_slice() {
            [_] => Date::from_ymd_opt(year, 1, 1).map(Self::Year),
            [_, month] => Date::from_ymd_opt(year, number(month, 2)?, 1).map(Self::Month),
            [_, month, day] => Date::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).map(Self::Day),
            _ => None,
        }
    }

    fn first(self) -> Date {
        match self {
            Self::Day(day) | Self::Month(day) | Self::Year(day) => day,
        }
    }

    fn last(self) -> Date {
        let months = match self {
            Self::Day(_) => return self.first(),
            Self::Month(_) => 1,
            Self::Year(_) => 12,
        };
        let behind = self.first().checked_add_months(Months::new(months)).and_then(|day| day.pred_opt());
        behind.expect("years of four digits end within the calendar")
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Year(day) => write!(f, "{:04}", day.year()),
        }
    }
}

impl Due {
    /// A period with or without a sign before it, or `none`; none of anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = fold(text).replace('＜', "<").replace('＞', ">").replace('＝', "=").replace('－', "-");
        if text == words::NONE.en || text == words::NONE.zh {
            return Some(Self::None);
        }
        let sign = |sign, due: fn(Period) -> Self| Some((text.strip_prefix(sign)?, due));
        let signed = sign("<=", Self::Until)
            .or_else(|| sign("≤", Self::Until))
            .or_else(|| sign(">=", Self::From))
            .or_else(|| sign("≥", Self::From))
            .or_else(|| sign("<", Self::Before))
            .or_else(|| sign(">", Self::After));
        let (period, due) = signed.unwrap_or((&text, Self::In));
        Period::parse(period.trim()).map(due)
    }

    /// As it is typed.
    pub(super) fn print(self, lang: Lang) -> String {
        match self {
            Self::None => words::NONE.say(lang).to_owned(),
            Self::In(period) => period.to_string(),
            Self::Before(period) => format!("<{period}"),
            Self::After(period) => format!(">{period}"),
            Self::Until(period) => format!("<={period}"),
            Self::From(period) => format!(">={period}"),
        }
    }

    /// Whether the deadline is as asked.
    pub(super) fn holds(self, deadline: Option<Date>) -> bool {
        let Some(day) = deadline else { return self == Self::None };
        match self {
            Self::None => false,
            Self::In(period) => (period.first()..=period.last()).contains(&day),
            Self::Before(period) => day < period.first(),
            Self::After(period) => day > period.last(),
            Self::Until(period) => day <= period.last(),
            Self::From(period) => day >= period.first(),
        }
    }
}
