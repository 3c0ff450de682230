//! Meetings from the command line: changes made in one, and its minutes.

use std::fs;

use crate::home::Home;

/// A home in which a meeting was held: item 7 went on, item 8 was discussed.
fn held() -> Home {
    let home = Home::new();
    home.run(["--keys", "7 Enter r L Enter Enter q"]).done();
    home
}

#[test]
fn minutes_go_to_standard_output_or_into_a_file_that_is_not_there() {
    let home = held();
    let minutes = home.run(["report", "minutes"]).done();
    assert!(minutes.starts_with("# 十堰市2020年科技创新工作要点会议纪要\n"), "{minutes}");
    assert!(minutes.contains("### 第7项　国家级高新技术产业开发区早日获批\n\n- 状态：未启动 ➜ 推进中\n"), "{minutes}");
    assert!(minutes.contains("## 已审议，无新情况\n\n- 第8项"), "{minutes}");
    assert_eq!(home.run(["report", "minutes", "2020-07-15 调度会"]).done(), minutes);
    assert_eq!(home.run(["report", "minutes", "-o", "纪要.md"]).done(), "");
    assert_eq!(fs::read_to_string(home.path("纪要.md")).expect("it is there"), minutes);
    fs::write(home.path("纪要.md"), "别人的").expect("it can be written");
    let refused = home.run(["report", "minutes", "-o", "纪要.md"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("纪要.md 已存在") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(fs::read_to_string(home.path("纪要.md")).expect("it is there"), "别人的");
    home.run(["report", "minutes", "-o", "纪要.md", "--force"]).done();
    assert_eq!(fs::read_to_string(home.path("纪要.md")).expect("it is there"), minutes);
}

#[test]
fn the_board_writes_minutes_beside_what_is_there() {
    let home = held();
    let name = "十堰市2020年科技创新工作要点 会议纪要 2020-07-15";
    let said = home.run(["--keys", "x m", "--size", "200x40", "--print"]).done();
    assert!(said.contains(&format!("已写入 {}", home.path(format!("{name}.md")).display())), "{said}");
    home.run(["--keys", "x m"]).done();
    let minutes = home.run(["report", "minutes"]).done();
    for name in [format!("{name}.md"), format!("{name} (2).md")] {
        assert_eq!(fs::read_to_string(home.path(name)).expect("it is there"), minutes);
    }
}

#[test]
fn commands_make_changes_in_a_meeting() {
    let home = held();
    home.run(["behind", "9", "-m", "资金未到位", "--meeting", "2020-07-15 调度会"]).done();
    let steps = home.run(["log", "--json"]).json();
    let last = steps.as_array().expect("an array").last().expect("a step").clone();
    assert_eq!(last["meeting"], steps[0]["meeting"]);
    assert!(last["meeting"].is_string() && last["kind"] == "edit");
    let minutes = home.run(["report", "minutes"]).done();
    assert!(minutes.contains("- 状态：未启动 ➜ 滞后\n- 进展情况：资金未到位\n"), "{minutes}");
    home.run(["undo", "--meeting", last["meeting"].as_str().expect("an id")]).done();
    assert!(!home.run(["report", "minutes"]).done().contains("资金未到位"));
    home.run(["done", "9"]).done();
    assert!(!home.run(["report", "minutes"]).done().contains("第9项"), "a change outside is none of the meeting's");
}

#[test]
fn what_is_not_there_is_an_error_that_says_what_is() {
    let home = Home::new();
    for (arguments, code, said) in [
        (&["report", "minutes"][..], 1, "还没有开过会"),
        (&["report", "minutes", "月会"], 1, "没有会议“月会”"),
        (&["done", "7", "--meeting", "月会"], 1, "没有会议“月会”"),
        (&["report"], 2, "minutes"),
        (&["report", "weather"], 2, "weather"),
    ] {
        let answer = home.run(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains(said), "{arguments:?}: {}", answer.err);
    }
    let named = held().run(["report", "minutes", "月会"]);
    assert!(named.err.contains("2020-07-15 调度会"), "{}", named.err);
}
