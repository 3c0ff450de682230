//! What the input method seems to be set to, where keys are commands.

/// What the input method seems to be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImeState {
    /// Keys mean what they say.
    #[default]
    Keys,
    /// A Han character came: full-width signs are text too, until the next ASCII key.
    Text,
}

impl ImeState {
    /// A character came.
    pub fn note(&mut self, c: char) {
        if c.is_ascii() {
            *self = Self::Keys;
        } else if is_han(c) {
            *self = Self::Text;
        }
    }

    /// Whether a character that came is text rather than a command.
    pub fn is_text(self, c: char) -> bool {
        !c.is_ascii() && self == Self::Text
    }
}

/// Whether it is a Han character.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}
