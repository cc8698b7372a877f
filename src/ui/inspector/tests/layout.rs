//! Nothing reaches beyond the panel, however narrow it is and however large the text.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::fixture::id;
use super::{Bench, inspector, magnified};

/// The names of all nodes that reach out of the panel sideways.
fn outside(harness: &Harness<'_, Bench>) -> Vec<String> {
    let panel = harness.state().rect.expand(0.5);
    let nodes = harness.query_all_by(|_| true);
    let reaching = nodes.filter_map(|node| {
        let bounds = node.accesskit_node().raw_bounds()?;
        #[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
        let (left, right) = (bounds.x0 as f32, bounds.x1 as f32);
        let is_inside = left >= panel.left() && right <= panel.right();
        let name = node.accesskit_node().label().unwrap_or_default();
        (!is_inside && !name.is_empty()).then(|| format!("{name}: {left} … {right}"))
    });
    reaching.collect()
}

fn benches() -> Vec<Bench> {
    let mut link = Bench::selecting(&[]);
    link.session.selection.link = Some(id("call-card"));
    vec![
        Bench::selecting(&[]),
        link,
        Bench::selecting(&["delivery"]),
        Bench::selecting(&["card"]),
        Bench::selecting(&["printing"]),
        Bench::selecting(&["call", "decide", "delivery"]),
    ]
}

#[test]
fn everything_stays_inside_from_the_narrowest_to_the_widest_panel() {
    for width in [280.0, 304.0, 420.0] {
        for bench in benches() {
            let harness = inspector(bench, width);
            assert_eq!(outside(&harness), Vec::<String>::new(), "at {width}");
        }
    }
}

#[test]
fn everything_stays_inside_at_twice_the_text_size() {
    for bench in benches() {
        let harness = magnified(bench, 280.0, 2.0);
        assert!(
            (harness.state().rect.width() - 280.0).abs() < 1.0,
            "{:?}",
            harness.state().rect
        );
        assert_eq!(outside(&harness), Vec::<String>::new());
    }
}

#[test]
fn every_control_has_a_name_of_its_own() {
    let harness = inspector(Bench::selecting(&["delivery"]), 304.0);
    for name in [
        "Name of Waiting for the card",
        "Moment of truth: Waiting for the card",
        "Emotion of Waiting for the card",
        "Expectation of Waiting for the card",
        "Belief of Waiting for the card",
        "Basics of Waiting for the card",
        "Delight of Waiting for the card",
        "Evidence of Waiting for the card: Heard",
        "Owner of Waiting for the card",
        "Stage of Waiting for the card",
        "Channel of Waiting for the card",
        "Hopes of Waiting for the card",
        "Note of Waiting for the card",
        "Voices: 1 of 2",
        "First card · churning · interview",
        "Touchpoint 4 of 5 · Delivery · Letter",
    ] {
        assert!(harness.query_by_label(name).is_some(), "{name} is missing");
    }
}
