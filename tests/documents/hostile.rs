//! Files that are no documents, and those that would rather be something else: a sentence each, and nothing written.
