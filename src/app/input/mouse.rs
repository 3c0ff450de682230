//! The mouse: what lies under it, by the rectangles of the layout, and what a click, a drag or the wheel does.

use crate::clock::Now;
use crate::plan::id::ItemId;

/// Something the mouse did at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// What it did.
    pub deed: MouseAction,
    /// The cell's column.
    pub x: u16,
    /// The cell's row.
    pub y: u16,
}

/// What a mouse can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button goes down.
    Press,
    /// The mouse moves with the button down.
    Drag,
    /// The button comes up.
    Release,
    /// The wheel turns towards the user.
    WheelDown,
    /// The wheel turns away.
    WheelUp,
}

/// The last press of the button.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Pressed {
    pub(in crate::app) x: u16,
    pub(in crate::app) y: u16,
    pub(in crate::app) at: Now,
    pub(in crate::app) card: Option<ItemId>,
    pub(in crate::app) stage: PressStage,
}

/// How far a press has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum PressStage {
    /// The button is down.
    Down,
    /// And has been moved.
    Dragged,
    /// It is up again; a second press may follow.
    Up,
}

/// Two presses within so many milliseconds are a double click.
pub(in crate::app) const DOUBLE: u64 = 400;
/// Cards, entries or rows the wheel passes.
pub(in crate::app) const WHEEL: usize = 3;
