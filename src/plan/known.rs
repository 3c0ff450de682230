//! The steps a copy of a plan knows: its own, and those that came with merges.

use super::Plan;
use super::step::Step;

impl Plan {
    /// Every step this copy knows, in the log's order; what a merge joined stands before the merge.
    pub(super) fn known_steps(&self) -> impl Iterator<Item = &Step> {
        self.log.iter().flat_map(|step| step.merged.iter().chain([step]))
    }
}

/// The steps that did something themselves, in the order that is the same on every desk.
pub(super) fn acting<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Vec<&'a Step> {
    let mut acting: Vec<&Step> = steps.into_iter().filter(|step| !step.joins).collect();
    acting.sort_by_key(|step| step.order());
    acting
}
