//! The steps the history shows, newest first: made again only when the plan, the filter or the language changes. Texts
//! are made for the rows that are in view only.

use super::filter::Filter;
use super::row::Row;
use super::subject::Subject;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::plan::id::RecordId;
use crate::plan::step::Step;

/// What a row of the history stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
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
pub struct Line {
    /// What it stands for.
    pub entry: Entry,
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
    pub lines: Vec<Line>,
    /// How many there are without the filter.
    pub all: usize,
    /// How many steps of the log were made in the meeting of the moment.
    pub in_meeting: usize,
}

impl Line {
    /// The step, in the plan the listing was made of.
    pub fn step<'a>(&self, plan: &'a Plan) -> Option<&'a Step> {
        let step = plan.log.get(self.place)?;
        match self.merged {
            Some(at) => step.merged.get(at),
            None => Some(step),
        }
    }

    /// The row, in the plan the listing was made of.
    pub fn row(&self, plan: &Plan, lang: Lang) -> Row {
        Row::of(Subject { plan, step: self.step(plan), lang })
    }
}

impl Listing {
    /// The steps of `plan` for which `filter` holds.
    pub fn of(plan: &Plan, filter: &Filter, lang: Lang, meeting: Option<RecordId>) -> Self {
        let taken_back = plan.taken_back();
        let mut lines = Vec::new();
        for (place, step) in plan.log.iter().enumerate().rev() {
            let taken_back_by = taken_back.get(&step.id).map(|step| step.id);
            lines.push(Line { entry: Entry::Step(step.id), place, merged: None, taken_back_by });
            lines.extend(step.merged.iter().enumerate().rev().map(|(at, merged)| Line {
                entry: Entry::Merged { within: step.id, step: merged.id },
                place,
                merged: Some(at),
                taken_back_by,
            }));
        }
        if plan.created.is_some() {
            let (entry, place) = (Entry::Founding, plan.log.len());
            lines.push(Line { entry, place, merged: None, taken_back_by: None });
        }
        let all = lines.len();
        if !filter.is_empty() {
            lines.retain(|line| filter.holds(Subject { plan, step: line.step(plan), lang }));
        }
        let in_meeting = match meeting {
            Some(meeting) => plan.log.iter().filter(|step| step.meeting == Some(meeting)).count(),
            None => 0,
        };
        Self { lines, all, in_meeting }
    }

    /// Where the row stands.
    pub fn place(&self, entry: Entry) -> Option<usize> {
        self.lines.iter().position(|line| line.entry == entry)
    }
}
