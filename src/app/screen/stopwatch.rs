//! The watch of a meeting: how long each item, and the meeting itself, was on the screen.

use std::collections::HashMap;

use crate::clock::Now;
use crate::plan::id::ItemId;

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;

/// How long the items were on the screen while this session runs the meeting, and the meeting itself.
#[derive(Debug, Clone, Default)]
pub struct Stopwatch {
    spent: HashMap<ItemId, u64>,
    shown: Option<(ItemId, Now)>,
    began: Option<Now>,
    before: u64,
}

impl Stopwatch {
    /// The meeting goes on now, after it had gone on for so many milliseconds.
    pub(in crate::app) fn start(now: Now, before: u64) -> Self {
        Self { began: Some(now), before, ..Self::default() }
    }

    /// This item is on the screen from now on, or none.
    pub(in crate::app) fn turn(&mut self, item: Option<ItemId>, now: Now) {
        if self.shown.map(|(shown, _)| shown) == item {
            return;
        }
        if let Some((shown, since)) = self.shown.take() {
            *self.spent.entry(shown).or_default() += since.until(now);
        }
        self.shown = item.map(|item| (item, now));
    }

    /// Milliseconds the item was on the screen.
    pub fn item(&self, item: ItemId, now: Now) -> u64 {
        let shown = self.shown.filter(|(shown, _)| *shown == item).map_or(0, |(_, since)| since.until(now));
        self.spent.get(&item).copied().unwrap_or(0) + shown
    }

    /// Milliseconds the meeting has gone on.
    pub fn meeting(&self, now: Now) -> u64 {
        self.before + self.began.map_or(0, |began| began.until(now))
    }

    /// When the shown times are other than now: a whole minute after the item came, for the item.
    pub(in crate::app) fn next_minute(&self, now: Now) -> Option<Now> {
        let (item, _) = self.shown?;
        let spent = self.item(item, now);
        Some(now.after(MINUTE - spent % MINUTE))
    }
}
