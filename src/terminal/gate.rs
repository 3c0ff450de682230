//! The gate between what a terminal sends and what the app takes in: text an input method commits is never run as keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_width::UnicodeWidthChar as _;

use super::decode::Sent;
use crate::app::Event;
use crate::app::key::Key;

/// Characters that nobody types between two reads.
const PASTED: usize = 12;

/// Whether characters typed together are text, not keys: one of them is Han, or two are full-width, or they are a paste
/// that the terminal did not mark: a dozen or more with a space or a line's end among them, not one key held down.
pub(super) fn is_text(text: &str) -> bool {
    let is_paste = || {
        let mut chars = text.chars();
        let first = chars.next();
        text.chars().count() >= PASTED && text.contains([' ', '\n']) && chars.any(|c| Some(c) != first)
    };
    text.chars().any(is_han) || is_paste() || text.chars().filter(|c| c.width() == Some(2)).nth(1).is_some()
}

/// What one read brought, as the app takes it in. Keys that type, with nothing between them, stand together: if they
/// are text they become a paste.
pub(super) fn gather(read: Vec<Sent>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut run = Vec::new();
    for sent in read {
        match sent {
            Sent::Key(key) if typed(key).is_some() => run.push(key),
            Sent::Key(key) => {
                close(&mut run, &mut events);
                events.push(Event::Key(Key::from(key)));
            }
            Sent::Pointer(pointer) => {
                close(&mut run, &mut events);
                events.push(Event::Pointer(pointer));
            }
            Sent::Paste(text) => {
                close(&mut run, &mut events);
                events.push(Event::Paste(text));
            }
        }
    }
    close(&mut run, &mut events);
    events
}

fn close(run: &mut Vec<KeyEvent>, events: &mut Vec<Event>) {
    let text: String = run.iter().copied().filter_map(typed).collect();
    if is_text(&text) {
        run.clear();
        events.push(Event::Paste(text));
    } else {
        events.extend(run.drain(..).map(|key| Event::Key(Key::from(key))));
    }
}

/// The character a key types.
fn typed(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}

fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::super::decode::Decoder;
    use super::*;

    #[test]
    fn text_of_an_input_method_is_a_paste_and_keys_are_keys() {
        for (read, expected) in [
            ("jjL", "j j L"),
            ("！", "!"),
            ("１", "1"),
            ("13L", "1 3 L"),
            ("推", "|推|"),
            ("推进L", "|推进L|"),
            ("！！", "|！！|"),
            ("，L", ", L"),
            ("L，！", "|L，！|"),
            ("j\x1b[A推进\x1b[B", "j Up |推进| Down"),
            ("推进\x1aL", "|推进| Ctrl-z L"),
            ("j\r", "j Enter"),
            ("已完成\rL", "|已完成\nL|"),
            ("j\x1b[200~L\x1b[201~k", "j |L| k"),
            ("か", "か"),
            ("〇", "|〇|"),
            ("𠮷", "|𠮷|"),
            ("……", "… …"),
            ("please do it\r", "|please do it\n|"),
            ("jjjjjjjjjjjjjjLLL", "j j j j j j j j j j j j j j L L L"),
            ("\x1b]11;rgb:1a1a/2b2b/3c3c\x07j", "j"),
            ("\x1bP>|term 1.0\x1b\\j\x1b_x\x1b\\\x1b^y\x1b\\\x1bXz\x1b\\k", "j k"),
            ("\x1b]11;rgb:1a1a\x1b[Aj", "Up j"),
            ("\x1b[108;1:1u\x1b[108;1:3u", "l"),
            ("\x1b推", "Alt-推"),
            ("", ""),
        ] {
            let told = gather(Decoder::default().read(read.as_bytes())).into_iter().map(|event| match event {
                Event::Key(key) => key.to_string().replace("Space", " "),
                Event::Paste(text) => format!("|{text}|"),
                other => panic!("{other:?}"),
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{read:?}");
        }
    }

    #[test]
    fn an_answer_that_comes_in_pieces_is_no_key_either() {
        let mut decoder = Decoder::default();
        for read in [&b"\x1b]11;rgb:1a"[..], b"1a/2b2b", b"/3c3c\x1b", b"\\", b"\x1bP1$r0m", b"\x1b", b"\\", b"\x1b]L;"]
        {
            assert_eq!(decoder.read(read), [], "{read:?}");
        }
        assert_eq!((decoder.read(b"\x1b").len(), decoder.settle().len(), decoder.read(b"j").len()), (0, 1, 1));
        assert!(decoder.read(b"\x1b]L;").is_empty());
        assert!(decoder.read(&[b'L'; 8192]).is_empty());
        assert_eq!(decoder.read(b"j").len(), 1);
    }
}
