//! The whole state of the program while a board is open, and what it does with an event.

use std::collections::{HashMap, HashSet};

use crate::app::action::Scope;
use crate::app::config::{Colors, Look, Mouse, Scheme};
use crate::app::cursor::{Cursor, Ground};
use crate::app::find::Finding;
use crate::app::form::{Form, Part};
use crate::app::help::Find;
use crate::app::history::listing::Listing;
use crate::app::history::past::Past;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::layout::{Layout, Opened, Shape, Size};
use crate::app::list::List;
use crate::app::marks::Marks;
use crate::app::meetings::Export;
use crate::app::message::Message;
use crate::app::number::Number;
use crate::app::pointer::{Pointer, Pressed};
use crate::app::question::Question;
use crate::app::repeat::Repeat;
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
    /// The document of [`crate::app::preview::Request::Read`] was read, or why it could not be.
    Document(Result<Box<crate::document::Draft>, String>),
    /// The boards there are.
    Boards(Vec<crate::app::preview::Offered>),
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

/// What the input method seems to be set to, where keys are commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Typing {
    /// Keys mean what they say.
    Keys,
    /// A Han character came: full-width signs are text too, until the next ASCII key.
    Text,
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
    pub(in crate::app) session: Session,
    pub(in crate::app) settings: Settings,
    pub(in crate::app) keymap: Keymap,
    pub(in crate::app) now: Now,
    pub(in crate::app) size: Size,
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
    pub(in crate::app) screens: Screens,
    pub(in crate::app) typed: Typed,
    pub(in crate::app) message: Option<Message>,
    pub(in crate::app) moved: Vec<Moved>,
    pub(in crate::app) marks: Marks,
    pub(in crate::app) drafts: Vec<Form>,
    /// What was typed into fields of each sort, oldest first.
    pub(in crate::app) typed_before: HashMap<Part, Vec<String>>,
    pub(in crate::app) last_change: Option<Repeat>,
    pub(in crate::app) mouse: Mouse,
    pub(in crate::app) pressed: Option<Pressed>,
    /// The rows of the history; none until they are made again.
    pub(in crate::app) listing: Option<Listing>,
    /// The board of the past that is shown in place of today's.
    pub(in crate::app) past: Option<Box<Past>>,
    /// Filters kept under a name: the name, and the query.
    pub(in crate::app) saved_filters: Vec<(String, String)>,
    pub(in crate::app) typing: Typing,
    pub(in crate::app) watch: Watch,
    pub(in crate::app) exports: Vec<Export>,
    /// The plan of the document in the preview.
    pub(in crate::app) incoming: Option<Box<Plan>>,
    /// What the owner is to do.
    pub(in crate::app) request: Option<crate::app::preview::Request>,
    /// The boards to choose from.
    pub(in crate::app) boards: Vec<crate::app::preview::Offered>,
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
            keymap: Keymap::default(),
            viewing,
            folds: HashMap::new(),
            density: Density::Automatic,
            finding: None,
            discussed,
            scroll: 0,
            screens: Screens::default(),
            typed: Typed::Nothing,
            message: None,
            moved: Vec::new(),
            marks: Marks::default(),
            drafts: Vec::new(),
            typed_before: HashMap::new(),
            last_change: None,
            mouse: Mouse::Board,
            pressed: None,
            listing: None,
            past: None,
            saved_filters: Vec::new(),
            typing: Typing::Keys,
            incoming: None,
            request: None,
            boards: Vec::new(),
            laid: None,
            list: List::default(),
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
            Event::Pointer(pointer) => self.point(pointer),
            Event::Paste(text) => {
                self.paste(text);
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
        let number = match &self.typed {
            Typed::Number(number) => Some(number.due()),
            Typed::Nothing | Typed::Prefix(_) => None,
        };
        let search = self.finding.as_ref().filter(|finding| finding.is_running()).map(|_| self.now);
        let moved = self.moved.iter().filter_map(|moved| moved.until);
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
        self.message = Some(message);
    }

    /// The door to the plan.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// From now on keys mean what `keymap` says.
    pub fn rebind(&mut self, keymap: Keymap) {
        self.keymap = keymap;
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
                self.note_text(&text);
                self.paste_outside(text);
            }
        }
    }

    /// What ends by itself ends.
    pub(in crate::app) fn expire(&mut self) {
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

    pub(in crate::app) fn answer(&mut self, answer: Answer) {
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
        for refused in &news.refused {
            self.keep_refused(&refused.step.changes);
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
        if let Some(notice) = news.notice {
            self.message = Some(Message::plain(notice.say(self.settings.lang)));
        }
    }

    /// The plan, or what of it is shown, has changed: the view is made again, the cursor stays on its card.
    pub(in crate::app) fn refresh(&mut self) {
        self.listing = None;
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
        let follows = Shape::of(self.size) == Shape::Narrow;
        let laid = Laid {
            size: self.size,
            density: self.density,
            turned: self.turned().to_vec(),
            cursor: cursor.filter(|_| follows).map(|(lane, column)| (lane.clone(), column)),
        };
        if self.laid.as_ref() != Some(&laid) {
            let mut widths = self.widths.take();
            let opened = Opened { cursor, turned: self.turned(), density: self.density };
            let layout = Layout::of(self.size, self.sheet(), opened, &mut widths);
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
        self.listing.as_ref()
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
        Sheet { plan: self.plan(), view: &self.view, lang: self.settings.lang, glyphs: self.settings.look.glyphs }
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
        self.settings.lang
    }

    /// How things are drawn; for the projector in high contrast, where there are colours for it.
    pub fn look(&self) -> Look {
        let look = self.settings.look;
        let has_colors = matches!(look.colors, Colors::Indexed | Colors::True);
        if self.presents() && has_colors { Look { scheme: Scheme::Contrast, ..look } } else { look }
    }

    /// The present; on a board of the past, that moment.
    pub fn now(&self) -> Now {
        self.past.as_ref().map_or(self.now, |past| past.now())
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
        self.drafts.len()
    }

    /// All key bindings.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
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
