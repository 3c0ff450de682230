//! `config.toml`, `yaodian config` and `yaodian keys`.

use std::fs;

use serde_json::Value;

use crate::home::Home;

fn write(home: &Home, text: &str) {
    fs::create_dir_all(home.path("config/yaodian")).expect("a folder");
    fs::write(home.path("config/yaodian/config.toml"), text).expect("a file");
}

#[test]
fn the_file_is_made_once_and_says_what_holds() {
    let home = Home::new();
    let path = home.path("config/yaodian/config.toml").display().to_string();
    let shown = home.run(["config"]).done();
    assert!(shown.starts_with(&path) && shown.contains("没有此文件"), "{shown}");
    assert!(home.run(["config", "init"]).done().contains(&path));
    let before = fs::read(&path).expect("it was made");
    let again = home.run(["config", "init"]);
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert!(again.err.contains("已存在"), "{}", again.err);
    assert_eq!(fs::read(&path).expect("it is there"), before, "it was not overwritten");
    assert!(home.run(["config"]).done().contains("scheme     = \"dark\""));
}

#[test]
fn options_win_over_the_environment_over_the_file_over_the_locale() {
    let home = Home::new();
    let value = |home: &Home, name: &str| {
        let shown = home.run(["config"]).done();
        let line = shown.lines().find(|line| line.starts_with(name)).expect("a setting").to_owned();
        line.split(" = ").nth(1).expect("a value").to_owned()
    };
    assert_eq!(value(&home, "language"), "\"zh\"");
    write(&home, "language = \"en\"\nscheme = \"light\"\nname = \"王\"\n");
    assert_eq!((value(&home, "language"), value(&home, "scheme")), ("\"en\"".to_owned(), "\"light\"".to_owned()));
    assert_eq!(value(&home, "name"), "\"wang@pc1\"", "YAODIAN_BY wins");
    assert!(home.run(["--help"]).done().contains("Usage"));
    assert!(home.run(["--lang", "zh", "--help"]).done().contains("用法"));
    let mut unnamed = home.command();
    unnamed.env_remove("YAODIAN_BY").args(["move", "7", "doing"]);
    assert_eq!(crate::home::Answer::of(&mut unnamed).code, 0);
    assert_eq!(home.run(["log", "--json"]).json()[0]["by"], "王");
    let ground = |arguments: &[&str]| {
        let keys = ["--keys", "q", "--print=svg"];
        home.run(keys.iter().chain(arguments)).done().lines().nth(1).expect("a ground").to_owned()
    };
    assert!(ground(&[]).contains("#FAF9F6"));
    assert!(ground(&["--scheme", "dark"]).contains("#14171D"));
}

#[test]
fn the_board_named_in_the_file_is_the_one_that_opens() {
    let home = Home::new();
    write(&home, "board = \"work\"\n");
    let missing = home.run(["path"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("没有看板 work"), "{}", missing.err);
    assert_eq!(home.run(["config"]).code, 0, "the settings can be looked at all the same");
    fs::create_dir_all(home.path("data/yaodian")).expect("a folder");
    assert_eq!(home.run(["-f", "data/yaodian/work.json", "move", "7", "done"]).code, 0);
    assert!(home.run(["path"]).done().ends_with("work.json\n"));
    assert_eq!(home.run(["show", "7", "--json"]).json()["status"], "done");
}

#[test]
fn mistakes_are_listed_all_at_once_and_the_program_starts_with_the_defaults() {
    let home = Home::new();
    write(&home, "scheme = \"pink\"\n[keys.board]\nforward = \"h\"\nfly = \"F\"\nundo = \"Ctrl-Q-x\"\n");
    let told = home.run(["config"]);
    assert_eq!(told.code, 1);
    let lines: Vec<&str> = told.err.lines().collect();
    assert_eq!(lines.len(), 4, "{}", told.err);
    for (line, (number, what)) in lines.iter().zip([(1, "scheme"), (3, "forward"), (4, "fly"), (5, "Ctrl-Q-x")]) {
        assert!(line.starts_with(&format!("第{number}行")) && line.contains(what), "{line}");
    }
    let list = home.run(["list"]);
    assert_eq!((list.code, list.err.as_str()), (0, ""), "scripts are not disturbed");
    let frame = home.run(["--keys", "q", "--print"]).done();
    assert!(frame.contains("! config.toml 有4处错误") && frame.contains("第1行"), "{frame}");
    let frame = home.run(["--keys", "h L q"]).done();
    assert_eq!(frame, "");
    assert_eq!(home.run(["show", "1", "--json"]).json()["status"], "doing", "L is what it is by default");
    write(&home, "[keys.board\n");
    assert!(home.run(["config"]).err.starts_with("第1行"));
    fs::write(home.path("config/yaodian/config.toml"), [0xFF, 0xFE, 0x00]).expect("a file");
    assert_eq!(home.run(["config"]).code, 1);
    assert_eq!(home.run(["list"]).code, 0);
}

#[test]
fn keys_are_told_as_text_as_json_and_as_the_users_own() {
    let home = Home::new();
    let keys = home.run(["keys", "--json"]).json();
    let find = |keys: &Value, scope: &str, name: &str| {
        let all = keys.as_array().expect("an array").iter();
        all.filter(|key| key["scope"] == scope && key["name"] == name).cloned().collect::<Vec<_>>()
    };
    let undo = serde_json::json!({"scope": "board", "name": "undo", "keys": ["u"], "text": "撤销上一步"});
    assert_eq!(find(&keys, "board", "undo"), [undo]);
    assert_eq!(find(&keys, "board", "first")[0]["keys"], serde_json::json!(["g g", "Home"]));
    assert_eq!(find(&keys, "help", "undo"), Vec::<Value>::new());
    write(&home, "[keys.board]\nundo = \"U\"\n");
    let keys = home.run(["keys", "--json"]).json();
    assert_eq!(find(&keys, "board", "undo")[0]["keys"], serde_json::json!(["U"]));
    assert_eq!(find(&keys, "detail", "undo")[0]["keys"], serde_json::json!(["u"]));
    let text = home.run(["keys"]).done();
    let undo: Vec<&str> = text.lines().filter(|line| line.contains(" undo ")).collect();
    assert_eq!(undo.len(), 2, "{text}");
    assert!(undo[0].starts_with("board ") && undo[0].contains(" U ") && undo[1].starts_with("detail "), "{text}");
}

/// The README's key table is the program's. `YAODIAN_WRITE_README=1 cargo test readme` writes it anew.
#[test]
fn the_readme_has_the_key_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).expect("a README");
    let table = Home::new().run(["--lang", "en", "keys", "--md"]).done();
    let (before, rest) = readme.split_once("<!-- keys -->\n").expect("the table begins");
    let (_, after) = rest.split_once("<!-- /keys -->").expect("the table ends");
    let expected = format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}");
    if std::env::var_os("YAODIAN_WRITE_README").is_some() {
        return fs::write(path, &expected).expect("the README is written");
    }
    assert!(readme == expected, "the README's key table is old: YAODIAN_WRITE_README=1 cargo test readme");
}
