//! The terminal: what is typed is done, and whatever ends a session, the terminal is as it was.

use crate::home::Home;
use crate::pty::Session;

const SIZE: (u16, u16) = (120, 40);

#[test]
fn a_card_moved_with_one_key_is_there_after_a_restart_and_can_be_taken_back() {
    let home = Home::new();
    let mut first = Session::open(&home, &[], SIZE);
    first.wait_for("已保存").keys("13 Enter L").wait_for("第13项  未启动 ➜ 推进中").keys("q");
    assert_eq!(first.end(), 0);
    first.assert_given_back();
    let mut second = Session::open(&home, &[], SIZE);
    second.wait_for("已保存").keys("13 Enter").wait_for("第13项   ◔ 推进中");
    assert!(home.run(["log"]).done().contains("第13项"));
    second.keys("u").wait_for("第13项   ◌ 未启动").keys("q");
    assert_eq!(second.end(), 0);
    second.assert_given_back();
    assert_eq!(home.run(["show", "13", "--json"]).json()["status"], "todo");
}
