//! Holds the house up: imports point down only, and no floor below `main` touches what is not its own.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each floor, from the ground.
const FLOORS: [&[&str]; 6] =
    [&["text", "lang", "clock"], &["plan"], &["store", "document", "report"], &["app"], &["ui"], &["terminal", "cli"]];

fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("the sources are there").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Every source file with its module and its code, without comments and the tests within it.
fn modules() -> Vec<(PathBuf, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_test = |path: &Path| path.iter().any(|part| part == "tests" || part == "tests.rs" || part == "fixture.rs");
    sources(&src)
        .into_iter()
        .filter(|path| !is_test(path))
        .map(|path| {
            let inside = path.strip_prefix(&src).expect("below src").to_owned();
            let module = inside.iter().next().expect("a name").to_string_lossy().replace(".rs", "");
            let text = fs::read_to_string(&path).expect("a source is text");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("").to_owned();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (inside, module, code)
        })
        .collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// The modules of ours that `code` names after `crate::`, also in braces.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        found.extend(names.into_iter().map(name));
    }
    found
}

#[test]
fn imports_point_down() {
    let mut seen = 0;
    for (path, module, code) in modules() {
        let Some(here) = floor(&module) else { continue };
        for import in imports(&code) {
            let there =
                floor(&import).unwrap_or_else(|| panic!("{} imports {import}, which has no floor", path.display()));
            assert!(there <= here, "{} on floor {here} imports {import} from floor {there}", path.display());
            assert!(there < here || import == module || here > 0 || module == "lang", "{}: {import}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} imports were found: the test reads the wrong files");
}

#[test]
fn the_languages_import_nothing_of_ours() {
    for (path, module, code) in modules() {
        if module == "lang" {
            assert_eq!(imports(&code), Vec::<String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn the_terminal_stays_on_its_floors() {
    for (path, module, code) in modules() {
        let allowed = matches!(module.as_str(), "ui" | "terminal") || path.ends_with("key.rs");
        // The frame that `--keys` prints is a buffer of ratatui's.
        let allowed = allowed || path == Path::new("cli/open.rs");
        for library in ["ratatui", "crossterm"] {
            assert!(allowed || !code.contains(library), "{} names {library}", path.display());
        }
    }
}

#[test]
fn pure_floors_touch_neither_files_nor_clock_nor_environment() {
    for (path, module, code) in modules() {
        let pure = floor(&module).is_some_and(|floor| matches!(floor, 0 | 1 | 3 | 4)) || module == "document";
        for impure in ["std::fs", "std::env::", "::now()", "std::net", "std::process"] {
            assert!(!pure || !code.contains(impure), "{} names {impure}", path.display());
        }
    }
}
