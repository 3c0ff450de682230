//! The rows of a returned ledger by item and column, wherever they stand now.

use std::collections::{BTreeMap, HashSet};

use crate::lang::{Lang, returned as words};
use crate::report::csv::undefused;
use crate::report::ledger::{LedgerColumn, LedgerOrigin};

/// A returned ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnedLedger {
    /// Of which state of which board it is.
    pub origin: LedgerOrigin,
    /// Its rows.
    pub rows: Vec<ReturnedRow>,
    /// Lines with cells but without an id.
    pub without_id: Vec<usize>,
}

/// A row of one.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnedRow {
    /// The row in the file, from 1.
    pub line: usize,
    /// The item it is about.
    pub item: u32,
    /// The cells of the columns that are still there.
    pub cells: BTreeMap<LedgerColumn, String>,
}

/// Why nothing is taken from a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerFault {
    /// A column has a head that no column has, and one is missing.
    Renamed {
        /// The heads that mean nothing.
        unknown: Vec<String>,
        /// The columns that are missing.
        missing: Vec<LedgerColumn>,
    },
    /// Two columns have the same head.
    RepeatedColumn(LedgerColumn),
    /// Two rows have the same id.
    RepeatedRow {
        /// The second of them, from 1.
        line: usize,
        /// The item.
        item: u32,
    },
    /// It is of another board, or of a state that the board's log does not know.
    OtherBoard,
    /// The board's log does not lead to its plan.
    LogMismatch,
    /// A row is about an item that the board never had.
    NoItem {
        /// The row, from 1.
        line: usize,
        /// The id.
        item: u32,
    },
    /// A cell cannot be what it says.
    BadCell {
        /// The row, from 1.
        line: usize,
        /// The column.
        column: LedgerColumn,
        /// What stands in it.
        text: String,
        /// What may stand in it, where that can be listed.
        allowed: Vec<String>,
    },
}

impl ReturnedLedger {
    /// Reads the rows of a table, each with its line; none if it is no ledger of ours.
    ///
    /// # Errors
    ///
    /// Columns or rows that are no longer what they were.
    pub fn read<'a>(table: impl IntoIterator<Item = (usize, &'a [String])>) -> Result<Option<Self>, LedgerFault> {
        let mut rows = table.into_iter();
        let found = rows.find_map(|(_, cells)| {
            let id = cells.iter().position(|cell| LedgerOrigin::read(cell).is_some())?;
            Some((id, LedgerOrigin::read(&cells[id])?, cells))
        });
        let Some((id, origin, heads)) = found else { return Ok(None) };
        let columns = columns(heads, id)?;
        let mut ledger = Self { origin, rows: Vec::new(), without_id: Vec::new() };
        let mut seen = HashSet::new();
        for (line, cells) in rows {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(item) = cells.get(id).and_then(|cell| item(cell)) else {
                ledger.without_id.push(line);
                continue;
            };
            if !seen.insert(item) {
                return Err(LedgerFault::RepeatedRow { line, item });
            }
            let cell =
                |place: &usize| cells.get(*place).map_or(String::new(), |cell| undefused(cell.trim()).to_owned());
            let cells = columns.iter().map(|(column, place)| (*column, cell(place))).collect();
            ledger.rows.push(ReturnedRow { line, item, cells });
        }
        Ok(Some(ledger))
    }
}

fn item(cell: &str) -> Option<u32> {
    // Programs may have made `7.0` of it.
    let cell = cell.trim();
    cell.strip_suffix(".0").unwrap_or(cell).parse().ok()
}

/// Where the columns stand; other columns, of the unit's own, are left alone while none of ours is missing.
fn columns(heads: &[String], id: usize) -> Result<BTreeMap<LedgerColumn, usize>, LedgerFault> {
    let mut columns = BTreeMap::new();
    let mut unknown = Vec::new();
    for (place, head) in heads.iter().enumerate().filter(|(place, head)| *place != id && !head.trim().is_empty()) {
        match LedgerColumn::named(head) {
            Some(column) if columns.insert(column, place).is_some() => return Err(LedgerFault::RepeatedColumn(column)),
            Some(_) => {}
            None => unknown.push(head.trim().to_owned()),
        }
    }
    let is_missing = |column: &LedgerColumn| *column != LedgerColumn::Id && !columns.contains_key(column);
    let missing: Vec<LedgerColumn> = LedgerColumn::ALL.into_iter().filter(is_missing).collect();
    if !unknown.is_empty() && !missing.is_empty() {
        return Err(LedgerFault::Renamed { unknown, missing });
    }
    Ok(columns)
}

impl LedgerFault {
    /// What is wrong, where, and what to do.
    pub fn say(&self, lang: Lang) -> String {
        let name = |column: &LedgerColumn| column.words().say(lang).to_owned();
        match self {
            Self::Renamed { unknown, missing } => {
                words::renamed(lang, unknown, &missing.iter().map(name).collect::<Vec<_>>())
            }
            Self::RepeatedColumn(column) => words::repeated_column(lang, &name(column)),
            Self::RepeatedRow { line, item } => words::repeated_row(lang, *line, *item),
            Self::OtherBoard => words::other_board(lang).to_owned(),
            Self::LogMismatch => words::log_mismatch(lang).to_owned(),
            Self::NoItem { line, item } => words::no_item(lang, *line, *item),
            Self::BadCell { line, column, text, allowed } => words::bad_cell(lang, *line, &name(column), text, allowed),
        }
    }
}
