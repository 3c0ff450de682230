//! One item as Markdown for the user's own editor, and back: what was changed in the text becomes changes of the item.
//!
//! Every record is a line of a list. `{#2 2020-06-28}` at its end says which record it is and its day; a line without it
//! is a new record, and a record whose line is gone is deleted. ` | ` parts the words from a due day and from units,
//! `[x]` closes a problem or ticks a next step off. Comments and quoted lines are not read.

use std::collections::BTreeSet;

use super::App;
use super::decide::Desk;
use super::entry::{Words as RecordWords, changed, gone, rewritten};
use super::form::RecordKind;
use super::message::Message;
use super::outbox::Request;
use super::refusal::Refusal;
use super::session::new_id;
use crate::clock::{Date, Now};
use crate::lang::board::{comma, detail};
use crate::lang::{Lang, Words, form, markdown as words};
use crate::plan::change::{Change, ItemChange};
use crate::plan::day::read_day;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::item::Item;
use crate::plan::names;
use crate::plan::record::{Decision, NextStep, Problem, Progress, Record};
use crate::plan::title::short_title;

/// What parts the words of a record from its other fields.
const PART: &str = " | ";

/// What is wrong with a line of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, counted from 0.
    pub line: usize,
    /// The sentence for the user.
    pub reason: String,
}

/// What became of a text that came back from the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadBack {
    /// It was taken over, or said nothing new.
    Taken,
    /// It has mistakes; this is the text with each told in its place.
    Wrong {
        /// How many.
        mistakes: usize,
        /// The text.
        text: String,
    },
}

/// The sections, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Targets,
    Progress,
    Problems,
    NextSteps,
    Decisions,
}

const SECTIONS: [(Section, Words); 5] = [
    (Section::Targets, detail::TARGETS),
    (Section::Progress, detail::PROGRESS),
    (Section::Problems, detail::PROBLEMS),
    (Section::NextSteps, detail::NEXT_STEPS),
    (Section::Decisions, detail::DECISIONS),
];

impl Section {
    /// The kind of its records; targets are none.
    fn kind(self) -> Option<RecordKind> {
        match self {
            Self::Targets => None,
            Self::Progress => Some(RecordKind::Progress),
            Self::Problems => Some(RecordKind::Problem),
            Self::NextSteps => Some(RecordKind::NextStep),
            Self::Decisions => Some(RecordKind::Decision),
        }
    }

    fn has_box(self) -> bool {
        matches!(self, Self::Problems | Self::NextSteps)
    }

    fn has_due(self) -> bool {
        matches!(self, Self::NextSteps | Self::Decisions)
    }
}

/// A record as its line says it.
#[derive(Debug, Clone, Default)]
struct Line {
    /// Which record of the section, counted from 1; none for a new one.
    which: Option<usize>,
    text: String,
    is_ticked: bool,
    due: Option<Date>,
    units: Vec<String>,
    internal: bool,
}

/// The Markdown of an item.
pub fn written(item: &Item, lang: Lang) -> String {
    let comma = comma(lang);
    let mut out = vec![format!("# {}", item.title), String::new()];
    let names = [
        (detail::LEADERS, &item.leaders),
        (detail::LEAD_UNITS, &item.lead_units),
        (detail::RESPONSIBLE_UNITS, &item.responsible_units),
        (detail::SUPPORTING_UNITS, &item.supporting_units),
    ];
    out.extend(names.map(|(label, names)| labelled(lang, label, &names.join(comma))));
    out.push(labelled(lang, detail::DEADLINE, &item.deadline.map_or(String::new(), |day| day.to_string())));
    for (section, title) in SECTIONS {
        if section == Section::Targets && item.targets.is_empty() {
            continue;
        }
        out.extend([String::new(), format!("## {}", title.say(lang)), String::new()]);
        match section {
            Section::Targets => out.extend(item.targets.iter().enumerate().map(|(at, target)| {
                let current = target.current.map_or(String::new(), |current| current.to_string());
                format!("- {current} / {} {} {{#{}}}", target.raw, target.metric, at + 1)
            })),
            Section::Progress => out.extend(item.progress.iter().enumerate().map(|(at, record)| {
                record_line(lang, None, &record.text, None, &record.units, record.internal, at, record.date)
            })),
            Section::Problems => out.extend(item.problems.iter().enumerate().map(|(at, record)| {
                let is_closed = Some(record.closed.is_some());
                record_line(lang, is_closed, &record.text, None, &record.units, record.internal, at, record.date)
            })),
            Section::NextSteps => out.extend(item.next_steps.iter().enumerate().map(|(at, record)| {
                let is_done = Some(record.done.is_some());
                record_line(lang, is_done, &record.text, record.due, &record.units, record.internal, at, record.date)
            })),
            Section::Decisions => out.extend(item.decisions.iter().enumerate().map(|(at, record)| {
                record_line(lang, None, &record.text, record.due, &record.units, record.internal, at, record.date)
            })),
        }
    }
    out.push(String::new());
    out.extend(words::how_to(lang).iter().map(|line| format!("<!-- {line} -->")));
    out.extend(item.text.lines().map(|line| format!("> {line}")));
    out.join("\n") + "\n"
}

/// `text` with each mistake in a comment above its line; comments of that kind from before are dropped.
pub fn marked(text: &str, mistakes: &[Mistake]) -> String {
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let here = mistakes.iter().filter(|mistake| mistake.line == at);
        out.extend(here.map(|mistake| format!("<!-- ! {} -->", mistake.reason.replace("--", "－－"))));
        if !line.starts_with("<!-- ! ") {
            out.push(line.to_owned());
        }
    }
    out.join("\n") + "\n"
}

fn labelled(lang: Lang, label: Words, value: &str) -> String {
    format!("{}{}{value}", label.say(lang), lang.pick("：", ": ")).trim_end().to_owned()
}

#[allow(clippy::too_many_arguments, reason = "the fields of a record, each once")]
fn record_line(
    lang: Lang,
    ticked: Option<bool>,
    text: &str,
    due: Option<Date>,
    units: &[String],
    internal: bool,
    at: usize,
    date: Date,
) -> String {
    let tick = ticked.map_or("", |is_ticked| if is_ticked { "[x] " } else { "[ ] " });
    let internal = if internal { format!("[{}] ", form::INTERNAL.say(lang)) } else { String::new() };
    let text = text.replace('|', "\\|");
    let mut lines = text.lines();
    let mut line = format!("- {tick}{internal}{}", lines.next().unwrap_or_default());
    if let Some(due) = due {
        line.push_str(&format!("{PART}{due}"));
    }
    if !units.is_empty() {
        line.push_str(&format!("{PART}{}", units.join(comma(lang))));
    }
    line.push_str(&format!(" {{#{} {date}}}", at + 1));
    for more in lines {
        line.push_str(&format!("\n  {more}"));
    }
    line
}

/// What a text says, line by line.
#[derive(Default)]
struct Read {
    title: Option<String>,
    names: Vec<(Words, Vec<String>)>,
    deadline: Option<Option<Date>>,
    sections: Vec<Section>,
    lines: Vec<(Section, Line)>,
    currents: Vec<(usize, Option<f64>)>,
    mistakes: Vec<Mistake>,
}

impl App {
    pub(super) fn hand_to_editor(&mut self) {
        match self.item().map(|item| item.id) {
            Some(item) => self.request(Request::Edit(item)),
            None => self.refuse(&Refusal::NoCards),
        }
    }

    /// Takes over what the user made of an item in an editor.
    pub fn read_back(&mut self, item: ItemId, text: &str, now: Now) -> ReadBack {
        self.env.set_now(now);
        let Some(item) = self.plan().item(item) else {
            self.refuse(&Refusal::NoCards);
            return ReadBack::Taken;
        };
        match self.desk().read_back(item, text) {
            Err(mistakes) => return ReadBack::Wrong { mistakes: mistakes.len(), text: marked(text, &mistakes) },
            Ok(changes) if changes.is_empty() => {
                self.say(Message::plain(form::unchanged(self.env.lang())));
            }
            Ok(changes) => {
                let edit = self.desk().edit(changes);
                self.commit(edit);
            }
        }
        ReadBack::Taken
    }
}

impl Desk<'_> {
    /// The changes that make `item` what `text` says; none if it says what the item says.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the text, line by line; then nothing of it is taken.
    pub fn read_back(&self, item: &Item, text: &str) -> Result<Vec<Change>, Vec<Mistake>> {
        let mut read = Read::default();
        let (mut section, mut blank) = (None, 0);
        for (at, line) in text.lines().enumerate() {
            let line = line.trim_end();
            let is_comment = line.starts_with("<!--") && line.ends_with("-->");
            if line.is_empty() || is_comment || line.starts_with('>') {
                blank += usize::from(line.is_empty());
                continue;
            }
            let blank = std::mem::take(&mut blank);
            if let Some(title) = line.strip_prefix("## ") {
                section = self.heading(&mut read, at, title.trim());
            } else if line == "#" || line.starts_with("# ") {
                read.title = Some(line[1..].trim().to_owned());
            } else if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
                match section {
                    Some(Section::Targets) => self.target(&mut read, item, at, rest),
                    Some(section) => self.record(&mut read, item, section, at, rest),
                    None => self.wrong(&mut read, at, words::no_section(self.lang)),
                }
            } else if let (true, Some((_, last))) = (line.starts_with(' '), read.lines.last_mut()) {
                last.text.push_str(&"\n".repeat(blank + 1));
                last.text.push_str(&unescaped(line.strip_prefix("  ").unwrap_or(line)));
            } else {
                self.label(&mut read, at, line);
            }
        }
        self.check_missing(&mut read, item, text.lines().count().saturating_sub(1));
        if read.mistakes.is_empty() { Ok(self.changes_of(item, &read)) } else { Err(read.mistakes) }
    }

    fn wrong(&self, read: &mut Read, line: usize, reason: String) {
        read.mistakes.push(Mistake { line, reason });
    }

    fn heading(&self, read: &mut Read, at: usize, title: &str) -> Option<Section> {
        let found = SECTIONS.iter().find(|(_, words)| title == words.zh || title.eq_ignore_ascii_case(words.en));
        match found {
            Some((section, _)) => {
                read.sections.push(*section);
                Some(*section)
            }
            None => {
                let known = SECTIONS.map(|(_, words)| words.say(self.lang)).join(comma(self.lang));
                self.wrong(read, at, words::unknown_section(self.lang, title, &known));
                None
            }
        }
    }

    fn label(&self, read: &mut Read, at: usize, line: &str) {
        let Some((label, value)) = line.split_once(['：', ':']) else {
            return self.wrong(read, at, words::no_place(self.lang));
        };
        let is = |words: &Words| label.trim() == words.zh || label.trim().eq_ignore_ascii_case(words.en);
        let lists = [detail::LEADERS, detail::LEAD_UNITS, detail::RESPONSIBLE_UNITS, detail::SUPPORTING_UNITS];
        let value = value.trim();
        if let Some(list) = lists.into_iter().find(is) {
            read.names.push((list, names::split(value)));
        } else if !is(&detail::DEADLINE) {
            self.wrong(read, at, words::no_place(self.lang));
        } else if value.is_empty() {
            read.deadline = Some(None);
        } else {
            match read_day(value, self.now.date()) {
                Some(day) => read.deadline = Some(Some(day)),
                None => self.wrong(read, at, form::no_day(self.lang, value)),
            }
        }
    }

    fn target(&self, read: &mut Read, item: &Item, at: usize, rest: &str) {
        let (rest, which) = marker(rest);
        let target = which.and_then(|which| Some((which, item.targets.get(which.checked_sub(1)?)?)));
        let Some((which, target)) = target else {
            return self.wrong(read, at, words::only_current(self.lang));
        };
        let (current, words_of) = rest.split_once('/').unwrap_or((rest, ""));
        if words_of.trim() != format!("{} {}", target.raw, target.metric).trim() {
            return self.wrong(read, at, words::only_current(self.lang));
        }
        let current = current.trim();
        match current.parse::<f64>() {
            _ if current.is_empty() => read.currents.push((which - 1, None)),
            Ok(number) if number.is_finite() => read.currents.push((which - 1, Some(number))),
            _ => self.wrong(read, at, form::no_number(self.lang, current)),
        }
    }

    fn record(&self, read: &mut Read, item: &Item, section: Section, at: usize, rest: &str) {
        let (rest, which) = marker(rest);
        let many = match section {
            Section::Targets => 0,
            Section::Progress => item.progress.len(),
            Section::Problems => item.problems.len(),
            Section::NextSteps => item.next_steps.len(),
            Section::Decisions => item.decisions.len(),
        };
        let is_taken = read.lines.iter().any(|(other, line)| *other == section && line.which == which);
        if let Some(which) = which.filter(|which| *which == 0 || *which > many || is_taken) {
            return self.wrong(read, at, words::unknown_record(self.lang, which));
        }
        let mut line = Line { which, ..Line::default() };
        let mut parts = rest.split(PART);
        let mut text = parts.next().unwrap_or_default().trim();
        if section.has_box() {
            let ticks = [("[ ]", false), ("[x]", true), ("[X]", true)];
            if let Some((tick, is_ticked)) = ticks.into_iter().find(|(tick, _)| text.starts_with(tick)) {
                line.is_ticked = is_ticked;
                text = text[tick.len()..].trim_start();
            }
        }
        for word in [form::INTERNAL.zh, form::INTERNAL.en] {
            if let Some(after) = text.strip_prefix(&format!("[{word}]")) {
                line.internal = true;
                text = after.trim_start();
            }
        }
        line.text = unescaped(text);
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            let starts_as_day = part.starts_with(|c: char| c.is_ascii_digit() || c == '+');
            match read_day(part, self.now.date()) {
                Some(day) if section.has_due() => line.due = Some(day),
                None if section.has_due() && starts_as_day => {
                    self.wrong(read, at, form::no_day(self.lang, part));
                }
                _ => line.units.extend(names::split(part)),
            }
        }
        if line.text.is_empty() {
            self.wrong(read, at, form::empty(self.lang).to_owned());
        }
        read.lines.push((section, line));
    }

    /// A section that is gone says nothing of its records: they are not deleted with its heading.
    fn check_missing(&self, read: &mut Read, item: &Item, last: usize) {
        if read.title.is_none() {
            self.wrong(read, 0, words::no_title(self.lang));
        }
        let filled = [
            (Section::Progress, item.progress.is_empty()),
            (Section::Problems, item.problems.is_empty()),
            (Section::NextSteps, item.next_steps.is_empty()),
            (Section::Decisions, item.decisions.is_empty()),
        ];
        for (section, is_empty) in filled {
            if !is_empty && !read.sections.contains(&section) {
                let title = SECTIONS.iter().find(|(other, _)| *other == section).map_or("", |(_, w)| w.say(self.lang));
                self.wrong(read, last, words::section_gone(self.lang, title));
            }
        }
    }

    fn changes_of(&self, item: &Item, read: &Read) -> Vec<Change> {
        let mut own = Vec::new();
        let title = read.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| short_title(&item.text));
        own.extend(changed(item.title.clone(), title, ItemChange::Title));
        for (label, names) in &read.names {
            let names = names.clone();
            own.extend(match *label {
                detail::LEADERS => changed(item.leaders.clone(), names, ItemChange::Leaders),
                detail::LEAD_UNITS => changed(item.lead_units.clone(), names, ItemChange::LeadUnits),
                detail::RESPONSIBLE_UNITS => {
                    changed(item.responsible_units.clone(), names, ItemChange::ResponsibleUnits)
                }
                _ => changed(item.supporting_units.clone(), names, ItemChange::SupportingUnits),
            });
        }
        if let Some(deadline) = read.deadline {
            own.extend(changed(item.deadline, deadline, ItemChange::Deadline));
        }
        let mut targets = item.targets.clone();
        for (at, current) in &read.currents {
            targets[*at].current = *current;
        }
        own.extend(changed(item.targets.clone(), targets, ItemChange::Targets));
        for (section, _) in SECTIONS {
            if let Some(kind) = section.kind().filter(|_| read.sections.contains(&section)) {
                let lines: Vec<&Line> =
                    read.lines.iter().filter(|(other, _)| *other == section).map(|(_, line)| line).collect();
                own.extend(self.record_changes(item, kind, &lines));
            }
        }
        own.into_iter().map(|change| Change::Item(item.id, change)).collect()
    }

    fn record_changes(&self, item: &Item, kind: RecordKind, lines: &[&Line]) -> Vec<ItemChange> {
        // Records stand in the order of their ids: those of the same moment are put in that of the lines.
        let mut ids: Vec<RecordId> = lines.iter().map(|_| new_id(self.now)).collect();
        ids.sort_unstable_by(|one, other| other.cmp(one));
        let ticked = |line: &Line, before: Option<Date>| line.is_ticked.then(|| before.unwrap_or(self.now.date()));
        let new = |line: &Line, id: RecordId| {
            let (text, units, due, internal) = (line.text.clone(), line.units.clone(), line.due, line.internal);
            self.new_record(id, kind, &RecordWords { text, units, due, ended: ticked(line, None), internal })
        };
        match kind {
            RecordKind::Progress => turned(
                &item.progress,
                (lines, &mut ids),
                |line, from: &Progress| Progress {
                    text: reworded(line, &from.text),
                    units: renamed(line, &from.units),
                    internal: line.internal,
                    ..from.clone()
                },
                new,
                ItemChange::Progress,
            ),
            RecordKind::Problem => turned(
                &item.problems,
                (lines, &mut ids),
                |line, from: &Problem| Problem {
                    text: reworded(line, &from.text),
                    units: renamed(line, &from.units),
                    internal: line.internal,
                    closed: ticked(line, from.closed),
                    ..from.clone()
                },
                new,
                ItemChange::Problems,
            ),
            RecordKind::NextStep => turned(
                &item.next_steps,
                (lines, &mut ids),
                |line, from: &NextStep| NextStep {
                    text: reworded(line, &from.text),
                    units: renamed(line, &from.units),
                    internal: line.internal,
                    due: line.due,
                    done: ticked(line, from.done),
                    ..from.clone()
                },
                new,
                ItemChange::NextSteps,
            ),
            RecordKind::Decision => turned(
                &item.decisions,
                (lines, &mut ids),
                |line, from: &Decision| Decision {
                    text: reworded(line, &from.text),
                    units: renamed(line, &from.units),
                    internal: line.internal,
                    due: line.due,
                    ..from.clone()
                },
                new,
                ItemChange::Decisions,
            ),
        }
    }
}

/// The record's words as they were, unless the line has others: spaces at the ends of lines do not count.
fn reworded(line: &Line, from: &str) -> String {
    let bare = |text: &str| text.trim().lines().map(|line| line.trim().to_owned()).collect::<Vec<String>>();
    if bare(from) == bare(&line.text) { from.to_owned() } else { line.text.clone() }
}

/// The record's units as they were, unless the line has others.
fn renamed(line: &Line, from: &[String]) -> Vec<String> {
    if names::split(&from.join("、")) == line.units { from.to_vec() } else { line.units.clone() }
}

/// Records that are gone, that read otherwise, and that are new.
fn turned<T: Record>(
    records: &[T],
    (lines, ids): (&[&Line], &mut Vec<RecordId>),
    edited: impl Fn(&Line, &T) -> T,
    new: impl Fn(&Line, RecordId) -> ItemChange,
    change: impl Fn(crate::plan::change::RecordSwap<T>) -> ItemChange,
) -> Vec<ItemChange> {
    let kept: BTreeSet<usize> = lines.iter().filter_map(|line| line.which).collect();
    let lost = records.iter().enumerate().filter(|(at, _)| !kept.contains(&(at + 1)));
    let lost: Vec<RecordId> = lost.map(|(_, record)| record.id()).collect();
    let mut changes: Vec<ItemChange> = lost.into_iter().filter_map(|id| gone(records, id)).map(&change).collect();
    for line in lines {
        match line.which.and_then(|which| records.get(which - 1)) {
            Some(from) => {
                let to = edited(line, from);
                if to != *from {
                    changes.push(change(rewritten(from.id(), from, to)));
                }
            }
            None => {
                let Some(id) = ids.pop() else { continue };
                changes.push(new(line, id));
            }
        }
    }
    changes
}

/// A line without the `{#2 2020-06-28}` at its end, and its number.
fn marker(line: &str) -> (&str, Option<usize>) {
    let line = line.trim_end();
    let found = line.strip_suffix('}').and_then(|inner| {
        let at = inner.rfind("{#")?;
        let number = inner[at + 2..].split_whitespace().next()?.parse().ok()?;
        Some((line[..at].trim_end(), Some(number)))
    });
    found.unwrap_or((line, None))
}

fn unescaped(text: &str) -> String {
    text.replace("\\|", "|")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::Now;
    use crate::document::default_plan;
    use crate::plan::Plan;

    fn now() -> Now {
        Now::new(chrono::DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").expect("a time"))
    }

    fn desk(plan: &Plan, lang: Lang) -> Desk<'_> {
        Desk { plan, by: "wang@pc1", lang, now: now(), meeting: None }
    }

    /// The plan with item 13 as `text` says, by its changes.
    fn edited(plan: &Plan, text: &str) -> Plan {
        let desk = desk(plan, Lang::Zh);
        let item = plan.items.iter().find(|item| item.number == "13").expect("item 13");
        let edit = desk.edit(desk.read_back(item, text).expect("no mistakes"));
        let mut next = plan.clone();
        next.apply(crate::app::session::stamp(edit, "wang@pc1", now())).expect("it applies");
        next
    }

    fn item_13(plan: &Plan) -> &Item {
        plan.items.iter().find(|item| item.number == "13").expect("item 13")
    }

    /// Item 13 with a record of each kind.
    fn plan() -> Plan {
        let plan = default_plan().founded(now());
        let text = written(item_13(&plan), Lang::Zh)
            .replace("## 进展情况\n", "## 进展情况\n- 派驻名单印发 | 农村科技科\n")
            .replace("## 存在问题\n", "## 存在问题\n- [ ] [内部] 资金|缺口\n  还有两项\n")
            .replace("## 下一步\n", "## 下一步\n- 组织预审 | 8-31 | 农村科技科、规划财务科\n- [x] 报送\n")
            .replace("## 议定事项\n", "## 议定事项\n- 加快申报 | 8月底\n")
            .replace("完成时限：", "完成时限：年底")
            .replace("-  / ", "- 2 / ");
        edited(&plan, &text)
    }

    #[test]
    fn what_is_written_into_the_text_is_on_the_item() {
        let plan = plan();
        let item = item_13(&plan);
        assert_eq!(item.progress[0].text, "派驻名单印发");
        assert_eq!(item.progress[0].units, ["农村科技科"]);
        assert_eq!(item.problems[0].text, "资金|缺口\n还有两项");
        assert!(item.problems[0].internal && item.problems[0].closed.is_none());
        let days: Vec<_> = item.next_steps.iter().map(|step| (step.text.as_str(), step.due, step.done)).collect();
        let day = |text: &str| Some(text.parse().expect("a day"));
        assert_eq!(days, [("组织预审", day("2020-08-31"), None), ("报送", None, day("2020-07-15"))]);
        assert_eq!((item.decisions[0].text.as_str(), item.decisions[0].due), ("加快申报", day("2020-08-31")));
        assert_eq!((item.deadline, item.targets[0].current), (day("2020-12-31"), Some(2.0)));
    }

    #[test]
    fn a_text_left_as_it_is_changes_nothing() {
        for plan in [default_plan().founded(now()), plan()] {
            for item in &plan.items {
                for lang in [Lang::Zh, Lang::En] {
                    assert_eq!(desk(&plan, lang).read_back(item, &written(item, lang)), Ok(Vec::new()), "{item:?}");
                }
            }
        }
    }

    #[test]
    fn lines_that_are_gone_and_lines_that_read_otherwise() {
        let plan = plan();
        let text = written(item_13(&plan), Lang::Zh);
        let step = text.lines().find(|line| line.contains("报送")).expect("its line");
        let text = text.replace(&format!("{step}\n"), "").replace("组织预审 | 2020-08-31", "组织预审会 | 9-30");
        let next = edited(&plan, &text.replace("# 组织", "# 组织好"));
        let item = item_13(&next);
        let steps: Vec<_> = item.next_steps.iter().map(|step| step.text.as_str()).collect();
        assert_eq!(steps, ["组织预审会"]);
        assert_eq!(item.next_steps[0].id, item_13(&plan).next_steps[0].id);
        assert!(item.title.starts_with("组织好"));
    }

    #[test]
    fn mistakes_are_told_in_their_lines_and_nothing_is_taken() {
        let plan = plan();
        let item = item_13(&plan);
        let text = written(item, Lang::Zh);
        for (from, to, line, reason) in [
            ("# 组织", "组织", "组织", "“- ”开头"),
            ("完成时限：2020-12-31", "完成时限：下周", "完成时限：下周", "不是日期"),
            ("- 2 / ", "- 两 / ", "- 两 / ", "不是数字"),
            (" 4家", " 5家", "5家", "现值"),
            ("## 下一步", "## 下步", "## 下步", "没有“下步”"),
            ("| 2020-08-31 | 农", "| 2020-13-31 | 农", "2020-13-31", "不是日期"),
            ("{#2 ", "{#1 ", "{#1 2020-07-15}", "重复"),
            ("- 派驻名单印发 |", "-  |", "-  |", "还没有写内容"),
        ] {
            let wrong = text.replacen(from, to, 1);
            assert_ne!(wrong, text, "{from}");
            let mistakes = desk(&plan, Lang::Zh).read_back(item, &wrong).expect_err(from);
            let told = marked(&wrong, &mistakes);
            let lines: Vec<&str> = told.lines().collect();
            let at = lines.iter().position(|line| line.starts_with("<!-- ! ") && line.contains(reason));
            let at = at.unwrap_or_else(|| panic!("{from}: {told}"));
            assert!(lines[at + 1..].iter().any(|text| text.contains(line)), "{from}: {told}");
            assert_eq!(marked(&told, &[]), wrong, "what was told before is dropped");
        }
        let gone = text.replace("## 进展情况", "");
        assert!(desk(&plan, Lang::Zh).read_back(item, &gone).is_err(), "a heading takes no records with it");
    }

    proptest! {
        #[test]
        fn any_record_comes_back_as_it_was(text in "[a-z一-十][ -~|\\[\\]{}#<>、一-十\n]{0,40}", unit in "[一-十a-z|]{1,5}") {
            let mut plan = plan();
            let at = plan.items.iter().position(|item| item.number == "13").expect("item 13");
            plan.items[at].progress[0].text = text.clone();
            plan.items[at].decisions[0].text = text;
            plan.items[at].decisions[0].units = vec![unit];
            let item = &plan.items[at];
            for lang in [Lang::Zh, Lang::En] {
                prop_assert_eq!(desk(&plan, lang).read_back(item, &written(item, lang)), Ok(Vec::new()));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(\\PC|\n|- |## |\\{#1\\}){0,80}") {
            let plan = plan();
            let _ = desk(&plan, Lang::En).read_back(item_13(&plan), &text).map_err(|mistakes| marked(&text, &mistakes));
        }
    }
}
