//! The help: every action of the table with its keys in force, first those of the screen it was opened on.

use crate::app::action::{Group, Row, Scope, TABLE};
use crate::app::key::Key;
use crate::app::one_line::{Heard, OneLine};
use crate::app::rank::Wanted;
use crate::app::{App, Mode};
use crate::lang::board::help_screen::NOTES;
use crate::lang::palette as words;
use crate::text;

/// What the help is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Find {
    /// Nothing: all of it is shown.
    #[default]
    All,
    /// This is being typed.
    Typing(OneLine),
    /// This was typed, and the keys scroll again.
    Typed(OneLine),
}

/// An action as the help tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its keys in force, two cells apart.
    pub keys: String,
    /// What it does.
    pub text: String,
    /// Why it does not apply now.
    pub refusal: Option<String>,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// Nothing, left out where all rows do not fit without it.
    Gap,
    /// The name of another screen.
    Screen(String),
    /// Actions side by side, each at a cell of the grid; the first row of a section has its title.
    Actions(Option<&'static str>, Vec<(usize, Told)>),
    /// Something to know.
    Note(&'static str),
}

/// Cells of a section's title with the gap behind it, and of the keys in a cell of the grid.
const KEYS: usize = 10;

/// The grid actions stand on.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// The cell at which actions begin.
    pub indent: usize,
    /// Cells of one column of the grid.
    pub unit: usize,
    /// How many columns it has.
    pub columns: usize,
}

impl Grid {
    fn of(cols: u16, indent: usize) -> Self {
        let room = usize::from(cols).saturating_sub(indent + 1);
        let columns = (room / 35).max(1);
        Self { indent, unit: (room / columns).max(1), columns }
    }

    /// An action as it fits: why it does not apply goes to a row of its own where it has no room behind.
    fn fitted(self, told: Told) -> Vec<Told> {
        if told.cells() <= self.unit * self.columns {
            return vec![told];
        }
        let Told { keys, text, refusal } = told;
        let action = Told { keys, text, refusal: refusal.as_ref().map(|_| String::new()) };
        let reason = refusal.map(|refusal| Told { keys: String::new(), text: String::new(), refusal: Some(refusal) });
        std::iter::once(action).chain(reason).collect()
    }

    /// Columns of the grid an action needs.
    fn span(self, told: &Told) -> usize {
        (told.cells() + 2).div_ceil(self.unit).min(self.columns)
    }
}

impl Told {
    /// The cell at which what it does begins.
    pub fn text_at(&self) -> usize {
        text::width(&self.keys).max(KEYS) + 2
    }

    fn cells(&self) -> usize {
        let refusal = self.refusal.as_ref().map_or(0, |refusal| text::width(refusal));
        self.text_at() + text::width(&self.text) + refusal
    }
}

impl App {
    /// The screen the help speaks of first.
    pub fn helped(&self) -> Scope {
        match &self.mode {
            Mode::Help { back, .. } => crate::app::app::scope_of(back),
            mode => crate::app::app::scope_of(mode),
        }
    }

    /// The grid the help's actions stand on.
    pub fn help_grid(&self) -> Grid {
        let titles = Group::ALL.map(|group| text::width(group.title().say(self.settings.lang)));
        let indent = if self.size.cols < 60 { 1 } else { 1 + titles.into_iter().max().unwrap_or(0) + 2 };
        Grid::of(self.size.cols, indent)
    }

    /// All rows of the help; of those that answer what is searched for.
    pub fn help_lines(&self) -> Vec<Line> {
        let Mode::Help { find, .. } = &self.mode else { return Vec::new() };
        let typed = match find {
            Find::All => String::new(),
            Find::Typing(line) | Find::Typed(line) => line.text(),
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
                let name = words::screen(self.settings.lang, scope.title().say(self.settings.lang));
                lines.extend([Line::Blank, Line::Screen(name)]);
                lines.extend(sections);
            }
        }
        if wanted.is_empty() {
            lines.push(Line::Blank);
            lines.extend(NOTES.iter().map(|note| Line::Note(note.say(self.settings.lang))));
        } else if lines.is_empty() {
            lines.push(Line::Note(words::NO_KEY.say(self.settings.lang)));
        }
        if lines.len() > self.help_rows() {
            lines.retain(|line| *line != Line::Gap);
        }
        lines
    }

    /// The actions of a screen by section, on the grid.
    fn sections(&self, scope: Scope, own: &dyn Fn(&Row) -> bool, wanted: (&Wanted, &str)) -> Vec<Line> {
        let grid = self.help_grid();
        let mut lines = Vec::new();
        for group in Group::ALL {
            let rows = TABLE.iter().filter(|row| row.group == group && own(row));
            let told = rows.map(|row| self.told(scope, row)).filter(|(row, told)| answers(wanted, row, told));
            let mut title = Some(group.title().say(self.settings.lang));
            let mut line: Vec<(usize, Told)> = Vec::new();
            let mut used = 0;
            for told in told.flat_map(|(_, told)| grid.fitted(told)) {
                let span = grid.span(&told);
                if used + span > grid.columns && !line.is_empty() {
                    lines.push(Line::Actions(title.take(), std::mem::take(&mut line)));
                    used = 0;
                }
                line.push((used * grid.unit, told));
                used += span;
            }
            if !line.is_empty() {
                lines.push(Line::Actions(title, line));
            }
            if !matches!(lines.last(), None | Some(Line::Gap)) {
                lines.push(Line::Gap);
            }
        }
        lines.pop_if(|line| *line == Line::Gap);
        lines
    }

    /// An action with its keys on `scope`; why it does not apply only for the screen the help was opened on.
    fn told<'a>(&self, scope: Scope, row: &'a Row) -> (&'a Row, Told) {
        let lang = self.settings.lang;
        let refusal = (scope == self.helped()).then(|| self.applies(scope, row.action).err()).flatten();
        let told = Told {
            keys: self.keymap.told(scope, row),
            text: row.text.say(lang).to_owned(),
            refusal: refusal.map(|refusal| words::reason(lang, &refusal.say(lang, self.now))),
        };
        (row, told)
    }

    /// Rows of the help that are seen at once.
    pub fn help_rows(&self) -> usize {
        usize::from(self.size.rows.saturating_sub(3))
    }

    /// The help never scrolls further than its last row.
    pub(in crate::app) fn hold_help(&mut self) {
        let most = self.help_lines().len().saturating_sub(self.help_rows());
        if let Mode::Help { scroll, .. } = &mut self.mode {
            *scroll = (*scroll).min(most);
        }
    }

    /// Begins to search the help.
    pub(in crate::app) fn find_in_help(&mut self) {
        if let Mode::Help { find, scroll, .. } = &mut self.mode {
            *scroll = 0;
            *find = match std::mem::take(find) {
                Find::All => Find::Typing(OneLine::default()),
                Find::Typing(line) | Find::Typed(line) => Find::Typing(line),
            };
        }
    }

    /// A key while the help's search is typed. False if the search has none of it.
    pub(in crate::app) fn help_key(&mut self, key: Key) {
        let Mode::Help { find, scroll, .. } = &mut self.mode else { return };
        let Find::Typing(line) = find else { return };
        match key.to_string().as_str() {
            "Esc" => *find = Find::All,
            "Enter" => *find = if line.text().trim().is_empty() { Find::All } else { Find::Typed(line.clone()) },
            "Down" => *scroll += 1,
            "Up" => *scroll = scroll.saturating_sub(1),
            _ => {
                if line.key(key) == Heard::Changed {
                    *scroll = 0;
                }
            }
        }
    }
}

fn is_before(one: Scope, other: Scope) -> bool {
    let place = |scope| Scope::ALL.iter().position(|known| *known == scope);
    place(one) < place(other)
}

/// Whether an action is what is searched for: by one of its keys, by what it does, or by its name.
fn answers((wanted, typed): (&Wanted, &str), row: &Row, told: &Told) -> bool {
    let typed = typed.trim();
    wanted.is_empty()
        || told.keys.split("  ").any(|keys| keys == typed || typed.chars().count() > 2 && keys.contains(typed))
        || typed.chars().count() > 1 && (wanted.rank(&told.text).is_some() || wanted.rank(row.name).is_some())
        || !typed.is_ascii() && wanted.rank(&told.text).is_some()
}
