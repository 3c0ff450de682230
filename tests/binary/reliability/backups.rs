//! `yaodian backup` and `yaodian restore`, and the backups that are told with a file that cannot be used.

use std::fs;

use super::{status, whole};
use crate::home::Home;

/// A default board with a backup of its first state, and of its second.
fn home() -> Home {
    let home = Home::new();
    home.run(["move", "1", "doing"]).done();
    home.run(["move", "1", "done"]).done();
    home
}

#[test]
fn a_backup_is_made_and_all_are_listed() {
    let home = home();
    let answer = home.run(["backup"]);
    assert_eq!(answer.out, "  1  2020-07-15 09:41:07  26项\n  2  2020-07-15 09:41:07  26项\n");
    assert!(answer.err.starts_with("已备份到 /"), "{}", answer.err);
    let again = home.run(["backup", "--lang", "en"]);
    assert_eq!(again.out, "  1  2020-07-15 09:41:07  26 items\n  2  2020-07-15 09:41:07  26 items\n");
    assert_eq!((again.code, again.err.as_str()), (0, "Nothing has changed since the newest backup\n"));
}

#[test]
fn without_a_board_there_is_nothing_to_back_up_or_restore() {
    let home = Home::new();
    let answer = home.run(["backup"]);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.contains("无可备份"), "{}", answer.err);
    let answer = home.run(["restore", "1"]);
    assert_eq!((answer.code, answer.err.as_str()), (1, "还没有备份\n"));
    assert!(!home.board().exists());
}

#[test]
fn a_broken_board_is_told_with_its_backups_and_restored() {
    let home = home();
    home.run(["backup"]);
    let good = fs::read(home.board()).unwrap();
    let broken = &good[..good.len() / 2];
    fs::write(home.board(), broken).unwrap();
    for arguments in [&["list"][..], &["move", "2", "done"], &["backup"], &["--keys", "q"]] {
        let answer = home.run(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (3, ""), "{arguments:?}");
        let lines: Vec<&str> = answer.err.lines().collect();
        assert!(lines[0].contains("default.json 第") && lines[0].contains("文件到此就断了"), "{}", answer.err);
        assert_eq!(
            lines[lines.len() - 3..],
            [
                "可用的备份，换回用 yaodian restore N：",
                "  1  2020-07-15 09:41:07  26项",
                "  2  2020-07-15 09:41:07  26项"
            ]
        );
        assert_eq!(fs::read(home.board()).unwrap(), broken);
    }
    let json = home.run(["list", "--json", "--lang", "en"]);
    let told: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert!(told["error"].as_str().unwrap().contains("EOF while parsing"), "{told}");
    assert!(told["hint"].as_str().unwrap().contains("1  2020-07-15 09:41:07  26 items"), "{told}");

    let answer = home.run(["restore", "1"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, "已换回 2020-07-15 09:41:07 的备份，26项\n"));
    assert_eq!(fs::read(home.board()).unwrap(), good);
    let aside = home.path("data/yaodian/default.json.broken-2020-07-15T094107");
    assert_eq!(fs::read(&aside).unwrap(), broken);
    assert!(answer.err.contains(&aside.display().to_string()), "{}", answer.err);

    // A sound one, and one that is gone, can be put back as well; nothing is asked.
    let second = home.run(["restore", "2"]);
    assert_eq!((second.code, status(&whole(&home.board()), 1)), (0, "doing"));
    assert_eq!(fs::read(home.path("data/yaodian/default.json.before-2020-07-15T094107")).unwrap(), good);
    fs::remove_file(home.board()).unwrap();
    home.run(["-b", "default", "restore", "1"]).done();
    assert_eq!(fs::read(home.board()).unwrap(), good);
    for number in ["0", "3", "-1", "x", "99999999999999999999"] {
        assert_ne!(home.run(["restore", "--", number]).code, 0, "{number}");
    }
    assert_eq!(fs::read(home.board()).unwrap(), good);
}

#[test]
fn a_file_elsewhere_has_backups_of_its_own() {
    let home = home();
    home.run(["-f", "other.json", "move", "2", "doing"]);
    home.run(["-f", "other.json", "move", "2", "done"]).done();
    fs::write(home.path("other.json"), "{").unwrap();
    let told = home.run(["-f", "other.json", "list"]);
    assert_eq!((told.code, told.err.lines().last()), (3, Some("  1  2020-07-15 09:41:07  26项")));
    // By another way to the same file.
    let answer = home.run(["-f", "./work/../other.json", "restore", "1"]);
    assert_ne!(answer.code, 0);
    fs::create_dir(home.path("work")).unwrap();
    assert_eq!(home.run(["-f", "./work/../other.json", "restore", "1"]).code, 0);
    assert_eq!(status(&whole(&home.path("other.json")), 2), "doing");
    assert_eq!(status(&home.json(), 1), "done");
}
