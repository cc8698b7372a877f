//! How long the figures of large journeys take, beside their budgets.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a bench makes its own input and prints a table"
)]

use std::sync::Arc;
use std::time::Instant;

use throughline::insight::{View, contrasts, figures, findings, repairs};
use throughline::model::{
    Coordinate, Emotion, Extra, Id, Journey, JourneyId, Layer, Level, Link, LinkKind, Project,
    Stage, Step,
};

const STAGES: usize = 8;

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap()
}

/// A journey in which customers go one, two or three touchpoints on, one touchpoint in `failing` fails, and a fifth as many
/// backstage steps as there are touchpoints support them through each other.
fn project(touchpoints: usize, failing: usize) -> Project {
    let mut journey = Journey::default();
    for stage in 0..STAGES {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{stage}")),
            name: String::new(),
            extra: Extra::default(),
        }));
    }
    for place in 0..touchpoints {
        let mut step = Step::new(id(&format!("t{place}")), Layer::Touchpoint, "Touchpoint");
        step.stage = Some(id(&format!("s{}", place * STAGES / touchpoints)));
        step.x = Coordinate::clamped(place as f64);
        step.ratings.emotion = Emotion::new((place * 5 % 7) as f64 - 3.0).ok();
        let met = !(place * 7).is_multiple_of(failing);
        step.ratings.hygiene = Level::new(if met { 5.0 } else { 2.0 }).ok();
        step.ratings.delight = Level::new((place % 4) as f64).ok();
        journey.graph.put_step(Arc::new(step));
    }
    let causes = touchpoints / 5;
    for place in 0..causes {
        let step = Step::new(id(&format!("b{place}")), Layer::System, "System");
        journey.graph.put_step(Arc::new(step));
    }
    let mut link = |kind, from: String, to: String| {
        let name = format!("{from}-{to}");
        journey
            .graph
            .put_link(Arc::new(Link::new(id(&name), kind, id(&from), id(&to))));
    };
    for place in 0..touchpoints {
        for next in [1, 2 + place % 2] {
            if place + next < touchpoints {
                link(
                    LinkKind::Flow,
                    format!("t{place}"),
                    format!("t{}", place + next),
                );
            }
        }
    }
    for place in 0..causes {
        for other in [place * 5, place * 3 + 1] {
            link(LinkKind::Support, format!("b{place}"), format!("t{other}"));
        }
        if place % 20 != 0 {
            link(
                LinkKind::Support,
                format!("b{place}"),
                format!("b{}", place - 1),
            );
        }
    }
    let mut project = Project::default();
    project.journeys.insert(id("j"), Arc::new(journey));
    project
}

/// The fastest of several runs, in milliseconds.
fn fastest(mut work: impl FnMut() -> usize) -> f64 {
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    });
    runs.fold(f64::INFINITY, f64::min)
}

fn main() {
    let (journey, view): (JourneyId, _) = (id("j"), View::default());
    println!("touchpoints  one failing in  figures  repairs  contrasts  findings   (ms)");
    for touchpoints in [1_000, 10_000] {
        for failing in [2, 5, 10] {
            let project = project(touchpoints, failing);
            let seen = fastest(|| {
                figures(&project, &journey, &view)
                    .unwrap()
                    .touchpoints
                    .len()
            });
            let fixes = fastest(|| repairs(&project, &journey, &view).unwrap().causes.len());
            let contrasts = fastest(|| contrasts(&project, &journey, &view).len());
            let findings = fastest(|| findings(&project).len());
            println!(
                "{touchpoints:>11}  {failing:>14}  {seen:>7.2}  {fixes:>7.2}  {contrasts:>9.2}  {findings:>8.2}"
            );
        }
    }
    println!(
        "budgets: 1,000: figures 5 ms, repairs 60 ms; 10,000: figures 60 ms, repairs 1,000 ms"
    );
}
