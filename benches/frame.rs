//! From a key to the finished frame: decided, applied, laid out and drawn into a buffer, on the real plan and on a made
//! one of 10,000 items.

mod made;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yaodian::app::board::grid::Size;
use yaodian::app::config::{Background, Colors, Look, Scheme};
use yaodian::app::key::Key;
use yaodian::app::session::Session;
use yaodian::app::{App, Event, Settings};
use yaodian::clock::Now;
use yaodian::document;
use yaodian::lang::Lang;
use yaodian::plan::Plan;
use yaodian::text::glyph::GlyphSet;
use yaodian::ui::{self, style::Styles};

const SIZE: Size = Size { cols: 120, rows: 40 };

/// What is pressed before, and the two keys whose mean is measured.
const WALKS: [(&str, &str, [&str; 2]); 8] = [
    ("board, j k", "", ["j", "k"]),
    ("board, l h", "L", ["h", "l"]),
    ("by leader, j k", ", l", ["j", "k"]),
    ("not grouped, two lines, j k", ", n c c", ["j", "k"]),
    ("not grouped, G gg", ", n", ["End", "Home"]),
    ("list, j k", "g l", ["j", "k"]),
    ("all marked and hits marked, j k", "V / k e j i Enter", ["j", "k"]),
    ("a card moves, L H", "", ["L", "H"]),
];

fn now() -> Now {
    Now::new(chrono::DateTime::parse_from_rfc3339("2020-07-15T09:41:07+08:00").expect("it is a moment"))
}

fn look() -> Look {
    Look { scheme: Scheme::Dark, colors: Colors::True, background: Background::Paint, glyphs: GlyphSet::Unicode }
}

struct Stage {
    app: App,
    frame: Buffer,
}

impl Stage {
    fn of(plan: Plan, keys: &str) -> Self {
        let session = Session::new(plan, "wang@pc1".to_owned());
        let app = App::new(session, Settings { lang: Lang::Zh, look: look() }, SIZE, now());
        let mut stage = Self { app, frame: Buffer::empty(Rect::new(0, 0, SIZE.cols, SIZE.rows)) };
        keys.split_whitespace().for_each(|key| stage.press(key));
        stage
    }

    fn press(&mut self, key: &str) {
        self.app.update(Event::Key(Key::named(key).expect("a key's name")), now());
        black_box(ui::draw(&self.app, &Styles::new(look()), &mut self.frame));
    }
}

fn frames(criterion: &mut Criterion) {
    let plans = [("26", document::default_plan()), ("10,000", made::plan(10_000))];
    for (name, keys, pair) in WALKS {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20);
        for (size, plan) in &plans {
            let mut stage = Stage::of(plan.clone().founded(now()), keys);
            group.bench_function(*size, |bencher| {
                bencher.iter(|| pair.iter().for_each(|key| stage.press(key)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
