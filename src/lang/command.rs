//! Strings of the command line.

use super::{Lang, Words, words};

/// What the program is.
pub const ABOUT: Words = words(
    "把年度工作要点打开成终端看板：按主题分组，按状态分列",
    "Opens an office's annual work plan as a kanban in the terminal: themes as lanes, statuses as columns",
);
/// How the help is laid out.
pub const TEMPLATE: Words =
    words("{about}\n\n用法：{usage}\n\n{all-args}\n", "{about}\n\nUsage: {usage}\n\n{all-args}\n");
/// The heading over the commands.
pub const COMMANDS: Words = words("命令", "Commands");
/// The heading over the options.
pub const OPTIONS: Words = words("选项", "Options");
/// `list`.
pub const LIST: Words = words("列出工作项", "List the items");
/// `show`.
pub const SHOW: Words = words("显示一个工作项及其记录", "Show one item with its records");
/// `move`.
pub const MOVE: Words = words("把工作项移到一个状态", "Move items to a status");
/// `done`.
pub const DONE: Words = words("标为已完成，同 move ID 已完成", "Mark as done, like move ID done");
/// `behind`.
pub const BEHIND: Words = words("标为滞后，同 move ID 滞后", "Mark as behind, like move ID behind");
/// `undo`.
pub const UNDO: Words =
    words("撤销你的上一步，不论是哪个窗口或命令做的", "Undo your last step, whichever window or command made it");
/// `redo`.
pub const REDO: Words = words("重做刚撤销的一步", "Redo what was just undone");
/// `log`.
pub const LOG: Words = words("显示历史，最早的在前", "Show the history, oldest first");
/// `path`.
pub const PATH: Words = words("显示看板文件在哪里", "Say where the board file is");
/// `-f`.
pub const FILE: Words =
    words("看板文件；不存在时，第一次改动即新建", "The board file; if there is none, the first change makes it");
/// `-b`.
pub const BOARD: Words = words("数据目录里的看板，默认 default", "A board in the data directory [default: default]");
/// `--lang`.
pub const LANG: Words =
    words("界面语言 zh 或 en，默认按系统区域设置", "Language of the interface, zh or en [default: the locale's]");
/// `--scheme`.
pub const SCHEME: Words = words("配色 dark、light 或 contrast", "Colour scheme: dark, light or contrast");
/// `--glyphs`.
pub const GLYPHS: Words = words(
    "字符 unicode 或 safe（用于把引号画成两格宽的终端）",
    "Glyphs: unicode, or safe for terminals that draw “ two cells wide",
);
/// `--colors`.
pub const COLORS: Words = words("颜色数 auto、none、16、256 或 truecolor", "Colours: auto, none, 16, 256 or truecolor");
/// `--background`.
pub const BACKGROUND: Words =
    words("底色 paint 自绘，keep 保留终端的", "Background: paint our own, or keep the terminal's");
/// `--keys`.
pub const KEYS: Words = words("不用终端，把这些键放给看板", "Play these keys to the board, without a terminal");
/// `--size`.
pub const SIZE: Words = words("--keys 的窗口大小", "The window's size for --keys");
/// `--print`.
pub const PRINT: Words =
    words("把 --keys 之后的画面打印成 text、ansi 或 svg", "Print the frame after --keys as text, ansi or svg");
/// `--json`.
pub const JSON: Words = words("输出 JSON", "Answer in JSON");
/// `-m`.
pub const NOTE: Words = words("同时记一条进展", "Note progress in the same step");
/// `--since`.
pub const SINCE: Words = words("只要这一天以来的，YYYY-MM-DD", "Only from this day on, YYYY-MM-DD");
/// `ID`.
pub const ID: Words = words("工作项的序号（7），或其编号（#7）", "An item's number (7), or its id (#7)");
/// `STATUS`.
pub const STATUS: Words = words("状态：列的代号或名称", "The status: a column's id or name");
/// `--help`.
pub const HELP: Words = words("显示帮助", "Show this help");
/// `--version`.
pub const VERSION: Words = words("显示版本", "Show the version");

/// The way to the help, after an error in the arguments.
pub fn see_help(lang: Lang) -> &'static str {
    lang.pick("用法见 yaodian --help", "See yaodian --help")
}

/// An argument that does not exist.
pub fn unknown_argument(lang: Lang, argument: &str) -> String {
    match lang {
        Lang::Zh => format!("没有选项或参数 {argument}"),
        Lang::En => format!("There is no option or argument {argument}"),
    }
}

/// A command that does not exist.
pub fn unknown_command(lang: Lang, command: &str) -> String {
    match lang {
        Lang::Zh => format!("没有命令 {command}"),
        Lang::En => format!("There is no command {command}"),
    }
}

/// An argument is missing.
pub fn missing_argument(lang: Lang, arguments: &str) -> String {
    match lang {
        Lang::Zh => format!("缺少 {arguments}"),
        Lang::En => format!("{arguments} is missing"),
    }
}

/// A value that an option does not take.
pub fn bad_value(lang: Lang, argument: &str, value: &str, possible: &str) -> String {
    match (lang, possible.is_empty()) {
        (Lang::Zh, true) => format!("{argument} 的值 {value} 不对"),
        (Lang::Zh, false) => format!("{argument} 的值 {value} 不对，可以是：{possible}"),
        (Lang::En, true) => format!("{value} is no value for {argument}"),
        (Lang::En, false) => format!("{value} is no value for {argument}, which takes: {possible}"),
    }
}

/// Arguments that do not go together, or come too often.
pub fn conflicting(lang: Lang, argument: &str) -> String {
    match lang {
        Lang::Zh => format!("{argument} 不能这样合用"),
        Lang::En => format!("{argument} cannot be used like this"),
    }
}

/// Any other mistake in the arguments.
pub fn bad_usage(lang: Lang) -> &'static str {
    lang.pick("命令写法不对", "The command cannot be understood")
}

/// Standard input or output is no terminal.
pub fn no_terminal(lang: Lang) -> &'static str {
    lang.pick(
        "看板要在终端里打开：标准输入和标准输出都须是终端，且 TERM 不是 dumb",
        "The board opens in a terminal only: standard input and output must be one, and TERM not dumb",
    )
}

/// What to do instead.
pub fn no_terminal_hint(lang: Lang) -> &'static str {
    lang.pick("脚本里请用 yaodian list、show、move 等命令", "In scripts use yaodian list, show, move and the like")
}

/// No status of that name.
pub fn no_status(lang: Lang, status: &str, candidates: &str) -> String {
    match lang {
        Lang::Zh => format!("没有状态 {status}，有：{candidates}"),
        Lang::En => format!("There is no status {status}; there are: {candidates}"),
    }
}

/// No item of that number or id.
pub fn no_item(lang: Lang, id: &str, candidates: &str) -> String {
    match lang {
        Lang::Zh => format!("没有工作项 {id}，有：{candidates}"),
        Lang::En => format!("There is no item {id}; there are: {candidates}"),
    }
}

/// Several items of that number.
pub fn ambiguous_item(lang: Lang, id: &str, candidates: &str) -> String {
    match lang {
        Lang::Zh => format!("序号 {id} 不止一项，请用编号：{candidates}"),
        Lang::En => format!("Several items have the number {id}; use an id: {candidates}"),
    }
}

/// No board of that name.
pub fn no_board(lang: Lang, name: &str, candidates: &str) -> String {
    match (lang, candidates.is_empty()) {
        (Lang::Zh, true) => format!("没有看板 {name}；还没有任何看板"),
        (Lang::Zh, false) => format!("没有看板 {name}，有：{candidates}"),
        (Lang::En, true) => format!("There is no board {name}, nor any other yet"),
        (Lang::En, false) => format!("There is no board {name}; there are: {candidates}"),
    }
}

/// A date that cannot be read.
pub fn bad_date(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("日期 {text} 不对，写作 YYYY-MM-DD"),
        Lang::En => format!("{text} is no date; write YYYY-MM-DD"),
    }
}

/// A list of keys that cannot be read.
pub fn bad_keys(lang: Lang, token: &str) -> String {
    match lang {
        Lang::Zh => format!("--keys 里的 {token} 看不懂"),
        Lang::En => format!("{token} in --keys cannot be understood"),
    }
}

/// A variable of the environment that cannot be read.
pub fn bad_variable(lang: Lang, name: &str, value: &str) -> String {
    match lang {
        Lang::Zh => format!("环境变量 {name} 的值 {value} 不对"),
        Lang::En => format!("{value} is no value for the environment variable {name}"),
    }
}

/// A new file is going to be made.
pub fn new_file(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("新建 {path}"),
        Lang::En => format!("New {path}"),
    }
}

/// The steps could not be saved.
pub fn not_saved(lang: Lang, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("未保存：{cause}"),
        Lang::En => format!("Not saved: {cause}"),
    }
}

/// The board was made at that time.
pub fn created(lang: Lang, title: &str, items: usize) -> String {
    match lang {
        Lang::Zh => format!("建立看板 {title} {items}项"),
        Lang::En => format!("Board created: {title}, {items} items"),
    }
}

/// There is no data directory, and nothing can be kept.
pub fn no_home(lang: Lang) -> &'static str {
    lang.pick(
        "找不到数据目录（HOME 没有设置），改动存不下；可用 yaodian -f 文件",
        "There is no data directory (HOME is not set), nothing can be saved; use yaodian -f FILE",
    )
}
