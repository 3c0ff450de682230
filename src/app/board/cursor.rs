//! The cursor: an item and the lane it is seen in; and where motions take it.

use crate::app::board::context::BoardContext;
use crate::app::board::layout::Layout;
use crate::app::board::view::{CardPlace, LaneKey, View};
use crate::app::input::motion::Motion;
use crate::plan::Plan;
use crate::plan::id::ItemId;

/// The selected card. Never an index: it follows the card through moves and changes made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The item.
    pub item: ItemId,
    /// The lane it is seen in.
    pub lane: LaneKey,
}

impl Cursor {
    /// The cursor on the card at `place`.
    pub fn at(view: &View, place: CardPlace) -> Self {
        Self { item: view.card(place), lane: view.lanes[place.lane].key.clone() }
    }

    /// The cursor on `item`, in `lane` if that lane shows it, else in the first that does.
    pub fn on(view: &View, item: ItemId, lane: Option<&LaneKey>) -> Option<Self> {
        let seen = lane.filter(|lane| view.find(item, lane).is_some());
        seen.or_else(|| view.lane_of(item)).map(|lane| Self { item, lane: lane.clone() })
    }

    /// The first card in plan order.
    pub fn first(view: &View) -> Option<Self> {
        view.order().first().and_then(|item| Self::on(view, *item, None))
    }

    /// The same card if it is still shown; else the next in plan order, or the last.
    pub fn kept(&self, view: &View, plan: &Plan) -> Option<Self> {
        Self::on(view, self.item, Some(&self.lane)).or_else(|| {
            let order = view.order();
            let gone = plan.item_place(self.item).or_else(|| plan.place_of_gone(self.item)).unwrap_or(0);
            let next = order.iter().find(|item| plan.item_place(**item).is_some_and(|place| place >= gone));
            next.or(order.last()).and_then(|item| Self::on(view, *item, None))
        })
    }

    /// Where it stands.
    pub fn place(&self, view: &View) -> Option<CardPlace> {
        view.find(self.item, &self.lane)
    }
}

/// The board a motion goes over.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What is shown.
    pub context: BoardContext<'a>,
    /// Where it stands.
    pub layout: &'a Layout,
}

impl Ground<'_> {
    /// Where `motion` goes from `place`; none at an end, where nothing moves.
    pub fn step(&self, place: CardPlace, motion: Motion) -> Option<CardPlace> {
        let page = usize::from(self.layout.body.rows).max(2) / (1 + self.layout.card_gap);
        match motion {
            Motion::Down => self.below(place),
            Motion::Up => self.above(place),
            Motion::Left => (0..place.column).rev().find_map(|column| self.beside(place, column)),
            Motion::Right => (place.column + 1..self.columns()).find_map(|column| self.beside(place, column)),
            Motion::LaneNext => (place.lane + 1..self.lanes()).find_map(|lane| self.enter(place, lane)),
            Motion::LanePrevious => (0..place.lane).rev().find_map(|lane| self.enter(place, lane)),
            Motion::First => self.first(place),
            Motion::Last => self.last(place),
            Motion::HalfDown => self.repeat(place, page / 2, Self::below),
            Motion::HalfUp => self.repeat(place, page / 2, Self::above),
            Motion::PageDown => self.repeat(place, page, Self::below),
            Motion::PageUp => self.repeat(place, page, Self::above),
        }
    }

    fn lanes(&self) -> usize {
        self.context.view.lanes.len()
    }

    fn columns(&self) -> usize {
        self.context.plan.columns.len()
    }

    fn cell_len(&self, lane: usize, column: usize) -> usize {
        self.context.view.cell(lane, column).len()
    }

    /// Whether every card of the lane is a stop of its own; a lane folded by hand is one stop.
    fn has_stops(&self, lane: usize) -> bool {
        self.layout.lanes.get(lane).is_some_and(|lane| lane.open) || self.layout.opens_by_itself()
    }

    fn below(&self, place: CardPlace) -> Option<CardPlace> {
        let next = CardPlace { row: place.row + 1, ..place };
        if self.has_stops(place.lane) && next.row < self.cell_len(place.lane, place.column) {
            return Some(next);
        }
        let lane = (place.lane + 1..self.lanes()).find(|lane| self.cell_len(*lane, place.column) > 0)?;
        Some(CardPlace { lane, row: 0, ..place })
    }

    fn above(&self, place: CardPlace) -> Option<CardPlace> {
        if self.has_stops(place.lane) && place.row > 0 {
            return Some(CardPlace { row: place.row - 1, ..place });
        }
        let lane = (0..place.lane).rev().find(|lane| self.cell_len(*lane, place.column) > 0)?;
        Some(CardPlace { lane, row: self.last_stop(lane, place.column), ..place })
    }

    fn repeat(
        &self,
        place: CardPlace,
        times: usize,
        step: impl Fn(&Self, CardPlace) -> Option<CardPlace>,
    ) -> Option<CardPlace> {
        std::iter::successors(step(self, place), |at| step(self, *at)).take(times.max(1)).last()
    }

    /// The first card of the column.
    fn first(&self, place: CardPlace) -> Option<CardPlace> {
        let lane = (0..self.lanes()).find(|lane| self.cell_len(*lane, place.column) > 0)?;
        Some(CardPlace { lane, row: 0, ..place })
    }

    /// The last card of the column.
    fn last(&self, place: CardPlace) -> Option<CardPlace> {
        let lane = (0..self.lanes()).rev().find(|lane| self.cell_len(*lane, place.column) > 0)?;
        Some(CardPlace { lane, row: self.last_stop(lane, place.column), ..place })
    }

    /// The last card of a cell that is a stop; the cell has one.
    fn last_stop(&self, lane: usize, column: usize) -> usize {
        if self.has_stops(lane) { self.cell_len(lane, column) - 1 } else { 0 }
    }

    /// The card of another column nearest to `place`: of the same lane nearest in height, else of the nearest lane.
    fn beside(&self, place: CardPlace, column: usize) -> Option<CardPlace> {
        let top_of = |place| self.layout.card(self.context, place).0;
        let top = top_of(place);
        let lane_distance = |lane: &usize| (lane.abs_diff(place.lane), *lane < place.lane);
        let nearest = (0..self.lanes()).filter(|lane| self.cell_len(*lane, column) > 0).min_by_key(lane_distance)?;
        let at = |row| CardPlace { lane: nearest, column, row };
        let last = self.cell_len(nearest, column) - 1;
        // Further down is never higher: the first card at a height or below it is found by halving.
        let first_from = |height| {
            let (mut row, mut end) = (0, last);
            while row < end {
                let middle = (row + end) / 2;
                (row, end) = if top_of(at(middle)) < height { (middle + 1, end) } else { (row, middle) };
            }
            row
        };
        let below = first_from(top);
        let above = first_from(top_of(at(below.saturating_sub(1))));
        [above, below].map(at).into_iter().min_by_key(|other| top_of(*other).abs_diff(top))
    }

    /// The first card of `lane` in the same column, else in the nearest one that has a card there.
    fn enter(&self, place: CardPlace, lane: usize) -> Option<CardPlace> {
        let with_cards = (0..self.columns()).filter(|column| self.cell_len(lane, *column) > 0);
        let column = with_cards.min_by_key(|column| column.abs_diff(place.column))?;
        Some(CardPlace { lane, column, row: 0 })
    }
}
