use eframe::egui;
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::action::Place;
use crate::scene::map::fixture::id;
use crate::ui::fixture::{Bench, asked, window};
use crate::ui::status;

fn panel(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    card_ui(ui, ctx, actions);
    status::status_ui(ui, ctx, actions);
}

fn explaining(figure: Option<Figure>) -> Harness<'static, Bench> {
    let mut bench = Bench::new();
    bench.session.why = figure;
    window(bench, panel, (1_200.0, 700.0), 1.0)
}

#[test]
fn the_score_is_pressed_and_its_card_leads_to_what_pulls_it_down() {
    let mut harness = explaining(None);
    harness.get_by_label("Score −20").click();
    assert_eq!(asked(&mut harness), [Action::Why(Some(Figure::Score))]);
    harness.state_mut().session.why = Some(Figure::Score);
    harness.run_ok();
    harness.get_by_label_contains("Pulled down by “Waiting for the card”");
    harness
        .get_all_by_label("Show Waiting for the card")
        .next()
        .unwrap()
        .click();
    let place = Place::Step(id("journey"), id("waiting-for-the-card"));
    let actions = asked(&mut harness);
    assert!(actions.contains(&Action::GoTo(place)), "{actions:?}");
    assert!(actions.contains(&Action::Why(None)), "{actions:?}");
}

#[test]
fn by_keyboard_the_card_is_opened_walked_through_and_left_and_the_number_has_the_keyboard_again() {
    let mut harness = explaining(None);
    harness.get_by_label("Peak–end −2").focus();
    harness.run_ok();
    harness.key_press(Key::Enter);
    assert_eq!(asked(&mut harness), [Action::Why(Some(Figure::PeakEnd))]);
    harness.state_mut().session.why = Some(Figure::PeakEnd);
    harness.run_ok();
    assert!(harness.get_by_label("Close the explanation").is_focused());
    harness.key_press(Key::Tab);
    harness.run_ok();
    let link = harness.get_by_label("Show Waiting for the card");
    assert!(link.is_focused());
    harness.key_press(Key::Escape);
    assert_eq!(asked(&mut harness), [Action::Why(None)]);
    harness.state_mut().session.why = None;
    harness.run_ok();
    assert!(harness.get_by_label("Peak–end −2").is_focused());
}

#[test]
fn a_press_on_the_same_number_closes_the_card_and_one_on_another_explains_that() {
    let mut harness = explaining(None);
    harness.get_by_label("Score −20").click();
    asked(&mut harness);
    harness.state_mut().session.why = Some(Figure::Score);
    harness.run_ok();
    harness.get_by_label("Score −20").click();
    assert_eq!(asked(&mut harness).last(), Some(&Action::Why(None)));
    harness.get_by_label("5 of 6 rated").click();
    let rated = Action::Why(Some(Figure::Rated));
    assert_eq!(asked(&mut harness).last(), Some(&rated));
}

#[test]
fn what_is_gone_is_explained_no_longer() {
    let mut harness = explaining(Some(Figure::Felt(id("nothing"))));
    assert!(asked(&mut harness).contains(&Action::Why(None)));
}

#[test]
fn while_figures_are_computed_beside_the_window_their_explanation_stands_as_they_do() {
    let mut harness = explaining(Some(Figure::Score));
    harness.get_by_label_contains("Pulled down by “Waiting for the card”");
    let bench = harness.state_mut();
    bench.session.is_computing = true;
    bench.change(|project| {
        let journey = Arc::make_mut(&mut project.journeys[&id("journey")]);
        let mut step = (**journey.graph.step(&id("waiting-for-the-card")).unwrap()).clone();
        step.name = "Nothing happens".to_owned();
        journey.graph.put_step(Arc::new(step));
    });
    harness.run_ok();
    harness.get_by_label_contains("Pulled down by “Waiting for the card”");
    harness.state_mut().session.is_computing = false;
    harness.run_ok();
    harness.get_by_label_contains("Pulled down by “Nothing happens”");
}
