//! Walks: a board before, keys, the board after. A board is written lane by lane, its four columns parted by `|`; the
//! card in brackets has the cursor.

use serde_json::Map;
use yaodian::app::board::view::LaneView;
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::id::{ColumnId, ItemId, ThemeId};
use yaodian::plan::item::Item;
use yaodian::plan::theme::Theme;

use crate::midyear::{item_id, theme_id};
use crate::play::{BY, Played, Stage, now, play};

/// The plan a board's notation stands for, and the number in brackets.
fn read(board: &str) -> (Plan, String) {
    let mut plan = document::default_plan();
    let model = plan.items.remove(0);
    plan.items.clear();
    plan.themes.clear();
    let mut cursor = String::new();
    for (at, lane) in board.trim().lines().enumerate() {
        let theme = theme_id(u32::try_from(at).unwrap() + 1);
        let (title, cells) = lane.trim().split_once(':').unwrap();
        plan.themes.push(Theme {
            id: theme,
            no: theme.place(),
            marker: title.to_owned(),
            title: title.to_owned(),
            rest: Map::new(),
        });
        let mut items = Vec::new();
        for (cell, column) in cells.split('|').zip(&plan.columns) {
            for number in cell.split_whitespace() {
                let bare = number.trim_matches(['[', ']']);
                if bare != number {
                    cursor = bare.to_owned();
                }
                items.push((bare.parse::<u32>().unwrap(), column.id.clone()));
            }
        }
        items.sort();
        plan.items.extend(items.into_iter().map(|(number, status)| item(&model, number, theme, status)));
    }
    plan.next_item = plan.items.iter().map(|item| item.no).max().unwrap_or(0) + 1;
    plan.next_theme = plan.themes.len() as u32 + 1;
    assert_eq!(plan.check(), Ok(()));
    (plan.founded(now()), cursor)
}

fn item(model: &Item, number: u32, theme: ThemeId, status: ColumnId) -> Item {
    Item {
        id: item_id(number),
        no: number,
        number: number.to_string(),
        theme,
        status,
        title: format!("第{number}件"),
        ..model.clone()
    }
}

/// The notation of what a session shows.
fn write(played: &Played) -> String {
    let cursor = played.app.board().cursor();
    let number = |id: ItemId, lane: &LaneView| {
        let number = played.app.plan().item(id).unwrap().number.clone();
        let here = cursor.is_some_and(|cursor| cursor.item == id && cursor.lane == lane.key);
        if here { format!("[{number}]") } else { number }
    };
    let lane = |lane: &LaneView| {
        let cell = |cards: &Vec<ItemId>| cards.iter().map(|id| number(*id, lane)).collect::<Vec<_>>().join(" ");
        format!("{}: {}", lane.title, lane.columns.iter().map(cell).collect::<Vec<_>>().join(" | "))
    };
    played.app.board_context().view.lanes.iter().map(lane).collect::<Vec<_>>().join("\n")
}

fn tidy(board: &str) -> String {
    let line = |line: &str| {
        let (title, cells) = line.trim().split_once(':').unwrap();
        let cells = cells.split('|').map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        format!("{title}: {}", cells.collect::<Vec<_>>().join(" | "))
    };
    board.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Plays `keys` on the board `before` with the cursor where its brackets are.
pub(crate) fn walked(before: &str, keys: &str) -> Played {
    let (plan, cursor) = read(before);
    let jump = if cursor.is_empty() { String::new() } else { format!("{cursor} Enter ") };
    play(plan, Stage::of(120, 40), &format!("{jump}{keys}"))
}

/// Asserts that `keys` lead from one board to another.
pub(crate) fn walk(before: &str, keys: &str, after: &str) -> Played {
    let played = walked(before, keys);
    assert_eq!(write(&played), tidy(after), "after {keys}");
    played
}

/// The message of the moment as text.
pub(crate) fn message(played: &Played) -> String {
    played.app.message().map_or(String::new(), |message| message.parts.iter().map(|(_, text)| text.as_str()).collect())
}

const BOARD: &str = "
    甲: 1 [2] 3 | 4 | 5 | 6
    乙: | 7 8 | |
    丙: 9 | | | 10";

/// Where each motion takes the cursor from the card in brackets.
#[test]
fn motions_go_where_the_design_says() {
    for (from, keys, to) in [
        ("2", "j", "3"),
        ("2", "Down", "3"),
        ("3", "j", "9"),
        ("9", "j", "9"),
        ("2", "k", "1"),
        ("1", "k", "1"),
        ("9", "k", "3"),
        ("2", "l", "4"),
        ("4", "l", "5"),
        ("5", "l", "6"),
        ("6", "l", "6"),
        ("6", "h", "5"),
        ("7", "l", "5"),
        ("7", "h", "9"),
        ("10", "h", "5"),
        ("1", "]", "7"),
        ("7", "]", "9"),
        ("9", "]", "9"),
        ("10", "[", "7"),
        ("7", "[", "4"),
        ("1", "[", "1"),
        ("3", "g g", "1"),
        ("1", "G", "9"),
        ("1", "Home", "1"),
        ("1", "End", "9"),
        ("1", "2j", "3"),
        ("1", "3j", "9"),
        ("1", "99j", "9"),
        ("9", "Ctrl-u", "1"),
        ("1", "Ctrl-d", "9"),
        ("1", "PgDn", "9"),
        ("9", "PgUp", "1"),
        ("1", "8 Enter", "8"),
        ("1", "10 wait:1s", "10"),
        ("1", "10 Backspace wait:1s", "1"),
        ("1", "77 wait:1s", "1"),
        ("1", "8 Esc", "1"),
    ] {
        let board = BOARD.replace("[2]", "2");
        let mark = |number: &str| {
            let line = |line: &str| {
                line.split(' ')
                    .map(|word| if word == number { format!("[{word}]") } else { word.to_owned() })
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            board.lines().map(line).collect::<Vec<_>>().join("\n")
        };
        walk(&mark(from), keys, &mark(to));
    }
}

/// What each key does to the status of the card.
#[test]
fn cards_move_with_one_key() {
    for (keys, after) in [
        ("L", "甲: 1 3 | [2] 4 | 5 | 6"),
        (">", "甲: 1 3 | [2] 4 | 5 | 6"),
        ("Shift-Right", "甲: 1 3 | [2] 4 | 5 | 6"),
        ("L L", "甲: 1 3 | 4 | 5 | [2] 6"),
        ("L L L", "甲: 1 3 | 4 | 5 | [2] 6"),
        ("H", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("L H", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("L <", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("L Shift-Left", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("!", "甲: 1 3 | 4 | [2] 5 | 6"),
        ("! !", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("L ! !", "甲: 1 3 | [2] 4 | 5 | 6"),
        ("! L", "甲: 1 3 | 4 | 5 | [2] 6"),
        ("! H", "甲: 1 3 | [2] 4 | 5 | 6"),
        ("s 4", "甲: 1 3 | 4 | 5 | [2] 6"),
        ("s 3 u", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("s 3 u Ctrl-r", "甲: 1 3 | 4 | [2] 5 | 6"),
        ("s 9", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("s x", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("4L", "甲: 1 2 3 | | 5 | [4] 6"),
        ("4!", "甲: 1 2 3 | | [4] 5 | 6"),
        ("4s1", "甲: 1 2 3 [4] | | 5 | 6"),
        ("4 wait:1s L", "甲: 1 2 3 | | 5 | [4] 6"),
        ("77L", "甲: 1 [2] 3 | 4 | 5 | 6"),
        ("5L", "甲: 1 2 3 | 4 | | [5] 6"),
        ("5H", "甲: 1 2 3 | [5] 4 | | 6"),
        ("5!", "甲: 1 2 3 | [5] 4 | | 6"),
    ] {
        let after = after.replace("[5] 4", "4 [5]");
        walk(BOARD, keys, &format!("{after}\n乙: | 7 8 | | \n丙: 9 | | | 10"));
    }
}

#[test]
fn what_does_not_apply_says_why_and_changes_nothing() {
    for (keys, said) in [
        ("6L", "已完成已是这一头的最后一列"),
        ("H", "未启动已是这一头的最后一列"),
        ("s 1", "第2项已在未启动"),
        ("s 7", "没有第7列，共4列"),
        ("77L", "没有第77项"),
        ("u", "没有可撤销的操作"),
        ("Ctrl-r", "没有可重做的操作"),
    ] {
        let played = walked(BOARD, keys);
        assert!(message(&played).contains(said), "{keys}: {}", message(&played));
        assert!(played.app.plan().log.is_empty(), "{keys}");
    }
}

#[test]
fn a_move_names_itself_and_stands_in_the_log() {
    let played = walked(BOARD, "4!");
    assert_eq!(message(&played), "第4项  推进中 ➜ 滞后   u 撤销");
    let log = &played.app.plan().log;
    assert_eq!((log.len(), log[0].by.as_str(), log[0].changes.len()), (1, BY, 3));
    assert_eq!(log[0].label, "第4项 推进中 ➜ 滞后");
}

#[test]
fn quitting_ends_the_list_and_escape_never_quits() {
    walk("甲: [1] | | | ", "Esc Esc Esc L", "甲: | [1] | | ");
    walk("甲: [1] | | | ", "q L", "甲: [1] | | | ");
    walk("甲: [1] | | | ", "Enter q L", "甲: | [1] | | ");
    walk("甲: [1] | | | ", "Ctrl-c L", "甲: [1] | | | ");
}
