//! Owns what can be asked for of an import that waits to be added.

pub use crate::exchange::import::{Field, Kind, Row, Similar, State};

/// Something about the import that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportAction {
    /// The column of that table, both by place, is that field of ours; none: it is left out.
    Assign(usize, usize, Option<Field>),
    /// The table of that place tells that.
    Tell(usize, Kind),
    /// Whether names that are nearly those of touchpoints are taken for them.
    Similar(Similar),
    /// All that can be added is added.
    Add,
    /// Nothing is added.
    Leave,
}
