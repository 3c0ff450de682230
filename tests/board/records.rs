//! What is written down: fields, drafts, records edited and deleted, marks, and the change made again.

use yaodian::app::{Overlay, Question, Screen};
use yaodian::document;
use yaodian::plan::item::Item;

use crate::midyear;
use crate::play::{Played, Stage, now, play, text};
use crate::walks::message;

fn typed(keys: &str) -> Played {
    play(document::default_plan().founded(now()), Stage::of(120, 40), keys)
}

fn item(played: &Played, id: u32) -> &Item {
    played.app.plan().numbered(id).unwrap()
}

#[test]
fn a_move_with_a_note_costs_five_keys_beside_the_notes_own() {
    let played = typed("1 3 L a '已印发工作要点通知' Enter");
    let item = item(&played, 13);
    assert_eq!((item.status.0.as_str(), item.progress[0].text.as_str()), ("doing", "已印发工作要点通知"));
    assert_eq!(
        (item.progress[0].by.as_str(), item.progress[0].date, item.progress[0].meeting),
        ("wang@pc1", now().date(), None)
    );
    assert_eq!(message(&played), "第13项 新增进展：已印发工作要点通知   u 撤销");
    assert_eq!(played.app.plan().log.len(), 2);
}

#[test]
fn every_sort_of_record_is_written_with_its_fields() {
    let played = typed(
        "7i '材料未齐' Enter t '补报' Tab '8-31' Enter o '同意' Tab '9月底' Enter d '12-31' Enter T Home Ctrl-k '高新区获批' Enter",
    );
    let item = item(&played, 7);
    assert_eq!(item.problems[0].text, "材料未齐");
    assert_eq!(
        (item.next_steps[0].units.as_slice(), item.next_steps[0].due.unwrap().to_string()),
        (["成果转化科".to_owned()].as_slice(), "2020-08-31".to_owned())
    );
    assert_eq!(item.decisions[0].due.unwrap().to_string(), "2020-09-30");
    assert_eq!((item.deadline.unwrap().to_string().as_str(), item.title.as_str()), ("2020-12-31", "高新区获批"));
    let undone = typed("7i '材料未齐' Enter t '补报' Enter u u");
    assert!(undone.app.plan().numbered(7).unwrap().record_ids().next().is_none());
}

#[test]
fn internal_records_are_marked_as_such() {
    let played = typed("7a Ctrl-n '内部掌握' Enter");
    assert!(item(&played, 7).progress[0].internal);
    assert!(text(&typed("7a Ctrl-n '内部掌握' Enter Enter").frame).contains("[内部] 内部掌握"));
}

#[test]
fn an_empty_or_wrong_field_is_told_in_place_and_nothing_is_saved() {
    for (keys, said) in [("7a Enter", "还没有写内容"), ("7d '哪天' Enter", "“哪天”不是日期")] {
        let played = typed(keys);
        assert!(played.app.plan().log.is_empty(), "{keys}");
        assert!(text(&played.frame).contains(said), "{keys}");
    }
    let played = typed("1e Tab Tab Tab Tab Tab Tab '多' Enter");
    assert!(text(&played.frame).contains("“多”不是数字"), "{}", text(&played.frame));
}

#[test]
fn fields_of_an_item_change_in_one_step() {
    let played = typed("1e Tab '、王某' Tab Tab Tab Tab '11-30' Tab '12' Enter Enter");
    let item = item(&played, 1);
    assert_eq!(item.leaders, ["杨小峰", "王某"]);
    assert_eq!((item.targets[0].current, item.deadline.unwrap().to_string().as_str()), (Some(12.0), "2020-11-30"));
    assert_eq!(played.app.plan().log.len(), 1);
    assert_eq!(message(&typed("1e Enter")), "没有改动");
}

#[test]
fn escape_keeps_a_draft_and_quitting_asks_for_it() {
    let played = typed("7a '写了一半' Esc");
    assert!(matches!(played.app.screens().bare(), Some(Screen::Board)));
    assert_eq!((played.app.drafts(), message(&played)), (1, "已留作草稿，同一个键取回".to_owned()));
    assert!(text(&typed("7a '写了一半' Esc a").frame).contains("写了一半"));
    assert_eq!(typed("7a '写了一半' Esc a Enter").app.drafts(), 0);
    assert!(!text(&typed("7a '写了一半' Esc 8a").frame).contains("写了一半"));
    assert!(matches!(typed("7a '写了一半' Esc q").app.screens().overlay(), Some(Overlay::Ask(Question::Quit))));
    assert_eq!(typed("7a Esc").app.drafts(), 0);
}

#[test]
fn records_are_selected_edited_ticked_and_deleted_in_the_detail() {
    let board = |keys: &str| play(midyear::plan(), Stage::of(120, 40), keys);
    let played = board("7 Enter Enter J Space");
    assert!(item(&played, 7).next_steps[0].done.is_some());
    assert!(item(&board("7 Enter Enter J Space Space"), 7).next_steps[0].done.is_none());
    assert!(item(&board("7 Enter Enter J J Space"), 7).problems[0].closed.is_some());
    assert_eq!(
        item(&board("7 Enter Enter J J J Enter '补' Enter"), 7).progress[1].text,
        "申报材料已报省政府，省科技厅完成初审。补"
    );
    assert_eq!(item(&board("7 Enter Enter K D y"), 7).progress.len(), 1);
    assert_eq!(item(&board("7 Enter Enter K D y u"), 7).progress.len(), 2);
    assert_eq!(item(&board("7 Enter Enter K D Esc"), 7).progress.len(), 2);
}

#[test]
fn a_pasted_report_is_split_after_a_preview() {
    let played = typed("7a paste:'进展：已报省厅。\n问题：材料未齐。\n下一步：补报。'");
    assert!(matches!(played.app.screens().overlay(), Some(Overlay::Form(_))) && played.app.plan().log.is_empty());
    let played = typed("7a paste:'进展：已报省厅。\n问题：材料未齐。\n下一步：补报。' Enter");
    let item = item(&played, 7);
    assert_eq!(
        (item.progress[0].text.as_str(), item.problems[0].text.as_str(), item.next_steps[0].text.as_str()),
        ("已报省厅。", "材料未齐。", "补报。")
    );
    assert_eq!(played.app.plan().log.len(), 1);
}

#[test]
fn a_paste_outside_a_field_asks_before_anything_happens() {
    let played = typed("7 Enter paste:'L 完成了'");
    assert!(matches!(played.app.screens().overlay(), Some(Overlay::Ask(Question::PasteAsProgress { .. }))));
    assert_eq!(item(&typed("7 Enter paste:'L 完成了' y Enter"), 7).progress[0].text, "L 完成了");
    assert!(typed("7 Enter paste:'L 完成了' n").app.plan().log.is_empty());
}

#[test]
fn items_and_themes_are_added_moved_and_deleted_by_hand() {
    let played = typed("8A '新建实验室，引进团队。' Tab Tab '王某' Enter Enter");
    let plan = played.app.plan();
    let new = plan.items.iter().find(|item| item.no == 27).unwrap();
    assert_eq!((new.number.as_str(), new.title.as_str(), new.theme), ("27", "新建实验室", plan.items[7].theme));
    assert_eq!(plan.items[8].no, 27);
    assert_eq!(played.app.item().map(|item| item.no), Some(27));
    assert_eq!(typed("8A '新建实验室。' Enter D y").app.plan().items.len(), 26);
    assert_eq!(typed("8A '新建实验室。' Enter D y u").app.plan().items.len(), 27);
    assert_eq!(typed("8D y").app.plan().next_item, 27);
    let order = |keys: &str| typed(keys).app.plan().items.iter().map(|item| item.no).collect::<Vec<_>>();
    assert_eq!(order("1J")[..3], [2, 1, 3]);
    assert_eq!(order("1J u")[..3], [1, 2, 3]);
    assert_eq!(order("6J")[5..8], [6, 7, 8]);
    assert_eq!(typed("6J").app.item().unwrap().theme, plan.items[6].theme);
    assert_eq!(order("7K")[5..8], [6, 7, 8]);
    assert_eq!(message(&typed("1K")), "已到这一头，前后都没有主题了");
}

#[test]
fn changes_act_on_every_marked_item_in_one_step() {
    let doing = |played: &Played| played.app.plan().items.iter().filter(|item| item.status.0 == "doing").count();
    let played = typed("1 Enter Space Space L");
    assert_eq!(
        (doing(&played), played.app.plan().log.len(), message(&played)),
        (2, 1, "2项 ➜ 推进中   u 撤销".to_owned())
    );
    assert_eq!(doing(&typed("1 Enter Space Space L u")), 0);
    assert_eq!(doing(&typed("1 Enter v j j L")), 3);
    assert_eq!(doing(&typed("1 Enter v j j v j j L")), 3);
    assert_eq!(doing(&typed("V L")), 26);
    assert_eq!(doing(&typed("V V L")), 1);
    assert_eq!(doing(&typed("1 Enter Space Space Esc L")), 1);
    let noted = typed("1 Enter Space Space a '布置' Enter");
    assert!([1, 2].iter().all(|id| item(&noted, *id).progress[0].text == "布置") && noted.app.plan().log.len() == 1);
}

#[test]
fn the_last_change_is_made_again_with_its_text() {
    let played = typed("1a '布置' Enter 5 Enter . 9 Enter .");
    assert!([1, 5, 9].iter().all(|id| item(&played, *id).progress[0].text == "布置"));
    let played = typed("1L 5 Enter .");
    assert!([1, 5].iter().all(|id| item(&played, *id).status.0 == "doing"));
    let played = typed("1L u 5 Enter .");
    assert_eq!((item(&played, 1).status.0.as_str(), item(&played, 5).status.0.as_str()), ("todo", "doing"));
    assert_eq!(message(&typed(".")), "还没有可重复的改动");
}

#[test]
fn a_pasted_report_gives_a_step_for_each_line() {
    let report =
        "下一步：补报材料（成果转化科，8月底前）\n下一步：对接评审（刘其乐）\n下一步：培训\n下一步：印发（2020-09-30）";
    for key in ["a", "t"] {
        let played = typed(&format!("7 Enter {key} paste:'{report}' Enter"));
        let steps = &played.app.item().unwrap().next_steps;
        let told: Vec<_> = steps.iter().rev().take(4).rev().collect();
        let due = |text: &str| Some(text.parse().unwrap());
        assert_eq!(
            told.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(),
            ["补报材料", "对接评审", "培训", "印发"]
        );
        assert_eq!((told[0].due, &told[0].units), (due("2020-08-31"), &vec!["成果转化科".to_owned()]));
        assert_eq!((told[1].due, &told[1].units), (None, &vec!["刘其乐".to_owned()]));
        assert_eq!((told[3].due, told[3].units.len()), (due("2020-09-30"), 0));
    }
}

#[test]
fn names_the_plan_does_not_have_are_asked_about() {
    let asked = typed("7 Enter t '补报' Tab Tab Ctrl-u '新科室' Enter");
    assert!(asked.app.screens().form().is_some() && asked.app.plan().log.is_empty());
    assert!(crate::play::text(&asked.frame).contains("本计划里没有“新科室”"));
    let agreed = typed("7 Enter t '补报' Tab Tab Ctrl-u '新科室' Enter Enter");
    assert_eq!(agreed.app.item().unwrap().next_steps[0].units, ["新科室"]);
    let known = typed("7 Enter t '补报' Tab '8-31' Enter");
    assert_eq!(
        known.app.item().unwrap().next_steps[0].due,
        Some("2020-08-31".parse().unwrap()),
        "the day stands before the unit"
    );
}
