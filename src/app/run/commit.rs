//! The way of an edit: made or refused, and told. Nothing else in the app hands edits to the session.

use std::collections::HashSet;

use crate::app::App;
use crate::app::decide::Desk;
use crate::app::notices::{Message, Tone};
use crate::app::refusal::Refusal;
use crate::app::tell;
use crate::lang::{board, find};
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::plan::id::RecordId;
use crate::plan::step::{Edit, Kind, Step};

impl App {
    pub(in crate::app) fn desk(&self) -> Desk<'_> {
        Desk {
            plan: self.session.plan(),
            by: self.session.by(),
            lang: self.env.lang(),
            now: self.env.now(),
            meeting: self.session.meeting(),
        }
    }

    pub(in crate::app) fn refuse(&mut self, refusal: &Refusal) {
        self.notices.say(Message::plain(refusal.say(self.env.lang(), self.env.now())));
    }

    /// Why there is no card to act on: the plan has none, or none is shown.
    pub(in crate::app) fn no_cards(&self) -> Refusal {
        if self.plan().items.is_empty() { Refusal::NoCards } else { Refusal::NothingShown }
    }

    /// Says that a board of the past cannot be changed.
    pub(in crate::app) fn refuse_in_past(&mut self) {
        let when = self.past.as_ref().map_or(String::new(), |past| past.when());
        self.refuse(&Refusal::Past { when });
    }

    /// Makes the edit that was decided on, or says why there is none; true if it was made.
    pub(in crate::app) fn make(&mut self, edit: Result<Edit, Refusal>) -> bool {
        match edit {
            Ok(edit) => self.commit(edit),
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Makes a step about the meeting itself; it says nothing of itself. False if it was refused.
    pub(in crate::app) fn convene(&mut self, edit: Edit) -> bool {
        let is_made = self.hand_over(edit);
        if is_made {
            self.refresh();
        }
        is_made
    }

    /// Hands an edit to the session; false, and why, if it no longer fits.
    fn hand_over(&mut self, edit: Edit) -> bool {
        // A meeting is kept from the first thing that happens in it.
        if let Some(meeting) = self.session.take_begun() {
            let begin = self.desk().begin(meeting.clone());
            if !self.hand_over(begin) {
                self.session.begin(meeting);
                return false;
            }
        }
        if let Err(conflict) = self.session.commit(edit, self.env.now()) {
            let object = tell::object(self.plan(), &conflict.object, self.env.lang());
            self.refuse(&Refusal::Changed { object });
            return false;
        }
        true
    }

    /// Makes an edit, and says what it did; the cursor goes to the item. False if it no longer fits.
    pub(in crate::app) fn commit(&mut self, edit: Edit) -> bool {
        if self.past.is_some() {
            self.refuse_in_past();
            return false;
        }
        let (kind, changes, undoes) = (edit.kind, edit.changes.clone(), edit.undoes);
        if !self.hand_over(edit) {
            return false;
        }
        let subject = changes.iter().find_map(Change::item);
        let (board, source) = self.board_mut();
        board.keep_visible(source, subject);
        self.refresh();
        let Some(step) = self.plan().log.last() else { return true };
        let moves: Vec<_> = tell::moves(step).collect();
        let is_elsewhere = |item: &ItemId| self.board.selection().holds(*item) || self.screens.review().is_some();
        if let Some(item) = subject.filter(|item| !is_elsewhere(item)) {
            self.board.put_on(item);
        }
        let message = self.tell_edit(kind, &changes, undoes, &moves);
        self.notices.say(message);
        let changed: HashSet<ItemId> = changes.iter().filter_map(Change::item).collect();
        let hidden = changed.iter().filter(|item| !self.board.view().shows(**item)).count();
        if hidden > 0 && changed.iter().any(|item| self.board.selection().holds(*item)) {
            self.notices.add(Tone::Quiet, format!("   {}", find::hidden_too(self.env.lang(), hidden)));
        }
        self.notices.show_moves(moves, None);
        true
    }

    /// What was made, in words, and the key that takes it back.
    fn tell_edit(&self, kind: Kind, changes: &[Change], undoes: Option<RecordId>, moves: &[tell::Move]) -> Message {
        let (lang, now) = (self.env.lang(), self.env.now());
        let what = self.tell_changes(changes);
        let undone = undoes.and_then(|id| self.plan().step(id));
        let day = undone.filter(|step| step.at.date_naive() != now.date()).map(|step| tell::when(step.at, now));
        let message = match (kind, moves) {
            (Kind::Undo, _) => {
                // What was undone is told as it was done.
                let what = undone.map_or(what, |step| self.tell_done(step));
                let undone = Message::plain(board::undone(lang, &what, day.as_deref()));
                return undone.with_key("Ctrl-r", board::redo(lang));
            }
            (Kind::Redo, _) => Message::plain(board::redone(lang, &what, day.as_deref())),
            (_, [only]) if changes.len() == 3 => self.tell_move(only),
            (_, [first, .., last]) if first.to == last.to => {
                let to = tell::column_name(self.plan(), &first.to, lang);
                Message::plain(board::moved_together(lang, moves.len(), to))
            }
            _ => Message::plain(what),
        };
        message.with_key("u", board::undo(lang))
    }

    /// Changes in words; where everybody looks on, nothing of what is internal.
    pub(in crate::app) fn tell_changes(&self, changes: &[Change]) -> String {
        let lang = self.env.lang();
        if !self.presents() || !changes.iter().any(Change::is_internal) {
            return tell::line(self.plan(), changes, lang);
        }
        let shown: Vec<Change> = changes.iter().filter(|change| !change.is_internal()).cloned().collect();
        let internal = crate::lang::meeting::internal_record(lang).to_owned();
        if shown.is_empty() { internal } else { tell::line(self.plan(), &shown, lang) }
    }

    /// What a step did, in words: many moves to one column as a count.
    fn tell_done(&self, step: &Step) -> String {
        let lang = self.env.lang();
        let moves: Vec<tell::Move> = tell::moves(step).collect();
        match moves.as_slice() {
            [first, .., last] if first.to == last.to => {
                board::moved_together(lang, moves.len(), tell::column_name(self.plan(), &first.to, lang))
            }
            _ => self.tell_changes(&step.changes),
        }
    }

    /// `第7项  推进中 ➜ 滞后`, the statuses in their colours.
    fn tell_move(&self, change: &tell::Move) -> Message {
        let (plan, lang) = (self.plan(), self.env.lang());
        let tone = |column| plan.column(column).map_or(Tone::Plain, |column| Tone::Status(column.kind));
        Message::default()
            .with(Tone::Strong, self.item_name(change.item))
            .with(Tone::Plain, format!("  {} ➜ ", tell::column_name(plan, &change.from, lang)))
            .with(tone(&change.to), tell::column_name(plan, &change.to, lang))
    }
}
