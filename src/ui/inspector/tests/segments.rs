//! Ratings of one segment, and the marks of a workshop.

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::fields::open;
use super::fixture::id;
use super::{Bench, asked, inspector, sets};
use crate::action::{Action, Section};
use crate::edit::StepField;
use crate::model::{Emotion, Level, Mark, Ratings};

/// The inspector with ratings given for the segment of those with their first card.
fn rated_for_first(steps: &[&str]) -> Harness<'static, Bench> {
    let mut bench = Bench::selecting(steps);
    bench.session.lens.segments = [id("first")].into();
    bench.session.open_sections = [Section::Segments].into();
    inspector(bench, 304.0)
}

fn press(harness: &mut Harness<'_, Bench>, name: &str, key: Key) {
    harness.get_by_label(name).focus();
    harness.run();
    asked(harness);
    harness.key_press(key);
}

#[test]
fn the_chooser_says_for_whom_ratings_are_given() {
    let mut harness = inspector(Bench::selecting(&["call"]), 304.0);
    let chooser = harness.get_by_label("Rated for");
    assert_eq!(chooser.value().as_deref(), Some("Everyone"));
    chooser.click();
    harness.run();
    harness.get_by_label("First card").click();
    assert_eq!(asked(&mut harness), [Action::RateFor(Some(id("first")))]);
}

#[test]
fn what_a_segment_takes_over_is_shown_so_until_it_is_its_own() {
    let mut harness = rated_for_first(&["call"]);
    let name = "Emotion of Sales call for First card";
    let heard = |harness: &Harness<'_, Bench>| harness.get_by_label(name).value();
    assert_eq!(
        heard(&harness).as_deref(),
        Some("+3 delighted, as everyone")
    );
    press(&mut harness, name, Key::Num2);
    let own = Ratings {
        emotion: Some(Emotion::clamped(-2.0)),
        ..Ratings::default()
    };
    let field = StepField::BySegment(id("first"), Some(own));
    assert_eq!(
        asked(&mut harness),
        sets(
            "Rate Sales call for First card: emotion −2",
            &["call"],
            field
        )
    );
    assert_eq!(heard(&harness).as_deref(), Some("−2 frustrated"));
    let call = harness.state().step("call");
    assert_eq!(call.ratings.emotion, Some(Emotion::clamped(3.0)));
    harness.key_press(Key::Delete);
    let cleared = StepField::BySegment(id("first"), None);
    let label = "Rate Sales call for First card: emotion not rated";
    assert_eq!(asked(&mut harness), sets(label, &["call"], cleared));
}

#[test]
fn a_segment_forgets_all_it_had_of_its_own() {
    let mut harness = rated_for_first(&["call", "decide"]);
    press(
        &mut harness,
        "Basics of 2 touchpoints for First card",
        Key::Num1,
    );
    asked(&mut harness);
    for step in ["call", "decide"] {
        let own = harness.state().step(step).by_segment[&id("first")];
        assert_eq!(own.hygiene, Some(Level::clamped(1.0)), "{step}");
    }
    let label = "Rate 2 touchpoints for First card as for everyone";
    harness.get_by_label(label).click();
    let gone = StepField::BySegment(id("first"), None);
    assert_eq!(asked(&mut harness), sets(label, &["call", "decide"], gone));
}

#[test]
fn the_marks_of_a_workshop_are_listed_changed_and_removed() {
    let mut harness = open(&["call"], &[Section::Marks]);
    harness.get_by_label("Add a mark").click();
    assert_eq!(asked(&mut harness), [Action::AddMark(id("call"))]);
    for (key, by, emotion) in [("m1", "Table 1", -2.0), ("m2", "Table 2", 2.0)] {
        let mark = Mark {
            by: by.to_owned(),
            emotion: Some(Emotion::clamped(emotion)),
            ..Mark::default()
        };
        let put = sets(
            "",
            &["call"],
            StepField::Mark(id(key), Some(Box::new(mark))),
        );
        harness.state_mut().carry_out(&put[0]);
    }
    harness.run();
    assert!(harness.query_by_label("Mean: emotion 0").is_some());
    assert!(harness.query_by_label("Apart: emotion +4").is_some());
    harness.get_by_label("Mark of Table 2: emotion +2").click();
    harness.run();
    let name = "Delight of Sales call by Table 2";
    press(&mut harness, name, Key::Num3);
    let mark = Mark {
        by: "Table 2".to_owned(),
        emotion: Some(Emotion::clamped(2.0)),
        delight: Some(Level::clamped(3.0)),
        ..Mark::default()
    };
    let put = StepField::Mark(id("m2"), Some(Box::new(mark)));
    let label = "Rate Sales call by Table 2: delight 3";
    assert_eq!(asked(&mut harness), sets(label, &["call"], put));
    let label = "Remove the mark of Table 1 from Sales call";
    harness.get_by_label(label).click();
    let gone = sets(label, &["call"], StepField::Mark(id("m1"), None));
    assert_eq!(asked(&mut harness), gone);
}
