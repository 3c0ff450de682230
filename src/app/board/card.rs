//! A card's face: what stands on it and how its title breaks into lines.

use std::ops::Range;

use crate::app::board::context::BoardContext;
use crate::clock::Now;
pub use crate::plan::ageing::{Due, Wait};
use crate::plan::item::Item;
use crate::text::{self, wrap};

/// What stands on a card; all texts are safe to show.
#[derive(Debug)]
pub struct CardText {
    /// The number as printed.
    pub number: String,
    /// The short title.
    pub title: String,
    /// The leaders' badges; `--` if there is none.
    pub badge: String,
    /// How long it waits.
    pub wait: Option<Wait>,
    /// How its deadline lies, where that is pressing.
    pub due: Option<Due>,
    /// Whether a problem is open.
    pub problem: bool,
}

impl CardText {
    /// The face of `item`.
    pub fn of(item: &Item, sheet: BoardContext<'_>, now: Now) -> Self {
        Self {
            number: sheet.glyphs.show(&item.number).into_owned(),
            title: sheet.glyphs.show(&item.title).into_owned(),
            badge: sheet.badge(item),
            wait: Wait::of(item, sheet.plan, now),
            due: Due::of(item, sheet.plan, now).filter(|due| due.is_pressing()),
            problem: item.open_problem().is_some(),
        }
    }
}

/// The lines of a title: up to `room` cells, of which the last line leaves `tail` cells free; at most `rows` lines.
/// What does not fit is cut with `mark` in the last line.
pub fn title_lines(title: &str, room: usize, tail: usize, rows: usize, mark: &str) -> Vec<String> {
    let last = room.saturating_sub(tail);
    if rows < 2 || text::width(title) <= last {
        return vec![text::cut(title, last, mark).into_owned()];
    }
    let first = first_line(title, room, last);
    let rest = title[first.end..].trim_start();
    vec![title[first].trim_end().to_owned(), text::cut(rest, last, mark).into_owned()]
}

/// The best first line of two: it ends after a comma or before a 和 if one stands in its last two fifths and the rest
/// still fits, else as late as it may.
fn first_line(title: &str, room: usize, last: usize) -> Range<usize> {
    let fits = |end: &usize| text::width(title[..*end].trim_end()) <= room;
    let ends: Vec<usize> = wrap::breaks(title).into_iter().filter(fits).collect();
    let Some(&latest) = ends.last() else {
        return wrap::wrap(title, room).into_iter().next().unwrap_or(0..title.len());
    };
    let graceful = |end: &usize| {
        let (head, rest) = title.split_at(*end);
        head.ends_with(['，', ','])
            || rest.starts_with(['和', '与', '及'])
            || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let long_enough = |end: &usize| text::width(&title[..*end]) * 5 >= room * 3;
    let rest_fits = |end: &usize| text::width(title[*end..].trim_start()) <= last;
    let best = ends.iter().rev().find(|end| graceful(end) && long_enough(end) && rest_fits(end));
    0..*best.unwrap_or(&latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_where_a_reader_would() {
        for (title, room, tail, expected) in [
            ("培育引进科技领军人才和团队", 23, 3, ["培育引进科技领军人才", "和团队"]),
            ("国家级高新技术产业开发区早日获批", 19, 5, ["国家级高新技术产业", "开发区早日获批"]),
            ("培育科技型企业100家以上", 20, 3, ["培育科技型企业", "100家以上"]),
            ("科技型企业走出去，引进来", 23, 3, ["科技型企业走出去，", "引进来"]),
            ("申报国家、省级自然科学基金项目", 20, 3, ["申报国家、省级自然科", "学基金项目"]),
            ("落实支持高新区科创中心建设的措施", 16, 3, ["落实支持高新区科", "创中心建设.."]),
        ] {
            assert_eq!(title_lines(title, room, tail, 2, ".."), expected);
        }
        assert_eq!(title_lines("健全科技金融服务体系", 23, 3, 2, "…"), ["健全科技金融服务体系"]);
        assert_eq!(title_lines("健全科技金融服务体系", 13, 3, 1, "…"), ["健全科技…"]);
    }
}
