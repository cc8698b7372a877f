use eframe::egui;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::action::PlanAction;
use crate::edit::{Edit, Record};
use crate::model::{Improvement, Level};
use crate::scene::map::fixture::id;
use crate::ui::fixture::{Bench, asked, window};

/// The credit card application with one improvement that is ticked and one that is not.
fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.change(|project| {
        for (name, chosen) in [("decide", true), ("gift", false)] {
            let improvement = Improvement {
                name: name.to_owned(),
                journey: Some(id("journey")),
                steps: vec![id("decision")],
                hygiene: Level::new(4.0).ok(),
                chosen,
                ..Improvement::default()
            };
            project
                .improvements
                .insert(id(name), std::sync::Arc::new(improvement));
        }
    });
    bench
}

fn page(size: (f32, f32)) -> Harness<'static, Bench> {
    window(bench(), priorities_ui, size, 1.0)
}

#[test]
fn the_worst_touchpoint_is_read_first_and_selected_by_a_click() {
    let mut harness = page((1_440.0, 824.0));
    let rows: Vec<String> = harness
        .get_all_by_role(Role::ListItem)
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    assert!(
        rows[0].starts_with("1. Waiting for the card, Basics fail"),
        "{rows:?}"
    );
    let name = rows[0].clone();
    harness.get_by_label(&name).click();
    assert_eq!(
        asked(&mut harness),
        [Action::Select(vec![id("waiting-for-the-card")])]
    );
}

#[test]
fn ticking_an_improvement_asks_for_that_and_nothing_else() {
    let mut harness = page((1_440.0, 824.0));
    harness.get_by_label("Do it: gift").click();
    let actions = asked(&mut harness);
    let [Action::Edit(label, edits)] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(label, "Tick ‘gift’");
    let [Edit::Put(Record::Improvement(record, improvement))] = edits.as_slice() else {
        panic!("{edits:?}");
    };
    assert_eq!(record.as_str(), "gift");
    assert!(improvement.chosen && improvement.name == "gift");
}

#[test]
fn an_open_improvement_can_be_edited_and_what_it_raises_taken_away() {
    let mut bench = bench();
    bench.session.improvement = Some(id("gift"));
    let mut harness = window(bench, priorities_ui, (1_440.0, 1_600.0), 1.0);
    for name in [
        "Name of the improvement",
        "Owner of the improvement",
        "When the improvement is due",
        "Add a step that it touches",
        "Delete the improvement",
    ] {
        harness.get_by_label(name);
    }
    harness.get_by_label("Raises basics to: –").click();
    let actions = asked(&mut harness);
    let cleared = actions.iter().any(|action| {
        matches!(action, Action::Edit(_, edits)
            if matches!(edits.as_slice(), [Edit::Put(Record::Improvement(_, it))] if it.hygiene.is_none()))
    });
    assert!(cleared, "{actions:?}");
}

#[test]
fn a_due_date_that_is_none_stays_and_a_sentence_says_how_dates_are_written() {
    for (due, is_wrong) in [("next summer", true), ("2026-03-01", false), ("", false)] {
        let mut bench = bench();
        bench.session.improvement = Some(id("gift"));
        bench.change(|project| {
            let mut gift = (*project.improvements[&id("gift")]).clone();
            gift.due = due.to_owned();
            project.improvements.insert(id("gift"), gift.into());
        });
        let harness = window(bench, priorities_ui, (1_440.0, 1_600.0), 1.0);
        let said = harness.query_by_label(crate::words::time::DATE_WRONG);
        assert_eq!(said.is_some(), is_wrong, "{due}");
    }
}

#[test]
fn a_new_improvement_touches_what_is_selected() {
    let mut bench = bench();
    bench.session.selection.steps = [id("delivery")].into();
    let mut harness = window(bench, priorities_ui, (1_440.0, 1_200.0), 1.0);
    harness.get_by_label("Add an improvement").click();
    let add = Action::Plan(PlanAction::Add(vec![id("delivery")]));
    assert_eq!(asked(&mut harness), [add]);
}

#[test]
fn in_a_narrow_window_the_improvements_stand_under_the_list() {
    let harness = page((800.0, 2_400.0));
    let row = harness
        .get_all_by_role(Role::ListItem)
        .last()
        .unwrap()
        .rect();
    let tick = harness.get_by_label("Do it: decide").rect();
    assert!(tick.top() > row.bottom(), "{tick:?} {row:?}");
    assert!(tick.left() >= 0.0 && row.right() <= 800.0);
}

fn consistency(size: (f32, f32)) -> Harness<'static, Bench> {
    let mut bench = bench();
    bench.session.priorities = PrioritiesPage::Consistency;
    window(bench, priorities_ui, size, 1.0)
}

#[test]
fn the_lagging_owner_is_named_first_and_its_row_selects_what_it_answers_for() {
    let mut harness = consistency((1_440.0, 1_800.0));
    harness.get_by_label("Card operations lags: −0.5 beside +0.1 elsewhere");
    let row = harness.get_by_label_contains("Card operations, felt −0.5");
    row.click();
    let selected = asked(&mut harness);
    let [Action::Select(steps)] = selected.as_slice() else {
        panic!("{selected:?}");
    };
    assert_eq!(steps[0], id("waiting-for-the-card"));
}

#[test]
fn promises_contrasts_and_sources_are_told_with_ways_to_their_touchpoints() {
    let mut harness = consistency((1_440.0, 1_800.0));
    for text in ["By owner", "By channel", "By stage", "Promises"] {
        harness.get_by_label(text);
    }
    harness.get_by_label_contains("one broken");
    let show = "Show Sales call";
    harness.get_all_by_label(show).next().unwrap().click();
    let gone = crate::action::Place::Step(id("journey"), id("sales-call"));
    assert!(asked(&mut harness).contains(&Action::GoTo(gone)));
}

#[test]
fn a_word_leads_to_the_other_page() {
    let mut harness = page((1_440.0, 824.0));
    harness.get_by_label("Consistency").click();
    let show = Action::Plan(PlanAction::Show(PrioritiesPage::Consistency));
    assert_eq!(asked(&mut harness), [show]);
}
