//! Days as people type them.

use chrono::{Datelike as _, Months, NaiveDate, TimeDelta};

use crate::clock::Date;

/// Reads a day: `2020-07-31`, `07-31`, `7.31`, `7/31`, `7月31日`, `7月底`, `月底`, `年底`, `31` (of this month), `+7` (days from
/// today), 今天, 明天. Where no year is given it is that of `today`. None if it is no day.
pub fn read_day(text: &str, today: Date) -> Option<Date> {
    let text: String =
        text.trim().trim_end_matches('前').chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let last_of = |year, month| last_day(year, month);
    match text.as_str() {
        "" => return None,
        "今天" | "today" => return Some(today),
        "明天" | "tomorrow" => return today.succ_opt(),
        "月底" => return last_of(today.year(), today.month()),
        "年底" => return last_of(today.year(), 12),
        _ => {}
    }
    if let Some(days) = text.strip_prefix('+') {
        return today.checked_add_signed(TimeDelta::try_days(days.parse().ok()?)?);
    }
    if let Some(month) = text.strip_suffix("月底") {
        return last_of(today.year(), month.parse().ok()?);
    }
    let text = text.replace(['年', '月', '.', '/'], "-");
    let numbers: Option<Vec<u32>> =
        text.trim_end_matches(['日', '号', '-']).split('-').map(|part| part.parse().ok()).collect();
    match numbers?.as_slice() {
        [day] => NaiveDate::from_ymd_opt(today.year(), today.month(), *day),
        [month, day] => NaiveDate::from_ymd_opt(today.year(), *month, *day),
        [year, month, day] if (1900..3000).contains(year) => {
            NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)
        }
        _ => None,
    }
}

/// The last day of a month.
pub fn last_day(year: i32, month: u32) -> Option<Date> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '－' | '—' | '–' => '-',
        '．' => '.',
        '／' => '/',
        '＋' => '+',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_they_are_typed() {
        let today = NaiveDate::from_ymd_opt(2020, 7, 15).unwrap();
        for (text, day) in [
            ("2020-08-31", "2020-08-31"),
            ("2021年3月1日", "2021-03-01"),
            ("08-31", "2020-08-31"),
            ("8-3", "2020-08-03"),
            ("8.31", "2020-08-31"),
            ("8/31", "2020-08-31"),
            ("8月31日", "2020-08-31"),
            ("8月31日前", "2020-08-31"),
            ("８月３１号", "2020-08-31"),
            ("2月底", "2020-02-29"),
            ("月底", "2020-07-31"),
            ("年底前", "2020-12-31"),
            ("31", "2020-07-31"),
            ("+7", "2020-07-22"),
            ("今天", "2020-07-15"),
            ("tomorrow", "2020-07-16"),
        ] {
            assert_eq!(read_day(text, today).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in ["", "soon", "13-45", "2-30", "0", "99999999999", "+99999999999999", "1-2-3", "--", "月"] {
            assert_eq!(read_day(text, today), None, "{text}");
        }
    }
}
