//! Markdown to blocks: headings, lists, tables, and text without the signs of emphasis.

use super::block::{Block, Joint, Line, Role, Row};
use super::plain::is_page_mark;

/// Whether a text is Markdown: a heading's `#` or a table's rule says so.
pub(super) fn is_markdown(text: &str) -> bool {
    text.lines().any(|line| {
        let hashes = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') || is_rule_of_table(line.trim())
    })
}

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut joint = Joint::Open;
    let mut at = 0;
    while at < lines.len() {
        let words = lines[at].trim();
        if is_row(words) && lines.get(at + 1).is_some_and(|next| is_rule_of_table(next.trim())) {
            let end = (at..lines.len()).find(|at| !is_row(lines[*at].trim())).unwrap_or(lines.len());
            let is_data = |at: &usize| !is_rule_of_table(lines[*at].trim());
            blocks.push(Block::Table((at..end).filter(is_data).map(|at| row(at + 1, lines[at].trim())).collect()));
            at = end;
            continue;
        }
        at += 1;
        if words.is_empty() || is_ornament(words) || is_page_mark(words) {
            if !underline(&mut blocks, words, joint) {
                joint = Joint::Closed;
            }
            continue;
        }
        let (role, words) = heading(words);
        let text = plain(words.trim_start_matches(['>', ' ']));
        if !text.is_empty() {
            blocks.push(Block::Line(Line { role, joint, ..Line::new(at, &text) }));
        }
        joint = if role == Role::Body { Joint::Open } else { Joint::Closed };
    }
    blocks
}

fn heading(words: &str) -> (Role, &str) {
    let hashes = words.len() - words.trim_start_matches('#').len();
    let level = u8::try_from(hashes).unwrap_or(0);
    if !(1..=6).contains(&level) {
        return (Role::Body, words);
    }
    (Role::Heading(level), words[hashes..].trim().trim_end_matches('#').trim_end())
}

/// A line of `===` or `---` under a paragraph makes it a heading.
fn underline(blocks: &mut [Block], words: &str, joint: Joint) -> bool {
    let level = match words.chars().next() {
        Some('=') if words.len() >= 3 => 1,
        Some('-') if words.len() >= 3 && !words.contains(' ') => 2,
        _ => return false,
    };
    match blocks.last_mut() {
        Some(Block::Line(line)) if joint == Joint::Open && line.role == Role::Body => {
            line.role = Role::Heading(level);
            false
        }
        _ => false,
    }
}

/// A rule, a fence, or a line under a heading.
fn is_ornament(words: &str) -> bool {
    let first = words.chars().next().unwrap_or(' ');
    let same = words.chars().filter(|c| *c != ' ').all(|c| c == first);
    words.starts_with("```") || same && words.len() >= 3 && matches!(first, '-' | '*' | '_' | '=')
}

fn is_row(words: &str) -> bool {
    words.trim_matches('|').contains('|') || words.starts_with('|') && words.len() > 1
}

fn is_rule_of_table(words: &str) -> bool {
    words.contains('-') && words.contains('|') && words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn row(line: usize, words: &str) -> Row {
    let words = words.strip_prefix('|').unwrap_or(words);
    let words = words.strip_suffix('|').unwrap_or(words);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in words.chars() {
        match cells.last_mut() {
            Some(_) if c == '|' && !escaped => cells.push(String::new()),
            Some(cell) => cell.push(c),
            None => {}
        }
        escaped = c == '\\' && !escaped;
    }
    let cells: Vec<String> = cells.iter().map(|cell| plain(&broken(cell))).collect();
    Row::of(line, cells.iter().map(String::as_str))
}

fn broken(cell: &str) -> String {
    cell.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n")
}

/// Text without `**`, `__` and backticks; a backslash before a sign is dropped.
fn plain(text: &str) -> String {
    let signs = |sign: &str| text.matches(sign).count();
    let mut text = text.to_owned();
    for sign in ["**", "__", "`"] {
        if text.contains(sign) && signs(sign) % 2 == 0 {
            text = text.replace(sign, "");
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        match escapes.then(|| chars.next()).flatten() {
            Some(sign) => out.push(sign),
            None => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_no_words() {
        let blocks = blocks("# 要点\n\n前言**重点**。\n\n## 一、产业 ##\n1\\. 修路\n续\n\n规划\n----\n- `甲`\n***\n");
        let lines: Vec<(&str, Role, Joint)> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Line(line) => Some((line.text.as_str(), line.role, line.joint)),
                Block::Table(_) => None,
            })
            .collect();
        assert_eq!(
            lines,
            [
                ("要点", Role::Heading(1), Joint::Open),
                ("前言重点。", Role::Body, Joint::Closed),
                ("一、产业", Role::Heading(2), Joint::Closed),
                ("1. 修路", Role::Body, Joint::Closed),
                ("续", Role::Body, Joint::Open),
                ("规划", Role::Heading(2), Joint::Closed),
                ("- 甲", Role::Body, Joint::Closed),
            ]
        );
    }

    #[test]
    fn tables_have_cells() {
        let blocks = blocks("| 序号 | 任务 |\n|:--|---|\n| 1 | a\\|b<br>c |\n| 2 | |\n后文\n");
        let Block::Table(rows) = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].at(1).map(|cell| cell.text.as_str()), Some("a|b\nc"));
        assert_eq!(rows[2].at(1), None);
        assert_eq!(rows[2].line, 4);
    }
}
