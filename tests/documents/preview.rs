//! The preview for people, and how the command is used wrongly.

use crate::corpus::import;

const PLAN: &str = "青石镇2023年工作要点\n一、产业（分管领导：王一）\n（一）工业\n1.建设厂房3栋。（牵头单位：经发办；完成时限：9月底）\n\
                    10.招商。\n说明：略。\n（二）农业\n2.修渠。（牵头单位：农业\u{1b}办）\n二、其他\n导语。\n";

fn preview(lang: &str) -> String {
    let (output, _) = import(PLAN.as_bytes(), "a.txt", &["--lang", lang]);
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn people_read_the_preview_in_their_language() {
    let chinese = preview("zh");
    let expected = [
        "青石镇2023年工作要点",
        "2023年，2 个主题，3 项，3 项待补，1 处提醒",
        "",
        "一、产业",
        " （一）工业",
        "   1  建设厂房3栋  王一、经发办   2023-09-30  随主题",
        "  10  招商         王一                       无牵头单位、随主题",
        " （二）农业",
        "   2  修渠         王一、农业?办              随主题",
        "",
        "二、其他",
        "",
        "放不进任何一项的文字",
        "  第10行  导语。",
    ];
    assert_eq!(chinese.lines().collect::<Vec<_>>(), expected);
    let english = preview("en");
    assert!(english.contains("2023, 2 themes, 3 items, 3 flagged, 1 warning\n"), "{english}");
    assert!(english.contains("no lead unit, from its theme\n"), "{english}");
}

#[test]
fn several_documents_are_an_array() {
    let (output, _) = import(PLAN.as_bytes(), "a.txt", &["a.txt", "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found.as_array().map(Vec::len), Some(2));
    assert_eq!(found[0], found[1]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let (output, _) = import(PLAN.as_bytes(), "a.txt", &["b.txt", "--json", "--lang", "en"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "{\"error\":\"Cannot read b.txt: not found\",\"hint\":null}\n");
}
