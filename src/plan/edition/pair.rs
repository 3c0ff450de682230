//! Which item of a new edition is which item of the plan: by theme, number and how alike the sentences are.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::base::Base;
use crate::plan::Plan;
use crate::plan::id::ThemeId;
use crate::plan::item::Item;
use crate::plan::theme::Theme;

/// Sentences at least so alike are one, of two that stand at the same place.
const ALIKE_IN_PLACE: f64 = 0.5;
/// Sentences at least so alike are one, wherever they stand.
const ALIKE: f64 = 0.6;
/// Standing at the same place counts so much.
const PLACE: f64 = 0.15;
/// So many sentences are compared with one that is new; those with the most pairs of characters in common.
const COMPARED: usize = 6;
/// A pair of characters that so many sentences have tells nothing.
const COMMON: usize = 200;

/// What the items and themes of an edition are in the plan.
pub(super) struct Pairs {
    /// For each item of the edition its place in [`Base::items`].
    pub(super) items: Vec<Option<usize>>,
    /// For each theme of the edition its place in [`Base::themes`].
    pub(super) themes: Vec<Option<usize>>,
}

/// The pairs as far as they are known.
struct Pairing {
    of_new: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing {
    fn new(new: usize, old: usize) -> Self {
        Self { of_new: vec![None; new], taken: vec![false; old] }
    }

    fn pair(&mut self, new: usize, old: usize) {
        if self.of_new[new].is_none() && !self.taken[old] {
            (self.of_new[new], self.taken[old]) = (Some(old), true);
        }
    }

    /// Pairs, in their order, what has the same key.
    fn by<K: Hash + Eq>(&mut self, old: impl Iterator<Item = K>, new: impl Iterator<Item = K>) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, key) in old.enumerate().filter(|(at, _)| !self.taken[*at]) {
            waiting.entry(key).or_default().push_back(at);
        }
        for (at, key) in new.enumerate() {
            if self.of_new[at].is_none()
                && let Some(old) = waiting.get_mut(&key).and_then(VecDeque::pop_front)
            {
                self.pair(at, old);
            }
        }
    }
}

/// Pairs the edition `new` with what the document of `plan` said last.
pub(super) fn pairs(plan: &Plan, base: &Base, new: &Plan) -> Pairs {
    let mut items = Pairing::new(new.items.len(), base.items.len());
    let old_titles: HashMap<ThemeId, &str> = base.themes.iter().map(|theme| (theme.id, theme.title.as_str())).collect();
    let new_titles: HashMap<ThemeId, &str> = new.themes.iter().map(|theme| (theme.id, theme.title.as_str())).collect();
    let of = |titles: &HashMap<ThemeId, &'_ str>, item: &Item| titles.get(&item.theme).map(|title| (*title).to_owned());
    let (old, fresh) = (|| base.items.iter(), || new.items.iter());
    items.by(
        old().map(|item| (of(&old_titles, item), item.number.as_str(), item.text.as_str())),
        fresh().map(|item| (of(&new_titles, item), item.number.as_str(), item.text.as_str())),
    );
    items.by(
        old().map(|item| (of(&old_titles, item), item.text.as_str())),
        fresh().map(|item| (of(&new_titles, item), item.text.as_str())),
    );
    items.by(old().map(|item| item.text.as_str()), fresh().map(|item| item.text.as_str()));
    let now = |item: &Item| plan.item(item.id).map_or_else(|| item.text.clone(), |ours| ours.text.clone());
    items.by(old().map(now), fresh().map(|item| item.text.clone()));
    let themes = themes(base, new, &items.of_new);
    by_likeness(base, new, &themes, &mut items);
    Pairs { items: items.of_new, themes }
}

/// Themes are known by their words, else by the items that moved with them, else by numeral and likeness.
fn themes(base: &Base, new: &Plan, items: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut pairing = Pairing::new(new.themes.len(), base.themes.len());
    pairing.by(
        base.themes.iter().map(|theme| (theme.marker.as_str(), theme.title.as_str())),
        new.themes.iter().map(|theme| (theme.marker.as_str(), theme.title.as_str())),
    );
    pairing
        .by(base.themes.iter().map(|theme| theme.title.as_str()), new.themes.iter().map(|theme| theme.title.as_str()));
    for (new, old) in majorities(base, new, items) {
        pairing.pair(new, old);
    }
    let alike = |old: &Theme, new: &Theme| {
        let likeness = likeness(&old.title, &new.title);
        let in_place = old.numeral() == new.numeral();
        if in_place && likeness >= ALIKE_IN_PLACE {
            Some(likeness + PLACE)
        } else {
            (likeness >= ALIKE).then_some(likeness)
        }
    };
    let mut scores = Vec::new();
    for (at, theme) in new.themes.iter().enumerate().filter(|(at, _)| pairing.of_new[*at].is_none()) {
        let free = base.themes.iter().enumerate().filter(|(old, _)| !pairing.taken[*old]).take(COMMON);
        scores.extend(free.filter_map(|(old, other)| Some((alike(other, theme)?, at, old))));
    }
    best_first(scores, &mut pairing);
    pairing.of_new
}

/// For each theme of the edition, the theme that more than half of its items stand in.
fn majorities(base: &Base, new: &Plan, items: &[Option<usize>]) -> Vec<(usize, usize)> {
    let old_places: HashMap<ThemeId, usize> = (0..).zip(&base.themes).map(|(at, theme)| (theme.id, at)).collect();
    let new_places: HashMap<ThemeId, usize> = (0..).zip(&new.themes).map(|(at, theme)| (theme.id, at)).collect();
    let mut counts = vec![0usize; new.themes.len()];
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (item, paired) in new.items.iter().zip(items) {
        let Some(at) = new_places.get(&item.theme) else { continue };
        counts[*at] += 1;
        if let Some(old) = paired.and_then(|old| old_places.get(&base.items[old].theme)) {
            *votes.entry((*at, *old)).or_default() += 1;
        }
    }
    let mut won: Vec<(usize, usize)> =
        votes.into_iter().filter(|((new, _), votes)| votes * 2 > counts[*new]).map(|(pair, _)| pair).collect();
    won.sort_unstable();
    won
}

/// Pairs the most alike first.
fn best_first(mut scores: Vec<(f64, usize, usize)>, pairing: &mut Pairing) {
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, new, old) in scores {
        pairing.pair(new, old);
    }
}

/// Pairs what is left by how alike the sentences are. Each is compared with few others: those at its place, and those
/// that share the most pairs of characters with it.
fn by_likeness(base: &Base, new: &Plan, themes: &[Option<usize>], pairing: &mut Pairing) {
    let theme_of: HashMap<ThemeId, ThemeId> =
        new.themes.iter().zip(themes).filter_map(|(theme, old)| Some((theme.id, base.themes[(*old)?].id))).collect();
    let mut index: HashMap<(char, char), Vec<usize>> = HashMap::new();
    let mut at_place: HashMap<(ThemeId, &str), Vec<usize>> = HashMap::new();
    for (at, item) in base.items.iter().enumerate().filter(|(at, _)| !pairing.taken[*at]) {
        for pair in signs(&item.text) {
            index.entry(pair).or_default().push(at);
        }
        at_place.entry((item.theme, item.number.as_str())).or_default().push(at);
    }
    let mut scores = Vec::new();
    for (at, item) in new.items.iter().enumerate().filter(|(at, _)| pairing.of_new[*at].is_none()) {
        let place = theme_of.get(&item.theme).map(|theme| (*theme, item.number.as_str()));
        let here =
            place.and_then(|place| at_place.get(&place)).map_or(&[][..], |here| &here[..here.len().min(COMPARED)]);
        let near = nearest(&item.text, &index).into_iter().filter(|old| !here.contains(old));
        let near = near.map(|old| (old, 0.0, ALIKE));
        for (old, bonus, least) in here.iter().map(|old| (*old, PLACE, ALIKE_IN_PLACE)).chain(near) {
            let likeness = likeness(&base.items[old].text, &item.text);
            if likeness >= least {
                scores.push((likeness + bonus, at, old));
            }
        }
    }
    best_first(scores, pairing);
}

/// The sentences that share the most telling pairs of characters with `text`.
fn nearest(text: &str, index: &HashMap<(char, char), Vec<usize>>) -> Vec<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for old in signs(text).iter().filter_map(|pair| index.get(pair)).filter(|old| old.len() <= COMMON).flatten() {
        *shared.entry(*old).or_default() += 1;
    }
    let mut shared: Vec<(usize, usize)> = shared.into_iter().map(|(old, count)| (count, old)).collect();
    shared.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    shared.into_iter().take(COMPARED).map(|(_, old)| old).collect()
}

/// How alike two texts are, 0 to 1: Sørensen and Dice's share of the pairs of neighbouring characters they have in
/// common.
fn likeness(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| {
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let (mut at, mut common) = (0, 0u32);
    for pair in &one {
        while other.get(at).is_some_and(|other| other < pair) {
            at += 1;
        }
        if other.get(at) == Some(pair) {
            at += 1;
            common += 1;
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    f64::from(2 * common) / f64::from(all.max(1))
}

/// The pairs of neighbouring characters.
fn signs(text: &str) -> HashSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_by_character() {
        for (one, other, expected) in [
            ("夜晚", "夜晚", 1.0),
            ("甲乙丙", "甲乙丁", 0.5),
            ("甲甲甲", "甲甲", 2.0 / 3.0),
            ("甲", "甲", 0.0),
            ("", "", 0.0),
        ] {
            assert!((likeness(one, other) - expected).abs() < 1e-9, "{one} {other}");
        }
    }
}
