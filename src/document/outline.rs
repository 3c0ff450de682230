//! Lines to an outline: title, preamble, themes, numbered items, each with the paragraphs that belong to it.

/// What a document is made of, every line of it in one place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) title: String,
    pub(super) preamble: Vec<String>,
    pub(super) themes: Vec<Heading>,
    pub(super) items: Vec<Numbered>,
    /// Lines that fit nowhere, with their numbers.
    pub(super) strays: Vec<(usize, String)>,
}

/// A theme's line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) marker: String,
    pub(super) title: String,
}

/// An item's lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Index into the themes; none before the first.
    pub(super) theme: Option<usize>,
    pub(super) number: String,
    pub(super) marker: String,
    pub(super) paragraphs: Vec<String>,
    /// The line of its number, counted from 1.
    pub(super) line: usize,
}

/// What a line begins with.
#[derive(Debug, PartialEq, Eq)]
enum Marker<'a> {
    /// `一、`
    Theme { marker: &'a str, rest: &'a str },
    /// `1.` `１．` `1、` `(1)` `（1）`
    Item { marker: &'a str, number: String, rest: &'a str },
}

/// Reads the lines of a text.
pub(super) fn read(text: &str) -> Outline {
    let mut outline = Outline::default();
    for (at, line) in text.lines().enumerate() {
        let words = line.trim();
        if !words.is_empty() {
            take(&mut outline, at + 1, words);
        }
    }
    outline
}

fn take(outline: &mut Outline, line: usize, words: &str) {
    match marker(words) {
        Some(Marker::Theme { marker, rest }) => {
            outline.themes.push(Heading { marker: marker.to_owned(), title: rest.trim().to_owned() });
        }
        Some(Marker::Item { marker, number, rest }) => outline.items.push(Numbered {
            theme: outline.themes.len().checked_sub(1),
            number,
            marker: marker.to_owned(),
            paragraphs: vec![rest.trim().to_owned()],
            line,
        }),
        None => continue_with(outline, line, words),
    }
}

/// A line without a marker: the title, the preamble, or more of the item above it.
fn continue_with(outline: &mut Outline, line: usize, words: &str) {
    let theme = outline.themes.len().checked_sub(1);
    match outline.items.last_mut() {
        Some(item) if item.theme == theme => continue_item(item, words),
        Some(_) => outline.strays.push((line, words.to_owned())),
        None if outline.title.is_empty() && theme.is_none() => outline.title = words.to_owned(),
        None if theme.is_none() => outline.preamble.push(words.to_owned()),
        None => outline.strays.push((line, words.to_owned())),
    }
}

/// A paragraph that does not end in 。！；） goes on in the next line.
fn continue_item(item: &mut Numbered, words: &str) {
    match item.paragraphs.last_mut() {
        Some(last) if !last.ends_with(['。', '！', '；', '）', ')', '.', ';', '!']) => last.push_str(words),
        _ => item.paragraphs.push(words.to_owned()),
    }
}

fn marker(words: &str) -> Option<Marker<'_>> {
    theme_marker(words).or_else(|| item_marker(words))
}

fn theme_marker(words: &str) -> Option<Marker<'_>> {
    let numeral = prefix(words, |c| "一二三四五六七八九十百零〇".contains(c));
    let rest = words[numeral.len()..].strip_prefix('、').filter(|_| !numeral.is_empty())?;
    let marker = &words[..words.len() - rest.len()];
    Some(Marker::Theme { marker, rest })
}

/// A number with its sign; never where a digit follows the dot (`3.5%`), nor a bare number (`2020年`).
fn item_marker(words: &str) -> Option<Marker<'_>> {
    let bracket = words.chars().next().filter(|c| matches!(c, '(' | '（'));
    let inner = &words[bracket.map_or(0, char::len_utf8)..];
    let digits = prefix(inner, |c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let after = &inner[digits.len()..];
    let sign = after.chars().next().filter(|_| !digits.is_empty() && digits.chars().count() <= 4)?;
    let rest = &after[sign.len_utf8()..];
    let fits = match bracket {
        Some(_) => matches!(sign, ')' | '）'),
        None => matches!(sign, '.' | '．' | '、') && !rest.starts_with(|c: char| c.is_numeric() && !is_han_numeral(c)),
    };
    let number = digits.chars().map(half_width).collect();
    fits.then_some(Marker::Item { marker: &words[..words.len() - rest.len()], number, rest })
}

fn is_han_numeral(c: char) -> bool {
    "一二三四五六七八九十百千万零〇两".contains(c)
}

fn half_width(c: char) -> char {
    let ascii = u32::from(c).wrapping_sub(u32::from('０')) + u32::from('0');
    if ('０'..='９').contains(&c) { char::from_u32(ascii).unwrap_or(c) } else { c }
}

/// The longest beginning whose characters all are of a kind.
fn prefix(words: &str, is_of_kind: impl Fn(char) -> bool) -> &str {
    let end = words.find(|c| !is_of_kind(c)).unwrap_or(words.len());
    &words[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        let item = |words| match marker(words) {
            Some(Marker::Item { number, rest, .. }) => Some((number, rest)),
            _ => None,
        };
        for words in ["1.培育", "１．培育", "1、培育", "(1)培育", "（1）培育"] {
            assert_eq!(item(words), Some(("1".to_owned(), "培育")), "{words}");
        }
        for words in ["2020年的科技创新工作", "3.5%以上", "1培育", "一批项目", "（一）培育", "12345、培育"]
        {
            assert_eq!(item(words), None, "{words}");
        }
        assert_eq!(marker("十二、聚焦"), Some(Marker::Theme { marker: "十二、", rest: "聚焦" }));
    }

    #[test]
    fn lines_go_on_until_a_sentence_ends() {
        let outline = read("某市要点\n前言。\n一、主题\n说明\n1.第一句\n接着。\n第二段。\n二、又一\n离群\n");
        assert_eq!(outline.title, "某市要点");
        assert_eq!(outline.preamble, ["前言。"]);
        assert_eq!(outline.items[0].paragraphs, ["第一句接着。", "第二段。"]);
        assert_eq!(outline.strays, [(4, "说明".to_owned()), (9, "离群".to_owned())]);
    }
}
