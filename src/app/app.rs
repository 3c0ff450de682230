//! The whole state of the program while a board is open, and what it does with an event.

use crate::app::BoardView;
use crate::app::Overview;
use crate::app::board::context::BoardSource;

use crate::app::action::Scope;
use crate::app::board::context::BoardContext;
use crate::app::board::grid::Size;
use crate::app::config::{Colors, Look, Scheme};
use crate::app::env::{Env, Settings};
use crate::app::input::InputState;
use crate::app::input::mouse::Pointer;
use crate::app::input::pending::PendingKeys;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::notices::{Message, Notices};
use crate::app::outbox::Outbox;
use crate::app::screen::help::HelpSearch;
use crate::app::screen::history::listing::Listing;
use crate::app::screen::history::past::PastBoard;
use crate::app::screen::question::Question;
use crate::app::screen::stopwatch::Stopwatch;
use crate::app::screen::{Overlay, Screen, Screens};
use crate::app::session::Session;
use crate::app::tell::{self, Move};
use crate::clock::Now;
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::store::Answer;

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Pointer(Pointer),
    /// Text was pasted.
    Paste(String),
    /// The window has this size now.
    Resize(Size),
    /// The file's writer has something to say.
    Answer(Answer),
    /// The document of [`crate::app::outbox::Request::Read`] was read, or why it could not be.
    Document(Result<Box<crate::document::Draft>, String>),
    /// The boards there are.
    Boards(Vec<crate::app::screen::palette::Offered>),
    /// The moment of [`App::wake`] has come.
    Tick,
}

/// What the loop does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Draw and wait for the next event.
    Continue,
    /// Clear the screen, draw all of it, and wait.
    Redraw,
    /// Give the terminal back and stop, until the shell's `fg`.
    Suspend,
    /// Save what is not saved, and end; if it cannot be saved, call [`App::ask_to_quit`].
    Quit,
    /// End without saving.
    Abandon,
    /// Let the owner do what [`App::take_request`] gives.
    Request,
}

/// How long a card moved elsewhere shows it, in milliseconds.
const FOREIGN_SHOWN: u64 = 10_000;

/// The whole state of the program while a board is open.
#[derive(Debug)]
pub struct App {
    pub(in crate::app) env: Env,
    pub(in crate::app) session: Session,
    /// The board of the past that is shown in place of today's.
    pub(in crate::app) past: Option<Box<PastBoard>>,
    pub(in crate::app) input: InputState,
    pub(in crate::app) screens: Screens,
    pub(in crate::app) stopwatch: Stopwatch,
    pub(in crate::app) notices: Notices,
    pub(in crate::app) outbox: Outbox,
    pub(in crate::app) board: BoardView,
}

impl App {
    /// The board of `session`, first shown now in a window of `size`.
    pub fn new(session: Session, settings: Settings, size: Size, now: Now) -> Self {
        let source = BoardSource {
            plan: session.plan(),
            now,
            lang: settings.lang,
            glyphs: settings.look.glyphs,
            size,
            meeting: session.meeting(),
        };
        let mut app = Self {
            board: BoardView::new(source),
            env: Env::new(settings, size, now),
            past: None,
            input: InputState::default(),
            screens: Screens::default(),
            stopwatch: Stopwatch::default(),
            notices: Notices::default(),
            outbox: Outbox::default(),
            session,
        };
        app.offer_meeting();
        app.lay_out();
        app
    }

    /// Takes in what happened now.
    pub fn update(&mut self, event: Event, now: Now) -> Flow {
        self.env.set_now(now);
        self.expire();
        let flow = match event {
            Event::Key(key) => self.press(key),
            Event::Pointer(pointer) => self.point(pointer),
            Event::Paste(text) => {
                self.paste(text);
                Flow::Continue
            }
            Event::Resize(size) => {
                self.env.resize(size);
                Flow::Redraw
            }
            Event::Answer(answer) => {
                self.answer(answer);
                Flow::Continue
            }
            Event::Document(read) => {
                self.take_document(read);
                Flow::Continue
            }
            Event::Boards(boards) => {
                self.offer_boards(boards);
                Flow::Continue
            }
            Event::Tick => {
                self.search_on();
                Flow::Continue
            }
        };
        if self.board.release() {
            self.refresh();
        }
        self.lay_out();
        self.flow_of_request(flow)
    }

    /// The moment at which something happens by itself.
    pub fn wake(&self) -> Option<Now> {
        let number = match self.input.pending() {
            PendingKeys::Number(number) => Some(number.due()),
            PendingKeys::Nothing | PendingKeys::Prefix(_) => None,
        };
        let search = self.board.search().filter(|finding| finding.is_running()).map(|_| self.env.now());
        let moved = self.notices.wake().into_iter();
        moved.chain(number).chain(search).chain(self.next_minute()).min()
    }

    /// Not everything could be saved: says so and asks whether to quit all the same.
    pub fn ask_to_quit(&mut self) {
        if self.screens.overlay() != Some(&Overlay::Ask(Question::Quit)) {
            self.ask(Question::Quit);
        }
    }

    /// Says something on the message line until the next key.
    pub fn say(&mut self, message: Message) {
        self.notices.say(message);
    }

    /// The door to the plan.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// From now on keys mean what `keymap` says.
    pub fn rebind(&mut self, keymap: Keymap) {
        self.env.rebind(keymap);
    }

    /// Text came at once: to the topmost overlay that takes text, else it is offered as progress.
    fn paste(&mut self, text: String) {
        if self.is_typing_filter() {
            return self.paste_in_filter(&text);
        }
        match self.screens.overlay_mut() {
            Some(Overlay::Form(_)) => self.paste_in_form(&text),
            Some(Overlay::Search(_)) => self.paste_in_search(&text),
            Some(Overlay::Palette(_)) => self.paste_in_palette(&text),
            Some(Overlay::Help { find: HelpSearch::Typing(line), .. }) => line.paste(&text),
            Some(Overlay::FilterMenu(_)) => self.paste_in_menu(&text),
            _ if self.past.is_some() => self.refuse_in_past(),
            _ => {
                self.input.note_text(&text);
                self.paste_outside(text);
            }
        }
    }

    /// What ends by itself ends.
    pub(in crate::app) fn expire(&mut self) {
        let now = self.env.now();
        self.notices.expire(now);
        if let PendingKeys::Number(number) = self.input.pending()
            && number.due() <= now
        {
            let digits = number.digits().to_owned();
            self.input.take_pending();
            self.jump(&digits);
        }
    }

    pub(in crate::app) fn answer(&mut self, answer: Answer) {
        let rebased = matches!(answer, Answer::Rebased { .. });
        let news = self.session.answer(answer);
        if rebased {
            self.refresh();
        }
        for step in &news.foreign {
            let until = Some(self.env.now().after(FOREIGN_SHOWN));
            self.notices.show_moves(tell::moves(step), until);
        }
        if let Some(step) = news.foreign.last() {
            let what = tell::line(self.session.plan(), &step.changes, self.env.lang());
            self.notices.say(Message::plain(board::changed_elsewhere(self.env.lang(), &step.by, &what)));
        }
        for refused in &news.refused {
            self.keep_refused(&refused.step.changes);
        }
        if let Some(refused) = news.refused.first() {
            let plan = self.session.plan();
            let ours = tell::line(plan, &refused.step.changes, self.env.lang());
            let item = refused.step.changes.iter().find_map(Change::item);
            let theirs = item
                .and_then(|item| plan.item(item))
                .map(|item| tell::column_name(plan, &item.status, self.env.lang()));
            self.notices.say(Message::alarm(board::refused(self.env.lang(), &ours, theirs.unwrap_or("?"))));
        }
        if let Some(notice) = news.notice {
            self.notices.say(Message::plain(notice.say(self.env.lang())));
        }
    }

    /// The plan, or what of it is shown, has changed: the view is made again, the cursor stays on its card.
    pub(in crate::app) fn refresh(&mut self) {
        self.screens.forget_listing();
        let (board, source) = self.board_mut();
        board.refresh(source);
        self.follow_meeting();
    }

    /// Everything stands where it belongs, and the cursor is in view.
    pub(in crate::app) fn lay_out(&mut self) {
        let overview = self.screens.is_list().then_some(Overview::List);
        let (board, source) = self.board_mut();
        board.lay_out(source, overview);
        self.hold_help();
        self.list_history();
    }
}

/// What drawing reads.
impl App {
    /// The plan; on a board of the past, as it stood then.
    pub fn plan(&self) -> &Plan {
        self.past.as_ref().map_or(self.session.plan(), |past| &past.plan)
    }

    /// The board of the past that is shown.
    pub fn past(&self) -> Option<&PastBoard> {
        self.past.as_deref()
    }

    /// The rows of the history.
    pub fn listing(&self) -> Option<&Listing> {
        self.screens.history().and_then(|history| history.listing())
    }

    /// Whether everything is saved.
    pub fn saved(&self) -> crate::app::session::Saved {
        self.session.saved()
    }

    /// How many steps are not saved.
    pub fn unsaved(&self) -> usize {
        self.session.unsaved()
    }

    /// Plan and view.
    pub fn board_context(&self) -> BoardContext<'_> {
        self.source().context(self.board.view())
    }

    /// The board as it is looked at.
    pub fn board(&self) -> &BoardView {
        &self.board
    }

    /// The screen, and what lies over it.
    pub fn screens(&self) -> &Screens {
        &self.screens
    }

    /// The language of everything but the plan.
    pub fn lang(&self) -> Lang {
        self.env.lang()
    }

    /// How things are drawn; for the projector in high contrast, where there are colours for it.
    pub fn look(&self) -> Look {
        let look = self.env.look();
        let has_colors = matches!(look.colors, Colors::Indexed | Colors::True);
        if self.presents() && has_colors { Look { scheme: Scheme::Contrast, ..look } } else { look }
    }

    /// The present; on a board of the past, that moment.
    pub fn now(&self) -> Now {
        self.past.as_ref().map_or(self.env.now(), |past| past.now())
    }

    /// The selected item.
    pub fn item(&self) -> Option<&Item> {
        self.subject().and_then(|item| self.plan().item(item))
    }

    /// Where the cursor's item stands among all shown, from 1.
    pub fn position(&self) -> Option<usize> {
        let item = self.board.item()?;
        let place = if self.screens.is_list() { self.board.view().row(item) } else { self.board.view().rank(item) };
        place.map(|place| place + 1)
    }

    /// Keys that wait for more.
    pub fn pending(&self) -> &PendingKeys {
        self.input.pending()
    }

    /// The message of the moment.
    pub fn message(&self) -> Option<&Message> {
        self.notices.message()
    }

    /// The last move of `item`, while its card shows it.
    pub fn moved(&self, item: ItemId) -> Option<&Move> {
        self.notices.moved(item)
    }

    /// Whether something lies over the screen that has the keys.
    pub fn has_dialog(&self) -> bool {
        self.screens.has_dialog()
    }

    /// How many drafts are kept.
    pub fn drafts(&self) -> usize {
        self.input.drafts()
    }

    /// All key bindings.
    pub fn keymap(&self) -> &Keymap {
        self.env.keymap()
    }

    /// Where the keys go; while the palette is open, where they went before.
    pub fn scope(&self) -> Scope {
        self.screens.scope()
    }

    /// The screen, whatever lies over it.
    pub fn screen(&self) -> &Screen {
        self.screens.screen()
    }
}
