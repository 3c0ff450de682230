//! The trend: items by status over time as stacked bars, the share that is done, and how long items stayed.

use ratatui::style::Style;

use super::super::canvas::{Canvas, cells, width};
use super::super::heads::{sign, token};
use super::super::style::Token;
use super::line::DashboardLine;
use crate::app::App;
use crate::app::config::Colors;
use crate::app::screen::dashboard::DashboardPage;
use crate::lang::dashboard as words;
use crate::plan::summary::Summary;
use crate::plan::trend::{Stays, TrendPoint};
use crate::text::glyph::GlyphSet;

/// Cells on the left for the figures of the axis.
const LEFT: u16 = 8;
/// Upright bars in eighths of a cell, the empty one first.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// The statuses from the bottom where blocks or colours are not to be had.
const PLAIN: [&str; 4] = ["#", "=", ":", "."];

/// The lines of a page of the trend in `rows` rows.
pub(super) fn lines(app: &App, canvas: &Canvas<'_>, page: DashboardPage, rows: u16) -> Vec<DashboardLine> {
    let (plan, lang) = (app.plan(), app.lang());
    let moments = if page == DashboardPage::Meetings { plan.meeting_ends(app.now()) } else { plan.weeks(app.now()) };
    let points = plan.trend(&moments);
    let stays = plan.stays();
    let mut lines = Vec::new();
    let table = 2 + cells(plan.columns.len());
    let body = rows.saturating_sub(table + 9).clamp(8, 24);
    let (flow, burn_up) = (body * 2 / 3, body - body * 2 / 3);
    lines.push(DashboardLine::section(canvas, words::FLOW.say(lang), None));
    lines.push(legend(app, canvas, &points));
    lines.extend(chart(canvas, &points, flow, |canvas, summary, level| stacked(app, canvas, summary, level)));
    lines.push(axis(canvas, &points));
    lines.push(DashboardLine::default());
    lines.push(DashboardLine::section(canvas, words::BURN_UP.say(lang), None));
    lines.extend(percent(canvas, &points, burn_up));
    lines.push(axis(canvas, &points));
    lines.push(DashboardLine::default());
    lines.extend(stays_table(app, canvas, &stays));
    lines
}

/// The counts at the end, each with its colour.
fn legend(app: &App, canvas: &Canvas<'_>, points: &[TrendPoint]) -> DashboardLine {
    let mut line = DashboardLine::default();
    let mut x = LEFT;
    let Some(last) = points.last() else { return line };
    for ((place, column), count) in app.plan().columns.iter().enumerate().zip(&last.summary.columns) {
        let mark = if is_plain(canvas) {
            format!("{} ", plain(place, app.plan().columns.len()))
        } else {
            sign(canvas, column.kind)
        };
        let text = format!("{mark}{} {count}", canvas.shown(column.name(app.lang())));
        line.put(x, &text, canvas.styles.fg(token(column.kind)));
        x += width(&text) + 3;
    }
    line
}

/// Whether statuses are told by signs and not by colours.
fn is_plain(canvas: &Canvas<'_>) -> bool {
    canvas.look().glyphs == GlyphSet::Safe || canvas.look().colors == Colors::None
}

/// The sign of the column at `place` from the left.
fn plain(place: usize, columns: usize) -> &'static str {
    PLAIN[(columns - 1 - place).min(PLAIN.len() - 1)]
}

/// The point that each column of the chart shows: points are spread over the whole width, each as wide as another.
fn spread(canvas: &Canvas<'_>, points: &[TrendPoint]) -> Vec<usize> {
    let room = usize::from(canvas.cols().saturating_sub(LEFT + 2));
    let each = (room / points.len().max(1)).clamp(1, 8);
    let used = if points.len() > room { room } else { each * points.len() };
    (0..used).map(|x| x * points.len() / used.max(1)).collect()
}

/// Rows of a chart whose full height is the largest total, from the top.
fn chart(
    canvas: &Canvas<'_>,
    points: &[TrendPoint],
    height: u16,
    cell: impl Fn(&Canvas<'_>, &Summary, (f64, f64)) -> (String, Style),
) -> Vec<DashboardLine> {
    let most = points.iter().map(|point| point.summary.total).max().unwrap_or(0).max(1);
    let columns = spread(canvas, points);
    (0..height)
        .map(|row| {
            let scale = most as f64 / f64::from(height);
            let bottom = f64::from(height - 1 - row) * scale;
            let mut line = DashboardLine::default();
            let figure = match row {
                0 => Some(most),
                row if row == height - 1 => Some(0),
                row if row == height / 2 => Some((bottom + scale / 2.0).round() as usize),
                _ => None,
            };
            figure.into_iter().for_each(|figure| {
                line.put_right(LEFT - 2, &figure.to_string(), canvas.styles.fg(Token::Text3));
            });
            for (x, point) in columns.iter().enumerate() {
                let (text, style) = cell(canvas, &points[*point].summary, (bottom, bottom + scale));
                line.put(LEFT + cells(x), &text, style);
            }
            line
        })
        .collect()
}

/// The sign of one cell between two counts: what most of the cell is, done at the bottom; the line between two statuses is
/// drawn in eighths.
fn stacked(app: &App, canvas: &Canvas<'_>, summary: &Summary, (bottom, top): (f64, f64)) -> (String, Style) {
    let columns = &app.plan().columns;
    let middle = (bottom + top) / 2.0;
    let mut below = 0.0;
    for (place, column) in columns.iter().enumerate().rev() {
        let above = below + summary.columns[place] as f64;
        if middle < above {
            let style = canvas.styles.fg(token(column.kind));
            let is_last = columns[..place].iter().enumerate().all(|(place, _)| summary.columns[place] == 0);
            return match is_plain(canvas) {
                true => (plain(place, columns.len()).to_owned(), style),
                false if is_last && above < top => (eighths((above - bottom) / (top - bottom)).to_owned(), style),
                false => (EIGHTHS[8].to_owned(), style),
            };
        }
        below = above;
    }
    (" ".to_owned(), canvas.styles.fg(Token::Text3))
}

fn eighths(share: f64) -> &'static str {
    EIGHTHS[((share * 8.0).round() as usize).clamp(1, 8)]
}

/// The share that is done, 0 to 100 from the bottom.
fn percent(canvas: &Canvas<'_>, points: &[TrendPoint], height: u16) -> Vec<DashboardLine> {
    let columns = spread(canvas, points);
    let style = canvas.styles.fg(Token::Done);
    (0..height)
        .map(|row| {
            let mut line = DashboardLine::default();
            let figure = match row {
                0 => "100",
                row if row == height - 1 => "0",
                _ => "",
            };
            line.put_right(LEFT - 2, figure, canvas.styles.fg(Token::Text3));
            for (x, point) in columns.iter().enumerate() {
                let summary = &points[*point].summary;
                let filled =
                    summary.done as f64 / summary.total.max(1) as f64 * f64::from(height) - f64::from(height - 1 - row);
                if filled <= 0.0 {
                    continue;
                }
                let sign = if is_plain(canvas) { PLAIN[0] } else { eighths(filled.min(1.0)) };
                line.put(LEFT + cells(x), sign, style);
            }
            line
        })
        .collect()
}

/// The days below a chart: the first, the last, and one between where there is room.
fn axis(canvas: &Canvas<'_>, points: &[TrendPoint]) -> DashboardLine {
    let mut line = DashboardLine::default();
    let columns = spread(canvas, points);
    let day = |point: usize| points[point].at.format("%m-%d").to_string();
    let style = canvas.styles.fg(Token::Text3);
    let Some(last) = points.len().checked_sub(1) else { return line };
    let end = LEFT + cells(columns.len());
    line.put(LEFT, &day(0), style);
    if end > LEFT + 14 {
        line.put_right(end, &day(last), style);
    }
    if end > LEFT + 40 {
        let middle = columns.len() / 2;
        line.put(LEFT + cells(middle), &day(columns[middle]), style);
    }
    line
}

/// How long items stayed in each status.
fn stays_table(app: &App, canvas: &Canvas<'_>, stays: &[Option<Stays>]) -> Vec<DashboardLine> {
    let (lang, styles) = (app.lang(), canvas.styles);
    let mut lines = vec![DashboardLine::section(canvas, words::STAYS.say(lang), None)];
    if stays.iter().all(Option::is_none) {
        let mut line = DashboardLine::default();
        line.put(2, words::NO_HISTORY.say(lang), styles.fg(Token::Text3));
        lines.push(line);
        return lines;
    }
    let mut head = DashboardLine::default();
    let ends = [28, 42, 54];
    for (word, end) in [words::MEDIAN, words::MOST, words::COUNT].iter().zip(ends) {
        head.put_right(end, word.say(lang), styles.fg(Token::Text3));
    }
    lines.push(head);
    for (column, stays) in app.plan().columns.iter().zip(stays) {
        let Some(stays) = stays else { continue };
        let mut line = DashboardLine::default();
        let name = format!("{}{}", sign(canvas, column.kind), canvas.shown(column.name(lang)));
        line.put_in(2, 16, &name, styles.fg(token(column.kind)));
        let figures = [stays.median.to_string(), stays.most.to_string(), stays.count.to_string()];
        figures.iter().zip(ends).for_each(|(figure, end)| line.put_right(end, figure, styles.fg(Token::Text1)));
        lines.push(line);
    }
    lines
}
