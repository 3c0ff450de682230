//! Where board and list stand: made again only when what they are made from changes.

use crate::app::board::column_widths::ColumnWidths;
use crate::app::board::context::BoardSource;
use crate::app::board::cursor::Cursor;
use crate::app::board::grid::{Density, Shape, Size};
use crate::app::board::layout::{Layout, Opened};
use crate::app::board::list_columns::ListView;
use crate::app::board::view::{LaneKey, Overview, View};
use crate::plan::sort::Sort;

/// Where board and list stand.
#[derive(Debug)]
pub(super) struct Arrangement {
    layout: Layout,
    /// What the layout was made for; none if it must be made again.
    laid: Option<LaidOut>,
    widths: Option<ColumnWidths>,
    list: ListView,
    /// The first row of the sheet that is in view.
    scroll: usize,
}

/// What is arranged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arranged<'a> {
    /// The lanes with their cards.
    pub view: &'a View,
    /// The selected card.
    pub cursor: Option<&'a Cursor>,
    /// The lanes whose state differs from what the window's shape gives them.
    pub toggled: &'a [LaneKey],
    /// How many lines a title may take.
    pub density: Density,
    /// The order of the list.
    pub sort: Sort,
}

/// What a layout depends on beside the view.
#[derive(Debug, PartialEq, Eq)]
struct LaidOut {
    size: Size,
    density: Density,
    toggled: Vec<LaneKey>,
    /// The cursor's lane and column, where the window follows them.
    cursor: Option<(LaneKey, usize)>,
}

impl Arrangement {
    /// The arrangement of a view nobody has changed.
    pub(super) fn new(source: BoardSource<'_>, view: &View) -> Self {
        let mut widths = None;
        let opened = Opened { cursor: None, toggled: &[], density: Density::Automatic };
        let layout = Layout::of(source.size, source.context(view), opened, &mut widths);
        Self { layout, laid: None, widths, list: ListView::default(), scroll: 0 }
    }

    /// Where everything stands.
    pub(super) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The list's columns and its first row.
    pub(super) fn list(&self) -> &ListView {
        &self.list
    }

    /// The first row of the sheet that is in view.
    pub(super) fn scroll(&self) -> usize {
        self.scroll
    }

    /// What is arranged has changed.
    pub(super) fn forget(&mut self) {
        self.laid = None;
        self.list.forget();
    }

    /// The widths of the board's columns are chosen anew.
    pub(super) fn forget_widths(&mut self) {
        self.widths = None;
    }

    /// Everything stands where it belongs, and the cursor is in view; the list too, if it is the overview.
    pub(super) fn arrange(&mut self, source: BoardSource<'_>, arranged: Arranged<'_>, overview: Option<Overview>) {
        let Arranged { view, cursor, toggled, density, sort } = arranged;
        let place = cursor.and_then(|cursor| cursor.place(view));
        let row = cursor.and_then(|cursor| view.row(cursor.item)).unwrap_or(0);
        let cursor = cursor.zip(place).map(|(cursor, place)| (&cursor.lane, place.column));
        let follows = Shape::of(source.size) == Shape::Narrow;
        let followed = cursor.filter(|_| follows).map(|(lane, column)| (lane.clone(), column));
        let laid = LaidOut { size: source.size, density, toggled: toggled.to_vec(), cursor: followed };
        if self.laid.as_ref() != Some(&laid) {
            let opened = Opened { cursor, toggled, density };
            self.layout = Layout::of(source.size, source.context(view), opened, &mut self.widths);
            self.laid = Some(laid);
        }
        self.scroll = self.layout.follow(source.context(view), place, self.scroll);
        if overview == Some(Overview::List) {
            let room = usize::from(self.layout.body.rows).max(1);
            self.list.lay_out(source, view, sort, (row, room));
        }
    }
}
