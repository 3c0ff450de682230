//! Strings of `config.toml`, `yaodian config` and `yaodian keys`.

use super::{Lang, Words, words};

/// `keys`.
pub const KEYS: Words = words("列出全部按键", "List all keys");
/// `config`.
pub const CONFIG: Words =
    words("显示配置文件在哪里、现行设置和其中的错误", "Say where the settings are, which are in force, what is wrong");
/// `config init`.
pub const INIT: Words = words("写一份带注释的默认配置文件", "Write a commented file of the default settings");
/// `--md`.
pub const MARKDOWN: Words = words("输出 Markdown 表格", "Answer with a Markdown table");
/// The heads of the key table.
pub const HEADS: [Words; 4] =
    [words("画面", "Screen"), words("名称", "Name"), words("按键", "Keys"), words("作用", "What it does")];
/// The file does not exist.
pub const ABSENT: Words =
    words("（没有此文件；yaodian config init 新建）", "(no such file; yaodian config init makes it)");

/// A mistake with its line.
pub fn on_line(lang: Lang, line: usize, what: &str) -> String {
    match lang {
        Lang::Zh => format!("第{line}行：{what}"),
        Lang::En => format!("line {line}: {what}"),
    }
}

/// The file is there and cannot be read.
pub fn unreadable(lang: Lang, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("读不了：{cause}"),
        Lang::En => format!("cannot be read: {cause}"),
    }
}

/// The file is not TOML.
pub fn syntax(lang: Lang, message: &str) -> String {
    match lang {
        Lang::Zh => format!("不是正确的 TOML：{message}"),
        Lang::En => format!("not valid TOML: {message}"),
    }
}

/// There is no such setting.
pub fn no_setting(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("没有设置 {name}"),
        Lang::En => format!("there is no setting {name}"),
    }
}

/// A setting does not take this value.
pub fn bad_value(lang: Lang, setting: &str, value: &str, possible: &str) -> String {
    match lang {
        Lang::Zh => format!("{setting} 的值 {value} 不对，可以是：{possible}"),
        Lang::En => format!("{value} is no value for {setting}, which takes: {possible}"),
    }
}

/// There is no screen of that name.
pub fn no_scope(lang: Lang, name: &str, names: &str) -> String {
    match lang {
        Lang::Zh => format!("没有画面 {name}，有：{names}"),
        Lang::En => format!("there is no screen {name}; there are: {names}"),
    }
}

/// No action has this name.
pub fn no_action(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("没有动作 {name}；名称见 yaodian keys"),
        Lang::En => format!("there is no action {name}; yaodian keys lists the names"),
    }
}

/// The action does nothing on that screen.
pub fn not_here(lang: Lang, action: &str, scope: &str, scopes: &str) -> String {
    match lang {
        Lang::Zh => format!("{action} 不用于 {scope}，只用于：{scopes}"),
        Lang::En => format!("{action} means nothing in {scope}, only in: {scopes}"),
    }
}

/// No key has this name.
pub fn no_key(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("没有键 {name}；写作 L、Enter、Ctrl-r、Shift-Left、\"g x\"，至多两键"),
        Lang::En => format!("there is no key {name}; write L, Enter, Ctrl-r, Shift-Left, \"g x\", two keys at most"),
    }
}

/// The keys of the action are the digits.
pub fn digits(lang: Lang, action: &str) -> String {
    match lang {
        Lang::Zh => format!("{action} 是数字键，不能改"),
        Lang::En => format!("{action} is typed with the digits and cannot be changed"),
    }
}

/// The action must keep a key.
pub fn must_keep_a_key(lang: Lang, action: &str) -> String {
    match lang {
        Lang::Zh => format!("{action} 至少要有一个键"),
        Lang::En => format!("{action} must keep a key"),
    }
}

/// Two actions are in each other's way.
pub fn clash(lang: Lang, scope: &str, first: (&str, &str), second: (&str, &str)) -> String {
    let ((one, keys), (other, others)) = (first, second);
    match (lang, keys == others) {
        (Lang::Zh, true) => format!("{scope} 里 {one} 和 {other} 用了同一个键 {keys}"),
        (Lang::Zh, false) => format!("{scope} 里 {one} 的键 {keys} 和 {other} 的键 {others} 一个是另一个的开头"),
        (Lang::En, true) => format!("in {scope}, {one} and {other} are both on {keys}"),
        (Lang::En, false) => {
            format!("in {scope}, {keys} of {one} and {others} of {other} begin alike, one with the other")
        }
    }
}

/// What the board says of mistakes in the file.
pub fn mistakes(lang: Lang, count: usize, first: &str) -> String {
    match lang {
        Lang::Zh => format!("config.toml 有{count}处错误，先用默认值。{first}"),
        Lang::En => format!("config.toml: {count} wrong, defaults are used. {first}"),
    }
}

/// The way to all mistakes.
pub const ALL_MISTAKES: Words = words("列出全部", "lists all");

/// The file is there already.
pub fn exists(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("{path} 已存在，没有改动它"),
        Lang::En => format!("{path} exists already and was left as it is"),
    }
}

/// The user has no folder for settings.
pub fn no_folder(lang: Lang) -> &'static str {
    lang.pick(
        "找不到配置目录：HOME 和 XDG_CONFIG_HOME 都没有设",
        "No folder for settings: neither HOME nor XDG_CONFIG_HOME is set",
    )
}

/// The file was made.
pub fn written(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Zh => format!("已写好 {path}"),
        Lang::En => format!("Wrote {path}"),
    }
}

/// How many actions have other keys than the table's.
pub fn rebound(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("改了{count}处"),
        (Lang::En, 1) => "1 action rebound".to_owned(),
        (Lang::En, _) => format!("{count} actions rebound"),
    }
}

/// The head of the commented file.
pub const TEMPLATE_HEAD: Words = words(
    "# yaodian 的设置。去掉行首的 # 即生效；命令行选项优先于这里。",
    "# Settings of yaodian. Take away the # before a line to make it count; the command line's options win over it.",
);
/// The head of the keys in the commented file.
pub const TEMPLATE_KEYS: Words = words(
    "# 按键：动作 = \"键\" 或 [\"键\", \"键\"]，两键相连写作 \"g x\"。下面是默认值。",
    "# Keys: action = \"key\" or [\"key\", \"key\"]; two in a row are written \"g x\". These are the defaults.",
);
/// Each setting of the commented file: its line, and what it is.
pub const TEMPLATE: [(&str, Words); 8] = [
    (
        "language = \"zh\"",
        words("界面语言：zh、en；默认按系统", "language of the interface: zh, en; else the locale's"),
    ),
    ("scheme = \"dark\"", words("配色：dark、light、contrast", "colour scheme: dark, light, contrast")),
    ("colors = \"auto\"", words("颜色数：auto、none、16、256、truecolor", "colours: auto, none, 16, 256, truecolor")),
    (
        "background = \"paint\"",
        words("底色：paint 自绘，keep 保留终端的", "background: paint our own, keep the terminal's"),
    ),
    (
        "glyphs = \"unicode\"",
        words(
            "字符：unicode；safe 用于把引号画成两格宽的终端",
            "glyphs: unicode; safe where the terminal draws “ two cells wide",
        ),
    ),
    (
        "mouse = true",
        words("鼠标：true 归看板，false 归终端选字", "mouse: true for the board, false for selecting text"),
    ),
    ("board = \"default\"", words("不写 -b、-f 时打开的看板", "the board that opens without -b and -f")),
    (
        "name = \"wang@pc1\"",
        words("记在历史里的自己的名字；默认 用户@主机", "your own name in the history; else user@host"),
    ),
];
