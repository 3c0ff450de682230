//! Decisions about a meeting itself. Its steps are of kind `meeting`, so undo passes them over.

use serde_json::Map;

use super::decide::Desk;
use super::entry::{FormError, required};
use super::form::{FieldKind as Part, Form, FormField as Entry};
use super::refusal::Refusal;
use super::tell;
use crate::clock::{Date, Stamp};
use crate::lang::meeting as words;
use crate::plan::change::{Change, MeetingChange, Swap};
use crate::plan::id::{ItemId, RecordId};
use crate::plan::meeting::{Agenda, AgendaBy, Discussed, Meeting};
use crate::plan::names;
use crate::plan::step::{Edit, Kind};

/// The agendas to choose from, and their keys.
pub const AGENDA_KEYS: [(char, AgendaBy); 6] = [
    ('l', AgendaBy::Leader),
    ('u', AgendaBy::LeadUnit),
    ('t', AgendaBy::Theme),
    ('b', AgendaBy::Behind),
    ('q', AgendaBy::Quiet),
    ('f', AgendaBy::Filter),
];

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

    /// What is said of a meeting about which nobody has said anything.
    pub fn default_particulars(&self) -> Particulars {
        let (name, date) = (self.default_name(), self.now.date());
        Particulars { name, date, place: String::new(), chair: String::new(), present: Vec::new() }
    }

    /// A meeting of id `id` that begins now. `shown` is what the current filter shows.
    pub fn new_meeting(&self, id: RecordId, agenda: Agenda, particulars: Particulars, shown: &[ItemId]) -> Meeting {
        let Particulars { name, date, place, chair, present } = particulars;
        let order = self.plan.agenda(agenda.by, shown, self.now.date());
        Meeting {
            id,
            name,
            date,
            place,
            chair,
            present,
            agenda,
            order,
            discussed: Vec::new(),
            began: self.now.stamp(),
            ended: None,
            rest: Map::new(),
        }
    }

    /// Puts a meeting that has begun into the plan.
    pub fn begin(&self, meeting: Meeting) -> Edit {
        self.meeting_edit(meeting.id, vec![MeetingChange::Whole(Swap { from: None, to: Some(Box::new(meeting)) })])
    }

    /// Takes a meeting out of the plan; what was changed in it stays. Undo brings it back.
    pub fn remove_meeting(&self, id: RecordId) -> Result<Edit, Refusal> {
        let meeting = self.plan.meeting(id).ok_or(Refusal::NoCards)?;
        let change = MeetingChange::Whole(Swap { from: Some(Box::new(meeting.clone())), to: None });
        Ok(Edit { kind: Kind::Edit, ..self.meeting_edit(id, vec![change]) })
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

    pub(super) fn new_meeting_entries(&self) -> Vec<Entry> {
        let option = |(key, by): &(char, AgendaBy)| (*key, words::AGENDAS[*by as usize].say(self.lang).to_owned());
        let agenda = Entry::choice(Part::Agenda, AGENDA_KEYS.iter().map(option).collect(), self.lang);
        let mut entries = vec![agenda];
        entries.extend(self.particulars_entries(&self.default_particulars()));
        entries
    }

    pub(super) fn particulars_entries(&self, particulars: &Particulars) -> Vec<Entry> {
        vec![
            self.entry(Part::MeetingName, &particulars.name),
            self.entry(Part::Date, &particulars.date.to_string()),
            self.entry(Part::Chair, &particulars.chair),
            self.entry(Part::Place, &particulars.place),
            self.names_entry(Part::Present, &particulars.present),
        ]
    }

    pub(super) fn particulars_of(&self, meeting: RecordId) -> Result<Particulars, Refusal> {
        self.plan.meeting(meeting).map(Particulars::from).ok_or(Refusal::NoCards)
    }

    /// What a form says of a meeting.
    pub(super) fn particulars(&self, form: &Form) -> Result<Particulars, FormError> {
        Ok(Particulars {
            name: required(form, Part::MeetingName)?,
            date: self.day(form, Part::Date)?.unwrap_or(self.now.date()),
            place: form.text(Part::Place),
            chair: form.text(Part::Chair),
            present: names::split(&form.text(Part::Present)),
        })
    }

    /// The edit that fills in what a form says of a meeting.
    pub(super) fn filled_in(&self, form: &Form, meeting: RecordId) -> Result<Edit, FormError> {
        let to = self.particulars(form)?;
        let meeting = self.plan.meeting(meeting).ok_or(FormError::Gone(Refusal::NoCards))?;
        self.fill_in(meeting, &to).ok_or(FormError::Unchanged)
    }

    fn meeting_edit(&self, id: RecordId, changes: Vec<MeetingChange>) -> Edit {
        let changes: Vec<Change> = changes.into_iter().map(|change| Change::Meeting(id, change)).collect();
        let label = tell::line(self.plan, &changes, self.lang);
        Edit { kind: Kind::Meeting, label, undoes: None, changes, merged: Vec::new() }
    }
}
