//! Strings of taking the terminal and giving it back.

use super::Lang;

/// The line left on the shell while the program is stopped.
pub fn back_with_fg(lang: Lang) -> &'static str {
    lang.pick("fg 返回 yaodian", "fg returns to yaodian")
}

/// Nobody could start the program again if it stopped.
pub fn no_shell(lang: Lang) -> &'static str {
    lang.pick("没有可以返回的 shell，不能暂停", "There is no shell to return to, so it cannot be suspended")
}

/// A fault of the program, and where.
pub fn panicked(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("程序出错：{what}"),
        Lang::En => format!("A fault of the program: {what}"),
    }
}

/// After a fault of the program: nothing is lost.
pub fn all_saved(lang: Lang) -> &'static str {
    lang.pick("改动都已保存", "All changes are saved")
}

/// After a fault of the program: something is lost.
pub fn not_all_saved(lang: Lang) -> &'static str {
    lang.pick("有改动未能保存", "Some changes could not be saved")
}
