//! What keys do in the filter menu.

use crate::app::action::{Action, Scope};
use crate::app::input::form::FieldKind;
use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::app::keymap::Lookup;
use crate::app::menu::FilterMenu;
use crate::app::menu::MenuSides;
use crate::app::menu::MenuValues;
use crate::app::notices::Message;
use crate::app::screen::facet::{Facet, FacetFlag};
use crate::app::{App, Flow, Overlay};
use crate::lang::board;
use crate::plan::query::Query;

impl App {
    /// `f`: opens the menu.
    pub(in crate::app) fn open_menu(&mut self) {
        let sides = self.sides();
        self.screens.open(Overlay::FilterMenu(Box::new(sides)));
    }

    pub(in crate::app) fn sides(&self) -> FilterMenu {
        let (filter, context, lang) = (&self.board.settings().filter, self.query_context(), self.env.lang());
        let flags = FacetFlag::ALL.into_iter().filter(|flag| flag.is_there(&context)).map(|flag| {
            let is_on = flag.is_on(filter, &context, lang);
            (flag, flag.name(&context, lang), flag.count(filter, &context, lang), is_on)
        });
        FilterMenu::Sides(MenuSides {
            facets: Facet::ALL.map(|facet| (facet, facet.choices(filter, &context, lang))).into(),
            flags: flags.collect(),
        })
    }

    pub(in crate::app) fn close_menu(&mut self) {
        self.screens.close();
    }

    pub(in crate::app) fn show_menu(&mut self, new: FilterMenu) {
        if let Some(menu) = self.screens.filter_menu_mut() {
            *menu = new;
        }
    }

    /// A key while the menu is open.
    pub(in crate::app) fn press_in_menu(&mut self, key: Key) -> Flow {
        let lookup = self.env.keymap().lookup(Scope::Filter, &[key]);
        let Some(menu) = self.screens.filter_menu() else { return Flow::Continue };
        match (lookup, menu) {
            (Lookup::Action(Action::Interrupt), _) => {
                self.close_menu();
                return self.quit();
            }
            (Lookup::Action(Action::Leave), FilterMenu::Sides(_)) => self.close_menu(),
            (Lookup::Action(Action::Leave), _) => self.show_menu(self.sides()),
            (_, FilterMenu::Sides(_)) => self.press_in_sides(key),
            (_, FilterMenu::Values(_)) => self.press_in_values(key),
            (_, FilterMenu::ByHand { .. }) => self.press_by_hand(key),
        }
        Flow::Continue
    }

    pub(in crate::app) fn press_in_sides(&mut self, key: Key) {
        let letter = key.text();
        if let Some(facet) = Facet::ALL.into_iter().find(|facet| letter == Some(facet.letter())) {
            return self.open_values(facet);
        }
        let mut flags = FacetFlag::ALL.into_iter().filter(|flag| flag.is_there(&self.query_context()));
        if let Some(flag) = flags.find(|flag| letter == Some(flag.letter())) {
            let filter = flag.toggled(&self.board.settings().filter, &self.query_context(), self.env.lang());
            self.close_menu();
            return self.set_filter(filter);
        }
        self.close_menu();
        match self.env.keymap().lookup(Scope::Board, &[key]) {
            Lookup::Action(Action::SameUnit) => self.same_lead_unit(),
            Lookup::Action(Action::InvertFilter) => self.invert_filter(),
            Lookup::Action(Action::ClearFilter) => self.clear_filter(),
            Lookup::Action(Action::Search) => {
                self.open_menu();
                let field = TextField::new(&self.board.settings().filter.print(self.env.lang()), FieldLines::One);
                let field = field.recalling(self.input.earlier(FieldKind::Search));
                self.show_menu(FilterMenu::ByHand { field, wrong: None });
            }
            Lookup::Action(Action::FilterMenu) => {}
            _ => {
                let keys = format!("f {key}");
                self.notices.say(Message::plain(board::unknown_key(self.env.lang(), &keys)));
            }
        }
    }

    pub(in crate::app) fn open_values(&mut self, facet: Facet) {
        let choices = facet.choices(&self.board.settings().filter, &self.query_context(), self.env.lang());
        let at = choices.iter().position(|choice| choice.is_on).unwrap_or(0);
        let shown = (0..choices.len()).collect();
        self.show_menu(FilterMenu::Values(MenuValues {
            facet,
            field: TextField::new("", FieldLines::One),
            choices,
            shown,
            at,
        }));
    }

    pub(in crate::app) fn press_in_values(&mut self, key: Key) {
        let Some(menu) = self.screens.filter_menu_mut() else { return };
        let FilterMenu::Values(values) = menu else { return };
        let last = values.shown.len().saturating_sub(1);
        match key.to_string().as_str() {
            "Down" | "Ctrl-n" => values.at = (values.at + 1).min(last),
            "Up" | "Ctrl-p" => values.at = values.at.saturating_sub(1),
            "PgDn" => values.at = (values.at + 8).min(last),
            "PgUp" => values.at = values.at.saturating_sub(8),
            "Space" => self.toggle_choice(),
            "Enter" => {
                self.toggle_choice();
                self.close_menu();
            }
            _ => {
                if values.field.press(key) {
                    values.at = 0;
                    values.narrow();
                }
            }
        }
    }

    /// The pointed value is put into the filter, or taken out.
    pub(in crate::app) fn toggle_choice(&mut self) {
        let Some(menu) = self.screens.filter_menu() else { return };
        let FilterMenu::Values(values) = menu else { return };
        let (facet, pointed) = (values.facet, values.pointed().map(|choice| choice.value.clone()));
        let Some(Ok(filter)) = pointed.map(|value| self.board.settings().filter.toggled(facet.key(), &value)) else {
            return;
        };
        self.set_filter(filter);
        let choices = facet.choices(&self.board.settings().filter, &self.query_context(), self.env.lang());
        let Some(menu) = self.screens.filter_menu_mut() else { return };
        if let FilterMenu::Values(values) = menu {
            values.choices = choices;
            values.narrow();
        }
    }

    pub(in crate::app) fn press_by_hand(&mut self, key: Key) {
        let Some(menu) = self.screens.filter_menu_mut() else { return };
        let FilterMenu::ByHand { field, wrong } = menu else { return };
        if key != Key::named("Enter").expect("a key's name") {
            *wrong = None;
            field.press(key);
            return;
        }
        let text = field.text();
        match Query::parse(&text) {
            Ok(query) => {
                self.close_menu();
                if !query.is_empty() {
                    self.input.remember(FieldKind::Search, text.trim().to_owned());
                }
                self.set_filter(query);
            }
            Err(error) => *wrong = Some(error.say(self.env.lang())),
        }
    }

    /// Text came into the menu at once.
    pub(in crate::app) fn paste_in_menu(&mut self, text: &str) {
        let Some(menu) = self.screens.filter_menu_mut() else { return };
        match menu {
            FilterMenu::Sides(_) => self.notices.say(Message::plain(board::switch_input_method(self.env.lang()))),
            FilterMenu::Values(values) => {
                values.field.insert(text);
                values.at = 0;
                values.narrow();
            }
            FilterMenu::ByHand { field, wrong } => {
                *wrong = None;
                field.insert(text);
            }
        }
    }
}
