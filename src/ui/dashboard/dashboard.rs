//! The frame of the dashboard: title, pages, and the lines of the page in the room that is left.

use super::super::canvas::{Canvas, cells, width};
use super::super::style::Token;
use super::line::{DashboardLine, paint};
use super::{counts, trend};
use crate::app::App;
use crate::app::screen::dashboard::{DashboardPage, DashboardState};
use crate::lang::{dashboard as words, report};

/// The first row of the page.
const TOP: u16 = 2;

/// Paints everything but the last row.
pub(in crate::ui) fn draw(app: &App, state: DashboardState, canvas: &mut Canvas<'_>) {
    draw_title(app, state, canvas);
    let rows = app.board().layout().size.rows.saturating_sub(TOP + 1);
    let (lines, selected) = match app.dashboard(state) {
        Some(dashboard) => counts::lines(app, canvas, state, &dashboard),
        None => (trend::lines(app, canvas, state.page, rows), 0),
    };
    let most = lines.len().saturating_sub(usize::from(rows));
    let follow = (selected + 2).saturating_sub(usize::from(rows));
    let first = (follow + state.scroll).min(most);
    for (at, line) in lines.iter().skip(first).take(usize::from(rows)).enumerate() {
        paint(canvas, TOP + cells(at), line);
    }
}

/// The screen's name, the plan's, the pages, the day; what does not fit goes, the plan's name first.
fn draw_title(app: &App, state: DashboardState, canvas: &mut Canvas<'_>) {
    let (lang, styles) = (app.lang(), canvas.styles);
    let day = report::until(lang, &app.now().date().to_string());
    let name_of = |page: &DashboardPage| format!(" {} ", page.words().say(lang));
    let all: u16 = DashboardPage::ALL.iter().map(|page| width(&name_of(page))).sum();
    // In a narrow window only the page that is shown has its name there.
    let is_named = |page: &&DashboardPage| all + 16 <= canvas.cols() || **page == state.page;
    let named: Vec<&DashboardPage> = DashboardPage::ALL.iter().filter(is_named).collect();
    let pages: Vec<String> = named.iter().map(|page| name_of(page)).collect();
    let wide: u16 = pages.iter().map(|page| width(page)).sum();
    let title = words::TITLE.say(lang);
    let mut x = 1 + canvas.put(1, 0, canvas.cols().saturating_sub(2), title, styles.key()) + 3;
    let mut end = canvas.cols().saturating_sub(1);
    if x + wide + width(&day) + 3 <= end {
        end = canvas.put_right(end, 0, &day, styles.fg(Token::Text3)).saturating_sub(3);
    }
    let mut name = app.plan().title.clone();
    if app.board().settings().is_filtered() {
        name = words::filtered(lang, &app.board().settings().filter.to_string());
    }
    let left = end.saturating_sub(wide);
    if left > x + 12 {
        canvas.put(x, 0, left - x - 2, &name, styles.strong(Token::Text1));
    }
    x = left.max(x);
    for (page, text) in named.iter().zip(&pages) {
        let style = if **page == state.page { styles.pill(Token::Accent) } else { styles.fg(Token::Text2) };
        x += canvas.put(x, 0, canvas.cols().saturating_sub(x + 1), text, style);
    }
}

impl DashboardLine {
    /// The head of a section: its name, a count if there is one, and a rule to the edge.
    pub(super) fn section(canvas: &Canvas<'_>, name: &str, count: Option<usize>) -> Self {
        let styles = canvas.styles;
        let mut line = Self::default();
        line.put(2, name, styles.strong(Token::Text1));
        let mut x = 2 + width(name) + 1;
        if let Some(count) = count {
            let text = count.to_string();
            line.put(x, &text, styles.fg(Token::Text3));
            x += width(&text) + 1;
        }
        line.rule = Some(x);
        line
    }
}
