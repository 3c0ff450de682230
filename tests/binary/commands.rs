//! Commands: what they answer and change, and with which exit code they fail.

use std::fs;

use serde_json::Value;

use crate::home::{Answer, Home, NOW};

/// Asserts that a command fails with this code and says this on standard error, and nothing on standard output.
fn fails(home: &Home, arguments: &[&str], code: i32, said: &str) {
    let Answer { code: found, out, err } = home.run(arguments);
    assert_eq!((found, out.as_str()), (code, ""), "{arguments:?}: {err}");
    assert!(err.contains(said), "{arguments:?}: {err}");
}

#[test]
fn a_fresh_home_answers_from_the_embedded_plan_and_writes_nothing() {
    let home = Home::new();
    let items = home.run(["list", "--json"]).json();
    let items = items.as_array().expect("an array");
    assert_eq!(items.len(), 26);
    let document = include_str!("../../seeds/shiyan-2020.txt");
    for item in items {
        let whole = format!(
            "{}.{}{}",
            item["number"].as_str().expect("a number"),
            item["text"].as_str().expect("a text"),
            item["clause"].as_str().unwrap_or("")
        );
        assert!(document.contains(&whole), "{whole}");
        assert_eq!((item["status"].as_str(), &item["since"]), (Some("todo"), &Value::Null));
    }
    assert!(home.run(["list"]).done().contains("组织实施一批科技扶贫项目"));
    assert!(home.run(["show", "7"]).done().contains("国家级高新技术产业开发区早日获批"));
    assert_eq!(home.run(["log", "--json"]).json(), serde_json::json!([]));
    assert!(!home.path("data").exists(), "reading wrote something");
}

#[test]
fn a_move_by_keys_is_there_after_a_restart_and_can_be_undone_from_the_command_line() {
    let home = Home::new();
    home.run(["--keys", "1 3 Enter L q"]).done();
    let item = home.run(["show", "13", "--json"]).json();
    assert_eq!((item["status"].as_str(), item["since"].as_str()), (Some("doing"), Some(NOW)));
    let log = home.run(["log"]).done();
    assert!(log.contains("wang@pc1  第13项 未启动 ➜ 推进中"), "{log}");
    let undone = home.run(["undo"]).done();
    assert_eq!(undone, "已撤销：第13项 推进中 ➜ 未启动\n");
    assert_eq!(home.run(["show", "13", "--json"]).json()["status"], "todo");
    assert_eq!(home.run(["redo"]).done(), "已重做：第13项 未启动 ➜ 推进中\n");
    let steps = home.run(["log", "--json"]).json();
    let kinds: Vec<_> = steps.as_array().expect("an array").iter().map(|step| step["kind"].clone()).collect();
    assert_eq!(kinds, ["edit", "undo", "redo"]);
    assert_eq!(steps[1]["undoes"], steps[0]["id"]);
    assert_eq!(
        steps[0]["changes"][0],
        serde_json::json!({"item": 13, "field": "status", "from": "todo", "to": "doing"})
    );
}

#[test]
fn undo_takes_only_steps_of_the_same_user() {
    let home = Home::new();
    home.run(["move", "7", "doing"]).done();
    let other = Answer::of(home.command().env("YAODIAN_BY", "li@pc2").arg("undo"));
    assert_eq!((other.code, other.err.as_str()), (1, "没有可撤销的操作\n"));
    Answer::of(home.command().env("YAODIAN_BY", "li@pc2").args(["move", "7", "done"])).done();
    fails(&home, &["undo"], 1, "li@pc2 已改 第7项 推进中 ➜ 已完成");
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(2));
}

#[test]
fn several_items_move_in_one_step_with_a_note() {
    let home = Home::new();
    let told = home.run(["move", "4", "18", "21", "已完成", "-m", "二季度办结"]).done();
    assert_eq!(told.lines().count(), 6, "{told}");
    assert_eq!(home.run(["log", "--json"]).json().as_array().map(Vec::len), Some(1));
    let item = home.run(["show", "18", "--json"]).json();
    assert_eq!((item["status"].as_str(), item["progress"][0]["text"].as_str()), (Some("done"), Some("二季度办结")));
    home.run(["undo"]).done();
    assert_eq!(home.run(["show", "18", "--json"]).json()["progress"], serde_json::json!([]));
    home.run(["behind", "7", "-m", "材料未齐"]).done();
    assert_eq!(home.run(["show", "7", "--json"]).json()["status"], "behind");
}

#[test]
fn wrong_names_are_told_with_their_candidates() {
    let home = Home::new();
    fails(
        &home,
        &["move", "7", "finished"],
        1,
        "没有状态 finished，有：todo 未启动、doing 推进中、behind 滞后、done 已完成",
    );
    fails(&home, &["move", "77", "done"], 1, "没有工作项 77，有：1、2、3");
    fails(&home, &["show", "#99"], 1, "没有工作项 #99");
    fails(&home, &["-b", "nowhere", "list"], 1, "没有看板 nowhere；还没有任何看板");
    fails(&home, &["-b", "../up", "list"], 1, "看板不能叫 ../up");
    home.run(["done", "1"]).done();
    fails(&home, &["-b", "nowhere", "list"], 1, "有：default");
    fails(
        &home,
        &["--lang", "en", "move", "7", "finished"],
        1,
        "There is no status finished; there are: todo Not started",
    );
    for wrong in
        [&["sing"][..], &["list", "--loud"], &["move"], &["--keys"], &["log", "--since", "soon"], &["--size", "80x24"]]
    {
        fails(&home, wrong, 2, "--help");
    }
    let told = home.run(["show", "77", "--json"]);
    let error: Value = serde_json::from_str(&told.err).expect("an object");
    assert!(error["error"].as_str().is_some_and(|text| text.contains("77")), "{error}");
}

#[test]
fn without_a_terminal_the_board_says_so() {
    let home = Home::new();
    fails(&home, &[], 2, "终端");
    assert!(!home.path("data").exists());
}

#[test]
fn a_damaged_file_is_refused_with_its_place_and_left_as_it_is() {
    let home = Home::new();
    home.run(["move", "13", "doing"]).done();
    let whole = fs::read_to_string(home.board()).expect("a board file");
    let broken = &whole[..whole.len() / 2];
    let broken = broken.trim_end_matches(|c: char| !c.is_ascii());
    fs::write(home.board(), broken).expect("it can be written");
    let line = format!("第{}行", broken.lines().count());
    for arguments in [&["list"][..], &["move", "1", "done"], &["undo"], &["--keys", "L"]] {
        fails(&home, arguments, 3, &line);
    }
    assert_eq!(fs::read_to_string(home.board()).expect("a board file"), broken);
}

#[test]
fn a_file_that_does_not_exist_becomes_a_board_with_its_first_change() {
    let home = Home::new();
    home.run(["-f", "mine/plan.json", "list"]).done();
    assert!(!home.path("mine").exists());
    let shown = home.run(["-f", "mine/plan.json", "--keys", "j", "--print"]).done();
    assert!(shown.contains("新建 mine/plan.json") || !home.path("mine").exists(), "{shown}");
    assert!(!home.path("mine").exists());
    let answer = home.run(["-f", "mine/plan.json", "move", "1", "doing"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, "新建 mine/plan.json\n"));
    assert_eq!(home.run(["-f", "mine/plan.json", "show", "1", "--json"]).json()["status"], "doing");
    assert_eq!(
        home.run(["-f", "mine/plan.json", "path"]).done().trim(),
        home.path("mine/plan.json").display().to_string()
    );
    assert_eq!(home.run(["path"]).done().trim(), home.board().display().to_string());
}

#[test]
fn a_board_that_cannot_be_written_says_not_saved_and_loses_nothing_in_memory() {
    let home = Home::new();
    fs::create_dir(home.path("data")).expect("a new folder");
    fs::write(home.path("data/yaodian"), "in the way").expect("it can be written");
    let unsaved = |keys: &str| {
        let answer = home.run(["--keys", keys, "--print"]);
        assert!(answer.code == 1 && answer.err.starts_with("未保存: "), "{answer:?}");
        answer.out
    };
    let shown = unsaved("13L");
    assert!(shown.contains("! 未保存"), "{shown}");
    assert!(shown.contains("推进中  1") || shown.contains("推进中 1"), "{shown}");
    let asked = unsaved("13L q wait:1s");
    assert!(asked.contains("有1步未保存，退出就丢失"), "{asked}");
    fails(&home, &["move", "13", "doing"], 1, "未保存");
    assert_eq!(fs::read_to_string(home.path("data/yaodian")).expect("a file"), "in the way");
}

#[test]
fn frames_come_as_text_colours_and_pictures_in_both_languages() {
    let home = Home::new();
    let text = home.run(["--keys", "7 Enter", "--size", "80x24", "--print"]).done();
    assert_eq!(text.lines().count(), 24);
    assert!(text.contains("❯ 7 国家级高新技术产业开发区早日获批") && !text.contains('\u{1b}'), "{text}");
    let english = home.run(["--lang", "en", "--keys", "7 Enter", "--print=text"]).done();
    assert!(english.contains("Item 7") && english.contains("Not started"), "{english}");
    assert!(home.run(["--keys", "j", "--print=ansi"]).done().contains("\u{1b}["));
    assert!(home.run(["--keys", "j", "--print=svg"]).done().starts_with("<svg"));
    fails(&home, &["--keys", "size:huge"], 2, "size:huge");
}

#[test]
fn every_step_on_one_item_can_be_undone_in_turn_and_redone() {
    let home = Home::new();
    for status in ["doing", "behind", "done", "doing"] {
        home.run(["move", "2", status]).done();
    }
    let status = || home.json()["items"][1]["status"].as_str().map(str::to_owned).unwrap_or_default();
    for expected in ["done", "behind", "doing", "todo"] {
        home.run(["undo"]).done();
        assert_eq!(status(), expected);
    }
    assert_eq!(home.run(["undo"]).code, 1);
    for expected in ["doing", "behind", "done", "doing"] {
        home.run(["redo"]).done();
        assert_eq!(status(), expected);
    }
    assert_eq!(home.run(["redo"]).code, 1);
    home.run(["undo"]).done();
    assert_eq!(status(), "done");
}

#[test]
fn list_answers_a_query() {
    let home = Home::new();
    home.run(["move", "13", "推进中"]).done();
    home.run(["behind", "8"]).done();
    let ids = |query: &[&str]| {
        let items = home.run(["list", "--json"].iter().chain(query)).json();
        items.as_array().expect("an array").iter().map(|item| item["id"].as_u64().expect("an id")).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["gxq"]), [7, 8]);
    assert_eq!(ids(&["status:doing,behind", "领导：lql"]), [8, 13]);
    assert_eq!(ids(&["领导：lql", "-status:doing,behind", "-yxf"]), [4, 9, 10]);
    assert_eq!(ids(&["-is:open"]), [0_u64; 0]);
    assert_eq!(ids(&["nobody-is-called-so"]), [0_u64; 0]);
    assert_eq!(ids(&[]).len(), 26);
    let items = home.run(["list", "gxq", "-leader:yxf", "--json", "-f", "data/yaodian/default.json"]).json();
    assert_eq!(items[0]["id"].as_u64(), Some(8), "{items}");
    let text = home.run(["list", "is:open", "高xq"]).done();
    assert_eq!(
        text.lines().map(|line| line.split_whitespace().next().unwrap_or("")).collect::<Vec<_>>(),
        ["二", "7", "8"]
    );
    let table = home.run(["list", "--md", "no:13"]).done();
    assert_eq!(table.lines().count(), 3);
    assert!(
        table.ends_with(
            "| 13 | 组织实施一批科技扶贫项目 | 刘其乐 | 农村科技科 | 规划财务科、市科技情报研究所 |  | 推进中 |\n"
        ),
        "{table}"
    );
}

#[test]
fn a_query_that_cannot_be_read_is_wrong_usage() {
    let home = Home::new();
    for (query, told) in
        [("foo:bar", "领导 leader"), ("is:late", "超期 overdue"), ("due:soon", "2020-09-30"), ("lead:", "牵头")]
    {
        let answer = home.run(["list", query]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{query}");
        assert!(answer.err.contains(told), "{query}: {}", answer.err);
    }
    let answer = home.run(["list", "foo:bar", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&answer.err).expect("it is JSON");
    assert!(error["error"].as_str().is_some_and(|error| error.contains("foo")), "{error}");
    assert_eq!(home.run(["list", "--md", "--json"]).code, 2);
}
