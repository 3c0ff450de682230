//! Text for the clipboard of the terminal, by OSC 52; it also works over ssh. Multiplexers hand it on where they are asked
//! to in their own way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Multiplexer {
    /// Nothing.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Bytes of one string that GNU screen hands on, with what begins and ends it.
const PIECE: usize = 767;
const BEGIN: &str = "\x1bP";
const END: &str = "\x1b\\";

impl Multiplexer {
    /// What the environment tells: `TMUX` is set in tmux, `STY` in GNU screen.
    pub fn of(has_tmux: bool, has_sty: bool, term: &str) -> Self {
        match (has_tmux, has_sty || term.starts_with("screen")) {
            (true, _) => Self::Tmux,
            (false, true) => Self::Screen,
            (false, false) => Self::None,
        }
    }

    /// What makes the terminal take `text` into its clipboard.
    pub fn copy(self, text: &str) -> String {
        let sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
        match self {
            Self::None => sequence,
            // With `set-clipboard on` tmux takes the sequence itself, with `allow-passthrough on` it hands on the second.
            Self::Tmux => format!("{sequence}{BEGIN}tmux;{}{END}", sequence.replace('\x1b', "\x1b\x1b")),
            Self::Screen => {
                let pieces = sequence.as_bytes().chunks(PIECE - BEGIN.len() - END.len());
                pieces.map(|piece| format!("{BEGIN}{}{END}", String::from_utf8_lossy(piece))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_the_clipboard() {
        for (multiplexer, expected) in [
            (Multiplexer::None, "\x1b]52;c;55SyYg==\x07"),
            (Multiplexer::Tmux, "\x1b]52;c;55SyYg==\x07\x1bPtmux;\x1b\x1b]52;c;55SyYg==\x07\x1b\\"),
            (Multiplexer::Screen, "\x1bP\x1b]52;c;55SyYg==\x07\x1b\\"),
        ] {
            assert_eq!(multiplexer.copy("甲b"), expected);
        }
    }

    #[test]
    fn screen_gets_it_in_pieces_that_are_the_whole() {
        let text = "长".repeat(2000);
        let copied = Multiplexer::Screen.copy(&text);
        let pieces: Vec<&str> = copied.split_inclusive(END).collect();
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.len() <= PIECE), "{}", pieces.len());
        let whole: String =
            pieces.iter().map(|piece| piece.strip_prefix(BEGIN).unwrap().strip_suffix(END).unwrap()).collect();
        assert_eq!(whole, Multiplexer::None.copy(&text));
    }

    #[test]
    fn the_environment_tells() {
        for (tmux, sty, term, expected) in [
            (false, false, "xterm-256color", Multiplexer::None),
            (true, false, "screen-256color", Multiplexer::Tmux),
            (false, true, "xterm", Multiplexer::Screen),
            (false, false, "screen.xterm-256color", Multiplexer::Screen),
        ] {
            assert_eq!(Multiplexer::of(tmux, sty, term), expected);
        }
    }
}
