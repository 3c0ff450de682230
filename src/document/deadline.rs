//! Deadlines: words that name a time, and the day they name.

use super::marker::half_width;
use crate::clock::Date;

/// The day a deadline's words name, in the plan's year where they name none; the last one if they name several. 底 is
/// the last day of its month, 年底 of the year. A month alone stands for its last day; `6月前` leaves open which day is
/// meant, as 上半年 and quarters do. What comes again (每月底) has no day.
pub(super) fn date(text: &str, year: Option<i32>) -> Option<Date> {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace() || text.is_ascii()).collect();
    if ["每", "次年", "明年", "翌年", "下年"].iter().any(|word| text.contains(word)) {
        return None;
    }
    if text.is_ascii() {
        return english(&text, year).or_else(|| numeric(&text));
    }
    let signs: Vec<char> = text.chars().collect();
    let mut found = None;
    let mut at = 0;
    while at < signs.len() {
        match point(&signs[at..], year) {
            Some((date, length)) => {
                found = Some(date);
                at += length;
            }
            None => at += numeral_length(&signs[at..]).max(1),
        }
    }
    found.unwrap_or_else(|| numeric(&text))
}

/// A point in time at the beginning, and its length; the day is none where the words leave it open.
fn point(signs: &[char], plan_year: Option<i32>) -> Option<(Option<Date>, usize)> {
    let (named, mut at) = year(signs);
    let year = named.or(plan_year);
    if signs[at..].starts_with(&['底']) || signs[at..].starts_with(&['末']) {
        // 年底 without figures before it.
        return (at > 0).then(|| (year.and_then(|year| Date::from_ymd_opt(year, 12, 31)), at + 1));
    }
    let (month, length) = numeral(&signs[at..]).filter(|(month, _)| (1..=12).contains(month))?;
    at += length;
    if signs.get(at) != Some(&'月') {
        return None;
    }
    at += 1;
    if signs.get(at) == Some(&'份') {
        at += 1;
    }
    let (day, length) = day(&signs[at..]);
    let date = year.and_then(|year| match day {
        Day::Open => None,
        Day::Last => last_of(year, month),
        Day::Is(day) => Date::from_ymd_opt(year, month, day),
    });
    Some((date, at + length))
}

/// The year at the beginning: `2023年`, `今年`, or 年 alone before 底 and 末; how long it is.
fn year(signs: &[char]) -> (Option<i32>, usize) {
    match signs {
        ['今' | '本' | '当', '年', ..] => (None, 2),
        ['年', '底' | '末', ..] => (None, 1),
        _ => match numeral(signs) {
            Some((year, length)) if (1900..2200).contains(&year) && signs.get(length) == Some(&'年') => {
                (i32::try_from(year).ok(), length + 1)
            }
            _ => (None, 0),
        },
    }
}

enum Day {
    Open,
    Last,
    Is(u32),
}

fn day(signs: &[char]) -> (Day, usize) {
    match signs {
        ['底' | '末', ..] => (Day::Last, 1),
        ['上', '旬', ..] => (Day::Is(10), 2),
        ['中', '旬', ..] => (Day::Is(20), 2),
        ['下', '旬', ..] => (Day::Last, 2),
        ['初', ..] => (Day::Open, 1),
        ['前' | '之' | '以', ..] => (Day::Open, 0),
        _ => match numeral(signs) {
            Some((day, length)) if matches!(signs.get(length), Some('日' | '号')) => (Day::Is(day), length + 1),
            _ => (Day::Last, 0),
        },
    }
}

fn last_of(year: i32, month: u32) -> Option<Date> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Date::from_ymd_opt(year, month, 1)?.pred_opt()
}

/// How many signs of a number stand at the beginning.
fn numeral_length(signs: &[char]) -> usize {
    signs.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// A number of at most four digits, or a Chinese numeral, at the beginning.
fn numeral(signs: &[char]) -> Option<(u32, usize)> {
    let digits = numeral_length(signs);
    let length = if digits > 0 {
        digits
    } else {
        signs.iter().take(5).take_while(|c| "一二三四五六七八九十〇○零".contains(**c)).count()
    };
    if length == 0 || length > 4 {
        return None;
    }
    let text: String = signs[..length].iter().collect();
    super::marker::value(&text).map(|value| (value, length))
}

/// `2023-06-30`, `2023.6.30`, `2023/6/30`; `2023.6` is the month's last day.
fn numeric(text: &str) -> Option<Date> {
    let mut found = None;
    for run in text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.' | '/')) {
        let parts: Vec<&str> = run.trim_matches(['-', '.', '/']).split(['-', '.', '/']).collect();
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        let in_year = |year: &u32| i32::try_from(*year).ok().filter(|year| (1900..2200).contains(year));
        found = match numbers.as_deref() {
            Some([year, month, day]) => in_year(year).and_then(|year| Date::from_ymd_opt(year, *month, *day)),
            Some([year, month]) if (1..=12).contains(month) => in_year(year).and_then(|year| last_of(year, *month)),
            _ => None,
        }
        .or(found);
    }
    found
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `30 June`, `June 30, 2024`, `end of June`, `June`, `end of year`.
fn english(text: &str, plan_year: Option<i32>) -> Option<Date> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("every") || lower.contains("each") || lower.contains("next year") {
        return None;
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_month = |word: &str| MONTHS.iter().position(|month| word.starts_with(month) && word.len() >= 3);
    let number = |word: &&str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok();
    let numbers: Vec<u32> = words.iter().filter_map(number).collect();
    let named = numbers.iter().find(|number| (1900..2200).contains(*number)).and_then(|year| i32::try_from(*year).ok());
    let year = named.or(plan_year)?;
    let months: Vec<u32> = words
        .iter()
        .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()))
        .filter_map(|word| is_month(word).and_then(|place| u32::try_from(place + 1).ok()))
        .collect();
    let is_whole = !words.contains(&"before");
    match (months.last(), numbers.iter().rfind(|number| (1..=31).contains(*number))) {
        (Some(month), Some(day)) => Date::from_ymd_opt(year, *month, *day),
        (Some(month), None) if is_whole => last_of(year, *month),
        (None, _) if lower.contains("end of year") || lower.contains("year end") || lower.contains("year-end") => {
            Date::from_ymd_opt(year, 12, 31)
        }
        _ => None,
    }
}

/// The last words of a sentence that say until when it must be done: `12月底前完成`, `2023年6月30日前全部完成`.
pub(super) fn phrase(text: &str) -> Option<&str> {
    let mut found = None;
    for (at, _) in text.match_indices("完成") {
        let end = at + "完成".len();
        let is_end = text[end..].chars().next().is_none_or(|c| "。，；、,;.）)】〕\n ".contains(c));
        if is_end && let Some(start) = start_of(&text[..at]) {
            found = Some(&text[start..end]);
        }
    }
    found
}

/// Whether the whole text is words for a time: `12月底前完成`, `年底前`, `2023年6月`.
pub(super) fn is_time(text: &str) -> bool {
    const ONGOING: [&str; 10] =
        ["持续推进", "长期坚持", "长期", "常年", "全年", "持续", "常态化推进", "全年推进", "长期推进", "持续开展"];
    let text = text.trim();
    let text = text.strip_suffix("完成").map_or(text, without_adverb);
    if ONGOING.contains(&text) {
        return true;
    }
    !text.is_empty()
        && text.chars().any(|c| matches!(c, '月' | '年' | '季' | '日'))
        && text
            .chars()
            .all(|c| is_of_time(c) || matches!(c, '前' | '内' | '至' | '-' | '—' | '到' | '全' | '今' | '本'))
        && (text.ends_with(['前', '内', '底', '末', '旬', '日', '度']) || text.chars().any(|c| c.is_ascii_digit()))
}

fn without_adverb(text: &str) -> &str {
    ["全部", "全面", "基本", "务必", "按时"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

fn is_of_time(c: char) -> bool {
    c.is_ascii_digit()
        || ('０'..='９').contains(&c)
        || c == ' '
        || "年月日号底末初上中下旬半季度第之以份一二三四五六七八九十今本".contains(c)
}

/// Where the words for a time begin that end in 前.
fn start_of(text: &str) -> Option<usize> {
    let before = without_adverb(text).strip_suffix('前')?;
    let start = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| is_of_time(*c))
        .last()
        .map(|(at, _)| at)
        .filter(|at| before[*at..].contains(['月', '年', '季']))?;
    Some(start + (before[start..].len() - before[start..].trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_a_day() {
        for (text, expected) in [
            ("12月底前", Some("2023-12-31")),
            ("2月底", Some("2023-02-28")),
            ("6月30日前", Some("2023-06-30")),
            ("６月３０日前", Some("2023-06-30")),
            ("2024年2月底前完成", Some("2024-02-29")),
            ("年底前", Some("2023-12-31")),
            ("2023年底", Some("2023-12-31")),
            ("6月", Some("2023-06-30")),
            ("6月份", Some("2023-06-30")),
            ("九月底", Some("2023-09-30")),
            ("十一月中旬", Some("2023-11-20")),
            ("3月下旬", Some("2023-03-31")),
            ("3月至11月底", Some("2023-11-30")),
            ("2023年12月31日", Some("2023-12-31")),
            ("2023-06-30", Some("2023-06-30")),
            ("2023.6.30", Some("2023-06-30")),
            ("2023/6/30", Some("2023-06-30")),
            ("2023.06", Some("2023-06-30")),
            ("30 June", Some("2023-06-30")),
            ("June 30, 2024", Some("2024-06-30")),
            ("end of September", Some("2023-09-30")),
            ("end of year", Some("2023-12-31")),
            ("6月前", None),
            ("上半年", None),
            ("第二季度", None),
            ("全年", None),
            ("长期坚持", None),
            ("每月底", None),
            ("次年3月底", None),
            ("2月30日", None),
            ("13月底", None),
            ("Q2", None),
            ("", None),
        ] {
            assert_eq!(date(text, Some(2023)).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
        assert_eq!(date("12月底前", None), None);
        assert_eq!(date("2024年6月底", None).map(|day| day.to_string()).as_deref(), Some("2024-06-30"));
    }

    #[test]
    fn sentences_say_until_when() {
        for (text, expected) in [
            ("修建水渠，12月底前完成。", Some("12月底前完成")),
            ("3月底前完成方案，2023年6月30日前全部完成", Some("2023年6月30日前全部完成")),
            ("年底前完成。", Some("年底前完成")),
            ("3月底前完成方案。", None),
            ("提前完成。", None),
            ("完成", None),
        ] {
            assert_eq!(phrase(text), expected, "{text}");
        }
        for text in ["12月底前完成", "年底前", "2023年6月", "第二季度", "6月30日前"] {
            assert!(is_time(text), "{text}");
        }
        for text in ["市科技局", "一中", "第一中学", "月亮湾社区", "完成", ""] {
            assert!(!is_time(text), "{text}");
        }
    }
}
