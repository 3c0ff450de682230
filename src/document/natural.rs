//! Clauses without labels, in the words people use: `X牵头，Y配合`, `由X负责`, `X、Y分别牵头`, `12月底前完成`.

use super::bracket::pieces;
use super::clause::{Clause, ENDS};
use super::deadline::is_time;
use super::label::Duty;
use super::names::is_separator;

/// What units do, the longer before those it ends with.
const DEEDS: [(&str, Duty); 22] = [
    ("牵头组织实施", Duty::LeadUnit),
    ("牵头负责", Duty::LeadUnit),
    ("牵头落实", Duty::LeadUnit),
    ("牵头组织", Duty::LeadUnit),
    ("牵头实施", Duty::LeadUnit),
    ("牵头推进", Duty::LeadUnit),
    ("牵头办理", Duty::LeadUnit),
    ("负责牵头", Duty::LeadUnit),
    ("牵头", Duty::LeadUnit),
    ("主办", Duty::LeadUnit),
    ("负责落实", Duty::Responsible),
    ("负责实施", Duty::Responsible),
    ("负责组织实施", Duty::Responsible),
    ("负责", Duty::Responsible),
    ("承办", Duty::Responsible),
    ("配合落实", Duty::Supporting),
    ("配合做好", Duty::Supporting),
    ("配合", Duty::Supporting),
    ("协助", Duty::Supporting),
    ("协办", Duty::Supporting),
    ("参与", Duty::Supporting),
    ("参加", Duty::Supporting),
];
/// How they do it.
const ADVERBS: [&str; 14] = [
    "按照职责分工",
    "按职责分工",
    "按职责",
    "按分工",
    "分别",
    "共同",
    "联合",
    "具体",
    "积极",
    "密切",
    "予以",
    "协同",
    "为主",
    "各自",
];
/// English words before the names.
const ENGLISH: [(&str, Duty); 4] = [
    ("led by ", Duty::LeadUnit),
    ("supported by ", Duty::Supporting),
    ("owned by ", Duty::Leader),
    ("due by ", Duty::Deadline),
];
/// Words that are no name.
const NOBODY: [&str; 8] = ["专人", "亲自", "主要领导", "一把手", "明确", "落实", "谁", "自行"];
/// How a unit's name ends.
const UNITS: [&str; 62] = [
    "局", "委", "办", "科", "处", "股", "室", "部", "厅", "署", "院", "所", "中心", "会", "社", "站", "队", "组", "司",
    "公司", "集团", "镇", "乡", "街道", "县", "市", "区", "省", "政府", "学校", "大学", "学院", "银行", "馆", "园",
    "台", "团", "党委", "党组", "纪委", "单位", "部门", "等", "科室", "企业", "基地", "支部", "医院", "中学", "小学",
    "协会", "机构", "村", "库", "厂", "场", "专班", "联", "居", "总队", "联盟", "）",
];
/// A name is never longer, in characters.
const LONGEST: usize = 40;

/// The clause a text is made of, every word of it; none if a word does not fit.
pub(super) fn natural(text: &str) -> Option<Clause> {
    let mut clause = Clause::default();
    let mut held: Vec<&str> = Vec::new();
    for piece in pieces(text, is_separator).into_iter().map(str::trim).filter(|piece| !piece.is_empty()) {
        if held.is_empty() && is_time(piece) {
            clause.add(Duty::Deadline, piece);
        } else if let Some((duty, names)) = english(piece) {
            clause.add(duty, names);
        } else if let Some((duty, name)) = deed(piece) {
            let before = name.split_once("牵头").filter(|(before, after)| !before.is_empty() && !after.is_empty());
            let name = match before {
                Some((lead, rest)) => {
                    held.push(lead);
                    add(&mut clause, Duty::LeadUnit, &mut held)?;
                    rest
                }
                None => name,
            };
            held.push(name);
            add(&mut clause, duty, &mut held)?;
        } else {
            held.push(piece);
        }
    }
    // Words behind the last name are of no use, but the names before them are none the less said.
    let names_somebody = clause.deadline.is_none() || held.is_empty();
    (names_somebody && !clause.is_empty()).then_some(clause)
}

/// The same of a sentence without brackets: there every name must look like a unit's.
pub(super) fn natural_sentence(sentence: &str) -> Option<Clause> {
    let sentence = sentence.trim().trim_end_matches(ENDS);
    let clause = natural(sentence)?;
    let units = || clause.lead_units.iter().chain(&clause.responsible_units).chain(&clause.supporting_units);
    let are_units = units().next().is_some() && units().all(|name| UNITS.iter().any(|end| name.ends_with(end)));
    are_units.then_some(clause)
}

fn add(clause: &mut Clause, duty: Duty, held: &mut Vec<&str>) -> Option<()> {
    let names = held.drain(..).filter(|name| !name.is_empty()).collect::<Vec<_>>();
    let is_name = |name: &&str| name.chars().count() <= LONGEST && !NOBODY.iter().any(|word| name.contains(word));
    if names.is_empty() || !names.iter().all(is_name) {
        return None;
    }
    clause.add(duty, &names.join("、"));
    Some(())
}

/// What a piece ends by saying its names do, and the name before that.
fn deed(piece: &str) -> Option<(Duty, &str)> {
    let (stem, duty) = DEEDS.iter().find_map(|(deed, duty)| Some((piece.strip_suffix(deed)?, *duty)))?;
    let mut name = stem.trim();
    while let Some(rest) = ADVERBS.iter().find_map(|adverb| name.strip_suffix(adverb)) {
        name = rest.trim_end();
    }
    Some((duty, name.strip_prefix('由').unwrap_or(name)))
}

fn english(piece: &str) -> Option<(Duty, &str)> {
    ENGLISH.iter().find_map(|(words, duty)| {
        let head = piece.get(..words.len())?;
        head.eq_ignore_ascii_case(words).then(|| (*duty, &piece[words.len()..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_say_it_in_many_words() {
        for (text, lead, responsible, supporting, deadline) in [
            ("甲局牵头，乙局配合", "甲局", "", "乙局", None),
            ("甲局牵头、乙局、丙局配合", "甲局", "", "乙局、丙局", None),
            ("甲局牵头乙局配合", "甲局", "", "乙局", None),
            ("甲局负责", "", "甲局", "", None),
            ("由甲局负责", "", "甲局", "", None),
            ("甲局、乙局分别牵头", "甲局、乙局", "", "", None),
            ("甲局、乙局等按职责分工负责", "", "甲局、乙局", "", None),
            ("甲局牵头，乙局负责，各县（市、区）参与", "甲局", "乙局", "各县（市、区）", None),
            ("甲局牵头负责；12月底前完成", "甲局", "", "", Some("12月底前完成")),
            ("12月底前完成", "", "", "", Some("12月底前完成")),
            ("由甲局牵头，持续推进", "甲局", "", "", Some("持续推进")),
            ("甲局牵头，加强管理", "甲局", "", "", None),
            ("led by Parks; supported by IT and HR", "Parks", "", "IT、HR", None),
        ] {
            let clause = natural(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(clause.lead_units.join("、"), lead, "{text}");
            assert_eq!(clause.responsible_units.join("、"), responsible, "{text}");
            assert_eq!(clause.supporting_units.join("、"), supporting, "{text}");
            assert_eq!(clause.deadline.as_deref(), deadline, "{text}");
        }
        for text in ["", "专人负责", "含试点", "甲局", "牵头", "一把手亲自负责"] {
            assert_eq!(natural(text), None, "{text}");
        }
        assert_eq!(natural_sentence("王一负责"), None);
        assert_eq!(
            natural_sentence("甲局负责。").map(|clause| clause.responsible_units),
            Some(vec!["甲局".to_owned()])
        );
    }
}
