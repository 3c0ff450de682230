//! The ledger as a workbook of Excel's, ready to be printed and to be filled in.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::ledger::{LedgerColumn, LedgerOrigin};
use super::slice::{Slice, inert};
use crate::lang::report as words;
use crate::plan::column::Kind;
use crate::text;

/// The row of the title, and that of the heads; items follow.
const TITLE_ROW: u32 = 0;
const HEAD_ROW: u32 = 1;
/// A4, as Excel counts papers.
const A4: u8 = 9;
/// Characters in a cell that Excel takes.
const LONGEST: usize = 32_767;
/// A line's height, and that of the tallest row Excel takes, in points.
const LINE: f64 = 15.0;
const TALLEST: f64 = 409.0;
/// Characters of all names together that a list of choices takes.
const CHOICES: usize = 255;

/// The ledger of `slice` as the bytes of an .xlsx.
///
/// # Errors
///
/// What the library says; more rows than a sheet has.
pub fn workbook(slice: &Slice<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(words::SHEET.say(slice.lang))?;
    let last = HEAD_ROW + u32::try_from(slice.items.len()).unwrap_or(u32::MAX - HEAD_ROW);
    heads(sheet, slice)?;
    rows(sheet, slice)?;
    statuses(sheet, slice, last.max(HEAD_ROW + 1))?;
    print_setup(sheet, slice, last)?;
    workbook.save_to_buffer()
}

/// The width of a column in Excel's units, about half a Han character each; by hand, since the library's own fitting
/// gives Han characters half of what they need.
fn width(column: LedgerColumn) -> f64 {
    match column {
        LedgerColumn::Id | LedgerColumn::Number => 5.0,
        LedgerColumn::Theme => 12.0,
        LedgerColumn::Task => 34.0,
        LedgerColumn::Leaders => 8.0,
        LedgerColumn::LeadUnits => 12.0,
        LedgerColumn::ResponsibleUnits => 16.0,
        LedgerColumn::Deadline => 11.0,
        LedgerColumn::Status => 8.0,
        LedgerColumn::Progress => 28.0,
        LedgerColumn::Figures => 20.0,
        LedgerColumn::Problems | LedgerColumn::NextSteps => 20.0,
        LedgerColumn::Days => 6.0,
        LedgerColumn::Remarks => 10.0,
    }
}

fn place(column: LedgerColumn) -> u16 {
    LedgerColumn::ALL.iter().zip(0..).find(|(other, _)| **other == column).map_or(0, |(_, place)| place)
}

fn heads(sheet: &mut Worksheet, slice: &Slice<'_>) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(16.0).set_align(FormatAlign::Center);
    let title = title.set_align(FormatAlign::VerticalCenter);
    let day = slice.now.date().to_string();
    let text = words::ledger_title(slice.lang, &inert(&slice.plan.title), &day, slice.items.len());
    let last = place(LedgerColumn::Remarks);
    sheet.merge_range(TITLE_ROW, place(LedgerColumn::Number), TITLE_ROW, last, cut(&text), &title)?;
    sheet.set_row_height(TITLE_ROW, 30.0)?;
    let head = boxed().set_bold().set_background_color("#E9E6DE").set_align(FormatAlign::Center);
    for column in LedgerColumn::ALL {
        let text = match column {
            LedgerColumn::Id => LedgerOrigin::of(slice.plan, slice.lang).text(),
            column => column.words().say(slice.lang).to_owned(),
        };
        sheet.write_string_with_format(HEAD_ROW, place(column), text, &head)?;
        sheet.set_column_width(place(column), width(column))?;
    }
    sheet.set_column_hidden(place(LedgerColumn::Id))?;
    sheet.set_row_height(HEAD_ROW, 32.0)?;
    Ok(())
}

/// A cell with thin lines around it, its text wrapped and at the top.
fn boxed() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

fn rows(sheet: &mut Worksheet, slice: &Slice<'_>) -> Result<(), XlsxError> {
    let (left, centre) = (boxed(), boxed().set_align(FormatAlign::Center));
    for (item, row) in slice.items.iter().zip(HEAD_ROW + 1..) {
        let mut lines = 1;
        for column in LedgerColumn::ALL {
            let text = column.cell(slice.plan, item, slice.lang, slice.now);
            lines = lines.max(lines_in(&text, width(column)));
            let is_figure = matches!(column, LedgerColumn::Id | LedgerColumn::Days);
            match text.parse::<u32>().ok().filter(|_| is_figure) {
                Some(figure) => sheet.write_number_with_format(row, place(column), figure, &centre)?,
                None if matches!(column, LedgerColumn::Number | LedgerColumn::Status | LedgerColumn::Deadline) => {
                    sheet.write_string_with_format(row, place(column), cut(&text), &centre)?
                }
                None => sheet.write_string_with_format(row, place(column), cut(&text), &left)?,
            };
        }
        sheet.set_row_height(row, (lines as f64 * LINE).clamp(LINE, TALLEST))?;
    }
    Ok(())
}

/// Lines a text takes in a column that wide; programs do not agree on where they break, so that a little is left over.
fn lines_in(text: &str, width: f64) -> usize {
    let room = (width - 1.0).max(2.0) as usize;
    text.lines().map(|line| text::width(line).div_ceil(room).max(1)).sum()
}

/// The beginning of a text that fits into a cell.
fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// The statuses to choose from, and a colour for each.
fn statuses(sheet: &mut Worksheet, slice: &Slice<'_>, last: u32) -> Result<(), XlsxError> {
    let at = place(LedgerColumn::Status);
    let names: Vec<String> = slice.plan.columns.iter().map(|column| inert(column.name(slice.lang))).collect();
    for (column, name) in slice.plan.columns.iter().zip(&names) {
        let (ink, paper) = match column.kind {
            Kind::Todo => ("#62626A", "#E7E7E6"),
            Kind::Doing => ("#1A60BA", "#DCE8F6"),
            Kind::Exception => ("#994B00", "#FAE5D2"),
            Kind::Done => ("#04553F", "#D8EEE4"),
        };
        let format = Format::new().set_bold().set_font_color(ink).set_background_color(paper);
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(name.clone()));
        sheet.add_conditional_format(HEAD_ROW + 1, at, last, at, &rule.set_format(format))?;
    }
    // A list of choices cannot have names with commas, nor very long ones; then any text may be typed.
    let fits = names.iter().map(|name| name.chars().count() + 1).sum::<usize>() <= CHOICES;
    if fits && !names.iter().any(|name| name.contains(',')) {
        let validation = DataValidation::new()
            .allow_list_strings(&names)?
            .set_error_title(words::NO_STATUS.say(slice.lang))?
            .set_error_message(words::CHOOSE.say(slice.lang))?
            .set_error_style(DataValidationErrorStyle::Stop);
        sheet.add_data_validation(HEAD_ROW + 1, at, last, at, &validation)?;
    }
    Ok(())
}

fn print_setup(sheet: &mut Worksheet, slice: &Slice<'_>, last: u32) -> Result<(), XlsxError> {
    let right = place(LedgerColumn::Remarks);
    sheet.set_freeze_panes(HEAD_ROW + 1, place(LedgerColumn::Theme))?;
    sheet.autofilter(HEAD_ROW, 0, last, right)?;
    sheet.set_repeat_rows(TITLE_ROW, HEAD_ROW)?;
    sheet.set_print_area(TITLE_ROW, 0, last, right)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(words::PAGES.say(slice.lang));
    Ok(())
}
