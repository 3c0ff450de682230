//! What the user sees and does: state and decisions, no terminal. An event comes in, the state changes, the next frame
//! is drawn from it.

pub mod action;
pub mod card;
pub mod config;
pub mod convene;
pub mod cursor;
pub mod decide;
mod dispatch;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod meetings;
pub mod message;
pub mod number;
pub mod refusal;
pub mod review;
pub mod session;
pub mod sheet;
pub mod tell;
pub mod view;
pub mod watch;
pub mod widths;

use crate::clock::Now;
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::item::Item;
use crate::store::Answer;
use action::Scope;
use config::{Colors, Look, Scheme};
use cursor::{Cursor, Ground};
use key::Key;
use keymap::Keymap;
use layout::{Layout, Opened, Size};
use meetings::{Export, Origin};
use message::Message;
use number::Number;
use review::{Face, Page};
use session::Session;
use sheet::Sheet;
use tell::Move;
use view::{LaneKey, View};
use watch::Watch;
use widths::Widths;

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The window has this size now.
    Resize(Size),
    /// The file's writer has something to say.
    Answer(Answer),
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
    /// Save what is not saved, and end; if it cannot be saved, call [`App::ask_to_quit`].
    Quit,
    /// End without saving.
    Abandon,
}

/// The screen that has the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// The board.
    Board,
    /// The cursor's item in full.
    Detail(Pane),
    /// The help, over what was there before.
    Help {
        /// Its first row shown.
        scroll: usize,
        /// Where Esc goes.
        back: Box<Mode>,
    },
    /// One item after another in a meeting.
    Review {
        /// What is shown.
        page: Page,
        /// For whom.
        face: Face,
    },
    /// Which agenda shall the review have?
    ChooseAgenda,
    /// The list of meetings, on this one.
    Meetings(RecordId),
    /// What a meeting came to.
    Meeting {
        /// The meeting.
        meeting: RecordId,
        /// Its first row shown.
        scroll: usize,
        /// Where Esc goes.
        from: Origin,
    },
    /// A meeting was left open: go on with it?
    OfferMeeting(RecordId),
    /// Not everything is saved: quit all the same?
    AskQuit {
        /// Where any other key goes.
        back: Box<Mode>,
    },
}

/// One of the detail's panes, and its first row shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// What the document says and what is owed.
    Owed(usize),
    /// What happened.
    Happened(usize),
}

/// Keys that wait for more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// None.
    Nothing,
    /// An item's number.
    Number(Number),
    /// The first key of a sequence; it waits without limit.
    Prefix(Key),
}

/// A card that shows its last move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// What happened.
    pub change: Move,
    /// Until when it shows; none means until the next key.
    pub until: Option<Now>,
}

/// How long a card moved elsewhere shows it, in milliseconds.
const FOREIGN_SHOWN: u64 = 10_000;

/// What a program start decides, and nothing changes later.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of everything but the plan.
    pub lang: Lang,
    /// How things are drawn.
    pub look: Look,
}

/// The whole state of the program while a board is open.
#[derive(Debug)]
pub struct App {
    session: Session,
    settings: Settings,
    keymap: Keymap,
    now: Now,
    size: Size,
    view: View,
    layout: Layout,
    widths: Option<Widths>,
    turned: Vec<LaneKey>,
    cursor: Option<Cursor>,
    scroll: usize,
    mode: Mode,
    typed: Typed,
    message: Option<Message>,
    moved: Vec<Moved>,
    watch: Watch,
    exports: Vec<Export>,
}

impl App {
    /// The board of `session`, first shown now in a window of `size`.
    pub fn new(session: Session, settings: Settings, size: Size, now: Now) -> Self {
        let view = View::of(session.plan());
        let cursor = Cursor::first(&view);
        let sheet = Sheet { plan: session.plan(), view: &view, lang: settings.lang, glyphs: settings.look.glyphs };
        let mut widths = None;
        let opened = Opened { cursor: None, turned: &[] };
        let layout = Layout::of(size, sheet, opened, &mut widths);
        let mut app = Self {
            keymap: Keymap::default(),
            turned: Vec::new(),
            scroll: 0,
            mode: Mode::Board,
            typed: Typed::Nothing,
            message: None,
            moved: Vec::new(),
            watch: Watch::default(),
            exports: Vec::new(),
            session,
            settings,
            now,
            size,
            view,
            layout,
            widths,
            cursor,
        };
        app.offer_meeting();
        app.lay_out();
        app
    }

    /// Takes in what happened now.
    pub fn update(&mut self, event: Event, now: Now) -> Flow {
        self.now = now;
        self.expire();
        let flow = match event {
            Event::Key(key) => self.press(key),
            Event::Paste(_) => {
                self.message = Some(Message::plain(board::paste_has_no_place(self.settings.lang)));
                Flow::Continue
            }
            Event::Resize(size) => {
                self.size = size;
                Flow::Redraw
            }
            Event::Answer(answer) => {
                self.answer(answer);
                Flow::Continue
            }
            Event::Tick => Flow::Continue,
        };
        self.lay_out();
        flow
    }

    /// The moment at which something happens by itself.
    pub fn wake(&self) -> Option<Now> {
        let number = match &self.typed {
            Typed::Number(number) => Some(number.due()),
            Typed::Nothing | Typed::Prefix(_) => None,
        };
        self.moved.iter().filter_map(|moved| moved.until).chain(number).chain(self.next_minute()).min()
    }

    /// Not everything could be saved: says so and asks whether to quit all the same.
    pub fn ask_to_quit(&mut self) {
        if !matches!(self.mode, Mode::AskQuit { .. }) {
            let back = Box::new(std::mem::replace(&mut self.mode, Mode::Board));
            self.mode = Mode::AskQuit { back };
        }
    }

    /// Says something on the message line until the next key.
    pub fn say(&mut self, message: Message) {
        self.message = Some(message);
    }

    /// The door to the plan.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// What ends by itself ends.
    fn expire(&mut self) {
        let now = self.now;
        self.moved.retain(|moved| moved.until.is_none_or(|until| until > now));
        if let Typed::Number(number) = &self.typed
            && number.due() <= now
        {
            let digits = number.digits().to_owned();
            self.typed = Typed::Nothing;
            self.jump(&digits);
        }
    }

    fn answer(&mut self, answer: Answer) {
        let rebased = matches!(answer, Answer::Rebased { .. });
        let news = self.session.answer(answer);
        if rebased {
            self.refresh();
        }
        for step in &news.foreign {
            let until = Some(self.now.after(FOREIGN_SHOWN));
            self.moved.extend(tell::moves(step).map(|change| Moved { change, until }));
        }
        if let Some(step) = news.foreign.last() {
            let what = tell::line(self.session.plan(), &step.changes, self.settings.lang);
            self.message = Some(Message::plain(board::changed_elsewhere(self.settings.lang, &step.by, &what)));
        }
        if let Some(refused) = news.refused.first() {
            let plan = self.session.plan();
            let ours = tell::line(plan, &refused.step.changes, self.settings.lang);
            let item = refused.step.changes.iter().find_map(Change::item);
            let theirs = item
                .and_then(|item| plan.item(item))
                .map(|item| tell::column_name(plan, &item.status, self.settings.lang));
            self.message = Some(Message::alarm(board::refused(self.settings.lang, &ours, theirs.unwrap_or("?"))));
        }
    }

    /// The plan has changed: the view is made again, the cursor stays on its card.
    fn refresh(&mut self) {
        self.view = View::of(self.session.plan());
        let kept = self.cursor.and_then(|cursor| cursor.kept(&self.view, self.session.plan()));
        self.cursor = kept.or_else(|| Cursor::first(&self.view));
        self.follow_meeting();
    }

    /// Everything stands where it belongs, and the cursor is in view.
    fn lay_out(&mut self) {
        let place = self.cursor.and_then(|cursor| cursor.place(&self.view));
        let lane = self.cursor.map(|cursor| cursor.lane);
        let opened = Opened { cursor: lane.zip(place.map(|place| place.column)), turned: &self.turned };
        let mut widths = self.widths.take();
        self.layout = Layout::of(self.size, self.sheet(), opened, &mut widths);
        self.widths = widths;
        self.scroll = self.layout.follow(self.sheet(), place, self.scroll);
    }
}

/// What drawing reads.
impl App {
    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.session.plan()
    }

    /// Whether everything is saved.
    pub fn saved(&self) -> session::Saved {
        self.session.saved()
    }

    /// How many steps are not saved.
    pub fn unsaved(&self) -> usize {
        self.session.unsaved()
    }

    /// Plan and view.
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet {
            plan: self.session.plan(),
            view: &self.view,
            lang: self.settings.lang,
            glyphs: self.settings.look.glyphs,
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The first row of the sheet that is in view.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// The screen that has the keys.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// The language of everything but the plan.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// How things are drawn; for the projector in high contrast, where there are colours for it.
    pub fn look(&self) -> Look {
        let look = self.settings.look;
        let has_colors = matches!(look.colors, Colors::Indexed | Colors::True);
        if self.presents() && has_colors { Look { scheme: Scheme::Contrast, ..look } } else { look }
    }

    /// The present.
    pub fn now(&self) -> Now {
        self.now
    }

    /// The cursor.
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    /// The selected item.
    pub fn item(&self) -> Option<&Item> {
        self.subject().and_then(|item| self.plan().item(item))
    }

    /// Where the cursor's item stands among all shown, from 1.
    pub fn position(&self) -> Option<usize> {
        let item = self.cursor?.item;
        self.view.order().iter().position(|other| *other == item).map(|place| place + 1)
    }

    /// Keys that wait for more.
    pub fn typed(&self) -> &Typed {
        &self.typed
    }

    /// The message of the moment.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// The last move of `item`, while its card shows it.
    pub fn moved(&self, item: ItemId) -> Option<&Move> {
        self.moved.iter().rev().map(|moved| &moved.change).find(|change| change.item == item)
    }

    /// All key bindings.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Where the keys go.
    pub fn scope(&self) -> Scope {
        match self.mode {
            Mode::Board | Mode::AskQuit { .. } | Mode::OfferMeeting(_) => Scope::Board,
            Mode::Review { face: Face::Desk | Face::DeskAfterRoom, .. } => Scope::Review,
            Mode::Review { .. } => Scope::Presenting,
            Mode::ChooseAgenda => Scope::Agenda,
            Mode::Meetings(_) => Scope::Meetings,
            Mode::Meeting { .. } => Scope::Meeting,
            Mode::Detail(_) => Scope::Detail,
            Mode::Help { .. } => Scope::Help,
        }
    }

    fn ground(&self) -> Ground<'_> {
        Ground { sheet: self.sheet(), layout: &self.layout }
    }
}
