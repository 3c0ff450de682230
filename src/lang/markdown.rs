//! Strings of an item in the user's own editor.

use super::Lang;

/// How the text is meant; each line in a comment of its own.
pub fn how_to(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Zh => [
            "存盘退出即采用。新记录另起一行，以“- ”开头；删去一行即删除该条记录，行末 {#…} 表示是哪一条。",
            "“ | ”之后写期限、单位；[x] 表示已解决、已办结；[内部] 不对外；续行缩进两格。",
            "目标只改斜线前的现值。下面是文件原文，不在此修改。",
        ],
        Lang::En => [
            "Save and leave, and it is taken over. A new record is a new line with \"- \"; delete a line to delete its record; {#…} says which it is.",
            "After \" | \" come due day and units; [x] closes a problem or ticks a step off; [internal] stays among ourselves; indent further lines by two.",
            "Of a target only the current value before the slash can be changed. Below is the document's own sentence, not to be changed here.",
        ],
    }
}

/// The text does not begin with a title.
pub fn no_title(lang: Lang) -> String {
    lang.pick("少了“# 卡片标题”一行", "The line \"# card title\" is missing").to_owned()
}

/// A record before any heading.
pub fn no_section(lang: Lang) -> String {
    lang.pick("记录要写在“## 进展情况”等标题之下", "A record stands below a heading such as \"## Progress\"").to_owned()
}

/// A line that is neither heading, label nor record.
pub fn no_place(lang: Lang) -> String {
    lang.pick(
        "不知道这一行是什么：记录以“- ”开头，续行缩进两格",
        "Not known what this line is: a record begins with \"- \", its further lines are indented by two",
    )
    .to_owned()
}

/// A heading nobody knows.
pub fn unknown_section(lang: Lang, title: &str, known: &str) -> String {
    match lang {
        Lang::Zh => format!("没有“{title}”这一节，可写：{known}"),
        Lang::En => format!("There is no section \"{title}\"; there are: {known}"),
    }
}

/// A heading is gone, and records were below it.
pub fn section_gone(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Zh => format!("少了“## {title}”一节；要删记录，请留下标题，只删其行"),
        Lang::En => {
            format!("The section \"## {title}\" is gone; to delete records leave the heading and delete their lines")
        }
    }
}

/// A mark that is no record's, or is there twice.
pub fn unknown_record(lang: Lang, which: usize) -> String {
    match lang {
        Lang::Zh => format!("{{#{which}}} 重复或不存在；新记录不要写 {{#…}}"),
        Lang::En => format!("{{#{which}}} is there twice or is no record's; a new record has no {{#…}}"),
    }
}

/// A target's words were changed.
pub fn only_current(lang: Lang) -> String {
    lang.pick("目标只能改斜线前的现值", "Of a target only the value before the slash can be changed").to_owned()
}

/// The editor could not be run, or said that it failed.
pub fn failed(lang: Lang, editor: &str, cause: &str) -> String {
    match lang {
        Lang::Zh => format!("编辑器 {editor} 没有正常结束（{cause}），未作改动；可设 EDITOR 环境变量"),
        Lang::En => {
            format!("The editor {editor} did not end well ({cause}), nothing was changed; EDITOR names another")
        }
    }
}

/// The text has mistakes the user does not want to mend; it is kept.
pub fn left(lang: Lang, mistakes: usize, path: &str) -> String {
    match lang {
        Lang::Zh => format!("有 {mistakes} 处错误，未采用；文字留在 {path}"),
        Lang::En => format!("{mistakes} mistakes, nothing was taken over; the text is kept in {path}"),
    }
}
