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

/// Who the mouse belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mouse {
    /// The board: clicks select, drags move cards.
    #[default]
    Board,
    /// The terminal, which selects text with it.
    Terminal,
}

/// Things with the word that names each in `config.toml` and on the command line.
pub type Named<T, const N: usize> = [(&'static str, T); N];

impl Scheme {
    /// The words of the schemes.
    pub const WORDS: Named<Self, 3> = [("dark", Self::Dark), ("light", Self::Light), ("contrast", Self::Contrast)];
}

impl Colors {
    /// The words of the numbers of colours; none of them is `auto`.
    pub const WORDS: Named<Self, 4> =
        [("none", Self::None), ("16", Self::Sixteen), ("256", Self::Indexed), ("truecolor", Self::True)];
}

impl Background {
    /// The words of the backgrounds.
    pub const WORDS: Named<Self, 2> = [("paint", Self::Paint), ("keep", Self::Keep)];
}

/// The words of the glyph sets.
pub const GLYPH_WORDS: Named<GlyphSet, 2> = [("unicode", GlyphSet::Unicode), ("safe", GlyphSet::Safe)];

/// What `word` names.
pub fn named<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == word).map(|(_, thing)| *thing)
}

/// The word that names `thing`.
pub fn word_of<T: PartialEq>(words: &[(&'static str, T)], thing: &T) -> &'static str {
    words.iter().find(|(_, named)| named == thing).map_or("", |(word, _)| word)
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
