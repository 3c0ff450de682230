//! Keys beyond the single ones: prefixes, the palette, the help's search, rebound keys, and the mouse.

use ratatui::style::Modifier;
use yaodian::app::action::{Action, Scope, TABLE};
use yaodian::app::board::popup::Area;
use yaodian::app::keymap::written;
use yaodian::app::preferences::Preferences;
use yaodian::app::screen::palette::PaletteAreas;
use yaodian::app::{Overlay, PendingKeys, Screen};

use crate::frames::check;
use crate::midyear;
use crate::play::{Played, Stage, dry as play, dry_bound, rows, text};
use crate::walks::{message, walk, walked};

fn on(played: &Played) -> String {
    played.app.item().map_or(String::new(), |item| item.number.clone())
}

fn status(played: &Played, number: &str) -> String {
    let item = played.app.plan().items.iter().find(|item| item.number == number);
    item.map_or(String::new(), |item| item.status.0.clone())
}

/// The part of the screen the selected card takes.
fn selected(played: &Played) -> Area {
    played.app.selected_area().expect("a card is selected and in view")
}

#[test]
fn a_prefix_waits_without_limit_and_pops_up_what_may_follow() {
    let played = play(midyear::plan(), Stage::of(120, 40), "7 Enter s wait:3600s");
    assert!(matches!(played.app.pending(), PendingKeys::Prefix(_)));
    let shown = text(&played.frame);
    for part in ["改状态", "1  ◌ 未启动    5", "2  ◔ 推进中   14", "3  ▴ 滞后      2  ✓", "4  ✓ 已完成    5"]
    {
        assert!(shown.contains(part), "{part} in\n{shown}");
    }
    assert!(rows(&played.frame)[39].contains(" s   等待下一键   Esc 返回"), "{shown}");
    walk("甲: [1] | | | ", "s wait:3600s 2", "甲: | [1] | | ");
}

#[test]
fn a_key_that_does_not_follow_cancels_the_prefix_says_so_and_does_nothing_else() {
    for (keys, said) in
        [("s L", "s L 在此没有作用"), ("g L", "g L 在此没有作用"), ("z q", "z q 在此没有作用"), ("s Esc", "")]
    {
        let played = walk("甲: [1] | 2 | | ", keys, "甲: [1] | 2 | | ");
        assert_eq!(message(&played), said, "{keys}");
        assert_eq!(
            (played.app.pending(), played.app.screens().bare()),
            (&PendingKeys::Nothing, Some(&Screen::Board)),
            "{keys}"
        );
    }
}

/// The pop-up stands clear of the card it speaks of, wherever that is, and of the last row.
#[test]
fn pop_ups_do_not_cover_the_selected_card() {
    for stage in [Stage::of(120, 40), Stage::of(120, 40).english(), Stage::of(80, 24), Stage::of(160, 50).plain()] {
        for number in (1..=26).step_by(3) {
            let before = play(midyear::plan(), stage, &format!("{number} Enter"));
            for keys in ["s", "g", ":"] {
                let after = play(midyear::plan(), stage, &format!("{number} Enter {keys}"));
                check(&after.frame, stage.size);
                let Area { x, y, width, height } = selected(&after);
                for (x, y) in (y..y + height).flat_map(|y| (x..x + width).map(move |x| (x, y))) {
                    let (was, is) = (&before.frame[(x, y)], &after.frame[(x, y)]);
                    assert_eq!(was.symbol(), is.symbol(), "{keys} over item {number} at {x},{y} in {:?}", stage.size);
                }
            }
        }
    }
}

#[test]
fn the_selected_card_is_an_echo_while_the_palette_has_the_keys() {
    let ground = |keys: &str| {
        let played = play(midyear::plan(), Stage::of(120, 40), keys);
        let Area { x, y, .. } = selected(&played);
        played.frame[(x, y)].bg
    };
    let (lit, prefix, dialog) = (ground("7 Enter"), ground("7 Enter s"), ground("7 Enter :"));
    assert_eq!(lit, prefix);
    assert_ne!(lit, dialog);
    assert_eq!(lit, ground("7 Enter : Esc"));
}

/// Nothing of the bold lane heads behind it shows through the palette.
#[test]
fn pop_ups_hide_what_is_behind_them() {
    let played = play(midyear::plan(), Stage::of(120, 40), "7 Enter : kj");
    let Some(Overlay::Palette(palette)) = played.app.screens().overlay() else { panic!("the palette is open") };
    let entries = PaletteAreas::of(played.app.palette_area()).entries;
    assert!(palette.found.len() > 8);
    for y in entries.y + 1..entries.y + 8 {
        for x in entries.x..entries.x + entries.width {
            assert!(!played.frame[(x, y)].modifier.contains(Modifier::BOLD), "at {x},{y}");
        }
    }
}

#[test]
fn the_palette_finds_actions_and_items_and_runs_them() {
    for (keys, item, moved) in [
        (": 13 Enter", "13", None),
        (": kjfp Enter", "13", None),
        (": 扶贫 Enter", "13", None),
        (": gaoxinqu Enter", "8", None),
        (": PgDn Esc", "7", None),
        (": 13 Backspace Backspace 5 Enter", "5", None),
        ("Ctrl-p 26 Enter", "26", None),
        (": 移到推 Enter", "7", Some("doing")),
        (": yddoing Esc", "7", None),
        (": ydytjz Enter", "7", None),
        (": forward Enter", "7", Some("done")),
        (": back Enter", "7", Some("doing")),
        (": s1 Enter", "7", Some("todo")),
    ] {
        let played = play(midyear::plan(), Stage::of(120, 40), &format!("7 Enter {keys}"));
        assert_eq!(on(&played), item, "{keys}\n{}", text(&played.frame));
        assert_eq!(status(&played, "7"), moved.unwrap_or("behind"), "{keys}");
    }
    let played = play(midyear::plan(), Stage::of(120, 40), "7 Enter : detail Enter");
    assert!(matches!(played.app.screens().bare(), Some(Screen::Detail(_))));
    let played = play(midyear::plan(), Stage::of(120, 40), "7 Enter : quit Enter L");
    assert_eq!(status(&played, "7"), "behind");
}

#[test]
fn what_does_not_apply_is_greyed_with_the_reason_and_stays_undone() {
    let played = walked("甲: [1] | 2 | | ", ": undo");
    let shown = text(&played.frame);
    assert!(shown.contains("撤销上一步（没有可撤销的操作）"), "{shown}");
    let played = walked("甲: [1] | 2 | | ", ": undo Enter");
    assert_eq!(message(&played), "没有可撤销的操作");
    assert!(matches!(played.app.screens().overlay(), Some(Overlay::Palette(_))), "the palette stays");
    let played = walked("甲: [1] | 2 | | ", ": other-pane Enter");
    assert_eq!(message(&played), "只用于详情");
}

#[test]
fn every_action_is_on_the_palette_and_in_the_help() {
    for (lang, stage) in [("zh", Stage::of(120, 40)), ("en", Stage::of(120, 40).english())] {
        let help = text(
            &play(
                midyear::plan(),
                Stage { size: yaodian::app::board::grid::Size { cols: 120, rows: 200 }, ..stage },
                "?",
            )
            .frame,
        );
        for row in TABLE {
            let text_of_row = row.text.say(stage.lang);
            assert!(help.contains(text_of_row), "{} in the help ({lang})\n{help}", row.name);
            if matches!(row.action, Action::Digit | Action::Palette | Action::SetStatus) {
                continue;
            }
            let played = play(midyear::plan(), stage, &format!(": '{}'", row.name));
            let shown = text(&played.frame);
            assert!(shown.contains(text_of_row), "{} on the palette ({lang})\n{shown}", row.name);
        }
    }
}

#[test]
fn the_palette_takes_pastes_and_shows_the_real_cursor() {
    let caret = |keys: &str| play(midyear::plan(), Stage::of(120, 40), keys).caret;
    let start = caret(":").expect("the caret is shown");
    for (typed, cells) in
        [("'ab'", 2), ("'高新'", 4), ("paste:'高新'", 4), ("'高新' Left", 2), ("'高e\u{301}' Backspace", 2)]
    {
        assert_eq!(
            caret(&format!(": {typed}")).map(|place| (place.x - start.x, place.y)),
            Some((cells, start.y)),
            "{typed}"
        );
    }
    assert_eq!(caret(""), None);
    assert_eq!(caret(": Esc"), None);
    assert!(start.y < 39, "never on the last row");
}

#[test]
fn the_help_begins_with_the_screen_it_was_opened_on_and_is_searched_by_key_and_by_word() {
    let shown = |keys: &str| text(&play(midyear::plan(), Stage::of(120, 40), keys).frame);
    let tall = |keys: &str| text(&play(midyear::plan(), Stage::of(120, 200), keys).frame);
    let board = tall("?");
    assert!(board.contains("当前：看板") && board.contains("详情画面另有"), "{board}");
    let detail = tall("Enter ?");
    assert!(detail.contains("当前：详情") && detail.contains("看板画面另有"), "{detail}");
    for (typed, hits, misses) in [
        ("zhedie", "折叠或展开本泳道", "撤销上一步"),
        ("折叠", "折叠或展开本泳道", "撤销上一步"),
        ("fold", "折叠或展开本泳道", "撤销上一步"),
        ("u", "撤销上一步", "折叠或展开本泳道"),
        ("Ctrl-r", "重做", "撤销上一步"),
        ("gg", "本列第一张", "撤销上一步"),
        ("nonsense", "没有相符的键或动作", "撤销上一步"),
    ] {
        for keys in [format!("? / '{typed}'"), format!("? / '{typed}' Enter")] {
            let shown = shown(&keys);
            assert!(shown.contains(hits) && !shown.contains(misses), "{keys}\n{shown}");
        }
    }
    let board = shown("?");
    assert_eq!(shown("? / zz Esc"), board);
    assert_eq!(shown("? / zz Enter Esc"), board);
    assert!(matches!(
        play(midyear::plan(), Stage::of(120, 40), "? / zz Enter Esc Esc").app.screens().bare(),
        Some(Screen::Board)
    ));
}

#[test]
fn the_help_scrolls_to_its_last_row_and_back() {
    let shown = |keys: &str| text(&play(midyear::plan(), Stage::of(80, 24), keys).frame);
    assert!(shown("? G").contains("重启之后也一样"));
    assert_ne!(shown("? G k"), shown("? G"), "one row back is one row back");
    assert_eq!(shown("? G gg"), shown("?"));
}

#[test]
fn rebound_keys_act_and_are_what_help_hints_and_pop_ups_show() {
    let file = "[keys.board]\nforward = \"M\"\nstatus = \"m\"\nfind-in-help = \"F3\"\n";
    assert_eq!(Preferences::read(Ok(file)).mistakes.len(), 1, "that is no key of the board's");
    let keymap = || Preferences::read(Ok("[keys.board]\nforward = \"M\"\nstatus = \"m\"\n")).keymap;
    let play = |keys: &str| dry_bound(midyear::plan(), Stage::of(120, 40), &format!("8 Enter {keys}"), keymap());
    assert_eq!(status(&play("M"), "8"), "done");
    assert_eq!(status(&play("L"), "8"), "doing");
    assert_eq!(message(&play("L")), "L 在此没有作用   ? 帮助");
    assert_eq!(status(&play("m 1"), "8"), "todo");
    assert_eq!(status(&play("Enter L"), "8"), "done", "the detail has its own keys");
    assert!(rows(&play("").frame)[39].contains("M 推进"), "{}", text(&play("").frame));
    assert!(rows(&play("").frame)[39].contains("m 状态"));
    assert!(text(&play("m").frame).contains(" m  改状态"));
    assert!(text(&play("?").frame).contains("M           推进到右边一列"));
    assert_eq!(written(keymap().keys(Scope::Detail, Action::Forward)).join(" "), "L > Shift-Right");
}

/// A cell within the card of item `number`.
fn cell_of(number: u32, stage: Stage) -> (u16, u16) {
    let Area { x, y, .. } = selected(&play(midyear::plan(), stage, &format!("{number} Enter")));
    (x + 3, y)
}

#[test]
fn a_click_selects_the_card_under_it_and_a_second_one_opens_it() {
    let stage = Stage::of(120, 40);
    for number in (1..=26).step_by(3) {
        let (x, y) = cell_of(number, stage);
        let click = format!("1 Enter click:{x},{y}");
        let played = play(midyear::plan(), stage, &click);
        assert_eq!((on(&played), played.app.screens().bare()), (number.to_string(), Some(&Screen::Board)), "{x},{y}");
        let played = play(midyear::plan(), stage, &format!("{click} wait:400ms click:{x},{y}"));
        assert!(matches!(played.app.screens().bare(), Some(Screen::Detail(_))), "item {number}");
        let played = play(midyear::plan(), stage, &format!("{click} wait:401ms click:{x},{y}"));
        assert_eq!(played.app.screens().bare(), Some(&Screen::Board), "item {number}");
        let played = play(midyear::plan(), stage, &format!("{click} click:{},{y}", x + 1));
        assert_eq!(played.app.screens().bare(), Some(&Screen::Board), "item {number}");
    }
}

#[test]
fn numbers_and_folded_lanes_of_a_narrow_window_are_clicked_too() {
    let stage = Stage::of(80, 24);
    let start = play(midyear::plan(), stage, "1 Enter");
    let chips = start.app.board().layout().columns.last().copied().expect("a column");
    let lane = start.app.board().layout().lanes[0].top;
    let y = start.app.board().layout().body.top + u16::try_from(lane - start.app.board().scroll()).unwrap() + 1;
    let played = play(midyear::plan(), stage, &format!("1 Enter click:{},{y}", chips.x + 1));
    assert_eq!(on(&played), "3", "{}", text(&start.frame));
    let folded = rows(&start.frame).iter().position(|row| row.starts_with("▸四")).expect("a folded lane");
    let played = play(midyear::plan(), stage, &format!("1 Enter click:30,{folded}"));
    assert_eq!(on(&played), "12");
}

#[test]
fn a_card_dragged_to_a_column_goes_there_and_one_dropped_elsewhere_stays() {
    let stage = Stage::of(120, 40);
    let (x, y) = cell_of(8, stage);
    let columns = play(midyear::plan(), stage, "8 Enter").app.board().layout().columns.clone();
    for (column, expected) in [(0, "todo"), (1, "doing"), (2, "behind"), (3, "done")] {
        let to = columns[column].x + 1;
        for to_y in [1, y, 20] {
            let played = play(midyear::plan(), stage, &format!("drag:{x},{y},{to},{to_y}"));
            assert_eq!((status(&played, "8").as_str(), on(&played).as_str()), (expected, "8"), "to {to},{to_y}");
            assert_eq!(played.app.plan().log.len(), midyear::plan().log.len() + usize::from(expected != "doing"));
        }
    }
    for to_y in [0, 36, 39] {
        let played = play(midyear::plan(), stage, &format!("drag:{x},{y},{},{to_y}", columns[3].x + 1));
        assert_eq!(status(&played, "8"), "doing", "dropped on row {to_y}");
    }
    let played = play(midyear::plan(), stage, &format!("drag:{x},{y},{},{y} u", columns[3].x + 1));
    assert_eq!(status(&played, "8"), "doing", "a drag is one step");
}

#[test]
fn the_wheel_passes_three_and_the_mouse_can_be_given_to_the_terminal() {
    let board = "甲: [1] 2 3 4 5 6 7 8 | | | ";
    walk(board, "wheel-down:5,5", "甲: 1 2 3 [4] 5 6 7 8 | | | ");
    walk(board, "wheel-down:5,5 wheel-down:5,5 wheel-up:5,5", "甲: 1 2 3 [4] 5 6 7 8 | | | ");
    walk(board, "wheel-up:5,5", board);
    let played = walk(board, ": mouse Enter wheel-down:5,5 click:3,6", board);
    assert_eq!(played.app.mouse(), yaodian::app::config::Mouse::Terminal);
    assert_eq!(message(&played), "鼠标归终端，可选取文字");
    walk(board, ": mouse Enter : mouse Enter wheel-down:5,5", "甲: 1 2 3 [4] 5 6 7 8 | | | ");
    let played = walked(board, ": wheel-down:5,5 wheel-down:5,5 wheel-up:5,5");
    let Some(Overlay::Palette(palette)) = played.app.screens().overlay() else { panic!("the palette is open") };
    assert_eq!(palette.at, 3);
    let played = walked(board, ": click:1,1");
    assert_eq!(played.app.screens().bare(), Some(&Screen::Board), "a click beside the palette closes it");
}

/// No click, drag or turn of the wheel at any cell of any screen leaves a frame that is not whole.
#[test]
fn the_mouse_may_be_anywhere() {
    for stage in [Stage::of(120, 40), Stage::of(80, 24), Stage::of(30, 9), Stage::of(19, 5)] {
        let (cols, rows) = (stage.size.cols, stage.size.rows);
        for keys in ["", "Enter", "?", ":"] {
            let cells = (0..rows).step_by(3).flat_map(|y| (0..cols).step_by(13).map(move |x| (x, y)));
            let deeds: Vec<String> = cells
                .map(|(x, y)| {
                    format!("click:{x},{y} drag:{x},{y},{},{} wheel-down:{x},{y}", cols - 1 - x, rows - 1 - y)
                })
                .collect();
            let played = play(midyear::plan(), stage, &format!("{keys} {} click:65535,65535", deeds.join(" ")));
            check(&played.frame, stage.size);
        }
    }
}

/// Typing on looks only among what was found before; that must find what typing anew finds.
#[test]
fn typing_on_finds_what_typing_anew_finds() {
    let found = |keys: &str| {
        let played = play(midyear::plan(), Stage::of(120, 40), keys);
        let Some(Overlay::Palette(palette)) = played.app.screens().overlay() else { panic!("the palette is open") };
        palette.found.clone()
    };
    for typed in [
        "kjxm",
        "kjqy",
        "gx ys",
        "gaoxinjishu",
        "高xjs",
        "1",
        "13",
        "tsqy",
        "科技创新",
        "kj cx",
        "undo",
        "s1",
        "zhongda",
        "yh",
    ] {
        assert_eq!(found(&format!(": '{typed}'")), found(&format!(": paste:'{typed}'")), "{typed}");
    }
}
