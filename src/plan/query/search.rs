//! A query asked of a plan, in slices: the app searches 10,000 items between two keys, and one more letter typed tests
//! only what the last one left.
//!
//! A **word** of an item is found in its number, title, leaders, units and sentence. Where somebody types letters, short
//! runs of initials would be found by chance in any sentence of 150 characters (`gxq` in 优化`工需求`), so of those
//! matches a sentence's count only by this rule:
//!
//! 1. What stands there as typed (汉字, Latin words), is mixed (`高xq`), or is spelled out over two characters or more
//!    (`gaoxin`) counts everywhere.
//! 2. Initials only, or letters that cover one character, count in titles and names. The characters they stand for there,
//!    and in the headings, are the word's *terms*; a sentence counts where it has one of these, two characters or longer
//!    (`gxq` is 高新区, which stands in a title, so a sentence with 高新区 counts).
//! 3. If titles, names and headings have none, such matches count in sentences after all (`tpy` is 特派员).
//! 4. One letter counts only at the beginning of a title or name; digits only where they are a whole number.
//!
//! The rule asks the whole plan, so the search has two stages: the vocabulary, then the items. To narrow by one more
//! letter it goes on from every item where the word matches at all, counted or not: with one more letter they only
//! become fewer.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::pattern::{Certainty, Pattern, Span};
use super::resolve::Resolved;
use super::{Context, Query, Sign, Term, Test};
use crate::plan::Plan;
use crate::plan::id::ItemId;
use crate::plan::item::Item;

/// In which part an item names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// In charge.
    Leader,
    /// Leads.
    LeadUnit,
    /// Answers for it.
    ResponsibleUnit,
    /// Helps.
    SupportingUnit,
}

/// Where an item has a word; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It is the printed number.
    Number,
    /// In the short title.
    Title,
    /// In a name.
    Name(Role),
    /// In the official sentence.
    Sentence,
}

/// How well an item fits: where its worst word stands, and how far from the beginning (bytes, or places in the list of
/// names). The least is the best; without words all are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Where.
    pub place: Place,
    /// How far from the beginning.
    pub at: usize,
}

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

/// A match in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The list the name stands in.
    pub role: Role,
    /// Its place there.
    pub place: usize,
    /// The bytes of the name.
    pub range: Range<usize>,
}

/// What to mark in an item: ranges of bytes, from the left, not overlapping.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// In the printed number.
    pub number: Vec<Range<usize>>,
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In the sentence.
    pub sentence: Vec<Range<usize>>,
    /// In names.
    pub names: Vec<Marked>,
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

/// Places of items, from the first not yet looked at.
#[derive(Default)]
struct Pending {
    places: Vec<usize>,
    next: usize,
}

/// A word with what is known of it from titles and names.
struct Word {
    pattern: Pattern,
    /// Places of items whose names and title are still to be looked at.
    pending: Pending,
    /// Places of items whose title matches at all.
    sources: Vec<usize>,
    /// The names looked at.
    seen: HashSet<String>,
    /// Those of them that match, and where first.
    names: HashMap<String, usize>,
    /// What the letters stand for in titles, names and headings.
    terms: HashSet<String>,
}

/// What an item has of a word.
enum Look {
    /// A match that counts.
    Counts(Rank),
    /// None that counts, but with more letters one may.
    Matches,
    /// None, nor with more letters.
    Nothing,
}

impl Role {
    /// All of them, in the order they rank.
    pub const ALL: [Self; 4] = [Self::Leader, Self::LeadUnit, Self::ResponsibleUnit, Self::SupportingUnit];

    /// The names `item` has in this part.
    pub fn names(self, item: &Item) -> &[String] {
        match self {
            Self::Leader => &item.leaders,
            Self::LeadUnit => &item.lead_units,
            Self::ResponsibleUnit => &item.responsible_units,
            Self::SupportingUnit => &item.supporting_units,
        }
    }
}

impl Rank {
    const BEST: Self = Self { place: Place::Number, at: 0 };
}

impl Search {
    /// The search for `query` from the beginning.
    pub fn new(query: Query, context: &Context<'_>) -> Self {
        let all = || Pending { places: (0..context.plan.items.len()).collect(), next: 0 };
        let checks = query.terms().iter().map(|term| Check::new(&term.test, context.plan, &all)).collect();
        Self { query, checks, pending: all(), left: Vec::new(), found: Vec::new() }
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
        let all = || Pending { places: (0..context.plan.items.len()).collect(), next: 0 };
        let mut checks = Vec::with_capacity(new.len());
        for (at, check) in self.checks.into_iter().enumerate() {
            checks.push(match (check, &new[at].test) {
                (Check::Word(word), Test::Word(text)) if at == same => {
                    Check::Word(Box::new(word.longer(text, context.plan)))
                }
                (check, _) => check,
            });
        }
        checks.extend(new[checks.len()..].iter().map(|term| Check::new(&term.test, context.plan, &all)));
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
        for ranges in [&mut marks.number, &mut marks.title, &mut marks.sentence] {
            *ranges = joined(std::mem::take(ranges));
        }
        marks.names.sort_by_key(|marked| (marked.role, marked.place, marked.range.start));
        marks.names.dedup_by(|next, marked| {
            let overlaps =
                (next.role, next.place) == (marked.role, marked.place) && next.range.start <= marked.range.end;
            if overlaps {
                marked.range.end = marked.range.end.max(next.range.end);
            }
            overlaps
        });
        marks
    }
}

/// Whether every item `new` matches at all is one that `old` matches at all.
fn narrows(old: &Term, new: &Term) -> bool {
    let (Test::Word(old_word), Test::Word(new_word)) = (&old.test, &new.test) else { return false };
    let both_must = old.sign == Sign::Must && new.sign == Sign::Must;
    // `1` is not found in 13: digits are whole numbers.
    let ends_in_digit = super::pattern::fold(old_word).ends_with(|c: char| c.is_ascii_digit());
    both_must && new_word.starts_with(old_word.as_str()) && !ends_in_digit
}

/// Ranges from the left, those that touch joined.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, range| {
        let touches = next.start <= range.end;
        if touches {
            range.end = range.end.max(next.end);
        }
        touches
    });
    ranges
}

impl Pending {
    fn take(&mut self) -> Option<usize> {
        let place = self.places.get(self.next).copied();
        self.next += usize::from(place.is_some());
        place
    }

    fn count(&self) -> usize {
        self.places.len() - self.next
    }

    /// `places` and behind them what is still pending here.
    fn behind(self, places: Vec<usize>) -> Self {
        let mut places = places;
        places.extend(&self.places[self.next..]);
        Self { places, next: 0 }
    }
}

impl Check {
    fn new(test: &Test, plan: &Plan, all: &impl Fn() -> Pending) -> Self {
        match test {
            Test::Word(word) => Self::Word(Box::new(Word::new(word, plan, all()))),
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

impl Word {
    fn new(word: &str, plan: &Plan, pending: Pending) -> Self {
        let pattern = Pattern::new(word);
        let mut word = Self {
            pattern,
            pending,
            sources: Vec::new(),
            seen: HashSet::new(),
            names: HashMap::new(),
            terms: HashSet::new(),
        };
        for theme in &plan.themes {
            word.learn_terms(&theme.title);
        }
        word
    }

    /// The word with more letters: only what matched is looked at again.
    fn longer(self, word: &str, plan: &Plan) -> Self {
        let mut longer = Self::new(word, plan, self.pending.behind(self.sources));
        longer.seen = self.seen;
        for name in self.names.into_keys() {
            longer.learn_name(name);
        }
        longer
    }

    /// Looks at the names and the title of the item at `place`.
    fn learn(&mut self, place: usize, plan: &Plan) {
        let Some(item) = plan.items.get(place) else { return };
        for name in Role::ALL.into_iter().flat_map(|role| role.names(item)) {
            if !self.seen.contains(name) {
                self.seen.insert(name.clone());
                self.learn_name(name.clone());
            }
        }
        if self.pattern.find(&item.title, |_, _| true).is_some() {
            self.sources.push(place);
            self.learn_terms(&item.title);
        }
    }

    fn learn_name(&mut self, name: String) {
        if let Some(first) = self.pattern.find(&name, |_, _| true) {
            self.learn_terms(&name);
            self.names.insert(name, first.range.start);
        }
    }

    fn learn_terms(&mut self, text: &str) {
        let Self { pattern, terms, .. } = self;
        if !pattern.is_letters() {
            return;
        }
        pattern.find(text, |matched, span| {
            if span.certainty == Certainty::Faint && !terms.contains(matched) {
                terms.insert(matched.to_owned());
            }
            false
        });
    }

    /// Whether a match in a title or name counts.
    fn counts_in_name(&self, span: &Span) -> bool {
        span.range.start == 0 || !self.pattern.is_one_letter()
    }

    /// Whether a match in a sentence counts.
    fn counts_in_sentence(&self, matched: &str, span: &Span) -> bool {
        match span.certainty {
            Certainty::Sure => !self.pattern.is_one_letter(),
            Certainty::Faint if self.pattern.is_one_letter() => false,
            Certainty::Faint if self.terms.is_empty() => true,
            Certainty::Faint => matched.chars().nth(1).is_some() && self.terms.contains(matched),
        }
    }

    /// Where `item` has the word, by the rule above.
    fn rank(&self, item: &Item) -> Option<Rank> {
        match self.look(item) {
            Look::Counts(rank) => Some(rank),
            Look::Matches | Look::Nothing => None,
        }
    }

    fn look(&self, item: &Item) -> Look {
        if self.pattern.is_printed(&item.number) {
            return Look::Counts(Rank::BEST);
        }
        let mut matches = self.pattern.begins_printed(&item.number);
        let counts = |_: &str, span: &Span| {
            matches = true;
            self.counts_in_name(span)
        };
        if let Some(span) = self.pattern.find(&item.title, counts) {
            return Look::Counts(Rank { place: Place::Title, at: span.range.start });
        }
        if let Some((role, at)) = self.named(item) {
            return Look::Counts(Rank { place: Place::Name(role), at });
        }
        if self.pattern.is_one_letter() {
            // It counts in no sentence, but with one more it may.
            return Look::Matches;
        }
        let counts = |matched: &str, span: &Span| {
            matches = true;
            self.counts_in_sentence(matched, span)
        };
        match self.pattern.find(&item.text, counts) {
            Some(span) => Look::Counts(Rank { place: Place::Sentence, at: span.range.start }),
            None if matches => Look::Matches,
            None => Look::Nothing,
        }
    }

    /// The first name that has the word.
    fn named(&self, item: &Item) -> Option<(Role, usize)> {
        if self.names.is_empty() {
            return None;
        }
        let has = |name: &String| self.names.get(name).is_some_and(|at| *at == 0 || !self.pattern.is_one_letter());
        Role::ALL.into_iter().find_map(|role| Some((role, role.names(item).iter().position(has)?)))
    }

    fn mark(&self, item: &Item, marks: &mut Marks) {
        let ranges = |spans: Vec<Span>| spans.into_iter().map(|span| span.range);
        if self.pattern.is_printed(&item.number) {
            marks.number.push(0..item.number.len());
        }
        marks.title.extend(ranges(self.pattern.spans(&item.title, |_, span| self.counts_in_name(span))));
        for role in Role::ALL {
            for (place, name) in role.names(item).iter().enumerate() {
                let spans = self.pattern.spans(name, |_, span| self.counts_in_name(span));
                marks.names.extend(ranges(spans).map(|range| Marked { role, place, range }));
            }
        }
        let counts = |matched: &str, span: &Span| self.counts_in_sentence(matched, span);
        marks.sentence.extend(ranges(self.pattern.spans(&item.text, counts)));
    }
}
