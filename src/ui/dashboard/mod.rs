//! The dashboard: counts by lane, what is behind, oldest, targets; and the trend.

mod counts;
mod dashboard;
mod line;
mod trend;

pub(super) use dashboard::draw;
