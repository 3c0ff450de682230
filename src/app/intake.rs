//! Where a document goes that comes to a board: in its place, into it as a revised edition, or beside it.

use super::decide::Desk;
use crate::document;
use crate::lang::import as words;
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::plan::step::{self, Edit};

/// Where it goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Intake {
    /// The board is the untouched default: it is replaced.
    Replace,
    /// It is a revised edition of the board's document.
    Edition(Box<Edition>),
    /// It is another plan, and gets a board of its own.
    Other,
}

/// Whether `plan` is the embedded one, as nobody has changed it yet.
pub fn is_untouched_default(plan: &Plan) -> bool {
    let bare = |plan: &Plan| {
        let items = plan.items.iter().map(|item| (item.id, item.text.clone(), item.status.clone()));
        (plan.title.clone(), items.collect::<Vec<_>>(), plan.themes.clone())
    };
    plan.log.is_empty() && plan.meetings.is_empty() && bare(plan) == bare(&document::default_plan())
}

impl Desk<'_> {
    /// Where `new`, a document's plan, goes.
    pub fn intake(&self, new: &Plan) -> Intake {
        let edition = || Box::new(self.plan.edition(new, self.now.stamp()));
        if is_untouched_default(self.plan) {
            let edition = edition();
            return if edition.changes.is_empty() { Intake::Edition(edition) } else { Intake::Replace };
        }
        if self.plan.is_edition(new) { Intake::Edition(edition()) } else { Intake::Other }
    }

    /// The edit that makes the plan a revised edition.
    pub fn merged(&self, edition: &Edition) -> Edit {
        let label = words::merged(self.lang, &words::counts(self.lang, counts(edition)));
        Edit { kind: step::Kind::Merge, label, undoes: None, changes: edition.changes.clone(), merged: Vec::new() }
    }
}

/// Items changed, new, vanished and returned.
pub fn counts(edition: &Edition) -> [usize; 4] {
    [edition.changed.len(), edition.added.len(), edition.vanished.len(), edition.returned.len()]
}

/// A name for a board that holds the plan called `title`: fit for a file, and none of `taken`.
pub fn board_name(title: &str, taken: &[String]) -> String {
    /// Bytes, so that a number fits behind it.
    const LONGEST: usize = 84;
    let is_strange = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '/' | '\\' | ':' | '"' | '<' | '>' | '|' | '?' | '*')
    };
    let clean: String = title.trim().chars().map(|c| if is_strange(c) { '-' } else { c }).collect();
    let mut name = String::new();
    for c in clean.trim_start_matches(['.', '-']).chars() {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    if name.is_empty() {
        name.push_str("plan");
    }
    let is_taken = |name: &str| taken.iter().any(|other| other == name);
    if !is_taken(&name) {
        return name;
    }
    (2u32..).map(|turn| format!("{name}-{turn}")).find(|name| !is_taken(name)).expect("some number is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boards_are_named_after_their_plans() {
        let taken = ["甲".to_owned(), "甲-2".to_owned()];
        for (title, name) in [
            ("某局2024年工作要点", "某局2024年工作要点"),
            ("甲", "甲-3"),
            ("../etc/passwd", "etc-passwd"),
            ("Work Plan 2024", "Work-Plan-2024"),
            ("", "plan"),
        ] {
            assert_eq!(board_name(title, &taken), name);
        }
        assert_eq!(board_name(&"长".repeat(90), &[]).len(), 84);
    }

    #[test]
    fn only_the_default_is_the_untouched_default() {
        assert!(is_untouched_default(&document::default_plan()));
        let other = document::read("某镇要点\n一、农业\n1.种水稻。\n".as_bytes(), "").unwrap().into_plan();
        assert!(!is_untouched_default(&other));
    }
}
