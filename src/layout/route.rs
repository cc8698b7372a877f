//! Finds a way for every link: upright and level pieces, as few bends as possible, never through a card.
//! Flow is routed first, then loops back, promises and support, short links before long ones, so that the later give way.

mod label;
mod moved;
mod ports;
mod shapes;
mod spread;
mod traffic;

pub use label::{PROMISE_MARK, link_label};
pub(super) use moved::moved_along;

use super::{Card, MapLayout, Measure, Point, Points, Route};
use crate::model::{Journey, Link, LinkKind};
use ports::{Choice, Ports};
use traffic::Traffic;

/// What one bend costs; a crossing costs more than the four bends that are allowed.
const BEND: f32 = 10.0;
const CROSSING: f32 = 50.0;
/// Two links exactly upon each other can't be told apart.
const OVERLAP: f32 = 200.0;
/// ... but what lies upon each other between two bends can be taken apart afterwards, at the cost of height.
const CROWDED: f32 = 20.0;
/// What a world unit of length costs: only decides between equals.
const LENGTH: f32 = 0.0005;
/// What it costs a link with a label to run above all cards: everything has to make room for it.
const NO_ROOM: f32 = 5.0;
/// Above this height there is no room yet.
const FIRST_CARD: f32 = 8.0;
/// The most bends that a link has.
const MOST_BENDS: usize = 4;

/// A link between two cards, by their indices.
struct Way<'a> {
    link: &'a Link,
    from: usize,
    to: usize,
    back: bool,
}

/// The routes of all links, sorted by link id. Lanes grow where many links run along their edges.
pub(super) fn routes(
    journey: &Journey,
    layout: &mut MapLayout,
    measure: &dyn Measure,
) -> Vec<Route> {
    let ways = ways(journey, layout);
    let ports = Ports::of(&ways, layout);
    let mut traffic = Traffic::new(layout.slots.len());
    let mut found = vec![Found::default(); ways.len()];
    for index in order(&ways, layout) {
        let Some(way) = ways.get(index) else { continue };
        let Some(traced) = trace(layout, &traffic, &ports.choices(way, index, layout)) else {
            continue;
        };
        traffic.add(&layout.grid, &traced.points, traced.bundle);
        if let Some(place) = found.get_mut(index) {
            *place = traced;
        }
    }
    let has_label: Vec<bool> = ways
        .iter()
        .map(|way| label::is_labelled(way.link))
        .collect();
    if spread::spread(layout, &mut found, &has_label) {
        traffic = Traffic::new(layout.slots.len());
        for found in &found {
            traffic.add(&layout.grid, &found.points, found.bundle);
        }
    }
    let labels = label::spots(&ways, &found, &label::Ground { layout, traffic }, measure);
    ways.iter()
        .zip(found)
        .zip(labels)
        .map(|((way, found), label)| Route {
            link: way.link.id.clone(),
            kind: way.link.kind,
            back: way.back,
            points: found.points,
            label,
        })
        .collect()
}

fn ways<'a>(journey: &'a Journey, layout: &MapLayout) -> Vec<Way<'a>> {
    journey
        .graph
        .links()
        .filter_map(|link| {
            let from = *layout.card_of.get(&link.from)?;
            let to = *layout.card_of.get(&link.to)?;
            let slot = |card: usize| layout.cards.get(card).map(|card| card.slot);
            (from != to).then(|| Way {
                link,
                from,
                to,
                back: link.kind == LinkKind::Flow && slot(to) < slot(from),
            })
        })
        .collect()
}

/// The order in which the ways are traced.
fn order(ways: &[Way], layout: &MapLayout) -> Vec<usize> {
    let slot = |card: usize| layout.cards.get(card).map_or(0, |card| card.slot);
    let mut order: Vec<_> = ways
        .iter()
        .enumerate()
        .map(|(index, way)| {
            let rank = match way.link.kind {
                LinkKind::Flow => u8::from(way.back),
                LinkKind::Promise => 2,
                LinkKind::Support => 3,
            };
            let (from, to) = (slot(way.from), slot(way.to));
            (rank, from.abs_diff(to), from, index)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(.., index)| index).collect()
}

/// A way found.
#[derive(Debug, Clone, Default)]
struct Found {
    points: Points,
    bundle: traffic::Bundle,
}

/// The cheapest way by any of the choices: fewest bends first, until more bends can't be cheaper.
fn trace(layout: &MapLayout, traffic: &Traffic, choices: &[Choice]) -> Option<Found> {
    let mut best: Option<(f32, Found)> = None;
    for bends in 0..=MOST_BENDS {
        let floor = BEND * super::grid::real(bends);
        if least(best.as_ref()) <= floor {
            break;
        }
        for choice in choices {
            if floor + choice.penalty >= least(best.as_ref()) {
                continue;
            }
            for points in shapes::with_bends(bends, choice, layout, traffic) {
                let cost = floor + cost(layout, traffic, &points, choice);
                if cost < least(best.as_ref()) {
                    let bundle = choice.bundle;
                    best = Some((cost, Found { points, bundle }));
                }
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The cost of the best so far.
fn least(best: Option<&(f32, Found)>) -> f32 {
    best.map_or(f32::INFINITY, |&(cost, _)| cost)
}

/// What a way costs beside its bends; what runs through a card costs infinitely much.
fn cost(layout: &MapLayout, traffic: &Traffic, points: &[Point], choice: &Choice) -> f32 {
    let grid = &layout.grid;
    if !pieces(points).all(|(from, to)| grid.is_free(&layout.cards, from, to)) {
        return f32::INFINITY;
    }
    let has_room = !choice.is_labelled || points.iter().all(|point| point.y >= FIRST_CARD);
    let room = if has_room { 0.0 } else { NO_ROOM };
    let inner = 1..points.len().saturating_sub(2);
    let met: f32 = pieces(points)
        .enumerate()
        .map(|(piece, (from, to))| {
            let met = traffic.met(grid, from, to, choice.bundle);
            let overlap = if inner.contains(&piece) {
                CROWDED
            } else {
                OVERLAP
            };
            CROSSING * met.crossings + overlap * met.overlaps + LENGTH * length(from, to)
        })
        .sum();
    choice.penalty + room + met
}

/// The straight pieces of a line.
fn pieces(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().skip(1))
}

/// How long an upright or level piece is.
fn length(from: Point, to: Point) -> f32 {
    (from.x - to.x).abs() + (from.y - to.y).abs()
}

/// The card of that index.
fn card(layout: &MapLayout, index: usize) -> Option<&Card> {
    layout.cards.get(index)
}
