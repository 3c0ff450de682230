//! What a line begins with: the number of a chapter, a theme, an item, or the sign of a list.

/// The sorts of numbers, from the highest place in an outline to the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// `第一部分` `第一篇`
    Part,
    /// `第一章`, `Goal 1:`
    Chapter,
    /// `第一节`
    Section,
    /// `一、` `Ⅰ.` `II.`
    Han,
    /// `（一）` `㈠`
    HanBracket,
    /// `第六条`
    Article,
    /// `1.` `１．` `1、` `⒈`
    Decimal,
    /// `(1)` `（1）` `1)` `⑴`
    Bracket,
    /// `①`
    Circled,
    /// `七是`
    Is,
    /// `-` `•` `●`
    Bullet,
}

/// What a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    pub(super) style: Style,
    /// As printed, with its sign.
    pub(super) printed: &'a str,
    /// The number alone, digits in half width; empty for a bullet.
    pub(super) number: String,
    /// What the number counts.
    pub(super) value: Option<u32>,
    /// What stands behind.
    pub(super) rest: &'a str,
}

impl Style {
    /// Whether it numbers headings; the others number items.
    pub(super) fn is_heading(self) -> bool {
        self <= Self::HanBracket
    }
}

/// The marker of a line without spaces before it.
pub(super) fn marker(line: &str) -> Option<Marker<'_>> {
    let unmarked = &line[mark(line)..];
    let found = sign(line)
        .or_else(|| ordinal(line))
        .or_else(|| bracketed(line))
        .or_else(|| counted(line))
        .or_else(|| task(line))
        .or_else(|| english(line))
        .or_else(|| behind_mark(line, unmarked))
        .or_else(|| bullet(line))?;
    made(line, found)
}

/// The marker of a line whose number stands before a dot and a digit: `4.2个园区`, which is one only where it is the next in
/// order; never that of a decimal fraction that says what it measures (`8.5%`, `1.5亿元`).
pub(super) fn undecided(line: &str) -> Option<Marker<'_>> {
    let number = numeral(line).filter(|number| is_digits(number) && number.chars().count() <= 3)?;
    let rest = line[number.len()..].strip_prefix(['.', '．'])?;
    let behind = rest.trim_start_matches(is_digit);
    let is_fraction = behind.starts_with(['%', '％', '‰', '亿', '万', '倍', '.', '．']);
    (rest.starts_with(is_digit) && !is_fraction)
        .then(|| made(line, (Style::Decimal, number, line.len() - rest.len())))
        .flatten()
}

fn made<'a>(line: &'a str, (style, number, end): Found<'a>) -> Option<Marker<'a>> {
    let rest = line[end..].trim_start();
    let number = half_width(number);
    Some(Marker { style, printed: line[..end].trim_end(), value: value(&number), number, rest })
}

/// A marker that a program counted, `1.2.`: nothing about it is in doubt.
pub(super) fn automatic(printed: &str) -> Option<(Style, String)> {
    if let Some(marker) = marker(printed).filter(|marker| marker.rest.is_empty()) {
        return Some((marker.style, marker.number));
    }
    let number = printed.trim_matches(|c: char| !c.is_alphanumeric());
    number.chars().any(|c| c.is_numeric() || c.is_alphabetic()).then(|| (Style::Decimal, half_width(number)))
}

/// Signs that a plan puts to some of its numbers, and explains elsewhere.
const MARKS: [char; 10] = ['★', '☆', '▲', '△', '※', '*', '＊', '◆', '●', '■'];

/// Bytes of the mark before a number: `★3.`, `【省】3.`; 0 if there is none.
fn mark(line: &str) -> usize {
    if let Some(end) = line.strip_prefix('【').and_then(|inner| inner.find('】')).filter(|end| *end <= 12) {
        return '【'.len_utf8() + end + '】'.len_utf8();
    }
    line.chars().next().filter(|c| MARKS.contains(c)).map_or(0, char::len_utf8)
}

/// A number behind a mark.
fn behind_mark<'a>(line: &'a str, unmarked: &'a str) -> Option<Found<'a>> {
    let before = line.len() - unmarked.len();
    if before == 0 {
        return None;
    }
    let (style, number, end) = bracketed(unmarked).or_else(|| counted(unmarked))?;
    Some((style, number, before + end))
}

/// `任务1：`, `任务三：`.
fn task(line: &str) -> Option<Found<'_>> {
    let inner = ["工作任务", "重点任务", "任务", "事项"].iter().find_map(|word| line.strip_prefix(word))?.trim_start();
    let number = numeral(inner).filter(|number| number.chars().count() <= 4)?;
    let after = inner[number.len()..].trim_start();
    let sign = after.chars().next().filter(|c| matches!(c, '：' | ':' | '、' | '.' | '．'))?;
    Some((Style::Decimal, number, line.len() - after.len() + sign.len_utf8()))
}

type Found<'a> = (Style, &'a str, usize);

/// One character that is number and sign at once.
fn sign(line: &str) -> Option<Found<'_>> {
    let c = line.chars().next()?;
    let style = match c {
        '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '➀'..='➓' => Style::Circled,
        '⑴'..='⒇' => Style::Bracket,
        '⒈'..='⒛' => Style::Decimal,
        '㈠'..='㈩' => Style::HanBracket,
        _ => return None,
    };
    let end = c.len_utf8();
    Some((style, &line[..end], after_comma(line, end)))
}

/// `第六条`, `第一章`.
fn ordinal(line: &str) -> Option<Found<'_>> {
    let inner = line.strip_prefix('第')?;
    let number = numeral(inner.trim_start())?;
    let at = line.len() - inner.trim_start().len();
    let after = line[at + number.len()..].trim_start();
    let (word, style) = [
        ("部分", Style::Part),
        ("篇", Style::Part),
        ("编", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Section),
        ("条", Style::Article),
    ]
    .into_iter()
    .find(|(word, _)| after.starts_with(word))?;
    let end = line.len() - after.len() + word.len();
    let is_sentence = style != Style::Article && line.ends_with(['。', '；', '，']);
    (!is_sentence).then(|| (style, number, after_comma(line, end)))
}

/// `（1）`, `(一)`.
fn bracketed(line: &str) -> Option<Found<'_>> {
    let open = line.chars().next().filter(|c| matches!(c, '(' | '（' | '〔' | '［' | '['))?;
    let inner = line[open.len_utf8()..].trim_start();
    let number = numeral(inner)?;
    let after = inner[number.len()..].trim_start();
    let close = after.chars().next().filter(|c| matches!(c, ')' | '）' | '〕' | '］' | ']'))?;
    if number.chars().count() > 4 {
        return None;
    }
    let style = if is_digits(number) { Style::Bracket } else { Style::HanBracket };
    let end = line.len() - after.len() + close.len_utf8();
    // `[1]` is a note's number, and `(2020)` a year.
    let is_other = matches!(open, '[' | '［') && style == Style::Bracket;
    let is_year = style == Style::Bracket && number.chars().count() == 4;
    (!is_other && !is_year).then(|| (style, number, after_comma(line, end)))
}

/// `1.` `1、` `1)` `一、` `七是`; after a dot no digit but of a year follows (`7.2024年`), after 、 it may (`2、3月底前`); never a bare
/// number.
fn counted(line: &str) -> Option<Found<'_>> {
    let number = numeral(line)?;
    let gap = line[number.len()..].trim_start();
    // A mark may stand behind the number too: `3★.`
    let gap = gap.strip_prefix(MARKS).filter(|gap| gap.starts_with(['.', '．', '、'])).unwrap_or(gap);
    let sign = gap.chars().next()?;
    let end = line.len() - gap.len() + sign.len_utf8();
    let rest = &line[end..];
    if number.chars().count() > 4 {
        return None;
    }
    let digit_follows = rest.starts_with(is_digit);
    let style = match (is_digits(number), sign) {
        (true, '、') => Style::Decimal,
        (true, '.' | '．') if !digit_follows || begins_with_a_year(rest) => Style::Decimal,
        (true, ')' | '）') => Style::Bracket,
        (false, '、' | '.' | '．') => Style::Han,
        (false, '是') if gap.len() + number.len() == line.len() => Style::Is,
        _ => return None,
    };
    Some((style, number, end))
}

fn begins_with_a_year(text: &str) -> bool {
    let digits: Vec<char> = text.chars().take_while(|c| is_digit(*c)).collect();
    digits.len() == 4 && text.chars().nth(4) == Some('年')
}

/// `II.`, `Goal 1:`.
fn english(line: &str) -> Option<Found<'_>> {
    let roman = line.find(|c: char| !"IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ".contains(c)).filter(|end| *end > 0);
    let roman = roman.filter(|end| line[..*end].chars().count() <= 5);
    let sign = roman.and_then(|end| line[end..].chars().next()).filter(|c| matches!(c, '.' | '．' | '、'));
    if let (Some(end), Some(sign)) = (roman, sign) {
        return Some((Style::Han, &line[..end], end + sign.len_utf8()));
    }
    let word = line.split(' ').next().filter(|word| word.is_ascii())?;
    let style = match word.to_ascii_lowercase().as_str() {
        "part" => Style::Part,
        "chapter" | "goal" | "theme" | "priority" | "objective" | "pillar" => Style::Chapter,
        "section" => Style::Section,
        "item" | "task" | "action" => Style::Decimal,
        _ => return None,
    };
    let inner = line[word.len()..].trim_start();
    let number = numeral(inner).filter(|number| is_digits(number) && number.len() <= 3)?;
    let after = inner[number.len()..].trim_start();
    let sign = after.chars().next().filter(|c| matches!(c, ':' | '：' | '.' | '-' | '–' | '—'))?;
    Some((style, number, line.len() - after.len() + sign.len_utf8()))
}

fn bullet(line: &str) -> Option<Found<'_>> {
    let c = line.chars().next()?;
    let end = c.len_utf8();
    let is_bullet = match c {
        '•' | '●' | '■' | '◆' | '★' | '▲' | '○' | '◇' | '□' | '➢' | '►' | '▪' | '◼' | '※' | '☆' | '△' => {
            true
        }
        '-' | '*' | '+' | '–' | '·' => line[end..].starts_with([' ', '\t', '\u{3000}']),
        '\u{E000}'..='\u{F8FF}' => true,
        _ => false,
    };
    if !is_bullet {
        return None;
    }
    let rest = line[end..].trim_start();
    let ticked = ["[ ]", "[x]", "[X]"].iter().find(|tick| rest.starts_with(**tick)).map_or(0, |tick| tick.len());
    Some((Style::Bullet, "", line.len() - rest.len() + ticked))
}

/// The numeral a text begins with: digits, or Chinese ones.
fn numeral(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let of_kind = |c: char| if is_digit(first) { is_digit(c) } else { is_han(c) };
    let end = text.find(|c| !of_kind(c)).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

fn is_digits(number: &str) -> bool {
    number.chars().all(is_digit)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_han(c: char) -> bool {
    "一二三四五六七八九十百零〇○两廿卅".contains(c)
}

/// A marker may have a comma of its own behind it, `（一）、`.
fn after_comma(line: &str, end: usize) -> usize {
    let next = line[end..].chars().next().filter(|c| matches!(c, '、' | '．' | '.' | '：' | ':'));
    end + next.map_or(0, char::len_utf8)
}

/// Digits of full width, and numbers in circles, as ASCII digits; everything else as it is.
pub(super) fn half_width(number: &str) -> String {
    const RUNS: [(char, char, u32); 9] = [
        ('①', '⑳', 1),
        ('⑴', '⒇', 1),
        ('⒈', '⒛', 1),
        ('㉑', '㉟', 21),
        ('㊱', '㊿', 36),
        ('❶', '❿', 1),
        ('➀', '➉', 1),
        ('➊', '➓', 1),
        ('０', '９', 0),
    ];
    let mut out = String::new();
    for c in number.chars() {
        match RUNS.iter().find(|(from, to, _)| (*from..=*to).contains(&c)) {
            Some((from, _, first)) => out.push_str(&(u32::from(c) - u32::from(*from) + first).to_string()),
            None if ('㈠'..='㈩').contains(&c) => {
                out.extend("一二三四五六七八九十".chars().nth((u32::from(c) - u32::from('㈠')) as usize));
            }
            None => out.push(c),
        }
    }
    out
}

/// What a numeral counts: `12`, `十二`, `二十`, `IV`.
pub(super) fn value(number: &str) -> Option<u32> {
    if number.is_empty() {
        return None;
    }
    if let Ok(value) = half_width(number).parse() {
        return Some(value);
    }
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    const ROMAN_SIGNS: &str = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";
    let place = ROMAN.iter().position(|roman| *roman == number).or_else(|| {
        let mut chars = number.chars();
        let only = chars.next().filter(|_| chars.next().is_none())?;
        ROMAN_SIGNS.chars().position(|sign| sign == only)
    });
    place.and_then(|place| u32::try_from(place + 1).ok()).or_else(|| han_value(number))
}

fn han_value(number: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' => Some(0),
        '两' => Some(2),
        c => "一二三四五六七八九".chars().position(|digit| digit == c).and_then(|place| u32::try_from(place + 1).ok()),
    };
    if !number.contains(['十', '百', '廿', '卅']) {
        return number.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut sum, mut held) = (0u32, None);
    for c in number.chars() {
        match c {
            '百' => sum = sum.checked_add(held.take().unwrap_or(1) * 100)?,
            '十' => sum = sum.checked_add(held.take().filter(|held| *held > 0).unwrap_or(1) * 10)?,
            '廿' => sum = sum.checked_add(20)?,
            '卅' => sum = sum.checked_add(30)?,
            c => held = Some(digit(c)?),
        }
    }
    sum.checked_add(held.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_told_by_its_sign() {
        use Style::{Article, Bracket, Bullet, Chapter, Circled, Decimal, Han, HanBracket, Is, Part, Section};
        for (line, style, number, rest) in [
            ("1.培育", Decimal, "1", "培育"),
            ("１．培育", Decimal, "1", "培育"),
            ("1、培育", Decimal, "1", "培育"),
            ("2、3月底前完成", Decimal, "2", "3月底前完成"),
            ("★3.培育", Decimal, "3", "培育"),
            ("▲ 3、培育", Bullet, "", "3、培育"),
            ("3★.培育", Decimal, "3", "培育"),
            ("【省】3.培育", Decimal, "3", "培育"),
            ("*（3）培育", Bracket, "3", "培育"),
            ("〔3〕培育", Bracket, "3", "培育"),
            ("任务3：培育", Decimal, "3", "培育"),
            ("任务三：培育", Decimal, "三", "培育"),
            ("（廿二）培育", HanBracket, "廿二", "培育"),
            ("１２、培育", Decimal, "12", "培育"),
            ("1. 2023年建成", Decimal, "1", "2023年建成"),
            ("1、2023年建成", Decimal, "1", "2023年建成"),
            ("7．2024年底前建成", Decimal, "7", "2024年底前建成"),
            ("1.五家企业", Decimal, "1", "五家企业"),
            ("⒈培育", Decimal, "1", "培育"),
            ("(1)培育", Bracket, "1", "培育"),
            ("（１）培育", Bracket, "1", "培育"),
            ("（1）、培育", Bracket, "1", "培育"),
            ("1）培育", Bracket, "1", "培育"),
            ("⑵培育", Bracket, "2", "培育"),
            ("①培育", Circled, "1", "培育"),
            ("㉑ 培育", Circled, "21", "培育"),
            ("第六条 培育", Article, "六", "培育"),
            ("第12条　培育", Article, "12", "培育"),
            ("七是培育", Is, "七", "培育"),
            ("一、聚焦", Han, "一", "聚焦"),
            ("十二、聚焦", Han, "十二", "聚焦"),
            ("一．聚焦", Han, "一", "聚焦"),
            ("II. Collections", Han, "II", "Collections"),
            ("（一）聚焦", HanBracket, "一", "聚焦"),
            ("(十一)聚焦", HanBracket, "十一", "聚焦"),
            ("㈡聚焦", HanBracket, "二", "聚焦"),
            ("第一章 总则", Chapter, "一", "总则"),
            ("第二部分：任务", Part, "二", "任务"),
            ("第三节　保障", Section, "三", "保障"),
            ("Goal 2: Services", Chapter, "2", "Services"),
            ("- item", Bullet, "", "item"),
            ("- [ ] item", Bullet, "", "item"),
            ("●培育", Bullet, "", "培育"),
        ] {
            let found = marker(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.style, found.number.as_str(), found.rest), (style, number, rest), "{line}");
        }
    }

    #[test]
    fn words_and_figures_are_no_markers() {
        for line in [
            "2020年的科技创新工作",
            "3.5%以上",
            "３．５％以上",
            "1.2.3",
            "1培育",
            "一批项目",
            "12345、培育",
            "（2020）5号",
            "（牵头单位：路政科）",
            "-5度",
            "第一时间处置",
            "第一部分完成了。",
            "International",
            "I think so",
            "Part of it",
            "",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn a_digit_behind_a_dot_leaves_it_open() {
        for (line, number, rest) in [("1.30家企业入库", "1", "30家企业入库"), ("4．6月底前开通", "4", "6月底前开通")]
        {
            assert_eq!(
                undecided(line).map(|found| (found.number, found.rest)),
                Some((number.to_owned(), rest)),
                "{line}"
            );
        }
        for line in ["8.5%以上", "１．５亿元", "1.2.3", "1.培育", "1、3月"] {
            assert_eq!(undecided(line), None, "{line}");
        }
    }

    #[test]
    fn numerals_count() {
        for (number, expected) in [
            ("7", 7),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("一百零三", 103),
            ("IV", 4),
            ("Ⅲ", 3),
            ("廿二", 22),
            ("卅", 30),
            ("卅一", 31),
        ] {
            assert_eq!(value(number), Some(expected), "{number}");
        }
        assert_eq!((value(""), value("甲")), (None, None));
        assert_eq!(automatic("1.2."), Some((Style::Decimal, "1.2".to_owned())));
        assert_eq!(automatic("（二）"), Some((Style::HanBracket, "二".to_owned())));
    }
}
