//! What every format is brought to before it is understood: lines and tables, in the document's order.

/// A line or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Line(Line),
    Table(Vec<Row>),
}

/// A line of text, or a paragraph of a document that has such.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) line: usize,
    /// Without spaces at its ends; never empty.
    pub(super) text: String,
    /// The number the program that wrote it put before it: it counts as printed.
    pub(super) automatic: Option<String>,
    pub(super) role: Role,
    pub(super) joint: Joint,
}

/// What its format says a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Body,
    Title,
    /// A heading of this level, 1 the highest.
    Heading(u8),
    /// A line of the table of contents, or a note at the foot of a page: of no use for the plan, but told.
    Aside,
}

/// Whether a line may be the rest of the one above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Joint {
    /// It may.
    #[default]
    Open,
    /// It may, but it is indented as paragraphs are.
    Indented,
    /// It begins a paragraph.
    Closed,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The line or, in a workbook, the row; counted from 1.
    pub(super) line: usize,
    /// From left to right; columns without a cell are blank.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its first column, counted from 0.
    pub(super) column: usize,
    /// How many columns it takes.
    pub(super) span: usize,
    /// Paragraphs parted by `\n`.
    pub(super) text: String,
    pub(super) join: Join,
}

/// Whether a cell is one with the cell above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Join {
    #[default]
    Own,
    Above,
}

impl Line {
    /// A line of plain text.
    pub(super) fn new(line: usize, text: &str) -> Self {
        Self { line, text: text.trim().to_owned(), ..Self::default() }
    }
}

impl Row {
    /// A row of cells of one column each.
    pub(super) fn of<'a>(line: usize, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let cell =
            |(column, text): (usize, &str)| Cell { column, span: 1, text: text.trim().to_owned(), ..Cell::default() };
        Self { line, cells: texts.into_iter().enumerate().map(cell).filter(|cell| !cell.text.is_empty()).collect() }
    }

    /// The cells that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.text.is_empty())
    }

    /// The cell that covers a column.
    pub(super) fn at(&self, column: usize) -> Option<&Cell> {
        let after = self.cells.partition_point(|cell| cell.column <= column);
        self.cells[..after].last().filter(|cell| column < cell.column + cell.span.max(1))
    }
}
