//! Drives the outline as a user does. What it asks for is done to the session as the application would.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::action::NameEnd;
use crate::command::Command;
use crate::edit::{Edit, JourneyEdit, RecordId};
use crate::layout::Side;
use crate::model::Step;
use crate::scene::map::fixture::{Told, id};
use crate::ui::fixture::{Bench, asked, misplaced, window};
use crate::ui::state::NameEdit;

const SIZE: (f32, f32) = (232.0, 824.0);

fn outline(bench: Bench) -> Harness<'static, Bench> {
    window(bench, outline_ui, SIZE, 1.0)
}

fn credit_card() -> Harness<'static, Bench> {
    let mut bench = Bench::new();
    bench.project.organisation = "Northbank".to_owned();
    outline(bench)
}

const CALL: &str = "Sales call, emotion +3";
const DECISION: &str = "Waiting for the decision, emotion \u{2212}1";
const BRANCH: &str = "Asking at the branch, not yet rated";
const CARD: &str = "Waiting for the card, emotion \u{2212}3";

fn press(harness: &mut Harness<'_, Bench>, held: egui::Modifiers, key: egui::Key) -> Vec<Action> {
    harness.key_press_modifiers(held, key);
    let actions = asked(harness);
    follow(harness, &actions);
    actions
}

fn key(harness: &mut Harness<'_, Bench>, key: egui::Key) -> Vec<Action> {
    press(harness, egui::Modifiers::NONE, key)
}

/// Does to the session what the application would do.
fn follow(harness: &mut Harness<'_, Bench>, actions: &[Action]) {
    let session = &mut harness.state_mut().session;
    for action in actions {
        if let Action::Select(steps) = action {
            session.selection.steps = steps.iter().cloned().collect();
        } else if let Action::EditName(target) = action {
            let (target, text) = (target.clone(), "Old name".to_owned());
            session.name_edit = Some(NameEdit {
                target,
                text,
                is_new: false,
            });
        } else if let Action::TypeName(text) = action {
            session.name_edit.as_mut().unwrap().text.clone_from(text);
        } else if matches!(action, Action::EndName(_)) {
            session.name_edit = None;
        }
    }
    harness.run_ok();
}

fn click(harness: &mut Harness<'_, Bench>, name: &str) -> Vec<Action> {
    harness.get_by_label(name).click();
    let actions = asked(harness);
    follow(harness, &actions);
    actions
}

fn has_focus(harness: &Harness<'_, Bench>, name: &str) -> bool {
    harness.get_by_label(name).accesskit_node().is_focused()
}

fn select(names: &[&str]) -> Vec<Action> {
    vec![Action::Select(names.iter().map(|name| id(name)).collect())]
}

fn step_name(name: &str) -> NameTarget {
    NameTarget::Step(id(name))
}

/// A line of text as it is painted.
fn painted(harness: &Harness<'_, Bench>) -> Vec<String> {
    let shapes = harness.output().shapes.iter();
    let texts = shapes.filter_map(|clipped| {
        let egui::Shape::Text(text) = &clipped.shape else {
            return None;
        };
        Some(text.galley.rows.iter())
    });
    let glyphs = texts.map(|rows| rows.flat_map(|row| &row.glyphs).map(|glyph| glyph.chr));
    glyphs.map(Iterator::collect).collect()
}

#[test]
fn names_that_would_read_alike_lose_their_first_words() {
    let names = [
        "Waiting for the decision about the limit",
        "Waiting for the decision about the card",
    ];
    let mut told = Told::new("Long", "Long", "Ana").stages(&["Decision"]);
    for name in names {
        told = told.step(name, Layer::Touchpoint, "decision", |_| ());
    }
    let bench = Bench::of(told.project());
    let harness = outline(bench);
    let lines = painted(&harness);
    for end in ["… about the limit", "… about the card"] {
        assert!(lines.iter().any(|line| line == end), "{lines:?}");
    }
}

#[test]
fn everything_on_the_map_is_listed() {
    let harness = credit_card();
    for name in [
        "Credit card application",
        "Northbank",
        "Journey: Apply for a card",
        "Offer, stage, 1 touchpoint",
        "Decision, stage, 2 touchpoints",
        CALL,
        DECISION,
        BRANCH,
        CARD,
        "Add a touchpoint",
        "Add a stage",
        "What lies behind",
        "Nightly batch, lift +33.3",
        "Card printing, lift +25.0",
        "Credit check, lift +24.8",
        "Ana",
    ] {
        harness.get_by_label(name);
    }
}

#[test]
fn a_click_selects_and_extends_and_toggles() {
    let mut harness = credit_card();
    assert_eq!(click(&mut harness, CALL), select(&["sales-call"]));
    harness
        .get_by_label(BRANCH)
        .click_modifiers(egui::Modifiers::SHIFT);
    let range = [
        "sales-call",
        "waiting-for-the-decision",
        "asking-at-the-branch",
    ];
    assert_eq!(asked(&mut harness), select(&range));
    harness
        .get_by_label(CARD)
        .click_modifiers(egui::Modifiers::COMMAND);
    let toggles = [Action::ToggleSelected(id("waiting-for-the-card"))];
    assert_eq!(asked(&mut harness), toggles);
}

#[test]
fn arrow_keys_walk_through_the_rows_and_select() {
    let mut harness = credit_card();
    click(&mut harness, CALL);
    assert_eq!(
        key(&mut harness, egui::Key::ArrowDown),
        [],
        "a stage is no step"
    );
    assert!(has_focus(&harness, "Decision, stage, 2 touchpoints"));
    let decision = select(&["waiting-for-the-decision"]);
    assert_eq!(key(&mut harness, egui::Key::ArrowDown), decision);
    assert!(has_focus(&harness, DECISION));
    let both = ["waiting-for-the-decision", "asking-at-the-branch"];
    let extended = press(&mut harness, egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    assert_eq!(extended, select(&both));
    key(&mut harness, egui::Key::End);
    assert!(has_focus(&harness, "Add a channel"));
    key(&mut harness, egui::Key::ArrowUp);
    assert!(has_focus(&harness, "Branch, channel"));
    key(&mut harness, egui::Key::Home);
    assert!(has_focus(&harness, "Offer, stage, 1 touchpoint"));
}

#[test]
fn a_stage_collapses_and_expands() {
    let mut harness = credit_card();
    click(&mut harness, DECISION);
    key(&mut harness, egui::Key::ArrowLeft);
    assert!(has_focus(&harness, "Decision, stage, 2 touchpoints"));
    key(&mut harness, egui::Key::ArrowLeft);
    assert!(harness.query_by_label(DECISION).is_none());
    harness.get_by_label("Decision, stage, 2 touchpoints");
    key(&mut harness, egui::Key::ArrowRight);
    harness.get_by_label(DECISION);
}

#[test]
fn a_name_is_edited_in_place() {
    let mut harness = credit_card();
    click(&mut harness, CALL);
    let asks = [Action::EditName(step_name("sales-call"))];
    assert_eq!(key(&mut harness, egui::Key::F2), asks);
    assert!(holds_keyboard(&harness.ctx));
    harness
        .get_by_role(egui::Role::TextInput)
        .type_text("Advice");
    let typed = asked(&mut harness);
    assert_eq!(
        typed,
        [Action::TypeName("Advice".to_owned())],
        "the old name was selected"
    );
    follow(&mut harness, &typed);
    assert_eq!(
        key(&mut harness, egui::Key::Enter),
        [Action::EndName(NameEnd::Keep)],
        "a name that was there before is only kept"
    );
    assert!(has_focus(&harness, CALL), "the row has the keyboard again");
    for _ in 0..HELD {
        harness.run_ok();
    }
    assert!(!holds_keyboard(&harness.ctx));
}

#[test]
fn a_name_is_left_by_escape_and_kept_by_tab() {
    for (pressed, end) in [
        (egui::Key::Escape, NameEnd::Discard),
        (egui::Key::Tab, NameEnd::Keep),
    ] {
        let mut harness = credit_card();
        click(&mut harness, CALL);
        key(&mut harness, egui::Key::F2);
        let ended = key(&mut harness, pressed);
        assert_eq!(ended.first(), Some(&Action::EndName(end)), "{pressed:?}");
    }
}

#[test]
fn a_name_that_is_edited_on_the_map_is_not_taken_over() {
    let mut harness = credit_card();
    let edit = NameEdit {
        target: step_name("sales-call"),
        text: "Advice".to_owned(),
        is_new: false,
    };
    harness.state_mut().session.name_edit = Some(edit);
    harness.run_ok();
    assert!(harness.query_by_role(egui::Role::TextInput).is_none());
    harness.get_by_label("Advice, emotion +3");
    assert!(!holds_keyboard(&harness.ctx));
}

#[test]
fn touchpoints_are_added_moved_and_deleted_by_keyboard() {
    let mut harness = credit_card();
    let add = [Action::Command(Command::AddTouchpoint)];
    harness.get_by_label("Add a touchpoint").focus();
    harness.run_ok();
    assert_eq!(key(&mut harness, egui::Key::Enter), add);
    click(&mut harness, BRANCH);
    let moves = [
        (egui::Key::ArrowUp, Side::Left),
        (egui::Key::ArrowDown, Side::Right),
        (egui::Key::ArrowLeft, Side::Top),
        (egui::Key::ArrowRight, Side::Bottom),
    ];
    for (pressed, side) in moves {
        let asked_for = press(&mut harness, egui::Modifiers::ALT, pressed);
        assert_eq!(asked_for, [Action::Command(Command::Nudge(side))]);
        assert!(has_focus(&harness, BRANCH));
    }
    assert_eq!(
        key(&mut harness, egui::Key::Delete),
        [Action::Command(Command::Delete)]
    );
    assert!(
        has_focus(&harness, "Approval arrives, emotion +1"),
        "the next touchpoint has the keyboard"
    );
}

#[test]
fn what_is_not_selected_is_selected_before_it_is_deleted() {
    let mut harness = credit_card();
    click(&mut harness, "Offer, stage, 1 touchpoint");
    key(&mut harness, egui::Key::ArrowDown);
    harness.state_mut().session.selection.steps.clear();
    harness.run_ok();
    let deletes = key(&mut harness, egui::Key::Delete);
    let wanted = [
        select(&["sales-call"]),
        vec![Action::Command(Command::Delete)],
    ]
    .concat();
    assert_eq!(deletes, wanted);
}

#[test]
fn stages_are_added_named_moved_and_deleted_by_keyboard() {
    let mut harness = credit_card();
    let stage = |edit| Edit::Journey(id("journey"), edit);
    harness.get_by_label("Add a stage").focus();
    harness.run_ok();
    assert_eq!(key(&mut harness, egui::Key::Enter), [Action::AddStage(5)]);
    click(&mut harness, "Decision, stage, 2 touchpoints");
    let later = press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowDown);
    let moved = stage(JourneyEdit::MoveStage(id("decision"), 2));
    assert_eq!(
        later,
        [Action::Edit("Move stage Decision".to_owned(), vec![moved])]
    );
    let removed = stage(JourneyEdit::RemoveStage(id("decision")));
    let deleted = key(&mut harness, egui::Key::Delete);
    assert_eq!(
        deleted,
        [Action::Edit(
            "Delete stage Decision".to_owned(),
            vec![removed]
        )]
    );
    click(&mut harness, "Offer, stage, 1 touchpoint");
    assert_eq!(
        press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowUp),
        [],
        "it is the first"
    );
    let asks = [Action::EditName(NameTarget::Stage(id("offer")))];
    assert_eq!(key(&mut harness, egui::Key::F2), asks);
    assert_eq!(
        key(&mut harness, egui::Key::Enter),
        [Action::EndName(NameEnd::Keep)]
    );
}

#[test]
fn enter_makes_the_next_of_its_kind_and_in_a_stage_a_touchpoint() {
    let mut harness = credit_card();
    click(&mut harness, BRANCH);
    let next = [
        select(&["asking-at-the-branch"]),
        vec![Action::Command(Command::InsertAfter)],
    ]
    .concat();
    assert_eq!(key(&mut harness, egui::Key::Enter), next);
    click(&mut harness, "Offer, stage, 1 touchpoint");
    let within = [Action::AddIn(Some(id("offer")))];
    assert_eq!(key(&mut harness, egui::Key::Enter), within);
    click(&mut harness, "Nightly batch, lift +33.3");
    assert_eq!(
        key(&mut harness, egui::Key::Enter).last(),
        Some(&Action::Command(Command::InsertAfter))
    );
}

#[test]
fn a_touchpoint_goes_out_of_its_stage_and_back_in_by_tab() {
    let mut harness = credit_card();
    click(&mut harness, BRANCH);
    let out = press(&mut harness, egui::Modifiers::SHIFT, egui::Key::Tab);
    let parked = Action::MoveInto(vec![id("asking-at-the-branch")], None);
    assert_eq!(out, [parked]);
    assert!(has_focus(&harness, BRANCH), "the row keeps the keyboard");
    let on = press(&mut harness, egui::Modifiers::NONE, egui::Key::Tab);
    assert_eq!(on, [], "there is no stage to go into");
    assert!(!has_focus(&harness, BRANCH), "Tab leaves the outline");
}

#[test]
fn channels_are_added_named_moved_and_deleted_by_keyboard() {
    let mut harness = outline(Bench::new());
    harness.get_by_label("Offer, stage, 1 touchpoint").focus();
    harness.run_ok();
    key(&mut harness, egui::Key::End);
    assert_eq!(
        key(&mut harness, egui::Key::Enter),
        [Action::AddChannel(None)]
    );
    key(&mut harness, egui::Key::ArrowUp);
    assert!(has_focus(&harness, "Branch, channel"));
    let earlier = press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowUp);
    assert_eq!(earlier, [Action::MoveChannel(id("branch"), 2)]);
    let last = press(&mut harness, egui::Modifiers::ALT, egui::Key::ArrowDown);
    assert_eq!(last, [], "it is the last");
    let removed = Edit::Remove(RecordId::Channel(id("branch")));
    let deleted = key(&mut harness, egui::Key::Delete);
    assert_eq!(
        deleted,
        [Action::Edit(
            "Delete channel ‘Branch’ (1 touchpoint)".to_owned(),
            vec![removed]
        )]
    );
    assert!(has_focus(&harness, "Letter, channel"));
}

#[test]
fn what_lies_behind_is_selected_and_added() {
    let mut harness = credit_card();
    let batch = click(&mut harness, "Nightly batch, lift +33.3");
    assert_eq!(batch, select(&["nightly-batch"]));
    for (name, command) in [
        ("Add people’s work", Command::AddBackstage),
        ("Add a system", Command::AddSystem),
    ] {
        assert_eq!(click(&mut harness, name), [Action::Command(command)]);
    }
}

#[test]
fn project_and_journey_are_named_and_chosen_here() {
    let mut bench = Bench::new();
    bench.change(|project| {
        let second = crate::model::Journey {
            name: "Move house".to_owned(),
            ..Default::default()
        };
        project.journeys.insert(id("moving"), Arc::new(second));
    });
    let mut harness = outline(bench);
    let asks = [Action::EditName(NameTarget::Project)];
    assert_eq!(click(&mut harness, "Credit card application"), asks);
    assert_eq!(
        key(&mut harness, egui::Key::Enter),
        [Action::EndName(NameEnd::Keep)]
    );
    click(&mut harness, "Journey: Apply for a card");
    assert_eq!(
        click(&mut harness, "Move house"),
        [Action::ShowJourney(id("moving"))]
    );
    click(&mut harness, "Journey: Apply for a card");
    let renames = [Action::EditName(NameTarget::Journey)];
    assert_eq!(click(&mut harness, "Rename this journey"), renames);
    harness.get_by_role(egui::Role::TextInput);
}

#[test]
fn what_has_no_stage_comes_last() {
    let mut bench = Bench::new();
    bench.change(|project| {
        let mut journey = (*project.journeys[&id("journey")]).clone();
        let step = Step::new(id("lost"), Layer::Touchpoint, "Lost letter");
        journey.graph.put_step(Arc::new(step));
        project.journeys.insert(id("journey"), Arc::new(journey));
    });
    let harness = outline(bench);
    let group = harness
        .get_by_label("Not placed yet, stage, 1 touchpoint")
        .rect();
    let row = harness.get_by_label("Lost letter, not yet rated").rect();
    let last = harness
        .get_by_label("Card in hand, emotion \u{2212}1")
        .rect();
    assert!(last.top() < group.top() && group.top() < row.top());
}

#[test]
fn one_row_is_in_the_tab_order() {
    let mut harness = credit_card();
    let mut seen = Vec::new();
    for _ in 0..4 {
        harness.key_press(egui::Key::Tab);
        harness.run_ok();
        let root = harness.root();
        let focused = root
            .children_recursive()
            .find(|node| node.accesskit_node().is_focused());
        seen.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    let wanted = [
        "Credit card application",
        "Project… (Ctrl 6)",
        "Journey: Apply for a card",
        "Offer, stage, 1 touchpoint",
    ];
    assert_eq!(seen, wanted);
}

/// A journey of that many touchpoints in stages of a hundred.
fn long(touchpoints: usize) -> Bench {
    let names: Vec<String> = (0..touchpoints.div_ceil(100))
        .map(|stage| format!("Stage {stage}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut told = Told::new("Long", "Long", "Ana").stages(&names);
    for index in 0..touchpoints {
        let place = format!("stage-{}", index / 100);
        told = told.step(
            &format!("Touchpoint {index:05}"),
            Layer::Touchpoint,
            &place,
            |_| (),
        );
    }
    Bench::of(told.project())
}

#[test]
fn of_a_long_journey_only_what_is_in_view_is_laid_out() {
    let harness = outline(long(3_000));
    let rows = harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == egui::Role::TreeItem);
    assert!(rows.count() < 40);
}

#[test]
fn the_end_of_a_long_journey_is_a_key_away() {
    let mut harness = outline(long(300));
    harness
        .get_by_label("Stage 0, stage, 100 touchpoints")
        .focus();
    harness.run_ok();
    key(&mut harness, egui::Key::End);
    assert!(has_focus(&harness, "Add a channel"));
    assert!(
        harness
            .query_by_label("Stage 0, stage, 100 touchpoints")
            .is_none(),
        "it has scrolled away"
    );
    key(&mut harness, egui::Key::Home);
    assert!(has_focus(&harness, "Stage 0, stage, 100 touchpoints"));
}

#[test]
fn nothing_lies_on_anything_however_narrow_and_magnified() {
    for (width, height, scale) in [
        (180.0, 308.0, 2.0),
        (180.0, 824.0, 1.0),
        (360.0, 3_000.0, 1.0),
    ] {
        let mut bench = Bench::new();
        bench.change(|project| {
            project.title = "A title that is far too long for a panel that is so narrow".to_owned();
            project.organisation =
                "An organisation with a long name, too, and a legal form".to_owned();
        });
        let harness = window(bench, outline_ui, (width, height), scale);
        let panel = crate::ui::parts::rect(0.0, 0.0, width, height.max(3_000.0));
        let wrong = misplaced(&harness, panel);
        let wrong: Vec<_> = wrong
            .into_iter()
            .filter(|text| height > 2_000.0 || !text.contains("lies on"))
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "{width} × {height}");
    }
}
