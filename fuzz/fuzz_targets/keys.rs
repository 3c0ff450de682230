//! Any keys, pastes and window sizes on the board: every frame is drawn whole. A byte is a key; some begin a paste or
//! another size.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yaodian::app::board::grid::Size;
use yaodian::app::config::{Background, Colors, Look, Scheme};
use yaodian::app::session::Session;
use yaodian::app::{App, Event, Flow, Settings};
use yaodian::clock::{Now, Stamp};
use yaodian::document;
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::terminal::keys::{self, Token};
use yaodian::text::glyph::GlyphSet;
use yaodian::ui::{self, style::Styles};

/// Keys that are not one printable sign, and what is typed often.
const KEYS: [&str; 32] = [
    "Enter", "Esc", "Tab", "Shift-Tab", "Space", "Backspace", "Up", "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End",
    "F1", "F5", "Ctrl-r", "Ctrl-d", "Ctrl-u", "Ctrl-n", "Ctrl-p", "Ctrl-l", "Alt-Enter", "Shift-Left", "Shift-Right",
    "paste:'甲乙 丙'", "size:80x24", "size:40x12", "size:120x40", "wait:1s", "'刘'", "'gxq'",
];

static PLAN: LazyLock<Plan> = LazyLock::new(document::default_plan);

fn now() -> Now {
    Now::new(Stamp::parse_from_rfc3339("2020-07-15T09:41:07+08:00").expect("a stamp"))
}

fuzz_target!(|data: &[u8]| {
    let look =
        Look { scheme: Scheme::Dark, colors: Colors::True, background: Background::Paint, glyphs: GlyphSet::Unicode };
    let session = Session::new(PLAN.clone().founded(now()), "a@b".to_owned());
    let mut size = Size { cols: 100, rows: 30 };
    let mut app = App::new(session, Settings { lang: Lang::Zh, look }, size, now());
    let styles = Styles::new(look);
    let mut time = now();
    for byte in data.iter().take(200) {
        let key = match byte {
            b'!'..=b'~' if *byte != b'\'' => char::from(*byte).to_string(),
            byte => KEYS[usize::from(*byte) % KEYS.len()].to_owned(),
        };
        for token in keys::parse(&key).into_iter().flatten() {
            let event = match token {
                Token::Key(key) => Event::Key(key),
                Token::Paste(text) => Event::Paste(text),
                Token::Pointer(pointer) => Event::Pointer(pointer),
                Token::Size(to) => {
                    size = to;
                    Event::Resize(to)
                }
                Token::Wait(millis) => {
                    time = time.after(millis);
                    Event::Tick
                }
            };
            if matches!(app.update(event, time), Flow::Quit | Flow::Abandon) {
                return;
            }
        }
        let mut frame = Buffer::empty(Rect::new(0, 0, size.cols, size.rows));
        ui::draw(&app, &styles, &mut frame);
    }
});
