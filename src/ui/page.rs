//! An item as the review shows it: rows of parts, each part at its cell.

use ratatui::style::Style;

use super::canvas::{Canvas, Span, cells, spans_width, width};
use super::card::wait_token;
use super::heads::{sign, token};
use super::style::Token;
use crate::app::App;
use crate::app::board::card::Wait;
use crate::clock::Date;
use crate::lang::board::{self, detail};
use crate::lang::{Words, meeting as words};
use crate::plan::item::Item;
use crate::plan::target::Target;
use crate::text::wrap::wrap;

/// A line of prose is at most so wide.
const PROSE: u16 = 100;
/// Cells of a target's bar.
const BAR: u16 = 20;

/// A row of the page.
#[derive(Default)]
pub(super) struct Row {
    /// Parts, each at its cell of the screen.
    pub(super) parts: Vec<(u16, Span)>,
    /// Parts that end where the page ends.
    pub(super) right: Vec<Span>,
    /// A bar at this cell, with its share.
    pub(super) bar: Option<(u16, f64)>,
    /// Whether it stands on the ground of input fields.
    pub(super) raised: bool,
}

/// How much air there is between the parts of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Air {
    /// Two rows between sections, one between groups.
    Wide,
    /// One row between all of them.
    Even,
    /// One row between sections, none between groups.
    Tight,
}

/// Where labels, text and the right end are.
#[derive(Clone, Copy)]
pub(super) struct Margins {
    /// The cell of labels.
    pub(super) label: u16,
    /// The cell of text.
    pub(super) text: u16,
    /// The cell behind the last.
    pub(super) end: u16,
    /// Whether words are short and all names stand on one row.
    pub(super) narrow: bool,
}

impl Margins {
    /// The margins of a page in `cols` columns.
    pub(super) fn of(cols: u16, app: &App) -> Self {
        if cols >= 100 {
            return Self { label: 6, text: 20, end: cols - 6, narrow: false };
        }
        let labels = [words::PROGRESS_SHORT, words::NEXT_SHORT, words::DECIDED_SHORT];
        let problems = width(words::PROBLEMS_SHORT.say(app.lang())) + 2;
        let widest = labels.iter().map(|label| width(label.say(app.lang()))).max().unwrap_or(0).max(problems);
        Self { label: 2, text: 2 + widest + 1, end: cols.saturating_sub(2), narrow: true }
    }

    fn room(&self) -> u16 {
        self.end.saturating_sub(self.text).clamp(4, PROSE)
    }
}

/// What the rows of one item are made from.
pub(super) struct Page<'a, 'b> {
    pub(super) app: &'a App,
    pub(super) canvas: &'a Canvas<'b>,
    pub(super) item: &'a Item,
    pub(super) margins: Margins,
}

/// A dated line of a group.
struct Entry {
    date: String,
    text: String,
    units: String,
    token: Token,
}

impl Page<'_, '_> {
    /// All rows, with so much air.
    pub(super) fn rows(&self, air: Air) -> Vec<Row> {
        let gap = |count: usize| (0..count).map(|_| Row::default());
        let sections = if air == Air::Wide { 2 } else { 1 };
        let groups = usize::from(air != Air::Tight);
        let lead = match air {
            Air::Wide => 2,
            Air::Even => 1,
            Air::Tight => 0,
        };
        let mut rows: Vec<Row> = gap(lead).collect();
        rows.extend(self.head());
        rows.extend(gap(sections));
        rows.extend(self.sentence());
        rows.extend(gap(sections));
        rows.extend(if self.margins.narrow { self.names_inline() } else { self.names() });
        for (at, group) in self.groups(air).into_iter().filter(|group| !group.is_empty()).enumerate() {
            rows.extend(gap(if at == 0 { sections } else { groups }));
            rows.extend(group);
        }
        rows.extend(gap(groups));
        rows.extend(self.decided(air));
        rows
    }

    pub(super) fn fg(&self, token: Token) -> Style {
        self.canvas.styles.fg(token)
    }

    /// Number, letter-spaced title, days, status; the theme.
    fn head(&self) -> Vec<Row> {
        let Margins { label, text, end, narrow } = self.margins;
        let styles = self.canvas.styles;
        let right = self.status();
        let number = self.canvas.shown(&self.item.number);
        let mut parts = match board::item(self.app.lang(), &number).split_once(number.as_str()) {
            Some((before, after)) if !number.is_empty() => {
                let before = format!("{} ", before.trim_end());
                let number_at = label + width(&before);
                vec![
                    (label, (before, self.fg(Token::Text3))),
                    (number_at, (number.clone(), styles.key())),
                    (number_at + width(&number), (format!(" {after}"), self.fg(Token::Text3))),
                ]
            }
            _ => Vec::new(),
        };
        let used: u16 = parts.iter().map(|(_, (text, _))| width(text)).sum();
        let at = if narrow { label + used + 2 } else { text.max(label + used + 2) };
        let room = end.saturating_sub(at + spans_width(&right) + 2);
        let title = spaced(&self.canvas.shown(&self.item.title), room);
        parts.push((at, (self.canvas.cut(&title, room), styles.strong(Token::Text1))));
        let theme = self.app.plan().theme(self.item.theme);
        let theme = theme.map_or(String::new(), |theme| format!("{} {}", theme.numeral(), theme.title));
        let room = end.saturating_sub(at);
        let theme = (at, (self.canvas.cut(&theme, room), self.fg(Token::Text3)));
        vec![Row { parts, right, ..Row::default() }, Row { parts: vec![theme], ..Row::default() }]
    }

    /// The days, or until the next key what the status was before; then the status as a pill.
    fn status(&self) -> Vec<Span> {
        let app = self.app;
        let Some(column) = app.plan().column(&self.item.status) else { return Vec::new() };
        let days = self.item.since.map_or(0, |since| app.now().days_since(since));
        let mut spans = Vec::new();
        match app.moved(self.item.id).and_then(|moved| app.plan().column(&moved.from)) {
            Some(from) => {
                let name = self.canvas.shown(from.name(app.lang()));
                spans.push((name, self.fg(token(from.kind))));
                spans.push((format!(" {} ", self.canvas.glyphs().change), self.fg(Token::Text1)));
            }
            None if days > 0 => {
                let wait = match wait_token(Wait::of(self.item, app.plan(), app.now())) {
                    Token::Warning => Token::Warning,
                    _ => Token::Text2,
                };
                spans.push((format!("{}  ", board::days(app.lang(), days)), self.fg(wait)));
            }
            None => {}
        }
        spans.push(pill(
            self.canvas,
            &self.canvas.shown(column.name(app.lang())),
            token(column.kind),
            &sign(self.canvas, column.kind),
        ));
        spans
    }

    /// The lines of a text in `room` cells.
    pub(super) fn lines(&self, text: &str, room: u16) -> Vec<String> {
        let paragraphs = text.split('\n').map(|line| self.canvas.shown(line));
        let wrapped = paragraphs.flat_map(|line| {
            wrap(&line, usize::from(room)).into_iter().map(|range| line[range].to_owned()).collect::<Vec<_>>()
        });
        wrapped.collect()
    }

    fn sentence(&self) -> Vec<Row> {
        let at = if self.margins.narrow { self.margins.label } else { self.margins.text };
        let room = self.margins.end.saturating_sub(at).clamp(4, PROSE);
        let style = self.fg(Token::Text1);
        let row = |line| Row { parts: vec![(at, (line, style))], ..Row::default() };
        self.lines(&self.item.text, room).into_iter().map(row).collect()
    }

    fn words(&self, long: Words, short: Words) -> &'static str {
        (if self.margins.narrow { short } else { long }).say(self.app.lang())
    }

    /// Targets, the latest progress, open problems, open next steps.
    fn groups(&self, air: Air) -> [Vec<Row>; 4] {
        let most = match air {
            Air::Wide => 3,
            Air::Even | Air::Tight => 2,
        };
        let glyphs = self.canvas.glyphs();
        let progress = {
            let latest = self.item.progress.iter().rev().take(most).enumerate();
            let entry = |(at, record): (usize, &crate::plan::record::Progress)| {
                let token = if at == 0 { Token::Text1 } else { Token::Text2 };
                self.entry(day(record.date), &record.text, &record.units, record.internal, token)
            };
            latest.map(entry).collect()
        };
        let open = self.item.problems.iter().rev().filter(|problem| problem.closed.is_none());
        let problems =
            open.map(|record| self.entry(day(record.date), &record.text, &record.units, record.internal, Token::Text1));
        let mut steps: Vec<_> = self.item.next_steps.iter().filter(|step| step.done.is_none()).collect();
        steps.sort_by_key(|step| (step.due.is_none(), step.due, step.id));
        let steps = steps.into_iter().map(|record| {
            let due = record.due.map_or(String::new(), |due| board::due(self.app.lang(), &day(due)));
            self.entry(due, &record.text, &record.units, record.internal, Token::Text1)
        });
        let problem_label = format!("{} {}", self.words(detail::PROBLEMS, words::PROBLEMS_SHORT), glyphs.problem);
        let quiet = self.fg(Token::Text3);
        [
            self.targets(),
            self.group((self.words(detail::PROGRESS, words::PROGRESS_SHORT).to_owned(), quiet), progress),
            self.group((problem_label, self.canvas.styles.strong(Token::Problem)), problems.collect()),
            self.group((self.words(detail::NEXT_STEPS, words::NEXT_SHORT).to_owned(), quiet), steps.collect()),
        ]
    }

    fn entry(&self, date: String, text: &str, units: &[String], internal: bool, token: Token) -> Entry {
        let lang = self.app.lang();
        let mark = if internal { format!("[{}] ", words::INTERNAL.say(lang)) } else { String::new() };
        Entry { date, text: format!("{mark}{text}"), units: self.canvas.shown(&units.join(board::comma(lang))), token }
    }

    fn group(&self, label: Span, entries: Vec<Entry>) -> Vec<Row> {
        let Margins { label: label_at, text: text_at, .. } = self.margins;
        let date_cells = entries.iter().map(|entry| width(&entry.date)).max().unwrap_or(0).max(7) + 1;
        let mut rows = Vec::new();
        for entry in entries {
            let units = width(&entry.units);
            let room = self.margins.room().saturating_sub(date_cells + if units == 0 { 0 } else { units + 2 }).max(10);
            for (at, line) in self.lines(&entry.text, room).into_iter().enumerate() {
                let mut row = Row::default();
                row.parts.push((text_at + date_cells, (line, self.fg(entry.token))));
                if at == 0 {
                    row.parts.push((text_at, (entry.date.clone(), self.fg(Token::Text3))));
                    row.right = vec![(entry.units.clone(), self.fg(Token::Text3))];
                }
                rows.push(row);
            }
        }
        if let Some(first) = rows.first_mut() {
            first.parts.push((label_at, label));
        }
        rows
    }

    fn targets(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.item.targets.iter().map(|target| self.target(target)).collect();
        if let Some(first) = rows.first_mut() {
            let label = self.words(board::TARGET, board::TARGET);
            first.parts.push((self.margins.label, (label.to_owned(), self.fg(Token::Text3))));
        }
        rows
    }

    fn target(&self, target: &Target) -> Row {
        let figures = detail::towards(&target.current_text(), &target.raw);
        let mut right = vec![(self.canvas.shown(&figures), self.fg(Token::Text1))];
        if target.reached() {
            let word = format!("  {}", detail::REACHED.say(self.app.lang()));
            right.push((word, self.canvas.styles.strong(Token::Done)));
        }
        let bar_at = self.margins.end.saturating_sub(spans_width(&right) + 2 + BAR);
        let has_bar = bar_at > self.margins.text + 10;
        let room = if has_bar { bar_at - 2 } else { bar_at + BAR }.saturating_sub(self.margins.text);
        let metric = (self.margins.text, (self.canvas.cut(&target.metric, room), self.fg(Token::Text1)));
        Row { parts: vec![metric], right, bar: has_bar.then(|| (bar_at, target.share())), ..Row::default() }
    }

    /// What this meeting decided on the item, on the ground of input fields.
    fn decided(&self, air: Air) -> Vec<Row> {
        let meeting = self.app.meeting().map(|meeting| meeting.id);
        let decisions = self.item.decisions.iter().filter(|decision| decision.meeting == meeting);
        let raised = |row: Row| Row { raised: true, ..row };
        let label = self.words(words::DECIDED, words::DECIDED_SHORT).to_owned();
        let mut rows = Vec::new();
        for decision in decisions {
            let units = self.canvas.shown(&decision.units.join(board::comma(self.app.lang())));
            let room = self.margins.room().saturating_sub(width(&units) + 2).max(10);
            for (at, line) in self.lines(&decision.text, room).into_iter().enumerate() {
                let right = if at == 0 { vec![(units.clone(), self.fg(Token::Text3))] } else { Vec::new() };
                let parts = vec![(self.margins.text, (line, self.fg(Token::Text1)))];
                rows.push(raised(Row { parts, right, ..Row::default() }));
            }
        }
        if rows.is_empty() {
            let none = words::NOT_DECIDED.say(self.app.lang()).to_owned();
            rows.push(raised(Row {
                parts: vec![(self.margins.text, (none, self.fg(Token::Text3)))],
                ..Row::default()
            }));
        }
        rows[0].parts.push((self.margins.label, (label, self.canvas.styles.key())));
        if air != Air::Tight {
            rows.insert(0, raised(Row::default()));
            rows.push(raised(Row::default()));
        }
        rows
    }
}

/// A day within the year, `07-15`.
pub(super) fn day(date: Date) -> String {
    date.format("%m-%d").to_string()
}

/// A status as a block in its colour; in brackets in the glyph set without signs.
pub(super) fn pill(canvas: &Canvas<'_>, name: &str, token: Token, sign: &str) -> Span {
    let text = if sign.is_empty() { format!("[{name}]") } else { format!(" {sign}{name} ") };
    (text, canvas.styles.pill(token))
}

/// `text` with a cell between its wide characters, if that fits in `room` cells.
pub(super) fn spaced(text: &str, room: u16) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut out = String::new();
    let mut before_is_wide = false;
    for (at, cluster) in text.graphemes(true).enumerate() {
        let is_wide = width(cluster) == 2;
        if at > 0 && (is_wide || before_is_wide) && !cluster.trim().is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(cluster);
        before_is_wide = is_wide;
    }
    if width(&out) <= room { out } else { text.to_owned() }
}

/// Paints rows from `top` on.
pub(super) fn draw_rows(canvas: &mut Canvas<'_>, rows: &[Row], top: u16, margins: Margins) {
    for (at, row) in rows.iter().enumerate() {
        let y = top + cells(at);
        if row.raised {
            let x = margins.text.saturating_sub(2);
            let ground = canvas.styles.on(Token::Text1, Token::Raised);
            canvas.fill(x, y, (margins.end + 2).saturating_sub(x), 1, ground);
        }
        let right = spans_width(&row.right);
        let right_at = margins.end.saturating_sub(right);
        for (x, (text, style)) in &row.parts {
            let room = if right == 0 { margins.end } else { right_at.saturating_sub(1) }.saturating_sub(*x);
            canvas.put(*x, y, room, text, *style);
        }
        if let Some((x, share)) = row.bar {
            canvas.bar(x, y, BAR, share, canvas.styles.fg(Token::Done));
        }
        canvas.row(right_at, y, right, &row.right);
    }
}
