//! An item's number while it is typed.

use crate::clock::Now;
use crate::plan::Plan;
use crate::plan::id::ItemId;

/// After a pause of so many milliseconds a typed number jumps.
const PAUSE: u64 = 800;

/// Digits typed so far. At most nine are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    digits: String,
    last: Now,
}

impl Number {
    /// The number whose first digit was just typed.
    pub fn new(digit: u8, now: Now) -> Self {
        Self { digits: digit.to_string(), last: now }
    }

    /// One more digit.
    pub fn push(&mut self, digit: u8, now: Now) {
        if self.digits.len() < 9 {
            self.digits.push_str(&digit.to_string());
        }
        self.last = now;
    }

    /// The same without its last digit; none if that was the only one.
    pub fn popped(mut self, now: Now) -> Option<Self> {
        self.digits.pop();
        self.last = now;
        (!self.digits.is_empty()).then_some(self)
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The same as a count for a motion; at least one.
    pub fn count(&self) -> usize {
        self.digits.parse().unwrap_or(usize::MAX).max(1)
    }

    /// When it jumps by itself.
    pub fn due(&self) -> Now {
        self.last.after(PAUSE)
    }
}

/// The items with this printed number, in plan order; leading zeros do not count. Those that vanished from the document
/// are left out where another has the number.
pub fn items_numbered(plan: &Plan, digits: &str) -> Vec<ItemId> {
    let wanted = digits.trim_start_matches('0');
    let same = |number: &str| number.trim_start_matches('0') == wanted;
    let numbered: Vec<_> = plan.items.iter().filter(|item| same(&item.number)).collect();
    let has_living = numbered.iter().any(|item| !item.vanished);
    numbered.into_iter().filter(|item| !(has_living && item.vanished)).map(|item| item.id).collect()
}
