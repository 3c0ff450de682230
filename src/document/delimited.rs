//! Text with commas or tabs between columns, quoted as Excel does, to a table.

use super::block::{Block, Row};
use super::table;

/// The header must be among so many lines at the top.
const TOP: usize = 20;

/// The table of a text, if one of its first lines is a header in columns parted by one of these signs.
pub(super) fn blocks(text: &str, delimiters: &[u8]) -> Option<Vec<Block>> {
    let head = |delimiter: char| {
        text.lines().take(TOP).any(|line| {
            let cells = line.split(delimiter).map(|cell| cell.trim().trim_matches('"'));
            line.contains(delimiter) && table::header(&Row::of(1, cells)).is_some()
        })
    };
    let delimiter = *delimiters.iter().find(|delimiter| head(char::from(**delimiter)))?;
    // Tabs between words of a plain text are no sign of quoting; there the lines are read as they stand.
    let quoted = delimiter != b'\t' || text.contains("\t\"") || text.starts_with('"');
    let quoting = quoted && text.matches('"').count().is_multiple_of(2);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut line, mut from) = (1, 0);
    while let Ok(true) = reader.read_record(&mut record) {
        // Blank lines before a record count to it.
        let at = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(from);
        let blank = text[at..].bytes().take_while(|byte| *byte == b'\n').count();
        line += text[from..at + blank].matches('\n').count();
        from = at + blank;
        rows.push(Row::of(line, record.iter()));
    }
    rows.retain(|row| !row.cells.is_empty());
    Some(vec![Block::Table(rows)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_may_hold_anything() {
        let blocks = blocks("序号,工作任务,责任单位\n1,\"修路,\n架桥\",甲科\n\n2,通水,\n", b",").unwrap();
        let Block::Table(rows) = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(rows[1].at(1).map(|cell| cell.text.as_str()), Some("修路,\n架桥"));
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 5]);
        assert_eq!(super::blocks("要点\n1.修路，架桥\n", b","), None);
    }
}
