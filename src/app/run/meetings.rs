//! What keys do in the list of meetings and in what one came to.

use crate::app::Overlay;
use crate::app::input::form::Purpose;
use crate::app::input::motion::Motion;
use crate::app::notices::Message;
use crate::app::outbox::Export;
use crate::app::refusal::Refusal;
use crate::app::screen::meetings::*;
use crate::app::{App, Question, Screen};
use crate::lang::error;
use crate::lang::meeting as words;
use crate::plan::id::RecordId;
use crate::plan::meeting::Meeting;
use crate::report::minutes;
use std::io;
use std::path::PathBuf;

impl App {
    /// The meetings, newest first.
    pub fn meetings(&self) -> Vec<&Meeting> {
        let mut meetings: Vec<&Meeting> = self.plan().meetings.iter().collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.began, meeting.id)));
        meetings
    }

    /// `gm`: the list, on the newest.
    pub(in crate::app) fn list_meetings(&mut self) {
        match self.meetings().first().map(|meeting| meeting.id) {
            Some(newest) => self.screens.show(Screen::Meetings(newest)),
            None => {
                let lang = self.env.lang();
                self.notices.say(Message::plain(words::no_meetings(lang)).with_key("r", words::BEGIN.say(lang)));
            }
        }
    }

    /// In the list: the next and previous meeting. In what a meeting came to: its rows.
    pub(in crate::app) fn go_through_meetings(&mut self, motion: Motion, times: usize) {
        let half = usize::from(self.board.layout().size.rows / 2).max(1);
        let ids: Vec<RecordId> = self.meetings().iter().map(|meeting| meeting.id).collect();
        match self.screens.screen_mut() {
            Screen::Meetings(selected) => {
                let at = ids.iter().position(|id| id == selected).unwrap_or(0);
                let to = motion.apply(at, times, 2 * half);
                *selected = ids.get(to.min(ids.len().saturating_sub(1))).copied().unwrap_or(*selected);
            }
            Screen::Meeting { scroll, .. } => *scroll = motion.apply(*scroll, times, 2 * half),
            _ => {}
        }
    }

    /// Enter in the list: what the meeting came to.
    pub(in crate::app) fn open_meeting(&mut self) {
        if let Screen::Meetings(meeting) = *self.screen() {
            self.screens.show(Screen::Meeting { meeting, scroll: 0, from: Origin::List });
        }
    }

    /// The meeting that is on the screen, or else runs, or else was held last.
    pub(in crate::app) fn meeting_at_hand(&self) -> Option<&Meeting> {
        match *self.screen() {
            Screen::Meetings(id) | Screen::Meeting { meeting: id, .. } => self.plan().meeting(id),
            _ => self.meeting().or_else(|| self.plan().latest_meeting()),
        }
    }

    /// `r` on a meeting: it goes on, even if it had ended.
    pub(in crate::app) fn reopen(&mut self) {
        let Some(id) = self.meeting_at_hand().map(|meeting| meeting.id) else { return };
        if self.session.meeting().is_some_and(|running| running != id) {
            return self.refuse(&Refusal::MeetingGoesOn);
        }
        self.resume(id);
    }

    /// `q` in review: the meeting ends, and what it came to is shown.
    pub(in crate::app) fn end_meeting(&mut self) {
        if self.session.begun().is_some() {
            self.session.set_meeting(None);
            self.stopwatch.turn(None, self.env.now());
            self.screens.show(Screen::Board);
            self.refresh();
            return self.notices.say(Message::plain(words::nothing_kept(self.env.lang())));
        }
        let Some(meeting) = self.meeting() else { return self.screens.show(Screen::Board) };
        let id = meeting.id;
        let edit = self.desk().end(meeting, Some(self.env.now().stamp()));
        // The screen first: what follows a change takes the page of an ended meeting off the screen.
        let from = if self.presents() { Origin::Room } else { Origin::Review };
        let review = self.screens.replace(Screen::Meeting { meeting: id, scroll: 0, from });
        if !self.convene(edit) {
            self.screens.replace(review);
        }
    }

    /// Esc from the list or from what a meeting came to.
    pub(in crate::app) fn leave_meeting(&mut self) {
        self.screens.show(match *self.screen() {
            Screen::Meeting { meeting, from: Origin::List, .. } => Screen::Meetings(meeting),
            _ => Screen::Board,
        });
    }

    /// A meeting that this user left open is offered; the board waits for the answer.
    pub(in crate::app) fn offer_meeting(&mut self) {
        if let Some(meeting) = self.plan().meeting_left_open(self.session.by()) {
            let meeting = meeting.id;
            self.ask(Question::ResumeMeeting(meeting));
        }
    }

    /// Another session runs the meeting that is offered, or any on this board: nothing is to be taken up.
    pub fn withdraw_offer(&mut self) {
        if matches!(self.screens.overlay(), Some(Overlay::Ask(Question::ResumeMeeting(_)))) {
            self.screens.close();
        }
    }

    /// `D` in the list of meetings: asks whether to delete the one that is selected.
    pub(in crate::app) fn ask_to_delete_meeting(&mut self) {
        let Some(id) = self.meeting_at_hand().map(|meeting| meeting.id) else { return };
        if self.session.meeting() == Some(id) {
            return self.refuse(&Refusal::MeetingGoesOn);
        }
        self.ask(Question::DeleteMeeting(id));
    }

    /// Deletes a meeting; the list goes on with the newest of the others.
    pub(in crate::app) fn delete_meeting(&mut self, id: RecordId) {
        if self.make(self.desk().remove_meeting(id)) {
            match self.meetings().first().map(|meeting| meeting.id) {
                Some(newest) => self.screens.show(Screen::Meetings(newest)),
                None => self.screens.show(Screen::Board),
            }
        }
    }

    /// The offer is taken: the meeting goes on at the first item not discussed.
    pub(in crate::app) fn accept_meeting(&mut self, id: RecordId) {
        self.screens.show(Screen::Board);
        self.resume(id);
    }

    /// The offer is declined: the meeting ended when its last step was made.
    pub(in crate::app) fn decline_meeting(&mut self, id: RecordId) {
        self.screens.show(Screen::Board);
        let Some(meeting) = self.plan().meeting(id) else { return };
        let (name, end) = (meeting.name.clone(), self.plan().last_stamp_of(meeting));
        let edit = self.desk().end(meeting, Some(end));
        if self.convene(edit) {
            let said = words::declined(self.env.lang(), &name, &crate::app::tell::when(end, self.env.now()));
            self.notices.say(Message::plain(said));
        }
    }

    /// `e`: what people say of the meeting at hand is filled in.
    pub(in crate::app) fn open_particulars(&mut self) {
        match self.meeting_at_hand().map(|meeting| meeting.id) {
            Some(meeting) => {
                self.keep_begun();
                self.open_form(Purpose::Particulars { meeting });
            }
            None => self.notices.say(Message::plain(words::no_meetings(self.env.lang()))),
        }
    }

    /// The meeting that has begun is kept, though nothing happened in it yet.
    fn keep_begun(&mut self) {
        if let Some(meeting) = self.session.take_begun() {
            let begin = self.desk().begin(meeting);
            self.convene(begin);
        }
    }

    /// `x m`: the minutes of the meeting at hand, for a file in the working folder.
    pub(in crate::app) fn export_minutes(&mut self) {
        let lang = self.env.lang();
        let Some(meeting) = self.meeting_at_hand() else {
            self.notices.say(Message::plain(words::no_meetings(lang)));
            return;
        };
        let export = Export {
            stem: words::minutes_name(lang, &self.plan().title, &meeting.date.to_string()),
            extension: "md",
            report: minutes::minutes(self.plan(), meeting, lang).into_bytes(),
        };
        self.outbox.export(export);
    }

    /// Says where a text was written to, or why it was not.
    pub fn say_written(&mut self, written: Result<PathBuf, (PathBuf, io::Error)>) {
        let lang = self.env.lang();
        self.notices.say(match written {
            Ok(path) => Message::plain(words::written(lang, &path.display().to_string())),
            Err((path, cause)) => {
                let told = error::io_cause(lang, cause.kind()).map_or_else(|| cause.to_string(), str::to_owned);
                Message::alarm(words::not_written(lang, &path.display().to_string(), &told))
            }
        });
    }

    /// The texts to be written to files; each is given once.
    pub fn take_exports(&mut self) -> Vec<Export> {
        self.outbox.take_exports()
    }
}
