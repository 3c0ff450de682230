//! The lines of a cell that stand for records: which are new, other or gone.

use super::super::ledger::CONTINUED;
use crate::clock::Date;
use crate::plan::day::read_day;

/// A line that is not what it was is the same record if so much of it is alike, in a hundred.
const ALIKE: usize = 50;

/// What became of the lines of a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LineChanges {
    /// Lines that have become others: the place of the old one, and the new one.
    pub(super) edited: Vec<(usize, String)>,
    /// Places of lines that are gone.
    pub(super) removed: Vec<usize>,
    /// Lines that are new.
    pub(super) added: Vec<String>,
}

/// A cell's records; lines that are set in and begin with no day belong to the one above.
pub(super) fn records(cell: &str) -> Vec<String> {
    let mut records: Vec<String> = Vec::new();
    for line in cell.lines().filter(|line| !line.trim().is_empty()) {
        match records.last_mut() {
            Some(last) if line.starts_with(char::is_whitespace) && undated(line.trim()) == line.trim() => {
                last.push('\n');
                last.push_str(CONTINUED);
                last.push_str(line.trim());
            }
            _ => records.push(line.trim().to_owned()),
        }
    }
    records
}

/// What became of `before` in `cell`.
pub(super) fn compare(before: &[String], cell: &str) -> LineChanges {
    let mut added = records(cell);
    let mut gone: Vec<usize> = Vec::new();
    for (place, line) in before.iter().enumerate() {
        match added.iter().position(|other| other == line.trim()) {
            Some(same) => drop(added.remove(same)),
            None => gone.push(place),
        }
    }
    let mut changes = LineChanges::default();
    for place in gone {
        let alike = added.iter().enumerate().map(|(at, line)| (likeness(&before[place], line), at));
        match alike.max_by_key(|(alike, at)| (*alike, std::cmp::Reverse(*at))).filter(|(alike, _)| *alike >= ALIKE) {
            Some((_, at)) => changes.edited.push((place, added.remove(at))),
            None => changes.removed.push(place),
        }
    }
    changes.added = added;
    changes
}

/// How much of two lines is alike behind their days: what they begin and end with, of the longer one, in a hundred.
fn likeness(a: &str, b: &str) -> usize {
    let signs = |text: &str| undated(text).chars().collect::<Vec<char>>();
    let (a, b) = (signs(a), signs(b));
    let begin = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - begin;
    let end = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    (begin + end) * 100 / a.len().max(b.len()).max(1)
}

/// The line without the day it begins with.
fn undated(line: &str) -> &str {
    match line.split_once(' ') {
        Some((day, rest)) if day.contains(|c: char| c.is_ascii_digit()) => rest,
        _ => line,
    }
}

/// The day a record begins with, if it does, and its text with its lines parted by `\n`.
pub(super) fn dated(record: &str, today: Date) -> (Option<Date>, String) {
    let text = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let looks_like_one = |word: &str| {
        let has_digit = word.contains(|c: char| c.is_ascii_digit());
        has_digit && word.contains(['-', '/', '.', '年', '月'])
    };
    let plain = record.strip_prefix("by ").unwrap_or(record);
    let end = plain.find(char::is_whitespace).unwrap_or(plain.len());
    let (word, rest) = plain.split_at(end);
    match read_day(word, today).filter(|_| looks_like_one(word) && !rest.trim().is_empty()) {
        Some(day) => (Some(day), text(rest.trim())),
        None => (None, text(record)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn lines_are_told_apart() {
        let before = lines(&["2020-07-01 已印发名单", "2020-07-02 召开推进会"]);
        let same = LineChanges::default();
        for (cell, expected) in [
            ("2020-07-01 已印发名单\n2020-07-02 召开推进会", same),
            ("2020-07-02 召开推进会\n\n 2020-07-01 已印发名单", LineChanges::default()),
            (
                "2020-07-01 已印发名单\n2020-07-02 召开推进会\n又一条",
                LineChanges { added: lines(&["又一条"]), ..LineChanges::default() },
            ),
            (
                "2020-07-01 已印发名单\n2020-07-02 召开第二次推进会",
                LineChanges {
                    edited: vec![(1, "2020-07-02 召开第二次推进会".to_owned())], ..LineChanges::default()
                },
            ),
            ("全部换掉", LineChanges { removed: vec![0, 1], added: lines(&["全部换掉"]), ..LineChanges::default() }),
            ("", LineChanges { removed: vec![0, 1], ..LineChanges::default() }),
        ] {
            assert_eq!(compare(&before, cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_day_in_front_is_the_records() {
        let today = "2020-07-15".parse().expect("a day");
        for (record, day, text) in [
            ("2020-07-01 已印发", Some("2020-07-01"), "已印发"),
            ("7月1日 已印发", Some("2020-07-01"), "已印发"),
            ("2020-07-31前 补报", Some("2020-07-31"), "补报"),
            ("by 2020-07-31 补报", Some("2020-07-31"), "补报"),
            ("3.5亿元到位", None, "3.5亿元到位"),
            ("31 家企业", None, "31 家企业"),
            ("2020-07-01", None, "2020-07-01"),
            ("2020-07-01 甲\n　　乙", Some("2020-07-01"), "甲\n乙"),
        ] {
            let day = day.map(|day| day.parse().expect("a day"));
            assert_eq!(dated(record, today), (day, text.to_owned()), "{record}");
        }
    }
}
