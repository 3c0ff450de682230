//! What stands before the plan: its title, and the notice it comes with.

use super::block::{Line, Role};
use super::marker::marker;
use super::table;
use crate::text::width;

/// A title is looked for in so many lines at the top.
const TOP: usize = 400;
/// A line of a title has so many cells at most.
const LONGEST: usize = 100;

/// A line, or what a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Line(Line),
    Rows(Vec<table::Entry>),
}

/// What stands before the plan's first words, and the rest.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) before: Vec<Line>,
    pub(super) rest: Vec<Piece>,
}

/// Parts the title and what stands before it from the plan.
pub(super) fn take(pieces: Vec<Piece>, name: &str) -> Front {
    let lines: Vec<&Line> = pieces
        .iter()
        .take(TOP)
        .map_while(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Rows(_) => None,
        })
        .collect();
    let found = notice(&lines).or_else(|| plain(&lines, &pieces));
    let Some(Title { text, from, to }) = found else {
        return Front { title: stem(name).to_owned(), before: Vec::new(), rest: pieces };
    };
    let mut rest = pieces;
    let after = rest.split_off(to);
    let before = rest.into_iter().take(from).filter_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Rows(_) => None,
    });
    Front { title: text, before: before.collect(), rest: after }
}

/// A title, and the lines it takes.
struct Title {
    text: String,
    from: usize,
    to: usize,
}

/// The file's name without folder and ending; nothing for standard input.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem == "-" { "" } else { stem }
}

/// The plan that a covering notice sends out: the title it names stands again over the plan.
fn notice(lines: &[&Line]) -> Option<Title> {
    let end = lines.iter().take(6).position(|line| bare(&line.text).ends_with("通知"))? + 1;
    let heading: String = lines[..end].iter().map(|line| bare(&line.text)).collect();
    if !["印发", "转发", "下达", "发布"].iter().any(|word| heading.contains(word)) {
        return None;
    }
    let name = named(&heading)?;
    let same = |from: usize, to: usize| {
        let text: String = lines[from..to].iter().map(|line| bare(&line.text)).collect();
        let text = text.trim_matches(['《', '》']);
        text == name || (text.chars().count() >= 6 && (name.ends_with(text) || text.ends_with(&name)) && is_title(text))
    };
    for from in end..lines.len() {
        let fits = (from + 1..=lines.len().min(from + 3))
            .find(|to| same(from, *to) && !(from + 1..*to).any(|at| same(at, *to)));
        if let Some(to) = fits {
            let text = lines[from..to].iter().map(|line| line.text.as_str()).collect();
            return Some(Title { text, from, to });
        }
    }
    // The plan has no title of its own: the notice's name for it will do, and the notice is what comes first.
    Some(Title { text: name, from: end, to: end })
}

/// What stands in 《》, or between 印发 and 的通知.
fn named(heading: &str) -> Option<String> {
    let quoted = heading.split_once('《').and_then(|(_, rest)| rest.rsplit_once('》')).map(|(name, _)| name);
    let after = ["关于印发", "印发", "转发", "下达", "发布"].iter().find_map(|word| Some(heading.split_once(word)?.1));
    let plain = || after.and_then(|rest| rest.strip_suffix("的通知").or_else(|| rest.strip_suffix("通知")));
    quoted.or_else(plain).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// The first line that can be a title; the office above it and a second line of it belong to it.
fn plain(lines: &[&Line], pieces: &[Piece]) -> Option<Title> {
    if let Some(from) = lines.iter().take(10).position(|line| line.role == Role::Title) {
        let to = from + lines[from..].iter().take_while(|line| line.role == Role::Title).count();
        let text = lines[from..to].iter().map(|line| line.text.as_str()).collect();
        return Some(Title { text, from, to });
    }
    let from =
        lines.iter().take(6).position(|line| !is_above_a_title(&line.text)).filter(|from| *from < lines.len())?;
    let first = lines[from];
    let is_marked = first.automatic.is_some() || marker(&first.text).is_some();
    if is_marked || first.role == Role::Aside || is_theme(first, &pieces[from + 1..]) {
        return None;
    }
    let mut to = from + 1;
    let mut text = first.text.clone();
    let next = lines.get(to).filter(|next| {
        let fits = next.role == first.role && next.automatic.is_none() && marker(&next.text).is_none();
        fits && is_short(&first.text) && is_short(&next.text) && !is_title(&first.text) && is_title(&next.text)
    });
    if let Some(next) = next {
        super::paragraph::join(&mut text, &next.text);
        to += 1;
        if !is_office(&first.text) {
            // `内部资料` stands over the title and is no part of it.
            return Some(Title { text: next.text.clone(), from: from + 1, to });
        }
    }
    Some(Title { text, from, to })
}

/// Whether a line is the name of an office, in Chinese by how it ends.
fn is_office(text: &str) -> bool {
    const ENDS: &str = "局委办府室厅部院会处科校司镇乡道区县市省心团学园村队站所";
    text.is_ascii() || text.ends_with(|c| ENDS.contains(c)) || text.ends_with("年") || text.ends_with("年度")
}

/// Whether a heading on the first line heads items and not the document: items come before the next heading, and there
/// is one of its own level.
fn is_theme(first: &Line, rest: &[Piece]) -> bool {
    let Role::Heading(level) = first.role else { return false };
    let mut headings = rest.iter().filter_map(|piece| match piece {
        Piece::Line(Line { role: Role::Heading(level), .. }) => Some(*level),
        _ => None,
    });
    let is_item = |piece: &Piece| match piece {
        Piece::Line(line) => {
            line.automatic.is_some() || marker(&line.text).is_some_and(|found| !found.style.is_heading())
        }
        Piece::Rows(_) => true,
    };
    let is_heading = |piece: &Piece| matches!(piece, Piece::Line(Line { role: Role::Heading(_), .. }));
    let item = rest.iter().position(|piece| !is_heading(piece) && is_item(piece));
    let heading = rest.iter().position(is_heading);
    item.is_some_and(|item| heading.is_some_and(|heading| item < heading)) && headings.any(|other| other == level)
}

/// `附件1`, `X政办发〔2023〕5号`: they stand over a title.
fn is_above_a_title(text: &str) -> bool {
    let bare = bare(text);
    let is_annex = bare.starts_with("附件") && bare.chars().count() <= 6;
    let is_number = bare.ends_with('号') && bare.contains(['〔', '[', '（', '【']) && bare.chars().count() <= 30;
    is_annex || is_number
}

fn is_title(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "要点", "计划", "方案", "清单", "分解", "台账", "安排", "任务", "规划", "意见", "一览", "责任", "汇总", "报告",
        "plan", "program",
    ];
    let lower = text.to_lowercase();
    is_short(text) && WORDS.iter().any(|word| lower.contains(word))
}

fn is_short(text: &str) -> bool {
    width(text) <= LONGEST && !text.ends_with(['。', '：', ':', '；', '，', '.'])
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(lines: &[&str]) -> (String, usize, usize) {
        let pieces = lines.iter().map(|text| Piece::Line(Line::new(1, text))).collect();
        let front = take(pieces, "folder/名称.txt");
        (front.title, front.before.len(), front.rest.len())
    }

    #[test]
    fn titles_stand_at_the_top() {
        for (lines, title, before, rest) in [
            (vec!["青石市要点", "前言。"], "青石市要点", 0, 1),
            (vec!["青石市科学技术局", "2023年工作要点", "前言。"], "青石市科学技术局2023年工作要点", 0, 1),
            (vec!["附件1", "青石市重点任务分解表", "前言。"], "青石市重点任务分解表", 1, 1),
            (vec!["1.修路。"], "名称", 0, 1),
            (
                vec![
                    "青石市人民政府办公室关于印发",
                    "《青石市2023年工作要点》的通知",
                    "青政办发〔2023〕5号",
                    "各县人民政府：",
                    "一、请遵照执行。",
                    "2023年3月1日",
                    "青石市2023年",
                    "工作要点",
                    "前言。",
                ],
                "青石市2023年工作要点",
                6,
                1,
            ),
            (vec!["关于下达2023年计划的通知", "各县：", "一、产业"], "2023年计划", 1, 2),
        ] {
            assert_eq!(front(&lines), (title.to_owned(), before, rest), "{lines:?}");
        }
    }
}
