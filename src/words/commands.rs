//! Owns the words about commands: why one can't be used at the moment, as what to do.

/// There is no project on the screen.
pub const NEEDS_PROJECT: &str = "Open a project first";
/// Where the map is not shown.
pub const NEEDS_MAP: &str = "Show the map first";
/// The file can only be looked at.
pub const NEEDS_CHANGE: &str =
    "This file was written by a newer version: it can be looked at, not changed";
/// Nothing is selected.
pub const NEEDS_SELECTION: &str = "Select something first";
/// No step is selected.
pub const NEEDS_STEPS: &str = "Select a touchpoint first";
/// Not exactly one step is selected.
pub const NEEDS_ONE: &str = "Select one touchpoint first";
/// No link is selected.
pub const NEEDS_LINK: &str = "Select a link first";
/// There is nothing on the map.
pub const NEEDS_ANY: &str = "There is nothing on the map yet";
/// There are no two steps.
pub const NEEDS_TWO: &str = "There have to be two touchpoints first";
/// Nothing was done yet.
pub const NEEDS_UNDO: &str = "There is nothing to undo";
/// Nothing was undone.
pub const NEEDS_REDO: &str = "There is nothing to do again";
/// Everything is saved.
pub const NEEDS_UNSAVED: &str = "Everything is saved";
