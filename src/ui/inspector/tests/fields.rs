//! Everything a step holds beyond its ratings: parts that open, times, people, what is at stake, the layer, the picture.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::fixture::id;
use super::{Bench, asked, inspector, selecting, sets};
use crate::action::{Action, PictureFor, Section};
use crate::edit::{Edit, Record, StepField};
use crate::model::{Extra, Image, ImageKind, Layer, Level, Minutes, SourceKind};
use crate::ui::inspector::tests::fixture::journey_id;

/// The inspector with these parts open.
pub(super) fn open(steps: &[&str], sections: &[Section]) -> Harness<'static, Bench> {
    let mut bench = Bench::selecting(steps);
    bench.session.open_sections = sections.iter().copied().collect();
    inspector(bench, 304.0)
}

fn type_into(harness: &mut Harness<'_, Bench>, name: &str, text: &str) -> Vec<Action> {
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text(text);
    asked(harness)
}

fn edited(actions: &[Action]) -> Vec<Action> {
    let edits = actions
        .iter()
        .filter(|action| matches!(action, Action::Edit(..)));
    edits.cloned().collect()
}

#[test]
fn a_closed_part_says_what_is_inside_and_opens_when_it_is_pressed() {
    let mut harness = selecting(&["call"]);
    let wait = StepField::Wait(Some(Minutes::clamped(30.0)));
    let set = sets("", &["call"], wait);
    harness.state_mut().carry_out(&set[0]);
    harness.run();
    harness.get_by_label("Time: waits 30 minutes").click();
    let sections = BTreeSet::from([Section::Time]);
    assert_eq!(asked(&mut harness), [Action::OpenSections(sections)]);
    let header = harness.get_by_label("Time");
    assert_eq!(header.accesskit_node().data().is_expanded(), Some(true));
    let field = harness.get_by_label("Wait of Sales call");
    assert_eq!(field.value().as_deref(), Some("30 minutes"));
    harness.get_by_label("Time").focus();
    harness.run();
    harness.key_press(Key::Enter);
    assert_eq!(asked(&mut harness), [Action::OpenSections(BTreeSet::new())]);
}

#[test]
fn a_wait_is_typed_as_people_say_it() {
    let mut harness = open(&["call", "decide"], &[Section::Time]);
    let name = "Wait of 2 touchpoints";
    let actions = type_into(&mut harness, name, "1 d 4 h");
    let wait = StepField::Wait(Some(Minutes::clamped(1_680.0)));
    let label = "Edit the wait of 2 touchpoints";
    let last = edited(&actions).pop();
    assert_eq!(last, sets(label, &["call", "decide"], wait).pop());
    assert_eq!(type_into(&mut harness, name, " or so"), []);
    assert!(harness.query_by_label_contains("Type a time").is_some());
}

#[test]
fn touchpoints_that_wait_differently_say_so() {
    let mut harness = open(&["call", "decide"], &[]);
    let wait = StepField::Wait(Some(Minutes::clamped(5.0)));
    harness.state_mut().carry_out(&sets("", &["call"], wait)[0]);
    harness.run();
    assert!(harness.query_by_label("Time: mixed").is_some());
    assert!(
        harness.query_by_label("Marks: –").is_none(),
        "marks are one’s own"
    );
}

#[test]
fn a_note_replaces_the_notes_of_all_that_are_selected() {
    let mut harness = selecting(&["call", "decide"]);
    for (step, note) in [("call", "Warm"), ("decide", "Slow")] {
        let set = sets("", &[step], StepField::Note(note.to_owned()));
        harness.state_mut().carry_out(&set[0]);
    }
    harness.run();
    let name = "Note of 2 touchpoints";
    assert_eq!(harness.get_by_label(name).value().as_deref(), Some(""));
    let actions = type_into(&mut harness, name, "Both");
    let both = StepField::Note("Both".to_owned());
    let label = "Edit the note of 2 touchpoints";
    assert_eq!(edited(&actions), sets(label, &["call", "decide"], both));
}

#[test]
fn people_are_listed_one_a_line() {
    let mut harness = open(&["call"], &[Section::People]);
    let next = "Who takes part in Sales call, next entry";
    let actions = type_into(&mut harness, next, "Ana");
    let people = StepField::Actors(vec!["Ana".to_owned()]);
    let label = "Edit who takes part in Sales call";
    assert_eq!(edited(&actions), sets(label, &["call"], people));
}

#[test]
fn convenience_and_benefits_are_set_by_squares_and_keys() {
    let mut harness = open(&["call"], &[Section::Experience, Section::Stake]);
    for (name, what, field) in [
        (
            "Convenience",
            "convenience",
            StepField::Convenience as fn(_) -> _,
        ),
        ("Usability", "usability", StepField::Usability),
        (
            "Benefit for the customer",
            "benefit for the customer",
            StepField::CustomerBenefit,
        ),
        (
            "Benefit for the company",
            "benefit for the company",
            StepField::CompanyBenefit,
        ),
    ] {
        let name = format!("{name} of Sales call");
        harness.get_by_label(&name).focus();
        harness.run();
        asked(&mut harness);
        harness.key_press(Key::Num4);
        let four = field(Some(Level::clamped(4.0)));
        let label = format!("Rate Sales call: {what} 4");
        assert_eq!(asked(&mut harness), sets(&label, &["call"], four));
    }
    harness.get_by_label("Cause of Sales call: Soft").click();
    let soft = StepField::Source(Some(SourceKind::Soft));
    let actions = asked(&mut harness);
    assert_eq!(
        edited(&actions),
        sets("Set the cause of Sales call", &["call"], soft)
    );
}

#[test]
fn another_layer_says_how_many_links_it_costs() {
    let mut harness = selecting(&["decide"]);
    harness
        .get_by_label("Layer of Waiting for the decision: System")
        .click();
    let label = "Make Waiting for the decision a system (2 links go)";
    let system = StepField::Layer(Layer::System);
    assert_eq!(asked(&mut harness), sets(label, &["decide"], system));
    let name = "Basics of Waiting for the decision";
    assert!(
        harness.query_by_label(name).is_some(),
        "a system works or fails"
    );
    assert!(
        harness
            .query_by_label("Emotion of Waiting for the decision")
            .is_none()
    );
}

#[test]
fn a_picture_is_chosen_shown_and_taken_away() {
    let mut harness = open(&["call", "decide"], &[Section::Picture]);
    harness.get_by_label("Choose…").click();
    let both = PictureFor::Steps(journey_id(), vec![id("call"), id("decide")]);
    assert_eq!(asked(&mut harness), [Action::ChoosePicture(both)]);
    assert!(harness.query_by_label("Remove").is_none());
    let image = Image {
        name: "counter.jpg".to_owned(),
        kind: ImageKind::Jpeg,
        bytes: Arc::from([]),
        extra: Extra::default(),
    };
    let put = Edit::Put(Record::Image(id("counter"), image));
    harness
        .state_mut()
        .carry_out(&Action::Edit(String::new(), vec![put]));
    let shown = StepField::Picture(Some(id("counter")));
    let set = sets("", &["call", "decide"], shown);
    harness.state_mut().carry_out(&set[0]);
    assert_eq!(asked(&mut harness), [Action::ShowPicture(id("counter"))]);
    let name = "Picture of 2 touchpoints: counter.jpg";
    harness.get_by_label(name).click();
    asked(&mut harness);
    let large = "Close the picture: counter.jpg";
    assert!(harness.query_by_label(large).is_some(), "it is enlarged");
    harness.key_press(Key::Escape);
    asked(&mut harness);
    assert!(harness.query_by_label(large).is_none());
    harness.get_by_label("Remove").click();
    let label = "Remove the picture of 2 touchpoints";
    let gone = sets(label, &["call", "decide"], StepField::Picture(None));
    assert_eq!(asked(&mut harness), gone);
    assert!(harness.state().project.images.is_empty(), "nobody shows it");
}
