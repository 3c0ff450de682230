//! The automatic numbers of a Word document: what Word would print before a paragraph.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::xml::{attribute, reader, value};

/// A list has so many levels.
const LEVELS: usize = 9;
/// A number longer than this is none, in characters.
const LONGEST: usize = 24;

/// How a level of a list is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`
    text: String,
    /// Whether the numbers of the levels above are printed in digits.
    legal: Legal,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Legal {
    #[default]
    AsTheyAre,
    InDigits,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), legal: Legal::default() }
    }
}

/// A list that paragraphs name.
#[derive(Debug, Default, Clone)]
struct List {
    form: String,
    overrides: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
}

/// The lists of a document, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    forms: HashMap<String, HashMap<usize, Level>>,
    lists: HashMap<String, List>,
    /// By form, since lists of one form count on.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashMap<String, [bool; LEVELS]>,
}

/// Where an element of the part stands.
#[derive(Debug, Default)]
struct Place {
    form: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Self {
        let mut numbering = Self::default();
        let mut reader = reader(text);
        let mut place = Place::default();
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => {
                    let level = |name| attribute(&element, name).and_then(|level| level.parse().ok());
                    match element.local_name().as_ref() {
                        "abstractNum" => {
                            place = Place { form: attribute(&element, "abstractNumId"), ..Place::default() };
                        }
                        "num" => place = Place { list: attribute(&element, "numId"), ..Place::default() },
                        "lvl" | "lvlOverride" => place.level = level("ilvl").filter(|level| *level < LEVELS),
                        name => numbering.take(&place, name, value(&element).unwrap_or_default()),
                    }
                }
                Ok(Event::Eof) | Err(_) => return numbering,
                Ok(_) => {}
            }
        }
    }

    fn take(&mut self, place: &Place, name: &str, value: String) {
        if let Some(list) = &place.list {
            let list = self.lists.entry(list.clone()).or_default();
            match (name, place.level) {
                ("abstractNumId", _) => list.form = value,
                ("startOverride", Some(level)) => {
                    list.starts.extend(value.parse().ok().map(|start| (level, start)));
                }
                ("start" | "numFmt" | "lvlText" | "isLgl", Some(level)) => {
                    list.overrides.entry(level).or_default().take(name, value);
                }
                _ => {}
            }
        } else if let (Some(form), Some(level)) = (&place.form, place.level) {
            self.forms.entry(form.clone()).or_default().entry(level).or_default().take(name, value);
        }
    }

    /// Counts a paragraph of a list, and gives what is printed before it; none if that is nothing.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let named = self.lists.get(list)?.clone();
        let levels = self.forms.get(&named.form).cloned().unwrap_or_default();
        let of = |level: usize| named.overrides.get(&level).or_else(|| levels.get(&level)).cloned().unwrap_or_default();
        let counts = self.counts.entry(named.form.clone()).or_default();
        let begun = self.begun.entry(list.to_owned()).or_default();
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert(of(above).start);
        }
        let restart = named.starts.get(&level).filter(|_| !begun[level]);
        counts[level] = Some(match (restart, counts[level]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => of(level).start,
        });
        begun[level] = true;
        counts[level + 1..].fill(None);
        let own = of(level);
        let mut printed = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(c) = signs.next() {
            match signs.peek().and_then(|c| c.to_digit(10)).filter(|digit| c == '%' && *digit > 0) {
                Some(digit) => {
                    signs.next();
                    let place = digit as usize - 1;
                    let in_digits = own.legal == Legal::InDigits && place < level;
                    let format = if in_digits { "decimal".to_owned() } else { of(place).format };
                    printed.push_str(&number(counts.get(place).copied().flatten().unwrap_or(0), &format));
                }
                None => printed.push(c),
            }
        }
        let printed = if own.format == "bullet" { "•".to_owned() } else { printed };
        let is_number = own.format != "none" && !printed.trim().is_empty() && printed.chars().count() <= LONGEST;
        is_number.then_some(printed)
    }
}

impl Level {
    fn take(&mut self, name: &str, value: String) {
        match name {
            "start" => self.start = value.parse().unwrap_or(1),
            "numFmt" => self.format = value,
            "lvlText" => self.text = value,
            "isLgl" => self.legal = Legal::InDigits,
            _ => {}
        }
    }
}

/// A number in a format of Word's; unknown ones in digits.
fn number(value: u32, format: &str) -> String {
    let pick = |signs: &str| {
        let place = value.checked_sub(1).and_then(|place| signs.chars().nth(place as usize));
        place.map_or_else(|| value.to_string(), String::from)
    };
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "koreanCounting" => counting(value),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => pick("壹贰叁肆伍陆柒捌玖拾"),
        "ideographTraditional" => pick("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => pick("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => pick("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => pick("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographEnclosedCircle" => pick("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letters(value),
        "lowerLetter" => letters(value).to_lowercase(),
        _ => value.to_string(),
    }
}

/// `二十一`, up to 999.
fn counting(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    match value {
        0 => "〇".to_owned(),
        1..=9 => digit(value).to_owned(),
        10..=19 => format!("十{}", digit(value)),
        20..=99 => format!("{}十{}", digit(value / 10), digit(value)),
        100..=999 => {
            let rest = match value % 100 {
                0 => String::new(),
                rest @ 1..=9 => format!("零{}", digit(rest)),
                rest => format!("{}十{}", digit(rest / 10), digit(rest)),
            };
            format!("{}百{rest}", digit(value / 100))
        }
        _ => value.to_string(),
    }
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if value > 399 {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}

/// `A` to `Z`, then `AA`, `BB` as Word does.
fn letters(value: u32) -> String {
    let Some(place) = value.checked_sub(1).filter(|place| *place < 26 * 5) else { return value.to_string() };
    let letter = char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    String::from(letter).repeat(place as usize / 26 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (value, format, expected) in [
            (1, "decimal", "1"),
            (12, "chineseCounting", "十二"),
            (21, "japaneseCounting", "二十一"),
            (105, "chineseCountingThousand", "一百零五"),
            (3, "decimalEnclosedCircle", "③"),
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (2, "chineseLegalSimplified", "贰"),
            (99, "decimalEnclosedCircle", "99"),
        ] {
            assert_eq!(number(value, format), expected);
        }
    }

    #[test]
    fn lists_count_level_by_level() {
        let level = |at: usize, format: &str, text: &str| {
            format!(
                r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
            )
        };
        let text = format!(
            r#"<w:numbering><w:abstractNum w:abstractNumId="0">{}{}{}</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            </w:numbering>"#,
            level(0, "chineseCounting", "%1、"),
            level(1, "decimal", "%2."),
            level(2, "decimal", "%1.%2.%3"),
        );
        let mut numbering = Numbering::read(&text);
        let printed: Vec<Option<String>> =
            [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("2", 1), ("1", 0), ("1", 1), ("9", 0)]
                .into_iter()
                .map(|(list, level)| numbering.next(list, level))
                .collect();
        let expected =
            [Some("一、"), Some("1."), Some("2."), Some("一.2.1"), Some("1."), Some("二、"), Some("1."), None];
        assert_eq!(printed, expected.map(|text| text.map(str::to_owned)));
    }
}
