//! Frames. A few are kept as text, so that a person reads their differences; a checker goes over many more.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr as _;
use yaodian::app::board::grid::Size;
use yaodian::document;
use yaodian::plan::Plan;

use crate::midyear;
use crate::play::{Stage, dry, now, play, rows, text};

fn initial() -> Plan {
    document::default_plan().founded(now())
}

/// Nothing on a frame is wider than the screen, no half of a wide character is left, nothing a terminal would act on.
pub(crate) fn check(frame: &Buffer, size: Size) {
    assert_eq!((frame.area.width, frame.area.height), (size.cols, size.rows));
    for y in 0..size.rows {
        let mut x = 0;
        while x < size.cols {
            let symbol = frame[(x, y)].symbol();
            let width = u16::try_from(symbol.width()).unwrap();
            assert!(width > 0 && !symbol.chars().any(char::is_control), "{symbol:?} at {x},{y}");
            assert!(x + width <= size.cols, "{symbol:?} at {x},{y} is cut by the edge");
            for hidden in x + 1..x + width {
                assert_eq!(frame[(hidden, y)].symbol(), " ", "half of {symbol:?} at {hidden},{y}");
            }
            x += width;
        }
    }
}

/// A test that keeps the frame after some keys as text, under its own name.
macro_rules! kept {
    ($name:ident, $plan:expr, $stage:expr, $keys:expr) => {
        #[test]
        fn $name() {
            let stage: Stage = $stage;
            let played = play($plan, stage, $keys);
            check(&played.frame, stage.size);
            insta::assert_snapshot!(stringify!($name), text(&played.frame));
        }
    };
}

pub(crate) use kept;

kept!(board_initial, initial(), Stage::of(120, 40), "");
kept!(board_initial_english, initial(), Stage::of(120, 40).english(), "");
kept!(board, midyear::plan(), Stage::of(120, 40), "7 Enter");
kept!(board_80x24, midyear::plan(), Stage::of(80, 24), "12 Enter za 2 Enter");
kept!(board_80x24_english, midyear::plan(), Stage::of(80, 24).english(), "12 Enter");
kept!(board_safe_without_colours, midyear::plan(), Stage::of(120, 40).plain(), "7 Enter");
kept!(detail, midyear::plan(), Stage::of(120, 40), "13 Enter Enter");
kept!(detail_80x24, midyear::plan(), Stage::of(80, 24), "7 Enter Enter");
kept!(help, midyear::plan(), Stage::of(120, 40), "?");
kept!(help_80x24_english, midyear::plan(), Stage::of(80, 24).english(), "?");
kept!(palette, midyear::plan(), Stage::of(120, 40), "7 Enter : gx");
kept!(palette_80x24_english, midyear::plan(), Stage::of(80, 24).english(), "7 Enter :");
kept!(prefix, midyear::plan(), Stage::of(120, 40), "7 Enter s");
kept!(prefix_80x24, midyear::plan(), Stage::of(80, 24).plain(), "7 Enter s");
kept!(help_80x24, midyear::plan(), Stage::of(80, 24), "?");

#[test]
fn no_title_but_that_of_item_4_is_cut_at_120x40() {
    for plan in [initial(), midyear::plan()] {
        let shown = text(&play(plan.clone(), Stage::of(120, 40), "7 Enter").frame);
        assert_eq!(shown.lines().filter(|line| line.contains('…')).count(), 1, "{shown}");
        let whole = rows_joined(&shown);
        for item in plan.items.iter().filter(|item| item.number != "4") {
            let title: String = item.title.chars().filter(|c| !c.is_whitespace()).collect();
            let halves = (title.chars().count() / 2).max(6);
            let head: String = title.chars().take(halves.min(8)).collect();
            assert!(whole.contains(&head), "{} is not whole in\n{shown}", item.title);
        }
    }
}

fn rows_joined(shown: &str) -> String {
    shown.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn at_80x24_every_card_is_reached_and_read_in_full() {
    let plan = midyear::plan();
    for item in &plan.items {
        let played = play(plan.clone(), Stage::of(80, 24), &format!("{} Enter", item.number));
        assert_eq!(played.app.item().map(|item| item.id), Some(item.id));
        let strip = rows(&played.frame)[17..23].concat();
        let strip: String = strip.chars().filter(|c| !c.is_whitespace()).collect();
        let text: String = item.text.chars().filter(|c| !c.is_whitespace()).collect();
        let more = text.chars().count() > 190;
        assert!(more || strip.contains(&text), "{} in\n{strip}", item.text);
    }
}

#[test]
fn frames_of_every_size_are_whole() {
    let sizes = [
        (200, 60),
        (160, 45),
        (120, 40),
        (100, 30),
        (99, 30),
        (80, 24),
        (60, 20),
        (40, 12),
        (30, 9),
        (20, 6),
        (19, 5),
        (1, 1),
    ];
    for (cols, rows) in sizes {
        for stage in [Stage::of(cols, rows), Stage::of(cols, rows).english(), Stage::of(cols, rows).plain()] {
            for keys in
                ["", "7 Enter", "25 Enter Enter", "? G", "za", "13L", "13", "s", "g", "7!", "zz", ": gx", "? / x"]
            {
                check(&dry(midyear::plan(), stage, keys).frame, stage.size);
            }
        }
    }
}
