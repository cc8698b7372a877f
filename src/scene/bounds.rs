//! Owns how much room a shape takes, the width of its line aside.

use super::{Anchor, PathCommand, Shape};
use crate::layout::{Measure, Point, Rect};

/// How far letters reach over their baseline and under it, in units of their size.
const ABOVE: f32 = 0.97;
const BELOW: f32 = 0.25;

/// The place that a shape takes; none for a path without points.
#[must_use]
pub fn bounds(shape: &Shape, measure: &dyn Measure) -> Option<Rect> {
    match shape {
        Shape::Rect { rect, .. } => Some(*rect),
        Shape::Circle { centre, radius, .. } => Some(around(*centre, *radius)),
        Shape::Path { commands, .. } => path_bounds(commands),
        Shape::Text(text) => {
            let width = measure.width(&text.text, text.size, text.weight);
            let left = match text.anchor {
                Anchor::Start => text.at.x,
                Anchor::Middle => text.at.x - width / 2.0,
                Anchor::End => text.at.x - width,
            };
            Some(Rect {
                min: Point::new(left, text.at.y - text.size * ABOVE),
                max: Point::new(left + width, text.at.y + text.size * BELOW),
            })
        }
    }
}

/// The square around a circle.
#[must_use]
pub fn around(centre: Point, radius: f32) -> Rect {
    let middle = Rect {
        min: centre,
        max: centre,
    };
    middle.expanded(radius)
}

/// The place that the points of a path take, those that curves are bent towards included; none without a point.
#[must_use]
pub fn path_bounds(commands: &[PathCommand]) -> Option<Rect> {
    let mut found: Option<Rect> = None;
    let mut add = |point: Point| {
        let here = Rect {
            min: point,
            max: point,
        };
        found = Some(found.map_or(here, |rect| rect.union(&here)));
    };
    for command in commands {
        match *command {
            PathCommand::Move(to) | PathCommand::Line(to) => add(to),
            PathCommand::Cubic(a, b, to) => {
                add(a);
                add(b);
                add(to);
            }
            PathCommand::Close => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::FontMetrics;
    use crate::scene::Role;
    use crate::scene::shape::TextStyle;

    #[test]
    fn a_text_takes_room_on_the_side_where_it_stands() {
        let style = TextStyle::regular(10.0, Role::Text);
        let room = |anchor| {
            let text = Shape::text(Point::new(100.0, 50.0), anchor, style, "Sales call");
            bounds(&text, FontMetrics::bundled()).unwrap()
        };
        assert!(room(Anchor::Start).min.x >= 100.0 && room(Anchor::End).max.x <= 100.0);
        assert!((room(Anchor::Middle).centre().x - 100.0).abs() < 0.01);
        assert!(room(Anchor::Start).contains(Point::new(105.0, 48.0)));
    }

    #[test]
    fn a_curve_takes_no_more_room_than_the_points_that_it_is_bent_towards() {
        let at = Point::new;
        let curve = [
            PathCommand::Move(at(0.0, 0.0)),
            PathCommand::Cubic(at(5.0, -9.0), at(7.0, 9.0), at(10.0, 0.0)),
            PathCommand::Close,
        ];
        let room = path_bounds(&curve).unwrap();
        assert_eq!((room.min, room.max), (at(0.0, -9.0), at(10.0, 9.0)));
        assert_eq!(path_bounds(&[PathCommand::Close]), None);
    }
}
