//! The counts every screen and report shares.

use super::Plan;
use super::column::Kind;
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
            summary.total += 1;
            summary.problems += usize::from(item.open_problem().is_some());
            let Some(place) = plan.column_place(&item.status) else { continue };
            summary.columns[place] += 1;
            match plan.columns[place].kind {
                Kind::Done => summary.done += 1,
                Kind::Exception => summary.behind += 1,
                Kind::Todo | Kind::Doing => {}
            }
        }
        summary
    }

    /// The share that is done (办结率) in per cent with one decimal, half up: `19.2`.
    pub fn rate(&self) -> String {
        let tenths = share(self.done, self.total, 1000);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    /// The same in whole per cent, half up, 0 to 100.
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
