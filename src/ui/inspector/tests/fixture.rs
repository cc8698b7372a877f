//! The credit card application of METHOD.md, section 18, small enough to be read here.

use std::sync::Arc;

use crate::model::{
    Channel, Emotion, Evidence, Id, Journey, JourneyId, Layer, Level, Link, LinkKind, Owner,
    Persona, Project, Segment, Stage, Stance, Step, Voice,
};

/// The id of the one journey.
pub(super) fn journey_id() -> JourneyId {
    id("apply")
}

pub(super) fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

/// Five touchpoints in four stages, two steps behind them, a promise and a voice.
pub(super) fn project() -> Project {
    let mut project = Project {
        title: "Credit card application".to_owned(),
        ..Project::default()
    };
    for (key, name) in [("phone", "Phone"), ("web", "Web"), ("letter", "Letter")] {
        project.channels.insert(
            id(key),
            Arc::new(Channel {
                name: name.to_owned(),
                ..Channel::default()
            }),
        );
    }
    for (key, name) in [
        ("sales", "Sales"),
        ("credit", "Credit"),
        ("cards", "Card operations"),
    ] {
        project.owners.insert(
            id(key),
            Arc::new(Owner {
                name: name.to_owned(),
                ..Owner::default()
            }),
        );
    }
    let first = Segment {
        name: "First card".to_owned(),
        stance: Stance::Churning,
        ..Segment::default()
    };
    project.segments.insert(id("first"), Arc::new(first));
    project.voices.insert(id("friend"), Arc::new(voice()));
    project.voices.insert(
        id("elsewhere"),
        Arc::new(Voice {
            quote: "Too slow".to_owned(),
            ..Voice::default()
        }),
    );
    project.journeys.insert(journey_id(), Arc::new(journey()));
    assert!(
        project.violations().is_empty(),
        "{:?}",
        project.violations()
    );
    project
}

fn voice() -> Voice {
    Voice {
        quote: "My friend’s card from another bank came in four days. I have stopped looking in the letterbox."
            .to_owned(),
        segment: Some(id("first")),
        journey: Some(journey_id()),
        step: Some(id("delivery")),
        sentiment: Some(Emotion::clamped(-3.0)),
        ..Voice::default()
    }
}

fn journey() -> Journey {
    let mut journey = Journey {
        name: "Apply for a card".to_owned(),
        persona: Persona {
            name: "Ana".to_owned(),
            ..Persona::default()
        },
        goal: "Pay abroad next month".to_owned(),
        ..Journey::default()
    };
    for (key, name) in [
        ("offer", "Offer"),
        ("decision", "Decision"),
        ("delivery", "Delivery"),
        ("use", "Use"),
    ] {
        let stage = Stage {
            id: id(key),
            name: name.to_owned(),
            extra: crate::model::Extra::default(),
        };
        journey.stages.push(Arc::new(stage));
    }
    let touchpoints = [
        (
            "call",
            "Sales call",
            ["offer", "phone", "sales"],
            Some((3.0, 3.0, 5.0, 3.0)),
        ),
        (
            "decide",
            "Waiting for the decision",
            ["decision", "web", "credit"],
            Some((-1.0, 1.0, 2.0, 0.0)),
        ),
        (
            "approve",
            "Approval arrives",
            ["decision", "letter", "credit"],
            Some((1.0, 2.0, 4.0, 1.0)),
        ),
        (
            "delivery",
            "Waiting for the card",
            ["delivery", "letter", "cards"],
            Some((-3.0, 0.0, 1.0, 0.0)),
        ),
        ("card", "Card in hand", ["use", "letter", "cards"], None),
    ];
    for (key, name, place, ratings) in touchpoints {
        journey
            .graph
            .put_step(Arc::new(touchpoint(key, name, place, ratings)));
    }
    for (layer, key, name) in [
        (Layer::Backstage, "printing", "Card printing"),
        (Layer::System, "batch", "Nightly batch"),
    ] {
        journey
            .graph
            .put_step(Arc::new(Step::new(id(key), layer, name)));
    }
    for (kind, from, to) in [
        (LinkKind::Flow, "call", "decide"),
        (LinkKind::Flow, "decide", "approve"),
        (LinkKind::Flow, "approve", "delivery"),
        (LinkKind::Flow, "delivery", "card"),
        (LinkKind::Support, "printing", "delivery"),
        (LinkKind::Support, "batch", "delivery"),
        (LinkKind::Promise, "call", "card"),
    ] {
        let link = Link::new(id(&format!("{from}-{to}")), kind, id(from), id(to));
        assert!(journey.graph.put_link(Arc::new(link)));
    }
    journey
}

fn touchpoint(
    key: &str,
    name: &str,
    [stage, channel, owner]: [&str; 3],
    ratings: Option<(f64, f64, f64, f64)>,
) -> Step {
    let mut step = Step::new(id(key), Layer::Touchpoint, name);
    step.stage = Some(id(stage));
    step.channel = Some(id(channel));
    step.owner = Some(id(owner));
    step.moment_of_truth = key == "delivery";
    if key == "call" {
        step.evidence = Evidence::Heard;
    }
    if key == "approve" {
        step.x = crate::model::Coordinate::clamped(140.0);
    }
    if let Some((emotion, belief, hygiene, delight)) = ratings {
        step.ratings.emotion = Some(Emotion::clamped(emotion));
        step.ratings.belief = Some(Emotion::clamped(belief));
        step.ratings.hygiene = Some(Level::clamped(hygiene));
        step.ratings.delight = Some(Level::clamped(delight));
    }
    step
}
