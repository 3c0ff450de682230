//! The whole state of the program while a board is open, and what it does with an event.

use crate::app::BoardView;
use crate::app::board::context::BoardSource;

use crate::app::action::Scope;
use crate::app::board::context::BoardContext;
use crate::app::board::grid::Size;
use crate::app::config::{Colors, Look, Scheme};
use crate::app::env::{Env, Settings};
use crate::app::input::InputState;
use crate::app::input::pending::PendingKeys;
use crate::app::keymap::Keymap;
use crate::app::notices::{Message, Notices};
use crate::app::outbox::Outbox;
use crate::app::screen::history::listing::Listing;
use crate::app::screen::history::past::PastBoard;
use crate::app::screen::question::Question;
use crate::app::screen::stopwatch::Stopwatch;
use crate::app::screen::{Overlay, Screen, Screens};
use crate::app::session::Session;
use crate::app::tell::Move;
use crate::clock::Now;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::plan::id::ItemId;
use crate::plan::item::Item;

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
