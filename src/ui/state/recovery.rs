//! Owns what the start screen knows of work that was not saved.

/// A project that can be recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredCopy {
    /// What it is called.
    pub title: String,
    /// How many touchpoints it has.
    pub touchpoints: usize,
    /// How many records differ from the file.
    pub changes: usize,
    /// Whether it was ever saved to a file.
    pub was_saved: bool,
}
