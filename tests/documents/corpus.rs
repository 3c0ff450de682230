//! Every document of the corpus gives exactly what is written beside it. `YAODIAN_BLESS=1` writes that anew; what it
//! writes is to be read before it is kept.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

/// The folder of the corpus.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/corpus")
}

/// What `import --dry-run --json` answers about a document that has this name.
pub(crate) fn read(bytes: &[u8], name: &str) -> Value {
    let (output, _) = import(bytes, name, &["--lang", "en", "--json"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}

/// What `import --dry-run` answers, with more options, and the names of the files there are afterwards.
pub(crate) fn import(bytes: &[u8], name: &str, options: &[&str]) -> (Output, Vec<String>) {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let root = std::env::temp_dir().join(format!("yaodian-documents-{}-{count}", std::process::id()));
    fs::create_dir(&root).expect("a new folder");
    fs::write(root.join(name), bytes).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_yaodian"));
    command.current_dir(&root).env_clear().env("HOME", &root).env("XDG_DATA_HOME", &root);
    let output = command.args(["import", name, "--dry-run"]).args(options).output().expect("the program starts");
    let left = fs::read_dir(&root).expect("the folder is there").map(|entry| entry.expect("an entry").file_name());
    let left = left.map(|name| name.to_string_lossy().into_owned()).collect();
    fs::remove_dir_all(&root).expect("it was made here");
    (output, left)
}

/// Holds what is read from a document against what is written beside it.
pub(crate) fn check(bytes: &[u8], name: &str) {
    let path = folder().join(format!("{name}.json"));
    let found = read(bytes, name);
    if std::env::var_os("YAODIAN_BLESS").is_some() {
        fs::write(&path, format!("{found:#}\n")).expect("the corpus can be written");
        return;
    }
    let expected = fs::read(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    let expected: Value = serde_json::from_slice(&expected).expect("JSON");
    if found != expected {
        assert_eq!(format!("{found:#}"), format!("{expected:#}"), "{name}");
    }
}

/// The documents of the corpus that are text.
pub(crate) fn texts() -> Vec<(String, Vec<u8>)> {
    let mut texts: Vec<(String, Vec<u8>)> = fs::read_dir(folder())
        .expect("the corpus is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("a document"))
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn every_text_is_read_right() {
    let texts = texts();
    assert!(texts.len() >= 14, "only {} documents", texts.len());
    for (name, bytes) in texts {
        check(&bytes, &name);
    }
}

#[test]
fn encodings_and_line_ends_change_nothing() {
    let path = folder().join("subthemes.txt");
    let text = fs::read_to_string(path).expect("a document in UTF-8");
    let plain = read(text.as_bytes(), "same.txt");
    let (gb, ..) = encoding_rs::GB18030.encode(&text);
    let wide = |units: fn(u16) -> [u8; 2], mark: &[u8]| {
        [mark, &text.encode_utf16().flat_map(units).collect::<Vec<u8>>()].concat()
    };
    for (what, bytes) in [
        ("GB18030", gb.to_vec()),
        ("UTF-8 with mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("UTF-16LE", wide(u16::to_le_bytes, b"\xFF\xFE")),
        ("UTF-16BE", wide(u16::to_be_bytes, b"\xFE\xFF")),
        ("UTF-16LE without mark", wide(u16::to_le_bytes, b"")),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
    ] {
        assert_eq!(read(&bytes, "same.txt"), plain, "{what}");
    }
}

#[test]
fn standard_input_is_a_document_too() {
    let (_, bytes) = texts().into_iter().find(|(name, _)| name == "nested.txt").expect("it is in the corpus");
    let mut child = Command::new(env!("CARGO_BIN_EXE_yaodian"))
        .args(["import", "-", "--dry-run", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(&bytes).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let found: Value = serde_json::from_slice(&output.stdout).expect("it answers in JSON");
    assert_eq!(found, read(&bytes, "nested.txt"));
}
