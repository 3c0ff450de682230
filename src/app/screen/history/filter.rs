//! What the history is filtered by: words and `key:value`, all of which must hold. `-` before either negates, values
//! parted by commas are alternatives, quotes keep spaces.

use super::row::HistoryRow;
use super::subject::{StepSubject, meeting_name};
use super::topic::{Topic, topics};
use crate::app::tell;
use crate::clock::Date;
use crate::lang::{Lang, history as words};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange};
use crate::plan::id::ItemId;
use crate::plan::query::Lexeme;
use crate::plan::query::lex;

/// The keys, and their other names.
const KEYS: [(&str, &[&str]); 5] = [
    ("item", &["项", "序号", "no"]),
    ("by", &["人", "操作人"]),
    ("meeting", &["会议"]),
    ("date", &["日期", "时间"]),
    ("kind", &["类别", "动作"]),
];

/// What the history is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    text: String,
    terms: Vec<HistoryTerm>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct HistoryTerm {
    is_wanted: bool,
    test: HistoryTest,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum HistoryTest {
    Word(String),
    Item(Vec<String>),
    By(Vec<String>),
    Meeting(Vec<String>),
    Date(Vec<When>),
    Kind(Vec<Topic>),
}

/// A time as it is typed, and how the step's lies to it. Both are compared as text, as far as what was typed goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    Within(String),
    OfYear(String),
    Before(String),
    Until(String),
    From(String),
    After(String),
}

/// Why a filter cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterError {
    /// There is no such key.
    Key(String),
    /// There is no such kind.
    Kind(String),
    /// It is no date.
    Date(String),
    /// The key has no value.
    Empty(String),
}

impl FilterError {
    /// The sentence for the user.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Key(key) => words::unknown_key(lang, key, &KEYS.map(|(key, _)| key).join(", ")),
            Self::Kind(kind) => words::unknown_kind(lang, kind, &Topic::names(lang)),
            Self::Date(text) => words::bad_date(lang, text),
            Self::Empty(key) => words::no_value(lang, key),
        }
    }
}

impl HistoryFilter {
    /// Reads a filter; nothing but space is the one that holds for all.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let terms = lex(text).into_iter().map(HistoryTerm::of).collect::<Result<_, _>>()?;
        Ok(Self { text: text.trim().to_owned(), terms })
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds for everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it holds for `subject`.
    pub fn holds(&self, subject: StepSubject<'_>) -> bool {
        self.terms.iter().all(|term| term.test.holds(subject) == term.is_wanted)
    }
}

impl HistoryTerm {
    fn of(lexeme: Lexeme) -> Result<Self, FilterError> {
        Ok(Self { is_wanted: !lexeme.is_negated, test: HistoryTest::of(lexeme.key, lexeme.values)? })
    }
}

impl HistoryTest {
    fn of(key: Option<String>, values: Vec<String>) -> Result<Self, FilterError> {
        let values: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
        let Some(key) = key else { return Ok(Self::Word(values.concat())) };
        let known =
            KEYS.iter().find(|(name, others)| name.eq_ignore_ascii_case(&key) || others.contains(&key.as_str()));
        let (name, _) = known.ok_or_else(|| FilterError::Key(key.clone()))?;
        if values.is_empty() {
            return Err(FilterError::Empty(key));
        }
        Ok(match *name {
            "item" => Self::Item(values),
            "by" => Self::By(values),
            "meeting" => Self::Meeting(values),
            "date" => Self::Date(values.iter().map(|value| When::parse(value)).collect::<Result<_, _>>()?),
            _ => {
                let kind = |value: &String| Topic::named(value).ok_or_else(|| FilterError::Kind(value.clone()));
                Self::Kind(values.iter().map(kind).collect::<Result<_, _>>()?)
            }
        })
    }

    fn holds(&self, subject: StepSubject<'_>) -> bool {
        let changes = subject.step.map_or(&[][..], |step| &step.changes);
        match self {
            Self::Word(word) => haystack(subject).contains(word),
            Self::Item(items) => changes.iter().any(|change| is_one_of(subject.plan, change, items)),
            Self::By(names) => subject.step.is_some_and(|step| has_any(&step.by, names)),
            Self::Meeting(names) => match meeting_name(subject) {
                Some(name) => has_any(&name, names),
                None => names.iter().any(|name| matches!(name.as_str(), "none" | "无")),
            },
            Self::Date(whens) => {
                let at = subject.step.map(|step| step.at).or(subject.plan.created);
                at.is_some_and(|at| whens.iter().any(|when| when.holds(at.date_naive())))
            }
            Self::Kind(kinds) => topics(subject.step).iter().any(|topic| kinds.contains(topic)),
        }
    }
}

fn has_any(text: &str, parts: &[String]) -> bool {
    let text = text.to_lowercase();
    parts.iter().any(|part| text.contains(part.as_str()))
}

/// Whether a change is of an item with one of these numbers, or ids (`#7`).
fn is_one_of(plan: &Plan, change: &Change, items: &[String]) -> bool {
    let Change::Item(id, change) = change else { return false };
    let gone = match change {
        ItemChange::Whole(swap) => swap.from.as_ref().or(swap.to.as_ref()).map(|item| item.number.to_lowercase()),
        _ => None,
    };
    let number = gone.unwrap_or_else(|| tell::number(plan, *id).to_lowercase());
    items.iter().any(|wanted| {
        *wanted == number || wanted.strip_prefix('#') == plan.item_no(*id).map(|no| no.to_string()).as_deref()
    })
}

/// All that words are looked for in, in small letters.
fn haystack(subject: StepSubject<'_>) -> String {
    let row = HistoryRow::of(subject);
    let title = |item: ItemId| subject.plan.item(item).map(|item| item.title.as_str());
    let items = subject.step.into_iter().flat_map(|step| &step.changes).filter_map(Change::item);
    let titles: Vec<&str> = items.filter_map(title).collect();
    let meeting = meeting_name(subject).unwrap_or_default();
    let label = subject.step.map_or("", |step| step.label.as_str());
    let parts = [&row.items, &row.action, &row.what, &row.by, &meeting, label, &titles.join(" ")];
    parts.join("\n").to_lowercase()
}

impl When {
    fn parse(text: &str) -> Result<Self, FilterError> {
        let wrong = || FilterError::Date(text.to_owned());
        let sign = ["<=", ">=", "<", ">"].into_iter().find(|sign| text.starts_with(sign)).unwrap_or("");
        let time = period(&text[sign.len()..]);
        match sign {
            "<=" => return time.map(Self::Until).ok_or_else(wrong),
            ">=" => return time.map(Self::From).ok_or_else(wrong),
            "<" => return time.map(Self::Before).ok_or_else(wrong),
            ">" => return time.map(Self::After).ok_or_else(wrong),
            _ => {}
        }
        let of_year =
            || format!("2000-{text}").parse::<Date>().ok().map(|day| Self::OfYear(day.format("%m-%d").to_string()));
        time.map(Self::Within).or_else(of_year).ok_or_else(wrong)
    }

    fn holds(&self, day: Date) -> bool {
        let day = day.to_string();
        // As much of the day as was typed: `2020-07` of `2020-07-15`.
        let like = |period: &str| day[..period.len().min(day.len())].to_owned();
        match self {
            Self::Within(period) => like(period) == *period,
            Self::OfYear(period) => day.ends_with(period.as_str()),
            Self::Before(period) => like(period) < *period,
            Self::Until(period) => like(period) <= *period,
            Self::From(period) => like(period) >= *period,
            Self::After(period) => like(period) > *period,
        }
    }
}

/// A year, month or day, written in full; none if there is no such.
fn period(text: &str) -> Option<String> {
    let (day, cells) = match text.split('-').count() {
        1 => (format!("{text}-01-01"), 4),
        2 => (format!("{text}-01"), 7),
        _ => (text.to_owned(), 10),
    };
    let is_full =
        text.split('-').next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let day = is_full.then(|| day.parse::<Date>().ok()).flatten()?.to_string();
    Some(day[..cells].to_owned())
}
