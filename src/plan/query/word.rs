//! What an item has to do with a word: where it has it, how well, and what to mark.
//!
//! A **word** of an item is found in its number, title, leaders, units and sentence. Where somebody types letters, short
//! runs of initials would be found by chance in any sentence of 150 characters (`sq` in 提`升企`业), so of those
//! matches a sentence's count only by this rule:
//!
//! 1. What stands there as typed (汉字, Latin words), is mixed (`高xq`), or is spelled out over two characters or more
//!    (`gaoxin`) counts everywhere.
//! 2. Initials only, or letters that cover one character, count in titles and names. The characters they stand for there,
//!    and in the headings, are the word's *terms*; a sentence counts where it has one of these, two characters or longer
//!    (`gxq` is 高新区, which stands in a title, so a sentence with 高新区 counts).
//! 3. If titles, names and headings have none, such matches count in sentences after all (`tpy` is 特派员).
//! 4. One letter counts only at the beginning of a title or name; digits only where they are a whole number.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::pattern::{Certainty, Pattern, Span};
use crate::plan::Plan;
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

/// Places of items, from the first not yet looked at.
pub(super) struct Pending {
    places: Vec<usize>,
    next: usize,
}

/// A word with what is known of it from titles and names.
pub(super) struct Word {
    pattern: Pattern,
    /// Places of items whose names and title are still to be looked at.
    pub(super) pending: Pending,
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
pub(super) enum Look {
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
    pub(super) const BEST: Self = Self { place: Place::Number, at: 0 };
}

impl Marks {
    /// Puts them in order and joins those that touch.
    pub(super) fn join(&mut self) {
        for ranges in [&mut self.number, &mut self.title, &mut self.sentence] {
            *ranges = joined(std::mem::take(ranges));
        }
        self.names.sort_by_key(|marked| (marked.role, marked.place, marked.range.start));
        self.names.dedup_by(|next, marked| {
            let is_same = (next.role, next.place) == (marked.role, marked.place);
            let touches = is_same && next.range.start <= marked.range.end;
            if touches {
                marked.range.end = marked.range.end.max(next.range.end);
            }
            touches
        });
    }
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
    /// All places of the plan's items.
    pub(super) fn all(plan: &Plan) -> Self {
        Self { places: (0..plan.items.len()).collect(), next: 0 }
    }

    /// The next place.
    pub(super) fn take(&mut self) -> Option<usize> {
        let place = self.places.get(self.next).copied();
        self.next += usize::from(place.is_some());
        place
    }

    /// How many there are still.
    pub(super) fn count(&self) -> usize {
        self.places.len() - self.next
    }

    /// `places` and behind them what is still pending here.
    pub(super) fn behind(self, places: Vec<usize>) -> Self {
        let mut places = places;
        places.extend(&self.places[self.next..]);
        Self { places, next: 0 }
    }
}

impl Word {
    /// The word as yet unknown but for the headings; `pending` are the items whose titles and names are to be learned.
    pub(super) fn new(word: &str, plan: &Plan, pending: Pending) -> Self {
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
    pub(super) fn longer(self, word: &str, plan: &Plan) -> Self {
        let mut longer = Self::new(word, plan, self.pending.behind(self.sources));
        longer.seen = self.seen;
        for name in self.names.into_keys() {
            longer.learn_name(name);
        }
        longer
    }

    /// Looks at the names and the title of the item at `place`.
    pub(super) fn learn(&mut self, place: usize, plan: &Plan) {
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
    pub(super) fn rank(&self, item: &Item) -> Option<Rank> {
        match self.look(item) {
            Look::Counts(rank) => Some(rank),
            Look::Matches | Look::Nothing => None,
        }
    }

    /// What `item` has of the word.
    pub(super) fn look(&self, item: &Item) -> Look {
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

    /// Adds its matches that count to `marks`.
    pub(super) fn mark(&self, item: &Item, marks: &mut Marks) {
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
