//! Items whose numbers are hard to tell from their text: none is swallowed by the one before it.

use yaodian::document::{self, Draft};

fn draft(text: &str) -> Draft {
    document::read(text.as_bytes(), "plan.txt").expect("the text is a plan")
}

/// Number, text and lead units of each item.
fn items(text: &str) -> Vec<String> {
    let draft = draft(text);
    let line = |item: &document::DraftItem| format!("{} {} {}", item.number, item.text, item.lead_units.join("、"));
    draft.items.iter().map(line).collect()
}

#[test]
fn a_digit_behind_the_marker_begins_the_text() {
    let text = "青山县2024年工作要点\n一、组织\n1、3月底前完成换届。（牵头单位：甲局）\n2、100家企业入库。（牵头单位：乙局）\n\
                3、5G专栏上线。（牵头单位：丙局）\n二、工业\n1.30家企业入库。（牵头单位：甲局）\n2.投资增长\n8.5%以上。（牵头单位：乙局）\n\
                3．6月底前开通专线。（牵头单位：丙局）\n";
    assert_eq!(
        items(text),
        [
            "1 3月底前完成换届。 甲局",
            "2 100家企业入库。 乙局",
            "3 5G专栏上线。 丙局",
            "1 30家企业入库。 甲局",
            "2 投资增长8.5%以上。 乙局",
            "3 6月底前开通专线。 丙局",
        ]
    );
}

#[test]
fn marks_and_rare_numerals_are_numbers_of_items() {
    let marked = "青山县2023年工作要点\n一、产业\n★1.培育企业。（牵头单位：甲局）\n2★.新建仓库。（牵头单位：乙局）\n【市】3.改造小区。（牵头单位：丙局）\n";
    assert_eq!(items(marked), ["1 培育企业。 甲局", "2 新建仓库。 乙局", "3 改造小区。 丙局"]);
    let han = "青山县2023年工作要点\n一、产业\n（二十一）培育企业。（牵头单位：甲局）\n（廿二）新建仓库。（牵头单位：乙局）\n（卅）改造小区。（牵头单位：丙局）\n";
    assert_eq!(items(han), ["二十一 培育企业。 甲局", "廿二 新建仓库。 乙局", "卅 改造小区。 丙局"]);
    let tasks = "青山县2023年工作要点\n任务1：培育企业。（牵头单位：甲局）\n任务二：新建仓库。（牵头单位：乙局）\n";
    assert_eq!(items(tasks), ["1 培育企业。 甲局", "二 新建仓库。 乙局"]);
}

#[test]
fn a_short_bullet_keeps_its_text_before_a_clause() {
    let text = "# 青山街道2024年实事清单\n\n## 环境\n\n- 种树（牵头部门：绿化办）\n- 路灯（牵头部门：城管办；责任部门：各社区）\n";
    let draft = document::read(text.as_bytes(), "plan.md").expect("the text is a plan");
    let lines: Vec<String> =
        draft.items.iter().map(|item| format!("{} {}", item.text, item.lead_units.concat())).collect();
    assert_eq!(lines, ["种树 绿化办", "路灯 城管办"]);
    assert_eq!(draft.themes.iter().map(|theme| theme.title.as_str()).collect::<Vec<_>>(), ["环境"]);
}

#[test]
fn names_are_told_by_common_labels_in_either_script() {
    let text = "青山县2024年工作要点\n一、工程\n1.修路。（市领导：王某；牵头单位：甲局）\n2.植树。（领导：李某；单位：乙局；时间：6月底前）\n\
                3.修繕校舍。（牽頭單位：丙局；責任單位：丁局；完成時限：8月底前）\n";
    let draft = draft(text);
    let clauses: Vec<String> = draft
        .items
        .iter()
        .map(|item| {
            let deadline = item.deadline_text.as_deref().unwrap_or("");
            [&item.leaders, &item.lead_units, &item.responsible_units].map(|names| names.join("、")).join("|")
                + "|"
                + deadline
        })
        .collect();
    assert_eq!(clauses, ["王某|甲局||", "李某||乙局|6月底前", "|丙局|丁局|8月底前"]);
}
