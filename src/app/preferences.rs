//! What the user's `config.toml` says: text → settings, and everything that is wrong with it.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::{Action, Row, Scope, TABLE};
use super::config::{self, Background, Colors, Mouse, Scheme};
use super::key::Key;
use super::keymap::{Keymap, Sequence, written};
use super::mistake::{Mistake, Wrong};
use crate::lang::{Lang, settings as words};
use crate::text::glyph::GlyphSet;

/// The settings of `config.toml`. What it does not say, or says wrongly, is none; one mistake in the keys leaves all of
/// them as they are by default.
#[derive(Debug, Clone, Default)]
pub struct Preferences {
    /// The language of everything but the plan.
    pub lang: Option<Lang>,
    /// The set of colours.
    pub scheme: Option<Scheme>,
    /// How many colours there are; none also for `auto`.
    pub colors: Option<Colors>,
    /// Whose background is shown.
    pub background: Option<Background>,
    /// Which characters are put on the screen.
    pub glyphs: Option<GlyphSet>,
    /// Who the mouse belongs to.
    pub mouse: Option<Mouse>,
    /// The board that opens if none is named.
    pub board: Option<String>,
    /// The user's own name in the log.
    pub name: Option<String>,
    /// All key bindings.
    pub keymap: Keymap,
    /// How many actions have other keys than the table gives them, counted by screen.
    pub rebound: usize,
    /// Everything that is wrong, by line.
    pub mistakes: Vec<Mistake>,
}

const LANGS: config::Named<Lang, 2> = [("zh", Lang::Zh), ("en", Lang::En)];

/// The names of all screens, for a message.
pub fn scope_names(lang: Lang) -> String {
    Scope::ALL.map(Scope::name).join(crate::lang::board::comma(lang))
}

impl Preferences {
    /// The settings of a file with this text, or that could not be read for this reason.
    pub fn read(text: Result<&str, ErrorKind>) -> Self {
        let text = match text {
            Ok(text) => text,
            Err(kind) => {
                let mistake = Mistake { line: None, wrong: Wrong::Unreadable(kind) };
                return Self { mistakes: vec![mistake], ..Self::default() };
            }
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, mistakes: Vec::new() };
        for error in &errors {
            reader.wrong(error.span().unwrap_or(0..0), Wrong::Syntax(error.message().to_owned()));
        }
        let mut preferences = Self::default();
        if errors.is_empty() {
            reader.settings(table.get_ref(), &mut preferences);
        }
        reader.mistakes.sort_by_key(|mistake| mistake.line);
        Self { mistakes: reader.mistakes, ..preferences }
    }
}

/// Reads values and notes mistakes.
struct Reader<'a> {
    text: &'a str,
    mistakes: Vec<Mistake>,
}

type Value<'a> = Spanned<DeValue<'a>>;

/// The lines on which keys were set, by screen and action.
type Lines = HashMap<(&'static str, &'static str), Range<usize>>;

impl Reader<'_> {
    fn wrong(&mut self, place: Range<usize>, wrong: Wrong) {
        let before = self.text.get(..place.start).unwrap_or(self.text);
        self.mistakes.push(Mistake { line: Some(before.matches('\n').count() + 1), wrong });
    }

    fn bad_value(&mut self, setting: &str, value: &Value<'_>, possible: String) {
        let written = self.text.get(value.span()).unwrap_or("").lines().next().unwrap_or("").to_owned();
        self.wrong(value.span(), Wrong::Value { setting: setting.to_owned(), value: written, possible });
    }

    fn settings(&mut self, table: &DeTable<'_>, into: &mut Preferences) {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "language" => into.lang = self.word("language", value, &LANGS),
                "scheme" => into.scheme = self.word("scheme", value, &Scheme::WORDS),
                "colors" => into.colors = self.colors(value),
                "background" => into.background = self.word("background", value, &Background::WORDS),
                "glyphs" => into.glyphs = self.word("glyphs", value, &config::GLYPH_WORDS),
                "mouse" => into.mouse = self.mouse(value),
                "board" => into.board = self.line("board", value),
                "name" => into.name = self.line("name", value),
                "keys" => self.keys(value, into),
                other => self.wrong(name.span(), Wrong::Setting(other.to_owned())),
            }
        }
    }

    fn word<T: Copy>(&mut self, setting: &str, value: &Value<'_>, words: &[(&str, T)]) -> Option<T> {
        let found = value.get_ref().as_str().and_then(|word| config::named(words, word));
        if found.is_none() {
            let possible = words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
            self.bad_value(setting, value, possible);
        }
        found
    }

    fn colors(&mut self, value: &Value<'_>) -> Option<Colors> {
        let words = Colors::WORDS.map(|(word, colors)| (word, Some(colors)));
        let words: Vec<_> = [("auto", None)].into_iter().chain(words).collect();
        self.word("colors", value, &words).flatten()
    }

    fn mouse(&mut self, value: &Value<'_>) -> Option<Mouse> {
        match value.get_ref().as_bool() {
            Some(true) => Some(Mouse::Board),
            Some(false) => Some(Mouse::Terminal),
            None => {
                self.bad_value("mouse", value, "true false".to_owned());
                None
            }
        }
    }

    fn line(&mut self, setting: &str, value: &Value<'_>) -> Option<String> {
        let fits = |text: &&str| !text.trim().is_empty() && !text.chars().any(char::is_control);
        let found = value.get_ref().as_str().filter(fits).map(|text| text.trim().to_owned());
        if found.is_none() {
            self.bad_value(setting, value, "\"…\"".to_owned());
        }
        found
    }

    /// `[keys.<screen>]`, all screens. The new keymap is taken only if nothing in it is wrong.
    fn keys(&mut self, value: &Value<'_>, into: &mut Preferences) {
        let before = self.mistakes.len();
        let Some(scopes) = value.get_ref().as_table() else {
            return self.bad_value("keys", value, "[keys.board]".to_owned());
        };
        let mut keymap = Keymap::default();
        let mut lines = Lines::new();
        for (name, actions) in scopes {
            let Some(scope) = Scope::ALL.into_iter().find(|scope| scope.name() == name.get_ref().as_ref()) else {
                self.wrong(name.span(), Wrong::Scope(name.get_ref().to_string()));
                continue;
            };
            let Some(actions) = actions.get_ref().as_table() else {
                self.bad_value(&format!("keys.{}", scope.name()), actions, format!("[keys.{}]", scope.name()));
                continue;
            };
            for (name, keys) in actions {
                if let Some((row, keys)) = self.binding(scope, name, keys) {
                    lines.insert((scope.name(), row.name), name.span());
                    keymap.rebind(scope, row, keys);
                }
            }
        }
        self.clashes(&keymap, &lines);
        if self.mistakes.len() == before {
            into.keymap = keymap;
            into.rebound = lines.len();
        }
    }

    /// `name = "key"` or `name = ["key", …]`.
    fn binding(
        &mut self,
        scope: Scope,
        name: &Spanned<toml::de::DeString<'_>>,
        value: &Value<'_>,
    ) -> Option<(&'static Row, Vec<Sequence>)> {
        let Some(row) = TABLE.iter().find(|row| row.name == name.get_ref().as_ref()) else {
            self.wrong(name.span(), Wrong::Action(name.get_ref().to_string()));
            return None;
        };
        if !row.scopes.contains(&scope) {
            let scopes = row.scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" ");
            let action = row.name.to_owned();
            self.wrong(name.span(), Wrong::NotHere { action, scope: scope.name(), scopes });
            return None;
        }
        let values: Vec<&Value<'_>> = match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            _ => vec![value],
        };
        let keys: Vec<Option<Vec<Sequence>>> = values.into_iter().map(|value| self.sequences(row, value)).collect();
        let keys: Vec<Sequence> = keys.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        if keys.is_empty() && matches!(row.action, Action::Leave | Action::Interrupt) {
            self.wrong(name.span(), Wrong::NoKey(row.name));
            return None;
        }
        Some((row, keys))
    }

    /// The sequences a value names: one, or where the action reads a digit and the value ends in none, one per digit.
    fn sequences(&mut self, row: &'static Row, value: &Value<'_>) -> Option<Vec<Sequence>> {
        let Some(names) = value.get_ref().as_str() else {
            self.bad_value(row.name, value, "\"x\" [\"x\", \"y\"]".to_owned());
            return None;
        };
        let Some(keys) = Sequence::named(names) else {
            self.wrong(value.span(), Wrong::Key(names.to_owned()));
            return None;
        };
        match (row.action, keys.digit(), keys.keys().len()) {
            (Action::Digit, Some(_), 1) => Some(vec![keys]),
            (Action::Digit, ..) => {
                self.wrong(value.span(), Wrong::Digits(row.name));
                None
            }
            (action, None, 1) if action.reads_digit() => {
                Some(('1'..='9').map(|digit| keys.then(Key::char(digit))).collect())
            }
            (action, None, _) if action.reads_digit() => {
                self.wrong(value.span(), Wrong::Key(format!("{names} 1")));
                None
            }
            _ => Some(vec![keys]),
        }
    }

    fn clashes(&mut self, keymap: &Keymap, lines: &Lines) {
        for clash in keymap.clashes() {
            let scope = clash.first.scope.name();
            let line = |row: &Row| lines.get(&(scope, row.name)).cloned();
            let (first, second) = (line(clash.first.row), line(clash.second.row));
            let later = [first, second].into_iter().flatten().max_by_key(|span| span.start).unwrap_or(0..0);
            let told = |keys: &Sequence, row: &Row| (row.name, keys.to_string());
            let (first, second) =
                (told(&clash.first.keys, clash.first.row), told(&clash.second.keys, clash.second.row));
            self.wrong(later, Wrong::Clash { scope, first, second });
        }
    }
}

/// A file of the default settings, every one of them commented out.
pub fn template(lang: Lang) -> String {
    let mut file = format!("{}\n\n", words::TEMPLATE_HEAD.say(lang));
    for (line, what) in words::TEMPLATE {
        file.push_str(&format!("#{line:<24} # {}\n", what.say(lang)));
    }
    file.push_str(&format!("\n{}\n", words::TEMPLATE_KEYS.say(lang)));
    for scope in Scope::ALL {
        file.push_str(&format!("\n#[keys.{}]    # {}\n", scope.name(), scope.title().say(lang)));
        for row in TABLE.iter().filter(|row| row.scopes.contains(&scope) && row.action != Action::Digit) {
            let keys = match row.keys.iter().map(|names| Sequence::named(names)).collect::<Option<Vec<_>>>() {
                Some(keys) if row.action.reads_digit() && written(&keys).len() == 1 => {
                    format!("\"{}\"", keys[0].keys()[0])
                }
                _ if row.keys.len() == 1 => literal(row.keys[0]),
                _ => format!("[{}]", row.keys.iter().map(|key| literal(key)).collect::<Vec<_>>().join(", ")),
            };
            file.push_str(&format!("#{:<40} # {}\n", format!("{} = {keys}", row.name), row.text.say(lang)));
        }
    }
    file
}

/// A key's name as a string of TOML, in which a backslash would stand for something else between double quotes.
fn literal(key: &str) -> String {
    if key.contains('\\') { format!("'{key}'") } else { format!("\"{key}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Preferences {
        Preferences::read(Ok(text))
    }

    fn mistakes(text: &str) -> Vec<String> {
        read(text).mistakes.iter().map(|mistake| mistake.say(Lang::En)).collect()
    }

    #[test]
    fn settings_are_read() {
        let read = read(
            "language = \"en\"\nscheme = \"light\"\ncolors = \"256\"\nbackground = \"keep\"\nglyphs = \"safe\"\n\
             mouse = false\nboard = \"work\"\nname = \"王科长\"\n[keys.board]\nforward = \"M\"\nstatus = \"m\"\n",
        );
        assert_eq!(read.mistakes, []);
        assert_eq!((read.lang, read.scheme), (Some(Lang::En), Some(Scheme::Light)));
        assert_eq!((read.colors, read.background), (Some(Colors::Indexed), Some(Background::Keep)));
        assert_eq!((read.glyphs, read.mouse), (Some(GlyphSet::Safe), Some(Mouse::Terminal)));
        assert_eq!((read.board.as_deref(), read.name.as_deref()), (Some("work"), Some("王科长")));
        let keys = |scope, action| written(read.keymap.keys(scope, action)).join(" ");
        assert_eq!(keys(Scope::Board, Action::Forward), "M");
        assert_eq!(keys(Scope::Detail, Action::Forward), "L > Shift-Right");
        assert_eq!(keys(Scope::Board, Action::SetStatus), "m1-9");
        assert_eq!(read.rebound, 2);
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let unknown_screen = format!("line 1: there is no screen bord; there are: {}", scope_names(Lang::En));
        for (text, expected) in [
            ("", vec![]),
            ("colors = \"auto\"", vec![]),
            (
                "scheme = \"pink\"",
                vec!["line 1: \"pink\" is no value for scheme, which takes: \"dark\" \"light\" \"contrast\""],
            ),
            ("\n\nmouse = 1", vec!["line 3: 1 is no value for mouse, which takes: true false"]),
            ("name = \"\"", vec!["line 1: \"\" is no value for name, which takes: \"…\""]),
            (
                "colour = 1\nlanguage = 2",
                vec![
                    "line 1: there is no setting colour",
                    "line 2: 2 is no value for language, which takes: \"zh\" \"en\"",
                ],
            ),
            ("keys = 1", vec!["line 1: 1 is no value for keys, which takes: [keys.board]"]),
            ("[keys]\nboard = 1", vec!["line 2: 1 is no value for keys.board, which takes: [keys.board]"]),
            ("[keys.bord]\nundo = \"U\"", vec![unknown_screen.as_str()]),
            ("[keys.board]\nundoo = \"U\"", vec!["line 2: there is no action undoo; yaodian keys lists the names"]),
            (
                "[keys.help]\nundo = \"U\"",
                vec!["line 2: undo means nothing in help, only in: board detail review presenting"],
            ),
            (
                "[keys.board]\nundo = \"Ctrl-Foo\"\nredo = [\"F2\", \"a b c\"]",
                vec![
                    "line 2: there is no key Ctrl-Foo; write L, Enter, Ctrl-r, Shift-Left, \"g x\", two keys at most",
                    "line 3: there is no key a b c; write L, Enter, Ctrl-r, Shift-Left, \"g x\", two keys at most",
                ],
            ),
            ("[keys.board]\nundo = \"h\"", vec!["line 2: in board, left and undo are both on h"]),
            (
                "[keys.meetings]\nhelp = \"x\"",
                vec!["line 2: in meetings, x of help and xm of minutes begin alike, one with the other"],
            ),
            (
                "[keys.board]\nleft = \"F3\"\nundo = [\"F2\", \"F3\"]",
                vec!["line 3: in board, left and undo are both on F3"],
            ),
            ("[keys.board]\nnumber = \"x\"", vec!["line 2: number is typed with the digits and cannot be changed"]),
            ("[keys.board]\ninterrupt = []", vec!["line 2: interrupt must keep a key"]),
            ("[keys.board]\nundo = []", vec![]),
            ("[keys.board]\nundo = 3", vec!["line 2: 3 is no value for undo, which takes: \"x\" [\"x\", \"y\"]"]),
        ] {
            assert_eq!(mistakes(text), expected, "{text}");
        }
    }

    #[test]
    fn files_that_are_not_toml_say_where() {
        for (text, line) in [("scheme = dark", 1), ("scheme = \"dark\"\n[keys\nx = 1", 2), ("a = 1\na = 2", 2)] {
            let read = read(text);
            assert_eq!(read.mistakes[0].line, Some(line), "{text}: {:?}", read.mistakes);
            assert!(read.mistakes.iter().all(|mistake| matches!(mistake.wrong, Wrong::Syntax(_))), "{text}");
        }
        let read = Preferences::read(Err(ErrorKind::InvalidData));
        assert_eq!(read.mistakes, [Mistake { line: None, wrong: Wrong::Unreadable(ErrorKind::InvalidData) }]);
    }

    #[test]
    fn one_mistake_leaves_all_keys_as_they_are_and_the_rest_in_force() {
        let read = read("scheme = \"light\"\nglyphs = 1\n[keys.board]\nforward = \"M\"\nundo = \"h\"");
        assert_eq!(read.mistakes.len(), 2);
        assert_eq!((read.scheme, read.glyphs, read.rebound), (Some(Scheme::Light), None, 0));
        assert_eq!(written(read.keymap.keys(Scope::Board, Action::Forward)).join(" "), "L > Shift-Right");
    }

    /// With every `#` taken away from its settings the default file says what holds without it.
    #[test]
    fn the_default_file_says_the_defaults() {
        for lang in [Lang::Zh, Lang::En] {
            let file = template(lang);
            assert_eq!(read(&file).mistakes, []);
            let bare =
                |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or("").to_owned();
            let live = file.lines().map(bare).collect::<Vec<_>>().join("\n");
            let read = read(&live);
            let told: Vec<String> = read.mistakes.iter().map(|mistake| mistake.say(lang)).collect();
            assert_eq!(told, Vec::<String>::new(), "{live}");
            assert!(read.rebound > TABLE.len() - 2, "{}", read.rebound);
            for (row, scope) in TABLE.iter().flat_map(|row| row.scopes.iter().map(move |scope| (row, *scope))) {
                let keys = |keymap: &Keymap| written(keymap.keys(scope, row.action));
                assert_eq!(keys(&read.keymap), keys(&Keymap::default()), "{}", row.name);
            }
        }
    }
}
