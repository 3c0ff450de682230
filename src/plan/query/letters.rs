//! With which letters a character's readings begin: what tells in a nanosecond that a word does not begin here, before the
//! pinyin library is asked.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use ib_matcher::pinyin::{PinyinData, PinyinNotation};

/// The common Han characters; others are looked up each time.
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;
/// Set in what is known.
const KNOWN: u64 = 1 << 63;
/// Letters of which nothing is known.
const ALL: u64 = KNOWN | ((1 << 52) - 1);

/// The table of all readings; 12 kB, made when the first letter is typed.
pub(super) fn readings() -> &'static PinyinData {
    static READINGS: OnceLock<PinyinData> = OnceLock::new();
    READINGS.get_or_init(|| PinyinData::new(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter))
}

/// Sets of letters: bits 0 to 25 the first letters of a character's readings, bits 26 to 51 their second letters.
#[derive(Clone, Copy)]
pub(super) struct Letters(u64);

impl Letters {
    /// Those of `c`: of a Han character its readings', of a letter itself.
    pub(super) fn of(c: char) -> Self {
        // What was looked up once is kept: the readings never change.
        static KEPT: [AtomicU64; COUNT] = [const { AtomicU64::new(0) }; COUNT];
        let Some(kept) = (c as u32).checked_sub(FIRST).and_then(|place| KEPT.get(place as usize)) else {
            return Self::looked_up(c);
        };
        let letters = kept.load(Ordering::Relaxed);
        if letters & KNOWN != 0 {
            return Self(letters);
        }
        let letters = Self::looked_up(c);
        kept.store(letters.0, Ordering::Relaxed);
        letters
    }

    fn looked_up(c: char) -> Self {
        if c.is_ascii() {
            return Self(bit(c.to_ascii_lowercase() as u8));
        }
        if c.is_lowercase() || c.is_uppercase() {
            return Self(ALL);
        }
        let mut letters = KNOWN;
        readings().get_pinyins_and_for_each(c, |reading| {
            let ascii = reading.notation(PinyinNotation::Ascii).unwrap_or("").as_bytes();
            letters |= ascii.first().map_or(0, |letter| bit(*letter));
            letters |= ascii.get(1).map_or(0, |letter| bit(*letter) << 26);
        });
        Self(letters)
    }

    /// Whether a reading begins with `letter`, a small one.
    pub(super) fn begin_with(self, letter: u8) -> bool {
        self.0 & bit(letter) != 0
    }

    /// Whether a reading has `letter`, a small one, in the second place.
    pub(super) fn go_on_with(self, letter: u8) -> bool {
        self.0 & (bit(letter) << 26) != 0
    }
}

/// The bit of a small letter; none of anything else.
fn bit(letter: u8) -> u64 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_the_letters_of_all_their_readings() {
        for (c, first, second) in
            [('高', "g", "a"), ('乐', "ly", "eu"), ('Ａ', "abz", "az"), ('b', "b", ""), ('，', "", "")]
        {
            for _ in 0..2 {
                let letters = Letters::of(c);
                assert!(first.bytes().all(|letter| letters.begin_with(letter)), "{c}");
                assert!(second.bytes().all(|letter| letters.go_on_with(letter)), "{c}");
            }
        }
        assert!(!Letters::of('高').begin_with(b'a') && !Letters::of('，').begin_with(b'a'));
    }
}
