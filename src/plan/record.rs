//! What is written down about an item: progress, problems, next steps, decisions.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::id::RecordId;
use crate::clock::Date;

/// A dated record; each list of records is kept in the order of their ids.
pub trait Record: Clone + PartialEq {
    /// The id, unique in every copy of the board.
    fn id(&self) -> RecordId;
}

/// A list of records as a file has it, put in the order of their ids: people and merge tools may have mixed it.
pub(super) fn by_id<'de, D: Deserializer<'de>, R: Record + Deserialize<'de>>(file: D) -> Result<Vec<R>, D::Error> {
    let mut records = Vec::<R>::deserialize(file)?;
    records.sort_by_key(Record::id);
    Ok(records)
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            /// Unique in every copy of the board.
            pub id: RecordId,
            /// The day it speaks of.
            pub date: Date,
            /// The words, lines parted by `\n`.
            pub text: String,
            /// The units it names.
            pub units: Vec<String>,
            /// Who wrote it, `user@host`.
            pub by: String,
            /// The meeting it was written in.
            pub meeting: Option<RecordId>,
            /// Not shown when presenting, nor in minutes or bulletin.
            pub internal: bool,
            $($(#[$field_doc])* pub $field: Option<Date>,)*
            /// Fields of other versions, kept.
            #[serde(flatten)]
            pub rest: Map<String, Value>,
        }

        impl Record for $name {
            fn id(&self) -> RecordId {
                self.id
            }
        }
    };
}

record! {
    /// What was done (进展情况).
    Progress {}
}

record! {
    /// What stands in the way (存在问题).
    Problem {
        /// The day it was closed; open while there is none.
        closed
    }
}

record! {
    /// What comes next (下一步).
    NextStep {
        /// The day it is due.
        due,
        /// The day it was done; open while there is none.
        done
    }
}

record! {
    /// What a meeting decided on the item (议定事项).
    Decision {
        /// The day it is due.
        due
    }
}
