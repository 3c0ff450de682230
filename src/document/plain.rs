//! Plain text to blocks: lines, and tables of columns parted by tabs. Page marks are left out.

use super::block::{Block, Joint, Line, Role, Row};
use super::table;

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut blocks = Vec::new();
    let mut gap = Gap::None;
    let mut at = 0;
    while at < lines.len() {
        if let Some(end) = table_end(&lines, at) {
            let rows = (at..end).map(|at| Row::of(at + 1, lines[at].split('\t')));
            blocks.push(Block::Table(rows.filter(|row| !row.cells.is_empty()).collect()));
            (at, gap) = (end, Gap::None);
            continue;
        }
        let next = gap.after(lines[at]);
        if next == Gap::None {
            blocks.push(Block::Line(line(at + 1, lines[at], gap)));
        }
        gap = next;
        at += 1;
    }
    blocks
}

/// What stands between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    /// A page ends: what follows may go on with what stood before.
    Page,
}

impl Gap {
    fn after(self, line: &str) -> Self {
        match line.trim() {
            "" if self == Self::Page => Self::Page,
            "" => Self::Blank,
            words if is_page_mark(words) => Self::Page,
            _ => Self::None,
        }
    }
}

fn line(number: usize, text: &str, gap: Gap) -> Line {
    let indented = text.starts_with('\u{3000}') || text.starts_with("    ");
    let joint = match gap {
        Gap::Blank => Joint::Closed,
        _ if indented => Joint::Indented,
        _ => Joint::Open,
    };
    let role = if is_contents_line(text.trim()) { Role::Aside } else { Role::Body };
    Line { joint, role, ..Line::new(number, text) }
}

/// Where a table ends that begins with its header at this line.
fn table_end(lines: &[&str], at: usize) -> Option<usize> {
    if !lines[at].contains('\t') {
        return None;
    }
    table::header(&Row::of(at + 1, lines[at].split('\t')))?;
    let mut end = at + 1;
    // A group row has one cell and maybe no tab; the table goes on while rows with tabs follow.
    let mut untabbed = 0;
    for (place, line) in lines.iter().enumerate().skip(at + 1) {
        if line.contains('\t') {
            (end, untabbed) = (place + 1, 0);
        } else if !line.trim().is_empty() && !is_page_mark(line.trim()) {
            untabbed += 1;
        }
        if untabbed > 2 {
            break;
        }
    }
    Some(end)
}

/// `— 3 —`, `- 3 -`, `第3页 共9页`, `Page 3 of 9`.
pub(super) fn is_page_mark(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let bare: String = super::marker::half_width(line).chars().filter(|c| !c.is_whitespace()).collect();
    let is_dash = |c: char| matches!(c, '—' | '-' | '－' | '–' | '―' | '─' | '_' | '·');
    let middle = bare.trim_matches(is_dash);
    let dashed = bare.starts_with(is_dash) && bare.ends_with(is_dash);
    let is_number = |text: &str| !text.is_empty() && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    if dashed && is_number(middle) {
        return true;
    }
    let middle = middle.trim_matches(['（', '）', '(', ')', '，', ',', '/']);
    let chinese = middle.strip_prefix('第').and_then(|rest| {
        let (number, rest) = rest.split_once('页')?;
        let rest = rest.trim_matches(['，', ',', '/']);
        let total = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
        Some(is_number(number) && (rest.is_empty() || total.is_some_and(is_number)))
    });
    let lower = middle.to_ascii_lowercase();
    let english = lower.strip_prefix("page").is_some_and(|rest| match rest.split_once("of") {
        Some((number, total)) => is_number(number) && is_number(total),
        None => is_number(rest),
    });
    chinese == Some(true) || english
}

/// A line of the table of contents: leaders, and a page.
fn is_contents_line(line: &str) -> bool {
    let body = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_page = body.len() < line.len();
    let dots = body.trim_end().chars().rev().take_while(|c| matches!(c, '…' | '.' | '·' | '．' | '⋯')).count();
    is_page && (dots >= 4 || dots >= 2 && body.trim_end().ends_with('…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_marks_are_told_from_lines() {
        for line in ["— 3 —", "- 3 -", "－３－", "—12—", "第3页", "第 3 页 共 9 页", "Page 3 of 9"] {
            assert!(is_page_mark(line), "{line}");
        }
        for line in ["3", "- 3 项", "2023", "——", "第3页起", "-", "— 修路 —"] {
            assert!(!is_page_mark(line), "{line}");
        }
    }

    #[test]
    fn blank_lines_part_paragraphs_and_pages_do_not() {
        let blocks = blocks("甲\n\n乙\n\n— 1 —\n\n丙\n　　丁\n一、总则……1\n");
        let lines: Vec<(usize, &str, Joint, Role)> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Line(line) => Some((line.line, line.text.as_str(), line.joint, line.role)),
                Block::Table(_) => None,
            })
            .collect();
        assert_eq!(
            lines,
            [
                (1, "甲", Joint::Open, Role::Body),
                (3, "乙", Joint::Closed, Role::Body),
                (7, "丙", Joint::Open, Role::Body),
                (8, "丁", Joint::Indented, Role::Body),
                (9, "一、总则……1", Joint::Open, Role::Aside),
            ]
        );
    }

    #[test]
    fn tables_stand_between_lines() {
        let blocks = blocks("要点\n序号\t工作任务\t责任单位\n产业\n1\t修路\t甲科\n\t架桥\t\n备注：无\n");
        let Block::Table(rows) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
        assert_eq!(rows[3].at(1).map(|cell| cell.text.as_str()), Some("架桥"));
        assert!(matches!(&blocks[2], Block::Line(line) if line.text == "备注：无"));
    }
}
