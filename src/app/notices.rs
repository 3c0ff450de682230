//! What is told of what happened: the message line, and cards that show their last move.

use crate::app::tell::Move;
use crate::clock::Now;
use crate::plan::column::Kind;
use crate::plan::id::ItemId;

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

/// A card that shows its last move.
#[derive(Debug, Clone, PartialEq, Eq)]
struct MovedCard {
    change: Move,
    /// Until when it shows; none means until the next key.
    until: Option<Now>,
}

/// The message of the moment, and the cards that moved.
#[derive(Debug, Default)]
pub struct Notices {
    message: Option<Message>,
    moved: Vec<MovedCard>,
}

impl Notices {
    /// Says something on the message line, in place of what stands there.
    pub fn say(&mut self, message: Message) {
        self.message = Some(message);
    }

    /// The same line with one more part, if there is one.
    pub fn add(&mut self, tone: Tone, text: impl Into<String>) {
        self.message = self.message.take().map(|message| message.with(tone, text));
    }

    /// The message line is empty.
    pub fn clear(&mut self) {
        self.message = None;
    }

    /// The message of the moment.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Cards show these moves: until a moment, or until the next key.
    pub fn show_moves(&mut self, moves: impl IntoIterator<Item = Move>, until: Option<Now>) {
        self.moved.extend(moves.into_iter().map(|change| MovedCard { change, until }));
    }

    /// The last move of `item`, while its card shows it.
    pub fn moved(&self, item: ItemId) -> Option<&Move> {
        self.moved.iter().rev().map(|moved| &moved.change).find(|change| change.item == item)
    }

    /// A key came: moves are no longer shown, but for those with a moment of their own.
    pub fn forget_moves(&mut self) {
        self.moved.retain(|moved| moved.until.is_some());
    }

    /// Moves whose moment has come are no longer shown.
    pub fn expire(&mut self, now: Now) {
        self.moved.retain(|moved| moved.until.is_none_or(|until| until > now));
    }

    /// When the next one expires.
    pub fn wake(&self) -> Option<Now> {
        self.moved.iter().filter_map(|moved| moved.until).min()
    }
}
