//! Columns: the statuses an item can have, in the order the board shows them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id::ColumnId;
use crate::lang::Lang;

/// What a column means, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Nobody has begun.
    Todo,
    /// Somebody is at it.
    Doing,
    /// It does not go as planned; at most one column is of this kind.
    Exception,
    /// It is closed.
    Done,
}

/// A column's name in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A status of items; a column of the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The word scripts and the board file use.
    pub id: ColumnId,
    /// What people read.
    pub name: Name,
    /// What it means.
    pub kind: Kind,
    /// The soft limit (在办上限): more cards than this are shown in red, never refused.
    pub limit: Option<u32>,
    /// Fields of other versions, kept.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Column {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.name.zh, &self.name.en)
    }
}

/// The four columns of a new board.
pub fn default_columns() -> Vec<Column> {
    [
        ("todo", "未启动", "Not started", Kind::Todo),
        ("doing", "推进中", "In progress", Kind::Doing),
        ("behind", "滞后", "Behind", Kind::Exception),
        ("done", "已完成", "Done", Kind::Done),
    ]
    .map(|(id, zh, en, kind)| Column {
        id: id.into(),
        name: Name { zh: zh.to_owned(), en: en.to_owned(), rest: Map::new() },
        kind,
        limit: None,
        rest: Map::new(),
    })
    .into()
}
