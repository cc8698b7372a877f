//! Owns the curve of what is felt today and with the chosen improvements (METHOD.md, section 15).

use super::Pen;
use crate::insight::words::signed;
use crate::insight::{Felt, Plans};
use crate::layout::{Measure, Point, monotone, value_at};
use crate::scene::shape::{TextStyle, narrow};
use crate::scene::{Anchor, PathCommand, Role, Scene, Shape, Stroke};

const AXIS: TextStyle = TextStyle::regular(12.0, Role::Text2);
const NAME: TextStyle = TextStyle::regular(12.0, Role::Text2);
const THEN: TextStyle = TextStyle::medium(12.0, Role::Accent);

/// The axis' numbers stand left of this.
const LEFT: f32 = 32.0;
const TOP: f32 = 14.0;
/// From −1 to +1.
const SPAN: f32 = 112.0;
/// From −1 to the names.
const NAMES: f32 = 24.0;
const BOTTOM: f32 = 12.0;
/// Names closer than this are left out, every second, third, … stays.
const NAME_ROOM: f32 = 64.0;
/// From a point to its number.
const NUMBER: f32 = 16.0;
/// How wide a strip of the area is.
const STRIP: f32 = 4.0;
/// What differs by less is the same.
const EQUAL: f64 = 1e-9;

/// How high the picture is.
pub const CURVE_HEIGHT: f32 = TOP + SPAN + NAMES + BOTTOM;

/// Draws both curves over each other, so wide.
#[must_use]
pub fn felt_curve(plans: &Plans, measure: &dyn Measure, width: f32) -> Scene {
    let drawing = Drawing {
        felt: plans
            .felt
            .iter()
            .filter(|felt| felt.as_is.is_some() || felt.to_be.is_some())
            .collect(),
        pen: Pen { measure },
        width,
        scene: Scene::new(width, CURVE_HEIGHT),
    };
    drawing.drawn()
}

struct Drawing<'a> {
    /// The touchpoints that have anything felt.
    felt: Vec<&'a Felt>,
    pen: Pen<'a>,
    width: f32,
    scene: Scene,
}

impl Drawing<'_> {
    fn drawn(mut self) -> Scene {
        let today = runs(&self.points(|felt| felt.as_is));
        let then = runs(&self.points(|felt| felt.to_be));
        for run in &then {
            self.area(run, &today);
        }
        self.axis();
        for run in &today {
            self.line(run, Stroke::solid(2.0, Role::Control));
        }
        for run in &then {
            self.line(run, Stroke::solid(3.0, Role::Accent));
        }
        self.marks();
        self.names();
        self.scene
    }

    fn slot(&self) -> f32 {
        let count = u16::try_from(self.felt.len().max(1)).unwrap_or(u16::MAX);
        (self.width - LEFT) / f32::from(count)
    }

    fn x(&self, index: usize) -> f32 {
        let index = u16::try_from(index).unwrap_or(u16::MAX);
        LEFT + self.slot() * (f32::from(index) + 0.5)
    }

    fn y(felt: f64) -> f32 {
        TOP + SPAN / 2.0 * (1.0 - narrow(felt.clamp(-1.0, 1.0)))
    }

    fn points(&self, of: impl Fn(&Felt) -> Option<f64>) -> Vec<Option<Point>> {
        let places = self.felt.iter().enumerate();
        places
            .map(|(index, felt)| of(felt).map(|felt| Point::new(self.x(index), Self::y(felt))))
            .collect()
    }

    fn axis(&mut self) {
        for (value, role) in [(1.0, Role::Grid), (0.0, Role::Control), (-1.0, Role::Grid)] {
            let y = Self::y(value);
            let ends = [
                Point::new(LEFT, y.floor() + 0.5),
                Point::new(self.width, y.floor() + 0.5),
            ];
            self.scene
                .push(Shape::line(&ends, Stroke::solid(1.0, role)));
            let at = Point::new(LEFT - 12.0, y);
            self.scene
                .push(Shape::centred(at, Anchor::End, AXIS, signed(value, 0)));
        }
    }

    fn line(&mut self, run: &[Point], stroke: Stroke) {
        let pieces = monotone(run);
        let Some(first) = pieces.first().and_then(|piece| piece.first()) else {
            return;
        };
        let mut commands = vec![PathCommand::Move(*first)];
        let curves = pieces.iter();
        commands.extend(curves.map(|&[_, out, into, to]| PathCommand::Cubic(out, into, to)));
        self.scene.push(Shape::curve(commands, stroke));
    }

    /// What is gained: the strip between the two curves, wherever both are known.
    fn area(&mut self, then: &[Point], today: &[Vec<Point>]) {
        let upper = monotone(then);
        for run in today {
            let lower = monotone(run);
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let mut x = first.x;
            while x < last.x {
                let right = (x + STRIP).min(last.x);
                let edge = |at: f32| Some((value_at(&upper, at)?, value_at(&lower, at)?));
                if let Some(((a, b), (c, d))) = edge(x).zip(edge(right))
                    && ((a - b).abs() > 0.2 || (c - d).abs() > 0.2)
                {
                    let corners = [
                        Point::new(x, a),
                        Point::new(right + 0.4, c),
                        Point::new(right + 0.4, d),
                        Point::new(x, b),
                    ];
                    self.scene.push(Shape::polygon(&corners, Role::AccentTint));
                }
                x = right;
            }
        }
    }

    /// Points where the two differ, with both numbers; a point of the future elsewhere.
    fn marks(&mut self) {
        for (index, felt) in self.felt.clone().into_iter().enumerate() {
            let x = self.x(index);
            let differs = match (felt.as_is, felt.to_be) {
                (Some(a), Some(b)) => (a - b).abs() > EQUAL,
                (a, b) => a.is_some() != b.is_some(),
            };
            if let Some(today) = felt.as_is.filter(|_| differs) {
                let centre = Point::new(x, Self::y(today));
                let edge = Stroke::solid(2.0, Role::Control);
                self.scene
                    .push(Shape::ring(centre, 4.0, Some(Role::Surface), edge));
                let at = Point::new(x, centre.y + NUMBER);
                self.number(at, today, AXIS);
            }
            if let Some(then) = felt.to_be {
                let centre = Point::new(x, Self::y(then));
                self.scene.push(Shape::disc(centre, 5.0, Role::Accent));
                if differs {
                    let at = Point::new(x, centre.y - NUMBER);
                    self.number(at, then, THEN);
                }
            }
        }
    }

    fn number(&mut self, at: Point, value: f64, style: TextStyle) {
        let text = signed(value, 2);
        if self.pen.width(&text, style) <= self.slot() {
            self.scene
                .push(Shape::centred(at, Anchor::Middle, style, text));
        }
    }

    fn names(&mut self) {
        let y = TOP + SPAN + NAMES;
        let mut stride = 1_usize;
        let mut room = self.slot();
        while room < NAME_ROOM && stride < self.felt.len() {
            stride += 1;
            room += self.slot();
        }
        let shown: Vec<(usize, &str)> = self
            .felt
            .iter()
            .map(|felt| felt.name.as_str())
            .enumerate()
            .step_by(stride)
            .collect();
        let names: Vec<&str> = shown.iter().map(|(_, name)| *name).collect();
        let told_apart = self.pen.told_apart(&names, NAME, room - 8.0);
        for ((index, _), name) in shown.into_iter().zip(told_apart) {
            let at = Point::new(self.x(index), y);
            self.scene
                .push(Shape::centred(at, Anchor::Middle, NAME, name));
        }
    }
}

/// What is not known breaks the line; it is never bridged.
fn runs(points: &[Option<Point>]) -> Vec<Vec<Point>> {
    points
        .split(Option::is_none)
        .map(|run| run.iter().copied().flatten().collect::<Vec<_>>())
        .filter(|run| !run.is_empty())
        .collect()
}
