//! Steps put on top of the plan that the file holds: each fits, was there before, or is refused.

use super::{Reason, Refused};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::id::RecordId;
use crate::plan::step::Step;

/// A plan with steps put on top of it.
#[derive(Debug)]
pub(super) struct Rebase {
    /// The plan with every step that fits.
    pub(super) plan: Plan,
    /// The steps that are in its log, now or before.
    pub(super) saved: Vec<RecordId>,
    /// The steps that are not.
    pub(super) refused: Vec<Refused>,
    /// How many were not in the log before.
    pub(super) applied: usize,
    /// The items there must be now: those before, and what the steps applied add, less what they delete.
    pub(super) items: usize,
}

/// Puts `steps` on top of `base`, in their order. One whose id is in the log counts as saved and is not applied twice.
pub(super) fn rebase(base: &Plan, steps: &[Step]) -> Rebase {
    let (saved, refused) = (Vec::new(), Vec::new());
    let mut rebase = Rebase { plan: base.clone(), saved, refused, applied: 0, items: base.items.len() };
    for step in steps {
        if rebase.plan.step(step.id).is_some() {
            rebase.saved.push(step.id);
            continue;
        }
        match apply(&mut rebase.plan, step) {
            Ok(()) => {
                rebase.saved.push(step.id);
                rebase.applied += 1;
                rebase.items = rebase.items.saturating_add_signed(balance(step));
            }
            Err(reason) => {
                let later = later(&rebase.plan, step, steps);
                rebase.refused.push(Refused { step: step.clone(), reason, later });
            }
        }
    }
    rebase
}

/// Applies the step if the plan is sound with it; else the plan is as before.
fn apply(plan: &mut Plan, step: &Step) -> Result<(), Reason> {
    // Without the step it takes back, an undo might fit by chance and take back what somebody else did.
    if step.undoes.is_some_and(|undone| plan.step(undone).is_none()) {
        return Err(Reason::NothingToTakeBack);
    }
    plan.apply(step.clone()).map_err(Reason::Conflict)?;
    let Err(flaw) = plan.check() else { return Ok(()) };
    plan.retract();
    Err(Reason::Flaw(flaw))
}

/// The newest step of others in the log that changed one of the fields `step` changes.
fn later(plan: &Plan, step: &Step, ours: &[Step]) -> Option<RecordId> {
    let others = plan.log.iter().rev().filter(|other| ours.iter().all(|our| our.id != other.id));
    others.into_iter().find(|other| other.touches(step)).map(|other| other.id)
}

/// Items a step adds less those it deletes.
fn balance(step: &Step) -> isize {
    step.changes.iter().map(Change::items_added).sum()
}
