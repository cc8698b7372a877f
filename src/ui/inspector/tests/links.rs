//! What a link says and joins, and what lies behind a step.

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::fixture::{id, journey_id};
use super::{Bench, asked, inspector, selecting};
use crate::action::Action;
use crate::edit::{Edit, JourneyEdit, LinkField};
use crate::model::LinkKind;

fn on_link(link: &str) -> Harness<'static, Bench> {
    let mut bench = Bench::selecting(&[]);
    bench.session.selection.link = Some(id(link));
    inspector(bench, 304.0)
}

fn set(label: &str, link: &str, field: LinkField) -> Vec<Action> {
    let edit = Edit::Journey(journey_id(), JourneyEdit::SetLink(id(link), field));
    vec![Action::Edit(label.to_owned(), vec![edit])]
}

fn choose(harness: &mut Harness<'_, Bench>, row: &str, typed: &str) {
    harness.get_by_label(row).click();
    harness.run();
    harness.get_by_label(row).type_text(typed);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
}

#[test]
fn a_flow_becomes_a_promise_but_no_support() {
    let mut harness = on_link("call-decide");
    let kind = "Kind of Sales call → Waiting for the decision";
    harness.get_by_label(&format!("{kind}: Support")).click();
    assert_eq!(asked(&mut harness), [], "it starts at a touchpoint");
    harness.get_by_label(&format!("{kind}: Promise")).click();
    let label = "Make Sales call → Waiting for the decision a promise";
    let promise = LinkField::Kind(LinkKind::Promise);
    assert_eq!(asked(&mut harness), set(label, "call-decide", promise));
    assert!(harness.query_by_label_contains("Share of").is_none());
}

#[test]
fn an_end_is_chosen_from_those_that_are_possible() {
    let mut harness = on_link("call-decide");
    let row = "End of Sales call → Waiting for the decision";
    assert_eq!(
        harness.get_by_label(row).value().as_deref(),
        Some("Waiting for the decision")
    );
    harness.get_by_label(row).click();
    harness.run();
    assert!(harness.query_by_label("Card printing").is_none());
    assert!(harness.query_by_label("Sales call").is_none());
    harness.key_press(Key::Escape);
    asked(&mut harness);
    choose(&mut harness, row, "hand");
    let ends = LinkField::Ends(id("call"), id("card"));
    let label = "Set the end of Sales call → Waiting for the decision";
    assert_eq!(asked(&mut harness), set(label, "call-decide", ends));
}

#[test]
fn a_link_is_turned_round_where_it_can_be() {
    let mut harness = on_link("call-decide");
    harness.get_by_label("Reverse").click();
    let label = "Reverse Sales call → Waiting for the decision";
    let ends = LinkField::Ends(id("decide"), id("call"));
    assert_eq!(asked(&mut harness), set(label, "call-decide", ends));
    let mut harness = on_link("printing-delivery");
    harness.get_by_label("Reverse").click();
    assert_eq!(asked(&mut harness), [], "support starts behind");
    assert!(harness.query_by_label("Insert a touchpoint").is_none());
}

#[test]
fn a_touchpoint_is_inserted_on_a_flow() {
    let mut harness = on_link("call-decide");
    harness.get_by_label("Insert a touchpoint").click();
    assert_eq!(asked(&mut harness), [Action::InsertOn(id("call-decide"))]);
}

#[test]
fn what_lies_behind_is_added_by_name_and_taken_away_with_delete() {
    let mut harness = selecting(&["decide"]);
    let add = "Add what lies behind Waiting for the decision";
    harness.get_by_label(add).click();
    harness.run();
    harness.event(eframe::egui::Event::Text("batch".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    let (kind, from, to) = (LinkKind::Support, id("batch"), id("decide"));
    assert_eq!(asked(&mut harness), [Action::Connect { kind, from, to }]);
    let mut harness = selecting(&["delivery"]);
    harness.get_by_label("Go to Card printing").focus();
    harness.run();
    asked(&mut harness);
    harness.key_press(Key::Delete);
    let removed = JourneyEdit::RemoveLinks(vec![id("printing-delivery")]);
    let label = "Card printing no longer supports Waiting for the card";
    let edit = Edit::Journey(journey_id(), removed);
    assert_eq!(
        asked(&mut harness),
        [Action::Edit(label.to_owned(), vec![edit])]
    );
}

#[test]
fn a_system_says_what_it_supports_and_takes_more() {
    let mut harness = selecting(&["batch"]);
    assert!(
        harness
            .query_by_label("Go to Waiting for the card")
            .is_some()
    );
    harness
        .get_by_label("Add what is supported by Nightly batch")
        .click();
    harness.run();
    harness.event(eframe::egui::Event::Text("printing".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    let (kind, from, to) = (LinkKind::Support, id("batch"), id("printing"));
    assert_eq!(asked(&mut harness), [Action::Connect { kind, from, to }]);
}
