//! `yaodian import`: documents read, and shown before anything is written.

use std::ffi::{OsStr, OsString};

use clap::ArgMatches;
use serde::Serialize;

use super::super::json::pretty;
use super::super::{Environment, Fault, output};
use super::source::Source;
use super::{ledger, target};
use crate::app::screen::import_preview::flag_words;
use crate::clock::Date;
use crate::document::{self, Draft, DraftFlag, DraftItem, Warning};
use crate::lang::{Lang, board, document as words, returned};
use crate::plan::target::Target;
use crate::plan::title::short_title;
use crate::text::safe::safe;
use crate::text::{cut, pad, width};

/// Names take so many cells in a row of the preview.
const NAMES: usize = 24;

/// `yaodian import`. With `--json` one object, or an array where there are several documents.
pub(in crate::cli) fn import(matches: &ArgMatches, world: &Environment, options: &ArgMatches) -> Result<u8, Fault> {
    let documents: Vec<&OsString> = options.get_many("doc").into_iter().flatten().collect();
    let sources = documents.into_iter().map(|document| Source::load(document, world)).collect::<Result<Vec<_>, _>>()?;
    let ledgers = sources.iter().map(|source| ledger::read(source, world)).collect::<Result<Vec<_>, _>>()?;
    match ledgers.iter().flatten().count() {
        0 => {}
        count if count < sources.len() => return Err(Fault::Usage(returned::mixed(world.lang).to_owned())),
        _ => return ledger::take_in(ledgers.into_iter().flatten().collect(), &sources, matches, world, options),
    }
    if !options.get_flag("dry-run") {
        return target::take_in(&sources, matches, world, options);
    }
    let drafts = sources.iter().map(|source| source.draft(world)).collect::<Result<Vec<_>, _>>()?;
    let shown: Vec<Preview<'_>> = drafts.iter().map(Preview::of).collect();
    output::print(&match shown.as_slice() {
        [only] if options.get_flag("json") => pretty(only)?,
        several if options.get_flag("json") => pretty(&several)?,
        _ => drafts.iter().map(|draft| preview(draft, world.lang)).collect::<Vec<_>>().join("\n"),
    });
    Ok(0)
}

/// The plan that a document holds which the board imports; a ledger is none.
pub(in crate::cli) fn read_document(document: &OsStr, world: &Environment) -> Result<Draft, Fault> {
    let source = Source::load(document, world)?;
    match ledger::read(&source, world)? {
        Some(_) => Err(Fault::Wish(returned::by_command(world.lang, &source.name))),
        None => source.draft(world),
    }
}

/// A draft as scripts see it.
#[derive(Serialize)]
struct Preview<'a> {
    title: &'a str,
    year: Option<i32>,
    preamble: &'a [String],
    themes: Vec<ThemeOut<'a>>,
    items: Vec<ItemOut<'a>>,
    warnings: Vec<WarningOut<'a>>,
}

/// A theme with its place from 1.
#[derive(Serialize)]
struct ThemeOut<'a> {
    number: usize,
    marker: &'a str,
    title: &'a str,
    leaders: &'a [String],
    subthemes: Vec<&'a str>,
}

/// An item's theme.
#[derive(Serialize)]
struct Place<'a> {
    number: usize,
    title: &'a str,
}

/// An item as it would be, without status and records.
#[derive(Serialize)]
struct ItemOut<'a> {
    id: usize,
    number: &'a str,
    marker: &'a str,
    theme: Option<Place<'a>>,
    subtheme: Option<&'a str>,
    title: String,
    text: &'a str,
    paragraphs: &'a [String],
    clause: Option<&'a str>,
    leaders: &'a [String],
    lead_units: &'a [String],
    responsible_units: &'a [String],
    supporting_units: &'a [String],
    deadline: Option<Date>,
    deadline_text: Option<&'a str>,
    targets: &'a [Target],
    flags: Vec<&'static str>,
}

#[derive(Serialize)]
struct WarningOut<'a> {
    line: usize,
    text: &'a str,
}

impl<'a> Preview<'a> {
    fn of(draft: &'a Draft) -> Self {
        let theme = |(number, theme): (usize, &'a document::DraftTheme)| ThemeOut {
            number,
            marker: &theme.marker,
            title: &theme.title,
            leaders: &theme.leaders,
            subthemes: theme.subthemes.iter().map(|subtheme| subtheme.title.as_str()).collect(),
        };
        let items = (1..).zip(&draft.items).zip(draft.flags());
        Self {
            title: &draft.title,
            year: draft.year,
            preamble: &draft.preamble,
            themes: (1..).zip(&draft.themes).map(theme).collect(),
            items: items.map(|((id, item), flags)| ItemOut::of(id, item, draft, &flags)).collect(),
            warnings: draft
                .warnings
                .iter()
                .map(|warning| WarningOut { line: warning.line, text: &warning.text })
                .collect(),
        }
    }
}

impl<'a> ItemOut<'a> {
    fn of(id: usize, item: &'a DraftItem, draft: &'a Draft, flags: &[DraftFlag]) -> Self {
        let theme = draft.themes.get(item.theme);
        Self {
            id,
            number: &item.number,
            marker: &item.marker,
            theme: theme.map(|theme| Place { number: item.theme + 1, title: &theme.title }),
            subtheme: item.subtheme_title(&draft.themes),
            title: short_title(&item.text),
            text: &item.text,
            paragraphs: &item.paragraphs,
            clause: item.clause.as_deref(),
            leaders: &item.leaders,
            lead_units: &item.lead_units,
            responsible_units: &item.responsible_units,
            supporting_units: &item.supporting_units,
            deadline: item.deadline,
            deadline_text: item.deadline_text.as_deref(),
            targets: &item.targets,
            flags: flags.iter().map(|flag| flag.id()).collect(),
        }
    }
}

/// The draft for reading: counts, themes with their items and what they leave open, warnings.
fn preview(draft: &Draft, lang: Lang) -> String {
    let flags = draft.flags();
    let flagged = flags.iter().filter(|flags| !flags.is_empty()).count();
    let counts = words::counts(lang, draft.themes.len(), draft.items.len(), flagged, draft.warnings.len());
    let year = words::year(lang, draft.year);
    let mut out = format!("{}\n{year}{}{counts}\n", safe(&draft.title), lang.pick("，", ", "));
    let rows: Vec<[String; 5]> = draft.items.iter().zip(&flags).map(|(item, flags)| row(item, flags, lang)).collect();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2), widest(3)];
    for (place, theme) in draft.themes.iter().enumerate() {
        out.push_str(&format!("\n{}{}\n", safe(&theme.marker), safe(&theme.title)));
        let mut last = None;
        let items = draft.items.iter().zip(&rows).filter(|(item, _)| item.theme == place);
        for (item, row) in items {
            if item.subtheme != last {
                let subtheme = item.subtheme.and_then(|subtheme| theme.subthemes.get(subtheme));
                let line = subtheme.map(|subtheme| format!(" {}{}\n", safe(&subtheme.marker), safe(&subtheme.title)));
                out.push_str(&line.unwrap_or_default());
                last = item.subtheme;
            }
            out.push_str(&line(row, widths));
        }
    }
    out.push_str(&warnings(&draft.warnings, lang));
    out
}

/// Number, title, who, until when, and what is left open.
fn row(item: &DraftItem, flags: &[DraftFlag], lang: Lang) -> [String; 5] {
    let units = [&item.lead_units, &item.responsible_units, &item.supporting_units];
    let first = units.into_iter().find(|units| !units.is_empty()).map(Vec::as_slice).unwrap_or_default();
    let names: Vec<&str> = item.leaders.iter().chain(first).map(String::as_str).collect();
    let names = names.join(board::comma(lang));
    let flags: Vec<&str> = flags.iter().map(|flag| flag_words(*flag).say(lang)).collect();
    let until = item.deadline.map(|day| day.to_string()).or_else(|| item.deadline_text.clone()).unwrap_or_default();
    [
        safe(&item.number).into_owned(),
        safe(&short_title(&item.text)).into_owned(),
        cut(&safe(&names), NAMES, "…").into_owned(),
        cut(&safe(&until), NAMES, "…").into_owned(),
        flags.join(lang.pick("、", ", ")),
    ]
}

fn line(row: &[String; 5], widths: [usize; 4]) -> String {
    let [number, title, names, until, flags] = row;
    let gap = " ".repeat(widths[0].saturating_sub(width(number)));
    let title = pad(title, widths[1]);
    let names = pad(names, widths[2]);
    let until = if widths[3] > 0 { format!("  {}", pad(until, widths[3])) } else { String::new() };
    let line = format!("  {gap}{number}  {title}  {names}{until}  {flags}");
    format!("{}\n", line.trim_end())
}

fn warnings(warnings: &[Warning], lang: Lang) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let places: Vec<String> = warnings.iter().map(|warning| words::line(lang, warning.line)).collect();
    let widest = places.iter().map(|place| width(place)).max().unwrap_or(0);
    let mut out = format!("\n{}\n", words::WARNINGS.say(lang));
    for (place, warning) in places.iter().zip(warnings) {
        out.push_str(&format!("  {}  {}\n", pad(place, widest), safe(&warning.text)));
    }
    out
}
