//! Links taken by their ends, named in place, walked by keyboard; the blueprint; hand-overs.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::file;
use throughline::model::{Layer, Link, LinkKind};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{
    card, click_at, drag, journey, press, press_with, select, step, type_text, with_template,
};

/// The link of that kind between the two.
fn link(window: &Window, kind: LinkKind, from: &str, to: &str) -> Option<Link> {
    let (from, to) = (step(window, from).id.clone(), step(window, to).id.clone());
    let journey = journey(window);
    let found = journey.graph.link_between(kind, &from, &to)?;
    Some((**found).clone())
}

/// Selects a card, then goes to its first link by key.
fn select_link_of(window: &mut Window, name: &str) {
    select(window, name);
    press(window, Key::L);
    assert!(window.state().session().selection.link.is_some());
}

/// Where a link is, as a screen reader sees it.
fn node(window: &Window, start: &str) -> Rect {
    window.get_by_label_contains(start).rect()
}

#[test]
fn an_end_is_dragged_to_another_card_in_one_undo_step() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select_link_of(&mut window, "Approval arrives");
    let tip = card(&window, "Waiting for the card").left_center();
    let to = card(&window, "Card in hand").center();
    drag(&mut window, tip, to);
    let flow = LinkKind::Flow;
    assert!(link(&window, flow, "Approval arrives", "Card in hand").is_some());
    assert!(link(&window, flow, "Approval arrives", "Waiting for the card").is_none());
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn an_end_that_can_not_go_there_stays_and_that_is_said() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select_link_of(&mut window, "Approval arrives");
    let tip = card(&window, "Waiting for the card").left_center();
    let to = card(&window, "Card printing").center();
    drag(&mut window, tip, to);
    assert_eq!(file::write(window.state().project()), before);
    let message = window.state().session().message.clone().unwrap();
    assert!(message.contains("join two touchpoints"), "{message}");
}

#[test]
fn escape_leaves_an_end_where_it_was() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select_link_of(&mut window, "Approval arrives");
    let tip = card(&window, "Waiting for the card").left_center();
    let to = card(&window, "Card in hand").center();
    window.hover_at(tip);
    window.step();
    window.drag_at(tip);
    window.step();
    window.hover_at(to);
    window.step();
    window.key_press(Key::Escape);
    window.step();
    window.drop_at(to);
    window.run_ok();
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn share_and_label_are_typed_on_the_link() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select_link_of(&mut window, "Approval arrives");
    press(&mut window, Key::Enter);
    type_text(&mut window, "75 % by post");
    press(&mut window, Key::Enter);
    let named = link(
        &window,
        LinkKind::Flow,
        "Approval arrives",
        "Waiting for the card",
    )
    .unwrap();
    assert_eq!(named.share.map(throughline::model::Real::get), Some(75.0));
    assert_eq!(named.label, "by post");

    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    let bare = link(
        &window,
        LinkKind::Flow,
        "Approval arrives",
        "Waiting for the card",
    )
    .unwrap();
    assert_eq!((bare.share, bare.label.as_str()), (None, ""));
}

#[test]
fn a_share_that_can_not_be_is_said_and_changes_nothing() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select_link_of(&mut window, "Approval arrives");
    press(&mut window, Key::Enter);
    type_text(&mut window, "175 %");
    press(&mut window, Key::Enter);
    assert_eq!(file::write(window.state().project()), before);
    assert!(window.state().session().message.is_some());
}

#[test]
fn the_bar_changes_the_kind_turns_the_link_round_and_deletes_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select_link_of(&mut window, "Approval arrives");
    window.get_by_label("Kind of link: flow").click();
    window.run_ok();
    window
        .get_by_role_and_label(Role::Button, "Promise")
        .click();
    window.run_ok();
    let (from, to) = ("Approval arrives", "Waiting for the card");
    assert!(link(&window, LinkKind::Promise, from, to).is_some());
    assert!(link(&window, LinkKind::Flow, from, to).is_none());
    window
        .get_by_label("Let the link run the other way")
        .click();
    window.run_ok();
    assert!(link(&window, LinkKind::Promise, to, from).is_some());
    window.get_by_label("Delete the link").click();
    window.run_ok();
    assert!(link(&window, LinkKind::Promise, to, from).is_none());
    for _ in 0..3 {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert!(link(&window, LinkKind::Flow, from, to).is_some());
}

#[test]
fn a_click_between_two_cards_selects_the_link_and_a_click_on_its_label_edits_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let (a, b) = (
        card(&window, "Approval arrives"),
        card(&window, "Waiting for the card"),
    );
    let between: Pos2 = a.right_center().lerp(b.left_center(), 0.5);
    click_at(&mut window, between);
    let selected = window.state().session().selection.link.clone();
    let id = link(
        &window,
        LinkKind::Flow,
        "Approval arrives",
        "Waiting for the card",
    )
    .unwrap()
    .id;
    assert_eq!(selected, Some(id));
    let share = node(
        &window,
        "Link from Waiting for the decision to Approval arrives",
    )
    .center();
    click_at(&mut window, share);
    assert!(window.state().session().name_edit.is_none());
    click_at(&mut window, share);
    assert!(
        window.state().session().name_edit.is_some(),
        "the label is edited"
    );
    press(&mut window, Key::Escape);
}

#[test]
fn tab_goes_on_from_a_link_to_where_it_leads() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select_link_of(&mut window, "Approval arrives");
    press(&mut window, Key::Tab);
    let selected = window.state().session().selection.single().cloned();
    assert_eq!(
        selected,
        Some(step(&window, "Waiting for the card").id.clone())
    );
    press(&mut window, Key::L);
    press(&mut window, Key::Delete);
    assert!(
        link(
            &window,
            LinkKind::Flow,
            "Waiting for the card",
            "Card in hand"
        )
        .is_none()
    );
}

#[test]
fn shift_b_and_shift_s_build_the_blueprint_level_by_level() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Approval arrives");
    press_with(&mut window, Modifiers::SHIFT, Key::B);
    type_text(&mut window, "Letter room");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    select(&mut window, "Letter room");
    press_with(&mut window, Modifiers::SHIFT, Key::S);
    type_text(&mut window, "Printer");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    select(&mut window, "Printer");
    press_with(&mut window, Modifiers::SHIFT, Key::S);
    type_text(&mut window, "Power");
    press(&mut window, Key::Tab);
    let support = LinkKind::Support;
    assert_eq!(step(&window, "Letter room").layer, Layer::Backstage);
    assert!(link(&window, support, "Letter room", "Approval arrives").is_some());
    assert!(link(&window, support, "Printer", "Letter room").is_some());
    assert!(link(&window, support, "Power", "Printer").is_some());
    assert_eq!(window.state().project().violations(), []);
}

#[test]
fn one_system_is_put_under_all_selected_touchpoints_in_one_undo_step() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    let touchpoints = journey(&window).touchpoints().len();
    let ids = journey(&window)
        .touchpoints()
        .iter()
        .map(|step| step.id.clone())
        .collect();
    let ctx = window.ctx.clone();
    let action = throughline::action::Action::Select(ids);
    window.state_mut().dispatch_all(&ctx, vec![action]);
    window.run_ok();
    press_with(&mut window, Modifiers::SHIFT, Key::S);
    type_text(&mut window, "Customer file");
    press(&mut window, Key::Tab);
    let system = step(&window, "Customer file");
    assert_eq!(system.layer, Layer::System);
    assert_eq!(
        journey(&window).graph.links_from(&system.id).len(),
        touchpoints
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn hand_overs_are_counted_in_words() {
    let mut window = with_template(&Fake::default(), "credit-card");
    assert!(
        window
            .query_by_label_contains("change the channel")
            .is_none()
    );
    let command = throughline::command::Command::ToggleHandOvers;
    let actions = vec![throughline::action::Action::Command(command)];
    crate::stage::ask(&mut window, actions);
    let legend = window.get_by_label_contains("change the channel");
    let text = format!("{legend:?}");
    assert!(
        text.contains("5 links change the channel, 5 change the owner"),
        "{text}"
    );
}

#[test]
fn a_rating_is_dragged_in_the_band_as_one_undo_step() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = file::write(window.state().project());
    select(&mut window, "Waiting for the card");
    let slider = "Waiting for the card: emotion";
    let marker = window
        .get_by_role_and_label(Role::Slider, slider)
        .rect()
        .center();
    drag(&mut window, marker, marker - vec2(0.0, 100.0));
    let emotion = step(&window, "Waiting for the card").ratings.emotion;
    assert!(emotion.is_some_and(|emotion| emotion.get() > 0.0));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(file::write(window.state().project()), before);
}

#[test]
fn a_drag_out_and_back_again_leaves_nothing_to_undo() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    let slider = "Waiting for the card: emotion";
    let marker = window
        .get_by_role_and_label(Role::Slider, slider)
        .rect()
        .center();
    window.hover_at(marker);
    window.step();
    window.drag_at(marker);
    window.step();
    for pos in [marker - vec2(0.0, 100.0), marker] {
        window.hover_at(pos);
        window.step();
        window.step();
    }
    window.drop_at(marker);
    window.run_ok();
    assert!(!window.state().file().dirty);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!window.state().file().dirty);
}

#[test]
fn a_screen_reader_finds_every_step_link_and_rating_and_asks_for_them() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let card =
        window.get_by_label_contains("Waiting for the card, touchpoint 5 of 6, stage Delivery");
    let name = format!("{card:?}");
    for part in [
        "emotion −3 furious, expected +0.6, hygiene 1 failing, delight 0",
        "leads to Card in hand",
    ] {
        assert!(name.contains(part), "{name}");
    }
    for (kind, start) in [
        ("flow", "Link from Approval arrives"),
        ("support", "Link from Nightly batch"),
    ] {
        let found: Vec<_> = window.get_all_by_label_contains(start).collect();
        assert!(!found.is_empty(), "no {kind} link");
    }
    let sliders = window.get_all_by_role(Role::Slider).count();
    assert!(sliders >= 5 * 6, "{sliders} sliders");
    let id = link(
        &window,
        LinkKind::Flow,
        "Approval arrives",
        "Waiting for the card",
    )
    .unwrap()
    .id;
    window
        .get_by_label_contains("Link from Approval arrives to Waiting")
        .focus();
    window.run_ok();
    assert_eq!(window.state().session().selection.link, Some(id));
    press(&mut window, Key::Delete);
    assert!(
        link(
            &window,
            LinkKind::Flow,
            "Approval arrives",
            "Waiting for the card"
        )
        .is_none()
    );
}
