//! Both languages of every string, as functions of plain text and numbers. Nothing of ours is imported here.

pub mod board;
pub mod change;
pub mod command;
pub mod dashboard;
pub mod doctor;
pub mod document;
pub mod error;
pub mod find;
pub mod form;
pub mod history;
pub mod import;
pub mod list;
pub mod markdown;
pub mod meeting;
pub mod merge;
pub mod palette;
pub mod query;
pub mod report;
pub mod returned;
pub mod settings;
pub mod store;
pub mod terminal;

/// A language of the interface. What a plan says stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// A fixed string in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// Makes [`Words`] where a table has many of them.
pub const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

impl Lang {
    /// The language a locale name asks for: names beginning with `zh` Chinese, all others English.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The one of two strings that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

impl Words {
    /// The string in `lang`.
    pub fn say(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}
