//! The board as it once stood, and the log by its filter, from the command line.

use std::fs;

use serde_json::Value;

use crate::home::{Answer, Home};

/// A command at nine in the morning of a day, by `by`.
fn on(home: &Home, day: &str, by: &str, arguments: &[&str]) -> Answer {
    let now = format!("{day}T09:00:00+08:00");
    Answer::of(home.command().env("YAODIAN_NOW", now).env("YAODIAN_BY", by).args(arguments))
}

/// Three moves and an undo, on days of their own; the board is made on the second of June.
fn year(home: &Home) {
    for (day, by, arguments) in [
        ("2020-06-02", "wang@pc1", &["move", "7", "doing"][..]),
        ("2020-06-20", "li@pc2", &["move", "13", "doing", "-m", "派驻名单印发"]),
        ("2020-06-30", "wang@pc1", &["behind", "7"]),
        ("2020-07-10", "wang@pc1", &["undo"]),
    ] {
        let Answer { code, err, .. } = on(home, day, by, arguments);
        assert_eq!(code, 0, "{err}");
    }
}

fn statuses(home: &Home, day: &str) -> [Value; 2] {
    let items = home.run(["list", "--at", day, "--json"]).json();
    [6, 12].map(|at| items[at]["status"].clone())
}

#[test]
fn list_and_show_tell_any_day_and_write_nothing() {
    let home = Home::new();
    year(&home);
    let before = fs::read(home.board()).expect("a board file");
    for (day, expected) in [
        ("2020-06-02", ["doing", "todo"]),
        ("2020-06-19", ["doing", "todo"]),
        ("2020-06-20", ["doing", "doing"]),
        ("2020-06-30", ["behind", "doing"]),
        ("2020-07-09", ["behind", "doing"]),
        ("2020-07-10", ["doing", "doing"]),
        ("2020-07-15", ["doing", "doing"]),
        ("2030-01-01", ["doing", "doing"]),
    ] {
        assert_eq!(statuses(&home, day), expected, "{day}");
    }
    let table = home.run(["list", "--at", "2020-06-30"]).done();
    assert!(table.lines().any(|line| line.contains("  7  滞后")), "{table}");
    // Days are counted up to that day, records of later are not told.
    let shown = home.run(["show", "13", "--at", "2020-06-30"]).done();
    assert!(shown.contains("推进中  10天") && shown.contains("派驻名单印发"), "{shown}");
    let earlier = home.run(["show", "13", "--at", "2020-06-19", "--json"]).json();
    assert_eq!((earlier["status"].as_str(), &earlier["progress"]), (Some("todo"), &serde_json::json!([])));
    assert_eq!(fs::read(home.board()).expect("a board file"), before);
}

#[test]
fn a_day_before_the_board_shows_how_it_began_and_says_so() {
    let home = Home::new();
    year(&home);
    let Answer { code, out, err } = home.run(["list", "--at", "2020-05-01", "--json"]);
    assert_eq!((code, err.as_str()), (0, "看板建于 2020-06-02，2020-05-01 尚无记录；以下是建立时的样子\n"));
    let items: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(items.as_array().map(Vec::len), Some(26));
    assert!(items.as_array().expect("an array").iter().all(|item| item["status"] == "todo"));
    // A plan that is no board yet has no past to tell.
    let fresh = Home::new();
    assert_eq!(fresh.run(["list", "--at", "2020-05-01"]).done(), fresh.run(["list"]).done());
}

#[test]
fn days_that_are_none_are_wrong_usage() {
    let home = Home::new();
    for arguments in [
        &["list", "--at", "soon"][..],
        &["list", "--at", "2020-02-30"],
        &["show", "7", "--at", "2020-13-01"],
        &["log", "--until", "07-15"],
        &["log", "colour:red"],
        &["log", "kind:nonsense"],
        &["log", "date:"],
    ] {
        let Answer { code, out, err } = home.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
    }
    assert!(home.run(["log", "colour:red"]).err.contains("item, by, meeting, date, kind"));
    assert!(home.run(["--lang", "en", "list", "--at", "soon"]).err.contains("soon is no date; write YYYY-MM-DD"));
}

#[test]
fn the_log_is_told_by_day_and_filter() {
    let home = Home::new();
    year(&home);
    let lines = |arguments: &[&str]| {
        let mut all = vec!["log"];
        all.extend(arguments);
        home.run(all).done().lines().count()
    };
    for (arguments, count) in [
        (&[][..], 5),
        (&["--until", "2020-06-20"], 3),
        (&["--since", "2020-06-20", "--until", "2020-06-30"], 2),
        (&["item:7"], 3),
        (&["by:li"], 1),
        (&["kind:undo"], 1),
        (&["kind:status", "date:2020-06"], 3),
        (&["--", "-kind:status"], 1),
        (&["派驻"], 1),
        (&["kind:建立"], 1),
        (&["item:99"], 0),
    ] {
        assert_eq!(lines(arguments), count, "{arguments:?}");
    }
    let steps = home.run(["log", "--json", "item:13"]).json();
    assert_eq!((steps.as_array().map(Vec::len), steps[0]["by"].as_str()), (Some(1), Some("li@pc2")));
}

#[test]
fn a_file_whose_log_does_not_lead_to_it_is_told() {
    let home = Home::new();
    year(&home);
    let mut board = home.json();
    board["items"][12]["status"] = "done".into();
    fs::write(home.board(), board.to_string()).expect("it can be written");
    let Answer { code, out, err } = home.run(["list", "--at", "2020-06-10"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("第13项 的记录与现状对不上"), "{err}");
    assert_eq!(home.run(["list", "--at", "2020-06-25"]).code, 0, "later days are not touched by it");
}
