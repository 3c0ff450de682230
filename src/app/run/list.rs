//! The list: its columns, and motions in it.

use crate::app::action::Action;
use crate::app::board::list_columns::*;
use crate::app::cursor::Cursor;
use crate::app::message::Message;
use crate::app::popup::Area;
use crate::app::refusal::Refusal;
use crate::app::{App, Overview};
use crate::lang::list as words;
use crate::plan::id::ItemId;
use crate::plan::item::Item;
use crate::text;

impl App {
    /// What a column says of an item, safe to show; nothing where nothing is known.
    pub fn list_text(&self, heading: Heading, item: &Item) -> String {
        let lang = self.env.lang();
        let show = |text: &str| self.env.look().glyphs.show(text).into_owned();
        let names = |names: &[String]| show(&names.join(crate::lang::board::comma(lang)));
        match heading {
            Heading::Number => show(&item.number),
            Heading::Title => show(&item.title),
            Heading::Status => show(crate::app::tell::column_name(self.plan(), &item.status, lang)),
            Heading::Days => match item.since.map_or(0, |since| self.env.now().days_since(since)) {
                0 => String::new(),
                days => crate::lang::board::days(lang, days),
            },
            Heading::Leaders => names(&item.leaders),
            Heading::LeadUnits => names(&item.lead_units),
            Heading::Deadline => match item.deadline {
                Some(day) => day.to_string(),
                None => item.deadline_text.as_deref().map(show).unwrap_or_default(),
            },
            Heading::Progress => {
                item.progress.iter().max_by_key(|record| (record.date, record.id)).map_or(String::new(), |record| {
                    format!("{} {}", record.date.format("%m-%d"), show(&record.text.replace('\n', " ")))
                })
            }
        }
    }

    /// The columns of the list, from the left.
    pub fn list_columns(&self) -> &[Column] {
        self.list.columns.as_ref().map_or(&[], |(_, columns)| columns)
    }

    /// The first row of the list that is shown.
    pub fn list_scroll(&self) -> usize {
        self.list.scroll
    }

    /// The list's columns are chosen, and the cursor's row is in view.
    pub(in crate::app) fn lay_out_list(&mut self) {
        if self.list.columns.as_ref().is_none_or(|(size, _)| *size != self.env.size()) {
            self.list.columns = Some((self.env.size(), self.choose_list_columns()));
        }
        let room = usize::from(self.layout.body.rows).max(1);
        let most = self.view.listed().len().saturating_sub(room);
        let row = self.cursor.as_ref().and_then(|cursor| self.view.row(cursor.item)).unwrap_or(0);
        self.list.scroll = self.list.scroll.min(row).max((row + 1).saturating_sub(room)).min(most);
    }

    pub(in crate::app) fn choose_list_columns(&self) -> Vec<Column> {
        let number = self.needed(Heading::Number);
        let title_at = 1 + number + GAP;
        let title = self.needed(Heading::Title).min(TITLE);
        let least = title.min(LEAST_TITLE);
        let mut left = self.env.size().cols.saturating_sub(title_at + 1);
        let mut chosen = Vec::new();
        left = left.saturating_sub(least);
        let mut widened = false;
        for heading in Heading::BY_WORTH.into_iter().filter(|heading| self.says_something(*heading)) {
            // The status may take from the title, nothing else may.
            if heading != Heading::Status && !widened {
                left = left.saturating_sub(title - least);
                widened = true;
            }
            let least = if heading == Heading::Progress { LEAST_PROGRESS } else { self.needed(heading) };
            if GAP + least <= left {
                let width = if heading == Heading::Progress { left - GAP } else { least };
                chosen.push((heading, width));
                left -= GAP + width;
            }
        }
        let taken: u16 = chosen.iter().map(|(_, width)| GAP + width).sum();
        let title = self.env.size().cols.saturating_sub(title_at + 1 + taken);
        let mut columns = vec![
            Column { heading: Heading::Number, x: 1, width: number },
            Column { heading: Heading::Title, x: title_at, width: title.min(self.needed(Heading::Title).max(TITLE)) },
        ];
        let mut x = title_at + columns[1].width;
        for (heading, width) in chosen {
            columns.push(Column { heading, x: x + GAP, width });
            x += GAP + width;
        }
        columns
    }

    /// Whether a column has anything to say; one that the rows are ordered by is always there.
    pub(in crate::app) fn says_something(&self, heading: Heading) -> bool {
        let items = || self.view.listed().iter().take(MEASURED).filter_map(|item| self.plan().item(*item));
        heading.sort() == Some(self.viewing.sort) || items().any(|item| !self.list_text(heading, item).is_empty())
    }

    /// Cells a column needs for its head and for what it holds.
    pub(in crate::app) fn needed(&self, heading: Heading) -> u16 {
        let lang = self.env.lang();
        let sign = if heading == Heading::Status { 2 } else { 0 };
        let arrow = usize::from(heading.sort().is_some());
        let head = text::width(heading.words().say(lang)) + arrow;
        let items = self.view.listed().iter().take(MEASURED).filter_map(|item| self.plan().item(*item));
        let most = items.map(|item| sign + text::width(&self.list_text(heading, item))).max().unwrap_or(0);
        let most = u16::try_from(most.max(head)).unwrap_or(u16::MAX);
        if matches!(heading, Heading::Leaders | Heading::LeadUnits | Heading::Deadline) {
            return most.min(MOST_NAMES);
        }
        most
    }

    /// The part of the screen the selected row takes.
    pub(in crate::app) fn list_area(&self) -> Option<Area> {
        let row = self.view.row(self.cursor.as_ref()?.item)?.checked_sub(self.list.scroll)?;
        let y = self.layout.body.top + u16::try_from(row).ok()?;
        Some(Area { x: 0, y, width: self.env.size().cols, height: 1 })
    }

    /// The items in the order in which the screen shows them.
    pub(in crate::app) fn shown_order(&self) -> &[ItemId] {
        match self.overview() {
            Overview::Board => self.view.order(),
            Overview::List => self.view.listed(),
        }
    }

    /// The item's place in that order.
    pub(in crate::app) fn shown_place(&self, item: ItemId) -> Option<usize> {
        match self.overview() {
            Overview::Board => self.view.rank(item),
            Overview::List => self.view.row(item),
        }
    }

    /// The overview that is shown, or that the present screen came from.
    pub fn overview(&self) -> Overview {
        self.screens.overview()
    }

    /// `gb`, `gl`: shows all items as cards or as rows.
    pub(in crate::app) fn show_overview(&mut self, overview: Overview) {
        self.screens.show_overview(overview);
    }

    /// `Tab`: the other overview.
    pub(in crate::app) fn turn_overview(&mut self) {
        self.show_overview(match self.overview() {
            Overview::Board => Overview::List,
            Overview::List => Overview::Board,
        });
    }

    /// A motion in the list; left and right go to the order of the next column.
    pub(in crate::app) fn walk_list(&mut self, motion: Action, times: usize) {
        let last = self.view.listed().len().checked_sub(1);
        let row = self.cursor.as_ref().and_then(|cursor| self.view.row(cursor.item));
        let (Some(last), Some(row)) = (last, row) else { return self.refuse(&Refusal::NoCards) };
        let page = usize::from(self.layout.body.rows).max(2);
        let down = |rows: usize| row.saturating_add(rows.saturating_mul(times)).min(last);
        let up = |rows: usize| row.saturating_sub(rows.saturating_mul(times));
        let to = match motion {
            Action::Down => down(1),
            Action::Up => up(1),
            Action::HalfDown => down(page / 2),
            Action::HalfUp => up(page / 2),
            Action::PageDown => down(page),
            Action::PageUp => up(page),
            Action::First => 0,
            Action::Last => last,
            Action::Left => return self.turn_sort(SORTS.len() - 1),
            Action::Right => return self.turn_sort(1),
            _ => return self.refuse(&Refusal::BoardOnly),
        };
        let item = self.view.listed()[to];
        let lane = self.cursor.as_ref().map(|cursor| cursor.lane.clone());
        self.cursor = Cursor::on(&self.view, item, lane.as_ref());
        self.stretch_marks();
    }

    /// Orders by the column so many places further to the right, in a circle.
    pub(in crate::app) fn turn_sort(&mut self, places: usize) {
        let at = SORTS.iter().position(|sort| *sort == self.viewing.sort).unwrap_or(0);
        self.sort(SORTS[(at + places) % SORTS.len()]);
    }

    /// A range of marks being drawn reaches to the cursor now.
    pub(in crate::app) fn stretch_marks(&mut self) {
        let (Some(anchor), Some(cursor)) = (self.marks.anchor(), self.cursor.as_ref()) else { return };
        let items = match self.overview() {
            Overview::Board => match (anchor.place(&self.view), cursor.place(&self.view)) {
                (Some(from), Some(to)) => crate::app::marks::between(&self.view, from, to),
                _ => return,
            },
            Overview::List => match (self.view.row(anchor.item), self.view.row(cursor.item)) {
                (Some(from), Some(to)) => self.view.listed()[from.min(to)..=from.max(to)].to_vec(),
                _ => return,
            },
        };
        self.marks.stretch(items);
    }

    /// What only cards in lanes have is told so where rows are shown. True if it was.
    pub(in crate::app) fn is_for_the_board(&mut self, action: Action) -> bool {
        let refused = action.needs_lanes() && self.screens.is_list();
        if refused {
            self.notices.say(
                Message::plain(words::board_only(self.env.lang())).with_key("gb", words::BOARD.say(self.env.lang())),
            );
        }
        refused
    }
}
