//! Owns the words of exports: of their pages, of the slides, and of the dialog that orders them.

use crate::insight::JourneyFigures;
use crate::insight::words::signed;

/// The heading of the page with the curve alone.
pub const CURVE: &str = "Emotion curve";
/// The row of waits on a blueprint.
pub const WAIT: &str = "Wait";
/// The row of those who take part on a blueprint.
pub const ACTORS: &str = "Takes part";
/// The row of owners on a blueprint.
pub const OWNER: &str = "Owner";
/// The heading of those whose stance nobody knows.
pub const NO_STANCE: &str = "Without a segment";

/// What a journey comes to, in a line: "Score −20 · peak–end −1.5 · 5 of 6 rated".
#[must_use]
pub fn figures(figures: &JourneyFigures) -> String {
    let score = figures.score.map_or_else(
        || "Not rated yet".to_owned(),
        |score| format!("Score {}", signed(score, 0)),
    );
    let peak_end = figures
        .peak_end
        .map(|it| format!("peak–end {}", signed(it, 1)));
    let rated = format!("{} of {} rated", figures.rated, figures.touchpoints.len());
    let said = [Some(score), peak_end, Some(rated)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How many quotes are left out.
#[must_use]
pub fn more_quotes(count: usize) -> String {
    match count {
        1 => "and one more".to_owned(),
        _ => format!("and {count} more"),
    }
}

/// A project without a title.
pub const UNTITLED: &str = "Untitled project";
/// The first page of a document.
pub const COVER: &str = "Cover";

/// What the customer of a journey wants; empty where nobody has said.
#[must_use]
pub fn wants(name: &str, goal: &str) -> String {
    match goal.trim() {
        "" => String::new(),
        goal => format!("{} wants: {goal}", crate::insight::words::customer(name)),
    }
}
