//! What each entry is: a theme, a sub-theme, an item, or part of the item above it. Decided from the whole document: the
//! highest headings are themes; those below them are sub-themes where items stand under them.

use std::collections::HashMap;

use super::clause::{ENDS, own_line, split};
use super::entry::{Entry, Kind};
use super::marker::Style;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// A theme; whether entries stand under it.
    Theme(Below),
    Subtheme(Below),
    Item,
    /// An item of a list that names who is responsible entry by entry: a heading for [`Rank::Under`] it.
    Lead,
    /// An entry of such a list, an item itself.
    Under,
    /// A paragraph of the item above, so many lists deep, 0 the first.
    Part(usize),
    Loose,
}

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    Entries,
    Nothing,
}

/// The ranks of entries, in their order.
pub(super) fn ranks(entries: &[Entry]) -> Vec<Rank> {
    let heights = Heights::of(entries);
    let mut ranks = Vec::with_capacity(entries.len());
    let mut list = List::default();
    for (place, entry) in entries.iter().enumerate() {
        let rank = match (entry.kind, heights.of[place]) {
            (Kind::Loose, _) => Rank::Loose,
            (_, Some(height)) => heights.heading(entries, place, height),
            _ => list.rank(entry),
        };
        match rank {
            Rank::Theme(_) | Rank::Subtheme(_) => list = List::default(),
            Rank::Item => list.begin(entry),
            Rank::Part(_) | Rank::Loose | Rank::Lead | Rank::Under => {}
        }
        ranks.push(rank);
    }
    promote(entries, &mut ranks);
    ranks
}

/// How high each heading stands, 0 the highest; none for what is no heading.
struct Heights {
    of: Vec<Option<u16>>,
    /// The highest heading's.
    top: u16,
    /// Whether the document has items numbered in Arabic digits, or rows.
    has_items: bool,
    /// Whether the highest headings are all there is, and are the items.
    are_items: bool,
}

impl Heights {
    fn of(entries: &[Entry]) -> Self {
        let mut of_level: HashMap<u8, u16> = HashMap::new();
        let is_mark = |entry: &&Entry| matches!(entry.kind, Kind::Numbered(style) if style.is_heading());
        for entry in entries.iter().filter(is_mark) {
            if let (Kind::Numbered(style), Some(level)) = (entry.kind, entry.level) {
                of_level.entry(level).or_insert(height(style));
            }
        }
        let first_mark = entries.iter().position(|entry| is_mark(&entry));
        let first_level = entries.iter().position(|entry| matches!(entry.kind, Kind::Heading(_)));
        let levels_first = match (first_mark, first_level) {
            (Some(mark), Some(level)) => level < mark,
            _ => true,
        };
        let of_style = |level: u8| {
            let level = level.min(9);
            let nearest = of_level.keys().min_by_key(|known| known.abs_diff(level));
            match nearest.and_then(|known| Some((*known, of_level.get(known)?))) {
                Some((known, height)) => (height + u16::from(level)).saturating_sub(u16::from(known)),
                None if levels_first => u16::from(level),
                None => height(Style::Han) + u16::from(level),
            }
        };
        let numbered = numbered_headings(entries);
        let mut in_article = false;
        let heights = entries.iter().map(|entry| {
            let height = match entry.kind {
                Kind::Numbered(style) if style.is_heading() => Some(height(style)),
                Kind::Numbered(_) => {
                    entry.level.filter(|level| numbered.is_some_and(|most| *level <= most)).map(of_style)
                }
                Kind::Heading(level) => Some(of_style(level)),
                Kind::Group(depth) => Some(60 + u16::from(depth)),
                Kind::Tentative => Some(70),
                Kind::Row | Kind::Loose => None,
            };
            // Below an article （一） counts its clauses.
            let is_clause = in_article && entry.kind == Kind::Numbered(Style::HanBracket);
            match (entry.kind, height) {
                (Kind::Numbered(Style::Article), _) => in_article = true,
                (_, Some(height)) if height < self::height(Style::HanBracket) => in_article = false,
                _ => {}
            }
            height.filter(|_| !is_clause)
        });
        let of: Vec<Option<u16>> = heights.collect();
        let top = of.iter().flatten().copied().min().unwrap_or(0);
        let has_items = has_items(entries, &of);
        let only = !has_items && of.iter().flatten().all(|other| *other == top);
        Self { of, top, has_items, are_items: only && are_items(entries) }
    }

    /// The rank of a heading.
    fn heading(&self, entries: &[Entry], place: usize, height: u16) -> Rank {
        let entry = &entries[place];
        let below = self.below(entries, place, height);
        if height == self.top {
            let is_item = self.are_items && below == Below::Nothing;
            return if is_item { Rank::Item } else { Rank::Theme(below) };
        }
        let is_item = !self.has_items || says_something(entry);
        match below {
            Below::Nothing if is_item && !matches!(entry.kind, Kind::Group(_)) => Rank::Item,
            below => Rank::Subtheme(below),
        }
    }

    /// Whether the next entry stands under this one.
    fn below(&self, entries: &[Entry], place: usize, height: u16) -> Below {
        let lists = entries[place].kind != Kind::Numbered(Style::HanBracket);
        let counts = |entry: &Entry| match entry.kind {
            Kind::Loose => false,
            Kind::Numbered(Style::Bullet | Style::Is) => lists,
            _ => true,
        };
        let next = entries[place + 1..].iter().zip(&self.of[place + 1..]).take(64).find(|(entry, _)| counts(entry));
        match next {
            Some((_, None)) => Below::Entries,
            Some((_, Some(other))) if *other > height => Below::Entries,
            _ => Below::Nothing,
        }
    }
}

fn has_items(entries: &[Entry], heights: &[Option<u16>]) -> bool {
    entries.iter().zip(heights).any(|(entry, height)| {
        let is_list = matches!(entry.kind, Kind::Numbered(Style::Is | Style::Bullet) | Kind::Loose);
        height.is_none() && !is_list && entry.kind != Kind::Numbered(Style::HanBracket)
    })
}

fn height(style: Style) -> u16 {
    match style {
        Style::Part => 10,
        Style::Chapter => 20,
        Style::Section => 30,
        Style::Han => 40,
        _ => 50,
    }
}

/// The lowest level of headings numbered as items are (`## 1. Services`) that have items of their own under them.
fn numbered_headings(entries: &[Entry]) -> Option<u8> {
    let pairs = entries.windows(2).filter_map(|pair| {
        let is_list = |entry: &Entry| match entry.kind {
            Kind::Numbered(style) => !style.is_heading() && style != Style::Bullet,
            _ => false,
        };
        let level = pair[0].level.filter(|_| is_list(&pair[0]))?;
        let is_below = is_list(&pair[1]) && pair[1].level.is_none_or(|other| other > level);
        is_below.then_some(level)
    });
    pairs.max()
}

/// Whether entries that look like themes, in a document without items, are the items: most are sentences or name who
/// is responsible, and none holds several that do.
fn are_items(entries: &[Entry]) -> bool {
    let tops = entries.iter().filter(|entry| entry.kind != Kind::Loose);
    let is_bracket = entries.iter().any(|entry| entry.kind == Kind::Numbered(Style::HanBracket));
    let (mut all, mut items) = (0usize, 0usize);
    for entry in tops {
        all += 1;
        items += usize::from(is_sentence(entry) || names_somebody(entry));
        if !is_bracket && clauses(entry) > 1 {
            return false;
        }
    }
    all > 0 && (is_bracket || items * 2 >= all)
}

/// How many clauses an entry has, lines of one side by side counted once.
fn clauses(entry: &Entry) -> usize {
    let mut count = 0;
    let mut was_clause = false;
    for line in &entry.lines {
        let own = own_line(&line.text).is_some();
        let is_clause = own || has_clause(&line.text);
        count += usize::from(is_clause && !(own && was_clause));
        was_clause = is_clause;
    }
    count
}

/// Whether an entry is more than a heading: a sentence, a clause, or paragraphs under it.
fn says_something(entry: &Entry) -> bool {
    entry.lines.len() > 1 || is_sentence(entry) || names_somebody(entry)
}

fn is_sentence(entry: &Entry) -> bool {
    entry.lines.first().is_some_and(|first| first.text.contains('。') || first.text.ends_with(ENDS))
}

fn has_clause(text: &str) -> bool {
    split(&[text.to_owned()]).printed.is_some()
}

/// The list of items the reader is in, and the lists within the item.
#[derive(Default)]
struct List {
    item: Option<(Style, Option<u32>)>,
    within: Vec<Style>,
}

impl List {
    fn begin(&mut self, entry: &Entry) {
        self.within.clear();
        self.item = match entry.kind {
            Kind::Numbered(style) => Some((style, entry.value)),
            Kind::Heading(_) => Some((Style::HanBracket, None)),
            _ => None,
        };
    }

    /// A new style that begins with 1 opens a list within the item; a style already open goes on with its list.
    fn rank(&mut self, entry: &Entry) -> Rank {
        let (Kind::Numbered(style), Some((of_item, value))) = (entry.kind, self.item) else { return Rank::Item };
        if let Some(depth) = self.within.iter().position(|open| *open == style) {
            self.within.truncate(depth + 1);
            return Rank::Part(depth);
        }
        if style == of_item {
            return Rank::Item;
        }
        let goes_on = value.zip(entry.value).is_some_and(|(value, next)| value + 1 == next) && next_is_far(entry);
        let opens = match style {
            Style::Bullet => true,
            Style::Is => !goes_on || of_item == Style::HanBracket,
            Style::HanBracket => true,
            _ => entry.value == Some(1),
        };
        if !opens {
            return Rank::Item;
        }
        self.within.push(style);
        Rank::Part(self.within.len() - 1)
    }
}

/// 二是 may go on with a 一是 within the sentence above; later ones go on with the items.
fn next_is_far(entry: &Entry) -> bool {
    entry.value.is_some_and(|value| value > 2)
}

/// Where at least two entries of a list within an item name who is responsible, they are the items, and the item over
/// them is their heading, or an item too if it names somebody itself.
fn promote(entries: &[Entry], ranks: &mut [Rank]) {
    let mut place = 0;
    while place < ranks.len() {
        let end = (place + 1..ranks.len()).find(|at| !matches!(ranks[*at], Rank::Part(_))).unwrap_or(ranks.len());
        if ranks[place] == Rank::Item && end > place + 2 {
            let named = parts(ranks, place + 1..end).filter(|part| part.clone().any(|at| names_somebody(&entries[at])));
            if named.count() >= 2 {
                let is_lead = !names_somebody(&entries[place]);
                for rank in &mut ranks[place + 1..end] {
                    *rank = match *rank {
                        Rank::Part(0) if is_lead => Rank::Under,
                        Rank::Part(0) => Rank::Item,
                        Rank::Part(depth) => Rank::Part(depth - 1),
                        other => other,
                    };
                }
                if is_lead {
                    ranks[place] = Rank::Lead;
                }
            }
        }
        place = end;
    }
}

/// The parts of the first depth, each with the deeper ones behind it.
fn parts(ranks: &[Rank], within: std::ops::Range<usize>) -> impl Iterator<Item = std::ops::Range<usize>> {
    let starts: Vec<usize> = within.clone().filter(|at| ranks[*at] == Rank::Part(0)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([within.end]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end)
}

fn names_somebody(entry: &Entry) -> bool {
    entry.lines.iter().any(|line| has_clause(&line.text))
}
