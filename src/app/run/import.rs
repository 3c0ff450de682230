//! What keys do in the preview of a document, and what the owner is asked for.

use crate::app::form::Purpose;
use crate::app::input::motion::Motion;
use crate::app::intake::{self, Intake};
use crate::app::notices::Message;
use crate::app::outbox::Request;
use crate::app::screen::import_preview::*;
use crate::app::screen::palette::About;
use crate::app::screen::palette::Offered;
use crate::app::{App, Flow, Screen};
use crate::document::Draft;
use crate::lang::{Words, board, import as words};
use crate::plan::change::{Change, ItemChange};
use crate::plan::edition::Edition;
use crate::plan::id::ItemId;

impl App {
    /// What the owner is to do, once.
    pub fn take_request(&mut self) -> Option<Request> {
        self.outbox.take_request()
    }

    /// Asks the owner for something.
    pub(in crate::app) fn request(&mut self, request: Request) {
        self.outbox.ask(request);
    }

    /// A document was read, or could not be.
    pub(in crate::app) fn take_document(&mut self, read: Result<Box<Draft>, String>) {
        let draft = match read {
            Ok(draft) => draft,
            Err(reason) => {
                // What was typed stands there again, to be mended.
                self.open_form(Purpose::Import);
                return self.notices.say(Message::alarm(reason));
            }
        };
        self.input.take_draft(&Purpose::Import);
        let head = head(&draft, self.env.lang());
        let body = body(&draft, self.env.lang());
        let plan = draft.into_plan();
        let intake = self.desk().intake(&plan);
        let mut rows = head;
        rows.extend(self.fate(&intake));
        rows.extend(body);
        self.notices.clear();
        self.screens.enter(Screen::Preview(ImportPreview { rows, scroll: 0, plan: Box::new(plan) }));
    }

    /// What would become of the document.
    pub(in crate::app) fn fate(&self, intake: &Intake) -> Vec<PreviewRow> {
        let lang = self.env.lang();
        let one = |words: Words| vec![vec![(Weight::Fate, words.say(lang).to_owned())]];
        match intake {
            Intake::Replace => one(words::REPLACES),
            Intake::Other => one(words::NEW_BOARD),
            Intake::Edition(edition) if edition.changes.is_empty() => one(words::SAME),
            Intake::Edition(edition) => self.edition_rows(edition),
        }
    }

    pub(in crate::app) fn edition_rows(&self, edition: &Edition) -> Vec<PreviewRow> {
        let lang = self.env.lang();
        let mut rows = vec![vec![
            (Weight::Fate, format!("{}   ", words::MERGES.say(lang))),
            (Weight::Plain, words::counts(lang, intake::counts(edition))),
        ]];
        let ours = |id: &ItemId| self.plan().item(*id).map(|item| (item.number.clone(), item.title.clone()));
        let fresh = edition.changes.iter().filter(|change| change.is_arrival()).filter_map(|change| match change {
            Change::Item(_, ItemChange::Whole(swap)) => {
                swap.to.as_ref().map(|item| (item.number.clone(), item.title.clone()))
            }
            _ => None,
        });
        let groups = [
            (words::ADDED, fresh.collect::<Vec<_>>()),
            (words::CHANGED, edition.changed.iter().filter_map(ours).collect()),
            (words::VANISHED, edition.vanished.iter().filter_map(ours).collect()),
            (words::RETURNED, edition.returned.iter().filter_map(ours).collect()),
        ];
        for (group, items) in groups.into_iter().filter(|(_, items)| !items.is_empty()) {
            rows.push(vec![(Weight::Quiet, format!("  {}", group.say(lang)))]);
            rows.extend(
                items
                    .into_iter()
                    .map(|(number, title)| vec![(Weight::Quiet, format!("  {number:>4}  ")), (Weight::Plain, title)]),
            );
        }
        if edition.deleted > 0 {
            rows.push(vec![(Weight::Open, format!("  {}", words::stay_deleted(lang, edition.deleted)))]);
        }
        rows
    }

    /// Enter or `y`: what the preview says is done.
    pub(in crate::app) fn accept_preview(&mut self) {
        let Screen::Preview(preview) = self.screens.replace(Screen::Board) else { return };
        self.screens.back();
        let plan = preview.plan;
        match self.desk().intake(&plan) {
            Intake::Replace => self.request(Request::Replace(plan)),
            Intake::Other => self.request(Request::Create(plan)),
            Intake::Edition(edition) if edition.changes.is_empty() => {
                self.notices.say(Message::plain(words::SAME.say(self.env.lang())));
            }
            Intake::Edition(edition) => {
                let edit = self.desk().merged(&edition);
                let told = edit.label.clone();
                if self.commit(edit) {
                    self.notices.say(Message::plain(told).with_key("u", board::undo(self.env.lang())));
                }
            }
        }
    }

    /// Esc: nothing is written.
    pub(in crate::app) fn leave_preview(&mut self) {
        self.screens.back();
        self.notices.say(Message::plain(words::not_done(self.env.lang())));
    }

    /// A motion in the preview.
    pub(in crate::app) fn scroll_preview(&mut self, motion: Motion, times: usize) {
        let page = usize::from(self.env.size().rows.saturating_sub(AROUND)).max(1);
        let Screen::Preview(preview) = self.screens.screen_mut() else { return };
        let most = preview.rows.len().saturating_sub(page);
        preview.scroll = motion.apply(preview.scroll, times, page).min(most);
    }

    /// The boards there are came: one is to be chosen.
    pub(in crate::app) fn offer_boards(&mut self, boards: Vec<Offered>) {
        if self.screens.palette().is_some() {
            self.screens.close();
        }
        self.open_palette_about(About::Boards, boards);
    }

    /// After an event: what the loop does next, where the owner is asked for something.
    pub(in crate::app) fn flow_of_request(&self, flow: Flow) -> Flow {
        if self.outbox.is_asking() && flow == Flow::Continue { Flow::Request } else { flow }
    }
}
