use std::sync::Arc;

use proptest::prelude::*;

use super::super::fixture::{Told, credit_card};
use super::super::{Side, neighbour, nudged};
use super::*;
use crate::model::{Coordinate, Id};

fn id(text: &str) -> StepId {
    Id::new(text).unwrap()
}

/// The journey after the placements.
fn applied(journey: &Journey, placed: &[(StepId, Placement)]) -> Journey {
    let mut journey = journey.clone();
    for (id, placement) in placed {
        for (other, x) in &placement.renumbered {
            let mut step = Step::clone(journey.step(other).unwrap());
            step.x = Coordinate::new(*x).unwrap();
            journey.graph.put_step(Arc::new(step));
        }
        let fresh = Step::new(id.clone(), placement.layer, id.as_str());
        let mut step = journey.step(id).map_or(fresh, |step| Step::clone(step));
        step.layer = placement.layer;
        step.stage.clone_from(&placement.stage);
        step.channel.clone_from(&placement.channel);
        step.x = Coordinate::new(placement.x).unwrap();
        journey.graph.put_step(Arc::new(step));
    }
    journey
}

fn order(journey: &Journey) -> String {
    let names: Vec<_> = journey
        .touchpoints()
        .iter()
        .map(|step| step.id.to_string())
        .collect();
    names.join(" ")
}

fn with_new(journey: &Journey, placement: Placement) -> String {
    order(&applied(journey, &[(id("new"), placement)]))
}

#[test]
fn a_new_touchpoint_comes_right_after_the_one_that_was_selected() {
    let told = credit_card();
    let placement = place_after(&told.journey, &id("decision"));
    assert_eq!(placement.channel, Some(Id::new("2-web").unwrap()));
    assert_eq!(
        with_new(&told.journey, placement),
        "call decision new asking approval delivery card"
    );
    let placement = place_before(&told.journey, &id("delivery"));
    assert_eq!(
        with_new(&told.journey, placement),
        "call decision asking approval new delivery card"
    );
    let stage = Id::new("offer").unwrap();
    let placement = place_at_end(&told.journey, Some(&stage), None);
    assert_eq!(
        with_new(&told.journey, placement),
        "call new decision asking approval delivery card"
    );
}

#[test]
fn a_click_in_an_empty_cell_goes_before_or_after_the_slots_touchpoint() {
    let told = credit_card();
    let layout = told.layout();
    let at = |x, y| place_at(&told.journey, &layout, Point::new(x, y));
    assert_eq!(
        with_new(&told.journey, at(300.0, 40.0)),
        "call decision new asking approval delivery card"
    );
    assert_eq!(
        with_new(&told.journey, at(400.0, 40.0)),
        "call decision asking new approval delivery card"
    );
    assert_eq!(at(400.0, 40.0).channel, Some(Id::new("1-phone").unwrap()));
    assert_eq!(
        with_new(&told.journey, at(20.0, 40.0)),
        "call new decision asking approval delivery card",
        "over a card it comes after it"
    );
    assert_eq!(
        with_new(&told.journey, at(9_000.0, -50.0)),
        "call decision asking approval delivery card new"
    );
    assert_eq!(at(620.0, 410.0).layer, Layer::System);
    assert_eq!(at(620.0, 410.0).stage, Some(Id::new("deliver").unwrap()));
    assert_eq!(at(620.0, 340.0).layer, Layer::Backstage);
}

#[test]
fn on_an_empty_map_a_click_makes_a_touchpoint_that_is_not_placed_yet() {
    let told = Told::default();
    let placement = place_at(&told.journey, &told.layout(), Point::new(50.0, 20.0));
    assert_eq!((placement.stage, placement.channel), (None, None));
    assert_eq!(placement.layer, Layer::Touchpoint);
}

#[test]
fn where_there_is_no_room_the_stage_is_numbered_anew() {
    let mut told = Told::default().stages(&["s"]);
    for (name, x) in [("a", 1.0), ("b", 1.0), ("c", 1_000_000.0)] {
        told = told.touchpoint(name, "s", "");
        let mut step = Step::clone(told.journey.step(&id(name)).unwrap());
        step.x = Coordinate::new(x).unwrap();
        told.journey.graph.put_step(Arc::new(step));
    }
    let placement = place_after(&told.journey, &id("a"));
    assert!((placement.x - 10.0).abs() < 1e-9);
    assert_eq!(placement.renumbered.len(), 3);
    assert_eq!(with_new(&told.journey, placement), "a new b c");
    let placement = place_after(&told.journey, &id("c"));
    assert_eq!(with_new(&told.journey, placement), "a b c new");
}

#[test]
fn a_card_dragged_past_a_neighbour_changes_places_with_it() {
    let told = credit_card();
    let layout = told.layout();
    let drag = |steps: &[&str], x, y| {
        let steps: Vec<StepId> = steps.iter().map(|step| id(step)).collect();
        applied(
            &told.journey,
            &moved_to(&told.journey, &layout, &steps, Point::new(x, y)),
        )
    };
    let moved = drag(&["approval"], 600.0, 120.0);
    assert_eq!(order(&moved), "call decision asking approval delivery card");
    let approval = moved.step(&id("approval")).unwrap();
    assert_eq!(approval.stage, Some(Id::new("deliver").unwrap()));
    assert_eq!(approval.channel, Some(Id::new("2-web").unwrap()));
    let moved = drag(&["card", "call"], 300.0, 280.0);
    assert_eq!(order(&moved), "decision call card asking approval delivery");
    let channel = |step| moved.step(&id(step)).unwrap().channel.clone().unwrap();
    assert_eq!(channel("card"), Id::new("4-branch").unwrap());
    assert_eq!(
        channel("call"),
        Id::new("2-web").unwrap(),
        "one lane down, as the held one"
    );
}

#[test]
fn a_card_dropped_where_it_was_stays_what_it_was() {
    let told = credit_card();
    let layout = told.layout();
    for card in &layout.cards {
        let steps = [card.id.clone()];
        let placed = moved_to(&told.journey, &layout, &steps, card.rect.centre());
        assert_eq!(applied(&told.journey, &placed), told.journey, "{}", card.id);
    }
}

#[test]
fn a_nudge_goes_past_the_neighbour_and_then_into_the_next_stage() {
    let told = credit_card();
    let nudge = |journey: &Journey, steps: &[&str], side| {
        let steps: Vec<StepId> = steps.iter().map(|step| id(step)).collect();
        applied(journey, &nudged(&told.project, journey, &steps, side))
    };
    let once = nudge(&told.journey, &["decision"], Side::Right);
    assert_eq!(order(&once), "call asking decision approval delivery card");
    let twice = nudge(&once, &["decision"], Side::Right);
    assert_eq!(order(&twice), order(&once));
    assert_eq!(
        twice.step(&id("decision")).unwrap().stage,
        Some(Id::new("approve").unwrap())
    );
    let both = nudge(&told.journey, &["decision", "asking"], Side::Left);
    assert_eq!(order(&both), "call decision asking approval delivery card");
    assert!(
        both.touchpoints()[..3]
            .iter()
            .all(|step| step.stage == Some(Id::new("offer").unwrap()))
    );
    let lower = nudge(&told.journey, &["call", "asking"], Side::Bottom);
    let channel = |step| lower.step(&id(step)).unwrap().channel.clone().unwrap();
    assert_eq!(channel("call"), Id::new("2-web").unwrap());
    assert_eq!(
        channel("asking"),
        Id::new("4-branch").unwrap(),
        "there is no lane below"
    );
    let batch = nudge(&told.journey, &["batch"], Side::Left);
    assert_eq!(
        batch.step(&id("batch")).unwrap().stage,
        Some(Id::new("offer").unwrap())
    );
    assert!(nudged(&told.project, &told.journey, &[id("call")], Side::Left).is_empty());
}

#[test]
fn the_arrow_keys_go_to_the_next_card() {
    let layout = credit_card().layout();
    let next = |step, side| neighbour(&layout, &id(step), side).map(|step| step.to_string());
    assert_eq!(next("call", Side::Right).as_deref(), Some("decision"));
    assert_eq!(next("asking", Side::Left).as_deref(), Some("decision"));
    assert_eq!(next("call", Side::Left), None);
    assert_eq!(
        next("decision", Side::Bottom).as_deref(),
        Some("credit-check")
    );
    assert_eq!(next("batch", Side::Top).as_deref(), Some("asking"));
    assert_eq!(
        next("credit-check", Side::Right).as_deref(),
        Some("printing")
    );
    assert_eq!(next("batch", Side::Bottom), None);
    assert_eq!(next("asking", Side::Bottom).as_deref(), Some("batch"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_is_placed_stands_where_it_was_asked_for(
        xs in prop::collection::vec(prop_oneof![-3_i32..3, Just(1_000_000), Just(-1_000_000)], 1..12),
        after in any::<prop::sample::Index>(),
    ) {
        let mut told = Told::default().stages(&["s"]);
        for (index, x) in xs.iter().enumerate() {
            let name = format!("t{index}");
            told = told.touchpoint(&name, "s", "");
            let mut step = Step::clone(told.journey.step(&id(&name)).unwrap());
            step.x = Coordinate::new(f64::from(*x)).unwrap();
            told.journey.graph.put_step(Arc::new(step));
        }
        let mut expected: Vec<StepId> =
            told.journey.touchpoints().iter().map(|step| step.id.clone()).collect();
        let place = after.index(expected.len());
        let mut journey = told.journey.clone();
        for name in ["n1", "n2", "n3"] {
            let placement = place_after(&journey, &expected[place]);
            journey = applied(&journey, &[(id(name), placement)]);
            expected.insert(place + 1, id(name));
            let found: Vec<StepId> =
                journey.touchpoints().iter().map(|step| step.id.clone()).collect();
            prop_assert_eq!(&found, &expected);
        }
    }
}
