//! Quantified targets: Arabic digits with a unit, read from the sentence; Chinese numerals and years never.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// How the current value must stand to the target's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparator {
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
            Comparator::AtLeast | Comparator::About | Comparator::Plain => current >= self.value,
        })
    }

    /// How far it is, 0 to 1; a limit not to be exceeded is whole while it is kept.
    pub fn share(&self) -> f64 {
        match self.comparator {
            Comparator::AtMost => f64::from(u8::from(self.reached())),
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
const UNITS: [&str; 20] = [
    "个百分点",
    "百分点",
    "亿元",
    "万元",
    "万亩",
    "万人",
    "万户",
    "人次",
    "公里",
    "家",
    "个",
    "项",
    "名",
    "人",
    "户",
    "件",
    "亩",
    "元",
    "%",
    "％",
];
/// What may stand before the number.
const BEFORE: [(&str, Comparator); 8] = [
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("控制在", Comparator::AtMost),
    ("超过", Comparator::AtLeast),
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

/// The targets of a sentence, in its order.
pub fn targets(sentence: &str) -> Vec<Target> {
    sentence.split(['，', '。', '；', '\n', ',', ';']).flat_map(clause_targets).collect()
}

fn clause_targets(clause: &str) -> Vec<Target> {
    let mut targets = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = clause[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let digits = digits(&clause[start..]);
        let end = start + digits.len();
        at = end;
        if let Some((target, end)) = target(clause, from, start, end) {
            targets.push(target);
            (from, at) = (end, end);
        }
    }
    targets
}

/// The number a text begins with: digits, and a point between digits.
fn digits(text: &str) -> &str {
    let is_part = |(at, c): (usize, char)| {
        let next_is_digit = || text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        c.is_ascii_digit() || (c == '.' && next_is_digit())
    };
    let end = text.char_indices().find(|place| !is_part(*place)).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The target whose number stands at `start..end` of the clause and whose words begin at `from`; and where it ends.
fn target(clause: &str, from: usize, start: usize, end: usize) -> Option<(Target, usize)> {
    let value = clause[start..end].parse().ok()?;
    let unit = UNITS.iter().find(|unit| clause[end..].starts_with(**unit))?;
    let after_unit = end + unit.len();
    if *unit == "个" && clause[after_unit..].starts_with('月') {
        return None;
    }
    let after = AFTER.iter().find(|(word, _)| clause[after_unit..].starts_with(word));
    let before = BEFORE.iter().find(|(word, _)| clause[from..start].ends_with(word));
    let raw_end = after_unit + after.map_or(0, |(word, _)| word.len());
    let raw_start = start - before.map_or(0, |(word, _)| word.len());
    let comparator = after.or(before).map_or(Comparator::Plain, |(_, comparator)| *comparator);
    let target = Target {
        metric: clause[from..raw_start].trim_start_matches(['、', ' ']).to_owned(),
        comparator,
        value,
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
