//! The names things go by: ULIDs for items, themes, records, steps and meetings; words for columns.
//!
//! An item and a theme keep their ULID on every desk. Those of a document are derived from plan and place, so that two
//! imports of it agree; what a revised edition brings is derived from its words. The whole number people read (`#7`) is
//! a field beside it, and may change in a merge.

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use ulid::Ulid;

use crate::clock::Now;

/// Bits of a derived id that tell the plan; the place stands above them, so that ids sort by place.
const KEY_BITS: u32 = 48;

/// What the ids of a document are derived from: its title and its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanKey(u64);

impl PlanKey {
    /// The key of a plan, by the title and year it was made with.
    pub fn of(title: &str, year: Option<i32>) -> Self {
        let hash = fnv(&[title, &year.map_or_else(String::new, |year| year.to_string())]);
        Self((hash as u64) & ((1 << KEY_BITS) - 1))
    }
}

/// FNV-1a of 128 bits over the parts, each ended by a byte that no text has.
fn fnv(parts: &[&str]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// A ULID that sorts by `now`.
fn fresh(now: Now) -> Ulid {
    Ulid::from_datetime(UNIX_EPOCH + Duration::from_millis(now.millis()))
}

/// An id of an item or a theme.
macro_rules! identity {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Ulid);

        impl $name {
            /// A new one, made now.
            pub fn new(now: Now) -> Self {
                Self(fresh(now))
            }

            /// That of the document of `plan` at the place `place`, counted from 1.
            pub fn derived(plan: PlanKey, place: u32) -> Self {
                Self(Ulid(u128::from(place) << KEY_BITS | u128::from(plan.0)))
            }

            /// The place of a derived id.
            pub fn place(self) -> u32 {
                (self.0.0 >> KEY_BITS) as u32
            }

            /// That of what `step` added as its `nth`; of files that named it by its whole number alone.
            pub(super) fn added(step: RecordId, nth: usize) -> Self {
                Self(Ulid(fnv(&[$word, &step.0.to_string(), &nth.to_string()])))
            }

            /// That of what a revised edition brings, by its words; `nth` of the same words.
            pub(super) fn of_edition(words: &[&str], nth: usize) -> Self {
                let nth = nth.to_string();
                Self(Ulid(fnv(&[&[$word, nth.as_str()], words].concat())))
            }

            /// Of schema 1: the whole number that was all the identity there was.
            pub(super) fn whole_number(self) -> Option<u32> {
                u32::try_from(self.0.0).ok()
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(file: D) -> Result<Self, D::Error> {
                file.deserialize_any(Identity).map(|id| Self(Ulid(id)))
            }
        }
    };
}

/// Reads a ULID, or the whole number of schema 1.
struct Identity;

impl Visitor<'_> for Identity {
    type Value = u128;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a ULID or a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u128, E> {
        u32::try_from(number)
            .map(u128::from)
            .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u128, E> {
        Ulid::from_string(text).map(|id| id.0).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

identity! {
    /// An item's id, the same on every desk.
    ItemId, "item"
}

identity! {
    /// A theme's id, the same on every desk.
    ThemeId, "theme"
}

/// A column's id: a word such as `doing`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnId(pub String);

/// A record's, step's or meeting's id: unique wherever it was made, so that two copies of a file can be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub Ulid);

impl fmt::Display for ColumnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for ColumnId {
    fn from(word: &str) -> Self {
        Self(word.to_owned())
    }
}
