//! How the user wants things drawn.

use crate::text::glyph::GlyphSet;

/// A set of colours (配色).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Ink blue.
    Dark,
    /// Paper.
    Light,
    /// Black, and nothing faint.
    Contrast,
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colors {
    /// None.
    None,
    /// The terminal's sixteen.
    Sixteen,
    /// The 256.
    Indexed,
    /// All.
    True,
}

/// Whose background is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Ours.
    Paint,
    /// The terminal's.
    Keep,
}

/// How everything is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The set of colours.
    pub scheme: Scheme,
    /// How many there are.
    pub colors: Colors,
    /// Whose background is shown.
    pub background: Background,
    /// Which characters are put on the screen.
    pub glyphs: GlyphSet,
}

impl Look {
    /// Whether surfaces are the terminal's own, so that nothing but lines parts them.
    pub fn bare(self) -> bool {
        self.background == Background::Keep || matches!(self.colors, Colors::None | Colors::Sixteen)
    }

    /// Whether a light line stands in the gap between columns: where surfaces do not part them.
    pub fn flat(self) -> bool {
        self.bare() || self.scheme == Scheme::Contrast
    }
}
