//! How the board is looked at, as it is kept between sessions.

use std::collections::HashMap;

use crate::app::board::grid::Density;
use crate::app::board::view::{Grouping, LaneKey, ViewSettings};
use crate::plan::id::ItemId;

/// How the board was looked at, to be kept between sessions.
#[derive(Debug, Clone, Default)]
pub struct BoardSettings {
    /// Filter, grouping, order.
    pub view: ViewSettings,
    /// How many lines a title may take.
    pub density: Density,
    /// The toggled lanes of each grouping.
    pub toggled: HashMap<Grouping, Vec<LaneKey>>,
    /// The filters kept under a name.
    pub saved_filters: Vec<(String, String)>,
    /// The cursor's item, and the lane it is seen in.
    pub cursor: Option<(ItemId, Option<LaneKey>)>,
}
