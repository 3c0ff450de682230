//! Where pop-ups stand: beside the card they speak of, never on it while there is room.

/// A rectangle of the screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// Whether it has a cell in common with `other`.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// What a pop-up of this area has for its text: without the column of ground and the frame, and without two cells
    /// and one row of padding where there is room for them.
    pub fn inner(self) -> Self {
        let (across, down) = (if self.width > 12 { 4 } else { 2 }, if self.height > 4 { 2 } else { 1 });
        Self {
            x: self.x + across,
            y: self.y + down,
            width: self.width.saturating_sub(2 * across),
            height: self.height.saturating_sub(2 * down),
        }
    }
}

/// Cells and rows a pop-up takes beside its text: ground, frame and padding.
pub const AROUND: (u16, u16) = (8, 4);
