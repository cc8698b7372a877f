//! Owns what undo steps of the map are called. “Undo” stands before them.

use super::project::quoted;
use crate::model::Layer;

/// A stage is made.
pub const ADD_STAGE: &str = "Add a stage";
/// A channel is made.
pub const ADD_CHANNEL: &str = "Add a channel";
/// A stage gets another place.
pub const MOVE_STAGE: &str = "Move the stage";
/// A channel gets another place.
pub const MOVE_CHANNEL: &str = "Move the channel";
/// A stage goes, its touchpoints stay.
pub const DELETE_STAGE: &str = "Delete the stage";
/// A channel goes, its touchpoints stay.
pub const DELETE_CHANNEL: &str = "Delete the channel";

/// A step of that layer is made, its name to be typed.
#[must_use]
pub fn adding(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "Add a touchpoint",
        Layer::Backstage => "Add a backstage step",
        Layer::System => "Add a system",
    }
}

/// A touchpoint of that name is made.
#[must_use]
pub fn add(name: &str) -> String {
    format!("Add {}", quoted(name))
}

/// Something is called that from then on.
#[must_use]
pub fn rename_to(name: &str) -> String {
    format!("Rename to {}", quoted(name))
}

/// Steps get another place.
#[must_use]
pub fn moving(steps: &str) -> String {
    format!("Move {steps}")
}

/// Steps are linked.
#[must_use]
pub fn connect(steps: &str) -> String {
    format!("Connect {steps}")
}

/// Steps go.
#[must_use]
pub fn delete(steps: &str) -> String {
    format!("Delete {steps}")
}

/// Who answers for steps.
#[must_use]
pub fn owner(name: &str) -> String {
    format!("Owner {}", quoted(name))
}

/// Steps get a rating: “Rate ‘Sales call’: emotion +2”.
#[must_use]
pub fn rate(steps: &str, what: &str) -> String {
    format!("Rate {steps}: {what}")
}

/// What is rated, where it is the emotion.
#[must_use]
pub fn emotion(value: &str) -> String {
    format!("emotion {value}")
}

/// Steps by their names: the one or the two of them, or how many there are.
#[must_use]
pub fn steps(names: &[&str]) -> String {
    several(names, |count| format!("{count} steps"))
}

/// Touchpoints in the same way.
#[must_use]
pub fn touchpoints(names: &[&str]) -> String {
    several(names, super::capture::touchpoints)
}

fn several(names: &[&str], counted: impl FnOnce(usize) -> String) -> String {
    match names {
        [one] => quoted(one),
        [one, other] => format!("{} and {}", quoted(one), quoted(other)),
        names => counted(names.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_steps_are_named_and_more_are_counted() {
        assert_eq!(steps(&["Sales call"]), "‘Sales call’");
        assert_eq!(steps(&["Offer", "Order"]), "‘Offer’ and ‘Order’");
        assert_eq!(steps(&["a", "b", "c"]), "3 steps");
        assert_eq!(touchpoints(&["a", "b", "c"]), "3 touchpoints");
    }

    #[test]
    fn a_long_name_is_shortened() {
        let name = "Waiting for the decision ".repeat(9);
        assert_eq!(add(&name), "Add ‘Waiting for the decision Waiting…’");
    }
}
