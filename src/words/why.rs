//! Owns the words around explanations: what their parts are called, and the figures that can be asked about.

use crate::insight::words::{percent, plain, signed, signed_fixed};
use crate::insight::{JourneyFigures, TouchpointFigures};

use super::MISSING;

/// Closes an explanation.
pub const CLOSE: &str = "Close the explanation";
/// The heading of the figures of a touchpoint or journey.
pub const FIGURES: &str = "Figures";
/// A value in a list.
pub const VALUE: &str = "Value";
/// The experience score.
pub const SCORE: &str = "Score";
/// The score with the chosen improvements.
pub const TO_BE: &str = "To be";
/// What will be remembered.
pub const PEAK_END: &str = "Peak–end";
/// How many touchpoints are rated.
pub const RATED: &str = "Rated";
/// The asymmetry of basics and delight.
pub const SATISFACTION: &str = "Satisfied";
/// What an improvement adds.
pub const ADDS: &str = "Gain";
/// What is felt after forgiving.
pub const FELT: &str = "Felt";
/// How it was expected to feel.
pub const EXPECTED: &str = "Expected";
/// How far the emotion stays from that.
pub const GAP: &str = "Gap";
/// What good moments have earned.
pub const GOODWILL: &str = "Goodwill";
/// The share of the customers.
pub const REACH: &str = "Come here";
/// What repairing it would bring.
pub const LIFT: &str = "Lift";

/// What is heard of a name in an explanation: it leads there.
#[must_use]
pub fn show(step: &str) -> String {
    format!("Show {step}")
}

/// What a number does, as it is heard.
pub const WHY: &str = "Why this number?";

/// What a number says under the pointer.
#[must_use]
pub fn hint(keys: &str) -> String {
    format!("{WHY} ({keys} for what is selected)")
}

/// What is heard of a figure of the journey: "Score −20 of the journey".
#[must_use]
pub fn of_the_journey(what: &str, value: &str) -> String {
    format!("{what} {value} of the journey")
}

/// What is heard of the figure of a step: "Gap −3.6 of Waiting for the card".
#[must_use]
pub fn of_step(what: &str, value: &str, step: &str) -> String {
    format!("{what} {value} of {step}")
}

/// The figures of a touchpoint, each as it is called and shown: satisfaction, felt, expectation, gap, goodwill, reach,
/// lift.
#[must_use]
pub fn of_touchpoint(
    figures: &TouchpointFigures,
    lift: Option<f64>,
) -> [(&'static str, String); 7] {
    let figure =
        |figure: Option<f64>| figure.map_or_else(|| MISSING.to_owned(), |figure| signed(figure, 2));
    [
        (SATISFACTION, figure(figures.satisfaction)),
        (FELT, figure(figures.felt)),
        (EXPECTED, signed(figures.expectation, 1)),
        (
            GAP,
            figures
                .gap
                .map_or_else(|| MISSING.to_owned(), |gap| signed(gap, 1)),
        ),
        (GOODWILL, plain(figures.goodwill, 2)),
        (REACH, percent(figures.reach)),
        (
            LIFT,
            lift.map_or_else(|| MISSING.to_owned(), |lift| signed_fixed(lift, 1)),
        ),
    ]
}

/// The figures of the journey: score, to be, peak–end, rated.
#[must_use]
pub fn of_journey(figures: &JourneyFigures) -> [(&'static str, String); 4] {
    let figure = |figure: Option<f64>, decimals| {
        figure.map_or_else(|| MISSING.to_owned(), |figure| signed(figure, decimals))
    };
    let rated = format!("{} of {}", figures.rated, figures.touchpoints.len());
    [
        (SCORE, figure(figures.score, 1)),
        (TO_BE, figure(figures.to_be_score, 1)),
        (PEAK_END, figure(figures.peak_end, 2)),
        (RATED, rated),
    ]
}
