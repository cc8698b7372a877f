//! Owns the seven faces from −3 furious to +3 delighted.

use super::Spot;
use crate::scene::shape::quadratic;
use crate::scene::{Item, PathCommand, Role, Shape, Stroke};

/// The faces are drawn on a circle of this radius.
const RADIUS: f32 = 23.0;

/// The face of a step of the emotion ramp; steps beyond −3 … +3 look like its ends. The stroke lies on the edge of `spot`.
pub fn face(items: &mut Vec<Item>, spot: Spot, step: i8, ink: Role, fill: Option<Role>) {
    let face = Face { spot, ink };
    items.push(Shape::ring(spot.centre, spot.size / 2.0, fill, face.stroke()).into());
    let features = match step {
        ..=-3 => [
            face.line(&[(-13.0, -10.0), (-4.0, -5.0)]),
            face.line(&[(13.0, -10.0), (4.0, -5.0)]),
            face.open_mouth(16.0, 4.0),
        ],
        -2 => face.with_round_eyes(face.mouth(12.25, 4.75)),
        -1 => face.with_round_eyes(face.mouth(10.5, 6.5)),
        0 => face.with_round_eyes(face.line(&[(-9.5, 8.5), (9.5, 8.5)])),
        1 => face.with_round_eyes(face.mouth(6.5, 10.5)),
        2 => face.with_round_eyes(face.mouth(4.75, 12.25)),
        3.. => [
            face.line(&[(-13.0, -3.5), (-8.5, -9.0), (-4.0, -3.5)]),
            face.line(&[(13.0, -3.5), (8.5, -9.0), (4.0, -3.5)]),
            face.open_mouth(4.0, 16.0),
        ],
    };
    items.extend(features.map(Item::from));
}

struct Face {
    spot: Spot,
    ink: Role,
}

impl Face {
    fn stroke(&self) -> Stroke {
        Stroke::solid((self.unit() * 3.0).max(1.0), self.ink)
    }

    fn unit(&self) -> f32 {
        self.spot.size / (2.0 * RADIUS)
    }

    fn with_round_eyes(&self, mouth: Shape) -> [Shape; 3] {
        let eye = |x| {
            let centre = self.spot.at(2.0 * RADIUS, x, -5.0);
            Shape::disc(centre, self.unit() * 2.9, self.ink)
        };
        [eye(-8.5), eye(8.5), mouth]
    }

    fn line(&self, points: &[(f32, f32)]) -> Shape {
        let points = points.iter();
        let points: Vec<_> = points
            .map(|&(x, y)| self.spot.at(2.0 * RADIUS, x, y))
            .collect();
        Shape::line(&points, self.stroke())
    }

    /// A mouth whose corners and middle lie that far under the middle of the face.
    fn mouth(&self, corners: f32, middle: f32) -> Shape {
        Shape::curve(self.lips(11.0, corners, middle), self.stroke())
    }

    fn open_mouth(&self, corners: f32, middle: f32) -> Shape {
        let mut commands = self.lips(11.5, corners, middle);
        commands.push(PathCommand::Close);
        Shape::Path {
            commands,
            fill: Some(self.ink),
            stroke: None,
        }
    }

    fn lips(&self, half: f32, corners: f32, middle: f32) -> Vec<PathCommand> {
        let at = |x, y| self.spot.at(2.0 * RADIUS, x, y);
        let (left, right) = (at(-half, corners), at(half, corners));
        let bend = at(0.0, 2.0 * middle - corners);
        vec![PathCommand::Move(left), quadratic(left, bend, right)]
    }
}
