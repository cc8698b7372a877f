use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::edit::{Edit, JourneyEdit, StepField};
use crate::insight::Figure;
use crate::model::{Emotion, Level};
use crate::scene::map::fixture::id;
use crate::ui::fixture::{Bench, asked, window};

fn table(bench: Bench) -> Harness<'static, Bench> {
    window(bench, table_ui, (2_600.0, 700.0), 1.0)
}

fn cells(harness: &Harness<'_, Bench>) -> Vec<String> {
    harness
        .get_all_by_role(egui::Role::GridCell)
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// The names of the rows, from the top.
fn names(harness: &Harness<'_, Bench>) -> Vec<String> {
    let cells = cells(harness);
    let names = cells.iter().filter_map(|cell| cell.split_once(", name, "));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run_ok();
}

fn type_text(harness: &mut Harness<'_, Bench>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
}

/// Puts the cursor into the cell whose node begins so.
fn go(harness: &mut Harness<'_, Bench>, cell: &str) {
    let found = cells(harness)
        .into_iter()
        .find(|name| name.starts_with(cell));
    harness.get_by_label(&found.unwrap()).click();
    let _selected = asked(harness);
}

/// The fields that were set since this was called last.
fn set(harness: &mut Harness<'_, Bench>) -> Vec<StepField> {
    let mut fields = Vec::new();
    for action in asked(harness) {
        let Action::Edit(_, edits) = action else {
            continue;
        };
        for edit in edits {
            if let Edit::Journey(_, JourneyEdit::SetSteps(_, field)) = edit {
                fields.push(field);
            }
        }
    }
    fields
}

#[test]
fn every_cell_says_row_column_and_value() {
    let harness = table(Bench::new());
    let cells = cells(&harness);
    assert!(
        cells.contains(&"Waiting for the card, emotion, \u{2212}3".to_owned()),
        "{cells:?}"
    );
}

#[test]
fn a_rating_is_typed_and_enter_goes_down() {
    let mut harness = table(Bench::new());
    go(&mut harness, "Sales call, emotion");
    type_text(&mut harness, "-1.5");
    press(&mut harness, Key::Enter);
    assert_eq!(
        set(&mut harness),
        [StepField::Emotion(Emotion::new(-1.5).ok())]
    );
    type_text(&mut harness, "2");
    press(&mut harness, Key::Tab);
    assert_eq!(set(&mut harness).len(), 1);
    press(&mut harness, Key::Delete);
    assert_eq!(set(&mut harness), [StepField::Belief(None)]);
}

#[test]
fn what_is_not_valid_is_said_at_the_cell_and_not_kept() {
    let mut harness = table(Bench::new());
    go(&mut harness, "Sales call, hygiene");
    for (typed, said) in [
        ("7", "“7” is not a number from 0 to 5"),
        ("2.3", crate::words::table::QUARTERS),
    ] {
        type_text(&mut harness, typed);
        press(&mut harness, Key::Enter);
        harness.get_by_label(said);
        assert_eq!(set(&mut harness), []);
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label(said).is_none());
    }
    go(&mut harness, "Sales call, lift");
    type_text(&mut harness, "7");
    harness.get_by_label(crate::words::table::FROM_REPAIR);
}

#[test]
fn a_computed_number_says_where_it_comes_from() {
    let mut harness = table(Bench::new());
    for (cell, figure) in [
        ("Sales call, felt", Figure::Felt(id("sales-call"))),
        ("Sales call, lift", Figure::Lift(id("sales-call"))),
    ] {
        go(&mut harness, cell);
        harness.key_press(Key::Enter);
        let asked_why = Action::Why(Some(figure));
        assert!(asked(&mut harness).contains(&asked_why), "{cell}");
    }
}

#[test]
fn a_heading_sorts_rising_then_falling_then_as_it_was() {
    let mut harness = table(Bench::new());
    let as_it_was = names(&harness);
    harness.get_by_label("Emotion").click();
    harness.run_ok();
    assert_eq!(names(&harness)[0], "Waiting for the card");
    harness.get_by_label("Emotion, rising").click();
    harness.run_ok();
    assert_ne!(names(&harness)[0], "Waiting for the card");
    harness.get_by_label("Emotion, falling").click();
    harness.run_ok();
    assert_eq!(names(&harness), as_it_was);
}

#[test]
fn rows_are_narrowed_down_to_failing_basics() {
    let mut harness = table(Bench::new());
    let all = names(&harness).len();
    harness.get_by_label("Basics fail").click();
    harness.run_ok();
    let failing = names(&harness);
    assert!(failing.contains(&"Waiting for the card".to_owned()));
    assert!(failing.len() < all, "{failing:?}");
    harness.get_by_label("Show all").click();
    harness.run_ok();
    assert_eq!(names(&harness).len(), all);
}

#[test]
fn cells_are_pasted_as_one_step_or_not_at_all() {
    let mut harness = table(Bench::new());
    go(&mut harness, "Sales call, hygiene");
    harness.event(Event::Paste("4\t2\n3,5\t".to_owned()));
    assert_eq!(asked(&mut harness), [], "they are shown first");
    harness.get_by_label_contains("Enter keeps them");
    harness.get_by_label("Waiting for the decision, hygiene, 3,5");
    harness.key_press(Key::Enter);
    let actions = asked(&mut harness);
    let [Action::Edit(label, edits)] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!((label.as_str(), edits.len()), ("Paste 4 cells", 4));
    let Edit::Journey(_, JourneyEdit::SetSteps(_, third)) = &edits[2] else {
        panic!("{edits:?}");
    };
    assert_eq!(*third, StepField::Hygiene(Level::new(3.5).ok()));
    harness.event(Event::Paste("4\t2\n3\tmany".to_owned()));
    assert_eq!(asked(&mut harness), []);
    harness.get_by_label_contains("Nothing was pasted");
}

#[test]
fn cells_that_were_pasted_over_others_are_left_by_escape_and_by_going_on() {
    let mut harness = table(Bench::new());
    // Pressing the cell that has the cursor would begin to edit it, so the key that moves on comes first.
    for key in [Key::ArrowDown, Key::Escape] {
        go(&mut harness, "Sales call, hygiene");
        harness.event(Event::Paste("4\t2\n3\t1".to_owned()));
        assert_eq!(asked(&mut harness), []);
        harness.key_press(key);
        let actions = asked(&mut harness);
        let is_edit = |action: &Action| matches!(action, Action::Edit(..));
        assert!(!actions.iter().any(is_edit), "{key:?}: {actions:?}");
        harness.get_by_label("Nothing was pasted");
        harness.get_by_label("Sales call, hygiene, 5");
    }
}

#[test]
fn one_cell_and_empty_ones_are_pasted_at_once() {
    let mut harness = table(Bench::new());
    go(&mut harness, "Sales call, hygiene");
    harness.event(Event::Paste("4".to_owned()));
    assert!(matches!(asked(&mut harness).as_slice(), [Action::Edit(..)]));
    go(&mut harness, "Sales call, convenience");
    harness.event(Event::Paste("4\t3\t2\n1\t2\t3".to_owned()));
    assert!(matches!(asked(&mut harness).as_slice(), [Action::Edit(..)]));
}

#[test]
fn rows_that_there_is_no_row_for_are_named() {
    let mut harness = table(Bench::new());
    let last = names(&harness).pop().unwrap();
    go(&mut harness, &format!("{last}, note"));
    harness.event(Event::Paste("runs at night\nand this\nand that".to_owned()));
    assert!(matches!(asked(&mut harness).as_slice(), [Action::Edit(..)]));
    let said = harness.query_by_label_contains("2 rows are left out");
    assert!(said.is_some(), "what is not pasted is said");
}

#[test]
fn selecting_elsewhere_moves_the_cursor() {
    let mut harness = table(Bench::new());
    harness.state_mut().session.selection.steps = [id("waiting-for-the-card")].into();
    harness.run_ok();
    let nodes = harness.root().children_recursive();
    let focusable: Vec<String> = nodes
        .filter(|node| node.accesskit_node().role() == egui::Role::GridCell)
        .filter(|node| node.accesskit_node().is_focused())
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(
        focusable
            .iter()
            .all(|it| it.starts_with("Waiting for the card")),
        "{focusable:?}"
    );
}

#[test]
fn of_a_thousand_rows_only_those_in_view_are_there() {
    let mut bench = Bench::new();
    bench.change(|project| {
        let journey = project.journeys.get_mut(&id("journey")).unwrap();
        let journey = Arc::make_mut(journey);
        for number in 0..1_000 {
            let id = crate::model::Id::from_random(number);
            let step = Step::new(id, crate::model::Layer::Touchpoint, &format!("n{number}"));
            journey.graph.put_step(Arc::new(step));
        }
    });
    let harness = table(bench);
    assert!(names(&harness).len() < 30, "{}", names(&harness).len());
}

#[test]
fn what_is_inconvenient_is_left_over_when_the_table_is_narrowed_down_to_it() {
    let mut bench = Bench::new();
    bench.change(|project| {
        let journey = std::sync::Arc::make_mut(project.journeys.get_mut(&id("journey")).unwrap());
        for (name, level) in [("sales-call", 4.0), ("card-in-hand", 1.0)] {
            let mut step = Step::clone(journey.step(&id(name)).unwrap());
            step.convenience = Level::new(level).ok();
            journey.graph.put_step(Arc::new(step));
        }
    });
    let mut harness = table(bench);
    harness.get_by_label("Convenience: Any").click();
    harness.run_ok();
    harness.get_by_label("Below 3").click();
    harness.run_ok();
    assert_eq!(names(&harness), ["Card in hand"]);
}
