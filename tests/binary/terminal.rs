//! The terminal: what is typed is done, and whatever ends a session, the terminal is as it was.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rustix::process::{Pid, Signal, test_kill_process};
use yaodian::cli::{self, ConfigFile, Environment, Terminal};
use yaodian::clock::Now;
use yaodian::lang::Lang;

use crate::home::{Answer, Home, NOW, PROGRAM};
use crate::pty::{PATIENCE, Pace, Session, Size};

const SIZE: Size = (120, 40);

/// How many times the usual is done; `YAODIAN_CAMPAIGN` says so.
fn campaign() -> usize {
    std::env::var("YAODIAN_CAMPAIGN").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// A board in a terminal, drawn and saved.
fn board(home: &Home) -> Session {
    let mut session = Session::open(home, &[], SIZE);
    session.wait_for("已保存");
    session
}

fn status(home: &Home, item: &str) -> String {
    home.run(["show", item, "--json"]).json()["status"].as_str().expect("a status").to_owned()
}

/// The frame that `--keys` prints for a window of `size`, without the title line, which tells the time.
fn frame(home: &Home, keys: &str, (cols, rows): Size) -> Vec<String> {
    let printed = home.run(["--keys", keys, "--size", &format!("{cols}x{rows}"), "--print"]).done();
    printed.lines().skip(1).map(str::to_owned).collect()
}

/// Waits until a process is gone; whether it used a processor meanwhile is for the caller to see.
fn wait_for_death(pid: Pid) -> Duration {
    let begin = Instant::now();
    while test_kill_process(pid).is_ok() {
        assert!(begin.elapsed() < PATIENCE, "process {pid:?} is still there");
        std::thread::yield_now();
    }
    begin.elapsed()
}

#[test]
fn a_card_moved_with_one_key_is_there_after_a_restart_and_can_be_taken_back() {
    let home = Home::new();
    let mut first = board(&home);
    first.keys("13 Enter L").wait_for("第13项  未启动 ➜ 推进中").keys("q");
    assert_eq!(first.end(), 0);
    first.assert_given_back();
    let mut second = board(&home);
    second.keys("13 Enter").wait_for("第13项   ◔ 推进中");
    assert!(home.run(["log"]).done().contains("第13项"));
    second.keys("u").wait_for("第13项   ◌ 未启动").keys("q");
    assert_eq!(second.end(), 0);
    second.assert_given_back();
    assert_eq!(status(&home, "13"), "todo");
}

#[test]
fn every_signal_that_ends_the_program_saves_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let home = Home::new();
        let mut session = board(&home);
        session.keys("13L").wait_for("第13项  未启动 ➜ 推进中").signal(signal);
        assert_eq!(session.end(), 128 + signal.as_raw().unsigned_abs(), "{signal:?}");
        session.assert_given_back();
        assert_eq!(status(&home, "13"), "doing", "{signal:?}");
    }
}

#[test]
fn ctrl_c_quits_from_everywhere() {
    for keys in ["", "1", "g", "Enter", "?"] {
        let home = Home::new();
        let mut session = board(&home);
        session.keys(keys).keys("Ctrl-c");
        assert_eq!(session.end(), 0, "{keys}");
        session.assert_given_back();
    }
}

/// Where the board of [`a_panic_gives_the_terminal_back_and_loses_nothing`] runs: the real command line with a clock
/// that panics as soon as there is a file called `panic`.
#[test]
fn inside_a_session_that_panics() {
    fn clock() -> Now {
        assert!(!Path::new("panic").exists(), "in the middle of it\u{1b}[31m");
        Now::new(chrono::DateTime::parse_from_rfc3339(NOW).expect("it is a time"))
    }
    if std::env::var_os("XDG_STATE_HOME").is_none_or(|folder| !Path::new(&folder).with_file_name("inside").exists()) {
        return;
    }
    let terminal = Terminal { is_there: true, term: "xterm-256color".to_owned(), ..Terminal::default() };
    let data_dir = Some(Path::new("data/yaodian").to_owned());
    let config = ConfigFile::of(None, Err(ErrorKind::NotFound.into()));
    let by = "wang@pc1".to_owned();
    let world = Environment {
        clock,
        by,
        data_dir,
        state_dir: None,
        config,
        lang: Lang::Zh,
        terminal,
        locale: String::new(),
        path: Vec::new(),
        editor: None,
    };
    cli::run(vec!["yaodian".into()], world);
}

#[test]
fn without_a_data_directory_nothing_is_kept_and_nothing_is_written_elsewhere() {
    let config = ConfigFile::of(None, Err(ErrorKind::NotFound.into()));
    let clock = || Now::new(chrono::DateTime::parse_from_rfc3339(NOW).expect("it is a time"));
    let (by, terminal) = ("wang@pc1".to_owned(), Terminal::default());
    let world = Environment {
        clock,
        by,
        data_dir: None,
        state_dir: None,
        config,
        lang: Lang::Zh,
        terminal,
        locale: String::new(),
        path: Vec::new(),
        editor: None,
    };
    let run = |arguments: &[&str]| {
        cli::run(std::iter::once(&"yaodian").chain(arguments).map(Into::into).collect(), world.clone())
    };
    assert_eq!((run(&["move", "3", "doing"]), run(&["--keys", "L"]), run(&["new", "甲"])), (1, 1, 1));
    assert_eq!(run(&["list"]), 0);
    assert!(!Path::new("default.json").exists() && !Path::new("甲.json").exists());
}

#[test]
fn a_panic_gives_the_terminal_back_and_loses_nothing() {
    let home = Home::new();
    fs::write(home.path("inside"), "").expect("a file");
    let this = std::env::current_exe().expect("this program");
    let arguments = ["--exact", "terminal::inside_a_session_that_panics", "--nocapture"];
    let mut session = Session::spawn(&home, &this, &arguments, SIZE, Pace::Free);
    session.wait_for("已保存").keys("13L").wait_for("第13项  未启动 ➜ 推进中");
    fs::write(home.path("panic"), "").expect("a file");
    session.keys("j");
    assert_eq!(session.end(), 101);
    session.assert_given_back();
    let last = session.screen().join("\n");
    assert!(last.contains("程序出错：") && last.contains("in the middle of it?[31m"), "{last}");
    assert!(last.contains("改动都已保存"), "{last}");
    assert_eq!(status(&home, "13"), "doing");
}

/// A shell with job control, in a terminal.
fn shell(home: &Home) -> Option<Session> {
    let bash = Path::new("/bin/bash");
    if !bash.exists() {
        println!("skipped: there is no bash");
        return None;
    }
    let mut shell = Session::spawn(home, bash, &["--norc", "--noprofile", "-i"], SIZE, Pace::Free);
    shell.send(b"bind 'set enable-bracketed-paste off'; PS1='ready'\\>; stty -g >before\r").wait_for("ready>");
    Some(shell)
}

/// The shell has the terminal again, as it was: says so by printing `word`.
fn assert_back_in(shell: &mut Session, word: &str) {
    shell.wait_until("the shell", |shell| !shell.state().alternate_screen());
    let (first, rest) = word.split_at(1);
    shell.send(format!("stty -g >after; cmp before after && echo {first}''{rest}\r").as_bytes()).wait_for(word);
    let screen = shell.state();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "{word}");
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let home = Home::new();
    let Some(mut shell) = shell(&home) else { return };
    shell.send(format!("{PROGRAM}\r").as_bytes()).wait_for("已保存").keys("13L").wait_for("未启动 ➜ 推进中");
    shell.keys("Ctrl-z").wait_for("fg 返回 yaodian");
    assert_back_in(&mut shell, "first");
    shell.resize((100, 30)).send(b"fg\r").wait_for("已保存").wait_for("第13项");
    assert!(shell.state().alternate_screen() && shell.state().bracketed_paste() && shell.state().hide_cursor());
    let wanted = frame(&home, "13 Enter", (100, 30));
    shell.keys("Esc Esc").wait_until("the whole frame", |shell| shell.screen()[1..29] == wanted[..28]);
    shell.keys("u").wait_for("推进中 ➜ 未启动").keys("Ctrl-z");
    assert_back_in(&mut shell, "second");
    shell.send(b"fg\r").wait_for("已保存").keys("q");
    assert_back_in(&mut shell, "third");
    shell.send(b"exit\r");
    assert_eq!(shell.end(), 0);
}

#[test]
fn a_program_around_the_board_stops_with_it() {
    let home = Home::new();
    let Some(mut shell) = shell(&home) else { return };
    shell.send(format!("sh -c '{PROGRAM}; echo ov''er'\r").as_bytes()).wait_for("已保存");
    shell.keys("Ctrl-z").wait_for("fg 返回 yaodian");
    assert_back_in(&mut shell, "first");
    shell.send(b"fg\r").wait_for("已保存").keys("q").wait_for("over");
    assert_back_in(&mut shell, "second");
}

#[test]
fn a_board_stopped_by_others_comes_back_whole() {
    for stop in ["TSTP", "STOP"] {
        let home = Home::new();
        let Some(mut shell) = shell(&home) else { return };
        let wanted = frame(&home, "", SIZE);
        let run = format!("sh -c 'echo $$ >pid; exec {PROGRAM}'");
        shell.send(format!("{run}\r").as_bytes()).wait_until("the board", |shell| shell.screen()[1..] == wanted);
        home.board_is_there();
        let pid = fs::read_to_string(home.path("pid")).expect("the pid");
        assert!(Command::new("kill").args([&format!("-{stop}"), pid.trim()]).status().expect("kill").success());
        shell.wait_for("Stopped").send(b"clear; fg\r");
        shell.wait_until("the board again", |shell| shell.screen()[1..] == wanted).keys("q");
        assert_back_in(&mut shell, "first");
    }
}

#[test]
fn a_stopped_board_can_be_killed() {
    let home = Home::new();
    let Some(mut shell) = shell(&home) else { return };
    shell.send(format!("sh -c 'echo $$ >pid; exec {PROGRAM}'\r").as_bytes()).wait_for("已保存");
    shell.keys("Ctrl-z").wait_for("fg 返回");
    assert_back_in(&mut shell, "first");
    let pid = fs::read_to_string(home.path("pid")).expect("the pid").trim().parse().ok().and_then(Pid::from_raw);
    shell.send(b"kill %1\r");
    wait_for_death(pid.expect("a pid"));
    shell.send(b"\r").wait_for("Exit 143");
    assert_back_in(&mut shell, "second");
}

#[test]
fn the_only_program_of_a_window_is_not_stopped() {
    let home = Home::new();
    let mut session = board(&home);
    session.keys("Ctrl-z").wait_for("没有可以返回的 shell").keys("13L").wait_for("未启动 ➜ 推进中");
    session.signal(Signal::TSTP).wait_for("没有可以返回的 shell").keys("q");
    assert_eq!(session.end(), 0);
    session.assert_given_back();
}

#[test]
fn a_closed_window_ends_the_program_and_what_was_done_is_saved() {
    let home = Home::new();
    let mut session = board(&home);
    session.keys("13L").wait_for("未启动 ➜ 推进中").close();
    assert_eq!(session.end(), 128 + Signal::HUP.as_raw().unsigned_abs());
    assert_eq!(status(&home, "13"), "doing");
}

/// Where the system sends no SIGHUP, the board sees by itself that its terminal is gone.
#[test]
fn a_closed_window_ends_the_program_without_a_signal() {
    let home = Home::new();
    let start = format!("echo $$ > pid; exec {PROGRAM}");
    let arguments = ["--wait", "sh", "-c", &start];
    let setsid = ["/usr/bin/setsid", "/bin/setsid"].map(Path::new).into_iter().find(|path| path.exists());
    let Some(setsid) = setsid else { return println!("skipped: there is no setsid") };
    // The shell keeps the terminal as its own, so that setsid's board has none that could send it a signal.
    let script = format!("{} {} '{}'; :", setsid.display(), arguments[..3].join(" "), arguments[3]);
    let mut session = Session::spawn(&home, Path::new("/bin/sh"), &["-c", &script], SIZE, Pace::Free);
    session.wait_for("已保存").keys("13L").wait_for("未启动 ➜ 推进中");
    let pid = fs::read_to_string(home.path("pid")).expect("the pid").trim().parse().ok().and_then(Pid::from_raw);
    session.close();
    let time = wait_for_death(pid.expect("a pid"));
    println!("gone {time:?} after its window");
    assert_eq!(status(&home, "13"), "doing");
}

#[test]
fn without_a_terminal_there_is_a_message_and_no_escape_sequence() {
    let home = Home::new();
    let refused = |answer: Answer, how: &str| {
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{how}");
        assert!(answer.err.contains("终端") && !answer.err.contains('\u{1b}'), "{how}: {}", answer.err);
    };
    refused(home.run([""; 0]), "neither");
    refused(Answer::of(home.command().env("TERM", "dumb")), "dumb");
    let nohup =
        Answer::of(Command::new("nohup").arg(PROGRAM).env_clear().envs(home.environment()).stdin(Stdio::null()));
    refused(nohup, "nohup");
    for (arguments, how) in
        [("", "TERM=dumb "), (" </dev/null", ""), (" | cat", ""), (" >out; cat out", ""), ("", "nohup ")]
    {
        let script = format!("{how}{PROGRAM}{arguments}; echo ended with $?; cat nohup.out 2>/dev/null");
        let mut session = Session::spawn(&home, Path::new("/bin/sh"), &["-c", &script], SIZE, Pace::Free);
        session.wait_for("看板要在终端里打开").wait_for("ended with");
        session.end();
        assert!(!session.raw().contains(&0x1B), "{how}{arguments}");
        session.assert_given_back();
    }
    assert!(!home.board().exists());
}

#[test]
fn after_any_resizing_the_whole_frame_is_there() {
    let home = Home::new();
    home.run(["move", "13", "doing"]).done();
    let mut session = board(&home);
    let last = [(120, 40), (80, 24), (40, 12), (200, 60), (20, 6)];
    for size in last {
        let storm = [(0, 0), (1, 1), (120, 40), (0, 10), (300, 3), (2, 80), (1000, 500), (1, 1)];
        for storm in storm.into_iter().chain([size, (size.0 - 1, size.1), size]) {
            session.resize(storm);
        }
        let wanted = frame(&home, "", size);
        session.wait_until(&format!("the frame of {size:?}"), |session| session.screen()[1..] == wanted);
    }
    for storm in [(0, 0), (1, 1), (65535, 65535), (0, 5)] {
        session.resize(storm);
    }
    session.keys("q");
    assert_eq!(session.end(), 0);
    session.assert_given_back();
}

/// Keys that do not quit, of every kind.
const KEYS: [&str; 52] = [
    "h",
    "j",
    "k",
    "l",
    "[",
    "]",
    "g",
    "G",
    "Home",
    "End",
    "Ctrl-d",
    "Ctrl-u",
    "PgDn",
    "PgUp",
    "0",
    "1",
    "2",
    "3",
    "7",
    "9",
    "L",
    "H",
    ">",
    "<",
    "Shift-Right",
    "Shift-Left",
    "s",
    "!",
    "u",
    "Ctrl-r",
    "Enter",
    "Tab",
    "z",
    "a",
    "?",
    "F1",
    "Ctrl-l",
    "Esc",
    "Backspace",
    "Space",
    "Up",
    "Down",
    "Left",
    "Right",
    "Ctrl-z",
    "F5",
    "推",
    "！",
    "。",
    "x",
    "1",
    "2",
];

/// A list of random keys and sizes.
fn random_keys(count: usize, seed: u8) -> Vec<String> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let size = (0u16..220, 0u16..70).prop_map(|(cols, rows)| format!("size:{cols}x{rows}"));
    let paste = Just("paste:'推进 L'".to_owned());
    let key = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
    let any = prop_oneof![30 => key, 3 => size, 1 => paste, 1 => Just("wait:1s".to_owned())];
    let keys = prop::collection::vec(any, count).new_tree(&mut runner).expect("a list");
    proptest::strategy::ValueTree::current(&keys)
}

/// 600 keys by default; 10,000 and more with `YAODIAN_CAMPAIGN=17`.
#[test]
fn no_keys_at_no_size_are_too_much() {
    for round in 0..campaign() {
        let home = Home::new();
        let keys = random_keys(600, u8::try_from(round % 256).expect("it fits")).join(" ");
        let answer = home.run(["--keys", &format!("{keys} size:120x40 Esc Esc Esc Esc"), "--print"]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{keys}");
        assert_eq!(answer.out.lines().count(), 40, "{keys}");
        assert_eq!(home.run(["list", "--json"]).json().as_array().map(Vec::len), Some(26));
    }
}

#[test]
fn random_keys_in_a_terminal_leave_the_screen_whole() {
    let home = Home::new();
    for round in 0..campaign() {
        let mut session = board(&home);
        for key in random_keys(200, u8::try_from(255 - round % 256).expect("it fits")) {
            if let Some((cols, rows)) = key.strip_prefix("size:").and_then(|size| size.split_once('x')) {
                session.resize((cols.parse().expect("cells"), rows.parse().expect("cells")));
            } else if !key.contains(':') {
                session.keys(&key);
            }
        }
        // All of it is done when the cursor has come from one place to another, and nothing is open any more.
        session.resize(SIZE).keys("Esc Esc Esc Esc Esc");
        session.keys("3 Enter").wait_for(" 第3项 ").keys("2 Enter").wait_for(" 第2项 ").wait_gone("正在保存");
        let before = session.screen();
        let clear: &[u8] = b"\x1b[2J";
        let drawn = |session: &Session| {
            let raw = session.raw();
            let clears = raw.windows(clear.len()).filter(|window| *window == clear).count();
            (clears, raw.ends_with(b"\x1b[?2026l"))
        };
        let (clears, _) = drawn(&session);
        session.keys("Ctrl-l").wait_until("all of the screen", |session| drawn(session) == (clears + 1, true));
        for (row, (after, before)) in session.screen().iter().zip(&before).enumerate().take(39) {
            assert_eq!(after, before, "row {row} of the screen was not what the board thinks it is");
        }
        // A draft may be left, and then it asks.
        session.keys("q y");
        assert_eq!(session.end(), 0);
        session.assert_given_back();
    }
}

#[test]
fn a_cursor_move_is_one_small_write() {
    let home = Home::new();
    let mut session = board(&home);
    let begin: &[u8] = b"\x1b[?2026h";
    let mut most = 0;
    home.board_is_there();
    session.quiet(Duration::from_millis(200));
    // From one end of the plan to the other two lanes change their heads, and all of the strip.
    let steps = ["j", "j", "j", "k", "]", "]", "[", "l", "h", "Down", "Up"].map(|key| (key, 1024));
    for (key, limit) in steps.into_iter().chain([("G", 2048), ("k", 1024)]) {
        let from = session.raw().len();
        session.keys(key).quiet(Duration::from_millis(100));
        let written = &session.raw()[from..];
        let frames = written.windows(begin.len()).filter(|window| *window == begin).count();
        assert!(frames <= 1, "{frames} frames for {key}");
        assert!(written.len() <= limit, "{} bytes for {key}", written.len());
        most = if limit == 1024 { most.max(written.len()) } else { most };
    }
    assert!(most > 0, "nothing was drawn");
    println!("a cursor move takes {most} bytes at most");
}

#[test]
fn a_frame_is_one_system_call() {
    let home = Home::new();
    let strace = Path::new("/usr/bin/strace");
    let traced = Command::new(strace).args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success());
    if !traced {
        return println!("skipped: strace is not there or may not trace");
    }
    let arguments = ["-f", "-qq", "-s", "12", "-e", "trace=write", "-o", "trace", PROGRAM];
    let mut session = Session::spawn(&home, strace, &arguments, SIZE, Pace::Free);
    session.wait_for("已保存").keys("j").wait_for("2/26").keys("j").wait_for("3/26").keys("q");
    assert_eq!(session.end(), 0);
    let trace = fs::read_to_string(home.path("trace")).expect("the trace");
    let writes: Vec<&str> = trace.lines().filter(|line| line.contains("write(1,")).collect();
    let frames = writes.iter().filter(|line| line.contains("\\33[?2026h")).count();
    assert!(frames >= 3, "{trace}");
    // Taking the terminal and giving it back are the two others.
    assert_eq!(writes.len(), frames + 2, "{}", writes.join("\n"));
}

#[test]
fn an_idle_board_writes_nothing_and_hardly_wakes() {
    let home = Home::new();
    let mut session = board(&home);
    session.quiet(Duration::from_millis(700));
    let before = wakes(session.pid());
    assert_eq!(session.quiet(Duration::from_secs(3)), b"", "an idle board writes");
    let woken = wakes(session.pid()).zip(before).map(|(after, before)| after - before);
    // Two looks a second at the file, each at most a handful of naps.
    assert!(woken.is_none_or(|woken| woken <= 30), "it woke {woken:?} times in three seconds");
    session.keys("q");
    assert_eq!(session.end(), 0);
}

/// How often the threads of a process have gone to sleep, where the system tells.
fn wakes(pid: Pid) -> Option<u64> {
    let tasks = fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())).ok()?;
    let of = |task: fs::DirEntry| {
        let status = fs::read_to_string(task.path().join("status")).ok()?;
        status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse::<u64>().ok()
    };
    tasks.flatten().map(of).sum()
}

#[test]
fn a_slow_line_gets_few_frames_and_loses_no_key() {
    let home = Home::new();
    home.run(["move", "13", "doing"]).done();
    // What the system holds back for a terminal, some 70 kB, is sent at once; only then the line is seen to be slow.
    let mut session = Session::spawn(&home, Path::new(PROGRAM), &[], SIZE, Pace::Slow(2000));
    session.wait_for("第");
    let rounds = 400;
    for _ in 0..rounds {
        session.keys("Ctrl-l").keys("j").keys("k");
    }
    session.keys("Ctrl-l").keys("7L").keys("q");
    let pid = session.pid();
    let begin = Instant::now();
    while status(&home, "7") != "doing" {
        assert!(begin.elapsed() < PATIENCE, "the keys were lost on a slow line");
    }
    assert!(test_kill_process(pid).is_ok() || session.end() == 0);
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_the_program() {
    let home = Home::new();
    let mut session = Session::spawn(&home, Path::new(PROGRAM), &[], SIZE, Pace::Slow(20));
    home.board_is_there();
    session.keys("13L");
    while status(&home, "13") != "doing" {
        std::thread::yield_now();
    }
    for _ in 0..100 {
        session.keys("Ctrl-l");
    }
    session.signal(Signal::TERM);
    assert_eq!(session.end(), 143);
    assert!(session.line_is_as_before());
}

#[test]
fn what_an_input_method_commits_is_never_run() {
    let home = Home::new();
    let mut session = board(&home);
    for text in ["推进L", "！！", "\x1b[200~L\nq\x1b[201~"] {
        session.send(text.as_bytes()).wait_for("粘贴").keys("Esc").wait_gone("粘贴");
    }
    assert_eq!(home.json()["log"].as_array().map(Vec::len), Some(0));
    session.send("！".as_bytes()).wait_for("第1项  未启动 ➜ 滞后").keys("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn a_paste_that_never_ends_can_be_left() {
    let home = Home::new();
    let mut session = board(&home);
    session.send(b"\x1b[200~some").quiet(Duration::from_millis(50));
    session.keys("q").quiet(Duration::from_millis(50));
    session.keys("Ctrl-c");
    assert_eq!(session.end(), 0);
    session.assert_given_back();
    let mut session = board(&home);
    session.send(b"\x1b[200~some").signal(Signal::TERM);
    assert_eq!(session.end(), 143);
    session.assert_given_back();
}

#[test]
fn escape_sequences_may_come_in_pieces() {
    let home = Home::new();
    let mut session = board(&home);
    session.send(b"\x1b").send(b"[").send(b"B").wait_for("2/26");
    session.send(&"第".as_bytes()[..1]).send(&"第".as_bytes()[1..]).wait_for("粘贴");
    session.send(b"\x1b").wait_gone("粘贴").keys("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn it_runs_in_tmux() {
    let home = Home::new();
    let socket = home.path("tmux");
    let tmux = |arguments: &[&str]| {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(&socket).args(["-f", "/dev/null"]).args(arguments);
        command.env_clear().envs(home.environment()).env("TERM", "screen-256color").process_group(0);
        command.output()
    };
    if tmux(&["-V"]).is_err() {
        return println!("skipped: there is no tmux");
    }
    let seen = || String::from_utf8_lossy(&tmux(&["capture-pane", "-p"]).expect("tmux answers").stdout).into_owned();
    let wait_for = |text: &str| {
        let begin = Instant::now();
        while !seen().contains(text) {
            assert!(begin.elapsed() < PATIENCE, "waited in vain for {text}:\n{}", seen());
        }
    };
    let start = ["-u", "new-session", "-d", "-x", "120", "-y", "40", "sh", "-c"];
    let script = format!("{PROGRAM}; echo ended with $?; cat");
    assert!(tmux(&[&start[..], &[&script]].concat()).expect("tmux starts").status.success());
    wait_for("已保存");
    tmux(&["send-keys", "13L"]).expect("keys");
    wait_for("第13项  未启动 ➜ 推进中");
    tmux(&["send-keys", "Escape"]).expect("keys");
    wait_for("q 退出");
    tmux(&["send-keys", "q"]).expect("keys");
    wait_for("ended with 0");
    assert!(!seen().contains("推进中"), "the board is left behind:\n{}", seen());
    tmux(&["kill-server"]).expect("tmux ends");
    assert_eq!(status(&home, "13"), "doing");
}
