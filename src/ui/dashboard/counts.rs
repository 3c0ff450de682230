//! The counts: the whole, a row for each lane, what is behind, what waits longest, the targets.

use ratatui::style::Style;

use super::super::canvas::{Canvas, width};
use super::super::heads::{sign, token};
use super::super::style::Token;
use super::line::DashboardLine;
use crate::app::screen::dashboard::DashboardState;
use crate::app::{App, tell};
use crate::lang::{board, dashboard as words, report};
use crate::plan::column::Kind;
use crate::plan::dashboard::{Dashboard, LaneCount};
use crate::plan::item::Item;
use crate::text::wrap::wrap;

/// Items that wait longest are shown up to so many.
const OLDEST: usize = 5;
/// From this width on sections have all their columns.
const WIDE: u16 = 100;
/// Cells of an item's title.
const TITLE: u16 = 34;
/// Where the status of an item stands.
const STATUS: u16 = 6 + TITLE + 1;

/// The lines of the page, and which of them is the selected lane.
pub(super) fn lines(
    app: &App,
    canvas: &Canvas<'_>,
    state: DashboardState,
    dashboard: &Dashboard<'_>,
) -> (Vec<DashboardLine>, usize) {
    let mut lines = whole(app, canvas, dashboard);
    let columns = CountColumns::of(app, canvas, state, dashboard);
    lines.push(columns.head(app, canvas, state));
    let selected = lines.len() + state.selected.min(dashboard.lanes.len().saturating_sub(1));
    for (place, lane) in dashboard.lanes.iter().enumerate() {
        lines.push(columns.row(app, canvas, lane, place == state.selected));
    }
    if !dashboard.shared.is_empty() {
        let numbers: Vec<String> = dashboard.shared.iter().map(|item| tell::number(app.plan(), item.id)).collect();
        let numbers = numbers.join(board::comma(app.lang()));
        let rule = report::counting_rule(app.lang(), &numbers, dashboard.whole.summary.total);
        let rule = canvas.shown(&rule);
        for range in wrap(&rule, usize::from(canvas.cols().saturating_sub(4)).max(1)) {
            let mut line = DashboardLine::default();
            line.put(2, &rule[range], canvas.styles.fg(Token::Text3));
            lines.push(line);
        }
    }
    troubled(app, canvas, dashboard, &mut lines);
    oldest(app, canvas, dashboard, &mut lines);
    targets(app, canvas, dashboard, &mut lines);
    (lines, selected)
}

/// Two rows of figures, and a bar of all statuses.
fn whole(app: &App, canvas: &Canvas<'_>, dashboard: &Dashboard<'_>) -> Vec<DashboardLine> {
    let (lang, styles, summary) = (app.lang(), canvas.styles, &dashboard.whole.summary);
    let (mut names, mut figures, mut bar) = <(DashboardLine, DashboardLine, DashboardLine)>::default();
    let columns = &app.plan().columns;
    let room = canvas.cols().saturating_sub(4);
    let step = (room / u16::try_from(columns.len() + 2).unwrap_or(u16::MAX).max(1)).max(1);
    names.put(2, words::TOTAL.say(lang), styles.fg(Token::Text3));
    figures.put(2, &summary.total.to_string(), styles.strong(Token::Text1));
    let mut x = 2 + step;
    for (column, count) in columns.iter().zip(&summary.columns) {
        let token = token(column.kind);
        let sign = sign(canvas, column.kind);
        names.put_in(
            x,
            step.saturating_sub(1),
            &format!("{sign}{}", canvas.shown(column.name(lang))),
            styles.fg(token),
        );
        let count = count.to_string();
        let indent = width(&sign);
        figures.put_in(x + indent, step.saturating_sub(indent), &count, styles.strong(Token::Text1));
        let share = format!("{}%", summary.share_of(count.parse().unwrap_or(0)));
        let after = indent + width(&count) + 2;
        if after + width(&share) < step {
            figures.put(x + after, &share, styles.fg(Token::Text3));
        }
        x += step;
    }
    names.put(x, report::RATE.say(lang), styles.fg(Token::Text3));
    let rate = format!("{}%", summary.rate());
    figures.put(x, &rate, styles.strong(Token::Text1));
    if let Some(before) = &dashboard.before {
        let change = words::since_meeting(lang, &summary.change_since(before));
        figures.put(x + width(&rate) + 2, &change, styles.fg(Token::Text2));
    }
    x = 2;
    for (column, count) in columns.iter().zip(&summary.columns) {
        let part = usize::from(room) * count / summary.total.max(1);
        let line = canvas.glyphs().bar_full.repeat(part.saturating_sub(1));
        bar.put(x, &line, styles.fg(token(column.kind)));
        x += u16::try_from(part).unwrap_or(0);
    }
    vec![names, figures, bar, DashboardLine::default()]
}

/// Where the columns of the table of lanes end; none of those that there is no room for.
struct CountColumns {
    name: u16,
    counts: Vec<u16>,
    rate: u16,
    bar: Option<(u16, u16)>,
    problems: Option<u16>,
    quiet: Option<u16>,
}

impl CountColumns {
    fn of(app: &App, canvas: &Canvas<'_>, state: DashboardState, dashboard: &Dashboard<'_>) -> Self {
        let lang = app.lang();
        let edge = canvas.cols().saturating_sub(2);
        let titles = dashboard.lanes.iter().map(|lane| width(&canvas.shown(&title(app, lane))));
        let widest = titles.chain([width(state.page.words().say(lang))]).max().unwrap_or(0);
        let wide = canvas.cols() >= WIDE;
        let gap = if wide { 4 } else { 2 };
        let heads = std::iter::once(report::HELD.say(lang).to_owned())
            .chain(app.plan().columns.iter().map(|column| canvas.shown(column.name(lang))));
        let rooms: Vec<u16> = heads.map(|head| width(&head).max(4) + gap).collect();
        let counted: u16 = rooms.iter().sum();
        let rate = width(report::RATE.say(lang)).max(6) + gap;
        let ends = [report::WITH_PROBLEM, report::QUIET].map(|head| width(head.say(lang)) + gap);
        // The names have what they need, but leave a third to the figures.
        let name = widest.min((canvas.cols() / 3).max(edge.saturating_sub(2 + counted + rate)).min(30));
        let mut x = 2 + name;
        let counts = rooms
            .iter()
            .map(|room| {
                x += room;
                x
            })
            .collect();
        let rate = x + rate;
        let left = edge.saturating_sub(rate);
        let quiet = (left >= ends[0] + ends[1]).then_some(edge);
        let problems = (left >= ends[0]).then(|| quiet.map_or(edge, |quiet| quiet - ends[1]));
        let start = rate + gap;
        let end = problems.map_or(edge, |problems| problems.saturating_sub(ends[0]));
        let bar = (end >= start + 8).then(|| (start, end - start));
        Self { name, counts, rate, bar, problems, quiet }
    }

    fn head(&self, app: &App, canvas: &Canvas<'_>, state: DashboardState) -> DashboardLine {
        let (lang, styles) = (app.lang(), canvas.styles);
        let style = styles.strong(Token::Text2);
        let mut line =
            DashboardLine { ground: Some(styles.on(Token::Text2, Token::Raised)), ..DashboardLine::default() };
        line.put_in(2, self.name, state.page.words().say(lang), style);
        let names = app.plan().columns.iter().map(|column| canvas.shown(column.name(lang)));
        let heads = std::iter::once(report::HELD.say(lang).to_owned()).chain(names);
        heads.zip(&self.counts).for_each(|(head, end)| line.put_right(*end, &head, style));
        line.put_right(self.rate, report::RATE.say(lang), style);
        if let Some((x, _)) = self.bar {
            line.put(x, words::SHARE.say(lang), style);
        }
        self.problems.into_iter().for_each(|end| line.put_right(end, report::WITH_PROBLEM.say(lang), style));
        self.quiet.into_iter().for_each(|end| line.put_right(end, report::QUIET.say(lang), style));
        line
    }

    fn row(&self, app: &App, canvas: &Canvas<'_>, lane: &LaneCount, is_selected: bool) -> DashboardLine {
        let styles = canvas.styles;
        let block = is_selected.then(|| if app.has_dialog() { styles.echo() } else { styles.selected() });
        let ink = |token: Token| block.unwrap_or_else(|| styles.fg(token));
        let figure = |count: usize, token: Token| ink(if count == 0 { Token::Text3 } else { token });
        let mut line = DashboardLine { ground: block, is_selected, ..DashboardLine::default() };
        line.put_in(2, self.name, &canvas.cut(&title(app, lane), self.name), ink(Token::Text1));
        let summary = &lane.summary;
        let tokens = app.plan().columns.iter().map(|column| token(column.kind));
        let counts = std::iter::once((&summary.total, Token::Text1)).chain(summary.columns.iter().zip(tokens));
        for ((count, token), end) in counts.zip(&self.counts) {
            line.put_right(*end, &count.to_string(), figure(*count, token));
        }
        line.put_right(self.rate, &format!("{}%", summary.rate()), figure(summary.done, Token::Text1));
        if let Some((x, room)) = self.bar {
            let share = summary.done as f64 / summary.total.max(1) as f64;
            line.bar = Some((x, room, share, ink(Token::Done)));
        }
        if let Some(end) = self.problems {
            line.put_right(end, &summary.problems.to_string(), figure(summary.problems, Token::Problem));
        }
        if let Some(end) = self.quiet {
            line.put_right(end, &lane.quiet.to_string(), figure(lane.quiet, Token::Text1));
        }
        line
    }
}

fn title(app: &App, lane: &LaneCount) -> String {
    format!("{} {}", lane.lane.numeral, lane.lane.title(app.lang())).trim().to_owned()
}

/// Number, title and status; on wide screens who is in charge.
fn item_line(app: &App, canvas: &Canvas<'_>, item: &Item) -> DashboardLine {
    let (lang, styles, plan) = (app.lang(), canvas.styles, app.plan());
    let kind = plan.column(&item.status).map_or(Kind::Todo, |column| column.kind);
    let mut line = DashboardLine::default();
    line.put_right(4, &canvas.shown(&item.number), styles.fg(token(kind)));
    line.put_in(6, TITLE, &item.title, styles.fg(Token::Text1));
    let status = format!("{}{}", sign(canvas, kind), canvas.shown(tell::column_name(plan, &item.status, lang)));
    line.put_in(STATUS, 10, &status, styles.strong(token(kind)));
    if canvas.cols() >= WIDE {
        let comma = board::comma(lang);
        line.put_in(STATUS + 11, 14, &item.leaders.join(comma), styles.fg(Token::Text2));
        line.put_in(STATUS + 26, 15, &item.lead_units.join(comma), styles.fg(Token::Text2));
    }
    line
}

/// Where what is special to a section stands behind an item.
fn behind_item(canvas: &Canvas<'_>) -> u16 {
    STATUS + if canvas.cols() >= WIDE { 42 } else { 11 }
}

fn troubled(app: &App, canvas: &Canvas<'_>, dashboard: &Dashboard<'_>, lines: &mut Vec<DashboardLine>) {
    if dashboard.troubled.is_empty() {
        return;
    }
    let count = Some(dashboard.troubled.len());
    lines.push(DashboardLine::default());
    lines.push(DashboardLine::section(canvas, report::TROUBLED.say(app.lang()), count));
    for item in &dashboard.troubled {
        let mut line = item_line(app, canvas, item);
        if let Some(problem) = item.open_problem() {
            let x = behind_item(canvas);
            line.put(x, "!", canvas.styles.strong(Token::Problem));
            line.put(x + 2, &problem.text.replace('\n', " "), canvas.styles.fg(Token::Text1));
        }
        lines.push(line);
    }
}

fn oldest(app: &App, canvas: &Canvas<'_>, dashboard: &Dashboard<'_>, lines: &mut Vec<DashboardLine>) {
    let Some((_, most)) = dashboard.oldest.first() else { return };
    lines.push(DashboardLine::default());
    lines.push(DashboardLine::section(canvas, words::OLDEST.say(app.lang()), None));
    for (item, days) in dashboard.oldest.iter().take(OLDEST) {
        let mut line = item_line(app, canvas, item);
        let x = behind_item(canvas);
        let text = board::days(app.lang(), *days);
        line.put_right(x + 8, &text, canvas.styles.strong(Token::Text1));
        let kind = app.plan().column(&item.status).map_or(Kind::Todo, |column| column.kind);
        let is_long = kind != Kind::Todo && *days >= app.plan().thresholds.long;
        let token = if is_long { Token::Warning } else { token(kind) };
        let room = canvas.cols().saturating_sub(x + 12);
        line.bar =
            (room >= 8).then(|| (x + 10, room, f64::from(*days) / f64::from(*most).max(1.0), bar_style(canvas, token)));
        lines.push(line);
    }
}

fn bar_style(canvas: &Canvas<'_>, token: Token) -> Style {
    canvas.styles.fg(token)
}

fn targets(app: &App, canvas: &Canvas<'_>, dashboard: &Dashboard<'_>, lines: &mut Vec<DashboardLine>) {
    if dashboard.targets.is_empty() {
        return;
    }
    let (lang, styles) = (app.lang(), canvas.styles);
    lines.push(DashboardLine::default());
    lines.push(DashboardLine::section(canvas, report::TARGETS.say(lang), Some(dashboard.targets.len())));
    let room = if canvas.cols() >= WIDE { 40 } else { 12 };
    for (item, target) in &dashboard.targets {
        let kind = app.plan().column(&item.status).map_or(Kind::Todo, |column| column.kind);
        let mut line = DashboardLine::default();
        line.put_right(4, &canvas.shown(&item.number), styles.fg(token(kind)));
        line.put_in(6, TITLE, &target.metric, styles.fg(Token::Text1));
        line.bar = Some((STATUS, room, target.share(), styles.fg(Token::Done)));
        let current = target.current.map_or_else(|| "-".to_owned(), |_| target.current_text());
        let end = STATUS + room + 7;
        line.put_right(end, &current, styles.strong(Token::Text1));
        let goal = format!(" / {}", canvas.shown(&target.raw));
        line.put(end, &goal, styles.fg(Token::Text2));
        if target.reached() {
            let reached = format!("{}{}", sign(canvas, Kind::Done), report::REACHED.say(lang));
            line.put(end + width(&goal) + 3, &reached, styles.strong(Token::Done));
        }
        lines.push(line);
    }
}
