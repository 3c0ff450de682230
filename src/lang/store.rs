//! Strings of the board file: its backups, what is to be known about it, what a reader expected to find in it.

use super::{Lang, Words, words};

/// `backup`.
pub const BACKUP: Words = words("备份看板，并列出各份备份", "Make a backup of the board, and list all of them");
/// `restore`.
pub const RESTORE: Words =
    words("换回第 N 份备份；现在的文件先另存", "Put backup N back; the present file is set aside first");
/// `N`.
pub const NUMBER: Words = words(
    "备份的序号，见 yaodian backup，1 为最新",
    "The backup's number as `yaodian backup` lists it; 1 is the newest",
);

/// The file holds nothing.
pub fn empty(lang: Lang, path: &str, bytes: u64) -> String {
    match (lang, bytes) {
        (Lang::Zh, 0) => format!("{path} 是空文件"),
        (Lang::En, 0) => format!("{path} is empty"),
        (Lang::Zh, _) => format!("{path} 有 {bytes} 字节，却全是空白"),
        (Lang::En, _) => format!("{path} has {bytes} bytes, all of them blank"),
    }
}

/// The file is in UTF-16.
pub fn utf16(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 是 UTF-16 编码，看板文件须为 UTF-8；用编辑器另存为 UTF-8 即可"),
        Lang::En => format!("{path} is in UTF-16, but a board file is UTF-8; save it as UTF-8 in an editor"),
    }
}

/// A link or folder stands where a file of ours must.
pub fn planted(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 应为普通文件或文件夹，却是别的；为免写到别处，没有跟随"),
        Lang::En => format!("{path} is a link or a folder where none may be, and is not followed"),
    }
}

/// What to do about it.
pub fn remove_it(lang: Lang) -> &'static str {
    lang.pick("请查明是谁放的，把它移走", "Find out who put it there, and move it away")
}

/// A save went on without a backup.
pub fn no_backup(lang: Lang, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("已照常保存，但没能备份：{cause}"),
        Lang::En => format!("Saving goes on, but no backup could be made: {cause}"),
    }
}

/// The file system has no locks.
pub fn no_locks(lang: Lang) -> &'static str {
    lang.pick(
        "这个文件系统没有锁；两人同时保存时，只靠写入前再看一眼来分辨",
        "This file system has no locks; a last look before writing is all that keeps two savers apart",
    )
}

/// The file comes near its limit.
pub fn near_limit(lang: Lang, megabytes: u64, limit: u64) -> String {
    match lang {
        Lang::Zh => format!("看板文件已有 {megabytes} MB，到 {limit} MB 就不能再保存"),
        Lang::En => format!("The board file has {megabytes} MB; at {limit} MB nothing more can be saved"),
    }
}

/// A sync client has made copies.
pub fn conflict_copies(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Zh => format!("同步软件留下了冲突副本：{names}。用 yaodian merge 文件 合并"),
        Lang::En => format!("A sync program has left conflicting copies: {names}. Join them with yaodian merge FILE"),
    }
}

/// A backup was made.
pub fn backed_up(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("已备份到 {path}"),
        Lang::En => format!("Backed up to {path}"),
    }
}

/// The newest backup is as the file.
pub fn unchanged(lang: Lang) -> &'static str {
    lang.pick("自最新一份备份以来没有改动", "Nothing has changed since the newest backup")
}

/// A line of the list of backups: its number, date and items; no items where the copy itself is damaged.
pub fn backup(lang: Lang, number: usize, date: &str, items: Option<usize>) -> String {
    match (lang, items) {
        (Lang::Zh, Some(items)) => format!("{number:>3}  {date}  {items}项"),
        (Lang::En, Some(1)) => format!("{number:>3}  {date}  1 item"),
        (Lang::En, Some(items)) => format!("{number:>3}  {date}  {items} items"),
        (Lang::Zh, None) => format!("{number:>3}  {date}  已损坏"),
        (Lang::En, None) => format!("{number:>3}  {date}  damaged"),
    }
}

/// The heading over the backups under an error.
pub fn backups(lang: Lang) -> &'static str {
    lang.pick("可用的备份，换回用 yaodian restore N：", "Backups, to be put back with yaodian restore N:")
}

/// There are none.
pub fn no_backups(lang: Lang) -> &'static str {
    lang.pick("还没有备份", "There are no backups yet")
}

/// There is no such backup.
pub fn no_such_backup(lang: Lang, number: &str, count: usize) -> String {
    match (lang, count) {
        (_, 0) => no_backups(lang).to_owned(),
        (Lang::Zh, _) => format!("没有第 {number} 份备份，共 {count} 份，见 yaodian backup"),
        (Lang::En, _) => format!("There is no backup {number}; `yaodian backup` lists {count}"),
    }
}

/// A backup was put back.
pub fn restored(lang: Lang, date: &str, items: usize) -> String {
    match lang {
        Lang::Zh => format!("已换回 {date} 的备份，{items}项"),
        Lang::En => format!("The backup of {date} is back, with {items} items"),
    }
}

/// Where the file it replaced is.
pub fn set_aside(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("原来的文件另存为 {path}"),
        Lang::En => format!("What was there before is now {path}"),
    }
}

/// There is no board to back up.
pub fn nothing_to_back_up(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("还没有看板文件 {path}，无可备份"),
        Lang::En => format!("There is no board file {path} yet, and nothing to back up"),
    }
}

/// There is no place for backups.
pub fn no_data_dir(lang: Lang) -> &'static str {
    lang.pick("找不到数据目录，没有地方放备份", "There is no data directory to keep backups in")
}

/// What was expected, in Chinese from the parser's English; the English where it is not known.
pub fn expectation(lang: Lang, english: &str) -> String {
    match lang {
        Lang::En => english.to_owned(),
        Lang::Zh => chinese(english).unwrap_or_else(|| english.to_owned()),
    }
}

/// Whole sentences of the parser's.
const SENTENCES: [(&str, &str); 22] = [
    ("EOF while parsing a value", "文件到此就断了，还应有一个值"),
    ("EOF while parsing an object", "文件到此就断了，还应有 }"),
    ("EOF while parsing a list", "文件到此就断了，还应有 ]"),
    ("EOF while parsing a string", "文件到此就断了，还应有引号"),
    ("expected value", "这里应有一个值"),
    ("expected ident", "这里应是 true、false 或 null"),
    ("expected `:`", "这里应有冒号"),
    ("expected `,` or `}`", "这里应有逗号或 }"),
    ("expected `,` or `]`", "这里应有逗号或 ]"),
    ("expected `\"`", "这里应有引号"),
    ("key must be a string", "键名须加引号"),
    ("trailing comma", "这里多了一个逗号"),
    ("trailing characters", "看板到此已经完整，后面还有多余的内容"),
    ("invalid escape", "反斜杠后的写法不对"),
    ("invalid number", "数字的写法不对"),
    ("number out of range", "数字太大"),
    ("control character (\\u0000-\\u001F) found while parsing a string", "文字里有控制字符"),
    ("invalid unicode code point", "文字里有不成字的字节"),
    ("lone leading surrogate in hex escape", "\\u 的写法只有一半"),
    ("unexpected end of hex escape", "\\u 的写法不完整"),
    ("recursion limit exceeded", "嵌套超过 128 层"),
    ("invalid UTF-8", "不是 UTF-8 文字"),
];

/// Sorts of values, as the parser calls them.
const SORTS: [(&str, &str); 14] = [
    ("integer", "整数"),
    ("floating point", "小数"),
    ("boolean", "真假值"),
    ("string", "文字"),
    ("character", "文字"),
    ("map", "对象"),
    ("sequence", "列表"),
    ("null", "null"),
    ("a string", "文字"),
    ("a sequence", "列表"),
    ("a map", "对象"),
    ("a boolean", "真假值"),
    ("an object", "对象"),
    ("a number", "数字"),
];

fn chinese(english: &str) -> Option<String> {
    if let Some((_, zh)) = SENTENCES.iter().find(|(en, _)| *en == english) {
        return Some((*zh).to_owned());
    }
    let after = |start: &str| english.strip_prefix(start);
    if let Some(key) = after("duplicate field ") {
        return Some(format!("键 {key} 出现两次"));
    }
    if let Some(key) = after("missing field ") {
        return Some(format!("缺少 {key}"));
    }
    if let Some((key, keys)) = after("unknown field ").and_then(|rest| rest.split_once(", expected ")) {
        return Some(format!("不认识的键 {key}，可以是：{}", keys.trim_start_matches("one of ").replace(" or ", "、")));
    }
    if let Some((word, words)) = after("unknown variant ").and_then(|rest| rest.split_once(", expected ")) {
        return Some(format!("{word} 不在许可的词之内：{}", words.trim_start_matches("one of ").replace(" or ", "、")));
    }
    let wrong = after("invalid type: ").or_else(|| after("invalid value: "))?;
    let (found, expected) = wrong.rsplit_once(", expected ")?;
    Some(format!("这里应是{}，却是{}", sort(expected), found_sort(found)))
}

/// What was expected: a sort of value, a type of number, or the name of a structure.
fn sort(expected: &str) -> String {
    if let Some((_, zh)) = SORTS.iter().find(|(en, _)| *en == expected) {
        return (*zh).to_owned();
    }
    match expected {
        "u32" | "u64" | "i32" | "i64" => "整数".to_owned(),
        "f64" => "数字".to_owned(),
        other if other.starts_with("struct ") => "对象".to_owned(),
        other => format!(" {other} "),
    }
}

/// What was found: a sort, and mostly the value.
fn found_sort(found: &str) -> String {
    let (name, value) = SORTS
        .iter()
        .filter_map(|(en, zh)| Some((*zh, found.strip_prefix(en)?)))
        .min_by_key(|(_, rest)| rest.len())
        .unwrap_or(("", found));
    format!("{name}{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parsers_words_are_told_in_chinese() {
        for (english, zh) in [
            ("EOF while parsing an object", "文件到此就断了，还应有 }"),
            ("invalid type: integer `17`, expected a string", "这里应是文字，却是整数 `17`"),
            ("invalid type: map, expected a sequence", "这里应是列表，却是对象"),
            ("invalid type: string \"a, expected b\", expected u32", "这里应是整数，却是文字 \"a, expected b\""),
            ("invalid value: integer `-1`, expected u64", "这里应是整数，却是整数 `-1`"),
            ("duplicate field `id`", "键 `id` 出现两次"),
            ("missing field `items`", "缺少 `items`"),
            ("unknown variant `x`, expected one of `todo`, `doing`", "`x` 不在许可的词之内：`todo`, `doing`"),
            ("unknown field `x`, expected `from` or `to`", "不认识的键 `x`，可以是：`from`、`to`"),
            ("something new", "something new"),
        ] {
            assert_eq!(expectation(Lang::Zh, english), zh);
            assert_eq!(expectation(Lang::En, english), english);
        }
    }
}
