//! The plan as it once stood: the log taken back from its end.

use super::Plan;
use super::change::Conflict;
use super::meeting::Meeting;
use crate::clock::Date;

impl Plan {
    /// How many steps of the log, from its beginning, belong to the plan as it stood at the end of `day`: all up to the
    /// last one of that day or before. Where a clock was set back, a step of a later day that stands before it counts
    /// too: the log's order is what happened.
    pub fn steps_until(&self, day: Date) -> usize {
        self.log.iter().rposition(|step| step.at.date_naive() <= day).map_or(0, |last| last + 1)
    }

    /// The plan as it stood when the log had `count` steps; with none of them, as the board was made. What a merge
    /// brought along is not replayed, so it comes and goes with the merge. Ids given since are still not given again. A
    /// conflict means that the log does not lead to the plan: somebody has changed the file by hand.
    pub fn with_steps(&self, count: usize) -> Result<Self, Conflict> {
        let mut plan = self.clone();
        let newer = plan.log.split_off(count.min(plan.log.len()));
        for step in newer.iter().rev() {
            plan.apply_all(&step.exact_inverse())?;
        }
        Ok(plan)
    }

    /// The plan as it stood at the end of `day`, in the calendar of who made each step. For a day before the board was
    /// made it is the plan as the board was made, since nothing is known of it earlier.
    pub fn as_of(&self, day: Date) -> Result<Self, Conflict> {
        self.with_steps(self.steps_until(day))
    }

    /// The plan as it stood when the last step was made in a meeting that has ended. None while it goes on, or if the
    /// log does not lead back.
    pub fn at_end_of(&self, meeting: &Meeting) -> Option<Self> {
        meeting.ended?;
        let last = self.log.iter().rposition(|step| step.meeting == Some(meeting.id))?;
        self.with_steps(last + 1).ok()
    }
}
