//! `.`: the last change, made once more.

use crate::app::input::form::Purpose;
use crate::app::refusal::Refusal;
use crate::app::repeat::LastChange;
use crate::app::{App, Overlay};

impl App {
    /// Makes the last change once more, on the marked items or the cursor's.
    pub(in crate::app) fn repeat(&mut self) {
        let items = self.subjects();
        match self.input.last_change().cloned() {
            None => self.refuse(&Refusal::NothingToRepeat),
            Some(_) if items.is_empty() => self.refuse(&self.no_cards()),
            Some(LastChange::Shift(towards)) => self.shift(towards),
            Some(LastChange::Form(mut form)) => {
                form.purpose = match form.purpose {
                    Purpose::NewRecord { kind, .. } => Purpose::NewRecord { kind, items },
                    _ => Purpose::Deadline { items },
                };
                match self.desk().saved(&form) {
                    Ok(edit) => {
                        self.commit(edit);
                    }
                    // What no longer fits is shown, to be mended.
                    Err(error) => {
                        self.screens.open(Overlay::Form(form));
                        self.blame(&error);
                    }
                }
            }
        }
    }
}
