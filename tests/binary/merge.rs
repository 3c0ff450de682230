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

/// A home with a board and copies of it named `a.json` and so on.
fn three_copies(names: &[&str]) -> Home {
    let home = copies();
    for name in names {
        fs::copy(home.board(), home.path(name)).expect("a copy");
    }
    home
}

fn titles(home: &Home, file: &str) -> Vec<(u64, String)> {
    let items = home.run(["-f", file, "list", "--json"]).json();
    let item = |item: &Value| (item["id"].as_u64().unwrap_or(0), item["title"].as_str().unwrap_or("").to_owned());
    items.as_array().expect("items").iter().map(item).filter(|(id, _)| *id > 26).collect()
}

#[test]
fn what_three_desks_add_is_nowhere_lost() {
    let home = three_copies(&["a.json", "b.json", "c.json"]);
    let on = |file: &str, arguments: &[&str]| {
        let answer = home.run([&["-f", file], arguments].concat());
        assert_eq!(answer.code, 0, "{}", answer.err);
        answer.out
    };
    on("a.json", &["move", "2", "doing"]);
    on("b.json", &["add", "1", "新乙"]);
    on("b.json", &["add", "1", "新丁"]);
    on("b.json", &["undo"]);
    on("c.json", &["add", "1", "新丙"]);
    fs::copy(home.path("a.json"), home.path("other.json")).expect("a copy");
    on("a.json", &["merge", "b.json"]);
    on("a.json", &["merge", "c.json"]);
    on("other.json", &["merge", "c.json"]);
    on("other.json", &["merge", "b.json"]);
    let found = titles(&home, "a.json");
    assert_eq!(found, titles(&home, "other.json"));
    assert_eq!(found.iter().map(|(_, title)| title.as_str()).filter(|title| title.starts_with('新')).count(), 2);
    assert!(found.iter().any(|(_, title)| title == "新丙") && found.iter().any(|(_, title)| title == "新乙"));
    assert_ne!(found[0].0, found[1].0);
}

#[test]
fn merges_of_merges_double_nothing_and_an_undone_one_comes_again_only_when_asked() {
    let home = three_copies(&["a.json", "b.json"]);
    let on = |file: &str, arguments: &[&str]| {
        let answer = home.run([&["-f", file], arguments].concat());
        assert_eq!(answer.code, 0, "{}", answer.err);
        answer.out
    };
    on("a.json", &["add", "1", "新甲"]);
    on("b.json", &["add", "1", "新乙"]);
    fs::copy(home.path("a.json"), home.path("ba.json")).expect("a copy");
    fs::copy(home.path("b.json"), home.path("bb.json")).expect("a copy");
    on("a.json", &["merge", "b.json"]);
    on("bb.json", &["merge", "ba.json"]);
    assert_eq!(titles(&home, "a.json"), titles(&home, "bb.json"));
    on("a.json", &["merge", "bb.json"]);
    assert_eq!(titles(&home, "a.json").len(), 2);
    on("ba.json", &["merge", "b.json"]);
    on("ba.json", &["undo"]);
    assert_eq!(titles(&home, "ba.json").len(), 1);
    assert!(on("ba.json", &["merge", "b.json"]).contains("--again"));
    assert_eq!(titles(&home, "ba.json").len(), 1);
    on("ba.json", &["merge", "b.json", "--again"]);
    assert_eq!(titles(&home, "ba.json").len(), 2);
}

#[test]
fn two_imports_of_one_document_are_copies() {
    let home = copies();
    fs::write(home.path("plan.txt"), "某镇2024年工作要点\n一、农业\n1.种好两千亩水稻。\n2.修通八公里机耕道。\n")
        .expect("a document");
    at(&home, "2024-01-02T08:00:00+08:00", &["-f", "a.json", "import", "plan.txt"]);
    at(&home, "2024-01-03T08:00:00+08:00", &["-f", "b.json", "import", "plan.txt"]);
    at(&home, "2024-02-01T08:00:00+08:00", &["-f", "a.json", "move", "1", "doing"]);
    at(&home, "2024-02-02T08:00:00+08:00", &["-f", "b.json", "move", "2", "done"]);
    at(&home, "2024-02-03T08:00:00+08:00", &["-f", "a.json", "merge", "b.json"]);
    at(&home, "2024-02-03T08:00:00+08:00", &["-f", "b.json", "merge", "a.json"]);
    let list = |file: &str| home.run(["-f", file, "list", "--json"]).json();
    assert_eq!(list("a.json"), list("b.json"));
    assert_eq!(
        (list("a.json")[0]["status"].as_str(), list("a.json")[1]["status"].as_str()),
        (Some("doing"), Some("done"))
    );
}

/// The file as schema 1 wrote it: whole numbers in place of ids.
fn lowered(text: &str) -> String {
    let mut json: Value = serde_json::from_str(text).expect("a board");
    let mut numbers = std::collections::HashMap::new();
    for list in ["items", "themes"] {
        for thing in json[list].as_array().expect("a list") {
            numbers.insert(thing["id"].as_str().expect("an id").to_owned(), thing["no"].clone());
        }
    }
    fn replace(value: &mut Value, numbers: &std::collections::HashMap<String, Value>) {
        match value {
            Value::String(text) => {
                if let Some(no) = numbers.get(text.as_str()) {
                    *value = no.clone();
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| replace(value, numbers)),
            Value::Object(fields) => {
                fields.remove("no");
                fields.values_mut().for_each(|value| replace(value, numbers));
            }
            _ => {}
        }
    }
    replace(&mut json, &numbers);
    (json["schema"], json["min_reader"]) = (1.into(), 1.into());
    json.to_string()
}

#[test]
fn copies_of_schema_1_are_raised_alike_and_kept_as_they_were() {
    let home = three_copies(&["a.json"]);
    home.run(["-f", "a.json", "move", "2", "doing"]).done();
    let old = lowered(&fs::read_to_string(home.path("a.json")).expect("a board"));
    for name in ["a.json", "b.json", "c.json"] {
        fs::write(home.path(name), &old).expect("it can be written");
    }
    let list = home.run(["-f", "a.json", "list", "--json"]).json();
    assert_eq!(fs::read_to_string(home.path("a.json")).expect("a board"), old, "reading writes nothing");
    home.run(["-f", "a.json", "move", "5", "done"]).done();
    home.run(["-f", "b.json", "add", "1", "新乙"]).done();
    let raised: Value = serde_json::from_str(&fs::read_to_string(home.path("b.json")).expect("a board")).expect("JSON");
    assert_eq!((raised["schema"].as_u64(), raised["min_reader"].as_u64()), (Some(2), Some(2)));
    assert_eq!(raised["items"][0]["id"].as_str().map(str::len), Some(26));
    // Schema 1 into 2, and 2 into 1.
    home.run(["-f", "a.json", "merge", "c.json"]).done();
    home.run(["-f", "c.json", "merge", "b.json"]).done();
    home.run(["-f", "c.json", "merge", "a.json"]).done();
    let joined = home.run(["-f", "c.json", "list", "--json"]).json();
    assert_eq!(joined.as_array().map(Vec::len), list.as_array().map(|list| list.len() + 1));
    let backups = home.run(["-f", "b.json", "restore", "1"]);
    assert_eq!(backups.code, 0, "{}", backups.err);
    assert_eq!(fs::read_to_string(home.path("b.json")).expect("a board"), old);
}

#[test]
fn the_example_in_the_documentation_is_a_board() {
    let home = Home::new();
    let text = include_str!("../../docs/board-file.md");
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    fs::write(home.path("example.json"), example).expect("it can be written");
    let items = home.run(["-f", "example.json", "list", "--json"]).json();
    assert_eq!((items[0]["id"].as_u64(), items[0]["status"].as_str()), (Some(1), Some("done")));
    let log = home.run(["-f", "example.json", "log", "--json"]).json();
    assert_eq!(log[0]["changes"][0]["item"], 1);
    home.run(["-f", "example.json", "move", "1", "todo"]).done();
}
