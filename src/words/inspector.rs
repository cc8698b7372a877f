//! Owns the words of the inspector.

use super::customer;
pub use crate::insight::words::source;
use crate::model::{Evidence, Layer, LinkKind, PromiseState, Stance};

/// How the customer expected to feel.
pub const EXPECTATION: &str = "Expectation";
/// The row of evidence.
pub const EVIDENCE: &str = "Evidence";
/// The row of the owner.
pub const OWNER: &str = "Owner";
/// The row of what supports a touchpoint.
pub const BEHIND: &str = "Behind it";
/// The row of what a backstage step supports.
pub const SUPPORTS: &str = "Supports";
/// The row of the stage.
pub const STAGE: &str = "Stage";
/// The row of the channel.
pub const CHANNEL: &str = "Channel";
/// What the customer hopes for.
pub const HOPES: &str = "Hopes";
/// Anything else.
pub const NOTE: &str = "Note";
/// The section of voices.
pub const VOICES: &str = "Voices";
/// What a moment of truth is called.
pub const MOMENT_OF_TRUTH: &str = "Moment of truth";
/// Where what is selected differs.
pub const MIXED: &str = "mixed";
/// Where a touchpoint has no owner, and the choice that takes it away.
pub const NO_OWNER: &str = "No owner";
/// The choice that takes the stage away.
pub const NO_STAGE: &str = "Not placed yet";
/// Why evidence can't be lower.
pub const HAS_VOICE: &str = "There is a voice here, so it is at least heard";
/// The × of a rating.
pub const NOT_RATED: &str = "Not rated";
/// The × of an expectation.
pub const COMPUTE: &str = "Compute it from what came before";
/// Where a text can't get longer.
pub const TEXT_FULL: &str = "That is as long as a text can be: 20,000 characters";
/// What a title without a name says.
pub const NAME_HINT: &str = "Name";
/// What stands in an empty note.
pub const NOTE_HINT: &str = "Anything worth keeping";
/// The journey's customer.
pub const PERSONA: &str = "Customer";
/// Who the customer is.
pub const ABOUT: &str = "About the customer";
/// The journey's goal.
pub const GOAL: &str = "Goal";
/// What was before.
pub const BEFORE: &str = "Before";
/// What comes after.
pub const AFTER: &str = "After";
/// What stands in an empty customer's name.
pub const PERSONA_HINT: &str = "A first name";
/// What stands in an empty description of the customer.
pub const ABOUT_HINT: &str = "Age, work, what matters";
/// What stands in an empty goal.
pub const GOAL_HINT: &str = "What the customer wants to reach";
/// What stands in an empty before.
pub const BEFORE_HINT: &str = "What happened before it began";
/// What stands in an empty after.
pub const AFTER_HINT: &str = "What the customer hopes comes after";
/// What stands in empty hopes.
pub const HOPES_HINT: &str = "What the customer hopes for here";
/// Where a link starts.
pub const FROM: &str = "From";
/// Where a link ends.
pub const TO: &str = "To";
/// The share of a flow link.
pub const SHARE: &str = "Share of the customers, in percent";
/// What stands in an empty share.
pub const SHARE_HINT: &str = "An equal part of what is left";
/// Where a share can't be read.
pub const SHARE_WRONG: &str = "Type a number from 0 to 100";
/// What stands on a link.
pub const LABEL: &str = "Label";
/// What stands in an empty label of a flow link.
pub const LABEL_HINT: &str = "What stands on the line";
/// What became of a promise.
pub const PROMISE: &str = "Promise";
/// The button that deletes a link.
pub const DELETE_LINK: &str = "Delete this link";
/// What leads to the rest of a long quote.
pub const MORE: &str = "… more";
/// What folds a long quote again.
pub const LESS: &str = "less";

/// The emotion of that whole step: −3 furious … +3 delighted.
#[must_use]
pub const fn emotion(step: i8) -> &'static str {
    match step {
        ..=-3 => "furious",
        -2 => "frustrated",
        -1 => "uneasy",
        0 => "neutral",
        1 => "fine",
        2 => "pleased",
        3.. => "delighted",
    }
}

/// A grade of evidence.
#[must_use]
pub const fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => "Assumed",
        Evidence::Heard => "Heard",
        Evidence::Measured => "Measured",
    }
}

/// One step of that layer.
#[must_use]
pub const fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Touchpoint => "Touchpoint",
        Layer::Backstage => "Backstage step",
        Layer::System => "System",
    }
}

/// One link of that kind.
#[must_use]
pub const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "Flow",
        LinkKind::Support => "Support",
        LinkKind::Promise => "Promise",
    }
}

/// What a link of that kind says.
#[must_use]
pub const fn link_meaning(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "The customer goes on from one to the other",
        LinkKind::Support => "The first makes the second possible",
        LinkKind::Promise => "Promised at the first, due at the second",
    }
}

/// What became of a promise, in one word.
#[must_use]
pub const fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::Unknown => "Unknown",
        PromiseState::Kept => "Kept",
        PromiseState::Broken => "Broken",
    }
}

/// How a group of customers stands.
#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "churning",
        Stance::Indifferent => "indifferent",
        Stance::Loyal => "loyal",
    }
}

/// "Ana feels".
#[must_use]
pub fn feels(name: &str) -> String {
    format!("{} feels", capitalised(customer(name)))
}

/// "Ana expected, on arrival".
#[must_use]
pub fn expected(name: &str) -> String {
    format!("{} expected, on arrival", capitalised(customer(name)))
}

/// "We believe Ana feels".
#[must_use]
pub fn believed(name: &str) -> String {
    format!("We believe {} feels", customer(name))
}

/// "3 touchpoints".
#[must_use]
pub fn touchpoints(count: usize) -> String {
    if count == 1 {
        "1 touchpoint".to_owned()
    } else {
        format!("{count} touchpoints")
    }
}

/// "3 steps": touchpoints and what lies behind them.
#[must_use]
pub fn steps(count: usize) -> String {
    if count == 1 {
        "1 step".to_owned()
    } else {
        format!("{count} steps")
    }
}

/// "Touchpoint 5 of 6".
#[must_use]
pub fn place(index: usize, count: usize) -> String {
    format!("Touchpoint {index} of {count}")
}

/// "1 of 6".
#[must_use]
pub fn of(part: &str, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// "Emotion of Waiting for the card": the name of a control.
#[must_use]
pub fn named(what: &str, subject: &str) -> String {
    format!("{what} of {subject}")
}

/// "Emotion of Waiting for the card is −3 furious": the value of a control, which can be asked about.
#[must_use]
pub fn value_of(control: &str, value: &str) -> String {
    format!("{control} is {value}")
}

/// "Rate Sales call: emotion +2": an undo step.
#[must_use]
pub fn rate(subject: &str, what: &str, value: &str) -> String {
    format!("Rate {subject}: {} {value}", what.to_lowercase())
}

/// "Set the owner of Sales call": an undo step.
#[must_use]
pub fn set(what: &str, subject: &str) -> String {
    format!("Set the {} of {subject}", what.to_lowercase())
}

/// "Edit the note of Sales call": an undo step.
#[must_use]
pub fn edit(what: &str, subject: &str) -> String {
    format!("Edit the {} of {subject}", what.to_lowercase())
}

/// "Rename Sales call": an undo step.
#[must_use]
pub fn rename(subject: &str) -> String {
    format!("Rename {subject}")
}

/// "Mark Sales call as a moment of truth": an undo step.
#[must_use]
pub fn mark_moment_of_truth(subject: &str, on: MomentOfTruth) -> String {
    match on {
        MomentOfTruth::Marked => format!("Mark {subject} as a moment of truth"),
        MomentOfTruth::Unmarked => format!("Mark {subject} as no moment of truth"),
    }
}

/// Whether a touchpoint becomes a moment of truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentOfTruth {
    /// It becomes one.
    Marked,
    /// It is none any more.
    Unmarked,
}

/// What the mark of a workshop's table is called before somebody names it.
#[must_use]
pub fn table(number: usize) -> String {
    format!("Table {number}")
}

/// "Add the mark of Table 3 to ‘Sales call’": an undo step.
#[must_use]
pub fn add_mark(by: &str, subject: &str) -> String {
    format!("Add the mark of {by} to {subject}")
}

/// "Who takes part in Sales call, entry 2": a line of a list.
#[must_use]
pub fn entry(number: usize, list: &str) -> String {
    format!("{list}, entry {number}")
}

/// "Who takes part in Sales call, next entry": the line that waits for it.
#[must_use]
pub fn next_entry(list: &str) -> String {
    format!("{list}, next entry")
}

/// "Remove entry 2 of Who takes part in Sales call": the × of a line.
#[must_use]
pub fn remove_entry(number: usize, list: &str) -> String {
    format!("Remove entry {number} of {list}")
}

/// The entry that makes an owner.
#[must_use]
pub fn new_owner(name: &str) -> String {
    format!("New: “{name}”")
}

/// Under a list that is too long to be shown.
#[must_use]
pub fn more_entries(count: usize) -> String {
    format!("{count} more: type a part of the name")
}

/// The link to another step, as it is heard.
#[must_use]
pub fn go_to(name: &str) -> String {
    format!("Go to {name}")
}

/// "Sales call → Card in hand": the name of a link.
#[must_use]
pub fn between(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nameless_customer_starts_a_sentence_with_a_capital_and_never_has_a_sex() {
        assert_eq!(feels("Ana"), "Ana feels");
        assert_eq!(feels(" "), "The customer feels");
        assert_eq!(expected(""), "The customer expected, on arrival");
        assert_eq!(believed(""), "We believe the customer feels");
    }

    #[test]
    fn an_undo_step_names_what_was_rated_and_how() {
        assert_eq!(
            rate("Sales call", "Emotion", "+2"),
            "Rate Sales call: emotion +2"
        );
        assert_eq!(
            set("Owner", "3 touchpoints"),
            "Set the owner of 3 touchpoints"
        );
    }
}
