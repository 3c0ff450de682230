//! Entries to an outline: preamble, themes and their sub-themes, items, each with the paragraphs and the clause that
//! belong to it.

use super::block::{Joint, Line};
use super::clause::{Clause, Split, own_line, split};
use super::entry::Kind;
use super::entry::{Entries, Entry};
use super::marker::Style;
use super::paragraph::{ends, join, paragraphs};
use super::rank::{Below, Rank, ranks};
use crate::text::width;

/// A heading of at least so many cells may go on in the next line.
const LONG_HEADING: usize = 40;
/// A heading of more bytes does not go on.
const LONGEST_TITLE: usize = 4_000;
/// A line under the last item that names who signs has so many cells at most.
const LONGEST_SIGNATURE: usize = 50;

/// What a document is made of, every line of it in one place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) preamble: Vec<String>,
    pub(super) themes: Vec<Heading>,
    /// Sub-themes before the first theme.
    pub(super) homeless: Vec<Heading>,
    pub(super) items: Vec<Numbered>,
    /// Lines that fit nowhere, with their numbers.
    pub(super) strays: Vec<(usize, String)>,
}

/// A theme or sub-theme.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) marker: String,
    pub(super) title: String,
    /// The clause as printed.
    pub(super) printed: Option<String>,
    pub(super) clause: Clause,
    pub(super) subthemes: Vec<Heading>,
}

/// An item.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Index into the themes; none before the first.
    pub(super) theme: Option<usize>,
    /// Index into the sub-themes of the theme.
    pub(super) subtheme: Option<usize>,
    pub(super) number: String,
    pub(super) marker: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) split: Split,
    /// The line of its number, counted from 1.
    pub(super) line: usize,
}

/// Builds the outline of a document's entries.
pub(super) fn outline(found: Entries) -> Outline {
    let mut outline = Outline { preamble: preamble(&found.before), strays: found.asides, ..Outline::default() };
    let ranks = ranks(&found.entries);
    let (mut subtheme, mut lead) = (None, None);
    let mut entries = found.entries.into_iter().zip(ranks).peekable();
    while let Some((entry, rank)) = entries.next() {
        match rank {
            Rank::Theme(below) => {
                (subtheme, lead) = (None, None);
                outline.heading(entry, below, None);
            }
            Rank::Subtheme(below) => {
                let place = outline.subthemes().len();
                outline.heading(entry, below, Some(place));
                (subtheme, lead) = (Some(place), None);
            }
            Rank::Loose => outline.stray(&entry.lines),
            Rank::Lead => {
                lead = Some(outline.subthemes().len());
                outline.heading(entry, Below::Entries, lead);
            }
            Rank::Item | Rank::Under | Rank::Part(_) => {
                let mut item = entry;
                while let Some((part, _)) = entries.next_if(|(_, rank)| matches!(rank, Rank::Part(_))) {
                    item.lines.extend(lines_of(part));
                }
                lead = lead.filter(|_| rank == Rank::Under);
                outline.item(item, lead.or(subtheme));
            }
        }
    }
    outline.strays.sort_by_key(|(line, _)| *line);
    outline
}

/// The lines of a list within an item, its first one with its number again.
fn lines_of(part: Entry) -> Vec<Line> {
    let mut lines = part.lines;
    let is_dash = part.kind == Kind::Numbered(Style::Bullet) && part.marker.starts_with(['-', '*', '+', '•']);
    if let Some(first) = lines.first_mut() {
        if !is_dash {
            first.text.insert_str(0, &part.marker);
        }
        first.joint = Joint::Closed;
    }
    lines
}

/// The paragraphs before the first entry; a long line without an end goes on in the next.
fn preamble(lines: &[Line]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if line.joint == Joint::Open && !ends(last) && width(last) >= LONG_HEADING => {
                join(last, &line.text)
            }
            _ => paragraphs.push(line.text.clone()),
        }
    }
    paragraphs
}

impl Outline {
    /// The sub-themes of the theme the reader is in.
    fn subthemes(&mut self) -> &mut Vec<Heading> {
        match self.themes.last_mut() {
            Some(theme) => &mut theme.subthemes,
            None => &mut self.homeless,
        }
    }

    fn stray(&mut self, lines: &[Line]) {
        self.strays.extend(lines.iter().map(|line| (line.line, line.text.clone())));
    }

    /// A theme or sub-theme: its title, the clause on it or under it; other lines fit nowhere, unless they name who is
    /// responsible and nothing else stands under the heading: then they are items without a number.
    fn heading(&mut self, entry: Entry, below: Below, subtheme: Option<usize>) {
        let (title, body) = titled(&entry.lines);
        let mut part = split(&[title]);
        let mut texts: Vec<Line> = Vec::new();
        let mut items: Vec<Entry> = Vec::new();
        for line in body {
            let own = own_line(&line.text);
            let has_clause = || split(std::slice::from_ref(&line.text)).printed.is_some();
            match (below, own) {
                (Below::Nothing, Some(_)) if !items.is_empty() || !texts.is_empty() => match items.last_mut() {
                    Some(item) if texts.is_empty() => item.lines.push(line.clone()),
                    _ => items.push(unnumbered(texts.drain(..).chain([line.clone()]).collect())),
                },
                (_, Some((printed, clause))) => {
                    part.clause.extend(clause);
                    let before = part.printed.take().map_or(String::new(), |before| before + "\n");
                    part.printed = Some(before + printed);
                }
                (Below::Nothing, None) if has_clause() => {
                    self.stray(&std::mem::take(&mut texts));
                    items.push(unnumbered(vec![line.clone()]));
                }
                (Below::Entries, None) if has_clause() => {
                    let lead_in = split(std::slice::from_ref(&line.text));
                    part.clause.extend(lead_in.clause);
                    self.stray(std::slice::from_ref(line));
                }
                (_, None) => texts.push(line.clone()),
            }
        }
        self.stray(&texts);
        if below == Below::Nothing
            && items.is_empty()
            && let Some(printed) = &part.printed
        {
            self.strays.push((entry.line(), printed.clone()));
        }
        let heading = Heading {
            marker: entry.marker,
            title: part.text.trim_end_matches(['：', ':']).to_owned(),
            printed: part.printed,
            clause: part.clause,
            subthemes: Vec::new(),
        };
        match subtheme {
            Some(_) => self.subthemes().push(heading),
            None => self.themes.push(heading),
        }
        for item in items {
            self.item(item, subtheme);
        }
    }

    fn item(&mut self, entry: Entry, subtheme: Option<usize>) {
        let line = entry.line();
        let end = closing(&entry.lines);
        self.stray(&entry.lines[end..]);
        let paragraphs = paragraphs(&entry.lines[..end]);
        let mut split = split(&paragraphs);
        if let Some(columns) = entry.columns {
            let own = std::mem::replace(&mut split.clause, columns);
            split.clause.inherit(&own);
        }
        if split.clause.deadline.is_none() {
            split.clause.deadline = super::deadline::phrase(&split.text).map(str::to_owned);
        }
        self.items.push(Numbered {
            theme: self.themes.len().checked_sub(1),
            subtheme,
            number: entry.number,
            marker: entry.marker,
            paragraphs,
            split,
            line,
        });
    }
}

fn unnumbered(lines: Vec<Line>) -> Entry {
    Entry {
        kind: Kind::Loose,
        level: None,
        marker: String::new(),
        number: String::new(),
        value: None,
        lines,
        columns: None,
    }
}

/// The title of a heading, which may go on in a second line, and the lines under it.
fn titled(lines: &[Line]) -> (String, &[Line]) {
    let Some((first, mut body)) = lines.split_first() else { return (String::new(), &[]) };
    let mut title = first.text.clone();
    while let Some((next, rest)) = body.split_first() {
        let is_clause = own_line(&next.text).is_some();
        let unfinished = title.ends_with(['，', '、', '：', '（', '“']) && !is_clause;
        let wrapped = width(&title) >= LONG_HEADING && !ends(&next.text) && width(&next.text) <= width(&title);
        let open = title.matches(super::bracket::is_open).count() > title.matches(super::bracket::is_close).count();
        let may = next.joint != Joint::Closed && !ends(&title) && !next.text.contains('。');
        let goes_on = open || may && (unfinished || wrapped && !is_clause);
        if !goes_on || title.len() > LONGEST_TITLE {
            break;
        }
        join(&mut title, &next.text);
        body = rest;
    }
    (title, body)
}

/// Where the lines begin that close the document: signature and date, annexes, copies to.
fn closing(lines: &[Line]) -> usize {
    const WORDS: [&str; 8] = ["附件：", "附件:", "附：", "附件1", "抄送", "（此件", "(此件", "联系人："];
    let last = lines.len();
    for (place, line) in lines.iter().enumerate().skip(1) {
        let bare: String = line.text.chars().take(40).filter(|c| !c.is_whitespace()).collect();
        let is_annex = bare == "附件" || WORDS.iter().any(|word| bare.starts_with(word));
        if is_annex {
            return place;
        }
        if is_date(bare.trim_end_matches("印发")) {
            let signs = |line: &Line| {
                let is_name =
                    width(&line.text) <= LONGEST_SIGNATURE && !ends(&line.text) && own_line(&line.text).is_none();
                is_name && !line.text.contains(['，', '。'])
            };
            let mut start = place;
            while start > 1 && signs(&lines[start - 1]) {
                start -= 1;
            }
            if start < place || ends(&lines[place - 1].text) {
                return start;
            }
        }
    }
    last
}

/// Whether a line is a date and nothing else.
fn is_date(bare: &str) -> bool {
    let figures =
        |c: char| c.is_ascii_digit() || "年月日〇○零一二三四五六七八九十".contains(c) || ('０'..='９').contains(&c);
    bare.contains('年') && bare.contains('月') && bare.ends_with('日') && bare.chars().all(figures)
}
