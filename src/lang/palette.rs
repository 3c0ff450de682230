//! Strings of the palette, the pop-ups, the help's search and the mouse.

use super::{Lang, Words, words};

/// What the palette is.
pub const TITLE: Words = words("动作与工作项", "Actions and items");
/// What can be typed in it.
pub const PLACEHOLDER: Words = words("汉字、拼音、首字母、序号、英文名", "a word, a name, pinyin or a number");
/// It runs what is selected.
pub const RUN: Words = words("执行", "run");
/// Its entries are gone through.
pub const CHOOSE: Words = words("选择", "choose");
/// Nothing answers what is typed.
pub const NOTHING: Words = words("没有相符的动作或工作项", "no such action or item");

/// A card goes to a column.
pub fn to_column(lang: Lang, column: &str) -> String {
    match lang {
        Lang::Zh => format!("移到{column}"),
        Lang::En => format!("move the card to {column}"),
    }
}

/// Why something does not apply, behind it.
pub fn reason(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Zh => format!("（{why}）"),
        Lang::En => format!(" ({why})"),
    }
}

/// How many entries there are.
pub fn counted(at: usize, count: usize) -> String {
    format!("{at}/{count}")
}

/// An action means something on other screens only.
pub fn only_on(lang: Lang, screens: &str) -> String {
    match lang {
        Lang::Zh => format!("只用于{screens}"),
        Lang::En => format!("only in: {screens}"),
    }
}

/// The mouse was given to the terminal.
pub fn mouse_selects(lang: Lang) -> &'static str {
    lang.pick("鼠标归终端，可选取文字", "The mouse is the terminal's and selects text")
}

/// The mouse was taken back.
pub fn mouse_is_ours(lang: Lang) -> &'static str {
    lang.pick("鼠标归看板", "The mouse is the board's")
}

/// A card hangs on the mouse over a column.
pub fn let_go(lang: Lang) -> &'static str {
    lang.pick("松开即移", "let go to move it")
}

/// What the help is searched for.
pub const FIND: Words = words("查找", "Find");
/// What can be typed there.
pub const FIND_PLACEHOLDER: Words = words("键、动作、拼音", "a key or a word");
/// Nothing in the help answers it.
pub const NO_KEY: Words = words("没有相符的键或动作", "no such key or action");
/// The help shows everything again.
pub const ALL: Words = words("全部", "all");
/// The keys of another screen.
pub fn screen(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}画面另有"),
        Lang::En => format!("Also in: {name}"),
    }
}

/// The help speaks of this screen first.
pub fn here(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("当前：{name}"),
        Lang::En => format!("here: {name}"),
    }
}
