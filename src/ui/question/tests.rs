use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::ui::fixture::{Bench, asked, misplaced, window};

fn asking(question: Question, size: (f32, f32), scale: f32) -> Harness<'static, Bench> {
    let mut bench = Bench::new();
    bench.session.question = Some(question);
    let panel = |ui: &mut Ui, ctx: &crate::ui::Ctx<'_>, actions: &mut Vec<Action>| {
        question_ui(ui, ctx.session, ctx.theme, actions);
    };
    window(bench, panel, size, scale)
}

fn unsaved() -> Question {
    let title = "Credit card".to_owned();
    Question::Unsaved { title }
}

fn all() -> Vec<Question> {
    let sentence =
        "It was written by a newer version (format 3). It can be looked at, not changed".to_owned();
    vec![
        unsaved(),
        Question::Failed {
            heading: "This file can’t be opened".to_owned(),
            sentence: sentence.clone(),
        },
        Question::Overwrite {
            name: "card.journey.ron".to_owned(),
        },
        Question::Path {
            heading: "Open a project".to_owned(),
            path: "/home/ana/".to_owned(),
        },
        Question::Lossy { sentence },
        Question::InUse {
            name: "card.journey.ron".to_owned(),
            sentence: recovery::in_use("ana", "laptop", "2026-11-22 14:32"),
        },
    ]
}

#[test]
fn closing_with_unsaved_changes_can_be_answered_in_three_ways() {
    let answers = [
        ("Close without saving", Answer::Proceed),
        ("Cancel", Answer::Cancel),
        ("Save", Answer::Save),
    ];
    for (name, answer) in answers {
        let mut harness = asking(unsaved(), (1024.0, 640.0), 1.0);
        harness.get_by_label("Save changes to ‘Credit card’ before closing?");
        harness.get_by_label(name).click();
        assert_eq!(asked(&mut harness), [Action::Answer(answer)]);
    }
}

#[test]
fn enter_takes_the_safe_way_and_escape_leaves_everything() {
    let cases = [
        Answer::Save,
        Answer::Cancel,
        Answer::Cancel,
        Answer::Proceed,
        Answer::Cancel,
        Answer::Look,
    ];
    for (question, default) in all().into_iter().zip(cases) {
        let mut harness = asking(question.clone(), (1024.0, 640.0), 1.0);
        harness.key_press(Key::Enter);
        assert_eq!(
            asked(&mut harness),
            [Action::Answer(default)],
            "{question:?}"
        );
        let mut harness = asking(question.clone(), (1024.0, 640.0), 1.0);
        harness.key_press(Key::Escape);
        assert_eq!(
            asked(&mut harness).last(),
            Some(&Action::Answer(Answer::Cancel)),
            "{question:?}"
        );
    }
}

#[test]
fn every_button_can_be_reached_by_tab() {
    let mut harness = asking(unsaved(), (1024.0, 640.0), 1.0);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..6 {
        let names = ["Close without saving", "Cancel", "Save"];
        let focused = names
            .into_iter()
            .find(|name| harness.get_by_label(name).accesskit_node().is_focused());
        seen.extend(focused);
        harness.key_press(Key::Tab);
        harness.run_ok();
    }
    assert_eq!(seen.len(), 3);
}

#[test]
fn however_many_answers_there_are_they_stand_in_a_row_where_the_window_has_room() {
    let several = [
        Question::ChangedOutside {
            changes: "3 touchpoints are different there".to_owned(),
        },
        Question::Recovered {
            heading: "Work on ‘Credit card’ was not saved".to_owned(),
            sentence: String::new(),
            has_file: true,
        },
    ];
    for question in several {
        let harness = asking(question.clone(), (1024.0, 640.0), 1.0);
        let buttons: Vec<Rect> = harness
            .get_all_by_role(egui::Role::Button)
            .map(|button| button.rect())
            .collect();
        assert!(buttons.len() > 3, "{question:?}");
        for pair in buttons.windows(2) {
            let is_beside = (pair[0].top() - pair[1].top()).abs() < 1.0;
            let is_apart = pair[0].right() + 8.0 <= pair[1].left();
            assert!(is_beside && is_apart, "{question:?}: {buttons:?}");
        }
    }
}

#[test]
fn a_path_can_be_typed() {
    let mut harness = asking(all().remove(3), (1024.0, 640.0), 1.0);
    harness
        .get_by_role(egui::Role::TextInput)
        .type_text("card.journey.ron");
    let typed = asked(&mut harness);
    assert_eq!(
        typed.last(),
        Some(&Action::TypePath("/home/ana/card.journey.ron".to_owned()))
    );
    harness.get_by_label("Open").click();
    assert_eq!(
        asked(&mut harness).last(),
        Some(&Action::Answer(Answer::Proceed))
    );
}

#[test]
fn every_question_fits_the_smallest_window() {
    for question in all() {
        for (size, scale) in [
            ((1024.0, 640.0), 1.0),
            ((683.0, 384.0), 2.0),
            ((320.0, 400.0), 2.0),
        ] {
            let harness = asking(question.clone(), size, scale);
            let screen = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, size.1));
            assert_eq!(
                misplaced(&harness, screen),
                Vec::<String>::new(),
                "{question:?} in {size:?}"
            );
        }
    }
}
