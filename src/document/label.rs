//! The words that say what a name is: labels of a clause, and heads of a table's columns.

/// What a label introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Duty {
    Leader,
    LeadUnit,
    Responsible,
    Supporting,
    Deadline,
}

/// A label is never longer, in characters.
const LONGEST: usize = 16;

/// Words for a unit, at the end of a label.
const UNITS: [&str; 18] = [
    "单位",
    "部门",
    "科室",
    "处室",
    "股室",
    "室",
    "机构",
    "科",
    "处",
    "股",
    "司局",
    "地区",
    "镇街",
    "乡镇",
    "街道",
    "组织",
    "方",
    "党组织",
];
/// Words for a person, at the end of a label.
const PEOPLE: [&str; 13] = [
    "领导",
    "领导同志",
    "负责人",
    "负责同志",
    "责任人",
    "牵头人",
    "联系人领导",
    "副市长",
    "副县长",
    "副区长",
    "副局长",
    "副省长",
    "秘书长",
];
/// What a person or unit does: the word and what it says of a unit.
const DEEDS: [(&str, Duty); 16] = [
    ("牵头", Duty::LeadUnit),
    ("主办", Duty::LeadUnit),
    ("主责", Duty::LeadUnit),
    ("配合", Duty::Supporting),
    ("协办", Duty::Supporting),
    ("参与", Duty::Supporting),
    ("参加", Duty::Supporting),
    ("协同", Duty::Supporting),
    ("协助", Duty::Supporting),
    ("协作", Duty::Supporting),
    ("会办", Duty::Supporting),
    ("责任", Duty::Responsible),
    ("承办", Duty::Responsible),
    ("落实", Duty::Responsible),
    ("实施", Duty::Responsible),
    ("负责", Duty::Responsible),
];
/// What may say of a person that he is in charge.
const CHARGES: [&str; 16] = [
    "分管", "牵头", "责任", "包抓", "包保", "包联", "包挂", "挂点", "挂联", "挂帅", "联系", "主管", "挂钩", "督办",
    "主要", "负责",
];
/// Whole labels for the time.
const TIMES: [&str; 20] = [
    "完成时限",
    "完成时间",
    "时限要求",
    "完成期限",
    "完成日期",
    "时间要求",
    "办结时限",
    "办结时间",
    "时间节点",
    "时限",
    "期限",
    "计划完成时间",
    "计划完成时限",
    "完成时间节点",
    "完成节点",
    "要求完成时间",
    "时间",
    "截止时间",
    "截止日期",
    "截止时限",
];
/// Whole labels that are one word.
const SHORT: [(&str, Duty); 20] = [
    ("牵头", Duty::LeadUnit),
    ("主办", Duty::LeadUnit),
    ("责任", Duty::Responsible),
    ("负责", Duty::Responsible),
    ("承办", Duty::Responsible),
    ("配合", Duty::Supporting),
    ("协办", Duty::Supporting),
    ("参与", Duty::Supporting),
    ("分管", Duty::Leader),
    ("责任人", Duty::Leader),
    ("负责人", Duty::Leader),
    ("单位", Duty::Responsible),
    ("部门", Duty::Responsible),
    ("领导", Duty::Leader),
    ("市领导", Duty::Leader),
    ("县领导", Duty::Leader),
    ("区领导", Duty::Leader),
    ("局领导", Duty::Leader),
    ("校领导", Duty::Leader),
    ("院领导", Duty::Leader),
];
/// English labels, whole.
const ENGLISH: [(&str, Duty); 33] = [
    ("owner", Duty::Leader),
    ("owners", Duty::Leader),
    ("leader", Duty::Leader),
    ("leaders", Duty::Leader),
    ("owner/leader", Duty::Leader),
    ("lead", Duty::LeadUnit),
    ("leads", Duty::LeadUnit),
    ("lead unit", Duty::LeadUnit),
    ("lead units", Duty::LeadUnit),
    ("lead team", Duty::LeadUnit),
    ("lead department", Duty::LeadUnit),
    ("lead agency", Duty::LeadUnit),
    ("responsible", Duty::Responsible),
    ("responsible unit", Duty::Responsible),
    ("responsible units", Duty::Responsible),
    ("responsible team", Duty::Responsible),
    ("responsible department", Duty::Responsible),
    ("team", Duty::Responsible),
    ("teams", Duty::Responsible),
    ("responsible/team", Duty::Responsible),
    ("support", Duty::Supporting),
    ("supporting", Duty::Supporting),
    ("supporting unit", Duty::Supporting),
    ("supporting units", Duty::Supporting),
    ("supporting team", Duty::Supporting),
    ("supported by", Duty::Supporting),
    ("support team", Duty::Supporting),
    ("due", Duty::Deadline),
    ("due date", Duty::Deadline),
    ("due by", Duty::Deadline),
    ("deadline", Duty::Deadline),
    ("due/deadline", Duty::Deadline),
    ("target date", Duty::Deadline),
];

/// What a text begins with, if that is a short word and a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// None if the word is not one of ours.
    pub(super) duty: Option<Duty>,
    /// What follows the colon.
    pub(super) rest: &'a str,
}

/// The label a text begins with; spaces within it do not matter (`责 任 单 位：`).
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let text = text.trim_start();
    let (at, colon) = text.char_indices().take(LONGEST + 8).find(|(_, c)| matches!(c, '：' | ':'))?;
    let word = &text[..at];
    let is_ascii = word.is_ascii();
    let is_word =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | '\u{3000}' | '（' | '）' | '(' | ')') || is_ascii && c == '/';
    // A bracket that is still open holds a clause of its own: `植树（牵头部门：`.
    let brackets = |signs: [char; 2]| word.matches(signs).count();
    let is_whole = brackets(['（', '(']) == brackets(['）', ')']);
    if word.is_empty() || !is_whole || word.starts_with(['（', '(', '）', ')']) || !word.chars().all(is_word) {
        return None;
    }
    let duty = duty(word);
    // Two words and a colon are a label only if we know it; else the first may be the end of something.
    if duty.is_none() && word.contains(char::is_whitespace) {
        return None;
    }
    Some(Label { duty, rest: &text[at + colon.len_utf8()..] })
}

/// What a label's word says.
pub(super) fn duty(word: &str) -> Option<Duty> {
    let word = plain(word);
    if word.is_ascii() {
        return ENGLISH.iter().find(|(label, _)| *label == word).map(|(_, duty)| *duty);
    }
    let bare: String = word.chars().filter(|c| !c.is_whitespace()).map(simplified).collect();
    if bare.chars().count() > LONGEST {
        return None;
    }
    if TIMES.contains(&bare.as_str()) {
        return Some(Duty::Deadline);
    }
    if let Some((_, duty)) = SHORT.iter().find(|(label, _)| *label == bare) {
        return Some(*duty);
    }
    unit_duty(&bare).or_else(|| person_duty(&bare))
}

/// The simplified form of the characters that labels are made of; any other as it is.
fn simplified(c: char) -> char {
    const FORMS: [(char, char); 18] = [
        ('責', '责'),
        ('單', '单'),
        ('牽', '牵'),
        ('頭', '头'),
        ('領', '领'),
        ('導', '导'),
        ('時', '时'),
        ('間', '间'),
        ('辦', '办'),
        ('協', '协'),
        ('門', '门'),
        ('負', '负'),
        ('處', '处'),
        ('參', '参'),
        ('與', '与'),
        ('實', '实'),
        ('聯', '联'),
        ('係', '系'),
    ];
    FORMS.iter().find(|(traditional, _)| *traditional == c).map_or(c, |(_, simple)| *simple)
}

/// In lower case, without spaces at its ends and an aside: `责任单位（科室）`.
fn plain(word: &str) -> String {
    let word = word.trim();
    let aside = word.find(['（', '(']).filter(|at| *at > 0 && word.ends_with(['）', ')'])).unwrap_or(word.len());
    word[..aside].trim().to_lowercase()
}

fn unit_duty(word: &str) -> Option<Duty> {
    let names_one = |part: &str| UNITS.iter().any(|unit| part.ends_with(unit));
    // 责任单位及责任人 is about units first.
    let parts = std::iter::once(word).chain(word.split(['及', '和', '/'])).filter(|part| names_one(part));
    let of_part = |part: &str| {
        let stem = UNITS.iter().filter_map(|unit| part.strip_suffix(unit)).min_by_key(|stem| stem.len())?;
        let deed = DEEDS.iter().find(|(deed, _)| stem.contains(deed))?;
        (stem.chars().count() <= deed.0.chars().count() + 4).then_some(deed.1)
    };
    parts.into_iter().find_map(of_part)
}

fn person_duty(word: &str) -> Option<Duty> {
    let person = PEOPLE.iter().find(|person| word.ends_with(**person))?;
    let stem = word.strip_suffix(person).unwrap_or(word);
    let in_charge = CHARGES.iter().any(|charge| stem.contains(charge)) || (*person == "责任人" && !stem.is_empty());
    (in_charge && stem.chars().count() <= 6).then_some(Duty::Leader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_a_name_is() {
        use Duty::{Deadline, LeadUnit, Leader, Responsible, Supporting};
        for (words, duty_of_all) in [
            (
                "分管领导 牵头领导 责任领导 分管市领导 分管县领导 分管区领导 责任人 分管副市长 包抓县领导 领导 市领导",
                Leader,
            ),
            ("牵头单位 牵头部门 牵头科室 牵头处室 牵头责任单位 主办单位 市级牵头单位 牽頭單位", LeadUnit),
            (
                "责任单位 责任部门 责任科室 责任处室 责任股室 承办单位 主要责任单位 责任单位及责任人 单位 部门 責任單位",
                Responsible,
            ),
            ("配合单位 配合部门 协办单位 参与单位 参与科室 协同单位", Supporting),
            ("完成时限 完成时间 时限要求 完成日期 时间节点 时间 截止时间 完成時限", Deadline),
            ("Owner Leader", Leader),
            ("Lead", LeadUnit),
            ("Responsible Team", Responsible),
            ("Support", Supporting),
            ("Due Deadline", Deadline),
        ] {
            for word in words.split(' ') {
                assert_eq!(duty(word), Some(duty_of_all), "{word}");
            }
        }
        for word in ["备注", "序号", "联系人", "工作任务", "目标任务", "责任", "督查单位", "Leadership"]
        {
            assert_eq!(duty(word).filter(|_| word != "责任"), None, "{word}");
        }
        assert_eq!(label("责 任 单 位：甲"), Some(Label { duty: Some(Responsible), rest: "甲" }));
        assert_eq!(label("责任单位:甲").map(|label| label.rest), Some("甲"));
        assert_eq!(label("联系电话：12"), Some(Label { duty: None, rest: "12" }));
        assert_eq!(label("植树（牵头部门：绿化办）"), None);
        assert_eq!(label("推进项目，责任单位：甲"), None);
        assert_eq!(label("牵头单位甲"), None);
    }
}
