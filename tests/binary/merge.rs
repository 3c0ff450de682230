//! Two copies of a board that went their own ways become one.

use std::fs;

use serde_json::Value;

use crate::home::{Answer, Home};

/// A home with a board and a copy of it beside, which the returned function changes.
fn copies() -> Home {
    let home = Home::new();
    home.run(["move", "13", "doing"]).done();
    fs::copy(home.board(), home.path("copy.json")).expect("a copy");
    home
}

fn at(home: &Home, time: &str, arguments: &[&str]) -> String {
    Answer::of(home.command().env("YAODIAN_NOW", time).args(arguments)).done()
}

fn status(home: &Home, item: &str) -> Value {
    home.run(["show", item, "--json"]).json()["status"].clone()
}

#[test]
fn the_latest_of_each_field_wins_and_one_undo_takes_the_merge_back() {
    let home = copies();
    at(&home, "2020-07-15T10:00:00+08:00", &["move", "7", "doing"]);
    at(&home, "2020-07-15T12:00:00+08:00", &["move", "9", "done"]);
    at(&home, "2020-07-15T11:00:00+08:00", &["-f", "copy.json", "move", "7", "behind", "-m", "材料未齐"]);
    at(&home, "2020-07-15T11:00:00+08:00", &["-f", "copy.json", "move", "9", "doing"]);
    at(&home, "2020-07-15T11:00:00+08:00", &["-f", "copy.json", "move", "20", "done"]);
    let before = home.run(["list", "--json"]).json();
    let answer = home.run(["merge", "copy.json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("3步历史"), "{}", answer.out);
    assert!(answer.err.contains("取对方后改的：第7项") && answer.err.contains("保留本机后改的"), "{}", answer.err);
    assert_eq!(
        (status(&home, "7"), status(&home, "9"), status(&home, "20")),
        ("behind".into(), "done".into(), "done".into())
    );
    assert_eq!(home.run(["show", "7", "--json"]).json()["progress"][0]["text"], "材料未齐");
    let log = home.json()["log"].clone();
    let last = log.as_array().and_then(|log| log.last()).expect("a step").clone();
    assert_eq!((last["kind"].as_str(), last["merged"].as_array().map(Vec::len)), (Some("merge"), Some(3)));
    assert_eq!(home.run(["merge", "copy.json"]).done(), "对方没有新的内容\n");
    home.run(["undo"]).done();
    assert_eq!(home.run(["list", "--json"]).json(), before);
}

#[test]
fn merging_the_other_way_gives_the_same_board() {
    let home = copies();
    at(&home, "2020-07-15T10:00:00+08:00", &["move", "7", "doing"]);
    at(&home, "2020-07-15T11:00:00+08:00", &["-f", "copy.json", "move", "7", "behind"]);
    at(&home, "2020-07-15T11:30:00+08:00", &["-f", "copy.json", "move", "8", "done"]);
    fs::copy(home.board(), home.path("ours.json")).expect("a copy");
    home.run(["merge", "copy.json"]);
    home.run(["-f", "copy.json", "merge", "ours.json"]);
    let ours = home.run(["list", "--json"]).json();
    assert_eq!(home.run(["-f", "copy.json", "list", "--json"]).json(), ours);
    assert_eq!(home.run(["merge", "copy.json"]).code, 0);
}

#[test]
fn what_is_no_copy_is_refused_and_nothing_is_written() {
    let home = copies();
    let before = fs::read(home.board()).expect("a board");
    fs::write(home.path("other.txt"), "某镇2024年工作要点\n一、农业\n1.种好两千亩水稻。\n2.修通八公里机耕道。\n")
        .expect("a document");
    let import = ["-f", "other.json", "import", "other.txt"];
    Answer::of(home.command().env("YAODIAN_NOW", "2021-01-01T00:00:00+08:00").args(import)).done();
    for (file, code, said) in [("other.json", 1, "不是本看板的副本"), ("nowhere.json", 1, "找不到 nowhere.json")]
    {
        let answer = home.run(["merge", file]);
        assert_eq!(answer.code, code, "{}", answer.err);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    fs::write(home.path("broken.json"), "{").expect("it can be written");
    assert_eq!(home.run(["merge", "broken.json"]).code, 3);
    assert_eq!(fs::read(home.board()).expect("a board"), before);
}
