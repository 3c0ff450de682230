//! A whole meeting in a terminal, with the program killed in the middle of it; and the minutes that come out.

use rustix::process::Signal;

use crate::home::Home;
use crate::pty::Session;

const SIZE: (u16, u16) = (120, 40);

/// Writes a record on the item of the page: the key, its words, and a due day if there is one.
fn write(session: &mut Session, key: &str, text: &str, due: Option<&str>) {
    session.keys(key).wait_for("Alt-Enter 换行").send(text.as_bytes());
    session.wait_for(text);
    if let Some(due) = due {
        next_field(session);
        session.send(due.as_bytes());
        session.wait_for(due);
    }
    session.keys("Enter").wait_gone("Alt-Enter 换行").wait_for("已保存");
}

/// Goes on to the next field. What came with it in one read would be text, as from an input method.
fn next_field(session: &mut Session) {
    let is_whole = |session: &Session| session.raw().ends_with(b"\x1b[?2026l");
    session.wait_until("the whole frame", is_whole);
    let (row, _) = session.state().cursor_position();
    let is_next = |session: &Session| is_whole(session) && session.state().cursor_position().0 != row;
    session.keys("Tab").wait_until("the next field", is_next);
}

/// Jumps to the item with this number.
fn go_to(session: &mut Session, number: &str) {
    session.send(number.as_bytes()).keys("Enter").wait_for(&format!("第 {number} 项"));
}

#[test]
fn a_meeting_with_a_crash_in_the_middle_of_it_gives_its_minutes() {
    let home = Home::new();
    let mut session = Session::open(&home, &[], SIZE);
    session.wait_for("已保存").keys("g r").wait_for("审议次序").keys("l Tab Home Ctrl-k").wait_gone("调度会");
    for (label, text, fields) in [
        ("名称", "第三季度调度会", 2),
        ("主持", "杨小峰", 1),
        ("地点", "三楼会议室", 1),
        ("参会", "汪厚发、刘其乐、柯春华", 0),
    ] {
        session.send(text.as_bytes()).wait_for(&format!("{label}      {text}"));
        (0..fields).for_each(|_| next_field(&mut session));
    }
    session.keys("Enter");
    session.wait_for("逐项审议").wait_for("第三季度调度会");
    // Items 1 and 2 go on, with a note on each.
    session.wait_for("第 1 项").keys("L").wait_for("未启动 ➜ 推进中");
    write(&mut session, "a", "考核指标已分解到科室", None);
    session.keys("Enter").wait_for("第 2 项").keys("L").wait_for("第2项  未启动 ➜ 推进中");
    write(&mut session, "a", "平台申报材料已上报", None);
    session.keys("Enter").wait_for("第 6 项").keys("L").wait_for("第6项  未启动 ➜ 推进中").keys("Enter");
    // Item 7 is behind: why, and what is to be done.
    go_to(&mut session, "7");
    session.keys("!").wait_for("第7项  未启动 ➜ 滞后");
    write(&mut session, "i", "省厅评审排期推迟", None);
    write(&mut session, "o", "7月底前补齐材料，刘其乐同志带队衔接", Some("7-31"));
    session.keys("Enter");
    go_to(&mut session, "3");
    session.keys("s 4").wait_for("第3项  未启动 ➜ 已完成").wait_for("已保存");
    // The machine is gone, in the middle of a sentence.
    session.keys("a").wait_for("Alt-Enter 换行").send("写到一".as_bytes()).wait_for("写到一");
    session.signal(Signal::KILL);
    session.end();

    let mut session = Session::open(&home, &[], SIZE);
    session.wait_for("第三季度调度会").wait_for("还没有结束").keys("y").wait_for("逐项审议");
    go_to(&mut session, "3");
    write(&mut session, "a", "已培育112家", None);
    session.keys("Enter");
    for (number, keys, said) in [
        ("10", "L", "第10项  未启动 ➜ 推进中"),
        ("13", "L", "第13项  未启动 ➜ 推进中"),
        ("14", "!", "第14项  未启动 ➜ 滞后"),
        ("19", "L", "第19项  未启动 ➜ 推进中"),
    ] {
        go_to(&mut session, number);
        session.keys(keys).wait_for(said);
        if number == "13" {
            write(&mut session, "a", "第二批特派员到村", None);
        }
        session.keys("Enter");
    }
    // One of the moves was too early.
    go_to(&mut session, "19");
    session.keys("H").wait_for("第19项  推进中 ➜ 未启动");
    go_to(&mut session, "22");
    session.keys("L").wait_for("第22项  未启动 ➜ 推进中").wait_for("已保存").keys("q").wait_for("会议小结");
    session.keys("q").wait_for("按主题").keys("q");
    assert_eq!(session.end(), 0);
    session.assert_given_back();
    let minutes = home.run(["report", "minutes"]).done();
    assert_eq!(minutes, include_str!("whole_meeting.md"));
}
