//! Owns the triangle of time, cost and quality: where each improvement lies between the three (METHOD.md, section 15).

use crate::layout::Point;
use crate::model::Priority;
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, Item, Role, Scene, Shape, Stroke};
use crate::words::priorities as words;

/// One improvement in the triangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TriangleEntry {
    /// Its number in the list, from 1.
    pub number: usize,
    /// How fast, cheap and good it is: 1 … 5 each.
    pub values: [f64; 3],
    /// Part of the to-be.
    pub chosen: bool,
    /// It claims to be fast, cheap and good at once.
    pub unbelievable: bool,
}

const SIDE: f32 = 176.0;
/// √3/2 of the side.
const HEIGHT: f32 = 152.0;
/// Left of the triangle, for the corner's word; above and below it.
const LEFT: f32 = 32.0;
const TOP: f32 = 14.0;
const BOTTOM: f32 = 28.0;
const WORD: TextStyle = TextStyle::regular(12.0, Role::Text2);
const NUMBER: TextStyle = TextStyle::medium(12.0, Role::Text);
const RADIUS: f32 = 9.0;
/// Numbers never lie closer than this.
const APART: f32 = 20.0;
/// How often overlaps are pushed apart.
const ROUNDS: usize = 40;

/// How large the picture is.
pub const TRIANGLE_SIZE: (f32, f32) = (LEFT + SIDE + 112.0, TOP + HEIGHT + BOTTOM);

/// Draws the triangle with a number for each improvement; the corner that comes first has a dot.
#[must_use]
pub fn triangle(entries: &[TriangleEntry], first: Priority) -> Scene {
    let mut scene = Scene::new(TRIANGLE_SIZE.0, TRIANGLE_SIZE.1);
    let [time, cost, quality] = corners();
    let edge = Stroke::solid(1.5, Role::Control);
    scene.push(Shape::polygon_with_edge(
        &[time, cost, quality],
        Role::Lane,
        edge,
    ));
    corner(
        &mut scene,
        time,
        (words::TIME, first == Priority::Time),
        20.0,
    );
    corner(
        &mut scene,
        cost,
        (words::COST, first == Priority::Cost),
        20.0,
    );
    corner(
        &mut scene,
        quality,
        (words::QUALITY, first == Priority::Quality),
        0.0,
    );
    for (entry, at) in entries.iter().zip(apart(entries)) {
        mark(&mut scene, entry, at);
    }
    scene
}

/// The corners of time, cost and quality.
fn corners() -> [Point; 3] {
    let (left, right, bottom) = (LEFT, LEFT + SIDE, TOP + HEIGHT);
    [
        Point::new(left, bottom),
        Point::new(right, bottom),
        Point::new(LEFT + SIDE / 2.0, TOP),
    ]
}

fn corner(scene: &mut Scene, at: Point, (word, is_first): (&str, bool), below: f32) {
    let (style, word) = if is_first {
        scene.push(Shape::disc(at, 4.5, Role::Accent));
        let style = TextStyle {
            role: Role::Accent,
            ..WORD
        };
        (style, words::first(word))
    } else {
        (WORD, word.to_owned())
    };
    let (place, anchor) = if below > 0.0 {
        (Point::new(at.x, at.y + below - 4.0), Anchor::Middle)
    } else {
        (Point::new(at.x + 12.0, at.y), Anchor::Start)
    };
    scene.push(Shape::centred(place, anchor, style, word));
}

/// Where an improvement lies: its values less one are the weights of the corners, all 1 lies in the middle.
fn place(values: [f64; 3]) -> Point {
    let weights = values.map(|value| (value - 1.0).max(0.0));
    let sum: f64 = weights.iter().sum();
    let weights = if sum > 0.0 {
        weights.map(|weight| weight / sum)
    } else {
        [1.0 / 3.0; 3]
    };
    let along = |of: fn(Point) -> f32| {
        let parts = corners().into_iter().zip(weights);
        parts
            .map(|(corner, weight)| of(corner) * narrow(weight))
            .sum()
    };
    Point::new(along(|corner| corner.x), along(|corner| corner.y))
}

/// The places of the improvements, those that would overlap pushed apart.
fn apart(entries: &[TriangleEntry]) -> Vec<Point> {
    let mut places: Vec<Point> = entries.iter().map(|entry| place(entry.values)).collect();
    for _ in 0..ROUNDS {
        let mut is_moved = false;
        for index in 1..places.len() {
            let (before, rest) = places.split_at_mut(index);
            let Some(own) = rest.first_mut() else {
                continue;
            };
            for other in before {
                is_moved |= push(own, other);
            }
        }
        if !is_moved {
            break;
        }
    }
    places
}

/// Moves both away from each other where they are too close. Those in one place part sideways.
fn push(own: &mut Point, other: &mut Point) -> bool {
    let distance = own.distance(*other);
    if distance >= APART - 0.01 {
        return false;
    }
    let (x, y) = if distance > 0.01 {
        ((own.x - other.x) / distance, (own.y - other.y) / distance)
    } else {
        (1.0, 0.0)
    };
    let by = (APART - distance) / 2.0;
    *own = Point::new(own.x + x * by, own.y + y * by);
    *other = Point::new(other.x - x * by, other.y - y * by);
    true
}

fn mark(scene: &mut Scene, entry: &TriangleEntry, at: Point) {
    let mut items: Vec<Item> = Vec::new();
    let role = if entry.unbelievable {
        let corners = [
            Point::new(at.x, at.y - 11.0),
            Point::new(at.x + 11.5, at.y + 8.5),
            Point::new(at.x - 11.5, at.y + 8.5),
        ];
        let edge = Stroke::solid(1.5, Role::Warn);
        items.push(Shape::polygon_with_edge(&corners, Role::WarnBg, edge).into());
        Role::Warn
    } else if entry.chosen {
        items.push(Shape::disc(at, RADIUS, Role::Accent).into());
        Role::OnAccent
    } else {
        let edge = Stroke::solid(1.5, Role::Text2);
        items.push(Shape::ring(at, RADIUS, Some(Role::Surface), edge).into());
        Role::Text
    };
    let style = TextStyle { role, ..NUMBER };
    let middle = if entry.unbelievable { at.y + 2.0 } else { at.y };
    let number = entry.number.to_string();
    items.push(Shape::centred(Point::new(at.x, middle), Anchor::Middle, style, number).into());
    scene.items.extend(items);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(values: [f64; 3]) -> TriangleEntry {
        TriangleEntry {
            number: 1,
            values,
            chosen: false,
            unbelievable: false,
        }
    }

    #[test]
    fn what_is_only_fast_lies_in_the_corner_of_time_and_what_is_nothing_in_the_middle() {
        let [time, cost, quality] = corners();
        assert!(place([5.0, 1.0, 1.0]).distance(time) < 0.01);
        assert!(place([1.0, 1.0, 3.0]).distance(quality) < 0.01);
        let middle = place([1.0, 1.0, 1.0]);
        assert!((middle.x - f32::midpoint(time.x, cost.x)).abs() < 0.01);
        assert!(middle.y < time.y && middle.y > quality.y);
    }

    #[test]
    fn improvements_with_the_same_values_are_pushed_apart() {
        let places = apart(&[entry([3.0, 3.0, 3.0]); 4]);
        for (index, one) in places.iter().enumerate() {
            for other in places.iter().skip(index + 1) {
                assert!(one.distance(*other) > APART - 1.0, "{one:?} {other:?}");
            }
        }
    }
}
