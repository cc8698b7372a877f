//! Measures how long tidying takes and how often links cross before and after; `tests/tidy_dot.sh` compares it with
//! Graphviz dot, for which this program writes the graph (`gv COUNT JUMP`) and reads the places (`places COUNT JUMP`).

#![expect(clippy::print_stdout, reason = "a bench is for its table")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use throughline::layout::{FontMetrics, MapLayout, Point, map, tidy};
use throughline::model::{
    Channel, Coordinate, Extra, Id, Journey, Layer, Link, LinkKind, Order, Project, Stage, Step,
    StepId,
};

const REPEATS: u32 = 5;
const CHANNELS: usize = 6;
/// One step of so many is backstage.
const BACKSTAGE: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse().unwrap_or(100);
    match words.as_slice() {
        ["gv", count, jump, ..] => {
            println!("{}", graphviz(&Told::new(number(count), number(jump))));
        }
        ["places", count, jump, ..] => compare(&Told::new(number(count), number(jump))),
        _ => table(),
    }
}

fn table() {
    println!(" steps  jump  links  tidied in  links cross as drawn: before  after");
    for count in [100, 1_000, 10_000] {
        for jump in [2, 9] {
            let told = Told::new(count, jump);
            let (time, tidied) = told.tidied();
            let links = told.journey.graph.link_count();
            let (before, after) = (drawn(&told.journey, &told), drawn(&tidied, &told));
            println!(
                "{count:6}  {jump:4}  {links:5}  {:6.1} ms  {:28}  {:5}",
                ms(time),
                before.crossings(),
                after.crossings()
            );
        }
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How long this thread has computed; where the system does not say, how late it is.
fn computed(start: Instant) -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.and_then(|said| said.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// A journey made of chance, its steps in no good order.
struct Told {
    project: Project,
    journey: Journey,
    stage_count: usize,
}

impl Told {
    /// With that many steps and a link onwards now and then, over as many as `jump` others.
    fn new(count: usize, jump: usize) -> Self {
        let mut chance =
            Chance(0x9e37_79b9_7f4a_7c15 ^ u64::try_from(count * 31 + jump).unwrap_or(1));
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
        let mut told = Self {
            project,
            journey: Journey::default(),
            stage_count: 0,
        };
        told.steps(count, &mut chance);
        told.links(count, jump, &mut chance);
        told
    }

    fn steps(&mut self, count: usize, chance: &mut Chance) {
        let mut left = 0;
        for index in 0..count {
            if left == 0 {
                left = 5 + chance.below(8);
                self.journey.stages.push(Arc::new(Stage {
                    id: id(&format!("s{}", self.stage_count)),
                    name: String::new(),
                    extra: Extra::default(),
                }));
                self.stage_count += 1;
            }
            left -= 1;
            let mut step = Step::new(named(index), layer(index), "Waiting for the decision");
            step.stage = Some(id(&format!("s{}", self.stage_count - 1)));
            if step.is_touchpoint() {
                step.channel = Some(id(&format!("c{}", chance.below(CHANNELS))));
            }
            step.x =
                Coordinate::clamped(f64::from(u32::try_from(chance.below(100_000)).unwrap_or(0)));
            self.journey.graph.put_step(Arc::new(step));
        }
    }

    fn links(&mut self, count: usize, jump: usize, chance: &mut Chance) {
        let touchpoints: Vec<usize> = (0..count)
            .filter(|&i| layer(i) == Layer::Touchpoint)
            .collect();
        for (place, &index) in touchpoints.iter().enumerate() {
            let onwards = |by: usize| touchpoints.get(place + by).copied();
            self.link(LinkKind::Flow, index, onwards(1));
            if chance.below(3) == 0 {
                self.link(LinkKind::Flow, index, onwards(2 + chance.below(jump)));
            }
            if chance.below(10) == 0 {
                let back = place.saturating_sub(1 + chance.below(jump));
                self.link(LinkKind::Flow, index, touchpoints.get(back).copied());
            }
            if chance.below(30) == 0 {
                self.link(LinkKind::Promise, index, onwards(3 + chance.below(12)));
            }
        }
        for index in (0..count).filter(|&index| layer(index) != Layer::Touchpoint) {
            for _ in 0..=chance.below(2) {
                let supported = index.saturating_sub(chance.below(6));
                self.link(LinkKind::Support, index, Some(supported));
            }
        }
    }

    fn link(&mut self, kind: LinkKind, from: usize, to: Option<usize>) {
        let Some(to) = to.filter(|&to| to != from) else {
            return;
        };
        let name = format!("l{:06}", self.journey.graph.link_count());
        let graph = &mut self.journey.graph;
        if graph.link_between(kind, &named(from), &named(to)).is_none() {
            graph.put_link(Arc::new(Link::new(id(&name), kind, named(from), named(to))));
        }
    }

    /// The tidied journey, and how long that took: the best of some runs.
    fn tidied(&self) -> (Duration, Journey) {
        let mut best = Duration::MAX;
        let mut moved = Vec::new();
        for _ in 0..REPEATS {
            let start = Instant::now();
            let begin = computed(start);
            moved = tidy(&self.project, &self.journey, None, FontMetrics::bundled());
            best = best.min(computed(start).saturating_sub(begin));
        }
        (best, self.placed(&moved.into_iter().collect()))
    }

    fn placed(&self, places: &BTreeMap<StepId, f64>) -> Journey {
        let mut journey = self.journey.clone();
        for (id, x) in places {
            if let Some(step) = self.journey.step(id) {
                let x = Coordinate::clamped(*x);
                let step = Step {
                    x,
                    ..(**step).clone()
                };
                journey.graph.put_step(Arc::new(step));
            }
        }
        journey
    }
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from((self.0 >> 11) % end).unwrap_or_default()
    }
}

fn layer(index: usize) -> Layer {
    match index % (2 * BACKSTAGE) {
        4 => Layer::Backstage,
        9 => Layer::System,
        _ => Layer::Touchpoint,
    }
}

fn named(index: usize) -> StepId {
    id(&format!("t{index:05}"))
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).unwrap_or_else(|_| Id::from_random(0))
}

fn drawn(journey: &Journey, told: &Told) -> MapLayout {
    map(&told.project, journey, 1_440.0, FontMetrics::bundled())
}

/// How often the straight lines between the middles of linked cards would cross.
fn straight(layout: &MapLayout, journey: &Journey) -> usize {
    let centre = |id: &StepId| layout.card(id).map(|card| card.rect.centre());
    let mut lines: Vec<(Point, Point)> = Vec::new();
    for link in journey.graph.links() {
        if let (Some(a), Some(b)) = (centre(&link.from), centre(&link.to)) {
            lines.push(if a.x <= b.x { (a, b) } else { (b, a) });
        }
    }
    lines.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let cross = |(a, b): (Point, Point), (c, d): (Point, Point)| {
        side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
    };
    let mut count = 0;
    for (index, &line) in lines.iter().enumerate() {
        let later = lines.iter().skip(index + 1);
        let reached = later.take_while(|other| other.0.x < line.1.x);
        count += reached.filter(|&&other| cross(line, other)).count();
    }
    count
}

/// The graph for dot: rows are ranks, stages are clusters in their order; dot chooses the order of what is in them.
fn graphviz(told: &Told) -> String {
    let layout = drawn(&told.journey, told);
    let stages: Vec<String> = numbered("stage", told.stage_count);
    let ranks = numbered("rank", layout.lanes.len() + 1);
    let mut lines = vec![
        "digraph {".to_owned(),
        "newrank=true; nodesep=0.1; ranksep=0.5; splines=false; node [shape=point];".to_owned(),
        format!(
            "{{ edge [style=invis, weight=100]; {}; }}",
            ranks.join(" -> ")
        ),
        format!("{{ edge [style=invis]; {}; }}", stages.join(" -> ")),
        format!("{{ rank=same; rank0; {}; }}", stages.join("; ")),
    ];
    for (place, stage) in stages.iter().enumerate() {
        let id = Some(id(&format!("s{place}")));
        let is_inside = |step: &StepId| told.journey.step(step).is_some_and(|s| s.stage == id);
        let cards = layout.cards.iter().filter(|card| is_inside(&card.id));
        let names: Vec<&str> = cards.map(|card| card.id.as_str()).collect();
        let inside = names.join("; ");
        lines.push(format!("subgraph cluster_{place} {{ {stage}; {inside}; }}"));
    }
    for (lane, rank) in ranks.iter().skip(1).enumerate() {
        let cards = layout.cards.iter().filter(|card| card.lane == lane);
        let names: Vec<&str> = cards.map(|card| card.id.as_str()).collect();
        lines.push(format!("{{ rank=same; {rank}; {}; }}", names.join("; ")));
    }
    let lane = |id: &StepId| layout.card(id).map(|card| card.lane);
    for link in told.journey.graph.links() {
        let is_upwards = lane(&link.from) > lane(&link.to);
        let (from, to) = if is_upwards {
            (&link.to, &link.from)
        } else {
            (&link.from, &link.to)
        };
        lines.push(format!("{from} -> {to};"));
    }
    lines.push("}".to_owned());
    lines.join("\n")
}

fn numbered(name: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{name}{number}")).collect()
}

/// Compares the order of the places that are read, as `dot -Tplain` writes them, with the tidied one.
fn compare(told: &Told) {
    let input = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
    let mut places = BTreeMap::new();
    for line in input.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["node", name, x, ..] = words.as_slice()
            && let Ok(x) = x.parse::<f64>()
        {
            places.insert(id(name), x);
        }
    }
    let (time, tidied) = told.tidied();
    let back = |journey: &Journey| {
        let touchpoints = journey.touchpoints();
        let place: BTreeMap<_, usize> = touchpoints.iter().map(|step| &step.id).zip(0..).collect();
        let flows = journey
            .graph
            .links()
            .filter(|link| link.kind == LinkKind::Flow);
        flows
            .filter(|link| place.get(&link.to) < place.get(&link.from))
            .count()
    };
    for (name, journey) in [
        ("untidy", &told.journey),
        ("dot", &told.placed(&places)),
        ("tidied", &tidied),
    ] {
        let layout = drawn(journey, told);
        println!(
            "  {name:7} links cross {:5} times as drawn, {:5} times as straight lines; {:4} flows run back",
            layout.crossings(),
            straight(&layout, journey),
            back(journey)
        );
    }
    println!("  tidied in {:.1} ms", ms(time));
}
