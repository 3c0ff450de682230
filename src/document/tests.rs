use proptest::prelude::*;

use super::*;

fn text() -> &'static str {
    std::str::from_utf8(DEFAULT).unwrap()
}

fn draft() -> Draft {
    read(DEFAULT, "").unwrap()
}

fn item(number: &str) -> DraftItem {
    draft().items.into_iter().find(|item| item.number == number).unwrap()
}

#[test]
fn the_default_document_is_read_whole() {
    let draft = draft();
    assert_eq!(draft.title, "十堰市2020年科技创新工作要点");
    assert_eq!(draft.year, Some(2020));
    assert_eq!(draft.preamble.len(), 1);
    assert!(draft.preamble[0].starts_with("2020年的科技创新工作，坚持"));
    assert_eq!(draft.themes.len(), 7);
    assert_eq!(draft.themes[6].title, "高质量完成科技创新“十四五”规划，推进科技治理体系与治理能力现代化");
    let numbers: Vec<String> = (1..=26).map(|number| number.to_string()).collect();
    assert_eq!(draft.items.iter().map(|item| item.number.clone()).collect::<Vec<_>>(), numbers);
    let per_theme = (0..7).map(|theme| draft.items.iter().filter(|item| item.theme == theme).count());
    assert_eq!(per_theme.collect::<Vec<_>>(), [6, 2, 2, 4, 3, 5, 4]);
    assert_eq!(draft.warnings, []);
}

#[test]
fn nothing_of_the_default_document_is_lost() {
    let draft = draft();
    let mut whole = format!("{}\n{}\n", draft.title, draft.preamble.join("\n"));
    for (place, theme) in draft.themes.iter().enumerate() {
        whole.push_str(&format!("{}{}\n", theme.marker, theme.title));
        for item in draft.items.iter().filter(|item| item.theme == place) {
            whole.push_str(&format!("{}{}{}\n", item.marker, item.text, item.clause.as_deref().unwrap_or("")));
        }
    }
    assert_eq!(whole.trim_end(), text().trim());
}

#[test]
fn clauses_of_the_default_document() {
    let without_lead: Vec<String> =
        draft().items.into_iter().filter(|item| item.lead_units.is_empty()).map(|item| item.number).collect();
    assert_eq!(without_lead, ["4", "14", "16", "19", "21", "22", "26"]);
    assert_eq!(item("7").leaders, ["刘其乐", "杨小峰"]);
    assert_eq!(item("10").lead_units, ["农村科技科", "办公室"]);
    assert_eq!(item("24").lead_units, ["机关党委", "机关纪委"]);
    assert_eq!(item("1").responsible_units.len(), 7);
    assert_eq!(item("26").clause, None);
    assert_eq!(item("26").leaders, Vec::<String>::new());
    assert!(item("23").text.starts_with("要提高站位、立足长远，"));
    assert_eq!(item("23").text.matches('。').count(), 2);
    assert!(item("17").text.starts_with("引导和支持我市科技型企业“走出去，引进来”，"));
    let leaders: std::collections::BTreeSet<String> = draft().items.into_iter().flat_map(|item| item.leaders).collect();
    assert_eq!(leaders.len(), 5);
}

#[test]
fn targets_of_the_default_document() {
    let found: Vec<(String, String, String)> = draft()
        .items
        .into_iter()
        .flat_map(|item| item.targets.into_iter().map(move |target| (item.number.clone(), target.metric, target.raw)))
        .collect();
    let expected = [
        ("1", "新增高新技术企业", "20家"),
        ("2", "新增省级以上各类创新平台", "5家以上"),
        ("3", "培育科技型企业", "100家以上"),
        ("13", "建设省级以上“星创天地”", "4家"),
    ];
    assert_eq!(found, expected.map(|(number, metric, raw)| (number.to_owned(), metric.to_owned(), raw.to_owned())));
}

#[test]
fn documents_without_items_say_so() {
    assert_eq!(read(b" \n\n", ""), Err(DocumentError::Empty));
    assert_eq!(read("一、主题\n没有编号。".as_bytes(), ""), Err(DocumentError::NoItems));
}

#[test]
fn items_without_themes_stand_in_one_lane() {
    let plan = read("某局要点\n1.修路。\n2.架桥。".as_bytes(), "").unwrap().into_plan();
    assert_eq!(plan.themes.len(), 1);
    assert_eq!(plan.themes[0].title, "某局要点");
    assert_eq!(plan.check(), Ok(()));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "").map(Draft::into_plan);
    }

    #[test]
    fn any_plan_like_text_gives_a_sound_plan(lines in prop::collection::vec(prop::sample::select(vec![
        "一、主题", "1.修路。", "2、架桥（牵头单位：路政科）", "（3）通水", "说明。", "", "3.5%", "（）", "）（牵头单位：", "2020年",
    ]), 0..30)) {
        if let Ok(draft) = read(lines.join("\n").as_bytes(), "") {
            prop_assert_eq!(draft.into_plan().check(), Ok(()));
        }
    }
}
