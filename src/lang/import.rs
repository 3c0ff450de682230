//! Strings of imports, of boards, and of the commands that write a plan by hand.

use super::{Lang, Words, words};

/// `--merge`.
pub const MERGE: Words =
    words("作为修订稿并入当前看板，不再询问", "Merge it into the current board as a revised edition, without asking");
/// `new`.
pub const NEW: Words = words("新建一个空的看板", "Make a board with an empty plan");
/// `NAME` of a board.
pub const NAME: Words = words("看板的名称", "The board's name");
/// `boards`.
pub const BOARDS: Words = words("列出数据目录里的看板", "List the boards of the data directory");
/// `add`.
pub const ADD: Words = words("在一个主题下新增工作项", "Add an item under a theme");
/// `THEME`.
pub const THEME: Words = words(
    "主题：第几个（2）、序数（二）或标题里的词",
    "A theme: its place (2), its numeral (二) or a word of its title",
);
/// `TEXT` of an item.
pub const TEXT: Words = words("工作任务原文", "The item's sentence");
/// `rm`.
pub const REMOVE: Words = words("删除工作项（会先询问）", "Delete items (asks first)");
/// `--yes`.
pub const YES: Words = words("不询问", "Do not ask");
/// `set`.
pub const SET: Words = words("改工作项的字段", "Set fields of an item");
/// `field=value`.
pub const FIELD: Words = words(
    "字段=值：title、text、number、theme、deadline、leaders、lead_units、responsible_units、supporting_units、target、target:指标",
    "field=value: title, text, number, theme, deadline, leaders, lead_units, responsible_units, supporting_units, target, target:METRIC",
);
/// `note`.
pub const NOTE: Words =
    words("记一条进展、问题、下一步或议定事项", "Note progress, a problem, a next step or a decision");
/// `TEXT` of a note.
pub const NOTED: Words = words("内容", "What is noted");
/// `--problem`.
pub const PROBLEM: Words = words("记为存在问题", "Note a problem");
/// `--next`.
pub const NEXT: Words = words("记为下一步", "Note a next step");
/// `--decision`.
pub const DECISION: Words = words("记为议定事项", "Note a decision");
/// `--due`.
pub const DUE: Words = words("下一步或议定事项的时限", "When the next step or decision is due");
/// `--units`.
pub const UNITS: Words = words("下一步的单位，用顿号或逗号分开", "Units of the next step, parted by commas");
/// `--internal`.
pub const INTERNAL: Words = words("记为内部", "Mark it internal");
/// `theme`.
pub const THEMES: Words = words("改主题：add、rename、move、rm", "Change themes: add, rename, move, rm");
/// `theme add`.
pub const THEME_ADD: Words = words("新增主题", "Add a theme");
/// `theme rename`.
pub const THEME_RENAME: Words = words("改主题的标题", "Give a theme another title");
/// `theme move`.
pub const THEME_MOVE: Words = words("把主题上移或下移一位", "Put a theme one place up or down");
/// `theme rm`.
pub const THEME_REMOVE: Words = words("删除没有工作项的主题", "Delete a theme that has no items");
/// `TITLE`.
pub const TITLE: Words = words("主题的标题", "The theme's title");
/// `up` or `down`.
pub const WAY: Words = words("up 上移，down 下移", "up or down");

/// What the path of a document is asked for.
pub const IMPORT: Words = words("导入文件", "Import a document");
/// The field for it.
pub const PATH: Words = words("文件", "File");
/// The heading of the preview of a new board.
pub const NEW_BOARD: Words = words("将新建看板", "This becomes a new board");
/// The heading where the default board is replaced.
pub const REPLACES: Words = words("将取代内置的示例计划", "This replaces the embedded plan");
/// The heading where it is merged.
pub const MERGES: Words = words("是当前计划的修订稿，将并入", "A revised edition of this plan, to be merged");
/// The heading where nothing changes.
pub const SAME: Words = words("与当前计划相同，没有要改的", "The same as the plan; nothing to change");
/// Among the changes of an edition: new.
pub const ADDED: Words = words("新增", "new");
/// Reads otherwise.
pub const CHANGED: Words = words("有改动", "changed");
/// No longer in the document.
pub const VANISHED: Words = words("新稿中已没有", "no longer there");
/// In the document again.
pub const RETURNED: Words = words("重新出现", "there again");
/// The list of boards.
pub const CHOOSE: Words = words("打开看板", "Open a board");

/// `改 3、新增 1、消失 2`.
pub fn counts(lang: Lang, [changed, added, vanished, returned]: [usize; 4]) -> String {
    let mut parts = vec![
        lang.pick(format!("改动 {changed} 项"), format!("{changed} changed")),
        lang.pick(format!("新增 {added} 项"), format!("{added} new")),
        lang.pick(format!("消失 {vanished} 项"), format!("{vanished} vanished")),
    ];
    if returned > 0 {
        parts.push(lang.pick(format!("重现 {returned} 项"), format!("{returned} there again")));
    }
    parts.join(lang.pick("，", ", "))
}

/// What a merge did.
pub fn merged(lang: Lang, counts: &str) -> String {
    lang.pick(format!("并入修订稿：{counts}"), format!("Merged the revised edition: {counts}"))
}

/// Items that somebody deleted stay deleted.
pub fn stay_deleted(lang: Lang, items: usize) -> String {
    lang.pick(format!("已在看板上删除的 {items} 项不再恢复"), format!("{items} deleted on the board stay deleted"))
}

/// Nothing is to be changed.
pub fn unchanged(lang: Lang, title: &str, path: &str) -> String {
    lang.pick(
        format!("《{title}》与看板相同，没有改动：{path}"),
        format!("The board holds “{title}” already; nothing changed: {path}"),
    )
}

/// The default was replaced.
pub fn replaced(lang: Lang, title: &str, path: &str) -> String {
    lang.pick(
        format!("已用《{title}》取代内置的示例计划：{path}"),
        format!("“{title}” has replaced the embedded plan: {path}"),
    )
}

/// A board was made.
pub fn created(lang: Lang, title: &str, path: &str) -> String {
    lang.pick(format!("已为《{title}》新建看板：{path}"), format!("Made a board for “{title}”: {path}"))
}

/// How to open a board by its name.
pub fn open_with(lang: Lang, name: &str) -> String {
    lang.pick(format!("打开：yaodian -b {name}"), format!("Open it: yaodian -b {name}"))
}

/// An edition, and nobody who could be asked.
pub fn choose(lang: Lang, title: &str) -> String {
    lang.pick(
        format!("《{title}》像是当前计划的修订稿，要先选定怎么处理"),
        format!("“{title}” looks like a revised edition of the current plan; say what to do with it"),
    )
}

/// The two commands to choose from; `board` is empty, or the option that names the board and a space.
pub fn choices(lang: Lang, board: &str, document: &str, name: &str) -> String {
    lang.pick(
        format!("并入当前看板：yaodian {board}import --merge {document}\n另建看板：yaodian -b {name} import {document}"),
        format!("merge it: yaodian {board}import --merge {document}\na board of its own: yaodian -b {name} import {document}"),
    )
}

/// The question before a merge.
pub fn ask_merge(lang: Lang) -> &'static str {
    lang.pick("并入当前看板？[y/N] ", "Merge it into the current board? [y/N] ")
}

/// The question before items are deleted.
pub fn ask_remove(lang: Lang, items: usize) -> String {
    lang.pick(format!("删除 {items} 项？[y/N] "), format!("Delete {items}? [y/N] "))
}

/// The answer was no.
pub fn not_done(lang: Lang) -> &'static str {
    lang.pick("没有改动", "Nothing was changed")
}

/// The default board was changed while the document was read.
pub fn changed_meanwhile(lang: Lang) -> &'static str {
    lang.pick(
        "看板刚被别处改动，没有取代它；请再导入一次",
        "The board has just been changed elsewhere and was not replaced; import again",
    )
}

/// A board of this name is there.
pub fn exists(lang: Lang, name: &str) -> String {
    lang.pick(format!("已有看板 {name}"), format!("There is a board {name} already"))
}

/// No such theme.
pub fn no_theme(lang: Lang, word: &str, themes: &str) -> String {
    lang.pick(format!("没有主题 {word}；有：{themes}"), format!("No theme {word}; there are: {themes}"))
}

/// Several such themes.
pub fn ambiguous_theme(lang: Lang, word: &str, themes: &str) -> String {
    lang.pick(format!("主题 {word} 不止一个：{themes}"), format!("{word} is more than one theme: {themes}"))
}

/// No such field.
pub fn no_field(lang: Lang, field: &str) -> String {
    const FIELDS: &str =
        "title text number theme deadline leaders lead_units responsible_units supporting_units target target:METRIC";
    lang.pick(format!("没有字段 {field}；有：{FIELDS}"), format!("No field {field}; there are: {FIELDS}"))
}

/// An argument is no `field=value`.
pub fn no_value(lang: Lang, word: &str) -> String {
    lang.pick(format!("{word} 不是 字段=值"), format!("{word} is no field=value"))
}

/// No such target.
pub fn no_target(lang: Lang, metric: &str, targets: &str) -> String {
    lang.pick(format!("没有目标 {metric}；有：{targets}"), format!("No target {metric}; there are: {targets}"))
}

/// Not up or down.
pub fn no_way(lang: Lang, word: &str) -> String {
    lang.pick(format!("{word}：只能是 up 或 down"), format!("{word}: up or down"))
}

/// A long read goes on.
pub fn reading(lang: Lang, name: &str) -> String {
    lang.pick(format!("正在读 {name}…"), format!("Reading {name}…"))
}

/// A board in the list: items, share done, last change.
pub fn board_row(lang: Lang, items: usize, done: &str, last: &str) -> String {
    lang.pick(format!("{items} 项  办结 {done}  {last}"), format!("{items} items  {done} done  {last}"))
}

/// The board has another plan now, or another board is open.
pub fn opened(lang: Lang, name: &str) -> String {
    lang.pick(format!("已打开看板 {name}"), format!("Opened the board {name}"))
}

/// An option needs another.
pub fn only_with(lang: Lang, option: &str, with: &str) -> String {
    lang.pick(format!("{option} 只能与 {with} 同用"), format!("{option} goes with {with} only"))
}

/// Another board cannot open: something is not saved.
pub fn not_saved(lang: Lang) -> &'static str {
    lang.pick("还有改动没有保存，先不打开别的看板", "Something is not saved yet; no other board is opened")
}

/// Another board cannot open: drafts would be lost.
pub fn drafts(lang: Lang) -> &'static str {
    lang.pick("还有没保存的草稿，先存好再打开别的看板", "There are drafts; save them before another board is opened")
}
