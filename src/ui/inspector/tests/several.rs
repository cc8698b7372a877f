//! Several steps at once, links, owners, and what a click leads to.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

use super::fixture::{id, journey_id};
use super::{Bench, asked, inspector, selecting, sets};
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, LinkField, StepField};
use crate::model::{Emotion, PromiseState, Share};

fn on_link(link: &str) -> Bench {
    let mut bench = Bench::selecting(&[]);
    bench.session.selection.link = Some(id(link));
    bench
}

#[test]
fn three_touchpoints_show_what_they_share_and_are_rated_at_once() {
    let mut harness = selecting(&["call", "decide", "delivery"]);
    let name = "Emotion of 3 touchpoints";
    assert!(harness.query_by_label("3 touchpoints").is_some());
    assert_eq!(harness.get_by_label(name).value().as_deref(), Some("mixed"));
    harness.get_by_label(name).focus();
    harness.run();
    harness.key_press(Key::Num6);
    let all = ["call", "decide", "delivery"];
    let pleased = StepField::Emotion(Some(Emotion::clamped(2.0)));
    assert_eq!(
        asked(&mut harness),
        sets("Rate 3 touchpoints: emotion +2", &all, pleased)
    );
    assert_eq!(
        harness.get_by_label(name).value().as_deref(),
        Some("+2 pleased")
    );
}

#[test]
fn a_mixed_rating_can_be_taken_away_from_all() {
    let mut harness = selecting(&["call", "decide"]);
    harness.get_by_label("Basics of 2 touchpoints").focus();
    harness.run();
    harness.key_press(Key::Delete);
    let label = "Rate 2 touchpoints: basics not rated";
    assert_eq!(
        asked(&mut harness),
        sets(label, &["call", "decide"], StepField::Hygiene(None))
    );
}

#[test]
fn steps_of_different_layers_are_not_rated_together() {
    let harness = selecting(&["call", "printing"]);
    assert!(harness.query_by_label("2 steps").is_some());
    assert_eq!(
        harness.get_by_label("Owner of 2 steps").value().as_deref(),
        Some("mixed")
    );
    assert!(harness.query_by_label("Emotion of 2 steps").is_none());
}

#[test]
fn an_owner_is_chosen_by_typing_a_part_of_the_name() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Owner of Sales call").click();
    harness.run();
    harness
        .get_by_label("Owner of Sales call")
        .type_text("oper");
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    let cards = StepField::Owner(Some(id("cards")));
    assert_eq!(
        asked(&mut harness),
        sets("Set the owner of Sales call", &["call"], cards)
    );
    assert_eq!(
        harness
            .get_by_label("Owner of Sales call")
            .value()
            .as_deref(),
        Some("Card operations")
    );
}

#[test]
fn an_owner_nobody_knows_yet_is_made() {
    let mut harness = selecting(&["call", "decide"]);
    harness.get_by_label("Owner of 2 touchpoints").click();
    harness.run();
    harness
        .get_by_label("Owner of 2 touchpoints")
        .type_text("Legal");
    harness.run();
    harness.key_press(Key::Enter);
    assert_eq!(
        asked(&mut harness),
        [Action::NameOwner(
            vec![id("call"), id("decide")],
            "Legal".to_owned()
        )]
    );
}

#[test]
fn an_owner_is_chosen_from_the_list_and_escape_leaves_it() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Owner of Sales call").click();
    harness.run();
    harness.get_by_label("Credit").click();
    let credit = StepField::Owner(Some(id("credit")));
    assert_eq!(
        asked(&mut harness),
        sets("Set the owner of Sales call", &["call"], credit)
    );
    harness.get_by_label("Owner of Sales call").click();
    harness.run();
    harness.key_press(Key::Escape);
    assert_eq!(asked(&mut harness), []);
    assert!(
        harness.query_by_label("No owner").is_none(),
        "the list is closed"
    );
}

#[test]
fn a_touchpoint_moves_to_another_channel_or_to_none() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Channel of Sales call").click();
    harness.run();
    harness.get_by_label("Web").click();
    let web = StepField::Channel(Some(id("web")));
    assert_eq!(
        asked(&mut harness),
        sets("Set the channel of Sales call", &["call"], web)
    );
    harness.get_by_label("Channel of Sales call").click();
    harness.run();
    harness.get_by_label("No channel").click();
    assert_eq!(
        asked(&mut harness),
        sets(
            "Set the channel of Sales call",
            &["call"],
            StepField::Channel(None)
        )
    );
}

#[test]
fn what_lies_behind_leads_there_and_back() {
    let mut harness = selecting(&["delivery"]);
    harness.get_by_label("Go to Card printing").click();
    assert_eq!(asked(&mut harness), [Action::Select(vec![id("printing")])]);
    assert!(harness.query_by_label("Backstage step").is_some());
    harness.get_by_label("Go to Waiting for the card").click();
    assert_eq!(asked(&mut harness), [Action::Select(vec![id("delivery")])]);
}

#[test]
fn a_promise_is_broken_and_a_link_deleted() {
    let mut harness = inspector(on_link("call-card"), 304.0);
    harness
        .get_by_label("Promise of Sales call → Card in hand: Broken")
        .click();
    let set = JourneyEdit::SetLink(id("call-card"), LinkField::Kept(PromiseState::Broken));
    let label = "Rate Sales call → Card in hand: promise broken".to_owned();
    assert_eq!(
        asked(&mut harness),
        [Action::Edit(label, vec![Edit::Journey(journey_id(), set)])]
    );
    harness.get_by_label("Delete this link").click();
    let actions = asked(&mut harness);
    let removed = Edit::Journey(
        journey_id(),
        JourneyEdit::RemoveLinks(vec![id("call-card")]),
    );
    assert!(
        matches!(actions.as_slice(), [Action::Edit(_, edits)] if *edits == [removed]),
        "{actions:?}"
    );
}

#[test]
fn a_share_that_is_no_number_changes_nothing_and_says_so() {
    let mut harness = inspector(on_link("call-decide"), 304.0);
    let name = "Share of Sales call → Waiting for the decision";
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text("80");
    let actions = asked(&mut harness);
    let share = LinkField::Share(Some(Share::clamped(80.0)));
    let set = Edit::Journey(journey_id(), JourneyEdit::SetLink(id("call-decide"), share));
    assert!(
        matches!(actions.last(), Some(Action::Edit(_, edits)) if *edits == [set]),
        "{actions:?}"
    );
    harness.get_by_label(name).type_text("x");
    assert_eq!(asked(&mut harness), []);
    assert!(
        harness
            .query_by_label("Type a number from 0 to 100")
            .is_some()
    );
}

#[test]
fn the_card_says_why_and_follows_the_journey() {
    let mut harness = selecting(&["delivery"]);
    assert!(harness.query_by_label("Why −0.75?").is_some());
    harness
        .get_by_label("Basics of Waiting for the card")
        .set_value_accesskit(4.0);
    asked(&mut harness);
    assert!(
        harness.query_by_label("Why −0.75?").is_none(),
        "the basics are met now"
    );
    harness.get_by_label("Go to Nightly batch").click();
    asked(&mut harness);
    assert!(
        harness.query_by_label_contains("Why").is_some(),
        "a system has a figure, too"
    );
}

#[test]
fn a_stage_is_chosen_with_the_keyboard_alone() {
    let mut harness = selecting(&["call"]);
    harness.get_by_label("Stage of Sales call").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::Enter);
    let decision = StepField::Stage(Some(id("decision")));
    assert_eq!(
        asked(&mut harness),
        sets("Set the stage of Sales call", &["call"], decision)
    );
}

#[test]
fn long_names_behind_a_touchpoint_take_lines_of_their_own() {
    let mut bench = Bench::selecting(&["delivery"]);
    for (step, name) in [
        ("printing", "Printing, embossing and posting"),
        ("batch", "The nightly batch of cards"),
    ] {
        let field = StepField::Name(name.to_owned());
        bench.carry_out(&sets("", &[step], field)[0]);
    }
    let harness = inspector(bench, 304.0);
    let first = harness
        .get_by_label("Go to Printing, embossing and posting")
        .rect();
    let second = harness
        .get_by_label("Go to The nightly batch of cards")
        .rect();
    assert!(second.top() >= first.bottom(), "{first:?} {second:?}");
    assert!(second.width() > 100.0, "{second:?}");
}
