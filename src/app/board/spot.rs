//! What lies under a cell of the screen, by the rectangles of the layout.

use crate::app::board::context::BoardContext;
use crate::app::board::grid::{ColumnBox, Content, chips_per_row};
use crate::app::board::layout::Layout;
use crate::app::board::view::CardPlace;

/// What lies under a cell of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The card at this place.
    Card(CardPlace),
    /// The head of the lane at this place.
    Lane(usize),
    /// Neither.
    Nothing,
}

impl Spot {
    /// What lies under the cell `x`, `y` of a sheet whose row `scroll` is the first in view.
    pub(super) fn at(layout: &Layout, context: BoardContext<'_>, scroll: usize, (x, y): (u16, u16)) -> Self {
        let body = layout.body;
        if !(body.top..body.top + body.rows).contains(&y) {
            return Self::Nothing;
        }
        let row = scroll + usize::from(y - body.top);
        let Some(lane) = layout.lanes.iter().rposition(|lane| lane.top <= row) else { return Self::Nothing };
        let lane_box = layout.lanes[lane];
        if row > lane_box.top + lane_box.rows {
            return Self::Nothing;
        }
        // The head of a lane scrolled under the top stays there.
        if row == lane_box.top || y == body.top && lane_box.open && lane_box.top < scroll {
            return Self::Lane(lane);
        }
        let shown = layout.columns.iter().find(|shown| (shown.x..shown.x + shown.width).contains(&x));
        shown.and_then(|shown| card_at(layout, context, (lane, shown), (x, row))).map_or(Self::Nothing, Self::Card)
    }
}

/// The card of a lane's cell that lies under column `x` of the screen and row `row` of the sheet.
fn card_at(
    layout: &Layout,
    context: BoardContext<'_>,
    (lane, shown): (usize, &ColumnBox),
    (x, row): (u16, usize),
) -> Option<CardPlace> {
    let many = context.view.cell(lane, shown.column).len();
    let place = |row| CardPlace { lane, column: shown.column, row };
    if shown.content == Content::Chips {
        let number_cells = context.view.number_cells;
        let per_row = chips_per_row(usize::from(shown.width), number_cells);
        let across = usize::from(x.checked_sub(shown.x + 1)?) / (number_cells + 2);
        let at = (row - layout.lanes[lane].top - 1) * per_row + across;
        return (across < per_row && at < many).then(|| place(at));
    }
    let first = partition(many, |row_of| {
        let (top, rows) = layout.card(context, place(row_of));
        top + rows <= row
    });
    (first < many && layout.card(context, place(first)).0 <= row).then(|| place(first))
}

/// The first of `0..many` for which `before` does not hold.
fn partition(many: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, many);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
