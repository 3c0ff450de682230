//! `yaodian import` of ledgers that were exported and come back filled in: one reviewed step.

use std::collections::BTreeSet;
use std::time::{Duration, UNIX_EPOCH};

use clap::ArgMatches;
use serde_json::json;
use ulid::{Generator, Ulid};

use super::super::backup;
use super::super::board::{Named, Place};
use super::super::change::make_told;
use super::super::json::pretty;
use super::super::{Environment, Fault, output};
use super::source::Source;
use super::target::{asked, quoted};
use crate::clock::Now;
use crate::document;
use crate::lang::{board, returned as words};
use crate::plan::Plan;
use crate::plan::id::{ItemId, RecordId};
use crate::plan::step::{Edit, Kind};
use crate::report::returned::{LedgerFault, Remark, Returned, ReturnedLedger, TakenBy};
use crate::text::safe::safe;

/// The ledger a document is; none if it is something else.
pub(super) fn read(source: &Source<'_>, world: &Environment) -> Result<Option<ReturnedLedger>, Fault> {
    // What is wrong with a document is told by who reads it as a plan.
    let Ok(Some(rows)) = document::cells(&source.bytes) else { return Ok(None) };
    let table = rows.iter().map(|row| (row.line, row.cells.as_slice()));
    ReturnedLedger::read(table).map_err(|fault| wrong(&[fault], world))
}

fn wrong(faults: &[LedgerFault], world: &Environment) -> Fault {
    Fault::Wish(faults.iter().map(|fault| fault.say(world.lang)).collect::<Vec<_>>().join("\n"))
}

/// Shows what `ledgers` change, and takes it if it may.
pub(super) fn take_in(
    ledgers: Vec<ReturnedLedger>,
    sources: &[Source<'_>],
    matches: &ArgMatches,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let place = Place::of(matches, world)?;
    let answer = review(&ledgers, sources, &place, world, options);
    answer.map_err(|fault| backup::with_backups(fault, &place, world))
}

fn review(
    ledgers: &[ReturnedLedger],
    sources: &[Source<'_>],
    place: &Place,
    world: &Environment,
    options: &ArgMatches,
) -> Result<u8, Fault> {
    let plan = place.plan()?;
    let returned = compared(&plan, ledgers, world)?;
    let is_json = options.get_flag("json");
    let is_dry = options.get_flag("dry-run");
    if is_dry || returned.changes.is_empty() {
        let did = if is_dry { "shown" } else { "unchanged" };
        output::print(&told(&returned, &plan, did, is_json, world)?);
        return Ok(0);
    }
    if !options.get_flag("merge") && !may(&returned, &plan, sources, place, is_json, world)? {
        return Ok(1);
    }
    // Somebody may have changed the board while the changes were looked at: they are decided anew on what is there now.
    make_told(place, world, None, |desk, _| {
        let returned = compared(desk.plan, ledgers, world)?;
        let text = told(&returned, desk.plan, "filled", is_json, world)?;
        if returned.changes.is_empty() {
            output::print(&text);
            return Ok(None);
        }
        let label = words::filled_in(desk.lang, returned.cells.len(), items(&returned));
        let edit = Edit { kind: Kind::Edit, label, undoes: None, changes: returned.changes, merged: Vec::new() };
        Ok(Some((edit, text)))
    })
}

fn compared(plan: &Plan, ledgers: &[ReturnedLedger], world: &Environment) -> Result<Returned, Fault> {
    let writer = TakenBy { by: &world.by, now: (world.clock)() };
    Returned::of(plan, ledgers, writer, ids(writer.now)).map_err(|faults| wrong(&faults, world))
}

/// Ids that sort in the order they are given, so that the records of one cell keep the order of its lines.
fn ids(now: Now) -> impl FnMut() -> RecordId {
    let mut ids = Generator::new();
    let moment = UNIX_EPOCH + Duration::from_millis(now.millis());
    move || RecordId(ids.generate_from_datetime(moment).unwrap_or_else(|_| Ulid::from_datetime(moment)))
}

fn items(returned: &Returned) -> usize {
    returned.cells.iter().map(|cell| cell.item).collect::<BTreeSet<ItemId>>().len()
}

/// Asks whether it is to be taken; without a terminal names the commands to choose from.
fn may(
    returned: &Returned,
    plan: &Plan,
    sources: &[Source<'_>],
    place: &Place,
    is_json: bool,
    world: &Environment,
) -> Result<bool, Fault> {
    let lang = world.lang;
    if !is_json {
        eprint!("{}", told(returned, plan, "shown", false, world)?);
    }
    if !world.terminal.is_there {
        let documents: Vec<String> = sources.iter().map(|source| quoted(&source.document.to_string_lossy())).collect();
        let board = match place.named {
            Named::Default => String::new(),
            Named::Board => {
                let name = place.path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                format!("-b {} ", quoted(&name))
            }
            Named::File => format!("-f {} ", quoted(&place.path.to_string_lossy())),
        };
        let commands = words::choices(lang, &board, &documents.join(" "));
        return Err(Fault::Choice { text: words::choose(lang).to_owned(), commands });
    }
    let yes = asked(words::ask(lang));
    if !yes {
        output::tell(crate::lang::import::not_done(lang));
    }
    Ok(yes)
}

/// Every cell taken, every clash and remark, and the sum of it.
fn told(returned: &Returned, plan: &Plan, did: &str, is_json: bool, world: &Environment) -> Result<String, Fault> {
    let lang = world.lang;
    let number = |item: ItemId| match plan.item(item) {
        Some(item) if !item.number.is_empty() => item.number.clone(),
        _ => format!("#{}", plan.item_no(item).unwrap_or(0)),
    };
    let name = |item: ItemId| board::item(lang, &number(item));
    if is_json {
        let cell =
            |item: ItemId, column: &str| json!({"id": plan.item_no(item), "number": number(item), "column": column});
        let with = |mut object: serde_json::Value, pairs: [(&str, &str); 2]| {
            pairs.iter().for_each(|(key, value)| object[key] = (*value).into());
            object
        };
        let cells: Vec<_> = (returned.cells.iter())
            .map(|c| with(cell(c.item, c.column.words().en), [("from", &c.from), ("to", &c.to)]))
            .collect();
        let clashes: Vec<_> = (returned.clashes.iter())
            .map(|c| with(cell(c.item, c.column.words().en), [("board", &c.ours), ("ledger", &c.theirs)]))
            .collect();
        return Ok(pretty(&json!({"did": did, "cells": cells, "clashes": clashes}))?);
    }
    let mut lines: Vec<String> = (returned.cells.iter())
        .map(|cell| words::taken(lang, &name(cell.item), cell.column.words().say(lang), &cell.from, &cell.to))
        .collect();
    lines.extend(returned.clashes.iter().map(|clash| {
        words::clash(lang, &name(clash.item), clash.column.words().say(lang), &clash.ours, &clash.theirs)
    }));
    lines.extend(returned.remarks.iter().map(|remark| match remark {
        Remark::NoId { line } => words::no_id(lang, *line),
        Remark::Kept { item, lines } => words::kept(lang, &name(*item), *lines),
        Remark::OnlyTold { item, column } => words::only_told(lang, &name(*item), column.words().say(lang)),
    }));
    let (cells, items) = (returned.cells.len(), items(returned));
    lines.push(match did {
        _ if returned.changes.is_empty() => words::nothing_new(lang).to_owned(),
        "filled" => words::filled_in(lang, cells, items),
        _ => words::would_take(lang, cells, items),
    });
    if !returned.clashes.is_empty() {
        lines.push(words::clashes(lang, returned.clashes.len()));
    }
    Ok(lines.iter().map(|line| format!("{}\n", safe(line))).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::app::session::stamp;
    use crate::clock::Stamp;
    use crate::lang::Lang;
    use crate::plan::change::Change;
    use crate::report::csv;
    use crate::report::ledger::LedgerColumn;
    use crate::report::slice::Slice;

    fn at(text: &str) -> Now {
        Now::new(Stamp::parse_from_rfc3339(text).expect("a stamp"))
    }

    fn now() -> Now {
        at("2020-07-15T09:41:00+08:00")
    }

    /// The real plan with some records, as a board with a log.
    fn plan() -> Plan {
        let mut plan = document::default_plan().founded(at("2020-01-06T09:00:00+08:00"));
        fill(
            &mut plan,
            &[
                (7, LedgerColumn::Progress, "2020-03-01 已报送申报材料\n2020-06-01 省厅已受理\n　　待排期"),
                (7, LedgerColumn::Problems, "2020-06-20 两项材料需补"),
                (7, LedgerColumn::NextSteps, "2020-07-31前 补报材料（成果转化科）\n催办"),
                (9, LedgerColumn::Status, "滞后"),
                (3, LedgerColumn::Figures, "培育科技型企业：61 / 100家以上"),
            ],
        );
        plan
    }

    fn rows(plan: &Plan, lang: Lang, now: Now) -> Vec<Vec<String>> {
        let bytes = csv::csv(&Slice::whole(plan, now, lang)).expect("a table");
        let table = document::cells(&bytes).expect("it is read").expect("a table");
        let plain = |cell: String| csv::undefused(&cell).to_owned();
        table.into_iter().map(|row| row.cells.into_iter().map(plain).collect()).collect()
    }

    fn read(rows: &[Vec<String>]) -> ReturnedLedger {
        let table = (1..).zip(rows.iter().map(Vec::as_slice));
        ReturnedLedger::read(table).expect("it is sound").expect("it is a ledger")
    }

    fn taken(plan: &Plan, ledgers: &[ReturnedLedger]) -> Returned {
        Returned::of(plan, ledgers, TakenBy { by: "a@b", now: now() }, ids(now())).expect("it is sound")
    }

    fn make(plan: &mut Plan, changes: Vec<Change>) {
        let edit = Edit { kind: Kind::Edit, label: String::new(), undoes: None, changes, merged: Vec::new() };
        plan.apply(stamp(edit, "c@d", now())).expect("it fits");
    }

    fn place(column: LedgerColumn) -> usize {
        LedgerColumn::ALL.iter().position(|other| *other == column).expect("a column")
    }

    /// Puts texts into the cells of items and takes them.
    fn fill(plan: &mut Plan, cells: &[(usize, LedgerColumn, &str)]) {
        let mut rows = rows(plan, Lang::Zh, now());
        cells.iter().for_each(|(item, column, text)| (*text).clone_into(&mut rows[*item][place(*column)]));
        // Earlier than what the tests take, and later than what was filled in before: records stand in this order.
        let earlier = ids(at(&format!("2020-07-15T09:{:02}:00+08:00", 10 + plan.log.len())));
        let writer = TakenBy { by: "a@b", now: now() };
        let returned = Returned::of(plan, &[read(&rows)], writer, earlier).expect("it is sound");
        assert_eq!((returned.cells.len(), returned.clashes.len()), (cells.len(), 0), "{returned:?}");
        make(plan, returned.changes);
    }

    fn cell(plan: &Plan, item: u32, column: LedgerColumn) -> String {
        column.cell(plan, plan.numbered(item).expect("an item"), Lang::Zh, now())
    }

    #[test]
    fn a_ledger_that_nobody_touched_changes_nothing() {
        for lang in [Lang::Zh, Lang::En] {
            let plan = plan();
            let returned = taken(&plan, &[read(&rows(&plan, lang, now()))]);
            assert_eq!(returned, Returned::default());
        }
        // Also one that was made before the board had a file.
        let bare = document::default_plan();
        let ledger = read(&rows(&bare, Lang::Zh, now()));
        assert_eq!(taken(&bare.founded(now()), &[ledger]), Returned::default());
    }

    #[test]
    fn cells_become_what_was_filled_in() {
        for (item, column, text, expected) in [
            (7, LedgerColumn::Status, "已完成", "已完成"),
            (7, LedgerColumn::Status, "done", "已完成"),
            (9, LedgerColumn::Status, "推进中", "推进中"),
            (1, LedgerColumn::Progress, "召开推进会", "2020-07-15 召开推进会"),
            (1, LedgerColumn::Progress, "7月1日 召开推进会\n二稿", "2020-07-01 召开推进会\n2020-07-15 二稿"),
            (7, LedgerColumn::Problems, "", ""),
            (7, LedgerColumn::Problems, "2020-06-20 三项材料需补", "2020-06-20 三项材料需补"),
            (7, LedgerColumn::NextSteps, "催办\n8月底 上会", "催办\n2020-08-31前 上会"),
            (
                7,
                LedgerColumn::NextSteps,
                "2020-08-31前 补报材料（成果转化科）\n催办",
                "2020-08-31前 补报材料（成果转化科）\n催办",
            ),
            (3, LedgerColumn::Figures, "104", "培育科技型企业：104 / 100家以上"),
            (3, LedgerColumn::Figures, "104家", "培育科技型企业：104 / 100家以上"),
            (3, LedgerColumn::Figures, "培育科技型企业：〔待填〕 / 100家以上", "培育科技型企业：〔待填〕 / 100家以上"),
            (4, LedgerColumn::LeadUnits, "办公室，农村科技科", "办公室、农村科技科"),
            (4, LedgerColumn::Deadline, "9月底", "2020-09-30"),
            (4, LedgerColumn::Deadline, "长期", "长期"),
            (4, LedgerColumn::Task, "培育人才。", "培育人才。"),
            (
                4,
                LedgerColumn::Theme,
                "二、聚焦十堰国家高新区创建，打造科技创新高地",
                "二、聚焦十堰国家高新区创建，打造科技创新高地",
            ),
        ] {
            let mut plan = plan();
            let mut rows = rows(&plan, Lang::Zh, now());
            text.clone_into(&mut rows[item][place(column)]);
            let ledger = read(&rows);
            let returned = taken(&plan, std::slice::from_ref(&ledger));
            assert_eq!(returned.cells.len(), 1, "{text}: {returned:?}");
            make(&mut plan, returned.changes);
            assert_eq!(cell(&plan, u32::try_from(item).expect("small"), column), expected, "{text}");
            let again = taken(&plan, &[ledger]);
            assert_eq!((again.changes, again.clashes), (vec![], vec![]), "{text} a second time");
        }
    }

    #[test]
    fn progress_that_was_deleted_stays_and_is_told() {
        let plan = plan();
        let mut rows = rows(&plan, Lang::Zh, now());
        "本月已批复".clone_into(&mut rows[7][place(LedgerColumn::Progress)]);
        let returned = taken(&plan, &[read(&rows)]);
        assert_eq!(returned.remarks, [Remark::Kept { item: crate::plan::fixture::item_id(7), lines: 2 }]);
        let mut plan = plan;
        make(&mut plan, returned.changes);
        assert_eq!(plan.numbered(7).expect("an item").progress.len(), 3);
    }

    #[test]
    fn what_both_changed_is_a_clash_and_what_both_added_is_not() {
        let mut plan = plan();
        let mut rows = rows(&plan, Lang::Zh, now());
        for (item, column, text) in [
            (7, LedgerColumn::Status, "已完成"),
            (7, LedgerColumn::Progress, "2020-03-01 已报送申报材料\n2020-06-01 省厅已受理\n　　待排期\n单位填报"),
            (3, LedgerColumn::Figures, "104"),
            (4, LedgerColumn::LeadUnits, "办公室"),
            (5, LedgerColumn::Status, "推进中"),
        ] {
            text.clone_into(&mut rows[item][place(column)]);
        }
        fill(
            &mut plan,
            &[
                (7, LedgerColumn::Status, "推进中"),
                (7, LedgerColumn::Progress, "2020-03-01 已报送申报材料\n2020-06-01 省厅已受理\n　　待排期\n看板填报"),
                (3, LedgerColumn::Figures, "90"),
                (4, LedgerColumn::LeadUnits, "高新技术科"),
                (5, LedgerColumn::Status, "推进中"),
            ],
        );
        let returned = taken(&plan, &[read(&rows)]);
        let clashes: Vec<(u32, LedgerColumn)> = returned.clashes.iter().map(|c| (c.item.place(), c.column)).collect();
        let expected = [(3, LedgerColumn::Figures), (4, LedgerColumn::LeadUnits), (7, LedgerColumn::Status)];
        assert_eq!(clashes, expected);
        assert_eq!(returned.cells.len(), 1, "{returned:?}");
        make(&mut plan, returned.changes);
        let progress = cell(&plan, 7, LedgerColumn::Progress);
        assert!(
            progress.contains("\n2020-07-15 看板填报") && progress.ends_with("\n2020-07-15 单位填报"),
            "{progress}"
        );
    }

    #[test]
    fn what_is_wrong_is_a_fault() {
        let plan = plan();
        let fault = |change: &dyn Fn(&mut Vec<Vec<String>>)| {
            let mut rows = rows(&plan, Lang::Zh, now());
            change(&mut rows);
            let table = (1..).zip(rows.iter().map(Vec::as_slice));
            let ledger = ReturnedLedger::read(table).map_err(|fault| vec![fault]);
            let of = |ledger| Returned::of(&plan, &[ledger], TakenBy { by: "a@b", now: now() }, ids(now()));
            let faults = ledger.and_then(|ledger| of(ledger.expect("a ledger"))).expect_err("a fault");
            faults.iter().map(|fault| fault.say(Lang::En)).collect::<Vec<_>>().join("; ")
        };
        let set = |row: usize, column: LedgerColumn, text: &'static str| {
            move |rows: &mut Vec<Vec<String>>| text.clone_into(&mut rows[row][place(column)])
        };
        for (change, said) in [
            (Box::new(set(0, LedgerColumn::Status, "情况")) as Box<dyn Fn(&mut Vec<Vec<String>>)>, "heads “情况”"),
            (Box::new(set(0, LedgerColumn::Status, "主题")), "Two columns are headed “Theme”"),
            (Box::new(set(3, LedgerColumn::Id, "2")), "Row 4 repeats the item with id 2"),
            (Box::new(set(3, LedgerColumn::Id, "99")), "Row 4: the board has no item with id 99"),
            (
                Box::new(set(3, LedgerColumn::Status, "办理中")),
                "Row 4, Status: “办理中” is not possible; possible: 未启动",
            ),
            (Box::new(set(3, LedgerColumn::Figures, "很多")), "Row 4, Figures: “很多”"),
            (Box::new(set(3, LedgerColumn::Theme, "八、新")), "Row 4, Theme: “八、新”"),
            (Box::new(set(0, LedgerColumn::Id, "yaodian 2019-01-01T00:00:00Z - zh")), "not exported from this board"),
        ] {
            let told = fault(&*change);
            assert!(told.contains(said), "{told}");
        }
    }

    /// A cell filled in, as units do it.
    fn filled() -> impl Strategy<Value = (Index, LedgerColumn, &'static str)> {
        let choices = vec![
            (LedgerColumn::Status, "推进中"),
            (LedgerColumn::Status, "已完成"),
            (LedgerColumn::Progress, "+2020-07-10 已印发=1"),
            (LedgerColumn::Progress, "+又一条\n　　还有一行"),
            (LedgerColumn::Problems, "+经费未到位"),
            (LedgerColumn::Problems, ""),
            (LedgerColumn::NextSteps, "+2020-09-30前 上会"),
            (LedgerColumn::NextSteps, ""),
            (LedgerColumn::Deadline, "2020-12-01"),
            (LedgerColumn::Leaders, "汪厚发、甲乙丙"),
            (LedgerColumn::ResponsibleUnits, "办公室"),
            (LedgerColumn::Number, "=1+1"),
        ];
        (any::<Index>(), prop::sample::select(choices)).prop_map(|(item, (column, text))| (item, column, text))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn exactly_the_cells_filled_in_change_whatever_the_order_of_rows_and_columns(
            fills in prop::collection::vec(filled(), 0..8),
            by_three in any::<bool>(),
            columns in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
            order in Just((1..27).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let mut plan = plan();
            let before = rows(&plan, Lang::Zh, now());
            let mut after = before.clone();
            let mut touched = BTreeSet::new();
            for (item, column, text) in &fills {
                let row = 1 + item.index(26);
                if !touched.insert((row, *column)) {
                    continue;
                }
                let cell = &mut after[row][place(*column)];
                match text.strip_prefix('+') {
                    Some(line) => *cell = [cell.as_str(), line].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join("\n"),
                    None => (*text).clone_into(cell),
                }
            }
            let sent = |rows: &[usize]| {
                let row = |row: &Vec<String>| columns.iter().map(|column| row[*column].clone()).collect::<Vec<String>>();
                let rows = std::iter::once(&after[0]).chain(rows.iter().map(|at| &after[*at]));
                read(&rows.map(row).collect::<Vec<_>>())
            };
            let parts: Vec<&[usize]> = if by_three { order.chunks(9).collect() } else { vec![&order] };
            let ledgers: Vec<ReturnedLedger> = parts.into_iter().map(sent).collect();
            let returned = taken(&plan, &ledgers);
            prop_assert!(returned.clashes.is_empty());
            make(&mut plan, returned.changes);
            for (at, row) in rows(&plan, Lang::Zh, now()).iter().enumerate().skip(1) {
                for column in LedgerColumn::ALL.into_iter().filter(|column| *column != LedgerColumn::Days) {
                    let (now, then, sent) = (&row[place(column)], &before[at][place(column)], &after[at][place(column)]);
                    if !touched.contains(&(at, column)) {
                        prop_assert_eq!(now, then, "{} {:?}", at, column);
                    } else if matches!(column, LedgerColumn::Progress | LedgerColumn::Problems) {
                        let undated = |text: &str| text.replace("2020-07-15 ", "");
                        prop_assert_eq!(undated(now), undated(sent), "{} {:?}", at, column);
                    } else {
                        prop_assert_eq!(now, sent, "{} {:?}", at, column);
                    }
                }
            }
            let again = taken(&plan, &ledgers);
            prop_assert_eq!((again.changes, again.clashes), (vec![], vec![]));
        }
    }
}
