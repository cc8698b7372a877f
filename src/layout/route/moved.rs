//! Owns which links can run as they did when a map has changed: those between cards that moved alike.

use super::super::{LabelSpot, MapLayout, Point, Rect, Route};
use crate::model::Journey;

/// Cards that moved by amounts that differ less have moved alike.
const ALIKE: f32 = 0.01;

/// The routes of the `last` layout whose two cards have moved alike since, moved along with them, sorted by link id.
pub(in super::super) fn moved_along(
    journey: &Journey,
    layout: &MapLayout,
    last: &MapLayout,
) -> Vec<Route> {
    let moves = moves(layout, last);
    let was = |id| {
        let index = *last.card_of.get(id)?;
        Some((last.cards.get(index)?, (*moves.get(index)?)?))
    };
    let mut links = journey.graph.links().peekable();
    let mut kept = Vec::with_capacity(last.routes.len());
    for route in &last.routes {
        while links.next_if(|link| link.id < route.link).is_some() {}
        let Some(link) = links.next_if(|link| link.id == route.link) else {
            continue;
        };
        let ends = was(&link.from).zip(was(&link.to));
        let ends = ends.filter(|(from, to)| from.1.distance(to.1) < ALIKE);
        if let Some((from, to)) = ends
            && link.kind == route.kind
            && joins(route, &from.0.rect, &to.0.rect)
        {
            kept.push(moved(route, from.1));
        }
    }
    kept
}

/// How far each card of the `last` layout has moved since; none where it is gone or of another size.
fn moves(layout: &MapLayout, last: &MapLayout) -> Vec<Option<Point>> {
    let mut next = 0;
    let each = last.cards.iter().map(|was| {
        // Most cards follow each other as they did.
        let follows = layout.cards.get(next).is_some_and(|card| card.id == was.id);
        let index = if follows {
            next
        } else {
            *layout.card_of.get(&was.id)?
        };
        next = index + 1;
        let now = layout.cards.get(index)?.rect;
        let as_large = (now.width() - was.rect.width()).abs() < ALIKE;
        let (from, to) = (was.rect.min, now.min);
        as_large.then(|| Point::new(to.x - from.x, to.y - from.y))
    });
    each.collect()
}

/// Whether the route runs from the one card to the other.
fn joins(route: &Route, from: &Rect, to: &Rect) -> bool {
    let ends = route.points.first().zip(route.points.last());
    ends.is_some_and(|(first, last)| {
        from.expanded(1.0).contains(*first) && to.expanded(1.0).contains(*last)
    })
}

fn moved(route: &Route, by: Point) -> Route {
    let label = route.label.as_ref().map(|label| LabelSpot {
        centre: Point::new(label.centre.x + by.x, label.centre.y + by.y),
        width: label.width,
    });
    Route {
        points: route.points.moved(by.x, by.y),
        label,
        ..route.clone()
    }
}
