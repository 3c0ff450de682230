//! One row of a returned ledger, cell by cell.

use serde_json::Map;

use super::ledger::{LedgerFault, ReturnedRow};
use super::lines::{self, dated};
use super::taken::{CellChange, CellClash, Remark, Returned, TakenBy};
use crate::clock::{Date, Now};
use crate::lang::{Lang, report as words};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange, RecordSwap, Swap};
use crate::plan::day::read_day;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::item::Item;
use crate::plan::names::split;
use crate::plan::record::{NextStep, Problem, Progress, Record};
use crate::plan::step::{Kind, Step};
use crate::plan::target::Target;
use crate::plan::title::short_title;
use crate::report::ledger::{
    LedgerColumn, figure_line, open_problems, open_steps, problem_line, progress_line, step_line,
};

/// A row being compared.
pub(super) struct RowContext<'a, F> {
    /// The plan as it was when the ledger was made.
    pub(super) base: &'a Plan,
    /// The item as it was when the ledger was made.
    pub(super) was: &'a Item,
    pub(super) row: &'a ReturnedRow,
    pub(super) lang: Lang,
    pub(super) writer: TakenBy<'a>,
    pub(super) now: Now,
    pub(super) new_id: F,
}

/// A cell's text without what programs and people leave at its ends; what is to be filled in is empty.
fn plain(text: &str) -> &str {
    let text = text.trim();
    if text == words::TO_FILL_IN.zh || text == words::TO_FILL_IN.en { "" } else { text }
}

impl<F: FnMut() -> RecordId> RowContext<'_, F> {
    /// Takes the row's changes into `returned` and makes them on `plan`.
    pub(super) fn compare(&mut self, plan: &mut Plan, returned: &mut Returned, faults: &mut Vec<LedgerFault>) {
        for (column, theirs) in &self.row.cells {
            let before = column.cell(self.base, self.was, self.lang, self.now);
            let theirs = plain(theirs);
            if theirs == plain(&before) || *column == LedgerColumn::Id || *column == LedgerColumn::Days {
                continue;
            }
            if *column == LedgerColumn::Remarks {
                returned.remarks.push(Remark::OnlyTold { item: self.was.id, column: *column });
                continue;
            }
            let Some(item) = plan.item(self.was.id).cloned() else {
                returned.clashes.push(self.clash(*column, String::new(), theirs));
                continue;
            };
            let ours = column.cell(plan, &item, self.lang, self.now);
            let changes = match column {
                LedgerColumn::Progress => self.progress(&item, theirs, returned),
                LedgerColumn::Problems => self.problems(&item, theirs),
                LedgerColumn::NextSteps => self.next_steps(&item, theirs),
                LedgerColumn::Figures => self.figures(&item, theirs),
                column => {
                    self.field(*column, plan, &item, theirs).map(|changes| match plain(&ours) == plain(&before) {
                        _ if changes.is_empty() => Some(changes),
                        true => Some(changes),
                        false => None,
                    })
                }
            };
            match changes {
                Err(allowed) => faults.push(LedgerFault::BadCell {
                    line: self.row.line,
                    column: *column,
                    text: theirs.to_owned(),
                    allowed,
                }),
                Ok(None) => returned.clashes.push(self.clash(*column, ours, theirs)),
                Ok(Some(changes)) if changes.is_empty() => {}
                Ok(Some(changes)) if plan.apply(self.step(&changes)).is_ok() => {
                    let cell = CellChange { item: item.id, column: *column, from: ours, to: theirs.to_owned() };
                    returned.cells.push(cell);
                    returned.changes.extend(changes);
                }
                Ok(Some(_)) => returned.clashes.push(self.clash(*column, ours, theirs)),
            }
        }
    }

    /// A step that makes `changes`, to try them; the board's own step is made of all of them together.
    fn step(&mut self, changes: &[Change]) -> Step {
        Step {
            id: (self.new_id)(),
            at: self.now.stamp(),
            by: self.writer.by.to_owned(),
            kind: Kind::Edit,
            label: String::new(),
            meeting: None,
            undoes: None,
            changes: changes.to_vec(),
            merged: Vec::new(),
            joins: false,
            tick: 0,
            rest: Map::new(),
        }
    }

    fn clash(&self, column: LedgerColumn, ours: String, theirs: &str) -> CellClash {
        CellClash { item: self.was.id, column, ours, theirs: theirs.to_owned() }
    }

    /// The changes that make a field what the cell says; on an error what it may say.
    fn field(&self, column: LedgerColumn, plan: &Plan, item: &Item, theirs: &str) -> Result<Vec<Change>, Vec<String>> {
        let text = theirs.to_owned();
        let change = |change: ItemChange| Change::Item(item.id, change);
        let names = |from: &Vec<String>, of: fn(Swap<Vec<String>>) -> ItemChange| {
            let to = split(theirs);
            if *from == to { Vec::new() } else { vec![change(of(Swap { from: from.clone(), to }))] }
        };
        Ok(match column {
            LedgerColumn::Number if item.number == text => Vec::new(),
            LedgerColumn::Number => vec![change(ItemChange::Number(Swap { from: item.number.clone(), to: text }))],
            LedgerColumn::Task if text.is_empty() => return Err(Vec::new()),
            LedgerColumn::Task if item.text == text => Vec::new(),
            LedgerColumn::Task => {
                // A title that follows the rule goes on to.
                let title =
                    Some(short_title(&text)).filter(|to| item.title == short_title(&item.text) && item.title != *to);
                let title = title.map(|to| change(ItemChange::Title(Swap { from: item.title.clone(), to })));
                let text = change(ItemChange::Text(Swap { from: item.text.clone(), to: text }));
                std::iter::once(text).chain(title).collect()
            }
            LedgerColumn::Leaders => names(&item.leaders, ItemChange::Leaders),
            LedgerColumn::LeadUnits => names(&item.lead_units, ItemChange::LeadUnits),
            LedgerColumn::ResponsibleUnits => names(&item.responsible_units, ItemChange::ResponsibleUnits),
            LedgerColumn::Deadline => self.deadline(item, theirs),
            LedgerColumn::Status => self.status(plan, item, theirs)?,
            LedgerColumn::Theme => theme(plan, item, theirs)?,
            _ => Vec::new(),
        })
    }

    fn deadline(&self, item: &Item, theirs: &str) -> Vec<Change> {
        let day = read_day(theirs, self.now.date());
        let words = if day.is_some() { item.deadline_text.clone() } else { Some(theirs.to_owned()) };
        let words = words.filter(|words| !words.is_empty());
        let day = Swap { from: item.deadline, to: day };
        let words = Swap { from: item.deadline_text.clone(), to: words };
        let mut changes = Vec::new();
        if day.from != day.to {
            changes.push(Change::Item(item.id, ItemChange::Deadline(day)));
        }
        if words.from != words.to {
            changes.push(Change::Item(item.id, ItemChange::DeadlineText(words)));
        }
        changes
    }

    fn status(&self, plan: &Plan, item: &Item, theirs: &str) -> Result<Vec<Change>, Vec<String>> {
        let is_named = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(theirs));
        let mut columns = plan.columns.iter();
        let column = columns.find(|column| is_named(&[&column.name.zh, &column.name.en, &column.id.0]));
        match column {
            Some(column) if column.id == item.status => Ok(Vec::new()),
            Some(column) => Ok(plan.move_changes(item, column, self.now.stamp())),
            None => Err(plan.columns.iter().map(|column| column.name(self.lang).to_owned()).collect()),
        }
    }

    /// None where a figure that was filled in is another on the board meanwhile.
    fn figures(&self, item: &Item, theirs: &str) -> Result<Option<Vec<Change>>, Vec<String>> {
        let allowed = || item.targets.iter().map(|target| figure_line(target, self.lang)).collect::<Vec<String>>();
        let mut to = item.targets.clone();
        for line in theirs.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let was = |target: &Target| self.was.targets.iter().find(|other| is_same_target(target, other));
            let named = |target: &&mut Target| {
                let rest = line.strip_prefix(target.metric.trim());
                rest.is_some_and(|rest| target.metric.trim().is_empty() || rest.starts_with(['：', ':']))
            };
            let only = to.len() == 1;
            let target = match to.iter_mut().find(named) {
                Some(target) => Some(target),
                None if only => to.first_mut(),
                None => None,
            };
            let target = target.ok_or_else(allowed)?;
            let words = line.strip_prefix(target.metric.trim()).unwrap_or(line);
            let words = words.trim_start_matches(['：', ':']);
            let current =
                figure(words.rsplit_once('/').map_or(words, |(current, _)| current), target).ok_or_else(allowed)?;
            let before = was(target).and_then(|target| target.current);
            if current != before && current != target.current {
                if target.current != before {
                    return Ok(None);
                }
                target.current = current;
            }
        }
        let swap = Swap { from: item.targets.clone(), to };
        let is_new = swap.from != swap.to;
        Ok(Some(if is_new { vec![Change::Item(item.id, ItemChange::Targets(swap))] } else { Vec::new() }))
    }

    fn progress(
        &mut self,
        item: &Item,
        theirs: &str,
        returned: &mut Returned,
    ) -> Result<Option<Vec<Change>>, Vec<String>> {
        let was: Vec<&Progress> = self.was.progress.iter().filter(|record| !record.internal).collect();
        let found = self.records(&was, &item.progress, theirs, progress_line);
        let removed = found.removed.len();
        let Some(edits) = found.edits else { return Ok(None) };
        let edited = edits.into_iter().map(|(record, line)| {
            let (day, text) = dated(&line, self.now.date());
            (record.clone(), Progress { date: day.unwrap_or(record.date), text, ..record })
        });
        let is_there = |record: &Progress, day: Option<Date>, text: &str| is_said(record.date, &record.text, day, text);
        let mut changes = swaps(item.id, edited, ItemChange::Progress);
        for line in &found.added {
            let (day, text) = dated(line, self.now.date());
            if item
                .progress
                .iter()
                .any(|record| !was.iter().any(|was| was.id == record.id) && is_there(record, day, &text))
            {
                continue;
            }
            let record = Progress {
                id: (self.new_id)(),
                date: day.unwrap_or(self.now.date()),
                text,
                units: Vec::new(),
                by: self.writer.by.to_owned(),
                meeting: None,
                internal: false,
                rest: Map::new(),
            };
            changes.push(arrival(item.id, record, ItemChange::Progress));
        }
        if removed > 0 {
            returned.remarks.push(Remark::Kept { item: item.id, lines: removed });
        }
        Ok(Some(changes))
    }

    fn problems(&mut self, item: &Item, theirs: &str) -> Result<Option<Vec<Change>>, Vec<String>> {
        let was: Vec<&Problem> = open_problems(self.was).collect();
        let found = self.records(&was, &item.problems, theirs, problem_line);
        let Some(edits) = found.edits else { return Ok(None) };
        let today = self.now.date();
        let edited = edits.into_iter().map(|(record, line)| {
            let (day, text) = dated(&line, today);
            (record.clone(), Problem { date: day.unwrap_or(record.date), text, ..record })
        });
        let closed = found.removed.into_iter().filter(|record| record.closed.is_none());
        let closed = closed.map(|record| (record.clone(), Problem { closed: Some(today), ..record }));
        let mut changes = swaps(item.id, edited.chain(closed), ItemChange::Problems);
        for line in &found.added {
            let (day, text) = dated(line, today);
            let is_there = |record: &Problem| is_said(record.date, &record.text, day, &text);
            if item.problems.iter().any(|record| !was.iter().any(|was| was.id == record.id) && is_there(record)) {
                continue;
            }
            let record = Problem {
                id: (self.new_id)(),
                date: day.unwrap_or(today),
                text,
                units: Vec::new(),
                by: self.writer.by.to_owned(),
                meeting: None,
                internal: false,
                closed: None,
                rest: Map::new(),
            };
            changes.push(arrival(item.id, record, ItemChange::Problems));
        }
        Ok(Some(changes))
    }

    fn next_steps(&mut self, item: &Item, theirs: &str) -> Result<Option<Vec<Change>>, Vec<String>> {
        let was: Vec<&NextStep> = open_steps(self.was).collect();
        let lang = self.lang;
        let found = self.records(&was, &item.next_steps, theirs, |step| step_line(step, lang));
        let Some(edits) = found.edits else { return Ok(None) };
        let today = self.now.date();
        let edited = edits.into_iter().map(|(step, line)| {
            let (due, text) = dated(&line, today);
            let (text, units) = self.units(text);
            (step.clone(), NextStep { due, text, units, ..step })
        });
        let done = found.removed.into_iter().filter(|step| step.done.is_none());
        let done = done.map(|step| (step.clone(), NextStep { done: Some(today), ..step }));
        let mut changes = swaps(item.id, edited.chain(done), ItemChange::NextSteps);
        for line in &found.added {
            let (due, text) = dated(line, today);
            let (text, units) = self.units(text);
            let is_there = |step: &NextStep| step.due == due && step.text == text && step.units == units;
            if item.next_steps.iter().any(|step| !was.iter().any(|was| was.id == step.id) && is_there(step)) {
                continue;
            }
            let step = NextStep {
                id: (self.new_id)(),
                date: today,
                text,
                units,
                by: self.writer.by.to_owned(),
                meeting: None,
                internal: false,
                due,
                done: None,
                rest: Map::new(),
            };
            changes.push(arrival(item.id, step, ItemChange::NextSteps));
        }
        Ok(Some(changes))
    }

    /// A step's text and the units that stand behind it in brackets, if the plan knows all of them.
    fn units(&self, text: String) -> (String, Vec<String>) {
        let inside = text.strip_suffix('）').and_then(|text| text.rsplit_once('（'));
        let Some((before, names)) = inside else { return (text, Vec::new()) };
        let names = split(names);
        let is_known = |name: &String| {
            let of_item = |item: &Item| {
                let steps = item.next_steps.iter().map(|step| &step.units);
                let duties = [&item.lead_units, &item.responsible_units, &item.supporting_units];
                duties.into_iter().chain(steps).any(|units| units.contains(name))
            };
            self.base.items.iter().any(of_item)
        };
        if names.is_empty() || !names.iter().all(is_known) {
            (text, Vec::new())
        } else {
            (before.trim().to_owned(), names)
        }
    }

    /// The lines of a cell against the records it was made of and those there are now.
    fn records<R: Record>(&self, was: &[&R], now: &[R], cell: &str, line: impl Fn(&R) -> String) -> FoundRecords<R> {
        let before: Vec<String> = was.iter().map(|record| line(record)).collect();
        let changes = lines::compare(&before, cell);
        let current = |place: usize| now.iter().find(|record| record.id() == was[place].id());
        let mut edits = Some(Vec::new());
        for (place, theirs) in changes.edited {
            match current(place) {
                Some(record) if line(record) == theirs => {}
                Some(record) if line(record) == before[place] => {
                    edits.iter_mut().for_each(|edits| edits.push((record.clone(), theirs.clone())))
                }
                // Edited by both: the same words count as the same, whatever their day.
                Some(record) if same_words(&line(record), &theirs) => {}
                _ => edits = None,
            }
        }
        let removed = changes.removed.into_iter().filter_map(|place| current(place).cloned()).collect();
        FoundRecords { edits, removed, added: changes.added }
    }
}

/// What became of a cell's records.
struct FoundRecords<R> {
    /// Records as they are, and the lines they are to become; none where the board has changed one of them too.
    edits: Option<Vec<(R, String)>>,
    /// Records whose lines are gone, as they are.
    removed: Vec<R>,
    /// Lines that are new.
    added: Vec<String>,
}

fn same_words(ours: &str, theirs: &str) -> bool {
    let words = |line: &str| line.split_once(' ').map_or(line.to_owned(), |(_, words)| words.to_owned());
    ours == theirs || words(ours) == theirs
}

fn is_said(date: Date, said: &str, day: Option<Date>, text: &str) -> bool {
    said == text && day.is_none_or(|day| day == date)
}

fn is_same_target(a: &Target, b: &Target) -> bool {
    a.metric == b.metric && a.raw == b.raw
}

/// The number that was filled in, with or without the target's unit; `Some(None)` where there is none any more.
fn figure(words: &str, target: &Target) -> Option<Option<f64>> {
    let words = plain(words.trim().trim_end_matches(target.unit.as_str()));
    if words.is_empty() {
        return Some(None);
    }
    let number: f64 = words.replace([',', '，'], "").parse().ok()?;
    number.is_finite().then_some(Some(number))
}

fn theme(plan: &Plan, item: &Item, theirs: &str) -> Result<Vec<Change>, Vec<String>> {
    let name = |theme: &crate::plan::theme::Theme| format!("{}{}", theme.marker, theme.title);
    let found = plan.themes.iter().find(|theme| name(theme).trim() == theirs || theme.title.trim() == theirs);
    match found {
        Some(theme) if theme.id == item.theme => Ok(Vec::new()),
        Some(theme) => {
            let last = plan.items.iter().rfind(|other| other.theme == theme.id).map(|other| other.id);
            Ok(plan.place_changes(item, theme.id, last))
        }
        None => Err(plan.themes.iter().map(name).collect()),
    }
}

type RecordChange<R> = fn(RecordSwap<R>) -> ItemChange;

fn swaps<R: Record>(item: ItemId, records: impl Iterator<Item = (R, R)>, of: RecordChange<R>) -> Vec<Change> {
    let changed = records.filter(|(from, to)| from != to);
    let swap = |(from, to): (R, R)| RecordSwap { id: from.id(), from: Some(Box::new(from)), to: Some(Box::new(to)) };
    changed.map(|records| Change::Item(item, of(swap(records)))).collect()
}

fn arrival<R: Record>(item: ItemId, record: R, of: RecordChange<R>) -> Change {
    Change::Item(item, of(RecordSwap { id: record.id(), from: None, to: Some(Box::new(record)) }))
}
