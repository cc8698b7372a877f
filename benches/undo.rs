//! Measures what a hundred undo steps on a large journey cost, in time and in memory that stays: `cargo bench --bench undo`.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench makes its own journey and prints a table"
)]

use std::alloc::System;
use std::sync::Arc;
use std::time::Instant;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use throughline::edit::{Edit, History, JourneyEdit, StepField};
use throughline::model::{
    Coordinate, Emotion, Extra, Id, Journey, Layer, Link, LinkKind, Project, Stage, Step,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const TOUCHPOINTS: usize = 10_000;
const IN_A_STAGE: usize = 8;
const STEPS: usize = 100;

fn main() {
    println!("{STEPS} undo steps on {TOUCHPOINTS} touchpoints and as many links");
    println!("step                       slowest ms  mean ms  MB kept  undo and redo all, ms");
    let step = |number: usize| id(&format!("t{}", number * 97 % TOUCHPOINTS));
    measure("rate a touchpoint", |number| {
        let emotion = Emotion::clamped((number % 7) as f64 - 3.0);
        JourneyEdit::SetSteps(vec![step(number)], StepField::Emotion(Some(emotion)))
    });
    measure("move a touchpoint", |number| {
        let x = Coordinate::clamped(number as f64);
        JourneyEdit::SetSteps(vec![step(number)], StepField::X(x))
    });
    measure("add a touchpoint", |number| {
        let step = Step::new(id(&format!("n{number}")), Layer::Touchpoint, "New");
        JourneyEdit::PutStep(Box::new(step))
    });
    measure("remove a link", |number| {
        JourneyEdit::RemoveLinks(vec![id(&format!("l{}", number + 1))])
    });
}

fn measure(name: &str, edit: impl Fn(usize) -> JourneyEdit) {
    let mut history = History::new(Arc::new(project()));
    let region = Region::new(ALLOCATOR);
    let (mut slowest, mut all) = (0.0_f64, 0.0);
    for number in 0..STEPS {
        let edit = Edit::Journey(id("all"), edit(number));
        let begin = Instant::now();
        let changed = history.apply(name, std::slice::from_ref(&edit)).unwrap();
        let time = begin.elapsed().as_secs_f64() * 1e3;
        assert!(changed, "{name} {number} changed nothing");
        slowest = slowest.max(time);
        all += time;
    }
    let change = region.change();
    let kept = change.bytes_allocated as f64 - change.bytes_deallocated as f64;
    let begin = Instant::now();
    while history.undo().is_some() {}
    while history.redo().is_some() {}
    let back_and_forth = begin.elapsed().as_secs_f64() * 1e3;
    println!(
        "{name:25}  {slowest:10.2}  {:7.2}  {:7.2}  {back_and_forth:21.2}",
        all / STEPS as f64,
        kept / 1e6
    );
}

fn project() -> Project {
    let mut journey = Journey::default();
    for stage in 0..TOUCHPOINTS.div_ceil(IN_A_STAGE) {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{stage}")),
            name: format!("Stage {stage}"),
            extra: Extra::default(),
        }));
    }
    for place in 0..TOUCHPOINTS {
        let mut step = Step::new(id(&format!("t{place}")), Layer::Touchpoint, "Waiting");
        step.stage = Some(id(&format!("s{}", place / IN_A_STAGE)));
        step.x = Coordinate::clamped(-1.0 - place as f64);
        journey.graph.put_step(Arc::new(step));
    }
    for place in 1..TOUCHPOINTS {
        let (from, to) = (id(&format!("t{}", place - 1)), id(&format!("t{place}")));
        let link = Link::new(id(&format!("l{place}")), LinkKind::Flow, from, to);
        journey.graph.put_link(Arc::new(link));
    }
    let mut project = Project::default();
    project.journeys.insert(id("all"), Arc::new(journey));
    project
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).expect("the bench makes valid ids")
}
