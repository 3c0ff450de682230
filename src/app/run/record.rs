//! Writing: forms opened, typed into, saved or kept as drafts; questions before something is deleted.

use crate::app::action::{Action, Scope};
use crate::app::decide::Way;
use crate::app::entry::FormError;
use crate::app::input::form::{FieldKind, Form, Purpose, RecordKind, split_report};
use crate::app::input::last_change::LastChange;
use crate::app::input::motion::Motion;
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::notices::Message;
use crate::app::outbox::Request;
use crate::app::refusal::Refusal;
use crate::app::session::Saved;
use crate::app::{App, Flow, Overlay, Question};
use crate::lang::{board, form as words};
use crate::plan::change::{Change, ItemChange};
use crate::plan::id::{ItemId, RecordId, ThemeId};

impl App {
    /// Opens the form for `purpose`; a draft of the same purpose comes back.
    pub(in crate::app) fn open_form(&mut self, purpose: Purpose) {
        if let Some(draft) = self.input.take_draft(&purpose) {
            self.notices.say(Message::plain(words::draft_back(self.env.lang())));
            return self.show_form(draft);
        }
        match self.desk().form(purpose) {
            Ok(form) => self.show_form(form),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn show_form(&mut self, mut form: Form) {
        for entry in &mut form.entries {
            let earlier = self.input.earlier(entry.part);
            entry.field = entry.field.clone().recalling(earlier);
        }
        self.screens.open(Overlay::Form(Box::new(form)));
    }

    /// Opens the form for a new record on the marked items or the cursor's.
    pub(in crate::app) fn record(&mut self, kind: RecordKind) {
        let items = self.subjects();
        if items.is_empty() {
            return self.refuse(&self.no_subject());
        }
        self.open_form(Purpose::NewRecord { kind, items });
    }

    /// A key while a form is open.
    pub(in crate::app) fn press_in_form(&mut self, key: Key) -> Flow {
        let Some(form) = self.screens.form_mut() else { return Flow::Continue };
        match self.env.keymap().lookup(Scope::Form, &[key]) {
            Lookup::Action(Action::Save) => self.save_form(),
            Lookup::Action(Action::NewLine) => form.focused().insert("\n"),
            Lookup::Action(Action::NextField) => form.turn(1),
            Lookup::Action(Action::PreviousField) => form.turn_back(),
            Lookup::Action(Action::Internal) => {
                if form.purpose.can_be_internal() {
                    form.internal = !form.internal;
                }
            }
            Lookup::Action(Action::Leave) => self.close_form(),
            Lookup::Action(Action::Interrupt) => {
                self.close_form();
                return self.quit();
            }
            _ => drop(form.press(key)),
        }
        Flow::Continue
    }

    /// Text comes into the open form; a whole report into an empty field of progress is split into its parts.
    pub(in crate::app) fn paste_in_form(&mut self, text: &str) {
        let Some(form) = self.screens.form_mut() else { return };
        let item = match &form.purpose {
            Purpose::NewRecord { kind: RecordKind::Progress | RecordKind::NextStep, items }
                if items.len() == 1 && form.text(FieldKind::Text(form.purpose.record_kind())).is_empty() =>
            {
                items[0]
            }
            _ => return form.focused().insert(text),
        };
        let Some(parts) = split_report(text) else { return form.focused().insert(text) };
        let Ok(mut report) = self.desk().form(Purpose::Report { item }) else { return };
        for (entry, part) in report.entries.iter_mut().zip(parts) {
            entry.field.insert(&part);
        }
        if let Some(form) = self.screens.form_mut() {
            report.internal = form.internal;
            *form = report;
        }
    }

    /// Closes the form; what is typed in it is kept as a draft.
    fn close_form(&mut self) {
        let Some(Overlay::Form(form)) = self.screens.close() else { return };
        let fresh = self.desk().form(form.purpose.clone()).ok();
        let untouched = fresh.is_some_and(|fresh| fresh.entries == form.entries);
        if !untouched && !form.is_empty() {
            self.notices.say(Message::plain(words::draft_kept(self.env.lang())));
            self.input.keep_draft(*form);
        }
    }

    fn save_form(&mut self) {
        let Some(form) = self.screens.form().cloned() else { return };
        if form.purpose == Purpose::SaveFilter {
            return self.save_filter(&form);
        }
        if form.purpose == Purpose::NewMeeting {
            match self.begin_by_form(&form) {
                Ok(()) => self.remember(&form),
                Err(error) => self.blame(&error),
            }
            return;
        }
        if form.purpose == Purpose::Import {
            return self.read_document(&form);
        }
        if let Some((part, names)) = self.desk().unknown_names(&form).filter(|(_, names)| *names != form.asked) {
            let reason = words::unknown_names(self.env.lang(), &names.join(board::comma(self.env.lang())));
            let Some(form) = self.screens.form_mut() else { return };
            form.asked = names;
            return form.blame(part, reason);
        }
        match self.desk().saved(&form) {
            Ok(edit) => {
                self.leave_form();
                self.remember(&form);
                let repeat = LastChange::of_form(&form);
                if let (true, Some(repeat)) = (self.commit(edit), repeat) {
                    self.input.set_last_change(repeat);
                }
            }
            Err(FormError::Unchanged) => {
                self.leave_form();
                self.notices.say(Message::plain(words::unchanged(self.env.lang())));
            }
            Err(error) => self.blame(&error),
        }
    }

    /// Tells what is wrong with the open form in its place.
    pub(in crate::app) fn blame(&mut self, error: &FormError) {
        let reason = error.say(self.env.lang(), self.env.now());
        let Some(form) = self.screens.form_mut() else { return };
        let part = error.part().unwrap_or(form.entries[form.focus].part);
        form.blame(part, reason);
    }

    /// The document whose path was typed is to be read.
    fn read_document(&mut self, form: &Form) {
        // A file dropped on a terminal comes in quotes.
        let path = form.text(FieldKind::Path).trim_matches(['\'', '"', ' ']).to_owned();
        if path.is_empty() {
            let Some(form) = self.screens.form_mut() else { return };
            return form.blame(FieldKind::Path, words::empty(self.env.lang()).to_owned());
        }
        let path = path.strip_prefix("file://").map_or(path.clone(), str::to_owned);
        self.leave_form();
        self.remember(form);
        // It comes back if the document cannot be read.
        self.input.keep_draft(form.clone());
        self.notices.say(Message::plain(crate::lang::import::reading(self.env.lang(), &path)));
        self.request(Request::Read(path.into()));
    }

    fn leave_form(&mut self) {
        if self.screens.form().is_some() {
            self.screens.close();
        }
    }

    /// Keeps what was typed into fields of one line, to be brought back with Up.
    fn remember(&mut self, form: &Form) {
        for entry in form.entries.iter().filter(|entry| !entry.field.is_empty() && !entry.field.is_long()) {
            self.input.remember(entry.part, entry.field.text());
        }
    }

    /// Puts the texts of a step that was refused back as drafts, so that they are not lost.
    pub(in crate::app) fn keep_refused(&mut self, changes: &[Change]) {
        for change in changes {
            let Change::Item(item, change) = change else { continue };
            let (kind, text) = match change {
                ItemChange::Progress(swap) => (RecordKind::Progress, swap.to.as_ref().map(|record| &record.text)),
                ItemChange::Problems(swap) => (RecordKind::Problem, swap.to.as_ref().map(|record| &record.text)),
                ItemChange::NextSteps(swap) => (RecordKind::NextStep, swap.to.as_ref().map(|record| &record.text)),
                ItemChange::Decisions(swap) => (RecordKind::Decision, swap.to.as_ref().map(|record| &record.text)),
                _ => continue,
            };
            let purpose = Purpose::NewRecord { kind, items: vec![*item] };
            if let (Some(text), Ok(mut form)) = (text, self.desk().form(purpose)) {
                form.focused().replace(text);
                self.input.keep_draft(form);
            }
        }
    }

    /// Quits; asks first where drafts would be lost.
    pub(in crate::app) fn quit(&mut self) -> Flow {
        if self.input.drafts() == 0 {
            return Flow::Quit;
        }
        self.ask(Question::Quit);
        Flow::Continue
    }

    /// Asks before something happens that is not meant lightly.
    pub(in crate::app) fn ask(&mut self, question: Question) {
        self.screens.open(Overlay::Ask(question));
    }

    /// The answer to a question: `y` is yes, Esc is no, and `e` ends a meeting that was left open. Any other key leaves
    /// the question open.
    pub(in crate::app) fn answer_question(&mut self, key: Key) -> Flow {
        let Some(Overlay::Ask(question)) = self.screens.overlay().cloned() else { return Flow::Continue };
        let interrupted = self.means(key, Action::Interrupt);
        let is = |name: &str| Key::named(name) == Some(key);
        match question {
            question if is("y") || interrupted && question == Question::Quit => {
                self.screens.close();
                self.notices.clear();
                return self.agree(question);
            }
            Question::ResumeMeeting(id) if is("e") => {
                self.screens.close();
                self.decline_meeting(id);
            }
            _ if is("Esc") || interrupted => {
                self.screens.close();
                self.notices.clear();
            }
            _ => self.notices.say(Message::plain(board::only_these_keys(self.env.lang()))),
        }
        if interrupted { self.quit() } else { Flow::Continue }
    }

    /// The question was answered with yes.
    fn agree(&mut self, question: Question) -> Flow {
        match question {
            Question::Quit => {
                self.input.drop_drafts();
                return if matches!(self.saved(), Saved::Failed(_)) { Flow::Abandon } else { Flow::Quit };
            }
            Question::ResumeMeeting(id) => self.accept_meeting(id),
            Question::DeleteMeeting(id) => self.delete_meeting(id),
            Question::DeleteItems(items) => drop(self.make(self.desk().remove_items(&items))),
            Question::DeleteTheme(theme) => drop(self.make(self.desk().remove_theme(theme))),
            Question::DeleteRecord { kind, item, id } => {
                self.make(self.desk().remove_record(kind, item, id));
            }
            Question::BackTo(entry, since) => self.back_to(entry, &since),
            Question::PasteAsProgress { item, text } => {
                self.open_form(Purpose::NewRecord { kind: RecordKind::Progress, items: vec![item] });
                self.paste_in_form(&text);
            }
        }
        Flow::Continue
    }

    /// Text was pasted, or typed with an input method, where no field is open.
    pub(in crate::app) fn paste_outside(&mut self, text: String) {
        let characters = text.trim().chars().count();
        match self.item() {
            Some(item) if characters > 0 => {
                let item = item.id;
                self.ask(Question::PasteAsProgress { item, text });
            }
            _ => self.notices.say(Message::plain(board::paste_has_no_place(self.env.lang()))),
        }
    }

    /// `D`: the selected record in the detail, else the marked items or the cursor's.
    pub(in crate::app) fn delete(&mut self) {
        if let (Some((kind, id)), Some(item)) = (self.selected_record(), self.board.item()) {
            return self.ask(Question::DeleteRecord { kind, item, id });
        }
        match self.subjects() {
            items if items.is_empty() => self.refuse(&self.no_subject()),
            items => self.ask(Question::DeleteItems(items)),
        }
    }

    /// `Enter` on a record in the detail: it is edited.
    pub(in crate::app) fn edit_record(&mut self) {
        match (self.selected_record(), self.board.item()) {
            (Some((kind, id)), Some(item)) => self.open_form(Purpose::EditRecord { kind, item, id }),
            _ => self.refuse(&Refusal::NoRecord),
        }
    }

    /// `Space` on a record in the detail: a problem is closed, a next step is done, or opened again.
    pub(in crate::app) fn tick_record(&mut self) {
        match (self.selected_record(), self.board.item()) {
            (Some((kind, id)), Some(item)) => drop(self.make(self.desk().tick(kind, item, id))),
            _ => self.refuse(&Refusal::NoRecord),
        }
    }

    /// The record selected in the detail.
    pub fn selected_record(&self) -> Option<(RecordKind, RecordId)> {
        self.screens.detail().and_then(|detail| detail.selected)
    }

    /// The items a change acts on: the marked ones, else the cursor's.
    pub(in crate::app) fn subjects(&self) -> Vec<ItemId> {
        if self.board.selection().is_empty() || !self.screens.is_overview() {
            return self.subject().into_iter().collect();
        }
        self.board.selection().all()
    }

    /// Opens a form about the marked items or the cursor's.
    pub(in crate::app) fn open_for_items(&mut self, purpose: impl Fn(Vec<ItemId>) -> Purpose) {
        match self.subjects() {
            items if items.is_empty() => self.refuse(&self.no_subject()),
            items => self.open_form(purpose(items)),
        }
    }

    /// Opens a form about the cursor's item.
    pub(in crate::app) fn open_for_item(&mut self, purpose: impl Fn(ItemId) -> Purpose) {
        match self.subject() {
            Some(item) => self.open_form(purpose(item)),
            None => self.refuse(&self.no_subject()),
        }
    }

    /// A new item behind the cursor's, or first of the last theme where there is none.
    pub(in crate::app) fn new_item(&mut self) {
        let here = self.item().map(|item| (item.theme, Some(item.id)));
        let theme = here.or_else(|| self.plan().themes.last().map(|theme| (theme.id, None)));
        match theme {
            Some((theme, after)) => self.open_form(Purpose::NewItem { theme, after }),
            None => self.open_form(Purpose::NewTheme),
        }
    }

    /// The cursor's item goes one place down or up.
    pub(in crate::app) fn reorder(&mut self, way: Way) {
        match self.board.item() {
            Some(item) => {
                self.make(self.desk().reorder(item, way));
            }
            None => self.refuse(&self.no_cards()),
        }
    }

    /// Does something with the theme of the cursor's item.
    pub(in crate::app) fn with_theme(&mut self, act: impl FnOnce(&mut Self, ThemeId) -> bool) {
        match self.item().map(|item| item.theme).or_else(|| self.plan().themes.last().map(|theme| theme.id)) {
            Some(theme) => drop(act(self, theme)),
            None => self.refuse(&self.no_cards()),
        }
    }

    /// Opens the form for the words of the cursor's theme.
    pub(in crate::app) fn open_theme_title(&mut self) {
        self.with_theme(|app, theme| {
            app.open_form(Purpose::ThemeTitle { theme });
            false
        });
    }

    /// Asks whether the theme is to be deleted, if it can be.
    pub(in crate::app) fn delete_theme(&mut self, theme: ThemeId) -> bool {
        match self.desk().remove_theme(theme) {
            Ok(_) => self.ask(Question::DeleteTheme(theme)),
            Err(refusal) => self.refuse(&refusal),
        }
        false
    }

    /// `Space`: marks the cursor's item and steps down.
    pub(in crate::app) fn mark(&mut self) {
        if self.board.mark() { self.travel(Motion::Down, 1) } else { self.refuse(&self.no_cards()) }
    }

    /// `v`: begins or ends a range of marks.
    pub(in crate::app) fn mark_range(&mut self) {
        if !self.board.mark_range() {
            self.refuse(&self.no_cards());
        }
    }

    /// `V`: marks all that is shown.
    pub(in crate::app) fn mark_all(&mut self) {
        self.board.mark_all(self.screens.overview());
    }
}
