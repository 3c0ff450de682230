//! How cells show their numbers: as they are, as shares of a hundred, as dates.

use std::collections::HashMap;

use chrono::{Datelike as _, Days};
use quick_xml::events::Event;

use super::super::xml::{attribute, reader};
use crate::clock::Date;

/// Where a workbook begins to count days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    #[default]
    Of1900,
    /// Old workbooks of the Macintosh.
    Of1904,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Number,
    Share,
    Day,
    /// A date without its day.
    Month,
    Year,
}

/// The formats of cells by their styles.
#[derive(Debug, Default)]
pub(super) struct Formats {
    of_style: Vec<Shown>,
    epoch: Epoch,
}

impl Formats {
    pub(super) fn read(text: &str, epoch: Epoch) -> Self {
        let mut formats = Self { of_style: Vec::new(), epoch };
        let mut codes: HashMap<String, Shown> = HashMap::new();
        let mut reader = reader(text);
        let mut is_cells = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode").unwrap_or_default();
                        codes.extend(attribute(&element, "numFmtId").map(|id| (id, shown(&code))));
                    }
                    "cellXfs" => is_cells = true,
                    "xf" if is_cells => {
                        let id = attribute(&element, "numFmtId").unwrap_or_default();
                        formats.of_style.push(codes.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                    }
                    _ => {}
                },
                Ok(Event::End(element)) if element.local_name().as_ref() == "cellXfs" => is_cells = false,
                Ok(Event::Eof) | Err(_) => return formats,
                Ok(_) => {}
            }
        }
    }

    /// A number as a cell of this style shows it: dates as `2023-06-30` or, without a day, `2023年6月`.
    pub(super) fn show(&self, number: &str, style: usize) -> String {
        let shown = self.of_style.get(style).copied().unwrap_or_default();
        let Some(value) = number.parse::<f64>().ok().filter(|value| value.is_finite()) else {
            return number.to_owned();
        };
        let day = || day(value, self.epoch);
        let dated = match shown {
            Shown::Number => None,
            Shown::Share => Some(format!("{}%", rounded(value * 100.0))),
            Shown::Day => day().map(|day| day.to_string()),
            Shown::Month => day().map(|day| format!("{}年{}月", day.year(), day.month())),
            Shown::Year => day().map(|day| format!("{}年", day.year())),
        };
        dated.unwrap_or_else(|| rounded(value))
    }
}

/// A number with the 15 digits Excel keeps.
fn rounded(value: f64) -> String {
    format!("{value:.14e}").parse::<f64>().unwrap_or(value).to_string()
}

/// The day a number counts to.
fn day(value: f64, epoch: Epoch) -> Option<Date> {
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    let first = match epoch {
        // Excel believes that there was a 29 February 1900.
        Epoch::Of1900 if value < 60.0 => Date::from_ymd_opt(1899, 12, 31)?,
        Epoch::Of1900 => Date::from_ymd_opt(1899, 12, 30)?,
        Epoch::Of1904 => Date::from_ymd_opt(1904, 1, 1)?,
    };
    first.checked_add_days(Days::new(value as u64))
}

fn built_in(id: &str) -> Shown {
    match id {
        "9" | "10" => Shown::Share,
        "17" | "55" | "57" => Shown::Month,
        "14" | "15" | "16" | "22" | "27" | "28" | "29" | "30" | "31" | "36" | "50" | "51" | "52" | "53" | "54"
        | "56" | "58" => Shown::Day,
        _ => Shown::Number,
    }
}

/// What a format's code shows; words in quotes, colours in brackets and escaped signs show themselves.
fn shown(code: &str) -> Shown {
    let mut signs = String::new();
    let mut chars = code.split(';').next().unwrap_or("").chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            c => signs.push(c.to_ascii_lowercase()),
        }
    }
    let has = |sign| signs.contains(sign);
    let is_time = has('h') || has('s');
    match () {
        () if has('%') => Shown::Share,
        () if signs.contains("general") || has('0') || has('#') => Shown::Number,
        () if has('d') => Shown::Day,
        () if has('y') && has('m') => Shown::Month,
        () if has('y') => Shown::Year,
        () if has('m') && !is_time => Shown::Month,
        () => Shown::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        let codes = [
            ("14", "", "45199", "2023-09-30"),
            ("57", "", "45170", "2023年9月"),
            ("9", "", "0.985", "98.5%"),
            ("0", "", "0.30000000000000004", "0.3"),
            ("0", "", "12", "12"),
            ("0", "", "x", "x"),
            ("170", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "45199", "2023-09-30"),
            ("171", "yyyy&quot;年&quot;m&quot;月&quot;", "45170", "2023年9月"),
            ("172", "[Red]#,##0.00&quot;d&quot;", "3", "3"),
            ("173", "h:mm:ss", "0.5", "0.5"),
            ("14", "", "-1", "-1"),
            ("14", "", "3000000", "3000000"),
        ];
        for (id, code, number, expected) in codes {
            let text = format!(
                "<styleSheet><numFmts><numFmt numFmtId=\"{id}x\" formatCode=\"{code}\"/></numFmts>\
                 <cellXfs><xf numFmtId=\"{id}{}\"/></cellXfs></styleSheet>",
                if code.is_empty() { "" } else { "x" }
            );
            let found = Formats::read(&text, Epoch::Of1900).show(number, 0);
            assert_eq!(found, expected, "{number} by {id} {code}");
        }
        assert_eq!(day(43_737.0, Epoch::Of1904).map(|day| day.to_string()).as_deref(), Some("2023-09-30"));
        assert_eq!(day(1.0, Epoch::Of1900).map(|day| day.to_string()).as_deref(), Some("1900-01-01"));
    }
}
