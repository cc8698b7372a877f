use proptest::prelude::*;

use crate::layout::fixture::{Told, credit_card};
use crate::layout::tests::any_map;
use crate::layout::{MapLayout, Point, Rect, Route};
use crate::model::{Id, LinkKind, StepId};

/// The source and the target of a route.
fn ends<'a>(told: &'a Told, route: &Route) -> (&'a StepId, &'a StepId) {
    let link = told.journey.graph.link(&route.link).unwrap();
    (&link.from, &link.to)
}

/// A straight piece of a link.
type Piece = (Point, Point);

/// For how long two straight pieces run upon each other.
fn shared(one: Piece, other: Piece) -> f32 {
    let common = |of: fn(Point) -> f32| {
        let range = |piece: Piece| {
            let ends = (of(piece.0), of(piece.1));
            (ends.0.min(ends.1), ends.0.max(ends.1))
        };
        let (one, other) = (range(one), range(other));
        one.1.min(other.1) - one.0.max(other.0)
    };
    let (wide, high) = (common(|place| place.x), common(|place| place.y));
    if wide > -0.7 && high > -0.7 {
        wide.max(high)
    } else {
        0.0
    }
}

fn pieces(route: &Route) -> Vec<Piece> {
    let ends = route.points.windows(2);
    ends.map(|ends| (ends[0], ends[1])).collect()
}

/// The pieces that two links share.
fn shared_pieces(route: &Route, other: &Route) -> Vec<String> {
    let is_level = |piece: Piece| (piece.0.y - piece.1.y).abs() < 1e-3;
    let mut found = Vec::new();
    for piece in pieces(route) {
        for beside in pieces(other) {
            let length = shared(piece, beside);
            if is_level(piece) == is_level(beside) && length > 2.0 {
                found.push(format!("{} and {} for {length}", route.link, other.link));
            }
        }
    }
    found
}

/// The pieces that links share which have neither source nor target in common.
fn tangles(told: &Told, layout: &MapLayout) -> Vec<String> {
    let mut found = Vec::new();
    for (index, route) in layout.routes.iter().enumerate() {
        for other in &layout.routes[index + 1..] {
            let (mine, its) = (ends(told, route), ends(told, other));
            if mine.0 != its.0 && mine.1 != its.1 {
                found.extend(shared_pieces(route, other));
            }
        }
    }
    found
}

/// A map on which every third touchpoint leads far on and far back, in so many channels.
fn busy(channels: usize) -> Told {
    let names = ["a", "b", "c", "d"];
    let mut told = Told::default().channels(&names[..channels]);
    for index in 0..30 {
        told = told.touchpoint(&format!("t{index:02}"), "", names[index * 7 % channels]);
    }
    let name = |index: usize| format!("t{index:02}");
    for index in 0..29 {
        let id = format!("f{index:02}");
        told = told.link(&id, LinkKind::Flow, &name(index), &name(index + 1));
        for (kind, far) in [("j", 11), ("k", 7)] {
            if index % 2 == 0 && index + far < 30 {
                let (from, to) = (name(index), name(index + far));
                told = told.link(&format!("{kind}{index:02}"), LinkKind::Flow, &from, &to);
                let back = format!("{kind}b{index:02}");
                told = told.link(&back, LinkKind::Flow, &name(index + far - 1), &from);
            }
        }
    }
    told
}

#[test]
fn many_far_links_run_beside_each_other_and_the_lanes_grow_for_them() {
    for channels in 1..=4 {
        let told = busy(channels);
        let layout = told.layout();
        let tangles = tangles(&told, &layout);
        assert!(tangles.is_empty(), "{channels}: {}", tangles.join("\n"));
        assert!(layout.lanes.iter().any(|lane| lane.above > 0.0));
        for card in &layout.cards {
            let lane = &layout.lanes[card.lane];
            assert!((card.rect.min.y - lane.top - lane.above - 8.0).abs() < 1e-3);
        }
        let lanes = layout.lanes.iter();
        assert!((lanes.map(|lane| lane.height).sum::<f32>() - layout.size.height).abs() < 1e-2);
    }
}

#[test]
fn a_map_with_few_links_keeps_its_height() {
    let layout = credit_card().layout();
    assert!(layout.lanes.iter().all(|lane| lane.above < 1e-3));
}

#[test]
fn what_is_sketched_while_a_large_map_is_laid_out_keeps_the_height_of_its_lanes() {
    let told = busy(2);
    let last = told.layout();
    let slots = last.slots.len();
    let width = crate::layout::grid::real(slots).mul_add(crate::layout::SLOT_WIDTH, 64.0);
    let sketch = crate::layout::sketch(&told.project, &told.journey, width, &last);
    assert_eq!(sketch.cards, last.cards);
    assert_eq!(sketch.routes, last.routes);
    assert!(sketch.card(&Id::new("t07").unwrap()).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn on_any_map_unrelated_links_share_no_piece(told in any_map()) {
        let layout = told.layout();
        let tangles = tangles(&told, &layout);
        prop_assert!(tangles.is_empty(), "{}", tangles.join("\n"));
    }
}

/// What a label covers, its margin included.
fn covered(route: &Route) -> Option<Rect> {
    let label = route.label_rect(1.0)?;
    let reach = Rect {
        min: Point::new(label.min.x, label.centre().y - 5.0),
        max: Point::new(label.max.x, label.centre().y + 7.0),
    };
    Some(reach)
}

#[test]
fn what_is_said_above_the_first_lane_stands_below_the_line_of_interaction_and_on_no_card() {
    let told = credit_card()
        .link("again", LinkKind::Flow, "call", "asking")
        .link("third", LinkKind::Flow, "call", "approval");
    let layout = told.layout();
    let on_top = layout.routes.iter().filter(|route| {
        let inner = route
            .points
            .iter()
            .skip(1)
            .take(route.points.len().saturating_sub(2));
        inner.clone().any(|point| point.y < 16.0)
    });
    let labels: Vec<Rect> = on_top.filter_map(covered).collect();
    assert!(!labels.is_empty(), "nothing runs above the first lane");
    for label in labels {
        assert!(label.min.y > 6.0, "{label:?} stands on the line");
        let is_under = |rect: &Rect| rect.overlaps(&label);
        assert!(
            !layout.cards.iter().any(|card| is_under(&card.rect)),
            "{label:?}"
        );
    }
}

#[test]
fn a_label_on_the_edge_of_a_lane_covers_no_link_beside_its_own() {
    let mut told = Told::default().channels(&["a"]);
    for index in 0..14 {
        told = told.touchpoint(&format!("t{index:02}"), "", "a");
    }
    for (index, far) in [(0, 9), (1, 9), (2, 9), (3, 9), (4, 9)] {
        let (from, to) = (format!("t{index:02}"), format!("t{:02}", index + far));
        let said = |link: &mut crate::model::Link| link.label = "later".to_owned();
        told = told.link_with(&format!("l{index}"), LinkKind::Flow, (&from, &to), said);
    }
    let layout = told.layout();
    let mut labels = 0;
    for route in &layout.routes {
        let Some(label) = covered(route) else {
            continue;
        };
        labels += 1;
        for other in layout
            .routes
            .iter()
            .filter(|other| other.link != route.link)
        {
            for (from, to) in pieces(other) {
                let is_level = (from.y - to.y).abs() < 1e-3;
                let is_beside = from.x.min(to.x) < label.max.x && from.x.max(to.x) > label.min.x;
                let is_covered = from.y > label.min.y && from.y < label.max.y;
                assert!(
                    !(is_level && is_beside && is_covered),
                    "{} covers {}",
                    route.link,
                    other.link
                );
            }
        }
    }
    assert_eq!(labels, 5);
}
