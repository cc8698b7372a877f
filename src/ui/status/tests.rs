use egui_kittest::kittest::Queryable;

use super::*;
use crate::ui::fixture::{Bench, asked, misplaced, window};

const FULL: (f32, f32) = (1440.0, theme::STATUS);

fn bar(bench: Bench) -> egui_kittest::Harness<'static, Bench> {
    window(bench, status_ui, FULL, 1.0)
}

#[test]
fn the_journey_is_told_in_three_figures() {
    let harness = bar(Bench::new());
    for text in ["Score \u{2212}20", "Peak–end \u{2212}2", "5 of 6 rated"] {
        harness.get_by_label(text);
    }
}

#[test]
fn figures_of_an_earlier_state_are_said_to_be() {
    let mut bench = Bench::new();
    bench.session.is_computing = true;
    let harness = bar(bench);
    harness.get_by_label("Score \u{2212}20");
    harness.get_by_label("Computing …");
    assert!(bar(Bench::new()).query_by_label("Computing …").is_none());
}

#[test]
fn what_is_not_rated_has_no_score() {
    let new = crate::scene::map::fixture::Told::new("New", "First", "");
    let harness = bar(Bench::of(new.project()));
    harness.get_by_label("Score –");
    harness.get_by_label("0 of 0 rated");
    assert!(harness.query_by_label_contains("Peak").is_none());
}

#[test]
fn the_file_says_how_it_stands() {
    let blank = FileState::default;
    let full = "The disk is full. Free some space, then save again";
    let kept = || FileState {
        path: Some("/home/ana/card.journey.ron".into()),
        ..blank()
    };
    let saved = || FileState {
        saved_at: Some("14:32".to_owned()),
        ..kept()
    };
    let failed = Some(full.to_owned());
    let cases = [
        (blank(), "Not saved yet"),
        (
            FileState {
                dirty: true,
                ..blank()
            },
            "Not saved yet",
        ),
        (
            FileState {
                dirty: true,
                ..kept()
            },
            "Unsaved changes",
        ),
        (saved(), "Saved 14:32"),
        (
            FileState {
                dirty: true,
                ..saved()
            },
            "Unsaved changes",
        ),
        (kept(), "No changes"),
        (
            FileState {
                saving: true,
                ..kept()
            },
            "Saving …",
        ),
        (
            FileState {
                dirty: true,
                failed,
                ..kept()
            },
            full,
        ),
        (
            FileState {
                read_only: true,
                ..kept()
            },
            "Looked at only: written by a newer version",
        ),
    ];
    for (file, text) in cases {
        let mut bench = Bench::new();
        bench.file = file;
        bar(bench).get_by_label(text);
    }
}

#[test]
fn the_zoom_is_shown_and_changed_by_pointer_and_by_keyboard() {
    let mut harness = bar(Bench::new());
    let buttons = [
        ("Zoom out", Command::ZoomOut),
        ("Zoom to 100 %", Command::ZoomReset),
        ("Zoom in", Command::ZoomIn),
        ("Fit the map", Command::ZoomFit),
    ];
    for (name, command) in buttons {
        harness.get_by_label(name).click();
        assert_eq!(asked(&mut harness), [Action::Command(command)]);
        harness.get_by_label(name).focus();
        harness.run_ok();
        harness.key_press(egui::Key::Enter);
        assert_eq!(asked(&mut harness), [Action::Command(command)]);
    }
}

#[test]
fn nothing_leaves_the_bar_or_lies_on_anything_however_narrow_and_magnified() {
    for width in [480.0, 683.0, 1024.0, 1440.0] {
        for scale in [1.0, 2.0] {
            let mut bench = Bench::new();
            bench.file.failed = Some("The disk is full. Free some space first".to_owned());
            let harness = window(bench, status_ui, (width, theme::STATUS), scale);
            let bar = parts::rect(0.0, 0.0, width, theme::STATUS);
            assert_eq!(
                misplaced(&harness, bar),
                Vec::<String>::new(),
                "{width} at {scale}"
            );
            harness.get_by_label("Score \u{2212}20");
        }
    }
}

#[test]
fn a_message_can_be_read_and_taken_away() {
    let mut bench = Bench::new();
    bench.session.message = Some("Two links led nowhere and were left out".to_owned());
    let mut harness = window(bench, message_ui, (600.0, MESSAGE), 1.0);
    harness.get_by_label("Two links led nowhere and were left out");
    harness.get_by_label("Close this message").click();
    assert_eq!(asked(&mut harness), [Action::DismissMessage]);
}

#[test]
fn what_the_map_finds_is_listed_leads_there_and_can_be_dismissed() {
    let mut bench = Bench::new();
    bench.change(|project| {
        let journey = crate::scene::map::fixture::id("journey");
        let journey = project.journeys.get_mut(&journey).unwrap();
        let graph = &mut std::sync::Arc::make_mut(journey).graph;
        let call = crate::scene::map::fixture::id("sales-call");
        let mut step = (**graph.step(&call).unwrap()).clone();
        step.owner = None;
        graph.put_step(std::sync::Arc::new(step));
    });
    let mut harness = window(bench, status_ui, (1_200.0, 600.0), 1.0);
    let found = crate::insight::findings(&harness.state().project);
    let count = crate::words::findings::count(found.len());
    harness.get_by_label(&count).click();
    harness.run_ok();
    let about = |finding: &&crate::insight::Finding| {
        matches!(finding.subject, crate::insight::Subject::Step(_))
    };
    let finding = found.iter().find(about).unwrap().clone();
    harness.get_by_label(&finding.sentence).click();
    let actions = asked(&mut harness);
    assert!(
        matches!(
            actions.as_slice(),
            [Action::GoTo(crate::action::Place::Step(..))]
        ),
        "{actions:?}"
    );

    harness.get_by_label(&count).click();
    harness.run_ok();
    let name = format!("Dismiss: {}", finding.sentence);
    harness.get_by_label(&name).click();
    let actions = asked(&mut harness);
    let dismissed = crate::edit::ProjectField::Dismiss(finding.key());
    let edit = crate::edit::Edit::Project(dismissed);
    let wanted = Action::Edit("Dismiss a finding".to_owned(), vec![edit]);
    assert!(actions.contains(&wanted), "{actions:?}");
}

#[test]
fn a_touchpoint_that_looks_like_a_moment_of_truth_is_marked_by_a_press() {
    let mut harness = window(Bench::new(), whole, (1_200.0, 700.0), 1.0);
    harness.get_by_label_contains("finding").click();
    harness.run_ok();
    harness
        .get_by_label("Mark Sales call as a moment of truth")
        .click();
    let actions = asked(&mut harness);
    let [crate::action::Action::Edit(label, edits)] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(label, "Mark Sales call as a moment of truth");
    assert_eq!(edits.len(), 1);
}

/// The bar at the foot of a window.
fn whole(ui: &mut Ui, ctx: &Ctx<'_>, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() - theme::STATUS);
    status_ui(ui, ctx, actions);
}
