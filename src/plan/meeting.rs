//! Meetings: named reviews of the plan.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Plan;
use super::change::Object;
use super::id::{ItemId, RecordId};
use super::step::{Kind, Step};
use crate::clock::{Date, Stamp};

/// What a meeting goes through its items by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgendaBy {
    /// The leaders, in document order.
    #[default]
    Leader,
    /// The lead units.
    LeadUnit,
    /// The themes.
    Theme,
    /// What is behind first.
    Behind,
    /// Only what had no progress this month.
    Quiet,
    /// Only what the filter shows.
    Filter,
}

/// What a meeting goes through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// In which order.
    pub by: AgendaBy,
    /// The filter it was drawn up under, as text; empty for all items.
    #[serde(default)]
    pub filter: String,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// An item that was discussed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussed {
    /// The item.
    pub item: ItemId,
    /// When it was done with.
    pub at: Stamp,
    /// How long it was on the screen, in seconds.
    pub seconds: u32,
}

/// A named review; every change made in it carries its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Unique in every copy of the board.
    pub id: RecordId,
    /// What people call it.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// Where it is held; empty while nobody has said.
    #[serde(default)]
    pub place: String,
    /// Who chairs it; empty while nobody has said.
    #[serde(default)]
    pub chair: String,
    /// Who is there.
    #[serde(default)]
    pub present: Vec<String>,
    /// What it goes through.
    #[serde(default)]
    pub agenda: Agenda,
    /// The items, in its order; fixed at the beginning, an added item comes last.
    #[serde(default)]
    pub order: Vec<ItemId>,
    /// The items discussed so far, in the order they were.
    #[serde(default)]
    pub discussed: Vec<Discussed>,
    /// When it began.
    pub began: Stamp,
    /// When it ended; none while it goes on.
    pub ended: Option<Stamp>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Meeting {
    /// Whether the item has been discussed.
    pub fn has_discussed(&self, item: ItemId) -> bool {
        self.discussed.iter().any(|discussed| discussed.item == item)
    }
}

impl Step {
    /// Whether it was made in the meeting, or concerns the meeting itself.
    pub fn belongs_to(&self, meeting: RecordId) -> bool {
        self.meeting == Some(meeting) || self.changes.iter().any(|change| change.object() == Object::Meeting(meeting))
    }
}

impl Plan {
    /// The meeting with this id.
    pub fn meeting(&self, id: RecordId) -> Option<&Meeting> {
        self.meetings.iter().rev().find(|meeting| meeting.id == id)
    }

    /// The newest meeting that has not ended and that `by` had a hand in: theirs to go on with.
    pub fn meeting_left_open(&self, by: &str) -> Option<&Meeting> {
        let took_part =
            |meeting: &&Meeting| self.log.iter().rev().any(|step| step.by == by && step.belongs_to(meeting.id));
        self.meetings.iter().rev().filter(|meeting| meeting.ended.is_none()).find(took_part)
    }

    /// When the meeting's last step was made; when it began if it has none.
    pub fn last_stamp_of(&self, meeting: &Meeting) -> Stamp {
        let last = self.log.iter().rev().find(|step| step.belongs_to(meeting.id));
        last.map_or(meeting.began, |step| step.at)
    }

    /// Whether anything was discussed or changed in the meeting.
    pub fn has_content(&self, meeting: &Meeting) -> bool {
        let is_change = |step: &Step| step.meeting == Some(meeting.id) && step.kind != Kind::Meeting;
        !meeting.discussed.is_empty() || self.log.iter().rev().any(is_change)
    }

    /// The meeting with content that ended last before `meeting` began.
    pub fn meeting_before(&self, meeting: &Meeting) -> Option<&Meeting> {
        let earlier = |other: &&Meeting| {
            other.id != meeting.id && other.began <= meeting.began && other.ended.is_some() && self.has_content(other)
        };
        self.meetings.iter().filter(earlier).max_by_key(|other| (other.began, other.id))
    }

    /// The newest meeting that goes on or had content.
    pub fn latest_meeting(&self) -> Option<&Meeting> {
        let counts = |meeting: &&Meeting| meeting.ended.is_none() || self.has_content(meeting);
        self.meetings.iter().filter(counts).max_by_key(|meeting| (meeting.began, meeting.id))
    }
}
