//! What a terminal sends, as keys and pastes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::input::mouse::{MouseAction, Pointer};

/// Something a terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sent {
    /// A key.
    Key(KeyEvent),
    /// The mouse did something.
    Pointer(Pointer),
    /// A paste, as the terminal marked it, with line feeds for line ends.
    Paste(String),
}

/// Bytes in, keys and pastes out. What a read leaves unfinished waits for the next one.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

const ESC: u8 = 0x1B;
/// What follows Esc where a terminal answers with a string (ECMA-48): OSC, DCS, APC, PM, SOS.
const STRINGS: &[u8] = b"]P_^X";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// More of a paste than a document may have is dropped, in bytes.
const LONGEST_PASTE: usize = 20 << 20;
/// No sequence of a keyboard's is as long.
const LONGEST_SEQUENCE: usize = 64;

/// More of an answer of the terminal is not waited for, in bytes.
const LONGEST_STRING: usize = 4096;

/// What the beginning of some bytes is, and how many of them.
enum Head {
    Key(KeyEvent, usize),
    Pointer(Pointer, usize),
    /// A sequence that is no key of ours.
    Nothing(usize),
    PasteBegins(usize),
    /// Not whole yet.
    More,
}

impl Decoder {
    /// Takes in the bytes of one read. A read that is nothing but Ctrl-C or Esc gives up a paste or an answer of the
    /// terminal whose end never came.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Vec<Sent> {
        let mut sent = Vec::new();
        if matches!(bytes, [0x03 | ESC]) {
            sent.extend(self.paste.take().map(pasted));
            if bytes == [0x03] && self.is_in_string() {
                self.pending.clear();
            }
        }
        self.pending.extend_from_slice(bytes);
        while let Some(used) = self.step(&mut sent) {
            self.pending.drain(..used);
        }
        sent
    }

    /// Whether the last read ended in what is a key, if nothing follows soon.
    pub(super) fn hesitates(&self) -> bool {
        self.paste.is_none()
            && match self.pending.as_slice() {
                [ESC] | [ESC, b'[' | b'O'] => true,
                [ESC, introducer] => STRINGS.contains(introducer),
                // The beginning of the answer's end, or somebody who presses Esc since nothing goes on.
                [.., ESC] => self.is_in_string(),
                _ => false,
            }
    }

    /// Whether an answer of the terminal has begun and not ended.
    fn is_in_string(&self) -> bool {
        matches!(self.pending.as_slice(), [ESC, introducer, _, ..] if STRINGS.contains(introducer))
    }

    /// Nothing has followed: what has come is a key by itself.
    pub(super) fn settle(&mut self) -> Vec<Sent> {
        if !self.hesitates() {
            return Vec::new();
        }
        let key = match self.pending.get(1) {
            Some(_) if self.pending.len() > 2 => KeyEvent::from(KeyCode::Esc),
            Some(byte) => KeyEvent::new(KeyCode::Char(char::from(*byte)), KeyModifiers::ALT),
            None => KeyEvent::from(KeyCode::Esc),
        };
        self.pending.clear();
        vec![Sent::Key(key)]
    }

    /// Takes one thing from the beginning of what is pending; gives its bytes.
    fn step(&mut self, sent: &mut Vec<Sent>) -> Option<usize> {
        if let Some(paste) = &mut self.paste {
            let (used, ended) = paste_part(&self.pending)?;
            let room = LONGEST_PASTE.saturating_sub(paste.len());
            paste.extend(self.pending[..used].iter().take(room));
            if !ended {
                return Some(used);
            }
            sent.extend(self.paste.take().map(pasted));
            return Some(used + PASTE_ENDS.len());
        }
        match head(&self.pending) {
            Head::Key(key, used) => {
                sent.push(Sent::Key(key));
                Some(used)
            }
            Head::Pointer(pointer, used) => {
                sent.push(Sent::Pointer(pointer));
                Some(used)
            }
            Head::Nothing(used) => Some(used),
            Head::PasteBegins(used) => {
                self.paste = Some(Vec::new());
                Some(used)
            }
            Head::More => None,
        }
    }
}

/// How many of the bytes are the paste's for certain, and whether its end follows; none if there are none.
fn paste_part(bytes: &[u8]) -> Option<(usize, bool)> {
    if let Some(at) = bytes.windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS) {
        return Some((at, true));
    }
    let maybe_end = (1..PASTE_ENDS.len()).rev().find(|length| bytes.ends_with(&PASTE_ENDS[..*length])).unwrap_or(0);
    Some((bytes.len() - maybe_end, false)).filter(|(used, _)| *used > 0)
}

fn pasted(bytes: Vec<u8>) -> Sent {
    Sent::Paste(String::from_utf8_lossy(&bytes).replace("\r\n", "\n").replace('\r', "\n"))
}

fn head(bytes: &[u8]) -> Head {
    match bytes {
        [] | [ESC] => Head::More,
        [ESC, b'[', ..] => control_sequence(bytes),
        [ESC, b'O'] => Head::More,
        [ESC, b'O', last, ..] => match letter(*last) {
            Some(code) => Head::Key(KeyEvent::from(code), 3),
            None => Head::Nothing(3),
        },
        [ESC, introducer, ..] if STRINGS.contains(introducer) => string_sequence(bytes),
        [ESC, ESC, ..] => Head::Key(KeyEvent::from(KeyCode::Esc), 1),
        [ESC, rest @ ..] => match plain(rest) {
            Head::Key(key, used) => {
                Head::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }, used + 1)
            }
            other => other,
        },
        bytes => plain(bytes),
    }
}

/// An answer of the terminal, which may be late or meant for the program before us: swallowed up to BEL, ST, CAN or SUB, or
/// to the next sequence where its end is missing.
fn string_sequence(bytes: &[u8]) -> Head {
    const BEL: u8 = 0x07;
    const CAN: u8 = 0x18;
    const SUB: u8 = 0x1A;
    let Some(end) = bytes[2..].iter().position(|byte| matches!(*byte, BEL | CAN | SUB | ESC)).map(|at| at + 2) else {
        return if bytes.len() > LONGEST_STRING { Head::Nothing(bytes.len()) } else { Head::More };
    };
    match (bytes[end], bytes.get(end + 1)) {
        (ESC, None) => Head::More,
        (ESC, Some(b'\\')) => Head::Nothing(end + 2),
        (ESC, Some(_)) => Head::Nothing(end),
        _ => Head::Nothing(end + 1),
    }
}

/// A character or a control character.
fn plain(bytes: &[u8]) -> Head {
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let key = match bytes[0] {
        b'\r' => KeyEvent::from(KeyCode::Enter),
        b'\t' => KeyEvent::from(KeyCode::Tab),
        0x08 | 0x7F => KeyEvent::from(KeyCode::Backspace),
        0 => control(b' '),
        byte @ 1..=0x1A => control(byte - 1 + b'a'),
        byte @ 0x1C..=0x1F => control(byte - 0x1C + b'4'),
        _ => return character(bytes),
    };
    Head::Key(key, 1)
}

/// A character in UTF-8; bytes that are none are U+FFFD.
fn character(bytes: &[u8]) -> Head {
    let length = match bytes[0] {
        ..0x80 => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return Head::Key(KeyEvent::from(KeyCode::Char('\u{FFFD}')), 1),
    };
    let whole = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(whole) {
        Ok(text) => {
            text.chars().next().map_or(Head::More, |c| Head::Key(KeyEvent::from(KeyCode::Char(c)), whole.len()))
        }
        Err(error) if error.error_len().is_none() => Head::More,
        Err(error) => Head::Key(KeyEvent::from(KeyCode::Char('\u{FFFD}')), error.error_len().unwrap_or(1)),
    }
}

/// `ESC [`, parameters, a last byte (ECMA-48); also the Linux console's `ESC [ [ A`, and the old mouse's three bytes.
fn control_sequence(bytes: &[u8]) -> Head {
    let from = if bytes.get(2) == Some(&b'[') { 3 } else { 2 };
    let Some(length) = bytes[from..].iter().position(|byte| !(0x20..=0x3F).contains(byte)) else {
        return if bytes.len() > LONGEST_SEQUENCE { Head::Nothing(bytes.len()) } else { Head::More };
    };
    let (parameters, last) = (&bytes[from..from + length], bytes[from + length]);
    let used = from + length + 1;
    if !(0x40..=0x7E).contains(&last) {
        return Head::Nothing(used - 1);
    }
    if from == 3 {
        let key = last.checked_sub(b'A').filter(|place| *place < 5).map(|place| KeyCode::F(place + 1));
        return key.map_or(Head::Nothing(used), |code| Head::Key(KeyEvent::from(code), used));
    }
    if last == b'M' && parameters.is_empty() {
        return if bytes.len() < used + 3 { Head::More } else { Head::Nothing(used + 3) };
    }
    if is_release(parameters) {
        return Head::Nothing(used);
    }
    let numbers = numbers(parameters);
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    if let (b'm' | b'M', Some(report)) = (last, parameters.strip_prefix(b"<")) {
        return pointer(report, last).map_or(Head::Nothing(used), |pointer| Head::Pointer(pointer, used));
    }
    let code = match (last, first) {
        _ if parameters.first().is_some_and(|byte| (b'<'..=b'?').contains(byte)) => None,
        (b'~', 200) => return Head::PasteBegins(used),
        (b'~', 27) => numbers.get(2).copied().and_then(typed),
        (b'~' | b'^' | b'@', number) => numbered(number),
        (b'u', number) => typed(number),
        (b'Z', _) => Some(KeyCode::BackTab),
        (b'a'..=b'd', _) => letter(last.to_ascii_uppercase()),
        (last, _) => letter(last),
    };
    let modifiers = match last {
        b'^' => modifiers | KeyModifiers::CONTROL,
        b'@' => modifiers | KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        b'a'..=b'd' => modifiers | KeyModifiers::SHIFT,
        _ => modifiers,
    };
    code.map_or(Head::Nothing(used), |code| Head::Key(KeyEvent::new(code, modifiers), used))
}

/// What the mouse did, by xterm's SGR report: button, column and row from 1, `M` for down and `m` for up. Modifiers do
/// not count; buttons but the left one and the wheel mean nothing.
fn pointer(report: &[u8], last: u8) -> Option<Pointer> {
    const MODIFIERS: u32 = 4 | 8 | 16;
    let numbers = numbers(report);
    let [button, x, y] = numbers.as_slice() else { return None };
    let deed = match (button & !MODIFIERS, last) {
        (0, b'M') => MouseAction::Press,
        (32, b'M') => MouseAction::Drag,
        (0, b'm') => MouseAction::Release,
        (64, b'M') => MouseAction::WheelUp,
        (65, b'M') => MouseAction::WheelDown,
        _ => return None,
    };
    let cell = |place: u32| u16::try_from(place.checked_sub(1)?).ok();
    Some(Pointer { deed, x: cell(*x)?, y: cell(*y)? })
}

/// The numbers between semicolons, without what a colon adds to them.
fn numbers(parameters: &[u8]) -> Vec<u32> {
    let text = String::from_utf8_lossy(parameters);
    text.split(';').map(|part| part.split(':').next().unwrap_or("").parse().unwrap_or(0)).collect()
}

/// Whether a key was let go: the kitty protocol's event type 3, behind the modifiers.
fn is_release(parameters: &[u8]) -> bool {
    parameters
        .split(|byte| *byte == b';')
        .nth(1)
        .is_some_and(|part| part.split(|byte| *byte == b':').nth(1) == Some(b"3"))
}

/// xterm's number for modifiers: one more than a sum of 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    known.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}

/// A key known by the letter its sequence ends in.
fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// A key known by the number before a `~`.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |first: u32, f: u8| u8::try_from(number - first).ok().map(|place| KeyCode::F(f + place));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// A key known by the character it types.
fn typed(number: u32) -> Option<KeyCode> {
    Some(match char::from_u32(number)? {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{1B}' => KeyCode::Esc,
        '\u{8}' | '\u{7F}' => KeyCode::Backspace,
        c if c.is_control() => return None,
        c => KeyCode::Char(c),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::key::Key;

    /// The names of the keys; a paste between bars.
    fn told(sent: &[Sent]) -> String {
        let told = sent.iter().map(|sent| match sent {
            Sent::Key(key) => Key::from(*key).to_string(),
            Sent::Pointer(Pointer { deed, x, y }) => format!("{deed:?}@{x},{y}"),
            Sent::Paste(text) => format!("|{text}|"),
        });
        told.collect::<Vec<_>>().join(" ")
    }

    fn decoded(bytes: &str) -> String {
        let mut decoder = Decoder::default();
        let mut sent = decoder.read(bytes.as_bytes());
        sent.extend(decoder.settle());
        assert!(decoder.pending.is_empty(), "{bytes:?} leaves {:?}", decoder.pending);
        told(&sent)
    }

    #[test]
    fn keys_are_what_terminals_send_for_them() {
        for (bytes, keys) in [
            ("jL", "j L"),
            ("推进", "推 进"),
            ("\r\n\t\x7f\x08", "Enter Ctrl-j Tab Backspace Backspace"),
            ("\x03\x12\x1a\0", "Ctrl-c Ctrl-r Ctrl-z Ctrl-Space"),
            ("\x1b", "Esc"),
            ("\x1b\x1b", "Esc Esc"),
            ("\x1bx\x1b推\x1b\r", "Alt-x Alt-推 Alt-Enter"),
            ("\x1b[", "Alt-["),
            ("\x1bO", "Alt-O"),
            ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "Up Down Right Left Home End"),
            ("\x1bOA\x1bOP\x1bOS\x1bOM", "Up F1 F4 Enter"),
            ("\x1b[1;2D\x1b[1;5C\x1b[1;4A\x1b[d\x1b[Z", "Shift-Left Ctrl-Right Shift-Alt-Up Shift-Left Shift-Tab"),
            ("\x1b[1~\x1b[3~\x1b[5~\x1b[6~\x1b[7~\x1b[8~\x1b[3^", "Home Delete PgUp PgDn Home End Ctrl-Delete"),
            ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F1 F5 F6 F10 F11 F12"),
            ("\x1b[[A\x1b[[E\x1b[1;2P", "F1 F5 Shift-F1"),
            ("\x1b[27;3;13~\x1b[13;3u\x1b[106u\x1b[27u", "Alt-Enter Alt-Enter j Esc"),
            ("\x1b[200~甲\r\n乙\x1b[Ac\x1b[201~j", "|甲\n乙\x1b[Ac| j"),
            (
                "\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<32;5;4M\x1b[<65;1;1M\x1b[<80;1;1M",
                "Press@2,3 Release@2,3 Drag@4,3 WheelDown@0,0 WheelUp@0,0",
            ),
            ("\x1b[<2;3;4Mj\x1b[M !!j\x1b[Ij\x1b[?1;2cj\x1b[12;34Xj\x1b[201~j", "j j j j j j"),
            ("\x1b[12\x03j", "Ctrl-c j"),
        ] {
            assert_eq!(decoded(bytes), keys, "{bytes:?}");
        }
        let mut decoder = Decoder::default();
        assert_eq!(told(&decoder.read(b"\xffj\xe6\x8ej")), "\u{FFFD} j \u{FFFD} j");
    }

    #[test]
    fn what_is_cut_between_reads_is_joined() {
        let text = "推\x1b[1;2Dj\x1b[200~甲\x1b[20乙\x1b[201~k\x1b[15~";
        let whole = told(&Decoder::default().read(text.as_bytes()));
        assert_eq!(whole, "推 Shift-Left j |甲\x1b[20乙| k F5");
        for cut in 1..text.len() {
            let mut decoder = Decoder::default();
            let mut sent = decoder.read(&text.as_bytes()[..cut]);
            sent.extend(decoder.read(&text.as_bytes()[cut..]));
            assert_eq!(told(&sent), whole, "cut at {cut}");
        }
    }

    #[test]
    fn a_paste_without_an_end_holds_no_key_for_ever() {
        for (key, name) in [("\x03", "Ctrl-c"), ("\x1b", "Esc")] {
            let mut decoder = Decoder::default();
            assert_eq!(told(&decoder.read("\x1b[200~甲".as_bytes())), "");
            assert_eq!(told(&decoder.read(b"q")), "");
            let mut sent = decoder.read(key.as_bytes());
            sent.extend(decoder.settle());
            assert_eq!(told(&sent), format!("|甲q| {name}"));
            assert_eq!(told(&decoder.read(b"j")), "j");
        }
    }

    #[test]
    fn a_paste_takes_no_more_memory_than_a_document() {
        let mut decoder = Decoder::default();
        decoder.read(b"\x1b[200~");
        for _ in 0..21 {
            decoder.read(&vec![b'x'; 1 << 20]);
        }
        let sent = decoder.read(PASTE_ENDS);
        assert!(matches!(&sent[..], [Sent::Paste(text)] if text.len() == LONGEST_PASTE));
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken_and_little_is_left(reads in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 0..8)) {
            let mut decoder = Decoder::default();
            for read in &reads {
                decoder.read(read);
                decoder.settle();
                prop_assert!(decoder.pending.len() <= LONGEST_SEQUENCE + 80);
            }
        }
    }
}
