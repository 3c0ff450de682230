//! Small houses, each with one rule broken: every rule must see it, and see nothing in the same house put right.

use super::house::House;
use super::rules::{self, Offence};

type Rule = fn(&House) -> Vec<Offence>;

/// What `rule` finds in these files.
fn found(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let mut places: Vec<String> = rule(&House::of(files.iter().copied())).into_iter().map(|o| o.place).collect();
    places.sort();
    places.dedup();
    places
}

const NOTHING: [&str; 0] = [];

#[test]
fn an_import_that_points_up_is_seen() {
    let app = ("app/mod.rs", "mod app; pub use app::App;");
    let app_app = ("app/app.rs", "pub struct App;");
    for code in [
        "use crate::app::App;",
        "use crate::{app::{App}, clock};",
        "fn f(app: &crate::app::App) {}",
        "use crate::app; fn f() { app::App; }",
        "use super::super::app::App as Other;",
        "use crate::app::*; fn f() { App }",
        "#[cfg(test)] mod tests { use crate::app::App; }",
        "fn f() { use crate::app::App; }",
        "rows! { a, crate::app::App, \"x\" }",
        "macro_rules! m { () => { $crate::app::App } }",
    ] {
        let files = [app, app_app, ("plan/mod.rs", "mod item;"), ("plan/item.rs", code)];
        assert_eq!(found(rules::upward, &files), ["plan/item.rs -> app/app.rs"], "{code}");
    }
    for code in ["use crate::clock::Now;", "/// [`crate::app::App`]\nstruct A;", "const A: &str = \"crate::app::App\";"]
    {
        let files = [app, app_app, ("clock.rs", "pub struct Now;"), ("plan/item.rs", code)];
        assert_eq!(found(rules::upward, &files), NOTHING, "{code}");
    }
    let siblings = [("store/mod.rs", "use crate::document::read;"), ("document/mod.rs", "pub fn read() {}")];
    assert_eq!(found(rules::upward, &siblings), ["store/mod.rs -> document/mod.rs"]);
    let homeless = [("else/mod.rs", "use crate::plan::A;"), ("plan/mod.rs", "pub struct A;")];
    assert_eq!(found(rules::upward, &homeless), ["else/mod.rs -> plan/mod.rs"]);
}

#[test]
fn a_room_below_knows_none_above() {
    let screen = ("app/screen/help.rs", "pub struct Help;");
    let board = ("app/board/view.rs", "use super::super::screen::help::Help;");
    assert_eq!(found(rules::rooms, &[screen, board]), ["app/board/view.rs -> app/screen/help.rs"]);
    let run = ("app/run/help.rs", "use crate::app::screen::help::Help;");
    assert_eq!(found(rules::rooms, &[screen, run]), NOTHING);
}

#[test]
fn circles_are_seen_through_faces_renames_and_macros() {
    let face = ("plan/mod.rs", "mod a; mod b; mod c; pub use a::A as First; pub use b::*; pub mod words;");
    let a = ("plan/a.rs", "use super::B; pub struct A;");
    let c = ("plan/c.rs", "use super::{First, B};");
    for back in ["use super::First; pub struct B;", "pub struct B; rows!(super::First);", "pub struct B(super::a::A);"]
    {
        assert_eq!(found(rules::circle, &[face, a, c, ("plan/b.rs", back)]), ["plan/a.rs", "plan/b.rs"], "{back}");
    }
    for none in ["pub struct B;", "pub struct B; #[cfg(test)] mod tests { use crate::plan::First; }"] {
        assert_eq!(found(rules::circle, &[face, a, c, ("plan/b.rs", none)]), NOTHING, "{none}");
    }
    let parent = [
        ("cli/mod.rs", "mod log; pub struct World; fn f() { log::log() }"),
        ("cli/log.rs", "use super::World; pub fn log() {}"),
    ];
    assert_eq!(found(rules::circle, &parent), ["cli/log.rs", "cli/mod.rs"]);
    let seen = [
        ("cli/report.rs", "mod deliver; fn f() { deliver::f() }"),
        ("cli/report/deliver.rs", "pub(super) fn f() {} pub(in crate::cli::report) fn g() {}"),
    ];
    assert_eq!(found(rules::circle, &seen), NOTHING);
    // A name that only a macro makes is its file's; a module used by a shorter name is what stands in it.
    let made = [
        ("lang/mod.rs", "pub mod words;"),
        ("lang/words.rs", "rows! { fn said() \"a\"; }"),
        ("plan/a.rs", "use crate::lang::words as w; use super::b; pub fn a() { w::said(); b::b() }"),
        ("plan/b.rs", "use crate::lang; pub fn b() { lang::words::said(); crate::plan::a::a() }"),
    ];
    assert_eq!(found(rules::circle, &made), ["plan/a.rs", "plan/b.rs"]);
}

#[test]
fn a_face_is_a_face() {
    for (code, broken) in [
        ("//! A.\nmod a;\npub mod b;\npub use a::A;\npub(crate) use b::*;\n#[cfg(test)]\nmod tests;", false),
        ("mod a; use a::A;", true),
        ("fn a() {}", true),
        ("mod a {}", true),
        ("macro_rules! m { () => {} }", true),
    ] {
        let expected: &[&str] = if broken { &["plan/mod.rs"] } else { &[] };
        assert_eq!(found(rules::face, &[("plan/mod.rs", code)]), expected, "{code}");
    }
}

#[test]
fn app_is_kept_by_few() {
    for (path, methods, borrowed) in [
        ("app/app.rs", false, false),
        ("app/run/record.rs", false, false),
        ("app/session.rs", true, true),
        ("app/board/view.rs", true, true),
        ("terminal/run.rs", true, false),
        ("cli/session.rs", true, false),
        ("cli/report.rs", true, true),
    ] {
        let expected = |broken: bool| if broken { vec![path] } else { Vec::new() };
        assert_eq!(found(rules::app_methods, &[(path, "impl App { fn f(&self) {} }")]), expected(methods), "{path}");
        assert_eq!(found(rules::app_borrowed, &[(path, "fn f(app: &mut App) {}")]), expected(borrowed), "{path}");
        let inside = path.starts_with("app/board");
        assert_eq!(found(rules::app_named, &[(path, "fn f(app: &crate::app::App) {}")]), expected(inside), "{path}");
    }
    assert_eq!(found(rules::app_borrowed, &[("ui/draw.rs", "m!(|app: &mut App| 1);")]), ["ui/draw.rs"]);
    assert_eq!(found(rules::app_borrowed, &[("ui/draw.rs", "fn f(app: &App) {}")]), NOTHING);
}

#[test]
fn sizes_are_counted_without_tests() {
    let lines = |count: usize| "const A: u8 = 1;\n".repeat(count);
    let with_tests = format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", lines(500), lines(100));
    assert_eq!(found(rules::file_size, &[("plan/a.rs", &with_tests)]), NOTHING);
    assert_eq!(found(rules::file_size, &[("plan/a.rs", &lines(501))]), ["plan/a.rs"]);
    let test_file = [("plan/mod.rs", "#[cfg(test)]\nmod tests;"), ("plan/tests.rs", &lines(501))];
    assert_eq!(found(rules::file_size, &test_file), NOTHING);
    let function = |inside: usize| format!("impl A {{\nfn long() {{\n{}}}\n}}\n", lines(inside));
    assert_eq!(found(rules::function_size, &[("plan/a.rs", &function(78))]), NOTHING);
    assert_eq!(found(rules::function_size, &[("plan/a.rs", &function(79))]), ["plan/a.rs long"]);
    let names: Vec<String> = (0..25).map(|file| format!("plan/f{file}.rs")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(found(rules::folder_size, &files), ["plan"]);
    assert_eq!(found(rules::folder_size, &files[1..]), NOTHING);
}

#[test]
fn a_type_has_a_name_of_its_own() {
    let twice =
        [("plan/a.rs", "struct Row;"), ("ui/b.rs", "fn f() { enum Row {} }"), ("ui/c.rs", "rows! { enum Line }")];
    assert_eq!(found(rules::type_names, &twice), ["Row plan/a.rs", "Row ui/b.rs"]);
    let by_macro = [("plan/a.rs", "struct Line;"), ("ui/c.rs", "rows! { pub enum Line { A } }")];
    assert_eq!(found(rules::type_names, &by_macro), ["Line plan/a.rs", "Line ui/c.rs"]);
    let allowed =
        [("plan/a.rs", "enum Error {}"), ("ui/b.rs", "enum Error {}"), ("ui/c.rs", "#[cfg(test)] struct Error;")];
    assert_eq!(found(rules::type_names, &allowed), NOTHING);
    let in_one_folder = [("plan/a.rs", "enum Error {}"), ("plan/b.rs", "enum Error {}")];
    assert_eq!(found(rules::type_names, &in_one_folder), ["Error plan/a.rs", "Error plan/b.rs"]);
}

#[test]
fn words_stand_with_the_words() {
    for code in [
        "fn f() { lang.pick(\"、\", \", \"); }",
        "const A: Words = words(\"甲\", \"a\");",
        "fn f() { m!(lang.pick(\"a\", \"b\")) }",
    ] {
        assert_eq!(found(rules::words, &[("ui/a.rs", code)]), ["ui/a.rs"], "{code}");
        assert_eq!(found(rules::words, &[("lang/a.rs", code)]), NOTHING, "{code}");
        assert_eq!(found(rules::words, &[("app/keys/table.rs", code)]), NOTHING, "{code}");
    }
    assert_eq!(found(rules::words, &[("ui/a.rs", "fn f() { lang.pick(a, b); words(c); }")]), NOTHING);
}

#[test]
fn pages_that_comments_name_are_there() {
    for (code, page) in [
        ("// As GONE.md says.", Some("GONE.md")),
        ("/// See `docs/gone.md`.\nstruct A;", Some("docs/gone.md")),
        ("//! README.md and CHANGELOG.md.", None),
        ("const A: &str = \"gone.md\";", None),
    ] {
        let expected: Vec<String> = page.iter().map(|page| format!("plan/a.rs {page}")).collect();
        assert_eq!(found(rules::documents, &[("plan/a.rs", code)]), expected, "{code}");
    }
}

#[test]
fn lower_floors_touch_nothing_outside() {
    let text = ("text/mod.rs", "pub fn safe() {}");
    let lang = ("lang/board.rs", "use crate::text::safe; use super::Lang;");
    assert_eq!(found(rules::languages, &[text, lang]), ["lang/board.rs -> text/mod.rs"]);
    assert_eq!(found(rules::libraries, &[("app/a.rs", "use ratatui::buffer::Buffer;")]), ["app/a.rs"]);
    assert_eq!(found(rules::libraries, &[("ui/a.rs", "use ratatui::buffer::Buffer;")]), NOTHING);
    for code in ["use std::fs;", "fn f() { std::env::var(\"A\"); }", "use chrono::Local; fn f() { Local::now(); }"] {
        assert_eq!(found(rules::purity, &[("plan/a.rs", code)]), ["plan/a.rs"], "{code}");
        assert_eq!(found(rules::purity, &[("store/a.rs", code)]), NOTHING, "{code}");
    }
    let in_tests = "#[cfg(test)] mod tests { use std::fs; }";
    assert_eq!(found(rules::purity, &[("plan/a.rs", in_tests)]), NOTHING);
}
