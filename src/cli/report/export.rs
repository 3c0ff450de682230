//! `yaodian export`: the plan, or the items of a query, as ledger, page, text or data.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use clap::ArgMatches;

use super::super::board::Place;
use super::super::json::{ItemOut, pretty};
use super::super::{Environment, Fault, at, output};
use super::deliver::{deliver, deliver_bytes};
use super::select::{chosen, query};
use crate::lang::report as words;
use crate::plan::group::Grouping;
use crate::report::slice::Slice;
use crate::report::{self, csv, listing, page, workbook};
use crate::text::safe::safe;

/// The words of `--format`.
pub(in crate::cli) const FORMATS: [&str; 5] = ["xlsx", "csv", "html", "md", "json"];
/// The words of `--by`.
pub(in crate::cli) const LANES: [&str; 4] = ["theme", "leader", "lead-unit", "responsible-unit"];

/// `yaodian export`.
pub(in crate::cli) fn export(place: &Place, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let (plan, now) = at::plan(place, world, options)?;
    let query = query(options);
    let slice = Slice { items: chosen(&plan, &query, now, world)?, plan: &plan, query, now, lang: world.lang };
    let format = format(options, world)?;
    let grouping = match options.get_one::<String>("by").map(String::as_str) {
        Some("leader") => Grouping::Leader,
        Some("lead-unit") => Grouping::LeadUnit,
        Some("responsible-unit") => Grouping::ResponsibleUnit,
        _ => Grouping::Theme,
    };
    let system = |error: anyhow::Error| Fault::System(error);
    match format {
        "xlsx" => {
            let book = workbook::workbook(&slice).map_err(|error| system(error.into()))?;
            let name = words::ledger_name(world.lang);
            if options.get_one::<OsString>("output").is_none() && io::stdout().is_terminal() {
                return offered(&slice, name, format, &book);
            }
            deliver_bytes(&book, &slice.file_stem(name), format, world, options)
        }
        "csv" => {
            let table = csv::csv(&slice).map_err(|error| system(error.into()))?;
            deliver_bytes(&table, &slice.file_stem(words::ledger_name(world.lang)), format, world, options)
        }
        "html" => {
            let page = page::page(&slice, grouping);
            deliver_bytes(page.as_bytes(), &slice.file_stem(words::board_name(world.lang)), format, world, options)
        }
        "json" => {
            let items: Vec<ItemOut<'_>> = slice.items.iter().map(|item| ItemOut::of(&plan, item)).collect();
            deliver(&pretty(&items)?, &slice.file_stem(words::board_name(world.lang)), format, world, options)
        }
        _ => {
            let text = listing::listing(&slice, grouping);
            deliver(&text, &slice.file_stem(words::board_name(world.lang)), format, world, options)
        }
    }
}

/// The format that `--format` names, else the one the ending of `-o` does.
fn format(options: &ArgMatches, world: &Environment) -> Result<&'static str, Fault> {
    let named = |word: &str| FORMATS.into_iter().find(|format| *format == word);
    if let Some(word) = options.get_one::<String>("format") {
        return named(word).ok_or_else(|| Fault::Usage(words::no_format(world.lang, &FORMATS.join(" "))));
    }
    let path = options.get_one::<OsString>("output").map(Path::new);
    let ending = path.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let ending = ending.map(|ending| if ending == "htm" { "html".to_owned() } else { ending });
    let format = ending.and_then(|ending| named(&ending));
    format.ok_or_else(|| Fault::Usage(words::no_format(world.lang, &FORMATS.join(" "))))
}

/// A workbook is nothing to be read in a terminal: it goes into a file named after plan and day.
fn offered(slice: &Slice<'_>, name: &str, extension: &str, report: &[u8]) -> Result<u8, Fault> {
    let path = report::write_new(Path::new("."), &slice.file_stem(name), extension, report)
        .map_err(|(path, error)| Fault::System(anyhow::Error::new(error).context(path.display().to_string())))?;
    output::print(&format!("{}\n", safe(&path.display().to_string())));
    Ok(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::clock::{Now, Stamp};
    use crate::document;
    use crate::plan::Plan;
    use crate::plan::dashboard::Dashboard;

    fn now() -> Now {
        Now::new(Stamp::parse_from_rfc3339("2020-07-15T09:41:00+08:00").expect("a stamp"))
    }

    /// The real plan with every item somewhere, some with progress, problems and figures.
    fn plan(fates: &[(u8, u8, u8)]) -> Plan {
        let mut plan = document::default_plan().founded(now());
        let id = |at: usize| format!("01J2QW9GZ3R0S5M6N7P8Q9R{at:03}");
        for (at, (item, (status, records, since))) in plan.items.iter_mut().zip(fates).enumerate() {
            item.status = ["todo", "doing", "behind", "done", "gone"][usize::from(status % 5)].into();
            item.since = Stamp::parse_from_rfc3339(&format!("2020-0{}-11T09:00:00+08:00", 1 + since % 7)).ok();
            let record = |date: &str| {
                serde_json::json!({"id": id(at), "date": date, "text": "甲", "units": [], "by": "a", "meeting": null,
                    "internal": false, "closed": if records & 8 > 0 { Some("2020-07-01") } else { None }})
            };
            let parsed = |value: Value| serde_json::from_value(value).expect("a record");
            if records & 1 > 0 {
                item.progress = vec![serde_json::from_value(record("2020-07-02")).expect("a record")];
            }
            if records & 2 > 0 {
                item.progress.push(serde_json::from_value(record("2020-06-30")).expect("a record"));
            }
            if records & 4 > 0 {
                item.problems = vec![parsed(record("2020-06-30"))];
            }
            item.targets.iter_mut().for_each(|target| target.current = Some(f64::from(*since)));
        }
        plan
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_figure_of_the_dashboard_is_one_counted_from_the_list(
            fates in prop::collection::vec(any::<(u8, u8, u8)>(), 26),
        ) {
            let plan = plan(&fates);
            let text = pretty(&plan.items.iter().map(|item| ItemOut::of(&plan, item)).collect::<Vec<_>>()).expect("JSON");
            let items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
            let has_problem = |item: &Value| {
                item["problems"].as_array().into_iter().flatten().any(|problem| problem["closed"].is_null())
            };
            let is_quiet = |item: &Value| {
                let dates = item["progress"].as_array().into_iter().flatten().filter_map(|record| record["date"].as_str());
                item["status"] != "done" && !dates.into_iter().any(|date| date.starts_with("2020-07"))
            };
            let names = |item: &Value, field: &str| -> Vec<String> {
                let names = item[field].as_array().into_iter().flatten().filter_map(Value::as_str);
                names.map(str::to_owned).collect()
            };
            for (grouping, field) in [
                (Grouping::Leader, "leaders"),
                (Grouping::LeadUnit, "lead_units"),
                (Grouping::Theme, "theme"),
            ] {
                let dashboard = Dashboard::of(&plan, grouping, |_| true, now());
                let mut held = 0;
                for lane in dashboard.lanes.iter().chain([&dashboard.whole]) {
                    let title = lane.lane.title(crate::lang::Lang::Zh);
                    let is_in = |item: &&Value| match field {
                        _ if lane == &dashboard.whole => true,
                        "theme" => item["theme"]["title"] == title,
                        field if lane.is_unnamed() => names(item, field).is_empty(),
                        field => names(item, field).iter().any(|name| name == title),
                    };
                    let own: Vec<&Value> = items.iter().filter(is_in).collect();
                    let count = |holds: &dyn Fn(&Value) -> bool| own.iter().filter(|item| holds(item)).count();
                    prop_assert_eq!(lane.summary.total, own.len());
                    for (column, shown) in plan.columns.iter().zip(&lane.summary.columns) {
                        prop_assert_eq!(*shown, count(&|item| item["status"] == column.id.0.as_str()));
                    }
                    let done = count(&|item| item["status"] == "done");
                    prop_assert_eq!(lane.summary.rate(), format!("{:.1}", (done as f64 * 1000.0 / own.len().max(1) as f64).round() / 10.0));
                    prop_assert_eq!(lane.summary.problems, count(&has_problem));
                    prop_assert_eq!(lane.quiet, count(&is_quiet));
                    held += if lane == &dashboard.whole { 0 } else { own.len() };
                }
                let more: usize = items.iter().map(|item| names(item, field).len().saturating_sub(1)).sum();
                prop_assert_eq!(held, items.len() + if field == "theme" { 0 } else { more });
                prop_assert_eq!(dashboard.shared.len(), items.iter().filter(|item| names(item, field).len() > 1).count());
                let troubled = items.iter().filter(|item| item["status"] == "behind" || has_problem(item)).count();
                prop_assert_eq!(dashboard.troubled.len(), troubled);
                let targets: usize = items.iter().filter_map(|item| item["targets"].as_array()).map(Vec::len).sum();
                prop_assert_eq!(dashboard.targets.len(), targets);
                let oldest: Vec<String> = dashboard.oldest.iter().map(|(item, _)| item.no.to_string()).collect();
                let mut expected: Vec<&Value> = items.iter().filter(|item| item["status"] != "done").collect();
                expected.sort_by_key(|item| item["since"].as_str().map(str::to_owned));
                prop_assert_eq!(oldest, expected.iter().map(|item| item["id"].to_string()).collect::<Vec<_>>());
            }
        }
    }
}
