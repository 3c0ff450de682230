//! Strings of ledgers that come back filled in.

use super::Lang;

/// Heads of columns were changed.
pub fn renamed(lang: Lang, unknown: &[String], missing: &[String]) -> String {
    match lang {
        Lang::Zh => {
            format!("表头“{}”不认识，又缺少“{}”这些列：请把表头改回原样", unknown.join("”“"), missing.join("”“"))
        }
        Lang::En => format!(
            "The heads “{}” are not known, and these columns are missing: “{}”; put the heads back as they were",
            unknown.join("”, “"),
            missing.join("”, “")
        ),
    }
}

/// Two columns have one head.
pub fn repeated_column(lang: Lang, column: &str) -> String {
    match lang {
        Lang::Zh => format!("有两列的表头都是“{column}”：请删去一列"),
        Lang::En => format!("Two columns are headed “{column}”; delete one of them"),
    }
}

/// Two rows have one id.
pub fn repeated_row(lang: Lang, line: usize, item: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行重复了编号 {item} 的工作项：同一工作项只能有一行"),
        Lang::En => format!("Row {line} repeats the item with id {item}; an item may have one row only"),
    }
}

/// It is a ledger of another board.
pub fn other_board(lang: Lang) -> &'static str {
    lang.pick(
        "这份台账不是从当前看板导出的：请用 -b 或 -f 指明它的看板",
        "This ledger was not exported from this board; name its board with -b or -f",
    )
}

/// The board's log does not lead to its plan.
pub fn log_mismatch(lang: Lang) -> &'static str {
    lang.pick(
        "看板文件的历史与现状对不上（有人直接改过文件），无法知道台账导出时的样子：请重新导出台账",
        "The board's history does not lead to its plan (somebody edited the file), so that what the ledger was made of is not \
         known; export it again",
    )
}

/// The board never had this item.
pub fn no_item(lang: Lang, line: usize, item: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行：看板里没有编号为 {item} 的工作项（隐藏的编号列不能改动）"),
        Lang::En => {
            format!("Row {line}: the board has no item with id {item} (the hidden column of ids must stay as it is)")
        }
    }
}

/// A cell is not what its column takes.
pub fn bad_cell(lang: Lang, line: usize, column: &str, text: &str, allowed: &[String]) -> String {
    let what = match lang {
        Lang::Zh => format!("第 {line} 行“{column}”：不能填“{text}”"),
        Lang::En => format!("Row {line}, {column}: “{text}” is not possible"),
    };
    match (lang, allowed.is_empty()) {
        (_, true) => what,
        (Lang::Zh, false) => format!("{what}；可填：{}", allowed.join("、")),
        (Lang::En, false) => format!("{what}; possible: {}", allowed.join(", ")),
    }
}

/// A cell that is taken.
pub fn taken(lang: Lang, item: &str, column: &str, from: &str, to: &str) -> String {
    let none = lang.pick("（空）", "(empty)");
    let shown = |text: &str| if text.is_empty() { none.to_owned() } else { text.replace('\n', " / ") };
    match lang {
        Lang::Zh => format!("{item} {column}：{} ➜ {}", shown(from), shown(to)),
        Lang::En => format!("{item} {column}: {} ➜ {}", shown(from), shown(to)),
    }
}

/// A cell that is not taken.
pub fn clash(lang: Lang, item: &str, column: &str, ours: &str, theirs: &str) -> String {
    let shown = |text: &str| text.replace('\n', " / ");
    match lang {
        Lang::Zh => {
            format!("冲突，没有采用：{item} {column}：看板上现为“{}”，台账填的是“{}”", shown(ours), shown(theirs))
        }
        Lang::En => {
            format!(
                "Clash, not taken: {item} {column}: the board says “{}”, the ledger “{}”",
                shown(ours),
                shown(theirs)
            )
        }
    }
}

/// A row without an id.
pub fn no_id(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行没有编号，没有采用；新增工作项请用 yaodian add"),
        Lang::En => format!("Row {line} has no id and was not taken; new items are added with yaodian add"),
    }
}

/// Lines of progress that were deleted.
pub fn kept(lang: Lang, item: &str, lines: usize) -> String {
    match lang {
        Lang::Zh => format!("{item} 进展情况：表中删去的 {lines} 条仍保留在看板上"),
        Lang::En => format!("{item} progress: the records of {lines} lines that were deleted stay on the board"),
    }
}

/// A column whose changes are not taken.
pub fn only_told(lang: Lang, item: &str, column: &str) -> String {
    match lang {
        Lang::Zh => format!("{item} {column}：这一列只供查看，改动没有采用"),
        Lang::En => format!("{item} {column}: this column is for reading only, its change was not taken"),
    }
}

/// The step in the history; also the answer.
pub fn filled_in(lang: Lang, cells: usize, items: usize) -> String {
    match lang {
        Lang::Zh => format!("台账回填：{items} 项的 {cells} 处"),
        Lang::En => format!("ledger filled in: {cells} cells of {items} items"),
    }
}

/// What would be taken.
pub fn would_take(lang: Lang, cells: usize, items: usize) -> String {
    match lang {
        Lang::Zh => format!("将采用 {items} 项的 {cells} 处改动"),
        Lang::En => format!("{cells} cells of {items} items would be taken"),
    }
}

/// Nothing in it is new.
pub fn nothing_new(lang: Lang) -> &'static str {
    lang.pick("台账里没有新的改动", "The ledger holds nothing new")
}

/// How many cells were not taken.
pub fn clashes(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 处与看板上的改动冲突，没有采用"),
        Lang::En => format!("{count} cells clash with changes on the board and were not taken"),
    }
}

/// The question before it is taken.
pub fn ask(lang: Lang) -> &'static str {
    lang.pick("采用吗？[y/N] ", "Take it? [y/N] ")
}

/// Nobody can be asked.
pub fn choose(lang: Lang) -> &'static str {
    lang.pick("看清以上改动后，用其中一条命令：", "Having looked at the changes above, use one of these commands:")
}

/// The commands to choose from.
pub fn choices(lang: Lang, board: &str, documents: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "yaodian {board}import --merge {documents}    采用\nyaodian {board}import --dry-run {documents}    只看"
        ),
        Lang::En => format!(
            "yaodian {board}import --merge {documents}    takes it\nyaodian {board}import --dry-run {documents}    only shows it"
        ),
    }
}

/// A ledger and a document in one command.
pub fn mixed(lang: Lang) -> &'static str {
    lang.pick("台账和计划文件请分两次导入", "Import ledgers and plan documents in two commands")
}

/// A ledger on the board's own import.
pub fn by_command(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} 是从看板导出的台账：在命令行用 yaodian import 取回填写的内容"),
        Lang::En => {
            format!("{name} is a ledger exported from a board; take it back on the command line with yaodian import")
        }
    }
}
