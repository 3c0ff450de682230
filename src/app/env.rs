//! What surrounds the board: settings, keys, the moment, the window.

use crate::app::board::grid::Size;
use crate::app::config::Look;
use crate::app::keymap::Keymap;
use crate::clock::Now;
use crate::lang::Lang;

/// What a program start decides, and nothing changes later.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of everything but the plan.
    pub lang: Lang,
    /// How things are drawn.
    pub look: Look,
}

/// What surrounds the board.
#[derive(Debug)]
pub struct Env {
    settings: Settings,
    keymap: Keymap,
    now: Now,
    size: Size,
}

impl Env {
    /// A window of `size` at the moment `now`, with the default keys.
    pub fn new(settings: Settings, size: Size, now: Now) -> Self {
        Self { settings, keymap: Keymap::default(), now, size }
    }

    /// The language of everything but the plan.
    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// How things are drawn.
    pub fn look(&self) -> Look {
        self.settings.look
    }

    /// All key bindings.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// From now on keys mean what `keymap` says.
    pub fn rebind(&mut self, keymap: Keymap) {
        self.keymap = keymap;
    }

    /// The present.
    pub fn now(&self) -> Now {
        self.now
    }

    /// The present is this from now on.
    pub fn set_now(&mut self, now: Now) {
        self.now = now;
    }

    /// The window's size.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The window has this size from now on.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }
}
