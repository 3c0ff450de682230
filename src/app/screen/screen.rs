//! Which screen is shown, and what lies over it. Keys go to the topmost overlay, else to the screen.

use crate::app::action::Scope;
use crate::app::board::cursor::Cursor;
use crate::app::board::view::Overview;
use crate::app::input::form::Form;
use crate::app::input::text_field::TextField;
use crate::app::screen::dashboard::DashboardState;
use crate::app::screen::detail::DetailState;
use crate::app::screen::filter_menu::FilterMenu;
use crate::app::screen::help::HelpSearch;
use crate::app::screen::history::History;
use crate::app::screen::import_preview::ImportPreview;
use crate::app::screen::meetings::Origin;
use crate::app::screen::palette::Palette;
use crate::app::screen::question::Question;
use crate::app::screen::review::{Audience, Page};
use crate::plan::id::RecordId;

/// What fills the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The board.
    Board,
    /// The same items as a table.
    List,
    /// The cursor's item in full.
    Detail(DetailState),
    /// Every step, newest first.
    History(Box<History>),
    /// A document before it is imported.
    Preview(ImportPreview),
    /// One item after another in a meeting.
    Review {
        /// What is shown.
        page: Page,
        /// For whom.
        face: Audience,
    },
    /// The counts.
    Dashboard(DashboardState),
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
}

/// What lies over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The help; it covers the whole screen.
    Help {
        /// Its first row shown.
        scroll: usize,
        /// What it is searched for.
        find: HelpSearch,
    },
    /// Every action and item, found by name.
    Palette(Palette),
    /// Fields over the strip.
    Form(Box<Form>),
    /// The search line.
    Search(SearchLine),
    /// The filter menu.
    FilterMenu(Box<FilterMenu>),
    /// A question.
    Ask(Question),
}

/// The search line while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchLine {
    /// What is typed.
    pub field: Box<TextField>,
    /// Why it is no query.
    pub wrong: Option<String>,
    /// Where the cursor was before; it goes back there when the search is given up.
    pub origin: Option<Cursor>,
}

/// The screen shown, and what lies over it: two overlays at most.
#[derive(Debug)]
pub struct Screens {
    screen: Screen,
    /// What Esc leads back to from the screen, and from that.
    below: Vec<Screen>,
    overlays: Vec<Overlay>,
    /// Where Esc leads from the detail.
    overview: Overview,
}

impl Screen {
    /// Where the keys go while nothing lies over it.
    fn scope(&self) -> Scope {
        match self {
            Self::Board | Self::List => Scope::Board,
            Self::Detail(_) => Scope::Detail,
            Self::History(_) => Scope::History,
            Self::Preview(_) => Scope::Preview,
            Self::Review { face: Audience::Desk | Audience::DeskAfterRoom, .. } => Scope::Review,
            Self::Review { .. } => Scope::Presenting,
            Self::Dashboard(_) => Scope::Dashboard,
            Self::Meetings(_) => Scope::Meetings,
            Self::Meeting { .. } => Scope::Meeting,
        }
    }
}

impl From<Overview> for Screen {
    fn from(overview: Overview) -> Self {
        match overview {
            Overview::Board => Self::Board,
            Overview::List => Self::List,
        }
    }
}

impl Overlay {
    /// Where the keys go; none where they keep the meaning they have below it.
    fn scope(&self) -> Option<Scope> {
        match self {
            Self::Help { .. } => Some(Scope::Help),
            Self::Form(_) => Some(Scope::Form),
            Self::Search(_) => Some(Scope::Search),
            Self::FilterMenu(_) => Some(Scope::Filter),
            Self::Palette(_) | Self::Ask(_) => None,
        }
    }
}

impl Default for Screens {
    fn default() -> Self {
        Self { screen: Screen::Board, below: Vec::new(), overlays: Vec::new(), overview: Overview::default() }
    }
}

impl Screens {
    /// The screen, whatever lies over it.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The screen, to be changed.
    pub fn screen_mut(&mut self) -> &mut Screen {
        &mut self.screen
    }

    /// The topmost overlay.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }

    /// The topmost overlay, to be changed.
    pub fn overlay_mut(&mut self) -> Option<&mut Overlay> {
        self.overlays.last_mut()
    }

    /// The screen, if nothing lies over it.
    pub fn bare(&self) -> Option<&Screen> {
        self.overlays.is_empty().then_some(&self.screen)
    }

    /// Whether board or list have the keys.
    pub fn is_overview(&self) -> bool {
        matches!(self.bare(), Some(Screen::Board | Screen::List))
    }

    /// Whether the list is the screen.
    pub fn is_list(&self) -> bool {
        self.screen == Screen::List
    }

    /// Shows a screen with nothing over it.
    pub fn show(&mut self, screen: Screen) {
        self.overlays.clear();
        self.screen = screen;
    }

    /// Shows a screen from which [`Screens::back`] leads to the one there was.
    pub fn enter(&mut self, screen: Screen) {
        let was = self.replace(screen);
        self.below.push(was);
    }

    /// Shows the screen from which the present one was entered, with nothing over it.
    pub fn back(&mut self) {
        let screen = self.below.pop().unwrap_or(self.overview.into());
        self.show(screen);
    }

    /// Shows a screen with nothing over it and nothing to lead back to.
    pub fn leave_all(&mut self, screen: Screen) {
        self.below.clear();
        self.show(screen);
    }

    /// Puts another screen below the overlays; gives the one that was there.
    pub fn replace(&mut self, screen: Screen) -> Screen {
        std::mem::replace(&mut self.screen, screen)
    }

    /// Puts something over what is shown.
    pub fn open(&mut self, overlay: Overlay) {
        self.overlays.push(overlay);
    }

    /// Takes the topmost overlay away.
    pub fn close(&mut self) -> Option<Overlay> {
        self.overlays.pop()
    }

    /// Shows all items, as cards or as rows; Esc leads there from now on.
    pub fn show_overview(&mut self, overview: Overview) {
        self.overview = overview;
        self.show(overview.into());
    }

    /// The overview that is shown, or that the present screen came from.
    pub fn overview(&self) -> Overview {
        match self.screen {
            Screen::Board => Overview::Board,
            Screen::List => Overview::List,
            _ => self.overview,
        }
    }

    /// The overview that Esc leads to from the detail.
    pub fn home(&self) -> Overview {
        self.overview
    }

    /// Where the keys go; while the palette or a question is open, where they went before.
    pub fn scope(&self) -> Scope {
        self.overlays.iter().rev().find_map(Overlay::scope).unwrap_or_else(|| self.screen.scope())
    }

    /// Where the keys go once the help is closed.
    pub fn scope_below_help(&self) -> Scope {
        let others = self.overlays.iter().rev().filter(|overlay| !matches!(overlay, Overlay::Help { .. }));
        others.into_iter().find_map(Overlay::scope).unwrap_or_else(|| self.screen.scope())
    }

    /// The help, if it is open: its first row shown, and what it is searched for.
    pub fn help(&self) -> Option<(usize, &HelpSearch)> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Help { scroll, find } => Some((*scroll, find)),
            _ => None,
        })
    }

    /// Whether something lies over the screen that has the keys.
    pub fn has_dialog(&self) -> bool {
        match self.overlay() {
            None | Some(Overlay::Help { .. } | Overlay::Ask(Question::ResumeMeeting(_))) => false,
            Some(_) => true,
        }
    }

    /// The open fields, if they have the keys.
    pub fn form(&self) -> Option<&Form> {
        match self.overlay() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match self.overlay_mut() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The search line, if it has the keys.
    pub fn search_line(&self) -> Option<&SearchLine> {
        match self.overlay() {
            Some(Overlay::Search(line)) => Some(line),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn search_line_mut(&mut self) -> Option<&mut SearchLine> {
        match self.overlay_mut() {
            Some(Overlay::Search(line)) => Some(line),
            _ => None,
        }
    }

    /// The palette, if it has the keys.
    pub fn palette(&self) -> Option<&Palette> {
        match self.overlay() {
            Some(Overlay::Palette(palette)) => Some(palette),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn palette_mut(&mut self) -> Option<&mut Palette> {
        match self.overlay_mut() {
            Some(Overlay::Palette(palette)) => Some(palette),
            _ => None,
        }
    }

    /// The filter menu, if it has the keys.
    pub fn filter_menu(&self) -> Option<&FilterMenu> {
        match self.overlay() {
            Some(Overlay::FilterMenu(menu)) => Some(menu),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn filter_menu_mut(&mut self) -> Option<&mut FilterMenu> {
        match self.overlay_mut() {
            Some(Overlay::FilterMenu(menu)) => Some(menu),
            _ => None,
        }
    }

    /// The help, if it has the keys.
    pub fn help_mut(&mut self) -> Option<(&mut usize, &mut HelpSearch)> {
        match self.overlay_mut() {
            Some(Overlay::Help { scroll, find }) => Some((scroll, find)),
            _ => None,
        }
    }

    /// The history, if it is the screen.
    pub fn history(&self) -> Option<&History> {
        match &self.screen {
            Screen::History(history) => Some(history),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn history_mut(&mut self) -> Option<&mut History> {
        match &mut self.screen {
            Screen::History(history) => Some(history),
            _ => None,
        }
    }

    /// The rows of the history are made again before they are shown next.
    pub fn forget_listing(&mut self) {
        if let Some(history) = self.history_mut() {
            history.forget();
        }
    }

    /// The detail, if it is the screen.
    pub fn detail(&self) -> Option<&DetailState> {
        match &self.screen {
            Screen::Detail(detail) => Some(detail),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn detail_mut(&mut self) -> Option<&mut DetailState> {
        match &mut self.screen {
            Screen::Detail(detail) => Some(detail),
            _ => None,
        }
    }

    /// The page of the review, and for whom it is shown, if it is the screen.
    pub fn review(&self) -> Option<(Page, Audience)> {
        match self.screen {
            Screen::Review { page, face } => Some((page, face)),
            _ => None,
        }
    }

    /// The review is over: the board comes in its place, also below overlays and where the history leads back to it.
    pub fn leave_review(&mut self) {
        let screens = self.below.iter_mut().chain([&mut self.screen]);
        let reviews = screens.filter(|screen| matches!(screen, Screen::Review { .. }));
        reviews.for_each(|screen| *screen = Screen::Board);
    }
}
