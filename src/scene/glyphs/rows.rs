//! Owns the rows of five: squares for the basics, stars for delight.

use super::Spot;
use super::signs::star;
use crate::layout::{Point, Rect};
use crate::scene::shape::narrow;
use crate::scene::{Item, Role, Shape, Stroke};

/// How far apart two squares or stars of a row are, in units of their size.
const PITCH: f32 = 1.4;
/// Figures that differ by less are equal (METHOD.md, section 1).
const EQUAL: f64 = 1e-9;

/// The five squares of hygiene around `spot`, whose size is that of one square: filled as far as the basics are met,
/// crossed where they are missing up to `parity`, outlined above it, corners only where they are not rated.
pub fn basics_row(items: &mut Vec<Item>, spot: Spot, hygiene: Option<f64>, parity: f64) {
    for (index, place) in places(spot) {
        let Some(hygiene) = hygiene else {
            corners(items, place);
            continue;
        };
        let met = (hygiene - index).clamp(0.0, 1.0);
        let needed = hygiene < parity - EQUAL && index < parity - EQUAL;
        square(items, place, met, needed);
    }
}

/// The five stars of delight around `spot`, whose size is that of one star: filled as far as it delights, dots where
/// it is not rated, struck through where `hygiene` is below `parity`: blocked.
pub fn delight_row(
    items: &mut Vec<Item>,
    spot: Spot,
    delight: Option<f64>,
    hygiene: Option<f64>,
    parity: f64,
) {
    let Some(delight) = delight else {
        let dots = places(spot)
            .map(|(_, place)| Shape::disc(place.centre, spot.size * 0.12, Role::Control));
        items.extend(dots.map(Item::from));
        return;
    };
    for (index, place) in places(spot) {
        let share = (delight - index).clamp(0.0, 1.0);
        filled_star(items, place, share);
    }
    if hygiene.is_some_and(|hygiene| hygiene < parity - EQUAL) && delight > EQUAL {
        strike_through(items, spot, delight);
    }
}

/// The place of each of the five, with how many come before it.
fn places(spot: Spot) -> impl Iterator<Item = (f64, Spot)> {
    (0_u8..5).map(move |index| {
        let x = spot.centre.x + (f32::from(index) - 2.0) * spot.size * PITCH;
        (f64::from(index), Spot::new(x, spot.centre.y, spot.size))
    })
}

fn square(items: &mut Vec<Item>, place: Spot, met: f64, needed: bool) {
    let half = place.size / 2.0;
    let (left, top) = (place.centre.x - half, place.centre.y - half);
    let radius = 1.5;
    if met > 1.0 - EQUAL {
        let rect = Rect::from_min_size(left, top, place.size, place.size);
        items.push(Shape::filled(rect, radius, Role::Text).into());
        return;
    }
    if met > EQUAL {
        let rect = Rect::from_min_size(left, top, place.size * narrow(met), place.size);
        items.push(Shape::filled(rect, radius, Role::Text).into());
    }
    let rect = Rect::from_min_size(left + 0.5, top + 0.5, place.size - 1.0, place.size - 1.0);
    let role = if needed { Role::Danger } else { Role::Border };
    items.push(Shape::outlined(rect, radius, Stroke::solid(1.0, role)).into());
    if needed && met <= EQUAL {
        let stroke = Stroke::solid(1.2, Role::Danger);
        let at = |x, y| place.at(10.0, x, y);
        items.push(Shape::line(&[at(-2.0, -2.0), at(2.0, 2.0)], stroke).into());
        items.push(Shape::line(&[at(2.0, -2.0), at(-2.0, 2.0)], stroke).into());
    }
}

fn corners(items: &mut Vec<Item>, place: Spot) {
    let (edge, end) = (place.size / 2.0 - 0.5, place.size * 0.18);
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
        let at = |dx: f32, dy: f32| Point::new(place.centre.x + x * dx, place.centre.y + y * dy);
        let points = [at(end, edge), at(edge, edge), at(edge, end)];
        items.push(Shape::line(&points, Stroke::solid(1.0, Role::Control)).into());
    }
}

fn filled_star(items: &mut Vec<Item>, place: Spot, share: f64) {
    let radius = place.size / 2.0 + 0.5;
    if share > 1.0 - EQUAL {
        items.push(Shape::polygon(&star(place.centre, radius), Role::Text).into());
        return;
    }
    let outline = star(place.centre, radius);
    items.push(Shape::polygon_outline(&outline, Stroke::solid(1.1, Role::Border)).into());
    if share > EQUAL {
        let inner = star(place.centre, radius * narrow(share.sqrt()));
        items.push(Shape::polygon(&inner, Role::Text).into());
    }
}

fn strike_through(items: &mut Vec<Item>, spot: Spot, delight: f64) {
    let left = spot.centre.x - spot.size * (2.0 * PITCH + 0.7);
    let right = left + spot.size * PITCH * narrow(delight.min(5.0).ceil());
    let points = [
        Point::new(left, spot.centre.y),
        Point::new(right, spot.centre.y),
    ];
    items.push(Shape::line(&points, Stroke::solid(1.5, Role::Text2)).into());
}
