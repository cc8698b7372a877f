//! Nothing reaches beyond the panel, however narrow it is and however large the text.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::fixture::{id, journey_id};
use super::{Bench, inspector, magnified, sets};
use crate::action::{Action, Section};
use crate::edit::{Edit, JourneyEdit, LinkField, StepField};
use crate::model::{Emotion, Level, Mark, Minutes};

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
        supported_through_another(),
        Bench::selecting(&["printing"]),
        Bench::selecting(&["call", "decide", "delivery"]),
        everything_open(&["call"]),
        everything_open(&["call", "decide"]),
        everything_open(&["printing"]),
    ]
}

/// The nightly batch is behind the touchpoint only through the printing.
fn supported_through_another() -> Bench {
    let mut bench = Bench::selecting(&["delivery"]);
    let ends = LinkField::Ends(id("batch"), id("printing"));
    let edit = JourneyEdit::SetLink(id("batch-delivery"), ends);
    let edits = vec![Edit::Journey(journey_id(), edit)];
    bench.carry_out(&Action::Edit(String::new(), edits));
    bench
}

/// Every part is open, a segment is rated, and there is something in each.
fn everything_open(steps: &[&str]) -> Bench {
    let mut bench = Bench::selecting(steps);
    bench.session.open_sections = [
        Section::Experience,
        Section::Time,
        Section::People,
        Section::Stake,
        Section::Segments,
        Section::Marks,
        Section::Picture,
    ]
    .into();
    bench.session.lens.segments = [id("first")].into();
    let mark = Mark {
        by: "The table next to the window".to_owned(),
        emotion: Some(Emotion::clamped(-2.25)),
        belief: Some(Emotion::clamped(2.0)),
        hygiene: Some(Level::clamped(3.0)),
        delight: Some(Level::clamped(1.0)),
        ..Mark::default()
    };
    for field in [
        StepField::Mark(id("m1"), Some(Box::new(mark))),
        StepField::Actors(vec![
            "Ana, who waits for it at home all day long".to_owned(),
        ]),
        StepField::Wait(Some(Minutes::clamped(123_456.75))),
        StepField::Convenience(Some(Level::clamped(3.25))),
        StepField::CompanyBenefit(Some(Level::clamped(3.25))),
    ] {
        bench.carry_out(&sets("", steps, field)[0]);
    }
    bench
}

#[test]
fn everything_stays_inside_from_the_narrowest_to_the_widest_panel() {
    for width in [280.0, 304.0, 420.0] {
        for bench in benches() {
            let harness = inspector(bench, width);
            assert_eq!(outside(&harness), Vec::<String>::new(), "at {width}");
            let overflow = harness.state().overflow;
            let selected = &harness.state().session.selection.steps;
            assert!(overflow < 0.5, "{selected:?} make it {overflow} wider");
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
