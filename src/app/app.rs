//! The whole state of the program while a board is open, and what it does with an event.

use std::collections::{HashMap, HashSet};

use crate::app::action::Scope;
use crate::app::config::{Colors, Look, Scheme};
use crate::app::cursor::{Cursor, Ground};
use crate::app::env::{Env, Settings};
use crate::app::find::Finding;
use crate::app::help::Find;
use crate::app::history::listing::Listing;
use crate::app::history::past::Past;
use crate::app::input::InputState;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::layout::{Layout, Opened, Shape, Size};
use crate::app::list::List;
use crate::app::marks::Marks;
use crate::app::notices::{Message, Notices};
use crate::app::outbox::Outbox;
use crate::app::pending::PendingKeys;
use crate::app::pointer::Pointer;
use crate::app::question::Question;
use crate::app::screen::{Overlay, Screen, Screens};
use crate::app::session::Session;
use crate::app::sheet::Sheet;
use crate::app::tell::{self, Move};
use crate::app::view::{Grouping, LaneKey, View, Viewing};
use crate::app::watch::Watch;
use crate::app::widths::Widths;
use crate::clock::Now;
use crate::lang::{Lang, board};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::plan::query::Context;
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
    Boards(Vec<crate::app::palette::Offered>),
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

/// How many lines a title may take, as the user wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// Two where the whole board then fits.
    #[default]
    Automatic,
    /// One.
    OneLine,
    /// Two.
    TwoLines,
}

/// What becomes of all lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// They fold.
    Close,
    /// They open.
    Open,
}

/// How long a card moved elsewhere shows it, in milliseconds.
const FOREIGN_SHOWN: u64 = 10_000;

/// The whole state of the program while a board is open.
#[derive(Debug)]
pub struct App {
    pub(in crate::app) env: Env,
    pub(in crate::app) session: Session,
    /// The board of the past that is shown in place of today's.
    pub(in crate::app) past: Option<Box<Past>>,
    pub(in crate::app) input: InputState,
    pub(in crate::app) screens: Screens,
    pub(in crate::app) stopwatch: Watch,
    pub(in crate::app) notices: Notices,
    pub(in crate::app) outbox: Outbox,
    pub(in crate::app) view: View,
    pub(in crate::app) layout: Layout,
    /// What the layout was made for; none if it must be made anew.
    pub(in crate::app) laid: Option<Laid>,
    pub(in crate::app) widths: Option<Widths>,
    pub(in crate::app) list: List,
    pub(in crate::app) viewing: Viewing,
    /// The lanes turned from what the window's shape gives them, by grouping.
    pub(in crate::app) folds: HashMap<Grouping, Vec<LaneKey>>,
    pub(in crate::app) density: Density,
    pub(in crate::app) finding: Option<Finding>,
    /// The items discussed in the meeting this session runs.
    pub(in crate::app) discussed: HashSet<ItemId>,
    pub(in crate::app) cursor: Option<Cursor>,
    pub(in crate::app) scroll: usize,
    pub(in crate::app) marks: Marks,
    /// Filters kept under a name: the name, and the query.
    pub(in crate::app) saved_filters: Vec<(String, String)>,
}

/// What a layout depends on beside the view.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) struct Laid {
    size: Size,
    density: Density,
    turned: Vec<LaneKey>,
    /// The cursor's lane and column, where the window follows them.
    cursor: Option<(LaneKey, usize)>,
}

impl App {
    /// The board of `session`, first shown now in a window of `size`.
    pub fn new(session: Session, settings: Settings, size: Size, now: Now) -> Self {
        let (viewing, discussed) = (Viewing::default(), HashSet::new());
        let context = Context { plan: session.plan(), now, discussed: &discussed };
        let view = View::of(&context, &viewing, settings.lang);
        let cursor = Cursor::first(&view);
        let sheet = Sheet { plan: session.plan(), view: &view, lang: settings.lang, glyphs: settings.look.glyphs };
        let mut widths = None;
        let opened = Opened { cursor: None, turned: &[], density: Density::Automatic };
        let layout = Layout::of(size, sheet, opened, &mut widths);
        let mut app = Self {
            env: Env::new(settings, size, now),
            past: None,
            input: InputState::default(),
            screens: Screens::default(),
            stopwatch: Watch::default(),
            notices: Notices::default(),
            outbox: Outbox::default(),
            viewing,
            folds: HashMap::new(),
            density: Density::Automatic,
            finding: None,
            discussed,
            scroll: 0,
            marks: Marks::default(),
            saved_filters: Vec::new(),
            laid: None,
            list: List::default(),
            session,
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
        self.end_lingering();
        self.lay_out();
        self.flow_of_request(flow)
    }

    /// The moment at which something happens by itself.
    pub fn wake(&self) -> Option<Now> {
        let number = match self.input.pending() {
            PendingKeys::Number(number) => Some(number.due()),
            PendingKeys::Nothing | PendingKeys::Prefix(_) => None,
        };
        let search = self.finding.as_ref().filter(|finding| finding.is_running()).map(|_| self.env.now());
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
            Some(Overlay::Help { find: Find::Typing(line), .. }) => line.paste(&text),
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
        self.discussed = self.discussed_now();
        self.view = self.viewed();
        self.laid = None;
        self.list.forget();
        let kept = self.cursor.as_ref().and_then(|cursor| cursor.kept(&self.view, self.plan()));
        self.cursor = kept.or_else(|| Cursor::first(&self.view));
        let plan = self.session.plan();
        self.marks.retain(|item| plan.item(item).is_some());
        self.find_again();
        self.follow_meeting();
    }

    /// Everything stands where it belongs, and the cursor is in view.
    pub(in crate::app) fn lay_out(&mut self) {
        let place = self.cursor.as_ref().and_then(|cursor| cursor.place(&self.view));
        let lane = self.cursor.as_ref().map(|cursor| &cursor.lane);
        let cursor = lane.zip(place.map(|place| place.column));
        let follows = Shape::of(self.env.size()) == Shape::Narrow;
        let laid = Laid {
            size: self.env.size(),
            density: self.density,
            turned: self.turned().to_vec(),
            cursor: cursor.filter(|_| follows).map(|(lane, column)| (lane.clone(), column)),
        };
        if self.laid.as_ref() != Some(&laid) {
            let mut widths = self.widths.take();
            let opened = Opened { cursor, turned: self.turned(), density: self.density };
            let layout = Layout::of(self.env.size(), self.sheet(), opened, &mut widths);
            (self.layout, self.widths, self.laid) = (layout, widths, Some(laid));
        }
        self.scroll = self.layout.follow(self.sheet(), place, self.scroll);
        self.hold_help();
        self.list_history();
        if self.screens.is_list() {
            self.lay_out_list();
        }
    }
}

/// What drawing reads.
impl App {
    /// The plan; on a board of the past, as it stood then.
    pub fn plan(&self) -> &Plan {
        self.past.as_ref().map_or(self.session.plan(), |past| &past.plan)
    }

    /// The board of the past that is shown.
    pub fn past(&self) -> Option<&Past> {
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
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet { plan: self.plan(), view: &self.view, lang: self.env.lang(), glyphs: self.env.look().glyphs }
    }

    /// Where everything stands.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The first row of the sheet that is in view.
    pub fn scroll(&self) -> usize {
        self.scroll
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

    /// The cursor.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// The selected item.
    pub fn item(&self) -> Option<&Item> {
        self.subject().and_then(|item| self.plan().item(item))
    }

    /// Where the cursor's item stands among all shown, from 1.
    pub fn position(&self) -> Option<usize> {
        let item = self.cursor.as_ref()?.item;
        let place = if self.screens.is_list() { self.view.row(item) } else { self.view.rank(item) };
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

    /// The marked items.
    pub fn marks(&self) -> &Marks {
        &self.marks
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

    pub(in crate::app) fn ground(&self) -> Ground<'_> {
        Ground { sheet: self.sheet(), layout: &self.layout }
    }
}
