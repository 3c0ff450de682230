//! The keys of the query language, and the values they take.

use super::QueryError;
use super::due::Due;
use super::pattern::fold;
use crate::lang::{Lang, Words, query as words};

/// What stands before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A person in charge.
    Leader,
    /// A unit that leads.
    Lead,
    /// A unit in any role.
    Unit,
    /// A status.
    Status,
    /// A theme.
    Theme,
    /// The deadline.
    Due,
    /// The printed number.
    Number,
    /// A state of affairs.
    Is,
}

/// What `is:` asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Is {
    /// It has an open problem.
    Problem,
    /// Its deadline is before today, and it is not done.
    Overdue,
    /// Its deadline is today or within the due-soon days, and it is not done.
    Due,
    /// It is under way or behind and has stood in its column for the first threshold or longer: its card shows its days.
    Stale,
    /// It is not done, and no progress is dated this calendar month.
    Quiet,
    /// It is not done.
    Open,
    /// It is done.
    Done,
    /// The document leaves something open about it.
    Flagged,
    /// It was discussed in the running meeting.
    Discussed,
}

/// Printed numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// The whole numbers from one to another, both included.
    Range(u32, u32),
    /// The number as printed, whatever it is made of.
    Text(String),
}

/// A value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name or part of one, in Chinese, pinyin or initials.
    Name(String),
    /// Nobody at all.
    Nobody,
    /// A time.
    Due(Due),
    /// Printed numbers.
    Number(Numbers),
    /// A state of affairs.
    Is(Is),
}

impl Key {
    /// All of them, in the order help lists them.
    pub const ALL: [Self; 8] =
        [Self::Leader, Self::Lead, Self::Unit, Self::Status, Self::Theme, Self::Due, Self::Number, Self::Is];

    /// Its name in each language; both are read, whatever the interface's language.
    pub fn words(self) -> Words {
        match self {
            Self::Leader => words::LEADER,
            Self::Lead => words::LEAD,
            Self::Unit => words::UNIT,
            Self::Status => words::STATUS,
            Self::Theme => words::THEME,
            Self::Due => words::DUE,
            Self::Number => words::NO,
            Self::Is => words::IS,
        }
    }

    /// The names the office's own documents have for it.
    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Leader => &["分管领导"],
            Self::Lead => &["牵头单位"],
            Self::Due => &["完成时限"],
            _ => &[],
        }
    }

    /// The key of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| is_named(name, key.words(), key.also()))
    }
}

impl Is {
    /// All of them, in the order help lists them.
    pub const ALL: [Self; 9] = [
        Self::Problem,
        Self::Overdue,
        Self::Due,
        Self::Stale,
        Self::Quiet,
        Self::Open,
        Self::Done,
        Self::Flagged,
        Self::Discussed,
    ];

    /// Its name in each language; both are read, whatever the interface's language.
    pub fn words(self) -> Words {
        match self {
            Self::Problem => words::PROBLEM,
            Self::Overdue => words::OVERDUE,
            Self::Due => words::DUE_SOON,
            Self::Stale => words::STALE,
            Self::Quiet => words::QUIET,
            Self::Open => words::OPEN,
            Self::Done => words::DONE,
            Self::Flagged => words::FLAGGED,
            Self::Discussed => words::DISCUSSED,
        }
    }

    /// Other words people have for it.
    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Problem => &["问题", "存在问题", "problems"],
            Self::Overdue => &["逾期", "已超期"],
            Self::Due => &["快到期", "将到期", "临近"],
            Self::Stale => &["久未动", "停滞"],
            Self::Quiet => &["无进展"],
            Self::Open => &["未完成", "未办", "在办"],
            Self::Done => &["已完成", "完成", "办结"],
            Self::Flagged => &["不明确", "缺项", "待明确"],
            Self::Discussed => &["已讨论", "议过"],
        }
    }

    /// The state of affairs of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|is| is_named(name, is.words(), is.also()))
    }
}

fn is_named(name: &str, words: Words, also: &[&str]) -> bool {
    let name = fold(name.trim());
    name == words.zh || name == words.en || also.contains(&name.as_str())
}

impl Value {
    /// The value of `key` that `text` means.
    pub fn parse(key: Key, text: &str) -> Result<Self, QueryError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(QueryError::NoValue(key));
        }
        match key {
            Key::Leader | Key::Lead | Key::Unit if is_named(text, words::NONE, &[]) => Ok(Self::Nobody),
            Key::Leader | Key::Lead | Key::Unit | Key::Status | Key::Theme => Ok(Self::Name(text.to_owned())),
            Key::Due => Due::parse(text).map(Self::Due).ok_or_else(|| QueryError::BadDue(text.to_owned())),
            Key::Number => Numbers::parse(text).map(Self::Number).ok_or_else(|| QueryError::BadNumber(text.to_owned())),
            Key::Is => Is::named(text).map(Self::Is).ok_or_else(|| QueryError::UnknownIs(text.to_owned())),
        }
    }

    /// The value as it is typed, without quotes.
    pub(super) fn print(&self, lang: Lang) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Nobody => words::NONE.say(lang).to_owned(),
            Self::Due(due) => due.print(lang),
            Self::Number(Numbers::Range(from, to)) if from == to => from.to_string(),
            Self::Number(Numbers::Range(from, to)) => format!("{from}-{to}"),
            Self::Number(Numbers::Text(text)) => text.clone(),
            Self::Is(is) => is.words().say(lang).to_owned(),
        }
    }
}

impl Numbers {
    /// `7`, `3-5`, or a number that is not written in digits, such as `七`. None of a range with one end.
    fn parse(text: &str) -> Option<Self> {
        let text = fold(text);
        let whole = |text: &str| text.trim().parse::<u32>().ok();
        if let Some(number) = whole(&text) {
            return Some(Self::Range(number, number));
        }
        let Some((from, to)) = text.split_once(['-', '－', '–', '—', '~', '～', '至', '到']) else {
            return Some(Self::Text(text));
        };
        match (whole(from), whole(to)) {
            (Some(from), Some(to)) => Some(Self::Range(from, to)),
            (None, None) if !from.trim().is_empty() && !to.trim().is_empty() => Some(Self::Text(text)),
            _ => None,
        }
    }

    /// Whether the item's printed number is one of them.
    pub(super) fn holds(&self, printed: &str) -> bool {
        let printed = fold(printed);
        match self {
            Self::Range(from, to) => printed.parse::<u32>().is_ok_and(|number| (*from..=*to).contains(&number)),
            Self::Text(text) => printed == *text,
        }
    }
}
