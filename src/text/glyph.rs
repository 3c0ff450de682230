//! Two sets of glyphs: `unicode`, and `safe` for terminals that draw characters of ambiguous width two cells wide.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar as _;

use super::safe::safe;

/// Which characters are put on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlyphSet {
    /// Lines, blocks and signs.
    Unicode,
    /// Only characters that have one width in every terminal.
    Safe,
}

/// What each role is drawn with (LOOK.md §4).
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the roles")]
pub struct Glyphs {
    pub todo: Option<&'static str>,
    pub doing: Option<&'static str>,
    pub exception: Option<&'static str>,
    pub done: Option<&'static str>,
    pub pointer: &'static str,
    pub marked: &'static str,
    pub folded: &'static str,
    pub problem: &'static str,
    pub waiting: &'static str,
    pub change: &'static str,
    pub ellipsis: &'static str,
    pub bar_full: &'static str,
    pub bar_half: &'static str,
    pub bar_rail: &'static str,
    pub rule: &'static str,
    pub stem: &'static str,
    pub corners: [&'static str; 4],
    pub current: &'static str,
    pub sorted: &'static str,
    pub open_step: &'static str,
    pub done_step: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    todo: Some("◌"),
    doing: Some("◔"),
    exception: Some("▴"),
    done: Some("✓"),
    pointer: "❯",
    marked: "*",
    folded: "▸",
    problem: "!",
    waiting: ":",
    change: "➜",
    ellipsis: "…",
    bar_full: "━",
    bar_half: "╸",
    bar_rail: "─",
    rule: "─",
    stem: "│",
    corners: ["┌", "┐", "└", "┘"],
    current: "✓",
    sorted: "▾",
    open_step: "◌",
    done_step: "✓",
};

const SAFE: Glyphs = Glyphs {
    todo: None,
    doing: None,
    exception: None,
    done: None,
    pointer: ">",
    marked: "*",
    folded: "+",
    problem: "!",
    waiting: ":",
    change: "->",
    ellipsis: "..",
    bar_full: "=",
    bar_half: "=",
    bar_rail: "-",
    rule: "-",
    stem: "|",
    corners: ["+"; 4],
    current: "*",
    sorted: "v",
    open_step: "[ ]",
    done_step: "[x]",
};

/// A bar in half-cell steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Whole cells that are done.
    pub full: usize,
    /// Whether half a cell follows.
    pub half: bool,
    /// Cells of rail behind it.
    pub rail: usize,
}

impl GlyphSet {
    /// What each role is drawn with.
    pub fn glyphs(self) -> &'static Glyphs {
        match self {
            Self::Unicode => &UNICODE,
            Self::Safe => &SAFE,
        }
    }

    /// Foreign text as it is put on the screen: safe and, in the safe set, of one width in every terminal.
    pub fn show(self, text: &str) -> Cow<'_, str> {
        let text = safe(text);
        if self == Self::Unicode || text.is_ascii() || text.chars().all(is_agreed) {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match replacement(c) {
                Some(shown) => out.push_str(shown),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }

    /// A bar of `cells` cells of which `share`, 0 to 1, is done: anything begun shows half a cell, only the whole is full.
    pub fn bar(self, share: f64, cells: usize) -> Bar {
        let most = 2 * cells;
        let halves = (share.clamp(0.0, 1.0) * most as f64).round() as usize;
        let halves = match share {
            share if share <= 0.0 || cells == 0 => 0,
            share if share < 1.0 => halves.clamp(1, most.saturating_sub(1).max(1)),
            _ => most,
        };
        let half = halves % 2 == 1;
        let full = halves / 2;
        Bar { full, half, rail: cells - full - usize::from(half) }
    }
}

/// Whether all terminals draw it in the same number of cells.
fn is_agreed(c: char) -> bool {
    c.width() == c.width_cjk()
}

/// What stands for a character of ambiguous width in the safe set.
fn replacement(c: char) -> Option<&'static str> {
    const CIRCLED: [&str; 20] = [
        "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)", "(14)", "(15)",
        "(16)", "(17)", "(18)", "(19)", "(20)",
    ];
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let place = |first: char| u32::from(c).checked_sub(u32::from(first)).and_then(|at| usize::try_from(at).ok());
    Some(match c {
        '“' => "「",
        '”' => "」",
        '‘' => "『",
        '’' => "』",
        '…' => "..",
        '—' | '–' | '―' | '─' | '━' => "-",
        '·' => ".",
        '×' => "x",
        '÷' => "/",
        '→' | '➜' => "->",
        '←' => "<-",
        '★' | '☆' | '●' | '○' | '◎' | '■' | '□' | '◆' | '◇' => "*",
        '√' => "v",
        '℃' => "C",
        '①'..='⑳' => CIRCLED.get(place('①')?).copied()?,
        'Ⅰ'..='Ⅻ' => ROMAN.get(place('Ⅰ')?).copied()?,
        c if !is_agreed(c) => "?",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_glyphs_have_one_width_everywhere() {
        let glyphs = GlyphSet::Safe.glyphs();
        for text in [
            glyphs.pointer,
            glyphs.folded,
            glyphs.change,
            glyphs.ellipsis,
            glyphs.bar_full,
            glyphs.bar_half,
            glyphs.bar_rail,
            glyphs.rule,
            glyphs.stem,
            glyphs.corners[0],
            glyphs.current,
            glyphs.sorted,
            glyphs.open_step,
            glyphs.done_step,
        ] {
            assert!(text.chars().all(is_agreed), "{text}");
        }
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            let shown = GlyphSet::Safe.show(c.encode_utf8(&mut [0; 4])).into_owned();
            assert!(shown.chars().all(is_agreed), "{c:?} is shown as {shown:?}");
        }
        assert_eq!(GlyphSet::Safe.show("科技创新“十四五”…①"), "科技创新「十四五」..(1)");
        assert_eq!(GlyphSet::Unicode.show("“十四五”…\u{1b}"), "“十四五”…?");
    }

    #[test]
    fn signs_of_statuses_have_one_width_everywhere() {
        let glyphs = GlyphSet::Unicode.glyphs();
        for sign in
            [glyphs.todo, glyphs.doing, glyphs.exception, glyphs.done, Some(glyphs.pointer), Some(glyphs.change)]
        {
            assert!(sign.is_some_and(|sign| sign.chars().all(is_agreed)), "{sign:?}");
        }
    }

    #[test]
    fn bars_tell_begun_from_nothing_and_nearly_from_whole() {
        let bar = |share| GlyphSet::Unicode.bar(share, 10);
        assert_eq!(bar(0.0), Bar { full: 0, half: false, rail: 10 });
        assert_eq!(bar(0.001), Bar { full: 0, half: true, rail: 9 });
        assert_eq!(bar(0.33), Bar { full: 3, half: true, rail: 6 });
        assert_eq!(bar(0.6), Bar { full: 6, half: false, rail: 4 });
        assert_eq!(bar(0.999), Bar { full: 9, half: true, rail: 0 });
        assert_eq!(bar(1.0), Bar { full: 10, half: false, rail: 0 });
        assert_eq!(GlyphSet::Unicode.bar(0.5, 0), Bar { full: 0, half: false, rail: 0 });
    }
}
