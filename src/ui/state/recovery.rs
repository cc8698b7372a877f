//! Owns what the start screen knows of work that was not saved.

/// A project that can be recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredCopy {
    /// What it is called.
    pub title: String,
    /// How many touchpoints it has.
    pub touchpoints: usize,
    /// How much of it is not in its file, or where that is.
    pub newer: String,
}
