//! Owns the words of the page of priorities.

use crate::insight::PriorityClass;
use crate::insight::words::{customer, percent, plain};

/// The title of the list.
pub const TITLE: &str = "What to fix first";
/// The column of touchpoints.
pub const TOUCHPOINT: &str = "Touchpoint";
/// The column of backstage steps and systems.
pub const BEHIND: &str = "What lies behind";
/// The column of owners.
pub const OWNER: &str = "Owner";
/// The column of lifts.
pub const LIFT: &str = "Lift of the score";
/// Where nobody owns it.
pub const NO_OWNER: &str = "no owner";
/// Before the difference between emotion and expectation.
pub const GAP: &str = "gap";
/// A system in a list of causes.
pub const SYSTEM: &str = "System";
/// The heading of the causes.
pub const ONE_REPAIR_SEVERAL: &str = "One repair, several touchpoints";
/// The list while nothing is rated.
pub const NOTHING_RATED: &str =
    "Rate the basics of a touchpoint on the map, and what to fix first stands here";
/// The list where nothing fails.
pub const NOTHING_TO_FIX: &str =
    "Nothing to fix: the basics are met, no promise is broken, nothing disappoints";
/// The heading of the improvements.
pub const WHAT_IF: &str = "What if";
/// Under the two scores.
pub const SCORES: &str = "experience score, as it is → to be";
/// The line of today.
pub const AS_IT_IS: &str = "as it is";
/// The line with the chosen improvements.
pub const TO_BE: &str = "to be";
/// The heading of the triangle.
pub const TRIANGLE: &str = "Time, cost, quality";
/// The corner of time.
pub const TIME: &str = "Time";
/// The corner of cost.
pub const COST: &str = "Cost";
/// The corner of quality.
pub const QUALITY: &str = "Quality";

/// For whom the list is made, and what it holds to be more urgent.
#[must_use]
pub fn seen_for(journey: &str, segment: Option<&str>) -> String {
    let whom = segment.unwrap_or("everyone");
    let journey = journey.trim();
    let separator = if journey.is_empty() { "" } else { " · " };
    format!("{journey}{separator}seen for {whom} · basics before delight")
}

/// Why a touchpoint is in the list, in two words.
#[must_use]
pub fn class(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "Basics fail",
        PriorityClass::BrokenPromise => "Promise broken",
        PriorityClass::Disappointment => "Disappoints",
        PriorityClass::Delight => "Lacks delight",
        PriorityClass::Overinvestment => "Overinvested",
    }
}

/// How far the basics are met.
#[must_use]
pub fn basics_met_from(hygiene: &str, parity: f64) -> String {
    format!("{hygiene} of 5, met from {}", plain(parity, 2))
}

/// How far a moment of truth delights.
#[must_use]
pub fn delight_of_three(delight: &str) -> String {
    format!("delight {delight}, wanted from 3")
}

/// Delight where it is not what is missing.
#[must_use]
pub fn delight_nobody_misses(delight: &str) -> String {
    format!("delight {delight} of 5 where less would do")
}

/// Where nothing lies behind the touchpoint.
#[must_use]
pub fn nothing_behind(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::BrokenPromise => "no one keeps it",
        PriorityClass::Basics
        | PriorityClass::Disappointment
        | PriorityClass::Delight
        | PriorityClass::Overinvestment => "nothing is known",
    }
}

/// Why a touchpoint has no lift.
#[must_use]
pub fn no_lift(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::Basics => "no lift: nobody comes here",
        PriorityClass::BrokenPromise => "no lift: it costs trust, not points",
        PriorityClass::Disappointment => "no lift: the basics are met",
        PriorityClass::Delight => "no lift: delight is what is missing",
        PriorityClass::Overinvestment => "no lift: spend it elsewhere",
    }
}

/// The part of what customers suffer that a cause stands behind.
#[must_use]
pub fn of_the_pain(blame: Option<f64>) -> String {
    blame.map_or_else(String::new, |blame| {
        format!("{} of the pain", percent(blame))
    })
}

/// More than the names that are shown.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// So many touchpoints, in a word.
#[must_use]
pub fn touchpoints(count: &str) -> String {
    format!("{count} touchpoints")
}

/// The heading of the curve.
#[must_use]
pub fn would_live_through(name: &str) -> String {
    format!("What {} would live through", customer(name))
}

/// The corner of the triangle that comes first.
#[must_use]
pub fn first(corner: &str) -> String {
    format!("{corner} first")
}
