//! `E`: an item in the user's own editor, and back.

use std::fs;

use crate::home::{Answer, Home, PROGRAM};
use crate::pty::Session;

/// A home whose editor is this shell script; `$1` is the file, and `$n` how often it was run before.
fn home_with(script: &str) -> Home {
    let home = Home::new();
    let folder = home.path("my editor");
    fs::create_dir(&folder).expect("a folder");
    let counted = format!("n=$(cat runs 2>/dev/null || echo 0); echo $((n + 1)) > runs\ncp \"$1\" seen$n\n{script}\n");
    fs::write(folder.join("edit.sh"), counted).expect("a script");
    home
}

const EDITOR: &str = "sh 'my editor/edit.sh'";

/// The last frame after `keys`.
fn after(home: &Home, keys: &str) -> String {
    Answer::of(home.command().env("EDITOR", EDITOR).args(["--keys", keys, "--size", "160x40", "--print"])).done()
}

/// What is left in the folder where texts stand while they are edited.
fn left(home: &Home) -> Vec<String> {
    let files = fs::read_dir(home.path("state/yaodian")).into_iter().flatten().flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).filter(|name| name.ends_with(".md")).collect()
}

#[test]
fn what_was_written_in_the_editor_is_one_step_on_the_item() {
    let home = home_with("sed -i 's/^## 进展情况$/&\\n- 派驻名单印发 | 农村科技科/; s/^完成时限：$/&8月底/' \"$1\"");
    let frame = after(&home, "1 3 Enter E");
    assert!(frame.contains("已保存") || frame.contains("第13项"), "{frame}");
    let item = home.run(["show", "13", "--json"]).json();
    assert_eq!(item["progress"][0]["text"], "派驻名单印发");
    assert_eq!(item["progress"][0]["units"][0], "农村科技科");
    assert_eq!(item["deadline"], "2020-08-31");
    let text = fs::read_to_string(home.path("seen0")).expect("the editor saw it");
    assert!(text.starts_with("# 组织实施一批科技扶贫项目\n") && text.contains("牵头单位：农村科技科\n"), "{text}");
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(1));
    home.run(["undo"]).done();
    let item = home.run(["show", "13", "--json"]).json();
    assert_eq!((item["progress"].as_array().map(Vec::len), item["deadline"].is_null()), (Some(0), true));
    assert_eq!(left(&home), Vec::<String>::new());
}

#[test]
fn mistakes_come_back_in_their_place_until_they_are_mended() {
    let home = home_with(
        "case $n in 0) sed -i 's/^完成时限：.*$/完成时限：下周/' \"$1\";; *) sed -i 's/下周/8-31/' \"$1\";; esac",
    );
    after(&home, "1 3 Enter E");
    let seen = fs::read_to_string(home.path("seen1")).expect("the editor was run again");
    let lines: Vec<&str> = seen.lines().collect();
    let at = lines.iter().position(|line| *line == "完成时限：下周").expect("the line");
    assert!(lines[at - 1].starts_with("<!-- ! “下周”不是日期"), "{seen}");
    assert_eq!(home.run(["show", "13", "--json"]).json()["deadline"], "2020-08-31");
    assert_eq!(fs::read_to_string(home.path("runs")).expect("it ran"), "2\n");
    assert_eq!(left(&home), Vec::<String>::new());
}

#[test]
fn a_text_nobody_mends_is_kept_and_nothing_is_changed() {
    let home = home_with("sed -i 's/^完成时限：.*$/完成时限：下周/' \"$1\"");
    let frame = after(&home, "1 3 Enter E");
    assert!(frame.contains("有 1 处错误，未采用；文字留在"), "{frame}");
    assert_eq!(fs::read_to_string(home.path("runs")).expect("it ran"), "2\n");
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(0));
    let files = left(&home);
    assert_eq!(files.len(), 1);
    let text = fs::read_to_string(home.path("state/yaodian").join(&files[0])).expect("it is kept");
    assert!(text.contains("完成时限：下周"), "{text}");
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    for editor in ["false", "/no/such/editor", "'"] {
        let home = Home::new();
        let keys = ["--keys", "1 3 Enter E", "--size", "160x40", "--print"];
        let frame = Answer::of(home.command().env("VISUAL", editor).args(keys)).out;
        assert!(frame.contains("没有正常结束"), "{editor}: {frame}");
        assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(0));
        assert_eq!(left(&home), Vec::<String>::new());
    }
}

#[test]
fn the_editor_has_the_terminal_and_gives_it_back() {
    let home = home_with("printf 'your turn '; read line; sed -i \"s/^## 进展情况\\$/&\\n- $line/\" \"$1\"");
    let start = format!("EDITOR=\"{EDITOR}\" exec {PROGRAM}");
    let mut session = Session::spawn(&home, "sh".as_ref(), &["-c", &start], (120, 40), crate::pty::Pace::Free);
    session.wait_for("已保存").keys("1 3 Enter").wait_for("第13项").keys("E").wait_for("your turn");
    assert!(!session.state().alternate_screen(), "the editor has the terminal's own screen");
    session.send("jjL到村\r".as_bytes()).wait_for("新增进展：jjL到村");
    assert!(session.state().alternate_screen());
    session.keys("L").wait_for("未启动 ➜ 推进中").keys("q");
    assert_eq!(session.end(), 0);
    assert!(session.line_is_as_before() && !session.state().alternate_screen());
    assert_eq!(home.run(["show", "13", "--json"]).json()["status"], "doing");
}
