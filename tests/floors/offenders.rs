//! The list of what still breaks a rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::rules::Offence;

/// Set to write the list anew; it refuses to have more of a rule than before.
const WRITE: &str = "YAODIAN_WRITE_OFFENDERS";

/// What is wrong with the list, beside what is found now.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Breaks a rule and is not listed.
    pub(crate) new: Vec<String>,
    /// Is listed and breaks no rule any more.
    pub(crate) gone: Vec<String>,
}

/// Compares what is listed with what was found.
pub(crate) fn compare(listed: &BTreeSet<String>, found: &BTreeSet<String>) -> Difference {
    let without = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
    Difference { new: without(found, listed), gone: without(listed, found) }
}

/// The rules of which more was found than is listed.
pub(crate) fn grown(listed: &BTreeSet<String>, found: &BTreeSet<String>) -> Vec<String> {
    let count = |lines: &BTreeSet<String>| {
        let mut rules: BTreeMap<String, usize> = BTreeMap::new();
        let rule = |line: &String| line.split(' ').next().unwrap_or("").to_owned();
        lines.iter().for_each(|line| *rules.entry(rule(line)).or_default() += 1);
        rules
    };
    let before = count(listed);
    let more = |(rule, now): &(String, usize)| *now > before.get(rule).copied().unwrap_or(0);
    count(found).into_iter().filter(more).map(|(rule, _)| rule).collect()
}

/// Fails unless the list is exactly what was found.
pub(crate) fn hold(found: &BTreeSet<Offence>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/floors/offenders.txt");
    let text = fs::read_to_string(&path).unwrap_or_default();
    // Lines of a conflict of git stay out: the list is written from both sides then.
    let is_line =
        |line: &&str| !line.is_empty() && !["#", "<<<<<<<", "=======", ">>>>>>>"].iter().any(|m| line.starts_with(m));
    let listed: BTreeSet<String> = text.lines().filter(is_line).map(str::to_owned).collect();
    let found: BTreeSet<String> = found.iter().map(Offence::to_string).collect();
    let Difference { new, gone } = compare(&listed, &found);
    if std::env::var_os(WRITE).is_some() {
        let grown = grown(&listed, &found);
        assert!(grown.is_empty(), "more than before breaks the rules {grown:?}; new are\n{}", new.join("\n"));
        let lines: String = found.iter().map(|line| format!("{line}\n")).collect();
        fs::write(&path, format!("# What still breaks a rule of this test; may only shrink.\n{lines}"))
            .expect("written");
        return;
    }
    assert!(
        new.is_empty() && gone.is_empty(),
        "\nbreaks a rule of the house (mend it):\n{}\n\nmended; take it out of tests/floors/offenders.txt, or set {WRITE}=1:\n{}\n",
        new.join("\n"),
        gone.join("\n")
    );
}

#[test]
fn the_list_may_only_shrink() {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<BTreeSet<String>>();
    let listed = lines(&["circle a.rs", "circle b.rs", "face c/mod.rs"]);
    assert_eq!(compare(&listed, &listed), Difference::default());
    let found = lines(&["circle a.rs", "face c/mod.rs", "words d.rs"]);
    let expected = Difference { new: vec!["words d.rs".to_owned()], gone: vec!["circle b.rs".to_owned()] };
    assert_eq!(compare(&listed, &found), expected);
    assert_eq!(grown(&listed, &found), ["words"]);
    // A file with another name is no new offence.
    assert_eq!(grown(&listed, &lines(&["circle a.rs", "circle renamed.rs"])), Vec::<String>::new());
}
