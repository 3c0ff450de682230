//! The preview of a document: what it holds and what would become of it, before anything is written.

use std::path::PathBuf;

use crate::app::action::Action;
use crate::app::intake::{self, Intake};
use crate::app::message::Message;
use crate::app::palette::Palette;
use crate::app::{App, Flow, Mode};
use crate::document::{Draft, DraftFlag, DraftItem};
use crate::lang::{Lang, Words, board, document as of_document, import as words};
use crate::plan::Plan;
use crate::plan::change::{Change, ItemChange};
use crate::plan::edition::Edition;
use crate::plan::id::ItemId;
use crate::plan::title::short_title;
use crate::text::{pad, width};

/// What the app cannot do itself: its owner does it, and answers with an event or another board.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Read the document at this path; [`crate::app::Event::Document`] answers.
    Read(PathBuf),
    /// Put this plan in the place of the untouched default, and open it.
    Replace(Box<Plan>),
    /// Make a board of this plan, named after it, and open it.
    Create(Box<Plan>),
    /// List the boards; [`crate::app::Event::Boards`] answers.
    Boards,
    /// Open the board of this name.
    Open(String),
    /// Let the user change this item in an editor of theirs; [`App::read_back`] takes the text.
    Edit(ItemId),
}

/// A board to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// What is told of it: its plan's title, its items and the share that is done.
    pub facts: String,
}

/// How a row of the preview is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A heading.
    Heading,
    /// What will happen.
    Fate,
    /// Text.
    Plain,
    /// What steps back.
    Quiet,
    /// What is left open or fits nowhere.
    Open,
}

/// A row of the preview: parts side by side.
pub type Row = Vec<(Weight, String)>;

/// A document shown before anything is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Its rows.
    pub rows: Vec<Row>,
    /// The first one shown.
    pub scroll: usize,
    /// Where it is left to.
    pub back: Box<Mode>,
}

/// Rows of the screen that are not the preview's: the title above, a gap, the hints below.
pub const AROUND: u16 = 3;

/// What a flag says.
pub fn flag_words(flag: DraftFlag) -> Words {
    match flag {
        DraftFlag::NoClause => of_document::NO_CLAUSE,
        DraftFlag::NoLeader => of_document::NO_LEADER,
        DraftFlag::NoLeadUnit => of_document::NO_LEAD_UNIT,
        DraftFlag::NumberMissing => of_document::NUMBER_MISSING,
        DraftFlag::NumberRepeated => of_document::NUMBER_REPEATED,
        DraftFlag::Inherited => of_document::INHERITED,
    }
}

impl App {
    /// What the owner is to do, once.
    pub fn take_request(&mut self) -> Option<Request> {
        self.request.take()
    }

    /// Asks the owner for something.
    pub(in crate::app) fn request(&mut self, request: Request) {
        self.request = Some(request);
    }

    /// A document was read, or could not be.
    pub(in crate::app) fn take_document(&mut self, read: Result<Box<Draft>, String>) {
        let draft = match read {
            Ok(draft) => draft,
            Err(reason) => return self.message = Some(Message::alarm(reason)),
        };
        let head = head(&draft, self.settings.lang);
        let body = body(&draft, self.settings.lang);
        let plan = draft.into_plan();
        let intake = self.desk().intake(&plan);
        let mut rows = head;
        rows.extend(self.fate(&intake));
        rows.extend(body);
        self.message = None;
        self.incoming = Some(Box::new(plan));
        let back = Box::new(std::mem::replace(&mut self.mode, Mode::Board));
        self.mode = Mode::Preview(Preview { rows, scroll: 0, back });
    }

    /// What would become of the document.
    fn fate(&self, intake: &Intake) -> Vec<Row> {
        let lang = self.settings.lang;
        let one = |words: Words| vec![vec![(Weight::Fate, words.say(lang).to_owned())]];
        match intake {
            Intake::Replace => one(words::REPLACES),
            Intake::Other => one(words::NEW_BOARD),
            Intake::Edition(edition) if edition.changes.is_empty() => one(words::SAME),
            Intake::Edition(edition) => self.edition_rows(edition),
        }
    }

    fn edition_rows(&self, edition: &Edition) -> Vec<Row> {
        let lang = self.settings.lang;
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
        let Mode::Preview(preview) = std::mem::replace(&mut self.mode, Mode::Board) else { return };
        self.mode = *preview.back;
        let Some(plan) = self.incoming.take() else { return };
        match self.desk().intake(&plan) {
            Intake::Replace => self.request(Request::Replace(plan)),
            Intake::Other => self.request(Request::Create(plan)),
            Intake::Edition(edition) if edition.changes.is_empty() => {
                self.message = Some(Message::plain(words::SAME.say(self.settings.lang)));
            }
            Intake::Edition(edition) => {
                let edit = self.desk().merged(&edition);
                let told = edit.label.clone();
                if self.commit(edit) {
                    self.message = Some(Message::plain(told).with_key("u", board::undo(self.settings.lang)));
                }
            }
        }
    }

    /// Esc: nothing is written.
    pub(in crate::app) fn leave_preview(&mut self, preview: Preview) {
        self.incoming = None;
        self.mode = *preview.back;
        self.message = Some(Message::plain(words::not_done(self.settings.lang)));
    }

    /// A motion in the preview.
    pub(in crate::app) fn scroll_preview(&mut self, motion: Action, times: usize) {
        let page = usize::from(self.size.rows.saturating_sub(AROUND)).max(1);
        let Mode::Preview(preview) = &mut self.mode else { return };
        let most = preview.rows.len().saturating_sub(page);
        let at = preview.scroll;
        preview.scroll = match motion {
            Action::Down => at.saturating_add(times),
            Action::Up => at.saturating_sub(times),
            Action::First => 0,
            Action::Last => most,
            Action::HalfDown => at + page / 2,
            Action::PageDown => at + page,
            Action::HalfUp => at.saturating_sub(page / 2),
            Action::PageUp => at.saturating_sub(page),
            _ => at,
        }
        .min(most);
    }

    /// The boards there are came: one is to be chosen.
    pub(in crate::app) fn offer_boards(&mut self, boards: Vec<Offered>) {
        self.boards = boards;
        self.mode = match std::mem::replace(&mut self.mode, Mode::Board) {
            Mode::Palette(Palette { back, .. }) => *back,
            mode => mode,
        };
        self.open_board_palette();
    }

    /// The boards to choose from.
    pub fn boards(&self) -> &[Offered] {
        &self.boards
    }

    /// After an event: what the loop does next, where the owner is asked for something.
    pub(in crate::app) fn flow_of_request(&self, flow: Flow) -> Flow {
        if self.request.is_some() && flow == Flow::Continue { Flow::Request } else { flow }
    }
}

/// Title, year, counts.
fn head(draft: &Draft, lang: Lang) -> Vec<Row> {
    let flagged = draft.flags().iter().filter(|flags| !flags.is_empty()).count();
    let counts = of_document::counts(lang, draft.themes.len(), draft.items.len(), flagged, draft.warnings.len());
    vec![
        vec![(Weight::Heading, draft.title.clone())],
        vec![(Weight::Plain, format!("{}{}{counts}", of_document::year(lang, draft.year), lang.pick("，", ", ")))],
    ]
}

/// Themes with their items and what these leave open; lines that fit nowhere.
fn body(draft: &Draft, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    let flags = draft.flags();
    let widest = draft.items.iter().map(|item| width(&short_title(&item.text))).max().unwrap_or(0);
    for (place, theme) in draft.themes.iter().enumerate() {
        rows.push(Vec::new());
        rows.push(vec![(Weight::Heading, format!("{}{}", theme.marker, theme.title))]);
        let items = draft.items.iter().zip(&flags).filter(|(item, _)| item.theme == place);
        rows.extend(items.map(|(item, flags)| item_row(item, flags, widest, lang)));
    }
    if !draft.warnings.is_empty() {
        rows.push(Vec::new());
        rows.push(vec![(Weight::Heading, of_document::WARNINGS.say(lang).to_owned())]);
    }
    rows.extend(draft.warnings.iter().map(|warning| {
        vec![
            (Weight::Quiet, format!("  {}  ", of_document::line(lang, warning.line))),
            (Weight::Open, warning.text.clone()),
        ]
    }));
    rows
}

/// Number, title in `widest` cells, who, and what is left open.
fn item_row(item: &DraftItem, flags: &[DraftFlag], widest: usize, lang: Lang) -> Row {
    let units = [&item.lead_units, &item.responsible_units, &item.supporting_units];
    let first = units.into_iter().find(|units| !units.is_empty()).map(Vec::as_slice).unwrap_or_default();
    let names: Vec<&str> = item.leaders.iter().chain(first).map(String::as_str).collect();
    let flags: Vec<&str> = flags.iter().map(|flag| flag_words(*flag).say(lang)).collect();
    vec![
        (Weight::Quiet, format!("{:>4}  ", item.number)),
        (Weight::Plain, pad(&short_title(&item.text), widest)),
        (Weight::Quiet, format!("  {}", names.join(board::comma(lang)))),
        (
            Weight::Open,
            if flags.is_empty() { String::new() } else { format!("  ! {}", flags.join(board::comma(lang))) },
        ),
    ]
}
