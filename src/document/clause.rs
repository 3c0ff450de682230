//! The responsibility clause: who leads, who answers, who helps, until when; where it stands in an item, and what it
//! says.

use std::collections::HashSet;

use super::bracket::{Depth, groups, inside};
use super::deadline::is_time;
use super::label::{Duty, label};
use super::marker::{Style, marker};
use super::names::{is_separator, names};
use super::natural::{natural, natural_sentence};

/// What a clause names, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) leaders: Vec<String>,
    pub(super) lead_units: Vec<String>,
    pub(super) responsible_units: Vec<String>,
    pub(super) supporting_units: Vec<String>,
    pub(super) deadline: Option<String>,
}

/// Paragraphs without their clause, and the clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Split {
    /// Paragraphs parted by `\n`.
    pub(super) text: String,
    /// As printed; lines parted by `\n`.
    pub(super) printed: Option<String>,
    pub(super) clause: Clause,
}

/// Signs that end a sentence.
pub(super) const ENDS: [char; 7] = ['。', '！', '？', '；', '!', '.', ';'];

impl Clause {
    pub(super) fn is_empty(&self) -> bool {
        self.leaders.is_empty() && !self.names_units() && self.deadline.is_none()
    }

    fn names_units(&self) -> bool {
        [&self.lead_units, &self.responsible_units, &self.supporting_units].iter().any(|units| !units.is_empty())
    }

    /// Adds names, or a deadline if there is none yet.
    pub(super) fn add(&mut self, duty: Duty, text: &str) {
        if duty == Duty::Deadline {
            let text = text.trim().trim_matches(is_separator).trim();
            if self.deadline.is_none() && !super::names::is_none(text) {
                self.deadline = Some(text.to_owned());
            }
            return;
        }
        let (times, names): (Vec<String>, Vec<String>) = names(text).into_iter().partition(|name| is_time(name));
        self.deadline = self.deadline.take().or_else(|| times.into_iter().next());
        let list = match duty {
            Duty::Leader => &mut self.leaders,
            Duty::LeadUnit => &mut self.lead_units,
            Duty::Responsible => &mut self.responsible_units,
            Duty::Supporting | Duty::Deadline => &mut self.supporting_units,
        };
        add_names(list, names);
    }

    /// Adds what another clause of the same item says.
    pub(super) fn extend(&mut self, other: Self) {
        add_names(&mut self.leaders, other.leaders);
        add_names(&mut self.lead_units, other.lead_units);
        add_names(&mut self.responsible_units, other.responsible_units);
        add_names(&mut self.supporting_units, other.supporting_units);
        self.deadline = self.deadline.take().or(other.deadline);
    }

    /// Takes from the heading above what the item leaves open: its people, its units as a whole, its deadline.
    /// Whether there was anything to take.
    pub(super) fn inherit(&mut self, above: &Self) -> bool {
        let mut took = false;
        if self.leaders.is_empty() && !above.leaders.is_empty() {
            self.leaders.clone_from(&above.leaders);
            took = true;
        }
        if !self.names_units() && above.names_units() {
            self.lead_units.clone_from(&above.lead_units);
            self.responsible_units.clone_from(&above.responsible_units);
            self.supporting_units.clone_from(&above.supporting_units);
            took = true;
        }
        if self.deadline.is_none() && above.deadline.is_some() {
            self.deadline.clone_from(&above.deadline);
            took = true;
        }
        took
    }
}

/// Adds names that are not there yet.
fn add_names(names: &mut Vec<String>, more: Vec<String>) {
    if names.is_empty() {
        *names = more;
        return;
    }
    let seen: HashSet<String> = names.iter().cloned().collect();
    names.extend(more.into_iter().filter(|name| !seen.contains(name)));
}

/// Parts the clause from the paragraphs it stands in: lines of its own, and the last bracket group that is one, with
/// those right before it; else the words without brackets that end the last paragraph.
pub(super) fn split(paragraphs: &[String]) -> Split {
    let mut kept: Vec<String> = Vec::new();
    let mut found: Vec<(usize, String, Clause)> = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        match own_line(paragraph).filter(|_| place > 0) {
            Some((line, clause)) => found.push((place, line.to_owned(), clause)),
            None => {
                kept.push(paragraph.clone());
                if place + 1 < paragraphs.len() {
                    continue;
                }
            }
        }
    }
    let within = kept.iter().enumerate().rev().find_map(|(place, paragraph)| Some((place, last_group(paragraph)?)));
    let within = within.or_else(|| {
        let place = kept.len().checked_sub(1)?;
        Some((place, without_brackets(&kept[place])?))
    });
    let mut clause = Clause::default();
    let mut printed = Vec::new();
    if let Some((place, part)) = within {
        printed.push(part.printed);
        clause.extend(part.clause);
        kept[place] = part.text;
    }
    for (_, line, own) in found {
        printed.push(line);
        clause.extend(own);
    }
    kept.retain(|paragraph| !paragraph.is_empty());
    let printed = (!printed.is_empty()).then(|| printed.join("\n"));
    Split { text: kept.join("\n"), printed, clause }
}

/// The clause a paragraph is made of and nothing else, without a list's sign before it.
pub(super) fn own_line(paragraph: &str) -> Option<(&str, Clause)> {
    let line = match marker(paragraph).filter(|marker| marker.style == Style::Bullet) {
        Some(bullet) => bullet.rest,
        None => paragraph,
    };
    if label(line).is_some_and(|label| label.duty.is_some()) {
        return read(line).map(|clause| (line, clause));
    }
    let body = line.trim_end_matches(ENDS);
    let groups = groups(body);
    if groups.first().is_some_and(|group| group.start == 0) {
        let clauses: Option<Vec<Clause>> = groups.iter().map(|group| read(inside(&body[group.clone()]))).collect();
        let between = groups.windows(2).all(|pair| body[pair[0].end..pair[1].start].trim().is_empty());
        let whole = between && groups.last().is_some_and(|group| group.end == body.len());
        let clauses = clauses.filter(|_| whole)?;
        let mut clause = Clause::default();
        clauses.into_iter().for_each(|part| clause.extend(part));
        return Some((line, clause));
    }
    natural_sentence(line).map(|clause| (line, clause))
}

/// A paragraph without the clause found in it.
struct Part {
    text: String,
    printed: String,
    clause: Clause,
}

fn last_group(paragraph: &str) -> Option<Part> {
    let groups = groups(paragraph);
    let mut found = groups
        .iter()
        .enumerate()
        .rev()
        .find_map(|(place, group)| Some((place, read(inside(&paragraph[group.clone()]))?)))?;
    let end = groups[found.0].end;
    let mut start = groups[found.0].start;
    while let Some(before) = found.0.checked_sub(1) {
        let is_next = paragraph[groups[before].end..start].trim().is_empty();
        let Some(mut clause) = read(inside(&paragraph[groups[before].clone()])).filter(|_| is_next) else { break };
        clause.extend(found.1);
        found = (before, clause);
        start = groups[before].start;
    }
    let (before, after) = (paragraph[..start].trim_end(), paragraph[end..].trim_start());
    // A full stop behind the clause ends the sentence before it, unless that has one.
    let ended = before.is_empty() || before.ends_with(ENDS);
    let after = if ended { after.trim_start_matches(ENDS) } else { after };
    Some(Part {
        text: format!("{before}{}", after.trim_start()),
        printed: paragraph[start..end].to_owned(),
        clause: found.1,
    })
}

/// The labelled words, or the sentence of `X牵头，Y配合`, that end a paragraph.
fn without_brackets(paragraph: &str) -> Option<Part> {
    let part = |start: usize, clause| Part {
        text: paragraph[..start].trim_end().to_owned(),
        printed: paragraph[start..].trim().to_owned(),
        clause,
    };
    if let Some(start) = first_label(paragraph) {
        return read(&paragraph[start..]).map(|clause| part(start, clause));
    }
    let body = paragraph.trim_end_matches(ENDS);
    let sentence = last_place(body, |c| ENDS.contains(&c) && c != '.').unwrap_or(0);
    if sentence > 0
        && let Some(clause) = natural_sentence(&body[sentence..])
    {
        return Some(part(sentence, clause));
    }
    let by = body[sentence..].rfind("，由").map(|at| sentence + at)?;
    natural_sentence(&body[by + '，'.len_utf8()..]).map(|clause| part(by + '，'.len_utf8(), clause))
}

/// Behind the last sign of a kind outside brackets.
fn last_place(text: &str, is_sign: impl Fn(char) -> bool) -> Option<usize> {
    let mut depth = Depth::default();
    let mut place = None;
    for (at, c) in text.char_indices() {
        if !depth.pass(c) && is_sign(c) {
            place = Some(at + c.len_utf8());
        }
    }
    place
}

/// Where the first known label outside brackets stands, behind the end of a sentence or a space.
fn first_label(paragraph: &str) -> Option<usize> {
    let mut depth = Depth::default();
    paragraph.char_indices().find_map(|(at, c)| {
        let begins = !depth.pass(c) && (ENDS.contains(&c) || c.is_whitespace() || matches!(c, '，' | ','));
        let rest = &paragraph[at + c.len_utf8()..];
        // 责任： in the midst of a sentence is no label.
        let is_long = |rest_of_label: &str| rest[..rest.len() - rest_of_label.len()].trim().chars().count() > 3;
        let known = begins && label(rest).is_some_and(|label| label.duty.is_some() && is_long(label.rest));
        let gap = rest.len() - rest.trim_start().len();
        known.then_some(at + c.len_utf8() + gap)
    })
}

/// Reads the inside of a clause; none if it is not one.
pub(super) fn read(inner: &str) -> Option<Clause> {
    let starts = starts(inner);
    let mut clause = Clause::default();
    let mut is_one = false;
    let first = starts.first().map_or(inner.len(), |(at, _)| *at);
    if let Some(part) = natural(&inner[..first]) {
        clause.extend(part);
        is_one = true;
    } else if starts.iter().all(|(_, duty)| duty.is_none()) {
        return None;
    }
    for (place, (at, duty)) in starts.iter().enumerate() {
        let end = starts.get(place + 1).map_or(inner.len(), |(at, _)| *at);
        let (Some(duty), Some(label)) = (duty, label(&inner[*at..end])) else { continue };
        is_one = true;
        let text = label.rest.trim().trim_end_matches(is_separator);
        match natural(text).filter(|_| *duty != Duty::Deadline) {
            Some(part) => clause.extend(part),
            None => clause.add(*duty, text),
        }
    }
    is_one.then_some(clause)
}

/// Where the labelled parts of a clause begin, and what their labels say; unknown labels begin a part of no use.
fn starts(inner: &str) -> Vec<(usize, Option<Duty>)> {
    let mut starts = Vec::new();
    let mut free = 0;
    let mut depth = Depth::default();
    let mut before = Some('；');
    for (at, c) in inner.char_indices() {
        let boundary = before.filter(|c| is_separator(*c) || c.is_whitespace() || super::bracket::is_close(*c));
        if at >= free
            && !depth.is_inside()
            && let Some(boundary) = boundary
            && let Some(label) = label(&inner[at..]).filter(|_| !c.is_whitespace())
        {
            let firm = matches!(boundary, '；' | ';' | '，' | ',' | '。' | '\n');
            if label.duty.is_some() || firm {
                starts.push((at, label.duty));
                free = inner.len() - label.rest.len();
            }
        }
        depth.pass(c);
        before = Some(c);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(paragraph: &str) -> Split {
        split(&[paragraph.to_owned()])
    }

    #[test]
    fn clauses_are_read_word_for_word() {
        let split = parted("积极配合。（分管领导：刘其乐、杨小峰；牵头单位：成果转化科；责任单位：市生产力促进中心）");
        assert_eq!(split.text, "积极配合。");
        assert_eq!(split.clause.leaders, ["刘其乐", "杨小峰"]);
        assert_eq!(split.clause.lead_units, ["成果转化科"]);
        assert_eq!(split.clause.responsible_units, ["市生产力促进中心"]);
        let split = parted("建成。(牵头单位:科普部，配合单位:各县（市、区）科协/学会;完成时限:12月底前)");
        assert_eq!(split.clause.lead_units, ["科普部"]);
        assert_eq!(split.clause.supporting_units, ["各县（市、区）科协", "学会"]);
        assert_eq!(split.clause.deadline.as_deref(), Some("12月底前"));
    }

    #[test]
    fn clauses_stand_in_every_bracket_and_in_none() {
        for (paragraph, text, printed) in [
            ("修路〔责任单位：甲科〕", "修路", "〔责任单位：甲科〕"),
            ("修路。【责任单位：甲科】", "修路。", "【责任单位：甲科】"),
            ("修路。［责任单位：甲科］", "修路。", "［责任单位：甲科］"),
            ("修路。[责任单位：甲科]", "修路。", "[责任单位：甲科]"),
            ("修路。(责任单位:甲科)。", "修路。", "(责任单位:甲科)"),
            ("修路（责任单位：甲科）。", "修路。", "（责任单位：甲科）"),
            ("修路。（责任单位：甲科)", "修路。", "（责任单位：甲科)"),
            ("修路。责任单位：甲科。", "修路。", "责任单位：甲科。"),
            ("修路。（甲科负责）", "修路。", "（甲科负责）"),
            ("修路。由甲科负责。", "修路。", "由甲科负责。"),
            ("修路，由甲科负责。", "修路，", "由甲科负责。"),
            ("修路（责任单位：甲科）。含便道。", "修路。含便道。", "（责任单位：甲科）"),
            ("修路（含试点）。（责任单位：甲科）", "修路（含试点）。", "（责任单位：甲科）"),
            ("修路。（责任单位：甲科（一股））", "修路。", "（责任单位：甲科（一股））"),
        ] {
            let split = parted(paragraph);
            assert_eq!((split.text.as_str(), split.printed.as_deref()), (text, Some(printed)), "{paragraph}");
            let expected = if paragraph.contains("一股") { "甲科（一股）" } else { "甲科" };
            assert_eq!(split.clause.responsible_units, [expected], "{paragraph}");
        }
        let split = parted("修路。（分管领导：王一）（牵头单位：甲科）");
        assert_eq!((split.clause.leaders, split.clause.lead_units), (vec!["王一".into()], vec!["甲科".into()]));
        assert_eq!(split.printed.as_deref(), Some("（分管领导：王一）（牵头单位：甲科）"));
    }

    #[test]
    fn lines_of_their_own_are_the_clause() {
        let lines = ["修路。", "含便道。", "牵头单位：甲科", "- 责任单位：乙科、丙科", "完成时限：6月底"];
        let split = split(&lines.map(str::to_owned));
        assert_eq!(split.text, "修路。\n含便道。");
        assert_eq!(split.printed.as_deref(), Some("牵头单位：甲科\n责任单位：乙科、丙科\n完成时限：6月底"));
        assert_eq!(split.clause.responsible_units, ["乙科", "丙科"]);
        assert_eq!(split.clause.deadline.as_deref(), Some("6月底"));
    }

    #[test]
    fn other_words_are_left_in_the_sentence() {
        for text in [
            "推进项目（含试点）",
            "推进项目（一期）建设。",
            "推进",
            "）",
            "（",
            "加强领导，明确专人负责。",
            "主要领导亲自负责。",
            "（联系人：王一）",
            "落实责任：层层压实。",
        ] {
            assert_eq!(parted(text), Split { text: text.to_owned(), ..Split::default() }, "{text}");
        }
    }

    #[test]
    fn unknown_labels_are_not_names() {
        let clause = read("牵头单位：甲科；联系电话：123；责任单位：乙科，12月底前完成").unwrap();
        assert_eq!((clause.lead_units, clause.responsible_units), (vec!["甲科".into()], vec!["乙科".into()]));
        assert_eq!(clause.deadline.as_deref(), Some("12月底前完成"));
        let clause = read("牵头单位：甲科 责任单位：乙科").unwrap();
        assert_eq!((clause.lead_units, clause.responsible_units), (vec!["甲科".into()], vec!["乙科".into()]));
        let clause = read("Owner: Ann Lee; Lead: Parks and Roads, Support: IT; Due: 30 June").unwrap();
        assert_eq!(clause.leaders, ["Ann Lee"]);
        assert_eq!(clause.lead_units, ["Parks", "Roads"]);
        assert_eq!(clause.supporting_units, ["IT"]);
        assert_eq!(clause.deadline.as_deref(), Some("30 June"));
    }
}
