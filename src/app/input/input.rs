//! What was typed and pointed at so far: pending keys, drafts, earlier inputs, the last change.

use std::collections::HashMap;

use crate::app::config::Mouse;
use crate::app::input::form::{FieldKind, Form, Purpose};
use crate::app::input::ime::ImeState;
use crate::app::input::last_change::LastChange;
use crate::app::input::mouse::Pressed;
use crate::app::input::pending::PendingKeys;

/// So many earlier inputs of each sort of field are kept.
const MOST_EARLIER: usize = 50;

/// What was typed and pointed at so far.
#[derive(Debug, Default)]
pub struct InputState {
    pending: PendingKeys,
    ime: ImeState,
    mouse: Mouse,
    pressed: Option<Pressed>,
    drafts: Vec<Form>,
    /// What was typed into fields of each sort, oldest first.
    earlier: HashMap<FieldKind, Vec<String>>,
    last_change: Option<LastChange>,
}

impl InputState {
    /// Keys that wait for more.
    pub fn pending(&self) -> &PendingKeys {
        &self.pending
    }

    /// From now on these keys wait.
    pub fn wait(&mut self, keys: PendingKeys) {
        self.pending = keys;
    }

    /// The keys that waited; none wait any more.
    pub fn take_pending(&mut self) -> PendingKeys {
        std::mem::take(&mut self.pending)
    }

    /// A character came where keys are commands; whether it is text of an input method.
    pub fn note_key(&mut self, c: char) -> bool {
        self.ime.note(c);
        self.ime.is_text(c)
    }

    /// Text came where keys are commands: full-width signs that follow are text too.
    pub fn note_text(&mut self, text: &str) {
        text.chars().for_each(|c| self.ime.note(c));
    }

    /// Who the mouse belongs to.
    pub fn mouse(&self) -> Mouse {
        self.mouse
    }

    /// From now on the mouse is this one's.
    pub fn give_mouse(&mut self, mouse: Mouse) {
        self.mouse = mouse;
    }

    /// The last press of the button.
    pub(in crate::app) fn pressed(&mut self) -> &mut Option<Pressed> {
        &mut self.pressed
    }

    /// How many drafts are kept.
    pub fn drafts(&self) -> usize {
        self.drafts.len()
    }

    /// Keeps a form that was closed without being saved.
    pub fn keep_draft(&mut self, form: Form) {
        self.drafts.push(form);
    }

    /// The draft for this purpose; it is kept no more.
    pub fn take_draft(&mut self, purpose: &Purpose) -> Option<Form> {
        let place = self.drafts.iter().position(|draft| draft.purpose == *purpose)?;
        Some(self.drafts.remove(place))
    }

    /// Gives all drafts up.
    pub fn drop_drafts(&mut self) {
        self.drafts.clear();
    }

    /// What was typed into fields of this sort, oldest first.
    pub fn earlier(&self, part: FieldKind) -> &[String] {
        self.earlier.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Keeps what was typed into a field of this sort.
    pub fn remember(&mut self, part: FieldKind, text: String) {
        let typed = self.earlier.entry(part).or_default();
        typed.retain(|earlier| *earlier != text);
        typed.push(text);
        if typed.len() > MOST_EARLIER {
            typed.remove(0);
        }
    }

    /// The last change made here that can be made again.
    pub fn last_change(&self) -> Option<&LastChange> {
        self.last_change.as_ref()
    }

    /// This is the last change from now on.
    pub fn set_last_change(&mut self, change: LastChange) {
        self.last_change = Some(change);
    }
}
