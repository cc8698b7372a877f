//! Tidying the map: one undo step, only where it helps, and a sentence where it does not.

use eframe::egui::{Key, Modifiers};

use crate::fake::Fake;
use crate::stage::{names, press, press_with, select, with_template};

const TOLD: [&str; 6] = [
    "Sales call",
    "Waiting for the decision",
    "Asking at the branch",
    "Approval arrives",
    "Waiting for the card",
    "Card in hand",
];

fn tidy(window: &mut crate::Window) {
    press_with(window, Modifiers::SHIFT, Key::T);
}

#[test]
fn a_step_that_was_moved_out_of_its_order_comes_back_in_one_undo_step() {
    let mut window = with_template(&Fake::default(), "credit-card");
    assert_eq!(names(&window), TOLD);
    select(&mut window, "Waiting for the decision");
    press(&mut window, Key::ArrowRight);
    assert_eq!(names(&window)[1..3], [TOLD[2], TOLD[1]]);
    let messy = names(&window);
    tidy(&mut window);
    assert_eq!(names(&window), TOLD);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window), messy);
}

#[test]
fn a_tidy_map_stays_and_that_is_said() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    tidy(&mut window);
    assert_eq!(names(&window), TOLD);
    assert!(!window.state().file().dirty);
    let message = window.state().session().message.clone().unwrap_or_default();
    assert!(message.starts_with("Nothing to tidy: "), "{message}");
}
