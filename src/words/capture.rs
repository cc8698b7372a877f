//! Owns the words of capturing: steps that are inserted, copied, pasted and parked.

/// Why nothing was inserted on a promise.
pub const NOT_ON_A_PROMISE: &str =
    "A promise runs straight to where it has to be kept. Insert on a flow or support link";

/// Puts steps into a stage: the undo step.
#[must_use]
pub fn move_into(what: &str, stage: &str) -> String {
    format!("Move {what} into ‘{stage}’")
}

/// Takes steps out of all stages: the undo step.
#[must_use]
pub fn park(what: &str) -> String {
    format!("Park {what}")
}
