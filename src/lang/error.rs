//! Errors: what is wrong, where, and what to do.

use std::io::ErrorKind;

use super::Lang;

/// No item has this number.
pub fn no_item(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Zh => format!("没有第{number}项"),
        Lang::En => format!("There is no item {number}"),
    }
}

/// A later step changed the same thing.
pub fn overtaken(lang: Lang, what: &str, by: &str, when: &str) -> String {
    match lang {
        Lang::Zh => format!("不能撤销：{when} {by} 已改 {what}"),
        Lang::En => format!("Cannot undo: at {when} {by} changed {what}"),
    }
}

/// An object is not what it was.
pub fn changed(lang: Lang, object: &str) -> String {
    match lang {
        Lang::Zh => format!("{object}刚被改动，请再试一次"),
        Lang::En => format!("{object} has just been changed; please try again"),
    }
}

/// What an operating system's error means, without its number; none for kinds best told in the system's own words.
pub fn io_cause(lang: Lang, kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => lang.pick("找不到", "not found"),
        ErrorKind::PermissionDenied => lang.pick("没有权限", "permission denied"),
        ErrorKind::StorageFull => lang.pick("磁盘已满", "the disk is full"),
        ErrorKind::QuotaExceeded => lang.pick("超出磁盘配额", "the disk quota is used up"),
        ErrorKind::FileTooLarge => lang.pick("超出文件大小限制", "over the file size limit"),
        ErrorKind::ReadOnlyFilesystem => lang.pick("文件系统只读", "the file system is read-only"),
        ErrorKind::NotADirectory => lang.pick("路径中有一段不是文件夹", "part of the path is not a folder"),
        ErrorKind::IsADirectory => lang.pick("是文件夹，不是文件", "it is a folder, not a file"),
        _ => return None,
    })
}

/// The board file cannot be read.
pub fn cannot_read(lang: Lang, path: &str, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("读不了 {path}：{cause}"),
        Lang::En => format!("Cannot read {path}: {cause}"),
    }
}

/// The board file cannot be written.
pub fn cannot_write(lang: Lang, path: &str, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("写不进 {path}：{cause}"),
        Lang::En => format!("Cannot write {path}: {cause}"),
    }
}

/// The board file does not read as one.
pub fn damaged(lang: Lang, path: &str, line: usize, column: usize, expected: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 第{line}行第{column}列读不下去：{expected}"),
        Lang::En => format!("{path} cannot be read at line {line}, column {column}: {expected}"),
    }
}

/// The board file contradicts itself.
pub fn flawed(lang: Lang, path: &str, flaw: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 自相矛盾：{flaw}"),
        Lang::En => format!("{path} contradicts itself: {flaw}"),
    }
}

/// The file is no board.
pub fn foreign(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 不是要点的看板文件"),
        Lang::En => format!("{path} is not a yaodian board"),
    }
}

/// A newer program wrote the file.
pub fn newer(lang: Lang, path: &str, needs: u64) -> String {
    match lang {
        Lang::Zh => format!("{path} 由更新的版本写成（格式 {needs}），本版本不能读"),
        Lang::En => format!("{path} was written by a newer version (schema {needs}) and cannot be read by this one"),
    }
}

/// The file is too large.
pub fn too_large(lang: Lang, path: &str, megabytes: u64) -> String {
    match lang {
        Lang::Zh => format!("{path} 有 {megabytes} MB，超出 128 MB 的上限"),
        Lang::En => format!("{path} has {megabytes} MB, over the limit of 128 MB"),
    }
}

/// Somebody else holds the lock.
pub fn locked(lang: Lang, path: &str, pid: Option<u32>, host: Option<&str>) -> String {
    let host = host.unwrap_or("?");
    match (lang, pid) {
        (Lang::Zh, Some(pid)) => format!("{path} 正被 {host} 上的进程 {pid} 占用"),
        (Lang::Zh, None) => format!("{path} 正被另一进程占用"),
        (Lang::En, Some(pid)) => format!("{path} is locked by process {pid} on {host}"),
        (Lang::En, None) => format!("{path} is locked by another process"),
    }
}

/// A program without our lock keeps writing.
pub fn contended(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("另一程序不停地在写 {path}"),
        Lang::En => format!("another program keeps writing {path}"),
    }
}

/// Items would have been lost.
pub fn counts(lang: Lang, path: &str, expected: usize, found: usize) -> String {
    match lang {
        Lang::Zh => format!("程序出错，没有写 {path}：应有{expected}项，却是{found}项"),
        Lang::En => format!("A fault of the program; {path} was not written: {found} items instead of {expected}"),
    }
}

/// Something that must not happen.
pub fn fault_of_ours(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("程序出错：{what}"),
        Lang::En => format!("A fault of the program: {what}"),
    }
}

/// A board cannot have this name.
pub fn bad_name(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("看板不能叫 {name}：名称不能为空、以点开头或含有斜杠"),
        Lang::En => format!("A board cannot be called {name}: no slash, no dot at the beginning, not empty"),
    }
}

/// The broken file stays as it is.
pub fn never_overwritten(lang: Lang) -> &'static str {
    lang.pick(
        "文件原样未动。请修好它，或用 -f 打开另一个文件",
        "The file is left as it is. Mend it, or open another one with -f",
    )
}

/// A newer program is needed.
pub fn update(lang: Lang) -> &'static str {
    lang.pick("请更新 yaodian", "Please update yaodian")
}

/// Another file is meant.
pub fn other_file(lang: Lang) -> &'static str {
    lang.pick("文件原样未动。请用 -f 指定看板文件", "The file is left as it is. Name a board file with -f")
}

/// Later it will do.
pub fn try_later(lang: Lang) -> &'static str {
    lang.pick("稍后再试；若那个进程已不在，锁会自己消失", "Try again later; when that process is gone, so is its lock")
}

/// An id that two things have.
pub fn twice(lang: Lang, what: &str, id: &str) -> String {
    match lang {
        Lang::Zh => format!("{what} 的 id {id} 出现两次"),
        Lang::En => format!("the {what} id {id} occurs twice"),
    }
}

/// An item under a theme that is not there.
pub fn no_theme(lang: Lang, item: u32) -> String {
    match lang {
        Lang::Zh => format!("工作项 #{item} 的主题不存在"),
        Lang::En => format!("item #{item} names a theme that is not there"),
    }
}

/// An item in a column that is not there.
pub fn no_column(lang: Lang, item: u32, column: &str) -> String {
    match lang {
        Lang::Zh => format!("工作项 #{item} 的状态 {column} 不存在"),
        Lang::En => format!("item #{item} has the status {column}, which is not there"),
    }
}

/// The columns' kinds.
pub fn kinds(lang: Lang) -> &'static str {
    lang.pick(
        "columns 里至少要有一个 todo 和一个 done，至多一个 exception",
        "columns needs at least one of kind todo and one of kind done, and at most one exception",
    )
}

/// An id would be given again.
pub fn next_id(lang: Lang) -> &'static str {
    lang.pick("next_item 或 next_theme 不大于已有的 id", "next_item or next_theme is not above the ids in use")
}
