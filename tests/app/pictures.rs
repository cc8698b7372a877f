//! A handful of small pictures, drawn without a graphics card, and the frames in which nothing happens.

use eframe::egui::Vec2;
use throughline::action::Action;
use throughline::command::Command;

use crate::fake::Fake;
use crate::stage::{ask, select, window, with_template};

#[test]
fn the_start_screen_looks_as_it_did() {
    let mut window = window(&Fake::default(), Vec2::new(1024.0, 640.0));
    window.snapshot("start-light");
}

#[test]
fn the_map_looks_as_it_did_in_light_and_dark() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    window.hover_at(eframe::egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("map-light");
    ask(&mut window, vec![Action::Command(Command::ThemeDark)]);
    window.snapshot("map-dark");
}

#[test]
fn a_frame_in_which_nothing_changed_asks_for_no_other() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.run_ok();
    for _ in 0..3 {
        window.step();
        let root = window.output().viewport_output.values().next().unwrap();
        assert!(
            root.repaint_delay > std::time::Duration::from_secs(1),
            "the window is not at rest"
        );
    }
}
