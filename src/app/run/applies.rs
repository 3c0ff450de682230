//! Whether an action would do something now, and if not, why.

use crate::app::App;
use crate::app::action::{Action, Scope};
use crate::app::decide::{Towards, Way};
use crate::app::refusal::Refusal;

impl App {
    /// Whether `action` would do something now on the screen `scope`; else the reason the user reads. A motion that is
    /// at its end applies: at an end nothing moves, and nothing needs to be said.
    pub fn applies(&self, scope: Scope, action: Action) -> Result<(), Refusal> {
        let scopes = action.row().scopes;
        if !scopes.contains(&scope) {
            return Err(Refusal::Elsewhere { screens: scopes.to_vec() });
        }
        if let Some(past) = self.past.as_ref().filter(|_| action.changes()) {
            return Err(Refusal::Past { when: past.when() });
        }
        if scope == Scope::Board && action.needs_lanes() && self.screens.is_list() {
            return Err(Refusal::BoardOnly);
        }
        match action {
            Action::Forward => self.can_shift(Towards::Forward),
            Action::Backward => self.can_shift(Towards::Backward),
            Action::Behind => self.can_shift(Towards::Behind),
            Action::Undo => self.desk().undo().map(drop),
            Action::Redo => self.desk().redo().map(drop),
            Action::SetStatus | Action::Detail | Action::FoldLane => self.needs_card(),
            Action::Progress | Action::Problem | Action::NextStep | Action::Decision | Action::Deadline => {
                self.needs_card()
            }
            Action::CardTitle | Action::Fields | Action::Editor | Action::Delete | Action::Mark | Action::MarkRange => {
                self.needs_card()
            }
            Action::OrderDown => self.can_reorder(Way::Down),
            Action::OrderUp => self.can_reorder(Way::Up),
            Action::ThemeDelete => {
                let theme = self.item().map(|item| item.theme).ok_or_else(|| self.no_cards())?;
                self.desk().remove_theme(theme).map(drop)
            }
            Action::NewLine | Action::NextField | Action::PreviousField | Action::Internal => {
                self.means_in_form(action)
            }
            Action::RecordEdit | Action::RecordTick => self.selected_record().map(drop).ok_or(Refusal::NoRecord),
            Action::Repeat if self.input.last_change().is_none() => Err(Refusal::NothingToRepeat),
            Action::FindNext | Action::FindPrevious if self.board.search().is_none() => Err(Refusal::NothingSearched),
            Action::ClearFilter | Action::InvertFilter | Action::SaveFilter if !self.board.settings().is_filtered() => {
                Err(Refusal::NoFilter)
            }
            motion if motion.is_motion() && !matches!(scope, Scope::Help | Scope::History | Scope::Preview) => {
                self.needs_card()
            }
            _ => Ok(()),
        }
    }

    /// Whether a key of open fields means something in this form.
    fn means_in_form(&self, action: Action) -> Result<(), Refusal> {
        let Some(form) = self.screens.form() else { return Ok(()) };
        let means = match action {
            Action::NewLine => form.entries[form.focus].field.is_long(),
            Action::Internal => form.purpose.can_be_internal(),
            _ => form.entries.len() > 1,
        };
        if means { Ok(()) } else { Err(Refusal::NotInThisForm) }
    }

    fn needs_card(&self) -> Result<(), Refusal> {
        self.board.item().map(drop).ok_or_else(|| self.no_cards())
    }

    fn can_reorder(&self, way: Way) -> Result<(), Refusal> {
        let item = self.board.item().ok_or_else(|| self.no_cards())?;
        self.desk().reorder(item, way).map(drop)
    }

    /// Whether the selected card can go there.
    pub(in crate::app) fn can_shift(&self, towards: Towards<'_>) -> Result<(), Refusal> {
        let item = self.board.item().ok_or_else(|| self.no_cards())?;
        self.desk().shift(item, towards).map(drop)
    }
}
