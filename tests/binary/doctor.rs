//! The doctor: what it looks at, what it says, and that it changes nothing.

use std::fs;

use serde_json::Value;

use crate::home::Home;

fn health(findings: &Value, name: &str) -> String {
    let finding = findings.as_array().expect("an array").iter().find(|finding| finding["name"] == name);
    finding.map_or(String::new(), |finding| finding["health"].as_str().unwrap_or("").to_owned())
}

#[test]
fn everything_has_a_line_and_what_is_wrong_a_hint() {
    let home = Home::new();
    let before = home.run(["doctor", "--json"]).json();
    let names: Vec<&str> = before.as_array().expect("an array").iter().filter_map(|f| f["name"].as_str()).collect();
    for name in
        ["window", "colours", "ambiguous_width", "locale", "clipboard", "data_folder", "config", "board", "backups"]
    {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(!home.path("data").exists() && !home.path("config").exists(), "nothing is made");
    home.run(["done", "7"]).done();
    let findings = home.run(["doctor", "--json"]).json();
    for (name, expected) in
        [("data_folder", "ok"), ("lock", "ok"), ("locale", "ok"), ("board", "ok"), ("window", "warning")]
    {
        assert_eq!(health(&findings, name), expected, "{name} in {findings}");
    }
    for finding in findings.as_array().expect("an array") {
        assert!(finding["health"] == "ok" || finding["hint"].is_string(), "{finding}");
    }
    let text = home.run(["doctor"]).done();
    assert!(text.contains("看板文件") && text.contains("26 项，1 步"), "{text}");
    let english = home.run(["--lang", "en", "doctor"]).done();
    assert!(english.contains("Board file"), "{english}");
    let left =
        fs::read_dir(home.path("data/yaodian")).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().contains("probe")), "nothing is left behind");
}

#[test]
fn what_will_not_work_is_exit_code_1() {
    let home = Home::new();
    home.run(["done", "7"]).done();
    fs::write(home.board(), "{").expect("it is written");
    let answer = home.run(["doctor"]);
    assert_eq!((answer.code, answer.err.as_str()), (1, ""), "{}", answer.out);
    assert!(answer.out.contains("有问题") && answer.out.contains("yaodian restore N"), "{}", answer.out);
    let fixed = home.run(["doctor", "--fix"]);
    assert!(fixed.err.contains("设置未改") && !home.path("config").exists(), "{}", fixed.err);
}

#[test]
fn multiplexer_colours_and_locale_are_told() {
    let home = Home::new();
    let with = |name: &str, value: &str| {
        let mut command = home.command();
        command.args(["doctor", "--json"]).env(name, value);
        crate::home::Answer::of(&mut command).json()
    };
    let text = |findings: &Value, name: &str| {
        findings
            .as_array()
            .expect("an array")
            .iter()
            .find(|f| f["name"] == name)
            .map(|f| f["text"].to_string())
            .unwrap_or_default()
    };
    assert!(text(&with("TMUX", "/tmp/x,1,0"), "clipboard").contains("tmux"));
    assert!(text(&with("STY", "1.x"), "clipboard").contains("GNU screen"));
    assert_eq!(health(&with("TERM", "dumb"), "colours"), "warning");
    assert_eq!(health(&with("LC_ALL", "C"), "locale"), "warning");
    assert_eq!(text(&with("NO_COLOR", "1"), "colours"), "\"NO_COLOR\"");
}
