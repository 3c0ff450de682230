//! Every character of a document is in the draft: in the plan, or in a warning.

use std::collections::HashMap;

use proptest::prelude::*;
use yaodian::document::{self, Draft, DraftItem};

use crate::corpus::texts;
use crate::hostile::cases;

/// Everything a draft holds, as one text.
fn held(draft: &Draft) -> String {
    let mut held = draft.title.clone() + &draft.preamble.concat();
    let mut push = |parts: [&str; 3]| held.extend(parts);
    for theme in &draft.themes {
        push([&theme.marker, &theme.title, theme.clause.as_deref().unwrap_or("")]);
        for subtheme in &theme.subthemes {
            push([&subtheme.marker, &subtheme.title, subtheme.clause.as_deref().unwrap_or("")]);
        }
    }
    for item in &draft.items {
        push([&item.marker, &item.paragraphs.concat(), &names(item)]);
    }
    for warning in &draft.warnings {
        push([&warning.text, "", ""]);
    }
    held
}

/// What only a table's columns say.
fn names(item: &DraftItem) -> String {
    if item.clause.is_some() {
        return String::new();
    }
    let names = [&item.leaders, &item.lead_units, &item.responsible_units, &item.supporting_units];
    names.into_iter().flatten().chain(&item.deadline_text).map(String::as_str).collect()
}

/// How often each character stands in a text, without spaces, without the signs of lists and of emphasis, and without
/// the full stop behind a clause and the colon behind a heading.
fn counts(text: &str) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !"。：:-*#>|`\u{FEFF}".contains(*c)) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

/// The characters of a text that are not all in the draft.
fn lost(text: &str, draft: &Draft) -> Vec<char> {
    let held = counts(&held(draft));
    counts(text).into_iter().filter(|(c, count)| held.get(c).copied().unwrap_or(0) < *count).map(|(c, _)| c).collect()
}

#[test]
fn nothing_of_the_corpus_is_lost() {
    for (name, bytes) in texts() {
        let is_table = ["ledger.tsv", "ledger.csv", "utf16.txt", "markdown.md"].contains(&name.as_str());
        if is_table || name == "gb18030.txt" {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let text: String = text.lines().filter(|line| !line.starts_with("— ")).collect();
        let draft = document::read(&bytes, &name).expect("a plan");
        assert_eq!(lost(&text, &draft), Vec::<char>::new(), "{name}");
    }
}

#[test]
fn nothing_of_a_table_is_lost() {
    for (name, bytes) in texts() {
        if !["ledger.tsv", "ledger.csv"].contains(&name.as_str()) {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let draft = document::read(&bytes, &name).expect("a plan");
        let bare =
            |text: &str| text.chars().filter(|c| !c.is_whitespace() && !"\"/-、，".contains(*c)).collect::<String>();
        let held = bare(&(held(&draft) + &draft.items.iter().map(names).collect::<String>()));
        let heads = text.lines().find(|line| line.contains("牵头")).expect("a header");
        let cells =
            text.split(['\t', ',', '\n', '，', '、']).map(bare).filter(|cell| !bare(heads).contains(cell.as_str()));
        for cell in cells.filter(|cell| {
            cell != "无" && !cell.starts_with("A科牵头") && !cell.ends_with("配合") && !cell.ends_with("牵头")
        }) {
            assert!(held.contains(&cell), "{name}: {cell} is not in {held}");
        }
    }
}

/// Documents of lines that a plan may hold, in any order.
fn lines() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(
        prop::sample::select(vec![
            "一、产业发展",
            "二、民生保障（分管领导：王一；牵头单位：甲局）",
            "第一章　总则",
            "（一）城市更新",
            "（二）乡村振兴（责任单位：乙局）",
            "（三）改善环境。整治河道5条。（责任单位：丙局；时限：6月底）",
            "## 重点工程",
            "1.新建公园。（牵头单位：园林局，配合单位：住建局）",
            "2、改造管网12公里，",
            "含雨水管。",
            "（1）东区；",
            "（2）西区。（责任单位：水务局）",
            "①一期",
            "一是抓紧；",
            "第六条 从严管理。",
            "- 牵头单位：丁局",
            "- 其他要求",
            "责任单位：戊局、",
            "己局",
            "（完成时限：年底）",
            "由庚局牵头，辛局配合。",
            "围绕中心工作。",
            "为此，制定本要点",
            "附件：1.名单",
            "2.表格",
            "某市人民政府",
            "2023年3月1日",
            "（牵头单位：壬局；",
            "责任单位：癸局）",
            "3.5%以上",
            "",
            "　　全面落实",
            "）多余的括号（",
        ]),
        0..40,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_any_document_is_lost(lines in lines()) {
        let text = format!("某市2023年工作要点\n{}", lines.join("\n"));
        if let Ok(draft) = document::read(text.as_bytes(), "a.txt") {
            prop_assert_eq!(lost(&text, &draft), Vec::<char>::new());
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }
}
