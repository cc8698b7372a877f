//! Measures how long exports take, by the size of the journey and by what they are written as.

#![expect(clippy::print_stdout, reason = "a bench is for its table")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use throughline::exchange::document::{Drawn, ExportOrder, Format, Progress, Stamp, export};
use throughline::model::{
    Channel, Coordinate, Emotion, Extra, Id, Journey, Layer, Level, Link, LinkKind, Order, Project,
    Stage, Step,
};

const REPEATS: u32 = 3;
const SLOTS_IN_A_STAGE: usize = 8;

fn main() {
    println!("touchpoints      svg      png  pdf: map  pdf: all  pptx: map  pptx: all");
    for count in [10, 100, 1_000] {
        let project = project(count);
        let map = [Drawn::Map];
        let all = Drawn::ALL;
        let columns = [
            measured(&project, Format::Svg, &map),
            measured(&project, Format::Png, &map),
            measured(&project, Format::Pdf, &map),
            measured(&project, Format::Pdf, &all),
            measured(&project, Format::Pptx, &map),
            measured(&project, Format::Pptx, &all),
        ];
        let columns: Vec<String> = columns
            .iter()
            .map(|time| format!("{:6.0} ms", time.as_secs_f64() * 1_000.0))
            .collect();
        println!("{count:11}  {}", columns.join("  "));
    }
}

/// The best of some runs.
fn measured(project: &Project, format: Format, drawn: &[Drawn]) -> Duration {
    let order = ExportOrder {
        format,
        drawn: drawn.to_vec(),
        // A PNG of a thousand touchpoints is wider than the largest picture at full size.
        scale: if format == Format::Png { 0.2 } else { 1.0 },
        stamp: Stamp {
            file: "bench.journey.ron".to_owned(),
            date: "2026-11-22".to_owned(),
        },
        ..ExportOrder::default()
    };
    let runs = (0..REPEATS).map(|_| {
        let start = Instant::now();
        let made = export(project, &order, &Progress::default());
        assert!(made.is_ok_and(|bytes| !bytes.is_empty()));
        start.elapsed()
    });
    runs.min().unwrap_or_default()
}

/// Touchpoints in a row over six channels, each linked to the next, with one backstage step for four of them.
fn project(count: usize) -> Project {
    let mut project = Project::default();
    for index in 0_u8..6 {
        let channel = Channel {
            name: format!("Channel {index}"),
            order: Order::clamped(f64::from(index)),
            ..Channel::default()
        };
        let id = id(&format!("c{index}"));
        project.channels.insert(id, Arc::new(channel));
    }
    let mut journey = Journey {
        name: "A long journey".to_owned(),
        ..Journey::default()
    };
    for index in 0..count.div_ceil(SLOTS_IN_A_STAGE) {
        journey.stages.push(Arc::new(Stage {
            id: id(&format!("s{index}")),
            name: format!("Stage {index}"),
            extra: Extra::default(),
        }));
    }
    for index in 0..count {
        put_step(&mut journey, "t", index, Layer::Touchpoint);
        if index % 4 == 0 {
            put_step(&mut journey, "b", index, Layer::Backstage);
            link(&mut journey, LinkKind::Support, ("b", index), ("t", index));
        }
        if index > 0 {
            link(&mut journey, LinkKind::Flow, ("t", index - 1), ("t", index));
        }
    }
    project.journeys.insert(id("long"), Arc::new(journey));
    project
}

fn put_step(journey: &mut Journey, kind: &str, index: usize, layer: Layer) {
    let name = format!("Waiting for the decision {index}");
    let mut step = Step::new(id(&format!("{kind}{index:05}")), layer, &name);
    step.stage = Some(id(&format!("s{}", index / SLOTS_IN_A_STAGE)));
    step.channel = Some(id(&format!("c{}", index * 7 % 6)));
    let place = u32::try_from(index).unwrap_or_default();
    step.x = Coordinate::clamped(f64::from(place));
    if layer == Layer::Touchpoint {
        step.ratings.emotion = Emotion::new(f64::from(place % 7) - 3.0).ok();
        step.ratings.hygiene = Level::new(f64::from(place % 6)).ok();
        step.ratings.delight = Level::new(f64::from(place % 4)).ok();
    }
    journey.graph.put_step(Arc::new(step));
}

fn link(journey: &mut Journey, kind: LinkKind, from: (&str, usize), to: (&str, usize)) {
    let end = |(kind, index): (&str, usize)| id(&format!("{kind}{index:05}"));
    let name = format!("l{:06}", journey.graph.link_count());
    let link = Link::new(id(&name), kind, end(from), end(to));
    journey.graph.put_link(Arc::new(link));
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap_or_else(|_| Id::from_random(0))
}
