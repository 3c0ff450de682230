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
