//! The responsibility clause: who leads, who answers, who helps, until when.

/// Whose names a label introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Leader,
    LeadUnit,
    Responsible,
    Supporting,
    Deadline,
}

/// Labels; none begins with another.
const LABELS: [(&str, Role); 32] = [
    ("分管领导", Role::Leader),
    ("牵头领导", Role::Leader),
    ("责任领导", Role::Leader),
    ("分管市领导", Role::Leader),
    ("分管县领导", Role::Leader),
    ("分管区领导", Role::Leader),
    ("牵头单位", Role::LeadUnit),
    ("牵头部门", Role::LeadUnit),
    ("牵头科室", Role::LeadUnit),
    ("牵头处室", Role::LeadUnit),
    ("牵头责任单位", Role::LeadUnit),
    ("主办单位", Role::LeadUnit),
    ("责任单位", Role::Responsible),
    ("责任部门", Role::Responsible),
    ("责任科室", Role::Responsible),
    ("责任处室", Role::Responsible),
    ("责任股室", Role::Responsible),
    ("承办单位", Role::Responsible),
    ("主要责任单位", Role::Responsible),
    ("配合单位", Role::Supporting),
    ("协办单位", Role::Supporting),
    ("参与单位", Role::Supporting),
    ("配合部门", Role::Supporting),
    ("协办部门", Role::Supporting),
    ("参与部门", Role::Supporting),
    ("配合科室", Role::Supporting),
    ("协办科室", Role::Supporting),
    ("参与科室", Role::Supporting),
    ("完成时限", Role::Deadline),
    ("完成时间", Role::Deadline),
    ("时限要求", Role::Deadline),
    ("完成日期", Role::Deadline),
];

const BRACKETS: [(char, char); 5] = [('（', '）'), ('(', ')'), ('〔', '〕'), ('【', '】'), ('［', '］')];

/// What a clause names, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) leaders: Vec<String>,
    pub(super) lead_units: Vec<String>,
    pub(super) responsible_units: Vec<String>,
    pub(super) supporting_units: Vec<String>,
    pub(super) deadline: Option<String>,
}

/// Splits a paragraph into its sentence and, if it ends in one, the clause with its brackets.
pub(super) fn split(paragraph: &str) -> (&str, Option<&str>) {
    let clause = last_group(paragraph).filter(|start| has_label(&paragraph[*start..]));
    match clause {
        Some(start) => (paragraph[..start].trim_end(), Some(&paragraph[start..])),
        None => (paragraph, None),
    }
}

/// Where the bracket group begins that ends the paragraph; brackets may nest, of either width.
fn last_group(paragraph: &str) -> Option<usize> {
    let body = paragraph.trim_end().trim_end_matches(['。', '.', '；']);
    let mut depth = 0usize;
    for (at, c) in body.char_indices().rev() {
        if BRACKETS.iter().any(|(_, close)| c == *close) {
            depth += 1;
        } else if BRACKETS.iter().any(|(open, _)| c == *open) {
            depth = depth.checked_sub(1)?;
        }
        if depth == 0 {
            return (at + c.len_utf8() < body.len()).then_some(at);
        }
    }
    None
}

fn has_label(group: &str) -> bool {
    parts(inside(group)).iter().any(|part| label(part).is_some())
}

/// What stands between the outermost brackets.
fn inside(group: &str) -> &str {
    let group = group.trim().trim_end_matches(['。', '.', '；']);
    let mut chars = group.chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}

/// Reads a clause with its brackets.
pub(super) fn read(group: &str) -> Clause {
    let mut clause = Clause::default();
    for part in parts(inside(group)) {
        let Some((role, text)) = label(part) else { continue };
        let names = names(text);
        match role {
            Role::Leader => clause.leaders.extend(names),
            Role::LeadUnit => clause.lead_units.extend(names),
            Role::Responsible => clause.responsible_units.extend(names),
            Role::Supporting => clause.supporting_units.extend(names),
            Role::Deadline => clause.deadline = Some(text.trim().to_owned()),
        }
    }
    clause
}

/// The label a part begins with, and what follows its colon.
fn label(part: &str) -> Option<(Role, &str)> {
    let part = part.trim_start();
    LABELS.iter().find_map(|(label, role)| {
        let rest = part.strip_prefix(label)?.trim_start();
        Some((*role, rest.strip_prefix(['：', ':'])?))
    })
}

/// The labelled parts of a clause: each begins where a label does.
fn parts(inner: &str) -> Vec<&str> {
    let starts =
        |at: &usize| inner.is_char_boundary(*at) && label(&inner[*at..]).is_some() && begins_a_word(inner, *at);
    let mut places: Vec<usize> = (0..inner.len()).filter(starts).collect();
    places.push(inner.len());
    places.windows(2).map(|pair| inner[pair[0]..pair[1]].trim_end_matches(SEPARATORS)).collect()
}

/// Whether a separator, and no word, stands before.
fn begins_a_word(inner: &str, at: usize) -> bool {
    inner[..at]
        .chars()
        .next_back()
        .is_none_or(|c| SEPARATORS.contains(&c) || BRACKETS.iter().any(|(_, close)| c == *close))
}

const SEPARATORS: [char; 9] = ['、', '，', ',', '；', ';', '/', ' ', '\u{3000}', '。'];

/// Names parted by separators outside brackets: `各县（市、区）科协` is one.
fn names(text: &str) -> Vec<String> {
    let mut depth = 0usize;
    let mut names = vec![String::new()];
    for c in text.chars() {
        if BRACKETS.iter().any(|(open, _)| c == *open) {
            depth += 1;
        } else if BRACKETS.iter().any(|(_, close)| c == *close) {
            depth = depth.saturating_sub(1);
        }
        match names.last_mut() {
            Some(name) if depth > 0 || !SEPARATORS.contains(&c) => name.push(c),
            _ => names.push(String::new()),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_read_word_for_word() {
        let (text, group) =
            split("积极配合。（分管领导：刘其乐、杨小峰；牵头单位：成果转化科；责任单位：市生产力促进中心）");
        assert_eq!(text, "积极配合。");
        let clause = read(group.unwrap());
        assert_eq!(clause.leaders, ["刘其乐", "杨小峰"]);
        assert_eq!(clause.lead_units, ["成果转化科"]);
        assert_eq!(clause.responsible_units, ["市生产力促进中心"]);
        let clause = read("(牵头单位:科普部，配合单位:各县（市、区）科协/学会;完成时限:12月底前)");
        assert_eq!(clause.lead_units, ["科普部"]);
        assert_eq!(clause.supporting_units, ["各县（市、区）科协", "学会"]);
        assert_eq!(clause.deadline.as_deref(), Some("12月底前"));
    }

    #[test]
    fn other_brackets_are_left_in_the_sentence() {
        for text in ["推进项目（含试点）", "推进项目（一期）建设。", "推进", "", "）", "（"] {
            assert_eq!(split(text), (text, None));
        }
    }
}
