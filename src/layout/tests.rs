use proptest::prelude::*;

use super::fixture::{Told, credit_card};
use super::*;
use crate::model::{Id, Link, Share};

/// Cards, then routes, a line each, in whole units.
fn told(layout: &MapLayout) -> String {
    let mut lines = Vec::new();
    for card in &layout.cards {
        let rect = card.rect;
        lines.push(format!(
            "{}: {:.0},{:.0} {:.0}×{:.0}",
            card.id,
            rect.min.x,
            rect.min.y,
            rect.width(),
            rect.height()
        ));
    }
    for route in &layout.routes {
        let points: Vec<_> = route
            .points
            .iter()
            .map(|point| format!("{:.0},{:.0}", point.x, point.y))
            .collect();
        let label = route.label.as_ref().map_or(String::new(), |label| {
            format!(
                " [{:.0},{:.0} {:.0}]",
                label.centre.x, label.centre.y, label.width
            )
        });
        lines.push(format!("{}: {}{label}", route.link, points.join(" → ")));
    }
    lines.join("\n")
}

#[test]
fn the_credit_card_application_looks_like_its_picture() {
    insta::assert_snapshot!(told(&credit_card().layout()));
}

/// Every link can be pointed at, and looking at a part finds the routes in it.
fn check_hits(layout: &MapLayout) {
    for route in &layout.routes {
        let found = |x| layout.routes_between(x - 1.0, x + 1.0);
        for point in &route.points {
            assert!(found(point.x).iter().any(|other| other.link == route.link));
        }
    }
}

/// Any map: stages and channels that are empty or missing, steps of every layer, links of every kind and direction.
pub(super) fn any_map() -> impl Strategy<Value = Told> {
    let layer = prop_oneof![
        6 => Just(Layer::Touchpoint),
        1 => Just(Layer::Backstage),
        1 => Just(Layer::System),
    ];
    let steps = prop::collection::vec((layer, 0_usize..8, 0_usize..7), 0..48);
    let kind = prop_oneof![
        4 => Just(LinkKind::Flow),
        2 => Just(LinkKind::Support),
        1 => Just(LinkKind::Promise),
    ];
    let links = prop::collection::vec((kind, any::<usize>(), any::<usize>(), 0_u8..4), 0..70);
    (0_usize..6, 0_usize..7, steps, links).prop_map(|(channels, stages, steps, links)| {
        let channel_ids = ["c0", "c1", "c2", "c3", "c4", "c5"];
        let stage_ids = ["s0", "s1", "s2", "s3", "s4", "s5", "s6"];
        let mut told = Told::default()
            .channels(&channel_ids[..channels])
            .stages(&stage_ids[..stages]);
        let layers: Vec<Layer> = steps.iter().map(|&(layer, ..)| layer).collect();
        for (index, (layer, stage, channel)) in steps.into_iter().enumerate() {
            let stage = stage_ids[..stages].get(stage).copied().unwrap_or_default();
            let channel = channel_ids[..channels].get(channel);
            told = told.step(
                &format!("t{index}"),
                layer,
                stage,
                channel.copied().unwrap_or_default(),
            );
        }
        for (index, link) in links.into_iter().enumerate() {
            told = joined(told, &layers, index, link);
        }
        told
    })
}

/// With one more link between two of the steps, if it may join them.
fn joined(
    told: Told,
    layers: &[Layer],
    index: usize,
    (kind, from, to, labelled): (LinkKind, usize, usize, u8),
) -> Told {
    let count = layers.len().max(1);
    let (from, to) = (from % count, to % count);
    let ids = [from, to].map(|step| format!("t{step}"));
    let ends = (ids[0].as_str(), ids[1].as_str());
    let known = |id: &str| Id::new(id).unwrap();
    let graph = &told.journey.graph;
    let exists = graph.link_between(kind, &known(ends.0), &known(ends.1));
    if from == to || exists.is_some() || !Link::may_join(kind, layers[from], layers[to]) {
        return told;
    }
    told.link_with(&format!("l{index}"), kind, ends, |link| {
        if labelled == 0 {
            link.share = Some(Share::clamped(50.0));
            "sent back for more papers".clone_into(&mut link.label);
        }
    })
}

/// Whether the inside of a straight piece and the inside of a rectangle meet.
fn crosses(from: Point, to: Point, rect: &Rect) -> bool {
    let inside = rect.expanded(-0.01);
    from.x.min(to.x) < inside.max.x
        && from.x.max(to.x) > inside.min.x
        && from.y.min(to.y) < inside.max.y
        && from.y.max(to.y) > inside.min.y
}

fn check_routes(layout: &MapLayout) {
    for route in &layout.routes {
        let bends = route.points.len().saturating_sub(2);
        assert!(route.points.len() >= 2, "{} has no way", route.link);
        assert!(bends <= 4, "{} has {bends} bends", route.link);
        for ends in route.points.windows(2) {
            let upright = (ends[0].x - ends[1].x).abs() < 1e-4;
            let level = (ends[0].y - ends[1].y).abs() < 1e-4;
            assert!(upright != level, "{}: {:?}", route.link, route.points);
            for card in &layout.cards {
                assert!(
                    !crosses(ends[0], ends[1], &card.rect),
                    "{} runs through {}: {:?} {:?}",
                    route.link,
                    card.id,
                    route.points,
                    card.rect
                );
            }
        }
        if route.back {
            let end = route.points[route.points.len() - 1];
            let before = route.points[route.points.len() - 2];
            assert!(
                before.x > end.x,
                "{} does not enter from the right",
                route.link
            );
        }
    }
}

fn check_labels(layout: &MapLayout) {
    let patches: Vec<Rect> = layout
        .routes
        .iter()
        .filter_map(|route| route.label.as_ref())
        .filter(|label| label.width > 0.0)
        .map(|label| {
            let (x, y) = (label.centre.x, label.centre.y);
            Rect::from_min_size(
                x - label.width / 2.0 - 5.9,
                y - 4.9,
                label.width + 11.8,
                12.3,
            )
        })
        .collect();
    for (index, patch) in patches.iter().enumerate() {
        for card in &layout.cards {
            assert!(!card.rect.overlaps(patch), "{patch:?} on {card:?}");
        }
        assert!(
            patches[index + 1..]
                .iter()
                .all(|other| !other.overlaps(patch))
        );
    }
}

fn check_cards(layout: &MapLayout) {
    let body = Rect::from_min_size(0.0, 0.0, layout.size.width, layout.size.height);
    for (index, card) in layout.cards.iter().enumerate() {
        assert_eq!(layout.card(&card.id), Some(card));
        assert!(body.contains(card.rect.min) && body.contains(card.rect.max));
        for other in &layout.cards[index + 1..] {
            assert!(!card.rect.overlaps(&other.rect), "{} {}", card.id, other.id);
        }
        let lane = &layout.lanes[card.lane];
        assert!(lane.top < card.rect.min.y && card.rect.max.y < lane.top + lane.height);
        assert_eq!(
            layout.hit(card.rect.centre(), 8.0),
            Hit::Card(card.id.clone())
        );
    }
}

#[test]
fn stages_and_channels_without_touchpoints_keep_a_narrow_place() {
    let told = Told::default()
        .channels(&["phone", "web"])
        .stages(&["offer", "wait", "use"])
        .touchpoint("b", "use", "web")
        .touchpoint("c", "use", "web")
        .touchpoint("lost", "", "");
    let layout = told.layout();
    let stage = |slot: usize| layout.slots[slot].stage.as_ref().map(ToString::to_string);
    let stages: Vec<_> = (0..layout.slots.len()).map(stage).collect();
    let name = |text: &str| Some(text.to_owned());
    let expected = [name("offer"), name("wait"), name("use"), name("use"), None];
    assert_eq!(stages, expected);
    let heights: Vec<_> = layout.lanes.iter().map(|lane| lane.height).collect();
    assert_eq!(heights, [32.0, 80.0, 80.0, 32.0, 32.0]);
    assert_eq!(layout.lanes[2].kind, LaneKind::Channel(None));
    assert_eq!(layout.stages.len(), 4);
    assert!((layout.stages[2].right - layout.stages[2].left - 280.0).abs() < 1e-3);
}

#[test]
fn a_map_with_nothing_on_it_has_a_lane_to_begin_in() {
    let layout = Told::default().layout();
    assert!(layout.slots.is_empty() && layout.routes.is_empty());
    let heights: Vec<_> = layout.lanes.iter().map(|lane| lane.height).collect();
    assert_eq!(heights, [80.0, 32.0, 32.0]);
}

#[test]
fn the_map_fills_the_room_until_the_slots_are_at_their_widest() {
    let told = credit_card();
    let width = |available| {
        let metrics = FontMetrics::bundled();
        let layout = map(&told.project, &told.journey, available, metrics);
        (layout.slot_width, layout.size.width)
    };
    assert_eq!(width(904.0), (140.0, 840.0));
    assert_eq!(width(400.0), (132.0, 792.0));
    assert_eq!(width(2_064.0), (180.0, 2_000.0));
}

#[test]
fn what_works_backstage_stacks_where_it_supports_the_same() {
    let told = credit_card()
        .step("scoring", Layer::Backstage, "decide", "")
        .link("s9", LinkKind::Support, "scoring", "decision");
    let layout = told.layout();
    let slot_of = |step| layout.card(&Id::new(step).unwrap()).unwrap().slot;
    assert_eq!(slot_of("scoring"), slot_of("credit-check"));
    let people = &layout.lanes[4];
    assert!((people.height - 104.0).abs() < 1e-3);
    assert!((layout.lines.internal - people.top - people.height).abs() < 1e-3);
}

#[test]
fn a_loop_and_a_flow_link_in_one_gap_run_beside_each_other() {
    let layout = Told::default()
        .channels(&["a", "b", "c", "d"])
        .touchpoint("order", "", "a")
        .touchpoint("wait", "", "d")
        .touchpoint("ask", "", "b")
        .touchpoint("pay", "", "d")
        .touchpoint("call", "", "b")
        .touchpoint("chase", "", "d")
        .link("flow", LinkKind::Flow, "order", "pay")
        .link("loop", LinkKind::Flow, "chase", "ask")
        .layout();
    let upright = |route: usize| {
        let points = &layout.routes[route].points;
        let in_gap = |ends: &&[Point]| (ends[0].x - 420.0).abs() < 12.0;
        let found = points.windows(2).filter(in_gap);
        let piece = found.max_by_key(|ends| (ends[0].y - ends[1].y).abs() > 1.0);
        piece.unwrap()[0].x
    };
    assert!(layout.routes[1].back);
    assert!((upright(0) - upright(1)).abs() > 5.0, "{layout:?}");
}

#[test]
fn a_place_is_told_apart_by_what_lies_there() {
    let layout = credit_card().layout();
    let at = |x, y| layout.hit(Point::new(x, y), 8.0);
    let step = |text| Id::new(text).unwrap();
    assert_eq!(at(60.0, 30.0), Hit::Card(step("call")));
    assert_eq!(at(130.0, 41.0), Hit::Port(step("call"), Side::Right));
    assert_eq!(at(424.0, 150.0), Hit::Link(Id::new("f2").unwrap()));
    let phone = LaneKind::Channel(Some(Id::new("1-phone").unwrap()));
    assert_eq!(at(300.0, 20.0), Hit::Lane(phone));
    assert_eq!(
        at(300.0, -20.0),
        Hit::Stage(Some(Id::new("decide").unwrap()))
    );
    assert_eq!(at(-20.0, 330.0), Hit::Lane(LaneKind::People));
    assert_eq!(at(300.0, 5_000.0), Hit::Nothing);
    assert_eq!(layout.slot_at(-1.0), None);
    assert_eq!(layout.slot_at(839.0), Some(5));
    assert_eq!(layout.slot_at(841.0), None);
    let view = Rect::from_min_size(150.0, 0.0, 250.0, 300.0);
    let seen: Vec<_> = layout
        .cards_in(view)
        .into_iter()
        .map(StepId::as_str)
        .collect();
    assert_eq!(seen, ["decision", "asking"]);
    assert_eq!(layout.slots_between(150.0, 281.0), 1..3);
    assert_eq!(
        layout.port(&step("call"), Side::Bottom),
        Some(Point::new(70.0, 72.0))
    );
}

#[test]
fn a_link_says_its_share_and_what_became_of_its_promise() {
    let told = credit_card();
    let said = |link: &str| {
        let link = told.journey.graph.link(&Id::new(link).unwrap()).unwrap();
        link_label(link)
    };
    assert_eq!(said("f1"), None);
    assert_eq!(said("f2").as_deref(), Some("80\u{202f}%"));
    assert_eq!(said("f4").as_deref(), Some("50\u{202f}% sent back"));
    assert_eq!(
        said("p1").as_deref(),
        Some("Promise broken: “the card in five days”")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn on_any_map_no_card_lies_on_another_and_no_link_runs_through_one(told in any_map()) {
        let layout = told.layout();
        check_cards(&layout);
        check_routes(&layout);
        check_labels(&layout);
        check_hits(&layout);
        prop_assert_eq!(layout, told.layout());
    }
}
