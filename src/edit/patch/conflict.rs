//! Owns what can't be decided when two people's changes are merged, as values: which record, what each side made of it.

use super::{Content, Field, FieldChange, RecordKey, Value};

/// Whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The project that is merged into.
    Ours,
    /// The project that is merged in.
    Theirs,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// Something that the two sides made different things of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which record.
    pub key: RecordKey,
    /// What about it.
    pub dispute: Dispute,
}

/// What the two sides don't agree on, and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    /// Both changed a field, each to something else: ours was kept.
    Field {
        /// Which.
        field: Field,
        /// What it was before both.
        base: Value,
        /// What we made of it.
        ours: Value,
        /// What they made of it.
        theirs: Value,
    },
    /// One side removed the record, the other changed it or something inside it: it was kept, as changed.
    Removed {
        /// Who removed it.
        by: Side,
        /// The record as it was before both.
        base: Content,
        /// What the other side changed of the record itself; empty where it is something inside it.
        changes: Vec<FieldChange>,
    },
    /// The record can't stand beside what the other side did: it was left out.
    LeftOut {
        /// Whose record it was.
        of: Side,
        /// The record.
        content: Content,
        /// Why it can't stand, as a half sentence.
        why: String,
    },
    /// The field can't stand beside what the other side did, such as an id of something that went: it was emptied.
    Emptied {
        /// Whose value it was.
        of: Side,
        /// Which.
        field: Field,
        /// What it was.
        value: Value,
    },
}

/// Two people's changes in one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The project; it has no violations.
    pub project: crate::model::Project,
    /// What could not be decided, sorted by record.
    pub conflicts: Vec<Conflict>,
}
