//! Walks: a board before, keys, the board after. A board is written lane by lane, its four columns parted by `|`; the
//! card in brackets has the cursor.

use serde_json::Map;
use yaodian::app::board::view::LaneView;
use yaodian::document;
use yaodian::plan::Plan;
use yaodian::plan::id::{ColumnId, ItemId, ThemeId};
use yaodian::plan::item::Item;
use yaodian::plan::theme::Theme;

use crate::midyear::{self, item_id, theme_id};
use crate::play::{BY, Played, Stage, now, play, rows};

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

#[test]
fn where_numbers_repeat_the_prompt_names_what_the_key_takes() {
    let mut plan = midyear::plan();
    for id in [13, 20] {
        plan.items.iter_mut().find(|item| item.id == item_id(id)).unwrap().number = "7".to_owned();
    }
    let on = |keys: &str| play(plan.clone(), Stage::of(120, 40), keys);
    for (keys, prompt, item) in [
        ("1 Enter 7", "国家级高新技术产业开发区早日获批   1/3", 7),
        ("7 Enter 7", "组织实施一批科技扶贫项目   2/3", 13),
        ("7 Enter 7 Enter 7", "优化科技创新外部环境   3/3", 20),
        ("7 Enter 7 Enter 7 Enter 7", "国家级高新技术产业开发区早日获批   1/3", 7),
    ] {
        let prompted = on(keys);
        assert!(rows(&prompted.frame)[39].contains(prompt), "{keys}: {}", rows(&prompted.frame)[39]);
        let there = on(&format!("{keys} Enter"));
        assert_eq!(there.app.item().unwrap().id, item_id(item), "{keys}");
        let title = prompt.split(' ').next().unwrap();
        assert!(message(&there).contains(&format!("第7项 {title}（")), "{}", message(&there));
    }
    assert!(message(&on("7 Enter 7 Enter L")).starts_with("第7项 组织实施一批科技扶贫项目（"), "a move too");
    plan.items.iter_mut().filter(|item| item.id != item_id(20)).filter(|item| item.number == "7").for_each(|item| {
        item.vanished = true;
    });
    assert_eq!(
        play(plan, Stage::of(120, 40), "1 Enter 7 Enter").app.item().unwrap().id,
        item_id(20),
        "only the living"
    );
}

#[test]
fn messages_are_true_and_keep_their_keys_in_sight() {
    let on = |size: (u16, u16), keys: &str| play(midyear::plan(), Stage::of(size.0, size.1), keys);
    let undone = on((80, 24), "7L u");
    assert!(message(&undone).starts_with("已撤销：第7项 滞后 ➜ 已完成"), "in its direction: {}", message(&undone));
    for keys in ["V s4 u", "V s4 u Ctrl-r", "1d '12-31' Enter", "V d '12-31' Enter u"] {
        let played = on((80, 24), keys);
        let row = rows(&played.frame)[23].clone();
        assert!(row.contains("u 撤销") || row.contains("Ctrl-r 重做"), "{keys}: {row}");
    }
    let bulk = on((120, 40), "V s4 u");
    assert!(message(&bulk).starts_with("已撤销：") && message(&bulk).contains("项 ➜ 已完成"), "{}", message(&bulk));
    let empty = on((120, 40), "f / 'leader:无此人' Enter L");
    assert_eq!(message(&empty), "没有显示的工作项：F 取消筛选，R 恢复显示");
    let hidden = on((120, 40), "7 Space f w L");
    let changed: Option<usize> = message(&hidden).split('项').next().and_then(|count| count.parse().ok());
    assert!(changed.is_none_or(|count| count > 0), "{}", message(&hidden));
}
