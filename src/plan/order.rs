//! Order: what brings things into another order, and leaves alone what is not spoken of.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// One thing is put behind another, or first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Put<Id> {
    pub(super) id: Id,
    /// Behind which it stood.
    pub(super) from: Option<Id>,
    /// Behind which it stands now.
    pub(super) to: Option<Id>,
}

/// A list whose elements know their neighbours.
struct Chain<Id> {
    before: HashMap<Id, Option<Id>>,
    behind: HashMap<Option<Id>, Id>,
}

impl<Id: Copy + Eq + Hash> Chain<Id> {
    fn of(list: &[Id]) -> Self {
        let mut chain = Self { before: HashMap::new(), behind: HashMap::new() };
        let mut last = None;
        for id in list {
            chain.before.insert(*id, last);
            chain.behind.insert(last, *id);
            last = Some(*id);
        }
        chain
    }

    fn put(&mut self, id: Id, behind: Option<Id>) {
        let old = self.before[&id];
        match self.behind.remove(&Some(id)) {
            Some(next) => {
                self.behind.insert(old, next);
                self.before.insert(next, old);
            }
            None => drop(self.behind.remove(&old)),
        }
        if let Some(next) = self.behind.insert(behind, id) {
            self.behind.insert(Some(id), next);
            self.before.insert(next, Some(id));
        }
        self.before.insert(id, behind);
    }
}

/// What puts `wanted`, all of it in `list`, into its order. The `fresh` are new in the list and stand at its end; others
/// move only where they stand before what they should stand behind.
pub(super) fn places<Id: Copy + Eq + Hash>(list: &[Id], wanted: &[Id], fresh: &HashSet<Id>) -> Vec<Put<Id>> {
    let rank: HashMap<Id, usize> = list.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut chain = Chain::of(list);
    let mut places = Vec::new();
    let mut anchor = None;
    let mut last = None;
    for id in wanted {
        let stays = !fresh.contains(id) && anchor.is_none_or(|anchor| rank[id] > anchor);
        if stays {
            anchor = Some(rank[id]);
        } else if chain.before[id] != last {
            places.push(Put { id: *id, from: chain.before[id], to: last });
            chain.put(*id, last);
        }
        last = Some(*id);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(list: &str, wanted: &str, fresh: &str) -> (String, usize) {
        let places = places(
            &list.chars().collect::<Vec<_>>(),
            &wanted.chars().collect::<Vec<_>>(),
            &fresh.chars().collect::<HashSet<_>>(),
        );
        let mut list: Vec<char> = list.chars().collect();
        for place in &places {
            let at = list.iter().position(|c| *c == place.id).unwrap();
            assert_eq!(at.checked_sub(1).map(|before| list[before]), place.from);
            list.remove(at);
            let to = place.to.map_or(0, |to| list.iter().position(|c| *c == to).unwrap() + 1);
            list.insert(to, place.id);
        }
        (list.into_iter().collect(), places.len())
    }

    #[test]
    fn what_is_wanted_comes_into_its_order() {
        for (list, wanted, fresh, expected, moves) in [
            ("abc", "abc", "", "abc", 0),
            ("abc", "bca", "", "bca", 1),
            ("abcx", "axbc", "x", "axbc", 1),
            ("abcx", "xabc", "x", "xabc", 1),
            ("abcxy", "abcxy", "xy", "abcxy", 0),
            // h was put there by hand, and is not wanted anywhere.
            ("habc", "acb", "", "hacb", 1),
            ("ahbx", "axb", "x", "axhb", 1),
            ("", "", "", "", 0),
        ] {
            assert_eq!(ordered(list, wanted, fresh), (expected.to_owned(), moves), "{list} {wanted}");
        }
    }
}
