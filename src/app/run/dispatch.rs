//! From a key to what it does.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::notices::Message;
use crate::app::number::Number;
use crate::app::screen::detail::DetailState;
use crate::app::screen::filter_menu::FilterMenu;
use crate::app::screen::help::HelpSearch;
use crate::app::screen::review::Audience;
use crate::app::{App, Flow, Overlay, PendingKeys, Screen};
use crate::lang::board;

impl App {
    /// A key was pressed.
    pub(in crate::app) fn press(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Suspend) {
            return Flow::Suspend;
        }
        if let Some(Overlay::Ask(_)) = self.screens.overlay() {
            return self.answer_question(key);
        }
        if matches!(self.screens.bare(), Some(Screen::Review { face: Audience::Blank, .. })) {
            return self.press_in_the_dark(key);
        }
        self.notices.clear();
        self.notices.forget_moves();
        match self.screens.overlay() {
            Some(Overlay::Form(_)) => return self.press_in_form(key),
            Some(Overlay::Search(_)) => return self.press_in_search(key),
            Some(Overlay::Palette(_) | Overlay::Help { find: HelpSearch::Typing(_), .. }) => {
                return self.typed_key(key);
            }
            Some(Overlay::FilterMenu(menu)) if !matches!(**menu, FilterMenu::Sides(_)) => {
                return self.press_in_menu(key);
            }
            None if self.is_typing_filter() => return self.press_in_filter(key),
            _ => {}
        }
        if self.is_text(key) {
            self.input.wait(PendingKeys::Nothing);
            self.notices.say(Message::plain(board::switch_input_method(self.env.lang())));
            return Flow::Continue;
        }
        if self.screens.filter_menu().is_some() {
            return self.press_in_menu(key);
        }
        match self.input.take_pending() {
            PendingKeys::Prefix(prefix) => self.second_key(prefix, key),
            PendingKeys::Number(number) => self.key_after_number(number, key),
            PendingKeys::Nothing => self.single_key(key),
        }
    }

    /// Whether the key is text of an input method rather than a command: a Han character, and after one every
    /// full-width sign until the next ASCII character.
    fn is_text(&mut self, key: Key) -> bool {
        key.typed().is_some_and(|c| self.input.note_key(c))
    }

    /// A key where text is typed.
    fn typed_key(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Interrupt) {
            return Flow::Quit;
        }
        if self.screens.palette().is_some() {
            return self.palette_key(key);
        }
        self.help_key(key);
        Flow::Continue
    }

    pub(in crate::app) fn means(&self, key: Key, action: Action) -> bool {
        self.env.keymap().lookup(self.scope(), &[key]) == Lookup::Action(action)
    }

    fn single_key(&mut self, key: Key) -> Flow {
        match self.env.keymap().lookup(self.scope(), &[key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix => {
                self.input.wait(PendingKeys::Prefix(key));
                Flow::Continue
            }
            Lookup::Unknown => {
                self.notices.say(self.unknown_key(key));
                Flow::Continue
            }
        }
    }

    fn unknown_key(&self, key: Key) -> Message {
        let lang = self.env.lang();
        match key.text() {
            Some(c) if !c.is_ascii() => Message::plain(board::switch_input_method(lang)),
            _ => Message::plain(board::unknown_key(lang, &key.to_string())).with_key("?", board::help(lang)),
        }
    }

    fn second_key(&mut self, prefix: Key, key: Key) -> Flow {
        match self.env.keymap().lookup(self.scope(), &[prefix, key]) {
            Lookup::Action(action) => self.act(action, key),
            Lookup::Prefix | Lookup::Unknown => {
                if self.means(key, Action::Interrupt) {
                    return self.quit();
                }
                if !self.means(key, Action::Leave) {
                    let keys = format!("{prefix} {key}");
                    self.notices.say(Message::plain(board::unknown_key(self.env.lang(), &keys)));
                }
                Flow::Continue
            }
        }
    }

    fn key_after_number(&mut self, mut number: Number, key: Key) -> Flow {
        let lookup = self.env.keymap().lookup(self.scope(), &[key]);
        if let (Lookup::Action(Action::Digit), Some(digit)) = (lookup, key.digit()) {
            number.push(digit, self.env.now());
            self.input.wait(PendingKeys::Number(number));
        } else if key == Key::named("Backspace").expect("a key's name") {
            self.input.wait(number.popped(self.env.now()).map_or(PendingKeys::Nothing, PendingKeys::Number));
        } else if key == Key::named("Enter").expect("a key's name") {
            self.jump(number.digits());
        } else {
            match lookup {
                Lookup::Action(Action::Leave) => {}
                Lookup::Action(action) if action.is_motion() => {
                    self.travel_by(action, number.count());
                }
                Lookup::Action(Action::Interrupt) => return self.quit(),
                Lookup::Action(_) | Lookup::Prefix if !self.jump(number.digits()) => {}
                _ => return self.single_key(key),
            }
        }
        Flow::Continue
    }

    pub(in crate::app) fn open_detail(&mut self) {
        if self.board.cursor().is_some() {
            self.screens.show(Screen::Detail(DetailState::default()));
        } else {
            self.refuse(&self.no_cards());
        }
    }

    pub(in crate::app) fn toggle_help(&mut self) {
        if let Some(Overlay::Help { .. }) = self.screens.overlay() {
            self.screens.close();
        } else {
            self.screens.open(Overlay::Help { scroll: 0, find: HelpSearch::All });
        }
    }

    /// Esc: one step back, on whatever has the keys.
    pub(in crate::app) fn leave(&mut self) {
        match self.screens.overlay_mut() {
            Some(Overlay::Help { scroll, find }) if matches!(find, HelpSearch::Typed(_)) => {
                (*scroll, *find) = (0, HelpSearch::All);
            }
            Some(_) => drop(self.screens.close()),
            None => self.leave_screen(),
        }
    }

    fn leave_screen(&mut self) {
        match self.screens.screen_mut() {
            Screen::History(_) => self.leave_history(),
            Screen::Preview(_) => self.leave_preview(),
            Screen::Board | Screen::List if self.past.is_some() => self.leave_past(),
            Screen::Board | Screen::List => self.take_back_in_overview(),
            Screen::Detail(detail) if detail.selected.is_some() => detail.selected = None,
            Screen::Detail(_) => self.screens.show(self.screens.home().into()),
            Screen::Review { page, face } => {
                let (page, face) = (*page, *face);
                self.leave_page(page, face);
            }
            Screen::Meetings(_) | Screen::Meeting { .. } => self.leave_meeting(),
            Screen::Dashboard(_) => self.screens.show(self.screens.home().into()),
        }
    }

    /// A key while the projector's screen is dark brings it back.
    fn press_in_the_dark(&mut self, key: Key) -> Flow {
        if self.means(key, Action::Interrupt) {
            return Flow::Quit;
        }
        self.blank();
        Flow::Continue
    }

    /// Esc on board and list: the marks go, else the search; else the way out is told.
    fn take_back_in_overview(&mut self) {
        if !self.board.selection().is_empty() {
            self.board.clear_selection();
        } else if self.board.search().is_some() {
            self.board.stop_search();
        } else {
            self.notices.say(Message::default().with_key("q", board::quit(self.env.lang())));
        }
    }
}
