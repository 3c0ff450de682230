//! Where things stand in a plan's lists, by id; drawn up at the first look-up after a change of the lists.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::OnceLock;

use super::id::{ItemId, ThemeId};

/// Hashes ids, which are drawn by chance or derived: one multiplication.
#[derive(Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u128(&mut self, id: u128) {
        let folded = (id as u64) ^ ((id >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((id >> 48) as u64);
        self.0 = (self.0 ^ folded).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A map by id.
pub type IdMap<Id, T> = HashMap<Id, T, BuildHasherDefault<IdHasher>>;

/// Places by id. It is no part of what a plan is: any two are equal, and a clone begins without.
#[derive(Debug, Default)]
pub struct Index {
    items: OnceLock<IdMap<ItemId, usize>>,
    themes: OnceLock<IdMap<ThemeId, usize>>,
}

impl Clone for Index {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Index {
    /// Where the item stands in `items`, which others may have changed meanwhile.
    pub(super) fn item<T>(&self, id: ItemId, items: &[T], id_of: impl Fn(&T) -> ItemId + Copy) -> Option<usize> {
        look_up(&self.items, id, items, id_of)
    }

    /// Where the theme stands in `themes`.
    pub(super) fn theme<T>(&self, id: ThemeId, themes: &[T], id_of: impl Fn(&T) -> ThemeId + Copy) -> Option<usize> {
        look_up(&self.themes, id, themes, id_of)
    }

    /// To be called when items come, go or move.
    pub(super) fn forget_items(&mut self) {
        self.items.take();
    }

    /// An item came as the last of all, at `place`.
    pub(super) fn append_item(&mut self, id: ItemId, place: usize) {
        if let Some(items) = self.items.get_mut() {
            items.insert(id, place);
        }
    }

    /// To be called when themes come, go or move.
    pub(super) fn forget_themes(&mut self) {
        self.themes.take();
    }
}

fn look_up<T, Id: Copy + Eq + Hash>(
    map: &OnceLock<IdMap<Id, usize>>,
    id: Id,
    things: &[T],
    id_of: impl Fn(&T) -> Id + Copy,
) -> Option<usize> {
    let map = map.get_or_init(|| things.iter().enumerate().map(|(at, thing)| (id_of(thing), at)).collect());
    match map.get(&id) {
        Some(at) if things.get(*at).is_some_and(|thing| id_of(thing) == id) => Some(*at),
        None if map.len() == things.len() => None,
        // The list was changed past the index.
        _ => things.iter().position(|thing| id_of(thing) == id),
    }
}
