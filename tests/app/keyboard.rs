//! The whole of a facilitator's work without a mouse.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use throughline::app::services::Picked;
use throughline::file;
use throughline::model::LinkKind;

use crate::Window;
use crate::fake::Fake;
use crate::stage::{DESIGNED, journey, names, press, press_with, step, type_text, window};

const PATH: &str = "/projects/loan.journey.ron";
const WORDS: [&str; 8] = [
    "Sees the advert",
    "Calls us",
    "Sends the papers",
    "Waits for a yes",
    "Signs the contract",
    "Waits for the money",
    "Buys the car",
    "Pays the first rate",
];

/// What a screen reader says has the keyboard.
fn focused(window: &Window) -> String {
    let nodes = window.root().children_recursive();
    let focused = nodes.filter(|node| node.accesskit_node().is_focused());
    let labels: Vec<String> = focused
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    labels.first().cloned().unwrap_or_default()
}

/// Presses the key until what has the keyboard is called so.
fn until(window: &mut Window, key: Key, wanted: &str) {
    let mut heard = Vec::new();
    for _ in 0..60 {
        let now = focused(window);
        if now.starts_with(wanted) {
            return;
        }
        heard.push(now);
        press(window, key);
    }
    panic!("{wanted} is not reached by {key:?}, only {heard:?}");
}

/// Selects the touchpoint of that name by Tab, from the map.
fn go_to(window: &mut Window, name: &str) {
    until(window, Key::F6, "");
    for _ in 0..40 {
        let selected = window.state().session().selection.single().cloned();
        if selected.as_ref() == Some(&step(window, name).id) {
            return;
        }
        press(window, Key::Tab);
    }
    panic!("{name} is not reached by Tab");
}

#[test]
fn a_journey_is_drawn_rated_linked_saved_and_opened_again_by_keyboard_alone() {
    let world = Fake::default();
    let mut window = window(&world, DESIGNED);
    press_with(&mut window, Modifiers::COMMAND, Key::N);
    for name in WORDS {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    assert_eq!(names(&window), WORDS);
    assert!(
        focused(&window).starts_with("Pays the first rate, touchpoint 8 of 8"),
        "the one made last is read: {}",
        focused(&window)
    );

    // Emotion, expectation and basics: one or two keys each.
    for (name, key) in [
        ("Pays the first rate", Key::Num5),
        ("Sees the advert", Key::Num6),
        ("Calls us", Key::Num7),
        ("Waits for a yes", Key::Num2),
        ("Waits for the money", Key::Num1),
    ] {
        go_to(&mut window, name);
        press(&mut window, key);
        press(&mut window, Key::Y);
        press(&mut window, Key::Num3);
        assert!(step(&window, name).ratings.emotion.is_some(), "{name}");
    }
    go_to(&mut window, "Waits for a yes");
    press(&mut window, Key::X);
    press(&mut window, Key::Num6);
    press(&mut window, Key::M);

    // A loop back, begun with C and ended with Enter, and what it says.
    press(&mut window, Key::C);
    for _ in 0..2 {
        press_with(&mut window, Modifiers::SHIFT, Key::Tab);
    }
    press(&mut window, Key::Enter);
    go_to(&mut window, "Calls us");
    for _ in 0..6 {
        press(&mut window, Key::L);
        let selected = window.state().session().selection.link.clone().unwrap();
        let link = journey(&window).graph.link(&selected).cloned().unwrap();
        if link.from == step(&window, "Waits for a yes").id
            && link.to == step(&window, "Calls us").id
        {
            break;
        }
    }
    press(&mut window, Key::Enter);
    type_text(&mut window, "20 % asked for more");
    press(&mut window, Key::Enter);

    // What lies behind, a stage and a channel.
    go_to(&mut window, "Waits for a yes");
    press_with(&mut window, Modifiers::SHIFT, Key::B);
    type_text(&mut window, "Credit check");
    press(&mut window, Key::Tab);
    until(&mut window, Key::F6, "Become aware");
    press(&mut window, Key::End);
    until(&mut window, Key::ArrowUp, "Add a channel");
    press(&mut window, Key::Enter);
    type_text(&mut window, "Letter");
    press(&mut window, Key::Enter);
    until(&mut window, Key::F6, "Letter, channel");
    until(&mut window, Key::ArrowUp, "Add a stage");
    press(&mut window, Key::Enter);
    type_text(&mut window, "Pay back");
    press(&mut window, Key::Enter);

    check(&window);
    world
        .0
        .borrow_mut()
        .picks
        .extend([PATH, PATH].map(|path| Picked::Path(PathBuf::from(path))));
    press_with(&mut window, Modifiers::COMMAND, Key::S);
    let written = world.0.borrow().files[Path::new(PATH)].clone();
    press_with(&mut window, Modifiers::COMMAND, Key::W);
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    check(&window);
    assert_eq!(file::write(window.state().project()).into_bytes(), written);
}

/// What was drawn is there.
fn check(window: &Window) {
    let drawn = journey(window);
    assert_eq!(drawn.touchpoints().len(), 8);
    let waits = step(window, "Waits for a yes");
    assert!(waits.moment_of_truth);
    let expected = waits
        .ratings
        .expectation
        .map(throughline::model::Rating::get);
    assert_eq!(expected, Some(2.0));
    let back = drawn
        .graph
        .link_between(LinkKind::Flow, &waits.id, &step(window, "Calls us").id)
        .unwrap();
    assert_eq!(back.share.map(throughline::model::Real::get), Some(20.0));
    assert_eq!(back.label, "asked for more");
    let behind = step(window, "Credit check").id.clone();
    let support = drawn
        .graph
        .link_between(LinkKind::Support, &behind, &waits.id);
    assert!(support.is_some());
    assert!(drawn.stages.iter().any(|stage| stage.name == "Pay back"));
    let project = window.state().project();
    assert!(
        project
            .channels
            .values()
            .any(|channel| channel.name == "Letter")
    );
    assert_eq!(project.violations(), []);
}
