//! The one door for writes: a step is applied here at once, and handed on to be saved.

use std::collections::HashSet;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::Map;
use ulid::Ulid;

use crate::clock::{Now, Stamp};
use crate::plan::Plan;
use crate::plan::change::Conflict;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::meeting::Meeting;
use crate::plan::step::{Edit, Step};
use crate::store::{Answer, Notice, Refused, StoreError};

/// Whether everything is in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Saved {
    /// Yes, and the last change was made then; none on a plan that is not yet a board.
    All(Option<Stamp>),
    /// Not yet.
    Saving,
    /// No, and why.
    Failed(StoreError),
}

/// The plan as the user sees it: what stands in the file and, on top, the steps the file's writer has not answered.
#[derive(Debug)]
pub struct Session {
    plan: Plan,
    by: String,
    meeting: Option<RecordId>,
    /// The meeting this session runs, as long as nothing of it is to be kept.
    begun: Option<Box<Meeting>>,
    unanswered: Vec<Step>,
    unsent: Vec<Step>,
    failure: Option<StoreError>,
}

/// What an answer of the file's writer brought.
#[derive(Debug, Default)]
pub struct News {
    /// Steps made elsewhere that are now in the plan, oldest first.
    pub foreign: Vec<Step>,
    /// Our steps the file refused.
    pub refused: Vec<Refused>,
    /// Something to know about the file.
    pub notice: Option<Notice>,
}

/// An id that sorts by `now`.
pub fn new_id(now: Now) -> RecordId {
    RecordId(Ulid::from_datetime(UNIX_EPOCH + Duration::from_millis(now.millis())))
}

/// The step that `edit` becomes when `by` makes it now.
pub fn stamp(edit: Edit, by: &str, now: Now) -> Step {
    Step {
        id: new_id(now),
        at: now.stamp(),
        by: by.to_owned(),
        kind: edit.kind,
        label: edit.label,
        meeting: None,
        undoes: edit.undoes,
        changes: edit.changes,
        merged: edit.merged,
        joins: false,
        tick: 0,
        rest: Map::new(),
    }
}

impl Session {
    /// A session of user `by` on `plan`.
    pub fn new(plan: Plan, by: String) -> Self {
        Self { plan, by, meeting: None, begun: None, unanswered: Vec::new(), unsent: Vec::new(), failure: None }
    }

    /// The plan, with every step committed here.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The user whose steps these are, `user@host`.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The meeting this session runs; every change made here carries it.
    pub fn meeting(&self) -> Option<RecordId> {
        self.meeting
    }

    /// From now on this session runs that meeting, or none.
    pub fn set_meeting(&mut self, meeting: Option<RecordId>) {
        self.meeting = meeting;
        self.begun = None;
    }

    /// From now on this session runs `meeting`, which is kept only once something happens in it.
    pub fn begin(&mut self, meeting: Meeting) {
        self.meeting = Some(meeting.id);
        self.begun = Some(Box::new(meeting));
    }

    /// The meeting this session runs, as long as nothing of it is to be kept.
    pub fn begun(&self) -> Option<&Meeting> {
        self.begun.as_deref()
    }

    /// Puts items last on the agenda of the meeting of which nothing is kept yet; false if there is no such meeting.
    pub fn add_to_begun(&mut self, items: &[ItemId]) -> bool {
        let Some(begun) = &mut self.begun else { return false };
        begun.order.extend(items);
        true
    }

    /// The meeting is to be kept: gives it, to be put into the plan.
    pub fn take_begun(&mut self) -> Option<Meeting> {
        self.begun.take().map(|meeting| *meeting)
    }

    /// Makes `edit` now: on the plan at once, in the file as soon as it can be. On a conflict nothing has changed.
    pub fn commit(&mut self, edit: Edit, now: Now) -> Result<(), Conflict> {
        let step = Step { meeting: self.meeting, ..stamp(edit, &self.by, now) };
        self.plan.apply(step.clone())?;
        self.unanswered.push(step.clone());
        self.unsent.push(step);
        Ok(())
    }

    /// The steps to be handed to the file's writer; each is given once.
    pub fn take_unsent(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.unsent)
    }

    /// Takes in what the file's writer answered.
    pub fn answer(&mut self, answer: Answer) -> News {
        match answer {
            Answer::Saved { rev, ids } => {
                self.plan.rev = rev;
                self.settle(&ids);
                News::default()
            }
            Answer::NotSaved { cause, .. } => {
                self.failure = Some(cause);
                News::default()
            }
            Answer::Rebased { plan, saved, refused } => self.rebase(*plan, &saved, refused),
            Answer::Notice(notice) => News { notice: Some(notice), ..News::default() },
        }
    }

    /// Steps that are in the file need no answer any more; a failure is over when one is, or when none is left.
    fn settle(&mut self, saved: &[RecordId]) {
        self.unanswered.retain(|step| !saved.contains(&step.id));
        if !saved.is_empty() || self.unanswered.is_empty() {
            self.failure = None;
        }
    }

    fn rebase(&mut self, plan: Plan, saved: &[RecordId], refused: Vec<Refused>) -> News {
        self.settle(saved);
        self.unanswered.retain(|step| refused.iter().all(|refused| refused.step.id != step.id));
        let known: HashSet<RecordId> = self.plan.log.iter().map(|step| step.id).collect();
        let foreign = plan.log.iter().filter(|step| !known.contains(&step.id)).cloned().collect();
        self.plan = plan;
        for step in &self.unanswered {
            // One that no longer fits is left out here, and the writer will refuse it too and say so.
            let _ = self.plan.apply(step.clone());
        }
        News { foreign, refused, notice: None }
    }

    /// Whether everything is in the file.
    pub fn saved(&self) -> Saved {
        match (&self.failure, self.unanswered.is_empty()) {
            (Some(cause), _) => Saved::Failed(cause.clone()),
            (None, false) => Saved::Saving,
            (None, true) => Saved::All(self.plan.log.last().map(|step| step.at).or(self.plan.created)),
        }
    }

    /// How many steps are not in the file.
    pub fn unsaved(&self) -> usize {
        self.unanswered.len()
    }
}
