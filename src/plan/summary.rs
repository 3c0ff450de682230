//! The counts every screen and report shares.

use super::Plan;
use super::column::Kind;
use super::id::ColumnId;
use super::item::Item;

/// How many items stand where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Items counted.
    pub total: usize,
    /// Items in each column, in the columns' order.
    pub columns: Vec<usize>,
    /// Items in columns of kind done.
    pub done: usize,
    /// Items in the exception column.
    pub behind: usize,
    /// Items with an open problem.
    pub problems: usize,
}

impl Summary {
    /// The counts over `items` of `plan`.
    pub fn of<'a>(plan: &Plan, items: impl IntoIterator<Item = &'a Item>) -> Self {
        let mut summary = Self { columns: vec![0; plan.columns.len()], ..Self::default() };
        for item in items {
            summary.problems += usize::from(item.open_problem().is_some());
            summary.add(plan, &item.status);
        }
        summary
    }

    /// Counts one more item, in `status`.
    pub fn add(&mut self, plan: &Plan, status: &ColumnId) {
        self.total += 1;
        let Some(place) = plan.column_place(status) else { return };
        self.columns[place] += 1;
        match plan.columns[place].kind {
            Kind::Done => self.done += 1,
            Kind::Exception => self.behind += 1,
            Kind::Todo | Kind::Doing => {}
        }
    }

    /// Counts one item less, that was counted in `status`.
    pub(super) fn remove(&mut self, plan: &Plan, status: &ColumnId) {
        self.total -= 1;
        let Some(place) = plan.column_place(status) else { return };
        self.columns[place] -= 1;
        match plan.columns[place].kind {
            Kind::Done => self.done -= 1,
            Kind::Exception => self.behind -= 1,
            Kind::Todo | Kind::Doing => {}
        }
    }

    /// The share that is done (办结率) in per cent with one decimal, half up: `19.2`.
    pub fn rate(&self) -> String {
        self.share_of(self.done)
    }

    /// The share of `count` in per cent with one decimal, half up.
    pub fn share_of(&self, count: usize) -> String {
        let tenths = share(count, self.total, 1000);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    /// By how many points, with one decimal and its sign, the rate is another than `before`: `+3.8`.
    pub fn change_since(&self, before: &Self) -> String {
        let (now, then) = (share(self.done, self.total, 1000), share(before.done, before.total, 1000));
        let points = now.abs_diff(then);
        let sign = match now.cmp(&then) {
            std::cmp::Ordering::Less => "-",
            std::cmp::Ordering::Equal => "±",
            std::cmp::Ordering::Greater => "+",
        };
        format!("{sign}{}.{}", points / 10, points % 10)
    }

    /// The share that is done in whole per cent, half up, 0 to 100.
    pub fn percent(&self) -> usize {
        share(self.done, self.total, 100)
    }
}

/// `part` of `whole` in units of 1/`scale`, half up; 0 of nothing is 0.
fn share(part: usize, whole: usize, scale: usize) -> usize {
    (2 * part * scale + whole) / (2 * whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_round_half_up() {
        let rate = |done, total| Summary { done, total, ..Summary::default() }.rate();
        for (done, total, expected) in
            [(5, 26, "19.2"), (1, 6, "16.7"), (0, 0, "0.0"), (26, 26, "100.0"), (1, 16, "6.3")]
        {
            assert_eq!(rate(done, total), expected, "{done} of {total}");
        }
        assert_eq!(Summary { done: 1, total: 6, ..Summary::default() }.percent(), 17);
        assert_eq!(Summary { done: 1, total: 8, ..Summary::default() }.percent(), 13);
    }
}
