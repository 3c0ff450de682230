//! What stands on the message line until the next key.

use crate::plan::column::Kind;

/// How a part of a message is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As text.
    Plain,
    /// Stepping back.
    Quiet,
    /// Standing out.
    Strong,
    /// A key to press.
    Key,
    /// A status, in its colour.
    Status(Kind),
    /// A mistake or a danger.
    Alarm,
}

/// A line of parts, each with its tone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The parts, from the left.
    pub parts: Vec<(Tone, String)>,
}

impl Message {
    /// A message that is one plain sentence.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().with(Tone::Plain, text)
    }

    /// A message about a mistake or a danger, told by a `!` as well as by colour.
    pub fn alarm(text: impl Into<String>) -> Self {
        Self::default().with(Tone::Alarm, "! ").with(Tone::Alarm, text)
    }

    /// The same with one more part.
    #[must_use]
    pub fn with(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.parts.push((tone, text.into()));
        self
    }

    /// The same with a key and what it does, two cells apart.
    #[must_use]
    pub fn with_key(self, key: &str, word: &str) -> Self {
        self.with(Tone::Plain, "   ").with(Tone::Key, key).with(Tone::Plain, format!(" {word}"))
    }
}
