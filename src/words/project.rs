//! Owns the words of the project's page and of what is done with journeys, segments, channels and owners.

use super::UNNAMED;
use crate::insight::{JourneyUse, OwnerUse, SegmentUse};
use crate::model::{JourneyState, MAX_TEXT_CHARS, Priority, Stance, Strategy};

/// The page.
pub const PAGE: &str = "Project";
/// The part with title, promise and strategy.
pub const GENERAL: &str = "General";
/// The part with the journeys.
pub const JOURNEYS: &str = "Journeys";
/// The part with the segments.
pub const SEGMENTS: &str = "Segments";
/// The part with the channels.
pub const CHANNELS: &str = "Channels";
/// The part with the owners.
pub const OWNERS: &str = "Owners";
/// The part with the settings.
pub const METHOD: &str = "Method";

/// The project's title.
pub const TITLE: &str = "Title";
/// What stands in an empty title.
pub const TITLE_HINT: &str = "What the project is called";
/// Whose customers these are.
pub const ORGANISATION: &str = "Organisation";
/// What stands in an empty organisation.
pub const ORGANISATION_HINT: &str = "Whose customers these are";
/// The brand promise.
pub const PROMISE: &str = "Brand promise";
/// What stands in an empty promise.
pub const PROMISE_HINT: &str = "What the company promises its customers";
/// The project's notes.
pub const NOTES: &str = "Notes";
/// What stands in empty notes.
pub const NOTES_HINT: &str = "Who took part, what was asked, what comes next";
/// What the company wins customers by.
pub const STRATEGY: &str = "Wins customers by";
/// Which of three comes first.
pub const FIRST: &str = "Comes first";
/// Which of three comes first, in a sentence.
pub const FIRST_MEANS: &str =
    "Nothing is fast, cheap and good at once: this is the one that improvements must not give up";
/// The day from which the scope is locked.
pub const SCOPE: &str = "Scope locked on";
/// What the lock does, in a sentence.
pub const SCOPE_MEANS: &str =
    "Improvements that are added later are marked, with what they do to the sums of time and cost";
/// What stands in an empty date.
pub const DATE_HINT: &str = "Not locked: a date as 2026-03-15";
/// Locks the scope.
pub const LOCK_SCOPE: &str = "Lock the scope today";
/// Unlocks the scope.
pub const UNLOCK_SCOPE: &str = "Unlock the scope";

/// The button that shows the map.
pub const SHOW_MAP: &str = "Show the map";
/// Makes a journey.
pub const ADD_JOURNEY: &str = "Add a journey";
/// Makes a segment.
pub const ADD_SEGMENT: &str = "Add a segment";
/// Makes a channel.
pub const ADD_CHANNEL: &str = "Add a channel";
/// Makes an owner.
pub const ADD_OWNER: &str = "Add an owner";
/// Chooses the customer's picture.
pub const CHOOSE_PICTURE: &str = "Choose a picture…";
/// Chooses another.
pub const OTHER_PICTURE: &str = "Choose another picture…";
/// Takes it away.
pub const REMOVE_PICTURE: &str = "Remove the picture";
/// Copies the journey.
pub const DUPLICATE: &str = "Duplicate";
/// Copies the journey as what it shall become.
pub const DUPLICATE_TO_BE: &str = "Duplicate as to-be";
/// The share of customers, over a column.
pub const SHARE_PERCENT: &str = "Share, %";
/// Deletes something.
pub const DELETE: &str = "Delete";
/// What the project is called in an undo step.
pub const THE_PROJECT: &str = "the project";
/// An owner that answers for nothing.
pub const NOTHING: &str = "nothing";
/// Moves something before the one above.
pub const MOVE_UP: &str = "Move up";
/// Moves something after the one below.
pub const MOVE_DOWN: &str = "Move down";
/// Copies the journey, where nothing else says which.
pub const DUPLICATE_JOURNEY: &str = "Duplicate this journey";
/// The same as what it shall become.
pub const DUPLICATE_JOURNEY_TO_BE: &str = "Duplicate this journey as to-be";
/// Moves the journey before the one above.
pub const MOVE_JOURNEY_UP: &str = "Move this journey up";
/// Moves the journey after the one below.
pub const MOVE_JOURNEY_DOWN: &str = "Move this journey down";
/// Deletes the journey.
pub const DELETE_JOURNEY: &str = "Delete this journey";
/// Leads to the part of the page with everything about the journey that is shown.
pub const ALL_OF_JOURNEY: &str = "State, picture and more…";
/// The page with all journeys.
pub const ALL_JOURNEYS: &str = "All journeys…";
/// What a name is typed into.
pub const NAME: &str = "Name";
/// How a journey is seen in time.
pub const STATE: &str = "State";
/// What a to-be journey is measured against.
pub const BASELINE: &str = "Improves on";
/// No baseline.
pub const NO_BASELINE: &str = "No other journey";
/// What the customer knows.
pub const KNOWS: &str = "Knows on arriving";
/// What stands in the empty last line of it.
pub const KNOWS_HINT: &str = "What the customer knows already";
/// What the customer must bring.
pub const BRINGS: &str = "Must bring";
/// What stands in the empty last line of it.
pub const BRINGS_HINT: &str = "A document, a device, a person";
/// What stands where there is no journey.
pub const NO_JOURNEYS: &str = "There is no journey yet. Type the name of the first";
/// What stands where there are no segments.
pub const NO_SEGMENTS: &str =
    "Groups of customers see the same journey differently. Type the name of the first";
/// What stands where there are no channels.
pub const NO_CHANNELS: &str = "A channel is where touchpoints take place: branch, phone, web, letter. Type the name of the first";
/// What stands where there are no owners.
pub const NO_OWNERS: &str =
    "An owner is the department that answers for a step. Type the name of the first";
/// A segment's share.
pub const SHARE: &str = "Share";
/// What stands in an empty share.
pub const SHARE_HINT: &str = "%";
/// A share that can't be read.
pub const SHARE_WRONG: &str = "Type a number from 0 to 100";
/// A segment's stance.
pub const STANCE: &str = "Stance";
/// Makes one of two owners.
pub const MERGE: &str = "Merge into…";
/// The heading of the settings.
pub const SETTINGS_MEAN: &str =
    "How the figures are computed, for this project alone. Every change shows at once";

/// A part of the page with how many records it has.
#[must_use]
pub fn part(name: &str, count: usize) -> String {
    format!("{name}, {count}")
}

/// What the company wins customers by, in one word.
#[must_use]
pub const fn strategy(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Experience => "Experience",
        Strategy::Cost => "Cost",
        Strategy::Product => "Product",
    }
}

/// What a strategy means for the map (METHOD.md, section 17).
#[must_use]
pub const fn strategy_means(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Experience => "Every moment of truth should reach delight 3",
        Strategy::Cost | Strategy::Product => {
            "Parity is the goal: a score of 0 with no touchpoint below parity is done"
        }
    }
}

/// Which of three comes first.
#[must_use]
pub const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Time => "Time",
        Priority::Cost => "Cost",
        Priority::Quality => "Quality",
    }
}

/// How a journey is seen in time.
#[must_use]
pub const fn state(state: JourneyState) -> &'static str {
    match state {
        JourneyState::AsIs => "As it is",
        JourneyState::ToBe => "To be",
    }
}

/// How a group of customers stands, at the start of a line.
#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Churning => "Churning",
        Stance::Indifferent => "Indifferent",
        Stance::Loyal => "Loyal",
    }
}

/// The name in quotes, shortened.
#[must_use]
pub fn quoted(name: &str) -> String {
    let name = name.trim();
    let name = if name.is_empty() { UNNAMED } else { name };
    format!("‘{}’", super::shortened(name))
}

/// An undo step.
#[must_use]
pub fn add_journey(name: &str) -> String {
    format!("Add journey {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn add_segment(name: &str) -> String {
    format!("Add segment {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn add_channel(name: &str) -> String {
    format!("Add channel {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn add_owner(name: &str) -> String {
    format!("Add owner {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn rename_segment(name: &str) -> String {
    format!("Rename segment {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn rename_channel(name: &str) -> String {
    format!("Rename channel {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn rename_owner(name: &str) -> String {
    format!("Rename owner {}", quoted(name))
}

/// An undo step, and what a button says.
#[must_use]
pub fn move_channel(name: &str) -> String {
    format!("Move channel {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn move_journey(name: &str) -> String {
    format!("Move journey {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn duplicate(name: &str) -> String {
    format!("Duplicate journey {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn duplicate_to_be(name: &str) -> String {
    format!("Duplicate journey {} as to-be", quoted(name))
}

/// An undo step: the owner goes into the other.
#[must_use]
pub fn merge(from: &str, into: &str) -> String {
    format!("Merge owner {} into {}", quoted(from), quoted(into))
}

/// An undo step.
#[must_use]
pub fn delete_segment(name: &str, used: SegmentUse) -> String {
    with_uses(
        format!("Delete segment {}", quoted(name)),
        &segment_uses(used),
    )
}

/// An undo step.
#[must_use]
pub fn delete_channel(name: &str, steps: usize) -> String {
    let uses = if steps == 0 {
        String::new()
    } else {
        channel_uses(steps)
    };
    with_uses(format!("Delete channel {}", quoted(name)), &uses)
}

/// An undo step.
#[must_use]
pub fn delete_owner(name: &str, used: OwnerUse) -> String {
    with_uses(format!("Delete owner {}", quoted(name)), &owner_uses(used))
}

/// An undo step.
#[must_use]
pub fn delete_journey(name: &str, of: JourneyUse) -> String {
    let uses = listed(&[
        (of.steps, "step"),
        (of.voices, "voice"),
        (of.improvements, "improvement"),
        (of.decisions, "decision"),
    ]);
    with_uses(format!("Delete journey {}", quoted(name)), &uses)
}

/// "12 touchpoints": how many use a channel.
#[must_use]
pub fn channel_uses(steps: usize) -> String {
    if steps == 0 {
        "no touchpoint".to_owned()
    } else {
        listed(&[(steps, "touchpoint")])
    }
}

/// "4 steps, 1 decision": what an owner answers for; empty: nothing.
#[must_use]
pub fn owner_uses(used: OwnerUse) -> String {
    listed(&[
        (used.steps, "step"),
        (used.improvements, "improvement"),
        (used.decisions, "decision"),
    ])
}

/// "2 touchpoints, 5 voices": what names a segment; empty: nothing.
#[must_use]
pub fn segment_uses(used: SegmentUse) -> String {
    listed(&[(used.touchpoints, "touchpoint"), (used.voices, "voice")])
}

/// What can be said of the shares of all segments; none where there is nothing to say.
#[must_use]
pub fn shares_over(total: f64) -> Option<String> {
    let total = crate::insight::words::plain(total, 2);
    (total.parse::<f64>().is_ok_and(|total| total > 100.0))
        .then(|| format!("The shares add up to {total} %, which is more than all customers"))
}

/// What a journey's copy is called.
#[must_use]
pub fn copy_of(name: &str) -> String {
    with_ending(name, ", copy")
}

/// What a journey is called as it shall be.
#[must_use]
pub fn to_be_of(name: &str) -> String {
    with_ending(name, ", to be")
}

/// "segment ‘Students’".
#[must_use]
pub fn a_segment(name: &str) -> String {
    format!("segment {}", quoted(name))
}

/// "channel ‘Phone’".
#[must_use]
pub fn a_channel(name: &str) -> String {
    format!("channel {}", quoted(name))
}

/// "owner ‘Credit’".
#[must_use]
pub fn an_owner(name: &str) -> String {
    format!("owner {}", quoted(name))
}

/// "journey ‘Apply’".
#[must_use]
pub fn a_journey(name: &str) -> String {
    format!("journey {}", quoted(name))
}

/// The heading over everything about a journey.
#[must_use]
pub fn about(name: &str) -> String {
    format!("About {}", quoted(name))
}

/// An undo step.
#[must_use]
pub fn remove_picture(customer: &str) -> String {
    format!("Remove the picture of {}", super::customer(customer))
}

/// The owner that takes over.
#[must_use]
pub fn into(name: &str) -> String {
    format!("into {}", quoted(name))
}

/// A number's name with its unit.
#[must_use]
pub fn in_percent(name: &str) -> String {
    format!("{name}, in percent")
}

/// An undo step.
#[must_use]
pub fn set_strategy(to: Strategy) -> String {
    format!("Win customers by {}", strategy(to).to_lowercase())
}

/// An undo step.
#[must_use]
pub fn set_first(to: Priority) -> String {
    format!("Put {} first", priority(to).to_lowercase())
}

/// An undo step.
#[must_use]
pub fn set_state(name: &str, to: JourneyState) -> String {
    format!("Make journey {} {}", quoted(name), state(to).to_lowercase())
}

/// What a screen reader says of a journey in a list.
#[must_use]
pub fn journey_row(name: &str, kind: JourneyState, score: Option<f64>) -> String {
    let score = score.map_or_else(
        || "not yet rated".to_owned(),
        |score| format!("score {}", crate::insight::words::signed(score, 0)),
    );
    let name = if name.trim().is_empty() {
        UNNAMED
    } else {
        name
    };
    format!("{name}, {}, {score}", state(kind).to_lowercase())
}

/// "Delete channel Phone": what a sign beside a row does.
#[must_use]
pub fn on(verb: &str, name: &str) -> String {
    format!("{verb}: {}", quoted(name))
}

fn with_ending(name: &str, ending: &str) -> String {
    let room = MAX_TEXT_CHARS.saturating_sub(ending.chars().count());
    let name = name.trim();
    let name = if name.is_empty() { UNNAMED } else { name };
    name.chars().take(room).chain(ending.chars()).collect()
}

fn with_uses(label: String, uses: &str) -> String {
    if uses.is_empty() {
        label
    } else {
        format!("{label} ({uses})")
    }
}

/// "2 touchpoints, 1 voice": those that there are.
fn listed(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let texts: Vec<String> = some
        .map(|(count, what)| {
            let plural = if *count == 1 { "" } else { "s" };
            format!("{count} {what}{plural}")
        })
        .collect();
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undo_step_says_how_much_a_deletion_touched() {
        assert_eq!(
            delete_channel("Phone", 12),
            "Delete channel ‘Phone’ (12 touchpoints)"
        );
        assert_eq!(delete_channel("", 0), "Delete channel ‘Unnamed’");
        let used = SegmentUse {
            touchpoints: 1,
            voices: 2,
        };
        assert_eq!(
            delete_segment("Students", used),
            "Delete segment ‘Students’ (1 touchpoint, 2 voices)"
        );
        let used = JourneyUse {
            touchpoints: 6,
            steps: 9,
            decisions: 1,
            ..JourneyUse::default()
        };
        assert_eq!(
            delete_journey("Apply", used),
            "Delete journey ‘Apply’ (9 steps, 1 decision)"
        );
    }

    #[test]
    fn shares_are_spoken_of_only_where_they_are_too_many() {
        assert_eq!(shares_over(100.0), None);
        assert_eq!(shares_over(99.999 + 0.001 + 1e-12), None);
        assert!(shares_over(110.5).is_some_and(|sentence| sentence.contains("110.5 %")));
    }

    #[test]
    fn the_name_of_a_copy_is_never_too_long() {
        assert_eq!(copy_of("Apply"), "Apply, copy");
        assert_eq!(to_be_of(" "), "Unnamed, to be");
        let long = "é".repeat(MAX_TEXT_CHARS);
        assert_eq!(copy_of(&long).chars().count(), MAX_TEXT_CHARS);
    }
}
