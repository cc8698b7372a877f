//! Capturing at the speed of speech: Enter makes the next touchpoint wherever one is, on the map and in the outline.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::action::Action;
use throughline::command::Command;
use throughline::file;
use throughline::model::{Layer, LinkKind};

use crate::Window;
use crate::fake::Fake;
use crate::stage::{
    ask, card, drag, journey, names, press, press_with, select, step, type_text, with_template,
};

/// The name of the step that the only flow link from that one leads to.
fn next_of(window: &Window, name: &str) -> String {
    let journey = journey(window);
    let links = journey.graph.links_from(&step(window, name).id);
    let flows: Vec<_> = links
        .iter()
        .filter(|link| link.kind == LinkKind::Flow)
        .collect();
    assert_eq!(flows.len(), 1, "ways on from {name}");
    journey.step(&flows[0].to).unwrap().name.clone()
}

fn undo(window: &mut Window) {
    press_with(window, Modifiers::COMMAND, Key::Z);
}

#[test]
fn enter_in_the_name_of_a_card_in_mid_map_goes_on_between_it_and_the_next() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = file::write(window.state().project());
    let after = next_of(&window, "Approval arrives");
    select(&mut window, "Approval arrives");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    type_text(&mut window, "Calls to ask");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    assert_eq!(next_of(&window, "Approval arrives"), "Calls to ask");
    assert_eq!(next_of(&window, "Calls to ask"), after);
    assert_eq!(names(&window)[4], "Calls to ask");
    let selected = &window.state().session().selection;
    assert_eq!(
        selected.single(),
        Some(&step(&window, "Calls to ask").id),
        "what was kept last can be rated at once"
    );
    undo(&mut window);
    assert_eq!(file::write(window.state().project()), start);
}

#[test]
fn a_link_keeps_its_share_and_label_up_to_what_is_inserted_on_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let before = journey(&window);
    let link = before
        .graph
        .links()
        .find(|link| link.kind == LinkKind::Flow && link.share.is_some())
        .unwrap();
    let start = file::write(window.state().project());
    ask(
        &mut window,
        vec![
            Action::SelectLink(link.id.clone()),
            Action::Command(Command::InsertOnLink),
        ],
    );
    type_text(&mut window, "Hears the price");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let new = step(&window, "Hears the price");
    let after = journey(&window);
    let first = after.graph.link(&link.id).unwrap();
    assert_eq!((&first.from, &first.to), (&link.from, &new.id));
    assert_eq!((first.share, &first.label), (link.share, &link.label));
    let second = after.graph.link_between(LinkKind::Flow, &new.id, &link.to);
    assert_eq!(second.map(|second| second.share), Some(None));
    undo(&mut window);
    assert_eq!(file::write(window.state().project()), start);
}

#[test]
fn something_is_inserted_before_and_after_what_is_selected() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Waiting for the card");
    ask(&mut window, vec![Action::Command(Command::InsertBefore)]);
    type_text(&mut window, "Checks the post");
    press(&mut window, Key::Tab);
    assert_eq!(next_of(&window, "Approval arrives"), "Checks the post");
    assert_eq!(next_of(&window, "Checks the post"), "Waiting for the card");
    select(&mut window, "Waiting for the card");
    press(&mut window, Key::Insert);
    type_text(&mut window, "Tells a friend");
    press(&mut window, Key::Tab);
    assert_eq!(next_of(&window, "Waiting for the card"), "Tells a friend");
    assert_eq!(next_of(&window, "Tells a friend"), "Card in hand");
}

#[test]
fn where_several_ways_meet_an_inserted_touchpoint_is_one_more() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Approval arrives");
    let ways = |window: &Window| {
        let approval = step(window, "Approval arrives").id.clone();
        journey(window).graph.links_to(&approval).len()
    };
    let before = ways(&window);
    ask(&mut window, vec![Action::Command(Command::InsertBefore)]);
    type_text(&mut window, "Is told by phone");
    press(&mut window, Key::Tab);
    assert_eq!(ways(&window), before + 1);
    assert_eq!(next_of(&window, "Is told by phone"), "Approval arrives");
}

#[test]
fn undo_while_a_new_touchpoint_has_no_name_yet_undoes_what_was_before_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = file::write(window.state().project());
    select(&mut window, "Sales call");
    press(&mut window, Key::F2);
    type_text(&mut window, "The call");
    press(&mut window, Key::Enter);
    assert_eq!(names(&window).len(), 7, "the next one is being named");
    undo(&mut window);
    assert_eq!(file::write(window.state().project()), start);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(names(&window).len(), 6, "what had no name never was");
    assert_eq!(names(&window)[0], "The call");
}

#[test]
fn enter_behind_a_touchpoint_makes_more_of_what_lies_behind_it() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Approval arrives");
    ask(&mut window, vec![Action::Command(Command::AddSystem)]);
    for name in ["Letter printer", "Franking machine"] {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    let approval = step(&window, "Approval arrives").id.clone();
    for name in ["Letter printer", "Franking machine"] {
        let system = step(&window, name);
        assert_eq!(system.layer, Layer::System);
        let link = LinkKind::Support;
        let behind = journey(&window);
        assert!(
            behind
                .graph
                .link_between(link, &system.id, &approval)
                .is_some()
        );
    }
    assert_eq!(window.state().session().message, None);
}

#[test]
fn what_is_parked_waits_in_a_last_column_and_comes_back_by_the_outline() {
    let mut window = with_template(&Fake::default(), "credit-card");
    let start = file::write(window.state().project());
    select(&mut window, "Asking at the branch");
    ask(&mut window, vec![Action::Command(Command::Park)]);
    assert_eq!(step(&window, "Asking at the branch").stage, None);
    assert_eq!(names(&window).last().unwrap(), "Asking at the branch");
    window.get_by_label("Not placed yet, stage, 1 touchpoint");
    window
        .get_by_label("Asking at the branch, not yet rated")
        .click();
    window.run_ok();
    press(&mut window, Key::Tab);
    let last = journey(&window).stages.last().unwrap().id.clone();
    assert_eq!(step(&window, "Asking at the branch").stage, Some(last));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(file::write(window.state().project()), start);
}

#[test]
fn a_list_is_typed_in_the_outline_with_enter_alone() {
    let mut window = with_template(&Fake::default(), "credit-card");
    window.get_by_label("Sales call, emotion +3").click();
    window.run_ok();
    press(&mut window, Key::Enter);
    for name in ["Reads the offer", "Signs"] {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    assert_eq!(
        names(&window)[..4],
        [
            "Sales call",
            "Reads the offer",
            "Signs",
            "Waiting for the decision"
        ]
    );
    assert_eq!(next_of(&window, "Signs"), "Waiting for the decision");
}

#[test]
fn enter_on_a_stage_of_the_outline_makes_a_touchpoint_in_it() {
    let mut window = with_template(&Fake::default(), "blank");
    type_text(&mut window, "Sees the advert");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    let stage = journey(&window).stages[2].clone();
    let row = format!("{}, stage, 0 touchpoints", stage.name);
    window.get_by_label(&row).click();
    window.run_ok();
    press(&mut window, Key::Enter);
    type_text(&mut window, "Waits");
    press(&mut window, Key::Tab);
    assert_eq!(step(&window, "Waits").stage, Some(stage.id.clone()));
    assert_eq!(next_of(&window, "Sees the advert"), "Waits");
}

#[test]
fn a_card_that_is_on_no_way_yet_is_dropped_on_a_link() {
    let mut window = with_template(&Fake::default(), "blank");
    for name in ["Sees the advert", "Waits"] {
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    let waits = step(&window, "Waits").id.clone();
    let start = file::write(window.state().project());
    ask(
        &mut window,
        vec![Action::AddIn(None), Action::TypeName("Calls us".to_owned())],
    );
    press(&mut window, Key::Tab);
    assert_eq!(step(&window, "Calls us").stage, None, "it is parked");
    let (left, right) = (card(&window, "Sees the advert"), card(&window, "Waits"));
    let between = left.right_center().lerp(right.left_center(), 0.5);
    let from = card(&window, "Calls us").center();
    drag(&mut window, from, between);
    assert_eq!(next_of(&window, "Sees the advert"), "Calls us");
    assert_eq!(next_of(&window, "Calls us"), "Waits");
    assert_eq!(names(&window)[1], "Calls us");
    assert_eq!(step(&window, "Waits").id, waits);
    for _ in 0..2 {
        undo(&mut window);
    }
    assert_eq!(file::write(window.state().project()), start);
}

#[test]
fn what_is_parked_does_not_become_the_end_of_the_journey() {
    let mut window = with_template(&Fake::default(), "credit-card");
    select(&mut window, "Asking at the branch");
    ask(
        &mut window,
        vec![
            Action::Command(Command::Park),
            Action::Command(Command::AddTouchpoint),
        ],
    );
    type_text(&mut window, "Pays abroad");
    press(&mut window, Key::Tab);
    assert_eq!(next_of(&window, "Card in hand"), "Pays abroad");
    let beside = step(&window, "Card in hand").stage.clone();
    assert_eq!(step(&window, "Pays abroad").stage, beside);
}
