//! Returned ledgers against the states they were made from and the board as it stands now.

use super::ledger::{LedgerFault, ReturnedLedger, ReturnedRow};
use super::row::RowContext;
use super::taken::{Remark, Returned, TakenBy};
use crate::plan::Plan;
use crate::plan::id::RecordId;
use crate::report::ledger::LedgerColumn;

impl Returned {
    /// What `ledgers` change on `plan`, one after the other, as if all came at once. `new_id` gives the ids of new records.
    ///
    /// # Errors
    ///
    /// Everything that is wrong; then nothing is to be taken.
    pub fn of(
        plan: &Plan,
        ledgers: &[ReturnedLedger],
        writer: TakenBy<'_>,
        mut new_id: impl FnMut() -> RecordId,
    ) -> Result<Self, Vec<LedgerFault>> {
        let mut returned = Self::default();
        let mut faults = Vec::new();
        let mut plan = plan.clone();
        for ledger in ledgers {
            let base = match base(&plan, ledger) {
                Ok(base) => base,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            returned.remarks.extend(ledger.without_id.iter().map(|line| Remark::NoId { line: *line }));
            for row in &ledger.rows {
                let Some(was) = base.numbered(row.item) else {
                    faults.push(LedgerFault::NoItem { line: row.line, item: row.item });
                    continue;
                };
                let mut desk = RowContext {
                    base: &base,
                    was,
                    row,
                    lang: ledger.origin.lang,
                    writer,
                    now: writer.now,
                    new_id: &mut new_id,
                };
                desk.compare(&mut plan, &mut returned, &mut faults);
            }
        }
        if faults.is_empty() { Ok(returned) } else { Err(faults) }
    }
}

/// The plan as it was when the ledger was made of it: `plan` without what came later.
fn base(plan: &Plan, ledger: &ReturnedLedger) -> Result<Plan, LedgerFault> {
    let origin = ledger.origin;
    if origin.created.is_some() && origin.created != plan.created {
        return Err(LedgerFault::OtherBoard);
    }
    let count = match origin.step {
        Some(id) => 1 + plan.log.iter().position(|step| step.id == id).ok_or(LedgerFault::OtherBoard)?,
        None => 0,
    };
    let base = plan.with_steps(count).map_err(|_| LedgerFault::LogMismatch)?;
    // A ledger made before the board had a file does not say of which board it is; its sentences do.
    let is_same = |row: &&ReturnedRow| {
        let theirs = row.cells.get(&LedgerColumn::Task).map(String::as_str);
        base.numbered(row.item).is_some_and(|item| theirs == Some(item.text.trim()))
    };
    let same = ledger.rows.iter().filter(is_same).count();
    if origin.created.is_none() && same * 2 < ledger.rows.len() {
        return Err(LedgerFault::OtherBoard);
    }
    Ok(base)
}
