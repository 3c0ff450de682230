//! Every character of a document is in the draft.
