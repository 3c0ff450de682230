//! Strings of forms and their fields.

use super::{Lang, Words, words};

/// A report split into its parts.
pub const REPORT: Words = words("汇报拆分", "report, split");
/// The title on a card.
pub const CARD_TITLE: Words = words("卡片标题", "card title");
/// What can be changed of an item.
pub const FIELDS: Words = words("编辑", "edit");
/// An item to be added.
pub const NEW_ITEM: Words = words("新增工作项", "new item");
/// A theme to be added.
pub const NEW_THEME: Words = words("新增主题", "new theme");
/// The units a next step names.
pub const UNITS: Words = words("责任单位", "units");
/// The day something is due.
pub const DUE: Words = words("期限", "due");
/// How a day may be written.
pub const DAY_EXAMPLE: Words = words("如 8-31、8月底、+7", "e.g. 8-31, +7");
/// How names may be written.
pub const NAMES_EXAMPLE: Words = words("多个用、隔开", "parted by commas");
/// A record that stays among ourselves.
pub const INTERNAL: Words = words("内部", "internal");

/// Many items at a time.
pub fn on_items(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}项一起"),
        Lang::En => format!("{count} items together"),
    }
}

/// A field that must not stay empty.
pub fn empty(lang: Lang) -> &'static str {
    lang.pick("还没有写内容", "Nothing is written yet")
}

/// A text that is no day.
pub fn no_day(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("“{text}”不是日期，写作 8-31、8月31日、8月底 或 +7"),
        Lang::En => format!("\"{text}\" is no day; write 8-31, 2020-08-31 or +7"),
    }
}

/// A text that is no number.
pub fn no_number(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("“{text}”不是数字"),
        Lang::En => format!("\"{text}\" is not a number"),
    }
}

/// Nothing in the form was changed.
pub fn unchanged(lang: Lang) -> &'static str {
    lang.pick("没有改动", "Nothing was changed")
}

/// What was typed is kept.
pub fn draft_kept(lang: Lang) -> &'static str {
    lang.pick("已留作草稿，同一个键取回", "Kept as a draft; the same key brings it back")
}

/// A draft was brought back.
pub fn draft_back(lang: Lang) -> &'static str {
    lang.pick("取回了草稿", "The draft is back")
}

/// The plan has none of these names.
pub fn unknown_names(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Zh => format!("本计划里没有“{names}”：无误请再按 Enter"),
        Lang::En => format!("The plan has no “{names}”: Enter again if it is right"),
    }
}

/// Drafts would be lost.
pub fn quit_drafts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("有{count}份草稿没有保存，退出就丢失。仍要退出？"),
        Lang::En => format!("{count} drafts are not saved and lost on quitting. Quit all the same?"),
    }
}

/// Pasted text on the board: is it progress?
pub fn is_it_progress(lang: Lang, number: &str, characters: usize) -> String {
    match lang {
        Lang::Zh => format!("粘贴了{characters}个字，记为第{number}项的进展？"),
        Lang::En => format!("{characters} characters were pasted. Record them as progress of item {number}?"),
    }
}

/// Something is going to be deleted.
pub fn delete_item(lang: Lang, number: &str, title: &str) -> String {
    match lang {
        Lang::Zh => format!("删除第{number}项 {title}？"),
        Lang::En => format!("Delete item {number}, {title}?"),
    }
}

/// Several items are going to be deleted.
pub fn delete_items(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("删除标记的{count}项？"),
        Lang::En => format!("Delete the {count} marked items?"),
    }
}

/// A record is going to be deleted.
pub fn delete_record(lang: Lang, kind: Words, text: &str) -> String {
    match lang {
        Lang::Zh => format!("删除{}“{text}”？", kind.zh),
        Lang::En => format!("Delete this {}: {text}?", kind.en),
    }
}

/// A theme is going to be deleted.
pub fn delete_theme(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Zh => format!("删除主题 {title}？"),
        Lang::En => format!("Delete the theme {title}?"),
    }
}

/// A theme that has items cannot be deleted.
pub fn theme_not_empty(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("该主题下还有{count}项，先移走或删除"),
        Lang::En => format!("The theme still has {count} items; move or delete them first"),
    }
}

/// The theme stands at that end already.
pub fn theme_at_end(lang: Lang) -> &'static str {
    lang.pick("该主题已在这一头", "The theme stands at that end already")
}

/// The item stands at that end already.
pub fn item_at_end(lang: Lang) -> &'static str {
    lang.pick("已到这一头，前后都没有主题了", "It stands at that end already, and no theme lies beyond")
}

/// No record is selected.
pub fn no_record(lang: Lang) -> &'static str {
    lang.pick("先用 J K 选一条记录", "Select a record with J K first")
}

/// The open fields have no use for a key.
pub fn not_in_this_form(lang: Lang) -> &'static str {
    lang.pick("这里用不到", "It has no use here")
}

/// The item has no records.
pub fn no_records(lang: Lang) -> &'static str {
    lang.pick("这一项还没有记录", "This item has no records yet")
}

/// Records of this sort are neither open nor done.
pub fn nothing_to_tick(lang: Lang) -> &'static str {
    lang.pick("只有问题和下一步可以办结", "Only problems and next steps can be ticked off")
}

/// There is nothing to repeat.
pub fn nothing_to_repeat(lang: Lang) -> &'static str {
    lang.pick("还没有可重复的改动", "There is no change to repeat yet")
}
