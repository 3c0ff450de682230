//! `.`: the last change made here, to be made once more on other items.

use crate::app::decide::Towards;
use crate::app::form::{Form, Purpose};
use crate::app::refusal::Refusal;
use crate::app::{App, Mode};

/// A change that can be made again, on other items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// A move.
    Shift(Towards<'static>),
    /// A record or a deadline, with what was typed.
    Form(Box<Form>),
}

impl Repeat {
    /// What a saved form repeats; none for forms that are about one thing only.
    pub fn of_form(form: &Form) -> Option<Self> {
        let repeatable = matches!(form.purpose, Purpose::NewRecord { .. } | Purpose::Deadline { .. });
        repeatable.then(|| Self::Form(Box::new(form.clone())))
    }
}

impl App {
    /// Makes the last change once more, on the marked items or the cursor's.
    pub(in crate::app) fn repeat(&mut self) {
        let items = self.subjects();
        match self.last_change.clone() {
            None => self.refuse(&Refusal::NothingToRepeat),
            Some(_) if items.is_empty() => self.refuse(&Refusal::NoCards),
            Some(Repeat::Shift(towards)) => self.shift(towards),
            Some(Repeat::Form(mut form)) => {
                form.purpose = match form.purpose {
                    Purpose::NewRecord { kind, .. } => Purpose::NewRecord { kind, items },
                    _ => Purpose::Deadline { items },
                };
                let back = Box::new(std::mem::replace(&mut self.mode, Mode::Board));
                match self.desk().saved(&form) {
                    Ok(edit) => {
                        self.mode = *back;
                        self.commit(edit);
                    }
                    // What no longer fits is shown, to be mended.
                    Err(_) => self.mode = Mode::Form { form, back },
                }
            }
        }
    }
}
