//! `.`: the last change made here, to be made once more on other items.

use crate::app::decide::Towards;
use crate::app::input::form::{Form, Purpose};

/// A change that can be made again, on other items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastChange {
    /// A move.
    Shift(Towards<'static>),
    /// A record or a deadline, with what was typed.
    Form(Box<Form>),
}

impl LastChange {
    /// What a saved form repeats; none for forms that are about one thing only.
    pub fn of_form(form: &Form) -> Option<Self> {
        let repeatable = matches!(form.purpose, Purpose::NewRecord { .. } | Purpose::Deadline { .. });
        repeatable.then(|| Self::Form(Box::new(form.clone())))
    }
}
