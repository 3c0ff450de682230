//! The preview of a document: what it holds and what would become of it, before anything is written.

use crate::document::{Draft, DraftFlag, DraftItem};
use crate::lang::{Lang, Words, board, document as of_document};
use crate::plan::Plan;
use crate::plan::title::short_title;
use crate::text::{pad, width};

/// How a row of the preview is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A heading.
    Heading,
    /// What will happen.
    Fate,
    /// Text.
    Plain,
    /// What steps back.
    Quiet,
    /// What is left open or fits nowhere.
    Open,
}

/// A row of the preview: parts side by side.
pub type PreviewRow = Vec<(Weight, String)>;

/// A document shown before anything is written.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPreview {
    /// Its rows.
    pub rows: Vec<PreviewRow>,
    /// The first one shown.
    pub scroll: usize,
    /// The plan it holds.
    pub plan: Box<Plan>,
}

/// Rows of the screen that are not the preview's: the title above, a gap, the hints below.
pub const AROUND: u16 = 3;

/// What a flag says.
pub fn flag_words(flag: DraftFlag) -> Words {
    match flag {
        DraftFlag::NoClause => of_document::NO_CLAUSE,
        DraftFlag::NoLeader => of_document::NO_LEADER,
        DraftFlag::NoLeadUnit => of_document::NO_LEAD_UNIT,
        DraftFlag::NumberMissing => of_document::NUMBER_MISSING,
        DraftFlag::NumberRepeated => of_document::NUMBER_REPEATED,
        DraftFlag::Inherited => of_document::INHERITED,
    }
}

/// Title, year, counts.
pub(in crate::app) fn head(draft: &Draft, lang: Lang) -> Vec<PreviewRow> {
    let flagged = draft.flags().iter().filter(|flags| !flags.is_empty()).count();
    let counts = of_document::counts(lang, draft.themes.len(), draft.items.len(), flagged, draft.warnings.len());
    vec![
        vec![(Weight::Heading, draft.title.clone())],
        vec![(Weight::Plain, format!("{}{}{counts}", of_document::year(lang, draft.year), lang.pick("，", ", ")))],
    ]
}

/// Themes with their items and what these leave open; lines that fit nowhere.
pub(in crate::app) fn body(draft: &Draft, lang: Lang) -> Vec<PreviewRow> {
    let mut rows = Vec::new();
    let flags = draft.flags();
    let widest = draft.items.iter().map(|item| width(&short_title(&item.text))).max().unwrap_or(0);
    for (place, theme) in draft.themes.iter().enumerate() {
        rows.push(Vec::new());
        rows.push(vec![(Weight::Heading, format!("{}{}", theme.marker, theme.title))]);
        let items = draft.items.iter().zip(&flags).filter(|(item, _)| item.theme == place);
        rows.extend(items.map(|(item, flags)| item_row(item, flags, widest, lang)));
    }
    if !draft.warnings.is_empty() {
        rows.push(Vec::new());
        rows.push(vec![(Weight::Heading, of_document::WARNINGS.say(lang).to_owned())]);
    }
    rows.extend(draft.warnings.iter().map(|warning| {
        vec![
            (Weight::Quiet, format!("  {}  ", of_document::line(lang, warning.line))),
            (Weight::Open, warning.text.clone()),
        ]
    }));
    rows
}

/// Number, title in `widest` cells, who, and what is left open.
pub(in crate::app) fn item_row(item: &DraftItem, flags: &[DraftFlag], widest: usize, lang: Lang) -> PreviewRow {
    let units = [&item.lead_units, &item.responsible_units, &item.supporting_units];
    let first = units.into_iter().find(|units| !units.is_empty()).map(Vec::as_slice).unwrap_or_default();
    let names: Vec<&str> = item.leaders.iter().chain(first).map(String::as_str).collect();
    let flags: Vec<&str> = flags.iter().map(|flag| flag_words(*flag).say(lang)).collect();
    vec![
        (Weight::Quiet, format!("{:>4}  ", item.number)),
        (Weight::Plain, pad(&short_title(&item.text), widest)),
        (Weight::Quiet, format!("  {}", names.join(board::comma(lang)))),
        (
            Weight::Open,
            if flags.is_empty() { String::new() } else { format!("  ! {}", flags.join(board::comma(lang))) },
        ),
    ]
}
