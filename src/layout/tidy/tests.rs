use proptest::prelude::*;

use super::super::FontMetrics;
use super::super::fixture::{Told, credit_card};
use super::super::tests::any_map;
use super::*;
use crate::model::Id;

/// Tidies the map, and says how many steps got a new x.
fn tidied(told: &mut Told, only: Option<&BTreeSet<Option<StageId>>>) -> usize {
    let moved = tidy(&told.project, &told.journey, only, FontMetrics::bundled());
    for (id, x) in &moved {
        let step = Step::clone(told.journey.step(id).unwrap());
        let x = Coordinate::clamped(*x);
        told.journey.graph.put_step(Arc::new(Step { x, ..step }));
    }
    moved.len()
}

fn names(told: &Told) -> Vec<String> {
    let touchpoints = told.journey.touchpoints();
    touchpoints.iter().map(|step| step.name.clone()).collect()
}

/// A journey told from its end to its beginning, all in one channel.
fn told_backwards() -> Told {
    Told::default()
        .channels(&["phone"])
        .stages(&["wait"])
        .touchpoint("fourth", "wait", "phone")
        .touchpoint("third", "wait", "phone")
        .touchpoint("second", "wait", "phone")
        .touchpoint("first", "wait", "phone")
        .link("a", LinkKind::Flow, "first", "second")
        .link("b", LinkKind::Flow, "second", "third")
        .link("c", LinkKind::Flow, "third", "fourth")
}

#[test]
fn a_journey_told_backwards_runs_forwards_then() {
    let mut told = told_backwards();
    assert_eq!(tidied(&mut told, None), 4);
    assert_eq!(names(&told), ["first", "second", "third", "fourth"]);
    let xs = told.journey.touchpoints();
    let xs: Vec<f64> = xs.iter().map(|step| step.x.get()).collect();
    assert_eq!(xs, [0.0, 10.0, 20.0, 30.0], "the x are dealt out anew");
}

#[test]
fn steps_upon_each_other_are_numbered_anew() {
    let mut told = told_backwards();
    for step in told.journey.clone().graph.steps() {
        let step = Step {
            x: Coordinate::clamped(7.0),
            ..Step::clone(step)
        };
        told.journey.graph.put_step(Arc::new(step));
    }
    tidied(&mut told, None);
    assert_eq!(names(&told), ["first", "second", "third", "fourth"]);
    assert_eq!(tidied(&mut told, None), 0);
}

#[test]
fn what_is_tidy_stays() {
    let mut told = credit_card();
    assert_eq!(tidied(&mut told, None), 0);
    let mut empty = Told::default();
    assert_eq!(tidied(&mut empty, None), 0);
}

#[test]
fn two_links_that_cross_for_no_reason_do_not_any_more() {
    let crossing = || {
        Told::default()
            .channels(&["shop", "phone", "letter"])
            .stages(&["wait"])
            .touchpoint("ask", "wait", "phone")
            .touchpoint("order", "wait", "shop")
            .touchpoint("pay", "wait", "letter")
            .touchpoint("answer", "wait", "phone")
            .link("a", LinkKind::Flow, "ask", "answer")
            .link("b", LinkKind::Flow, "order", "pay")
    };
    let before = crossing().layout().crossings();
    let mut told = crossing();
    tidied(&mut told, None);
    let after = told.layout().crossings();
    assert_eq!((before, after), (1, 0));
}

#[test]
fn what_is_supported_together_stands_together() {
    let mut told = Told::default()
        .channels(&["phone", "web"])
        .stages(&["wait"])
        .touchpoint("a", "wait", "phone")
        .touchpoint("b", "wait", "web")
        .touchpoint("c", "wait", "phone")
        .step("late", Layer::Backstage, "wait", "")
        .step("early", Layer::Backstage, "wait", "")
        .link("s1", LinkKind::Support, "late", "c")
        .link("s2", LinkKind::Support, "early", "a");
    assert_eq!(tidied(&mut told, None), 2);
    let steps = told.journey.steps_in_order();
    let backstage = steps.iter().filter(|step| !step.is_touchpoint());
    let order: Vec<_> = backstage.map(|step| step.id.as_str()).collect();
    assert_eq!(order, ["early", "late"]);
}

#[test]
fn only_the_stages_that_are_meant_are_tidied() {
    let told = || {
        told_backwards()
            .stages(&["use"])
            .touchpoint("last", "use", "phone")
            .touchpoint("next", "use", "phone")
            .link("d", LinkKind::Flow, "next", "last")
    };
    let only = BTreeSet::from([Id::new("use").ok()]);
    let mut one = told();
    assert_eq!(tidied(&mut one, Some(&only)), 2);
    let expected = ["fourth", "third", "second", "first", "next", "last"];
    assert_eq!(names(&one), expected);
    let mut all = told();
    assert_eq!(tidied(&mut all, None), 6);
}

/// What must not change: everything but the x of a step.
fn fixed(told: &Told) -> Vec<Step> {
    let steps = told.journey.graph.steps();
    let x = Coordinate::default();
    steps
        .map(|step| Step {
            x,
            ..Step::clone(step)
        })
        .collect()
}

/// A map with more touchpoints than are drawn to see whether they are better.
fn any_large_map() -> impl Strategy<Value = Told> {
    (any::<u64>(), DRAWN + 1..DRAWN + 60).prop_map(|(seed, count)| {
        let mut chance = seed | 1;
        let mut below = |end: usize| {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            usize::try_from(chance % u64::try_from(end).unwrap()).unwrap()
        };
        let channels = ["c0", "c1", "c2", "c3"];
        let stages = ["s0", "s1", "s2", "s3", "s4", "s5"];
        let mut told = Told::default().channels(&channels).stages(&stages);
        for index in 0..count {
            let stage = stages[index * stages.len() / count];
            told = told.touchpoint(&format!("t{index:03}"), stage, channels[below(4)]);
        }
        for index in 0..count * 3 / 2 {
            let from = below(count);
            let to = (from + 1 + below(9)) % count;
            let ends = [from, to].map(|end| format!("t{end:03}"));
            let known = |id: &str| Id::new(id).unwrap();
            let graph = &told.journey.graph;
            if graph
                .link_between(LinkKind::Flow, &known(&ends[0]), &known(&ends[1]))
                .is_none()
            {
                told = told.link(&format!("l{index:03}"), LinkKind::Flow, &ends[0], &ends[1]);
            }
        }
        told
    })
}

/// How often links cross where there is room; at other widths they may run otherwise.
fn drawn(told: &Told) -> usize {
    let width = roomy(&told.journey);
    map(&told.project, &told.journey, width, FontMetrics::bundled()).crossings()
}

fn check(mut told: Told) {
    let (before, crossings) = (fixed(&told), drawn(&told));
    let moved = tidied(&mut told, None);
    assert_eq!(fixed(&told), before, "only x changes");
    if told.journey.graph.step_count() <= DRAWN {
        let after = drawn(&told);
        assert!(after <= crossings, "{crossings} crossings, then {after}");
    }
    assert_eq!(tidied(&mut told, None), 0, "after {moved} were moved");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn any_map_keeps_all_but_its_order_and_a_tidy_one_that_too(told in any_map()) {
        check(told);
    }

    #[test]
    fn what_a_wire_costs_is_what_all_of_them_cost(order in Just((0..24_usize).collect::<Vec<_>>()).prop_shuffle(),
        rows in prop::collection::vec(0..5_usize, 24), ends in prop::collection::vec((0..24_usize, 0..24_usize), 0..50)) {
        let wires = ends.into_iter().filter(|(from, to)| from != to);
        let wires: Vec<Wire> = wires.map(|(from, to)| Wire { from, to, kind: WireKind::Flow }).collect();
        let mut board = Board::new(5, rows, wires);
        let before = board.cost();
        let growth = board.arrange(0, &order);
        prop_assert_eq!(board.cost() - before, growth);
        let growth: i64 = (0..23).map(|place| board.swap(place)).sum();
        let mut again = board.clone();
        let moved = board.order().to_vec();
        prop_assert_eq!(again.arrange(0, &moved), 0);
        let back: i64 = (0..23).rev().map(|place| board.swap(place)).sum();
        prop_assert_eq!((growth + back, board.order()), (0, &order[..]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn a_large_map_stays_tidy_too(told in any_large_map()) {
        check(told);
    }
}
