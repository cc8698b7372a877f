//! Owns the words of exports: of their pages, of the slides, and of the dialog that orders them.

use crate::insight::JourneyFigures;
use crate::insight::words::{counted, signed};
use crate::model::Evidence;

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

/// The voices of a stance belong to another journey.
pub const ELSEWHERE: &str = "They speak of another journey";

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

/// How well a rating is founded: "heard, 3 voices".
#[must_use]
pub fn founded(evidence: Evidence, voices: usize) -> String {
    let known = match evidence {
        Evidence::Assumed => "assumed",
        Evidence::Heard => "heard",
        Evidence::Measured => "measured",
    };
    match voices {
        0 => known.to_owned(),
        1 => format!("{known}, 1 voice"),
        more => format!("{known}, {more} voices"),
    }
}

/// The headline of a map: what the journey comes to, in a sentence.
#[must_use]
pub fn scores(journey: &str, figures: &JourneyFigures, failing: usize) -> String {
    let Some(score) = figures.score else {
        return format!("{journey}: nothing is rated yet");
    };
    let failing = match failing {
        0 => "all rated touchpoints meet the basics".to_owned(),
        1 => "one touchpoint fails the basics".to_owned(),
        more => format!("{} touchpoints fail the basics", counted(more)),
    };
    format!("{journey} scores {}: {failing}", signed(score, 0))
}

/// The headline of what lies behind a journey.
#[must_use]
pub fn behind(journey: &str, blind_spots: usize) -> String {
    match blind_spots {
        0 => format!("What lies behind {journey}"),
        1 => format!("{journey}: nobody stands behind one failing touchpoint"),
        more => format!(
            "{journey}: nobody stands behind {} failing touchpoints",
            counted(more)
        ),
    }
}

/// The headline of what to fix first.
#[must_use]
pub fn comes_first(touchpoint: &str, lift: Option<f64>) -> String {
    match lift.filter(|lift| *lift > 1e-9) {
        Some(lift) => format!(
            "Fix ‘{touchpoint}’ first: the score rises by {}",
            signed(lift, 1)
        ),
        None => format!("Fix ‘{touchpoint}’ first"),
    }
}

/// The headline of what was said.
#[must_use]
pub fn said(voices: usize) -> String {
    match voices {
        0 => "Nobody has been heard yet".to_owned(),
        1 => "What one customer says".to_owned(),
        more => format!("What {} customers say", counted(more)),
    }
}

/// Why no voices are told.
pub const NO_VOICES: &str = "What customers say in interviews, surveys and complaints stands here as soon as it is in the project";

/// The headline of the improvements.
#[must_use]
pub fn would_become(today: Option<f64>, then: Option<f64>) -> String {
    match today.zip(then) {
        Some((today, then)) => format!(
            "With the chosen improvements the score goes from {} to {}",
            signed(today, 1),
            signed(then, 1)
        ),
        None => "What the improvements would do".to_owned(),
    }
}

/// A headline that goes on over several slides.
#[must_use]
pub fn of_several(headline: &str, number: usize, count: usize) -> String {
    if count < 2 {
        return headline.to_owned();
    }
    format!("{headline} ({number} of {count})")
}

/// The heads of the tables on slides.
pub const RANK: &str = "No.";
/// What a touchpoint lacks.
pub const WHY: &str = "Why";
/// What an improvement is.
pub const IMPROVEMENT: &str = "Improvement";
/// Whether it is chosen.
pub const CHOSEN: &str = "Chosen";
/// It is.
pub const YES: &str = "yes";
/// By when.
pub const DUE: &str = "Due";
/// What it adds.
pub const ADDS: &str = "Adds";
/// The words of a customer.
pub const QUOTE: &str = "They said";

/// The dialog.
pub const TITLE: &str = "Export";
/// The dialog where it is for printing.
pub const PRINT_TITLE: &str = "Make a PDF to print";
/// What becomes of it.
pub const PRINT_HINT: &str =
    "Throughline makes a PDF and opens it in the program that shows PDFs; print it from there";
/// What it is written as.
pub const FORMAT: &str = "Format";
/// What is drawn.
pub const VIEW: &str = "Show";
/// Every view.
pub const EVERYTHING: &str = "Everything";
/// Which journeys.
pub const JOURNEY: &str = "Journey";
/// The one that is shown, or all.
pub const JOURNEYS: [&str; 2] = ["This one", "All"];
/// The paper.
pub const PAPER: &str = "Paper";
/// Its sizes.
pub const PAPERS: [&str; 6] = ["To fit", "A4", "A3", "A2", "A1", "A0"];
/// Which way it is turned.
pub const TURNED: &str = "Page";
/// The ways.
pub const WAYS: [&str; 3] = ["As it fits best", "Portrait", "Landscape"];
/// Sheets for a wall.
pub const WALL: &str = "For a wall";
/// The sheets.
pub const TILES: [&str; 3] = ["In one piece", "Sheets of A4", "Sheets of A3"];
/// The size of a picture.
pub const SIZE: &str = "Size";
/// What the one who speaks reads.
pub const NOTES: &str = "Notes";
/// Whether there are notes.
pub const WITH_NOTES: [&str; 2] = ["The evidence", "None"];
/// The colours.
pub const COLOURS: &str = "Colours";
/// Their names.
pub const COLOUR_NAMES: [&str; 3] = ["As in the window", "Light", "Dark"];
/// A choice with a name.
pub const PRESET: &str = "Preset";
/// None is used.
pub const NO_PRESET: &str = "None";
/// Its name.
pub const PRESET_NAME: &str = "Name of a preset";
/// Keeps the choice under a name.
pub const KEEP_PRESET: &str = "Keep as a preset";
/// Gives the preset another name.
pub const RENAME_PRESET: &str = "Rename";
/// Forgets the preset.
pub const DELETE_PRESET: &str = "Forget it";
/// Picks a place and writes it.
pub const GO: &str = "Export…";
/// The same for printing.
pub const MAKE_PDF: &str = "Make the PDF…";
/// What nobody foresaw.
pub const CANT_BE_MADE: &str =
    "The export can’t be made. The project is as it was; try another format, or a part of it";
/// Where a path is typed.
pub const WHERE_TO: &str = "Export to a file";
/// A picture so many times as large.
#[must_use]
pub fn times(scale: u8) -> String {
    format!("{scale}×")
}

/// How far it has come.
#[must_use]
pub fn running(done: u8) -> String {
    format!("Writing… {done} %")
}

/// It is not where it should be.
#[must_use]
pub fn cant_be_written(name: &str) -> String {
    format!("‘{name}’ can’t be written")
}

/// Why it can't go there.
pub const A_FOLDER: &str = "This is a folder: give the file another name, or a name inside it";

/// Where it went.
#[must_use]
pub fn exported(path: &str) -> String {
    format!("The export is in ‘{path}’")
}

/// The system can't show what was made for printing.
#[must_use]
pub fn not_shown(path: &str) -> String {
    format!("The PDF is in ‘{path}’. Nothing here could open it: open and print it yourself")
}
