//! The counts that dashboard and bulletin show.

use std::collections::HashSet;

use super::Plan;
use super::ageing;
use super::change::{Change, MeetingChange};
use super::column::Kind;
use super::group::{Grouping, Lane, LaneKey, Lanes};
use super::id::ItemId;
use super::item::Item;
use super::summary::Summary;
use super::target::Target;
use crate::clock::Now;

/// The counts of one lane's items, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneCount {
    /// The lane; the items in the plan's order.
    pub lane: Lane,
    /// How many stand where.
    pub summary: Summary,
    /// Items that are not done and had no progress this calendar month.
    pub quiet: usize,
}

/// What the dashboard shows of a plan, or of a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dashboard<'a> {
    /// All items counted, each once.
    pub whole: LaneCount,
    /// The same items as they stood when the last meeting ended; none if there was none.
    pub before: Option<Summary>,
    /// The lanes that have items. An item in charge of two people counts once for each.
    pub lanes: Vec<LaneCount>,
    /// The items counted in more than one lane, in the plan's order.
    pub shared: Vec<&'a Item>,
    /// The items in the exception column, then the others with an open problem; each part in the plan's order.
    pub troubled: Vec<&'a Item>,
    /// The items that are not done, the longest in its column first, with the days; those moved today left out.
    pub oldest: Vec<(&'a Item, u32)>,
    /// The numbers to be reached, in the plan's order.
    pub targets: Vec<(&'a Item, &'a Target)>,
}

impl<'a> Dashboard<'a> {
    /// The counts over the items of `plan` for which `is_counted` holds, by `grouping`, as of `now`.
    pub fn of(plan: &'a Plan, grouping: Grouping, is_counted: impl Fn(ItemId) -> bool, now: Now) -> Self {
        let items: Vec<&Item> = plan.items.iter().filter(|item| is_counted(item.id)).collect();
        let counted: HashSet<ItemId> = items.iter().map(|item| item.id).collect();
        let Lanes { lanes, shared } = Lanes::of(plan, grouping, |item| counted.contains(&item));
        let count = |lane: Lane| LaneCount::of(plan, lane, now);
        let all = Lanes::of(plan, Grouping::None, |item| counted.contains(&item)).lanes.remove(0);
        let kind = |item: &Item| plan.column(&item.status).map(|column| column.kind);
        let is_behind = |item: &&&Item| kind(item) == Some(Kind::Exception);
        let has_problem = |item: &&&Item| item.open_problem().is_some() && !is_behind(item);
        let troubled = items.iter().filter(is_behind).chain(items.iter().filter(has_problem));
        let open = items.iter().filter(|item| kind(item) != Some(Kind::Done));
        let days = open.filter_map(|item| Some((*item, ageing::days(item, now)?)));
        let mut oldest: Vec<(&Item, u32)> = days.filter(|(_, days)| *days > 0).collect();
        oldest.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
        Self {
            whole: count(all),
            before: plan.summary_at_last_meeting(&counted),
            lanes: lanes.into_iter().filter(|lane| !lane.items.is_empty()).map(count).collect(),
            shared: items.iter().filter(|item| shared.contains(&item.id)).copied().collect(),
            troubled: troubled.copied().collect(),
            oldest,
            targets: items.iter().flat_map(|item| item.targets.iter().map(|target| (*item, target))).collect(),
        }
    }
}

impl LaneCount {
    fn of(plan: &Plan, lane: Lane, now: Now) -> Self {
        let items = || lane.items.iter().filter_map(|item| plan.item(*item));
        let summary = Summary::of(plan, items());
        let quiet = items().filter(|item| item.is_quiet(plan, now.date())).count();
        Self { lane, summary, quiet }
    }

    /// Whether its items name nobody.
    pub fn is_unnamed(&self) -> bool {
        self.lane.key == LaneKey::Unnamed
    }
}

impl Plan {
    /// How `items` stood when the latest meeting that has ended did; none if none has. Problems are not counted.
    fn summary_at_last_meeting(&self, items: &HashSet<ItemId>) -> Option<Summary> {
        let end = self.meetings.iter().filter_map(|meeting| meeting.ended).max()?;
        let ends =
            |change: &Change| matches!(change, Change::Meeting(_, MeetingChange::Ended(swap)) if swap.to == Some(end));
        // The step that ended it, since steps of the same second may follow; a meeting may also come with another board.
        let step = self.log.iter().rposition(|step| step.changes.iter().any(ends));
        let step = step.or_else(|| self.log.iter().rposition(|step| step.at <= end));
        let count = step.map_or(0, |last| last + 1);
        let mut summary = Summary { columns: vec![0; self.columns.len()], ..Summary::default() };
        for (item, status) in self.statuses_at(count) {
            if items.contains(&item) {
                summary.add(self, &status);
            }
        }
        Some(summary)
    }
}
