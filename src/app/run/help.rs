//! The help: its rows, and what keys do in it.

use crate::app::App;
use crate::app::action::{Group, Row, Scope, TABLE};
use crate::app::input::text_field::{FieldLines, TextField};
use crate::app::key::Key;
use crate::app::screen::help::*;
use crate::lang::board::help_screen::NOTES;
use crate::lang::palette as words;
use crate::plan::query::Wanted;
use crate::text;

impl App {
    /// The screen the help speaks of first.
    pub fn helped(&self) -> Scope {
        self.screens.scope_below_help()
    }

    /// The grid the help's actions stand on.
    pub fn help_grid(&self) -> HelpGrid {
        let titles = Group::ALL.map(|group| text::width(group.title().say(self.env.lang())));
        let indent = if self.env.size().cols < 60 { 1 } else { 1 + titles.into_iter().max().unwrap_or(0) + 2 };
        HelpGrid::of(self.env.size().cols, indent)
    }

    /// All rows of the help; of those that answer what is searched for.
    pub fn help_lines(&self) -> Vec<HelpLine> {
        let Some((_, find)) = self.screens.help() else { return Vec::new() };
        let typed = match find {
            HelpSearch::All => String::new(),
            HelpSearch::Typing(line) | HelpSearch::Typed(line) => line.text(),
        };
        let wanted = Wanted::new(&typed);
        let here = self.helped();
        let mut lines = self.sections(here, &|row| row.scopes.contains(&here), (&wanted, &typed));
        for scope in Scope::ALL.into_iter().filter(|scope| *scope != here) {
            let earlier =
                |row: &Row| row.scopes.contains(&here) || row.scopes.iter().any(|other| is_before(*other, scope));
            let own = |row: &Row| row.scopes.contains(&scope) && !earlier(row);
            let sections = self.sections(scope, &own, (&wanted, &typed));
            if !sections.is_empty() {
                let name = words::screen(self.env.lang(), scope.title().say(self.env.lang()));
                lines.extend([HelpLine::Blank, HelpLine::Screen(name)]);
                lines.extend(sections);
            }
        }
        if wanted.is_empty() {
            lines.push(HelpLine::Blank);
            lines.extend(NOTES.iter().map(|note| HelpLine::Note(note.say(self.env.lang()))));
        } else if lines.is_empty() {
            lines.push(HelpLine::Note(words::NO_KEY.say(self.env.lang())));
        }
        if lines.len() > self.help_rows() {
            lines.retain(|line| *line != HelpLine::Gap);
        }
        lines
    }

    /// The actions of a screen by section, on the grid.
    pub(in crate::app) fn sections(
        &self,
        scope: Scope,
        own: &dyn Fn(&Row) -> bool,
        wanted: (&Wanted, &str),
    ) -> Vec<HelpLine> {
        let grid = self.help_grid();
        let mut lines = Vec::new();
        for group in Group::ALL {
            let rows = TABLE.iter().filter(|row| row.group == group && own(row));
            let told = rows.map(|row| self.told(scope, row)).filter(|(row, told)| answers(wanted, row, told));
            let mut title = Some(group.title().say(self.env.lang()));
            let mut line: Vec<(usize, HelpAction)> = Vec::new();
            let mut used = 0;
            for told in told.flat_map(|(_, told)| grid.fitted(told)) {
                let span = grid.span(&told);
                if used + span > grid.columns && !line.is_empty() {
                    lines.push(HelpLine::Actions(title.take(), std::mem::take(&mut line)));
                    used = 0;
                }
                line.push((used * grid.unit, told));
                used += span;
            }
            if !line.is_empty() {
                lines.push(HelpLine::Actions(title, line));
            }
            if !matches!(lines.last(), None | Some(HelpLine::Gap)) {
                lines.push(HelpLine::Gap);
            }
        }
        lines.pop_if(|line| *line == HelpLine::Gap);
        lines
    }

    /// An action with its keys on `scope`; why it does not apply only for the screen the help was opened on.
    pub(in crate::app) fn told<'a>(&self, scope: Scope, row: &'a Row) -> (&'a Row, HelpAction) {
        let lang = self.env.lang();
        let refusal = (scope == self.helped()).then(|| self.applies(scope, row.action).err()).flatten();
        let told = HelpAction {
            keys: self.env.keymap().told(scope, row),
            text: row.text.say(lang).to_owned(),
            refusal: refusal.map(|refusal| words::reason(lang, &refusal.say(lang, self.env.now()))),
        };
        (row, told)
    }

    /// Rows of the help that are seen at once.
    pub fn help_rows(&self) -> usize {
        usize::from(self.env.size().rows.saturating_sub(3))
    }

    /// The help never scrolls further than its last row.
    pub(in crate::app) fn hold_help(&mut self) {
        let most = self.help_lines().len().saturating_sub(self.help_rows());
        if let Some((scroll, _)) = self.screens.help_mut() {
            *scroll = (*scroll).min(most);
        }
    }

    /// Begins to search the help.
    pub(in crate::app) fn find_in_help(&mut self) {
        if let Some((scroll, find)) = self.screens.help_mut() {
            *scroll = 0;
            *find = match std::mem::take(find) {
                HelpSearch::All => HelpSearch::Typing(TextField::new("", FieldLines::One)),
                HelpSearch::Typing(line) | HelpSearch::Typed(line) => HelpSearch::Typing(line),
            };
        }
    }

    /// A key while the help's search is typed. False if the search has none of it.
    pub(in crate::app) fn help_key(&mut self, key: Key) {
        let Some((scroll, find)) = self.screens.help_mut() else { return };
        let HelpSearch::Typing(line) = find else { return };
        match key.to_string().as_str() {
            "Esc" => *find = HelpSearch::All,
            "Enter" => {
                *find = if line.text().trim().is_empty() { HelpSearch::All } else { HelpSearch::Typed(line.clone()) }
            }
            "Down" => *scroll += 1,
            "Up" => *scroll = scroll.saturating_sub(1),
            _ => {
                if line.edit(key) {
                    *scroll = 0;
                }
            }
        }
    }
}
