//! Decisions about a meeting itself. Its steps are of kind `meeting`, so undo passes them over.

use serde_json::Map;

use super::decide::Desk;
use super::tell;
use crate::clock::{Date, Stamp};
use crate::lang::meeting as words;
use crate::plan::change::{Change, MeetingChange, Swap};
use crate::plan::id::{ItemId, RecordId};
use crate::plan::meeting::{Agenda, Discussed, Meeting};
use crate::plan::step::{Edit, Kind};

/// What people can fill in about a meeting, at the beginning or at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// What people call it.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// Where it is held.
    pub place: String,
    /// Who chairs it.
    pub chair: String,
    /// Who is there.
    pub present: Vec<String>,
}

impl From<&Meeting> for Particulars {
    fn from(meeting: &Meeting) -> Self {
        let Meeting { name, date, place, chair, present, .. } = meeting.clone();
        Self { name, date, place, chair, present }
    }
}

fn change<T: PartialEq + Clone>(from: &T, to: &T, make: impl Fn(Swap<T>) -> MeetingChange) -> Option<MeetingChange> {
    (from != to).then(|| make(Swap { from: from.clone(), to: to.clone() }))
}

impl Desk<'_> {
    /// The name a meeting has until somebody gives it another.
    pub fn default_name(&self) -> String {
        words::default_name(self.lang, &self.now.date().to_string())
    }

    /// Begins a meeting of id `id`. `shown` is what the current filter shows.
    pub fn begin(&self, id: RecordId, agenda: Agenda, name: String, shown: &[ItemId]) -> Edit {
        let order = self.plan.agenda(agenda.by, shown, self.now.date());
        let meeting = Meeting {
            id,
            name,
            date: self.now.date(),
            place: String::new(),
            chair: String::new(),
            present: Vec::new(),
            agenda,
            order,
            discussed: Vec::new(),
            began: self.now.stamp(),
            ended: None,
            rest: Map::new(),
        };
        self.meeting_edit(id, vec![MeetingChange::Whole(Swap { from: None, to: Some(Box::new(meeting)) })])
    }

    /// Marks an item as discussed, after `seconds` on the screen; none if it is marked already.
    pub fn discussed(&self, meeting: &Meeting, item: ItemId, seconds: u32) -> Option<Edit> {
        if meeting.has_discussed(item) {
            return None;
        }
        let from = meeting.discussed.clone();
        let mut to = from.clone();
        to.push(Discussed { item, at: self.now.stamp(), seconds });
        Some(self.meeting_edit(meeting.id, vec![MeetingChange::Discussed(Swap { from, to })]))
    }

    /// Puts items last on the agenda.
    pub fn put_on_agenda(&self, meeting: &Meeting, items: &[ItemId]) -> Edit {
        let from = meeting.order.clone();
        let to = from.iter().chain(items).copied().collect();
        self.meeting_edit(meeting.id, vec![MeetingChange::Order(Swap { from, to })])
    }

    /// Ends a meeting at `at`, or opens it again with none.
    pub fn end(&self, meeting: &Meeting, at: Option<Stamp>) -> Edit {
        self.meeting_edit(meeting.id, vec![MeetingChange::Ended(Swap { from: meeting.ended, to: at })])
    }

    /// Fills in what is said of the meeting; none if that is what it says.
    pub fn fill_in(&self, meeting: &Meeting, to: &Particulars) -> Option<Edit> {
        let changes: Vec<MeetingChange> = [
            change(&meeting.name, &to.name, MeetingChange::Name),
            change(&meeting.date, &to.date, MeetingChange::Date),
            change(&meeting.place, &to.place, MeetingChange::Place),
            change(&meeting.chair, &to.chair, MeetingChange::Chair),
            change(&meeting.present, &to.present, MeetingChange::Present),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!changes.is_empty()).then(|| self.meeting_edit(meeting.id, changes))
    }

    fn meeting_edit(&self, id: RecordId, changes: Vec<MeetingChange>) -> Edit {
        let changes: Vec<Change> = changes.into_iter().map(|change| Change::Meeting(id, change)).collect();
        let label = tell::line(self.plan, &changes, self.lang);
        Edit { kind: Kind::Meeting, label, undoes: None, changes, merged: Vec::new() }
    }
}
