//! Commands: what they answer and change, and with which exit code they fail.

use crate::home::Home;

#[test]
fn a_move_on_the_command_line_is_there_afterwards() {
    let home = Home::new();
    home.run(["move", "13", "推进中"]).done();
    let item = home.run(["show", "13", "--json"]).json();
    assert_eq!((item["status"].as_str(), item["since"].as_str()), (Some("doing"), Some(crate::home::NOW)));
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(1));
}

#[test]
fn every_step_on_one_item_can_be_undone_in_turn_and_redone() {
    let home = Home::new();
    for status in ["doing", "behind", "done", "doing"] {
        home.run(["move", "2", status]).done();
    }
    let status = || home.json()["items"][1]["status"].as_str().map(str::to_owned).unwrap_or_default();
    for expected in ["done", "behind", "doing", "todo"] {
        home.run(["undo"]).done();
        assert_eq!(status(), expected);
    }
    assert_eq!(home.run(["undo"]).code, 1);
    for expected in ["doing", "behind", "done", "doing"] {
        home.run(["redo"]).done();
        assert_eq!(status(), expected);
    }
    assert_eq!(home.run(["redo"]).code, 1);
    home.run(["undo"]).done();
    assert_eq!(status(), "done");
}
