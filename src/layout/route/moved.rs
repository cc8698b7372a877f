//! Owns which links can run as they did when a map has changed: those between cards that moved alike.

use std::collections::HashMap;

use super::super::{LabelSpot, MapLayout, Point, Rect, Route};
use crate::model::{Journey, StepId};

/// Cards that moved by amounts that differ less have moved alike.
const ALIKE: f32 = 0.01;

/// The routes of the `last` layout whose two cards have moved alike since, moved along with them, sorted by link id.
pub(in super::super) fn moved_along(
    journey: &Journey,
    layout: &MapLayout,
    last: &MapLayout,
) -> Vec<Route> {
    let was: HashMap<&StepId, Rect> = last
        .cards
        .iter()
        .map(|card| (&card.id, card.rect))
        .collect();
    let moves = layout.cards.iter().filter_map(|card| {
        let was = *was.get(&card.id)?;
        let by = Point::new(card.rect.min.x - was.min.x, card.rect.min.y - was.min.y);
        let is_as_large = (card.rect.width() - was.width()).abs() < ALIKE;
        is_as_large.then_some((&card.id, (was, by)))
    });
    let moves: HashMap<&StepId, (Rect, Point)> = moves.collect();
    let mut links = journey.graph.links().peekable();
    let mut kept = Vec::with_capacity(last.routes.len());
    for route in &last.routes {
        while links.next_if(|link| link.id < route.link).is_some() {}
        let Some(link) = links.next_if(|link| link.id == route.link) else {
            continue;
        };
        let ends = moves.get(&link.from).zip(moves.get(&link.to));
        let ends = ends.filter(|(from, to)| from.1.distance(to.1) < ALIKE);
        if let Some((from, to)) = ends
            && link.kind == route.kind
            && joins(route, &from.0, &to.0)
        {
            kept.push(moved(route, from.1));
        }
    }
    kept
}

/// Whether the route runs from the one card to the other.
fn joins(route: &Route, from: &Rect, to: &Rect) -> bool {
    let ends = route.points.first().zip(route.points.last());
    ends.is_some_and(|(first, last)| {
        from.expanded(1.0).contains(*first) && to.expanded(1.0).contains(*last)
    })
}

fn moved(route: &Route, by: Point) -> Route {
    let moved = |point: &Point| Point::new(point.x + by.x, point.y + by.y);
    Route {
        points: route.points.iter().map(moved).collect(),
        label: route.label.as_ref().map(|label| LabelSpot {
            centre: moved(&label.centre),
            width: label.width,
        }),
        ..route.clone()
    }
}
