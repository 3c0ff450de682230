//! Foreign text on every way out: nothing a terminal would act on gets through.

use std::ffi::OsString;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::time::Duration;

use serde_json::{Value, json};

use crate::home::{Answer, Home, NOW};
use crate::pty::Session;

/// Texts that act on a terminal, hide, reorder, or merely look like trouble. None can be written to mean well only.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let single = (0..0x20).chain(0x7F..0xA0).chain([0xAD, 0x34F, 0x61C, 0x70F, 0x115F, 0x1160, 0x17B4, 0x17B5]);
    let single = single.chain(0x180B..=0x180F).chain(0x200B..=0x200F).chain(0x2028..=0x202E).chain(0x2060..=0x206F);
    let single =
        single.chain([0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFDD0, 0x13430]);
    let single = single.chain([0x1BCA0, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0x10FFFF]);
    texts.extend(single.filter_map(char::from_u32).map(|c| format!("甲{c}乙")));
    let marks = "\u{301}".repeat(100);
    texts.extend(
        [
            "\x1b[2J\x1b[H假",
            "\x1b[31m红\x1b[0m",
            "\x1b]0;title\x07",
            "\x1b]0;title\x1b\\",
            "\x1b]52;c;cm0gLXJmIH4=\x07",
            "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
            "\x1bP1$r0m\x1b\\",
            "\x1b_Ga=T,f=100;AAAA\x1b\\",
            "\x1b^private\x1b\\",
            "\x1bXstring\x1b\\",
            "\x1b]1337;File=inline=1:AAAA\x07",
            "\x1b[6n\x1b[c\x1b[>c\x1b[?6n",
            "\x1b[?1049l\x1b[?1000h",
            "\x1b[201~\rrm -rf ~\r",
            "\x1bc",
            "\x1b(0qqq\x0e",
            "\x1b[8;1;1t\x1b[5i",
            "\u{9b}2J\u{9d}0;t\u{9c}",
            "\u{90}q\u{9c}",
            "结尾\x1b",
            "结尾\x1b[",
            "结尾\u{9b}",
            "第一\r\n第二",
            "覆盖\r假的",
            "退\x08\x08\x08格",
            "\x07\x07\x07",
            "a\tb\x0bc\x0cd",
            "abc\u{202E}txt.exe",
            "\u{2066}if\u{2069} \u{2067}x",
            "pay\u{200B}pal\u{200C}\u{200D}",
            "👨\u{200D}👩\u{200D}👧\u{200D}",
            "❤\u{FE0F}\u{FE0F}\u{FE0F}",
            "🏴\u{E0067}\u{E0062}\u{E007F}",
            "\u{301}\u{302}无根",
            "\u{1100}\u{1161}\u{11A8}\u{1161}",
            "العربية עברית",
            "=1+1|cmd' /C calc'!A0",
            "@SUM(A1)\t+1",
            "<script>alert(1)</script>&amp;\"'",
            "</text></svg><script/>",
            "]]>--><!--",
            "| a | b |\n|---|---|",
            "$(reboot) `reboot` ; reboot",
            "%s%n%x\\x1b[31m\\u001b",
            "../../../etc/passwd",
            "-f --json -rf",
            "{\"a\":[1]}\"",
            "\u{FFFD}\u{FFFC}\u{E000}\u{F8FF}",
            "𠮷〇㎡①“”…—",
            "\u{3000}\u{a0}\u{2003} ",
        ]
        .map(str::to_owned),
    );
    texts.push(format!("重{marks}音"));
    texts.push(format!("👨{marks}"));
    texts.push("长".repeat(3000));
    texts.push("w".repeat(3000));
    texts.push("\u{1b}[A".repeat(300));
    texts
}

/// A board whose items carry these texts in every field that holds free text, each item its own.
fn board(texts: &[String]) -> Value {
    let id = |of: usize, at: usize| format!("01J{of:0>8}{at:0>15}");
    let record = |of: usize, at: usize, text: &str| {
        json!({"id": id(of, at), "date": "2020-07-01", "text": text, "units": [text], "by": text, "meeting": null,
            "internal": false, "closed": null, "due": null, "done": null})
    };
    let items = texts.iter().enumerate().map(|(at, text)| {
        json!({"id": at + 1, "number": text, "theme": 1 + at % 2, "subtheme": text, "title": text, "text": text,
            "clause": text, "leaders": [text, text], "lead_units": [text], "responsible_units": [text, "x"],
            "supporting_units": [text], "status": if at % 3 == 0 { "todo" } else { "extra" }, "since": NOW, "back": null,
            "deadline": null, "deadline_text": text, "inherited": false, "vanished": false,
            "targets": [{"metric": text, "comparator": ">=", "value": 3, "unit": text, "raw": text, "current": null}],
            "progress": [record(at, 1, text)], "problems": [record(at, 2, text)], "next_steps": [record(at, 3, text)],
            "decisions": [record(at, 4, text)]})
    });
    let log = texts.iter().enumerate().map(|(at, text)| {
        json!({"id": id(at, 9), "at": NOW, "by": text, "kind": "edit", "label": text, "meeting": null, "undoes": null,
            "changes": [{"item": at + 1, "field": "title", "from": text, "to": text},
                {"item": at + 1, "field": "progress", "id": id(at, 1), "from": null, "to": record(at, 1, text)}]})
    });
    let (first, last) = (texts.first().map_or("", String::as_str), texts.last().map_or("", String::as_str));
    let name = |text: &str| json!({"zh": text, "en": text});
    json!({"format": "yaodian", "schema": 1, "min_reader": 1, "rev": 1, "created": NOW, "next_item": 1000,
        "next_theme": 10, "title": first, "year": 2020, "preamble": [first, last],
        "thresholds": {"waiting": 14, "long": 30, "due_soon": 14},
        "columns": [{"id": "todo", "name": name(first), "kind": "todo", "limit": null},
            {"id": "extra", "name": name(last), "kind": "doing", "limit": null},
            {"id": "done", "name": {"zh": "已完成", "en": "Done"}, "kind": "done", "limit": null}],
        "themes": [{"id": 1, "marker": first, "title": last}, {"id": 2, "marker": last, "title": first}],
        "items": items.collect::<Vec<_>>(), "meetings": [], "log": log.collect::<Vec<_>>()})
}

/// A home whose default board is `board`.
fn home_with(board: &Value) -> Home {
    let home = Home::new();
    fs::create_dir_all(home.board().parent().expect("a folder")).expect("a folder");
    fs::write(home.board(), serde_json::to_vec(board).expect("it is JSON")).expect("a file");
    home
}

/// What a way out writes.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Text,
    Json,
    Colours,
    Picture,
}

/// Ways on which a board's texts go out. Every new command that shows or prints a plan belongs here.
const OF_BOARDS: [(&str, &[&str], Form); 19] = [
    ("list", &["list"], Form::Text),
    ("list in English", &["--lang", "en", "list"], Form::Text),
    ("list --json", &["list", "--json"], Form::Json),
    ("log", &["log"], Form::Text),
    ("log --json", &["log", "--json"], Form::Json),
    ("status candidates", &["move", "#1", "nowhere"], Form::Text),
    ("item candidates", &["show", "nothing"], Form::Text),
    ("item candidates as JSON", &["show", "nothing", "--json"], Form::Json),
    ("board", &["--keys", "", "--print"], Form::Text),
    ("board in colours", &["--keys", "", "--print=ansi"], Form::Colours),
    ("board as a picture", &["--keys", "", "--print=svg"], Form::Picture),
    ("safe glyphs", &["--glyphs", "safe", "--keys", "", "--print"], Form::Text),
    ("narrow", &["--keys", "", "--size", "60x20", "--print=ansi"], Form::Colours),
    ("detail", &["--keys", "Enter", "--print=ansi"], Form::Colours),
    ("detail as a picture", &["--keys", "Enter", "--print=svg"], Form::Picture),
    ("narrow detail", &["--keys", "j Enter Tab", "--size", "50x30", "--print"], Form::Text),
    ("help", &["--keys", "?", "--print=ansi"], Form::Colours),
    ("a move's message", &["--keys", "L", "--print=ansi"], Form::Colours),
    ("undo's message", &["--keys", "L u", "--print"], Form::Text),
];

/// Ways on which one item's texts go out; `#` stands for its id.
const OF_ITEMS: [(&str, &[&str], Form); 5] = [
    ("show", &["show", "#"], Form::Text),
    ("show --json", &["show", "#", "--json"], Form::Json),
    ("move", &["move", "#", "done"], Form::Text),
    ("move again", &["move", "#", "done"], Form::Text),
    ("undo", &["undo"], Form::Text),
];

/// Ways on which the words of a command line come back; `#` stands for the text.
const OF_ARGUMENTS: [(&str, &[&str], Form); 19] = [
    ("an item", &["show", "x#"], Form::Text),
    ("an item as JSON", &["show", "x#", "--json"], Form::Json),
    ("an id", &["show", "##"], Form::Text),
    ("a status", &["move", "1", "x#"], Form::Text),
    ("a command", &["x#"], Form::Text),
    ("an option", &["--x#"], Form::Text),
    ("an option's value", &["--lang", "x#", "list"], Form::Text),
    ("one too many", &["list", "x#"], Form::Text),
    ("a board", &["-b", "x#", "list"], Form::Text),
    ("a board's path", &["-b", "x#", "path"], Form::Text),
    ("a file's path", &["-f", "x#", "path"], Form::Text),
    ("a file to come", &["-f", "x#", "--keys", "", "--print=ansi"], Form::Colours),
    ("a folder that is not there", &["-f", "no/x#", "move", "1", "doing"], Form::Text),
    ("a date", &["log", "--since", "x#"], Form::Text),
    ("a size", &["--keys", "", "--size", "x#"], Form::Text),
    ("keys", &["--keys", "size:x#"], Form::Text),
    ("keys pressed", &["--keys", "'#'", "--print"], Form::Text),
    ("a note", &["move", "1", "doing", "-m", "x#"], Form::Text),
    ("the note's history", &["log"], Form::Text),
];

/// What stands on the character before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{483}'..='\u{489}')
}

/// What no output may hold, but for the joiners and selectors of emoji.
fn is_bad(c: char) -> bool {
    let c = u32::from(c);
    let ranges = [
        (0x00, 0x1F),
        (0x7F, 0x9F),
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x70F, 0x70F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFDD0, 0xFDEF),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB),
        (0xFFFE, 0xFFFF),
        (0x13430, 0x1343F),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
        (0x10FFFE, 0x10FFFF),
    ];
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Panics if a terminal would act on `text`; lines are its own.
fn assert_inert(text: &str, what: &str) {
    let chars: Vec<char> = text.chars().collect();
    let mut marks = 0;
    for (at, c) in chars.iter().copied().enumerate() {
        let near = |step: isize| at.checked_add_signed(step).and_then(|at| chars.get(at)).copied();
        let emoji = |c: Option<char>| c.is_some_and(|c| matches!(c, '❤' | '👨' | '👩' | '👧' | '\u{FE0F}'));
        let joins = c == '\u{200D}' && emoji(near(-1)) && emoji(near(1));
        let selects = c == '\u{FE0F}' && near(-1) == Some('❤');
        assert!(c == '\n' || joins || selects || !is_bad(c), "{what}: U+{:04X} gets through in {text:?}", u32::from(c));
        marks = if is_mark(c) { marks + 1 } else { 0 };
        assert!(marks <= 8, "{what}: more than eight marks in {text:?}");
    }
}

/// `text` without the escape sequences for which `ours` says yes; panics at any other.
fn stripped(text: &str, what: &str, ours: impl Fn(&str, char) -> bool) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('\x1b') {
        plain.push_str(before);
        let sequence = after.strip_prefix('[').unwrap_or_else(|| panic!("{what}: ESC {:.8?} gets through", after));
        let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap_or_else(|| panic!("{what}: no end"));
        let last = char::from(sequence.as_bytes()[end]);
        assert!(ours(&sequence[..end], last), "{what}: CSI {}{last} gets through", &sequence[..end]);
        rest = &sequence[end + 1..];
    }
    plain + rest
}

fn are_numbers(parameters: &str) -> bool {
    parameters.chars().all(|c| c.is_ascii_digit() || c == ';')
}

/// The program's answer may not hold anything a terminal, or what else reads this form, would act on.
fn check(answer: &Answer, form: Form, what: &str) {
    assert!(matches!(answer.code, 0..=3), "{what}: exit {} {}", answer.code, answer.err);
    assert_inert(&answer.err, what);
    match form {
        Form::Text => assert_inert(&answer.out, what),
        Form::Json => {
            assert_inert(&answer.out, what);
            let object = if answer.code == 0 { &answer.out } else { &answer.err };
            serde_json::from_str::<Value>(object).unwrap_or_else(|error| panic!("{what}: {error}: {object}"));
        }
        Form::Colours => {
            let plain = stripped(&answer.out, what, |parameters, last| last == 'm' && are_numbers(parameters));
            assert_inert(&plain, what);
        }
        Form::Picture => {
            assert_inert(&answer.out, what);
            for tag in answer.out.split('<').skip(1) {
                let ours = ["svg ", "rect ", "text ", "/text>", "/svg>"].iter().any(|known| tag.starts_with(known));
                assert!(ours, "{what}: <{:.20} gets through", tag);
            }
        }
    }
}

/// How much more than usual is done; `YAODIAN_CAMPAIGN` says so, and 26 is all there is.
fn campaign() -> usize {
    std::env::var("YAODIAN_CAMPAIGN").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Whether this text takes this way: a fourth of all pairs by default, every text many times and every way with many.
fn is_in_turn(text: usize, way: usize) -> bool {
    (text + way) % 4 < campaign()
}

/// All texts, 26 to a board by default; with a campaign of 26 and more each alone on its own.
fn boards(texts: &[String]) -> impl Iterator<Item = &[String]> {
    texts.chunks((26 / campaign()).max(1))
}

#[test]
fn there_are_enough_hostile_texts() {
    let texts = texts();
    assert!(texts.len() >= 130, "only {}", texts.len());
    let mut sorted = texts.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), texts.len());
    assert!(texts.iter().filter(|text| text.chars().any(is_bad)).count() >= 120);
}

#[test]
fn what_a_board_holds_acts_on_nothing() {
    let texts = texts();
    let mut runs = 0;
    for part in boards(&texts) {
        let home = home_with(&board(part));
        for (name, arguments, form) in OF_BOARDS {
            check(&home.run(arguments), form, &format!("{name} of {part:?}"));
            runs += 1;
        }
        let listed = home.run(["list", "--json"]).json();
        let items = listed.as_array().expect("items").iter();
        let mut titles: Vec<&str> = items.filter_map(|item| item["title"].as_str()).collect();
        let mut wanted: Vec<&str> = part.iter().map(String::as_str).collect();
        titles.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(titles, wanted, "JSON is for programs: they get what is in the file");
    }
    println!("{} texts, {} ways, {runs} runs", texts.len(), OF_BOARDS.len());
}

#[test]
fn what_an_item_holds_acts_on_nothing() {
    let texts = texts();
    let mut runs = 0;
    for part in boards(&texts) {
        let home = home_with(&board(part));
        for (at, text) in part.iter().enumerate() {
            let ways = OF_ITEMS.into_iter().enumerate().filter(|(way, _)| is_in_turn(at, *way));
            for (_, (name, arguments, form)) in ways {
                let id = format!("#{}", at + 1);
                let arguments = arguments.iter().map(|argument| if *argument == "#" { &id } else { *argument });
                check(&home.run(arguments), form, &format!("{name} of {text:?}"));
                runs += 1;
            }
        }
    }
    println!("{} texts, {} ways, {runs} runs", texts.len(), OF_ITEMS.len());
}

#[test]
fn what_is_said_on_the_command_line_acts_on_nothing() {
    let texts = texts();
    let home = Home::new();
    let mut runs = 0;
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| !text.contains('\0')) {
        for (_, (name, arguments, form)) in OF_ARGUMENTS.into_iter().enumerate().filter(|(way, _)| is_in_turn(at, *way))
        {
            let arguments =
                arguments.iter().map(|argument| argument.replacen('#', text, if *argument == "##" { 0 } else { 1 }));
            let arguments: Vec<String> =
                arguments.map(|argument| if argument == "##" { format!("#{text}") } else { argument }).collect();
            check(&home.run(&arguments), form, &format!("{name} {text:?}"));
            runs += 1;
        }
        if !is_in_turn(at, 0) {
            continue;
        }
        let said = |command: &mut std::process::Command| Answer::of(command);
        check(&said(home.command().env("YAODIAN_NOW", text).arg("list")), Form::Text, &format!("YAODIAN_NOW {text:?}"));
        check(&said(home.command().arg0(text).arg("--help")), Form::Text, &format!("--help of {text:?}"));
        check(&said(home.command().arg0(text).arg("--version")), Form::Text, &format!("--version of {text:?}"));
        let by = said(home.command().env("YAODIAN_BY", text).args(["move", "2", "doing"]));
        check(&by, Form::Text, &format!("YAODIAN_BY {text:?}"));
        check(&said(home.command().env("YAODIAN_BY", text).arg("undo")), Form::Text, &format!("undo by {text:?}"));
        runs += 5;
    }
    check(&home.run(["log"]), Form::Text, "the history of all this");
    println!("{} texts, {} ways, {runs} runs", texts.len(), OF_ARGUMENTS.len() + 5);
}

#[test]
fn what_is_wrong_with_a_file_is_told_without_acting_on_anything() {
    let texts = texts();
    let good = board(&["甲".to_owned()]);
    let mut runs = 0;
    for (turn, text) in texts.iter().enumerate() {
        let home = Home::new();
        let in_place = |place: &str| {
            let mut board = good.clone();
            *board.pointer_mut(place).expect("a place") = json!(text);
            serde_json::to_vec(&board).expect("it is JSON")
        };
        let files = [
            in_place("/columns/0/kind"),
            in_place("/columns/0/id"),
            in_place("/items/0/status"),
            in_place("/items/0/since"),
            in_place("/items/0/id"),
            in_place("/log/0/kind"),
            in_place("/log/0/changes/0/field"),
            in_place("/format"),
            format!("{{\"format\":\"yaodian\",{text}").into_bytes(),
            text.clone().into_bytes(),
        ];
        for (at, file) in files.iter().enumerate().filter(|(at, _)| is_in_turn(turn, *at)) {
            fs::write(home.path("board.json"), file).expect("a file");
            for arguments in [&["-f", "board.json", "list"][..], &["-f", "board.json", "list", "--json"]] {
                let answer = home.run(arguments);
                assert_inert(&answer.err, &format!("file {at} with {text:?}"));
                assert_inert(&answer.out, &format!("file {at} with {text:?}"));
                runs += 1;
            }
        }
        let name: OsString = format!("x{}", text.replace(['/', '\0'], "")).chars().take(60).collect::<String>().into();
        if fs::write(home.path(&name), "{").is_ok() {
            let answer = Answer::of(home.command().arg("-f").arg(&name).arg("list"));
            assert_eq!(answer.code, 3);
            check(&answer, Form::Text, &format!("a file called {name:?}"));
            fs::create_dir_all(home.path("data/yaodian")).expect("a folder");
            let mut board = name.clone();
            board.push(".json");
            fs::write(home.path("data/yaodian").join(board), "{").expect("a file");
            check(&home.run(["-b", "nowhere", "list"]), Form::Text, &format!("a board called {name:?}"));
            runs += 2;
        }
    }
    println!("{} texts, {runs} runs", texts.len());
}

#[test]
fn only_our_own_sequences_reach_a_terminal() {
    let texts = texts();
    for part in texts.chunks(26) {
        let home = home_with(&board(part));
        let mut session = Session::open(&home, &[], (120, 40));
        session.wait_for("已保存");
        for keys in ["j", "Enter", "Tab", "Esc", "L", "u", "?", "Esc", "G", "!"] {
            session.keys(keys).quiet(Duration::from_millis(20));
        }
        session.keys("Ctrl-c");
        assert_eq!(session.end(), 0);
        session.assert_given_back();
        let raw = String::from_utf8(session.raw().to_vec()).expect("it writes UTF-8");
        let modes = ["?1049", "?25", "?2004", "?2026", "?1000", "?1002", "?1006"];
        let plain = stripped(&raw, "the terminal", |parameters, last| match last {
            'h' | 'l' => modes.contains(&parameters),
            'J' => parameters == "2",
            'H' | 'G' | 'm' => are_numbers(parameters),
            _ => false,
        });
        assert_inert(&plain, "the terminal");
        assert!(!plain.contains('\n'), "lines are placed, not fed");
    }
}

#[test]
fn a_board_cannot_leave_its_folder() {
    let home = Home::new();
    let before = home.run(["path"]).done();
    let names = ["../x", "..", ".", "", ".x", "/tmp/x", "a/b", "a\\b", "../../config/x", "x\ny", "x\u{1b}y", "x\u{85}"];
    for name in names {
        for command in [&["path"][..], &["list"], &["move", "1", "doing"], &["--keys", "L"]] {
            let answer = home.run([&["-b", name], command].concat());
            assert_ne!(answer.code, 0, "{name:?} {command:?}");
            assert_eq!(answer.out, "", "{name:?} {command:?}");
        }
    }
    let mut entries = fs::read_dir(home.path("")).expect("a folder");
    assert!(entries.next().is_none(), "something was made");
    assert!(before.ends_with("data/yaodian/default.json\n"));
}
