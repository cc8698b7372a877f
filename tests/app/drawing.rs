//! Drawing a journey: adding, naming, moving, joining, deleting, and undoing all of it.

use eframe::egui::{self, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::file;
use throughline::model::{Layer, LinkKind};

use crate::fake::Fake;
use crate::stage::{
    ask, card, click_at, drag, journey, names, press, press_with, select, step, type_text,
    with_template,
};

#[test]
fn an_empty_map_asks_for_the_first_touchpoint_and_enter_goes_on() {
    let mut window = with_template(&Fake::default(), "blank");
    for name in ["Sees the advert", "Calls us", "Waits for the letter"] {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    assert_eq!(
        names(&window),
        ["Sees the advert", "Calls us", "Waits for the letter"]
    );
    assert_eq!(journey(&window).graph.link_count(), 2);
    let selected = &window.state().session().selection;
    assert_eq!(
        selected.single(),
        Some(&step(&window, "Waits for the letter").id)
    );
    press(&mut window, Key::Num7);
    assert_eq!(
        step(&window, "Waits for the letter")
            .ratings
            .emotion
            .map(throughline::model::Rating::get),
        Some(3.0)
    );
}

#[test]
fn t_and_a_click_make_a_touchpoint_where_it_was_clicked() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let above = card(&window, "Approval arrives").center() - vec2(0.0, 80.0);
    press(&mut window, Key::T);
    click_at(&mut window, above);
    type_text(&mut window, "Chasing the status");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let new = step(&window, "Chasing the status");
    let approval = step(&window, "Approval arrives");
    assert_eq!(new.stage, approval.stage);
    assert_eq!(
        new.channel.as_ref().map(throughline::model::Id::as_str),
        Some("web")
    );
}

#[test]
fn a_touchpoint_that_gets_no_name_never_was() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select(&mut window, "Sales call");
    press_with(
        &mut window,
        Modifiers::ALT | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    assert_eq!(names(&window).len(), 7);
    press(&mut window, Key::Escape);
    assert_eq!(file::write(window.state().project()), before);
    assert!(!window.state().file().dirty);
}

#[test]
fn a_click_on_a_card_without_a_name_leaves_nothing_selected_that_is_gone() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press_with(
        &mut window,
        Modifiers::ALT | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    let new = window
        .state()
        .session()
        .selection
        .single()
        .cloned()
        .unwrap();
    ask(&mut window, vec![Action::Select(vec![new.clone()])]);
    assert!(journey(&window).step(&new).is_none());
    assert!(window.state().session().selection.steps.is_empty());

    select(&mut window, "Sales call");
    press_with(
        &mut window,
        Modifiers::ALT | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    let new = window
        .state()
        .session()
        .selection
        .single()
        .cloned()
        .unwrap();
    ask(&mut window, vec![Action::ToggleSelected(new.clone())]);
    assert!(!window.state().session().selection.steps.contains(&new));
}

#[test]
fn enter_renames_the_selected_card_and_escape_leaves_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::Enter);
    type_text(&mut window, "The call");
    press(&mut window, Key::Escape);
    assert!(names(&window).contains(&"Sales call".to_owned()));
    press(&mut window, Key::F2);
    type_text(&mut window, "The call");
    press(&mut window, Key::Enter);
    assert_eq!(names(&window)[0], "The call");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window)[0], "Sales call");
}

#[test]
fn a_drag_across_a_lane_changes_the_channel_in_one_undo_step() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let from = card(&window, "Sales call").center();
    drag(&mut window, from, from + vec2(0.0, 80.0));
    assert_eq!(
        step(&window, "Sales call")
            .channel
            .as_ref()
            .map(throughline::model::Id::as_str),
        Some("web")
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        step(&window, "Sales call")
            .channel
            .as_ref()
            .map(throughline::model::Id::as_str),
        Some("phone")
    );
}

#[test]
fn escape_during_a_drag_leaves_everything_where_it_was() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let from = card(&window, "Sales call").center();
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    window.hover_at(from + vec2(0.0, 80.0));
    window.step();
    window.key_press(Key::Escape);
    window.step();
    window.drop_at(from + vec2(0.0, 80.0));
    window.run_ok();
    assert_eq!(
        step(&window, "Sales call")
            .channel
            .as_ref()
            .map(throughline::model::Id::as_str),
        Some("phone")
    );
    assert!(!window.state().file().dirty);
}

#[test]
fn a_drag_from_a_port_joins_two_cards() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let from = card(&window, "Sales call");
    let to = card(&window, "Card in hand");
    drag(&mut window, from.right_center(), to.center());
    let (call, card) = (
        step(&window, "Sales call").id.clone(),
        step(&window, "Card in hand").id.clone(),
    );
    assert!(
        journey(&window)
            .graph
            .link_between(LinkKind::Flow, &call, &card)
            .is_some()
    );
}

#[test]
fn a_drag_from_a_port_to_an_empty_place_makes_a_touchpoint_there() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let from = card(&window, "Sales call");
    drag(
        &mut window,
        from.right_center(),
        from.center() + vec2(0.0, 240.0),
    );
    type_text(&mut window, "Drops in");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let call = step(&window, "Sales call").id.clone();
    let new = step(&window, "Drops in");
    assert_eq!(
        new.channel.as_ref().map(throughline::model::Id::as_str),
        Some("branch")
    );
    assert!(
        journey(&window)
            .graph
            .link_between(LinkKind::Flow, &call, &new.id)
            .is_some()
    );
}

#[test]
fn two_cards_are_joined_by_keyboard_alone() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Sales call");
    press(&mut window, Key::C);
    for _ in 0..5 {
        press(&mut window, Key::Tab);
    }
    press(&mut window, Key::Enter);
    let (call, card) = (
        step(&window, "Sales call").id.clone(),
        step(&window, "Card in hand").id.clone(),
    );
    assert!(
        journey(&window)
            .graph
            .link_between(LinkKind::Flow, &call, &card)
            .is_some()
    );
}

#[test]
fn delete_takes_links_along_and_one_undo_brings_all_back() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select(&mut window, "Waiting for the decision");
    press(&mut window, Key::Delete);
    assert_eq!(names(&window).len(), 5);
    assert_eq!(window.state().project().violations(), []);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn arrows_move_a_card_by_a_slot_and_a_lane() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the decision");
    press(&mut window, Key::ArrowRight);
    assert_eq!(
        names(&window)[1..3],
        ["Asking at the branch", "Waiting for the decision"]
    );
    press(&mut window, Key::ArrowDown);
    assert_eq!(
        step(&window, "Waiting for the decision")
            .channel
            .as_ref()
            .map(throughline::model::Id::as_str),
        Some("letter")
    );
}

#[test]
fn a_marquee_and_ctrl_click_select_several() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let (a, b) = (
        card(&window, "Approval arrives"),
        card(&window, "Card in hand"),
    );
    drag(
        &mut window,
        a.left_top() - vec2(4.0, 20.0),
        b.right_bottom() + vec2(2.0, 8.0),
    );
    assert_eq!(window.state().session().selection.steps.len(), 3);
    let call = card(&window, "Sales call").center();
    window.key_down_modifiers(Modifiers::COMMAND, Key::F20);
    window.event_modifiers(egui::Event::PointerMoved(call), Modifiers::COMMAND);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let event = egui::Event::PointerButton {
            pos: call,
            button,
            pressed,
            modifiers: Modifiers::COMMAND,
        };
        window.event_modifiers(event, Modifiers::COMMAND);
        window.step();
    }
    window.run_ok();
    assert_eq!(window.state().session().selection.steps.len(), 4);
}

#[test]
fn a_system_is_put_behind_the_selected_touchpoint() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Approval arrives");
    crate::stage::ask(
        &mut window,
        vec![throughline::action::Action::Command(
            throughline::command::Command::AddSystem,
        )],
    );
    type_text(&mut window, "Letter printer");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let system = step(&window, "Letter printer");
    assert_eq!(system.layer, Layer::System);
    let approval = step(&window, "Approval arrives").id.clone();
    assert!(
        journey(&window)
            .graph
            .link_between(LinkKind::Support, &system.id, &approval)
            .is_some()
    );
}

#[test]
fn a_stage_is_renamed_where_it_stands() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let heading = window.get_by_label("Stage Offer").rect().left_center() + vec2(30.0, 0.0);
    click_at(&mut window, heading);
    type_text(&mut window, "The offer");
    press(&mut window, Key::Enter);
    assert_eq!(journey(&window).stages[0].name, "The offer");
}

#[test]
fn undoing_everything_and_doing_it_again_gives_the_same_bytes() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = file::write(window.state().project());
    select(&mut window, "Sales call");
    press(&mut window, Key::Num2);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::M);
    press_with(
        &mut window,
        Modifiers::ALT | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    type_text(&mut window, "Reads the brochure");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let end = file::write(window.state().project());
    for _ in 0..4 {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(file::write(window.state().project()), start);
    for _ in 0..4 {
        press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(file::write(window.state().project()), end);
}

#[test]
fn an_empty_map_asks_again_and_leaves_the_keyboard_where_the_user_goes() {
    let mut window = with_template(&Fake::default(), "blank");
    press(&mut window, Key::Escape);
    let field = window.get_by_label("Type the first thing the customer does ⏎");
    field.click();
    window.run_ok();
    type_text(&mut window, "Sees the advert");
    let customer = window
        .get_all_by_role(egui::accesskit::Role::TextInput)
        .chain(window.get_all_by_role(egui::accesskit::Role::MultilineTextInput))
        .find(|node| node.rect().left() > 1100.0)
        .unwrap()
        .rect()
        .center();
    click_at(&mut window, customer);
    for _ in 0..3 {
        window.step();
    }
    let kept = "what was typed is kept when something else is done";
    assert_eq!(names(&window), ["Sees the advert"], "{kept}");
    press(&mut window, Key::Tab);
    assert_eq!(names(&window).len(), 1, "Tab in another field ends no name");
}
