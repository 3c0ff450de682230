//! Strings of the doctor.

use super::{Lang, Words, words};

/// `doctor`.
pub const DOCTOR: Words = words(
    "检查终端、看板文件、备份、转换程序，并说明怎么办",
    "Look at terminal, board file, backups, converters, and say what to do",
);
/// `--fix`.
pub const FIX: Words =
    words("把适合本终端的 glyphs 设置写入 config.toml", "Write the glyphs setting that fits this terminal");

/// A thing that is looked at: its name for scripts, and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Thing {
    name: &'static str,
    words: Words,
}

const fn thing(name: &'static str, zh: &'static str, en: &'static str) -> Thing {
    Thing { name, words: words(zh, en) }
}

impl Thing {
    /// Its name for scripts, and what it is called in `lang`.
    pub fn with(self, lang: Lang) -> (&'static str, &'static str) {
        (self.name, self.words.say(lang))
    }
}

/// The window.
pub const WINDOW: Thing = thing("window", "窗口大小", "Window");
/// Its colours.
pub const COLOURS: Thing = thing("colours", "颜色", "Colours");
/// Signs of ambiguous width.
pub const AMBIGUOUS: Thing = thing("ambiguous_width", "歧义宽度字符", "Ambiguous width");
/// The locale.
pub const LOCALE: Thing = thing("locale", "语言环境", "Locale");
/// The clipboard.
pub const CLIPBOARD: Thing = thing("clipboard", "剪贴板", "Clipboard");
/// The folder of boards.
pub const DATA: Thing = thing("data_folder", "数据目录", "Data folder");
/// Locks.
pub const LOCK: Thing = thing("lock", "文件锁", "File lock");
/// Writing to the disk.
pub const SYNC: Thing = thing("sync", "落盘用时", "Time to disk");
/// The settings.
pub const CONFIG: Thing = thing("config", "设置", "Settings");
/// The board's file.
pub const BOARD: Thing = thing("board", "看板文件", "Board file");
/// Its backups.
pub const BACKUPS: Thing = thing("backups", "备份", "Backups");
/// `LibreOffice`.
pub const OFFICE: Thing = thing("libreoffice", "LibreOffice", "LibreOffice");
/// Poppler's `pdftotext`.
pub const PDF: Thing = thing("pdftotext", "pdftotext", "pdftotext");

/// How it stands: 0 ok, 1 warning, 2 problem.
pub fn health(lang: Lang, health: usize) -> &'static str {
    let words = [words("正常", "ok"), words("注意", "warning"), words("有问题", "problem")];
    words[health.min(2)].say(lang)
}

macro_rules! fixed {
    ($($name:ident $zh:literal, $en:literal;)*) => {
        $(
            #[doc = $en]
            pub fn $name(lang: Lang) -> &'static str {
                lang.pick($zh, $en)
            }
        )*
    };
}

fixed! {
    no_terminal "不在终端里", "not in a terminal";
    in_terminal "在终端里运行 yaodian doctor", "run yaodian doctor in a terminal";
    set_term "设置 TERM，例如 xterm-256color", "set TERM, for instance to xterm-256color";
    few_colours "终端若支持，设 TERM=xterm-256color 或 COLORTERM=truecolor", "if the terminal has more, set TERM=xterm-256color or COLORTERM=truecolor";
    not_asked "没有询问", "not asked";
    one_cell "一格", "one cell";
    two_cells_safe "两格，glyphs 已是 safe", "two cells, and glyphs is safe already";
    two_cells "两格：用 unicode 符号会错位", "two cells: the unicode signs would shift the rows";
    no_answer "终端没有回答", "the terminal does not answer";
    make_safe "yaodian doctor --fix，或在 config.toml 写 glyphs = \"safe\"；只此一次可用 --glyphs safe", "yaodian doctor --fix, or glyphs = \"safe\" in config.toml; once: --glyphs safe";
    unset "未设置", "not set";
    set_locale "设置 UTF-8 的语言环境，例如 LC_ALL=zh_CN.UTF-8", "set a UTF-8 locale, for instance LC_ALL=zh_CN.UTF-8";
    osc_52 "经 OSC 52（y、Y 复制；终端须允许）", "by OSC 52 (y and Y copy; the terminal must allow it)";
    tmux "tmux 须设 set-clipboard on 或 allow-passthrough on", "tmux needs set-clipboard on or allow-passthrough on";
    no_folder "没有这样的目录", "there is no such folder";
    no_data_hint "设置 HOME，或 XDG_DATA_HOME 与 XDG_CONFIG_HOME", "set HOME, or XDG_DATA_HOME and XDG_CONFIG_HOME";
    not_writable "给自己写权限，或用 -f 把看板放在别处", "make it writable, or keep the board elsewhere with -f";
    works "可用", "works";
    no_locks "这个文件系统没有文件锁", "this file system has no locks";
    one_at_a_time "同一时间只在一处打开看板", "open the board in one place at a time only";
    slow "磁盘慢（网络盘？）：可把看板放到本地", "the disk is slow (a network drive?); a local folder is faster";
    see_config "yaodian config 逐条列出", "yaodian config lists them";
    large "文件接近上限：考虑另建新年度的看板", "the file comes near its limit; consider a new board for the new year";
    log_mismatch "历史与现状对不上，可能有人直接改过文件：看板可用，过去的样子看不全", "the history does not lead to the plan (somebody may have edited the file): the board works, its past cannot be shown";
    restore "yaodian backup 列出备份，yaodian restore N 恢复", "yaodian backup lists the backups, yaodian restore N puts one back";
    none_yet "还没有", "none yet";
    make_backup "第一次改动时自动备份；yaodian backup 立即备份", "one is made with the next change; yaodian backup makes one now";
    not_installed "没有安装", "not installed";
    office "安装后可导入 .doc .wps .xls .odt", "once it is installed, .doc .wps .xls .odt can be imported";
    pdf "安装 poppler-utils 后可导入 .pdf", "once poppler-utils is installed, .pdf can be imported";
    cannot_fix "没有问到字符宽度，设置未改", "the width is not known; the setting was left as it is";
}

/// The window is small.
pub fn small(lang: Lang, cols: u16, rows: u16) -> String {
    match lang {
        Lang::Zh => format!("{cols}x{rows} 以上更好用"),
        Lang::En => format!("{cols}x{rows} or more is better"),
    }
}

/// A file or folder that comes with its first use.
pub fn not_yet(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path}（还没有，用到时建立）"),
        Lang::En => format!("{path} (not there yet, made when needed)"),
    }
}

/// Mistakes in the settings.
pub fn mistakes(lang: Lang, path: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{path}：{count} 处错误"),
        Lang::En => format!("{path}: {count} mistakes"),
    }
}

/// A board file.
pub fn board(lang: Lang, path: &str, items: usize, steps: usize, kilobytes: u64) -> String {
    match lang {
        Lang::Zh => format!("{path}：{items} 项，{steps} 步，{kilobytes} KB"),
        Lang::En => format!("{path}: {items} items, {steps} steps, {kilobytes} kB"),
    }
}

/// Backups.
pub fn backups(lang: Lang, count: usize, newest: &str) -> String {
    match lang {
        Lang::Zh => format!("{count} 份，最近 {newest}"),
        Lang::En => format!("{count}, the newest of {newest}"),
    }
}

/// A setting was written.
pub fn fixed(lang: Lang, setting: &str, path: &str) -> String {
    match lang {
        Lang::Zh => format!("已把 {setting} 写入 {path}"),
        Lang::En => format!("{setting} was written to {path}"),
    }
}
