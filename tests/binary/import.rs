//! Documents that become boards, and plans written by hand, from the command line and in the program.

use std::fs;

use serde_json::Value;

use crate::home::{Answer, Home};

const FIRST: &str = "某镇2024年工作要点\n一、农业\n1.种好两千亩水稻。（分管领导：张某；牵头单位：农业办）\n\
                     2.修通八公里机耕道。\n二、文教\n3.新建一所小学。\n";
const SECOND: &str = "某镇2024年工作要点\n一、农业\n1.种好三千亩水稻。（分管领导：李某；牵头单位：农业办）\n\
                      二、文教\n3.新建一所小学。\n4.办好农家书屋。\n";
const OTHER: &str = "某校2024年工作要点\n一、教学\n1.编写校本教材。\n2.开放实验教室。\n";

/// A home with the three documents.
fn home() -> Home {
    let home = Home::new();
    for (name, text) in [("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", OTHER)] {
        fs::write(home.path(name), text).expect("a new file");
    }
    home
}

fn fields(home: &Home, arguments: &[&str], field: &str) -> Vec<String> {
    let items = home.run(arguments).json();
    items.as_array().expect("an array").iter().map(|item| item[field].as_str().unwrap_or("").to_owned()).collect()
}

fn texts(home: &Home) -> Vec<String> {
    fields(home, &["list", "--json"], "text")
}

fn refused(answer: Answer, code: i32, parts: &[&str]) {
    assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
    for part in parts {
        assert!(answer.err.contains(part), "{part} in {}", answer.err);
    }
}

#[test]
fn the_untouched_default_is_replaced_and_the_same_file_again_changes_nothing() {
    let home = home();
    let told = home.run(["import", "a.txt"]).done();
    assert!(told.contains("取代") && told.contains("2 个主题，3 项"), "{told}");
    let board = home.json();
    assert_eq!((board["log"].as_array().map(Vec::len), board["next_item"].as_u64()), (Some(0), Some(4)));
    assert_eq!(board["items"][0]["since"], board["created"]);
    refused(home.run(["undo"]), 1, &[]);
    let before = fs::read(home.board()).expect("a board file");
    assert!(home.run(["import", "a.txt"]).done().contains("没有改动"));
    assert_eq!(fs::read(home.board()).expect("a board file"), before);
    // Not even after changes by hand; and a board that was opened once has a backup of what was replaced.
    home.run(["set", "1", "title=水稻", "leaders=王某", "text=种好水稻。"]).done();
    home.run(["note", "1", "已插秧"]).done();
    home.run(["rm", "2"]).done();
    let before = fs::read(home.board()).expect("a board file");
    assert_eq!(home.run(["import", "a.txt", "--json"]).json()["did"], "unchanged");
    assert_eq!(fs::read(home.board()).expect("a board file"), before);
}

#[test]
fn what_a_replacement_replaces_is_backed_up() {
    let home = home();
    home.run(["--keys", "j"]).done();
    let before = fs::read(home.board()).expect("a board file");
    home.run(["import", "a.txt"]).done();
    let copies = fs::read_dir(home.path("data/yaodian/backups/default")).expect("backups");
    let copies: Vec<_> = copies.filter_map(|copy| fs::read(copy.ok()?.path()).ok()).collect();
    assert!(copies.contains(&before));
}

#[test]
fn a_revised_edition_merges_in_one_step_that_undo_takes_back() {
    let home = home();
    home.run(["import", "a.txt"]).done();
    home.run(["move", "1", "doing", "-m", "已插秧"]).done();
    let before = texts(&home);
    refused(
        home.run(["import", "b.txt"]),
        2,
        &["yaodian import --merge b.txt", "yaodian -b 某镇2024年工作要点 import b.txt"],
    );
    assert_eq!(texts(&home), before);
    let told = home.run(["import", "--merge", "b.txt"]).done();
    assert!(told.contains("改动 1 项，新增 1 项，消失 1 项"), "{told}");
    let items = home.run(["list", "--json"]).json();
    let item = &items[0];
    assert_eq!((item["text"].as_str(), item["status"].as_str()), (Some("种好三千亩水稻。"), Some("doing")));
    assert_eq!((&item["leaders"][0], &item["progress"][0]["text"]), (&Value::from("李某"), &Value::from("已插秧")));
    assert_eq!(texts(&home), ["种好三千亩水稻。", "修通八公里机耕道。", "新建一所小学。", "办好农家书屋。"]);
    let flags = items[1]["flags"].to_string();
    assert!(flags.contains("no_clause"), "{flags}");
    assert_eq!(home.json()["items"][1]["vanished"], true);
    let log = home.run(["log", "--json"]).json();
    let last = log.as_array().and_then(|log| log.last()).expect("a step");
    assert_eq!(last["kind"], "merge");
    assert!(last["changes"].to_string().contains("种好两千亩水稻。"), "the old wording stays in the history");
    assert!(home.run(["import", "--merge", "b.txt"]).done().contains("没有改动"));
    home.run(["undo"]).done();
    assert_eq!(texts(&home), before);
    assert_eq!(home.json()["items"][1]["vanished"], false);
}

#[test]
fn another_plan_gets_a_board_of_its_own() {
    let home = home();
    home.run(["import", "a.txt"]).done();
    let told = home.run(["import", "c.txt"]).done();
    assert!(told.contains("yaodian -b 某校2024年工作要点"), "{told}");
    assert_eq!(texts(&home).len(), 3);
    assert_eq!(fields(&home, &["-b", "某校2024年工作要点", "list", "--json"], "text").len(), 2);
    home.run(["import", "c.txt"]).done();
    let boards = home.run(["boards", "--json"]).json();
    let names: Vec<&str> = boards.as_array().expect("an array").iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["default", "某校2024年工作要点", "某校2024年工作要点-2"]);
    assert_eq!((&boards[0]["is_default"], &boards[0]["items"]), (&Value::from(true), &Value::from(3)));
    let table = home.run(["boards"]).done();
    assert!(table.starts_with("* default"), "{table}");
}

#[test]
fn a_board_named_beforehand_is_made_or_merged_into() {
    let home = home();
    home.run(["-b", "镇", "import", "a.txt"]).done();
    assert!(!home.board().exists());
    let told = home.run(["-b", "镇", "import", "b.txt", "--json"]).json();
    assert_eq!((&told["did"], &told["vanished"]), (&Value::from("merged"), &Value::from(1)));
    refused(home.run(["-b", "../镇", "import", "a.txt"]), 1, &["../镇"]);
    // Several documents, each in turn.
    let told = home.run(["import", "a.txt", "c.txt"]).done();
    assert!(told.contains("取代") && told.contains("新建看板"), "{told}");
    refused(home.run(["import", "nothing.txt"]), 1, &["nothing.txt"]);
}

#[test]
fn a_plan_is_written_by_hand() {
    let home = home();
    home.run(["new", "厂"]).done();
    refused(home.run(["new", "厂"]), 1, &["厂"]);
    let run = |arguments: &[&str]| home.run(["-b", "厂"].iter().chain(arguments));
    assert_eq!(run(&["list", "--json"]).json(), serde_json::json!([]));
    run(&["theme", "add", "安全生产"]).done();
    run(&["theme", "add", "技术改造"]).done();
    assert_eq!(run(&["add", "一", "排查隐患20处，培训工人5名以上"]).done(), "1\n");
    assert_eq!(run(&["add", "技术", "更换两台锅炉"]).done(), "2\n");
    refused(run(&["add", "三", "无"]), 1, &["一、安全生产", "二、技术改造"]);
    run(&["set", "1", "deadline=2020-9-30", "leaders=张某、李某", "lead_units=安全科", "target=3"]).done();
    let item = run(&["show", "1", "--json"]).json();
    assert_eq!(
        (&item["deadline"], &item["leaders"][1], &item["lead_units"][0], &item["targets"][0]["current"]),
        (&Value::from("2020-09-30"), &Value::from("李某"), &Value::from("安全科"), &Value::from(3))
    );
    refused(run(&["set", "1", "colour=red"]), 2, &["colour", "lead_units"]);
    refused(run(&["set", "1", "deadline=soon"]), 1, &["soon"]);
    refused(run(&["set", "1", "title"]), 2, &["title"]);
    run(&["note", "1", "报审", "--next", "--due", "2020-8-1", "--units", "财务科，安全科", "--internal"]).done();
    run(&["note", "1", "缺人", "--problem"]).done();
    run(&["note", "1", "增派两人", "--decision"]).done();
    refused(run(&["note", "1", "x", "--due", "2020-8-1"]), 2, &["--due"]);
    let item = run(&["show", "1", "--json"]).json();
    let step = &item["next_steps"][0];
    assert_eq!(
        (&step["due"], &step["units"][0], &step["internal"]),
        (&"2020-08-01".into(), &"财务科".into(), &true.into())
    );
    assert_eq!((&item["problems"][0]["text"], &item["decisions"][0]["text"]), (&"缺人".into(), &"增派两人".into()));
    refused(run(&["theme", "rm", "2"]), 1, &["1项"]);
    run(&["set", "2", "theme=1"]).done();
    run(&["theme", "rm", "2"]).done();
    run(&["undo"]).done();
    run(&["theme", "move", "技术改造", "up"]).done();
    run(&["theme", "rename", "技术改造", "设备"]).done();
    run(&["rm", "2"]).done();
    refused(run(&["rm", "2"]), 1, &["2"]);
    run(&["undo"]).done();
    let items = run(&["list", "--json"]).json();
    assert_eq!((items.as_array().map(Vec::len), &items[1]["theme"]["title"]), (Some(2), &"安全生产".into()));
    assert_eq!(items[1]["theme"]["number"], 2);
}

#[test]
fn the_program_imports_with_a_preview_and_opens_other_boards() {
    let home = home();
    let frame = |keys: &str| home.run(["--keys", keys, "--size", "100x24", "--print"]).done();
    let shown = frame(": import Enter a.txt Enter");
    assert!(shown.contains("将取代") && shown.contains("种好两千亩水稻") && shown.contains("无责任分工"), "{shown}");
    let left = frame(": import Enter a.txt Enter Esc");
    assert!(left.contains("没有改动") && left.contains("十堰市"), "{left}");
    let opened = frame(": import Enter a.txt Enter y");
    assert!(opened.contains("已用《某镇2024年工作要点》取代"), "{opened}");
    assert_eq!(texts(&home).len(), 3);
    // The board that was opened in place of the other is one that saves.
    frame(": import Enter a.txt Enter y L");
    let merged = frame(": import Enter b.txt Enter y");
    assert!(merged.contains("改动 1 项，新增 1 项，消失 1 项"), "{merged}");
    let undone = frame("u");
    assert!(undone.contains("种好两千亩水稻"), "{undone}");
    let other = frame(": import Enter c.txt Enter y L g s default Enter");
    assert!(other.contains("已打开看板 default") && other.contains("某镇"), "{other}");
    assert_eq!(fields(&home, &["-b", "某校2024年工作要点", "list", "--json"], "status"), ["doing", "todo"]);
    let missing = frame(": import Enter nothing.txt Enter");
    assert!(missing.contains("nothing.txt"), "{missing}");
}
