//! The palette: what it offers, and what its keys do.

use crate::app::action::{Action, TABLE};
use crate::app::board::popup::Area;
use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::app::notices::Message;
use crate::app::outbox::Request;
use crate::app::refusal::Refusal;
use crate::app::screen::palette::*;
use crate::app::{App, Flow, Overlay, Screen};
use crate::plan::id::ItemId;
use crate::plan::query::Wanted;
use std::collections::HashSet;

impl App {
    /// Opens the palette over what is there.
    pub(in crate::app) fn open_palette(&mut self) {
        self.open_palette_about(About::Everything, Vec::new());
    }

    /// Opens the palette; `boards` are those to choose from.
    pub(in crate::app) fn open_palette_about(&mut self, about: About, boards: Vec<Offered>) {
        let line = TextField::new("", FieldLines::One);
        self.screens.open(Overlay::Palette(Palette {
            line,
            about,
            boards,
            searched: String::new(),
            found: Vec::new(),
            at: 0,
        }));
        self.find_entries();
    }

    /// A key while the palette is open: an entry is chosen or run, or the line takes it.
    pub(in crate::app) fn palette_key(&mut self, key: Key) -> Flow {
        let Some(palette) = self.screens.palette_mut() else { return Flow::Continue };
        match key.to_string().as_str() {
            "Esc" => {
                self.screens.close();
                return Flow::Continue;
            }
            "Enter" => return self.run_entry(),
            "Down" | "Ctrl-n" | "Ctrl-j" | "Tab" => palette.step(1),
            "Up" | "Ctrl-p" | "Ctrl-k" | "Shift-Tab" => palette.step(-1),
            "PgDn" => palette.step(PAGE as isize),
            "PgUp" => palette.step(-(PAGE as isize)),
            _ => {
                if palette.line.edit(key) {
                    self.find_entries();
                }
            }
        }
        Flow::Continue
    }

    /// Text came into the palette's line at once.
    pub(in crate::app) fn paste_in_palette(&mut self, text: &str) {
        if let Some(palette) = self.screens.palette_mut() {
            palette.line.insert(text);
            self.find_entries();
        }
    }

    /// Finds anew what answers the line.
    pub(in crate::app) fn find_entries(&mut self) {
        let Some(palette) = self.screens.palette() else { return };
        let typed = palette.line.text();
        let narrowed = narrows(&palette.searched, &typed).then_some(palette.found.as_slice());
        let found = self.entries(&typed, palette.about, narrowed);
        if let Some(palette) = self.screens.palette_mut() {
            palette.searched = typed;
            palette.found = found;
            palette.at = 0;
        }
    }

    /// Runs the selected entry and closes the palette; one that does not apply says why, and the palette stays.
    pub(in crate::app) fn run_entry(&mut self) -> Flow {
        let Some(palette) = self.screens.palette() else { return Flow::Continue };
        let Some(entry) = palette.found.get(palette.at).cloned() else { return Flow::Continue };
        if let Err(refusal) = self.entry_applies(&entry) {
            self.notices.say(Message::plain(refusal.say(self.env.lang(), self.env.now())));
            return Flow::Continue;
        }
        let board_name = match entry {
            PaletteEntry::Board(place) => self.offered_board(place).map(|board| board.name.clone()),
            _ => None,
        };
        self.screens.close();
        match entry {
            PaletteEntry::Action(action) => return self.act(action, Key::char(' ')),
            PaletteEntry::Status(place) => self.shift(crate::app::decide::Towards::Nth(place)),
            PaletteEntry::Item(item) => self.go_to(item),
            PaletteEntry::Board(_) => {
                if let Some(board) = board_name {
                    self.request(Request::Open(board));
                }
            }
        }
        Flow::Continue
    }

    fn offered_board(&self, place: usize) -> Option<&Offered> {
        self.screens.palette()?.boards.get(place)
    }

    /// Whether an entry would do something now; else why not.
    pub fn entry_applies(&self, entry: &PaletteEntry) -> Result<(), Refusal> {
        match entry {
            PaletteEntry::Action(action) => self.applies(self.scope(), *action),
            PaletteEntry::Status(place) => self.can_shift(crate::app::decide::Towards::Nth(*place)),
            PaletteEntry::Item(_) | PaletteEntry::Board(_) => Ok(()),
        }
    }

    /// The keys of an entry, as a person reads them.
    pub fn entry_keys(&self, entry: &PaletteEntry) -> String {
        let scope = self.scope();
        match entry {
            PaletteEntry::Action(action) => {
                let here = action.row().scopes.contains(&scope).then_some(scope);
                let scope = here.or(action.row().scopes.first().copied()).unwrap_or(scope);
                self.env.keymap().told(scope, action.row())
            }
            PaletteEntry::Status(place) => {
                let mut keys = self.env.keymap().keys(scope, Action::SetStatus);
                keys.find(|keys| keys.digit() == Some(*place)).map_or(String::new(), ToString::to_string)
            }
            PaletteEntry::Item(item) => self.plan().item(*item).map_or(String::new(), |item| item.number.clone()),
            PaletteEntry::Board(place) => self.offered_board(*place).map_or(String::new(), |board| board.facts.clone()),
        }
    }

    /// What answers `typed`, best first; if nothing is typed, all actions, the motions last. Items are looked for
    /// among those found before, if any are given.
    pub(in crate::app) fn entries(
        &self,
        typed: &str,
        about: About,
        among: Option<&[PaletteEntry]>,
    ) -> Vec<PaletteEntry> {
        let wanted = Wanted::new(typed);
        if about == About::Boards {
            let boards = (0..self.screens.palette().map_or(0, |palette| palette.boards.len())).map(PaletteEntry::Board);
            let mut ranked: Vec<(u32, PaletteEntry)> =
                boards.filter_map(|entry| self.rank(&wanted, typed, entry)).collect();
            ranked.sort_by_key(|(rank, _)| *rank);
            return ranked.into_iter().map(|(_, entry)| entry).collect();
        }
        let mut ranked: Vec<(u32, PaletteEntry)> =
            self.all_entries().filter_map(|entry| self.rank(&wanted, typed, entry)).collect();
        if !wanted.is_empty() {
            let known: Option<HashSet<ItemId>> =
                among.map(|found| found.iter().filter_map(PaletteEntry::item).collect());
            let items =
                self.board.view().order().iter().filter(|item| known.as_ref().is_none_or(|known| known.contains(item)));
            ranked.extend(items.filter_map(|item| self.rank(&wanted, typed, PaletteEntry::Item(*item))));
        }
        let mut keyed: Vec<(u32, bool, PaletteEntry)> =
            ranked.into_iter().map(|(rank, entry)| (rank, self.entry_applies(&entry).is_err(), entry)).collect();
        keyed.sort_by_key(|(rank, greyed, _)| (*rank, *greyed));
        keyed.into_iter().map(|(_, _, entry)| entry).collect()
    }

    /// Every action but those that only a key makes sense of; a change of status once for each column.
    pub(in crate::app) fn all_entries(&self) -> impl Iterator<Item = PaletteEntry> {
        let columns = u8::try_from(self.plan().columns.len()).unwrap_or(9).min(9);
        TABLE.iter().filter(|row| !matches!(row.action, Action::Digit | Action::Palette)).flat_map(move |row| match row
            .action
        {
            Action::SetStatus => (1..=columns).map(PaletteEntry::Status).collect(),
            action => vec![PaletteEntry::Action(action)],
        })
    }

    /// How well an entry answers: its own name or number best of all, then as far in front as the words stand.
    pub(in crate::app) fn rank(
        &self,
        wanted: &Wanted,
        typed: &str,
        entry: PaletteEntry,
    ) -> Option<(u32, PaletteEntry)> {
        if wanted.is_empty() {
            let is_motion = matches!(entry, PaletteEntry::Action(action) if action.is_motion());
            return Some((u32::from(is_motion), entry));
        }
        let typed = typed.trim();
        let better = |one: Option<u32>, other: Option<u32>| one.into_iter().chain(other).min();
        let (is_exact, rank) = match &entry {
            PaletteEntry::Action(action) => {
                let row = action.row();
                let rank = better(wanted.rank(row.text.say(self.env.lang())), wanted.rank(row.name));
                (row.name == typed || (self.entry_keys(&entry).split("  ").any(|keys| keys == typed)), rank)
            }
            PaletteEntry::Board(_) => (self.entry_text(&entry) == typed, wanted.rank(&self.entry_text(&entry))),
            PaletteEntry::Status(_) => (self.entry_keys(&entry) == typed, wanted.rank(&self.entry_text(&entry))),
            PaletteEntry::Item(item) => {
                let item = self.plan().item(*item)?;
                let number = item.number.starts_with(typed).then_some(0);
                (item.number == typed, better(number, wanted.rank(&item.title)))
            }
        };
        if is_exact { Some((0, entry)) } else { rank.map(|rank| (rank + 1, entry)) }
    }

    /// What an entry is called.
    pub fn entry_text(&self, entry: &PaletteEntry) -> String {
        let lang = self.env.lang();
        match entry {
            PaletteEntry::Action(action) => action.row().text.say(lang).to_owned(),
            PaletteEntry::Status(place) => {
                let column = self.plan().columns.get(usize::from(*place) - 1);
                column.map_or(String::new(), |column| crate::lang::palette::to_column(lang, column.name(lang)))
            }
            PaletteEntry::Item(item) => self.plan().item(*item).map_or(String::new(), |item| item.title.clone()),
            PaletteEntry::Board(place) => self.offered_board(*place).map_or(String::new(), |board| board.name.clone()),
        }
    }

    /// Where the palette stands: as high as it can be without covering the selected card, whatever is found.
    pub fn palette_area(&self) -> Area {
        let tallest = self.popup_area(WIDTH, LEAST + MOST);
        let card = self.selected_area().filter(|_| *self.screen() == Screen::Board);
        let free = |area: &Area| card.is_none_or(|card| !card.meets(*area));
        let areas = (LEAST + FEW..LEAST + MOST).rev().map(|height| self.popup_area(WIDTH, height));
        std::iter::once(tallest).chain(areas).find(free).unwrap_or(tallest)
    }
}
