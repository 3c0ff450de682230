//! The steps the history shows, newest first: made again only when the plan, the filter or the language changes. Texts
//! are made for the rows that are in view only.

use super::filter::HistoryFilter;
use super::row::HistoryRow;
use super::subject::StepSubject;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::plan::id::RecordId;
use crate::plan::step::Step;

/// What a row of the history stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryEntry {
    /// A step of the log.
    Step(RecordId),
    /// A step that a merge brought along; neither replayed nor taken back by itself.
    Merged {
        /// The merge.
        within: RecordId,
        /// The step.
        step: RecordId,
    },
    /// The making of the board.
    Founding,
}

/// A row, and where in the log its step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryLine {
    /// What it stands for.
    pub entry: HistoryEntry,
    /// The step's place in the log; of the making of the board the log's length.
    place: usize,
    /// Of a merged step: its place among those of its merge.
    merged: Option<usize>,
    /// The step in force that takes it back; of a merged step, that takes its merge back.
    pub taken_back_by: Option<RecordId>,
}

/// The rows the filter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The rows, newest first.
    pub lines: Vec<HistoryLine>,
    /// How many there are without the filter.
    pub all: usize,
    /// How many steps of the log were made in the meeting of the moment.
    pub in_meeting: usize,
}

impl HistoryLine {
    /// The step, in the plan the listing was made of.
    pub fn step<'a>(&self, plan: &'a Plan) -> Option<&'a Step> {
        let step = plan.log.get(self.place)?;
        match self.merged {
            Some(at) => step.merged.get(at),
            None => Some(step),
        }
    }

    /// The row, in the plan the listing was made of.
    pub fn row(&self, plan: &Plan, lang: Lang) -> HistoryRow {
        HistoryRow::of(StepSubject { plan, step: self.step(plan), lang })
    }
}

impl Listing {
    /// The steps of `plan` for which `filter` holds.
    pub fn of(plan: &Plan, filter: &HistoryFilter, lang: Lang, meeting: Option<RecordId>) -> Self {
        let taken_back = plan.taken_back();
        let mut lines = Vec::new();
        for (place, step) in plan.log.iter().enumerate().rev() {
            let taken_back_by = taken_back.get(&step.id).map(|step| step.id);
            lines.push(HistoryLine { entry: HistoryEntry::Step(step.id), place, merged: None, taken_back_by });
            lines.extend(step.merged.iter().enumerate().rev().map(|(at, merged)| HistoryLine {
                entry: HistoryEntry::Merged { within: step.id, step: merged.id },
                place,
                merged: Some(at),
                taken_back_by,
            }));
        }
        if plan.created.is_some() {
            let (entry, place) = (HistoryEntry::Founding, plan.log.len());
            lines.push(HistoryLine { entry, place, merged: None, taken_back_by: None });
        }
        let all = lines.len();
        if !filter.is_empty() {
            lines.retain(|line| filter.holds(StepSubject { plan, step: line.step(plan), lang }));
        }
        let in_meeting = match meeting {
            Some(meeting) => plan.log.iter().filter(|step| step.meeting == Some(meeting)).count(),
            None => 0,
        };
        Self { lines, all, in_meeting }
    }

    /// Where the row stands.
    pub fn place(&self, entry: HistoryEntry) -> Option<usize> {
        self.lines.iter().position(|line| line.entry == entry)
    }
}
