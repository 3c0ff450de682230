//! The ledger as comma-separated values: UTF-8 with a byte order mark, so that Excel reads the Chinese, and with nothing
//! that a spreadsheet would compute.

use super::ledger::{LedgerColumn, LedgerOrigin};
use super::slice::Slice;

/// What Excel knows UTF-8 by.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The ledger of `slice`.
///
/// # Errors
///
/// None that memory does not give.
pub fn csv(slice: &Slice<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    let head = |column: LedgerColumn| match column {
        LedgerColumn::Id => LedgerOrigin::of(slice.plan, slice.lang).text(),
        column => column.words().say(slice.lang).to_owned(),
    };
    out.write_record(LedgerColumn::ALL.map(head))?;
    for item in &slice.items {
        out.write_record(
            LedgerColumn::ALL.map(|column| defused(column.cell(slice.plan, item, slice.lang, slice.now))),
        )?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

/// A cell with an apostrophe before what a spreadsheet would take for a formula.
fn defused(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// A cell as it was before [`csv`] made it harmless.
pub fn undefused(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet would compute the cell; full-width signs count, since some programs read them alike.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\'']) && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+1+1", "'+1+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("＝1+1", "'＝1+1"),
            ("'=1+1", "''=1+1"),
            ("-3", "-3"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(defused(cell.to_owned()), expected);
            assert_eq!(undefused(expected), cell);
        }
        assert_eq!(undefused("'甲'"), "'甲'");
    }
}
