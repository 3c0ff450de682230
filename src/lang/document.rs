//! Strings about documents read: what they are, what they hold, what they leave open.

use super::{Lang, Words, words};

/// `import`.
pub const IMPORT: Words = words(
    "读入工作要点：.txt .md .docx .xlsx .csv .tsv，或 - 即标准输入",
    "Read plan documents: .txt .md .docx .xlsx .csv .tsv, or - for standard input",
);
/// `DOC`.
pub const DOC: Words = words("文件，或 -", "A file, or -");
/// `--dry-run`.
pub const DRY_RUN: Words = words("只预览，什么也不写", "Show what would be read; write nothing");

/// A picture.
pub const IMAGE: Words = words("图片", "a picture");
/// A PDF.
pub const PDF: Words = words("PDF 文件", "a PDF file");
/// A Word document of the old kind.
pub const OLD_WORD: Words = words("旧版 Word 文档（.doc）", "an old Word document (.doc)");
/// A workbook of the old kind.
pub const OLD_EXCEL: Words = words("旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)");
/// Some other file of an old office program.
pub const OLD_OFFICE: Words = words("旧版 Office 或 WPS 文件", "a file of an old office program");
/// RTF.
pub const RTF: Words = words("RTF 文档", "an RTF document");
/// HTML.
pub const WEB_PAGE: Words = words("网页", "a web page");
/// OpenDocument.
pub const OPEN_DOCUMENT: Words = words("OpenDocument 文件（.odt、.ods）", "an OpenDocument file (.odt, .ods)");
/// OFD.
pub const OFD: Words = words("OFD 版式文件", "an OFD file");
/// Slides.
pub const SLIDES: Words = words("演示文稿（.pptx）", "a presentation (.pptx)");
/// A zip without a document.
pub const ARCHIVE: Words = words("压缩包，里面不是一个文档", "an archive, not a document");
/// Anything else.
pub const NOT_TEXT: Words = words("程序或数据，不是文字", "a program or data, not text");

/// The file is something else.
pub fn foreign(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("这是{what}，读不了"),
        Lang::En => format!("This is {what} and cannot be read"),
    }
}

/// Nothing in it.
pub fn empty(lang: Lang) -> &'static str {
    lang.pick("文件里没有文字", "There is no text in the file")
}

/// No items in it.
pub fn no_items(lang: Lang) -> &'static str {
    lang.pick(
        "没有找到工作项：找过带序号的段落（1. １． 1、 （1） ① 第一条 一是 （一））、带责任分工的段落，以及表头含“工作任务”“责任单位”等字样的表格",
        "No items were found: looked for numbered paragraphs (1. 1) (1) ① （一） 第一条 一是), for paragraphs that name who \
         is responsible, and for tables with a header such as Task, Lead, Due",
    )
}

/// Too many bytes.
pub fn too_large(lang: Lang, megabytes: usize) -> String {
    match lang {
        Lang::Zh => format!("文件超出 {megabytes} MB 的上限"),
        Lang::En => format!("The file is over the limit of {megabytes} MB"),
    }
}

/// Too many lines.
pub fn too_long(lang: Lang, ten_thousands: usize) -> String {
    match lang {
        Lang::Zh => format!("文件超出 {ten_thousands} 万行的上限"),
        Lang::En => format!("The file is over the limit of {ten_thousands}0,000 lines"),
    }
}

/// Too much packed in it.
pub fn bomb(lang: Lang) -> &'static str {
    lang.pick(
        "文件解压后过大：单个部分超过 50 MB，或多于 2000 个部分",
        "The file unpacks to too much: a part over 50 MB, or more than 2,000 parts",
    )
}

/// Locked with a password.
pub fn encrypted(lang: Lang) -> &'static str {
    lang.pick("文件有密码保护，读不了", "The file is protected with a password and cannot be read")
}

/// Broken.
pub fn damaged(lang: Lang) -> &'static str {
    lang.pick("文件已损坏或不完整，读不了", "The file is damaged or incomplete and cannot be read")
}

/// What to do about no text.
pub fn hint_empty(lang: Lang) -> &'static str {
    lang.pick(
        "若是扫描件，请先做文字识别，再另存为 .docx 或 .txt",
        "If it is a scan, recognise its text first and save that as .docx or .txt",
    )
}

/// What to do about no items.
pub fn hint_no_items(lang: Lang) -> &'static str {
    lang.pick(
        "请给每项工作一行、编上序号，或用带表头的表格",
        "Give each item a line and a number, or use a table with a header",
    )
}

/// What to do about too much.
pub fn hint_large(lang: Lang) -> &'static str {
    lang.pick("请去掉图片，或另存为 .txt 再试", "Take out the pictures, or save it as .txt, and try again")
}

/// What to do about a password.
pub fn hint_encrypted(lang: Lang) -> &'static str {
    lang.pick(
        "请打开它，去掉密码后另存为 .docx 或 .xlsx",
        "Open it, take the password off and save it as .docx or .xlsx",
    )
}

/// What to do about damage.
pub fn hint_damaged(lang: Lang) -> &'static str {
    lang.pick("请用 Word 或 WPS 打开并另存为 .docx 或 .txt", "Open it in Word or WPS and save it as .docx or .txt")
}

/// What to do about another format that holds text.
pub fn hint_save_as(lang: Lang) -> &'static str {
    lang.pick("请用 Word、WPS 或 Excel 另存为 .docx、.xlsx 或 .txt", "Save it as .docx, .xlsx or .txt and import that")
}

/// What to do about a picture of text.
pub fn hint_scan(lang: Lang) -> &'static str {
    lang.pick("请把其中的文字另存为 .docx 或 .txt", "Save the text in it as .docx or .txt")
}

/// What to do about anything else.
pub fn hint_other(lang: Lang) -> &'static str {
    lang.pick("请指定 .txt、.md、.docx、.xlsx、.csv 或 .tsv 文件", "Name a .txt, .md, .docx, .xlsx, .csv or .tsv file")
}

/// A document that cannot be opened, or gives no plan.
pub fn of_document(lang: Lang, name: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{what}"),
        Lang::En => format!("{name}: {what}"),
    }
}

/// The name of standard input.
pub fn standard_input(lang: Lang) -> &'static str {
    lang.pick("标准输入", "standard input")
}

/// The counts of a preview.
pub fn counts(lang: Lang, themes: usize, items: usize, flagged: usize, warnings: usize) -> String {
    match lang {
        Lang::Zh => format!("{themes} 个主题，{items} 项，{flagged} 项待补，{warnings} 处提醒"),
        Lang::En => {
            let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
            let themes = many(themes, "theme", "themes");
            let items = many(items, "item", "items");
            let warnings = many(warnings, "warning", "warnings");
            format!("{themes}, {items}, {flagged} flagged, {warnings}")
        }
    }
}

/// The year of a plan; unknown if none is named.
pub fn year(lang: Lang, year: Option<i32>) -> String {
    match (lang, year) {
        (Lang::Zh, Some(year)) => format!("{year}年"),
        (Lang::En, Some(year)) => year.to_string(),
        (Lang::Zh, None) => "年份不明".to_owned(),
        (Lang::En, None) => "year unknown".to_owned(),
    }
}

/// The heading over the warnings.
pub const WARNINGS: Words = words("放不进任何一项的文字", "Lines that fit nowhere");

/// A warning's line.
pub fn line(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Zh => format!("第{line}行"),
        Lang::En => format!("line {line}"),
    }
}

/// Nobody is named.
pub const NO_CLAUSE: Words = words("无责任分工", "nobody named");
/// No leader is named.
pub const NO_LEADER: Words = words("无分管领导", "no leader");
/// No lead unit is named.
pub const NO_LEAD_UNIT: Words = words("无牵头单位", "no lead unit");
/// No number is printed.
pub const NUMBER_MISSING: Words = words("无序号", "no number");
/// The number occurs again in its theme.
pub const NUMBER_REPEATED: Words = words("序号重复", "number repeated");
/// Copied from the heading.
pub const INHERITED: Words = words("随主题", "from its theme");
