//! The heads of a table's columns: what each column holds, told by the words over it.

use super::block::Row;
use super::label::{Duty, duty};

/// A head is never longer, in characters.
const LONGEST: usize = 24;

/// So many rows tell what a column is for.
const MOST_ROWS: usize = 500;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Theme,
    Subtheme,
    /// The item's sentence.
    Text,
    /// More about the item: paragraphs of it.
    More,
    Duty(Duty),
    /// Something else, with its head.
    Other(String),
}

/// The columns that hold something, from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) columns: Vec<(usize, Column)>,
    /// The heads without spaces, as a repeated header prints them.
    heads: Vec<String>,
}

/// What the word over a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Number,
    Theme,
    Task,
    /// A task, but what comes of it: not its sentence where another column has that.
    Aim,
    Duty(Duty),
    Other,
}

/// The columns under a row, if it is a header: it has a column for the work, and one for its number, theme, people,
/// units or time.
pub(super) fn header(row: &Row) -> Option<Columns> {
    let heads: Vec<(usize, String)> = row.filled().map(|cell| (cell.column, bare(&cell.text))).collect();
    if heads.len() < 2 || heads.iter().any(|(_, head)| head.chars().count() > LONGEST) {
        return None;
    }
    let kinds: Vec<(usize, Head, &str)> =
        heads.iter().filter_map(|(column, head)| Some((*column, kind(head)?, head.as_str()))).collect();
    let is_task = |head: &Head| matches!(head, Head::Task | Head::Aim);
    let is_sign = |head: &Head| matches!(head, Head::Number | Head::Theme | Head::Duty(_));
    let enough = kinds.iter().any(|(_, head, _)| is_task(head)) && kinds.iter().any(|(_, head, _)| is_sign(head));
    if !enough || kinds.len() * 2 < heads.len() {
        return None;
    }
    let has_task = kinds.iter().any(|(_, head, _)| *head == Head::Task);
    let column = |column: usize, head: &str| match kinds.iter().find(|(at, ..)| *at == column).map(|(_, kind, _)| kind)
    {
        Some(Head::Number) => Column::Number,
        Some(Head::Theme) => Column::Theme,
        Some(Head::Task) => Column::Text,
        Some(Head::Aim) => {
            if has_task {
                Column::More
            } else {
                Column::Text
            }
        }
        Some(Head::Duty(duty)) => Column::Duty(*duty),
        Some(Head::Other) | None => Column::Other(head.to_owned()),
    };
    let columns = heads.iter().map(|(at, head)| (*at, column(*at, head))).collect();
    Some(Columns { columns, heads: heads.into_iter().map(|(_, head)| head).collect() })
}

impl Columns {
    /// Whether a row is this header again.
    pub(super) fn is_repeated_by(&self, row: &Row) -> bool {
        let heads: Vec<String> = row.filled().map(|cell| bare(&cell.text)).collect();
        !heads.is_empty() && heads.iter().all(|head| self.heads.contains(head))
    }

    /// Takes the heads of a second row of headers, under the first one's merged cells. Whether it is one.
    pub(super) fn refine(&mut self, first: &Row, second: &Row) -> bool {
        let found: Vec<(usize, Head, String)> = second
            .filled()
            .filter_map(|cell| Some((cell.column, kind(&bare(&cell.text))?, bare(&cell.text))))
            .collect();
        let all = found.len() == second.filled().count() && !found.is_empty();
        // A merged head has no neighbour on its right.
        let is_wide = |column: usize| first.at(column + 1).is_none_or(|cell| cell.text.is_empty());
        let below = |column: usize| {
            first.at(column).is_none_or(|cell| cell.text.is_empty() || cell.span > 1) || is_wide(column)
        };
        if !all || !found.iter().all(|(column, ..)| below(*column)) {
            return false;
        }
        for (column, head, text) in found {
            let kind = match head {
                Head::Duty(duty) => Column::Duty(duty),
                Head::Number => Column::Number,
                Head::Theme => Column::Theme,
                Head::Task => Column::Text,
                Head::Aim => Column::More,
                Head::Other => Column::Other(text.clone()),
            };
            self.columns.retain(|(at, _)| *at != column);
            self.columns.push((column, kind));
            self.heads.push(text);
        }
        self.columns.sort_by_key(|(column, _)| *column);
        true
    }

    /// Settles which of several columns for the work has the sentence: the ones on its left that stand for several
    /// rows are themes, those on its right say more.
    pub(super) fn settle(&mut self, rows: &[Row]) {
        let texts: Vec<usize> =
            self.columns.iter().filter(|(_, column)| *column == Column::Text).map(|(at, _)| *at).collect();
        let Some((last, before)) = texts.split_last() else { return };
        let sentence = *before.iter().find(|column| !stands_for_several(rows, **column)).unwrap_or(last);
        let mut has_theme = self.columns.iter().any(|(_, column)| *column == Column::Theme);
        for (at, column) in &mut self.columns {
            if *column == Column::Text && *at != sentence {
                *column = match *at < sentence {
                    true if has_theme => Column::Subtheme,
                    true => Column::Theme,
                    false => Column::More,
                };
                has_theme = true;
            }
        }
        self.only_two_headings();
    }

    /// A second column of themes is one of sub-themes, a third says more.
    fn only_two_headings(&mut self) {
        let mut seen = 0;
        for (_, column) in &mut self.columns {
            if matches!(column, Column::Theme | Column::Subtheme) {
                seen += 1;
                *column = match seen {
                    1 => Column::Theme,
                    2 => Column::Subtheme,
                    _ => Column::More,
                };
            }
        }
    }
}

/// Whether a column has fewer texts than rows: blank, merged or repeated ones.
fn stands_for_several(rows: &[Row], column: usize) -> bool {
    let (mut rows_seen, mut texts) = (0usize, 0usize);
    let mut above = "";
    for row in rows.iter().take(MOST_ROWS).filter(|row| row.filled().count() > 1) {
        let own = row.at(column).map_or("", |cell| cell.text.as_str());
        rows_seen += 1;
        if !own.is_empty() && own != above {
            texts += 1;
            above = own;
        }
    }
    texts > 0 && texts < rows_seen
}

/// A head without spaces, in lower case.
fn bare(head: &str) -> String {
    let spaced = head.is_ascii();
    let head = head.trim();
    head.chars().filter(|c| spaced && *c == ' ' || !c.is_whitespace()).collect::<String>().to_lowercase()
}

fn kind(head: &str) -> Option<Head> {
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let is = |words: &[&str]| words.contains(&head);
    if is(&["序号", "编号", "序", "号", "项次", "任务编号", "项目序号", "no.", "no", "#", "number", "id", "item no."])
    {
        return Some(Head::Number);
    }
    if let Some(duty) = duty(head) {
        return Some(Head::Duty(duty));
    }
    if has(&[
        "进展", "进度", "情况", "备注", "问题", "说明", "状态", "电话", "联系", "评分", "分值", "note", "status",
        "progress", "comment",
    ]) {
        return Some(Head::Other);
    }
    if has(&["时限", "期限", "完成时间", "完成日期", "时间节点", "时间要求"])
        || is(&["时间", "完成", "due by", "timeline"])
    {
        return Some(Head::Duty(Duty::Deadline));
    }
    if has(&["领导", "责任人", "负责人"]) {
        return Some(Head::Duty(Duty::Leader));
    }
    if is(&["科室", "部门", "处室", "股室", "责任主体", "实施主体", "责任分工"]) {
        return Some(Head::Duty(Duty::Responsible));
    }
    let of_theme = ["类别", "板块", "领域", "分类", "主题", "类型", "方面", "大项", "重点方向", "一级任务", "项目类"];
    if has(&of_theme) || is(&["theme", "category", "area", "goal", "section", "objective"]) {
        return Some(Head::Theme);
    }
    if has(&["目标", "标准", "成效", "成果", "指标", "target", "outcome"]) {
        return Some(Head::Aim);
    }
    let of_task =
        ["任务", "工作", "事项", "内容", "措施", "举措", "项目", "要点", "task", "action", "activity", "work"];
    (has(&of_task) || is(&["item", "description", "deliverable"])).then_some(Head::Task)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(heads: &str) -> Option<Vec<Column>> {
        header(&Row::of(1, heads.split('|'))).map(|columns| columns.columns.into_iter().map(|(_, kind)| kind).collect())
    }

    #[test]
    fn words_say_what_a_column_holds() {
        use Column::{More, Number, Other, Text, Theme};
        let duty = Column::Duty;
        assert_eq!(
            columns("序 号|类别|工作任务|分管领导|牵头单位|责任单位|配合单位|完成时限|备注").unwrap(),
            [
                Number,
                Theme,
                Text,
                duty(Duty::Leader),
                duty(Duty::LeadUnit),
                duty(Duty::Responsible),
                duty(Duty::Supporting),
                duty(Duty::Deadline),
                Other("备注".to_owned())
            ]
        );
        assert_eq!(columns("重点工作|工作目标|责任\n单位").unwrap(), [Text, More, duty(Duty::Responsible)]);
        assert_eq!(
            columns("No.|Task|Lead|Due date").unwrap(),
            [Number, Text, duty(Duty::LeadUnit), duty(Duty::Deadline)]
        );
        for heads in [
            "工作任务",
            "甲|乙",
            "1|修路|甲科",
            "推进重点项目建设，扎实开展各项工作任务|责任单位甲乙丙丁戊己庚辛壬癸子丑寅卯",
        ] {
            assert_eq!(columns(heads), None, "{heads}");
        }
    }

    #[test]
    fn the_sentence_stands_in_one_column() {
        let rows: Vec<Row> = ["产业|修路|甲科", "|架桥|乙科"].iter().map(|row| Row::of(1, row.split('|'))).collect();
        let mut columns = header(&Row::of(1, "重点工作|具体措施|责任单位".split('|'))).unwrap();
        columns.settle(&rows);
        let kinds: Vec<Column> = columns.columns.iter().map(|(_, kind)| kind.clone()).collect();
        assert_eq!(kinds, [Column::Theme, Column::Text, Column::Duty(Duty::Responsible)]);
        let rows: Vec<Row> =
            ["修路|拓宽|甲科", "架桥|加固|乙科"].iter().map(|row| Row::of(1, row.split('|'))).collect();
        let mut columns = header(&Row::of(1, "工作任务|具体措施|责任单位".split('|'))).unwrap();
        columns.settle(&rows);
        assert_eq!(columns.columns[0].1, Column::Text);
        assert_eq!(columns.columns[1].1, Column::More);
    }
}
