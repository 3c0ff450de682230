//! Colours by their tokens (LOOK.md §2, §3). Code names tokens, never colours.

use ratatui::style::{Color, Modifier, Style};

use crate::app::config::{Background, Colors, Look, Scheme};

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    /// The screen.
    Ground,
    /// A lane's cell in a column.
    Panel,
    /// Strip, table head, input field.
    Raised,
    /// Pop-ups.
    Float,
    /// Lines and frames.
    Rule,
    /// The empty part of a bar.
    Rail,
    /// What is read.
    Text1,
    /// What is looked up.
    Text2,
    /// Labels, badges, dates.
    Text3,
    /// Keys and focus; the selected block.
    Accent,
    /// Text on the selected block.
    OnSelect,
    /// Quiet text on the selected block.
    OnSelect2,
    /// The selected card while a dialog has the keys.
    Echo,
    /// Marked cards.
    Marked,
    /// A search hit.
    Match,
    /// Text on a search hit.
    OnMatch,
    /// Kind todo.
    Todo,
    /// Behind its heads.
    TodoBg,
    /// Kind doing.
    Doing,
    /// Behind its heads.
    DoingBg,
    /// Kind exception.
    Behind,
    /// Behind its heads.
    BehindBg,
    /// Kind done.
    Done,
    /// Behind its heads.
    DoneBg,
    /// Open problems, errors, over the limit.
    Problem,
    /// Behind them.
    ProblemBg,
    /// Thirty days and more.
    Warning,
}

/// A colour as 0xRRGGBB, and the nearest of the 256.
type Shade = (u32, u8);

/// Every token in the schemes dark, light and contrast.
#[rustfmt::skip]
const SHADES: [(Token, [Shade; 3]); 27] = [
    (Token::Ground,    [(0x14171D, 233), (0xFAF9F6, 231), (0x000000,  16)]),
    (Token::Panel,     [(0x191D25, 234), (0xF4F2ED, 255), (0x000000,  16)]),
    (Token::Raised,    [(0x222833, 235), (0xE9E6DE, 254), (0x1E1E1E, 234)]),
    (Token::Float,     [(0x262D39, 236), (0xFFFFFF, 231), (0x1E1E1E, 234)]),
    (Token::Rule,      [(0x3A4351, 238), (0xCFCABF, 251), (0x8C8C8C, 245)]),
    (Token::Rail,      [(0x4A5464, 240), (0xB9B3A6, 249), (0x8C8C8C, 245)]),
    (Token::Text1,     [(0xE9EBEF, 255), (0x1C2128, 234), (0xFFFFFF, 231)]),
    (Token::Text2,     [(0xB3BBC7, 250), (0x454D59, 239), (0xE8E8E8, 254)]),
    (Token::Text3,     [(0x8E98A8, 247), (0x5E6672, 241), (0xCFCFCF, 252)]),
    (Token::Accent,    [(0xF0DCA8, 223), (0x1F3F73,  24), (0xFFE45E, 221)]),
    (Token::OnSelect,  [(0x15181E, 234), (0xFFFFFF, 231), (0x000000,  16)]),
    (Token::OnSelect2, [(0x4F4932, 238), (0xD5DFF0, 253), (0x2B2600, 235)]),
    (Token::Echo,      [(0x302D26, 236), (0xE6EAF3, 255), (0x262200, 234)]),
    (Token::Marked,    [(0x26282C, 235), (0xECEEF2, 255), (0x1C1A00, 234)]),
    (Token::Match,     [(0x5C4D26, 239), (0xF5DE8C, 222), (0xFFFFFF, 231)]),
    (Token::OnMatch,   [(0xFFF6DC, 230), (0x1C2128, 234), (0x000000,  16)]),
    (Token::Todo,      [(0x98A2B1, 247), (0x62626A, 241), (0xC4C9D2, 251)]),
    (Token::TodoBg,    [(0x232831, 235), (0xE7E7E6, 254), (0x1E1E1E, 234)]),
    (Token::Doing,     [(0x62AEF7,  75), (0x1A60BA,  25), (0x7CC0FF, 111)]),
    (Token::DoingBg,   [(0x182C43, 235), (0xDCE8F6, 254), (0x001E38, 234)]),
    (Token::Behind,    [(0xFFB057, 215), (0x994B00,  94), (0xFFB84D, 215)]),
    (Token::BehindBg,  [(0x38291A, 236), (0xFAE5D2, 254), (0x2E1A00, 234)]),
    (Token::Done,      [(0x9BE3C1, 151), (0x04553F,  23), (0xA8FFD6, 158)]),
    (Token::DoneBg,    [(0x18302A, 235), (0xD8EEE4, 254), (0x002B1C, 235)]),
    (Token::Problem,   [(0xF9868C, 210), (0xA1102B, 124), (0xFF9AA2, 210)]),
    (Token::ProblemBg, [(0x3B2023, 235), (0xF9DFE0, 224), (0x3A0A10, 234)]),
    (Token::Warning,   [(0xE9B872, 215), (0x7F5200,  94), (0xFFD08A, 222)]),
];

/// Whether a column head, a lane or a tab has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// It has.
    Here,
    /// It has not.
    Elsewhere,
}

impl Focus {
    /// The focus where `here` holds.
    pub fn on(here: bool) -> Self {
        if here { Self::Here } else { Self::Elsewhere }
    }
}

/// How tokens are drawn with the colours there are.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    look: Look,
}

fn shade(scheme: Scheme, token: Token) -> Shade {
    let scheme = match scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
        Scheme::Contrast => 2,
    };
    SHADES.iter().find(|(known, _)| *known == token).map_or((0, 0), |(_, shades)| shades[scheme])
}

impl Styles {
    /// The styles of `look`.
    pub fn new(look: Look) -> Self {
        Self { look }
    }

    /// The colour of `token` as `#RRGGBB`, for pictures.
    pub fn hex(&self, token: Token) -> String {
        format!("#{:06X}", shade(self.look.scheme, token).0)
    }

    fn color(&self, token: Token) -> Color {
        let (hex, index) = shade(self.look.scheme, token);
        match self.look.colors {
            Colors::True => Color::from_u32(hex),
            Colors::Indexed => Color::Indexed(index),
            Colors::Sixteen | Colors::None => Color::Reset,
        }
    }

    fn surface(&self, token: Token) -> Color {
        let own = matches!(token, Token::Ground | Token::Panel | Token::Raised | Token::Float);
        if own && self.look.background == Background::Keep { Color::Reset } else { self.color(token) }
    }

    /// Text of `token` on whatever is behind it.
    pub fn fg(&self, token: Token) -> Style {
        match self.look.colors {
            Colors::True | Colors::Indexed => Style::new().fg(self.color(token)),
            Colors::Sixteen => sixteen(token, self.look.scheme),
            Colors::None => plain(token),
        }
    }

    /// Text of `token` on the surface `back`.
    pub fn on(&self, token: Token, back: Token) -> Style {
        self.fg(token).bg(self.surface(back))
    }

    /// Text of `token`, bold.
    pub fn strong(&self, token: Token) -> Style {
        self.fg(token).remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD)
    }

    /// Keys to press, and what has the focus.
    pub fn key(&self) -> Style {
        self.strong(Token::Accent)
    }

    /// A lane's cell in a column.
    pub fn panel(&self) -> Style {
        Style::new().bg(self.surface(Token::Panel))
    }

    /// Whether surfaces are the terminal's own.
    pub fn bare(&self) -> bool {
        self.look.bare()
    }

    /// Everything on the selected card, and the block itself.
    pub fn selected(&self) -> Style {
        self.block(Token::OnSelect).add_modifier(Modifier::BOLD)
    }

    /// What steps back on the selected card.
    pub fn selected_quiet(&self) -> Style {
        self.block(Token::OnSelect2)
    }

    /// The selected card while a dialog has the keys.
    pub fn echo(&self) -> Style {
        if self.has_few_colors() {
            return Style::reset().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        }
        self.key().bg(self.color(Token::Echo))
    }

    /// The ground of a marked card.
    pub fn marked(&self) -> Style {
        if self.has_few_colors() {
            return Style::new().add_modifier(Modifier::BOLD);
        }
        Style::new().bg(self.color(Token::Marked))
    }

    /// A search hit; underlined in every scheme.
    pub fn hit(&self) -> Style {
        if self.has_few_colors() {
            return self.fg(Token::Match);
        }
        let style = Style::new().fg(self.color(Token::OnMatch)).bg(self.color(Token::Match));
        style.remove_modifier(Modifier::DIM).add_modifier(Modifier::UNDERLINED)
    }

    /// A search hit on a block that has its own colours.
    pub fn hit_in(&self, block: Style) -> Style {
        block.add_modifier(Modifier::UNDERLINED)
    }

    fn block(&self, token: Token) -> Style {
        if self.has_few_colors() {
            return Style::reset().add_modifier(Modifier::REVERSED | Modifier::BOLD);
        }
        Style::new().fg(self.color(token)).bg(self.color(Token::Accent)).remove_modifier(Modifier::DIM)
    }

    /// A block in the colour of `token`: the status of the one item on the screen, the active tab, a pending key.
    pub fn pill(&self, token: Token) -> Style {
        if self.has_few_colors() {
            return self.fg(token).add_modifier(Modifier::REVERSED | Modifier::BOLD);
        }
        Style::new().fg(self.color(Token::Ground)).bg(self.color(token)).add_modifier(Modifier::BOLD)
    }

    /// A column's head: its ground.
    pub fn head(&self, token: Token, back: Token) -> Style {
        if self.has_few_colors() { self.fg(token) } else { Style::new().fg(self.color(token)).bg(self.color(back)) }
    }

    /// A column's name in its head: bold in its colour; with few colours only where the focus is.
    pub fn name(&self, token: Token, focus: Focus) -> Style {
        if self.look.colors == Colors::None && focus == Focus::Elsewhere { self.fg(token) } else { self.strong(token) }
    }

    /// A column's sign in its head: bold where the focus is.
    pub fn sign(&self, token: Token, focus: Focus) -> Style {
        if focus == Focus::Here { self.strong(token) } else { self.fg(token) }
    }

    fn has_few_colors(&self) -> bool {
        matches!(self.look.colors, Colors::Sixteen | Colors::None)
    }
}

/// With the terminal's sixteen colours; 0, 7, 8 and 15 are never used, since on some terminal each is the background.
fn sixteen(token: Token, scheme: Scheme) -> Style {
    let on_light = scheme == Scheme::Light;
    let color = |dark, light| Style::new().fg(if on_light { light } else { dark });
    match token {
        Token::Doing => color(Color::LightBlue, Color::Blue),
        Token::Behind => color(Color::LightYellow, Color::Magenta),
        Token::Done => color(Color::LightGreen, Color::Green),
        Token::Problem => color(Color::LightRed, Color::Red),
        Token::Warning => color(Color::LightYellow, Color::Magenta),
        token => plain(token),
    }
}

/// With no colours at all.
fn plain(token: Token) -> Style {
    let style = Style::new().fg(Color::Reset);
    match token {
        Token::Text3 | Token::Rule | Token::Rail => style.add_modifier(Modifier::DIM),
        Token::Accent | Token::Behind | Token::Problem => style.add_modifier(Modifier::BOLD),
        Token::Match => style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
        _ => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMES: [Scheme; 3] = [Scheme::Dark, Scheme::Light, Scheme::Contrast];

    /// The relative luminance of WCAG 2.
    fn luminance(hex: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((hex >> shift) & 0xFF) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn ratio(scheme: Scheme, front: Token, back: Token) -> f64 {
        let (front, back) = (luminance(shade(scheme, front).0), luminance(shade(scheme, back).0));
        (front.max(back) + 0.05) / (front.min(back) + 0.05)
    }

    /// A row of LOOK.md's contrast table: the text, and its ratios on each ground in dark, light, contrast.
    type Row = (Token, &'static [(Token, [f64; 3])]);

    #[rustfmt::skip]
    const TABLE: &[Row] = &[
        (Token::Text1, &[(Token::Ground, [15.0, 15.4, 21.0]), (Token::Panel, [14.1, 14.5, 21.0]), (Token::Raised, [12.4, 13.0, 16.7]), (Token::Float, [11.6, 16.2, 16.7]), (Token::Echo, [11.5, 13.4, 16.0]), (Token::Marked, [12.4, 13.9, 17.5])]),
        (Token::Text2, &[(Token::Ground, [9.3, 8.1, 17.1]), (Token::Panel, [8.7, 7.6, 17.1]), (Token::Raised, [7.6, 6.8, 13.6]), (Token::Float, [7.2, 8.5, 13.6]), (Token::Echo, [7.1, 7.1, 13.1]), (Token::Marked, [7.6, 7.4, 14.3])]),
        (Token::Text3, &[(Token::Ground, [6.2, 5.5, 13.5]), (Token::Panel, [5.8, 5.2, 13.5]), (Token::Raised, [5.1, 4.7, 10.7]), (Token::Float, [4.8, 5.8, 10.7]), (Token::Marked, [5.1, 5.0, 11.3])]),
        (Token::Accent, &[(Token::Ground, [13.3, 9.9, 16.5]), (Token::Panel, [12.5, 9.3, 16.5]), (Token::Raised, [10.9, 8.3, 13.1]), (Token::Float, [10.2, 10.4, 13.1]), (Token::Echo, [10.1, 8.6, 12.6])]),
        (Token::Todo, &[(Token::Ground, [7.0, 5.7, 12.6]), (Token::Panel, [6.5, 5.4, 12.6]), (Token::Raised, [5.7, 4.8, 10.0]), (Token::Float, [5.4, 6.0, 10.0]), (Token::Echo, [5.3, 5.0, 9.6]), (Token::Marked, [5.7, 5.2, 10.6]), (Token::TodoBg, [5.7, 4.9, 10.0])]),
        (Token::Doing, &[(Token::Ground, [7.6, 5.8, 10.8]), (Token::Panel, [7.2, 5.5, 10.8]), (Token::Raised, [6.3, 4.9, 8.6]), (Token::Float, [5.9, 6.1, 8.6]), (Token::Echo, [5.8, 5.1, 8.3]), (Token::Marked, [6.3, 5.3, 9.1]), (Token::DoingBg, [6.0, 4.9, 8.7])]),
        (Token::Behind, &[(Token::Ground, [9.9, 5.9, 12.2]), (Token::Panel, [9.3, 5.6, 12.2]), (Token::Raised, [8.2, 5.0, 9.7]), (Token::Float, [7.6, 6.2, 9.7]), (Token::Echo, [7.6, 5.2, 9.3]), (Token::Marked, [8.2, 5.4, 10.2]), (Token::BehindBg, [7.7, 5.1, 9.7])]),
        (Token::Done, &[(Token::Ground, [12.1, 8.4, 17.9]), (Token::Panel, [11.4, 7.9, 17.9]), (Token::Raised, [10.0, 7.1, 14.2]), (Token::Float, [9.3, 8.8, 14.2]), (Token::Echo, [9.3, 7.3, 13.7]), (Token::Marked, [9.9, 7.6, 15.0]), (Token::DoneBg, [9.5, 7.3, 13.2])]),
        (Token::Problem, &[(Token::Ground, [7.5, 7.6, 10.4]), (Token::Panel, [7.1, 7.2, 10.4]), (Token::Raised, [6.2, 6.4, 8.3]), (Token::Float, [5.8, 8.0, 8.3]), (Token::Echo, [5.8, 6.6, 7.9]), (Token::Marked, [6.2, 6.9, 8.7]), (Token::ProblemBg, [6.2, 6.3, 8.4])]),
        (Token::Warning, &[(Token::Ground, [9.9, 6.4, 14.6]), (Token::Panel, [9.3, 6.0, 14.6]), (Token::Raised, [8.1, 5.4, 11.6]), (Token::Float, [7.6, 6.8, 11.6])]),
        (Token::OnSelect, &[(Token::Accent, [13.1, 10.4, 16.5])]),
        (Token::OnSelect2, &[(Token::Accent, [6.7, 7.8, 12.0])]),
        (Token::OnMatch, &[(Token::Match, [7.7, 12.1, 21.0])]),
    ];

    #[test]
    fn contrast_is_as_the_design_says() {
        for (front, grounds) in TABLE {
            for (back, expected) in *grounds {
                for (scheme, expected) in SCHEMES.into_iter().zip(expected) {
                    let ratio = ratio(scheme, *front, *back);
                    let least = if scheme == Scheme::Contrast { 7.0 } else { 4.5 };
                    assert!(ratio >= least, "{front:?} on {back:?} in {scheme:?}: {ratio:.2}");
                    assert!(
                        (ratio - expected).abs() < 0.06,
                        "{front:?} on {back:?} in {scheme:?}: {ratio:.2}, not {expected}"
                    );
                }
            }
        }
    }

    #[test]
    fn pills_and_heads_can_be_read() {
        let statuses = [
            (Token::Todo, Token::TodoBg),
            (Token::Doing, Token::DoingBg),
            (Token::Behind, Token::BehindBg),
            (Token::Done, Token::DoneBg),
        ];
        for (status, back) in statuses {
            for (scheme, (pill, text)) in SCHEMES.into_iter().zip([(6.95, 11.65), (5.65, 12.95), (10.35, 15.35)]) {
                assert!(ratio(scheme, Token::Ground, status) >= pill, "{status:?} in {scheme:?}");
                assert!(ratio(scheme, Token::Text1, back) >= text, "{back:?} in {scheme:?}");
            }
        }
    }

    #[test]
    fn few_colours_never_use_those_that_may_be_the_background() {
        for (token, _) in SHADES {
            for scheme in SCHEMES {
                let style = sixteen(token, scheme);
                let taboo = [Color::Black, Color::Gray, Color::DarkGray, Color::White];
                assert!(style.fg.is_none_or(|color| !taboo.contains(&color)), "{token:?}");
            }
        }
    }

    #[test]
    fn every_token_has_its_shades() {
        let mut tokens: Vec<Token> = SHADES.iter().map(|(token, _)| *token).collect();
        tokens.dedup();
        assert_eq!(tokens.len(), SHADES.len());
    }
}
