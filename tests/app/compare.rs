//! Two versions of a project over each other: what is different is told, ticked and taken over; what somebody else has
//! written to the file is merged.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use throughline::action::{Action, CompareAction, Comparison};
use throughline::app::services::Picked;
use throughline::command::Command;
use throughline::edit::patch::Patch;
use throughline::edit::{Edit, JourneyEdit, StepField};
use throughline::file;
use throughline::model::{Emotion, JourneyId, Project, StepId};
use throughline::ui::state::MainView;

use crate::Window;
use crate::cut::problems;
use crate::fake::Fake;
use crate::stage::{ask, press, step, with_template};

const OTHER: &str = "/clients/friday.journey.ron";

fn id(text: &str) -> StepId {
    StepId::new(text).unwrap()
}

fn set(step: &str, field: StepField) -> Edit {
    let journey = JourneyId::new("apply").unwrap();
    Edit::Journey(journey, JourneyEdit::SetSteps(vec![id(step)], field))
}

fn rated(step: &str, emotion: f64) -> Edit {
    set(step, StepField::Emotion(Some(Emotion::clamped(emotion))))
}

fn named(step: &str, name: &str) -> Edit {
    set(step, StepField::Name(name.to_owned()))
}

/// The open project as somebody else has changed it.
fn changed(window: &Window, edits: Vec<Edit>) -> Project {
    let mut project = (**window.state().project()).clone();
    for edit in edits {
        throughline::edit::apply(&mut project, &edit).unwrap();
    }
    project
}

/// The window with the credit card application, and under “friday” what becomes of it.
fn with_friday(edits: Vec<Edit>) -> Window {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    let friday = changed(&window, edits);
    let mut outside = world.0.borrow_mut();
    let path = PathBuf::from(OTHER);
    outside
        .files
        .insert(path.clone(), file::write(&friday).into_bytes());
    outside.picks.push_back(Picked::Path(path));
    drop(outside);
    ask(&mut window, vec![Action::Command(Command::Compare)]);
    // The file is picked in one frame and read in the next.
    window.run_ok();
    window
}

fn view(window: &Window) -> MainView {
    window.state().session().view
}

#[test]
fn what_is_ticked_is_taken_over_as_one_step_and_the_rest_is_not() {
    let mut window = with_friday(vec![
        named("call", "First call"),
        rated("approval", -2.0),
        set("branch", StepField::MomentOfTruth(true)),
    ]);
    assert_eq!(view(&window), MainView::Compare);
    window.get_by_label("Three changes, none ticked");
    let renamed = "Touchpoint “First call”: renamed from “Sales call” to “First call”";
    window.get_by_label(renamed).click();
    window.run_ok();
    let felt = "Touchpoint “Approval arrives”: emotion +1 → \u{2212}2";
    let ticks: Vec<_> = window.query_all_by_label(felt).collect();
    ticks.last().unwrap().click();
    drop(ticks);
    window.run_ok();
    window.get_by_label("Take these 2 changes").click();
    window.run_ok();
    assert_eq!(view(&window), MainView::Map);
    let app = window.state();
    assert_eq!(
        app.undo_label(),
        Some("Take changes from friday.journey.ron")
    );
    let first = step(&window, "First call");
    assert_eq!(first.id, id("call"));
    let arrives = step(&window, "Approval arrives");
    assert_eq!(arrives.ratings.emotion, Some(Emotion::clamped(-2.0)));
    assert!(!step(&window, "Asking at the branch").moment_of_truth);
    ask(&mut window, vec![Action::Command(Command::Undo)]);
    step(&window, "Sales call");
}

#[test]
fn the_same_version_is_said_to_be_the_same_and_escape_leads_back() {
    let mut window = with_friday(Vec::new());
    window.get_by_label("There is no difference");
    press(&mut window, Key::Escape);
    assert_eq!(view(&window), MainView::Map);
    assert_eq!(window.state().session().comparison, None);
}

#[test]
fn a_step_that_went_is_marked_on_the_map_with_a_word() {
    let journey = JourneyId::new("apply").unwrap();
    let gone = JourneyEdit::RemoveSteps(vec![id("branch")]);
    let mut window = with_friday(vec![Edit::Journey(journey, gone)]);
    let badge = "Touchpoint “Asking at the branch”: \u{2212} removed";
    window.get_by_label(badge).click();
    window.run_ok();
    let shown = window.state().session().comparison.as_ref().unwrap().shown;
    assert!(shown.is_some(), "the list goes to the record");
}

#[test]
fn nothing_is_cut_where_two_versions_are_compared() {
    let window = with_friday(vec![named("call", "First call"), rated("approval", -2.0)]);
    assert_eq!(problems(&window), Vec::<String>::new());
}

/// Somebody else has written that to the file, while this is what we have made of it.
fn merged_with(ours: Vec<Edit>, theirs: Vec<Edit>) -> Window {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    let theirs = Arc::new(changed(&window, theirs));
    ask(&mut window, vec![Action::Edit("Ours".to_owned(), ours)]);
    let name = "the file".to_owned();
    let merge = CompareAction::MergeFromDisk(theirs, name);
    ask(&mut window, vec![Action::Compare(merge)]);
    window
}

#[test]
fn what_somebody_else_saved_is_merged_as_one_step_where_nobody_disagrees() {
    let mut window = merged_with(
        vec![rated("approval", -2.0)],
        vec![named("call", "First call")],
    );
    assert_eq!(view(&window), MainView::Map);
    assert_eq!(window.state().undo_label(), Some("Merge changes from disk"));
    step(&window, "First call");
    let arrives = step(&window, "Approval arrives");
    assert_eq!(arrives.ratings.emotion, Some(Emotion::clamped(-2.0)));
    assert!(window.state().file().dirty, "ours is not in the file yet");
    ask(&mut window, vec![Action::Command(Command::Undo)]);
    step(&window, "Sales call");
}

#[test]
fn where_both_disagree_the_user_chooses_and_both_values_are_shown() {
    let mut window = merged_with(
        vec![named("call", "Quick call")],
        vec![named("call", "Warm call"), rated("approval", -2.0)],
    );
    assert_eq!(view(&window), MainView::Compare);
    step(&window, "Quick call");
    assert!(window.state().file().dirty);
    window.get_by_label("Touchpoint “Quick call”, name: Mine, “Quick call”");
    let theirs = "Touchpoint “Quick call”, name: Theirs, “Warm call”";
    window.get_by_label(theirs).click();
    window.run_ok();
    window.get_by_label("Take these 2 changes").click();
    window.run_ok();
    step(&window, "Warm call");
    let arrives = step(&window, "Approval arrives");
    assert_eq!(arrives.ratings.emotion, Some(Emotion::clamped(-2.0)));
}

fn removed(step: &str) -> Edit {
    let journey = JourneyId::new("apply").unwrap();
    Edit::Journey(journey, JourneyEdit::RemoveSteps(vec![id(step)]))
}

fn has_step(window: &Window, step: &str) -> bool {
    let journey = JourneyId::new("apply").unwrap();
    let project = window.state().project();
    project
        .journeys
        .get(&journey)
        .unwrap()
        .step(&id(step))
        .is_some()
}

#[test]
fn what_i_removed_and_they_changed_is_one_decision_and_comes_back_with_its_links() {
    let deciding = || merged_with(vec![removed("approval")], vec![rated("approval", -2.0)]);
    let what = "Touchpoint “Approval arrives”";
    let mine = format!("{what}: Mine, removed");
    let theirs = format!("{what}: Theirs, emotion +1 → \u{2212}2");
    let mut window = deciding();
    let compared = window.state().session().comparison.clone().unwrap();
    assert_eq!(compared.matters(), 0, "nothing of it is a change to tick");
    window.get_by_label(&theirs);
    let on_the_map = format!("{what}: ? to be decided");
    window.get_by_label(&on_the_map);
    window.get_by_label("Take this change").click();
    window.run_ok();
    assert!(has_step(&window, "approval"), "it is kept unless I say so");
    let journey = crate::stage::journey(&window);
    assert!(!journey.graph.links_from(&id("approval")).is_empty());

    let mut window = deciding();
    window.get_by_label(&mine).click();
    window.run_ok();
    window.get_by_label("Keep mine").click();
    window.run_ok();
    assert!(!has_step(&window, "approval"));
    assert!(window.state().file().dirty, "theirs is still in the file");
}

#[test]
fn what_they_removed_and_i_changed_stays_unless_i_let_it_go() {
    let mut window = merged_with(vec![rated("approval", -2.0)], vec![removed("approval")]);
    let what = "Touchpoint “Approval arrives”";
    window.get_by_label(&format!("{what}: Mine, emotion +1 → \u{2212}2"));
    window
        .get_by_label(&format!("{what}: Theirs, removed"))
        .click();
    window.run_ok();
    window.get_by_label("Take this change").click();
    window.run_ok();
    assert!(!has_step(&window, "approval"));
}

#[test]
fn two_versions_over_each_other_look_as_they_did_wide_and_narrow() {
    let journey = JourneyId::new("apply").unwrap();
    let gone = JourneyEdit::RemoveSteps(vec![id("branch")]);
    let mut window = with_friday(vec![
        named("call", "First call"),
        rated("approval", -2.0),
        Edit::Journey(journey, gone),
    ]);
    window.hover_at(eframe::egui::pos2(2.0, 890.0));
    window.run_ok();
    window.snapshot("compare-light");
    ask(&mut window, vec![Action::Command(Command::ThemeDark)]);
    window.set_size(eframe::egui::vec2(683.0, 560.0));
    window.run_ok();
    assert_eq!(problems(&window), Vec::<String>::new());
    window.snapshot("compare-narrow");
}

#[test]
fn a_large_map_with_both_versions_is_drawn_beside_the_window_once() {
    let step = |n| format!("\"t{n}\": (name: \"Touchpoint {n}\", stage: \"a\", x: {n}.0),");
    let steps = (0..200).map(step).collect::<Vec<_>>().concat();
    let text = format!(
        "(format: 1, journeys: {{\"apply\": (name: \"J\", stages: [(id: \"a\")], steps: {{{steps}}})}})"
    );
    let world = Fake::default();
    let path = PathBuf::from("/clients/large.journey.ron");
    let bytes = text.into_bytes();
    world.0.borrow_mut().files.insert(path.clone(), bytes);
    let mut window = crate::stage::with_file(&world, &path.display().to_string());
    let theirs = Arc::new(changed(&window, vec![rated("t1", -3.0)]));
    let comparison = Comparison {
        name: "Friday".to_owned(),
        theirs,
        base: None,
    };
    let open = CompareAction::Open(Box::new(comparison));
    ask(&mut window, vec![Action::Compare(open)]);
    window.run_ok();
    assert_eq!(world.0.borrow().drawn, 1);
    window.get_by_label_contains("Touchpoint “Touchpoint 1”: ± emotion");
    ask(
        &mut window,
        vec![Action::Compare(CompareAction::Tick(0, 0))],
    );
    window.run_ok();
    assert_eq!(world.0.borrow().drawn, 1, "a tick draws nothing anew");
}

#[test]
fn what_is_changed_while_comparing_stays_ticked_where_it_was() {
    let world = Fake::default();
    let mut window = with_template(&world, "credit-card");
    let theirs = changed(
        &window,
        vec![named("call", "First call"), rated("approval", -2.0)],
    );
    let comparison = Comparison {
        name: "Friday".to_owned(),
        theirs: Arc::new(theirs.clone()),
        base: None,
    };
    let open = CompareAction::Open(Box::new(comparison));
    ask(&mut window, vec![Action::Compare(open)]);
    ask(
        &mut window,
        vec![Action::Compare(CompareAction::Tick(0, 0))],
    );
    ask(
        &mut window,
        vec![Action::Edit("Rate".to_owned(), vec![rated("branch", 1.0)])],
    );
    let compared = window.state().session().comparison.clone().unwrap();
    assert_eq!(compared.ticked.len(), 1);
    assert_eq!(compared.told.len(), 3);
    ask(
        &mut window,
        vec![Action::Compare(CompareAction::TickAll(
            throughline::action::Ticks::All,
        ))],
    );
    ask(&mut window, vec![Action::Compare(CompareAction::Take)]);
    assert!(Patch::between(window.state().project(), &theirs).is_empty());
}
