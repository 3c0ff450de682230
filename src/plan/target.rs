//! Quantified targets: Arabic digits with a unit, read from the sentence; Chinese numerals and years never.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// How the current value must stand to the target's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparator {
    /// 少于, 低于, 小于.
    #[serde(rename = "<")]
    Below,
    /// 以上, 不低于, 不少于, 超过.
    #[serde(rename = ">=")]
    AtLeast,
    /// 以内, 不超过, 控制在.
    #[serde(rename = "<=")]
    AtMost,
    /// 左右, 约.
    #[serde(rename = "~")]
    About,
    /// Nothing printed; reached when current ≥ value.
    #[serde(rename = "=")]
    Plain,
}

/// A number an item must reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The clause's words before the number, word for word.
    pub metric: String,
    /// How the current value must stand to `value`.
    pub comparator: Comparator,
    /// The number.
    #[serde(serialize_with = "whole_if_it_is")]
    pub value: f64,
    /// The greater end of a range (`10—20家`), of which `value` is the lesser.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "maybe_whole")]
    pub upper: Option<f64>,
    /// Where it began (`由20家增加到30家`).
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "maybe_whole")]
    pub base: Option<f64>,
    /// The unit as printed.
    pub unit: String,
    /// Number, unit and comparator as printed.
    pub raw: String,
    /// Where it stands; none while nobody has said.
    #[serde(serialize_with = "maybe_whole")]
    pub current: Option<f64>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

fn whole_if_it_is<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn maybe_whole<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => whole_if_it_is(value, serializer),
        None => serializer.serialize_none(),
    }
}

impl Target {
    /// Whether the current value is what it must be.
    pub fn reached(&self) -> bool {
        self.current.is_some_and(|current| match self.comparator {
            Comparator::AtMost => current <= self.value,
            Comparator::Below => current < self.value,
            Comparator::AtLeast | Comparator::About | Comparator::Plain => current >= self.value,
        })
    }

    /// How far it is, 0 to 1; a limit not to be exceeded is whole while it is kept.
    pub fn share(&self) -> f64 {
        match self.comparator {
            Comparator::AtMost | Comparator::Below => f64::from(u8::from(self.reached())),
            _ if self.value > 0.0 => (self.current.unwrap_or(0.0) / self.value).clamp(0.0, 1.0),
            _ => f64::from(u8::from(self.reached())),
        }
    }

    /// The current value as text; 0 while nobody has said.
    pub fn current_text(&self) -> String {
        self.current.unwrap_or(0.0).to_string()
    }
}

/// Units, the longer before those they begin with.
const UNITS: [&str; 50] = [
    "个百分点",
    "百分点",
    "万平方米",
    "平方公里",
    "平方米",
    "万人次",
    "万公里",
    "亿元",
    "万元",
    "万亩",
    "万人",
    "万户",
    "万吨",
    "万家",
    "万台",
    "万次",
    "万件",
    "人次",
    "公里",
    "公顷",
    "千米",
    "家",
    "个",
    "项",
    "名",
    "人",
    "户",
    "件",
    "亩",
    "元",
    "场",
    "座",
    "条",
    "期",
    "起",
    "辆",
    "台",
    "所",
    "篇",
    "次",
    "吨",
    "株",
    "套",
    "批",
    "支",
    "棵",
    "盏",
    "㎡",
    "%",
    "％",
];
/// What may stand before the number; what ends in another word stands before that.
const BEFORE: [(&str, Comparator); 29] = [
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("控制在", Comparator::AtMost),
    ("下降到", Comparator::AtMost),
    ("降至", Comparator::AtMost),
    ("降到", Comparator::AtMost),
    ("超过", Comparator::AtLeast),
    ("高于", Comparator::AtLeast),
    ("大于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("少于", Comparator::Below),
    ("低于", Comparator::Below),
    ("小于", Comparator::Below),
    ("≥", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    ("<=", Comparator::AtMost),
    (">", Comparator::AtLeast),
    ("＞", Comparator::AtLeast),
    ("<", Comparator::Below),
    ("＜", Comparator::Below),
    ("达到", Comparator::Plain),
    ("约", Comparator::About),
    ("达", Comparator::Plain),
];
/// What may stand after the unit.
const AFTER: [(&str, Comparator); 4] = [
    ("以上", Comparator::AtLeast),
    ("以内", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("左右", Comparator::About),
];
/// What stands between the ends of a range.
const RANGES: [char; 9] = ['—', '–', '-', '－', '~', '～', '至', '到', '―'];

/// The targets of a sentence, in its order. A figure that cannot be read whole is none.
pub fn targets(sentence: &str) -> Vec<Target> {
    let mut targets = Vec::new();
    let mut from = 0;
    for (at, sign) in sentence.match_indices(['，', '。', '；', '\n', ',', ';']) {
        let next = at + sign.len();
        let start = number_start(sentence, at);
        let within_number = sign == "," && number(&sentence[start..]).len() > at - start;
        if !within_number {
            targets.extend(clause_targets(&sentence[from..at]));
            from = next;
        }
    }
    targets.extend(clause_targets(&sentence[from..]));
    targets
}

/// Where the digits and commas before `at` begin.
fn number_start(text: &str, at: usize) -> usize {
    text[..at].char_indices().rev().take_while(|(_, c)| is_digit(*c) || *c == ',').last().map_or(at, |(start, _)| start)
}

fn clause_targets(clause: &str) -> Vec<Target> {
    let mut targets = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = clause[at..].find(is_digit) {
        let start = at + found;
        let end = start + number(&clause[start..]).len();
        at = end;
        let read = from_to(clause, from, start, end).or_else(|| target(clause, from, start, end));
        if let Some((target, end)) = read {
            targets.push(target);
            (from, at) = (end, end);
        } else if let Some(upper) = range_end(clause, end) {
            at = upper;
        }
    }
    targets
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The number a text begins with: digits of either width, a point between digits, commas before each three of them.
fn number(text: &str) -> &str {
    let is_part = |(at, c): (usize, char)| {
        let behind = &text[at + c.len_utf8()..];
        let digits = || behind.chars().take_while(|c| is_digit(*c)).count();
        is_digit(c) || matches!(c, '.' | '．') && digits() > 0 || c == ',' && at > 0 && digits() == 3
    };
    let end = text.char_indices().find(|place| !is_part(*place)).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// What a number as printed counts.
fn value(number: &str) -> Option<f64> {
    let plain = |c: char| match c {
        '．' => '.',
        c => char::from_digit(u32::from(c).wrapping_sub(u32::from('０')), 10).unwrap_or(c),
    };
    number.chars().filter(|c| *c != ',').map(plain).collect::<String>().parse().ok()
}

/// Where the second number of a range ends whose first ends at `end`.
fn range_end(clause: &str, end: usize) -> Option<usize> {
    let rest = &clause[end..];
    let second = rest.trim_start_matches(RANGES);
    let start = end + rest.len() - second.len();
    (start > end && second.starts_with(is_digit)).then(|| start + number(second).len())
}

/// One target where the words say from where to where: `由20家增加到30家`.
fn from_to(clause: &str, from: usize, start: usize, end: usize) -> Option<(Target, usize)> {
    let before = ["由", "从"].iter().find_map(|word| clause[from..start].strip_suffix(word))?;
    let to = clause[end..].find(['到', '至', '为']).map(|at| end + at)?;
    let second = to + clause[to..].chars().next()?.len_utf8();
    if !clause[second..].starts_with(is_digit) || clause[end..to].contains(is_digit) {
        return None;
    }
    let (target, raw_end) = target(clause, second, second, second + number(&clause[second..]).len())?;
    let metric = before.trim_start_matches(['、', ' ']).to_owned();
    let raw = clause[from + before.len()..raw_end].to_owned();
    Some((Target { metric, raw, base: value(&clause[start..end]), ..target }, raw_end))
}

/// The target whose number stands at `start..end` of the clause and whose words begin at `from`; and where it ends.
fn target(clause: &str, from: usize, start: usize, end: usize) -> Option<(Target, usize)> {
    let first = value(&clause[start..end])?;
    // 第3条 counts nothing.
    if clause[..start].ends_with('第') {
        return None;
    }
    let second = range_end(clause, end);
    let number_end = second.unwrap_or(end);
    let unit = UNITS.iter().find(|unit| clause[number_end..].starts_with(**unit))?;
    let after_unit = number_end + unit.len();
    if *unit == "个" && clause[after_unit..].starts_with('月') {
        return None;
    }
    let upper = second.map(|_| value(clause[end..number_end].trim_start_matches(RANGES)));
    let upper = match upper {
        Some(read) => Some(read.filter(|upper| *upper >= first)?),
        None => None,
    };
    let after = AFTER.iter().find(|(word, _)| clause[after_unit..].starts_with(word));
    let before = BEFORE.iter().find(|(word, _)| clause[from..start].ends_with(word));
    let raw_end = after_unit + after.map_or(0, |(word, _)| word.len());
    let raw_start = start - before.map_or(0, |(word, _)| word.len());
    let comparator = after.or(before).map_or(Comparator::Plain, |(_, comparator)| *comparator);
    let target = Target {
        metric: clause[from..raw_start].trim_start_matches(['、', ' ']).to_owned(),
        comparator,
        value: first,
        upper,
        base: None,
        unit: (*unit).to_owned(),
        raw: clause[raw_start..raw_end].to_owned(),
        current: None,
        rest: Map::new(),
    };
    Some((target, raw_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_printed() {
        use Comparator::{About, AtLeast, AtMost, Plain};
        for (sentence, metric, comparator, value, unit, raw) in [
            ("力争保持稳定，新增高新技术企业20家。", "新增高新技术企业", Plain, 20.0, "家", "20家"),
            ("新增省级以上各类创新平台5家以上，支持", "新增省级以上各类创新平台", AtLeast, 5.0, "家", "5家以上"),
            ("培育科技型企业100家以上。", "培育科技型企业", AtLeast, 100.0, "家", "100家以上"),
            ("建设省级以上“星创天地”4家，引导", "建设省级以上“星创天地”", Plain, 4.0, "家", "4家"),
            ("投入占比不低于3.5%。", "投入占比", AtLeast, 3.5, "%", "不低于3.5%"),
            ("办结时间控制在5个工作日", "办结时间", AtMost, 5.0, "个", "控制在5个"),
            ("培训农民300人次左右", "培训农民", About, 300.0, "人次", "300人次左右"),
            ("帮扶农户1,000户", "帮扶农户", Plain, 1000.0, "户", "1,000户"),
            ("培训骨干3万人次以上。", "培训骨干", AtLeast, 3.0, "万人次", "3万人次以上"),
            ("伤亡人数少于5人", "伤亡人数", Comparator::Below, 5.0, "人", "少于5人"),
            ("压减支出１５％。", "压减支出", Plain, 15.0, "％", "１５％"),
            ("浓度≤３．５％", "浓度", AtMost, 3.5, "％", "≤３．５％"),
            ("覆盖率≥90%", "覆盖率", AtLeast, 90.0, "%", "≥90%"),
            ("能耗降至80吨", "能耗", AtMost, 80.0, "吨", "降至80吨"),
            ("引进企业10—20家", "引进企业", Plain, 10.0, "家", "10—20家"),
            ("示范点由20家增加到30家", "示范点", Plain, 30.0, "家", "由20家增加到30家"),
        ] {
            let found = targets(sentence);
            assert_eq!(found.len(), 1, "{sentence}");
            let target = &found[0];
            assert_eq!((target.metric.as_str(), target.comparator, target.value), (metric, comparator, value));
            assert_eq!((target.unit.as_str(), target.raw.as_str()), (unit, raw));
        }
        for sentence in ["2020年的科技创新工作", "一批科技扶贫项目五家", "6个月内", "第3条", ""]
        {
            assert_eq!(targets(sentence), [], "{sentence}");
        }
        assert_eq!(targets("新建泵站3个、水渠12公里").len(), 2);
        assert_eq!(targets("新建车站2座、停车场3所,修路5条").len(), 3);
        let values = |sentence| targets(sentence).iter().map(|t| (t.base, t.value, t.upper)).collect::<Vec<_>>();
        assert_eq!(values("帮扶1,000户，发放3,500元"), [(None, 1000.0, None), (None, 3500.0, None)]);
        assert_eq!(values("引进企业10—20家"), [(None, 10.0, Some(20.0))]);
        assert_eq!(values("示范点由20家增加到30家"), [(Some(20.0), 30.0, None)]);
        assert_eq!(values("按20-10家"), []);
    }

    #[test]
    fn a_target_is_reached_by_its_comparator() {
        let with = |raw: &str, current| Target { current: Some(current), ..targets(raw).remove(0) };
        assert!(with("企业100家以上", 104.0).reached());
        assert!(!with("企业20家", 19.0).reached());
        assert!(with("误差不超过3%", 2.0).reached());
        assert!((with("企业20家", 5.0).share() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn whole_numbers_stay_whole_in_the_file() {
        let json = serde_json::to_string(&targets("企业20家")).unwrap();
        assert!(json.contains("\"value\":20,"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<Target>>(&json).unwrap(), targets("企业20家"));
    }
}
