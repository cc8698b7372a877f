//! Measures how long laying a journey out takes, by its size and by how its links run.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use throughline::layout::{FontMetrics, MapLayout, map};
use throughline::model::{
    Channel, Coordinate, Id, Journey, Layer, Link, LinkKind, Order, Project, Share, Stage, Step,
};

const REPEATS: u32 = 5;
const SLOTS_IN_A_STAGE: usize = 8;

fn main() {
    println!("touchpoints  links  straight on  with jumps and loops  10,000 hits");
    for count in [100, 1_000, 10_000] {
        let (near, links) = measured(count, 1);
        let (far, _) = measured(count, 9);
        let hits = hits(&laid_out(count, 9));
        println!(
            "{count:11}  {links:5}  {:8.1} ms  {:17.1} ms  {:8.1} ms",
            ms(near),
            ms(far),
            ms(hits)
        );
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The best of some runs, and how many links there are.
fn measured(count: usize, jump: usize) -> (Duration, usize) {
    let (project, journey) = journey(count, jump);
    let best = (0..REPEATS)
        .map(|_| {
            let start = Instant::now();
            let layout = map(&project, &journey, 1_440.0, FontMetrics::bundled());
            assert_eq!(layout.routes.len(), journey.graph.link_count());
            start.elapsed()
        })
        .min();
    (best.unwrap_or_default(), journey.graph.link_count())
}

fn laid_out(count: usize, jump: usize) -> MapLayout {
    let (project, journey) = journey(count, jump);
    map(&project, &journey, 1_440.0, FontMetrics::bundled())
}

fn hits(layout: &MapLayout) -> Duration {
    let start = Instant::now();
    for step in 0_u16..10_000 {
        let x = layout.size.width * f32::from(step) / 10_000.0;
        let y = layout.size.height * f32::from(step % 100) / 100.0;
        std::hint::black_box(layout.hit(throughline::layout::Point::new(x, y), 8.0));
    }
    start.elapsed()
}

/// Touchpoints in a row over six channels, each linked to the next and every third to one `jump` further on or back,
/// with one backstage step for four of them.
fn journey(count: usize, jump: usize) -> (Project, Journey) {
    let mut project = Project::default();
    for index in 0_u32..6 {
        let channel = Channel {
            name: format!("Channel {index}"),
            order: Order::clamped(f64::from(index)),
            ..Channel::default()
        };
        project
            .channels
            .insert(id(&format!("c{index}")), Arc::new(channel));
    }
    let mut journey = Journey::default();
    for index in 0..count.div_ceil(SLOTS_IN_A_STAGE) {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{index}")),
            name: format!("Stage {index}"),
            extra: throughline::model::Extra::default(),
        }));
    }
    for index in 0..count {
        put_step(&mut journey, "t", index, Layer::Touchpoint);
        if index % 4 == 0 {
            put_step(&mut journey, "b", index, Layer::Backstage);
        }
    }
    for index in 1..count {
        link(&mut journey, LinkKind::Flow, ("t", index - 1), ("t", index));
        if index % 4 == 0 {
            link(&mut journey, LinkKind::Support, ("b", index), ("t", index));
        }
        if index % 3 == 0 && index + jump < count && jump > 1 {
            link(
                &mut journey,
                LinkKind::Flow,
                ("t", index),
                ("t", index + jump),
            );
            link(
                &mut journey,
                LinkKind::Flow,
                ("t", index + jump),
                ("t", index),
            );
        }
    }
    (project, journey)
}

fn put_step(journey: &mut Journey, kind: &str, index: usize, layer: Layer) {
    let name = format!("{kind}{index:05}");
    let mut step = Step::new(id(&name), layer, "Waiting for the decision");
    step.stage = Some(id(&format!("s{}", index / SLOTS_IN_A_STAGE)));
    step.channel = Some(id(&format!("c{}", index * 7 % 6)));
    let x = u32::try_from(index).unwrap_or_default();
    step.x = Coordinate::clamped(f64::from(x));
    journey.graph.put_step(Arc::new(step));
}

fn link(journey: &mut Journey, kind: LinkKind, from: (&str, usize), to: (&str, usize)) {
    let end = |(kind, index): (&str, usize)| id(&format!("{kind}{index:05}"));
    let name = format!("l{:06}", journey.graph.link_count());
    let mut link = Link::new(id(&name), kind, end(from), end(to));
    if from.1.is_multiple_of(5) && kind == LinkKind::Flow {
        link.share = Some(Share::clamped(50.0));
    }
    journey.graph.put_link(Arc::new(link));
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap_or_else(|_| Id::from_random(0))
}
