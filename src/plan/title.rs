//! Short titles, by rule, never by hand: the clause that says what is to be done, without its flourishes.

use crate::text;

/// A title of the rule has at most so many cells.
const MOST: usize = 32;

/// A clause that begins so only sets the scene.
const SCENES: [&str; 13] =
    ["紧盯", "围绕", "聚焦", "依托", "结合", "按照", "根据", "通过", "针对", "立足", "对照", "坚持", "提高站位"];
/// One more of them, longer than a word.
const SCENE: &str = "充分利用";

/// Flourishes at the beginning.
const FLOURISHES: [&str; 18] = [
    "确保",
    "力争",
    "争取",
    "实现",
    "积极",
    "切实",
    "深入",
    "不断",
    "大力",
    "主动",
    "进一步",
    "着力",
    "无缝",
    "科学",
    "研究",
    "努力",
    "全面",
    "扎实",
];
/// One more of them.
const FLOURISH: &str = "持续";

/// Verbs that go where the title is too long; the longest that fits is taken.
const VERBS: [&str; 6] = ["引导和支持", "开展", "推进", "组织", "落实", "支持"];

const OPENING: [char; 8] = ['“', '‘', '（', '(', '《', '「', '〔', '【'];
const CLOSING: [char; 8] = ['”', '’', '）', ')', '》', '」', '〕', '】'];

/// The short title of an official sentence: at most 32 cells, cut with `…` if it must be.
///
/// The rule: of the clauses between ，。； (outside quotes and brackets) the later one that begins with 争取, else the
/// first that does not set a scene; flourishes stripped; where that is still too long, 的 and a leading verb dropped.
/// Of a text without Chinese, and where nothing is left, the first clause.
pub fn short_title(sentence: &str) -> String {
    let clauses = clauses(sentence);
    let first = clauses.first().copied().unwrap_or("").trim();
    if !first.chars().any(is_han) {
        return cut(first);
    }
    let plain = plain(chosen(&clauses));
    let title = shortened(&plain);
    if title.is_empty() { cut(first) } else { cut(&title) }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

fn cut(title: &str) -> String {
    let room = if text::width(title) > MOST { MOST - 1 } else { MOST };
    text::cut(title, room, "…").into_owned()
}

/// The clauses of a sentence, parted by ，。； — in English by the ASCII signs before a space — outside quotes and brackets.
fn clauses(sentence: &str) -> Vec<&str> {
    let sentence = sentence.trim();
    let mut clauses = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if OPENING.contains(&c) {
            depth += 1;
        } else if CLOSING.contains(&c) {
            depth = depth.saturating_sub(1);
        }
        let ascii = matches!(c, ',' | '.' | ';') && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if depth == 0 && (matches!(c, '，' | '。' | '；' | '\n') || ascii) {
            clauses.push(&sentence[start..at]);
            start = at + c.len_utf8();
        }
    }
    clauses.push(&sentence[start..]);
    clauses.retain(|clause| !clause.trim().is_empty());
    if let Some(first) = clauses.first_mut() {
        *first = first.strip_prefix('要').unwrap_or(first);
    }
    clauses
}

/// The clause that says what is to be done.
fn chosen<'a>(clauses: &[&'a str]) -> &'a str {
    let aim = clauses.iter().skip(1).find(|clause| clause.starts_with("争取") && !clause.contains('其'));
    let first = || clauses.iter().find(|clause| !sets_the_scene(clause));
    aim.or_else(first).or(clauses.first()).copied().unwrap_or("")
}

fn sets_the_scene(clause: &str) -> bool {
    let with = clause.strip_prefix('以').is_some_and(|rest| rest.contains('为'));
    with || clause.starts_with(SCENE) || SCENES.iter().any(|scene| clause.starts_with(scene))
}

/// The clause without flourishes, quotes, asides and a final 工作.
fn plain(clause: &str) -> String {
    let text = without_flourishes(clause).replace("高标准、大力度地", "");
    let mut text = without_asides(without_place(&text));
    for word in ["我市", "全市"] {
        text = text.replace(word, "");
    }
    let text = text.strip_suffix("工作").map(|text| text.strip_suffix("有关").unwrap_or(text)).unwrap_or(&text);
    let text = if text.len() < clause.len() && clause.ends_with("工作") {
        text.strip_suffix('的').unwrap_or(text)
    } else {
        text
    };
    without_flourishes(text).to_owned()
}

fn without_flourishes(mut text: &str) -> &str {
    let words = || FLOURISHES.iter().chain([&FLOURISH]);
    while let Some(rest) = words().find_map(|word| text.strip_prefix(word)).filter(|rest| !rest.is_empty()) {
        text = rest;
    }
    text
}

/// Without a leading 在…中 before 开展 or 推进.
fn without_place(text: &str) -> &str {
    let place = text.strip_prefix('在').and_then(|rest| {
        let after = ["中开展", "中推进"].iter().filter_map(|end| rest.find(end)).min()?;
        Some(&rest[after + '中'.len_utf8()..])
    });
    place.unwrap_or(text)
}

/// Without quote marks and without what stands in brackets.
fn without_asides(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '《' | '》' => {}
            '（' | '(' | '〔' | '【' => depth += 1,
            '）' | ')' | '〕' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Where it is too long: without 的, and then without a leading verb.
fn shortened(title: &str) -> String {
    let is_long = |text: &str| text::width(text) > MOST;
    if !is_long(title) {
        return title.to_owned();
    }
    let title = title.replace('的', "");
    let without_verb = VERBS.iter().find_map(|verb| title.strip_prefix(verb));
    without_verb.filter(|rest| is_long(&title) && !rest.is_empty()).map_or(title.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: [&str; 26] = [
        "科技创新水平持续居于全省第一方阵",
        "对接服务一主四大四新现代产业体系",
        "培育科技型企业100家以上",
        "提升企业、高校、科研院所自主创…",
        "培育引进科技领军人才和团队",
        "健全科技金融服务体系",
        "国家级高新技术产业开发区早日获批",
        "落实支持高新区科创中心建设的措施",
        "支持郧西县推进创新型县市建设",
        "激励各地重视科技创新",
        "国家和省重大科技专项落户十堰",
        "落实各类科技惠企政策",
        "组织实施一批科技扶贫项目",
        "开展科技对口协作",
        "贯彻落实中央关于对外科技开放政策",
        "推进中国工程院与十堰战略合作",
        "科技型企业走出去，引进来",
        "优化市级科技计划项目管理机制",
        "加强科技诚信体系建设",
        "优化科技创新外部环境",
        "申报国家、省级自然科学基金项目",
        "承接外国人来华工作许可事项的审批",
        "谋划新五年科技创新发展宏伟蓝图",
        "深化不忘初心、牢记使命主题教育",
        "科技管理服务进实体经济专项行动",
        "开展文明创建活动",
    ];

    #[test]
    fn the_default_plan_gets_the_titles_of_the_design() {
        let plan = crate::document::default_plan();
        let titles: Vec<&str> = plan.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, DEFAULT);
    }

    #[test]
    fn other_sentences_keep_to_the_rule() {
        for (sentence, title) in [
            ("以重点项目为抓手，扎实推进园区建设。", "推进园区建设"),
            ("做好全市防汛有关工作。", "做好防汛"),
            ("认真做好安全生产的有关工作。", "认真做好安全生产"),
            ("围绕中心工作。", "围绕中心"),
            ("Open two branch libraries, and train their staff.", "Open two branch libraries"),
            ("Keep everything that was ever written down in order", "Keep everything that was ever…"),
            ("落实（含试点）各项措施。", "落实各项措施"),
            ("确保", "确保"),
            ("", ""),
        ] {
            assert_eq!(short_title(sentence), title, "{sentence}");
        }
    }
}
