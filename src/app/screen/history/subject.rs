//! A step, or the making of the board, as rows and filters look at it.

use crate::lang::Lang;
use crate::plan::Plan;
use crate::plan::change::{Change, MeetingChange, Object};
use crate::plan::step::Step;

/// A step, or the making of the board, as a filter looks at it.
#[derive(Debug, Clone, Copy)]
pub struct StepSubject<'a> {
    /// The plan its objects are named by.
    pub plan: &'a Plan,
    /// The step; none for the making of the board.
    pub step: Option<&'a Step>,
    /// The language in which words are looked for.
    pub lang: Lang,
}

/// The name of the meeting a step was made in or, if it is a meeting's own, of that.
pub fn meeting_name(subject: StepSubject<'_>) -> Option<String> {
    let step = subject.step?;
    let own = || {
        step.changes.iter().find_map(|change| match change.object() {
            Object::Meeting(id) => Some(id),
            _ => None,
        })
    };
    let id = step.meeting.or_else(own)?;
    let named = subject.plan.meetings.iter().find(|meeting| meeting.id == id).map(|meeting| meeting.name.clone());
    // A meeting that is no more has its name in the step that took it away.
    let gone = || {
        step.changes.iter().find_map(|change| match change {
            Change::Meeting(_, MeetingChange::Whole(swap)) => {
                swap.from.as_ref().or(swap.to.as_ref()).map(|meeting| meeting.name.clone())
            }
            _ => None,
        })
    };
    named.or_else(gone).or_else(|| Some(id.0.to_string()))
}
