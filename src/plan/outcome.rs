//! What a meeting came to, read from the log: what was taken back does not count, what was changed to and fro neither.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Plan;
use super::change::{Change, ItemChange, MeetingChange, RecordSwap, Swap};
use super::id::{ColumnId, ItemId, RecordId};
use super::item::Item;
use super::log::in_force;
use super::meeting::Meeting;
use super::record::{Decision, NextStep, Problem, Progress, Record};
use super::step::{Kind, Step};
use super::target::Target;
use crate::clock::Date;

/// What a meeting changed on one item. Records are as they stand now; those taken away since are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whether the meeting was done with it.
    pub discussed: bool,
    /// Whether the meeting put it on the plan.
    pub added: bool,
    /// Its status before and after.
    pub status: Option<Swap<ColumnId>>,
    /// Its deadline before and after.
    pub deadline: Option<Swap<Option<Date>>>,
    /// The targets whose current value is another, as they stand after, each with the value before.
    pub targets: Vec<(Target, Option<f64>)>,
    /// What was reported.
    pub progress: Vec<&'a Progress>,
    /// Problems that came up.
    pub problems: Vec<&'a Problem>,
    /// Problems that were closed.
    pub closed: Vec<&'a Problem>,
    /// Next steps that were agreed.
    pub next_steps: Vec<&'a NextStep>,
    /// Next steps that were found done.
    pub done: Vec<&'a NextStep>,
    /// What was decided.
    pub decisions: Vec<&'a Decision>,
    /// Whether fields besides these are other than before.
    pub otherwise: bool,
}

/// A meeting in figures, each counting items but for the problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Items on the agenda.
    pub total: usize,
    /// Items discussed.
    pub discussed: usize,
    /// Items changed.
    pub changed: usize,
    /// Problems that came up.
    pub new_problems: usize,
    /// Items on the agenda that were not discussed.
    pub left: usize,
}

/// What happened to one item over all steps of a meeting.
#[derive(Debug, Default)]
struct Ledger {
    added: bool,
    status: Option<Swap<ColumnId>>,
    deadline: Option<Swap<Option<Date>>>,
    targets: Option<Swap<Vec<Target>>>,
    progress: Records<Progress>,
    problems: Records<Problem>,
    next_steps: Records<NextStep>,
    decisions: Records<Decision>,
    otherwise: bool,
}

/// Records before and after, by id.
type Records<T> = BTreeMap<RecordId, Swap<Option<T>>>;

fn then<T: Clone>(net: &mut Option<Swap<T>>, swap: &Swap<T>) {
    match net {
        Some(net) => net.to.clone_from(&swap.to),
        None => *net = Some(swap.clone()),
    }
}

fn note<T: Record>(records: &mut Records<T>, swap: &RecordSwap<T>) {
    let to = swap.to.as_deref().cloned();
    match records.get_mut(&swap.id) {
        Some(net) => net.to = to,
        None => drop(records.insert(swap.id, Swap { from: swap.from.as_deref().cloned(), to })),
    }
}

impl Ledger {
    fn take(&mut self, change: &ItemChange) {
        match change {
            ItemChange::Whole(swap) => self.added = swap.to.is_some(),
            ItemChange::Status(swap) => then(&mut self.status, swap),
            ItemChange::Deadline(swap) => then(&mut self.deadline, swap),
            ItemChange::Targets(swap) => then(&mut self.targets, swap),
            ItemChange::Progress(swap) => note(&mut self.progress, swap),
            ItemChange::Problems(swap) => note(&mut self.problems, swap),
            ItemChange::NextSteps(swap) => note(&mut self.next_steps, swap),
            ItemChange::Decisions(swap) => note(&mut self.decisions, swap),
            ItemChange::Since(_) | ItemChange::Back(_) | ItemChange::After(_) | ItemChange::Inherited(_) => {}
            _ => self.otherwise = true,
        }
    }

    fn outcome<'a>(self, item: &'a Item, discussed: bool) -> Outcome<'a> {
        let changed_targets = self.targets.map_or(Vec::new(), |swap| targets(&swap.from, swap.to));
        Outcome {
            item,
            discussed,
            added: self.added,
            status: self.status.filter(|swap| swap.from != swap.to),
            deadline: self.deadline.filter(|swap| swap.from != swap.to),
            targets: changed_targets,
            progress: new(&item.progress, &self.progress),
            problems: new(&item.problems, &self.problems),
            closed: settled(&item.problems, &self.problems, |problem| problem.closed),
            next_steps: new(&item.next_steps, &self.next_steps),
            done: settled(&item.next_steps, &self.next_steps, |step| step.done),
            decisions: new(&item.decisions, &self.decisions),
            otherwise: self.otherwise
                || is_edited(&self.progress)
                || is_edited(&self.problems)
                || is_edited(&self.next_steps)
                || is_edited(&self.decisions),
        }
    }
}

/// Whether records that were there before read otherwise, or are gone.
fn is_edited<T: PartialEq>(records: &Records<T>) -> bool {
    records.values().any(|net| net.from.is_some() && net.from != net.to)
}

/// The records of `now` that came in the meeting.
fn new<'a, T: Record>(now: &'a [T], records: &Records<T>) -> Vec<&'a T> {
    now.iter().filter(|record| records.get(&record.id()).is_some_and(|net| net.from.is_none())).collect()
}

/// The records of `now` that were open before the meeting and are not since.
fn settled<'a, T: Record>(now: &'a [T], records: &Records<T>, day: impl Fn(&T) -> Option<Date>) -> Vec<&'a T> {
    let was_open = |record: &T| {
        let net = records.get(&record.id());
        net.is_some_and(|net| net.from.as_ref().is_some_and(|from| day(from).is_none()))
    };
    now.iter().filter(|record| day(record).is_some() && was_open(record)).collect()
}

fn targets(from: &[Target], to: Vec<Target>) -> Vec<(Target, Option<f64>)> {
    let before = |target: &Target| from.iter().find(|other| other.metric == target.metric && other.raw == target.raw);
    let with_before = to.into_iter().map(|target| {
        let current = before(&target).and_then(|before| before.current);
        (target, current)
    });
    with_before.filter(|(target, before)| target.current != *before).collect()
}

impl Outcome<'_> {
    /// Whether the meeting changed anything on the item.
    pub fn has_changes(&self) -> bool {
        let records = [self.progress.len(), self.problems.len(), self.closed.len(), self.next_steps.len()];
        let more = [self.done.len(), self.decisions.len(), self.targets.len()];
        let fields = self.added || self.status.is_some() || self.deadline.is_some() || self.otherwise;
        fields || records.iter().chain(&more).any(|count| *count > 0)
    }
}

impl Plan {
    /// The steps made in the meeting that still hold, oldest first; not those of the meeting itself, nor an undo that
    /// only takes back what was done in it.
    pub fn steps_of(&self, meeting: RecordId) -> Vec<&Step> {
        let begins = |change: &Change| matches!(change, Change::Meeting(id, MeetingChange::Whole(_)) if *id == meeting);
        let start = self.log.iter().rposition(|step| step.changes.iter().any(begins)).unwrap_or(0);
        let tail = &self.log[start..];
        let own: HashMap<RecordId, &Step> =
            tail.iter().filter(|step| step.meeting == Some(meeting)).map(|step| (step.id, step)).collect();
        let takes_back_own = |step: &Step| step.undoes.is_some_and(|id| own.contains_key(&id));
        let counts =
            |step: &&Step| step.meeting == Some(meeting) && step.kind != Kind::Meeting && !takes_back_own(step);
        let mut steps: Vec<&Step> = in_force(tail).filter(counts).collect();
        steps.reverse();
        steps
    }

    /// What the meeting came to, item by item: in the order of its agenda, then what else it changed in the plan's
    /// order. Items it neither changed nor discussed are left out.
    pub fn outcomes<'a>(&'a self, meeting: &Meeting) -> Vec<Outcome<'a>> {
        let mut ledgers: HashMap<ItemId, Ledger> = HashMap::new();
        for change in self.steps_of(meeting.id).into_iter().flat_map(|step| &step.changes) {
            if let Change::Item(item, change) = change {
                ledgers.entry(*item).or_default().take(change);
            }
        }
        let on_agenda: HashSet<ItemId> = meeting.order.iter().copied().collect();
        let discussed: HashSet<ItemId> = meeting.discussed.iter().map(|discussed| discussed.item).collect();
        let others = self.items.iter().map(|item| item.id).filter(|item| !on_agenda.contains(item));
        let items = meeting.order.iter().copied().chain(others).filter_map(|item| self.item(item));
        let mut ledger = |item: &Item| ledgers.remove(&item.id).unwrap_or_default();
        let outcomes = items.map(|item| ledger(item).outcome(item, discussed.contains(&item.id)));
        outcomes.filter(|outcome| outcome.discussed || outcome.has_changes()).collect()
    }

    /// The meeting in figures.
    pub fn tally(&self, meeting: &Meeting) -> Tally {
        let outcomes = self.outcomes(meeting);
        let (discussed, total) = self.discussed_of(meeting);
        Tally {
            total,
            discussed,
            changed: outcomes.iter().filter(|outcome| outcome.has_changes()).count(),
            new_problems: outcomes.iter().map(|outcome| outcome.problems.len()).sum(),
            left: total - discussed,
        }
    }
}
