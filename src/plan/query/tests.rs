use std::ops::Range;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::clock::{Date, Stamp};
use crate::document;
use crate::lang::Lang;
use crate::plan::fixture::*;
use crate::plan::id::RecordId;
use crate::plan::record;

fn now() -> Now {
    Now::new(Stamp::parse_from_rfc3339("2020-07-15T09:41:07+08:00").unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The ids a query finds, in the plan's order.
fn ids(plan: &Plan, text: &str) -> Vec<u32> {
    let context = Context { plan, now: now(), discussed: &HashSet::from([item_id(2), item_id(5)]) };
    let query = Query::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.say(Lang::En)));
    query.items(&context).into_iter().map(|item| item.place()).collect()
}

/// The same, the best first.
fn ranked(text: &str) -> Vec<u32> {
    let plan = document::default_plan();
    let context = Context { plan: &plan, now: now(), discussed: &HashSet::new() };
    let search = Search::finished(Query::parse(text).unwrap(), &context);
    search.found().iter().map(|found| found.item.place()).collect()
}

/// Of the items of the embedded plan those that somebody who knows it expects.
#[test]
fn the_embedded_plan_is_found_and_nothing_else() {
    let plan = document::default_plan();
    let yang: &[u32] = &[1, 2, 6, 7, 18, 20, 23];
    let wang: &[u32] = &[3, 5, 11, 12, 15, 16, 17, 22, 24, 25];
    let liu: &[u32] = &[4, 7, 8, 9, 10, 13];
    let results: &[u32] = &[1, 2, 3, 4, 7, 8, 10, 12, 15];
    let abroad: &[u32] = &[1, 2, 5, 8, 12, 15, 17, 20, 22];
    let rural: &[u32] = &[1, 2, 5, 8, 10, 11, 12, 13, 15, 17];
    let all: Vec<u32> = (1..=26).collect();
    let rows: &[(&str, &[u32])] = &[
        // Leaders.
        ("杨小峰", yang),
        ("yxf", yang),
        ("YXF", yang),
        ("ｙｘｆ", yang),
        ("yangxf", yang),
        ("yangx", yang),
        ("yxfeng", yang),
        ("yangxiaofeng", yang),
        ("杨xf", yang),
        ("杨x峰", yang),
        ("whf", wang),
        ("wanghf", wang),
        ("汪", wang),
        ("liuqile", liu),
        ("liuqiyue", liu),
        ("lql", liu),
        ("lqy", liu),
        ("刘qy", liu),
        ("kechunhua", &[14]),
        ("dzx", &[19, 21]),
        ("丁", &[19, 21]),
        // High-tech zone: 7 has it in its sentence only, 8 in its title.
        ("gxq", &[7, 8]),
        ("gaoxq", &[7, 8]),
        ("gaoxinqu", &[7, 8]),
        ("高xq", &[7, 8]),
        ("高新区", &[7, 8]),
        // 高新技术, 高新区.
        ("gaoxin", &[1, 2, 3, 5, 7, 8, 11, 12, 15, 16, 17, 25]),
        ("高新", &[1, 2, 3, 5, 7, 8, 11, 12, 15, 16, 17, 25]),
        // Numbers: the item; beside it whole numbers in the text: 4家, 5家以上, 20家, 100家.
        ("13", &[13]),
        ("１３", &[13]),
        ("013", &[13]),
        ("1", &[1]),
        ("2", &[2]),
        ("4", &[4, 13]),
        ("5", &[2, 5]),
        ("20", &[1, 20]),
        ("100", &[3]),
        ("20家", &[1]),
        ("0家", &[]),
        ("2020", &[]),
        ("27", &[]),
        // Units: 10 has it in its sentence.
        ("成果转化", results),
        ("cgzh", results),
        ("chengguozhuanhua", results),
        ("chengguozh", results),
        ("成果zh", results),
        ("cgzhk", &[1, 2, 3, 4, 7, 8, 12, 15]),
        ("农村科技科", rural),
        ("nckjk", rural),
        ("dwhz", abroad),
        ("duiwaihezuo", abroad),
        ("办公室", &[9, 10]),
        ("bgs", &[9, 10]),
        ("zcfg", &[8, 12, 18, 20]),
        ("qbyjs", &[13, 15, 18]),
        // Titles and sentences.
        ("郧西", &[9]),
        ("yunxi", &[9]),
        ("yxx", &[9]),
        ("gcy", &[15, 16]),
        ("gongchengyuan", &[15, 16]),
        ("wgr", &[22]),
        ("fupin", &[13]),
        ("文明", &[26]),
        ("wmcj", &[26]),
        ("rencai", &[5, 13, 20]),
        ("zhuanxiang", &[11, 25]),
        ("走出去", &[17]),
        // Only in a sentence.
        ("tpy", &[13]),
        ("xctd", &[13]),
        ("xingchuangtiandi", &[13]),
        ("shuangqian", &[25]),
        ("zghjs", &[17]),
        // Polyphones: 长, 行, 重, 会.
        ("changyuan", &[23]),
        ("zhangyuan", &[23]),
        ("hangye", &[23]),
        ("zhongshi", &[10]),
        ("chongshi", &[10]),
        ("shehui", &[1, 2, 5, 6, 8, 11, 12, 14, 15, 17, 26]),
        ("成果转化 yxf", &[1, 2, 7]),
        ("高xq -yxf", &[8]),
        // Keys.
        ("leader:杨小峰", yang),
        ("领导：yxf", yang),
        ("leader:yangxf,dzx", &[1, 2, 6, 7, 18, 19, 20, 21, 23]),
        ("-leader:汪厚发,刘其乐,杨小峰", &[14, 19, 21, 26]),
        ("leader:none", &[26]),
        ("lead:农村科技科", &[10, 13]),
        ("牵头:nckjk", &[10, 13]),
        ("lead:无", &[4, 14, 16, 19, 21, 22, 26]),
        ("unit:农村科技科", rural),
        ("单位:各科室", &[9, 10, 23, 24, 25]),
        ("unit:none", &[26]),
        ("theme:二", &[7, 8]),
        ("theme:2", &[7, 8]),
        ("主题:乡村振兴", &[9, 10]),
        ("theme:xczx", &[9, 10]),
        ("theme:9", &[]),
        ("no:3-5", &[3, 4, 5]),
        ("序号:7，9", &[7, 9]),
        ("no:3-5 -no:4", &[3, 5]),
        ("no:五", &[]),
        ("due:none", &all),
        ("is:flagged", &[4, 14, 16, 19, 21, 22, 26]),
        ("是:未明确 领导:whf", &[16, 22]),
        ("is:discussed", &[2, 5]),
        ("status:todo", &all),
        ("status:未启动,已完成", &all),
        ("status:wqd", &all),
        ("status:doing", &[]),
        ("leader:没有这个人", &[]),
        ("", &all),
    ];
    for (text, expected) in rows {
        assert_eq!(ids(&plan, text), *expected, "{text}");
    }
}

#[test]
fn the_best_comes_first() {
    for (text, expected) in [
        // Number before sentence.
        ("20", vec![20, 1]),
        ("4", vec![4, 13]),
        // Title before sentence.
        ("gxq", vec![8, 7]),
        ("gcy", vec![16, 15]),
        // Earlier in the title, then the plan's order.
        ("专项", vec![11, 25]),
        ("高新技术产业", vec![7, 11, 1]),
        // Leaders by their place among them.
        ("yxf", vec![1, 2, 6, 18, 20, 23, 7]),
        // Lead units before responsible units before the sentence.
        ("成果转化", vec![7, 8, 3, 4, 15, 1, 2, 12, 10]),
        // Several words: by the worst.
        ("高新区 支持", vec![8]),
    ] {
        assert_eq!(ranked(text), expected, "{text}");
    }
}

#[test]
fn what_is_marked_is_what_was_found() {
    let plan = document::default_plan();
    let context = Context { plan: &plan, now: now(), discussed: &HashSet::new() };
    let told = |text: &str, number: u32| {
        let search = Search::finished(Query::parse(text).unwrap(), &context);
        let item = plan.numbered(number).unwrap();
        let marks = search.marks(item);
        let cut = |text: &str, ranges: &[Range<usize>]| {
            ranges.iter().map(|range| text[range.clone()].to_owned()).collect::<Vec<_>>().join("|")
        };
        let names = marks.names.iter().map(|marked| {
            let name = &marked.role.names(item)[marked.place];
            format!("{:?}{}:{}", marked.role, marked.place, &name[marked.range.clone()])
        });
        [
            cut(&item.number, &marks.number),
            cut(&item.title, &marks.title),
            cut(&item.text, &marks.sentence),
            names.collect::<Vec<_>>().join("|"),
        ]
    };
    for (text, item, expected) in [
        ("gxq", 8, ["", "高新区", "高新区|高新区|高新区", ""]),
        ("gxq", 7, ["", "", "高新区", ""]),
        ("yxf", 7, ["", "", "", "Leader1:杨小峰"]),
        ("13", 13, ["13", "", "", ""]),
        ("4", 13, ["", "", "4", ""]),
        ("成果 果转化", 10, ["", "", "成果转化", ""]),
        ("cgzh gxq -丁", 8, ["", "高新区", "高新区|高新区|高新区", "LeadUnit0:成果转化"]),
        ("is:open leader:yxf", 7, ["", "", "", ""]),
    ] {
        assert_eq!(told(text, item), expected.map(str::to_owned), "{text} in {item}");
    }
}

#[test]
fn letters_and_digits_of_any_width_and_case_are_the_same() {
    let mut plan = document::default_plan();
    plan.items.truncate(4);
    let texts = ["推广ＡＩ大模型２０家", "推广AI大模型20家", "建设 Ai 平台３．５亿元", "Draft the REPORT, 12 pages"];
    for (item, text) in plan.items.iter_mut().zip(texts) {
        (item.title, item.text) = (String::new(), text.to_owned());
        (item.leaders, item.lead_units, item.responsible_units) = (Vec::new(), Vec::new(), Vec::new());
    }
    for (text, expected) in [
        ("ai", vec![1, 2, 3]),
        ("ＡＩ大", vec![1, 2]),
        ("aidmx", vec![1, 2]),
        ("20家", vec![1, 2]),
        ("０家", vec![]),
        ("20", vec![1, 2]),
        ("report", vec![4]),
        ("12 pages", vec![4]),
        ("\"the report\"", vec![4]),
    ] {
        assert_eq!(ids(&plan, text), expected, "{text}");
    }
    let context = Context { plan: &plan, now: now(), discussed: &HashSet::new() };
    let search = Search::finished(Query::parse("aidmx 20").unwrap(), &context);
    let marked = |item: usize| {
        let text = &plan.items[item].text;
        search.marks(&plan.items[item]).sentence.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marked(0), ["ＡＩ大模型２０"]);
    assert_eq!(marked(1), ["AI大模型20"]);
}

/// A key held down, a text pasted by mistake: what would be tried in very many ways is not.
#[test]
fn long_words_are_answered() {
    let mut plan = document::default_plan();
    plan.items.truncate(1);
    plan.items[0].text = "啊嗯".repeat(200) + &"嗯".repeat(200) + &"啊".repeat(200) + &"昂安".repeat(100);
    for word in ["a", "n", "an", "na", "ang", "啊n", "x"] {
        for end in ["", "z", "啊"] {
            assert!(ids(&plan, &format!("{}{end}", word.repeat(45))).len() < 2);
        }
    }
    assert_eq!(ids(&plan, &"gao".repeat(20_000)), [0; 0]);
}

#[test]
fn queries_print_as_they_are_read() {
    for (text, english, chinese) in [
        ("", "", ""),
        ("  成果  转化　yxf ", "成果 转化 yxf", "成果 转化 yxf"),
        ("-成果 －转化", "-成果 -转化", "-成果 -转化"),
        (
            "领导：汪厚发，yxf 状态:推进中、behind",
            "leader:汪厚发,yxf status:推进中,behind",
            "领导:汪厚发,yxf 状态:推进中,behind",
        ),
        ("LEADER:Wang -Is:Problem", "leader:Wang -is:problem", "领导:Wang -是:有问题"),
        ("是:本月无进展,逾期,超期", "is:quiet,overdue", "是:本月无进展,超期"),
        ("完成时限：＜2020－9 due:无", "due:<2020-09 due:none", "时限:<2020-09 时限:无"),
        ("due:>=2020 due:<=2020/9/3", "due:>=2020 due:<=2020-09-03", "时限:>=2020 时限:<=2020-09-03"),
        ("no:３-5,7,七", "no:3-5,7,七", "序号:3-5,7,七"),
        ("“科技 创新” \"a:b\" \"c", "\"科技 创新\" \"a:b\" c", "\"科技 创新\" \"a:b\" c"),
        ("leader:\"Li, Wei\",“王 伟”", "leader:\"Li, Wei\",\"王 伟\"", "领导:\"Li, Wei\",\"王 伟\""),
        ("\"say \"\"yes\"\" now\"", "\"say \"\"yes\"\" now\"", "\"say \"\"yes\"\" now\""),
        ("5\"盘 \"-x\"", "5\"盘 \"-x\"", "5\"盘 \"-x\""),
        ("- \"\" -", "", ""),
        (":x ：", "\":x\" \"：\"", "\":x\" \"：\""),
        ("牵头:none", "lead:none", "牵头:无"),
    ] {
        let query = Query::parse(text).unwrap();
        assert_eq!((query.print(Lang::En), query.print(Lang::Zh)), (english.to_owned(), chinese.to_owned()), "{text}");
        for printed in [english, chinese] {
            assert_eq!(Query::parse(printed), Ok(query.clone()), "{printed}");
        }
    }
}

#[test]
fn what_is_wrong_is_explained() {
    let keys = "leader, lead, unit, status, theme, due, no, is";
    for (text, error, sentence) in [
        ("foo:bar", QueryError::UnknownKey("foo".to_owned()), keys),
        ("农村 聚焦：质量", QueryError::UnknownKey("聚焦".to_owned()), "quotes"),
        ("leader:", QueryError::NoValue(Key::Leader), "“leader:”"),
        ("-due:，\"\"", QueryError::NoValue(Key::Due), "“due:”"),
        (
            "is:late",
            QueryError::UnknownIs("late".to_owned()),
            "problem, overdue, due, stale, quiet, open, done, flagged",
        ),
        ("due:2020-13", QueryError::BadDue("2020-13".to_owned()), "2020-09-30"),
        ("due:<9月", QueryError::BadDue("<9月".to_owned()), "2020-09-30"),
        ("due:2020-02-30", QueryError::BadDue("2020-02-30".to_owned()), "“2020-02-30”"),
        ("due:20", QueryError::BadDue("20".to_owned()), "2020"),
        ("no:3-", QueryError::BadNumber("3-".to_owned()), "3-5"),
    ] {
        assert_eq!(Query::parse(text), Err(error.clone()), "{text}");
        assert!(error.say(Lang::En).contains(sentence), "{text}: {}", error.say(Lang::En));
        assert!(error.say(Lang::Zh).chars().any(|c| ('一'..='龥').contains(&c)), "{text}");
    }
    let chinese = QueryError::UnknownKey("foo".to_owned()).say(Lang::Zh);
    for key in Key::ALL {
        assert!(chinese.contains(key.words().zh) && chinese.contains(key.words().en), "{chinese}");
    }
}

#[test]
fn no_name_of_a_key_or_state_means_two() {
    for (at, key) in Key::ALL.into_iter().enumerate() {
        assert_eq!((Key::named(key.words().zh), Key::named(key.words().en)), (Some(key), Some(key)), "{at}");
    }
    for is in Is::ALL {
        assert_eq!((Is::named(is.words().zh), Is::named(is.words().en)), (Some(is), Some(is)));
    }
}

/// Eight items: their column, deadline, days in the column, the day of their progress, and an open problem.
fn constructed() -> Plan {
    let mut plan = document::default_plan();
    plan.items.truncate(8);
    let rows = [
        ("doing", Some("2020-07-14"), 14, Some("2020-07-01"), ""),
        ("doing", Some("2020-07-15"), 13, Some("2020-06-30"), "资金"),
        ("behind", Some("2020-07-29"), 40, None, "资金"),
        ("todo", Some("2020-07-30"), 40, None, ""),
        ("done", Some("2020-07-14"), 40, None, ""),
        ("done", Some("2020-07-20"), 2, Some("2020-07-10"), ""),
        ("todo", None, 0, Some("2019-07-10"), ""),
        ("elsewhere", Some("2020-09-30"), 40, None, ""),
    ];
    for (item, (status, deadline, waits, progress, problem)) in plan.items.iter_mut().zip(rows) {
        item.status = status.into();
        item.deadline = deadline.map(day);
        let stamp = now().stamp();
        item.since = stamp.checked_sub_days(Days::new(waits));
        let rest = serde_json::Map::new();
        let (id, by, units) = (RecordId(ulid::Ulid::nil()), "wang@pc1".to_owned(), Vec::new());
        if let Some(date) = progress {
            let (text, date) = ("到村".to_owned(), day(date));
            let (by, units, rest) = (by.clone(), units.clone(), rest.clone());
            item.progress = vec![record::Progress { id, date, text, units, by, meeting: None, internal: false, rest }];
        }
        if !problem.is_empty() {
            let (text, date) = (problem.to_owned(), day("2020-07-01"));
            let closed = None;
            item.problems =
                vec![record::Problem { id, date, text, units, by, meeting: None, internal: false, closed, rest }];
        }
    }
    plan.items[2].problems[0].closed = Some(day("2020-07-02"));
    plan
}

#[test]
fn deadlines_and_states_are_measured_against_today() {
    for (text, expected) in [
        ("is:open", vec![1, 2, 3, 4, 7, 8]),
        ("is:done", vec![5, 6]),
        ("-is:done", vec![1, 2, 3, 4, 7, 8]),
        // Before today, and not done.
        ("is:overdue", vec![1]),
        // Today to 14 days from now, and not done.
        ("is:due", vec![2, 3]),
        ("is:due,overdue", vec![1, 2, 3]),
        // From 14 days on, where a card shows its days.
        ("is:stale", vec![1, 3]),
        // No progress in July, and not done.
        ("is:quiet", vec![2, 3, 4, 7, 8]),
        ("is:problem", vec![2]),
        ("is:problem is:due", vec![2]),
        ("is:discussed", vec![2, 5]),
        ("-is:discussed is:open", vec![1, 3, 4, 7, 8]),
        ("status:behind,done", vec![3, 5, 6]),
        ("状态:滞后", vec![3]),
        ("status:\"in progress\"", vec![1, 2]),
        ("status:tjz", vec![1, 2]),
        ("status:完成", vec![5, 6]),
        ("status:elsewhere", vec![]),
        ("due:2020-07", vec![1, 2, 3, 4, 5, 6]),
        ("due:2020", vec![1, 2, 3, 4, 5, 6, 8]),
        ("due:2020-07-15", vec![2]),
        ("due:<2020-07-15", vec![1, 5]),
        ("due:<=2020-07-15", vec![1, 2, 5]),
        ("due:>2020-07-29", vec![4, 8]),
        ("due:>=2020-07-29", vec![3, 4, 8]),
        ("due:>2020-07", vec![8]),
        ("due:<2020-07", vec![]),
        ("due:<=2020-07", vec![1, 2, 3, 4, 5, 6]),
        ("due:none", vec![7]),
        ("due:none,2020-09", vec![7, 8]),
        ("-due:none status:todo", vec![4]),
    ] {
        assert_eq!(ids(&constructed(), text), expected, "{text}");
    }
    let mut plan = constructed();
    (plan.thresholds.waiting, plan.thresholds.due_soon) = (13, 15);
    assert_eq!(ids(&plan, "is:stale"), [1, 2, 3]);
    assert_eq!(ids(&plan, "is:due"), [2, 3, 4]);
}

#[test]
fn a_whole_name_means_nobody_else() {
    let mut plan = document::default_plan();
    plan.items[2].lead_units = vec!["市政府办公室".to_owned()];
    assert_eq!(ids(&plan, "lead:办公室"), [9, 10]);
    assert_eq!(ids(&plan, "lead:政府办"), [3]);
    assert_eq!(ids(&plan, "lead:bgs"), [3, 9, 10]);
}

#[test]
fn the_filter_menu_puts_values_in_and_out() {
    let query = Query::parse("科技 status:doing -is:done").unwrap();
    let more = query.with(Key::Status, "behind").unwrap().with(Key::Leader, "Li Wei").unwrap();
    assert_eq!(more.to_string(), "科技 status:doing,behind -is:done leader:\"Li Wei\"");
    assert!(more.has(Key::Status, "behind") && more.has(Key::Leader, "Li Wei"));
    assert!(!more.has(Key::Is, "done"), "what must not hold is not there");
    assert_eq!(more.with(Key::Status, "behind"), Ok(more.clone()));
    let less = more.without(Key::Status, "doing").without(Key::Leader, "Li Wei").without(Key::Unit, "x");
    assert_eq!(less.to_string(), "科技 status:behind -is:done");
    assert_eq!(less.toggled(Key::Status, "behind").unwrap().to_string(), "科技 -is:done");
    assert_eq!(less.toggled(Key::Is, "有问题").unwrap().to_string(), "科技 status:behind -is:done is:problem");
    assert_eq!(query.with(Key::Is, "late"), Err(QueryError::UnknownIs("late".to_owned())));
}

/// What somebody types: words of the plan, their pinyin and initials, and the signs of the language.
fn typed() -> impl Strategy<Value = String> {
    let parts = [
        "高", "新", "区", "gao", "xin", "q", "g", "x", "y", "f", "zh", "科技", "k", "j", "1", "3", "20", "家", " ",
        "-", "lead:", "leader:", "汪", "is:open", "乐", "le", "yue", "Ａ", "ai", "特", "tpy", "“", "”", "\"", "，",
        "：",
    ];
    proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..7).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_prints_as_read(text in prop_oneof![typed(), any::<String>()]) {
        if let Ok(query) = Query::parse(&text) {
            for lang in [Lang::En, Lang::Zh] {
                prop_assert_eq!(Query::parse(&query.print(lang)), Ok(query.clone()), "{}", query.print(lang));
            }
        }
    }

    #[test]
    fn any_word_is_found_at_whole_characters(word in prop_oneof![typed(), any::<String>()], text in any::<String>()) {
        let pattern = pattern::Pattern::new(&word);
        if !word.is_empty() {
            for span in pattern.spans(&format!("{text}高新ＡＩ区{word}"), |_, _| true) {
                prop_assert!(span.range.start < span.range.end);
            }
        }
    }

    /// Letter by letter, in slices of any size, finished or not between letters: what is found is the same.
    #[test]
    fn one_more_letter_finds_what_the_whole_word_finds(text in typed(), budgets in proptest::collection::vec(1_usize..60, 8)) {
        let plan = document::default_plan();
        let discussed = HashSet::new();
        let context = Context { plan: &plan, now: now(), discussed: &discussed };
        let mut search = Search::new(Query::default(), &context);
        for (letter, end) in text.char_indices().map(|(at, c)| at + c.len_utf8()).enumerate() {
            let Ok(query) = Query::parse(&text[..end]) else { continue };
            search = search.refined(query, &context);
            search.step(&context, budgets[letter % budgets.len()]);
        }
        while let Progress::Left(left) = search.step(&context, 7) {
            prop_assert!(left <= 4 * plan.items.len() * search.query().terms().len().max(1) + plan.items.len());
        }
        let scratch = Search::finished(search.query().clone(), &context);
        prop_assert_eq!(search.found(), scratch.found(), "{}", text);
        for found in scratch.found() {
            prop_assert_eq!(search.rank(&plan.items[found.place], &context), Some(found.rank));
        }
    }
}
