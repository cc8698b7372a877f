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

#[test]
fn cards_glide_to_their_places_for_a_moment_and_then_stand() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the decision");
    window.key_press(Key::ArrowRight);
    window.step();
    window.step();
    let gliding = window.state().session().gliding.clone().unwrap();
    let step = crate::stage::step(&window, "Waiting for the decision");
    let (x, y) = gliding.offset(&step.id).unwrap();
    assert!(
        x < -60.0 && y.abs() < 0.5,
        "it comes from the left: {x} {y}"
    );
    let frames = window.run();
    assert!(frames < 15, "{frames} frames");
    assert_eq!(window.state().session().gliding, None);
    press(&mut window, Key::Num7);
    assert_eq!(
        window.state().session().gliding,
        None,
        "a rating moves nothing"
    );
}
