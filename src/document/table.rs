//! Tables to entries: group rows are themes, a blank cell repeats the one above it, `/` is none, notes are no items.

use std::collections::HashMap;

use super::block::{Join, Row};
use super::clause::{self, Clause};
pub(super) use super::heads::header;
use super::heads::{Column, Columns};
use super::label::{Duty, label};
use super::marker::{half_width, marker};
use super::names::is_none;
use super::natural::natural;

/// What a row of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// A line above the header, or of a table without one.
    Line {
        line: usize,
        text: String,
    },
    /// A theme, or below one, with how deep the table puts it: 0 or 1.
    Heading {
        line: usize,
        text: String,
        depth: u8,
    },
    Item(TableItem),
    /// What stands in columns and rows of no use for the plan.
    Stray {
        line: usize,
        text: String,
    },
}

/// An item of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableItem {
    pub(super) line: usize,
    /// As printed in the column of numbers, or before the sentence.
    pub(super) marker: String,
    pub(super) number: String,
    pub(super) paragraphs: Vec<String>,
    /// What the columns say.
    pub(super) clause: Clause,
}

/// Reads a table; one without a header goes on under the header of the table before it if it is as wide.
pub(super) fn read(rows: &[Row], last: &mut Option<(Columns, usize)>) -> Vec<Entry> {
    let mut reader = Reader { columns: None, above: HashMap::new(), entries: Vec::new() };
    let width = rows.iter().map(width).max().unwrap_or(0);
    if !rows.iter().any(|row| header(row).is_some()) {
        reader.columns = last.take().filter(|(_, of_last)| *of_last == width).map(|(columns, _)| columns);
    }
    let mut at = 0;
    while at < rows.len() {
        at += reader.take(rows, at);
    }
    *last = reader.columns.map(|columns| (columns, width));
    reader.entries
}

fn width(row: &Row) -> usize {
    row.cells.last().map_or(0, |cell| cell.column + cell.span.max(1))
}

struct Reader {
    columns: Option<Columns>,
    /// What each column held last.
    above: HashMap<usize, String>,
    entries: Vec<Entry>,
}

impl Reader {
    /// Takes the row at `at`; gives how many rows were read.
    fn take(&mut self, rows: &[Row], at: usize) -> usize {
        let row = &rows[at];
        if row.filled().next().is_none() {
            return 1;
        }
        if self.columns.as_ref().is_some_and(|columns| columns.is_repeated_by(row)) {
            return 1;
        }
        if let Some(mut columns) = header(row) {
            let second = rows.get(at + 1).is_some_and(|second| columns.refine(row, second));
            let read = 1 + usize::from(second);
            columns.settle(&rows[at + read..]);
            self.columns = Some(columns);
            self.above.clear();
            return read;
        }
        match self.columns.clone() {
            Some(columns) => self.data(&columns, row),
            None => self.lines(row),
        }
        1
    }

    fn lines(&mut self, row: &Row) {
        for cell in row.filled() {
            let lines = cell.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
            self.entries.extend(lines.map(|text| Entry::Line { line: row.line, text: text.to_owned() }));
        }
    }

    fn data(&mut self, columns: &Columns, row: &Row) {
        let first = row.filled().next().map_or("", |cell| cell.text.as_str());
        if is_note(first) {
            return self.stray(row.line, row.filled().map(|cell| cell.text.as_str()));
        }
        let at = |kind: &Column| columns.columns.iter().find(|(_, column)| column == kind).map(|(at, _)| *at);
        let own = |column: usize| row.at(column).filter(|cell| cell.column == column).map_or("", |cell| &cell.text);
        let (number, text) = (at(&Column::Number), at(&Column::Text));
        if let Some(heading) = group(row, number, text) {
            self.above.clear();
            let text = heading.replace('\n', "");
            return self.entries.push(Entry::Heading { line: row.line, text, depth: 0 });
        }
        let own_number = number.map_or("", own);
        let own_text = text.map_or("", own);
        if own_number.is_empty() && own_text.is_empty() {
            return self.more(columns, row);
        }
        self.headings(columns, row);
        self.item(columns, row, own_number, own_text);
    }

    /// The theme columns, where they change.
    fn headings(&mut self, columns: &Columns, row: &Row) {
        let mut changed = false;
        for (at, column) in &columns.columns {
            let depth = match column {
                Column::Theme => 0,
                Column::Subtheme => 1,
                _ => continue,
            };
            let own = row.at(*at).filter(|cell| cell.column == *at).map_or("", |cell| cell.text.as_str());
            let own = own.replace('\n', "");
            let above = self.above.get(at).map_or("", String::as_str);
            if !own.is_empty() && (own != above || changed) {
                changed = true;
                self.above.insert(*at, own.clone());
                self.entries.push(Entry::Heading { line: row.line, text: own, depth });
            }
        }
    }

    fn item(&mut self, columns: &Columns, row: &Row, own_number: &str, own_text: &str) {
        let mut item = TableItem { line: row.line, ..TableItem::default() };
        let mut number = own_number.to_owned();
        let mut others = Vec::new();
        for (at, column) in &columns.columns {
            let cell = row.at(*at).filter(|cell| cell.column == *at);
            let own = cell.map_or("", |cell| cell.text.as_str());
            match column {
                Column::Text => {
                    let text = self.filled(*at, own);
                    item.paragraphs.extend(lines(&text));
                }
                Column::More => item.paragraphs.extend(lines(own).filter(|line| !is_none(line))),
                Column::Duty(duty) => {
                    let text = self.filled(*at, own);
                    add(&mut item.clause, *duty, &text);
                }
                Column::Number => {
                    let merged = cell.is_some_and(|cell| cell.join == Join::Above) || self.is_grouped(columns, row);
                    if !own.is_empty() {
                        self.above.insert(*at, own.to_owned());
                    } else if merged {
                        number = self.above.get(at).cloned().unwrap_or_default();
                    }
                }
                Column::Other(head) if !is_none(own) => others.push(format!("{head}：{own}")),
                Column::Other(_) | Column::Theme | Column::Subtheme => {}
            }
        }
        // Columns without a head.
        let is_known = |column: usize| columns.columns.iter().any(|(at, _)| *at == column);
        let rest = row.filled().filter(|cell| !is_known(cell.column)).map(|cell| cell.text.clone());
        others.extend(rest.filter(|text| !is_none(text)));
        self.number(&mut item, &number, own_text);
        self.entries.push(Entry::Item(item));
        for text in others {
            self.stray(row.line, [text.as_str()]);
        }
    }

    /// The number of its column, else the one before the sentence.
    fn number(&self, item: &mut TableItem, number: &str, own_text: &str) {
        let printed = number.trim();
        let plain = marker(printed).filter(|marker| marker.rest.is_empty()).map(|marker| marker.number);
        item.number = plain.unwrap_or_else(|| half_width(printed));
        item.marker = printed.to_owned();
        let Some(first) = item.paragraphs.first().cloned() else { return };
        let Some(marker) = marker(&first).filter(|_| !own_text.is_empty()) else { return };
        if item.number.is_empty() || marker.number == item.number {
            if item.number.is_empty() {
                item.number.clone_from(&marker.number);
                item.marker = marker.printed.to_owned();
            }
            item.paragraphs[0] = marker.rest.to_owned();
        }
    }

    /// Whether a theme's column is blank too: then the blank number belongs to the same group of rows.
    fn is_grouped(&self, columns: &Columns, row: &Row) -> bool {
        let headings = columns.columns.iter().filter(|(_, column)| matches!(column, Column::Theme | Column::Subtheme));
        let blank = |column: usize| row.at(column).is_none_or(|cell| cell.text.is_empty());
        headings.clone().next().is_some() && headings.clone().all(|(at, _)| blank(*at))
    }

    /// A blank cell repeats the one above.
    fn filled(&mut self, column: usize, own: &str) -> String {
        if own.is_empty() {
            return self.above.get(&column).cloned().unwrap_or_default();
        }
        self.above.insert(column, own.to_owned());
        own.to_owned()
    }

    /// A row without number and sentence says more about the item above it.
    fn more(&mut self, columns: &Columns, row: &Row) {
        let texts = || row.filled().map(|cell| cell.text.as_str());
        let Some(Entry::Item(item)) = self.entries.iter_mut().rev().find(|entry| !matches!(entry, Entry::Stray { .. }))
        else {
            return self.stray(row.line, texts());
        };
        let mut others = Vec::new();
        for cell in row.filled() {
            match columns.columns.iter().find(|(at, _)| *at == cell.column).map(|(_, column)| column) {
                Some(Column::Duty(duty)) => {
                    self.above.insert(cell.column, cell.text.clone());
                    add(&mut item.clause, *duty, &cell.text);
                }
                Some(Column::More) => item.paragraphs.extend(lines(&cell.text)),
                _ => others.push(cell.text.clone()),
            }
        }
        for text in others {
            self.stray(row.line, [text.as_str()]);
        }
    }

    fn stray<'a>(&mut self, line: usize, texts: impl IntoIterator<Item = &'a str>) {
        let text = texts.into_iter().collect::<Vec<_>>().join(" ").replace('\n', " ");
        self.entries.push(Entry::Stray { line, text });
    }
}

fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}

/// What a cell of a column of names or times says; a cell may have labels or words of its own.
fn add(clause: &mut Clause, duty: Duty, text: &str) {
    let labelled = label(text).is_some_and(|label| label.duty.is_some());
    let own = if labelled { clause::read(text) } else { natural(text).filter(|_| duty != Duty::Deadline) };
    match own {
        Some(own) => clause.extend(own),
        None => clause.add(duty, text),
    }
}

/// The heading a row is: one cell filled at its beginning, or one over all columns.
fn group(row: &Row, number: Option<usize>, text: Option<usize>) -> Option<&str> {
    let mut filled = row.filled();
    let (cell, None) = (filled.next()?, filled.next()) else { return None };
    if row.cells.iter().any(|cell| cell.join == Join::Above) {
        return None;
    }
    let marker = marker(&cell.text);
    if let Some(marker) = &marker {
        return marker.style.is_heading().then_some(&cell.text);
    }
    let is_bare_number = half_width(&cell.text).chars().all(|c| c.is_ascii_digit());
    let begins = cell.column == 0 || cell.span > 2;
    let is_sentence = text == Some(cell.column) && number.is_some() && cell.span < 2;
    (begins && !is_sentence && !is_bare_number).then_some(&cell.text)
}

/// Notes, sums and signatures at the foot.
fn is_note(text: &str) -> bool {
    const NOTES: [&str; 16] = [
        "备注：",
        "备注:",
        "注：",
        "注:",
        "说明：",
        "说明:",
        "填表",
        "填报",
        "制表",
        "审核",
        "合计",
        "总计",
        "注1",
        "Note:",
        "Notes:",
        "Total",
    ];
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).take(8).collect();
    NOTES.iter().any(|note| bare.starts_with(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(table: &str) -> Vec<Entry> {
        let rows: Vec<Row> = (1..).zip(table.lines()).map(|(line, row)| Row::of(line, row.split('|'))).collect();
        read(&rows, &mut None)
    }

    #[test]
    fn rows_are_items_groups_and_notes() {
        let entries = entries(
            "重点工作清单\n序号|工作任务|分管领导|牵头单位|配合单位|完成时限|备注\n一、产业||||||\n1|修路|某　甲|甲科|/|6月底|急\n\
             2|架桥||||12月底|\n序号|工作任务|分管领导|牵头单位|配合单位|完成时限|备注\n二、民生||||||\n3|通水|王一|乙科|丙科||\n备注：略|||||",
        );
        let shown: Vec<String> = entries
            .iter()
            .map(|entry| match entry {
                Entry::Line { text, .. } => format!("line {text}"),
                Entry::Heading { text, .. } => format!("theme {text}"),
                Entry::Stray { line, text } => format!("stray {line} {text}"),
                Entry::Item(item) => format!(
                    "{} {} {} {} {} {}",
                    item.number,
                    item.paragraphs.join("/"),
                    item.clause.leaders.join("、"),
                    item.clause.lead_units.join("、"),
                    item.clause.supporting_units.join("、"),
                    item.clause.deadline.as_deref().unwrap_or("-")
                ),
            })
            .collect();
        assert_eq!(
            shown,
            [
                "line 重点工作清单",
                "theme 一、产业",
                "1 修路 某甲 甲科  6月底",
                "stray 4 备注：急",
                "2 架桥 某甲 甲科  12月底",
                "theme 二、民生",
                "3 通水 王一 乙科 丙科 -",
                "stray 9 备注：略",
            ]
        );
    }

    #[test]
    fn columns_of_themes_and_second_headers() {
        let entries = entries(
            "类别|序号|工作内容|责任分工||\n|||牵头单位|责任单位|\n党建|1|学习|甲科|乙科|\n|2|培训|丙科|A牵头，B配合|",
        );
        let Entry::Heading { text, .. } = &entries[0] else { panic!("{entries:?}") };
        assert_eq!(text, "党建");
        let Entry::Item(item) = &entries[1] else { panic!("{entries:?}") };
        assert_eq!((item.number.as_str(), &item.clause.lead_units[..]), ("1", &["甲科".to_owned()][..]));
        let Entry::Item(item) = &entries[2] else { panic!("{entries:?}") };
        assert_eq!(item.clause.lead_units, ["丙科", "A"]);
        assert_eq!(item.clause.supporting_units, ["B"]);
    }
}
