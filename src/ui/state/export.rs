//! Owns the state of the dialog that orders an export.

use crate::action::{ExportChoice, ExportPreset};

/// The dialog while it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportForm {
    /// How it will be done.
    pub choice: ExportChoice,
    /// The preset that it was taken from, by its place.
    pub preset: Option<usize>,
    /// The name of a preset, as typed so far.
    pub name: String,
    /// What is written is shown by the system afterwards, so that it can be printed.
    pub is_print: bool,
    /// How much of it is done, in per cent, while it is being made.
    pub running: Option<u8>,
}

/// What is remembered of exports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportMemory {
    /// How it was done last.
    pub last: ExportChoice,
    /// The choices with a name.
    pub presets: Vec<ExportPreset>,
}
