//! A key as the program sees it: Shift and full-width signs are folded here, once, at the gate.

use std::fmt;
use std::hash::{Hash, Hasher};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key press. A character carries its own case, so Shift is kept only where the terminal tells it apart (arrows).
#[derive(Debug, Clone, Copy)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
    /// The character as it was typed, full-width signs as they are.
    typed: Option<char>,
}

/// Keys are equal when they mean the same, however they were typed.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        (self.code, self.modifiers) == (other.code, other.modifiers)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.code, self.modifiers).hash(state);
    }
}

/// Names of keys that are not a single character, as `--keys`, the help and the key table write them.
const NAMES: [(&str, KeyCode); 27] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Space", KeyCode::Char(' ')),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Insert", KeyCode::Insert),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
];

/// Full-width signs and the ASCII keys they stand for.
const FULL_WIDTH: [(char, char); 10] = [
    ('／', '/'),
    ('、', '/'),
    ('？', '?'),
    ('：', ':'),
    ('！', '!'),
    ('》', '>'),
    ('《', '<'),
    ('，', ','),
    ('【', '['),
    ('】', ']'),
];

impl Key {
    /// The key that types `c`.
    pub fn char(c: char) -> Self {
        Self::fold(KeyCode::Char(c), KeyModifiers::NONE)
    }

    fn fold(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let kept = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        match code {
            KeyCode::Char(c) if kept.contains(KeyModifiers::CONTROL) => {
                Self { code: KeyCode::Char(c.to_ascii_lowercase()), modifiers: kept, typed: None }
            }
            KeyCode::Char(c) => {
                let typed = Some(c).filter(|_| kept.is_empty());
                Self { code: KeyCode::Char(half_width(c)), modifiers: kept, typed }
            }
            KeyCode::BackTab => Self { code: KeyCode::Tab, modifiers: kept | KeyModifiers::SHIFT, typed: None },
            code => Self { code, modifiers: kept | (modifiers & KeyModifiers::SHIFT), typed: None },
        }
    }

    /// The digit it types, 0 to 9.
    pub fn digit(self) -> Option<u8> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
            _ => None,
        }
    }

    /// The character it types, if it is text and not a command.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// The character as it goes into a text field: full-width signs and digits as they were typed.
    pub fn typed(self) -> Option<char> {
        self.typed
    }

    /// Reads a key's name: `Enter`, `Ctrl-r`, `Shift-Left`, `L`.
    pub fn named(name: &str) -> Option<Self> {
        let (modifiers, base) = modifiers(name);
        let mut chars = base.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Some(Self::fold(KeyCode::Char(c), modifiers));
        }
        let (_, code) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(base))?;
        Some(Self::fold(*code, modifiers))
    }
}

fn modifiers(name: &str) -> (KeyModifiers, &str) {
    let known = [("Ctrl-", KeyModifiers::CONTROL), ("Shift-", KeyModifiers::SHIFT), ("Alt-", KeyModifiers::ALT)];
    for (word, modifier) in known {
        if let Some(rest) = name.strip_prefix(word).filter(|rest| !rest.is_empty()) {
            let (others, base) = modifiers(rest);
            return (others | modifier, base);
        }
    }
    (KeyModifiers::NONE, name)
}

fn half_width(c: char) -> char {
    if let '０'..='９' = c {
        return char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c);
    }
    FULL_WIDTH.iter().find(|(full, _)| *full == c).map_or(c, |(_, half)| *half)
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::fold(event.code, event.modifiers)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::SHIFT, "Shift-"), (KeyModifiers::ALT, "Alt-")];
        for (_, word) in words.iter().filter(|(modifier, _)| self.modifiers.contains(*modifier)) {
            f.write_str(word)?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in ["Enter", "Ctrl-r", "Shift-Left", "L", "!", "Space", "F5", "PgDn", "-", "Alt-Enter"] {
            let key = Key::named(name).unwrap();
            assert_eq!(key.to_string(), name);
        }
        assert_eq!(Key::named("Nonsense"), None);
        assert_eq!(Key::named(""), None);
    }

    #[test]
    fn terminals_and_input_methods_differ_and_keys_do_not() {
        let press = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
        assert_eq!(press(KeyCode::Char('L'), KeyModifiers::SHIFT), Key::char('L'));
        assert_eq!(press(KeyCode::Char('R'), KeyModifiers::CONTROL), Key::named("Ctrl-r").unwrap());
        assert_eq!(press(KeyCode::Char('！'), KeyModifiers::NONE), Key::char('!'));
        assert_eq!(press(KeyCode::Char('７'), KeyModifiers::NONE).digit(), Some(7));
        assert_eq!(press(KeyCode::Char('、'), KeyModifiers::NONE), Key::char('/'));
        assert_eq!(press(KeyCode::Char('。'), KeyModifiers::NONE), Key::char('。'));
        assert_eq!(press(KeyCode::Left, KeyModifiers::SHIFT), Key::named("Shift-Left").unwrap());
    }
}
