//! Owns the words of the stage in the window, and of the sheet on which the show is edited.

use crate::insight::show::SlideKind;

pub use super::show::named;

/// A black stage.
pub const BLACK: &str = "The stage is black";
/// A white stage.
pub const WHITE: &str = "The stage is white";
/// The field of the agenda's item.
pub const ITEM: &str = "Item of the agenda";
/// The heading of a decision that is being typed.
pub const WHAT_IS_DECIDED: &str = "What is decided?";
/// What is decided.
pub const DECISION: &str = "Decision";
/// Who answers for it.
pub const DECISION_OWNER: &str = "Who answers for it";
/// Until when.
pub const DECISION_DATE: &str = "Until when";
/// The keys of a decision.
pub const DECISION_KEYS: &str = "Tab: next field · Enter: keep · Esc: leave";

/// The heading of the keys.
pub const KEYS_OF_THE_STAGE: &str = "Keys on the stage";
/// The keys, and what each does.
pub const KEYS: [(&str, &str); 20] = [
    ("→ PageDown Space", "next"),
    ("← PageUp Backspace", "previous"),
    ("Alt PageDown", "next slide, all at once"),
    ("Home, End", "first, last"),
    ("Number, Enter", "that slide"),
    ("B or .", "black"),
    ("W or ,", "white"),
    ("L", "light or dark"),
    ("R", "larger type for a larger room"),
    ("A", "ask the customer"),
    ("Tab, E", "select a figure; who says so?"),
    ("1 … 9", "tick an improvement (what-if)"),
    ("K", "keep what is ticked"),
    ("D", "take down a decision"),
    ("Tab, Enter, Del", "change a decision, take it back"),
    ("J", "another journey"),
    ("S", "notes, on another display"),
    ("Ctrl S", "save"),
    ("F1", "these keys"),
    ("Esc, F5", "end"),
];
/// The heading of a decision that is changed.
pub const CHANGE_DECISION: &str = "Change the decision";
/// The undo step of a decision that is changed.
pub const REPHRASE: &str = "Change a decision";
/// The undo step of a decision that is taken back.
pub const UNDECIDE: &str = "Take a decision back";
/// A decision was taken back.
pub const UNDECIDED: &str = "Taken back; Ctrl Z brings it again";
/// The project can't be changed.
pub const READ_ONLY: &str = "This file can be looked at, not changed";
/// There is one display only.
pub const NO_DISPLAY: &str = "Notes need a second display; the PDF has them under the slides";
/// The presenter's window.
pub const PRESENTER: &str = "Notes";
/// Before the notes may be shown.
pub const MOVE_NOTES: &str = "Notes wait until this window is off the stage";
/// Above the next slide.
pub const NEXT: &str = "Next";
/// Above what comes with the next step of the slide.
pub const NEXT_STEP: &str = "Next, on this slide";
/// Above the slide that is shown.
pub const NOW: &str = "On the stage";
/// After the last slide.
pub const THE_END: &str = "This is the last slide";
/// A slide without notes.
pub const NO_NOTES: &str = "No notes on this slide";
/// The undo step of a decision.
pub const ADD_DECISION: &str = "Take down a decision";
/// The undo step of a proposal that is kept.
pub const KEEP_PROPOSAL: &str = "Choose the improvements ticked on the stage";
/// After a proposal that nobody kept.
pub const PROPOSAL_LEFT: &str = "The improvements ticked on the stage were a proposal and are as before; K on the stage keeps them";
/// The heading of a hand-out.
pub const HAND_OUT: &str = "Hand the show out";
/// The title of the sheet.
pub const SHOW: &str = "Show";
/// The headline of a slide.
pub const HEADLINE: &str = "Headline";
/// What the presenter says.
pub const NOTES: &str = "Speaker notes";
/// Leaves a slide out.
pub const HIDE: &str = "Leave out";
/// Takes it in again.
pub const UNHIDE: &str = "Show again";
/// Moves a slide up.
pub const UP: &str = "Move up";
/// Moves a slide down.
pub const DOWN: &str = "Move down";
/// The headline as the figures propose it.
pub const AS_PROPOSED: &str = "As proposed";
/// The undo step of a headline.
pub const REWRITE: &str = "Rewrite a headline of the show";
/// The undo step of notes.
pub const ANNOTATE: &str = "Speaker notes of the show";
/// The undo step of a slide that is left out.
pub const LEAVE_OUT: &str = "Leave a slide out of the show";
/// The undo step of a slide that is taken in again.
pub const TAKE_IN: &str = "Take a slide into the show";
/// The undo step of a slide that is moved.
pub const MOVE: &str = "Move a slide of the show";
/// While the show of a large journey is made.
pub const MAKING: &str = "The show is being made…";
/// A show without a slide.
pub const NO_SLIDES: &str = "Every slide is left out: show one again first";

/// The journey that should be shown is not in the project.
#[must_use]
pub fn no_journey(id: &str) -> String {
    format!("The project has no journey ‘{id}’: choose one, then F5")
}

/// What is handed out, on its button.
#[must_use]
pub fn handout(index: usize) -> &'static str {
    match index {
        0 => "Pages with notes, PDF…",
        1 => "Slides, PPTX…",
        2 => "One page, A4…",
        3 => "One page, A3…",
        _ => "Decisions, PDF…",
    }
}

/// What a slide is about, in the list of slides.
#[must_use]
pub fn about(kind: SlideKind) -> &'static str {
    match kind {
        SlideKind::Customer => "The customer",
        SlideKind::Journey => "The journey",
        SlideKind::Moment => "A touchpoint",
        SlideKind::Contrasts => "Contrasts",
        SlideKind::Channels => "Channels",
        SlideKind::Owners => "Departments",
        SlideKind::Segments => "Segments",
        SlideKind::Basics => "Basics before delight",
        SlideKind::Fix => "What to fix first",
        SlideKind::WhatIf => "What if",
        SlideKind::Ask => "What we ask for",
        SlideKind::Decisions => "Decisions",
    }
}

/// "Slide 3 of 14: Waiting for the card takes 12 days".
#[must_use]
pub fn slide(number: usize, count: usize, headline: &str) -> String {
    format!("Slide {number} of {count}: {headline}")
}

/// "Taken down: Print every day".
#[must_use]
pub fn taken_down(decision: &str) -> String {
    format!("Taken down: {decision}")
}

/// "The show of “Apply for a card”; J on the stage shows another".
#[must_use]
pub fn show_of(journey: &str) -> String {
    format!("The show of “{journey}”; on the stage J shows another journey")
}

/// "Slide 3 of 14".
#[must_use]
pub fn number(number: usize, count: usize) -> String {
    format!("Slide {number} of {count}")
}

/// "Go to slide 12".
#[must_use]
pub fn go_to(typed: &str) -> String {
    format!("Slide {typed} ⏎")
}

/// "14:32 · 6:05 gone".
#[must_use]
pub fn clock(time: &str, elapsed: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the length of a meeting in seconds"
    )]
    let seconds = elapsed.max(0.0) as u64;
    format!("{time} · {}:{:02}", seconds / 60, seconds % 60)
}

/// A known owner whose name has been begun.
#[must_use]
pub fn taken_with_arrow(name: &str) -> String {
    format!("↓ {name}")
}
