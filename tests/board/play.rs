//! A session on a board file of its own, played by keys on the real loop.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use chrono::DateTime;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr as _;
use yaodian::app::board::grid::Size;
use yaodian::app::board::search::SearchHits;
use yaodian::app::config::{Background, Colors, Look, Scheme};
use yaodian::app::keymap::Keymap;
use yaodian::app::session::Session;
use yaodian::app::{App, Event, Flow, Settings};
use yaodian::clock::Now;
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::store::{Board, Writer};
use yaodian::terminal::keys::{self, Playback, Token};
use yaodian::terminal::{self, Founding, Input};
use yaodian::text::glyph::GlyphSet;
use yaodian::ui::{self, style::Styles};

/// The user whose board it is.
pub(crate) const BY: &str = "wang@pc1";

/// The moment an RFC 3339 text names.
pub(crate) fn at(text: &str) -> Now {
    Now::new(DateTime::parse_from_rfc3339(text).unwrap())
}

/// The moment the tests live in.
pub(crate) fn now() -> Now {
    at("2020-07-15T09:41:07+08:00")
}

/// How a session looks.
#[derive(Clone, Copy)]
pub(crate) struct Stage {
    pub(crate) size: Size,
    pub(crate) lang: Lang,
    pub(crate) look: Look,
}

impl Stage {
    /// In Chinese, dark, with all colours.
    pub(crate) fn of(cols: u16, rows: u16) -> Self {
        let look = Look {
            scheme: Scheme::Dark,
            colors: Colors::True,
            background: Background::Paint,
            glyphs: GlyphSet::Unicode,
        };
        Self { size: Size { cols, rows }, lang: Lang::Zh, look }
    }

    /// The same in English.
    pub(crate) fn english(self) -> Self {
        Self { lang: Lang::En, ..self }
    }

    /// The same as the floor nothing falls below: no colours, safe glyphs.
    pub(crate) fn plain(self) -> Self {
        Self { look: Look { colors: Colors::None, glyphs: GlyphSet::Safe, ..self.look }, ..self }
    }
}

/// What a list of keys left.
pub(crate) struct Played {
    pub(crate) app: App,
    pub(crate) frame: Buffer,
    pub(crate) caret: Option<Position>,
    _folder: Option<Folder>,
}

/// The folder of a board; it goes with what was played.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Plays `list` on a board of `plan`; saving is real and finished.
pub(crate) fn play(plan: Plan, stage: Stage, list: &str) -> Played {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("yaodian-board-{}-{count}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    let board = Board::absent(&folder.join("plan.json"), plan);
    let session = Session::new(board.plan().clone(), BY.to_owned());
    let mut app = App::new(session, Settings { lang: stage.lang, look: stage.look }, stage.size, now());
    let (sender, answers) = mpsc::channel();
    let mut writer = Writer::spawn(board, move |answer| {
        let _ = sender.send(Input::Event(Event::Answer(answer)));
    });
    let mut playback = Playback::new(keys::parse(list).unwrap(), answers, now(), Styles::new(stage.look));
    terminal::run(&mut app, &mut writer, &mut playback, Founding::Now).unwrap();
    assert!(writer.finish(Duration::from_secs(10)), "everything is saved");
    Played { app, frame: playback.frame().clone(), caret: playback.caret(), _folder: Some(Folder(folder)) }
}

/// Plays `list` without a file: nothing is saved, and nothing waits for it.
pub(crate) fn dry(plan: Plan, stage: Stage, list: &str) -> Played {
    dry_bound(plan, stage, list, Keymap::default())
}

/// The same with other keys.
pub(crate) fn dry_bound(plan: Plan, stage: Stage, list: &str, keymap: Keymap) -> Played {
    let session = Session::new(plan, BY.to_owned());
    let mut app = App::new(session, Settings { lang: stage.lang, look: stage.look }, stage.size, now());
    app.rebind(keymap);
    go_on(app, stage, list)
}

/// Plays `list` on an app that is there.
pub(crate) fn go_on(mut app: App, stage: Stage, list: &str) -> Played {
    let mut time = app.now();
    for token in keys::parse(list).unwrap() {
        let event = match token {
            Token::Key(key) => Event::Key(key),
            Token::Paste(text) => Event::Paste(text),
            Token::Pointer(pointer) => Event::Pointer(pointer),
            Token::Size(size) => Event::Resize(size),
            Token::Wait(millis) => {
                time = time.after(millis);
                Event::Tick
            }
        };
        if matches!(app.update(event, time), Flow::Quit | Flow::Abandon) {
            break;
        }
        while app.board().search().is_some_and(SearchHits::is_running) {
            app.update(Event::Tick, time);
        }
    }
    let size = app.board().layout().size;
    let mut frame = Buffer::empty(Rect::new(0, 0, size.cols, size.rows));
    let caret = ui::draw(&app, &Styles::new(stage.look), &mut frame);
    Played { app, frame, caret, _folder: None }
}

/// The frame's rows as text, with the second cell of a wide character left out and no spaces at the ends.
pub(crate) fn rows(frame: &Buffer) -> Vec<String> {
    (0..frame.area.height)
        .map(|y| {
            let mut line = String::new();
            let mut next = 0;
            for x in 0..frame.area.width {
                if x >= next {
                    let symbol = frame[(x, y)].symbol();
                    line.push_str(symbol);
                    next = x + u16::try_from(symbol.width()).unwrap().max(1);
                }
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// The frame as text.
pub(crate) fn text(frame: &Buffer) -> String {
    rows(frame).join("\n")
}
