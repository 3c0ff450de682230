//! Strings of merging two copies of a board.

use super::{Lang, Words, words};

/// What the command does.
pub const MERGE: Words = words(
    "与另一份副本合并：逐项取后改的，一次可撤销",
    "join another copy: per field the latest wins; one undo takes it back",
);
/// The other copy.
pub const COPY: Words = words("另一份看板文件", "the other board file");

/// The other file is not there.
pub fn missing(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("找不到 {name}"),
        Lang::En => format!("There is no file {name}"),
    }
}

/// The other file is another plan's.
pub fn no_copy(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} 不是本看板的副本，没有共同的来历"),
        Lang::En => format!("{name} is no copy of this board: they have no step in common"),
    }
}

/// The other copy has nothing that ours has not.
pub fn nothing_new(lang: Lang) -> &'static str {
    lang.pick("对方没有新的内容", "The other copy holds nothing new")
}

/// What the merge came to.
pub fn merged(lang: Lang, changes: usize, steps: usize, clashes: usize) -> String {
    match lang {
        Lang::Zh => format!("已合并：取得{changes}处改动、{steps}步历史，{clashes}处两边都改过"),
        Lang::En => {
            format!("Merged: {changes} changes and {steps} steps taken in, {clashes} fields changed on both sides")
        }
    }
}

/// The step's line for the file's reader.
pub fn label(lang: Lang, name: &str, steps: usize) -> String {
    match lang {
        Lang::Zh => format!("合并 {name}，{steps}步"),
        Lang::En => format!("Merged {name}, {steps} steps"),
    }
}

/// Both changed a field; the other copy's change was later.
pub fn theirs_holds(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("两边都改过，取对方后改的：{what}"),
        Lang::En => format!("Changed on both sides, theirs was later: {what}"),
    }
}

/// Both changed a field; our change was later.
pub fn ours_holds(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("两边都改过，保留本机后改的；对方是：{what}"),
        Lang::En => format!("Changed on both sides, ours was later; theirs: {what}"),
    }
}
