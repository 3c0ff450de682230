//! A query asked of a plan, in slices: the app searches 10,000 items between two keys, and one more letter typed tests
//! only what the last one left.
//!
//! What a word finds depends on the whole plan's vocabulary (see `word`), so there are two stages: the vocabulary, then
//! the items. To narrow by one more letter it goes on from every item where the word matches at all, counted or not: with
//! one more letter they only become fewer.

use super::pattern;
use super::resolve::Resolved;
use super::word::{Look, Marks, Pending, Rank, Word};
use super::{Context, Query, Sign, Term, Test};
use crate::plan::Plan;
use crate::plan::id::ItemId;
use crate::plan::item::Item;

/// An item the query holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How well it fits.
    pub rank: Rank,
    /// Its place among the plan's items.
    pub place: usize,
    /// The item.
    pub item: ItemId,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many tests are still to be made, at most.
    Left(usize),
    /// All that there is was found.
    Done,
}

/// A query being asked of a plan. It holds for the plan it was begun with: when that changes, begin again.
pub struct Search {
    query: Query,
    /// One for each term.
    checks: Vec<Check>,
    /// Places of items still to be tested.
    pending: Pending,
    /// Places of items where the words match at all.
    left: Vec<usize>,
    found: Vec<Found>,
}

enum Check {
    Word(Box<Word>),
    Key(Resolved),
}

impl Search {
    /// The search for `query` from the beginning.
    pub fn new(query: Query, context: &Context<'_>) -> Self {
        let checks = query.terms().iter().map(|term| Check::new(&term.test, context.plan)).collect();
        Self { query, checks, pending: Pending::all(context.plan), left: Vec::new(), found: Vec::new() }
    }

    /// The search for `query` in what this one has left, if `query` only adds to the last word or adds a term; else
    /// from the beginning. What is found is the same.
    #[must_use]
    pub fn refined(self, query: Query, context: &Context<'_>) -> Self {
        let (old, new) = (self.query.terms(), query.terms());
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let narrows = match old.get(same..) {
            Some([]) => true,
            Some([last]) => new.get(same).is_some_and(|term| narrows(last, term)),
            _ => false,
        };
        if !narrows {
            return Self::new(query, context);
        }
        let mut checks = Vec::with_capacity(new.len());
        for (at, check) in self.checks.into_iter().enumerate() {
            checks.push(match (check, &new[at].test) {
                (Check::Word(word), Test::Word(text)) if at == same => {
                    Check::Word(Box::new(word.longer(text, context.plan)))
                }
                (check, _) => check,
            });
        }
        checks.extend(new[checks.len()..].iter().map(|term| Check::new(&term.test, context.plan)));
        let pending = self.pending.behind(self.left);
        Self { query, checks, pending, left: Vec::new(), found: Vec::new() }
    }

    /// The finished search for `query`.
    pub fn finished(query: Query, context: &Context<'_>) -> Self {
        let mut search = Self::new(query, context);
        while search.step(context, usize::MAX) != Progress::Done {}
        search
    }

    /// The query.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Goes on by at most `budget` items. `context` must be the one it was begun with.
    pub fn step(&mut self, context: &Context<'_>, budget: usize) -> Progress {
        let mut budget = budget;
        let plan = context.plan;
        for word in self.checks.iter_mut().filter_map(Check::word_mut) {
            while budget > 0
                && let Some(place) = word.pending.take()
            {
                word.learn(place, plan);
                budget -= 1;
            }
        }
        let found = self.found.len();
        while budget > 0
            && let Some(place) = self.pending.take()
        {
            self.test(place, context);
            budget -= 1;
        }
        if self.found.len() > found {
            self.found.sort_by_key(|found| (found.rank, found.place));
        }
        let words = self.checks.iter().filter_map(Check::word).map(|word| word.pending.count());
        match words.sum::<usize>() + self.pending.count() {
            0 => Progress::Done,
            left => Progress::Left(left),
        }
    }

    /// What was found so far, the best first; equals in the plan's order.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    fn test(&mut self, place: usize, context: &Context<'_>) {
        let Some(item) = context.plan.items.get(place) else { return };
        let mut rank = Some(Rank::BEST);
        for (term, check) in self.query.terms().iter().zip(&self.checks) {
            let (word, sign) = match check {
                Check::Key(resolved) if resolved.holds(item, context) == (term.sign == Sign::Must) => continue,
                Check::Key(_) => return,
                Check::Word(word) => (word, term.sign),
            };
            match (sign, word.look(item)) {
                (Sign::Must, Look::Counts(own)) => rank = rank.map(|rank| rank.max(own)),
                (Sign::Must, Look::Matches) => rank = None,
                (Sign::MustNot, Look::Matches | Look::Nothing) => {}
                (Sign::Must, Look::Nothing) | (Sign::MustNot, Look::Counts(_)) => return,
            }
        }
        self.left.push(place);
        self.found.extend(rank.map(|rank| Found { rank, place, item: item.id }));
    }

    /// Whether the query holds for `item`, and how well. The vocabulary must have been gone through.
    pub fn rank(&self, item: &Item, context: &Context<'_>) -> Option<Rank> {
        let mut worst = Rank::BEST;
        for (term, check) in self.query.terms().iter().zip(&self.checks) {
            let rank = match check {
                Check::Key(resolved) => resolved.holds(item, context).then_some(Rank::BEST),
                Check::Word(word) => word.rank(item),
            };
            match (term.sign, rank) {
                (Sign::Must, rank) => worst = worst.max(rank?),
                (Sign::MustNot, None) => {}
                (Sign::MustNot, Some(_)) => return None,
            }
        }
        Some(worst)
    }

    /// What to mark in `item`: all matches of the words that must hold. Asked for the items on the screen only.
    pub fn marks(&self, item: &Item) -> Marks {
        let mut marks = Marks::default();
        for (term, check) in self.query.terms().iter().zip(&self.checks) {
            if let (Sign::Must, Check::Word(word)) = (term.sign, check) {
                word.mark(item, &mut marks);
            }
        }
        marks.join();
        marks
    }
}

/// Whether every item `new` matches at all is one that `old` matches at all.
fn narrows(old: &Term, new: &Term) -> bool {
    let (Test::Word(old_word), Test::Word(new_word)) = (&old.test, &new.test) else { return false };
    let both_must = old.sign == Sign::Must && new.sign == Sign::Must;
    // `1` is not found in 13: digits are whole numbers.
    let ends_in_digit = pattern::fold(old_word).ends_with(|c: char| c.is_ascii_digit());
    both_must && new_word.starts_with(old_word.as_str()) && !ends_in_digit
}

impl Check {
    fn new(test: &Test, plan: &Plan) -> Self {
        match test {
            Test::Word(word) => Self::Word(Box::new(Word::new(word, plan, Pending::all(plan)))),
            Test::Key(key, values) => Self::Key(Resolved::new(*key, values, plan)),
        }
    }

    fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Key(_) => None,
        }
    }

    fn word_mut(&mut self) -> Option<&mut Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Key(_) => None,
        }
    }
}
