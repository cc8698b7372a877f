//! Owns the words of the decisions where they are listed and changed, outside the show.

/// The part of the project's page with the decisions.
pub const DECISIONS: &str = "Decisions";
/// Makes a decision.
pub const ADD: &str = "Add a decision";
/// There are none.
pub const NONE: &str =
    "Nothing is decided yet. During the show D takes a decision down; it can be added here, too.";
/// What stands in an empty decision.
pub const HINT: &str = "What is decided";
/// The journey that a decision is about.
pub const JOURNEY: &str = "Journey";
/// No journey in particular.
pub const NO_JOURNEY: &str = "All journeys";
/// The step that a decision is about.
pub const STEP: &str = "About";
/// No step in particular.
pub const NO_STEP: &str = "The whole journey";
/// The steps of a journey come only with a journey.
pub const NO_STEP_YET: &str = "Choose a journey first";
/// Shows those beyond the first.
pub const SHOW_ALL: &str = "Show all decisions";

/// The field of a decision that is heard: "Until when of decision 2".
#[must_use]
pub fn of(field: &str, number: usize) -> String {
    format!("{field}, decision {number}")
}

/// The undo step of a field that is changed: "Change a decision: until when".
#[must_use]
pub fn change(field: &str) -> String {
    format!("Change a decision: {}", field.to_lowercase())
}
