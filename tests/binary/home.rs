//! A user's home for one test: data, config and state folders that go when the test ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_yaodian");

/// The moment the tests live in.
pub(crate) const NOW: &str = "2020-07-15T09:41:07+08:00";

/// A new empty home; removed with everything in it when dropped.
pub(crate) struct Home {
    root: PathBuf,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("yaodian-home-{}-{count}", std::process::id()));
        fs::create_dir(&root).expect("a new folder");
        Self { root: root.canonicalize().expect("it is there") }
    }

    /// A path within the home.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root.join(name)
    }

    /// The default board's file.
    pub(crate) fn board(&self) -> PathBuf {
        self.path("data/yaodian/default.json")
    }

    /// Waits until the default board has its file.
    pub(crate) fn board_is_there(&self) {
        let begin = std::time::Instant::now();
        while !self.board().exists() {
            assert!(begin.elapsed().as_secs() < 20, "waited in vain for {}", self.board().display());
            std::thread::yield_now();
        }
    }

    /// The default board's file as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&fs::read(self.board()).expect("a board file")).expect("it is JSON")
    }

    /// The environment of this home, a Chinese one, at [`NOW`], as `wang@pc1`.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let folder = |name: &str| self.path(name).display().to_string();
        vec![
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", folder("")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_STATE_HOME", folder("state")),
            ("LC_ALL", "zh_CN.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("YAODIAN_NOW", NOW.to_owned()),
            ("YAODIAN_BY", "wang@pc1".to_owned()),
        ]
    }

    /// The program with nothing around it but this home.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.environment()).stdin(Stdio::null()).current_dir(&self.root);
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Answer {
        Answer::of(self.command().args(arguments))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Answer {
    /// Runs `command` to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("it writes UTF-8"),
            err: String::from_utf8(output.stderr).expect("it writes UTF-8"),
        }
    }

    /// The answer of a command that must have worked.
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The same as JSON.
    pub(crate) fn json(self) -> Value {
        serde_json::from_str(&self.done()).expect("it is JSON")
    }
}
