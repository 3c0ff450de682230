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

/// One copy deleted it, the other changed it.
pub fn kept(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("一方删除、另一方改过，予以保留：{what}"),
        Lang::En => format!("Deleted in one copy, changed in the other, and kept: {what}"),
    }
}

/// An item is called by another whole number.
pub fn renumbered(lang: Lang, title: &str, from: u32, to: u32) -> String {
    match lang {
        Lang::Zh => format!("编号重复，“{title}” 由 #{from} 改为 #{to}"),
        Lang::En => format!("Two items had one id number: “{title}” is #{to} now, it was #{from}"),
    }
}

/// What the other copy holds was merged before and taken back.
pub fn taken_back(lang: Lang, at: &str) -> String {
    match lang {
        Lang::Zh => format!("对方没有新的内容；{at} 的合并已撤销，加 --again 可重新取得"),
        Lang::En => {
            format!("The other copy holds nothing new; the merge of {at} was undone, --again brings it in again")
        }
    }
}

/// The option that takes a merge in again.
pub const AGAIN: Words = words("重新取得已撤销的合并", "bring a merge in again that was undone");
